"""What someone who types may be looking for: names of things and ways to say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.model import Kind
from search.bridge import Concept
from search.passage import Passage, Suggestion
from search.spelling import clean_question, fold

NAMED_KINDS = frozenset(
    {Kind.INTERVENTIE, Kind.RICHTLIJN, Kind.VOORZIENING, Kind.VRAAGGEBIED, Kind.LOKET, Kind.DOCUMENT}
)
"""Kinds beside the concepts that have a name people type; an Actie has none."""
SURE = 0.6
"""Everyday expressions that mean their concept less surely are not suggested."""
BEGINNINGS = 5
"""A name is found by the beginning of each of its first words."""
LOOKED_AT = 200
_JOINT = re.compile(r"(?<=\w)[-‐‑&'’](?=\w)")


class Entry(NamedTuple):
    """One beginning by which a suggestion is found."""

    key: str
    place: int
    """Which word of the suggestion it begins with: the first comes first."""
    text: str
    kind: str
    thing: str


def entries(passages: Iterable[Passage], concepts: Iterable[Concept]) -> Iterator[Entry]:
    """All beginnings of all suggestions; hidden terms are none."""
    for passage in passages:
        if passage.kind in NAMED_KINDS:
            yield from _beginnings(passage.title, passage.kind.value, passage.thing)
    for concept in concepts:
        for name in concept.names:
            yield from _beginnings(name, concept.kind.value, concept.id)
        for text, weight, shown in concept.lay:
            if shown and weight >= SURE:
                yield from _beginnings(text, "", "")


def _beginnings(text: str, kind: str, thing: str) -> Iterator[Entry]:
    """By each of the first words, as people type them: joined words in pieces and in one ("e-health", "ehealth")."""
    places: dict[str, int] = {}
    for written in (text, _JOINT.sub("", text)):
        forms = beginning(written).split()
        for place in range(min(len(forms), BEGINNINGS)):
            if place == 0 or len(forms[place]) > 1:  # nobody begins in the middle with a single letter
                places.setdefault(" ".join(forms[place:]), place)
    yield from (Entry(key, place, text, kind, thing) for key, place in places.items())


def beginning(typed: str) -> str:
    """The key that what was typed so far is looked up by; '' when there is nothing to go by."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(clean_question(typed))).split())


def ranked(found: Iterable[Mapping[str, Any]], limit: int) -> tuple[Suggestion, ...]:
    """The best of the entries found: by their first word first, then the short ones; each text once."""
    order = sorted(found, key=lambda row: (row["place"] > 0, not row["thing"], len(row["text"]), row["text"]))
    chosen: dict[str, Suggestion] = {}
    for row in order:
        kind = Kind(row["kind"]) if row["kind"] else None
        chosen.setdefault(fold(row["text"]), Suggestion(row["text"], kind, row["thing"]))
    return tuple(chosen.values())[: max(limit, 0)]
