"""The table of contents of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Row
from web.edition import Edition
from web.things import documents_of


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section in a table of contents."""

    id: str
    name: str
    number: str
    parent: str | None
    start: int
    children: list[SectionEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Contents:
    """The sections of a document."""

    top: tuple[SectionEntry, ...]
    by_id: Mapping[str, SectionEntry]

    def path(self, section_id: str) -> list[SectionEntry]:
        """The sections above and including this one, outermost first; empty for an unknown section."""
        steps: list[SectionEntry] = []
        entry = self.by_id.get(section_id)
        while entry and entry not in steps:
            steps.insert(0, entry)
            entry = self.by_id.get(entry.parent or "")
        return steps

    def beside(self, section_id: str) -> tuple[SectionEntry | None, SectionEntry | None]:
        """The sections just before and after this one in reading order."""
        order = list(self.by_id)
        if section_id not in self.by_id:
            return None, None
        at = order.index(section_id)
        before = self.by_id[order[at - 1]] if at else None
        return before, self.by_id[order[at + 1]] if at + 1 < len(order) else None


def contents_of(edition: Edition, document_id: str) -> Contents:
    """The table of contents of a document; empty for one that has no sections or does not exist."""
    if document_id not in documents_of(edition):
        return Contents((), {})
    return edition.remember(
        ("contents", document_id), lambda: _contents(edition.store.query("sections_of", document=document_id))
    )


def shown_number(number: object, name: str) -> str:
    """The number to put before the name of a section; '' where there is none or the name tells it ("Artikel 1")."""
    written = str(number or "")
    return "" if written.strip(".") in re.findall(r"[\w.]*\w", name) else written


def _contents(rows: Sequence[Row]) -> Contents:
    entries = {
        row["id"]: SectionEntry(
            row["id"], row["name"], shown_number(row["nummer"], row["name"]), row["parent"], row["start"]
        )
        for row in rows
    }
    top: list[SectionEntry] = []
    for entry in entries.values():
        above = entries.get(entry.parent or "")
        (above.children if above else top).append(entry)
    return Contents(tuple(top), entries)
