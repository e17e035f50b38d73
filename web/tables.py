"""Tables that a page shows and that can be taken along exactly as shown: CSV, Excel, JSON."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse, Response

Scalar: TypeAlias = str | int | float | None

FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
"""File name extension of a twin → what a page calls it."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet may take a text that starts like this for a formula (OWASP, CSV injection)."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
"""XML 1.0, §2.2 (Char). Texts of a PDF hold such characters: some fonts give U+FFFE for a soft hyphen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `key` names it in JSON."""

    key: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its words, and where they lead."""

    text: str
    href: str = ""
    value: Scalar = None
    """For exports, where it is another thing than the words: a number, an ISO date. None: the words themselves."""
    muted: bool = False
    """Set for words that stand for "nothing known", so that a page can show them softer."""
    unsure: bool = False
    """Set for what leads to a thing that nobody is sure of; the page says so behind the words."""

    @property
    def exported(self) -> Scalar:
        return self.text if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first cell of a row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def twin_address(path: str, form: str, query: QueryParams | None = None) -> str:
    """Where the twin of the page at `path` is, with the same query."""
    pairs = list(query.multi_items()) if query else []
    return f"{path}.{form}" + (f"?{urlencode(pairs)}" if pairs else "")


def file_answer(table: Table, form: str, name: str) -> Response:
    """The table as a file called `name`, in one of `FORMS`. Raises LookupError for another form."""
    if form not in FORMS:
        raise LookupError(f"no form {form!r}; one of {', '.join(FORMS)}")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if form == "json":
        return JSONResponse(as_json(table))
    if form == "csv":
        return Response(as_csv(table), media_type="text/csv; charset=utf-8", headers=headers)
    return Response(as_workbook(table), media_type=_XLSX, headers=headers)


def as_json(table: Table) -> dict[str, Any]:
    """The caption, the columns, and a row as an object per column key; text as it is, nothing neutralised."""
    return {
        "titel": table.caption,
        "kolommen": [{"naam": column.key, "kop": column.label} for column in table.columns],
        "rijen": [
            {column.key: cell.exported for column, cell in zip(table.columns, row, strict=True)} for row in table.rows
        ],
    }


def as_csv(table: Table) -> str:
    """RFC 4180: commas, CRLF, quotes where needed; formulas neutralised."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(column.label) for column in table.columns])
    writer.writerows([harmless(cell.exported) for cell in row] for row in table.rows)
    return out.getvalue()


def as_workbook(table: Table) -> bytes:
    """One sheet with a bold, frozen heading row; formulas neutralised, numbers stay numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([harmless(column.label) for column in table.columns])
    for row in table.rows:
        sheet.append([harmless(cell.exported) for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text is never a formula, whatever it starts with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for cells in sheet.columns:
        longest = max((len(line) for cell in cells for line in str(cell.value or "").split("\n")), default=0)
        sheet.column_dimensions[cells[0].column_letter].width = min(_WIDEST, max(12, longest + 2))
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def allowed_in_xml(text: str) -> str:
    """The text without the characters that no XML file may hold, and so no workbook."""
    return _NOT_IN_XML.sub("", text)


def harmless(value: Scalar) -> Scalar:
    """The value as a spreadsheet may have it: a text that could be taken for a formula gets an apostrophe before it."""
    if isinstance(value, str):
        text = allowed_in_xml(value)
        return "'" + text if text.startswith(_RISKY) else text
    return value
