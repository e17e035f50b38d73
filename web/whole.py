"""What things are part of: Aanbeveling and Module of a Richtlijn, Bewijs of what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from graph.model import Kind
from web import signs
from web.edition import Edition
from web.signs import Sign
from web.wording import KIND_WORDS

PARTS = frozenset({Kind.AANBEVELING, Kind.MODULE, Kind.BEWIJS})
"""Kinds that mean little without their whole."""
STEPS = 2
"""Aanbeveling → Module → Richtlijn is the longest way up."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A thing that another thing is part of."""

    id: str
    kind: Kind
    name: str


def wholes(edition: Edition, parts: Collection[str]) -> Mapping[str, tuple[Whole, ...]]:
    """Part → what it is part of, outermost first; empty for what is part of nothing. A query per step."""
    above: dict[str, list[Whole]] = defaultdict(list)
    asked = sorted(set(parts))
    for _ in range(STEPS):
        asked = [part for part in asked if part not in above]
        if not asked:
            break
        found: list[str] = []
        for row in edition.store.query("wholes", ids=asked):
            above[row["part"]].append(Whole(row["id"], Kind(row["kind"]), row["name"]))
            found.append(row["id"])
        asked = sorted(set(found))
    return {part: tuple(_chain(part, above)) for part in parts}


def whole_standings(
    edition: Edition, above: Mapping[str, tuple[Whole, ...]], today: date
) -> dict[str, tuple[tuple[str, Sign], ...]]:
    """Part → what it is part of ("de richtlijn") and its sign, when that no longer counts; the outermost goes first."""
    ids = sorted({whole.id for chain in above.values() for whole in chain})
    props = {row["id"]: row["props"] or {} for row in edition.store.query("things", ids=ids)} if ids else {}
    found = {whole: sign for whole in ids if (sign := signs.standing(props.get(whole, {}), today))}
    return {
        part: tuple((_called(whole.kind), found[whole.id]) for whole in chain if whole.id in found)[:1]
        for part, chain in above.items()
    }


def _called(kind: Kind) -> str:
    """The kind of a whole with its article: every kind that has parts is a "de" word."""
    return f"de {KIND_WORDS[kind].one.lower()}"


def _chain(part: str, above: Mapping[str, list[Whole]]) -> list[Whole]:
    """The way up along the first whole of each step, without walking in a circle."""
    chain: list[Whole] = []
    at = part
    while above.get(at) and len(chain) < STEPS:
        whole = above[at][0]
        if whole.id == part or whole in chain:
            break
        chain.insert(0, whole)
        at = whole.id
    return chain
