"""A web page whose tables list interventions → a sheet per table, with the merged cells of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from ingest.document import UnreadableDocument
from ingest.html_page import HEADINGS, Element, Page, parse_page, plain_text, visible_size, why_left_out
from ingest.inventory.sheets import EMPTY, Cell, Merge, Problem, Row, Sheet, Workbook, without_errors
from ingest.inventory.workbook import tidy
from ingest.limits import Limits

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_LARGEST = 20_000_000
"""Bytes; a larger page is left to the reader of documents, which works in a process of its own."""
_MOST_COLUMNS = 100
_MOST_ROWS = 65_000
_SEPARATE = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements whose text stands on lines of its own."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NAME_LENGTH = 100


@dataclass(slots=True)
class _Part:
    """What stands between two tables of a page."""

    lines: list[str] = field(default_factory=list)
    heading: str = ""
    """The last heading in it."""


def read_page(path: Path, limits: Limits) -> Workbook:
    """Read the data tables of a page. Raises UnreadableDocument when it has none or is too large."""
    found = tables_of(path, limits)
    if found is None or not found.sheets:
        raise UnreadableDocument("bevat geen tabel: bied de lijst aan als XLSX, CSV of JSON")
    return found


def tables_of(path: Path, limits: Limits) -> Workbook | None:
    """The tables of a page as sheets; None for what is no page, has no table or is too large for this."""
    if path.suffix.lower() not in SUFFIXES or path.stat().st_size > min(_LARGEST, limits.file_bytes):
        return None
    data = path.read_bytes()
    if b"<table" not in data.lower():
        return None
    page = parse_page(data, nesting=limits.nesting)
    problems = [Problem(reason=repair.reason, done=repair.done) for repair in page.repairs]
    sheets: list[Sheet] = []
    names: set[str] = set()
    around = _Part()
    for piece in _pieces(page):
        if isinstance(piece, _Part):
            around = piece
            continue
        caption = next((plain_text(inner) for inner in piece.iterchildren("caption")), "")
        name = (caption or around.heading)[:_NAME_LENGTH] or f"tabel {len(sheets) + 1}"
        name = name if name not in names else f"{name} ({len(sheets) + 1})"
        names.add(name)
        sheet = _sheet(piece, name, problems)
        sheet.before = tuple(around.lines)
        problems += without_errors(sheet.rows, name)
        around = _Part()
        sheets.append(sheet)
    meta = {key: value for key, value in page.meta.items() if key not in {"titel", "soort", "taal"}}
    return Workbook("html", sheets, page.title, problems=problems, meta=meta, after=tuple(around.lines))


def share_of(sheets: list[Sheet], path: Path, limits: Limits) -> float:
    """Which part of the visible text of a page stands in these tables, in [0, 1]."""
    page = parse_page(path.read_bytes(), nesting=limits.nesting)
    inside = sum(len("".join(cell.text.split())) for sheet in sheets for row in sheet.rows for cell in row.cells)
    return min(1.0, inside / max(1, visible_size(page.content)))


def _pieces(page: Page) -> Iterator[_Part | Element]:
    """The tables of a page in order, and what stands before, between and behind them."""
    part = _Part()
    line: list[str] = []

    def end_line() -> None:
        text = tidy(" ".join("".join(line).split()))
        line.clear()
        if text:
            part.lines.append(text)

    walk = etree.iterwalk(page.content, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            if element.tag in _SEPARATE:
                end_line()
            if element is not page.content:
                line.append(element.tail or "")
            continue
        if why_left_out(element, page.content) is not None:
            walk.skip_subtree()
            continue
        if element.tag in _SEPARATE:
            end_line()
        if element.tag == "table" and _is_table(element):
            yield part
            yield element
            part = _Part()
            walk.skip_subtree()
            continue
        if element.tag in HEADINGS:
            part.heading = plain_text(element)
        line.append(element.text or "")
    end_line()
    yield part


def _is_table(table: Element) -> bool:
    """Whether a table holds data in rows and columns, and is no means to lay out a page."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(sum(1 for _ in row.iterchildren("td", "th")) > 1 for row in table.iter("tr"))


def _sheet(table: Element, name: str, problems: list[Problem]) -> Sheet:
    """A table with every cell at its place in the grid; the text of a merged cell stands in its first."""
    order = {"thead": 0, "tfoot": 2}
    elements = sorted(table.iter("tr"), key=lambda row: order.get(row.getparent().tag, 1))
    rows: list[Row] = []
    merges: list[Merge] = []
    taken: dict[int, int] = {}
    for number, element in enumerate(elements[:_MOST_ROWS], 1):
        if why_left_out(element, table) is not None:
            problems.append(Problem(sheet=name, row=number, reason="verborgen rij", done="niet gelezen"))
            rows.append(Row(number, []))
            continue
        cells: list[Cell] = []
        for cell in element.iterchildren("td", "th"):
            if why_left_out(cell, table) is not None:
                continue
            while taken.get(len(cells), 0) >= number:
                cells.append(EMPTY)
            wide, high = _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS)
            first = len(cells)
            text = _text(cell)
            cells += [Cell(text) if text else EMPTY, *[EMPTY] * (wide - 1)]
            if wide > 1 or high > 1:
                merges.append(Merge(number, min(number + high - 1, len(elements)), first, first + wide - 1))
            if high > 1:
                taken.update(dict.fromkeys(range(first, first + wide), number + high - 1))
        while cells and cells[-1] is EMPTY:
            cells.pop()
        rows.append(Row(number, cells))
    return Sheet(name, rows, merges)


def _span(cell: Element, name: str, most: int) -> int:
    """Columns or rows that a cell takes; what is no number counts as 1, and 0 rows as all that are left."""
    said = (cell.get(name) or "1").strip()
    if not re.fullmatch(r"\d{1,5}", said):
        return 1
    return most if said == "0" else min(int(said), most)


def _text(cell: Element) -> str:
    """The text of a cell, parts of a list and lines a line each; a raised number stays one."""
    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element is not cell and why_left_out(element, cell) is not None:
                walk.skip_subtree()
                continue
            if element is not cell and element.tag in _SEPARATE:
                parts.append("\n")
            own = " ".join((element.text or "").split()) if element.tag == "sup" else element.text or ""
            parts.append(own.translate(_RAISED) if element.tag == "sup" and own.isdigit() else _spaced(own))
        elif element is not cell:
            if element.tag in _SEPARATE and element.tag != "br":
                parts.append("\n")
            parts.append(_spaced(element.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return tidy("\n".join(line for line in lines if line))


def _spaced(text: str) -> str:
    """Line ends in the source of a page are white space."""
    return re.sub(r"\s+", " ", text)
