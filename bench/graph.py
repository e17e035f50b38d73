"""Figures of the graph stores: `python bench/graph.py [--nodes N] [--edges M] [URL …]`.

Loads a synthetic graph from facts files, as a build does, and times the questions that pages ask. A URL is a
folder for the embedded store (default: a temporary one) or an address of a Neo4j that may be emptied; `neo4j` starts
the one of the tests. Measured, never asserted.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from graph.build import load_graph  # noqa: E402
from graph.model import Edge, Fact, Kind, Node, Predicate, Source, Value, kind_of, read_facts, write_facts  # noqa: E402
from graph.paging import every_card  # noqa: E402
from graph.store import GraphStore, open_store  # noqa: E402
from graph.ways import neighbourhood, short_ways, shortest_ways  # noqa: E402

CONCEPTS = (Kind.ORGANISATIE, Kind.DOELGROEP, Kind.PROBLEEM, Kind.SETTING, Kind.THEMA, Kind.BEROEP)
CONCEPTS_IN_ALL = 2000
CONCEPTS_PER_DOCUMENT = 60
NODES_PER_DOCUMENT = 500
OWN = {
    Kind.SECTIE: 150, Kind.ACTIE: 90, Kind.AFSPRAAK: 60, Kind.AANBEVELING: 50, Kind.INTERVENTIE: 40, Kind.BEWIJS: 29,
    Kind.DOEL: 20,
}  # fmt: skip
TREE = (
    (Kind.SECTIE, Predicate.BEVAT_AFSPRAAK, Kind.AFSPRAAK), (Kind.AFSPRAAK, Predicate.HEEFT_ACTIE, Kind.ACTIE),
    (Kind.AFSPRAAK, Predicate.HEEFT_DOEL, Kind.DOEL), (Kind.INTERVENTIE, Predicate.ONDERBOUWD_DOOR, Kind.BEWIJS),
    (Kind.AANBEVELING, Predicate.BEVEELT_AAN, Kind.INTERVENTIE),
)  # fmt: skip
LOOSE = (
    (10, Kind.SECTIE, Predicate.NOEMT, CONCEPTS),
    (2, Kind.ORGANISATIE, Predicate.VOERT_UIT, (Kind.ACTIE,)),
    (1, Kind.ORGANISATIE, Predicate.BETROKKEN_BIJ, (Kind.AFSPRAAK,)),
    (1, Kind.ACTIE, Predicate.VOOR, (Kind.DOELGROEP,)),
    (1, Kind.INTERVENTIE, Predicate.VOOR, (Kind.DOELGROEP,)),
    (1, Kind.INTERVENTIE, Predicate.BIJ, (Kind.PROBLEEM,)),
    (1, Kind.AANBEVELING, Predicate.VOOR, (Kind.DOELGROEP,)),
    (1, Kind.INTERVENTIE, Predicate.IN, (Kind.SETTING,)),
)
QUOTE = "De gemeente en de zorgverzekeraar maken voor het eind van het jaar afspraken over wijkverpleging."


def documents(nodes: int, edges: int, seed: int = 1) -> Iterator[tuple[str, list[Fact]]]:
    """Documents of 500 things each: a tree of sections with what stands in them, 60 of the concepts that all documents
    share, and relations between the two, half of them mentions. Some concepts are named far more often than others,
    as in real texts (the chance falls with the rank), so that the best known have thousands of relations."""
    draw = random.Random(seed)
    count = max(1, nodes // NODES_PER_DOCUMENT)
    concepts = [f"{CONCEPTS[i % len(CONCEPTS)].lower()}/begrip-{i}" for i in range(CONCEPTS_IN_ALL)]
    chances = [1 / (rank + 20) for rank in range(len(concepts))]
    for number in range(count):
        document = f"document/d{number:05}"
        named = draw.choices(concepts, chances, k=CONCEPTS_PER_DOCUMENT * 2)
        shared = list(dict.fromkeys(named))[:CONCEPTS_PER_DOCUMENT]
        yield document, list(_facts(document, shared, edges // count, draw))


def _facts(document: str, shared: list[str], edges: int, draw: random.Random) -> Iterator[Fact]:
    place = iter(range(0, 10**9, 200))
    by_kind = {kind: [f"{kind.lower()}/{document[9:]}-{i}" for i in range(number)] for kind, number in OWN.items()}
    for concept in shared:
        by_kind.setdefault(kind_of(concept), []).append(concept)

    def source() -> Source:
        start = next(place)
        return Source(
            document=document, file=f"{document[9:]}.txt", section=None, page=1, start=start, end=start + len(QUOTE),
            quote=QUOTE, extractor="bench@1",
        )  # fmt: skip

    yield Node(document, Kind.DOCUMENT, document, source(), {"datum": "2025", "soort": "akkoord"})
    for kind, ids in by_kind.items():
        for node_id in ids:
            props: dict[str, Value] = {"aliassen": [f"ook {node_id}"]}
            if kind in OWN:
                props = {
                    "tekst": QUOTE,
                    "soort": draw.choice("abc"),
                    "deadline_eind": f"20{draw.randint(20, 34)}-12-31",
                }
            yield Node(node_id, kind, f"Ding {node_id}", source(), props)
    sections = by_kind[Kind.SECTIE]
    tree = [(Predicate.HEEFT_SECTIE, sections[(i - 1) // 5] if i else document, one) for i, one in enumerate(sections)]
    tree += [(predicate, draw.choice(by_kind[up]), one) for up, predicate, down in TREE for one in by_kind[down]]
    loose = [(weight, start, predicate, end) for weight, start, predicate, ends in LOOSE for end in ends]
    loose = [row for row in loose if row[1] in by_kind and row[3] in by_kind]
    for predicate, start, end in tree:
        yield Edge(predicate, start, end, source())
    for _, up, predicate, down in draw.choices(loose, [row[0] for row in loose], k=edges - len(tree)):
        yield Edge(predicate, draw.choice(by_kind[up]), draw.choice(by_kind[down]), source())


def timed(what: str, times: int, call: Callable[[], object]) -> None:
    """Call once to have it planned, as a server that runs has it, and then time the others."""
    call()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(
        f"  {what:<34} p50 {taken[len(taken) // 2]:8.2f} ms   p95 {taken[int(len(taken) * 0.95)]:8.2f} ms   n={times}"
    )


def write(folder: Path, nodes: int, edges: int) -> list[str]:
    """The facts files of the graph; returns the ids of all things."""
    ids: dict[str, None] = {}
    for document, facts in documents(nodes, edges):
        write_facts(folder / f"{document[9:]}.jsonl", facts)
        ids.update(dict.fromkeys(fact.id for fact in facts if isinstance(fact, Node)))
    return list(ids)


def load(store: GraphStore, folder: Path) -> None:
    """Load the facts files as a build does, and tell who spent how long on it."""
    began = time.perf_counter()
    for path in folder.iterdir():
        for _ in read_facts(path):
            pass
    reading = time.perf_counter() - began
    began, here, beside = time.perf_counter(), time.process_time(), _of_children()
    load_graph(store, folder)
    spent, here, beside = time.perf_counter() - began, time.process_time() - here, _of_children() - beside
    print(f"  {'load':<34} {spent:8.1f} s   processor time here {here:.1f} s, of who reads beside {beside:.1f} s")
    print(f"  {'reading alone, for comparison':<34} {reading:8.1f} s")


def _of_children() -> float:
    """Seconds of processor time of the processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ask(store: GraphStore, ids: list[str]) -> None:
    draw = random.Random(2)
    known = [f"{CONCEPTS[i % len(CONCEPTS)].lower()}/begrip-{i}" for i in range(50)]

    def one() -> str:
        return draw.choice(ids)

    def pair() -> tuple[str, str]:
        return one(), one()

    timed("thing", 500, lambda: store.query("thing", id=one()))
    timed("relations, with sentences", 500, lambda: store.query("relations", id=one(), limit=50))
    timed("relations of the best known", 100, lambda: store.query("relations", id=draw.choice(known), limit=50))
    timed("neighbours (1 hop)", 500, lambda: store.query("neighbours", id=one(), limit=50))
    timed("neighbours of the best known", 100, lambda: store.query("neighbours", id=draw.choice(known), limit=50))
    timed("neighbourhood (2 hops)", 300, lambda: neighbourhood(store, one()))
    timed("neighbourhood of the best known", 100, lambda: neighbourhood(store, draw.choice(known)))
    timed("shortest ways (up to 4 steps)", 200, lambda: shortest_ways(store, *pair()))
    timed("short ways (up to 3 steps)", 200, lambda: short_ways(store, *pair()))
    timed("relations among 50 things", 100, lambda: store.query("relations_among", ids=draw.sample(ids, 50)))
    timed("things (50)", 100, lambda: store.query("things", ids=draw.sample(ids, 50)))
    timed("impact", 100, lambda: store.query("impact", id=one()))
    timed("facets of 50 things", 50, lambda: store.query("facets", ids=draw.sample(ids, 50)))
    for name in (
        "gap_advice_without_intervention", "gap_intervention_without_evidence", "gap_agreement_without_intervention",
        "gap_target_problem_without_advice",
    ):  # fmt: skip
        timed(name, 10, partial(store.query, name))
    for name in ("counts_by_kind", "counts_by_predicate", "counts_by_document"):
        timed(name, 20, partial(store.query, name))
    timed("size", 20, store.health)
    timed("agreements", 10, lambda: store.query("agreements", today="2026-01-01"))
    timed("every card", 1, lambda: every_card(store))


