"""Notes of visitors ("klopt dit niet?") for the editors: a JSON object per line, and nothing about the visitor."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

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
        line = json.dumps(asdict(note), ensure_ascii=False) + "\n"
        with self._lock:
            if self.path.is_file() and self.path.stat().st_size >= LARGEST_FILE:
                raise FeedbackFull(
                    f"{self.path} holds {LARGEST_FILE} bytes or more; look at the notes and move the file"
                )
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line)

    def notes(self) -> list[Note]:
        """All notes, oldest first; lines that are no note are passed over."""
        if not self.path.is_file():
            return []
        out = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                out.append(Note(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return out
