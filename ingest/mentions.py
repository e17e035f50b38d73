"""Mentions of known concepts in running text → NOEMT edges whose source is the mention itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.model import Edge, Fact, Predicate
from ingest.ambiguity import AmbiguousNames
from ingest.anchoring import Anchor
from ingest.document import BlockKind
from ingest.vocabulary import Concept, Mention, Vocabulary

EXTRACTOR = "mentions@2"

_TOKEN = re.compile(r"\w+(?:&\w+|\(\w+\))*(?:(?<=[A-Z])\+)?")
"""Words; "V&VN" and "Ieder(in)" are one word, and so is "LVB+", which is not LVB."""
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S+")
_ENDINGS = ("s", "en", "n", "e", "'s", "’s")
"""Dutch inflection of the last word of a name: gemeente/gemeenten, casemanager/casemanagers."""
_INFLECTED_FROM = 5
"""Shorter words get no endings: too many would turn into another word."""
INFLECTED = 0.9
"""Certainty of a mention that differs from the known name by its ending."""
_REMEMBERED = 4096
"""Texts whose mentions are kept: several extractors look at the same sentences of a document."""


@dataclass(frozen=True, slots=True)
class _Name:
    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    concepts: tuple[Concept, ...]


class Linker:
    """Finds the names of the vocabulary in text: longest first, no overlap, abbreviations by exact case."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        forms: dict[str, list[Concept]] = {}
        for concept in vocabulary.concepts.values():
            for form in (concept.name, *concept.synonyms, *concept.abbreviations, *concept.hidden):
                if form not in concept.ambiguous and concept not in forms.setdefault(form, []):
                    forms[form].append(concept)
        self._by_first: dict[str, list[_Name]] = {}
        for form, concepts in forms.items():
            if name := _name(form, concepts):
                self._by_first.setdefault(_key(name.tokens[0]), []).append(name)
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name.tokens))
        self.ambiguous = AmbiguousNames(vocabulary)
        self._begins = lru_cache(_REMEMBERED)(self._names_from)
        self._remembered = lru_cache(_REMEMBERED)(lambda text: tuple(self._find(text)))

    def find(self, text: str) -> Iterator[Mention]:
        """All mentions in `text`, in order; a name that several concepts share gives a mention of each."""
        return iter(self._remembered(text))

    def _find(self, text: str) -> Iterator[Mention]:
        tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(_without_addresses(text))]
        position = 0
        while position < len(tokens):
            names = self._begins(tokens[position][0])
            found = self._at(text, tokens, position, names) if names else None
            if found is None:
                position += 1
                continue
            name, zekerheid = found
            last = position + len(name.tokens) - 1
            for concept in name.concepts:
                yield Mention(tokens[position][1], tokens[last][2], concept, zekerheid)
            position = last + 1

    def _names_from(self, token: str) -> list[list[_Name]]:
        """The names that may begin with this word, as it stands and without an ending; the longest first in each."""
        return [names for key in _keys(token) if (names := self._by_first.get(key))]

    def _at(
        self, text: str, tokens: list[tuple[str, int, int]], position: int, begins: list[list[_Name]]
    ) -> tuple[_Name, float] | None:
        best: tuple[_Name, float] | None = None
        for names in begins:
            for name in names:
                if best and len(name.tokens) < len(best[0].tokens):
                    break
                zekerheid = _match(name, text, tokens, position)
                if zekerheid and (best is None or (len(name.tokens), zekerheid) > (len(best[0].tokens), best[1])):
                    best = name, zekerheid
        return best


def _without_addresses(text: str) -> str:
    """The text with blanks for the addresses of web pages: the name of a site in them mentions nobody."""
    if "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)


def _name(form: str, concepts: list[Concept]) -> _Name | None:
    matches = list(_TOKEN.finditer(form))
    if not matches:
        return None
    gaps = tuple(form[a.end() : b.start()].strip() for a, b in pairwise(matches))
    return _Name(tuple(match.group() for match in matches), gaps, tuple(concepts))


def _key(token: str) -> str:
    return token.casefold()


def _keys(token: str) -> tuple[str, ...]:
    folded = token.casefold()
    endings = [one for one in _ENDINGS if folded.endswith(one) and len(folded) - len(one) >= _INFLECTED_FROM]
    return (folded, *(folded[: -len(ending)] for ending in endings))


def _match(name: _Name, text: str, tokens: list[tuple[str, int, int]], position: int) -> float:
    """Certainty that the tokens from `position` on are the name; 0 when they are not."""
    if position + len(name.tokens) > len(tokens):
        return 0.0
    last = position + len(name.tokens) - 1
    certainty = 1.0
    for at, want in enumerate(name.tokens, position):  # words differ more often than what stands between them
        have = tokens[at][0]
        if not _same(want, have):
            if at < last or not _inflected(want, have):
                return 0.0
            certainty = INFLECTED
    for at, gap in enumerate(name.gaps, position):
        if text[tokens[at][2] : tokens[at + 1][1]].strip() != gap:
            return 0.0
    return certainty


def _same(want: str, have: str) -> bool:
    return want == have or (not _is_abbreviation(want) and want.casefold() == have.casefold())


def _inflected(want: str, have: str) -> bool:
    if _is_abbreviation(want) or len(want) < _INFLECTED_FROM:
        return False
    return any(have.casefold() == want.casefold() + ending for ending in _ENDINGS)


@lru_cache(_REMEMBERED)
def _is_abbreviation(token: str) -> bool:
    """Two capitals or more ("NZa", "V&VN", "iWlz"), or a capital alone: only the exact case is the name."""
    capitals = sum(c.isupper() for c in token)
    return capitals >= 2 or (capitals == 1 and len(token) <= 3)


_PER_REGION = frozenset({"GGD", "RIBW"})
"""Bodies of which each region has its own: with a name behind it, it is that one and not all of them."""
_REGION = re.compile(r" (?!Nederland\b)[A-ZÀ-Ý][a-zà-ÿ]+")


def _is_of_a_region(text: str, mention: Mention) -> bool:
    """Whether the short name is only the sort of a longer one: "GGD Flevoland"."""
    return text[mention.start : mention.end] in _PER_REGION and _REGION.match(text, mention.end) is not None


def mention_facts(anchor: Anchor, linker: Linker) -> Iterator[Fact]:
    """For every mention: the concept's node and a NOEMT edge from the Sectie (or Document) that names it."""
    places = sorted([*anchor.headings(), *anchor.places()], key=lambda place: place.block.start)
    found = [(place, list(linker.find(place.block.reading.text))) for place in places]
    surely = {mention.concept.id for _, mentions in found for mention in mentions}
    named: set[str] = set()
    for place, sure in found:
        heading = place.block.kind is BlockKind.KOP
        unsure = list(linker.ambiguous.find(place.block.reading.text, sure, surely, heading=heading))
        kept = [one for one in sure if not any(two.start <= one.start and one.end <= two.end for two in unsure)]
        for mention in sorted([*kept, *unsure], key=lambda one: one.start):
            if _is_of_a_region(place.block.reading.text, mention):
                continue
            source = anchor.quote(
                place, place.block.reading, mention.start, mention.end, extractor=EXTRACTOR, zekerheid=mention.zekerheid
            )
            if mention.concept.id not in named:
                named.add(mention.concept.id)
                yield mention.concept.node(source)
            yield Edge(Predicate.NOEMT, place.section or anchor.id, mention.concept.id, source)
