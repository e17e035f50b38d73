"""From thing to thing: what lies around one, and the ways from one to another with the sentences along them.

Ways are put together here from bounded questions of the catalogue. A single query for all shortest paths is no answer:
over things that are named everywhere there are millions of equally short ones (Neo4j does not come back from that, and
kglite gives 256 of them without saying so).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.store import GraphStore, Row

BUSY = 50
"""A thing with more relations than this is passed only by ways of two steps. What is named everywhere ("ouderen") joins
everything to everything; a long way by it says nothing, and there are too many of them."""
BUSY_AROUND = 100
"""The same for what lies around a thing."""


def neighbourhood(store: GraphStore, thing: str, *, without: Sequence[str] = (), limit: int = 100) -> list[Row]:
    """The things one step from `thing`, and then those two steps away, at most `limit` in all.

    `without` names predicates that do not count as a step. Rows: id, kind, name, distance (1 or 2), paths (the number
    of ways to get there); nearest first, then most ways.
    """
    near = store.query("neighbours", id=thing, without=list(without), limit=limit)
    rows = [_place(row, 1, row["relations"]) for row in near]
    if len(near) < limit:
        far = store.query(
            "second_neighbours",
            id=thing,
            busy=BUSY_AROUND,
            without=list(without),
            limit=limit - len(near),
            **{"except": [row["id"] for row in near]},
        )
        rows += [_place(row, 2, row["paths"]) for row in far]
    return rows


def shortest_ways(
    store: GraphStore, start: str, end: str, *, without: Sequence[str] = (), limit: int = 25
) -> list[Row]:
    """The shortest ways between two things (at most four steps), all that are equally short up to `limit`.

    Rows: length, things ({id, kind, name} in order), steps ({predicate, from, to, fact, source, others} between them).
    `from` and `to` tell which way the relation runs; where several relations join two things the first is given and
    `others` says how many more there are. In order of the ids of what is passed; the same in every store.
    """
    for length in (1, 2, 3, 4):
        found = _ways(store, start, end, length, without, limit)
        if found:
            return _told(store, found, without)
    return []


def short_ways(store: GraphStore, start: str, end: str, *, without: Sequence[str] = (), limit: int = 25) -> list[Row]:
    """All ways of at most three steps between two things, shortest first, up to `limit`. Rows as in shortest_ways."""
    found: list[list[str]] = []
    for length in (1, 2, 3):
        if len(found) < limit:
            found += _ways(store, start, end, length, without, limit - len(found))
    return _told(store, found, without)


def _place(row: Row, distance: int, paths: int) -> Row:
    return {"id": row["id"], "kind": row["kind"], "name": row["name"], "distance": distance, "paths": paths}


def _ways(store: GraphStore, start: str, end: str, length: int, without: Sequence[str], limit: int) -> list[list[str]]:
    """The ids along each way of exactly `length` steps."""
    if start == end or limit < 1:
        return []
    if length == 1:
        joined = store.query("relations_with_source_among", ids=[start, end], without=list(without))
        return [[start, end]] if any(row["from"] != row["to"] for row in joined) else []
    ends = {"from": start, "to": end}
    if length == 2:
        rows = store.query("ways_of_two", without=list(without), limit=limit, **ends)
    else:
        name = {3: "ways_of_three", 4: "ways_of_four"}[length]
        rows = store.query(name, busy=BUSY, without=list(without), limit=limit, **ends)
    return [[start, *row.values(), end] for row in rows]


def _told(store: GraphStore, ways: Iterable[Sequence[str]], without: Sequence[str]) -> list[Row]:
    """Ways by ids as rows for a page."""
    ways = list(ways)
    if not ways:
        return []
    ids = sorted({thing for way in ways for thing in way})
    things = {row["id"]: {key: row[key] for key in ("id", "kind", "name")} for row in store.query("things", ids=ids)}
    between: dict[frozenset[str], list[Row]] = {}
    for row in store.query("relations_with_source_among", ids=ids, without=list(without)):
        between.setdefault(frozenset((row["from"], row["to"])), []).append(row)
    return [
        {
            "length": len(way) - 1,
            "things": [things[thing] for thing in way],
            "steps": [_step(between[frozenset(pair)]) for pair in pairwise(way)],
        }
        for way in ways
    ]


def _step(relations: Sequence[Row]) -> Row:
    return {**relations[0], "others": len(relations) - 1}
