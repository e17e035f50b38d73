"""Where each property of a thing was read: the sentence or cell that gives it, as an address in the source text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from web.edition import Edition
from web.templating import source_address
from web.things import documents_of

_FIELDS = ("velden", "veld_start", "veld_eind")
"""Parallel lists in which a reader of cells keeps where each property stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """A range of characters in the text of a document."""

    document: str
    start: int
    end: int

    @property
    def address(self) -> str:
        """The source text at this place."""
        return source_address(self.document.partition("/")[2], start=self.start, end=self.end)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one place says of a thing."""

    place: Place
    props: Mapping[str, Any]

    def gives(self, key: str, value: Any) -> bool:
        """Whether it says this of the property; of a list, part of it."""
        own = self.props.get(key)
        if isinstance(value, list) and isinstance(own, list):
            return bool(set(map(str, own)) & set(map(str, value)))
        return own is not None and own == value

    def place_of(self, key: str) -> Place | None:
        """Where exactly it gives the property; None when only the place of the whole is known."""
        names, starts, ends = (self.props.get(name) or () for name in _FIELDS)
        found = (
            Place(self.place.document, start, end)
            for name, start, end in zip(names, starts, ends, strict=False)
            if name == key
        )
        return next(found, None)


def said_by_sources(edition: Edition, thing_id: str) -> list[Mapping[str, Any]]:
    """The properties of a thing as each place that describes it gives them; those that give none left out."""
    rows = edition.store.query("thing_statements", id=thing_id)
    return [row["props"] for row in rows if any(value not in (None, "", []) for value in (row["props"] or {}).values())]


def property_places(edition: Edition, thing_id: str, props: Mapping[str, Any]) -> dict[str, Place]:
    """Property → where the value that `props` has was read, the exact place before the place of the whole.

    What a person corrected, and what no source says in these words, has no place.
    """
    rows = edition.store.query("thing_statements", id=thing_id)
    word_lists = {document.id for document in documents_of(edition).values() if document.is_word_list}
    statements = [
        _Statement(Place(row["source"]["document"], row["source"]["start"], row["source"]["end"]), row["props"] or {})
        for row in rows
        if row["source"]["document"] not in word_lists
    ]
    known = {key: value for key, value in props.items() if value not in (None, "", []) and key not in _FIELDS}
    found = {key: _place(statements, key, value) for key, value in known.items()}
    return {key: place for key, place in found.items() if place}


def _place(statements: Sequence[_Statement], key: str, value: Any) -> Place | None:
    giving = [statement for statement in statements if statement.gives(key, value)]
    exact = (place for statement in giving if (place := statement.place_of(key)))
    return next(exact, giving[0].place if giving else None)
