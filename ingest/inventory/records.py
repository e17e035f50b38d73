"""JSON list of records → one sheet: nested objects become columns, lists become cells with several values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.json_lines import lines_of
from ingest.decoding import decode
from ingest.document import UnreadableDocument
from ingest.inventory.fields import Field, recognise
from ingest.inventory.json_tables import as_records
from ingest.inventory.sheets import EMPTY, ITEM_SEPARATOR, Cell, Heading, Problem, Row, Sheet, Workbook, is_error_value
from ingest.inventory.workbook import tidy
from ingest.limits import Limits

_DEEPEST = 4
"""Objects in objects; deeper ones are kept as text."""
_COLUMNS = 500
"""Names of columns; more is no list of records."""
_ENOUGH = 3
"""What an object beside its name must say to be the description of one intervention."""
_ANYWHERE = frozenset(
    {
        Field.NAAM, Field.SAMENVATTING, Field.BRON, Field.BIJGEWERKT, Field.URL, Field.VOLGNUMMER, Field.OPMERKING,
        Field.GERAADPLEEGD, Field.CONTACT, Field.ERKEND_DOOR, Field.SOORT, Field.STATUS, Field.RUBRIEK,
        Field.LITERATUUR,
    }
)  # fmt: skip
"""What the description of a file may say of itself as well."""


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
            lines = [json.loads(line) for line in lines_of(text)]
        except (ValueError, RecursionError):
            lines = []
        if len(lines) > 1:
            return lines
        message = getattr(error, "msg", str(error))
        line = getattr(error, "lineno", "?")
        raise UnreadableDocument(
            f"is geen geldige JSON (regel {line}: {message}): herstel of exporteer opnieuw"
        ) from error


@dataclass(frozen=True, slots=True)
class Records:
    """A list of records in a JSON value."""

    name: str | None
    """The key that holds it; None for the value itself."""
    items: list[Any]


def find_records(value: Any) -> list[Records]:
    """The lists of records in a JSON value, in order: the value itself, or what stands in the objects around them.

    An object that describes one intervention is a list of one; an object whose values are records is a list of
    records that are named by their keys. Lists inside a record belong to it.
    """
    if table := as_records(value):
        return [Records(None, table)]
    if isinstance(value, list):
        return [Records(None, value)] if any(isinstance(item, dict) for item in value) else []
    return list(_inside(value, None, 0)) if isinstance(value, dict) else []


def _inside(value: dict[str, Any], name: str | None, depth: int) -> Iterator[Records]:
    if table := as_records(value):
        yield Records(name, table)
        return
    if _describes(value) and not any(_is_list_of_named(item) for item in value.values()):
        yield Records(name, [value])
        return
    below = [item for item in value.values() if isinstance(item, dict)]
    if len(below) > 1 and len(below) == len(value) and _are_records(below):
        yield Records(
            name, [item if Field.NAAM in _fields(item) else {"naam": key, **item} for key, item in value.items()]
        )
        return
    for key, item in value.items():
        if isinstance(item, list) and any(isinstance(entry, dict) for entry in item):
            yield Records(str(key), item)
        elif isinstance(item, dict) and depth < _DEEPEST:
            yield from _inside(item, str(key), depth + 1)


def _are_records(items: list[dict[str, Any]]) -> bool:
    """Whether objects say something of their subjects, and most of them more than one thing."""
    told = [_says(item) for item in items]
    return all(told) and sum(count > 1 for count in told) * 2 >= len(told)


def _fields(item: dict[str, Any]) -> set[Field]:
    return {guess.field for key in item if (guess := recognise(str(key)))}


def _says(item: dict[str, Any]) -> int:
    """How many different things a record says of its subject, beside what any description has."""
    return len(_fields(item) - _ANYWHERE)


def _describes(item: dict[str, Any]) -> bool:
    """Whether an object describes one intervention rather than holding lists of them."""
    return Field.NAAM in _fields(item) and _says(item) >= _ENOUGH


def _is_list_of_named(value: Any) -> bool:
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return any(Field.NAAM in _fields(item) and _says(item) > 1 for item in items)


def read_records(path: Path, limits: Limits) -> Workbook:
    """Read a JSON file; several lists become a sheet each. Raises UnreadableDocument when it holds no records."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableDocument("is leeg: er staat geen lijst in")
    value = load_json(data, limits)
    found = find_records(value)
    if not found:
        raise UnreadableDocument("bevat geen lijst van records (een lijst van objecten met een naam per interventie)")
    problems: list[Problem] = []
    sheets = [sheet_of(records, records.name if len(found) > 1 else None, problems) for records in found]
    if b"\\u0000" in data or b"\0" in data:
        problems += _nul_problems(found)
    return Workbook("json", sheets, None if found[0].items == [value] else _title(value), problems=problems)


def _nul_problems(found: list[Records]) -> Iterator[Problem]:
    for records in found:
        for number, item in enumerate(records.items, 1):
            if "\\u0000" in json.dumps(item):
                name = records.name if len(found) > 1 else None
                yield Problem(sheet=name, row=number, reason="NUL-teken in het record", done="teken weggelaten")


def sheet_of(records: Records, name: str | None, problems: list[Problem]) -> Sheet:
    """A list of records as a sheet; what is no record goes to `problems`. Raises UnreadableDocument."""
    columns: dict[Heading, int] = {}
    rows: list[Row] = []
    for number, item in enumerate(records.items, 1):
        if not isinstance(item, dict):
            problems.append(
                Problem(
                    sheet=name,
                    row=number,
                    reason="geen record",
                    done="overgeslagen",
                    value=str(item)[:80],
                    refused=True,
                )
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
            if is_error_value(cell.text):
                problems.append(
                    Problem(
                        sheet=name,
                        row=number,
                        column=heading.text,
                        value=cell.text,
                        reason="foutwaarde",
                        done="cel leeg gelaten",
                    )
                )
            else:
                cells[columns[heading]] = cell
        rows.append(Row(number, cells))
    return Sheet(name, rows, headings=tuple(columns))


def _title(value: Any) -> str | None:
    """What the objects around the records call it."""
    while isinstance(value, dict):
        for key in ("titel", "title", "naam", "name"):
            if isinstance(value.get(key), str):
                return str(value[key])
        value = next((item for item in value.values() if isinstance(item, dict)), None)
    return None


def _flatten(item: dict[str, Any], path: tuple[str, ...], group: int, out: dict[Heading, Cell], depth: int) -> None:
    for key, value in item.items():
        below = (*path, str(key))
        if isinstance(value, dict) and depth < _DEEPEST:
            _flatten(value, below, group, out, depth + 1)
        elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value) and depth < _DEEPEST:
            for place, entry in enumerate(value, 1):
                _flatten(entry, below, place, out, depth + 1)
        else:
            out[Heading(" ".join(below), group, below if len(below) > 1 else ())] = _cell(value)


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
