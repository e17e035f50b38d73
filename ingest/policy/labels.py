"""Labels and headings by which policy documents say what follows: the agreement, who acts, when, what must come of
it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """What a stretch of text is about."""

    TEKST = "tekst"
    WAT = "wat"
    """What is agreed."""
    WIE = "wie"
    """Who does what: acts."""
    TIJD = "tijd"
    """When."""
    RESULTAAT = "resultaat"
    """What must have come of it."""
    TREKKER = "trekker"
    BETROKKEN = "betrokken"
    UITVOERDER = "uitvoerder"
    """Who carries it out, as a field of its own."""
    KOSTEN = "kosten"
    OPROEP = "oproep"
    """What is asked or expected of others."""
    ACHTERGROND = "achtergrond"
    """Explanation: nothing is promised here."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line: its part, and where what it introduces begins."""

    part: Part
    end: int
    """Index of the first character behind the label; the length of the text when it stands alone."""
    agreement: bool = False
    """Whether the words say that an agreement begins here ("Wat is de afspraak")."""
    strict: bool = True
    """Whether every item below it is an act (under "Acties") or may be explanation."""


_WE = r"(?:we|wij|partijen)"
_RULES: tuple[tuple[Part, str, bool, bool], ...] = (
    (Part.WAT, (
        rf"wat\s+(?:is|zijn|houdt|behelst)\s+(?:de\s+|het\s+|deze\s+)?afspra(?:ak|ken)(?:\s+in)?"
        rf"|wat\s+spreken\s+{_WE}\s+af|wat\s+{_WE}\s+afspreken|(?:dit|hier)\s+spreken\s+{_WE}\s+af"
        rf"|wat\s+komen\s+{_WE}\s+overeen|wat\s+{_WE}\s+overeenkomen"
    ), True, True),
    (Part.WAT, (
        rf"wat\s+(?:is|wordt|hebben\s+{_WE})\s+(?:er\s+)?afgesproken|afgesproken\s+(?:is|wordt)|{_WE}\s+spreken\s+af|(?:de|onze|gezamenlijke)\s+afspra(?:ak"
        rf"|ken)|afspra(?:ak|ken)"
    ), True, True),
    (Part.WAT, (
        r"(?:inhoud|kern|strekking|tekst)\s+(?:van\s+(?:de|deze)\s+)?afspra(?:ak|ken)|omschrijving(?:\s+afspraak)?"
        r"|(?:dit|hier(?:over|toe)?)\s+(?:spreken\s+(?:we|wij|partijen)\s+af|is\s+afgesproken)"
    ), True, True),
    (Part.WIE, (
        r"wie\s+(?:gaat|doet|doen|gaan|is|zijn|pakt)\b[^:?.]{0,40}|wie|rolverdeling|taakverdeling"
        r"|rollen\s+en\s+taken"
    ), False, True),
    (Part.WIE, (
        r"(?:concrete\s+|belangrijkste\s+|volgende\s+|onze\s+)?(?:acties?|actiepunten|maatregelen|activiteiten"
        r"|vervolgstappen)"
    ), False, True),
    (Part.WIE, (
        r"dit\s+(?:doet|doen)\s+(?!we\b|wij\b)[^:?.]{3,40}|concrete\s+(?:stappen|uitwerking|inzet)|te\s+nemen\s+(?:stappen|maatregelen|acties)|actie(?:lijst"
        r"|overzicht|plan)"
    ), False, True),
    (Part.WIE, (
        rf"(?:wat|hoe)\s+gaan\s+{_WE}\s+(?:(?:er|dit|dat|het)\s+)?(?:concreet\s+)?(?:doen|aanpakken|regelen)"
        rf"|(?:daarvoor|daartoe|hiervoor|hiertoe|hiermee|daarmee)\s+(?:gaan|zijn)\s+(?:\w+\s+)?(?:aan\s+de\s+slag|aan\s+zet)"
        rf"|(?:dit|dat|zo)\s+(?:gaan\s+{_WE}\s+(?:doen|aanpakken)|doen\s+{_WE}(?:\s+dat)?|pakken\s+{_WE}\s+\w+\s+aan)"
        rf"|wat\s+doen\s+{_WE}(?:\s+in\s+20\d\d)?|wat\s+(?:gaat|doet|doen)\s+[^:?.]{{3,40}}?(?:\s+doen)?"
    ), False, False),
    (Part.WIE, (
        rf"wat\s+leveren\s+{_WE}\s+op|op\s+te\s+leveren(?:\s+(?:producten|resultaten))?|(?:deliverables|producten|opleveringen)"
        rf"|wat\s+staat\s+er\s+(?:nog\s+)?(?:op\s+(?:de\s+rol|stapel|het\s+programma|de\s+planning)|gepland|te\s+gebeuren)"
    ), False, False),
    (Part.WIE, (
        rf"uitvoering|(?:onze\s+)?inzet|(?:werkwijze|aanpak)(?=\s*:)|(?:dit|dat|zo)\s+(?:gaan|doen)\s+{_WE}(?:\s+(?:dat|doen))?"
        rf"|{_WE}\s+(?:gaan\s+)?(?:doen|aan\s+de\s+slag\s+met)"
    ), False, False),
    (Part.WIE, (
        r"wat\s+(?:u|je|men)\s+(?:van\s+)?(?:ons|de\s+\w+)\s+(?:kunt|kan|mag)\s+verwachten"
        r"|wat\s+(?:mag|mogen|kunt|kan|kun)\s+(?:u|je|men)\s+van\s+(?:ons|de\s+\w+)\s+verwachten"
    ), False, True),
    (Part.OPROEP, (
        rf"wat\s+(?:{_WE}\s+(?:van|aan)\s+[^:?.]{{3,60}}\s+(?:verwachten|vragen)"
        rf"|(?:verwachten|vragen)\s+{_WE}\s+(?:van|aan)\s+[^:?.]{{3,60}})|(?:onze\s+)?oproep(?:en)?(?:\s+aan\s+[^:?.]{{3,40}})?"
    ), False, True),
    (Part.TIJD, (
        r"(?:wat\s+is\s+(?:het|de)\s+)?(?:tijdpad|tijdlijn|planning|termijn|fasering|tijdsplanning|tijdschema"
        r"|tijdspad)"
    ), False, True),
    (Part.TIJD, (
        r"wanneer(?:\s+(?:is|zijn|gereed|klaar)[^:?]{0,30})?|(?:gereed|klaar|af)(?:\s+(?:op|per|in|voor|v[oó]{2}r))?|deadline"
        r"|tijdgebonden|einddatum|opleverdatum|looptijd|mijlpalen|uiterlijk|startdatum|start|periode|oplevering"
    ), False, True),
    (Part.RESULTAAT, (
        rf"(?:dit|dat)\s+willen\s+{_WE}(?:\s+bereiken)?(?:\s+in\s+20\d\d)?"
        rf"|wat\s+(?:willen\s+{_WE}\s+[^:?]{{0,40}}|{_WE}\s+(?:in\s+20\d\d\s+)?(?:willen\s+)?)berei(?:ken|kt)[^:?]{{0,40}}"
        rf"|waar\s+(?:(?:willen|werken|gaan)\s+{_WE}|{_WE})\s+[^:?]{{0,30}}?(?:naar\s*toe|heen|op\s+uit(?:komen)?)"
        r"(?:\s+(?:willen(?:\s+komen)?|werken|gaan|komen))?(?:\s+in\s+20\d\d)?"
        r"|wat\s+(?:moet\s+het\s+opleveren|levert\s+(?:het|dit)\s+op)"
    ), False, True),
    (Part.RESULTAAT, (
        r"(?:beoogde?\s+|verwachte?\s+|gewenste?\s+)?(?:resultaat|resultaten|opbrengst(?:en)?"
        r"|effect(?:en)?)(?:\s+in\s+20\d\d)?"
    ), False, True),
    (Part.RESULTAAT, (
        r"(?:onze\s+|maatschappelijke?\s+|concrete?\s+)?(?:doel(?:en|stelling(?:en)?)?|ambities?"
        r"|streefdoel(?:en)?|streefwaarden?|streven|mikpunt(?:en)?)(?:\s+(?:in|voor|van|bij)\s+[^:?.]{2,40})?"
    ), False, True),
    (Part.RESULTAAT, (
        r"monitoring\s+en\s+evaluatie|meetbaar|(?:prestatie-?)?indicator(?:en)?|kpi[’']?s?|dit\s+levert\s+het\s+op"
    ), False, True),
    (Part.TREKKER, (
        r"(?:[a-zà-ÿ]{4,}(?:\s+en\s+|\s*/\s*))?(?:gezamenlijke\s+)?(?:kar)?trekkers?(?:\s+(?:pijler|actie|maatregel|afspraak|actielijn|thema|spoor)\s+\w{1,4})?|eigenaar|eindverantwoordelijke?|verantwoordelijke?(?:\s+partij(?:en)?)?"
        r"|(?:bestuurlijk|ambtelijk)\s+(?:trekkers?|opdrachtgevers?|verantwoordelijken?)|probleemeigenaar"
        r"|(?:werkpakket|project|programma|thema|spoor|actielijn|deelproject)(?:trekker|leider|eigenaar|houder)s?"
        r"|kartrekkers?|regie|penvoerders?|voortouw|coördinatie|coördinator|aanjagers?"
    ), False, True),
    (Part.UITVOERDER, (
        r"uitvoer(?:der|ders|ing\s+door)"
        r"|uitvoerende\s+partij(?:en)?|actiehouders?"
        r"|actor(?:en)?|door\s+wie|(?:wie\s+is\s+)?aan\s+zet|(?:uitgevoerd|te\s+doen|op\s+te\s+pakken)\s+door"
    ), False, True),
    (Part.BETROKKEN, (
        r"betrokken(?:\s+(?:partijen|organisaties|partners|actoren))?(?:\s+zijn)?|(?:samenwerkings)?partners"
        r"|samen\s+met|in\s+samenwerking\s+met|met\s+wie|met|andere\s+partijen|deelnemers|adviseurs?"
        r"|(?:met\s+)?(?:steun|hulp|medewerking|ondersteuning|advies|inbreng)\s+(?:van|door)|(?:ondersteund|bijgestaan)\s+door"
    ), False, True),
    (Part.KOSTEN, (
        r"(?:geraamde\s+)?kosten|budget|begroting|financiering|middelen|dekking|bijdragen?|financiële\s+afspraken"
    ), False, True),
    (
        Part.TEKST,
        r"(?:en\s+)?(?:komen|zijn)\s+(?:daarom\s+|hierbij\s+)?(?:het\s+)?(?:volgende\s+)?overeen(?:gekomen)?(?:\s+als\s+volgt)?\.?"
        r"|spreken\s+(?:daarom\s+|hierbij\s+)?(?:het\s+volgende\s+)?af\.?",
        False,
        True,
    ),
    (
        Part.ACHTERGROND,
        r"(?:ervaren\s+)?knelpunten|toelichting|achtergrond|aanleiding|inleiding|context|leeswijzer|proces"
        r"|waarom|probleem(?:stelling)?"
        r"|urgentie|voorwoord|definities?|begrippen|waar\s+staan\s+(?:we|wij)(?:\s+nu)?|huidige\s+situatie"
        r"|wat\s+is\s+het\s+probleem|acceptabel|aanvaardbaar|ambitieus|realistisch|haalbaar|relevant|disclaimer|overwegend[e]?(?:\s+dat)?|in\s+aanmerking\s+nemend[e]?(?:\s+dat)?"
        r"|constaterend[e]?(?:\s+dat)?|overwegingen",
        False,
        True,
    ),
)  # fmt: skip
_ALONE = [
    (part, re.compile(rf"\W*(?:{pattern})\s*[:?]?\s*", re.IGNORECASE), agreement, strict)
    for part, pattern, agreement, strict in _RULES
]
_LEADING = [
    (part, re.compile(rf"[\s·•*\-–]*(?:{pattern})\s*(?P<mark>[:?])\**\s*", re.IGNORECASE), agreement, strict)
    for part, pattern, agreement, strict in _RULES
]
_LONGEST = 70
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Z])")
"""The number before a heading that reading took for a line: "3 Wat gaan we doen"."""
_TITLE_END = re.compile(r"(?:\w+\s+){0,3}\w+\s*")
"""The rest of a heading behind its colon ("Wat willen we bereiken: resultaten en speerpunten")."""
ACTION_LINE = re.compile(
    r"[\s·•*\-–]*\**(?:[Aa]ctie(?:punt)?|AP|[Tt]oezegging)\s*(?:\d{1,3}[.:]?\s*)?(?P<who>(?:voor\s+|van\s+)?[A-Z][\w&/,\s\-]{1,60}?)\s*:\**\s+(?=\S)"
)
"""A line of an action list with its holder: "Actie ActiZ: campagneplan opstellen"."""
PHASE_LINE = re.compile(r"\W*(?:fase|stap|mijlpaal|tranche)\s+\w{1,3}\s*[:.–-]?\s*[^.;]{0,110}$", re.IGNORECASE)
"""A line that opens a phase, before a list of what is done in it: "Fase 1: voorbereiding (januari t/m maart 2027)"."""
CLOSING_FIELD = re.compile(
    r"(?<=[.!?])\s+[*(]*(?P<field>(?:trekkers?|penvoerder|eigenaar|actiehouders?|verantwoordelijke?)\s*:\s+[^.:]{2,120})[.*)]*\s*$",
    re.IGNORECASE,
)
"""A field as the last words of a paragraph: "… in. Trekker: UWV."."""
_WHAT = re.compile(
    r"\**(?:wat|hoe|specifiek|acties?|activiteit(?:en)?|maatregel|omschrijving)\**\s*[:?]\**\s+", re.IGNORECASE
)
"""Names of the field that says what is done, beside fields that say who and when."""


