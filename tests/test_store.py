"""One contract, two stores: the same facts in, the same rows in the same order out, embedded and in Neo4j."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import sample_graph
from cases_near_a_thing import NEAR
from cases_of_lists import LISTS
from cases_of_statements import SAID
from test_store_rare import RARE

from graph import paging
from graph.catalogue import catalogue
from graph.model import CONCEPTS, Kind, Predicate
from graph.store import GraphStore, Row, StoreError
from graph.warming import warm_up, warm_up_beside
from graph.ways import neighbourhood, short_ways, shortest_ways

CASES = [*NEAR, *LISTS, *SAID]


def look(value: Any, path: list[str]) -> Any:
    if not path:
        return value
    if isinstance(value, list):
        return [look(item, path) for item in value]
    return look(value[path[0]], path[1:])


@pytest.mark.parametrize(("name", "params", "fields", "expected"), CASES)
def test_catalogue_query(
    store: GraphStore, name: str, params: dict[str, Any], fields: str, expected: list[tuple[Any, ...]]
) -> None:
    rows = store.query(name, **params)
    assert [tuple(look(row, field.split(".")) for field in fields.split()) for row in rows] == expected
    assert all(tuple(row) == catalogue()[name].fields for row in rows)


def test_every_query_has_a_case_with_rows() -> None:
    assert {name for name, _, _, expected in CASES if expected} | RARE.keys() == catalogue().keys()


def ids_along(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[thing["id"] for thing in row["things"]] for row in rows]


def test_shortest_ways_with_the_sentences_along_them(store: GraphStore) -> None:
    (way,) = shortest_ways(store, "actie/beweegaanbod", "actie/logeerhuizen")
    assert way["length"] == 3
    assert way["things"][1] == {"id": "organisatie/vng", "kind": "Organisatie", "name": "VNG"}
    assert [(step["from"], step["predicate"], step["to"], step["others"]) for step in way["steps"]] == [
        ("organisatie/vng", "VOERT_UIT", "actie/beweegaanbod", 0),
        ("organisatie/vng", "BETROKKEN_BIJ", "afspraak/respijt", 0),
        ("afspraak/respijt", "HEEFT_ACTIE", "actie/logeerhuizen", 0),
    ]
    assert way["steps"][0]["source"]["quote"] == "organisatie/vng VOERT_UIT actie/beweegaanbod"
    assert way["steps"][0]["fact"]


def test_all_equally_short_ways_are_given_once(store: GraphStore) -> None:
    ends = ("afspraak/valpreventie", "interventie/in-balans")
    both = [[ends[0], middle, ends[1]] for middle in ("doelgroep/ouderen", "probleem/vallen")]
    assert ids_along(shortest_ways(store, *ends)) == both
    assert ids_along(shortest_ways(store, *ends, limit=1)) == both[:1]
    assert ids_along(shortest_ways(store, *ends, without=["VOOR"])) == both[1:]
    assert ids_along(shortest_ways(store, *reversed(ends))) == [list(reversed(way)) for way in both]
    (step,) = shortest_ways(store, "organisatie/vng", "sectie/akkoord/twee")[0]["steps"]
    assert (step["predicate"], step["source"]["quote"], step["others"]) == ("NOEMT", "de VNG", 1)


def test_there_is_not_always_a_way(store: GraphStore) -> None:
    assert shortest_ways(store, "actie/beweegaanbod", "actie/beweegaanbod") == []
    assert shortest_ways(store, "actie/beweegaanbod", "actie/bestaat-niet") == []
    assert shortest_ways(store, "actie/beweegaanbod", "actie/logeerhuizen", without=["BETROKKEN_BIJ"]) == []
    assert short_ways(store, "actie/beweegaanbod", "actie/beweegaanbod") == []


def test_short_ways_are_all_of_up_to_three_steps(store: GraphStore) -> None:
    ends = ("actie/beweegaanbod", "interventie/in-balans")
    ways = [
        [ends[0], "organisatie/vng", ends[1]],
        [ends[0], "afspraak/valpreventie", "doelgroep/ouderen", ends[1]],
        [ends[0], "afspraak/valpreventie", "probleem/vallen", ends[1]],
    ]
    assert ids_along(short_ways(store, *ends)) == ways
    assert ids_along(short_ways(store, *ends, limit=2)) == ways[:2]
    assert ids_along(short_ways(store, *ends, without=["VOOR"])) == [ways[0], ways[2]]


def test_neighbourhood_is_near_things_and_then_those_behind_them(store: GraphStore) -> None:
    rows = neighbourhood(store, "probleem/overbelasting")
    assert [(row["id"], row["distance"], row["paths"]) for row in rows] == [
        ("interventie/beeldzorg", 1, 1),
        ("interventie/logeerbed", 1, 1),
        ("doelgroep/mantelzorgers", 2, 2),
        ("aanbeveling/oefenen", 2, 1),
        ("doelgroep/ouderen", 2, 1),
        ("aanbeveling/geen-beeld", 2, 1),
    ]
    assert neighbourhood(store, "probleem/overbelasting", limit=3) == rows[:3]
    assert neighbourhood(store, "probleem/overbelasting", limit=1) == rows[:1]
    assert neighbourhood(store, "probleem/overbelasting", without=["BIJ"]) == []


def test_properties_come_back_exactly(store: GraphStore) -> None:
    by_id: dict[str, dict[str, Any]] = {}
    for node in sample_graph.nodes():
        by_id.setdefault(node.id, {}).update(node.props)
    for document in sample_graph.documents():
        for row in store.query("things_of", document=document):
            if len({node.source.document for node in sample_graph.nodes() if node.id == row["id"]}) > 1:
                continue  # shared by documents: see test_store_writing.py
            known = {name: value for name, value in by_id[row["id"]].items() if value is not None}
            assert row["props"] == known
            assert {name: type(value) for name, value in row["props"].items()} == {
                name: type(value) for name, value in known.items()
            }


def test_source_of_a_relation_is_that_of_its_fact(store: GraphStore) -> None:
    edge = next(edge for edge in sample_graph.edges() if edge.predicate is Predicate.BEVEELT_AAN)
    row = store.query("relations", id=edge.from_id, predicate="BEVEELT_AAN", kind="Interventie", limit=1, skip=1)[0]
    source = edge.source
    assert row["id"] == edge.to_id
    assert row["source"] == {
        "document": source.document,
        "file": source.file,
        "section": None,
        "page": source.page,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
        "extractor": "hand@1",
        "zekerheid": 0.9,
        "status": "machine",
    }


def test_every_relation_has_its_own_fact_id(store: GraphStore) -> None:
    facts = [row["fact"] for row in store.query("relations", id="sectie/akkoord/twee")]
    assert len(set(facts)) == len(facts) == 4


def test_pages_of_relations_join_up(store: GraphStore) -> None:
    whole = store.query("relations", id="interventie/in-balans")
    pages = [store.query("relations", id="interventie/in-balans", skip=skip, limit=3) for skip in (0, 3, 6)]
    assert [row for page in pages for row in page] == whole


def test_concept_kinds_in_queries_are_those_of_the_model(store: GraphStore) -> None:
    assert {Kind(row["kind"]) for row in store.query("labels")} <= CONCEPTS
    for name in ("labels", "facets", "facets_of_kind", "concept_links"):
        assert all(f"'{kind.value}'" in catalogue()[name].text for kind in CONCEPTS)


@pytest.mark.parametrize("hostile", ["actie/x'})-[k]-(m) DETACH DELETE m //", "Actie {id: 'x'}) RETURN 1 //", "*", ""])
def test_what_is_asked_for_never_becomes_query_text(store: GraphStore, hostile: str) -> None:
    assert store.query("thing", id=hostile) == []
    assert store.query("by_kind", kind=hostile) == []
    assert shortest_ways(store, hostile, "actie/beweegaanbod", without=[hostile]) == []
    assert store.query("size_things")[0]["number"] == 29


def test_unknown_query_and_parameters_are_refused(store: GraphStore) -> None:
    with pytest.raises(LookupError, match="no query 'niets'"):
        store.query("niets")
    with pytest.raises(TypeError, match="takes \\['id'\\]"):
        store.query("thing")
    with pytest.raises(TypeError, match="takes"):
        store.query("thing", id="actie/x", kind="Actie")


def test_a_value_no_query_can_use_is_a_store_error(store: GraphStore) -> None:
    with pytest.raises(StoreError, match="agreements"):
        store.query("agreements", today="eergisteren")


def test_warming_up_asks_every_question(store: GraphStore) -> None:
    assert warm_up(store) == len(catalogue())


def test_warming_up_has_ended_when_its_end_was_called(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is closed under a question breaks: the connection is then in two hands."""
    asked, going_on = threading.Event(), threading.Event()
    answered: list[str] = []
    ask = store.query

    def slowly(name: str, **params: Any) -> list[Row]:
        asked.set()
        going_on.wait(10)
        rows = ask(name, **params)
        answered.append(name)
        return rows

    monkeypatch.setattr(store, "query", slowly)
    end = warm_up_beside(store)
    assert asked.wait(10)
    threading.Timer(0.1, going_on.set).start()
    end()
    assert 1 <= len(answered) < len(catalogue())
    assert "warm-up" not in {thread.name for thread in threading.enumerate()}


def test_health_tells_engine_version_and_size(store: GraphStore) -> None:
    health = store.health()
    assert health.ok
    assert health.nodes == 29
    assert health.edges == 37
    assert health.engine.startswith(("kglite 0.", "Neo4j 5."))


def test_a_graph_read_in_pieces_is_whole(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = store.query("cards")
    for size in (1, 7, len(whole), len(whole) + 1):
        monkeypatch.setattr(paging, "PAGE", size)
        assert paging.every_card(store) == whole
    documents = ["document/akkoord", "document/inventaris", "document/richtlijn"]
    assert list(dict.fromkeys(row["document"] for row in paging.all_prose(store))) == documents
