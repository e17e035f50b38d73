"""Tables written as lines: "Nr. – Actie – Wie – Wanneer", and below it a line per row.

Minutes and letters end in such lists. Only a first line that names the columns of an action list makes a table of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import NOISE, Block, BlockKind, Cell, Reading
from ingest.policy.action_table import names_columns
from ingest.policy.items import part_of

_BETWEEN = re.compile(r"\s+[–—-]\s+|\s*\|\s*|\t+|\s*;\s+")
_FEWEST = 3
"""Columns."""
_LINES = frozenset({BlockKind.ALINEA, BlockKind.LIJSTITEM})


def with_flat_tables(blocks: Sequence[Block], heading: Block | None = None) -> list[Block]:
    """The blocks, with those that are the rows of one table joined to it; `heading` stands right above them."""
    found: list[Block] = []
    place = 0
    if heading is not None and _names_columns(heading):
        place = _join(heading, blocks, found)
    while place < len(blocks):
        below = _join(blocks[place], blocks[place + 1 :], found) if _names_columns(blocks[place]) else 0
        if not below:
            found.append(blocks[place])
        place += 1 + below
    return found


def _names_columns(block: Block) -> bool:
    if block.kind not in _LINES | {BlockKind.KOP} or not _BETWEEN.search(block.reading.text):
        return False
    cells = _cells(block.reading)
    return len(cells) >= _FEWEST and names_columns([cell.text for cell in cells])


def _join(header: Block, below: Sequence[Block], found: list[Block]) -> int:
    """Add the table of a line that names columns and the rows below it; how many blocks those rows are."""
    rows = list(_rows(len(_cells(header.reading)), below))
    if not rows:
        return 0
    found.append(_table([block for block, _ in rows], [_cells(header.reading), *(cells for _, cells in rows)]))
    return below.index(rows[-1][0]) + 1


def _rows(columns: int, blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Reading]]]:
    """The lines with as many cells, from the first on; the number of a list item is a cell of its own."""
    for block in blocks:
        if block.kind in NOISE:
            continue
        cells = _cells(block.reading) if block.kind in _LINES else []
        if block.kind is BlockKind.LIJSTITEM and block.marker and len(cells) == columns - 1:
            cells = [part_of(block.reading, 0, 0), *cells]
        if len(cells) != columns:
            return
        yield block, cells


def _cells(line: Reading) -> list[Reading]:
    marks = list(_BETWEEN.finditer(line.text))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line.text)]
    return [part_of(line, start, end) for start, end in zip(starts, ends, strict=True)]


def _table(lines: Sequence[Block], rows: Sequence[Sequence[Reading]]) -> Block:
    text, origin = "", list[int]()
    for line in lines:
        if text:
            text, origin = text + "\n", [*origin, origin[-1]]
        text, origin = text + line.reading.text, [*origin, *line.reading.origin]
    return Block(
        BlockKind.TABEL,
        Reading(text, origin),
        tuple(span for line in lines for span in line.spans),
        page=lines[0].page,
        rows=tuple(tuple(Cell(cell, header=number == 0) for cell in row) for number, row in enumerate(rows)),
    )
