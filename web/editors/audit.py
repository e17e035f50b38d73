"""What happened in the editors' room: a line per event, only ever appended."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

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
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(event), ensure_ascii=False) + "\n")

    def last(self, number: int) -> list[Event]:
        """The last events, newest first; lines that are none are passed over."""
        if not self.path.is_file():
            return []
        found = []
        for line in self.path.read_text(encoding="utf-8").splitlines()[-number:]:
            try:
                found.append(Event(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return found[::-1]
