"""Tables on a page of a PDF: text inside a grid of drawn lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf_page import Rule, Word
from ingest.pdf_rows import wrapped_text

_TOUCH = 3.0
"""Points; rules this close to each other meet."""
_MOST_RULES = 2_000
"""A page with more is a drawing; then no tables are sought in it."""


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table with its text, row by row from the top."""

    x0: float
    y0: float
    x1: float
    y1: float
    rows: tuple[tuple[str, ...], ...]
    size: float


def split_tables(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[GridTable], list[Word]]:
    """The tables of a page, and the words that stand in none.

    A table is a set of rules that meet, with at least two columns and two rows of which at least two hold text.
    """
    tables: list[GridTable] = []
    left = list(words)
    for xs, ys in _grids(rules):
        inside = [word for word in left if _is_within(word, xs, ys)]
        rows = _rows(inside, xs, ys)
        if sum(sum(map(bool, row)) >= 2 for row in rows) < 2:
            continue
        sizes = sorted(word.size for word in inside)
        tables.append(GridTable(xs[0], ys[0], xs[-1], ys[-1], rows, sizes[len(sizes) // 2]))
        taken = {id(word) for word in inside}
        left = [word for word in left if id(word) not in taken]
    return tables, left


def _grids(rules: Sequence[Rule]) -> list[tuple[list[float], list[float]]]:
    """Column and row edges of every set of rules that meet and make at least two columns and two rows."""
    if len(rules) > _MOST_RULES:
        return []
    grids = []
    for group in _meeting(rules):
        xs = _edges(rule.x0 for rule in group if not rule.is_horizontal)
        ys = _edges(rule.y0 for rule in group if rule.is_horizontal)
        if len(xs) >= 3 and len(ys) >= 3:
            grids.append((xs, ys))
    # the largest first: a table in a cell of another is part of that cell
    return sorted(grids, key=lambda grid: (grid[0][0] - grid[0][-1]) * (grid[1][-1] - grid[1][0]))


def _meeting(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch, directly or through others."""
    group_of = list(range(len(rules)))

    def find(place: int) -> int:
        while group_of[place] != place:
            group_of[place] = group_of[group_of[place]]
            place = group_of[place]
        return place

    order = sorted(range(len(rules)), key=lambda place: rules[place].x0)
    for rank, first in enumerate(order):
        for second in order[rank + 1 :]:
            if rules[second].x0 > rules[first].x1 + _TOUCH:
                break
            if rules[second].y0 <= rules[first].y1 + _TOUCH and rules[first].y0 <= rules[second].y1 + _TOUCH:
                group_of[find(first)] = find(second)
    groups: dict[int, list[Rule]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(find(place), []).append(rule)
    return list(groups.values())


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _TOUCH:
            edges.append(value)
    return edges


def _is_within(word: Word, xs: Sequence[float], ys: Sequence[float]) -> bool:
    middle = (word.y0 + word.y1) / 2
    return xs[0] - _TOUCH <= word.x0 and word.x1 <= xs[-1] + _TOUCH and ys[0] - _TOUCH <= middle <= ys[-1] + _TOUCH


def _rows(words: Iterable[Word], xs: Sequence[float], ys: Sequence[float]) -> tuple[tuple[str, ...], ...]:
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = sum(x < (word.x0 + word.x1) / 2 for x in xs[1:-1])
        row = sum(y > (word.y0 + word.y1) / 2 for y in ys[1:-1])
        cells.setdefault((row, column), []).append(word)
    table = [
        tuple(wrapped_text(cells.get((row, column), ())) for column in range(len(xs) - 1)) for row in range(len(ys) - 1)
    ]
    return tuple(row for row in table if any(row))
