"""Advice of different guidelines that says the same, or the opposite: candidates for a person to judge.

Precision goes before completeness: a pair is proposed when both advices are about one intervention in one context, or
say nearly the same in nearly the same words. The figures stand in docs/richtlijnen.md and are held by
tests/test_guideline_overlap.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ingest.guideline.canonical import canonical
from ingest.guideline.conditions import blanked
from ingest.guideline.deeds import is_deed
from ingest.guideline.interventions import is_neutral
from ingest.guideline.opposition import denies, opposed
from ingest.guideline.quantities import clash, without_quantities
from ingest.guideline.said import STOP, WORD, Said, stem, telling_words
from ingest.guideline.shared_subjects import PROBLEMS, shared_subjects
from ingest.guideline.verdict import AGAINST, UNKNOWN

SAME_WORDS = 0.4
"""Share of weighted words in common from which two advices about one problem or group are alike."""
SAME_TOPIC = 0.2
"""The same where their guidelines are about one subject."""
SAME_ACT = 0.5
"""Share of words in common, numbers left out, from which two advices in guidelines on one subject tell one act."""
SAME_ACT_ON = 0.2
"""The same where both name one intervention, or say nearly the same anyway."""
SAME_TEXT = 0.7
"""The same for two advices that have no problem or group in common."""
WHOLE_ACT = 0.66
"""The same from which they tell one act by themselves, the subject of their guidelines included."""
LEAST_SPOKEN = 2
"""Advices of a guideline that name the subject of another, from which it is about that subject too."""
LONG_NAME = 10
"""Letters of a name from which it says by itself what is meant, wherever it stands."""
LEAST_SHARED = 2
"""Words that they have in common at least."""
_MOST_REPEATED = 4
"""Advices in the same words, of whichever guidelines, before they count as a group."""
_MOST_COMMON = 60
"""Advices that share a word; a word that more share says nothing about any two of them."""


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
    names: Mapping[str, str] = field(default_factory=dict)
    """Canonical intervention → as the advice calls it."""
    acts: frozenset[str] = frozenset()
    """Stems of its words, those of number and time left out."""


def candidates(advices: Iterable[Said]) -> list[Candidate]:
    """Pairs of advices from different guidelines that are alike or opposed, best first.

    Advice that many guidelines give in the same words is one group: each of it is paired with the first of the group
    on its subject, and only that one is compared with other advice.
    """
    features = [_features(said) for said in _with_names(list(advices))]
    compare = partial(_compared, weight=_weights(features), spoken=_Spoken(features))
    apart, found = _grouped(features, compare)
    found += filter(None, (compare(apart[left], apart[right]) for left, right in _pairs(apart)))
    return sorted(found, key=lambda c: (-c.score, c.one, c.other))


def _with_names(advices: Sequence[Said]) -> Iterator[Said]:
    """The advices; one that names no intervention takes those that others name and that stand literally in it."""
    names = {name.lower() for one in advices for name in (*one.recommended, *one.discouraged)}
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(name) >= LONG_NAME and not is_deed(name):
            by_word[WORD.findall(name)[0] if WORD.match(name) else name].append(name)
    for one in advices:
        if one.recommended or one.discouraged or one.direction is None or is_neutral(one.text):
            yield one
            continue
        text = blanked(one.text).lower()
        found = {name for word in WORD.findall(text) for name in by_word.get(word, ()) if _stands_in(name, text)}
        against = one.direction == AGAINST
        yield replace(one, discouraged=frozenset(found)) if against else replace(one, recommended=frozenset(found))


def _stands_in(name: str, text: str) -> bool:
    """Whether a text names a thing, and not how one stops with it."""
    stopping = r"(?<!stoppen met )(?<!stoppen met een )(?<!afbouwen van )(?<!staken van )"
    return re.search(rf"(?<![\w-]){stopping}{re.escape(name)}(?![\w-])", text) is not None


def _grouped(
    features: Iterable[_Features], compare: Callable[[_Features, _Features], Candidate | None]
) -> tuple[list[_Features], list[Candidate]]:
    """The advices that are to be compared, and the pairs of all others with the one of them that they repeat."""
    groups: dict[tuple[str, str | None], list[_Features]] = defaultdict(list)
    for one in features:
        groups[" ".join(one.said.text.lower().split()), one.said.direction].append(one)
    apart: list[_Features] = []
    found: list[Candidate] = []
    for same in groups.values():
        firsts: list[_Features] = []
        for one in same:
            others = (first for first in firsts if first.said.guideline != one.said.guideline)
            pair = next(filter(None, (compare(first, one) for first in others)), None)
            if pair is None or len(same) <= _MOST_REPEATED:
                firsts.append(one)
            else:
                found.append(pair)
        apart += firsts
    return apart, found


def subjects(name: str) -> frozenset[str]:
    """The words of a guideline's name that say what it is about, as ids beside those of concepts."""
    return frozenset(f"woord/{word}" for word in WORD.findall(name.lower()) if word not in STOP | _NO_SUBJECT)


