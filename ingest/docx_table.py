"""Word tables: rows and cells with merged ones taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.docx_package import WORD, Element
from ingest.docx_styles import child, is_on, value
from ingest.extracted_text import Inline, TableCell

_MOST_COLUMNS = 63
"""Word's own limit."""
_LONGEST_REPEAT = 200
"""As for web pages: a merged cell is repeated in every row it spans when it is a label, so short."""


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a cell."""

    content: Sequence[Inline]
    bold: bool = False


def flattened(element: Element, name: str) -> Iterator[Element]:
    """Children of this name, also those inside content controls, without rows and cells that were deleted."""
    for inner in element:
        if inner.tag == f"{WORD}{name}":
            if not _is_deleted(inner):
                yield inner
        elif inner.tag in {f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}customXml", f"{WORD}ins"}:
            yield from flattened(inner, name)


def is_frame(table: Element) -> bool:
    """A table of one cell is a box around text."""
    rows = list(flattened(table, "tr"))
    return len(rows) == 1 and sum(1 for _ in flattened(rows[0], "tc")) == 1


def table_rows(table: Element, read: Callable[[Element], CellText]) -> list[list[TableCell]]:
    """Rows of cells; a cell merged downwards is in every row it spans, one merged sideways is followed by empty ones.

    `header` is set for rows that repeat on each page and, as few tables say so, for a first row or first column that
    is bold throughout.
    """
    rows: list[list[TableCell]] = []
    bold: list[list[bool]] = []
    above: dict[int, TableCell] = {}
    for row in flattened(table, "tr"):
        properties = child(row, "trPr")
        repeats = child(properties, "tblHeader") if properties is not None else None
        is_header = repeats is not None and is_on(repeats)
        cells = [TableCell()] * _number(properties, "gridBefore", 0)
        weights = [False] * len(cells)
        for cell in flattened(row, "tc"):
            wide, merged = _spans(cell)
            if merged == "continue":
                shown, weight = above.get(len(cells), TableCell()), False
            else:
                text = read(cell)
                shown, weight = TableCell(text.content, is_header), text.bold
                length = sum(len(inline.text) for inline in text.content)
                above[len(cells)] = shown if length <= _LONGEST_REPEAT else TableCell(header=is_header)
            cells += [shown, *[shown if is_header else TableCell()] * (wide - 1)]
            weights += [weight] * wide
        rows.append(cells)
        bold.append(weights)
    return _with_bold_headers(rows, bold)


def _with_bold_headers(rows: list[list[TableCell]], bold: list[list[bool]]) -> list[list[TableCell]]:
    if any(cell.header for row in rows for cell in row) or len(rows) < 2:
        return rows

    def throughout(cells: Sequence[TableCell], weights: Sequence[bool]) -> bool:
        filled = [weight for cell, weight in zip(cells, weights, strict=True) if cell.content]
        return bool(filled) and all(filled)

    first_row = throughout(rows[0], bold[0]) and not all(map(throughout, rows[1:], bold[1:]))
    below = [(row[:1], weights[:1]) for row, weights in zip(rows[1:], bold[1:], strict=True)]
    others = [(row[1:], weights[1:]) for row, weights in zip(rows[1:], bold[1:], strict=True)]
    first_column = all(throughout(*cell) for cell in below) and not all(throughout(*cells) for cells in others)
    return [
        [
            replace(cell, header=(first_row and number == 0) or (first_column and place == 0))
            for place, cell in enumerate(row)
        ]
        for number, row in enumerate(rows)
    ]


def _spans(cell: Element) -> tuple[int, str]:
    """Columns that a cell takes, and "continue" when it goes on from the cell above."""
    properties = child(cell, "tcPr")
    if properties is None:
        return 1, ""
    merge = child(properties, "vMerge")
    going_on = "" if merge is None else (merge.get(f"{WORD}val") or "continue")
    return max(1, _number(properties, "gridSpan", 1)), going_on


def _number(properties: Element | None, name: str, default: int) -> int:
    text = value(properties, name) if properties is not None else None
    return min(int(text), _MOST_COLUMNS) if text is not None and text.isdecimal() else default


def _is_deleted(element: Element) -> bool:
    properties = child(element, "trPr" if element.tag == f"{WORD}tr" else "tcPr")
    return properties is not None and any(child(properties, name) is not None for name in ("del", "cellDel"))
