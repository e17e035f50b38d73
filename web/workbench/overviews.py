"""Commitments counted: per party, per theme, per quarter of the deadline, and the money that documents name."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from web.edition import Edition
from web.things import documents_of
from web.wording import euros
from web.workbench.commitments import Commitment, Named


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments something has, and how they stand on the day asked for."""

    key: str
    """Id of the party or theme, or the quarter (`2026-K2`)."""
    name: str
    total: int
    late: int
    dated: int
    soft: int
    conditional: int

    @property
    def undated(self) -> int:
        return self.total - self.dated


def per_party(commitments: Sequence[Commitment], on: date) -> list[Tally]:
    """Busiest party first; a party counts for what it carries out or leads."""
    return _ranked(commitments, lambda one: (Named(party.name, party.id) for party in one.doers), on)


def per_theme(commitments: Sequence[Commitment], on: date) -> list[Tally]:
    """Largest theme first."""
    return _ranked(commitments, lambda one: one.themes, on)


def per_quarter(commitments: Sequence[Commitment], on: date) -> list[Tally]:
    """By the quarter in which the deadline ends, in time; what has no date is left out."""
    groups: dict[Named, list[Commitment]] = defaultdict(list)
    for one in commitments:
        if one.last_day:
            groups[quarter_of(one.last_day)].append(one)
    return [_tally(named, groups[named], on) for named in sorted(groups, key=lambda named: named.id)]


def quarter_of(day: date) -> Named:
    """ "2e kwartaal 2026" with the id `2026-K2`."""
    number = (day.month + 2) // 3
    return Named(f"{number}e kwartaal {day.year}", f"{day.year}-K{number}")


def quarter_days(key: str) -> tuple[date, date]:
    """First and last day of a quarter such as `2026-K2`."""
    year, _, number = key.partition("-K")
    last_month = 3 * int(number)
    return date(int(year), last_month - 2, 1), date(int(year), last_month, monthrange(int(year), last_month)[1])


def _ranked(
    commitments: Sequence[Commitment], named_in: Callable[[Commitment], Iterable[Named]], on: date
) -> list[Tally]:
    groups: dict[Named, list[Commitment]] = defaultdict(list)
    for one in commitments:
        for named in dict.fromkeys(named_in(one)):
            groups[named].append(one)
    tallies = [_tally(named, found, on) for named, found in groups.items()]
    return sorted(tallies, key=lambda tally: (-tally.total, tally.name.casefold(), tally.key))


def _tally(named: Named, found: Sequence[Commitment], on: date) -> Tally:
    return Tally(
        key=named.id,
        name=named.name,
        total=len(found),
        late=sum(one.is_late(on) for one in found),
        dated=sum(one.last_day is not None for one in found),
        soft=sum(one.is_soft for one in found),
        conditional=sum(bool(one.props.get("conditie")) for one in found),
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A Bedrag and where it stands."""

    id: str
    words: str
    euros: float | None
    """None when the source gives no number; savings are negative."""
    years: tuple[str, ...]
    purpose: str
    parent: Named | None
    document: Named
    source: Mapping[str, Any]


def amounts_of(edition: Edition, document: str | None = None) -> list[Amount]:
    """Every Bedrag of all documents or of one, in reading order, each once."""
    everything = edition.remember("amounts", lambda: _amounts(edition))
    return [amount for amount in everything if document in {None, amount.document.id}]


def _amounts(edition: Edition) -> list[Amount]:
    documents = documents_of(edition)
    found: dict[str, Amount] = {}
    for row in edition.store.query("amounts"):
        props, source = row["props"] or {}, row["source"]
        home = documents.get(source["document"])
        value = props.get("waarde_eur")
        amount = Amount(
            id=row["id"],
            words=euros(value) if value is not None else row["name"],
            euros=value,
            years=tuple(str(year) for year in props.get("jaren") or ()),
            purpose=props.get("waarvoor") or "",
            parent=Named(row["parent_name"], row["parent"]) if row["parent"] else None,
            document=Named(home.name if home else source["document"], source["document"]),
            source=source,
        )
        found.setdefault(amount.id, amount)
    return list(found.values())
