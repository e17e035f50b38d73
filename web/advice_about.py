"""All advice of all guidelines about one problem or for one group of people, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model import Kind, Predicate
from graph.store import Row
from web import signs
from web.edition import Edition
from web.profile import profiles
from web.signs import Sign
from web.things import Thing

KINDS = frozenset({Kind.PROBLEEM, Kind.DOELGROEP})
"""Kinds of things that advice is gathered for."""
SHOWN = 12
"""Recommendations that stand open; the others are folded below them."""
_MOST_NARROWER = 200
_DATES = ("laatst_beoordeeld", "laatst_geautoriseerd")


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation with where and when it was given."""

    id: str
    text: str
    signs: tuple[Sign, ...]
    """How strong it is, and what it rests on."""
    guideline: str
    guideline_name: str
    day: str
    """When it was reviewed or authorised last, else when it was issued (ISO, as precise as known); '' when unknown."""
    is_issued: bool
    """Whether `day` is when the document was issued, no review being known."""
    standing: Sign | None
    """That it no longer counts, or may not."""


def advice_about(edition: Edition, thing: Thing, today: date) -> tuple[Advised, ...]:
    """What guidelines advise about a problem or group, and about what is a kind of it; empty for other things.

    An advice counts by its own words, and by those of its module and guideline.
    """
    if thing.kind not in KINDS:
        return ()
    ids = [thing.id, *_narrower(edition, thing.id)]
    about = {row["id"] for row in edition.store.query("advised_about", ids=ids)}
    rows = [row for row in _all(edition) if about & {row["id"], row["guideline"], row["module"]}]
    found = profiles(edition, list(dict.fromkeys(row["id"] for row in rows)), today)
    wholes = {row[end] for row in rows for end in ("guideline", "module") if row[end]}
    dates = {row["id"]: row["props"] or {} for row in edition.store.query("things", ids=sorted(wholes))}
    advised = [_advised(row, tuple(sign for _, sign in found[row["id"]].advised), dates, today) for row in rows]
    unique = {one.id: one for one in advised}
    current_first = sorted(unique.values(), key=lambda one: (one.standing is not None, one.id))
    return tuple(sorted(current_first, key=lambda one: one.day, reverse=True))


def _narrower(edition: Edition, thing_id: str) -> list[str]:
    """What is directly a kind of a concept."""
    rows = edition.store.query(
        "relations", id=thing_id, predicate=Predicate.BREDER.value, direction="in", limit=_MOST_NARROWER
    )
    return [row["id"] for row in rows]


def _all(edition: Edition) -> list[Row]:
    return edition.remember("advice", lambda: edition.store.query("advice"))


def _advised(row: Row, own_signs: tuple[Sign, ...], dates: Mapping[str, Mapping[str, Any]], today: date) -> Advised:
    guideline, module = dates.get(row["guideline"], {}), dates.get(row["module"] or "", {})
    reviewed = _reviewed(module) or _reviewed(guideline)
    issued = row["issued"].isoformat() if row["issued"] else ""
    return Advised(
        row["id"],
        str((row["props"] or {}).get("tekst") or row["name"]),
        own_signs,
        row["guideline"],
        row["guideline_name"],
        reviewed or issued[:4],
        not reviewed and bool(issued),
        signs.standing(module, today) or signs.standing(guideline, today),
    )


def _reviewed(props: Mapping[str, Any]) -> str:
    """The last day that it was looked at; '' when nothing says so."""
    return max((str(props[key]) for key in _DATES if props.get(key)), default="")
