"""The order in which a page is read: running headers first and last, columns one after the other, else row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.pdf_columns import aligned_tables
from ingest.pdf_page import PageContent, Word
from ingest.pdf_rows import row_text, rows_of, usual_space
from ingest.pdf_tables import GridTable, split_tables

_MARGIN = 0.12
"""Share of the height of a page, at its top and bottom, where running headers and page numbers stand."""
_RUNNING_PAGES = 3
"""On as many pages the same line in the same place is a running header."""
_LARGER = 1.15
"""From this many times the size of the running text, a line is rather a heading."""
_GUTTER = 9.0
"""Points; the least white space between two columns (newspapers use 9 to 12, documents 14 to 24)."""
_FEWEST_LINES = 3
"""Lines that a column of running text has at least."""
_FILLED = 0.6
"""Share of the width of a column that its middle line fills at least; cells of a table fill less."""
_SHORTEST_LINE = 14
"""Characters of the middle line of a column of running text, at least."""
_BREAK = 1.8
"""Type sizes from base line to base line at which a column has come to its end."""
_HEADER_GAP = 3.5
"""Type sizes from base line to base line between a header and a column; a heading in a column keeps closer."""
_MOST_ROWS = 200
"""A page with more is no page of text; then no columns are sought in it."""

Item = Word | GridTable
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text in reading order."""

    text: str
    size: float
    bold: bool
    y0: float
    is_row: bool = False
    """A row of a table, drawn or told by its columns."""
    table: int = 0
    """Which table of the page, from 1."""

    @property
    def cells(self) -> int:
        """Parts between tabs."""
        return self.text.count("\t") + 1


def read_pages(pages: Sequence[PageContent]) -> Iterator[list[PageLine]]:
    """The lines of each page in reading order."""
    running = _running(pages)
    for page in pages:
        rows = rows_of(page.words)
        space = usual_space(rows)
        flow = _Flow(space)
        ends = [row for row in rows if _place(row, page, space) in running]
        apart = {id(word) for row in ends for word in row}
        tables, loose = split_tables([word for word in page.words if id(word) not in apart], page.rules)
        aligned, loose = aligned_tables(loose, space)
        flow.rows([row for row in ends if row[0].y0 > page.height / 2])
        flow.region(loose, [*tables, *aligned])
        flow.lines += [PageLine(text, 0.0, False, 0.0) for text in page.sideways]
        flow.rows([row for row in ends if row[0].y0 <= page.height / 2])
        yield flow.lines


def _running(pages: Sequence[PageContent]) -> set[tuple[str, int]]:
    """What stands in the same place on several pages, and is not printed larger than the text as a heading is."""
    sizes = Counter(round(word.size, 1) for page in pages for word in page.words for _ in word.text)
    normal = sizes.most_common(1)[0][0] if sizes else 0.0
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        rows = rows_of(page.words)
        space = usual_space(rows)
        small = [row for row in rows if max(word.size for word in row) <= _LARGER * normal]
        counts.update({place for row in small if (place := _place(row, page, space)) is not None})
    return {place for place, count in counts.items() if count >= _RUNNING_PAGES}


def _place(row: Sequence[Word], page: PageContent, space: float) -> tuple[str, int] | None:
    """What a running header has the same on every page: its words, figures aside, and its height."""
    if page.height * _MARGIN < row[0].y0 and row[0].y1 < page.height * (1 - _MARGIN):
        return None
    return re.sub(r"\d+", "#", row_text(row, space)), round(row[0].y0 / 4)


class _Flow:
    """Lines in the order in which they are read."""

    def __init__(self, space: float) -> None:
        self.lines: list[PageLine] = []
        self._space = space
        self._tables = 0

    def region(self, words: Sequence[Word], tables: Sequence[GridTable]) -> None:
        """A part of a page: stretches in columns, each column a region of its own, and the rows between them."""
        rows = _in_order(words, tables)
        place = 0
        while place < len(rows):
            found = _columns(rows, place)
            if found is None:
                self._row(rows[place])
                place += 1
                continue
            end, gutter = found
            items = [item for row in rows[place:end] for item in row]
            for side in ([i for i in items if i.x1 <= gutter], [i for i in items if i.x0 >= gutter]):
                self.region(
                    [item for item in side if isinstance(item, Word)],
                    [item for item in side if isinstance(item, GridTable)],
                )
            place = end

    def rows(self, rows: Sequence[Sequence[Word]]) -> None:
        """Rows as they stand."""
        for row in rows:
            self._row(row)

    def _row(self, row: Sequence[Item]) -> None:
        if isinstance(row[0], GridTable):
            self._table(row[0])
            return
        words = [item for item in row if isinstance(item, Word)]
        sizes = Counter({word.size: 0 for word in words})
        for word in words:
            sizes[word.size] += len(word.text)
        text = row_text(words, self._space)
        size = sizes.most_common(1)[0][0]
        self.lines.append(PageLine(text, size, all(word.bold for word in words), words[0].y0))

    def _table(self, table: GridTable) -> None:
        self._tables += 1
        for row in table.rows:
            self.lines.append(PageLine("\t".join(row), table.size, False, table.y0, is_row=True, table=self._tables))


