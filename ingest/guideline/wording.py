"""What the words of an advice say of its direction and strength: "Geef geen" is strong against, "Overweeg" weak for.

The rules are those of docs/richtlijnen.md ("Sterkte en richting"). A label of the source wins over all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.guideline.advising import Telling, telling, without_telling
from ingest.guideline.conditions import blanked
from ingest.guideline.denial import DENIAL, SUBORDINATOR, denies
from ingest.guideline.duties import duty, need, no_place, not_to_neglect, possibility, state, undecided, worthless
from ingest.guideline.imperatives import is_imperative, starts_with_imperative
from ingest.guideline.verdict import (
    BY_LABEL,
    FOR,
    GOOD_PRACTICE,
    STATED_AGAINST,
    STRONG_AGAINST,
    STRONG_FOR,
    UNDECIDED,
    WEAK_AGAINST,
    WEAK_FOR,
    Verdict,
)

_GOOD_PRACTICE = re.compile(r"\b(?:goede\s+praktijk|praktijkadvies|good\s+practice)\b", re.IGNORECASE)
_PRACTICE_LABEL = re.compile(r"^[^:]{0,40}\b(?:praktijk|praktijkadvies|practice)\b[^:]{0,20}:\s*", re.IGNORECASE)
_AVOIDING = frozenset("vermijd mijd ontraad ontmoedig staak".split())
_STOP_USING = re.compile(
    r"(?:direct|tijdig|meteen|zo\s+snel\s+mogelijk|dan\s+ook)?\s*(?:met\b|ermee\b|hiermee\b|het\s+gebruik\b|de\s+toediening\b)",
    re.I,
)
""" "Stop met X" is against X; "Stop een antidepressivum" tells what to do with one that is used."""
_STOPPING = frozenset("staak stop".split())
_ASKING = frozenset(
    """vraag controleer bepaal beoordeel check bespreek kijk inventariseer onderzoek weeg evalueer toets overleg
    observeer""".split()
)
"""Verbs after which "of" means whether and not or."""
_RESERVED = re.compile(
    r"\bterughoudend\w*|(?<!,\s)\bbij\s+voorkeur\s+(?:niet|geen)\b|\b(?:liever|beter)\s+(?:om\s+)?(?:niet|geen)\b"
    r"|\boverweeg\b[^.;]*?\b(?:te\s+stoppen|te\s+staken|af\s+te\s+zien|achterwege\s+te\s+laten|(?:het\s+)?(?:staken|stoppen)\s+(?:van|met))\b",
    re.IGNORECASE,
)
_NOT_RESERVED = re.compile(r"\bniet\s+(?:te\s+|zo\s+|al\s+te\s+|langer\s+)?terughoudend", re.IGNORECASE)
_PREFERENCE = re.compile(
    r"(?<!,\s)\bbij\s+voorkeur\b|\bvan\s+(?:groot\s+)?belang\b|\bis\s+belangrijk\b|\bde\s+voorkeur\b"
    r"|\bstandaard\s+onderdeel\b",
    re.IGNORECASE,
)
_IMPORTANT = re.compile(r"\s*(?P<that>dat\b)?(?:om\b)?", re.IGNORECASE)
_TO_CONSIDER = re.compile(r"(?:^om\b|^)(?![^.;]*\bom\b)[^.;]*\bte\s+overwegen\b", re.IGNORECASE)
""" "(De werkgroep adviseert om) X te overwegen"."""
_TO_CONSIDER_TO = re.compile(r"(?:her)?overweeg\s+om\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bniet\s+langer\s+dan\b", re.IGNORECASE)
""" "Overweeg X niet langer dan drie maanden" is "Overweeg … niet"."""
_OPINION = re.compile(r".*(?:is\s+van|vindt)\s", re.IGNORECASE | re.DOTALL)
_PROFESSIONAL = re.compile(
    r"^(?:u|je|men|(?:de|een|iedere|elke|geen)?\s*(?:\w*arts|\w*verpleegkundigen?|verzorgenden?|verzorgende\s+IG|\w*verlener|zorgverleners"
    r"|\w*therapeut|professional|behandelaar|medewerker|begeleider|team|zorgteam|zorgorganisatie)s?)\b",
    re.IGNORECASE,
)
_NOT_TO_DO = re.compile(
    r"\b(?:niet|nooit)\s+(?:[\w-]+\s+){0,3}?[a-zà-ÿ]{3,}en\s*(?:[.;]|$|\b(?:bij|in|tijdens|na|voor|als|om)\b)|\bniet\s*\.?$",
    re.IGNORECASE,
)
""" "Haloperidol niet voorschrijven": an order without a verb of its own."""
_FINITE = frozenset("dient dienen moet moeten mag mogen wordt worden is zijn kan kunnen hoeft hoort heeft".split())
_STRESSED = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
"""Accents that only stress a word ("géén"); the text keeps its length."""
_LEAD_IN = re.compile(r"[,:]\s+(?:dan\s+)?(?=(?P<verb>[a-zà-ÿ]+)\b)", re.IGNORECASE)
_INVERTED = re.compile(
    r"^(?:bij|indien|als|wanneer|na|voor|tijdens|in|op|ter|met|is|wordt|heeft|zijn|worden|hebben|kan"
    r"|kunnen|blijft|blijven|blijkt|treedt|treden|komt|wil|moet|gebruikt|krijgt)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ]+t\b[^,.;]{3,80},\s+[a-zà-ÿ]+\s+dan\b")
""" "Helpt dat onvoldoende, stop dan …"."""
_BARE = re.compile(
    r"\b(?P<verb>overweeg|geef|gebruik|bied|verwijs|bespreek|vermijd|kies|start|schrijf|wees|adviseer"
    r"|behandel)\b(?!\s+(?:van|ik|je|jij))",
    re.I,
)


_READERS: tuple[Callable[[str], Verdict | None], ...] = (need, duty, possibility, state)
"""The last one does not count beside a verb of advising: "X wordt aanbevolen en Y wordt gestaakt"."""


def judge(text: str) -> Verdict:
    """Direction and strength of one advice by its words."""
    text = text.translate(_STRESSED)
    if _GOOD_PRACTICE.search(text):
        return Verdict(_worded(_PRACTICE_LABEL.sub("", text)).direction, GOOD_PRACTICE, BY_LABEL)
    return _worded(text)


@dataclass(frozen=True, slots=True)
class _Read:
    """An advice as its words are read: its main clause, and what tells in it."""

    main: str
    """Without "De werkgroep adviseert om" in front of it, its conditions blanked."""
    told: str
    """What was left out in front: "De werkgroep adviseert om"."""
    verb: tuple[str, int] | None
    """The order in it and where what follows it begins."""
    said: Telling | None
    """What its verb of advising says, unless that depends on the order: "Leg uit dat … wordt afgeraden"."""


def _worded(text: str) -> Verdict:
    """The verdict of the words: what takes an advice back comes before what tells against, and that before the rest."""
    start = without_telling(text)
    main = blanked(text[start:]).strip(" ,;:-–")
    verb = _imperative_in(main)
    said = telling(blanked(text).lstrip(" ,;:-–"))
    if said and _is_below_order(main, verb, said.start):
        said = None
    read = _Read(main, text[:start], verb, said)
    return _taken_back(read) or _against(read) or _for_or_open(read)


def _taken_back(read: _Read) -> Verdict | None:
    """Calls to act that hold a denial, no advice at all, and what makes an advice weak."""
    if found := not_to_neglect(read.main):
        return found
    if undecided(read.main) and read.verb is None:
        return UNDECIDED
    if _RESERVED.search(read.main):
        return Verdict() if _NOT_RESERVED.search(read.main) else WEAK_AGAINST
    return _considered(read)


def _against(read: _Read) -> Verdict | None:
    """What advises against, or leaves it open, in whichever way the sentence says so."""
    main, verb, said = read.main, read.verb, read.said
    if found := no_place(main):
        return found
    if said and said.direction != FOR:
        return UNDECIDED if said.direction is None else STRONG_AGAINST if said.firm else STATED_AGAINST
    for reader in _READERS[: -1 if said else None] if verb is None else ():
        if (found := reader(main)) and found.direction != FOR:
            return found
    if verb is not None and _avoids(main, verb) and not possibility(main):
        return UNDECIDED if denies(main[verb[1] :]) and verb[0] not in _STOPPING else STRONG_AGAINST
    return None


def _for_or_open(read: _Read) -> Verdict:
    """The rest: what can be done, what is preferred, orders, and statements."""
    main, verb = read.main, read.verb
    if (found := possibility(main)) and not _is_below_order(main, verb, len(main)):
        return found
    if preferred := _PREFERENCE.search(main):
        return _preference(main, preferred)
    if verb is not None:
        return _by_denial(denies(main[verb[1] :], asked=verb[0] in _ASKING), STRONG_AGAINST, STRONG_FOR)
    if re.match(r"(?:geen|nooit)\b", main, re.IGNORECASE):
        return STRONG_AGAINST
    if read.told and not _OPINION.match(read.told):
        return _by_denial(denies(main), STRONG_AGAINST, STRONG_FOR)
    if read.said:
        return STRONG_FOR if read.said.firm else Verdict()
    return duty(main) or worthless(main) or _statement(main)


def _by_denial(denied: bool | None, against: Verdict, otherwise: Verdict) -> Verdict:
    return UNDECIDED if denied is None else against if denied else otherwise


def _considered(read: _Read) -> Verdict | None:
    """ "Overweeg …", "(De werkgroep adviseert om) … te overwegen"."""
    start = read.verb[1] if read.verb is not None and read.verb[0] in {"overweeg", "heroverweeg"} else None
    if read.told and _TO_CONSIDER.search(read.main):
        start = 0
    if start is None:
        return None
    about = _TO_CONSIDER_TO.match(read.main)
    denied = denies(read.main[about.end() if about else start :])  # "Overweeg om X niet toe te passen"
    return _by_denial(True if _NO_LONGER.search(read.main) else denied, WEAK_AGAINST, WEAK_FOR)


def _is_below_order(main: str, verb: tuple[str, int] | None, start: int) -> bool:
    """Whether what stands at `start` depends on an order: "Leg uit dat bedhekken worden afgeraden"."""
    return verb is not None and verb[1] <= start and SUBORDINATOR.search(main[verb[1] : start]) is not None


def _avoids(main: str, verb: tuple[str, int]) -> bool:
    return verb[0] in _AVOIDING or (verb[0] == "stop" and _STOP_USING.match(main[verb[1] :].lstrip()) is not None)


def _preference(main: str, preferred: re.Match[str]) -> Verdict:
    """ "Het is van belang geen …": what is preferred or important may be that something is not done."""
    if denies(main[: preferred.start()]):
        return STATED_AGAINST
    rest = _IMPORTANT.match(main, preferred.end())
    if rest is None or not denies(main[rest.end() :]):
        return Verdict()
    return UNDECIDED if rest["that"] else STATED_AGAINST


def _statement(main: str) -> Verdict:
    """A sentence without words that advise: "De huisarts gaat na of …"."""
    order = _NOT_TO_DO.search(main)
    if order and not _INVERTED.match(main) and not SUBORDINATOR.search(main[: order.start()]):
        return STATED_AGAINST
    denied = denies(main)
    if denied is False:
        return Verdict()
    return STATED_AGAINST if denied and _PROFESSIONAL.match(main) else UNDECIDED


def _imperative_in(main: str) -> tuple[str, int] | None:
    """The verb that tells what to do, lower case, and where what follows it begins."""
    words = list(re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", main))
    if not words:
        return None
    after = words[1][0] if len(words) > 1 else ""
    if after.lower() in _FINITE or DENIAL.match(words[0][0]):
        return None  # "Gebruik wordt afgeraden"
    if is_imperative(words[0][0], after) or starts_with_imperative(main):
        return words[0][0].lower(), words[0].end()
    if _INVERTED.match(main) or _TURNED.match(main):
        for lead in _LEAD_IN.finditer(main):
            if is_imperative(lead["verb"]):
                return lead["verb"].lower(), lead.end() + len(lead["verb"])
        if bare := _BARE.search(main, words[0].end()):
            return bare["verb"].lower(), bare.end()
    return None
