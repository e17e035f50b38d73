"""Tables of a web page: which are data and which are layout, and merged cells taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ingest.extracted_text import Inline, TableCell
from ingest.html_page import HEADINGS, Element

_MOST_COLUMNS = 100
"""A cell spans no more columns than this; a browser takes 1,000, no table that a person reads has them."""
_MOST_CELLS = 200_000
"""Cells of one table, merged ones taken apart; beyond that merged cells stay as they are (GFM parsers cut here too)."""
_LONGEST_REPEAT = 200
"""A merged cell is repeated in every row it spans when it is a label, so short; a text stands once."""


def is_data_table(table: Element) -> bool:
    """Whether a table holds data in rows and columns, and is no means to lay out a page."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if any(inner is not table for inner in table.iter("table", *HEADINGS)):
        return False
    return any(sum(1 for _ in row.iterchildren("td", "th")) > 1 for row in table.iter("tr"))


def table_rows(
    rows: Iterable[Sequence[Element]], content: Callable[[Element], list[Inline]]
) -> Iterable[Sequence[TableCell]]:
    """Rows with every merged cell in all rows it spans; in all columns too when it is a header, else once."""
    carried: dict[int, tuple[int, TableCell]] = {}
    total = 0
    for row in rows:
        cells: list[TableCell] = []
        for element in row:
            _carry(cells, carried)
            cell = TableCell(content(element), header=element.tag in {"th", "dt"} or _in_head(element))
            wide, high = _spans(element) if total < _MOST_CELLS else (1, 1)
            short = sum(len(inline.text) for inline in cell.content) <= _LONGEST_REPEAT
            repeated = cell if short else TableCell(header=cell.header)
            for column in range(wide):
                if high > 1:
                    shown = repeated if column == 0 or cell.header else TableCell()
                    carried[len(cells)] = (high - 1, shown)
                cells.append(cell if column == 0 else repeated if cell.header else TableCell())
        _carry(cells, carried)
        total += len(cells)
        yield cells


def _carry(cells: list[TableCell], carried: dict[int, tuple[int, TableCell]]) -> None:
    """Put in the cells of earlier rows that reach down to this one, as far as they come next."""
    while len(cells) in carried:
        left, cell = carried.pop(len(cells))
        if left > 1:
            carried[len(cells)] = (left - 1, cell)
        cells.append(cell)


def _spans(element: Element) -> tuple[int, int]:
    """Columns and rows that a cell takes; what is no number counts as 1, and 0 rows as all that are left."""
    wide, high = (element.get(name) or "1" for name in ("colspan", "rowspan"))
    columns = int(wide) if re.fullmatch(r"\d{1,4}", wide.strip()) else 1
    rows = int(high) if re.fullmatch(r"\d{1,5}", high.strip()) else 1
    return max(1, min(columns, _MOST_COLUMNS)), rows or 65_534


def _in_head(element: Element) -> bool:
    row = element.getparent()
    return row is not None and row.getparent() is not None and row.getparent().tag == "thead"
