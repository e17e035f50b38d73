"""XLSX → sheets of cells: cached values of formulas, merged cells, hidden columns and sheets, dates as shown.

openpyxl is imported when there is a workbook to read: it takes longer to load than a text takes to read.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.document import UnreadableDocument
from ingest.inventory.sheets import EMPTY, Cell, Merge, Problem, Row, Sheet, Workbook, column_letter, is_error_value
from ingest.limits import Limits
from ingest.office_xml import has_declarations

if TYPE_CHECKING:
    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

CELLS = 1_500_000
"""Cells in all sheets together, styled empty ones included: some 200 bytes each once read."""
_CHUNK = 1 << 20
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "is afgebroken of beschadigd: open het in Excel, sla het opnieuw op als .xlsx en bied dat aan"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def is_workbook(head: bytes) -> bool:
    """Whether the first bytes of a file may be those of a spreadsheet (a package, or the wrapping of a locked one)."""
    return head.startswith((b"PK\x03\x04", _OLE))


def read_workbook(path: Path, limits: Limits) -> Workbook:
    """Read an XLSX. Raises UnreadableDocument for what is damaged, locked, too large, hostile or no XLSX."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    data = path.read_bytes()
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableDocument("is met een wachtwoord beveiligd: haal het wachtwoord eraf en sla het opnieuw op")
        raise UnreadableDocument("is een oud Excel-bestand (.xls): sla het op als .xlsx en bied dat aan")
    formulas = _check_package(data, limits)
    book = _load(data, values=True)
    problems: list[Problem] = []
    sheets = []
    uncached = _formulas(data) if formulas else {}
    for sheet in book.worksheets:
        sheets.append(_sheet(sheet, uncached.get(sheet.title, {}), problems))
    title = str(book.properties.title).strip() if book.properties and book.properties.title else None
    return Workbook("xlsx", sheets, title or None, book.epoch == CALENDAR_MAC_1904, problems)


def _check_package(data: bytes, limits: Limits) -> bool:
    """Unpack every part once and look; whether a sheet has formulas."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_sizes(package, limits)
            return _check_parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableDocument(_DAMAGED) from error


def _check_sizes(package: zipfile.ZipFile, limits: Limits) -> None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("is met een wachtwoord beveiligd: haal het wachtwoord eraf en sla het opnieuw op")
    if not any(member.filename.lower().endswith("workbook.xml") for member in members):
        raise UnreadableDocument("is geen Excel-bestand met werkbladen: sla het op als .xlsx en bied dat aan")
    total = sum(member.file_size for member in members)
    largest = max((m.file_size for m in members if m.filename.lower().endswith(".xml")), default=0)
    if len(members) > limits.zip_members or total > limits.zip_bytes or largest > limits.xml_bytes:
        raise UnreadableDocument(
            f"wordt uitgepakt {total // 1_000_000} MB groot ({len(members)} onderdelen), te veel om veilig te lezen: "
            "sla alleen het werkblad met de interventies op"
        )


def _check_parts(package: zipfile.ZipFile) -> bool:
    """Excel never writes a DTD or entities; cells are counted, since a styled empty one costs as much as a full one."""
    cells = 0
    formulas = False
    for member in package.infolist():
        name = member.filename.lower()
        if not name.endswith((".xml", ".rels")):
            continue
        is_sheet = "worksheets/" in name
        tail = b""
        with package.open(member) as part:
            while chunk := part.read(_CHUNK):
                window = tail + chunk
                if has_declarations(window):
                    raise UnreadableDocument(
                        "bevat een DTD of eigen entiteiten, wat Excel nooit schrijft: sla het opnieuw op vanuit Excel"
                    )
                if is_sheet:
                    cells += chunk.count(b"<c ")
                    formulas = formulas or b"<f>" in window or b"<f " in window
                tail = chunk[-40:]
        if cells > CELLS:
            raise UnreadableDocument(f"heeft meer dan {CELLS} cellen: sla alleen het werkblad met de interventies op")
    return formulas


def _load(data: bytes, *, values: bool) -> openpyxl.Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that we do not read
            return openpyxl.load_workbook(BytesIO(data), data_only=values, read_only=not values, keep_links=False)
    except UnreadableDocument:
        raise
    except Exception as error:  # openpyxl shows a broken package as whatever it trips over
        raise UnreadableDocument(_DAMAGED) from error


def _formulas(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Per sheet: row number and column (from 0) of every formula, with its text."""
    book = _load(data, values=False)
    found: dict[str, dict[tuple[int, int], str]] = {}
    try:
        for sheet in book.worksheets:
            cells = found.setdefault(sheet.title, {})
            for row in sheet.iter_rows():
                for cell in row:
                    if getattr(cell, "data_type", "n") == "f":
                        text = getattr(cell.value, "text", cell.value)
                        cells[cell.row, cell.column - 1] = str(text)
    except Exception as error:
        raise UnreadableDocument(_DAMAGED) from error
    finally:
        book.close()
    return found


