"""What a column of an inventory can mean, and how a header says so.

The words are those of the Dutch databanks and of the questionnaires behind them, written as patterns over a header in
lower case without accents and punctuation. They are general: an editor settles the rest in a mapping file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """The meaning of a column; the value is the word that stands in a mapping file."""

    NAAM = "naam"
    ALIAS = "alias"
    AFKORTING = "afkorting"
    SAMENVATTING = "samenvatting"
    LAY = "gewone woorden"
    DOEL = "doel"
    AANPAK = "aanpak"
    DOELGROEP = "doelgroep"
    INTERMEDIAIR = "intermediaire doelgroep"
    CONTRA = "contra-indicaties"
    PROBLEEM = "probleem"
    SETTING = "setting"
    UITVOERDER = "uitvoerder"
    WET = "wet"
    ONTWIKKELAAR = "ontwikkelaar"
    RICHTLIJN = "richtlijn"
    BELEIDSDOEL = "beleidsdoel"
    VRAAGGEBIED = "vraaggebied"
    BREDER = "valt onder"
    ERKENNING = "erkenning"
    ERKEND_DOOR = "erkend door"
    ERKENNING_DATUM = "datum erkenning"
    GELDIG_TOT = "erkend tot"
    BEWIJS = "bewijs"
    UITKOMSTMAAT = "uitkomstmaat"
    ONTWERP = "onderzoeksontwerp"
    BEWIJS_NIVEAU = "bewijsniveau"
    CONCLUSIE = "conclusie"
    BEWIJS_VOLGENS = "bewijs volgens"
    ARBEIDSBESPAREND = "arbeidsbesparend"
    ARBEIDSBESPAREND_TOELICHTING = "arbeidsbesparend toelichting"
    ARBEIDSBESPAREND_VOLGENS = "arbeidsbesparend volgens"
    UITVOERBAARHEID = "uitvoerbaarheid"
    UITVOERBAARHEID_VOLGENS = "uitvoerbaarheid volgens"
    NOODZAKELIJKHEID = "noodzakelijkheid"
    NOODZAKELIJKHEID_VOLGENS = "noodzakelijkheid volgens"
    SOORT = "soort"
    STATUS = "status"
    DIGITAAL = "digitaal"
    DUUR = "duur"
    KOSTEN = "kosten"
    FINANCIERING = "financiering"
    MATERIAAL = "materiaal"
    WERKZAME_ELEMENTEN = "werkzame elementen"
    RANDVOORWAARDEN = "randvoorwaarden"
    OPLEIDING = "opleiding"
    ONDERBOUWING = "onderbouwing"
    ONDERZOEK = "onderzoek"
    OVEREENKOMSTEN = "overeenkomsten"
    OPMERKING = "opmerking"
    RUBRIEK = "rubriek"
    URL = "url"
    GERAADPLEEGD = "geraadpleegd"
    BIJGEWERKT = "bijgewerkt"
    BRON = "bron"
    VERIFICATIE = "verificatie"
    LITERATUUR = "literatuur"
    CONTACT = "contact"
    VOLGNUMMER = "volgnummer"


_THING = (
    r"(?:interventies?|method(?:e|iek)(?:en|s)?|programma|innovatie|initiatief|product|toepassing|technologie|"
    r"hulpmiddel|instrument|aanpak|praktijkvoorbeeld|goed voorbeeld|interventions?|dienst|aanbod|activiteit|project|"
    r"oplossing|voorziening|maatregel|werkvorm)"
)
_WHOLE: tuple[tuple[Field, str], ...] = (
    (Field.NAAM, rf"naam|titel|name|title|productnaam|benaming|{_THING}|{_THING} (?:naam|name|title)|interventienaam"
                 rf"|(?:name|title) of (?:the )?{_THING}|hoe heet .*"
                 rf"|interventie (?:of |en )?{_THING}"
                 r"|naam (?:van )?(?:de |het )?(?:app|training|cursus)"
                 rf"|naam (?:van )?(?:de |het )?{_THING}|titel (?:van )?(?:de |het )?{_THING}|{_THING} titel"),
    (Field.DOEL, r"doel(?:en)?|doelstelling(?:en)?|hoofddoel|subdoelen|goals?|objectives?|aims?"),
    (Field.AANPAK, r"werkwijze|opzet|inhoud|uitvoering|approach|aanpak in het kort"),
    (Field.SAMENVATTING, r"toelichting|in het kort|wat is het|kern|summary|description|typering|wat"),
    (Field.BREDER, r"productgroep|product ?categorie|technologie(?:groep| categorie)|valt onder|onderdeel van"
                   r"|hoofdgroep"
                   r"|behoort tot|soort technologie"),
    (Field.ERKEND_DOOR, r"databank|erkenner|commissie|erkenningscommissie|beoordelaar|recognised by"),
    (Field.ERKENNING, r"niveau|trede|oordeel|erkend|beoordeling|recognition|level|keurmerk|kwaliteitslabel"),
    (Field.GELDIG_TOT, r"tot|t m|tot en met|until|einddatum"),
    (Field.BIJGEWERKT, r"datum|date|jaar|year|versie|peildatum"),
    (Field.BRON, r"bron|bron ?organisatie|herkomst|uitgever|bronhouder|bronnaam|gevonden bij|source"),
    (Field.VERIFICATIE, r"zekerheid|verificatie(?:status)?|geverifieerd|nagekeken|gecontroleerd|status controle"),
    (Field.STATUS, r"status|actief|beschikbaarheid|nog actief|status (?:van )?(?:de )?" + _THING),
    (Field.SOORT, rf"soort|type|vorm|aard|interventietype|soort aanbod|kind|{_THING}(?: {_THING})* (?:of|en) {_THING}"),
    (Field.RUBRIEK, r"categorie|category|rubriek|cluster|indeling|hoofdstuk"),
    (Field.VOLGNUMMER, r"id|nr|no|nummer|code|volgnummer|kenmerk|sleutel"),
    (Field.ONDERZOEK, r"onderzoek|studies|evaluatie"),
    (Field.OPMERKING, r"opmerking(?:en)?(?: \w+)?|notities?|bijzonderheden|noot|noten"),
    (Field.BEWIJS, r"bewijs|evidentie|effect(?:en|iviteit)?|uitkomst(?:en)?|resultaat|resultaten|evidence"
                   r"|effectonderzoek|effectief|(?:wetenschappelijk )?bewezen|results?|findings?"),
    (Field.WET, r"(?:(?:wlz|wmo|zvw|jeugdwet)\s?){2,}|domein"),
    (Field.SETTING, r"plek|plaats|waar|where|veld|sector|context|zorgvorm"),
    (Field.UITVOERDER, r"wie|who|door|by"),
    (Field.DOELGROEP, r"voor|deelnemers?|participants?|bewoners|zorgvragers"),
    (Field.PROBLEEM, r"bij|waarbij|vraag|hulpvraag|diagnose|aanleiding"),
    (Field.DUUR, r"tijd|omvang|time"),
)  # fmt: skip
"""Patterns for the whole header; tried first."""

_PART: tuple[tuple[Field, str], ...] = (
    (Field.ARBEIDSBESPAREND_VOLGENS, r"(?:arbeids|tijd)\w*(?:spar|winst)\w*.*\b(?:volgens|bron|door)\b"
                                     r"|\b(?:volgens|bron|door wie)\b.*(?:arbeids|tijd)s?bespar"
                                     r"|\blabou?r saving\b.*\b(?:source|by|according)\b"),
    (Field.ARBEIDSBESPAREND_TOELICHTING, r"(?:arbeids|tijd)\w*(?:spar|winst)\w*.*\b(?:toelicht|onderbouw|uitleg"
                                         r"|opmerking)"
                                         r"|\b(?:toelichting|onderbouwing|uitleg)\b.*(?:arbeids|tijd)s?bespar"),
    (Field.ARBEIDSBESPAREND, r"\barbeidsbespa|\btijds?bespa|\btijds?winst|\bbespaart (?:tijd|arbeid)"
                             r"|\barbeidseffect|\blabou?r saving"
                             r"|\bbespa(?:art|ren|ring)\b.*\b(?:tijd|arbeid|uren|personeel|medewerkers)\b"
                             r"|\b(?:tijd|arbeid|uren)\b.*\bbespa|\b(?:scheelt|bespaart) het\b"),
    (Field.BEWIJS_VOLGENS, r"\b(?:uitkomst|bewijs|effect|onderzoek|resultaat)\w*.*"
                           r"\b(?:volgens|gerapporteerd door|gemeld door)\b"),
    (Field.UITVOERBAARHEID_VOLGENS, r"(?:uitvoerba|haalba)\w*.*\b(?:volgens|bron|door)\b"),
    (Field.NOODZAKELIJKHEID_VOLGENS, r"noodza\w*.*\b(?:volgens|bron|door)\b"),
    (Field.UITVOERBAARHEID, r"\buitvoerba|\bhaalba"),
    (Field.NOODZAKELIJKHEID, r"\bnoodza|\burgentie\b"),
    (Field.CONTRA, r"\bcontra ?indicat|\bniet (?:\w+ )?(?:voor|bij)\b|\bexclu[sd]|\buitsluit|\bongeschikt|\bunsuitable"
                   r"|\b(?:voor wie|wanneer|bij wie) niet\b|\bnot (?:\w+ )?for\b"),
    (Field.GELDIG_TOT, r"\bgeldig(?:heid)?\b(?! vanaf)|\bverloopt\b|\bverloopdatum|\bverval|\berkend (?:tot|t m)\b"
                       r"|\berkenning\w* tot\b"
                       r"|\bhoudbaar|\beinddatum|\berkenning\w* einde?\b"
                       r"|\beinde? (?:van )?(?:de )?erkenning|valid until|expir|\bherbeoordeling"),
    (Field.ERKENNING_DATUM, r"\b(?:datum|jaar|date|year)\w*\b.*\b(?:erken|beoordel|oordeel|besluit|recogni)|\b(?:erken"
                            r"|beoordel|oordeel)\w*\b.*\b(?:datum|jaar|sinds|op)\b"
                            r"|\bdatum besluit|\bbesluitdatum|\blaatste? beoorde"
                            r"|\brecogni\w*\b.*\b(?:date|year|since)\b"
                            r"|\berkenningsdatum|\berkenningsjaar|\bgeldig vanaf|\bbeoordelingsdatum|\berkend (?:op"
                            r"|sinds|in)\b"),
    (Field.ERKEND_DOOR, r"\b(?:erkend|beoordeeld|getoetst|erkenning(?:en)?|oordeel|toegekend) door\b|\bwie erken"
                        r"|\bdatabank\b|\berkennende\b"
                        r"|\brecogni\w*\b.*\b(?:by|organi[sz]ation|body|database|institute)\b"
                        r"|\berkenning\w* (?:wie|instantie|organisatie|databank)\b"),
    (Field.BEWIJS_NIVEAU, r"\bbewijskracht|\bbewijsniveau|\b(?:niveau|kwaliteit|zekerheid"
                          r"|mate) (?:van )?(?:het )?bewijs"
                          r"|\bbewijs\w* (?:zekerheid|niveau|kwaliteit|kracht)\b"
                          r"|\b(?:quality|certainty) of (?:the )?evidence"
                          r"|\bhoe zeker\b|\bgrade\b|\bebro\b|level of evidence"),
    (Field.UITKOMSTMAAT, r"\buitkomstma|\bgemeten (?:op|uitkomst)|\boutcome"),
    (Field.ONTWERP, r"\b(?:onderzoeks|studie)?(?:ontwerp|design)\b"
                    r"|\b(?:onderzoek\w*|bewijs|studies?|evidence) (?:opzet|type|soort|methode)\b"
                    r"|\b(?:onderzoeks|studie)(?:opzet|type|methode)"
                    r"|\b(?:type|soort|opzet) (?:van )?(?:het )?(?:onderzoek|studie)"),
    (Field.DOEL, r"\bdoelstelling|\bbeoogd\w*(?! doelgroep)\b|\bdoel (?:van|interventie)\b"),
    (Field.BEWIJS, r"\b(?:onderzoeks?|studie)(?:resulta|uitkomst)|\b(?:werkt|helpt) (?:het|dit|de)\b|\bbewezen\b"
                   r"|\bwat (?:zegt|blijkt uit|laat) (?:het )?onderzoek|\bopbrengst|\blevert het op\b|\bevidence of\b"
                   r"|\b(?:uitkomst|resultaat|resultaten|effect(?:en)?|effectiviteit|bewijs)\b"),
    (Field.CONCLUSIE, r"\bconclusie"),
    (Field.VERIFICATIE, r"\bverificatie|\bgeverifieerd"),
    (Field.ERKENNING, r"\berken|\brecogni|\btrede\b|\boordeel\b"),
    (Field.LITERATUUR, r"\bliteratuur|\breferenti|\bpublicaties?\b|\bbronnen\b|\bbronvermelding|\bdoi\b|\breferences"),
    (Field.GERAADPLEEGD, r"\bgeraadpleegd|\braadple|\bbezocht op\b"),
    (Field.URL, r"\burl\b|\bwebsite|\blink\b|\bwebadres|\bwebpagina|\bvindplaats"),
    (Field.BIJGEWERKT, r"\bbijgewerkt|\bgewijzigd|\bwijziging|\bgepubliceerd|\bpublicatiedatum"),
    (Field.CONTACT, r"\bcontact|\be ?mail\b|\bmailadres|\btelefoon|\badres\b"),
    (Field.VRAAGGEBIED, r"\bvraaggebied"),
    (Field.RICHTLIJN, r"\brichtlijn|\bkwaliteitsstandaard|\bzorgstandaard|\bleidra|\bguideline"),
    (Field.BELEIDSDOEL, r"\bdraagt bij aan\b|\bbijdrage aan\b|\bbeleidsdoel|\bhlo\b|\bakkoord|\bafspra(?:ak|ken)\b"),
    (Field.FINANCIERING, r"\bfinancier|\bfunding|\bbekostig|\bvergoed|\bbetaa?l(?:d|t|en)\b|\bprestatie\b"),
    (Field.WET, r"\bwet\b|\bwetten\b|\bwettelijk|\bstelsel|\bwetgeving|\bzorgwet"),
    (Field.KOSTEN, r"\bkosten|kosten\b|\bprijs|\bprijz|\bprice|\bbudget|\btarief|\binvestering|\bcosts?\b|\bwat kost"),
    (Field.DUUR, r"\bduur\b|\blooptijd|\btijdsinvestering|\btijdsduur|\bintensiteit|\bfrequentie"
                 r"|\baantal (?:bijeenkomsten|sessies|weken|uren|maanden|contacten|keer)|\bhoeveel tijd"
                 r"|\bduration|\bduurt\b"
                 r"|\bhoe lang\b|looptijd\b|\btijds(?:beslag|belasting)|\btime (?:investment|needed)|\btijd per\b"),
    (Field.WERKZAME_ELEMENTEN, r"\bwerkza|\bactive (?:ingredient|element|component)"
                               r"|\beffectieve elementen|\bkernelementen"),
    (Field.OPLEIDING, r"\bopleiding|\bcompetentie|\bscholing|\bcertificering|\bexpertise|\bdeskundigheid"),
    (Field.MATERIAAL, r"\bmateria|\bbenodigd|\bhandleiding|\bhandboek|\bmiddelen\b"),
    (Field.RANDVOORWAARDEN, r"\brandvoorwaard|\bvoorwaard|\bwat is nodig|\bimplementatie|\bborging"),
    (Field.OVEREENKOMSTEN, r"\bovereenkomst|\bvergelijkbare|\blijkt op|\bverwante"),
    (Field.AFKORTING, r"\bafkorting|\bacroniem"),
    (Field.ALIAS, r"\balias|\bandere na(?:am|men)|\bbekend (?:als|onder)|\bsynoniem|\bvoorheen|\b(?:oude|eerdere"
                  r"|vroegere|vorige|alternatieve) (?:na|be)|\broepnaam|\bvoormalig"),
    (Field.INTERMEDIAIR, r"\bintermediai"),
    (Field.ONTWIKKELAAR, r"\bontwikkel|\beigenaar|\beigenaren|\blicentiehouder|\bleverancier|\bfabrikant|\bbedenker"
                         r"|\bmaker\b|\bproducent|\bgrondlegger|\bdeveloper|\bowner|\bsupplier"
                         r"|(?<!type )\baanbieders?\b"),
    (Field.SETTING, r"\b(?:toegepast|toepasbaar|gebruikt|ingezet) in\b|\bsetting|\blocatie|\bplek\b|\bplaats\b|\bwaar\b"
                    r"|\bsector|\bwerkveld"
                    r"|\btype (?:zorg)?(?:organisatie|aanbieder)|\bwoonvorm|\bwoonsituatie|\btoepassingsgebied"
                    r"|\bcontext\b|\binzetbaar\b|\bomgeving\b|\bwhere\b"),
    (Field.UITVOERDER, r"\buitvoerder|\buitgevoerd door|\bdoor wie\b|\bwie (?:voert|kan|mag|doet)\b|\buitvoerend"
                       r"|\bberoep"
                       r"|\b(?:uitvoering|gegeven|aangeboden|begeleid) door\b|\b(?:performed|delivered|provided) by\b"
                      r"|\bbedien|\bproviders?\b|\bpractitioners?\b"
                      r"|\bdoor (?:welke?|wie)\b|\b(?:uit|in|toe|aan) te \w+ door\b"
                       r"|\b(?:ingezet|toegepast|geleverd|begeleid|verzorgd) door\b"
                       r"|\bwie (?:geeft|begeleidt|levert|verzorgt|doen|voeren|kunnen|mogen)\b"
                       r"|\b(?:carried out|by whom|staff)\b|\bprofessional|\bdiscipline|\bfuncties?\b|\bzorgverlener"),
    (Field.DOELGROEP, r"\bdoelgroep|\bvoor (?:wie|welke?)\b|\bdoelpopulatie|\blevensfase|\bleeftijd"
                      r"|\b(?:for whom|intended for|audience)\b|\beindgebruiker|\b(?:client|patient)(?:en)?groep"
                      r"|\bpopulatie"
                      r"|\bgebruikers?(?:groep)?(?:en)?\b|\b(?:bestemd|bedoeld|geschikt) voor\b"
                      r"|\btarget (?:group|population)|\bclienten\b"
                      r"|\bpatienten\b"),
    (Field.PROBLEEM, r"\bproble|\bthema|\bonderwerp|\bvraagstuk|\baandoening|\bklacht|\baandachtsgebied|\bindicatie"
                     r"|\bbij welk|\bwaarvoor\b|\bissues?\b|\bconditions?\b|\bwaarbij\b|\bhulpvraag"
                     r"|\bziektebeeld|\bdiagnose|\b(?:geschikt|toepasbaar|gebruiken|inzetbaar|inzetten) bij\b"
                     r"|\bsymptom|\b(?:pakt|lost) het (?:aan|op)\b"),
    (Field.SOORT, rf"\b(?:soort|type|kind)\b (?:van |of )?(?:de |the )?{_THING}|\bwat voor\b|\btype aanbod"),
    (Field.DIGITAAL, r"\bdigita|\be ?health\b|\bonline\b"),
    (Field.LAY, r"\b(?:gewone|eenvoudige|alledaagse) (?:woorden|taal)\b|\blekentaal|\bzoekwoorden|\bzoektermen"),
    (Field.SAMENVATTING, r"\bsamenvatting|\btypering|\bomschrijving|\bbeschrijving|\bin het kort\b"),
    (Field.AANPAK, r"\baanpak\b|\bwerkwijze"),
    (Field.ONDERBOUWING, r"\bonderbouw|\btheori|\btheoretisch"),
    (Field.ONDERZOEK, r"\bonderzoek|\bstudies?\b|\bevaluatie"),
    (Field.STATUS, r"\bstatus\b|\bverkrijgbaar|\bleverbaar"),
    (Field.NAAM, rf"\bnaam (?:van )?(?:de |het )?{_THING}|\b{_THING} ?naam\b"),
)  # fmt: skip
"""Patterns for a part of the header, the more specific before the more general."""

_WHOLE_COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in _WHOLE)
_PART_COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in _PART)
_INSIDE: Mapping[Field, tuple[tuple[Field, str], ...]] = {
    Field.ERKENNING: (
        (Field.GELDIG_TOT, r"tot|t m|tot en met|einde?|eind ?datum|geldig.*|verval.*|verloop.*|until|valid.*|expir.*"),
        (Field.ERKENNING_DATUM, r"datum|jaar|op|sinds|vanaf|per|d d|date|year|since|toegekend(?: op)?|erkend op"
                                r"|van|begin ?datum|datum .*"),
        (Field.ERKEND_DOOR, r"door|wie|naam|by|body|instituut|instelling|instantie|organisatie|databank|partij|orgaan"
                            r"|kennis(?:instituut|centrum)|bron|uitgever|beoordelaar|erkenner|commissie"),
        (Field.ERKENNING, r"niveau|trede|oordeel|level|rating|status|erkenning|waardering|label|resultaat|uitkomst"),
    ),
    Field.BEWIJS: (
        (Field.UITKOMSTMAAT, r"maat|op|waarop|domein|uitkomst ?maat|measure|outcome|gebied|wat"),
        (Field.ONTWERP, r"ontwerp|opzet|design|type|soort|methode|onderzoeks\w+"),
        (Field.BEWIJS_NIVEAU, r"niveau|kracht|zekerheid|kwaliteit|grade|ebro|level|bewijskracht|certainty"),
        (Field.LITERATUUR, r"bron|bronnen|referentie|publicatie|url|link|auteurs?|doi|titel"),
        (Field.BEWIJS_VOLGENS, r"volgens|wie|door|onderzoekers?|gemeld door|gerapporteerd door"),
        (Field.CONCLUSIE, r"conclusie|toelichting|samenvatting|omschrijving|tekst"),
        (Field.BEWIJS, r"uitkomst|resultaat|richting|effect|bevinding|waarde|conclusie|result|finding|direction"),
    ),
    Field.ARBEIDSBESPAREND: (
        (Field.ARBEIDSBESPAREND_VOLGENS, r"volgens|bron|door|wie|source|by|gemeten door"),
        (Field.ARBEIDSBESPAREND_TOELICHTING, r"toelichting|uitleg|onderbouwing|opmerking|omschrijving"),
        (Field.ARBEIDSBESPAREND, r"waarde|oordeel|niveau|ja nee|status|value|resultaat|label"),
    ),
    Field.UITVOERBAARHEID: (
        (Field.UITVOERBAARHEID_VOLGENS, r"volgens|bron|door|wie|source|by"),
        (Field.UITVOERBAARHEID, r"waarde|oordeel|niveau|score|toelichting|value"),
    ),
    Field.NOODZAKELIJKHEID: (
        (Field.NOODZAKELIJKHEID_VOLGENS, r"volgens|bron|door|wie|source|by"),
        (Field.NOODZAKELIJKHEID, r"waarde|oordeel|niveau|score|toelichting|value"),
    ),
}  # fmt: skip
"""What a word means under a heading that says what it is about: "datum" under "Erkenning"."""
_INSIDE_COMPILED = {
    above: tuple((meaning, re.compile(pattern)) for meaning, pattern in patterns) for above, patterns in _INSIDE.items()
}
_SAME_INSIDE = {Field.ONDERZOEK: Field.BEWIJS, Field.ERKEND_DOOR: Field.ERKENNING}

_TYPED = (
    "naam", "interventie", "doelgroep", "doelgroepen", "probleem", "problemen", "thema", "setting", "uitvoerder",
    "uitvoerders", "erkenning", "samenvatting", "omschrijving", "onderbouwing", "onderzoek", "ontwikkelaar",
    "eigenaar", "leverancier", "kosten", "materiaal", "aanpak", "status", "soort", "digitaal", "arbeidsbesparend",
    "aliassen", "afkorting", "literatuur", "richtlijn", "databank", "geldig tot", "datum erkenning", "erkend door",
)  # fmt: skip
"""Words in which a typing error is mended; short ones are left out, they turn into one another."""
_CLOSE = 0.86

EXACT, PARTIAL, CLOSE = 1.0, 0.9, 0.75
"""How sure a header makes of its meaning."""

_NOT_A_NAME = re.compile(
    r"contactpersoon|persoon|organisatie|instelling|bestand|auteur|bron|databank|onderzoek|ontwikkelaar"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a header is taken to mean, and how sure that is, in (0, 1]."""

    field: Field
    score: float
    measure: str | None = None
    """What was measured, when the header names it: "Effect op kwaliteit van leven"."""


