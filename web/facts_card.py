"""The facts of a thing as rows of words: what stands in the `dl` of its page, and the longer texts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

from graph.model import PROPERTIES, Kind, Predicate
from web.profile import Link, Profile
from web.property_sources import Place
from web.relations import RelationKey
from web.wording import PROPERTY_WORDS, UNKNOWN, dutch_date, dutch_number, euros, sentence_case

Places: TypeAlias = Mapping[str, Place]
"""Property → where it was read."""

LEAD = ("samenvatting", "tekst", "conclusie", "uitgangsvraag", "toelichting")
"""Properties that say in a sentence what a thing is; the first one known stands under the title."""
TEXTS = (
    "voor_wie", "eerste_stap", "wat_u_zegt", "wat_het_niet_is", "hoe_lang", "bij_nee", "verschilt", "doel", "aanpak",
    "werkzame_elementen", "onderbouwing", "onderzoek", "uitvoerbaarheid", "noodzakelijkheid",
    "arbeidsbesparend_toelichting", "materiaal", "contra_indicaties",
)  # fmt: skip
"""Properties that are a text of their own rather than a fact on the card."""
LINKS_SHOWN = 6
"""Related things in one row of the card; the others stand among the relations."""
_LINKED: tuple[tuple[Predicate, str], ...] = (
    (Predicate.VOOR, "Voor wie"),
    (Predicate.BIJ, "Waarbij"),
    (Predicate.IN, "Waar"),
    (Predicate.DOOR, "Door wie"),
    (Predicate.GEREGELD_IN, "Wet"),
    (Predicate.AANVRAGEN_BIJ, "Aanvragen bij"),
    (Predicate.ONTWIKKELD_DOOR, "Ontwikkeld door"),
    (Predicate.INITIATIEF_VAN, "Initiatief van"),
    (Predicate.GEAUTORISEERD_DOOR, "Geautoriseerd door"),
)
"""Relations that a reader looks for on the card, with the words before them."""
_LINKED_ALWAYS: Mapping[Kind, frozenset[Predicate]] = {
    Kind.INTERVENTIE: frozenset({Predicate.VOOR, Predicate.IN, Predicate.DOOR}),
    Kind.VOORZIENING: frozenset({Predicate.VOOR, Predicate.GEREGELD_IN, Predicate.AANVRAGEN_BIJ}),
}
LABOUR: Mapping[str, str] = {
    "gemeten": "Ja, dat is gemeten",
    "geclaimd": "Ja, zegt de aanbieder; niet gemeten",
    "verwacht": "Dat is de verwachting; nog niet gemeten",
    "geen": "Nee",
    "onbekend": "Niet onderzocht of niet bekend",
}
"""Values of `arbeidsbesparend` in words."""

_HIDDEN = frozenset(
    {
        "verborgen", "lay", "lay_gewicht", "lay_beide", "lay_verborgen", "hash",
        # places in a source and marks for programs
        "velden", "veld_bron", "veld_nagekeken", "voor_wie_soort", "situaties",
        "veld_start", "veld_eind", "rij", "blad", "publiek", "teken_in_tekst", "werkwoord", "groep",
        # said together with `arbeidsbesparend`
        "arbeidsbesparend_volgens",
    }
)  # fmt: skip
_HIDDEN_OF: Mapping[Kind, frozenset[str]] = {
    # how deep a heading lies and how it was typeset are for programs; its number stands in the title
    Kind.SECTIE: frozenset({"niveau", "soort", "nummer"}),
}
_ALWAYS: Mapping[Kind, frozenset[str]] = {
    Kind.DOCUMENT: frozenset({"uitgever", "datum", "url", "licentie"}),
    Kind.ACTIE: frozenset({"deadline_tekst"}),
    Kind.DOEL: frozenset({"doeljaar"}),
    Kind.BEDRAG: frozenset({"waarde_eur", "jaren", "waarvoor"}),
    Kind.INTERVENTIE: frozenset({"soort", "status", "kosten"}),
    Kind.BEWIJS: frozenset({"uitkomst", "ontwerp", "niveau"}),
    Kind.RICHTLIJN: frozenset({"laatst_geautoriseerd"}),
    Kind.AANBEVELING: frozenset({"richting", "sterkte"}),
}
"""Properties that a reader looks for: named as not known when the source does not give them."""
_DATES = frozenset(
    {"datum", "geldig_tot", "geraadpleegd", "laatst_beoordeeld", "laatst_geautoriseerd", "geplande_herbeoordeling"}
)
_BOOLEANS: Mapping[str, tuple[str, str]] = {
    "zacht": ("Een streven, geen harde toezegging", "Een toezegging"),
    "digitaal": ("Ja", "Nee"),
}


_WORDS = frozenset({"soort", "status", "uitkomst", "niveau", "richting", "sterkte", "methode", "ontwerp"})
"""Single terms, which start with a capital on a card."""
_TERMS: Mapping[tuple[str, str], str] = {("soort", "wat"): "Wat er is afgesproken"}
"""Values of the schema that say nothing to a reader, with what they mean."""
_LAST = frozenset({"bestand", "formaat", "aliassen", "bron", "url", "geraadpleegd", "volgens", "rubriek"})
"""How a text reached us matters least to a reader."""


@dataclass(frozen=True, slots=True)
class Value:
    """Words in a row, and where they lead ('' for nowhere)."""

    text: str
    href: str = ""

    @property
    def external(self) -> bool:
        """Whether it leads to another website."""
        return self.href.startswith("http")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the facts card."""

    label: str
    values: tuple[Value, ...]
    known: bool = True
    more: int = 0
    """Related things that the card leaves out."""
    source: str = ""
    """Address of the sentence that says so, or of the place on the page where each of several values has its own."""


