"""Where in a sheet the table stands: header rows, records, subheadings, notes; general rules, no known sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from ingest.inventory.columns import Column, Recognise, Table, interpret
from ingest.inventory.sheets import Cell, Merge, Row, Sheet

_SEARCHED = 60
"""Rows from the top in which a header is looked for."""
_HEADER_LENGTH = 80
"""Characters; a longer cell is no column name."""
_DEEPEST_HEADER = 3
_LEAST_KNOWN = 2
_SHARE_KNOWN = 0.6
"""Of the headings of a second table in a sheet, how many must be known: its rows may hold words of headings too."""
_WIDE = 0.66
"""Share of the columns that a merged subheading spans at least."""
_NOTE_LENGTH = 140
_SENTENCE = 6
"""Words; a lone cell with more below a CSV table is a note."""
_NOTE_MARK = re.compile(r"\*+|†|‡|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}\)\s")
_NOTE_WORDS = re.compile(
    r"(?:bron(?:nen)?|toelichting|noot|noten|n\.?b\.?|let op|legenda|peildatum|laatst (?:bijgewerkt|gewijzigd)"
    r"|opmerking(?:en)?"
    r"|versie|afkortingen|disclaimer|totaal|aantal|gegenereerd|samengesteld|contact"
    r"|vragen)\b\s*[:.\-–]?\s*(?P<rest>.*)|©",
    re.IGNORECASE | re.DOTALL,
)


class LineKind(Enum):
    """What a row of a sheet is."""

    PREFACE = "boven de tabel"
    HEADER = "kopregel"
    REPEATED = "herhaalde kopregel"
    SUBHEADING = "tussenkop"
    RECORD = "rij"
    NOTE = "toelichting bij de tabel"


@dataclass(slots=True)
class Line:
    """A row and what it is."""

    kind: LineKind
    row: Row
    table: Table | None = None
    continued: bool = False
    """The name stands in a merged cell that began in a row above: more about the same thing."""
    only_name: bool = False
    """Nothing but a name: a thing, or a subheading that is not merged."""


@dataclass(slots=True)
class Layout:
    """A sheet, understood."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def lay_out(sheet: Sheet, recognise: Recognise, *, header_row: int | None = None) -> Layout | None:
    """Find the table in a sheet; None when it has no header with a column of names and one more known column.

    `header_row` is the number of the (last) header row where an editor gave it.
    """
    if sheet.headings is not None:
        columns = [
            Column(i, h.text, group=h.group, row=h.row, labels=h.labels or (h.text,))
            for i, h in enumerate(sheet.headings)
        ]
        table = interpret(columns, [h.labels or (h.text,) for h in sheet.headings], recognise, sheet.rows, keyed=True)
        if table is None:
            return None
        return Layout([Line(LineKind.RECORD, row, table) for row in sheet.rows], [table])
    finder = _Finder(sheet, recognise)
    return finder.find(header_row) or finder.find(header_row, by_values=True)


