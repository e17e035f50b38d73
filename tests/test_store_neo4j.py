"""What is particular to Neo4j: schema and plans, limits, retries, lost connections, and what only a server refuses."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sample_graph
from neo4j import GraphDatabase, ManagedTransaction
from neo4j.exceptions import TransientError
from neo4j_server import Server
from sample_graph import AKKOORD, INVENTARIS, RICHTLIJN
from store_fixtures import fill

from graph import catalogue, loading, neo4j_store
from graph.contribution import Contribution
from graph.model import SCHEMA, Edge, Fact, Kind, Node, Source, kind_of
from graph.store import GraphStore, StoreError, open_store

pytestmark = pytest.mark.xdist_group("neo4j")


@pytest.fixture(scope="module")
def filled(neo4j_server: Server) -> Iterator[GraphStore]:
    """The sample graph, for the tests up to the one that empties the server for graphs of its own."""
    neo4j_server.empty()
    with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
        fill(store)
        yield store


def test_constraints_and_indexes_are_those_of_the_schema(filled: GraphStore, neo4j_server: Server) -> None:
    filled.ensure_schema()  # a second time: harmless
    rows = neo4j_server.run("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties")
    unique = {row["labelsOrTypes"][0] for row in rows if row["type"] == "UNIQUENESS" and row["properties"] == ["id"]}
    assert unique == {*(kind.value for kind in Kind), "Ding", "Bron", "Schrijver"}


def test_dates_are_dates_on_the_server(filled: GraphStore, neo4j_server: Server) -> None:
    kinds = neo4j_server.run("MATCH (n:Actie) WHERE n.tot IS NOT NULL RETURN valueType(n.tot) AS t, n.tot AS tot")
    assert {row["t"] for row in kinds} == {"DATE NOT NULL"}
    assert {row["tot"].__class__.__module__ for row in kinds} == {"neo4j.time"}
    assert all(type(row["tot"]) in {date, type(None)} for row in filled.query("agreements", today="2026-01-01"))
    table = filled.console(
        "RETURN date('2024-02-29') AS a, datetime('2024-02-29T10:00:00Z') AS b, "
        "localdatetime('2024-02-29T10:00:00') AS c"
    )
    assert table.rows[0] == (
        date(2024, 2, 29),
        datetime(2024, 2, 29, 10, tzinfo=UTC),
        datetime(2024, 2, 29, 10),
    )


@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("MERGE (n:Actie {id: null})", "null"),
        ("MATCH (n:Actie) SET n.x = {a: 1}", "[Pp]roperty values"),
        ("MATCH (n:Actie) SET n.x = [1, 'a']", "subset of Cypher types"),
        ("MATCH (n:Actie) SET n.x = [1, null]", "null"),
        ("CREATE (n:Actie {id: 'actie/beweegaanbod'})", "already exists"),
    ],
)
def test_what_a_server_refuses_to_keep(neo4j_server: Server, filled: GraphStore, cypher: str, message: str) -> None:
    # Why graph.model.check and graph.contribution refuse these at the door, for both stores.
    with pytest.raises(Exception, match=message):
        neo4j_server.run(cypher)


def test_a_transient_error_is_tried_again(filled: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, tries = loading.replace_documents, []

    def replace_documents(to: loading.Transaction, new: Contribution, labelling: loading.Labelling) -> None:
        whole(to, new, labelling)
        tries.extend(new.documents)
        if len(tries) == 1:
            raise TransientError("as a deadlock does")

    monkeypatch.setattr(loading, "replace_documents", replace_documents)
    before = filled.query("cards")
    filled.replace_document(AKKOORD, iter(sample_graph.akkoord()))
    assert tries == [AKKOORD, AKKOORD]
    assert filled.query("cards") == before


def test_two_locking_in_opposite_order_both_succeed(filled: GraphStore, neo4j_server: Server) -> None:
    """A real deadlock: the driver's retry, which replace_document relies on, resolves it."""
    meet, tries = threading.Barrier(2, timeout=30), []

    def lock(first: str, second: str) -> None:
        def work(transaction: ManagedTransaction) -> None:
            tries.append(first)
            transaction.run("MATCH (n:Ding {id: $id}) SET n.op_slot = $id", id=first).consume()
            if len(tries) <= 2:
                meet.wait()
            transaction.run("MATCH (n:Ding {id: $id}) SET n.op_slot = $id", id=second).consume()

        with (
            GraphDatabase.driver(neo4j_server.url, auth=("neo4j", neo4j_server.password)) as driver,
            driver.session() as session,
        ):
            session.execute_write(work)

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(lock, "actie/beweegaanbod", "actie/logeerhuizen")]
        both.append(pool.submit(lock, "actie/logeerhuizen", "actie/beweegaanbod"))
        for one in both:
            one.result(60)
    assert len(tries) > 2