@dataclass(frozen=True, slots=True)
class Text:
    """A longer text about a thing, in paragraphs or points."""

    label: str
    lines: tuple[str, ...]
    source: str = ""
    """Address of the place in the source where it stands."""


def lead(name: str, props: Mapping[str, Any]) -> str:
    """The sentence of the source that says what a thing is, or '' when there is none or it only repeats the name."""
    for key in LEAD:
        value = props.get(key)
        if isinstance(value, str) and value.strip():
            return "" if name.strip().endswith(value.strip()) else value.strip()
    return ""


def texts(props: Mapping[str, Any], places: Places) -> list[Text]:
    """The longer texts that are known, in the order of `TEXTS`."""
    found = [(key, _words(key, props.get(key))) for key in TEXTS]
    return [Text(_label(key), lines, _address_of(places, key)) for key, lines in found if lines]


def rows(profile: Profile, places: Places) -> list[Row]:
    """What people look for first, then all else that is known in the order of the schema; without lead and texts."""
    return [*_linked(profile), *_properties(profile.kind, profile.name, profile.props, places)]


def _address_of(places: Places, key: str) -> str:
    return places[key].address if key in places else ""


def words(key: str, props: Mapping[str, Any]) -> tuple[str, ...]:
    """One property in words: none when it is not known, several for a list."""
    return _labour(props) if key == "arbeidsbesparend" else _words(key, props.get(key))


def _linked(profile: Profile) -> list[Row]:
    out = []
    for predicate, label in _LINKED:
        links = profile.out(predicate)
        if links:
            shown = links if len(links) <= LINKS_SHOWN + 1 else links[:LINKS_SHOWN]
            values = tuple(Value(link.name, "/" + quote(link.id)) for link in shown)
            out.append(Row(label, values, more=len(links) - len(shown), source=_source_of(predicate, links)))
        elif predicate in _LINKED_ALWAYS.get(profile.kind, ()):
            out.append(Row(label, (Value(UNKNOWN),), known=False))
    return out


def _source_of(predicate: Predicate, links: Sequence[Link]) -> str:
    """The sentence about the only related thing; of several, the table on the page that has a sentence for each."""
    if len(links) > 1:
        return f"#{RelationKey(predicate, 'out').anchor}"
    source = links[0].sources[0]
    return Place(source["document"], source["start"], source["end"]).address


