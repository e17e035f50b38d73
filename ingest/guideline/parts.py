"""The parts of a guideline: its questions, blocks of advice, conclusions and references, as lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.guideline.flow import Line


@dataclass(slots=True)
class Advised:
    """One block of advice."""

    lines: list[Line] = field(default_factory=list)
    nhg: bool = False
    summary: bool = False
    """Stands in a summary of the guideline: what the guideline itself says as well is not counted twice."""
    chapter: str = ""
    """Of a summary in the same chapters as the full text: the one it stands in."""


@dataclass(slots=True)
class Part:
    """A part of the guideline with its own question or advice; `heading` None for the guideline as a whole."""

    heading: Line | None
    title: str
    questions: list[Line] = field(default_factory=list)
    blocks: list[Advised] = field(default_factory=list)
    conclusions: list[Line] = field(default_factory=list)
    references: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    """Everything else under it: where its dates and parties stand."""
    method: str | None = None


@dataclass(slots=True)
class Tree:
    """A guideline: `whole` holds what belongs to none of its parts."""

    whole: Part
    parts: list[Part] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
