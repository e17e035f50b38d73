"""What a Richtlijn or Module holds, in the order of the guideline: its modules, and the advice of each."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Kind, Predicate
from graph.store import Row
from web import signs
from web.edition import Edition
from web.signs import Sign
from web.things import Thing

MOST = 60
"""Modules or recommendations in one outline; the rest stands among the relations."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An Aanbeveling in the outline."""

    id: str
    text: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Part:
    """A Module with its Aanbevelingen; without id, those of the thing itself."""

    id: str
    name: str
    question: str
    advice: tuple[Advice, ...]


def outline(edition: Edition, thing: Thing) -> list[Part]:
    """The parts of a Richtlijn or Module; empty for everything else."""
    if thing.kind not in {Kind.RICHTLIJN, Kind.MODULE}:
        return []
    own = _advice(edition, thing.id)
    parts = [Part("", "", "", own)] if own else []
    for row in _children(edition, thing.id, Predicate.HEEFT_MODULE):
        props = row["props"] or {}
        parts.append(Part(row["id"], row["name"], str(props.get("uitgangsvraag") or ""), _advice(edition, row["id"])))
    return parts


def _advice(edition: Edition, parent: str) -> tuple[Advice, ...]:
    rows = _children(edition, parent, Predicate.HEEFT_AANBEVELING)
    return tuple(
        Advice(row["id"], str((row["props"] or {}).get("tekst") or row["name"]), signs.advice(row["props"] or {}))
        for row in rows
    )


def _children(edition: Edition, parent: str, predicate: Predicate) -> list[Row]:
    """The things one level down, each once, in the order of the text they were read from."""
    rows = edition.store.query("relations", id=parent, predicate=predicate.value, direction="out", limit=4 * MOST)
    placed = sorted(rows, key=lambda row: (row["source"]["document"], row["source"]["start"], row["id"]))
    ids = list(dict.fromkeys(row["id"] for row in placed))[:MOST]
    things = {row["id"]: row for row in edition.store.query("things", ids=ids)} if ids else {}
    return [things[thing_id] for thing_id in ids if thing_id in things]
