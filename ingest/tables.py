"""Tables in plain text: rows with tabs or bars, and tables that extraction flattened to one value per line."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.apart import is_caption
from ingest.document import Cell, Reading
from ingest.rows import Role, Row

SEPARATOR: Final = " | "

_VALUE: Final = re.compile(
    r"[-–+±]?\s?(?:€\s?)?[-–]?\s?\d[\d.,]*\s?(?:%|\*+|mln\.?|mld\.?|miljoen|miljard)?|€?\s?[-–—xX*]|n\.?v\.?t\.?|PM|p\.m\."
)
_BAR_RULE: Final = re.compile(r"\|?\s*:?-{2,}[-\s:|]*")
_NOTE: Final = re.compile(r"\*+\s?\)?\s|\d\)\s|(?:noot|bron|toelichting)\b.{0,3}:", re.IGNORECASE)
_FEWEST_CELLS: Final = 3
"""Lines of two parts may be a list of terms, fields of a letter or a signature; with as many as this they are rows."""
_LONGEST_VALUE: Final = 70
_FEWEST_VALUES: Final = 8


@dataclass(frozen=True, slots=True)
class Table:
    """Rows `first` to `last`, both included."""

    first: int
    last: int
    celled: bool
    """Whether the cells of a row are known."""
    columns: tuple[int, ...] = ()
    """Where the columns begin on a line, of a table laid out with spaces."""


def mark_tables(rows: Sequence[Row]) -> list[Table]:
    """Find tables and give their rows that role."""
    tables = [*_celled(rows), *_spaced(rows), *_lined(rows), *_flattened(rows)]
    tables.sort(key=lambda table: table.first)
    return tables


def _celled(rows: Sequence[Row]) -> Iterator[Table]:
    run: list[int] = []
    for row in [*rows, None]:
        if row is not None and row.role is Role.TEXT and (row.line.is_row or _cell_count(row) >= _FEWEST_CELLS):
            run.append(row.index)
            continue
        if len(run) >= 2:
            for index in run:
                rows[index].role = Role.TABLE
            yield Table(run[0], run[-1], celled=True)
        run = []


_GAP: Final = re.compile(r"\s{2,}")
_FEWEST_SPACED: Final = 3
"""Rows, the head among them, of a table laid out with spaces: two lines may fall under each other by chance."""


def _spaced(rows: Sequence[Row]) -> Iterator[Table]:
    """Lines whose parts stand under those of the first, with two spaces or more between them."""
    run: list[int] = []
    columns: tuple[int, ...] = ()
    for row in [*rows, None]:
        starts = _starts(row) if row is not None and row.role is Role.TEXT else ()
        if run and len(starts) > 1 and all(_nearest(columns, at) is not None for at in starts) and row is not None:
            run.append(row.index)
            continue
        if len(run) >= _FEWEST_SPACED:
            for index in run:
                rows[index].role = Role.TABLE
            yield Table(run[0], run[-1], celled=True, columns=columns)
        begins = row is not None and len(starts) >= _FEWEST_CELLS
        run, columns = ([row.index], starts) if begins and row is not None else ([], ())


def _starts(row: Row) -> tuple[int, ...]:
    """Where the parts of a line begin that stand two spaces or more apart."""
    text = row.line.text.rstrip()
    if "\t" in text or len(_GAP.findall(text.strip())) < 1:
        return ()
    begin = len(text) - len(text.lstrip())
    return (begin, *(gap.end() for gap in _GAP.finditer(text, begin)))


def _nearest(columns: Sequence[int], at: int) -> int | None:
    """The column that a part belongs to; None when it begins under none of them."""
    near = [index for index, column in enumerate(columns) if abs(column - at) <= 1]
    return near[0] if near else None


def spaced_cells(row: Row, columns: Sequence[int]) -> list[Cell]:
    """The cells of a row of a table laid out with spaces, empty ones too."""
    line = row.line
    starts = [*_starts(row), len(line.text)]
    parts = {_nearest(columns, begin): (begin, end) for begin, end in pairwise(starts)}
    ranges = (parts.get(index, (0, 0)) for index in range(len(columns)))
    return [Cell(_clipped(row, line.start + begin, line.start + end)) for begin, end in ranges]


_HEADS_YEARS: Final = re.compile(r"(?:\D.{0,60}\s)?20\d\d(?:\s+(?:20\d\d|structureel|totaal)\*?)+", re.IGNORECASE)
_FIGURED: Final = re.compile(rf".*[^\W\d_]{{2}}[^€]*?(?:\s+(?:{_VALUE.pattern}))+")
_LONGEST_ROW: Final = 300
"""Characters of a line that may be a row: the pattern goes back and forth over a longer one."""
_FEWEST_LINED: Final = 2
_TELLS_UNIT: Final = re.compile(r"^[^.;]{0,60}[x×]\s*€", re.IGNORECASE)
"""The line over a table that says what its figures are: "Bijdrage (x € 1.000)"."""


def _is_figured(text: str) -> bool:
    return len(text) <= _LONGEST_ROW and _FIGURED.fullmatch(text) is not None


def _lined(rows: Sequence[Row]) -> Iterator[Table]:
    """A line of years with lines below it that each end in figures, one space apart: which column they stand in is
    not said where there are fewer of them than years."""
    head: Row | None = None
    run: list[Row] = []
    for row in [*rows, None]:
        if head is not None and row is not None and row.role in (Role.TEXT, Role.BLANK) and not row.text:
            if run:
                row = None
            else:
                continue
        if head is not None and row is not None and row.role is Role.TEXT and _is_figured(row.text):
            run.append(row)
            continue
        if head is not None and len(run) >= _FEWEST_LINED:
            first = head.index - bool(head.index and _TELLS_UNIT.search(rows[head.index - 1].text))
            for one in rows[first : run[-1].index + 1]:
                one.role = Role.TABLE if one.text else one.role
            yield Table(first, run[-1].index, celled=False)
        heads = row is not None and row.role is Role.TEXT and _HEADS_YEARS.fullmatch(row.text)
        head, run = (row if heads else None), []


def _cell_count(row: Row) -> int:
    line = row.line.text
    if "\t" in line:
        return line.rstrip("\r\n ").count("\t") + 1 if line.lstrip(" ")[:1] != "\t" or line.count("\t") > 2 else 0
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return max(3, stripped.count("|") - 1)
    return 0


def cells(row: Row) -> list[Cell]:
    """The cells of a row with tabs or bars."""
    line = row.line
    if "\t" not in line.text and _BAR_RULE.fullmatch(line.text.strip()):
        return []
    mark = "\t" if "\t" in line.text else "|"
    start = line.start
    found: list[Cell] = []
    for part in line.text.split(mark):
        found.append(Cell(_clipped(row, start, start + len(part))))
        start += len(part) + 1
    return found[1:-1] if mark == "|" else found


def _clipped(row: Row, start: int, end: int) -> Reading:
    """What a row holds between two offsets, without codes."""
    parts: list[str] = []
    origin = array("q")
    for piece in row.pieces:
        stretch = row.line.text[max(piece.start, start) - row.line.start : max(0, min(piece.end, end) - row.line.start)]
        if visible := stretch.strip():
            at = max(piece.start, start) + len(stretch) - len(stretch.lstrip())
            parts.append(visible)
            origin.extend(range(at, at + len(visible)))
    return Reading("".join(parts), origin)


def with_header(lines: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table, those at its top that head the others marked: a lone title, an empty corner, a first row
    without amounts."""
    marked: list[tuple[Cell, ...]] = []
    heading = True
    for line in lines:
        texts = [cell.reading.text for cell in line]
        filled = [text for text in texts if text]
        lone = len(filled) == 1 and bool(texts[0])
        worded = not marked and not any(_VALUE.fullmatch(text) for text in filled)
        heading = heading and (lone or not texts[0] or worded)
        marked.append(tuple(Cell(cell.reading, header=True) if heading else cell for cell in line))
    return tuple(marked)


