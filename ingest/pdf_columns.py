"""Tables on a page of a PDF that have no lines: cells under each other, told by the white space between them.

Only where a cell takes several lines or the first row is bold: other tables of single lines are read as they stand,
with tabs between their cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf_page import Word
from ingest.pdf_rows import cells_of, is_bullet, rows_of, wrapped_text
from ingest.pdf_tables import GridTable

Band = tuple[float, float]
Row = Sequence[Word]

_GUTTER = 6.0
"""Points; the least white space between two columns of a table."""
_LEADING = 1.45
"""Type sizes from base line to base line, above which a new row of the table begins."""
_APART = 3.5
"""Type sizes from base line to base line, above which the table has ended."""
_OTHER_SIZE = 1.1
"""A line that is this many times as large as the first row is a heading below the table."""
_FEWEST_ROWS = 3
_SPARSE = 0.75
"""Where rows stand as close as lines, at most this share of the lines may begin one, or it is no table but columns."""
_LONGEST_CELLS = 6
"""Lines in a row on average, above which two columns are rather those of a page."""
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_LEAST_TEXT = 8
"""Lines on either side of a band from which two columns may be those of a page."""
_SAME_LINE = 1.0
"""Points; base lines further apart are of two lines."""
_OUT_OF_STEP = 0.2
"""Share of the lines with words on both sides whose base lines differ: the columns of a page run on their own."""


def aligned_tables(words: Sequence[Word], space: float) -> tuple[list[GridTable], list[Word]]:
    """The tables without lines among `words`, and the words that stand in none. `space` as `usual_space` gives it."""
    lines = rows_of(words)
    tables: list[GridTable] = []
    taken: set[int] = set()
    first = 0
    while first < len(lines):
        cells = cells_of(lines[first], space)
        end, bands = _stretch(lines, first, cells) if len(cells) > 1 else (first + 1, [])
        if _are_columns(lines[first:end], bands):
            first = end
            continue
        rows = _rows(lines[first:end], bands)
        if rows is None:
            first += 1
            continue
        tables.append(_table(lines[first:end], rows, bands))
        taken.update(id(word) for line in lines[first:end] for word in line)
        first = end
    return tables, [word for word in words if id(word) not in taken]


def _stretch(lines: Sequence[Row], first: int, cells: Sequence[Row]) -> tuple[int, list[Band]]:
    """Where the lines end that leave the same white bands between the cells of the line `first`; and those bands."""
    bands = [(before[-1].x1, after[0].x0) for before, after in pairwise(cells)]
    size = max(word.size for word in lines[first])
    end = first + 1
    while end < len(lines):
        above, here = lines[end - 1][0], lines[end]
        if above.y0 - here[0].y0 > _APART * size or max(word.size for word in here) > _OTHER_SIZE * size:
            break
        narrower = [_left_of(band, here) for band in bands]
        if any(band is None for band in narrower):
            break
        bands = [band for band in narrower if band is not None]
        end += 1
    return end, bands


def _left_of(band: Band, line: Row) -> Band | None:
    """What a line leaves white of a band; None when that is too little, or it stands in the middle of it."""
    left, right = band
    for word in line:
        if word.x1 <= left or word.x0 >= right:
            continue
        if word.x0 <= left:
            left = word.x1
        elif word.x1 >= right or word.x0 - left >= right - word.x1:
            right = word.x0
        else:
            left = word.x1
    return (left, right) if right - left >= _GUTTER else None


def _rows(lines: Sequence[Row], bands: Sequence[Band]) -> list[list[Row]] | None:
    """The lines of each row of the table; None when this is no table, or one that needs no help."""
    filled = [{_column(word, bands) for word in line} for line in lines]
    starts = [True] + [_is_apart(before, after) for before, after in pairwise(lines)]
    by_space = sum(starts)
    if by_space < _FEWEST_ROWS:
        # rows as close as lines: each begins with a line in every column
        starts = [len(columns) > len(bands) for columns in filled]
        if len(bands) < 2 or not starts[0] or sum(starts) < _FEWEST_ROWS or sum(starts) > _SPARSE * len(lines):
            return None
    rows: list[list[Row]] = []
    for line, is_start in zip(lines, starts, strict=True):
        if is_start:
            rows.append([])
        rows[-1].append(line)
    several = [row for row in rows if len({_column(word, bands) for line in row for word in line}) > 1]
    if len(several) < max(2, len(rows) / 2) or _is_list(rows, bands) or _is_contents(rows, bands):
        return None
    if len(bands) == 1 and len(lines) > _LONGEST_CELLS * len(rows):
        return None
    wraps = any(len(row) > 1 for row in rows)
    return rows if wraps or _is_headed(lines) else None


def _are_columns(lines: Sequence[Row], bands: Sequence[Band]) -> bool:
    """Whether two columns are those of a page: each with lines of its own, that keep no step with the other's."""
    if len(bands) != 1:
        return False
    sides = [[[word for word in line if _column(word, bands) == side] for line in lines] for side in (0, 1)]
    if any(sum(bool(words) for words in side) < _LEAST_TEXT for side in sides):
        return False
    both = [(left[0].y0, right[0].y0) for left, right in zip(*sides, strict=True) if left and right]
    apart = [left for left, right in both if abs(left - right) > _SAME_LINE]
    return len(apart) > _OUT_OF_STEP * len(both)


def _is_apart(before: Row, after: Row) -> bool:
    return before[0].y0 - after[0].y0 > _LEADING * max(before[0].size, after[0].size)


def _column(word: Word, bands: Sequence[Band]) -> int:
    return sum(word.x0 >= right - 1 for _, right in bands)


def _is_headed(lines: Sequence[Row]) -> bool:
    """Whether the first line is bold and the others are not."""
    first, *others = [all(word.bold for word in line) for line in lines]
    return first and not any(others)


def _is_list(rows: Sequence[Sequence[Row]], bands: Sequence[Band]) -> bool:
    """Whether the first column holds nothing but bullets and numbers of items."""
    marks = [[word for line in row for word in line if _column(word, bands) == 0] for row in rows]
    return all(len(words) == 1 and is_bullet(words[0].text) for words in marks if words)


def _is_contents(rows: Sequence[Sequence[Row]], bands: Sequence[Band]) -> bool:
    """Whether the last column holds page numbers that go up, as in a table of contents."""
    last = [" ".join(w.text for line in row for w in line if _column(w, bands) == len(bands)) for row in rows]
    numbers = [int(text) for text in last if _PAGE_NUMBER.fullmatch(text)]
    return len(numbers) >= len(rows) - 1 and numbers == sorted(numbers)


def _table(lines: Sequence[Row], rows: Sequence[Sequence[Row]], bands: Sequence[Band]) -> GridTable:
    words = [word for line in lines for word in line]
    table = tuple(
        tuple(
            wrapped_text(word for line in row for word in line if _column(word, bands) == column)
            for column in range(len(bands) + 1)
        )
        for row in rows
    )
    sizes = sorted(word.size for word in words)
    return GridTable(
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        table,
        sizes[len(sizes) // 2],
    )
