"""Things that are like a thing, with the reason: the concepts that they share."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Kind
from web.edition import Edition
from web.lead import enumeration
from web.things import Thing

COMPARABLE = frozenset({Kind.INTERVENTIE, Kind.VOORZIENING, Kind.AANBEVELING, Kind.RICHTLIJN, Kind.MODULE})
"""Kinds that one would put side by side."""
MOST = 5
AT_LEAST = 2
"""Shared concepts below which the likeness says little."""
_WORDS = {Kind.DOELGROEP: "voor", Kind.PROBLEEM: "bij", Kind.SETTING: "in", Kind.BEROEP: "door"}


@dataclass(frozen=True, slots=True)
class Alike:
    """Another thing of the same kind, and why it is like this one."""

    id: str
    name: str
    reason: str


def alike(edition: Edition, thing: Thing) -> list[Alike]:
    """The things most like this one, at most `MOST`; none for kinds that nobody compares."""
    if thing.kind not in COMPARABLE:
        return []
    rows = [row for row in edition.store.query("alike", id=thing.id, limit=MOST) if row["shared"] >= AT_LEAST]
    concepts = sorted({concept for row in rows for concept in row["concepts"]})
    named = {row["id"]: row for row in edition.store.query("things", ids=concepts)} if concepts else {}
    return [
        Alike(row["id"], row["name"], _reason([(Kind(named[c]["kind"]), named[c]["name"]) for c in row["concepts"]]))
        for row in rows
    ]


def _reason(shared: list[tuple[Kind, str]]) -> str:
    """ "Ook bij vallen, voor ouderen, in de thuissituatie"."""
    parts = [
        f"{word} {enumeration(name for of, name in shared if of is kind)}"
        for kind, word in _WORDS.items()
        if any(of is kind for of, _ in shared)
    ]
    others = [name for kind, name in shared if kind not in _WORDS]
    return "Ook " + ", ".join([*parts, *([f"over {enumeration(others)}"] if others else [])])
