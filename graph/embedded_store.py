"""The embedded store: kglite, in process, one file in a folder. One writing process; any number of readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

import kglite

from graph import loading
from graph.catalogue import find, plain, plain_row
from graph.console import check_reading
from graph.contribution import Contribution, contribution
from graph.model import Fact, Kind
from graph.store import Health, Row, StoreError, Table, size

FILE = "graph.kgl"
TIMEOUT_MS = 30_000
MISCOUNTING = ["fuse_match_return_aggregate"]
"""Optimiser passes of kglite 0.21.2 that give wrong numbers: this one counts 0 for two undirected steps between things
of one kind. No query of the catalogue counts that way (a test compares them with Neo4j); people in the console may."""
MOST_WORK = 1_000_000
"""Rows, and items of lists, that a query of the console may hold on its way: some 400 MB of numbers."""

kglite.set_query_warning_policy("silent")  # a kind that no document has yet is not worth a line on stderr


class EmbeddedStore:
    """A graph in the folder `path`.

    For writing, it holds the lease of the one writer and saves everything at once when it is closed: a kill before that
    leaves the graph as it was, and facts files to load it from. For reading, it shows what the writer had saved when it
    was opened, and may be shared by threads.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        file = path / FILE
        self._write = write
        if not write and not file.exists():
            raise StoreError(f"there is no graph in {path}; build one with `vindbaar build`")
        try:
            if write:
                path.mkdir(parents=True, exist_ok=True)
                # no log: an edition that was not finished is never published, and a log costs a fifth of the load
                self._session = kglite.open_session(str(file), durable="off")
            else:
                self._session = kglite.open_session(str(file))
            if write:
                self._make_columns_known()
        except kglite.WriterLeaseHeldError as error:
            raise StoreError(f"{path} is being written by another process; wait until that build is done") from error
        except (kglite.KgError, OSError, RuntimeError) as error:
            raise StoreError(f"cannot open the graph in {path}: {error}; build it again") from error

    def ensure_schema(self) -> None:
        self._check_writing()
        for statement in loading.constraints():
            try:
                self._session.execute(statement)
            except kglite.KgError as error:
                raise StoreError(f"the schema: {error}") from error

    def replace_document(self, document_id: str, facts: Iterable[Fact]) -> None:
        self._check_writing()
        self.replace_documents([contribution(document_id, facts)])

    def replace_documents(self, groups: Iterable[Contribution]) -> None:
        """One transaction for all groups: with the first relation that one makes, kglite copies all that there are."""
        self._check_writing()
        transaction = self._session.begin()
        statements = _Statements(transaction)
        doing = "nothing"
        try:
            for new in groups:
                doing = ", ".join(new.documents)
                loading.replace_documents(statements, new, loading.PER_KIND)
            transaction.commit()
        except kglite.KgError as error:
            raise StoreError(f"{doing} could not be stored, nothing was changed: {error}") from error
        finally:
            if transaction.active:
                transaction.rollback()

    def set_fingerprint(self, fingerprint: str | None) -> None:
        self._check_writing()
        try:
            self._session.execute(loading.SET_FINGERPRINT, params={"fingerprint": fingerprint})
        except kglite.KgError as error:
            raise StoreError(f"the graph could not be marked: {error}") from error

    def query(self, name: str, /, **params: Any) -> list[Row]:
        query = find(name)
        bound = query.bind(params)
        try:
            rows = self._session.cypher(query.narrowed(bound), params=bound, timeout_ms=TIMEOUT_MS)
        except kglite.KgError as error:
            raise StoreError(f"query {name!r} failed: {error}") from error
        return [plain_row(dict(row)) for row in rows]

    def console(self, cypher: str, *, timeout_s: float = 5.0, max_rows: int = 1000) -> Table:
        text = check_reading(cypher)
        cursor = self._session.cursor()  # over a snapshot of its own, and it refuses every write by itself
        cursor.read_only(True)
        try:
            found: Any = cursor.cypher(
                text,
                timeout_ms=max(1, int(timeout_s * 1000)),
                row_limit=max_rows + 1,  # one more than asked tells that there is more
                disabled_passes=MISCOUNTING,
                max_work_units=MOST_WORK,
            )
        except kglite.CypherTimeoutError as error:
            raise StoreError(f"the query took longer than {timeout_s:g} s; ask for less") from error
        except kglite.KgError as error:
            if "max_work_units" in str(error):
                raise StoreError(f"the query went through more than {MOST_WORK:,} rows; ask for less") from error
            raise StoreError(str(error)) from error
        columns = tuple(found.columns)
        rows = [tuple(plain(row[column]) for column in columns) for row in found]
        return Table(columns, rows[:max_rows], len(rows) > max_rows)

    def health(self) -> Health:
        return Health(True, f"kglite {kglite.__version__}", *size(self))

    def close(self) -> None:
        if self._write:
            self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _make_columns_known(self) -> None:
        """Name every column of every kind once: kglite refuses, as a slip of the pen, to create a node with a property
        that its type never had."""
        transaction = self._session.begin()
        for kind in Kind:
            sets = ", ".join(f"n.`{column}` = null" for column in ("kind", *loading.node_columns(kind)))
            transaction.cypher(f"MERGE (n:{kind.value} {{id: ''}}) SET n:Ding, {sets}")
            transaction.cypher(f"MATCH (n:{kind.value} {{id: ''}}) DETACH DELETE n")
        transaction.commit()

    def _check_writing(self) -> None:
        if not self._write:
            raise StoreError("this graph was opened for reading; open it with write=True")


class _Statements:
    """A transaction of kglite as the loading code knows it."""

    def __init__(self, transaction: kglite.SessionTransaction) -> None:
        self._transaction = transaction

    def read(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        return [dict(row) for row in self._transaction.cypher(cypher, params=dict(params), timeout_ms=0)]

    def write(self, cypher: str, params: Mapping[str, Any]) -> None:
        self._transaction.cypher(cypher, params=dict(params), timeout_ms=0)
