"""What the words of an advice say of its direction and strength: "Geef geen" is strong against, "Overweeg" weak for.

The rules are those of docs/richtlijnen.md ("Sterkte en richting"). A label of the source wins over all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.guideline.advising import telling, without_telling
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


def _worded(text: str) -> Verdict:
    """The verdict of the words: first what takes an advice back or against, then what makes it weak, then the rest."""
    told = without_telling(text)
    main = blanked(text[told:]).strip(" ,;:-–")
    verb = _imperative_in(main)
    if found := not_to_neglect(main):
        return found
    if undecided(main) and verb is None:
        return UNDECIDED
    if _RESERVED.search(main):
        return Verdict() if _NOT_RESERVED.search(main) else WEAK_AGAINST
    if considering := _considered(main, verb, told=told > 0):
        return considering
    said = telling(blanked(text).lstrip(" ,;:-–"))
    if said and _is_below_order(main, verb, said.start):
        said = None
    if found := no_place(main):
        return found
    if said and said.direction != FOR:
        return UNDECIDED if said.direction is None else STRONG_AGAINST if said.firm else STATED_AGAINST
    if verb is None:
        for reader in _READERS[: -1 if said else None]:
            if (found := reader(main)) and found.direction != FOR:
                return found
    if (found := possibility(main)) and not _is_below_order(main, verb, len(main)):
        return found
    if verb is not None and _avoids(main, verb):
        denied = denies(main[verb[1] :])
        return UNDECIDED if denied and verb[0] not in _STOPPING else STRONG_AGAINST
    if preferred := _PREFERENCE.search(main):
        return _preference(main, preferred)
    if verb is not None:
        return _by_denial(_order_denied(main, verb), STRONG_AGAINST, STRONG_FOR)
    if re.match(r"(?:geen|nooit)\b", main, re.IGNORECASE):
        return STRONG_AGAINST
    if told and not _OPINION.match(text[:told]):
        return _by_denial(denies(main), STRONG_AGAINST, STRONG_FOR)
    if said:
        return STRONG_FOR if said.firm else Verdict()
    return duty(main) or worthless(main) or _statement(main)


def _by_denial(denied: bool | None, against: Verdict, otherwise: Verdict) -> Verdict:
    return UNDECIDED if denied is None else against if denied else otherwise


def _considered(main: str, verb: tuple[str, int] | None, *, told: bool) -> Verdict | None:
    """ "Overweeg …", "(De werkgroep adviseert om) … te overwegen"."""
    considering = verb is not None and verb[0] in {"overweeg", "heroverweeg"}
    if told and _TO_CONSIDER.search(main):
        considering, verb = True, ("", 0)
    if not considering or verb is None:
        return None
    about = _TO_CONSIDER_TO.match(main)
    denied = denies(main[about.end() if about else verb[1] :])  # "Overweeg om X niet toe te passen"
    return _by_denial(denied or _NO_LONGER.search(main) is not None, WEAK_AGAINST, WEAK_FOR)


def _is_below_order(main: str, verb: tuple[str, int] | None, start: int) -> bool:
    """Whether what stands at `start` depends on an order: "Leg uit dat bedhekken worden afgeraden"."""
    return verb is not None and verb[1] <= start and SUBORDINATOR.search(main[verb[1] : start]) is not None


def _avoids(main: str, verb: tuple[str, int]) -> bool:
    return verb[0] in _AVOIDING or (verb[0] == "stop" and _STOP_USING.match(main[verb[1] :].lstrip()) is not None)


def _order_denied(main: str, verb: tuple[str, int]) -> bool | None:
    return denies(main[verb[1] :], asked=verb[0] in _ASKING)


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
