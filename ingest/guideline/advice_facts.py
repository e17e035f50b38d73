"""The advice of a guideline → Aanbevelingen, with what they rest on, refer to and are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.document import Span
from ingest.guideline.advice import Advice, advices
from ingest.guideline.completeness import EXTRACTOR
from ingest.guideline.ledger import LABELLED, STATED, WORDED, Ledger, shortened
from ingest.guideline.links import Linking
from ingest.guideline.names import guideline_id, guideline_name
from ingest.guideline.parts import Part
from ingest.guideline.repeats import without_repeats

SEVERAL = 0.6
"""Factor for evidence of a module that an advice rests on, where the module has more than one advice or conclusion."""


def advised(owners: Sequence[tuple[str, Part]]) -> list[tuple[str, Part, list[Advice]]]:
    """Owner, part and advice of each part, without what the guideline says twice."""
    found = [
        (owner, part, [(block, one) for block in part.blocks for one in advices(block.lines, only_items=block.nhg)])
        for owner, part in owners
    ]
    kept = without_repeats(
        [
            (block.summary and not block.nhg, block.summary, owner, one)
            for owner, _, pairs in found
            for block, one in pairs
        ]
    )
    return [(owner, part, [one for _, one in pairs if id(one) in kept]) for owner, part, pairs in found]


class AdviceMaker:
    """Turns the advice of one guideline into facts."""

    def __init__(self, guideline: str, method: str | None, ledger: Ledger, linking: Linking) -> None:
        """`method` is what the guideline as a whole says of how its advice came about."""
        self._guideline = guideline
        self._method = method
        self._ledger = ledger
        self._linking = linking

    def facts(
        self,
        owner: str,
        part: Part,
        one: Advice,
        proof: Mapping[str, Source],
        count: int,
        noted: Mapping[str, Source],
    ) -> Iterator[Fact]:
        """Facts of one of the `count` advices of a part.

        `proof` is the part's evidence, by id, `noted` that of the notes which the advice refers to.
        """
        source = self._source(one)
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.AANBEVELING])
        props.update(
            tekst=one.text,
            nummer=one.number,
            richting=one.verdict.direction,
            sterkte=one.verdict.strength,
            sterkte_basis=one.verdict.basis,
            voorwaarde=_condition(one.conditions),
            methode=one.method or part.method or self._method,
            kop=one.kop,
        )
        own = self._guideline.partition("/")[2]
        thing = make_id(Kind.AANBEVELING, own, one.text[:80], unique=f"{owner}|{one.text}|{one.kop}")
        yield Node(thing, Kind.AANBEVELING, shortened(one.text), source, props)
        yield Edge(Predicate.HEEFT_AANBEVELING, owner, thing, source)
        certain = count == 1 and len(proof) == 1
        for bewijs, quoted in proof.items():
            yield Edge(Predicate.ONDERBOUWD_DOOR, thing, bewijs, quoted if certain else _less(quoted))
        for bewijs, quoted in noted.items():
            yield Edge(Predicate.ONDERBOUWD_DOOR, thing, bewijs, quoted)
        for name in map(guideline_name, one.refers_to):
            known: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
            yield Node(guideline_id(name), Kind.RICHTLIJN, name, source, known)
            yield Edge(Predicate.VERWIJST_NAAR, thing, guideline_id(name), source)
        yield from self._linking.advice(thing, one, part.rest if owner != self._guideline else ())

    def _source(self, one: Advice) -> Source:
        span = one.quoted.span(0, len(one.quoted.text))
        if one.last is not one.line:
            span = Span(span.start, one.last.place.block.end)
        certain = LABELLED if one.verdict.basis == "label" else WORDED if one.verdict.known else STATED
        return self._ledger.anchor.source(
            span, section=one.line.place.section, page=one.line.place.block.page, extractor=EXTRACTOR, zekerheid=certain
        )


def _less(source: Source) -> Source:
    return replace(source, zekerheid=round(source.zekerheid * SEVERAL, 2))


def _condition(found: Sequence[str]) -> Value:
    if not found:
        return None
    return found[0] if len(found) == 1 else list(found)
