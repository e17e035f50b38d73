"""What is read of one act, and whom it names."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ingest.document import Reading
from ingest.policy.actor_groups import Actor
from ingest.policy.durations import Time
from ingest.policy.items import Item


@dataclass(frozen=True, slots=True)
class Named:
    """An actor and where it is named: a range in the reading of `item`."""

    actor: Actor
    item: Item
    reading: Reading
    zekerheid: float = 1.0


class Nearness(Enum):
    """How close a moment stands to the act it may date."""

    OWN = "own"
    """In the act's own main clause."""
    PURPOSE = "purpose"
    """In what the act is for: "zodat …", "om … te"."""
    AFTER = "after"
    """In a sentence after it that names no other act."""


@dataclass(slots=True)
class Act:
    """One act."""

    item: Item
    reading: Reading
    """The clause or sentence that says it."""
    text: str
    verb: str | None
    doers: list[Named] = field(default_factory=list)
    involved: list[Named] = field(default_factory=list)
    pullers: list[Named] = field(default_factory=list)
    condition: str | None = None
    modality: str | None = None
    soft: bool = False
    times: list[tuple[Time, str, Nearness]] = field(default_factory=list)
    """Moments in its own sentence and in those after it that name no other act, with their words."""
    zekerheid: float = 0.9
    told: tuple[int, int] = (0, sys.maxsize)
    """Range in its sentence of the clause that tells it: a moment there is nearer than one elsewhere."""
    committed: bool = False
    """Told in an infinitive, so that a moment in it is the act's own."""
    running: bool = False
    """Found in running text, outside any part that announces acts."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who "we", "partijen" and "ik" are in this document, where it says so."""

    we: tuple[Actor, ...] = ()
    parties: tuple[Actor, ...] = ()
    me: tuple[Actor, ...] = ()
    called: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    """Ids of roles that the text uses for parties of its own: "A en B (hierna: de aanbieders)"."""
    you: tuple[Actor, ...] = ()
    """Whom the text addresses with "u", where it says so."""
    sender: tuple[Actor, ...] = ()
    """The one body on the title page of a text that says of nobody that they are "wij"."""


def tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;·•–-")
    return re.sub(r"(?:,|\s)(?:en|maar|of)$", "", text)


def unique(named: list[Named]) -> list[Named]:
    seen: dict[str, Named] = {}
    for name in named:
        seen.setdefault(name.actor.id, name)
    return list(seen.values())


def within(time: Time, act: Act, sentence: str) -> bool:
    start = sentence.find(act.reading.text)
    return start <= time.start and time.end <= start + len(act.reading.text)
