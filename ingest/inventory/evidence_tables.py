"""Tables of studies in a worksheet: which outcome was found on which measure, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Block, Reading
from ingest.inventory.fields import Field, recognise


@dataclass(frozen=True, slots=True)
class Found:
    """One row: the cell with the outcome, and what other cells say of it."""

    outcome: Reading
    measure: str | None
    design: str | None


def outcome_rows(block: Block) -> list[Found]:
    """The rows of a table with a column of outcomes; none for any other block."""
    if len(block.rows) < 2:
        return []
    columns: dict[Field, int] = {}
    for place, cell in enumerate(block.rows[0]):
        guess = recognise(cell.reading.text)
        if guess:
            columns.setdefault(guess.field, place)
    if Field.BEWIJS not in columns or len(columns) < 2:
        return []
    return list(_rows(block, columns))


def _rows(block: Block, columns: dict[Field, int]) -> Iterator[Found]:
    for row in block.rows[1:]:

        def text(meaning: Field, row: tuple[str, ...] = tuple(cell.reading.text.strip() for cell in row)) -> str | None:
            place = columns.get(meaning)
            return row[place] or None if place is not None and place < len(row) else None

        place = columns[Field.BEWIJS]
        if place < len(row) and row[place].reading.text.strip():
            yield Found(row[place].reading, text(Field.UITKOMSTMAAT), text(Field.ONTWERP))
