"""What an advice is about: for whom, at which problem, where and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Edge, Fact, Kind, Predicate, Source
from ingest.anchoring import Anchor
from ingest.document import Reading
from ingest.guideline.advice import Advice
from ingest.guideline.flow import Line
from ingest.inventory.concepts import ConceptFinder

PREDICATES = {
    Kind.DOELGROEP: Predicate.VOOR,
    Kind.PROBLEEM: Predicate.BIJ,
    Kind.SETTING: Predicate.IN,
    Kind.BEROEP: Predicate.DOOR,
}
OWN_WORDS, BY_SUBHEAD, BY_QUESTION = 0.85, 0.8, 0.6
"""Certainty of a link from the advice itself, from the subhead above it, and from the question of its module."""


class Linking:
    """Links things of one guideline to the concepts that their sentences name."""

    def __init__(self, anchor: Anchor, finder: ConceptFinder, extractor: str) -> None:
        self._anchor = anchor
        self._finder = finder
        self._extractor = extractor

    def whole(self, thing: str, source: Source, name: str) -> Iterator[Fact]:
        """For whom and at which problem the guideline is, by its title."""
        for match in self._finder.mentioned(name, [Kind.DOELGROEP, Kind.PROBLEEM]):
            yield match.concept.node(source)
            yield Edge(PREDICATES[match.concept.kind], thing, match.concept.id, source)

    def module(self, thing: str, heading: Line | None, questions: Sequence[Line]) -> Iterator[Fact]:
        """The same for a module, by its heading and question."""
        seen: set[str] = set()
        for line in [*([heading] if heading else []), *questions]:
            yield from self._edges(thing, line, line.reading, BY_QUESTION, seen)

    def advice(self, thing: str, one: Advice, source: Source) -> Iterator[Fact]:
        """What the words of an advice name, and the subhead and the words before the list it stands under."""
        seen: set[str] = set()
        yield from self._edges(thing, one.line, one.reading, OWN_WORDS, seen)
        if one.group:
            yield from self._edges(thing, one.group[1], one.group[1].reading, BY_SUBHEAD, seen)
        if one.kop_line is not None:
            yield from self._edges(thing, one.kop_line, one.kop_line.reading, BY_SUBHEAD, seen)

    def _edges(self, thing: str, line: Line, reading: Reading, certain: float, seen: set[str]) -> Iterator[Fact]:
        for match in self._finder.mentioned(reading.text, PREDICATES):
            if match.concept.id in seen:
                continue
            seen.add(match.concept.id)
            zekerheid = round(certain * match.zekerheid / 0.8, 2)
            source = self._anchor.quote(
                line.place, reading, match.start, match.end, extractor=self._extractor, zekerheid=min(zekerheid, 1.0)
            )
            yield match.concept.node(source)
            yield Edge(PREDICATES[match.concept.kind], thing, match.concept.id, source)
