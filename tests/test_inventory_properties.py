"""Whatever stands in the cells: reading ends, quotes are exact, the file is closed, all text is accounted for."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from inventory_sample import read
from openpyxl.worksheet.worksheet import Worksheet

from ingest.document import UnreadableDocument
from ingest.inventory.dates import find_dates
from ingest.inventory.names import read_name
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import split_cell

HEADINGS = (
    "Naam",
    "Doelgroep",
    "Erkenning",
    "Datum erkenning",
    "Geldig tot",
    "Bewijs",
    "Thema",
    "Wet",
    "Website",
    "Soort",
)
PIECES = (
    "ouderen",
    "Vilans",
    "goed onderbouwd",
    "(",
    ")",
    ";",
    " / ",
    "\n",
    "12-03-2021",
    "31-02-2020",
    "niet bij",
    "*",
    '"',
    "verlopen",
    "44267",
    "=1+1",
    "–",
    "voorheen",
    "geen verschil",
    "Wlz, Zvw",
    " ",
    ",",
    "é",
    "\u200b",
    "https://a.nl",
    "#N/A",
    "niet erkend",
    "🙂",
    "\t",
    "|",
)
CELLS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.text(max_size=15))
TABLES = st.lists(st.lists(CELLS, max_size=len(HEADINGS) + 1), max_size=6)


def _read(path: Path) -> None:
    with suppress(UnreadableDocument):
        read(path)


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, delimiter=st.sampled_from(";,\t|"), head=st.booleans())
def test_delimited(rows: list[list[str]], delimiter: str, head: bool) -> None:
    lines = [list(HEADINGS), *rows] if head else rows
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "lijst.csv"
        path.write_bytes("\n".join(delimiter.join(row) for row in lines).encode("utf-8", "replace"))
        _read(path)


@settings(max_examples=100, deadline=None)
@given(rows=TABLES, nested=st.booleans())
def test_records(rows: list[list[str]], nested: bool) -> None:
    records = [dict(zip(HEADINGS, row, strict=False)) for row in rows]
    value = (
        [{"Naam": r.get("Naam"), "Erkenningen": [r], "Doelgroep": list(r.values())} for r in records]
        if nested
        else records
    )
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "lijst.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        _read(path)


@settings(max_examples=60, deadline=None)
@given(
    rows=TABLES,
    merges=st.lists(st.tuples(st.integers(1, 7), st.integers(1, 10), st.integers(0, 3), st.integers(0, 9)), max_size=2),
)
def test_workbooks(rows: list[list[str]], merges: list[tuple[int, int, int, int]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in [list(HEADINGS), *rows]:
        sheet.append(
            [
                openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", value).replace("\ufffe", "").replace("\uffff", "")
                for value in row
            ]
        )
    for top, left, down, right in merges:
        if not any(r.min_row <= top + down and top <= r.max_row for r in sheet.merged_cells.ranges):
            sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + right)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "lijst.xlsx"
        book.save(path)
        _read(path)


@given(text=CELLS)
def test_places_in_a_cell_are_exact(text: str) -> None:
    for term in split_cell(Cell(text)):
        assert text[term.start : term.end] == term.text
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    named = read_name(text or "-")
    assert (text or "-")[named.start : named.end] == named.name
