"""What happened in the editors' room: a line per event, only ever appended."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.json_lines import append_json_line, read_json_lines

AUDIT_FILE = "redactie-logboek.jsonl"


@dataclass(frozen=True, slots=True)
class Event:
    """One event."""

    wanneer: str
    wie: str
    wat: str
    over: str


class AuditLog:
    """The file of events."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def note(self, who: str, what: str, about: str = "") -> None:
        """Keep an event. What was typed as a name may be anything, so it is cut."""
        event = Event(datetime.now(UTC).isoformat(timespec="seconds"), who[:64], what, about[:400])
        with self._lock:
            append_json_line(self.path, asdict(event))

    def last(self, number: int) -> list[Event]:
        """The last events, newest first; lines that are none are passed over."""
        found = []
        for row in list(read_json_lines(self.path))[-number:]:
            try:
                found.append(Event(**row))
            except TypeError:
                continue
        return found[::-1]
