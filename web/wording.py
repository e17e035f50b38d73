"""Words a visitor reads: kinds, properties, dates, amounts, counts. Domain words themselves come from the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import Kind

UNKNOWN = "niet vermeld"
"""What a page says of a property that the source does not give; a blank would hide that it is missing."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a page names a kind, and the shape that goes with the name."""

    one: str
    many: str
    shape: str
    """One of the symbols in templates/_shapes.html; kinds that are alike share one."""
    meaning: str
    """One sentence for the page that explains the signs."""


KIND_WORDS: Mapping[Kind, KindWords] = {
    Kind.DOCUMENT: KindWords("Document", "Documenten", "blad", "Een stuk dat als geheel is gepubliceerd."),
    Kind.SECTIE: KindWords("Onderdeel", "Onderdelen", "blad", "Een hoofdstuk of paragraaf van een document."),
    Kind.AFSPRAAK: KindWords("Afspraak", "Afspraken", "ruit", "Iets wat partijen met elkaar hebben afgesproken."),
    Kind.ACTIE: KindWords("Actie", "Acties", "ruit", "Iets wat iemand gaat doen, vaak met een einddatum."),
    Kind.DOEL: KindWords("Doel", "Doelen", "driehoek", "Iets wat partijen willen bereiken."),
    Kind.BEDRAG: KindWords("Bedrag", "Bedragen", "ruit", "Geld dat in een document wordt genoemd."),
    Kind.INTERVENTIE: KindWords("Interventie", "Interventies", "ovaal", "Een aanpak, methode of hulpmiddel."),
    Kind.BEWIJS: KindWords("Bewijs", "Bewijs", "driehoek", "Wat onderzoek over een aanpak laat zien."),
    Kind.PUBLICATIE: KindWords("Publicatie", "Publicaties", "blad", "Een artikel of rapport over onderzoek."),
    Kind.RICHTLIJN: KindWords("Richtlijn", "Richtlijnen", "blok", "Advies voor zorgverleners, per onderwerp."),
    Kind.MODULE: KindWords("Module", "Modules", "blok", "Een deel van een richtlijn, met een eigen vraag."),
    Kind.AANBEVELING: KindWords("Aanbeveling", "Aanbevelingen", "blok", "Eén advies uit een richtlijn."),
    Kind.VOORZIENING: KindWords("Voorziening", "Voorzieningen", "ovaal", "Hulp of ondersteuning die u kunt aanvragen."),
    Kind.VRAAGGEBIED: KindWords("Vraaggebied", "Vraaggebieden", "cirkel", "Een onderwerp waarover mensen hulp vragen."),
    Kind.LOKET: KindWords("Loket", "Loketten", "huis", "De plek waar u hulp aanvraagt."),
    Kind.ORGANISATIE: KindWords("Organisatie", "Organisaties", "huis", "Een overheid, instelling of vereniging."),
    Kind.DOELGROEP: KindWords("Doelgroep", "Doelgroepen", "zeshoek", "De mensen voor wie iets bedoeld is."),
    Kind.PROBLEEM: KindWords("Probleem", "Problemen", "cirkel", "Een klacht, ziekte of vraag."),
    Kind.SETTING: KindWords("Plek", "Plekken", "huis", "Waar de zorg wordt gegeven."),
    Kind.BEROEP: KindWords("Beroep", "Beroepen", "zeshoek", "Wie de zorg geeft."),
    Kind.THEMA: KindWords("Thema", "Thema's", "cirkel", "Een onderwerp dat in meer documenten terugkomt."),
    Kind.WET: KindWords("Wet", "Wetten", "blok", "Een wet of regeling."),
    Kind.UITKOMST: KindWords("Uitkomst", "Uitkomsten", "driehoek", "Wat er verandert: bijvoorbeeld minder vallen."),
}

