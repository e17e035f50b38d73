"""Files are parsed ahead of the one that is extracted; what comes out is what `read_document` gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import UnreadableDocument
from ingest.reading import read_document
from ingest.reading_ahead import ReadingAhead


def _files(folder: Path, number: int) -> list[Path]:
    paths = [folder / f"{place}.txt" for place in range(number)]
    for path in paths:
        path.write_text(f"Tekst van {path.name}.\n", encoding="utf-8")
    return paths


def test_files_come_as_they_would_one_by_one(tmp_path: Path) -> None:
    paths = _files(tmp_path, 5)
    with ReadingAhead(paths) as ahead:
        assert [ahead.read(path) for path in paths] == [read_document(path) for path in paths]


def test_a_file_that_is_never_asked_for_is_passed_over(tmp_path: Path) -> None:
    paths = _files(tmp_path, 6)
    with ReadingAhead(paths) as ahead:
        assert [ahead.read(path).file for path in paths[1::2]] == ["1.txt", "3.txt", "5.txt"]


def test_a_file_out_of_order_is_read_when_asked(tmp_path: Path) -> None:
    first, second, third = _files(tmp_path, 3)
    with ReadingAhead([first, second]) as ahead:
        assert [ahead.read(path).file for path in (third, second, first)] == ["2.txt", "1.txt", "0.txt"]


def test_what_cannot_be_read_is_refused_in_its_turn(tmp_path: Path) -> None:
    first, second = _files(tmp_path, 2)
    first.write_bytes(b"")
    with ReadingAhead([first, second]) as ahead:
        with pytest.raises(UnreadableDocument, match="leeg"):
            ahead.read(first)
        assert ahead.read(second).file == "1.txt"
