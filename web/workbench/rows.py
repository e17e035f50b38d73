"""Rows of a public contract and their twins: JSON as it is, CSV and XLSX as a table (web/tables.py)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from starlette.responses import JSONResponse, Response

from web.tables import FORMS, Cell, Column, Scalar, Table, file_answer

Row: TypeAlias = Mapping[str, Any]
"""JSON values by column; a source is a dict."""
LONGEST_CELL = 32_000
"""Characters of one cell; spreadsheets hold 32,767."""


def asked_form(path: str, more: Sequence[str] = ()) -> str | None:
    """The twin that an address asks for by its end, or None for the page itself."""
    stem, dot, end = path.rpartition("/")[2].rpartition(".")
    return end if dot and stem and end in {*FORMS, *more} else None


def answer(form: str, name: str, rows: Sequence[Row], **more: Any) -> Response:
    """The rows as `form`, one of `FORMS`; `name` is the file's name, `more` stands beside the rows in JSON."""
    if form == "json":
        return JSONResponse({**more, "rijen": [dict(row) for row in rows]})
    return file_answer(as_table(name, rows), form, name)


def as_table(caption: str, rows: Sequence[Row]) -> Table:
    """The rows with their keys as headings; a dict becomes columns of its own (`bron_start`), a list one text."""
    flat = [_flattened(row) for row in rows]
    keys = list(dict.fromkeys(key for row in flat for key in row))
    cells = tuple(tuple(Cell("", value=_scalar(row.get(key))) for key in keys) for row in flat)
    return Table(caption, tuple(Column(key, key) for key in keys), cells)


def _flattened(row: Row) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            out |= {f"{name}_{part}": inner for part, inner in value.items()}
        else:
            out[name] = value
    return out


def _scalar(value: Any) -> Scalar:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return "; ".join(value)[:LONGEST_CELL]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:LONGEST_CELL]
