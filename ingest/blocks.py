"""From units to blocks: mended readings, list levels, tables, and the original ranges that each block answers for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.document import Block, BlockKind, Reading, Span
from ingest.footnotes import Note
from ingest.repair import Mender
from ingest.rows import Code, Role, Row
from ingest.tables import Table, cells, spaced_cells, table_reading, with_header
from ingest.titles import Form, Numbering
from ingest.units import Unit

_KINDS: Final = {
    Role.CONTENTS: BlockKind.INHOUDSOPGAVE,
    Role.RUNNING: BlockKind.PAGINAKOP,
    Role.CAPTION: BlockKind.BIJSCHRIFT,
    Role.QUOTE: BlockKind.CITAAT,
    Role.RULE: BlockKind.MARKERING,
    Role.FOOTNOTE: BlockKind.VOETNOOT,
}
_ITEMS: Final = frozenset({Form.BULLET, Form.SINGLE, Form.LETTER, Form.ROMAN, Form.MIXED})


def spans(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces as ranges, those with only white space between them as one."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and not text[merged[-1].end : piece.start].strip():
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def pieces_of(rows: Iterable[Row]) -> list[Span]:
    """What the rows hold, in order."""
    return [piece for row in rows for piece in row.pieces]


def without_start(text: str, pieces: Sequence[Span], marker: str) -> list[Span]:
    """The pieces without the marker at their beginning, the marks of emphasis around it and the white space behind."""
    left = [char for char in marker if not char.isspace()]
    kept: list[Span] = []
    for piece in pieces:
        start = piece.start
        while left and start < piece.end:
            if text[start] == left[0]:
                del left[0]
            elif not (text[start].isspace() or text[start] in "*_"):
                left = []
                break
            start += 1
        while not kept and not left and start < piece.end and text[start].isspace():
            start += 1
        if start < piece.end:
            kept.append(Span(start, piece.end))
    return kept


def heading_block(unit: Unit, text: str, mender: Mender) -> Block:
    """A heading; its reading has the number too."""
    pieces = pieces_of(unit.rows)
    return Block(
        BlockKind.KOP,
        mender.reading(without_start(text, pieces, "#" * unit.hashes)),
        spans(text, pieces),
        page=unit.rows[0].line.page,
    )


def code_blocks(codes: Sequence[Code], text: str, mender: Mender) -> list[Block]:
    """Blocks for codes, neighbours of one sort together, and for the footnotes among them, in order of place."""
    blocks: list[Block] = []
    run: list[Code] = []
    for code in [*codes, None]:
        if code is not None and code.footnote is None and (not run or not text[run[-1].end : code.start].strip()):
            run.append(code)
            continue
        if run:
            span = Span(run[0].start, run[-1].end)
            blocks.append(Block(BlockKind.MARKERING, Reading.literal(text[span.start : span.end], span.start), (span,)))
        run = [code] if code is not None and code.footnote is None else []
        if code is not None and code.footnote is not None:
            inner = text[code.inner : code.end - 1]
            reading = mender.reading([Span(code.inner, code.inner + len(inner.rstrip()))]) if inner.strip() else None
            blocks.append(
                Block(
                    BlockKind.VOETNOOT,
                    reading or Reading("", ()),
                    (Span(code.start, code.end),),
                    marker=code.footnote,
                )
            )
    return blocks


@dataclass(slots=True)
class BlockMaker:
    """Makes the blocks of one document, in order of place."""

    text: str
    mender: Mender
    tables: Sequence[Table]
    notes: Mapping[int, Note]
    """Footnotes by their first row."""
    _open_lists: list[tuple[str, int]] = field(default_factory=list)
    """Kinds of markers that are open, with their indents."""

    def make(self, unit: Unit) -> Iterator[Block]:
        """The blocks of a unit that is no heading."""
        if unit.role is Role.TABLE:
            yield from self._table(unit)
        elif unit.role is Role.FOOTNOTE:
            yield self._footnote(unit)
        elif unit.role in (Role.CONTENTS, Role.RUNNING, Role.RULE):
            yield self._noise(unit, _KINDS[unit.role])
        elif unit.role is not Role.TEXT:
            yield self._plain(unit, _KINDS[unit.role])
        elif not any(char.isalnum() for char in unit.numbering.title or unit.text.removeprefix(unit.numbering.marker)):
            yield self._noise(unit, BlockKind.MARKERING)
        elif unit.numbering.form in _ITEMS and not unit.label:
            yield self._item(unit)
        else:
            self._open_lists.clear()
            yield self._plain(unit, BlockKind.ALINEA)

    def end_lists(self) -> None:
        """A heading ends all lists."""
        self._open_lists.clear()

    def _plain(self, unit: Unit, kind: BlockKind) -> Block:
        pieces = pieces_of(unit.rows)
        reading = self.mender.reading(pieces)
        return Block(kind, reading, spans(self.text, pieces), page=unit.rows[0].line.page)

    def _noise(self, unit: Unit, kind: BlockKind) -> Block:
        covered = spans(self.text, pieces_of(unit.rows))
        return Block(kind, rows_reading(self.text, unit.rows), covered, page=unit.rows[0].line.page)

    def _item(self, unit: Unit) -> Block:
        pieces = pieces_of(unit.rows)
        marker = unit.numbering.marker
        return Block(
            BlockKind.LIJSTITEM,
            self.mender.reading(without_start(self.text, pieces, marker)),
            spans(self.text, pieces),
            page=unit.rows[0].line.page,
            marker=marker,
            level=self._level(unit.numbering, 0 if unit.rows[0].begins_page else unit.rows[0].indent),
        )

    def _level(self, numbering: Numbering, indent: int) -> int:
        """Depth of a list item: a new sort of marker opens a deeper list, one that is open comes back to its own."""
        kind = _marker_kind(numbering)
        alike = [place for place, (other, _) in enumerate(self._open_lists) if other == kind]
        goes_on = numbering.form is not Form.BULLET and numbering.values != (1,)
        at = next((place for place in reversed(alike) if goes_on or self._open_lists[place][1] == indent), None)
        if at is None and alike:
            shallower = [place for place in alike if self._open_lists[place][1] < indent]
            at = shallower[-1] + 1 if shallower else alike[0]
        if at is None:
            at = len(self._open_lists)
        self._open_lists[at:] = [(kind, indent)]
        return at + (numbering.nested and at == 0)

    def _footnote(self, unit: Unit) -> Block:
        pieces = pieces_of(unit.rows)
        note = self.notes.get(unit.rows[0].index)
        kept = without_start(self.text, pieces, note.opening if note else "")
        return Block(
            BlockKind.VOETNOOT,
            self.mender.reading(kept),
            spans(self.text, pieces),
            page=unit.rows[0].line.page,
            marker=note.marker if note else None,
        )

    def _table(self, unit: Unit) -> Iterator[Block]:
        first, last = unit.rows[0].index, unit.rows[-1].index
        for table in self.tables[bisect_left(self.tables, first, key=lambda table: table.last) :]:
            if table.first > last:
                break
            rows = [row for row in unit.rows if table.first <= row.index <= table.last]
            if table.columns:
                lines = [spaced_cells(row, table.columns) for row in rows]
            else:
                lines = [found for row in rows if (found := cells(row) if table.celled else None)]
            covered = spans(self.text, pieces_of(rows))
            page = rows[0].line.page
            if lines:
                filled = with_header(lines)
                yield Block(BlockKind.TABEL, table_reading(filled), covered, page=page, rows=filled)
            else:
                yield Block(BlockKind.TABEL, rows_reading(self.text, rows), covered, page=page)


def _marker_kind(numbering: Numbering) -> str:
    if numbering.form is Form.BULLET:
        return f"bullet {numbering.marker.split()[0]}"
    return f"{numbering.form.value} {numbering.marker.isupper()}"


def rows_reading(text: str, rows: Sequence[Row]) -> Reading:
    """The rows as they stand, a line each."""
    parts: list[str] = []
    origin: list[int] = []
    for row in rows:
        for number, piece in enumerate(row.pieces):
            if parts:
                parts.append(" " if number else "\n")
                origin.append(origin[-1])
            parts.append(text[piece.start : piece.end])
            origin.extend(range(piece.start, piece.end))
    return Reading("".join(parts), origin)
