"""All advice of all guidelines about one problem or for one group of people, the newest first, a stretch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from graph.model import Kind, Predicate
from graph.store import Row
from web import signs
from web.edition import Edition
from web.freshness import ageing, reviewed
from web.lead import enumeration
from web.profile import Profile, profiles
from web.signs import Sign
from web.things import Thing
from web.wording import advice_text

KINDS = frozenset({Kind.PROBLEEM, Kind.DOELGROEP})
"""Kinds of things that advice is gathered for."""
SHOWN = 8
"""Recommendations on the page of the thing; a page of its own has them all."""
PER_PAGE = 40
"""Recommendations on one page of all of them."""
_MOST_NARROWER = 200


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
    is_withdrawn: bool
    """Whether its guideline or module is withdrawn: then it stands behind what counts."""
    where: str = ""
    """Places that it is meant for, or else that its guideline is for; '' when neither says."""


@dataclass(frozen=True, slots=True)
class AdviceAbout:
    """A stretch of the advice about a thing."""

    total: int
    """Recommendations in all."""
    guidelines: int
    """Guidelines that they stand in."""
    shown: tuple[Advised, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Advised, ...]], ...]:
        """What is shown under its headings, in order: '' for what has a date, then what has none or is withdrawn."""
        found = groupby(self.shown, key=_heading)
        return tuple((heading, tuple(same)) for heading, same in found)


def _heading(one: Advised) -> str:
    if one.is_withdrawn:
        return "Vervallen"
    return "" if one.day else "Datum niet bekend"


def advice_about(edition: Edition, thing: Thing, today: date, *, page: int = 1, size: int = SHOWN) -> AdviceAbout:
    """What guidelines advise about a problem or group, and about what is a kind of it; nothing for other things.

    An advice counts by its own words, and by those of its module and guideline. `page` counts from 1, in pages of
    `size`; one beyond the last gives the last.
    """
    if thing.kind not in KINDS:
        return AdviceAbout(0, 0, ())
    ids = [thing.id, *_narrower(edition, thing.id)]
    about = {row["id"] for row in edition.store.query("advised_about", ids=ids)}
    rows = {row["id"]: row for row in _all(edition) if about & {row["id"], row["guideline"], row["module"]}}
    wholes = sorted({row[end] for row in rows.values() for end in ("guideline", "module") if row[end]})
    dates = {row["id"]: row["props"] or {} for row in edition.store.query("things", ids=wholes)} if wholes else {}
    found = newest_first(_advised(row, dates, today) for row in rows.values())
    first = (min(page, max(1, -(-len(found) // size))) - 1) * size
    shown = _completed(edition, found[first : first + size], today)
    return AdviceAbout(len(found), len({one.guideline for one in found}), shown)


def newest_first(found: Iterable[Advised]) -> list[Advised]:
    """The newest first, of one day what counts first; what is withdrawn behind all that is not."""
    ordered = sorted(found, key=lambda one: (one.standing is not None, one.id))
    ordered.sort(key=lambda one: one.day, reverse=True)
    return sorted(ordered, key=lambda one: one.is_withdrawn)


def _narrower(edition: Edition, thing_id: str) -> list[str]:
    """What is directly a kind of a concept."""
    rows = edition.store.query(
        "relations", id=thing_id, predicate=Predicate.BREDER.value, direction="in", limit=_MOST_NARROWER
    )
    return [row["id"] for row in rows]


def _all(edition: Edition) -> list[Row]:
    return edition.remember("advice", lambda: edition.store.query("advice"))


def _advised(row: Row, dates: Mapping[str, Mapping[str, Any]], today: date) -> Advised:
    """The recommendation of a row of the catalogue, still without its own signs and places."""
    guideline, module = dates.get(row["guideline"], {}), dates.get(row["module"] or "", {})
    looked_at = reviewed(module) or reviewed(guideline)
    dated = {**guideline, **{key: value for key, value in module.items() if value}}
    issued = row["issued"].isoformat() if row["issued"] else ""
    return Advised(
        row["id"],
        advice_text(row["props"] or {}, row["name"]),
        (),
        row["guideline"],
        row["guideline_name"],
        looked_at or issued[:4],
        not looked_at and bool(issued),
        signs.standing(module, today) or signs.standing(guideline, today) or ageing(dated, issued, today),
        not signs.WITHDRAWN.isdisjoint((module.get("status"), guideline.get("status"))),
    )


def _completed(edition: Edition, advised: Sequence[Advised], today: date) -> tuple[Advised, ...]:
    """The same with their signs, and where they are meant for."""
    found = profiles(edition, [thing for one in advised for thing in (one.id, one.guideline)], today)
    return tuple(
        replace(
            one,
            signs=tuple(sign for _, sign in found[one.id].advised),
            where=_places(found[one.id]) or _places(found[one.guideline]),
        )
        for one in advised
    )


def _places(profile: Profile) -> str:
    return enumeration(link.name for link in profile.out(Predicate.IN))
