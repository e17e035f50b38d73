"""Writing, in both stores: a document is replaced whole or not at all, and shared things belong to all who share."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
import sample_graph
from sample_graph import AKKOORD, INVENTARIS, RICHTLIJN

from graph import loading
from graph.model import BlockNote, Edge, Fact, Handling, Kind, Node, Predicate, SchemaError, Source, Value
from graph.paging import all_prose, every_card
from graph.store import GraphStore, StoreError


def everything(store: GraphStore) -> dict[str, Any]:
    """All that a reader can see: things with their sources, relations with theirs, prose, documents."""
    seen: dict[str, Any] = {name: store.query(name) for name in ("documents", "labels", "timeline")}
    seen |= {"cards": every_card(store), "prose": all_prose(store)}
    ids = [row["id"] for name in ("cards", "prose") for row in seen[name]]
    seen["sources"] = {i: store.query("thing_sources", id=i) for i in ids}
    seen["relations"] = {i: store.query("relations", id=i, direction="out") for i in ids}
    return seen


def load(store: GraphStore, documents: Iterable[str]) -> None:
    for document in documents:
        store.replace_document(document, sample_graph.documents()[document])


def one_document(*facts: Fact) -> list[Fact]:
    return [source_of_itself(), *facts]


def source(document: str = "document/een", start: int = 0, quote: str = "tekst") -> Source:
    return Source(
        document=document,
        file="een.txt",
        section=None,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        extractor="hand@1",
    )


def source_of_itself(document: str = "document/een") -> Node:
    return Node(document, Kind.DOCUMENT, "Een", source(document))


def interventie(node_id: str, *, start: int = 10, document: str = "document/een", **props: Value) -> Node:
    return Node(node_id, Kind.INTERVENTIE, "Iets", source(document, start), props)


def test_loading_twice_is_loading_once(empty_store: GraphStore) -> None:
    load(empty_store, sample_graph.documents())
    once = everything(empty_store)
    load(empty_store, sample_graph.documents())
    assert everything(empty_store) == once
    assert empty_store.health().edges == len(list(sample_graph.edges()))


@pytest.mark.parametrize("order", list(itertools.permutations([AKKOORD, INVENTARIS, RICHTLIJN])))
def test_order_of_loading_does_not_matter(empty_store: GraphStore, order: tuple[str, ...]) -> None:
    load(empty_store, order)
    vng = empty_store.query("thing", id="organisatie/vng")[0]
    assert vng["name"] == "VNG"  # document/akkoord comes first by id
    assert vng["props"] == {
        "aliassen": ["Vereniging van Nederlandse Gemeenten", "Vereniging van gemeenten"],
        "afkortingen": ["VNG"],
        "lay": ["de gemeenten"],
    }
    in_balans = empty_store.query("thing", id="interventie/in-balans")[0]["props"]
    assert in_balans["samenvatting"] == "Cursus om vallen te voorkomen."  # of the inventory, which comes first
    assert in_balans["duur"] == "10 weken"  # only the guideline knows


@pytest.mark.parametrize("gone", [AKKOORD, INVENTARIS, RICHTLIJN])
def test_removing_a_document_leaves_what_the_others_say(empty_store: GraphStore, gone: str) -> None:
    others = [document for document in sample_graph.documents() if document != gone]
    load(empty_store, others)
    without = everything(empty_store)
    load(empty_store, [gone])
    assert everything(empty_store) != without
    empty_store.replace_document(gone, [])
    assert everything(empty_store) == without
    load(empty_store, [gone, *others])  # and back again
    assert empty_store.health().nodes == 29


def test_shared_thing_takes_the_words_of_who_still_names_it(empty_store: GraphStore) -> None:
    load(empty_store, sample_graph.documents())
    empty_store.replace_document(AKKOORD, ())
    vng = empty_store.query("thing", id="organisatie/vng")[0]
    assert (vng["name"], vng["props"]) == (
        "Gemeentenclub",
        {"aliassen": ["Vereniging van gemeenten"], "lay": ["de gemeenten"]},
    )
    assert empty_store.query("by_kind", kind="Organisatie")[0]["name"] == "Gemeentenclub"  # sorted by the new name
    assert empty_store.query("thing", id="organisatie/vws") == []


def test_what_became_unknown_is_gone(empty_store: GraphStore) -> None:
    actie = Node("actie/a", Kind.ACTIE, "Doen", source(start=5), {"deadline_eind": "2026-02", "zacht": True})
    empty_store.replace_document("document/een", one_document(actie))
    assert empty_store.query("agreements", today="2026-01-01")[0]["status"] == "lopend"
    later = replace(actie, props={"deadline_eind": None, "zacht": None})
    empty_store.replace_document("document/een", one_document(later))
    row = empty_store.query("agreements", today="2026-01-01")[0]
    assert (row["status"], row["tot"], row["props"]) == ("ongedateerd", None, {})
    assert empty_store.console("MATCH (n:Actie) RETURN n.deadline_eind, n.zacht").rows == [(None, None)]


def test_facts_that_are_equal_count_once_and_others_all(empty_store: GraphStore) -> None:
    a, b = interventie("interventie/a"), interventie("interventie/b")
    edge = Edge(Predicate.LIJKT_OP, a.id, b.id, source(start=20))
    further = replace(edge, source=source(start=40))
    richer = replace(edge, props={"waarom": "zelfde doel"})
    empty_store.replace_document("document/een", one_document(a, a, b, edge, edge, further, richer))
    rows = empty_store.query("relations", id=a.id)
    assert [(row["source"]["start"], row["props"]) for row in rows].count((20, {})) == 1
    assert len(rows) == 3
    assert len(empty_store.query("thing_sources", id=a.id)) == 1


def test_two_lines_about_one_thing_in_one_document_are_united(empty_store: GraphStore) -> None:
    first = interventie("interventie/a", start=10, soort="methode", duur=None)
    second = interventie("interventie/a", start=50, duur="een dag", soort="methode")
    for facts in ([first, second], [second, first]):
        empty_store.replace_document("document/een", one_document(*facts))
        assert empty_store.query("thing", id="interventie/a")[0]["props"] == {"soort": "methode", "duur": "een dag"}
        starts = [row["source"]["start"] for row in empty_store.query("thing_sources", id="interventie/a")]
        assert starts == [10, 50]


def test_block_notes_are_not_stored(empty_store: GraphStore) -> None:
    empty_store.replace_document(
        "document/een", one_document(BlockNote(Handling.IGNORED, "paginakop", source(start=9)))
    )
    assert empty_store.health().nodes == 1


ODD: dict[str, Value] = {
    "samenvatting": "regel 1\nregel 2\ttab \\ backslash 'enkel' \"dubbel\" `grave` $id {x} // /* é ﬁ 漢 👵🏽",
    "doel": '["Oslo"]',
    "aanpak": "2025-01-01",
    "duur": "",
    "kosten": "null",
    "materiaal": "true",
    "werkzame_elementen": [],
    "aliassen": ["a", "a", "", "['x']"],
    "digitaal": False,
    "status": "x" * 70_000,
    "heel": 2**62,
    "min": -1,
    "rond": 1.0,
    "gebroken": 0.1 + 0.2,
    "klein": 5e-324,
    "getallen": [1, 2, 3],
    "breuken": [1.0, 2.5],
    "eigen_veld": "niet in het model",
}


def test_values_come_back_as_they_went_in(empty_store: GraphStore) -> None:
    empty_store.replace_document("document/een", one_document(interventie("interventie/a", **ODD, soort=None)))
    props = empty_store.query("thing", id="interventie/a")[0]["props"]
    assert props == ODD
    assert {name: type(value) for name, value in props.items()} == {name: type(value) for name, value in ODD.items()}


def test_columns_can_be_asked_for_with_their_own_types(empty_store: GraphStore) -> None:
    empty_store.replace_document("document/een", one_document(interventie("interventie/a", **ODD)))
    asked = "MATCH (n:Interventie) RETURN n.digitaal, n.aliassen, n.duur, n.werkzame_elementen, n.soort"
    assert empty_store.console(asked).rows == [(False, ["a", "a", "", "['x']"], "", [], None)]


def _mixed() -> Node:
    return interventie("interventie/a", aliassen=["a", 1])  # type: ignore[list-item]


BAD: list[tuple[str, Callable[[], Fact], str]] = [
    ("wrong kind", lambda: Node("wet/x", Kind.ACTIE, "X", source(start=3)), "has kind Actie"),
    ("wrong ends", lambda: Edge(Predicate.VOOR, "document/een", "document/een", source(start=3)), "may not join"),
    ("other document", lambda: interventie("interventie/a", document="document/twee"), "document/twee"),
    ("open end", lambda: Edge(Predicate.NOEMT, "document/een", "wet/x", source(start=3)), "no node line"),
    ("map", lambda: interventie("interventie/a", soort={"a": 1}), "'soort' is a dict"),  # type: ignore[arg-type]
    ("mixed list", _mixed, "mixes types"),
    ("null in list", lambda: interventie("interventie/a", aliassen=[None]), "holds null"),  # type: ignore[list-item]
    ("not a number", lambda: interventie("interventie/a", prijs=float("nan")), "not a number"),
    ("infinite", lambda: interventie("interventie/a", prijs=float("inf")), "not a number"),
    ("too large", lambda: interventie("interventie/a", prijs=2**63), "64 bits"),
    ("half a character", lambda: interventie("interventie/a", soort="\ud800"), "surrogate"),
    ("own title", lambda: interventie("interventie/a", title="x"), "may not be called"),
]


@pytest.mark.parametrize(("make", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_fact_changes_nothing(empty_store: GraphStore, make: Callable[[], Fact], message: str) -> None:
    empty_store.replace_document("document/een", one_document(interventie("interventie/goed")))
    before = everything(empty_store)
    with pytest.raises(SchemaError, match=message):
        empty_store.replace_document("document/een", one_document(interventie("interventie/nieuw"), make()))
    assert everything(empty_store) == before


def test_facts_without_their_document_are_refused(empty_store: GraphStore) -> None:
    with pytest.raises(SchemaError, match="no node line for the document itself"):
        empty_store.replace_document("document/een", [interventie("interventie/a")])
    with pytest.raises(SchemaError, match="not the id of a Document"):
        empty_store.replace_document("wet/x", [])


def test_failing_half_way_changes_nothing(empty_store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    load(empty_store, [AKKOORD, INVENTARIS])
    before = everything(empty_store)
    monkeypatch.setattr(loading, "add_edges", lambda *_: "UNWIND $rows AS r MATCH (n:Ding) SET n.x = date('onzin')")
    with pytest.raises(StoreError):
        empty_store.replace_document(AKKOORD, sample_graph.richtlijn_as(AKKOORD))
    monkeypatch.undo()
    assert everything(empty_store) == before
    load(empty_store, [AKKOORD])  # and it still works
    assert everything(empty_store) == before


def test_duplicate_id_is_refused_by_the_store(empty_store: GraphStore) -> None:
    # Past the port: what the constraints are for.
    load(empty_store, [AKKOORD])

    def write(cypher: str) -> None:
        driver = getattr(empty_store, "_driver", None)
        if driver is not None:
            driver.execute_query(cypher)
        else:
            vars(empty_store)["_session"].execute(cypher)

    with pytest.raises(Exception, match=r"(?i)constraint|already exists|unique"):
        write("CREATE (n:Actie {id: 'actie/beweegaanbod'})")
    assert len(empty_store.query("by_kind", kind="Actie")) == 3
