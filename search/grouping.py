"""Ranked passages become things: grouped, each shown once, spread over documents, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import CONCEPTS, Kind
from search.passage import Order
from search.passage_store import Place
from search.passages import PART_OF_TEXT
from search.thing_facts import ThingFacts
from search.vectors import Scored

TOP, PER_DOCUMENT = 5, 2
"""At most two things of one document among the first five."""
READ_IN_PLACE = PART_OF_TEXT | {Kind.DOCUMENT, Kind.SECTIE}
"""Kinds that this holds for: parts of a text. An inventory is one document of many independent things."""
WORDS = CONCEPTS - {Kind.ORGANISATIE, Kind.WET}
"""Kinds of concepts that are words for something, not things with a name of their own."""
USE_FIRST = (Kind.VOORZIENING, Kind.INTERVENTIE, Kind.RICHTLIJN, Kind.VRAAGGEBIED, Kind.LOKET)
"""Of things that are called as the question, these come first, in this order: one can do something with them."""
WORDS_FROM = 3
"""A concept that is called as the question comes after so many things: what a word means is seldom what is asked."""
WEAK = 0.08
"""Things that score less than this share of the best one are not counted as found."""


@dataclass(slots=True)
class Found:
    """A thing with the places of its matching passages, best first."""

    score: float
    places: list[Place]
    named: bool = False
    """Whether it is called exactly as the question."""

    @property
    def thing(self) -> str:
        return self.places[0].thing


def group(ranked: Scored, places: Mapping[int, Place], named: Iterable[Place], *, weak: float = WEAK) -> list[Found]:
    """Things by relevance: those that are called as the question (`named`), then by their best passage; a concept
    that is called so a little lower. What scores less than the share `weak` of the best one is left out."""
    things: dict[str, Found] = {}
    for card in sorted(named, key=_usefulness):
        things[card.thing] = Found(1.0, [card], named=True)
    for number, score in ranked:
        place = places[number]
        thing = things.setdefault(place.thing, Found(score, []))
        if not (thing.named and place == thing.places[0]):
            thing.places.append(place)
    floor = weak * max((thing.score for thing in things.values()), default=0.0)
    return _words_lower(_spread(_once([thing for thing in things.values() if thing.score >= floor])))


def _usefulness(card: Place) -> tuple[int, str]:
    return USE_FIRST.index(card.kind) if card.kind in USE_FIRST else len(USE_FIRST), card.thing


def _words_lower(things: Sequence[Found]) -> list[Found]:
    words = [thing for thing in things if thing.named and thing.places[0].kind in WORDS]
    others = [thing for thing in things if not (thing.named and thing.places[0].kind in WORDS)]
    return [*others[:WORDS_FROM], *words, *others[WORDS_FROM:]]


def _once(things: Iterable[Found]) -> list[Found]:
    """Without things that show a sentence again: one sentence may be an Afspraak and its Actie."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Found] = []
    for thing in things:
        best = thing.places[0]
        place = (best.file, best.start, best.end)
        if place not in seen or thing.named:
            kept.append(thing)
        seen.add(place)
    return kept


def _spread(things: Sequence[Found]) -> list[Found]:
    """At most two things of one document among the first five, as far as other documents have any; else by score."""
    top: list[Found] = []
    per_document: dict[str, int] = {}
    for thing in things:
        document, kind = thing.places[0].document, thing.places[0].kind
        if len(top) < TOP and (kind not in READ_IN_PLACE or per_document.get(document, 0) < PER_DOCUMENT):
            per_document[document] = per_document.get(document, 0) + (kind in READ_IN_PLACE)
            top.append(thing)
    chosen = {id(thing) for thing in top}
    return top + [thing for thing in things if id(thing) not in chosen]


def ordered(things: Sequence[Found], order: Order, facts: Mapping[str, ThingFacts]) -> list[Found]:
    """Things (by relevance) in another order; what is equal in it stays by relevance."""
    if order == Order.NEWEST:
        return sorted(things, key=lambda thing: facts[thing.thing].date, reverse=True)
    if order == Order.EVIDENCE:
        return sorted(things, key=lambda thing: -facts[thing.thing].evidence)
    return list(things)
