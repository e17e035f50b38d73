"""Replacing what the store knows from one document. Texts are generated from the schema; adapters bring a transaction.

A thing has the label of its kind and the label Ding. Each document is also a node (:Bron {id}), and every fact line of
a node is a relation (thing)-[:BRON]->(:Bron) with the source columns, so that a thing that several documents speak of
stays until the last of them goes. Relations between things carry their source columns themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.contribution import EDGE_COLUMNS, NODE_COLUMNS, PERIODS, Contribution, Row, Version, node_row
from graph.model import SCHEMA, Kind, Predicate, kind_of

Run: TypeAlias = Callable[[str, Mapping[str, Any]], list[Row]]
"""Runs one Cypher text in the transaction at hand and gives its rows."""

BATCH = 2000
"""Rows per statement: large enough to hide the round trip, small enough for a modest heap (measured in the lab)."""

SOURCE_COLUMNS = (
    "feit", "document", "file", "section", "page", "start", "end", "quote", "extractor", "zekerheid", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelling:
    """With which label a store finds things by their ids fast: the one that all have, or that of each kind."""

    per_kind: bool

    def any_of(self, kinds: Iterable[Kind]) -> str:
        """A label expression for a thing of one of these kinds."""
        return "|".join(sorted(kind.value for kind in kinds)) if self.per_kind else "Ding"

    def groups(self, rows: Iterable[Row]) -> Mapping[str, list[Row]]:
        """Rows with an `id`, by the label to look them up with."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            groups[kind_of(row["id"]).value if self.per_kind else "Ding"].append(row)
        return groups


COMMON = Labelling(per_kind=False)
"""For Neo4j: its index is on the label that all things have, and few statements mean few round trips."""
PER_KIND = Labelling(per_kind=True)
"""For kglite, which has indexes on first labels only."""

_THINGS_OF = "MATCH (s:Bron {id: $document})<-[:BRON]-(n:Ding) RETURN DISTINCT n.id AS id ORDER BY id"
_DROP_EDGES = (
    "MATCH (s:Bron {id: $document})<-[:BRON]-(n:Ding) WITH DISTINCT n MATCH (n)-[k]->(m:Ding) "
    "WHERE k.document = $document DELETE k"
)
_DROP_SOURCES = "MATCH (s:Bron {id: $document})<-[b:BRON]-(n:Ding) DELETE b"
_DROP_DOCUMENT = "MATCH (s:Bron {id: $document}) DETACH DELETE s"
_ADD_DOCUMENT = "MERGE (s:Bron {id: $document})"


def replace_document(run: Run, new: Contribution, labelling: Labelling) -> None:
    """Make `new` all that the graph knows from its document, within the transaction of `run`."""
    document = {"document": new.document}
    old = {row["id"] for row in run(_THINGS_OF, document)}
    if old:
        run(_DROP_EDGES, document)
        run(_DROP_SOURCES, document)
    others = _versions_of_others(run, old | new.versions.keys(), labelling)
    gone = old - new.versions.keys() - others.keys()
    for label, rows in labelling.groups({"id": node_id} for node_id in sorted(gone)).items():
        _in_batches(run, drop_things(label), rows)
    nodes: dict[Kind, list[Row]] = defaultdict(list)
    for node_id in sorted(new.versions.keys() | others.keys()):
        kind = kind_of(node_id)
        nodes[kind].append(node_row(node_id, kind, others.get(node_id, set()) | new.versions.get(node_id, set())))
    for kind, rows in nodes.items():
        _in_batches(run, upsert_nodes(kind), rows)
    run(_ADD_DOCUMENT if new.versions else _DROP_DOCUMENT, document)
    for label, rows in labelling.groups(_with_version(row, new, others) for row in new.sources).items():
        _in_batches(run, add_sources(label), rows)
    for predicate, rows in new.edges.items():
        _in_batches(run, add_edges(predicate, labelling), rows)