PROPERTY_WORDS: Mapping[str, str] = {
    "soort": "Soort",
    "uitgever": "Uitgever",
    "datum": "Datum",
    "geldig_tot": "Geldig tot",
    "url": "Gepubliceerd op",
    "geraadpleegd": "Opgehaald op",
    "licentie": "Licentie",
    "formaat": "Bestandsvorm",
    "bestand": "Bestand",
    "nummer": "Nummer",
    "titel": "Titel",
    "tekst": "Tekst",
    "duur": "Duur",
    "zacht": "Hoe vast staat het",
    "conditie": "Voorwaarde",
    "modaliteit": "Hoe het gezegd wordt",
    "doelgetal": "Doelgetal",
    "eenheid": "Eenheid",
    "doeljaar": "Doeljaar",
    "waarde_eur": "Bedrag",
    "jaren": "Jaren",
    "waarvoor": "Waarvoor",
    "samenvatting": "Samenvatting",
    "doel": "Doel",
    "aanpak": "Aanpak",
    "kosten": "Kosten",
    "materiaal": "Materiaal",
    "werkzame_elementen": "Werkzame onderdelen",
    "digitaal": "Digitaal",
    "arbeidsbesparend": "Bespaart werk",
    "status": "Status",
    "uitkomst": "Uitkomst",
    "uitkomstmaat": "Gemeten met",
    "conclusie": "Conclusie",
    "ontwerp": "Soort onderzoek",
    "systeem": "Beoordeeld met",
    "niveau": "Niveau",
    "auteurs": "Auteurs",
    "jaar": "Jaar",
    "doi": "DOI",
    "laatst_beoordeeld": "Laatst beoordeeld",
    "laatst_geautoriseerd": "Laatst geautoriseerd",
    "geplande_herbeoordeling": "Nieuwe beoordeling gepland",
    "uitgangsvraag": "Uitgangsvraag",
    "richting": "Richting",
    "sterkte": "Sterkte",
    "sterkte_basis": "Sterkte volgt uit",
    "voorwaarde": "Voorwaarde",
    "methode": "Tot stand gekomen door",
    "kop": "Kop boven de tekst",
    "telefoon": "Telefoon",
    "aliassen": "Ook genoemd",
    "afkortingen": "Afkorting",
    "toelichting": "Toelichting",
    "arbeidsbesparend_toelichting": "Bespaart het werk?",
    "contra_indicaties": "Niet geschikt",
    "onderbouwing": "Onderbouwing",
    "onderzoek": "Onderzoek",
    "rubriek": "Rubriek",
    "bron": "Bron",
    "volgens": "Overgenomen door",
    "voor_wie": "Voor wie is het?",
    "eerste_stap": "De eerste stap",
    "wat_u_zegt": "Dit kunt u zeggen",
    "wat_het_niet_is": "Wat het niet is",
    "hoe_lang": "Hoe lang het duurt",
    "bij_nee": "Als het antwoord nee is",
    "verschilt": "Verschilt het per gemeente?",
    "uitvoerbaarheid": "Hoe uitvoerbaar",
    "noodzakelijkheid": "Hoe nodig",
    "wat": "Wat is afgesproken",
    "per_jaar": "Elk jaar",
    "totaal": "Een totaal",
    "verdwenen": "Niet meer in de lijst",
}
"""Name of a property → the words before its value."""

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T\d{2}:\d{2}.*)?$")


def dutch_date(value: str) -> str:
    """ "2026-09-18" → "18 september 2026", "2021-03" → "maart 2021"; anything else as it stands."""
    found = _DATE.match(value)
    if not found:
        return value
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return value
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if day else f"{_MONTHS[int(month) - 1]} {year}"


def on_dutch_date(value: str) -> str:
    """The same behind its preposition: "op 18 september 2026", "in maart 2021"."""
    return f"{'op' if value.count('-') == 2 else 'in'} {dutch_date(value)}"


def advice_text(props: Mapping[str, Any], name: str) -> str:
    """What an Aanbeveling says; one that breaks off at "tenzij:" goes on with its conditions."""
    text = str(props.get("tekst") or name)
    said = props.get("voorwaarde")
    conditions = [said] if isinstance(said, str) else said or []
    return f"{text} {'; '.join(conditions)}." if text.endswith(":") and conditions else text


def dutch_number(value: float) -> str:
    """12345.5 → "12.345,5"; at most two decimals."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def euros(value: float) -> str:
    """ "€ 2,5 miljoen", "€ 12.500"."""
    for size, word in ((1e9, "miljard"), (1e6, "miljoen")):
        if abs(value) >= size:
            return f"€ {dutch_number(value / size)} {word}"
    return f"€ {dutch_number(value)}"


def percentage(part: float, whole: float) -> str:
    """ "12,3 %"; a part that is not nothing never reads as 0, and one that is not everything never as 100."""
    if not whole:
        return "0 %"
    share = 100 * part / whole
    if 0 < share < 0.1:
        return "< 0,1 %"
    if 99.9 < share < 100:
        return "> 99,9 %"
    return f"{dutch_number(round(share, 1))} %"


def counted(number: int, one: str, many: str) -> str:
    """ "1 resultaat", "12 resultaten"."""
    return f"{dutch_number(number)} {one if number == 1 else many}"


def kind_count(kind: Kind, number: int) -> str:
    """ "1 afspraak", "2.310 onderdelen"."""
    words = KIND_WORDS[kind]
    return counted(number, words.one.lower(), words.many.lower())


def sentence_case(text: str) -> str:
    """First letter upper case; the Dutch ij counts as one letter."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def shortened(text: str, limit: int = 160) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis when something was cut."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    return plain[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
