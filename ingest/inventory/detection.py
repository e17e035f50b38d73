"""Whether a file is an inventory to be read here: decided by content, before anything is read for good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from ingest.document import UnreadableDocument
from ingest.inventory.columns import Table
from ingest.inventory.delimited import decode_table, find_delimiter, records, split_lines
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.layout import lay_out
from ingest.inventory.mapping import Mapping, find_mapping
from ingest.inventory.page_tables import SUFFIXES as PAGES
from ingest.inventory.page_tables import share_of, tables_of
from ingest.inventory.records import Records, find_records, load_json, sheet_of
from ingest.inventory.sheets import Cell, Problem, Row, Sheet
from ingest.inventory.turned import turn
from ingest.inventory.workbook import is_workbook
from ingest.limits import Limits

_HEAD = 65_536
_SEARCHED = 80
"""Records from the top that are looked at."""
_MOST_OF_A_PAGE = 0.5
"""Of the visible text of a page; in a page with more around its tables they belong to what it tells."""
_OTHER_TABLES = frozenset({"voorkeursterm", "aanbeveling", "aanbevelingen", "uitgangsvraag", "bestand", "loket"})
"""Columns of other tables of ours: concepts, guidelines, descriptions of sources, support options."""
_TELLING = frozenset(Field) - {
    Field.NAAM, Field.VOLGNUMMER, Field.URL, Field.CONTACT, Field.BIJGEWERKT, Field.BRON, Field.OPMERKING, Field.STATUS,
    Field.SOORT, Field.GERAADPLEEGD, Field.LITERATUUR, Field.RUBRIEK, Field.ALIAS, Field.AFKORTING,
}  # fmt: skip
"""Columns that lists of all sorts do not have: two of them make a list of names one of interventions."""
_CERTAIN_NAME = re.compile(r"interventie|methodiek|zorgtechnologie|erkenning", re.IGNORECASE)


def is_inventory(path: Path, mapping_folder: Path | None = None) -> bool:
    """Whether a file is an inventory to be read here: a spreadsheet, or a CSV or JSON list of interventions.

    Decided by content. What carries the name of such a file but cannot be read is one as well: reading it then says
    what is wrong.
    """
    try:
        with path.open("rb") as handle:
            head = handle.read(_HEAD)
    except OSError:
        return False
    suffix = path.suffix.lower()
    if is_workbook(head):
        return suffix in {".xlsx", ".xlsm", ".xltx", ".xls"} or b"xl/" in head
    if suffix in {".xlsx", ".xlsm"}:
        return True
    mapping, _ = find_mapping(path, mapping_folder)
    try:
        if suffix == ".json" or (
            head.lstrip()[:1] in (b"[", b"{") and suffix not in {".html", ".htm", ".md", ".txt", ".csv"}
        ):
            return _is_list_of_interventions(path, mapping)
        if suffix in {".csv", ".tsv", ".tab", ".psv"}:
            return _has_header(head, mapping)
        if suffix in PAGES:
            return _is_page_of_tables(path, mapping)
    except UnreadableDocument:
        return suffix == ".json"
    return False


def _is_list_of_interventions(path: Path, mapping: Mapping) -> bool:
    lists = find_records(load_json(path.read_bytes(), Limits()))
    if any(
        _is_of_others(key for item in found.items[:50] if isinstance(item, dict) for key in item) for found in lists
    ):
        return False
    sheets = [sheet_of(Records(None, found.items[:_SEARCHED]), None, []) for found in lists]
    return any(_lists_interventions(sheet, mapping) for sheet in sheets)


def _is_page_of_tables(path: Path, mapping: Mapping) -> bool:
    """Whether a page is there for a table of interventions: most of its text stands in it."""
    book = tables_of(path, Limits())
    if book is None:
        return False
    found = [sheet for sheet in book.sheets if len(sheet.rows) > 2 and _lists_interventions(sheet, mapping)]
    if not found:
        wide = [sheet for sheet in book.sheets if any(len(row.filled()) > 2 for row in sheet.rows)]
        found = [sheet for sheet in wide if turn(sheet, mapping.recognise)]
    return bool(found) and (mapping.confirmed or share_of(found, path, Limits()) >= _MOST_OF_A_PAGE)


def _has_header(head: bytes, mapping: Mapping) -> bool:
    if not head.strip():
        return True
    problems: list[Problem] = []
    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]
    lines = split_lines(decode_table(whole, problems))
    if not lines:
        return True
    hint = re.match(r'"?sep=(.)"?\s*$', lines[0], re.IGNORECASE)
    delimiter = hint[1] if hint else find_delimiter(lines)
    rows: list[Row] = []
    for number, fields, _ in islice(records(lines, delimiter, 1 if hint else 0), _SEARCHED):
        rows.append(Row(number, [Cell(value.strip()) for value in fields]))
    sheet = Sheet(None, rows)
    if _lists_interventions(sheet, mapping):
        return True
    if any(_is_of_others(cell.text for cell in row.cells) for row in rows):
        return False
    return bool(turn(sheet, mapping.recognise))


def _lists_interventions(sheet: Sheet, mapping: Mapping) -> bool:
    layout = lay_out(sheet, mapping.recognise, header_row=mapping.header_row)
    tables = layout.tables if layout else ()
    return any(tells(t, mapping) and not _is_of_others(c.heading for c in t.columns) for t in tables)


def _is_of_others(headings: Iterable[str]) -> bool:
    return bool({normal_header(heading) for heading in headings} & _OTHER_TABLES)


def tells(table: Table, mapping: Mapping, *, several: bool = False) -> bool:
    """Whether a table lists interventions, rather than people, words or instructions.

    A mapping says so of the file it is for; of `several` sheets, of those with columns that it knows.
    """
    telling = len({column.field for column in table.visible()} & _TELLING)
    certain = bool(_CERTAIN_NAME.search(table.name_column.heading))
    known = any(mapping.columns.get(normal_header(c.heading)) not in (None, Field.NAAM) for c in table.visible())
    agreed = mapping.confirmed and (known or not several)
    return agreed or telling > 1 or (telling == 1 and certain)