def measure(url: str, nodes: int, edges: int, credentials: dict[str, str] | None = None) -> None:
    print("embedded" if credentials is None else "neo4j")
    with open_store(url, write=True, credentials=credentials) as store:
        with tempfile.TemporaryDirectory() as folder:
            ids = write(Path(folder), nodes, edges)
            load(store, Path(folder))
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


def resident(process: int) -> float:
    """Megabytes that a process holds in memory; not a number where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), math.nan)


def tell_memory(server: Any) -> None:
    """What the server was given, what it holds, and whether its store fits in the page cache."""
    given = server.run("SHOW SETTINGS YIELD name, value WHERE name STARTS WITH 'server.memory' RETURN name, value")
    sizes = {row["name"].removeprefix("server.memory."): row["value"] for row in given}
    files = [path for path in (server.home / "data" / "databases" / "neo4j").rglob("*") if path.is_file()]
    store = sum(path.stat().st_size for path in files) / 2**20
    print(f"  {'heap at most; page cache':<34} {sizes['heap.max_size']}; {sizes['pagecache.size']}")
    print(f"  {'store on disk':<34} {store:8.0f} MB")
    print(f"  {'memory of the server, now':<34} {resident(server.process[-1].pid):8.0f} MB")


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

                server = stack.enter_context(running_server(Path(folder) / "home", flags=()))
                url, credentials = server.url, server.credentials
            measure(url or folder, options.nodes, options.edges, credentials)
            if credentials:
                tell_memory(server)


if __name__ == "__main__":
    main()
