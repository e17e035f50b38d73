"""The relations of a thing, in groups worded from its own side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from graph.model import SCHEMA, Kind, Predicate, kind_of
from graph.store import Row
from web import signs
from web.edition import Edition
from web.relation_words import BY_KIND, OFFERED, relation_words
from web.signs import Sign
from web.things import SourcePlace, place_of
from web.whole import whole_standings, wholes
from web.wording import KIND_WORDS, sentence_case

PREVIEW = 6
"""Things shown per group of relations before "bekijk alle"."""
PER_PAGE = 25
"""Relations on a page that shows one group."""
QUOTES = 2
"""Source sentences shown per thing before "en nog …"."""
_NOTES = ("rol", "relatie", "reden")
"""Properties of a relation that are words for a reader."""
_OWN_ADVICE = Predicate.HEEFT_AANBEVELING
_STRUCTURE = Predicate.HEEFT_SECTIE
"""Shown as table of contents and breadcrumb, not among the relations."""
_FIRST = (
    Predicate.VERVANGT, Predicate.BEVEELT_AAN, Predicate.RAADT_AF, Predicate.ERKEND_DOOR, Predicate.ONDERBOUWD_DOOR,
    Predicate.TEGENGESTELD_AAN, Predicate.BIJ, Predicate.VOOR, Predicate.IN, Predicate.DOOR,
)  # fmt: skip
"""What people decide by."""
_LAST = (Predicate.UIT, Predicate.LIJKT_OP, Predicate.NOEMT)
"""Where it was read, guesses, and mere mentions: they are many and say little."""
_ORDER = (*_FIRST, *(predicate for predicate in Predicate if predicate not in {*_FIRST, *_LAST}), *_LAST)


@dataclass(frozen=True, slots=True)
class Related:
    """Another thing, and the places that say how it is related; `places` is never empty."""

    id: str
    kind: Kind
    name: str
    places: tuple[SourcePlace, ...]
    signs: tuple[Sign, ...] = ()
    """Of a recognition, of Bewijs, of an Aanbeveling."""
    note: str = ""
    """What the relation says about itself: a role, a reason."""
    guideline: str = ""
    """Of an Aanbeveling that disagrees or says the same: the guideline it stands in."""


@dataclass(frozen=True, slots=True)
class RelationKey:
    """Which relations of a thing form a group."""

    predicate: Predicate
    direction: str | None
    """`out`, `in`, or None for a predicate that reads alike from both ends."""
    kind: Kind | None = None
    """Of the others; set where all kinds would be one long list, or where the words depend on it."""
    subject: Kind | None = field(default=None, compare=False)
    """Kind of the thing that the relations run from, for the words."""

    @property
    def heading(self) -> str:
        words = relation_words(self.predicate, self.direction, self.subject)
        return sentence_case(f"{words} {KIND_WORDS[self.kind].many.lower()}" if self.kind else words)

    @property
    def anchor(self) -> str:
        """Id of the table on the page of the thing."""
        return "-".join(filter(None, ("verband", self.predicate.lower(), self.direction, (self.kind or "").lower())))

    def query(self) -> str:
        """The query string of the page that shows the whole group."""
        parts = [f"verband={self.predicate.value.lower()}"]
        if self.direction:
            parts.append(f"kant={'uit' if self.direction == 'out' else 'in'}")
        if self.kind:
            parts.append(f"soort={self.kind.value.lower()}")
        return "&".join(parts)


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Relations of one sort, from this thing's side."""

    key: RelationKey
    relations: int
    """In all; more than there are things when a source says it at several places."""
    things: int
    shown: tuple[Related, ...]

    @property
    def quotes(self) -> int:
        """Source sentences to show per thing; one of a mere mention."""
        return 1 if self.key.predicate is Predicate.NOEMT else QUOTES

    @property
    def has_more(self) -> bool:
        """Whether there are things or source sentences that the page of the thing leaves out."""
        return self.relations > sum(min(len(other.places), self.quotes) for other in self.shown)


