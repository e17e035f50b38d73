"""Which interventions an advice recommends or advises against, by the words for them in its main clause.

A list of interventions never holds all of care. An intervention is recognised by its last part ("oefentherapie",
"valpreventieprogramma", "antipsychotica"), with the adjectives before it, and by a few names that say nothing by their
form. Words that are too general alone ("behandeling", "onderzoek") count only as part of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.guideline.conditions import blanked
from ingest.guideline.deeds import deeds
from ingest.guideline.means import means
from ingest.guideline.names import names_in
from ingest.guideline.objects import named, objects

_HEADS = (
    "therapie|therapieën|training|trainingen|programma|programma's|educatie|stimulatie|massage|screening|revalidatie|"
    "coaching|remmers?|antagonist|antagonisten|antibiotica|antibioticum|antibioticakuur|antipsychotica"
    "|antipsychoticum|"
    "antidepressiva|antidepressivum|psychofarmaca|benzodiazepine[ns]?|opio[iï]den|opio[iï]d|laxantia"
    "|laxans|diuretica|"
    "katheters?|vragenlijst|vragenlijsten|dagboek|domotica|protectors?|beschermers?|verband|crème|zalf"
    "|matras|matrassen|"
    "bedhekken|fixatie|sedatie|zorgplanning|casemanagement|casemanager|maatje|buddy|hygiëne|voorlichting"
    "|supplementen|"
    "drinkvoeding|sondevoeding|respijtzorg|dagbesteding|dagbehandeling|slaapmiddelen|slaapmiddel|pijnstillers?|"
    "analgetica|corticostero[iï]den|vaccinatie|zwachtels|steunkousen|compressie|mobilisatie|hulpmiddelen|hulpmiddel|"
    "begeleiding|valanalyse|valrisicobeoordeling|medicatiebeoordeling|zorgplan|behandelplan|ontspanningsoefeningen|"
    "oefeningen|meetinstrument|observatieschaal|oestrogenen|inhalatie|zuurstof|infuus|transfusie|reanimatie|"
    "thiaziden?|statines?|antihistaminica|methadon|kruidenmiddelen|cranberry|melatonine"
    "|paracetamol|morfine|rolstoel|rollator|tillift|hoortoestel|hoortoestellen|geluidsversterker"
)
_COMPOUND_ONLY = (
    "behandeling|behandelingen|interventie|interventies|onderzoek|analyse|medicatie|middelen|middel|ondersteuning|"
    "preventie|voeding|dieet|cursus|cursussen|groep|groepen|scan|test|tests|schaal|instrument"
    "|instrumenten|technologie|"
    "app|robot|plan|gesprek|gesprekken|maatregelen|activiteiten|consult|huisbezoek|huisbezoeken|aanpak|"
    "methode|methodiek|stoel|rail|apparaat|sensor|sensoren|kussen|muziek|adviezen|advies"
)
_DRUGS = (
    r"[a-z]{3,}(?:zepam|zolam|peridol|peridon|apine|tiapine|statine|sartan|olol|pril|cilline|mycine"
    r"|floxacine|conazol|stigmine|mantine|pramide|dronaat|coxib|profen)"
)
_NAMES = (
    r"tai\s+chi|reminiscentie|snoezelen|yoga|mindfulness|psychotherapie|psycho-educatie|EMDR|CGT"
    r"|gespreksgroep\w*|lotgenotencontact|"
    r"advance\s+care\s+planning|proactieve\s+zorgplanning|comprehensive\s+geriatric\s+assessment|wisselligging|"
    r"signaleringsplan|crisiskaart|tandenpoetsen|mondspoeling|blaastraining|bekkenbodem\w+|toilettraining"
    r"|vitamine\s+[A-Z]\d{0,2}|(?:zalf|crème|gel|spray|pleisters?|mondspoeling)\s+met\s+[\w-]{4,}|"
    r"routinematig\s+\w*onderzoek|bloedonderzoek|urineonderzoek|beeldvorming|zorgtechnologie|beeldbellen"
    r"|gps\b|leefstijlmonitoring|onvrijwillige\s+zorg|palliatieve\s+sedatie|vrijheidsbeperk\w+\s+maatregelen"
)
_ONE_ADJECTIVE = (
    r"(?!(?:alle|deze|die|elke|iedere|enige|andere|eigen|standaard|dezelfde|volgende|bestaande|gewone|juiste|passende"
    r"|mogelijke|nieuwe|vaste|goede|extra|langdurige|tijdelijke|dagelijkse|verdere|aanvullende|gebruikelijke|meerdere"
    r"|verschillende|overige|lage|hoge|gerichte|duidelijke|korte|eerdere|losse|ingrijpende|preventieve|algemene)\b)"
    r"[a-zà-ÿ-]{4,}(?:e|ief|isch)\s+"
)
_ADJECTIVE = rf"(?:{_ONE_ADJECTIVE}){{0,2}}"
_WITH_ADJECTIVE = "interventies?|behandeling(?:en)?|maatregelen|medicatie|activiteiten|middelen|technieken|zorgplan"
_TERM = re.compile(
    rf"(?<![\w-])(?:(?:{_NAMES})|(?P<adjective>{_ADJECTIVE})(?P<head>[\w-]{{3,}}(?:{_COMPOUND_ONLY})|[\w-]*(?:{_HEADS})|{_DRUGS})"
    rf"|(?P<described>(?:{_ONE_ADJECTIVE})+(?:{_WITH_ADJECTIVE})))(?![\w-])",
    re.IGNORECASE,
)
_BEFORE_SUBORDINATE = re.compile(
    r"\b(?:dat|die|voordat|zodat|omdat|want|in\s+plaats\s+van|zonder|waarbij|waarmee|waarin|zoals|boven|naast|ondanks"
    r"|vanwege|wegens)\b",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    "hulpmiddel hulpmiddelen meetinstrument meetinstrumenten vragenlijst vragenlijsten programma "
    "programma's voorlichting "
    "oefeningen training trainingen therapie therapieën begeleiding zorgplan behandelplan verband crème "
    "zalf screening "
    "praktijkadvies "
    "middelen inzetten crème matras wetenschappelijk vervolgonderzoek literatuuronderzoek wijkverpleging inmiddels "
    "risicogroep risicogroepen doelgroep doelgroepen beroepsgroep patiëntengroep leeftijdsgroep leeftijdsgroepen "
    "werkgroep stappenplan zorgprogramma educatie stimulatie begrippenlijst eindconsult compressie mobilisatie "
    "hygiëne protectors beschermers crèmes aanmiddel vervolgconsult inmiddel onmiddel maximiddel".split()
)
"""Words that alone name no intervention."""
_AFTER = re.compile(
    r"\b(?:over|bij|na|voor|tegen|rond|tijdens|zonder|als|ongeacht|van|per|op|tot|uit|buiten|binnen)\s+(?:(?:de|het|een"
    r"|deze|dit)\s+)?$|\b(?:bewoners|mensen|patiënten|cliënten|ouderen|personen|vrouwen|mannen)\s+(?:in|met|zonder)\s+(?:een\s+)?$",
    re.IGNORECASE,
)
"""Prepositions after which a word is not what the advice is to do ("bij twijfel over antibiotica")."""
_DONE = re.compile(
    r"\b(?:inzet|gebruik|toepassing|toepassen|gebruiken|geven|aanbieden|starten|start|voorschrijven"
    r"|combinatie|vorm|deelname|stoppen|afbouwen"
    r"|afbouw|staken|minderen|ondersteuning|hand|basis)\s+(?:van|met|aan|op)\s+(?:(?:de|het|een)\s+)?$"
    r"|^zorg\b[^.;]*\bvoor\s+(?:een\s+)?$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\bvervang\b(?![^.;]*\bdoor\b[^.;]*$)[^.;]*$|\b(?:stop|staak|verwijder|beperk|sla(?=\b.*\bover\b)|verminder|minder|bouw|stoppen|afbouwen|afbouw|staken|minderen"
    r"|afbouwen)\b(?![^.;]*\bstart\b[^.;]*$)[^.;]*$",
    re.IGNORECASE,
)


_WHO_HAS = re.compile(
    r"(?<=[a-z])\s+die\s+(?:[\w-]+\s+){1,6}?(?:gebruikt|gebruiken|heeft|hebben|krijgt|krijgen|slikt|slikken|is|zijn|woont|wonen)"
    r"(?=\s+(?:\w+\s+){0,5}(?:een|geen|de|het)\s)",
    re.IGNORECASE,
)
""" "iedere oudere die een opioïd gebruikt": says for whom, and what is to be done comes behind it."""
_INSTRUMENT = re.compile(
    r"\bmet\s+(?:behulp\s+van\s+)?(?:de|het|een)\s+(?P<name>[\w-]*(?:meter|schaal|lijst|test|score|index|scan|dagboek"
    r"|instrument|camera|sensor|stick|strip))\b",
    re.IGNORECASE,
)
""" "Beoordeel de beweeglijkheid met een goniometer": the thing to use, whatever the verb."""
_SCALE = re.compile(
    r"\W*(?:observeer|meet|screen|beoordeel|onderzoek|signaleer|volg|monitor|inventariseer|controleer|test|toets"
    r"|evalueer|scoor|vul|registreer|classificeer|bepaal|bekijk|beschrijf|bereken|schat|stel|breng|ga\s+na)\b[^.;]*?"
    r"\bmet\s+(?:behulp\s+van\s+)?(?:(?:de|het|een)\s+)?"
    r"(?!(?:GGZ|GGD|SEH|POH|AIOS|ANIOS|MDO|LVB|VVT|CIZ)\b)(?P<name>(?-i:[A-Z][\w-]*[A-Z\d][\w+-]*))(?:\s+(?:of|en)\s+(?:(?:de|het|een)\s+)?(?P<other>(?-i:[A-Z][\w-]*[A-Z\d][\w+-]*)))?",
    re.IGNORECASE,
)
""" "Observeer … met de PAINAD of de PACSLAC": what is looked with goes by its initials."""
_BARE_ACT = re.compile(r"(?:(?:het|dagelijks|wekelijks|regelmatig)\s+)?[a-zà-ÿ]{3,}en", re.IGNORECASE)
""" "(Overweeg) spoelen met …": what it is done with is the intervention."""
_WHOLE_ACT = re.compile(r"\s(?:poetsen|borstelen|bevochtigen|reinigen|insmeren|masseren)$")
""" "Tanden poetsen": care in itself, whatever it is done with."""
_NEUTRAL = re.compile(
    r"\W*(?:evalueer|bespreek|controleer|monitor|heroverweeg|inventariseer|vraag(?!\s[^.;]*\saan\b)|ga\s+na|beoordeel"
    r"|verwacht|informeer|instrueer"
    r"|leg(?=\s[^.;]*\b(?:uit|vast|voor)\b)|weeg|signaleer|kijk|onderzoek|registreer|volg|let|herhaal|overleg|stem|noteer|zie(?!\s(?:[\w-]+\s){0,3}?af\b)|verwissel)\b",
    re.IGNORECASE,
)
"""Orders that recommend nothing of what they name: "Evalueer antipsychotica"."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words for an intervention, with their range."""

    start: int
    end: int
    name: str
    less: bool
    """The advice is to use less of it, or to stop: "Bouw slaapmiddelen af"."""
    by_form: bool = True
    """Known by the form of the word; else by its place in the sentence, which says less."""
    measures: bool = False
    """It is what is measured with, whatever else goes by that name: "SNAQ"."""