def _properties(kind: Kind, name: str, props: Mapping[str, Any], places: Places) -> list[Row]:
    shown_above = next((key for key in LEAD if isinstance(props.get(key), str) and props[key].strip()), None)
    wanted, hidden = _ALWAYS.get(kind, frozenset()), _HIDDEN | _HIDDEN_OF.get(kind, frozenset()) | {*TEXTS}
    out: list[Row] = []
    for key in sorted((*PROPERTIES[kind], *sorted(set(props) - set(PROPERTIES[kind]))), key=_LAST.__contains__):
        if key in hidden or key.startswith("zin") or key == shown_above or props.get(key) == name:
            continue
        if key.startswith("deadline_"):
            if key == "deadline_tekst":
                out += _deadline(props, key in wanted, _address_of(places, key))
            continue
        said = words(key, props)
        if said:
            out.append(Row(_label(key, kind), _values(key, said), source=_address_of(places, key)))
        elif key in wanted:
            out.append(Row(_label(key, kind), (Value(UNKNOWN),), known=False))
    return out


def _label(key: str, kind: Kind | None = None) -> str:
    if key == "url" and kind is not Kind.DOCUMENT:
        return "Website"
    return PROPERTY_WORDS.get(key) or sentence_case(key.replace("_", " "))


def _values(key: str, words: Sequence[str]) -> tuple[Value, ...]:
    return tuple(Value(_site(text) if _address("url", text) else text, _address(key, text)) for text in words)


def _site(address: str) -> str:
    """The website of an address, which says enough: the whole address is behind the link."""
    return urlsplit(address).netloc.removeprefix("www.")


def _labour(props: Mapping[str, Any]) -> tuple[str, ...]:
    value = str(props.get("arbeidsbesparend") or "")
    if not value:
        return ()
    by = str(props.get("arbeidsbesparend_volgens") or "")
    if by and value == "geclaimd":
        return (f"Ja, zegt {by}; niet gemeten",)
    return (LABOUR.get(value, sentence_case(value)) + (f" (volgens {by})" if by and value != "onbekend" else ""),)


def _words(key: str, value: Any) -> tuple[str, ...]:
    if value is None or value == "" or value == []:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value if str(item).strip())
    if isinstance(value, bool):
        return (_BOOLEANS.get(key, ("Ja", "Nee"))[0 if value else 1],)
    if key == "waarde_eur" and isinstance(value, int | float):
        return (euros(value),)
    if key in {"doeljaar", "jaar"}:
        return (str(value),)
    if isinstance(value, int | float):
        return (dutch_number(value),)
    text = str(value)
    if key in _DATES:
        return (dutch_date(text),)
    return (_TERMS.get((key, text)) or (sentence_case(text) if key in _WORDS else text),)


def _address(key: str, value: str) -> str:
    if key == "doi" and value.startswith("10."):
        return f"https://doi.org/{value}"
    return safe_address(value) if key == "url" else ""


def safe_address(value: str) -> str:
    """The address itself when a browser may follow it (http or https with a host), otherwise ''."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in {"http", "https"} and parts.netloc else ""


def _deadline(props: Mapping[str, Any], wanted: bool, source: str) -> list[Row]:
    """The deadline as an interval, followed by the words it was read from."""
    start, end, words = (str(props.get(f"deadline_{part}") or "") for part in ("start", "eind", "tekst"))
    if start and end and start != end:
        when = f"Tussen {dutch_date(start)} en {dutch_date(end)}"
    elif end or start:
        when = f"Uiterlijk {dutch_date(end or start)}"
    elif words:
        return [Row("Wanneer", (Value(f"Zonder vaste datum: “{words}”"),), source=source)]
    else:
        return [Row("Wanneer", (Value(UNKNOWN),), known=False)] if wanted else []
    return [Row("Wanneer", (Value(f"{when} (in de tekst: “{words}”)" if words else when),), source=source)]
