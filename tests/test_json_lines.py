"""A JSON object per line: whatever is in it comes back, and what is damaged harms nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from graph.json_lines import append_json_line, read_json_lines
from ingest.inventory.records import load_json
from ingest.limits import Limits
from web.edition import Edition

ROWS: list[dict[str, Any]] = [{"a": f"voor{sign}na"} for sign in "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e\r\n\t\0\ud83d€"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map" / "regels.jsonl"


def test_every_row_that_is_kept_comes_back(path: Path) -> None:
    assert list(read_json_lines(path)) == []
    for row in ROWS:
        append_json_line(path, row, sync=row is ROWS[0])
    assert list(read_json_lines(path)) == ROWS


def test_half_a_line_harms_neither_what_was_before_nor_what_comes_after(path: Path) -> None:
    append_json_line(path, {"n": 1})
    with path.open("ab") as file:
        file.write(b'{"n": "\xc3')
    append_json_line(path, {"n": 2})
    with path.open("ab") as file:
        file.write(b'null\n[1]\n"x"\n\n' + b"[" * 100_000 + b"\n")
    append_json_line(path, {"n": 3})
    assert list(read_json_lines(path)) == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_an_inventory_with_a_record_per_line_may_hold_other_line_ends() -> None:
    lines = '{"naam": "Eén\u2028twee", "doel": "x"}\r\n{"naam": "Drie\x85vier", "doel": "y"}\n'
    assert load_json(lines.encode(), Limits()) == [
        {"naam": "Eén\u2028twee", "doel": "x"},
        {"naam": "Drie\x85vier", "doel": "y"},
    ]


def test_the_quarantine_report_may_hold_other_line_ends(tmp_path: Path) -> None:
    row = {"bestand": "a.xlsx", "waarde": "1\u20282"}
    append_json_line(tmp_path / "quarantaine.jsonl", row)
    edition = cast(Edition, SimpleNamespace(folder=tmp_path))
    assert Edition.quarantine(edition) == [row]
