"""Tables that only lay a page out: the name of a part on the left, what stands in that part on the right.

Such a table says nothing as a table. Its rows are read as headings with text below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document import Block, BlockKind, Cell, Reading
from ingest.guideline.headings import HeadingTable, Role

_BEGINS = frozenset({Role.UITGANGSVRAAG, Role.AANBEVELING})
_PARTS = _BEGINS | {Role.OVERWEGINGEN, Role.ONDERBOUWING, Role.CONCLUSIE, Role.REFERENTIES, Role.ACHTERGROND}
_BULLETS = "•▪●"
_PIECE = re.compile(rf"[^{_BULLETS}\s](?:[^{_BULLETS}]*[^{_BULLETS}\s])?")


def unrolled(block: Block, table: HeadingTable) -> list[Block]:
    """A table of parts as the paragraphs and items it holds; any other block as it is."""
    if not block.rows or max(map(len, block.rows)) > 2:
        return [block]
    roles = {role for row in block.rows if row and (role := _part_of(row[0], table)) is not None}
    if len(roles) < 2 or not roles & _BEGINS:
        return [block]
    return [piece for row in block.rows for cell in row for piece in _pieces(block, cell.reading)]


def _part_of(cell: Cell, table: HeadingTable) -> Role | None:
    """The part that a cell names, where it holds nothing else."""
    text = cell.reading.text.strip()
    label = table.label(text) if text else None
    return label.role if label and label.role in _PARTS and not text[label.end :].strip(" :") else None


def _pieces(block: Block, reading: Reading) -> Iterator[Block]:
    """The paragraph and the items of a list that a cell holds."""
    for found in _PIECE.finditer(reading.text):
        listed = reading.text[: found.start()].rstrip()[-1:] in tuple(_BULLETS)
        own = Reading(found[0], reading.origin[found.start() : found.end()])
        kind = BlockKind.LIJSTITEM if listed else BlockKind.ALINEA
        yield replace(block, kind=kind, reading=own, spans=(own.span(0, len(own.text)),), rows=())
