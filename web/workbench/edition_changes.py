"""The changes between two documents with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from search.editions.archive import changes_by_words, stored_changes, stored_pairs
from search.editions.change import Change
from web.edition import Edition
from web.things import DocumentFacts, documents_of

MOST = 250
"""Changes shown, the most important; a reader who needs every comma compares the texts themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of a text and what stands there."""

    slug: str
    start: int
    end: int
    quote: str

    def row(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with both passages; one of them is None when something came or went."""

    sort: str
    description: str
    old: Passage | None
    new: Passage | None

    def row(self) -> dict[str, Any]:
        """The public contract of /vergelijk-edities.json."""
        return {
            "soort": self.sort,
            "omschrijving": self.description,
            "a": self.old.row() if self.old else None,
            "b": self.new.row() if self.new else None,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents held against each other."""

    old: DocumentFacts
    new: DocumentFacts
    changes: tuple[ShownChange, ...]
    """At most `MOST`, most important first."""
    total: int
    by_meaning: bool
    """False when the two were compared by words alone, because the build did not take them for editions."""


def compared(edition: Edition, old: DocumentFacts, new: DocumentFacts) -> Comparison:
    """What was added, dropped and changed from `old` to `new`."""

    def make() -> Comparison:
        stored = stored_changes(edition.folder, old.id, new.id)
        found = stored if stored is not None else changes_by_words(edition.store, old.id, new.id)
        shown = tuple(_shown(edition, old, new, change) for change in found[:MOST])
        return Comparison(old, new, shown, len(found), stored is not None)

    return edition.remember(("comparison", old.id, new.id), make)


def comparable(edition: Edition) -> list[DocumentFacts]:
    """The documents that can be compared: published texts, A–Z."""
    return [document for document in documents_of(edition).values() if not document.is_vocabulary]


def known_pairs(edition: Edition) -> list[tuple[DocumentFacts, DocumentFacts]]:
    """Documents that the build took for editions of one another, old and new."""
    documents = documents_of(edition)
    pairs = edition.remember("edition pairs", lambda: stored_pairs(edition.folder))
    return [(documents[old], documents[new]) for old, new in pairs if old in documents and new in documents]


def _shown(edition: Edition, old: DocumentFacts, new: DocumentFacts, change: Change) -> ShownChange:
    return ShownChange(
        change.sort.value,
        change.description,
        _passage(edition, old, change.old),
        _passage(edition, new, change.new),
    )


def _passage(edition: Edition, document: DocumentFacts, place: tuple[int, int] | None) -> Passage | None:
    text = edition.text_of(document.slug)
    if place is None or text is None:
        return None
    return Passage(document.slug, *place, text.text[slice(*place)])
