"""Replacing what the store knows from documents. Texts are generated from the schema; adapters bring a transaction.

A thing has the label of its kind and the label Ding. Each document is also a node (:Bron {id}), and every fact line of
a node is a relation (thing)-[:BRON]->(:Bron) with the source columns, so that a thing that several documents speak of
stays until the last of them goes. Relations between things carry their source columns themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from graph.contribution import EDGE_COLUMNS, NODE_COLUMNS, PERIODS, Contribution, Row, Version, node_row
from graph.model import Kind, Predicate, kind_of


class Transaction(Protocol):
    """The transaction at hand."""

    def read(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        """Run one text and give its rows."""

    def write(self, cypher: str, params: Mapping[str, Any]) -> None:
        """Run one text that gives no rows; a server may still be busy with it when this returns."""


_Item = TypeVar("_Item")
_Key = TypeVar("_Key")

BATCH = 2000
"""Rows per statement: large enough to hide the round trip, small enough for a modest heap."""

SOURCE_COLUMNS = (
    "feit", "document", "file", "section", "page", "start", "end", "quote", "extractor", "zekerheid", "status",
)  # fmt: skip
_BRON_COLUMNS = (*SOURCE_COLUMNS, "name", "props")


@dataclass(frozen=True, slots=True)
class Labelling:
    """With which label a store finds things by their ids fast: the one that all have, or that of each kind."""

    per_kind: bool

    def of(self, thing_id: str) -> str:
        """The label to look up a thing with this id."""
        return kind_of(thing_id).value if self.per_kind else "Ding"

    def ends(self, row: Row) -> tuple[str, str]:
        """The labels to look up `from` and `to` of a relation with."""
        return self.of(row["from"]), self.of(row["to"])


COMMON = Labelling(per_kind=False)
"""For Neo4j: its index is on the label that all things have, and few statements mean few round trips."""
PER_KIND = Labelling(per_kind=True)
"""For kglite, which has indexes on first labels only."""

_EACH = "UNWIND $documents AS document MATCH (s:Bron {id: document})"
_THINGS_OF = f"{_EACH}<-[:BRON]-(n:Ding) RETURN DISTINCT n.id AS id ORDER BY id"
_DROP_EDGES = (
    f"{_EACH}<-[:BRON]-(n:Ding) WITH DISTINCT document, n MATCH (n)-[k]->(m:Ding) WHERE k.document = document DELETE k"
)
_DROP_SOURCES = f"{_EACH}<-[b:BRON]-(n:Ding) DELETE b"
_DROP_DOCUMENTS = f"{_EACH} DETACH DELETE s"
_ADD_DOCUMENTS = "UNWIND $rows AS r MERGE (s:Bron {id: r.id}) SET s.soorten = r.soorten, s.aantallen = r.aantallen"


def replace_documents(to: Transaction, new: Contribution, labelling: Labelling) -> None:
    """Make `new` all that the graph knows from its documents, within the transaction `to`."""
    documents = {"documents": new.documents}
    old = {row["id"] for row in to.read(_THINGS_OF, documents)}
    if old:
        to.write(_DROP_EDGES, documents)
        to.write(_DROP_SOURCES, documents)
    others = _versions_of_others(to, old | new.versions.keys(), labelling)
    gone = old - new.versions.keys() - others.keys()
    for label, ids in _grouped(sorted(gone), labelling.of).items():
        _in_batches(to, drop_things(label), ids)
    to.write(_DROP_DOCUMENTS, {"documents": [one for one in new.documents if one not in new.versions]})
    to.write(_ADD_DOCUMENTS, {"rows": _document_rows(new)})
    _write_things(to, new, others, old | others.keys(), labelling)
    for predicate, rows in new.edges.items():
        for (start, end), some in _grouped(rows, labelling.ends).items():
            _in_batches(to, add_edges(predicate, start, end), some)


def _write_things(
    to: Transaction, new: Contribution, others: Mapping[str, set[Version]], known: set[str], labelling: Labelling
) -> None:
    """Things as all documents describe them, and where the new ones say so; `known` are in the graph by now."""
    sources = _grouped((_with_version(row, new, others) for row in new.sources), itemgetter("id"))
    nodes: dict[tuple[Kind, bool], list[Row]] = defaultdict(list)
    for node_id in sorted(new.versions.keys() | others.keys()):
        kind = kind_of(node_id)
        row = node_row(node_id, kind, others.get(node_id, set()) | new.versions.get(node_id, set()))
        if node_id not in known:
            row["bronnen"] = sources.pop(node_id)
        nodes[kind, node_id in known].append(row)
    for (kind, is_known), rows in nodes.items():
        _in_batches(to, update_nodes(kind) if is_known else create_nodes(kind), rows)
    further = chain.from_iterable(sources.values())
    for label, rows in _grouped(further, lambda row: labelling.of(row["id"])).items():
        _in_batches(to, add_sources(label), rows)


def _versions_of_others(to: Transaction, ids: Iterable[str], labelling: Labelling) -> dict[str, set[Version]]:
    """How other documents describe these things (what the documents at hand said is gone by now).

    A lone version is not written out beside the node it is equal to; it is, before a second one joins it.
    """
    found: dict[str, set[Version]] = defaultdict(set)
    for label, asked in _grouped(sorted(ids), labelling.of).items():
        alone = []
        for some in _batches(asked):
            for row in to.read(versions(label), {"rows": some}):
                found[row["id"]].add(Version(row["document"], row["name"], row["props"]))
                if row["alone"]:
                    alone.append(row["id"])
        _in_batches(to, write_out_versions(label), alone)
    return dict(found)


def _with_version(row: Row, new: Contribution, others: Mapping[str, set[Version]]) -> Row:
    alone = len(new.versions[row["id"]]) == 1 and row["id"] not in others
    return {**row, "name": None, "props": None} if alone else row


def _document_rows(new: Contribution) -> list[Row]:
    """Each document with how many things of each kind it describes: two lists, of kinds and of numbers."""
    counts: dict[str, Counter[str]] = {one: Counter() for one in new.documents if one in new.versions}
    for node_id, versions in new.versions.items():
        for document in {version.document for version in versions}:
            counts[document][kind_of(node_id).value] += 1
    return [{"id": one, "soorten": list(found), "aantallen": list(found.values())} for one, found in counts.items()]


def _grouped(rows: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _in_batches(to: Transaction, cypher: str, rows: Sequence[_Item]) -> None:
    """Run a text over all rows."""
    for some in _batches(rows):
        to.write(cypher, {"rows": some})


def _batches(rows: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


SET_FINGERPRINT = "MERGE (w:Schrijver {id: 'schrijver'}) SET w.vingerafdruk = $fingerprint"


def layout() -> str:
    """Everything that decides in which form facts are kept: when it changes, a graph is loaded anew."""
    texts = [*constraints(), *(create_nodes(kind) for kind in Kind), add_sources("Ding"), _ADD_DOCUMENTS]
    return "\n".join([*texts, *(add_edges(predicate, "Ding", "Ding") for predicate in Predicate)])


def constraints() -> list[str]:
    """The unique ids that every store holds to, which are also the indexes that lookups use."""
    labels = [*(kind.value for kind in Kind), "Bron"]
    return [f"CREATE CONSTRAINT {n.lower()}_id IF NOT EXISTS FOR (n:{n}) REQUIRE n.id IS UNIQUE" for n in labels]


def create_nodes(kind: Kind) -> str:
    """Rows: `node_row` of things that are not there yet, each with `bronnen`, rows as `add_sources` takes."""
    columns = _columns(("id", *node_columns(kind)))
    return (
        f"UNWIND $rows AS r CREATE (n:{kind.value}:Ding {{kind: '{kind.value}', {columns}}}) "
        "WITH n, r.bronnen AS bronnen UNWIND bronnen AS r MATCH (s:Bron {id: r.document}) "
        f"CREATE (n)-[b:BRON {{{_columns(_BRON_COLUMNS)}}}]->(s)"
    )


def update_nodes(kind: Kind) -> str:
    """Rows: `node_row` of things that are there. Whatever else they had is gone: what became None, and columns of
    an earlier schema."""
    columns = _columns(("id", *node_columns(kind)))
    return f"UNWIND $rows AS r MATCH (n:{kind.value} {{id: r.id}}) SET n = {{kind: '{kind.value}', {columns}}}"


def node_columns(kind: Kind) -> tuple[str, ...]:
    """What `node_row` gives for a thing of this kind, its id apart."""
    return ("name", "sorteer", "props", *NODE_COLUMNS[kind], "vanaf", "tot")


def drop_things(label: str) -> str:
    """Rows: ids."""
    return f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"


def add_sources(label: str) -> str:
    """Rows: `source_row` with `id`, and `name` and `props` unless these equal the node's own."""
    return (
        f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) MATCH (s:Bron {{id: r.document}}) "
        f"CREATE (n)-[b:BRON {{{_columns(_BRON_COLUMNS)}}}]->(s)"
    )