class _Finder:
    """The rows of one sheet, with merged cells written out."""

    def __init__(self, sheet: Sheet, recognise: Recognise) -> None:
        self._sheet = sheet
        self._recognise = recognise
        self._by_values = False
        self._rows = [row for row in sheet.rows if row.filled()]
        self._covered: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            for number in range(merge.first_row, min(merge.last_row, merge.first_row + 20_000) + 1):
                self._covered.setdefault(number, []).append(merge)

    def find(self, header_row: int | None, *, by_values: bool = False) -> Layout | None:
        """The layout; `by_values`: the column of names may follow from what stands in it."""
        self._by_values = by_values
        layout = Layout()
        place = 0
        table: Table | None = None
        while place < len(self._rows):
            found = self._header_at(place, header_row) if self._may_start(place, table, header_row) else None
            if found is None:
                self._add(layout, table, place)
                place += 1
                continue
            new, depth = found
            if table is not None and not self._is_next_header(new, place, depth, table):
                self._add(layout, table, place)
                place += 1
                continue
            same = table is not None and [c.heading for c in new.columns] == [c.heading for c in table.columns]
            if not same:
                if layout.lines and table and len(layout.lines[-1].row.filled()) == 1:
                    layout.lines[-1].kind = LineKind.PREFACE  # the title of this table, not a lone name in the last
                layout.tables.append(new)
                table = new
            kind = LineKind.REPEATED if same else LineKind.HEADER
            layout.lines += [Line(kind, row, table) for row in self._rows[place : place + depth]]
            place += depth
        if table is None:
            return None
        self._write_out_merges(layout)
        self._mark_tail(layout)
        return layout

    def _may_start(self, place: int, table: Table | None, header_row: int | None) -> bool:
        if table is None:
            return place < _SEARCHED or header_row is not None
        row = self._rows[place]
        if header_row is not None or len(row.filled()) < 3:
            return False
        headings = {column.heading.casefold() for column in table.columns}
        alike = sum(" ".join(row.cell(index).text.split()).casefold() in headings for index in row.filled())
        return alike > 1 or (self._sheet.name is not None and self._after_gap(place))

    def _is_next_header(self, new: Table, place: int, depth: int, table: Table) -> bool:
        """Whether a header below another table is one: in a row of values a few words may be those of a heading."""
        if [c.heading for c in new.columns] == [c.heading for c in table.columns]:
            return True
        known = {column.field for column in new.columns if column.guess}
        filled = max(len(row.filled()) for row in self._rows[place : place + depth])
        return len(known) > _LEAST_KNOWN and len(known) >= _SHARE_KNOWN * filled

    def _after_gap(self, place: int) -> bool:
        """Whether an empty row stands above, or one above the title of the next table."""
        begins = place - 1 if len(self._rows[place - 1].filled()) == 1 else place
        return any(self._rows[at].number > self._rows[at - 1].number + 1 for at in {place, begins} if at > 0)

    def _header_at(self, place: int, header_row: int | None) -> tuple[Table, int] | None:
        """The header that starts at this row: its columns, and over how many rows it runs."""
        best: tuple[Table, int] | None = None
        most = 0
        for depth in range(1, _DEEPEST_HEADER + 1):
            rows = self._rows[place : place + depth]
            if len(rows) < depth or not self._header_like(rows):
                break
            if header_row is not None and rows[-1].number != header_row:
                continue
            table = self._columns(rows)
            if table is None:
                continue
            table.width = rows[-1].width
            known = len({column.heading for column in table.columns if column.guess})
            if known > most:
                best, most = (table, depth), known
        return best

    def _header_like(self, rows: list[Row]) -> bool:
        """Whether these rows can be one header: short cells, no dates or numbers, each row below divides the one"
        " above."""
        for row in rows:
            texts = [row.cell(i) for i in row.filled()]
            if any(len(cell.text) > _HEADER_LENGTH or cell.number is not None or cell.date for cell in texts):
                return False
        if len(rows) == 1:
            return len(rows[0].filled()) > 1
        if any(len(row.filled()) == 1 and self._spans(row) >= _WIDE for row in rows):
            return False  # a title over the table, or a subheading in it
        for above, below in pairwise(rows):
            if below.number != above.number + 1:
                return False
            # a group of one column is not merged: then the words below it must be those of a heading
            if not all(self._divides(i, above) or self._recognise(below.cell(i).text) for i in below.filled()):
                return False
        return True

    def _divides(self, index: int, above: Row) -> bool:
        """Whether a cell in the next row may be a part of what stands above it: under a blank, or under a merged cell.

        In a file without merged cells the group's name stands over its first column alone, with blanks to the right.
        """
        if not above.cell(index).text:
            return True
        if any(m.first_column <= index <= m.last_column and m.last_column > m.first_column for m in self._at(above)):
            return True
        return not self._sheet.merges and not above.cell(index + 1).text

    def _at(self, row: Row) -> list[Merge]:
        return self._covered.get(row.number, [])

    def _spans(self, row: Row) -> float:
        """Share of the sheet's columns under the widest merged cell of the row."""
        width = max((len(r.cells) for r in self._rows), default=1)
        width = max(width, *(m.last_column + 1 for m in self._sheet.merges), 1) if self._sheet.merges else width
        return max((m.last_column - m.first_column + 1 for m in self._at(row)), default=0) / width

    def _columns(self, rows: list[Row]) -> Table | None:
        width = max((len(r.cells) for r in rows), default=0)
        width = max([width, *(m.last_column + 1 for row in rows for m in self._at(row))])
        paths: list[tuple[str, ...]] = []
        columns: list[Column] = []
        for index in range(width):
            labels = [label for depth, row in enumerate(rows) if (label := self._label(row, index, rows, depth))]
            path = tuple(dict.fromkeys(" ".join(label.split()) for label in labels))
            if path or index == 0:  # the corner above a column of names is often empty
                paths.append(path or ("",))
                hidden = index in self._sheet.hidden_columns
                columns.append(Column(index, " ".join(path), hidden=hidden, labels=path))
        return interpret(columns, paths, self._recognise, self._below(rows))

    def _below(self, header: list[Row]) -> list[Row]:
        """Rows under a header, as far as they are looked at to know what its columns hold."""
        if not self._by_values:
            return []
        begin = self._rows.index(header[-1]) + 1
        return self._rows[begin : begin + _SEARCHED]

    def _label(self, row: Row, index: int, rows: list[Row], depth: int) -> str:
        if text := row.cell(index).text:
            return text
        for merge in self._at(row):
            if merge.first_column <= index <= merge.last_column and merge.first_row in {r.number for r in rows}:
                top = next(r for r in rows if r.number == merge.first_row)
                return top.cell(merge.first_column).text if merge.first_row == row.number else ""
        if depth + 1 < len(rows) and not self._sheet.merges and rows[depth + 1].cell(index).text:
            left = [i for i in row.filled() if i < index]  # the group's name over its first column
            return row.cell(left[-1]).text if left else ""
        return ""

    def _add(self, layout: Layout, table: Table | None, place: int) -> None:
        row = self._rows[place]
        if table is None:
            layout.lines.append(Line(LineKind.PREFACE, row))
            return
        filled = row.filled()
        first = row.cell(filled[0]).text
        if self._is_subheading(row, table):
            kind = LineKind.SUBHEADING
        elif len(filled) <= 2 and is_note(first, alone=len(filled) == 1):
            kind = LineKind.NOTE
        else:
            kind = LineKind.RECORD
        layout.lines.append(Line(kind, row, table))

    def _is_subheading(self, row: Row, table: Table) -> bool:
        columns = [column.index for column in table.columns]
        for merge in self._at(row):
            inside = [index for index in columns if merge.first_column <= index <= merge.last_column]
            whole = len(inside) > 1 and len(inside) >= _WIDE * len(columns)
            if whole and all(merge.first_column <= index <= merge.last_column for index in row.filled()):
                return True
        return False

    def _write_out_merges(self, layout: Layout) -> None:
        """A value in a cell merged over rows holds for all of them."""
        by_number = {line.row.number: line for line in layout.lines}
        for merge in self._sheet.merges:
            if merge.last_row == merge.first_row or merge.first_row not in by_number:
                continue
            top = by_number[merge.first_row]
            if top.kind is not LineKind.RECORD or top.table is None:
                continue
            value = top.row.cell(merge.first_column)
            is_name = top.table.name_column.index == merge.first_column
            for number in range(merge.first_row + 1, merge.last_row + 1):
                line = by_number.get(number)
                if line is None or line.kind is not LineKind.RECORD or not value.text:
                    continue
                _put(line.row, merge.first_column, value)
                line.continued = line.continued or is_name

    def _mark_tail(self, layout: Layout) -> None:
        """Rows with one cell: a note when nothing fuller follows after an empty row, else a thing with only a name."""
        full = [i for i, line in enumerate(layout.lines) if line.kind is LineKind.RECORD and len(line.row.filled()) > 1]
        last = full[-1] if full else -1
        for place, line in enumerate(layout.lines):
            if line.kind is not LineKind.RECORD or len(line.row.filled()) != 1:
                continue
            after_gap = place > last >= 0 and layout.lines[last].row.number + 1 < layout.lines[last + 1].row.number
            words = len(line.row.cell(line.row.filled()[0]).text.split())
            if after_gap and (self._sheet.name is not None or words > _SENTENCE):
                line.kind = LineKind.NOTE
            else:
                line.only_name = True


def _put(row: Row, index: int, cell: Cell) -> None:
    row.cells += [Cell()] * (index + 1 - len(row.cells))
    row.cells[index] = cell


def is_note(text: str, *, alone: bool) -> bool:
    """Whether the first cell of a row begins a note under a table rather than a record."""
    if _NOTE_MARK.match(text):
        return True
    words = _NOTE_WORDS.match(text)
    if words:
        return alone or not words["rest"]
    return alone and len(text) > _NOTE_LENGTH