_FIELD_PARTS = frozenset({Part.TREKKER, Part.UITVOERDER, Part.BETROKKEN, Part.TIJD, Part.KOSTEN, Part.RESULTAAT})
_FIELD_NAMES = "|".join(
    [
        *(pattern for part, pattern, agreement, _ in _RULES if part in _FIELD_PARTS and not agreement),
        r"status|wie|wat|hoe|actie|activiteit(?:en)?|maatregel|afspraak|omschrijving|toelichting",
    ]
)
_FIELD = re.compile(rf"(?:^|(?<=\s)|(?<=[.;|]))\**(?P<name>{_FIELD_NAMES})\**\s*[:?]\**\s+", re.IGNORECASE)


_BEFORE_FIELDS = re.compile(
    r"[\W_]*(?:(?:actie(?:punt)?|maatregel|activiteit|stap|afspraak)\s+\w{1,4}[\W_]*)?", re.IGNORECASE
)
"""Before the fields of an act may stand which one it is: "Actie 3"."""


def fields(text: str) -> list[tuple[int, int]]:
    """Character ranges of the fields of a paragraph that is nothing but fields ("Trekker: X Betrokken: Y Gereed: Z").

    Empty when it is running text, or only one field.
    """
    found = _named_fields(text)
    if len(found) < 2 or not _BEFORE_FIELDS.fullmatch(text, 0, found[0].start()):
        return []
    starts = [match.start("name") for match in found]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def fields_behind(text: str) -> int | None:
    """Where the fields begin that close a paragraph of sentences, two or more of them; None when there are none."""
    found = _named_fields(text)
    if len(found) < 2:
        return None
    start = found[0].start("name")
    return start if re.search(r"[.!?;]\s*\**$", text[:start]) and text[start].isupper() else None


