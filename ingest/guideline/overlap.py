"""Advice of different guidelines that says the same, or the opposite: candidates for a person to judge.

Precision goes before completeness: a pair is proposed when both advices are about one intervention in one context, or
say nearly the same in nearly the same words. The figures stand in docs/richtlijnen.md and are held by
tests/test_guideline_overlap.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import Stemmer

from ingest.guideline.shared_subjects import PROBLEMS, shared_subjects
from ingest.guideline.wording import AGAINST, UNKNOWN

SAME_WORDS = 0.4
"""Share of weighted words in common from which two advices about one problem or group are alike."""
SAME_TOPIC = 0.2
"""The same where their guidelines are about one subject."""
SAME_TEXT = 0.7
"""The same for two advices that have no problem or group in common."""
LEAST_SHARED = 2
"""Words that they have in common at least."""
_MOST_COMMON = 60
"""Advices that share a word; a word that more share says nothing about any two of them."""
_LEAVES_ROOM = re.compile(
    r"\b(?:zonder|alleen|uitsluitend|slechts|kortdurend|standaard|routinematig\w*|systematisch"
    r"|als\s+enige|als\s+eerste\w*|langdurig\w*|langer\s+dan|maximaal|klassieke|chronische?|bouw|bouwen|afbouw\w*|stop"
    r"|stoppen|staak|staken|verminder\w*|minder|uiterlijk|hoge\s+dos\w+)\b",
    re.IGNORECASE,
)
"""Words with which an advice against something is none against all of it."""
_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ-]{2,}")
_STOP = frozenset(
    """aan alle alleen als altijd bij daarna dan dat deze die dit door een eerst elke en ervan gaat geef geen gebruik
    haar hem het hij hoe hun iedere iemand indien juist kan kunnen maak maar mag mee met mits moet naar neem
    niet nodig nog ook onder ons ook over samen tegen ten tenzij ter tot uit van vanuit via voor wanneer wat
    wees welke werk wie wordt worden zet zich zij zijn zoals zodat zonder zorg overweeg bied bespreek start kies
    let doe vraag pas leg laat heb hebben heeft ander andere anders wel per naast mensen patiënten patiënt
    cliënt cliënten bewoner bewoners ouderen zo bijvoorbeeld vooral zeker mogelijk goed goede zowel eigen liefst
    binnen stel vast regelmatig steeds hele verhoogd verhoogde risico hoog begin zoek zoeken oorzaak oorzaken""".split()
)
_CANON = (
    (r"antipsychoticum$", "antipsychotica"), (r"antibioticum$|antibioticakuur$", "antibiotica"),
    (r"antidepressivum$", "antidepressiva"), (r"laxans$", "laxantia"), (r"psychofarmacon$", "psychofarmaca"),
    (r"(remmer|katheter|protector|beschermer|pijnstiller|thiazide|statine)s$", r"\1"),
    (r"(middel|matras|instrument|programma|training|interventie|maatregel)(?:en|sen|'s|s)$", r"\1"),
    (r"casemanager$", "casemanagement"), (r"proactieve zorgplanning$", "advance care planning"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One advice as far as comparing needs it."""

    id: str
    guideline: str
    """Id of its Richtlijn."""
    text: str
    direction: str | None
    strength: str
    recommended: frozenset[str] = frozenset()
    """Interventions that it recommends, by name."""
    discouraged: frozenset[str] = frozenset()
    own_problems: frozenset[str] = frozenset()
    """Ids of the problems that its own words name."""
    problems: frozenset[str] = frozenset()
    """The same, its module and guideline included."""
    groups: frozenset[str] = frozenset()
    """Ids of whom it is for, its module and guideline included."""
    topics: frozenset[str] = frozenset()
    """Ids of the problems (of the groups, where there are none) that its guideline is about as a whole, and the words
    of its name that say so."""
    conditional: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two advices to compare; `one` < `other`."""

    one: str
    other: str
    opposed: bool
    score: float
    """In (0, 1]: how much points at one and the same subject."""
    reason: str


@dataclass(slots=True)
class _Features:
    said: Said
    words: frozenset[str]
    things: Mapping[str, bool] = field(default_factory=dict)
    """Canonical intervention → whether it is recommended."""


def candidates(advices: Iterable[Said]) -> list[Candidate]:
    """Pairs of advices from different guidelines that are alike or opposed, best first."""
    features = [_features(said) for said in advices]
    weight = _weights(features)
    found = [
        candidate
        for left, right in _pairs(features)
        if (candidate := _compared(features[left], features[right], weight)) is not None
    ]
    return sorted(found, key=lambda c: (-c.score, c.one, c.other))


def similarity(one: str, other: str) -> float:
    """Share of the words of two texts that they have in common, all words counting alike; in [0, 1]."""
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def telling_words(text: str) -> frozenset[str]:
    """Stems of the words of a text that say something of what it is about."""
    return _words(text)


def subjects(name: str) -> frozenset[str]:
    """The words of a guideline's name that say what it is about, as ids beside those of concepts."""
    return frozenset(f"woord/{word}" for word in _WORD.findall(name.lower()) if word not in _STOP | _NO_SUBJECT)