def test_a_lost_server_is_told_and_found_again(
    filled: GraphStore, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_store, "RETRY_S", 1.0)
    with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
        before = store.query("cards")
        neo4j_server.stop()
        try:
            _check_that_it_is_told(store, neo4j_server)
        finally:
            neo4j_server.start()
        assert store.query("cards") == before
        store.replace_document(RICHTLIJN, sample_graph.richtlijn())
        assert store.query("cards") == before
        assert store.health().ok
    assert filled.query("cards") == before  # a driver that knew the server before


def _check_that_it_is_told(store: GraphStore, server: Server) -> None:
    with pytest.raises(StoreError, match="no Neo4j answers"):
        store.query("size_things")
    with pytest.raises(StoreError, match=r"was not stored.*no Neo4j answers"):
        store.replace_document(RICHTLIJN, ())
    with pytest.raises(StoreError, match="no Neo4j answers"):
        store.console("RETURN 1 AS x")
    health = store.health()
    assert not health.ok
    assert "no Neo4j answers" in health.detail
    with pytest.raises(StoreError, match="cannot open"):
        open_store(server.url, credentials=server.credentials)


def test_wrong_password_and_wrong_address_are_told(neo4j_server: Server) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store(neo4j_server.url, credentials={"username": "neo4j", "password": "mis"})
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store(neo4j_server.url)
    with pytest.raises(StoreError, match="is the server running"):
        open_store("bolt://127.0.0.1:9")


def test_routing_address_works_too(neo4j_server: Server) -> None:
    address = neo4j_server.url.replace("bolt://", "neo4j://")
    with open_store(address, credentials=neo4j_server.credentials) as store:
        assert store.health().ok


