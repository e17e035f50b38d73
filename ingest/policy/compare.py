"""What one document says twice, and where it says two different things of one thing. Nothing is smoothed away: both
places stay, and an edge joins them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Kind, Node, Source
from ingest.document import Reading
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.items import Item
from ingest.sentences import sentences

_WORD = re.compile(r"[a-zà-ÿ]{5,}")
_LEAST_SHARED = 5
_ALIKE = 0.6
_COMMON = 12
"""Words in more paragraphs than this say nothing about what a paragraph is about."""
_SAME_TOPIC = 3
_MOST_ALIKE = 400
"""Pairs are looked for among things that share a rare word; more things than this with one word are skipped."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that say the same, or contradict each other."""

    earlier: Node
    later: Node
    opposed: bool
    why: str
    zekerheid: float


@dataclass(frozen=True, slots=True)
class Term:
    """A sentence that says until when something lasts: "De pilots lopen tot eind 2022"."""

    item: Item
    sentence: Reading
    thing: str
    eind: str
    words: str


def pairs(nodes: Iterable[Node], *, across: bool = False) -> Iterator[Pair]:
    """Acts and goals among `nodes` that are alike or opposed; with `across` only those of two different documents."""
    kept = [n for n in nodes if n.kind in {Kind.ACTIE, Kind.DOEL} and n.props.get("tekst")]
    words = [_words(str(node.props["tekst"])) for node in kept]
    for left, right in _candidates(words):
        apart = kept[left].source.document != kept[right].source.document
        if kept[left].kind is kept[right].kind and (apart or not across):
            pair = _compared(kept[left], kept[right], words[left], words[right])
            if pair:
                yield pair


def _compared(left: Node, right: Node, left_words: frozenset[str], right_words: frozenset[str]) -> Pair | None:
    if left.source.start == right.source.start and left.source.document == right.source.document:
        return None
    shared, total = len(left_words & right_words), len(left_words | right_words)
    alike = shared / total if total else 0.0
    if shared < _LEAST_SHARED or alike < _ALIKE:
        return None
    if left.kind is Kind.DOEL:
        same_measure = left.props.get("eenheid") == right.props.get("eenheid") and left.props.get("eenheid")
        same_year = left.props.get("doeljaar") == right.props.get("doeljaar")
        if same_measure and same_year and left.props.get("doelgetal") != right.props.get("doelgetal"):
            return Pair(left, right, True, "ander getal", round(0.5 * alike + 0.2, 2))
        if same_measure and left.props.get("doelgetal") == right.props.get("doelgetal") and not same_year:
            return Pair(left, right, True, "ander jaar", round(0.5 * alike + 0.2, 2))
    elif _apart(left, right) and alike >= 0.75:
        return Pair(left, right, True, "andere termijn", round(0.5 * alike, 2))
    return Pair(left, right, False, "dezelfde woorden", round(alike, 2))


def _apart(left: Node, right: Node) -> bool:
    """Whether two deadlines do not overlap."""
    spans = []
    for node in (left, right):
        begin, eind = node.props.get("deadline_start"), node.props.get("deadline_eind")
        if not (begin or eind):
            return False
        spans.append((str(begin or "0001-01-01"), str(eind or "9999-12-31")))
    return spans[0][1] < spans[1][0] or spans[1][1] < spans[0][0]