_NO_SUBJECT = frozenset(
    """thuis verpleeghuis verpleeghuizen wijk ziekenhuis huisartsenpraktijk volwassenen kinderen kwetsbare oudere
    standaard richtlijn richtlijnen nhg-standaard nhg skilz-richtlijn skilz kngf-richtlijn kngf v&vn vvn nvva
    cbo cbo-richtlijn nvavg landelijke multidisciplinaire module modules generieke zorgstandaard
    kwaliteitsstandaard kwaliteitskader handreiking preventie behandeling diagnostiek herkenning langdurige
    palliatieve fase zorg gehandicaptenzorg verstandelijke beperking ziekte gezonde organisatie nederland
    problemen middelen ouder ouders mensen leven samen werken addendum leidraad verpleeghuiszorg jaar herziening
    begeleiding ondersteuning leeftijd afdeling""".split()
)


def canonical(name: str) -> str:
    """An intervention without number or learned ending: "Klassieke antipsychotica" and "antipsychoticum" are alike."""
    plain = name.lower()
    for pattern, put in _CANON:
        plain = re.sub(pattern, put, plain)
    return plain.split()[-1] if plain.split()[-1] in _HEADS_ALONE else plain


_HEADS_ALONE = frozenset(
    "antipsychotica antibiotica antidepressiva laxantia benzodiazepinen opioïden slaapmiddel".split()
)
"""Groups of medicines: with an adjective before them they are still about the group."""


_CALLS_IN = re.compile(
    r"\b(?:verwijs|betrek|schakel|consulteer|raadpleeg|overleg\s+met)\b[^.;]*?\b"
    r"(?P<who>[\w-]*(?:iëtist|logopedist|therapeut|psycholoog|apotheker|tandarts|mondhygiënist|verpleegkundige|geriater"
    r"|uroloog|cardioloog|neuroloog|psychiater|specialist\s+ouderengeneeskunde|huisarts|casemanager|maatschappelijk"
    r"\s+werker|geestelijk\s+verzorger))",
    re.IGNORECASE,
)
""" "Verwijs naar de diëtist" and "Schakel een diëtist in" are one advice, though a diëtist is no intervention."""


def _features(said: Said) -> _Features:
    things = {canonical(name): True for name in said.recommended} | {
        canonical(name): False for name in said.discouraged
    }
    things |= {
        f"inzet van {found['who'].lower()}": said.direction != AGAINST for found in _CALLS_IN.finditer(said.text)
    }
    return _Features(said, _words(said.text), things)


def _weights(features: Sequence[_Features]) -> dict[str, float]:
    counted = Counter(word for one in features for word in one.words)
    return {word: math.log(1 + len(features) / count) for word, count in counted.items()}