_NO_SUBJECT = frozenset(
    """thuis verpleeghuis verpleeghuizen wijk ziekenhuis huisartsenpraktijk volwassenen kinderen kwetsbare oudere
    standaard richtlijn richtlijnen nhg-standaard nhg skilz-richtlijn skilz kngf-richtlijn kngf v&vn vvn nvva
    cbo cbo-richtlijn nvavg landelijke multidisciplinaire module modules generieke zorgstandaard
    kwaliteitsstandaard kwaliteitskader handreiking preventie behandeling diagnostiek herkenning langdurige
    palliatieve fase zorg gehandicaptenzorg verstandelijke beperking ziekte gezonde organisatie nederland
    problemen middelen ouder ouders mensen leven samen werken addendum leidraad verpleeghuiszorg jaar herziening
    begeleiding ondersteuning leeftijd afdeling""".split()
)


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
    names = {canonical(name): name.lower() for name in (*said.recommended, *said.discouraged)}
    return _Features(said, telling_words(said.text), things, names, telling_words(without_quantities(said.text)))


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


class _Spoken:
    """What guidelines speak of: one may be about what another calls by a name of its own."""

    def __init__(self, features: Sequence[_Features]) -> None:
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        self._subjects: dict[str, frozenset[str]] = {}
        for one in features:
            self._words[one.said.guideline].update(one.words)
            self._subjects[one.said.guideline] = frozenset(
                stem(topic.partition("/")[2]) for topic in one.said.topics if not topic.startswith("onderwerp/")
            )

    def near(self, one: str, other: str) -> bool:
        """Whether several advices of either guideline name the subject of the other."""
        return any(
            self._words[speaks][word] >= LEAST_SPOKEN
            for speaks, about in ((one, other), (other, one))
            for word in self._subjects[about]
        )


def _compared(left: _Features, right: _Features, weight: Mapping[str, float], spoken: _Spoken) -> Candidate | None:
    shared = frozenset(word for word in left.words & right.words if not shared_subjects(word, PROBLEMS))
    total = sum(weight[word] for word in left.words | right.words)
    alike = sum(weight[word] for word in shared) / total if total else 0.0
    things = left.things.keys() & right.things.keys()
    about = _shared(left.said, right.said)
    numbers = _clashing(left, right, bool(things))
    # looking and measuring is done everywhere: "Bloeddruk meten" alone joins no two subjects
    telling = [thing for thing in things if not is_deed(thing)]
    topic = about.topic or ((telling or numbers) and spoken.near(left.said.guideline, right.said.guideline))
    if things and topic:
        thing = sorted(things)[0]
        differs = left.things[thing] != right.things[thing]
        if differs and not numbers and _of_other_problems(left.said, right.said):
            return None  # for one illness and against at another
        reason = f"zelfde interventie ({left.names.get(thing, thing)}){about.words}"
        return _candidate(left, right, differs, round(min(1.0, 0.5 + alike), 2), reason, numbers)
    if numbers and topic:
        return _candidate(
            left, right, False, round(max(alike, SAME_WORDS), 2), f"zelfde handeling{about.words}", numbers
        )
    if about.guideline and len(left.acts & right.acts) >= LEAST_SHARED and _same_act(left, right) >= WHOLE_ACT:
        known = UNKNOWN not in (left.said.strength, right.said.strength)
        differs = left.said.direction != right.said.direction and known
        score = round(max(alike, SAME_WORDS), 2)
        return _candidate(left, right, differs, score, f"zelfde handeling{about.words}")
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
        numbers = numbers or (_clashing(left, right, True) if about.guideline else None)
        return _candidate(left, right, differs, round(alike, 2), f"bijna dezelfde woorden{about.words}", numbers)
    return None


def _of_other_problems(left: Said, right: Said) -> bool:
    """Whether both name problems of their own, and none in common."""
    ours, theirs = left.own_problems, right.own_problems
    return bool(ours and theirs) and not ours & theirs


def _clashing(left: _Features, right: _Features, alike: bool) -> str | None:
    """How two advices for one act differ in number or time; None when they do not, or are about different acts."""
    if AGAINST in (left.said.direction, right.said.direction) and left.said.direction != right.said.direction:
        return None
    if _same_act(left, right) < (SAME_ACT_ON if alike else SAME_ACT):
        return None
    return clash(left.said.text, right.said.text)


def _same_act(left: _Features, right: _Features) -> float:
    """Share of their words, numbers left out, that two advices have in common; in [0, 1]."""
    both = left.acts | right.acts
    return len(left.acts & right.acts) / len(both) if both else 0.0


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


def _candidate(
    left: _Features, right: _Features, differs: bool, score: float, why: str, numbers: str | None = None
) -> Candidate:
    one, other = sorted((left.said, right.said), key=lambda said: said.id)
    against = opposed(one, other) if differs else denies(one, other)
    if against:
        why += ", de een voor en de ander tegen" if differs else ", de een ontkent wat de ander zegt"
    elif numbers:
        against = True
        why += f", {numbers}"
    elif differs:
        why += ", richting verschilt maar geldt niet voor hetzelfde geval"
    elif one.strength != other.strength and UNKNOWN not in (one.strength, other.strength):
        why += f", sterkte verschilt ({one.strength} en {other.strength})"
    return Candidate(one.id, other.id, against, score, why)