def _candidates(words: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of their four rarest words."""
    counted = Counter(word for one in words for word in one)
    by_word: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for index, one in enumerate(words):
        for word in sorted(one, key=lambda w: (counted[w], w))[:4]:
            by_word[word].append(index)
    for indices in by_word.values():
        if len(indices) > _MOST_ALIKE:
            continue
        for at, left in enumerate(indices):
            for right in indices[at + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Lasting:
    """A sentence of some document that says until when something lasts."""

    document: str
    text: str
    thing: str
    eind: str
    words: str
    place: Source


def lasting(sentence: str) -> tuple[str, str, str] | None:
    """What lasts, its last day (ISO) and the words that say so; None for another sentence."""
    named = _NAMED_LASTS.search(sentence)
    match = named or _LASTS.match(sentence)
    if match is None:
        return None
    thing = " ".join(f"{named['sort']} {named['name']}".split()) if named else match["thing"]
    for time in find_times(sentence):
        written = sentence[time.start : time.end]
        until = _UNTIL.search(written) or _UNTIL.search(sentence[: time.start])
        ends = named and (_ENDS_BEHIND.match(sentence, time.end) or _ENDS_BEFORE.search(sentence[: time.start]))
        if time.kind is TimeKind.INTERVAL and time.eind and (until or ends):
            return thing.lower(), time.eind, written
    return None


def opposed_terms(told: Sequence[Lasting], texts: Iterable[str]) -> Iterator[tuple[Lasting, Lasting]]:
    """Sentences of two documents that let the same thing last until different moments.

    One sentence says little of what it is about: both must share two words that few sentences in `texts` have.
    """
    if len({one.document for one in told}) < 2:
        return
    counted = Counter(word for text in texts for word in _words(text))
    for at, left in enumerate(told):
        for right in told[at + 1 :]:
            if left.document == right.document or left.thing != right.thing or left.eind == right.eind:
                continue
            shared = [word for word in _words(left.text) & _words(right.text) if counted[word] <= _COMMON]
            if len(shared) >= 2:
                yield left, right


_LASTS = re.compile(
    r"^\W*(?:de|het|deze|dit|alle|beide)\s+(?:[\w\-]+\s+){0,3}?(?P<thing>[\w\-]{4,})\s+(?:\([^)]*\)\s+)?"
    r"(?:lopen|loopt|eindigen|eindigt|duren|duurt|zijn\s+verlengd|is\s+verlengd|worden\s+verlengd|wordt\s+verlengd)\b",
    re.IGNORECASE,
)
_NAMED_LASTS = re.compile(
    r"\b(?P<sort>pilot|proef|proeftuin|project|programma|traject|experiment|regeling|subsidieregeling|campagne)\s+[‘'“\"]?"
    r"(?P<name>[A-ZÀ-Ý][\w-]+(?:\s+[A-ZÀ-Ý][\w-]+){0,3})[’'”\"]?(?=[^.;]{0,120}\b(?:loopt|lopen|eindigt|afloopt|duurt|stopt|verlengd)\b)"
)
"""Something with a name of its own that lasts: "de pilot Nachtzorg, die op 1 juli 2027 eindigt"."""
_ENDS_BEHIND = re.compile(r"\s+(?:eindigt|eindigen|afloopt|aflopen|stopt|af\b)")
_ENDS_BEFORE = re.compile(r"\b(?:eindigt|stopt|loopt)\s+(?:op\s+|in\s+|per\s+)?$")
_UNTIL = re.compile(r"^(?:tot|t/m|t\.?e\.?m)\b|\btot\s+(?:en\s+met\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def contradicting_terms(items: Sequence[Item]) -> Iterator[tuple[Term, Term]]:
    """Two sentences of one document that let the same thing last until different moments."""
    found = [term for item in items for term in _terms(item)]
    if len(found) < 2:
        return
    counted = Counter(word for item in items for word in _words(item.text))
    for at, left in enumerate(found):
        for right in found[at + 1 :]:
            if left.thing != right.thing or left.eind == right.eind:
                continue
            shared = [w for w in _words(left.item.text) & _words(right.item.text) if counted[w] <= _COMMON]
            if len(shared) >= _SAME_TOPIC or " " in left.thing:  # a name says enough
                yield left, right


def _terms(item: Item) -> Iterator[Term]:
    if item.note:
        return
    for sentence in sentences(item.reading):
        if (found := lasting(sentence.text)) is not None:
            yield Term(item, sentence, *found)
