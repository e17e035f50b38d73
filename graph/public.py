"""What visitors may see: facts that nobody has checked yet (`publiek: false`) wait in the facts files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import BlockNote, Edge, Fact, Kind, Node

HELD_BACK = "achtergehouden: nog niet nagekeken"
"""Reason of a flagged stretch of text that visitors may not read before somebody has checked it."""


def public(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts of one document without those about things that it marks `publiek: false`.

    A document that is itself marked so yields nothing. What another document says openly of the same thing stays.
    """
    rows = list(facts)
    hidden = {row.id for row in rows if isinstance(row, Node) and row.props.get("publiek") is False}
    if any(isinstance(row, Node) and row.kind is Kind.DOCUMENT and row.id in hidden for row in rows):
        return
    shown = [row for row in rows if not _tells_of(row, hidden)]
    if not hidden:
        yield from shown
        return
    # concepts that only a hidden thing names would be left behind without a relation
    ends = {end for row in shown if isinstance(row, Edge) for end in (row.from_id, row.to_id)}
    for row in shown:
        if not isinstance(row, Node) or row.id in ends or row.kind is Kind.DOCUMENT:
            yield row


def _tells_of(row: Fact, things: set[str]) -> bool:
    if isinstance(row, Node):
        return row.id in things
    if isinstance(row, Edge):
        return row.from_id in things or row.to_id in things
    return False


def held_back(facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    """Where the text of a document says what visitors may not read yet (characters, end exclusive)."""
    for row in facts:
        if isinstance(row, BlockNote):
            hidden = row.reason == HELD_BACK
        else:
            hidden = isinstance(row, Node) and row.kind is Kind.VOORZIENING and row.props.get("publiek") is False
        if hidden:
            yield row.source.start, row.source.end
