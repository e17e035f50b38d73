"""Where the facts of one guideline come from, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import BlockNote, Handling, Source
from ingest.anchoring import Anchor
from ingest.document import Reading
from ingest.guideline.completeness import EXTRACTOR, Shortcoming
from ingest.guideline.flow import Line
from ingest.guideline.validity import Validity
from ingest.quarantine import Quarantined

LABELLED, WORDED, STATED = 0.95, 0.9, 0.75
"""Certainty of what a label tells, what the wording tells, or what nothing tells."""
NAME_LENGTH = 140


class Ledger:
    """Gives each fact its source, and collects what is reported about the document."""

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        self.problems: list[Quarantined] = []

    def quote(
        self, line: Line, certain: float, reading: Reading | None = None, start: int = 0, end: int | None = None
    ) -> Source:
        """The source of what stands in `reading` (all of the line when None) from `start` to `end`."""
        read = line.reading if reading is None else reading
        stop = len(read.text) if end is None else end
        return self.anchor.quote(line.place, read, start, stop, extractor=EXTRACTOR, zekerheid=certain)

    def report(self, place: str, value: str | None, reason: str, done: str) -> None:
        """Something that was read in another way than it stands there."""
        file = self.anchor.document.file
        self.problems.append(
            Quarantined(bestand=file, plaats=place, waarde=value, reden=reason, gedaan=done, geweigerd=False)
        )

    def report_dates(self, validity: Validity) -> None:
        """Dates that cannot be."""
        for wrong in validity.wrong:
            self.report(wrong.what, wrong.value, "onmogelijke datum", "datum weggelaten")

    def notes(self, found: Iterable[Shortcoming]) -> list[BlockNote]:
        """What the document lacks, each at its place and in the report."""
        notes = []
        for one in found:
            self.report(one.place, None, one.reason, "wat er wel staat is gelezen")
            notes.append(BlockNote(Handling.FLAGGED, one.reason, one.source))
        return notes


def shortened(text: str) -> str:
    """A text as the name of what it says."""
    plain = " ".join(text.split())
    return plain if len(plain) <= NAME_LENGTH else plain[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"
