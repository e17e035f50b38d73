"""Notes of visitors ("klopt dit niet?") for the editors: a JSON object per line, and nothing about the visitor."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.json_lines import append_json_line, read_json_lines

FEEDBACK_FILE = "meldingen.jsonl"
"""In the build folder, beside curation.jsonl: it outlives editions."""
LARGEST_FILE = 5_000_000
"""Bytes; some ten thousand notes. Beyond it nothing is written: a flood must not fill the disk."""
LONGEST_TEXT = 2000
"""Characters of one note."""

SORTS: dict[str, str] = {
    "onjuist": "Er staat iets dat niet klopt",
    "bron": "In de bron staat iets anders",
    "verouderd": "Het is verouderd",
    "ontbreekt": "Er ontbreekt iets",
    "anders": "Iets anders",
}
"""What a note is about: value → words."""


class FeedbackFull(Exception):
    """The file has reached `LARGEST_FILE`; an editor should look at it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note."""

    tijd: str
    """ISO 8601, to the minute."""
    ding: str
    """Id of the thing, or the address of a page that is no thing."""
    naam: str
    editie: str
    soort: str
    """One of `SORTS`."""
    tekst: str


class FeedbackBox:
    """Appends notes to one file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def add(self, note: Note) -> None:
        """Keep a note. Raises FeedbackFull when the file is full, OSError when it cannot be written."""
        with self._lock:
            if self.path.is_file() and self.path.stat().st_size >= LARGEST_FILE:
                raise FeedbackFull(
                    f"{self.path} holds {LARGEST_FILE} bytes or more; look at the notes and move the file"
                )
            append_json_line(self.path, asdict(note))

    def notes(self) -> list[Note]:
        """All notes, oldest first; lines that are no note are passed over."""
        out = []
        for row in read_json_lines(self.path):
            try:
                out.append(Note(**row))
            except TypeError:
                continue
        return out
