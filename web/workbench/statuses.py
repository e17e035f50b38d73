"""How far a commitment is, as editors noted it with a source; documents themselves do not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.curation import CURATION, CurationLog, What
from web.edition import Edition

UNKNOWN = "niet bekend"
"""Nobody noted anything."""
STATUSES = ("niet begonnen", "bezig", "klaar", "vervallen")
LATE = "te laat"
"""What is said of a passed deadline only when somebody noted that it is not done."""
_NOT_DONE = frozenset({"niet begonnen", "bezig"})


def said_of_passed(status: str) -> str:
    """What a passed deadline is called: nobody is said to be late while nothing is known of the outcome."""
    if status == UNKNOWN:
        return "termijn voorbij, uitkomst niet bekend"
    return LATE if status in _NOT_DONE else "termijn voorbij"


@dataclass(frozen=True, slots=True)
class StatusNote:
    """One entry of the history of a commitment."""

    status: str
    source: str
    """Where that can be read: an address, or words."""
    who: str
    when: str


class StatusBook:
    """The notes of editors, per commitment, oldest first."""

    def __init__(self, notes: Mapping[str, list[StatusNote]]) -> None:
        self._notes = notes

    def last(self, thing: str) -> str:
        """The status as it was noted last, else `UNKNOWN`."""
        notes = self._notes.get(thing)
        return notes[-1].status if notes else UNKNOWN

    def last_note(self, thing: str) -> StatusNote | None:
        """The last note with its source, or None."""
        notes = self._notes.get(thing)
        return notes[-1] if notes else None

    def things(self) -> list[str]:
        """Everything that something was noted of."""
        return list(self._notes)

    def history(self, thing: str) -> list[StatusNote]:
        """Every note, newest first."""
        return self._notes.get(thing, [])[::-1]


def statuses_of(edition: Edition) -> StatusBook:
    """What editors noted so far; a note counts from the moment it is made, not from the next build."""
    if edition.build_dir is None:
        return StatusBook({})
    path = edition.build_dir / CURATION
    log: CurationLog = edition.remember("curation log", lambda: CurationLog(path))
    notes: dict[str, list[StatusNote]] = {}
    for one in log.standing():
        if one.what is What.STATUS:
            note = StatusNote(str(one.data["status"]), str(one.data["bron"]), one.who, one.when)
            notes.setdefault(str(one.data["thing"]), []).append(note)
    return StatusBook(notes)
