"""What a policy document is read as: items, each a paragraph, list item or field, in agreements and groups of acts."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.anchoring import Place
from ingest.document import Reading, Section
from ingest.policy.labels import Part


@dataclass(slots=True)
class Agreement:
    """A box, or another stretch that says of itself that it is an agreement."""

    section: Section | None
    place: Place
    reading: Reading
    """The title as it stands there, or the label when there is no title."""
    number: str | None
    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class ActionGroup:
    """Acts under one numbered heading, with one trekker line and one planning line."""

    section: Section | None
    label: str | None
    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """A paragraph, list item or field value."""

    place: Place
    reading: Reading
    """Its text without the label before it."""
    part: Part
    strict: bool
    bullet: bool
    section: Section | None
    agreement: Agreement | None = None
    group: ActionGroup | None = None
    is_field: bool = False
    """Whether it is what a label introduces on its own line ("Trekker: VNG")."""
    lead: Item | None = None
    """The sentence with a colon that introduces the list it stands in."""
    note: bool = False
    """A footnote: facts in it are no promises."""
    label: Reading | None = None
    opening: Item | None = None
    """The sentence with a colon before the heading that announces the acts ("In 2025 zetten we in op:", then
    "Acties")."""

    @property
    def text(self) -> str:
        return self.reading.text


def part_of(reading: Reading, start: int, end: int) -> Reading:
    """A stretch of a reading without white space around it."""
    text = reading.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Reading(reading.text[start:end], reading.origin[start:end])
