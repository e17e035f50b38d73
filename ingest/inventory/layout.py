"""Where in a sheet the table stands: header rows, records, subheadings, notes; general rules, no known sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from ingest.inventory.fields import EXACT, Field, Guess, other_than_name
from ingest.inventory.sheets import Cell, Merge, Row, Sheet

Recognise = Callable[[str], Guess | None]

_SEARCHED = 60
"""Rows from the top in which a header is looked for."""
_HEADER_LENGTH = 80
"""Characters; a longer cell is no column name."""
_DEEPEST_HEADER = 3
_WIDE = 0.66
"""Share of the columns that a merged subheading spans at least."""
_NOTE_LENGTH = 140
_SENTENCE = 6
"""Words; a lone cell with more below a CSV table is a note."""
_NOTE_MARK = re.compile(r"\*+|†|‡|[¹²³]|\d{1,2}\)\s")
_NOTE_WORDS = re.compile(
    r"(?:bron(?:nen)?|toelichting|noot|noten|n\.?b\.?|let op|legenda|peildatum|laatst (?:bijgewerkt|gewijzigd)"
    r"|opmerking(?:en)?"
    r"|versie|afkortingen|disclaimer|totaal|aantal|gegenereerd|samengesteld|contact"
    r"|vragen)\b\s*[:.\-–]?\s*(?P<rest>.*)|©",
    re.IGNORECASE | re.DOTALL,
)
_OWNERS = frozenset(
    {Field.ONTWIKKELAAR, Field.ERKEND_DOOR, Field.CONTACT, Field.BRON, Field.RICHTLIJN, Field.LITERATUUR}
)
"""Groups of columns in which a column "naam" names somebody or something else than the intervention."""


class LineKind(Enum):
    """What a row of a sheet is."""

    PREFACE = "boven de tabel"
    HEADER = "kopregel"
    REPEATED = "herhaalde kopregel"
    SUBHEADING = "tussenkop"
    RECORD = "rij"
    NOTE = "toelichting bij de tabel"


@dataclass(slots=True)
class Column:
    """A column with its heading and what that is taken to mean."""

    index: int
    heading: str
    """As written; of several header rows, from top to bottom, joined by a space."""
    guess: Guess | None = None
    databank: str | None = None
    """The organisation that the heading names: "Erkenning Movisie"."""
    group: int = 0
    hidden: bool = False
    row: int | None = None
    """Where the heading stands, in a sheet with the fields in rows."""
    sniffed: bool = False
    """The meaning follows from the values, not from the heading."""

    @property
    def field(self) -> Field | None:
        """What it means; None when nothing says so."""
        return self.guess.field if self.guess else None


@dataclass(slots=True)
class Table:
    """Columns that rows below a header have in common."""

    columns: list[Column]

    @property
    def name_column(self) -> Column:
        return next(column for column in self.columns if column.field is Field.NAAM)

    def read(self) -> dict[int, Column]:
        """The columns whose cells are taken over, by index: not the hidden ones, not people's addresses."""
        return {c.index: c for c in self.columns if not c.hidden and c.field is not Field.CONTACT}

    def visible(self) -> list[Column]:
        return [column for column in self.columns if not column.hidden]


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
        columns = [Column(i, h.text, group=h.group, row=h.row) for i, h in enumerate(sheet.headings)]
        table = interpret(columns, [h.labels or (h.text,) for h in sheet.headings], recognise)
        if table is None:
            return None
        return Layout([Line(LineKind.RECORD, row, table) for row in sheet.rows], [table])
    return _Finder(sheet, recognise).find(header_row)


class _Finder:
    """The rows of one sheet, with merged cells written out."""

    def __init__(self, sheet: Sheet, recognise: Recognise) -> None:
        self._sheet = sheet
        self._recognise = recognise
        self._rows = [row for row in sheet.rows if row.filled()]
        self._covered: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            for number in range(merge.first_row, min(merge.last_row, merge.first_row + 20_000) + 1):
                self._covered.setdefault(number, []).append(merge)

    def find(self, header_row: int | None) -> Layout | None:
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
            if path:
                paths.append(path)
                columns.append(Column(index, " ".join(path), hidden=index in self._sheet.hidden_columns))
        return interpret(columns, paths, self._recognise)

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