@lru_cache(maxsize=16_384)
def normal_header(text: str) -> str:
    """Lower case, no accents, words only: "Naam_interventie (NL)" → "naam interventie nl"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


_MEASURE = re.compile(
    r"(?:effect(?:en)?|uitkomst|resultaat|bewijs)(?:\s+(?:op|voor)\s+|\s*:\s*"
    r"|(?<=effect)\s+(?!van\b|uit\b|volgens\b|onderzo|studie|bewijs|bewezen))(?P<measure>\S.*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def recognise(header: str) -> Guess | None:
    """What a header means, None when no pattern knows it."""
    plain = normal_header(header)
    if not plain or len(plain) > 120:
        return None
    for meaning, pattern in _WHOLE_COMPILED:
        if pattern.fullmatch(plain) and not (meaning is Field.NAAM and _NOT_A_NAME.search(plain)):
            return Guess(meaning, EXACT)
    for meaning, pattern in _PART_COMPILED:
        if pattern.search(plain):
            measure = _MEASURE.search(header) if meaning is Field.BEWIJS else None
            score = EXACT if len(plain.split()) < 3 else PARTIAL
            return Guess(meaning, score, measure["measure"].strip() if measure else None)
    return _mended(plain)


def inside(above: Field, label: str) -> Guess | None:
    """What a sub-heading means under a heading about `above`; None where the one says nothing of the other."""
    plain = normal_header(label)
    patterns = _INSIDE_COMPILED.get(_SAME_INSIDE.get(above, above), ())
    return next((Guess(meaning, EXACT) for meaning, pattern in patterns if pattern.fullmatch(plain)), None)


def other_than_name(header: str) -> Guess | None:
    """What a header means where another column holds the name: "Aanpak" is then how it is done."""
    plain = normal_header(header)
    meanings = (m for m, pattern in _PART_COMPILED if m is not Field.NAAM and pattern.search(plain))
    return next((Guess(meaning, PARTIAL) for meaning in meanings), None)


def _mended(plain: str) -> Guess | None:
    if close := get_close_matches(plain, _TYPED, n=1, cutoff=_CLOSE):
        guess = recognise(close[0])
        return Guess(guess.field, CLOSE) if guess else None
    return None
