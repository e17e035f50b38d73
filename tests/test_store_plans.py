"""How Neo4j plans to answer: no lookup and no write walks over the graph.

On a handful of nodes a scan is the cheaper plan, and says nothing; so these plans are made on a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase
from neo4j_server import Server

from bench.graph import documents
from graph import catalogue, loading
from graph.model import SCHEMA, Kind
from graph.store import open_store

pytestmark = pytest.mark.xdist_group("neo4j")

FIRST = {"id": "actie/x", "from": "actie/x", "ids": ["actie/x"], "document": "document/x", "kind": "Actie"}
"""Parameters that say where in the graph to begin; the values do not matter to a plan."""
OTHER = {"to": "actie/y", "busy": 50, "today": "2026-01-01", "past": "2020-01-01"}


@pytest.fixture(scope="module")
def planner(neo4j_server: Server) -> Iterator[Driver]:
    """Connected to a graph of 1,000 things and 4,000 relations."""
    neo4j_server.empty()
    with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
        store.ensure_schema()
        for document, facts in documents(1000, 4000):
            store.replace_document(document, facts)
        store.set_fingerprint("proef")  # as a build ends
        assert store.health().edges == 4000
    auth = ("neo4j", neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.url, auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


def operators(planner: Driver, cypher: str, **params: Any) -> set[str]:
    """The names of all steps of the plan, made anew for the graph as it is now."""

    def names(plan: dict[str, Any]) -> set[str]:
        here = {plan["operatorType"].partition("@")[0]}
        return here.union(*(names(child) for child in plan.get("children", [])))

    plan = planner.execute_query(f"CYPHER replan=force EXPLAIN {cypher}", params).summary.plan  # type: ignore[arg-type]
    assert plan
    return names(plan)


LOOKUPS = sorted(name for name, query in catalogue.catalogue().items() if query.required & FIRST.keys())


def test_what_pages_look_up_is_among_the_lookups() -> None:
    assert {"thing", "things", "relations", "neighbours", "ways_of_four", "by_kind", "facets"} <= set(LOOKUPS)


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_lookup_seeks_and_does_not_scan(planner: Driver, name: str) -> None:
    query = catalogue.find(name)
    found = operators(planner, query.text, **query.bind({one: (FIRST | OTHER)[one] for one in query.required}))
    assert not {one for one in found if "Scan" in one}
    assert any("Seek" in one for one in found)


@pytest.mark.parametrize("name", ["counts_by_kind", "counts_by_predicate", "size_things", "size_relations"])
def test_counts_of_the_whole_are_read_not_counted(planner: Driver, name: str) -> None:
    found = operators(planner, catalogue.find(name).text)
    assert any("CountStore" in one for one in found)
    assert not {one for one in found if "Scan" in one or "Expand" in one}


WRITES = {
    **{f"create {kind}": loading.create_nodes(kind) for kind in Kind},
    **{f"update {kind}": loading.update_nodes(kind) for kind in Kind},
    **{f"add {predicate}": loading.add_edges(predicate, "Ding", "Ding") for predicate in SCHEMA},
    "add sources": loading.add_sources("Ding"),
    "versions": loading.versions("Ding"),
    "write out versions": loading.write_out_versions("Ding"),
    "drop things": loading.drop_things("Ding"),
}


def test_no_write_scans_the_graph(planner: Driver) -> None:
    plans = {name: operators(planner, text, rows=[]) for name, text in WRITES.items()}
    assert {name: plan for name, plan in plans.items() if any("Scan" in one for one in plan)} == {}