def interpret(columns: list[Column], paths: Sequence[tuple[str, ...]], recognise: Recognise) -> Table | None:
    """Give every column its meaning; None without a column of names, or with nothing but that."""
    for column, path in zip(columns, paths, strict=True):
        column.guess = meaning_of(path, recognise)
    _one_name(columns)
    _one_each(columns)
    seen = [column for column in columns if not column.hidden]
    names = [column for column in seen if column.field is Field.NAAM]
    known = {column.field for column in seen if column.field}
    return Table(columns) if names and len(known) > 1 else None


_STUDIES = frozenset({Field.BEWIJS, Field.ONDERZOEK})
_GENERAL = frozenset(
    {
        Field.SAMENVATTING, Field.OPMERKING, Field.BRON, Field.URL, Field.STATUS, Field.SOORT, Field.VOLGNUMMER,
        Field.BIJGEWERKT, Field.RUBRIEK, Field.VERIFICATIE, Field.LITERATUUR, Field.NAAM,
    }
)  # fmt: skip
"""What a sub-heading such as "toelichting", "datum" or "bron" means depends on the heading above it."""


def meaning_of(path: tuple[str, ...], recognise: Recognise) -> Guess | None:
    """Of a heading in several rows: what the whole says, else its last part, else the one above.

    Where the whole says no more than the group above does ("Voor wie en waar" over "Eindgebruikers"), the sub-heading
    decides, unless its word is a general one.
    """
    whole, last = recognise(" ".join(path)), recognise(path[-1])
    if len(path) == 1:
        return whole
    above = recognise(" ".join(path[:-1]))
    if last and last.field is Field.NAAM and above and above.field not in _GENERAL:
        return above if above.field not in _OWNERS else whole or above
    if last and last.field is Field.NAAM and not (above and above.field in _OWNERS):
        return last
    if above and last and above.field in _STUDIES and last.field in (Field.BRON, Field.URL):
        return Guess(Field.LITERATUUR, last.score)
    general = last is not None and last.field in _GENERAL
    if whole and above and last and whole.field is above.field and not general:
        return last
    return whole or last or above


def _one_name(columns: list[Column]) -> None:
    """Of several columns that could hold the name, the surest visible one does; a group above it is `valt onder`."""
    names = [c for c in columns if c.field is Field.NAAM]
    if len(names) < 2:
        return

    def rank(column: Column) -> tuple[bool, int, float, int]:
        assert column.guess
        return column.hidden, _name_rank(column.heading), -column.guess.score, column.index

    best = min(names, key=rank)
    for column in names:
        if column is not best:
            is_group = _name_rank(column.heading) == _GROUP
            column.guess = Guess(Field.BREDER, EXACT) if is_group else other_than_name(column.heading)


_GROUP = 3


def _name_rank(heading: str) -> int:
    """0: names the thing by name; 1: says what is listed; 2: a title; 3: a group of products."""
    plain = heading.casefold()
    if "naam" in plain or "name" in plain or "product" in plain:
        return 0
    if "technologie" in plain or "toepassing" in plain:
        return _GROUP
    return 2 if "titel" in plain or "title" in plain else 1


_SINGLE = frozenset({Field.SOORT, Field.STATUS, Field.DIGITAAL, Field.ARBEIDSBESPAREND, Field.VERIFICATIE, Field.URL})


def _one_each(columns: list[Column]) -> None:
    """A property with one value is taken from the surest column; the others stay without meaning, for an editor."""
    for meaning in _SINGLE:
        rivals = [c for c in columns if c.field is meaning and not c.hidden]
        for column in sorted(rivals, key=lambda c: (-(c.guess.score if c.guess else 0), c.index))[1:]:
            column.guess = None
