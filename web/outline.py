"""What a Richtlijn or Module holds, in the order of the guideline: its modules, and the advice of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model import Kind, Predicate
from graph.store import Row
from web import signs
from web.edition import Edition
from web.freshness import ageing
from web.profile import profiles
from web.signs import Sign
from web.things import Thing
from web.wording import advice_text, dutch_date

MOST = 60
"""Modules or recommendations in one outline; the rest stands among the relations."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An Aanbeveling in the outline."""

    id: str
    text: str
    signs: tuple[Sign, ...]
    """How strong it is, and what it rests on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A Module with its Aanbevelingen; without id, those of the thing itself."""

    id: str
    name: str
    question: str
    age: str
    """When it was looked at last, in words; '' for what has no dates of its own."""
    standing: Sign | None
    advice: tuple[Advice, ...]


def outline(edition: Edition, thing: Thing, today: date) -> list[Part]:
    """The parts of a Richtlijn or Module; empty for everything else."""
    if thing.kind not in {Kind.RICHTLIJN, Kind.MODULE}:
        return []
    own = _advice(edition, thing.id, today)
    parts = [Part("", "", "", "", None, own)] if own else []
    return parts + [_part(edition, row, today) for row in _children(edition, thing.id, Predicate.HEEFT_MODULE)]


def _part(edition: Edition, row: Row, today: date) -> Part:
    props = row["props"] or {}
    return Part(
        row["id"],
        row["name"],
        str(props.get("uitgangsvraag") or ""),
        _age(props),
        signs.standing(props, today) or ageing(props, "", today),
        _advice(edition, row["id"], today),
    )


_LOOKED_AT = (("laatst_beoordeeld", "beoordeeld"), ("laatst_geautoriseerd", "geautoriseerd"))


def _age(props: Mapping[str, Any]) -> str:
    known = [(str(props[key]), word) for key, word in _LOOKED_AT if props.get(key)]
    if not known:
        return "Beoordeeld: niet vermeld"
    day, word = max(known)
    return f"Laatst {word}: {dutch_date(day)}"


def _advice(edition: Edition, parent: str, today: date) -> tuple[Advice, ...]:
    ids = [row["id"] for row in _children(edition, parent, Predicate.HEEFT_AANBEVELING)]
    return tuple(
        Advice(one.id, advice_text(one.props, one.name), tuple(sign for _, sign in one.advised))
        for one in profiles(edition, ids, today).values()
    )


def _children(edition: Edition, parent: str, predicate: Predicate) -> list[Row]:
    """The things one level down, each once, in the order of the text they were read from."""
    rows = edition.store.query("relations", id=parent, predicate=predicate.value, direction="out", limit=4 * MOST)
    placed = sorted(rows, key=lambda row: (row["source"]["document"], row["source"]["start"], row["id"]))
    ids = list(dict.fromkeys(row["id"] for row in placed))[:MOST]
    things = {row["id"]: row for row in edition.store.query("things", ids=ids)} if ids else {}
    return [things[thing_id] for thing_id in ids if thing_id in things]
