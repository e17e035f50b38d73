"""Fixtures that open each of the two graph stores, empty or with the sample graph."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import sample_graph
from neo4j_server import Server, Unavailable, running_server

from graph.store import GraphStore, open_store

STORES = ["embedded", pytest.param("neo4j", marks=pytest.mark.xdist_group("neo4j"))]


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j for as long as the tests run. Where it cannot run, tests are skipped with the reason; in CI they fail."""
    try:
        with running_server(tmp_path_factory.mktemp("neo4j") / "home") as server:
            yield server
    except Unavailable as reason:
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail(f"in CI the Neo4j half of the contract must run: {reason}")
        pytest.skip(str(reason))


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The sample graph in either store, for reading."""
    if request.param == "embedded":
        folder = tmp_path_factory.mktemp("graph")
        with open_store(str(folder), write=True) as writer:
            fill(writer)
        with open_store(str(folder)) as reader:
            yield reader
        return
    server: Server = request.getfixturevalue("neo4j_server")
    server.empty()
    with open_store(server.url, credentials=server.credentials) as store:
        fill(store)
        yield store


@pytest.fixture(params=STORES)
def empty_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Either store, empty and for writing."""
    if request.param == "embedded":
        with open_store(str(tmp_path_factory.mktemp("graph")), write=True) as store:
            store.ensure_schema()
            yield store
        return
    server: Server = request.getfixturevalue("neo4j_server")
    server.empty()
    with open_store(server.url, credentials=server.credentials) as store:
        store.ensure_schema()
        yield store


def fill(store: GraphStore) -> None:
    """Load the sample graph."""
    store.ensure_schema()
    for document, facts in sample_graph.documents().items():
        store.replace_document(document, facts)
    store.set_fingerprint("proef")