def _versions_of_others(run: Run, ids: Iterable[str], labelling: Labelling) -> dict[str, set[Version]]:
    """How other documents describe these things (what the document at hand said is gone by now).

    A lone version is not written out beside the node it is equal to; it is, before a second one joins it.
    """
    found: dict[str, set[Version]] = defaultdict(set)
    for label, rows in labelling.groups({"id": node_id} for node_id in sorted(ids)).items():
        _in_batches(run, write_out_versions(label), rows)
        for row in _in_batches(run, versions(label), rows):
            found[row["id"]].add(Version(row["document"], row["name"], row["props"]))
    return dict(found)


def _with_version(row: Row, new: Contribution, others: Mapping[str, set[Version]]) -> Row:
    alone = len(new.versions[row["id"]]) == 1 and row["id"] not in others
    return {**row, "name": None, "props": None} if alone else row


def _in_batches(run: Run, cypher: str, rows: Sequence[Row]) -> list[Row]:
    """Run a text over all rows; what it returns, if anything, in one list."""
    found: list[Row] = []
    for first in range(0, len(rows), BATCH):
        found += run(cypher, {"rows": rows[first : first + BATCH]})
    return found


def constraints() -> list[str]:
    """The unique ids that every store holds to, which are also the indexes that lookups use."""
    labels = [*(kind.value for kind in Kind), "Bron"]
    return [f"CREATE CONSTRAINT {n.lower()}_id IF NOT EXISTS FOR (n:{n}) REQUIRE n.id IS UNIQUE" for n in labels]


def upsert_nodes(kind: Kind) -> str:
    """Rows: `node_row`. Every column is set, so that one which became None is removed."""
    columns = ["name", "sorteer", "props", *NODE_COLUMNS[kind]]
    sets = [f"n.`{column}` = r.`{column}`" for column in columns]
    return (
        f"UNWIND $rows AS r MERGE (n:{kind.value} {{id: r.id}}) SET n:Ding, n.kind = '{kind.value}', "
        f"{', '.join(sets)}, n.vanaf = date(r.vanaf), n.tot = date(r.tot)"
    )


def drop_things(label: str) -> str:
    """Rows: `id`."""
    return f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) DETACH DELETE n"


def add_sources(label: str) -> str:
    """Rows: `source_row` with `id`, and `name` and `props` unless these equal the node's own."""
    return (
        f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) MATCH (s:Bron {{id: r.document}}) "
        f"CREATE (n)-[b:BRON]->(s) SET {_sets('b', (*SOURCE_COLUMNS, 'name', 'props'))}"
    )


def add_edges(predicate: Predicate, labelling: Labelling) -> str:
    """Rows: `edge_row`."""
    columns = (*SOURCE_COLUMNS, "props", *EDGE_COLUMNS.get(predicate, ()))
    dates = ", k.vanaf = date(r.vanaf), k.tot = date(r.tot)" if predicate in PERIODS else ""
    start, end = labelling.any_of(SCHEMA[predicate].domain), labelling.any_of(SCHEMA[predicate].range)
    return (
        f"UNWIND $rows AS r MATCH (a:{start} {{id: r.`from`}}) MATCH (b:{end} {{id: r.`to`}}) "
        f"CREATE (a)-[k:{predicate.value}]->(b) SET {_sets('k', columns)}{dates}"
    )


def write_out_versions(label: str) -> str:
    """Write the version that a provenance relation left out because it equalled the node. Rows: `id`."""
    return (
        f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) MATCH (n)-[b:BRON]->(s:Bron) WHERE b.props IS NULL "
        "SET b.name = n.name, b.props = n.props"
    )


def versions(label: str) -> str:
    """The distinct versions of things. Rows: `id`."""
    return (
        f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) MATCH (n)-[b:BRON]->(s:Bron) "
        "RETURN DISTINCT n.id AS id, b.document AS document, b.name AS name, b.props AS props"
    )


def _sets(variable: str, columns: Iterable[str]) -> str:
    return ", ".join(f"{variable}.`{column}` = r.`{column}`" for column in columns)
