"""Tables as files: exactly what the page shows, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from starlette.datastructures import QueryParams

from web.tables import Cell, Column, Table, as_csv, as_json, as_workbook, file_answer, harmless, twin_address

TABLE = Table(
    "Twee dingen",
    (Column("naam", "Naam"), Column("kosten", "Kosten", numeric=True), Column("opmerking", "Opmerking")),
    (
        (Cell("=HYPERLINK(1)"), Cell("€ 1.250,50", value=1250.5), Cell("twee\nregels, met “tekens”")),
        (Cell("Gewoon"), Cell("- 5", value=-5), Cell("niet vermeld", muted=True)),
    ),
)


def test_csv_and_workbook_hold_the_same_cells_without_live_formulas() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE), newline="")))
    sheet = load_workbook(io.BytesIO(as_workbook(TABLE))).active
    assert sheet is not None
    from_book = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == from_book[0] == ["Naam", "Kosten", "Opmerking"]
    assert rows[1] == ["'=HYPERLINK(1)", "1250.5", "twee\nregels, met “tekens”"]
    assert [[str(value) for value in row] for row in from_book] == rows
    assert from_book[2][1] == -5  # a number stays a number
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_json_keeps_the_literal_text() -> None:
    body = json.loads(json.dumps(as_json(TABLE)))
    assert [column["naam"] for column in body["kolommen"]] == ["naam", "kosten", "opmerking"]
    assert body["rijen"][0] == {"naam": "=HYPERLINK(1)", "kosten": 1250.5, "opmerking": "twee\nregels, met “tekens”"}


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("value", ["gewoon", "1 + 1", "", "'=al onschadelijk", 3, -3, 2.5, None])
def test_all_else_stays_as_it_is(value: str | float | None) -> None:
    assert harmless(value) == value


@pytest.mark.parametrize("odd", [*"\0\x0b\x1f\ufffe\uffff\ud800\udfff"], ids=ascii)
def test_a_character_that_no_file_may_hold_is_left_out(odd: str) -> None:
    table = Table("x", (Column("naam", f"Na{odd}am"),), ((Cell(f"zorg{odd}plan 😀"),), (Cell(f"{odd}=1+1"),)))
    sheet = load_workbook(io.BytesIO(as_workbook(table))).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Naam", "zorgplan 😀", "'=1+1"]
    assert file_answer(table, "csv", "x").body.decode("utf-8-sig").splitlines() == ["Naam", "zorgplan 😀", "'=1+1"]


def test_a_twin_keeps_the_query_and_an_unknown_form_is_refused() -> None:
    assert twin_address("/vergelijk", "csv", QueryParams("id=a&id=b")) == "/vergelijk.csv?id=a&id=b"
    assert file_answer(TABLE, "csv", "x").headers["content-disposition"] == 'attachment; filename="x.csv"'
    with pytest.raises(LookupError, match="ods"):
        file_answer(TABLE, "ods", "x")
