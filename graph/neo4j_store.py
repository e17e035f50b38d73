"""The production store: Neo4j 5 over Bolt, with the official driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, GraphDatabase, ManagedTransaction, Query, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.graph import Node, Path, Relationship

from graph import loading
from graph.catalogue import find, plain, plain_row
from graph.console import check_reading
from graph.contribution import Contribution, contribution
from graph.model import Fact
from graph.store import Health, Row, StoreError, Table, size

CONNECT_S = 5.0
"""Seconds to wait for a connection."""
RETRY_S = 10.0
"""Seconds during which a transient error (a deadlock, a lost connection) is tried again."""
QUERY_S = 30.0
WRITE_S = 300.0
"""Seconds that the server lets a catalogue query, and the replacing of some documents, take."""
RECOUNT_S = 60
"""Seconds that counting the indexes anew may take after a load."""

_TIMEOUTS = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated")
_T = TypeVar("_T")


class Neo4jStore:
    """A graph in the default database of a Neo4j 5 server. Safe for threads and for several processes.

    Writers wait for each other (they lock one node), so that what documents share does not depend on who was first.
    A connection that is lost is made anew by the next call.
    """

    def __init__(self, url: str, credentials: Mapping[str, str] | None = None) -> None:
        self._url = url
        auth = (credentials["username"], credentials["password"]) if credentials else None
        try:
            self._driver = GraphDatabase.driver(
                url,
                auth=auth,
                connection_timeout=CONNECT_S,
                connection_acquisition_timeout=CONNECT_S * 2,
                max_transaction_retry_time=RETRY_S,
                notifications_min_severity="OFF",  # a kind that no document has yet is not worth a warning
                user_agent="vindbaar",
            )
        except (ConfigurationError, ValueError) as error:
            raise StoreError(f"{url!r} is not an address of a Neo4j server: {error}") from error
        try:
            self._driver.verify_connectivity()
        except (DriverError, Neo4jError) as error:
            self._driver.close()
            raise self._explained(error, f"cannot open {url}") from error

    def ensure_schema(self) -> None:
        # One statement a transaction: Neo4j does not mix changes of schema and data.
        for statement in (*loading.constraints(), *_NEO4J_SCHEMA):
            self._run_alone(statement)
        self._run_alone("CALL db.awaitIndexes(60)")

    def replace_document(self, document_id: str, facts: Iterable[Fact]) -> None:
        self.replace_documents([contribution(document_id, facts)])

    def replace_documents(self, groups: Iterable[Contribution]) -> None:
        """One transaction for each group: the server keeps a transaction in memory."""

        @unit_of_work(timeout=WRITE_S)
        def replace(transaction: ManagedTransaction, new: Contribution) -> None:
            statements = _Statements(transaction)
            statements.write(_LOCK, {})
            loading.replace_documents(statements, new, loading.COMMON)

        with self._driver.session() as session:
            for new in groups:
                doing = f"{', '.join(new.documents)} was not stored"
                self._guarded(doing, partial(session.execute_write, replace, new))

    def set_fingerprint(self, fingerprint: str | None) -> None:
        text = loading.SET_FINGERPRINT
        doing = "the graph could not be marked"
        self._guarded(doing, lambda: self._driver.execute_query(text, fingerprint=fingerprint))
        if fingerprint is not None:
            # Until its indexes are counted anew, the server takes them for empty and plans to scan them.
            self._guarded(doing, lambda: self._driver.execute_query(f"CALL db.prepareForReplanning({RECOUNT_S})"))

    def query(self, name: str, /, **params: Any) -> list[Row]:
        query = find(name)
        bound = query.bind(params)

        @unit_of_work(timeout=QUERY_S)
        def again(transaction: ManagedTransaction) -> list[Row]:
            return [plain_row(dict(record)) for record in transaction.run(query.text, bound)]

        def read() -> list[Row]:
            with self._driver.session(default_access_mode=READ_ACCESS) as session:
                try:
                    # one round trip; a transaction that can be tried again takes three
                    found = session.run(Query(query.text, timeout=QUERY_S), bound)
                    return [plain_row(dict(record)) for record in found]
                except (TransientError, ServiceUnavailable, SessionExpired):
                    return session.execute_read(again)

        return self._guarded(f"query {name!r} failed", read)

    def console(self, cypher: str, *, timeout_s: float = 5.0, max_rows: int = 1000) -> Table:
        text = check_reading(cypher)

        def read() -> Table:
            with (
                self._driver.session(default_access_mode=READ_ACCESS, fetch_size=max_rows + 1) as session,
                session.begin_transaction(timeout=timeout_s) as transaction,
            ):
                if transaction.run(f"EXPLAIN {text}").consume().query_type != "r":
                    raise StoreError("this is not a reading query; only what reads may be asked here")
                found = transaction.run(text)
                columns = tuple(found.keys())
                rows = [tuple(_shown(value) for value in record.values()) for record in found.fetch(max_rows + 1)]
                transaction.rollback()
            return Table(columns, rows[:max_rows], len(rows) > max_rows)

        return self._guarded(f"not answered within the limit of {timeout_s:g} s, or refused", read)

    def health(self) -> Health:
        try:
            info = self._guarded("no answer", self._driver.get_server_info)
            return Health(True, info.agent.replace("/", " "), *size(self))
        except StoreError as error:
            return Health(False, "Neo4j", 0, 0, str(error))

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run_alone(self, cypher: str) -> None:
        self._guarded("the schema was not made", lambda: self._driver.execute_query(cypher))

    def _guarded(self, doing: str, call: Callable[[], _T]) -> _T:
        try:
            return call()
        except (DriverError, Neo4jError) as error:
            raise self._explained(error, doing) from error

    def _explained(self, error: DriverError | Neo4jError, doing: str) -> StoreError:
        """One line for a person: what failed, and what to do."""
        if isinstance(error, AuthError):
            return StoreError(
                f"{doing}: {self._url} refuses the user name or password; set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if isinstance(error, ServiceUnavailable | SessionExpired):
            return StoreError(f"{doing}: no Neo4j answers at {self._url}; is the server running?")
        if isinstance(error, Neo4jError) and "MemoryPoolOutOfMemory" in (error.code or ""):
            return StoreError(
                f"{doing}: it needs more memory than the server gives one transaction; ask for less, or raise "
                "db.memory.transaction.max"
            )
        if isinstance(error, ClientError) and (error.code or "").endswith(_TIMEOUTS):
            return StoreError(f"{doing}: it took too long; ask for less")
        message = error.message if isinstance(error, Neo4jError) else str(error)
        return StoreError(f"{doing}: {message}")


_LOCK = "MERGE (w:Schrijver {id: 'schrijver'}) SET w.beurt = coalesce(w.beurt, 0) + 1"
_SAME_PLAN = "CYPHER replan=skip "
"""A graph that grows while it is loaded changes its own statistics, and each text would be planned again and again; the
plans are seeks by id all the same (a test looks)."""
_NEO4J_SCHEMA = (
    "CREATE CONSTRAINT ding_id IF NOT EXISTS FOR (n:Ding) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT schrijver_id IF NOT EXISTS FOR (n:Schrijver) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX ding_kind IF NOT EXISTS FOR (n:Ding) ON (n.kind)",
    _LOCK,
)


def _shown(value: Any) -> Any:
    """A value as plain Python; what a person returned whole (a node, a relation, a path) becomes dicts."""
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _shown(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _shown(dict(value))}
    if isinstance(value, Path):
        nodes, relationships = list(value.nodes), list(value.relationships)
        return {"nodes": _shown(nodes), "relationships": _shown(relationships)}
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return plain(value)


class _Statements:
    """A transaction of the driver as the loading code knows it.

    What a write gives is not waited for: the next statement is packed while the server works on the one before. An
    error comes up with a later statement, or with the commit.
    """

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def read(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        return self._transaction.run(_SAME_PLAN + cypher, dict(params)).data()

    def write(self, cypher: str, params: Mapping[str, Any]) -> None:
        self._transaction.run(_SAME_PLAN + cypher, dict(params))