def _pairs(features: Sequence[_Features]) -> Iterator[tuple[int, int]]:
    """Pairs that share an intervention or a telling word, each once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(features):
        for key in (*one.words, *(f"={thing}" for thing in one.things)):
            by_key[key].append(index)
    seen: set[tuple[int, int]] = set()
    for key in sorted(by_key):
        members = by_key[key]
        if len(members) > _MOST_COMMON:
            continue
        for at, left in enumerate(members):
            for right in members[at + 1 :]:
                if (left, right) not in seen and features[left].said.guideline != features[right].said.guideline:
                    seen.add((left, right))
                    yield left, right


def _compared(left: _Features, right: _Features, weight: Mapping[str, float]) -> Candidate | None:
    shared = frozenset(word for word in left.words & right.words if not shared_subjects(word, PROBLEMS))
    total = sum(weight[word] for word in left.words | right.words)
    alike = sum(weight[word] for word in shared) / total if total else 0.0
    things = left.things.keys() & right.things.keys()
    about = _shared(left.said, right.said)
    if things and about.topic:
        thing = sorted(things)[0]
        differs = left.things[thing] != right.things[thing]
        reason = f"zelfde interventie ({thing}){about.words}"
        return _candidate(left, right, differs, round(min(1.0, 0.5 + alike), 2), reason)
    other_things = bool(left.things and right.things)
    """Both name an intervention, and not the same one."""
    least = SAME_TEXT if about.apart else SAME_TOPIC if about.guideline and not other_things else SAME_WORDS
    if (alike >= least and len(shared) >= LEAST_SHARED and about.any) or (
        alike >= SAME_TEXT and len(shared) > LEAST_SHARED + 1
    ):
        known = UNKNOWN not in (left.said.strength, right.said.strength)
        differs = left.said.direction != right.said.direction and known
        if differs and alike < SAME_WORDS:
            return None  # without an intervention in common, an opposite needs nearly the same words
        return _candidate(left, right, differs, round(alike, 2), f"bijna dezelfde woorden{about.words}")
    return None


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two advices have in common besides their words."""

    topic: bool
    """Their guidelines are about one subject, or both name one problem themselves."""
    guideline: bool
    """Their guidelines are about one subject."""
    apart: bool
    """Their guidelines are about subjects that have nothing in common."""
    any: bool
    """Anything: a problem or group, their modules' and guidelines' included."""
    words: str


def _shared(left: Said, right: Said) -> _Shared:
    guideline = left.topics & right.topics
    named = guideline or left.own_problems & right.own_problems
    about = [{t for t in said.topics if t.startswith("onderwerp/")} for said in (left, right)]
    common = named or left.problems & right.problems or left.groups & right.groups
    words = f" bij {min(common).partition('/')[2].replace('-', ' ')}" if common else ""
    apart = not guideline and all(about)
    return _Shared(bool(named), bool(guideline), apart, bool(common), words)


def _candidate(left: _Features, right: _Features, differs: bool, score: float, why: str) -> Candidate:
    one, other = sorted((left.said, right.said), key=lambda said: said.id)
    opposed = differs and _opposed(one, other)
    if opposed:
        why += ", de een voor en de ander tegen"
    elif differs:
        why += ", richting verschilt maar geldt niet voor hetzelfde geval"
    elif one.strength != other.strength and UNKNOWN not in (one.strength, other.strength):
        why += f", sterkte verschilt ({one.strength} en {other.strength})"
    return Candidate(one.id, other.id, opposed, score, why)


def _opposed(one: Said, other: Said) -> bool:
    """Whether advices of different direction exclude one another: not when the one against leaves room."""
    against = one if one.direction == AGAINST else other
    if _LEAVES_ROOM.search(against.text) or (one.conditional and other.conditional):
        return False
    advised = other if against is one else one
    common = one.topics & other.topics
    limits, cases = _limits(against, common), _limits(advised, common)
    return not limits or not cases or bool(limits & cases)


_LIMITS = re.compile(
    r"\b(?:bij|om|voor|tijdens|in\s+(?:de|het|een)|met\s+als\s+doel|wanneer|als|indien|die|zonder|na|op\s+basis\s+van"
    r"|vanwege|wegens|tegen)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _limits(said: Said, common: frozenset[str]) -> frozenset[str]:
    """Words for the cases that an advice keeps to, besides what both guidelines are about: "een lichte depressie"."""
    found = _LIMITS.search(said.text)
    if not found:
        return frozenset()
    about = {_stem(topic.partition("/")[2]) for topic in common}
    words = {word for word in _WORD.findall(found["rest"].lower()) if word not in _STOP}
    return frozenset(
        _stem(word) for word in words if _stem(word) not in about and not shared_subjects(word, PROBLEMS) & common
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")
