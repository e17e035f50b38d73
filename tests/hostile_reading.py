"""A reading process that must outlive everything it is given, and what a person gets to see of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_checks import check_document

from ingest.document import Document, UnreadableDocument
from ingest.reading import Limits, ReadingProcess

GOOD = "Een gewone zin over zorg thuis."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "zorg">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def refusal(process: ReadingProcess, path: Path, limits: Limits | None = None) -> str:
    """The line that a person gets to see; afterwards an ordinary file must be readable."""
    with pytest.raises(UnreadableDocument) as caught:
        process.read(path, limits=limits or Limits())
    line = str(caught.value)
    assert "\n" not in line
    assert ": " in line
    assert "Error" not in line, "a person is not served with the name of an exception"
    good = path.parent / "goed.txt"
    if path.parent.is_dir() and not good.exists():
        good.write_text(GOOD, encoding="utf-8")
    assert not good.exists() or process.read(good).text == GOOD
    return line


def outcome(process: ReadingProcess, path: Path, limits: Limits | None = None) -> Document | str:
    """The document, or the line why there is none."""
    try:
        document = process.read(path, limits=limits or Limits())
    except UnreadableDocument as error:
        return str(error)
    check_document(document)
    return document


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
