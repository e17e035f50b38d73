"""Figures of the graph stores: `python bench/graph.py [--nodes N] [--edges M] [URL …]`.

Loads a synthetic graph, document by document through the port, and times the questions that pages ask. A URL is a
folder for the embedded store (default: a temporary one) or an address of a Neo4j that may be emptied; `neo4j` starts
the one of the tests. Measured, never asserted.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from graph.model import SCHEMA, Edge, Fact, Kind, Node, Predicate, Source, kind_of  # noqa: E402
from graph.store import GraphStore, open_store  # noqa: E402

SHARED = [Kind.ORGANISATIE, Kind.DOELGROEP, Kind.PROBLEEM, Kind.SETTING, Kind.THEMA]
OWN = [Kind.SECTIE, Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.INTERVENTIE, Kind.AANBEVELING, Kind.BEWIJS]
NODES_PER_DOCUMENT = 500
CONCEPTS_PER_DOCUMENT = 25


def documents(nodes: int, edges: int, seed: int = 1) -> Iterator[tuple[str, list[Fact]]]:
    """Documents of 500 things each, 25 of them concepts that others share, and relations as the schema allows."""
    draw = random.Random(seed)
    count = max(1, nodes // NODES_PER_DOCUMENT)
    concepts = [f"{kind.lower()}/begrip-{i}" for kind in SHARED for i in range(max(20, nodes // 500))]
    rows = [(predicate, row) for predicate, row in SCHEMA.items() if predicate is not Predicate.HEEFT_SECTIE]
    for number in range(count):
        document = f"document/d{number:05}"
        shared = draw.sample(concepts, CONCEPTS_PER_DOCUMENT)
        own = [f"{OWN[i % len(OWN)].lower()}/d{number:05}-{i}" for i in range(NODES_PER_DOCUMENT - len(shared) - 1)]
        yield document, list(_facts(document, [document, *own, *shared], edges // count, rows, draw))


def _facts(document: str, ids: list[str], edges: int, rows: list, draw: random.Random) -> Iterator[Fact]:
    place = iter(range(0, 10**9, 200))
    quote = "De gemeente en de zorgverzekeraar maken voor het eind van het jaar afspraken over wijkverpleging."

    def source() -> Source:
        start = next(place)
        return Source(
            document=document, file=f"{document[9:]}.txt", section=None, page=1, start=start, end=start + len(quote),
            quote=quote, extractor="bench@1",
        )  # fmt: skip

    by_kind: dict[Kind, list[str]] = {}
    for node_id in ids:
        by_kind.setdefault(kind_of(node_id), []).append(node_id)
        props = {"tekst": quote, "deadline_eind": f"20{draw.randint(20, 34)}-12-31", "soort": draw.choice("abc")}
        yield Node(node_id, kind_of(node_id), f"Ding {node_id}", source(), props)
    possible = [
        (
            predicate,
            [i for k in row.domain for i in by_kind.get(k, ())],
            [i for k in row.range for i in by_kind.get(k, ())],
        )
        for predicate, row in rows
    ]
    possible = [(predicate, starts, ends) for predicate, starts, ends in possible if starts and ends]
    for _ in range(edges):
        predicate, starts, ends = draw.choice(possible)
        yield Edge(predicate, draw.choice(starts), draw.choice(ends), source())


def timed(what: str, times: int, call: Callable[[], object]) -> None:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(
        f"  {what:<34} p50 {taken[len(taken) // 2]:8.2f} ms   p95 {taken[int(len(taken) * 0.95)]:8.2f} ms   n={times}"
    )


def load(store: GraphStore, nodes: int, edges: int) -> list[str]:
    """Load the graph; the time to make the facts does not count."""
    store.ensure_schema()
    spent, ids = 0.0, []
    for document, facts in documents(nodes, edges):
        ids.append(document)
        ids += [fact.id for fact in facts if isinstance(fact, Node)]
        began = time.perf_counter()
        store.replace_document(document, facts)
        spent += time.perf_counter() - began
    print(f"  {'load':<34} {spent:8.1f} s")
    return ids


def ask(store: GraphStore, ids: list[str]) -> None:
    draw = random.Random(2)

    def one() -> str:
        return draw.choice(ids)

    timed("thing (point lookup)", 500, lambda: store.query("thing", id=one()))
    timed("relations (neighbours with source)", 500, lambda: store.query("relations", id=one(), limit=50))
    timed("neighbours", 300, lambda: store.query("neighbours", id=one(), limit=50))
    timed("neighbourhood (2 hops)", 200, lambda: store.query("neighbourhood", id=one(), limit=100))
    timed("shortest_paths", 100, lambda: store.query("shortest_paths", **{"from": one(), "to": one()}))
    timed("short_paths (up to 3)", 100, lambda: store.query("short_paths", **{"from": one(), "to": one()}))
    timed("impact", 100, lambda: store.query("impact", id=one()))
    timed("facets of 50 things", 50, lambda: store.query("facets", ids=draw.sample(ids, 50)))
    for name in (
        "gap_advice_without_intervention",
        "gap_intervention_without_evidence",
        "gap_agreement_without_intervention",
    ):
        timed(name, 10, lambda name=name: store.query(name))
    for name in ("counts_by_kind", "counts_by_predicate", "counts_by_document", "size"):
        timed(name, 10, lambda name=name: store.query(name))
    timed("agreements", 10, lambda: store.query("agreements", today="2026-01-01"))
    timed("cards (all)", 1, lambda: store.query("cards"))


def measure(url: str, nodes: int, edges: int, credentials: dict[str, str] | None = None) -> None:
    print(url if credentials is None else "neo4j")
    with open_store(url, write=True, credentials=credentials) as store:
        ids = load(store, nodes, edges)
        document, facts = next(documents(nodes, edges))
        timed("replace one document", 3, lambda: store.replace_document(document, facts))
        began = time.perf_counter()
    print(f"  {'close':<34} {time.perf_counter() - began:8.1f} s")
    began = time.perf_counter()
    with open_store(url, credentials=credentials) as store:
        print(f"  {'open':<34} {time.perf_counter() - began:8.1f} s")
        print(f"  {store.health()}")
        ask(store, ids)
    print(f"  {'memory of this process, peak':<34} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Figures of the graph stores.")
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=400_000)
    parser.add_argument("url", nargs="*", help="a folder, or `neo4j` for a server of its own (default: both)")
    options = parser.parse_args()
    for url in options.url or ["", "neo4j"]:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            credentials = None
            if url == "neo4j":
                from neo4j_server import running_server

                server = stack.enter_context(running_server(Path(folder) / "home"))
                url, credentials = server.url, server.credentials
            measure(url or folder, options.nodes, options.edges, credentials)


if __name__ == "__main__":
    main()
