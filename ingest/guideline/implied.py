"""Who and where an advice is about without naming the concept: "bewoners met gevorderde dementie", "thuiswonend".

Only what the words leave no doubt about: a group of people with a problem, where that group is known as a whole; and
the place where a group lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Kind
from ingest.inventory.concepts import ConceptFinder, Match

_GROUP = re.compile(
    r"\b(?:bewoners?|mensen|personen|iemand|ouderen?|patiënt(?:en)?|cliënt(?:en)?|volwassenen|naasten)\s+met\s+"
    r"(?:(?:een|de|het|vermoeden\s+van)\s+)?",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"(?:[a-zà-ÿ]+e\s+){0,2}", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:(?P<thuis>thuiswonende?|zelfstandig\s+wonende)|(?P<verpleeghuis>verpleeghuis(?:bewoners?)?)"
    r"|(?P<ziekenhuis>ziekenhuis(?:patiënt\w*)?|opgenomen\s+patiënten))\b",
    re.IGNORECASE,
)
"""Words for people by the place where they live; the groups are named after the place."""


@dataclass(frozen=True, slots=True)
class Implied:
    """A concept that words stand for, with their range."""

    match: Match
    start: int
    end: int


def implied(text: str, finder: ConceptFinder) -> Iterator[Implied]:
    """The target groups and settings that the words of a text imply."""
    for group in _GROUP.finditer(text):
        behind = text[group.end() : group.end() + 60]
        for problem in finder.mentioned(behind, [Kind.PROBLEEM]):
            if not _DESCRIBED.fullmatch(behind[: problem.start]):
                break
            known = finder.known(f"mensen met {problem.concept.name}", [Kind.DOELGROEP])
            if known is not None:
                yield Implied(known, group.start(), group.end() + problem.end)
    for place in _PLACES.finditer(text):
        known = finder.known(str(place.lastgroup), [Kind.SETTING])
        if known is not None:
            yield Implied(known, place.start(), place.end())
