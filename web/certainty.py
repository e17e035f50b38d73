"""What nobody is sure of: things that wait for a person, and how tables say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from graph.model import Status
from graph.review import SURE_FROM
from web.edition import Edition
from web.tables import Cell, Column, Table

UNSURE_COLUMN = Column("niet_zeker", "Niet zeker")


def is_unsure(source: Mapping[str, Any]) -> bool:
    """Whether the fact with this source waits for a person: the machine is not sure, and nobody looked."""
    return bool(source["zekerheid"] < SURE_FROM and source["status"] != Status.NAGEKEKEN)


def unsure_things(edition: Edition) -> frozenset[str]:
    """Ids of the things that no checked and no certain enough place describes."""

    def read() -> frozenset[str]:
        return frozenset(row["id"] for row in edition.store.query("unsure_things", sure_from=SURE_FROM))

    return edition.remember("unsure things", read)


def with_certainty(table: Table, edition: Edition) -> Table:
    """The table with a mark in each cell that leads to a thing nobody is sure of."""
    unsure = unsure_things(edition)
    return replace(
        table,
        rows=tuple(
            tuple(replace(cell, unsure=True) if unquote(cell.href[1:]) in unsure else cell for cell in row)
            for row in table.rows
        ),
    )


def with_certainty_told(table: Table, edition: Edition) -> Table:
    """The table with a last column that names what nobody is sure of in the row: a file has no marks behind words.

    Without that column when there is nothing of the kind.
    """
    told = tuple("; ".join(cell.text for cell in row if cell.unsure) for row in with_certainty(table, edition).rows)
    if not any(told):
        return table
    return replace(
        table,
        columns=(*table.columns, UNSURE_COLUMN),
        rows=tuple((*row, Cell(words)) for row, words in zip(table.rows, told, strict=True)),
    )
