"""What people choose by, of a handful of things at once: for whom, where, by whom, recognised, studied, advised.

Result cards, facts cards, comparisons and lists all read the same profile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from graph.model import Kind, Predicate
from graph.store import Row
from web import signs
from web.edition import Edition
from web.signs import Sign

P = Predicate


@dataclass(frozen=True, slots=True)
class Link:
    """Another thing, what its relation says, and every place that says so."""

    id: str
    kind: Kind
    name: str
    statements: tuple[Mapping[str, Any], ...]
    """Properties of each relation line, in the order of `sources`."""
    sources: tuple[Mapping[str, Any], ...]
    props: Mapping[str, Any] = field(default_factory=dict)
    """Of the other thing; only filled for Bewijs and Aanbeveling."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What one databank says, once, with every source that repeats it."""

    organisation: str
    organisation_id: str
    level: str
    since: str
    until: str
    expired: bool
    sign: Sign
    sources: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing with what people choose by."""

    id: str
    kind: Kind
    name: str
    props: Mapping[str, Any]
    links: Mapping[tuple[Predicate, str], tuple[Link, ...]]
    """By predicate and direction (`out`: this thing is the `from` side), A–Z."""
    today: date

    def out(self, predicate: Predicate, kind: Kind | None = None) -> tuple[Link, ...]:
        """The things it points at by a predicate, of one kind or of all."""
        return tuple(link for link in self.links.get((predicate, "out"), ()) if kind in {None, link.kind})

    def into(self, predicate: Predicate) -> tuple[Link, ...]:
        """The things that point at it by a predicate."""
        return self.links.get((predicate, "in"), ())

    @property
    def recognitions(self) -> tuple[Recognition, ...]:
        """One per databank, level and date; valid ones first, then the newest."""
        found: dict[tuple[str, str, str], list[tuple[Link, Mapping[str, Any], Mapping[str, Any]]]] = defaultdict(list)
        for link in self.out(P.ERKEND_DOOR):
            for statement, source in zip(link.statements, link.sources, strict=True):
                level = " ".join(str(statement.get("niveau") or "").casefold().split())
                found[link.id, level, str(statement.get("datum") or "")].append((link, statement, source))
        merged = [self._recognition(lines) for lines in found.values()]
        return tuple(sorted(merged, key=lambda one: (not one.expired, one.since), reverse=True))

    @property
    def recognitions_differ(self) -> bool:
        """Whether valid recognitions of it name different levels."""
        return len({one.level.casefold() for one in self.recognitions if not one.expired}) > 1

    @property
    def evidence(self) -> tuple[Link, ...]:
        """The Bewijs it rests on."""
        return self.out(P.ONDERBOUWD_DOOR)

    @property
    def outcomes(self) -> tuple[tuple[Sign, int], ...]:
        """Signs of the outcomes of its evidence with how many there are of each, in the order of the five values."""
        values = [str(link.props.get("uitkomst") or "") for link in self.evidence]
        return tuple(
            (signs.outcome({"uitkomst": value}), values.count(value)) for value in signs.OUTCOMES if value in values
        )

    @property
    def advice(self) -> tuple[tuple[Link, bool], ...]:
        """The Aanbevelingen that name it, and whether they advise for it; those against first."""
        against = [(link, False) for link in self.into(P.RAADT_AF)]
        return (*against, *((link, True) for link in self.into(P.BEVEELT_AAN)))

    @property
    def standing(self) -> tuple[tuple[str, Sign], ...]:
        """The sign of what no longer counts, with nobody beside it; empty for all else."""
        found = signs.standing(self.props, self.today)
        return (("", found),) if found else ()

    @property
    def advised(self) -> tuple[tuple[str, Sign], ...]:
        """Of an Aanbeveling: how strong it is, and apart from that what it rests on."""
        evidence = [link.props for link in self.evidence]
        return (("", signs.advice(self.props)), ("", signs.grounds(self.props, evidence)))

    def _recognition(self, lines: Sequence[tuple[Link, Mapping[str, Any], Mapping[str, Any]]]) -> Recognition:
        link, statement, _ = lines[0]
        merged = {key: value for _, one, _ in reversed(lines) for key, value in one.items() if value is not None}
        until = str(merged.get("geldig_tot") or "")
        return Recognition(
            organisation=link.name,
            organisation_id=link.id,
            level=str(statement.get("niveau") or ""),
            since=str(merged.get("datum") or ""),
            until=until,
            expired=merged.get("status") == "verlopen" or signs.is_past(until, self.today),
            sign=signs.recognition(merged | {"niveau": statement.get("niveau")}, self.today),
            sources=tuple(source for _, _, source in lines),
        )


def profiles(edition: Edition, ids: Iterable[str], today: date) -> dict[str, Profile]:
    """The profiles of those of `ids` that exist, in that order. Three queries, however many things."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    things = {row["id"]: row for row in edition.store.query("things", ids=wanted)}
    rows = edition.store.query("choosing", ids=wanted)
    described = sorted({row["id"] for row in rows if row["kind"] in {Kind.BEWIJS, Kind.AANBEVELING}})
    props = {row["id"]: row["props"] or {} for row in edition.store.query("things", ids=described)} if described else {}
    links: dict[str, dict[tuple[Predicate, str], tuple[Link, ...]]] = defaultdict(dict)
    for (subject, predicate, direction), same in groupby(
        rows, key=lambda row: (row["subject"], row["predicate"], row["direction"])
    ):
        links[subject][Predicate(predicate), direction] = _links(same, props)
    return {
        thing_id: Profile(
            thing_id,
            Kind(things[thing_id]["kind"]),
            things[thing_id]["name"],
            things[thing_id]["props"] or {},
            links[thing_id],
            today,
        )
        for thing_id in wanted
        if thing_id in things
    }


def _links(rows: Iterable[Row], props: Mapping[str, Mapping[str, Any]]) -> tuple[Link, ...]:
    out = []
    for (other, kind, name), same in groupby(rows, key=lambda row: (row["id"], row["kind"], row["name"])):
        lines = list(same)
        statements = tuple(line["props"] or {} for line in lines)
        sources = tuple(line["source"] for line in lines)
        out.append(Link(other, Kind(kind), name, statements, sources, props.get(other, {})))
    return tuple(out)
