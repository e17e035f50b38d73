"""Tables as programs write them to JSON — by column, or with the header apart — as a list of records."""

from __future__ import annotations

from typing import Any

from ingest.inventory.fields import Field, recognise

_LEAST = 2
"""Columns with a known meaning, the name among them."""


def as_records(value: Any) -> list[dict[str, Any]] | None:
    """The records of a table by column, with its header apart, or with a list per row; None for anything else."""
    if isinstance(value, list):
        return _rows(value[0], value[1:]) if value and all(isinstance(row, list) for row in value) else None
    if not isinstance(value, dict):
        return None
    header = next((value[key] for key in ("columns", "kolommen", "header", "headers", "fields") if key in value), None)
    rows = next((value[key] for key in ("data", "rows", "rijen", "values") if key in value), None)
    if isinstance(header, list) and isinstance(rows, list) and rows and all(isinstance(row, list) for row in rows):
        return _rows(header, rows)
    return _by_column(value)


def _rows(header: list[Any], rows: list[Any]) -> list[dict[str, Any]] | None:
    names = [str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in header]
    return [dict(zip(names, row, strict=False)) for row in rows] if rows and _is_header(names) else None


def _by_column(value: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Every key a column: a list with a value per record, or an object with a value per number of the record."""
    if not _is_header(list(value)):
        return None
    columns = list(value.values())
    if all(isinstance(column, list) for column in columns):
        longest = max(len(column) for column in columns)
        names = next(column for key, column in value.items() if _means(key) is Field.NAAM)
        if len(names) < _LEAST or any(len(column) != longest for column in columns):
            return None
        return [dict(zip(value, cells, strict=True)) for cells in zip(*columns, strict=True)]
    if all(isinstance(column, dict) for column in columns):
        keys = list(dict.fromkeys(key for column in columns for key in column))
        flat = not any(isinstance(cell, dict) for column in columns for cell in column.values())
        if flat and keys and all(key.isdigit() for key in keys):
            return [{name: column.get(key) for name, column in value.items()} for key in keys]
    return None


def _means(heading: str) -> Field | None:
    guess = recognise(heading)
    return guess.field if guess else None


def _is_header(names: list[str]) -> bool:
    fields = {meaning for name in names if (meaning := _means(name))}
    return Field.NAAM in fields and len(fields) >= _LEAST