def _in_order(words: Sequence[Word], tables: Sequence[GridTable]) -> list[list[Item]]:
    """Rows of words, and tables as rows of their own, from top to bottom."""
    rows: list[list[Item]] = [[*row] for row in rows_of(words)]
    rows += [[table] for table in tables]
    return sorted(rows, key=lambda row: -row[0].y1)


def _columns(rows: Sequence[Sequence[Item]], first: int) -> tuple[int, float] | None:
    """The end of the stretch of rows from `first` on that stands in columns, and the x between them; else None.

    The stretch goes on as long as one band of white space runs down through all of its rows.
    """
    if len(rows) > _MOST_ROWS:
        return None
    left, right = min(item.x0 for row in rows for item in row), max(item.x1 for row in rows for item in row)
    stages: list[tuple[int, list[Range]]] = []
    bands = _white(rows[first], left, right)
    for end in range(first + 1, len(rows) + 1):
        if stages and stages[-1][1] == bands:
            stages.pop()
        stages.append((end, bands))
        bands = _shared(bands, _white(rows[end], left, right)) if end < len(rows) else []
        if not bands:
            break
    for end, bands in reversed(stages):
        for band in sorted(bands, key=lambda band: band[0] - band[1]):
            gutter = (band[0] + band[1]) / 2
            stop = _last_of_columns(rows, first, end, gutter)
            if stop is not None:
                return _going_on(rows, stop, gutter), gutter
    return None


def _going_on(rows: Sequence[Sequence[Item]], stop: int, gutter: float) -> int:
    """Where columns that were seen as such end: short lines in them (headings, lists) keep the gutter white too."""
    while stop < len(rows):
        above, here = rows[stop - 1][0], rows[stop][0]
        apart = isinstance(here, GridTable) or above.y0 - here.y0 > _BREAK * here.size
        if apart or any(item.x0 - _GUTTER / 2 < gutter < item.x1 + _GUTTER / 2 for item in rows[stop]):
            break
        stop += 1
    return stop


def _white(row: Sequence[Item], left: float, right: float) -> list[Range]:
    """White space in a row that is wide enough to be between columns."""
    bands: list[Range] = []
    edge = left
    for item in sorted(row, key=lambda each: each.x0):
        if item.x0 - edge >= _GUTTER:
            bands.append((edge, item.x0))
        edge = max(edge, item.x1)
    if right - edge >= _GUTTER:
        bands.append((edge, right))
    return bands


def _shared(first: Sequence[Range], second: Sequence[Range]) -> list[Range]:
    shared = ((max(a[0], b[0]), min(a[1], b[1])) for a in first for b in second)
    return [band for band in shared if band[1] - band[0] >= _GUTTER]


def _last_of_columns(rows: Sequence[Sequence[Item]], first: int, end: int, gutter: float) -> int | None:
    """Where the columns end within the stretch; None when these are no columns of running text.

    A line on one side only that stands well apart from what is above it, or is printed larger, belongs below the
    columns.
    """
    both = [place for place in range(first, end) if _sides(rows[place], gutter) == (True, True)]
    if not both:
        return None
    last = both[-1] + 1
    while last < end:
        above, here = rows[last - 1][0], rows[last][0]
        if isinstance(here, GridTable) or above.y0 - here.y0 > _BREAK * here.size or here.size > above.size:
            break
        last += 1
    items = [item for row in rows[first:last] for item in row]
    left = [item for item in items if item.x1 <= gutter]
    right = [item for item in items if item.x0 >= gutter]
    if _stands_apart(left) or _stands_apart(right):
        return None
    return last if _is_text(left) and _is_text(right) else None


def _stands_apart(side: Sequence[Item]) -> bool:
    """Whether the first line of a side is not of the column: a header above it."""
    tops = sorted({round(item.y0) for item in side}, reverse=True)
    return len(tops) > 1 and tops[0] - tops[1] > _HEADER_GAP * side[0].size


def _sides(row: Sequence[Item], gutter: float) -> tuple[bool, bool]:
    return any(item.x1 <= gutter for item in row), any(item.x0 >= gutter for item in row)


def _is_text(side: Sequence[Item]) -> bool:
    """Whether a side of a gutter is a column of running text, or columns of it in turn."""
    rows = rows_of(item for item in side if isinstance(item, Word))
    if len(rows) < _FEWEST_LINES:
        return False
    left, right = min(item.x0 for item in side), max(item.x1 for item in side)
    if median(sum(len(word.text) for word in row) + len(row) - 1 for row in rows) < _SHORTEST_LINE:
        return False
    return median(row[-1].x1 - row[0].x0 for row in rows) >= _FILLED * (right - left)
