"""Numbered units that may be headings or items of a list: told apart by what stands between and around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ingest.contents import Entry
from ingest.rows import Role
from ingest.titles import Form, is_closed, key
from ingest.units import Unit

ENUMERATED: Final = frozenset({Form.SINGLE, Form.LETTER, Form.ROMAN})
SECTIONS: Final = frozenset({Form.CHAPTER, Form.WORD, Form.NOTE, Form.DOTTED})
LARGER: Final = 1.12
"""From this size on, relative to the running text, type is that of a heading."""
_FARTHEST: Final = 60
"""Within how many units the first section of a numbered chapter is looked for."""


class Enumerations:
    """The numbered units of one document."""

    def __init__(
        self, units: Sequence[Unit], likely: Sequence[bool], entries: Sequence[Entry], running: frozenset[str]
    ) -> None:
        self.units = units
        self.likely = likely
        """Whether the unit of that index looks like a title."""
        self.entries = entries
        self.running = running
        """Keys of the running heads of the document."""
        self.text = [index for index, unit in enumerate(units) if unit.role is Role.TEXT]
        self.place = {index: place for place, index in enumerate(self.text)}

    def chapters(self) -> set[int]:
        """Units like "3. Title" that are chapters and no items: by the table of contents, a running head, sections
        3.1 and on that follow, the outline of the word processor, or as the next in such a row."""
        chapters: set[int] = set()
        last = 0
        all_bare = False
        within: dict[int, int] = {}
        for index in self.text:
            unit = self.units[index]
            if unit.numbering.form is Form.CHAPTER:
                last, within = unit.numbering.values[0], {}
            if unit.numbering.form not in (Form.SINGLE, Form.BARE) or unit.box:
                continue
            value = unit.numbering.values[0]
            if not self.likely[index]:
                if unit.numbering.form is Form.SINGLE:
                    within[value] = index
                continue
            continues = value == last + 1 and last > 0 and (value - 1) not in within
            bare = unit.numbering.form is Form.BARE
            if self._is_chapter(index) or (continues and (all_bare or not bare)):
                chapters.add(index)
                if last == 0:
                    chapters.update(self._before_first(within, value))
                last, within, all_bare = value, {}, bare and (all_bare or last == 0)
            elif not bare:
                within[value] = index
        return chapters

    def _before_first(self, within: Mapping[int, int], value: int) -> list[int]:
        """Titles 1, 2, … before the first known chapter, each over a text of its own: chapters without sections."""
        row = [within.get(number) for number in range(1, value)]
        if any(index is None or not self.likely[index] for index in row):
            return []
        known = [index for index in row if index is not None]
        below = [self.text[self.place[index] + 1] for index in known]
        heads = all(self.units[index].is_body and index not in known for index in below)
        return known if heads and not any(self.units[index].box for index in known) else []

    def _is_chapter(self, index: int) -> bool:
        unit = self.units[index]
        said, value = key(unit.title), unit.numbering.values[0]
        depth = {entry.depth for entry in self.entries if entry.key == said}
        if 1 in depth or re.sub(r"\d+", "", said) in self.running or unit.size >= 1.2:
            return True
        if unit.rows[0].outlined and unit.numbering.form is Form.SINGLE and not is_closed(unit.text):
            return True
        for place in range(self.place[index] + 1, len(self.text)):
            later, likely = self.units[self.text[place]].numbering, self.likely[self.text[place]]
            if later.form is Form.DOTTED and likely:
                return later.values[:2] in ((value, 1), (value, 0))
            same_row = later.form is Form.SINGLE and later.values[0] in (value, value + 1) and likely
            if same_row or place > self.place[index] + _FARTHEST:
                return False
        return False

    def headings(self, chapters: Collection[int]) -> set[int]:
        """Units like "2. Title" or "b. Title" that are headings of the paragraphs between them, not items."""
        headings: set[int] = set()
        for run in self._runs(chapters):
            if all(self.likely[index] for index in run) and self._encloses_text(run):
                headings.update(run)
        return headings

    def _runs(self, chapters: Collection[int]) -> Iterator[list[int]]:
        """Units numbered on from one another."""
        open_runs: list[list[int]] = []
        for index in self.text:
            unit = self.units[index]
            if index in chapters or (unit.numbering.form in SECTIONS and self.likely[index]) or unit.box:
                yield from open_runs
                open_runs = []
                continue
            if unit.numbering.form not in ENUMERATED:
                continue
            while open_runs:
                last = self.units[open_runs[-1][-1]].numbering
                same = last.form is unit.numbering.form and last.marker.isupper() == unit.numbering.marker.isupper()
                if same and unit.numbering.values[0] == last.values[0] + 1:
                    break
                if not same and unit.numbering.values[0] == 1:
                    break  # a list inside an item
                yield open_runs.pop()
            last_form = self.units[open_runs[-1][-1]].numbering.form if open_runs else None
            if last_form is unit.numbering.form and unit.numbering.values[0] != 1:
                open_runs[-1].append(index)
            else:
                open_runs.append([index])
        yield from open_runs

    def _encloses_text(self, run: Sequence[int]) -> bool:
        between = [self._between(first, second) for first, second in pairwise(run)]
        between.append(self._after(run[-1]))
        filled = [units for units in between if units]
        if len(filled) < 0.5 * len(between) or not between[0]:
            return False
        if any(not unit.item for units in filled for unit in units):
            return True
        labels = sum(self.units[index].text.endswith(":") for index in run)
        return 2 * labels < len(run) and not self._introduced(run[0])

    def _between(self, first: int, second: int) -> list[Unit]:
        places = self.text[self.place[first] + 1 : self.place[second]]
        return [self.units[index] for index in places[:20]]

    def _after(self, index: int) -> list[Unit]:
        place = self.place[index] + 1
        if place == len(self.text):
            return []
        after = self.units[self.text[place]]
        return [after] if after.is_body else []

    def _introduced(self, index: int) -> bool:
        """Whether the text before it ends with a colon: then a list follows."""
        place = self.place[index]
        return place > 0 and self.units[self.text[place - 1]].text.endswith(":")