def table_reading(lines: Sequence[Sequence[Cell]]) -> Reading:
    """The rows a line each, cells joined by " | "."""
    first = next((cell.reading.origin[0] for line in lines for cell in line if cell.reading.text), None)
    if first is None:
        return Reading("", ())
    parts: list[str] = []
    origin = array("q")
    for number, line in enumerate(lines):
        for place, cell in enumerate(line):
            glue = SEPARATOR if place else "\n" if number else ""
            parts += [glue, cell.reading.text]
            origin.extend([origin[-1] if origin else first] * len(glue))
            origin.extend(cell.reading.origin)
    return Reading("".join(parts), origin)


def _flattened(rows: Sequence[Row]) -> Iterator[Table]:
    """Stretches of short lines of which many are amounts."""
    shown = [row for row in rows if row.role is not Role.BLANK]
    run: list[Row] = []
    for row in [*shown, None]:
        caption = row is not None and is_caption(row.text)
        if row is not None and row.role is Role.TEXT and _may_be_value(row) and not caption:
            run.append(row)
            continue
        if table := _trim(rows, run):
            yield table
        run = []  # a caption ends one table and heads the next


def _may_be_value(row: Row) -> bool:
    return len(row.text) <= _LONGEST_VALUE and not row.text.endswith((".", ";", "?", "!"))


def _trim(rows: Sequence[Row], run: Sequence[Row]) -> Table | None:
    values = [place for place, row in enumerate(run) if _VALUE.fullmatch(row.text)]
    if len(values) < _FEWEST_VALUES:
        return None
    inner = values[-1] - values[0] + 1
    if len(values) < 0.4 * inner:
        return None
    first = _chunk_start(rows, run[values[0]].index)
    last = _with_tail(rows, run[values[-1]].index)
    for row in rows[first : last + 1]:
        if row.role is Role.TEXT:
            row.role = Role.TABLE
    return Table(first, last, celled=False)


def _chunk_start(rows: Sequence[Row], index: int) -> int:
    """First of the short lines that stand directly above: the head of the table."""
    while index and rows[index - 1].role is Role.TEXT and _may_be_value(rows[index - 1]):
        index -= 1
    return index


def _with_tail(rows: Sequence[Row], index: int) -> int:
    """Last line with what belongs under the table: notes, and labels without anything behind them."""
    end = index
    place = index + 1
    while place < len(rows):
        while place < len(rows) and rows[place].role is Role.BLANK:
            place += 1
        begin = place
        while place < len(rows) and rows[place].role is Role.TEXT:
            place += 1
        if begin == place or not _is_tail(rows[begin:place]):
            break
        end = place - 1
    return end


def _is_tail(chunk: Sequence[Row]) -> bool:
    labels = sum(1 for row in chunk if row.text.endswith(":"))
    notes = sum(1 for row in chunk if _NOTE.match(row.text) or row.text[0].islower())
    return labels + notes == len(chunk) and (notes > 0 or labels >= 3)
