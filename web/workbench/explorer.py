"""Walking through the graph: a thing, what stands next to it, and the ways from one thing to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import ways
from graph.model import Kind, Predicate, kind_of
from web.edition import Edition
from web.relation_words import relation_words
from web.things import documents_of, find_thing, sentence_of
from web.wording import kind_count

STARTS = 20
"""Places to start that are offered."""
PER_STEP = 40
"""Neighbours of one thing on a page."""
SHOWN = 12
"""Neighbours in a picture; the table beside it has the whole page of them."""
LEAST = 4
"""Neighbours in a picture, however many kinds there are."""
PER_KIND = 3
"""Neighbours of one kind in a picture where things of several kinds stand; the others of that kind are one box."""
UNFAMILIAR = frozenset({Kind.SECTIE})
"""Kinds that nobody begins at: chapters have many ties, and say nothing by their name alone."""
MOST_OPEN = 7
"""Things that may stand open at once: with `PER_STEP` each, at most 300 on the screen."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the picture."""

    id: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Neighbour(Spot):
    """A thing next to another."""

    words: tuple[str, ...]
    """How it is tied to the other, read from the other's side."""
    relations: int
    source: Mapping[str, Any]
    """document, start, end and quote of the first place that says so."""
    sentence: str = ""
    """The sentence around that quote."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours of one kind that a picture draws as one box."""

    kind: Kind
    number: int

    @property
    def name(self) -> str:
        """ "nog 44 acties"."""
        return f"nog {kind_count(self.kind, self.number)}"


