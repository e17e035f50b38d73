"""What nobody has checked stays out of the graph, and so out of the portal and the index."""

from __future__ import annotations

from graph.model import Edge, Fact, Kind, Node, Predicate, Source
from graph.public import public

SOURCE = Source(
    document="document/d", file="d.txt", section=None, page=None, start=0, end=1, quote="a", extractor="x@1"
)


def node(thing: str, kind: Kind, publiek: bool | None = None) -> Node:
    return Node(thing, kind, thing, SOURCE, {} if publiek is None else {"publiek": publiek})


def edge(predicate: Predicate, start: str, end: str) -> Edge:
    return Edge(predicate, start, end, SOURCE)


def facts(*, document_public: bool | None = None) -> list[Fact]:
    return [
        node("document/d", Kind.DOCUMENT, document_public),
        node("interventie/open", Kind.INTERVENTIE),
        node("interventie/dicht", Kind.INTERVENTIE, False),
        node("probleem/eenzaamheid", Kind.PROBLEEM),
        node("probleem/alleen-bij-dicht", Kind.PROBLEEM),
        edge(Predicate.BIJ, "interventie/open", "probleem/eenzaamheid"),
        edge(Predicate.BIJ, "interventie/dicht", "probleem/alleen-bij-dicht"),
        edge(Predicate.NOEMT, "document/d", "interventie/open"),
        edge(Predicate.NOEMT, "document/d", "interventie/dicht"),
    ]


def ids(rows: list[Fact]) -> set[str]:
    return {row.id for row in rows if isinstance(row, Node)}


def test_an_unchecked_thing_and_its_relations_are_left_out() -> None:
    shown = list(public(facts()))
    assert ids(shown) == {"document/d", "interventie/open", "probleem/eenzaamheid"}
    assert all("dicht" not in row.to_id + row.from_id for row in shown if isinstance(row, Edge))
    assert sum(isinstance(row, Edge) for row in shown) == 2


def test_an_unchecked_document_yields_nothing() -> None:
    assert list(public(facts(document_public=False))) == []


def test_without_unchecked_things_everything_passes() -> None:
    rows = [row for row in facts() if "dicht" not in str(row)]
    assert list(public(rows)) == rows
