"""The graph store port and the choice of adapter. Adapters hold no query text: that is `graph/queries/*.cypher`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self, TypeAlias

from graph.contribution import Contribution
from graph.model import Fact

Row: TypeAlias = dict[str, Any]

NEO4J_SCHEMES = ("bolt", "bolt+s", "neo4j", "neo4j+s")


class StoreError(Exception):
    """The store cannot do what was asked; the message says what, on which value, and what to do."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the store answers, what it is, and how much it holds."""

    ok: bool
    engine: str
    """Name and version: "kglite 0.21.2", "Neo4j 5.26.30"."""
    nodes: int
    edges: int
    detail: str = ""
    """What is wrong and what to do, when not ok."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows a console query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool
    """True when there were more than the row limit."""


class GraphStore(Protocol):
    """One graph, whatever keeps it. Same facts in, same rows in the same order out, for every adapter."""

    def ensure_schema(self) -> None:
        """Create the constraints and indexes that `graph.model.SCHEMA` asks for; harmless when they exist."""

    def replace_document(self, document_id: str, facts: Iterable[Fact]) -> None:
        """Make `facts` all that the store knows from this document, in one transaction (an empty iterable removes it).

        Things that other documents also speak of stay. Raises SchemaError (nothing is changed then) on a bad fact.
        """

    def replace_documents(self, groups: Iterable[Contribution]) -> None:
        """As `replace_document`, for all documents that the groups tell of: the same in less time.

        Each group holds or is undone as a whole. What was loaded before a group that fails may stay, or go as well.
        """

    def set_fingerprint(self, fingerprint: str | None) -> None:
        """Note which facts the graph holds (see `graph.build`); None while that is being changed."""

    def query(self, name: str, /, **params: Any) -> list[Row]:
        """Run `graph/queries/<name>.cypher`; its first lines say which parameters it takes and which fields it gives.

        Dates come back as `datetime.date`. Raises LookupError for an unknown name, TypeError for wrong parameters and
        StoreError when the store cannot answer.
        """

    def console(self, cypher: str, *, timeout_s: float = 5.0, max_rows: int = 1000) -> Table:
        """Run a reading query typed by a person. Raises StoreError on a write, a syntax error or a timeout."""

    def health(self) -> Health: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def size(store: GraphStore) -> tuple[int, int]:
    """How many things and how many relations between things the store holds."""
    things, relations, sources = (
        int(store.query(name)[0]["number"]) for name in ("size_things", "size_relations", "size_sources")
    )
    return things, relations - sources


def open_store(url: str, *, write: bool = False, credentials: Mapping[str, str] | None = None) -> GraphStore:
    """Open the store at `url`: `bolt://` or `neo4j://` (also `+s`) is Neo4j, anything else the path of an embedded one.

    `write` opens the embedded store for its one writing process; without it the last published state is read.
    `credentials` holds `username` and `password` for Neo4j. Raises StoreError when it cannot be opened.
    """
    scheme = url.partition("://")[0] if "://" in url else ""
    if scheme in NEO4J_SCHEMES:
        from graph.neo4j_store import Neo4jStore

        return Neo4jStore(url, credentials)
    if scheme:
        known = ", ".join(f"{scheme}://" for scheme in NEO4J_SCHEMES)
        raise StoreError(f"{url!r} is no graph store: give {known} or the path of a folder")
    from graph.embedded_store import EmbeddedStore

    return EmbeddedStore(Path(url), write=write)
