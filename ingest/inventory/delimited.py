"""CSV with any delimiter → one sheet; rows keep the physical line they start on, and a broken one costs no other."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ingest.decoding import Decoded, decode
from ingest.document import UnreadableDocument
from ingest.inventory.fields import Field, recognise
from ingest.inventory.sheets import EMPTY, Cell, Problem, Row, Sheet, Workbook, without_errors
from ingest.inventory.workbook import tidy
from ingest.limits import Limits

DELIMITERS = (";", ",", "\t", "|", "^", "~", "¦", ":")
_SAMPLE = 40
"""Records that are looked at to find the delimiter."""
_NUL = "\x0b"
"""Stands for a NUL while the rest of the file is decoded: a control character that no editor writes either."""
_HINT = re.compile(r'"?sep=(.)"?$', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def read_delimited(path: Path, limits: Limits) -> Workbook:
    """Read a delimited file. Raises UnreadableDocument when it is no text or holds no rows."""
    data = path.read_bytes()
    problems: list[Problem] = []
    text = decode_table(data, problems)
    if not text.strip():
        raise UnreadableDocument("is leeg: er staat geen tabel in")
    if len(text) > limits.characters:
        raise UnreadableDocument(f"bevat meer dan {limits.characters} tekens: splits het bestand")
    lines = split_lines(text)
    first = 0
    delimiter = None
    if hint := _HINT.match(lines[0].strip("\r\n")):
        first, delimiter = 1, hint[1]
    delimiter = delimiter or find_delimiter(lines)
    rows = []
    for number, fields, problem in records(lines, delimiter, first):
        if problem:
            problems.append(Problem(row=number, reason=problem, done="rij gelezen als één regel", value=fields[0][:80]))
        if any(_NUL in value for value in fields):
            problems.append(Problem(row=number, reason="NUL-teken in de rij", done="teken weggelaten"))
        cells = [_cell(value) for value in fields]
        if any(cell.text for cell in cells):
            rows.append(Row(number, cells, width=len(fields)))
    problems += without_errors(rows, None)
    return Workbook("csv", [Sheet(None, rows)], problems=problems)


def decode_table(data: bytes, problems: list[Problem]) -> str:
    """The text of a table; what had to be mended is added to `problems`. Raises UnreadableDocument for binary data."""
    has_marks = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    decoded: Decoded = decode(data if has_marks else data.replace(b"\0", _NUL.encode()))
    problems += [Problem(reason=repair.reason, done=repair.done) for repair in decoded.repairs]
    return decoded.text


def split_lines(text: str) -> list[str]:
    """Physical lines with their ends; only \\n, \\r\\n and \\r end a line."""
    return [line for line in _LINE.findall(text) if line]


def find_delimiter(lines: list[str]) -> str:
    """The delimiter that gives the most columns with a known name, then the most rows of the same width."""
    return max(DELIMITERS, key=lambda delimiter: _plausible(lines, delimiter))


def _plausible(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    rows: list[list[str]] = []
    for _, fields, _ in records(lines[: _SAMPLE * 5], delimiter, 0):
        rows.append(fields)
        if len(rows) == _SAMPLE:
            break
    known = max((_known(row) for row in rows), default=0)
    widths = [len(row) for row in rows if len(row) > 1]
    common = max((widths.count(width) for width in set(widths)), default=0)
    return known, common, -DELIMITERS.index(delimiter)


def _known(row: list[str]) -> int:
    """Columns with a known name, if they could be a header: a name and something else."""
    guesses = [recognise(value) for value in row if 0 < len(value) <= 80]
    fields = {guess.field for guess in guesses if guess}
    return len(fields) if Field.NAAM in fields and len(fields) > 1 else 0


def records(lines: list[str], delimiter: str, first: int) -> Iterator[tuple[int, list[str], str | None]]:
    """Line number (from 1), values and what is wrong with it, per record.

    A record with a quote in the wrong place, or with one that is never closed, is read as the one line it starts on;
    reading goes on at the next.
    """
    position = first
    while position < len(lines):
        reader = csv.reader(islice(lines, position, None), delimiter=delimiter, strict=True)
        begun = position
        while True:
            start = begun + reader.line_num
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield start + 1, *_single(lines[start], delimiter)
                position = start + 1
                break
            yield start + 1, fields, None


def _single(line: str, delimiter: str) -> tuple[list[str], str]:
    """One line by itself: as CSV where its quotes pair up, else by the delimiter alone."""
    bare = line.rstrip("\r\n")
    try:
        fields = next(csv.reader([bare], delimiter=delimiter, strict=bare.count('"') % 2 == 1), [])
        if bare.count('"') % 2 == 0:
            return _loosely(bare, delimiter) or fields or [""], "aanhalingsteken op een plek waar het niet hoort"
    except csv.Error:
        pass
    values = [value.strip().strip('"') for value in bare.split(delimiter)]
    return values, "aanhalingsteken niet gesloten"


def _loosely(line: str, delimiter: str) -> list[str]:
    """The values of a line with quotes inside quotes: a quote closes where the delimiter or the end follows."""
    mark = re.escape(delimiter)
    quoted_value = rf'"(?P<quoted>(?:[^"]|"(?!\s*(?:{mark}|$)))*)"\s*'
    pattern = re.compile(rf"(?:{quoted_value}|(?P<plain>(?:(?!{mark}).)*))(?:{mark}|$)")
    values: list[str] = []
    position = 0
    while position <= len(line):
        found = pattern.match(line, position)
        if found is None:
            return []
        quoted = found["quoted"]
        values.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        if found.end() == len(line) and not found[0].endswith(delimiter):
            return values
        position = found.end()
    return values


def _cell(value: str) -> Cell:
    text = tidy(value.replace(_NUL, ""))
    return Cell(text) if text else EMPTY
