"""The unit of retrieval, a passage, and what an answer to a question consists of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.model import Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that can be found, and the thing it belongs to.

    Either a card (name and summary of a thing) or running text under one heading: whole paragraphs, about 150 words at
    most.
    """

    id: int
    """Positive 63-bit number that follows from thing, place and text."""
    thing: str
    """Id of the thing that a reader is led to."""
    kind: Kind
    title: str
    """Name of the thing."""
    heading: str
    """Path of headings from the document down, joined by " > "; '' for things outside documents."""
    text: str
    """What is shown and searched, as repaired by the reader."""
    document: str
    """Id of the Document the text stands in."""
    file: str
    start: int
    end: int
    page: int | None = None
    lay: str = ""
    """Everyday words for the thing, found but not shown."""
    url: str = ""


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters that two places of one file (start, end) share; 0 when not more than half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared if 2 * shared > min(one[1] - one[0], other[1] - other[0]) else 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence or two of a passage with the places that matched."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Ranges in `text` to highlight: in order, without overlap."""
    whole: bool = field(default=False, compare=False)
    """Whether it is a sentence, rather than a field, a reference or a few loose words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that answers a question, by its best passage."""

    thing: str
    kind: Kind
    title: str
    score: float
    """Fused score; higher is better. Only comparable within one question."""
    passage: Passage
    snippet: Snippet
    why: tuple[str, ...]
    """Plain Dutch reasons: "bevat het woord 'mantelzorg'", "lijkt in betekenis op uw vraag"."""
    more: tuple[Passage, ...] = ()
    """Further matching passages of the same thing, best first."""


class Order(StrEnum):
    """What results are sorted by; the values are used in addresses."""

    RELEVANCE = "relevantie"
    NEWEST = "nieuwste"
    """Latest date first; things without a date last. Equals by relevance."""
    EVIDENCE = "bewijs"
    """Best founded first (recognition, grade, strength); then by relevance."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One box to tick."""

    value: str
    """What a page sends back in `chosen`."""
    label: str
    count: int
    """Things one gets when this box is ticked too, given what is ticked in the other facets."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of boxes; within it boxes widen (or), between groups they narrow (and)."""

    name: str
    values: tuple[FacetValue, ...]
    """Every value that any result has, most frequent first; also those that other boxes brought down to 0."""


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """A concept to look further at."""

    text: str
    thing: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What someone who types may be looking for."""

    text: str
    kind: Kind | None
    """None for a way to say something, which has no page of its own."""
    thing: str
    """Id of the thing to go to; '' when there is none."""


@dataclass(frozen=True, slots=True)
class Results:
    """Answer to one question."""

    question: str
    """As searched: trimmed, control characters removed, cut at 300 characters."""
    hits: tuple[Hit, ...]
    total: int
    """How many things matched (and were chosen) before the cut."""
    degraded: str = ""
    """Plain Dutch sentence when part of the engine was out of order and the search went on without it."""
    uncertain: bool = False
    """True when nothing matches the question well; a page then says so and offers ways on."""
    facets: tuple[Facet, ...] = ()
    """The facets that were asked for, in that order."""
    did_you_mean: str = ""
    """The question with its typing errors mended, when there are any; it was searched so."""
    also: tuple[SeeAlso, ...] = ()
    """Concepts that the question seems to be about."""
    note: str = ""
    """Plain Dutch sentence when the question was not searched as it was typed: a phrase that stands nowhere."""
    nowhere: str = ""
    """The rarest word of a short question, when no text and no everyday expression has it."""
