"""JSON list of records → one sheet: nested objects become columns, lists become cells with several values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ingest.decoding import decode
from ingest.document import UnreadableDocument
from ingest.inventory.sheets import EMPTY, ITEM_SEPARATOR, Cell, Heading, Problem, Row, Sheet, Workbook
from ingest.inventory.workbook import tidy
from ingest.limits import Limits

_DEEPEST = 4
"""Objects in objects; deeper ones are kept as text."""
_COLUMNS = 500
"""Names of columns; more is no list of records."""


def load_json(data: bytes, limits: Limits) -> Any:
    """The value in a JSON file, or the list of values in a file with one per line. Raises UnreadableDocument."""
    text = decode(data).text
    if len(text) > limits.characters:
        raise UnreadableDocument(f"bevat meer dan {limits.characters} tekens: splits het bestand")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UnreadableDocument("is te diep genest om te lezen") from error
    except ValueError as error:
        try:
            lines = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            lines = []
        if len(lines) > 1:
            return lines
        message = getattr(error, "msg", str(error))
        line = getattr(error, "lineno", "?")
        raise UnreadableDocument(
            f"is geen geldige JSON (regel {line}: {message}): herstel of exporteer opnieuw"
        ) from error


def find_records(value: Any) -> tuple[list[Any], dict[str, Any]] | None:
    """The list of records in a JSON value, with what stands beside it; None when there is none."""
    if isinstance(value, list):
        return (value, {}) if any(isinstance(item, dict) for item in value) else None
    if isinstance(value, dict):
        lists = [(key, item) for key, item in value.items() if isinstance(item, list) and item]
        lists = [(key, item) for key, item in lists if any(isinstance(entry, dict) for entry in item)]
        if lists:
            key, longest = max(lists, key=lambda pair: len(pair[1]))
            return longest, {name: item for name, item in value.items() if name != key}
    return None


def read_records(path: Path, limits: Limits) -> Workbook:
    """Read a JSON file. Raises UnreadableDocument when it holds no list of records."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableDocument("is leeg: er staat geen lijst in")
    found = find_records(load_json(data, limits))
    if found is None:
        raise UnreadableDocument("bevat geen lijst van records (een lijst van objecten met een naam per interventie)")
    items, beside = found
    problems: list[Problem] = []
    columns: dict[Heading, int] = {}
    rows: list[Row] = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            problems.append(
                Problem(row=number, reason="geen record", done="overgeslagen", value=str(item)[:80], refused=True)
            )
            continue
        values: dict[Heading, Cell] = {}
        _flatten(item, (), 0, values, 0)
        for heading in values:
            columns.setdefault(heading, len(columns))
        if len(columns) > _COLUMNS:
            raise UnreadableDocument(
                f"heeft meer dan {_COLUMNS} verschillende velden: is dit een lijst van interventies?"
            )
        cells = [EMPTY] * len(columns)
        for heading, cell in values.items():
            cells[columns[heading]] = cell
        rows.append(Row(number, cells))
    title = next(
        (str(beside[key]) for key in ("titel", "title", "naam", "name") if isinstance(beside.get(key), str)), None
    )
    return Workbook("json", [Sheet(None, rows, headings=tuple(columns))], title, problems=problems)


def _flatten(item: dict[str, Any], path: tuple[str, ...], group: int, out: dict[Heading, Cell], depth: int) -> None:
    for key, value in item.items():
        below = (*path, str(key))
        if isinstance(value, dict) and depth < _DEEPEST:
            _flatten(value, below, group, out, depth + 1)
        elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value) and depth < _DEEPEST:
            for place, entry in enumerate(value, 1):
                _flatten(entry, below, place, out, depth + 1)
        else:
            out[Heading(" ".join(below), group)] = _cell(value)


def _cell(value: Any) -> Cell:
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return Cell("ja" if value else "nee")
    if isinstance(value, int | float):
        return Cell(str(value), number=float(value) if abs(value) < 1e300 else None)
    if isinstance(value, list):
        items = tuple(text for entry in value if (text := _text(entry)))
        return Cell(ITEM_SEPARATOR.join(items), items=items) if items else EMPTY
    text = _text(value)
    return Cell(text) if text else EMPTY


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # half a character cannot be stored; a NUL is no text
    return tidy(text.encode("utf-8", "replace").decode("utf-8").replace("\0", ""))
