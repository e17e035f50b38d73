"""The level of each heading, from numbers, the table of contents and what stands open above it.

Headings of one sort are siblings; a sort that is not open yet goes under what is. Where that would be wrong (a
heading after the last item of a numbered row, a chapter without a number) the text around decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from ingest.contents import Entry
from ingest.heading_words import (
    BEFORE_CHAPTERS,
    CHAPTER_LIKE,
    CLOSING_CHAPTERS,
    CLOSING_LABELS,
    LEAVES,
    NUMBERED_WORDS,
    OPENING_CHAPTERS,
)
from ingest.headings import Heading
from ingest.rows import Role
from ingest.titles import Form, clean, key
from ingest.units import Unit
from ingest.words import FUNCTION_WORDS, WORD

_ROWS: Final = frozenset({Form.WORD, Form.NOTE, Form.SINGLE, Form.ROMAN, Form.LETTER, Form.MIXED})
_UNNUMBERED: Final = OPENING_CHAPTERS | BEFORE_CHAPTERS | CLOSING_CHAPTERS | LEAVES
"""Titles that stand without a number beside numbered chapters."""
_FULL_PAGE: Final = 0.8
_INTRODUCTION: Final = 700
"""The longest text that announces the headings after it, in characters."""


def with_implied(headings: Sequence[Heading], entries: Sequence[Entry], units: Sequence[Unit]) -> list[Heading]:
    """Add the numbered chapters that only the table of contents names, before their first section or their text."""
    have = {heading.values[0] for heading in headings if heading.chapter and heading.values}
    have_titles = {key(heading.text) for heading in headings}
    chapters = [entry for entry in entries if entry.depth == 1 and entry.numbering.values and len(entry.key) > 2]
    implied = []
    for entry in chapters:
        number = entry.numbering.values[0]
        if number in have or entry.key in have_titles:
            continue
        section = next((h.at for h in headings if h.form is Form.DOTTED and h.values[0] == number), None)
        if section is None and entry is chapters[0]:
            section = _opening_text(headings, entries, units)
        if section is not None:
            title = entry.numbering.title
            implied.append(
                Heading(
                    section, Form.CHAPTER, title, (number,), chapter=True, listed=True, entry=entry, kind="impliciet"
                )
            )
    # An implied chapter goes before the section at the same place.
    return sorted([*implied, *headings], key=lambda heading: (heading.at, heading.entry is None))


def _opening_text(headings: Sequence[Heading], entries: Sequence[Entry], units: Sequence[Unit]) -> int | None:
    """The first text after the table of contents when no heading comes before it."""
    for index, unit in enumerate(units):
        if unit.role is Role.TEXT and unit.rows[0].index > entries[-1].row:
            return index if not headings or headings[0].at > index else None
    return None


class Nesting:
    """Gives headings their level and parent, in place."""

    def __init__(self, headings: Sequence[Heading], units: Sequence[Unit]) -> None:
        self.headings = headings
        self.units = units
        self.open: list[Heading] = []
        self.closed_box = False
        self.filled_rows: set[tuple[Form, str]] = set()
        """Rows of numbered headings that have headings without number inside."""
        self._name_chapters()
        numbered = [heading for heading in headings if heading.chapter and heading.values and not heading.entry]
        self.lost = bool(numbered) and numbered[0].values[0] > 1 and not any(heading.entry for heading in headings)
        """Whether chapters are missing at the beginning: what stands there is no chapter."""
        self.announced = self._announced()

    def nest(self) -> None:
        """Go through the headings in order and place each under one of those that are open."""
        for place, heading in enumerate(self.headings):
            self._observe_labels(place)
            if self._goes_on_with_chapters(heading):
                heading.chapter, heading.kind = True, "kop"
            parent = self._parent(place, heading)
            while self.open and self.open[-1] is not parent:
                self.open.pop()
            heading.parent = parent
            heading.level = parent.level + 1 if parent else self._outermost(heading)
            if parent and heading.form is Form.NONE and not parent.chapter:
                self.filled_rows.add((parent.form, parent.word))
            self._name_kind(heading)
            self.open.append(heading)
            if heading.chapter:
                self.lost = False
        self._observe_labels(len(self.headings))

    def _goes_on_with_chapters(self, heading: Heading) -> bool:
        """Whether "3. Geld" is the chapter after 2, because no row "1.", "2." is open that it could belong to."""
        if heading.form is not Form.SINGLE or heading.chapter or heading.box or heading.values[0] < 2:
            return False
        last = self._deepest(lambda h: h.chapter and h.form is Form.SINGLE)
        if last is None or heading.values[0] != last.values[0] + 1:
            return False
        inside = self.open[self.open.index(last) + 1 :]
        return any(h.form is Form.DOTTED for h in inside) and not any(h.form is Form.SINGLE for h in inside)

    def _outermost(self, heading: Heading) -> int:
        """Level of a heading under no other: that of a chapter, unless its chapter is missing."""
        if heading.form is Form.DOTTED:
            return len(heading.values)
        return 2 if self.lost and not heading.chapter else 1

    # What is a chapter

    def _name_chapters(self) -> None:
        """Without numbered chapters: chapters are what begins a page that need not have begun, or says so."""
        headings = self.headings
        if any(heading.chapter and heading.values for heading in headings) or any(h.listed for h in headings):
            return
        if self._name_rows():
            return
        pages = self._page_fill()
        if not pages:
            self._level_names()
            return
        full = sorted(fill for _, fill in pages)[int(0.8 * (len(pages) - 1))]
        fills = dict(pages)
        for place, heading in enumerate(headings):
            first = self.units[heading.at].rows[0]
            if heading.form is not Form.NONE or heading.chapter:
                continue
            if place == 0 or (first.begins_page and self._begins_chapter(place, fills.get(first.index, 0), full)):
                heading.chapter = True
        if sum(heading.chapter for heading in headings) < 2:
            self._level_names()

    def _level_names(self) -> None:
        """A Voorwoord or Bijlage among headings that are no chapters is a heading like those."""
        for heading in self.headings:
            heading.chapter = False

    def _name_rows(self) -> bool:
        """Whether headings "1. …", "2. …" are the outermost: then they are the chapters."""
        single = [heading for heading in self.headings if heading.form is Form.SINGLE]
        first = next((h for h in self.headings if h.title not in _UNNUMBERED), None)
        if not single or first is not single[0] or sum(h.values == (1,) for h in single) > 1:
            return False
        for heading in single:
            heading.chapter = True
            heading.kind = "kop"
        return True

    def _page_fill(self) -> list[tuple[int, int]]:
        """First row of each page after the first, and how many rows the page before it had."""
        starts = sorted(row.index for unit in self.units for row in unit.rows if row.begins_page)
        return [(after, after - before) for before, after in pairwise(starts)]

    def _begins_chapter(self, place: int, fill: int, full: int) -> bool:
        if fill < _FULL_PAGE * full:
            return True
        heading = self.headings[place]
        words = WORD.findall(heading.title)
        if words and (words[0] in CHAPTER_LIKE or heading.title in CHAPTER_LIKE):
            return True
        after = self.headings[place + 1 : place + 2]
        return bool(after) and after[0].form in _ROWS

    # Where a heading goes

    def _parent(self, place: int, heading: Heading) -> Heading | None:
        if heading.chapter or heading.word == "bijlage":
            return None
        if heading.depth and heading.form is Form.NONE and self.units[heading.at].hashes:
            return self._deepest(lambda h: h.depth < heading.depth)
        if heading.box:
            return self._deepest(lambda h: bool(h.values) and not h.box)
        box = self._deepest(lambda h: h.box)
        if box is not None and heading.form is Form.NONE:
            if not self.closed_box and not heading.listed:
                return box
            self._pop(box)
        if heading.form is Form.DOTTED:
            return self._dotted_parent(heading)
        if heading.listed and heading.form in (Form.NONE, Form.WORD):
            return self._listed_parent(place, heading)
        if heading.form in _ROWS:
            return self._row_parent(heading)
        return self._plain_parent(place, heading)

    def _deepest(self, wanted: Callable[[Heading], bool]) -> Heading | None:
        return next((heading for heading in reversed(self.open) if wanted(heading)), None)

    def _pop(self, heading: Heading) -> None:
        del self.open[self.open.index(heading) :]

    def _dotted_parent(self, heading: Heading) -> Heading | None:
        sibling = self._deepest(lambda h: h.form is Form.DOTTED and len(h.values) == len(heading.values))
        if sibling is not None and sibling.values < heading.values:
            return sibling.parent
        top = self.open[-1] if self.open else None
        if top is not None and top.form is Form.NONE and top.direct and not top.chapter:
            return top
        above = self._deepest(lambda h: bool(h.values) and h.values == heading.values[:-1])
        if above is not None:
            return above
        if sibling is not None:
            return sibling.parent
        return self._deepest(lambda h: h.form is not Form.NONE or h.chapter)

    def _listed_parent(self, place: int, heading: Heading) -> Heading | None:
        """Under the chapter, beside what the table of contents lists too, unless that stands right above it."""
        before = self._deepest(lambda h: h.listed and not h.chapter)
        if heading.depth > 1:
            return self._deepest(lambda h: h.depth < heading.depth if h.depth else h.chapter)
        if before is None:
            return self._deepest(lambda h: h.chapter)
        if before is self.open[-1] and before.direct and before.parent is None and place and not before.values:
            return before
        return before.parent

    def _row_parent(self, heading: Heading) -> Heading | None:
        if heading.form is Form.NOTE and len(heading.values) > 1:
            above = self._deepest(lambda h: h.form is Form.NOTE and h.values == heading.values[:-1])
            if above is not None:
                return above
        sibling = self._deepest(
            lambda h: (
                h.form is heading.form
                and h.word == heading.word
                and not h.chapter
                and len(h.values) == len(heading.values)
            )
        )
        if sibling is not None:
            return sibling.parent
        while self.open and self._is_leaf(self.open[-1], heading):
            self.open.pop()
        return self.open[-1] if self.open else None

    def _is_leaf(self, open_heading: Heading, heading: Heading) -> bool:
        """Whether numbered parts that follow do not stand under a heading: an Inleiding, or one with a text of its
        own that does not speak of them ("in de volgende kanslijnen …")."""
        if open_heading.direct or open_heading.chapter or open_heading.form is not Form.NONE or open_heading.box:
            return False
        if open_heading.title in LEAVES:
            return True
        if heading.form is not Form.WORD:
            return False
        said = self._text_between(open_heading.at - 1, heading.at, longest=4000)
        return heading.word not in said

    def _plain_parent(self, place: int, heading: Heading) -> Heading | None:
        alike = [h for h in self.open if h.form is Form.NONE and not h.listed and not h.chapter and not h.box]
        if self._stays_in_row(place, alike):
            return self.open[-1]
        announcer = self.announced.get(place)
        if announcer is not None and self.headings[announcer] in self.open:
            return self.headings[announcer]
        if heading.text.endswith("?"):
            asked = next((h for h in reversed(alike) if h.text.endswith("?") and h.style == heading.style), None)
            if asked is not None:
                return asked.parent
        same = next((h for h in reversed(alike) if h.style == heading.style), None)
        if same is not None:
            return same.parent
        larger = next((h for h in reversed(alike) if h.style > heading.style), None)
        if alike:
            return larger or alike[0].parent
        top = self.open[-1] if self.open else None
        if top is not None and top.form in _ROWS and not top.chapter and not self._nested_in_row(place, top):
            return top.parent
        return top

    def _stays_in_row(self, place: int, alike: Sequence[Heading]) -> bool:
        """Whether an item of a row of numbered headings is open below the last heading like this one and keeps it:
        another item follows, and not at once."""
        below = self.open[self.open.index(alike[-1]) + 1 :] if alike else []
        items = [h for h in below if h.form in (Form.WORD, Form.MIXED) and not h.chapter]
        if not items or not self._nested_in_row(place, items[-1]):
            return False
        after = self.headings[place + 1] if place + 1 < len(self.headings) else None
        return after is None or after.form is not items[-1].form

    def _nested_in_row(self, place: int, item: Heading) -> bool:
        """Whether headings without number stand inside the items of this row: then another item comes after them,
        or they did so before."""
        for later in self.headings[place + 1 :]:
            if later.chapter:
                break
            if later.form is item.form and later.word == item.word:
                return later.values > item.values
        return (item.form, item.word) in self.filled_rows

    # What a text says of the headings after it

    def _announced(self) -> dict[int, int]:
        """Heading → the heading whose text announces it: "needed are cooperation, organisation …" and then headings
        that begin with those words. Only where two or more are announced."""
        announced: dict[int, int] = {}
        for place, heading in enumerate(self.headings):
            if heading.form is not Form.NONE or heading.chapter or heading.direct:
                continue
            following: list[int] = []
            for later in range(place + 1, min(place + 12, len(self.headings))):
                other = self.headings[later]
                if other.form is not Form.NONE or other.chapter or other.text.endswith("?"):
                    break
                following.append(later)
            if len(following) < 2:
                continue
            said = self._text_between(heading.at, self.headings[following[0]].at)
            count = sum(_announces(said, self.headings[later].text) for later in following) if said else 0
            if count >= 2 and _announces(said, self.headings[following[0]].text, first=True):
                announced.update(dict.fromkeys(following, place))
        return announced

    def _text_between(self, first: int, last: int, *, longest: int = _INTRODUCTION) -> str:
        between = (unit.text for unit in self.units[first + 1 : last] if unit.role is Role.TEXT)
        text = " ".join(between).lower()
        return text if len(text) <= longest else ""

    def _observe_labels(self, place: int) -> None:
        """Follow the fixed labels between the heading before and this one: they tell where a box begins and ends."""
        if not place:
            return
        before = self.headings[place - 1]
        if before.box:
            self.closed_box = False
        end = self.headings[place].at if place < len(self.headings) else len(self.units)
        for unit in self.units[before.at + 1 : end]:
            if unit.role is Role.TEXT and unit.label:
                label = clean(unit.text).rstrip("?").strip().lower()
                if not any(heading.box for heading in self.open):
                    before.box, before.kind = True, "box"
                self.closed_box = label in CLOSING_LABELS

    def _name_kind(self, heading: Heading) -> None:
        if heading.form is Form.NOTE and heading.parent:
            words = WORD.findall(heading.parent.title)
            heading.kind = next((kind for word, kind in NUMBERED_WORDS.items() if f"{word}en" in words), heading.kind)
        if heading.parent and heading.parent.box and not heading.box:
            heading.kind = "box_subkop"
        if heading.form is Form.DOTTED and heading.parent and heading.parent.kind in ("speerpunt", "subkop"):
            heading.kind = "actiegroep"


def _announces(said: str, title: str, *, first: bool = False) -> bool:
    """Whether a text has the first telling word of a title and half of the others."""
    words = [word.lower() for word in WORD.findall(title)]
    telling = [word for word in words if word not in FUNCTION_WORDS and len(word) > 3]
    if not telling or not re.search(rf"\b{re.escape(telling[0])}", said):
        return False
    return first or sum(word in said for word in telling) >= 0.5 * len(telling)