def is_neutral(text: str) -> bool:
    """Whether an advice recommends nothing of what it names."""
    return bool(_NEUTRAL.match(text))


def interventions(text: str, *, labelled: bool = False) -> Iterator[Term]:
    """The interventions in the main clause of an advice, each once.

    `labelled`: a label tells what to do with it, so that it may be nothing but a name ("Audiometrie bij cliënten").
    """
    main = _without_guidelines(_WHO_HAS.sub(lambda found: " " * len(found[0]), blanked(text)))
    neutral = bool(_NEUTRAL.match(main))
    stop = _BEFORE_SUBORDINATE.search(main, 12)
    limit = stop.start() if stop else len(main)
    formed = [found.span() for found in _TERM.finditer(main, 0, limit) if found[0].lower() not in _GENERAL]
    instruments = [found.span("name") for found in _INSTRUMENT.finditer(main)]
    if scale := _SCALE.match(main):
        instruments += [scale.span(group) for group in ("name", "other") if scale[group]]
    used = list(means(main))
    told = [*objects(main), *used, *instruments, *(named(main) if labelled else ())]
    acts = [span for span in told if " met " in main[slice(*span)]]  # "Wassen met water en zeep"
    told = [*acts, *(span for span in told if not any(_overlap(span, act) for act in acts))]
    told = [span for span in told if not (used and _BARE_ACT.fullmatch(main[slice(*span)]))]
    placed = [span for span in told if not any(_overlap(span, other) for other in formed)]
    done = next(deeds(main), None)
    things = [span for span in (*formed, *placed) if not (done and _overlap(span, (done.start, done.end)))]
    seen: set[str] = set()
    for start, end in sorted(things):
        name = " ".join(main[start:end].split())
        before = main[:start]
        by_form = (start, end) in formed
        misplaced = _AFTER.search(before) and not _DONE.search(before)
        misplaced = misplaced and not any(_overlap((start, end), other) for other in told)
        if name.lower() in _GENERAL or name.lower() in seen or misplaced:
            continue
        less = bool(_LESS.search(before))
        if neutral and not less and (start, end) not in instruments:
            continue
        seen.add(name.lower())
        yield Term(start, end, name[:1].upper() + name[1:], less, by_form, (start, end) in instruments)
    if done and (not seen or (used and _WHOLE_ACT.search(done.name))):
        yield Term(done.start, done.end, done.name, less=False, by_form=False)


def _without_guidelines(text: str) -> str:
    """A text with the names of guidelines blanked: the one on sedation is no sedation."""
    for start, end, _ in names_in(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
