"""What results can be narrowed by, with exact counts over everything that a question found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from search import thing_facts
from search.passage import Facet, FacetValue

Chosen = Mapping[str, Collection[str]]
"""Facet → the values that are ticked."""


class Facets:
    """The facet values of the things that one question found."""

    def __init__(self, things: Sequence[str], values: Iterable[thing_facts.FacetValue], chosen: Chosen) -> None:
        """`values` of all `things`, at least in the facets that are chosen from or counted."""
        self._things = things
        self._chosen = {name: frozenset(ticked) for name, ticked in chosen.items() if ticked}
        self._has: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._labels: dict[tuple[str, str], str] = {}
        for thing, facet, value, label in values:
            self._has[facet][thing].add(value)
            self._labels[facet, value] = label
        self._misses = {thing: [name for name in self._chosen if not self._fits(thing, name)] for thing in things}

    def _fits(self, thing: str, name: str) -> bool:
        return not self._chosen[name].isdisjoint(self._has[name].get(thing, ()))

    def kept(self) -> set[str]:
        """Things with a ticked value in every facet where something is ticked."""
        return {thing for thing, misses in self._misses.items() if not misses}

    def count(self, name: str) -> Facet:
        """The values of one facet: how many things each gives, with what is ticked in the other facets."""
        everywhere: Counter[str] = Counter()
        here: Counter[str] = Counter()
        for thing in self._things:
            values = self._has[name].get(thing, ())
            everywhere.update(values)
            if all(missed == name for missed in self._misses[thing]):
                here.update(values)
        ticked = self._chosen.get(name, frozenset())
        order = sorted(everywhere, key=lambda value: (-everywhere[value], self._labels[name, value].casefold(), value))
        return Facet(name, tuple(FacetValue(v, self._labels[name, v], here[v], v in ticked) for v in order))