def add_edges(predicate: Predicate, start: str, end: str) -> str:
    """Rows: `edge_row`, from a thing with the label `start` to one with the label `end`."""
    columns = [*SOURCE_COLUMNS, "props", *EDGE_COLUMNS.get(predicate, ())]
    if predicate in PERIODS:
        columns += ["vanaf", "tot"]
    return (
        f"UNWIND $rows AS r MATCH (a:{start} {{id: r.`from`}}) MATCH (b:{end} {{id: r.`to`}}) "
        f"CREATE (a)-[k:{predicate.value} {{{_columns(columns)}}}]->(b)"
    )


def write_out_versions(label: str) -> str:
    """Write the version that a provenance relation left out because it equalled the node. Rows: ids."""
    return (
        f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) MATCH (n)-[b:BRON]->(s:Bron) WHERE b.props IS NULL "
        "SET b.name = n.name, b.props = n.props"
    )


def versions(label: str) -> str:
    """The distinct versions of things; `alone` says that one is not written out yet. Rows: ids."""
    return (
        f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) MATCH (n)-[b:BRON]->(s:Bron) "
        "RETURN DISTINCT n.id AS id, b.document AS document, coalesce(b.name, n.name) AS name, "
        "coalesce(b.props, n.props) AS props, b.props IS NULL AS alone"
    )


def _columns(columns: Iterable[str]) -> str:
    # Given in the pattern, they cost half or less of what setting them one by one does (kglite, measured).
    return ", ".join(f"`{column}`: r.`{column}`" for column in columns)
