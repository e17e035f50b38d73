"""What a page offers to narrow a list by: groups of boxes, the chips of what was chosen, and the pages of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from graph.model import Kind

PAGE = re.compile(r"[1-9][0-9]{0,5}")
"""A page number in an address."""


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick."""

    value: str
    label: str
    count: int | None = None
    """How many things it leaves; None where that is not counted."""
    chosen: bool = False
    kind: Kind | None = None
    """Set where the sign of a kind stands before the words."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Boxes under one heading; `name` is their name in the address."""

    name: str
    legend: str
    options: tuple[Option, ...]
    single: bool = False
    """Whether only one can be chosen."""

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice, and the address without it."""

    label: str
    href: str


def page_number(asked: QueryParams) -> int:
    """The page that an address asks for, from 1; 1 where it asks for none, or for what is no page.

    Pages for visitors read it so: somebody who mends an address by hand gets the list. Twins read it strictly
    (`web.workbench.asking`).
    """
    number = asked.get("pagina", "")
    return int(number) if PAGE.fullmatch(number) else 1


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An address with its query; pairs without a value are left out."""
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def chips(path: str, groups: Sequence[FilterGroup], kept: Sequence[tuple[str, str]] = ()) -> list[Chip]:
    """A chip per choice; `kept` are the other pairs of the address (the question, the order), without page number."""
    chosen = [(group.name, option.value, option.label) for group in groups for option in group.chosen]
    return [
        Chip(label, address(path, [*kept, *((n, v) for n, v, _ in chosen if (n, v) != (name, value))]))
        for name, value, label in chosen
    ]
