"""Reading a whole graph in pieces: one answer with everything would be more than a server gives a transaction."""

from __future__ import annotations

from typing import Any, Protocol

from graph.store import Row

PAGE = 5000
"""Cards at a time: some 20 MB in Neo4j, which refuses a transaction above 128 MB (compose.yaml)."""


class Rows(Protocol):
    """What is needed of a store here (`graph.store.GraphStore` has it)."""

    def query(self, name: str, /, **params: Any) -> list[Row]: ...


def every_card(store: Rows) -> list[Row]:
    """The rows of the query `cards` for all things, by id."""
    found = page = store.query("cards", limit=PAGE)
    while len(page) >= PAGE:
        page = store.query("cards", after=found[-1]["id"], limit=PAGE)
        found += page
    return found


def all_prose(store: Rows) -> list[Row]:
    """The rows of the query `prose` for all documents, by document and then in reading order."""
    documents = sorted(row["id"] for row in store.query("documents"))
    return [row for document in documents for row in store.query("prose", document=document)]
