"""What a guideline tells of itself → facts: who stands behind it, what it replaces, what was made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value, make_id
from ingest.guideline.flow import Line
from ingest.guideline.labels import read_field
from ingest.guideline.ledger import Ledger
from ingest.guideline.links import Linking, pieces
from ingest.guideline.names import guideline_id, guideline_name
from ingest.guideline.parties import parties
from ingest.guideline.products import products
from ingest.guideline.replaced import replaced, replaced_by
from ingest.guideline.validity import WITHDRAWN
from ingest.inventory.concepts import ConceptFinder, concept_node

_RELATED = re.compile(r"\s*verwante?\s+richtlijn(?:en)?\s*:\s*", re.IGNORECASE)
_TOLD, _RELATED_TO = 0.85, 0.8
"""Certainty of what a sentence names, and of what a field does."""


def party_facts(guideline: str, lines: Sequence[Line], finder: ConceptFinder, ledger: Ledger) -> Iterator[Fact]:
    """Who authorised it, agreed with it, began it."""
    for party in parties(lines, finder):
        match = finder.organisation(party.name)
        source = ledger.quote(party.line, min(0.9, match.zekerheid), party.reading)
        yield concept_node(match.concept, party.name, source)
        yield Edge(party.predicate, guideline, match.concept.id, source)


def described(guideline: str, told: Sequence[Line], linking: Linking, ledger: Ledger) -> Iterator[Fact]:
    """What fields at the beginning say: for whom, where, by whom, and which other guidelines are related."""
    fields = [(read, line) for line in told if not line.is_heading and (read := read_field(line.text))]
    yield from linking.fields(guideline, fields, set())
    for line in told:
        related = _RELATED.match(line.text)
        for start, end in pieces(line.text, related.end()) if related else ():
            source = ledger.quote(line, _RELATED_TO, start=start, end=end)
            name = guideline_name(line.text[start:end])
            known: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
            yield Node(guideline_id(name), Kind.RICHTLIJN, name, source, known)
            yield Edge(Predicate.VERWIJST_NAAR, guideline, guideline_id(name), source)


def replacing(guideline: str, told: Sequence[Line], ledger: Ledger) -> Iterator[Fact]:
    """The guidelines that it replaces, each with a node of its own."""
    for old in replaced(told):
        name = guideline_name(old.name)
        target = guideline_id(name)
        if target == guideline:
            target = guideline_id(name, edition=old.year or "eerder")
        source = ledger.quote(old.line, _TOLD, start=old.start, end=old.end)
        props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.RICHTLIJN]), "status": WITHDRAWN}
        yield Node(target, Kind.RICHTLIJN, name, source, props)
        yield Edge(Predicate.VERVANGT, guideline, target, source)


def succeeding(guideline: str, told: Sequence[Line], ledger: Ledger) -> Iterator[Fact]:
    """The newer guideline that has come in its place: that one replaces this one."""
    for new in replaced_by(told):
        name = guideline_name(new.name)
        if guideline_id(name) == guideline:
            continue
        source = ledger.quote(new.line, _TOLD, start=new.start, end=new.end)
        known: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
        yield Node(guideline_id(name), Kind.RICHTLIJN, name, source, known)
        yield Edge(Predicate.VERVANGT, guideline_id(name), guideline, source)


def product_facts(guideline: str, told: Sequence[Line], ledger: Ledger) -> Iterator[Fact]:
    """What was made from it and is only named: a Document without a file."""
    for one in products(told):
        source = ledger.quote(one.line, _TOLD, start=one.start, end=one.end)
        document = make_id(Kind.DOCUMENT, one.name)
        props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.DOCUMENT]), "soort": one.sort}
        yield Node(document, Kind.DOCUMENT, one.name, source, props)
        yield Edge(Predicate.AFGELEID_VAN, document, guideline, source, {"soort": one.sort})