def _named_fields(text: str) -> list[re.Match[str]]:
    """The names of fields; none in text without the two marks that two of them need, which is nearly all text."""
    return list(_FIELD.finditer(text)) if text.count(":") + text.count("?") >= 2 else []


def field_label(text: str) -> Label | None:
    """The label of one of several fields; "Wat:" among them says what is done."""
    what = _WHAT.match(text)
    return Label(Part.WIE, what.end()) if what else line_label(text)


def is_what(text: str) -> bool:
    """Whether a field says what is done."""
    return bool(_WHAT.match(text))


def heading_part(title: str) -> Label | None:
    """What the text under a heading is about; None when the title does not say."""
    if len(title) > _LONGEST:
        return None
    for part, pattern, agreement, strict in _ALONE:
        if pattern.fullmatch(title):
            return Label(part, len(title), agreement, strict)
    return None


def line_label(text: str) -> Label | None:
    """A label that begins a line: alone on it, or with a colon before what it says ("Trekker: VNG")."""
    for part, pattern, agreement, strict in _LEADING:
        match = pattern.match(text)
        if not match:
            continue
        if match.end() >= len(text.rstrip()) or (part is Part.RESULTAAT and _TITLE_END.fullmatch(text, match.end())):
            return Label(part, len(text), agreement, strict)
        if match["mark"] == ":" or agreement or part in {Part.WIE, Part.TIJD, Part.RESULTAAT}:
            return Label(part, match.end(), agreement, strict)
    first, newline, rest = text.partition("\n")
    if newline and rest.strip() and (label := heading_part(first.strip(" *"))):
        return Label(label.part, len(first) + 1, label.agreement, label.strict)
    label = heading_part(_NUMBER.sub("", text.strip())) if len(text) <= _LONGEST else None
    return label and Label(label.part, len(text), label.agreement, label.strict)
