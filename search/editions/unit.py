"""What is compared: the sentences of a document, with their terms, numbers and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.store import GraphStore
from search.dutch import STOP_WORDS, stem, tokens

CAPTIONS = frozenset({"bijschrift"})
"""Sentences of these sorts say nothing of their own."""
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*")
_NAME = re.compile(r"(?<![.!?:;•‘“\"']\s)(?<!^)\b(?:[A-Z][\w’'-]*[A-Z]\w*|[A-Z][a-zà-ÿ]{2,}\w*)\b")
"""Words with a capital inside a sentence: names and abbreviations. The first word of a sentence does not count."""


@dataclass(frozen=True)
class Unit:
    """A sentence (or item of a list, or row of a table) of one edition."""

    text: str
    """Mended for reading."""
    start: int
    """First character in the original."""
    end: int
    section: str
    """Id of the section (or document) it stands in."""
    heading: str
    """Name of that section."""
    block: int
    """Sentences of one paragraph or list item share a number within their section."""
    kind: str
    """A `BlockKind`: alinea, lijstitem, tabel, voetnoot."""

    @cached_property
    def surface(self) -> Mapping[str, str]:
        """Stem of each word that carries meaning → the word as it stands, in reading order."""
        found: dict[str, str] = {}
        for token in tokens(self.text):
            if token.form not in STOP_WORDS:
                found.setdefault(stem(token.form), self.text[token.start : token.end])
        return found

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return frozenset(self.surface)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(_NAME.findall(self.text))

    @property
    def is_short_item(self) -> bool:
        """Whether it is one of those list items that only say something together."""
        return self.kind == "lijstitem" and len(self.text) <= 110


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the place of its heading, and where its parent is."""

    id: str
    name: str
    parent: str | None
    start: int
    end: int
    numbered: bool


@dataclass(frozen=True, slots=True)
class EditionText:
    """One edition: its sentences in reading order, its sections, and where it says something of weight."""

    document: str
    units: tuple[Unit, ...]
    parts: tuple[Part, ...]
    weighty: tuple[tuple[int, int], ...]
    """Ranges of actions, agreements, goals and amounts."""


def read_edition(store: GraphStore, document: str) -> EditionText:
    """The text of a document out of the graph; without units when there is no such document."""
    rows = store.query("prose_of", document=document)
    places = store.query("weighty_places", document=document)
    return EditionText(
        document=document,
        units=tuple(unit for row in rows for unit in _units(row)),
        parts=tuple(
            Part(
                row["id"],
                row["name"],
                row["parent"],
                row["start"],
                row["end"],
                bool((row["props"] or {}).get("nummer")),
            )
            for row in rows
            if row["kind"] == "Sectie"
        ),
        weighty=tuple((row["start"], row["end"]) for row in places),
    )


def _units(row: Mapping[str, Any]) -> Iterator[Unit]:
    props = row["props"] or {}
    columns = ("zinnen", "zin_start", "zin_eind", "zin_blok", "zin_soort")
    for text, start, end, block, kind in zip(*(props.get(name) or () for name in columns), strict=True):
        if kind not in CAPTIONS and _WORD.search(text):
            yield Unit(text, start, end, row["id"], row["name"], block, kind)