def relation_groups(edition: Edition, thing_id: str, today: date) -> list[RelationGroup]:
    """All relations of a thing in groups, each with its first few; mere mentions last."""
    totals: dict[RelationKey, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in edition.store.query("relation_counts", id=thing_id):
        key = _key(Predicate(row["predicate"]), row["direction"], Kind(row["kind"]), kind_of(thing_id))
        if key.predicate is not _STRUCTURE:
            relations, things = totals[key]
            totals[key] = (relations + row["relations"], things + row["things"])
    keys = sorted(totals, key=_place)
    previews = [related(edition, thing_id, key, today, limit=PREVIEW * 4)[:PREVIEW] for key in keys]
    return [
        RelationGroup(key, *totals[key], tuple(shown))
        for key, shown in zip(keys, _with_signs(edition, keys, previews, today), strict=True)
    ]


def related(
    edition: Edition, thing_id: str, key: RelationKey, today: date, *, skip: int = 0, limit: int = PER_PAGE
) -> list[Related]:
    """A stretch of the relations of one group, those with the same thing together."""
    rows = edition.store.query("relations", **_parameters(thing_id, key, skip, limit))
    return [
        _related(edition, key, Kind(kind), list(same), today)
        for (_, kind, _), same in groupby(rows, key=lambda row: (row["id"], row["kind"], row["name"]))
    ]


def related_with_signs(
    edition: Edition, thing_id: str, key: RelationKey, today: date, *, skip: int = 0, limit: int = PER_PAGE
) -> list[Related]:
    """As `related`, with the signs of Bewijs, Aanbevelingen and what no longer counts."""
    return _with_signs(edition, [key], [related(edition, thing_id, key, today, skip=skip, limit=limit)], today)[0]


def _related(edition: Edition, key: RelationKey, kind: Kind, rows: Sequence[Row], today: date) -> Related:
    places = tuple(place_of(edition, row["source"]) for row in rows)
    statements = [row["props"] or {} for row in rows]
    notes = dict.fromkeys(str(said[name]) for said in statements for name in _NOTES if said.get(name))
    recognised = key.predicate is Predicate.ERKEND_DOOR
    shown = dict.fromkeys(signs.recognition(said, today) for said in statements) if recognised else ()
    return Related(rows[0]["id"], kind, rows[0]["name"], places, tuple(shown), ", ".join(notes))


def _with_signs(
    edition: Edition, keys: Sequence[RelationKey], previews: Sequence[list[Related]], today: date
) -> list[list[Related]]:
    """The same things, with a sign on Bewijs, Aanbevelingen and what no longer counts: an Aanbeveling counts as long as
    its guideline does. A few queries for all of them."""
    everything = [other for shown in previews for other in shown]
    wanted = sorted({other.id for other in everything if other.kind in _SIGNED})
    rows = edition.store.query("things", ids=wanted) if wanted else []
    props: dict[str, Mapping[str, Any]] = {row["id"]: row["props"] or {} for row in rows}
    # on the page of its guideline or module an advice needs no word of that: it stands at the top
    elsewhere = (shown for key, shown in zip(keys, previews, strict=True) if key.predicate is not _OWN_ADVICE)
    above = wholes(edition, {other.id for shown in elsewhere for other in shown if other.kind is Kind.AANBEVELING})
    outdated = whole_standings(edition, above, today)

    def marked(other: Related, key: RelationKey) -> Related:
        own = _signs_of(other.kind, props.get(other.id, {}), today)
        chain = above.get(other.id, ()) if key.predicate in _BESIDE else ()
        return replace(
            other,
            signs=(*own, *(sign for _, sign in outdated.get(other.id, ()))),
            guideline=chain[0].name if chain else "",
        )

    return [
        [marked(other, key) if other.kind in _SIGNED else other for other in shown]
        for key, shown in zip(keys, previews, strict=True)
    ]


_SIGNED = frozenset({Kind.BEWIJS, Kind.AANBEVELING, Kind.RICHTLIJN, Kind.MODULE, Kind.DOCUMENT})
"""Kinds with a sign of their own wherever they are named."""


_BESIDE = frozenset({Predicate.TEGENGESTELD_AAN, Predicate.LIJKT_OP})
"""Relations between advice of two guidelines: then which guideline matters."""


def _signs_of(kind: Kind, props: Mapping[str, Any], today: date) -> tuple[Sign, ...]:
    if kind is Kind.BEWIJS:
        return (signs.outcome(props),)
    if kind is Kind.AANBEVELING:
        return (signs.advice(props),)
    found = signs.standing(props, today)
    return (found,) if found else ()


def relation_rows(edition: Edition, thing_id: str, *, skip: int, limit: int) -> list[Row]:
    """Relations as the store gives them, for the machine-readable twin."""
    return edition.store.query("relations", id=thing_id, skip=skip, limit=limit)


def _place(key: RelationKey) -> tuple[int, bool, bool, str]:
    """Where a group stands on the page."""
    return _ORDER.index(key.predicate), key.direction != "out", key.kind not in OFFERED, key.kind or ""


def relation_key(predicate: str, side: str, kind: str, thing: Kind) -> RelationKey | None:
    """The group of a thing of kind `thing` that a query string names, or None when it names none."""
    try:
        named = Predicate(predicate.upper())
        of = Kind(kind.capitalize()) if kind else None
    except ValueError:
        return None
    direction = {"uit": "out", "in": "in", "": None}.get(side, "?")
    symmetric = SCHEMA[named].label == SCHEMA[named].reverse
    if direction == "?" or symmetric != (direction is None):
        return None
    if (of is not None and not _per_kind(named, direction)) or (of is None and named is Predicate.NOEMT):
        return None
    return RelationKey(named, direction, of, subject=of if direction == "in" else thing)


def _key(predicate: Predicate, direction: str, kind: Kind, thing: Kind) -> RelationKey:
    if SCHEMA[predicate].label == SCHEMA[predicate].reverse:
        return RelationKey(predicate, None)
    subject = kind if direction == "in" else thing
    return RelationKey(predicate, direction, kind if _per_kind(predicate, direction) else None, subject=subject)


def _per_kind(predicate: Predicate, direction: str | None) -> bool:
    return predicate is Predicate.NOEMT or (predicate in BY_KIND and direction == "in")


def _parameters(thing_id: str, key: RelationKey, skip: int, limit: int) -> dict[str, Any]:
    return {
        "id": thing_id,
        "predicate": key.predicate.value,
        "direction": key.direction,
        "kind": key.kind.value if key.kind else None,
        "skip": skip,
        "limit": limit,
    }