@dataclass(frozen=True, slots=True)
class Step:
    """One opened thing with a page of its neighbours."""

    centre: Spot
    neighbours: tuple[Neighbour, ...]
    total: int
    skip: int
    sizes: Mapping[Kind, int] = field(default_factory=dict)
    """How many neighbours there are of each kind, on all pages."""

    @property
    def pictured(self) -> tuple[Neighbour, ...]:
        """The neighbours that a picture draws: all of few, else the first of each kind."""
        if self.total <= SHOWN or len(self.sizes) < 2:
            return self.neighbours[:SHOWN]
        seen: Counter[Kind] = Counter()
        kept = []
        for one in self.neighbours:
            seen[one.kind] += 1
            if seen[one.kind] <= PER_KIND:
                kept.append(one)
        # a box per kind comes beside them: more than some twelve boxes in a ring cannot be read
        return tuple(kept[: max(LEAST, SHOWN - len(self.sizes))])

    @property
    def groups(self) -> tuple[Group, ...]:
        """What a picture draws as one box per kind: the neighbours that it does not draw one by one."""
        if self.total <= SHOWN or len(self.sizes) < 2:
            return ()
        drawn = Counter(one.kind for one in self.pictured)
        return tuple(Group(kind, number - drawn[kind]) for kind, number in self.sizes.items() if number > drawn[kind])

    @property
    def more(self) -> int:
        """Neighbours after this page."""
        return max(0, self.total - self.skip - len(self.neighbours))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor wants to see of the neighbours; empty means all."""

    kinds: tuple[Kind, ...] = ()
    predicates: tuple[Predicate, ...] = ()

    def parameters(self) -> dict[str, list[str]]:
        """For the queries of the catalogue."""
        return {
            "kinds": [kind.value for kind in self.kinds],
            "predicates": [predicate.value for predicate in self.predicates],
        }


def spot_of(edition: Edition, thing_id: str) -> Spot | None:
    """The thing with this id, or None."""
    thing = find_thing(edition, thing_id)
    return Spot(thing.id, thing.kind, thing.name) if thing else None


def spot_meant(edition: Edition, asked: str) -> Spot | None:
    """The thing with this id, else the only one with this name; None when there is none or more than one."""
    if not asked:
        return None
    found = spot_of(edition, asked)
    so_named = [] if found else [spot for spot in spots_named(edition, asked) if _same_name(spot, asked)]
    return so_named[0] if len(so_named) == 1 else found


def _same_name(spot: Spot, asked: str) -> bool:
    return spot.name.casefold() == " ".join(asked.split()).casefold()


def spots_named(edition: Edition, typed: str) -> list[Spot]:
    """At most twenty things by the beginning of a word of their name, the shortest names first."""
    text = " ".join(typed.split())[:100]
    if len(text) < 2:
        return []
    rows = edition.remember("all names", lambda: edition.store.query("all_names"))
    wanted = re.compile(rf"(?<!\w){re.escape(text)}", re.IGNORECASE)
    found = [Spot(row["id"], Kind(row["kind"]), row["name"]) for row in rows if wanted.search(row["name"])]
    return sorted(found, key=lambda spot: (len(spot.name), spot.name))[:20]


def step_from(edition: Edition, centre: Spot, wanted: Wanted, skip: int = 0) -> Step:
    """What stands next to `centre`, the most tied first."""
    asked = wanted.parameters()
    rows = edition.store.query("around", id=centre.id, skip=skip, limit=PER_STEP, **asked)
    sizes = edition.store.query("around_size", id=centre.id, **asked)
    by_kind = {Kind(row["kind"]): row["things"] for row in sizes}
    return Step(centre, tuple(_neighbour(edition, centre, row) for row in rows), sum(by_kind.values()), skip, by_kind)


def kinds_around(edition: Edition, centre: Spot) -> list[tuple[Kind, int]]:
    """Which kinds stand next to a thing, and how many of each."""
    return [(Kind(row["kind"]), row["things"]) for row in edition.store.query("around_size", id=centre.id)]


def predicates_around(edition: Edition, centre: Spot) -> list[tuple[Predicate, int]]:
    """By which predicates a thing is tied, and how many relations each has."""
    counts: dict[Predicate, int] = {}
    for row in edition.store.query("relation_counts", id=centre.id):
        predicate = Predicate(row["predicate"])
        counts[predicate] = counts.get(predicate, 0) + row["relations"]
    return sorted(counts.items(), key=lambda item: list(Predicate).index(item[0]))


def best_connected(edition: Edition) -> list[Spot]:
    """The twenty things that are tied to most others: places to start. No chapters, and no lists that we made."""

    def read() -> list[Spot]:
        documents = documents_of(edition)
        lists = {document.id for document in documents.values() if document.is_vocabulary or document.is_tabular}
        rows = edition.store.query("best_connected", limit=4 * STARTS)
        spots = [Spot(row["id"], Kind(row["kind"]), row["name"]) for row in rows]
        return [spot for spot in spots if spot.kind not in UNFAMILIAR and spot.id not in lists][:STARTS]

    return edition.remember("best connected", read)


def ties_among(edition: Edition, spots: Sequence[Spot]) -> list[tuple[str, str, Predicate]]:
    """The relations that the things on the screen have with each other: from, to and predicate."""
    rows = edition.store.query("relations_among", ids=[spot.id for spot in spots])
    return [(row["from"], row["to"], Predicate(row["predicate"])) for row in rows]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a way, with the sentence that says so."""

    start: Spot
    words: str
    """Read from `start`."""
    end: Spot
    source: Mapping[str, Any]
    others: int
    """Further relations between the two."""
    sentence: str
    """The sentence around the quote of `source`."""


def ways_between(edition: Edition, start: str, end: str) -> list[list[Hop]]:
    """The shortest ways between two things, at most four steps, with a sentence for each step."""
    return [_hops(edition, way) for way in ways.shortest_ways(edition.store, start, end, limit=8)]


def _hops(edition: Edition, way: Mapping[str, Any]) -> list[Hop]:
    spots = [Spot(thing["id"], Kind(thing["kind"]), thing["name"]) for thing in way["things"]]
    return [
        Hop(
            start,
            relation_words(
                Predicate(step["predicate"]), "out" if step["from"] == start.id else "in", kind_of(step["from"])
            ),
            end,
            step["source"],
            step["others"],
            sentence_of(edition, step["source"]),
        )
        for start, end, step in zip(spots, spots[1:], way["steps"], strict=False)
    ]


def _neighbour(edition: Edition, centre: Spot, row: Mapping[str, Any]) -> Neighbour:
    kind = Kind(row["kind"])
    words = tuple(
        relation_words(Predicate(tie["predicate"]), tie["direction"], kind if tie["direction"] == "in" else centre.kind)
        for tie in row["ties"]
    )
    source = row["source"]
    said = sentence_of(edition, source)
    return Neighbour(row["id"], kind, row["name"], words, row["relations"], source, said)