def test_a_catalogue_query_has_a_time_limit(filled: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = (
        "// Never ends.\n// Gives: n.\nMATCH (a:Ding), (b:Ding), (c:Ding), (d:Ding), (e:Ding), (f:Ding)\n"
        "WHERE a.name + b.name + c.name + d.name + e.name + f.name = 'x'\nRETURN count(*) AS n"
    )
    monkeypatch.setattr(neo4j_store, "QUERY_S", 1.0)
    monkeypatch.setattr(neo4j_store, "find", lambda name: catalogue._parse(name, endless))
    with pytest.raises(StoreError, match="too long"):
        filled.query("endless")


def test_writers_at_the_same_time_give_what_one_after_the_other_gives(neo4j_server: Server) -> None:
    neo4j_server.empty()
    seen = []
    for parallel in (1, 3):
        neo4j_server.empty()
        with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
            store.ensure_schema()
            with ThreadPoolExecutor(parallel) as pool:
                for _ in range(2):
                    list(pool.map(lambda item: store.replace_document(*item), sample_graph.documents().items()))
            seen.append((store.query("cards"), store.query("counts_by_predicate"), store.health()))
    assert seen[0] == seen[1]


def random_documents(seed: int) -> dict[str, list[Fact]]:
    """Three documents of things and relations drawn from the schema; half of the things are shared."""
    draw = random.Random(seed)
    out: dict[str, list[Fact]] = {}
    for document in (AKKOORD, INVENTARIS, RICHTLIJN):
        places = iter(range(0, 10**6, 10))

        def source(document: str = document, places: Iterator[int] = places) -> Source:
            start = next(places)
            return Source(
                document=document, file="x.txt", section=None, page=None, start=start, end=start + 1, quote="x",
                extractor="hand@1",
            )  # fmt: skip

        own = [f"{kind.lower()}/{document[9:]}-{i}" for kind in Kind if kind is not Kind.DOCUMENT for i in range(2)]
        shared = [f"{kind.lower()}/{i}" for kind in Kind if kind is not Kind.DOCUMENT for i in range(3)]
        ids = [document, *own, *draw.sample(shared, len(shared) // 2)]
        facts: list[Fact] = []
        for node_id in ids:
            year = draw.choice([None, "2024", "2025-06", "2026-02-28", "ooit"])
            props = {
                "deadline_eind": year,
                "datum": year,
                "soort": draw.choice([None, "a", "b"]),
                "aliassen": ["x", year or "y"],
            }
            name = draw.choice(["Zo", "alzo", "Één", "éen", "12", "ßa", "Æ", "zo-zo", "(zo)"])
            facts.append(Node(node_id, kind_of(node_id), name, source(), props))
        for predicate, relation in SCHEMA.items():
            starts = [one for one in ids if kind_of(one) in relation.domain]
            ends = [one for one in ids if kind_of(one) in relation.range]
            for _ in range(4):
                start, end = draw.choice(starts), draw.choice(ends)
                if start != end:
                    facts.append(Edge(predicate, start, end, source(), {"datum": draw.choice([None, "2025"])}))
        out[document] = facts
    return out


@pytest.mark.parametrize("seed", [1, 2])
def test_random_graphs_give_the_same_rows_in_both_stores(neo4j_server: Server, tmp_path: Path, seed: int) -> None:
    neo4j_server.empty()
    documents = random_documents(seed)
    with (
        open_store(neo4j_server.url, credentials=neo4j_server.credentials) as server,
        open_store(str(tmp_path), write=True) as embedded,
    ):
        for store in (server, embedded):
            store.ensure_schema()
            for document in (RICHTLIJN, AKKOORD, INVENTARIS, AKKOORD):
                store.replace_document(document, documents[document])
        ids = sorted({fact.id for facts in documents.values() for fact in facts if isinstance(fact, Node)})
        draw = random.Random(seed)
        for name, query in catalogue.catalogue().items():
            for _ in range(4):
                some = {
                    "id": draw.choice(ids),
                    "from": draw.choice(ids),
                    "to": draw.choice(ids),
                    "ids": draw.sample(ids, 9),
                    "document": draw.choice(list(documents)),
                    "kind": draw.choice([*Kind]).value,
                    "today": "2025-06-30",
                    "limit": 40,
                    "busy": 30,
                }
                known = query.required | ({"limit"} & query.defaults.keys())
                params = {param: some[param] for param in known}
                assert server.query(name, **params) == embedded.query(name, **params), (name, params)


def test_full_text_and_vector_indexes_of_others_live_beside_ours(neo4j_server: Server) -> None:
    neo4j_server.empty()  # `filled` is gone by now: the tests above emptied the server and loaded other graphs
    with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
        fill(store)
        _hold_beside_indexes_of_others(store, neo4j_server)


def _hold_beside_indexes_of_others(store: GraphStore, neo4j_server: Server) -> None:
    made = [
        "CREATE FULLTEXT INDEX eigen_tekst IF NOT EXISTS FOR (n:Actie) ON EACH [n.name, n.tekst]",
        "CREATE VECTOR INDEX eigen_vector IF NOT EXISTS FOR (n:Actie) ON (n.vector) "
        "OPTIONS {indexConfig: {`vector.dimensions`: 4, `vector.similarity_function`: 'cosine'}}",
    ]
    before = store.query("cards")
    try:
        for statement in made:
            neo4j_server.run(statement)
        neo4j_server.run("CALL db.awaitIndexes(60)")
        found = neo4j_server.run(
            "CALL db.index.fulltext.queryNodes('eigen_tekst', 'loket') YIELD node RETURN node.id AS id"
        )
        assert [row["id"] for row in found] == ["actie/zonder-datum"]
        store.ensure_schema()
        store.replace_document(AKKOORD, sample_graph.akkoord())
        assert store.query("cards") == before
    finally:
        for name in ("eigen_tekst", "eigen_vector"):
            neo4j_server.run(f"DROP INDEX {name} IF EXISTS")
