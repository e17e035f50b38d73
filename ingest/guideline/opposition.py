"""Whether two advices about one thing exclude one another: one for it and one against, without room for both.

"Geen klysma in de stervensfase" does not oppose "een klysma na drie dagen": each keeps to a case of its own.
"""

from __future__ import annotations

import re

from ingest.guideline.quantities import quantities
from ingest.guideline.said import STOP, WORD, Said, stem
from ingest.guideline.shared_subjects import PROBLEMS, shared_subjects
from ingest.guideline.verdict import AGAINST

_LEAST_DENIED = 2
"""Telling words of what is denied, at least."""
_SHORTEST_PART = 5
"""Letters of a stem from which it may be the first part of another."""
_AS_RULE = r"standaard|routinematig\w*|systematisch"
_STOPPING = r"stop|stoppen|staak|staken|afbouw\w*|bouw|bouwen"
_LEAVES_ROOM = re.compile(
    rf"\b(?:zonder|alleen|uitsluitend|slechts|kortdurend|{_AS_RULE}|{_STOPPING}"
    r"|als\s+enige|als\s+eerste\w*|langdurig\w*|langer\s+dan|maximaal|klassieke|chronische?"
    r"|verminder\w*|minder|uiterlijk|hoge\s+dos\w+)\b",
    re.IGNORECASE,
)
"""Words with which an advice against something is none against all of it."""
_SAVE_AS_RULE = re.compile(rf"\b(?:{_AS_RULE})\b", re.IGNORECASE)
_SAVE_FIRST = re.compile(r"\bals\s+(?:eerste|enige)\w*\b", re.IGNORECASE)
_TO_ALL = re.compile(rf"\b(?:elke?|iedere?|alle|altijd|{_AS_RULE})\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:begin\s+met|start\s+met|als\s+eerste|eerste\s+(?:keus|keuze|stap)|in\s+eerste)\b", re.IGNORECASE
)
"""Room that an advice against something leaves, and that one for it takes away: "niet standaard" and "bij iedere"."""
_ALSO = re.compile(r"\book\s+(?:bij|in|als|wanneer|tijdens|voor|na|aan)\b", re.IGNORECASE)
""" "Ook in de laatste fase": it holds for every case."""
_LEFT_OUT, _KEPT_IN = re.compile(r"\buit\W*$", re.IGNORECASE), re.compile(r"\b(?:in|aan)\W*$", re.IGNORECASE)
_STOPS = re.compile(rf"\b(?:{_STOPPING})\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:niet|geen)\s+(?P<what>(?:[\w-]+\s+){1,3}[\w-]+|[\w-]+)", re.IGNORECASE)


def denies(one: Said, other: Said) -> bool:
    """Whether two advices for one thing differ in how: "op vaste tijden" and "niet op vaste tijden"."""
    if AGAINST in (one.direction, other.direction):
        return False
    for said, beside in ((one, other), (other, one)):
        if _LEFT_OUT.search(said.text) and _KEPT_IN.search(beside.text):
            return True
        plain = beside.text.lower()
        for found in _DENIED.finditer(said.text.lower()):
            what = [word for word in found["what"].split() if word not in STOP]
            phrase = " ".join(found["what"].split()[:3])
            if len(what) >= _LEAST_DENIED and phrase in plain and f"niet {phrase}" not in plain:
                return True
    return False


def opposed(one: Said, other: Said) -> bool:
    """Whether advices of different direction exclude one another: not when the one against leaves room."""
    stops = AGAINST not in (one.direction, other.direction)  # "Stop …" is advice for stopping
    against = one if (bool(_STOPS.search(one.text)) if stops else one.direction == AGAINST) else other
    advised = other if against is one else one
    told = _STOPS.sub(" ", against.text) if stops else against.text
    if stops and quantities(against.text) and quantities(advised.text):
        return False  # "af na drie maanden" and "niet langer dan drie maanden": their numbers decide
    if _LEAVES_ROOM.search(_without_room(told, advised.text)) or (one.conditional and other.conditional):
        return False
    common = one.topics & other.topics
    limits, cases = _limits(against, common), _limits(advised, common)
    return not limits or not cases or any(_is_part(one, other) for one in limits for other in cases)


def _is_part(one: str, other: str) -> bool:
    """Whether two stems are one, or one begins the other: "schouder" and "schouderklacht"."""
    return one == other or (
        min(len(one), len(other)) >= _SHORTEST_PART and (one.startswith(other) or other.startswith(one))
    )


def _without_room(against: str, advised: str) -> str:
    """The advice against something without the room that the one for it takes away."""
    if _TO_ALL.search(advised):
        against = _SAVE_AS_RULE.sub(" ", against)
    return _SAVE_FIRST.sub(" ", against) if _FIRST.search(advised) else against


_LIMITS = re.compile(
    r"\b(?:bij|om|voor|tijdens|in\s+(?:de|het|een)|met\s+als\s+doel|wanneer|als|indien|die|zonder|na|op\s+basis\s+van"
    r"|vanwege|wegens|tegen)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


_NO_CASE = frozenset("vermoeden stellen opsporen aantonen vastgestelde".split())
"""Words for finding out: "om uitdroging vast te stellen" is no other case than uitdroging."""


def _limits(said: Said, common: frozenset[str]) -> frozenset[str]:
    """Words for the cases that an advice keeps to, besides what both guidelines are about: "een lichte depressie"."""
    found = _LIMITS.search(said.text)
    if not found or _ALSO.search(said.text):
        return frozenset()
    about = {stem(topic.partition("/")[2]) for topic in common}
    words = {word for word in WORD.findall(found["rest"].lower()) if word not in STOP | _NO_CASE}
    return frozenset(
        stem(word) for word in words if stem(word) not in about and not shared_subjects(word, PROBLEMS) & common
    )