def _sheet(sheet: Worksheet, formulas: dict[tuple[int, int], str], problems: list[Problem]) -> Sheet:
    hidden = sheet.sheet_state != "visible"
    merges = [Merge(r.min_row, r.max_row, r.min_col - 1, r.max_col - 1) for r in sheet.merged_cells.ranges]
    rows = [] if hidden else list(_rows(sheet, formulas, problems))
    if not hidden:
        skipped = sum(dimension.hidden for dimension in sheet.row_dimensions.values())
        if skipped:
            problems.append(
                Problem(sheet=sheet.title, reason=f"{skipped} rij(en) verborgen of weggefilterd", done="toch gelezen")
            )
    merges.sort(key=lambda merge: (merge.first_row, merge.first_column))
    return Sheet(sheet.title, rows, merges, hidden, _hidden_columns(sheet))


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range((dimension.min or 1) - 1, min(dimension.max or 1, sheet.max_column)))
    return frozenset(hidden)


def _rows(sheet: Worksheet, formulas: dict[tuple[int, int], str], problems: list[Problem]) -> Iterator[Row]:
    for number, raw in enumerate(sheet.iter_rows(), 1):
        cells: list[Cell] = []
        for column, cell in enumerate(raw):
            value = cell.value
            if value is None:
                if (number, column) in formulas:
                    problems.append(
                        Problem(
                            sheet=sheet.title,
                            row=number,
                            column=column_letter(column),
                            value=formulas[number, column],
                            reason="formule zonder bewaarde uitkomst",
                            done="cel leeg gelaten; open het bestand in Excel en sla het op",
                        )
                    )
                cells.append(EMPTY)
            elif isinstance(value, str) and is_error_value(value):
                problems.append(
                    Problem(
                        sheet=sheet.title,
                        row=number,
                        column=column_letter(column),
                        value=value,
                        reason="foutwaarde",
                        done="cel leeg gelaten",
                    )
                )
                cells.append(EMPTY)
            else:
                cells.append(_cell(value, cell.number_format))
        while cells and cells[-1] is EMPTY:
            cells.pop()
        yield Row(number, cells)


def _cell(value: Any, format: str) -> Cell:
    if isinstance(value, bool):
        return Cell("ja" if value else "nee")
    if isinstance(value, datetime | date):
        return _date_cell(value, format)
    if isinstance(value, int | float):
        return Cell(_number(float(value), format), number=float(value))
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    text = str(value)
    if "_x" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two halves make one character
    text = tidy(text)
    return Cell(text) if text else EMPTY


def tidy(text: str) -> str:
    """Line ends as \\n, no control characters, no white space around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = "".join(_printable(c) for c in text)
    return text.strip()


def _printable(char: str) -> str:
    if char in "\n\t" or char.isprintable():
        return char
    return "" if unicodedata.category(char) == "Cf" else " "  # zero-width characters and soft hyphens join words


def _date_cell(value: date, format: str) -> Cell:
    """As precise as the number format shows: "mmm yyyy" is a month, whatever day lies behind it."""
    shown = _QUOTED.sub("", format).lower()
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if "d" in shown or "y" not in shown:
        return Cell(f"{value.day:02}-{value.month:02}-{value.year:04}", date=day)
    if "m" in shown:
        return Cell(f"{value.month:02}-{value.year:04}", date=day[:7])
    return Cell(f"{value.year:04}", date=day[:4])


def _number(value: float, format: str) -> str:
    """With a decimal comma; a percentage and an amount of money as the sheet shows them."""
    if "%" in format:
        return f"{_plain(round(value * 100, 4))}%"
    return f"€ {_plain(round(value, 2))}" if "€" in format or "EUR" in format else _plain(value)


def _plain(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")
