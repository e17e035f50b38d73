"""Plain text, as it comes from a file or from a PDF, to a `Document`: noise set apart, reading mended, section tree.

Stages: lines → rows without codes → noise marked → units (paragraphs, items, lines) → headings and their nesting →
blocks with mended readings → tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.apart import mark_apart
from ingest.blocks import BlockMaker, code_blocks, heading_block, rows_reading, spans
from ingest.contents import Entry, mark_contents
from ingest.document import NOISE, Block, BlockKind, Document, Section
from ingest.footnotes import Note, mark_footnotes
from ingest.heading_words import (
    CHAPTER_LIKE,
    CLOSING_LABELS,
    FIELD_HEADINGS,
    FRONT_WORDS,
    LEAVES,
    OPENING_CHAPTERS,
    SENDER_WORDS,
)
from ingest.headings import Heading, HeadingFinder
from ingest.lines import Line, split_lines
from ingest.nesting import Nesting, with_implied
from ingest.repair import Mender, is_scanned, summary
from ingest.rows import Code, Role, Row, find_codes, is_wrapped, make_rows
from ingest.running import mark_celled_heads, mark_running, running_keys
from ingest.tables import Table, mark_tables
from ingest.titles import Form, clean, numbering, worded_title
from ingest.units import Unit, full_width, make_units
from ingest.words import Vocabulary

_FRAMED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,40}+(?: [^\W\d_]{1,40}+)?) \(zie (?:ook )?kader\b")
"""Words that the text says a frame explains."""
_MOST_TITLE_UNITS: Final = 6
_LONGEST_TITLE: Final = 150
_SMALL_PRINT: Final = 0.9
"""Share of the type size of the running text below which a line at the top is the running head of the page."""
_MOST_NAME: Final = 8
"""Words in the name of who sends a document."""


def read_plain_text(text: str, *, file: str, literal: bool = True) -> Document:
    """Read decoded plain text.

    `text` is what all offsets count in; it is stored untouched as `Document.text`. Never raises: any text, also an
    empty or hostile one, gives a Document whose blocks cover every visible character once.
    """
    return _Reader(split_lines(text), text).document(file, "txt", literal=literal, title=None)


def read_lines(
    lines: Sequence[Line],
    text: str,
    *,
    file: str,
    format: str = "txt",
    literal: bool = False,
    title: str | None = None,
) -> Document:
    """Read lines that another reader laid out, as one does for a PDF.

    `text` is the extracted text. Each `Line` must be a stretch of it (`text[line.start:line.end] == line.text`), in
    rising order without overlap; what lies between lines must be white space only (line ends, a form feed). An empty
    Line, or one of spaces, stands for vertical white space between paragraphs; put one wherever the gap is clearly
    larger than the usual line distance. `page`, `size` and `bold` are hints: they help to find running headers (the
    first and last lines of pages), headings and footnotes, and may be left out. `title` comes from the file's
    metadata; without it the title is looked for in the text. `Document.pages` becomes the highest page seen,
    `Block.page` that of its first line. `meta` and `repairs` are for the caller to extend. Never raises on content.

    Raises ValueError when the lines do not fit the text.
    """
    _check(lines, text)
    return _Reader(lines, text).document(file, format, literal=literal, title=title)


def _check(lines: Sequence[Line], text: str) -> None:
    place = 0
    for number, line in enumerate(lines, 1):
        if line.start < place or text[line.start : line.end] != line.text or text[place : line.start].strip():
            raise ValueError(f"line {number} ({line.start}:{line.end}) does not fit the text behind {place}")
        place = line.end
    if text[place:].strip():
        raise ValueError(f"text behind the last line, from {place}")


class _Reader:
    """The stages for one text."""

    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self.text = text
        self.codes: list[Code] = find_codes(text)
        self.rows: list[Row] = make_rows(lines, text, self.codes)
        self.wrapped = is_wrapped(self.rows)
        self.entries: list[Entry] = mark_contents(self.rows)
        self.tables: list[Table] = mark_tables(self.rows)
        mark_apart(self.rows, wrapped=self.wrapped)
        self.vocabulary = Vocabulary.of((row.text for row in self.rows if row.role is Role.TEXT), wrapped=self.wrapped)
        mark_celled_heads(self.rows)
        self.notes: list[Note] = mark_footnotes(
            self.rows, self.vocabulary, full_width(self.rows) if self.wrapped else 0
        )
        mark_running(self.rows, self.entries)
        self.units: list[Unit] = make_units(self.rows, self.vocabulary, wrapped=self.wrapped)
        if self.wrapped:
            self.vocabulary.observe_breaks(_line_breaks(self.units))
        self.mender = self._mender()

    def document(self, file: str, format: str, *, literal: bool, title: str | None) -> Document:
        title_units = self._title_units()
        finder = HeadingFinder(self.units, self.entries, running_keys(self.rows), skip=title_units)
        headings = finder.find()
        if not title_units:
            title_units = _leading_title(headings, self.units)
            headings = [heading for heading in headings if heading.at not in title_units]
        headings = with_implied(headings, self.entries, self.units)
        Nesting(headings, self.units).nest()
        document = Document(file, format, self.text, literal, title)
        self._fill(document, headings, title_units)
        if document.title is None and title_units:
            shown = _title_unit([self.units[index] for index in title_units])
            document.title = clean(heading_block(shown, self.text, self.mender).reading.text)
        document.repairs = summary(self.mender.counts)
        pages = [row.line.page for row in self.rows if row.line.page is not None]
        document.pages = max(pages) if pages else None
        return document

    def _mender(self) -> Mender:
        notes: dict[str, list[int]] = {}
        for note in self.notes:
            notes.setdefault(note.number, []).append(self.rows[note.first].line.start)
        texts = [unit.text for unit in self.units if unit.role is Role.TEXT]
        scanned = self.wrapped and is_scanned(texts, self.vocabulary)
        return Mender(self.text, self.vocabulary, notes, scanned)

    def _title_units(self) -> list[int]:
        """Indexes of the units on the title page: the text before a table of contents that opens the document."""
        before: list[int] = []
        for index, unit in enumerate(self.units):
            if unit.role is Role.CONTENTS:
                return before
            if unit.role is Role.TEXT:
                if len(before) == _MOST_TITLE_UNITS or len(unit.text) > 200:
                    return []
                before.append(index)
        return []

    def _fill(self, document: Document, headings: Sequence[Heading], title_units: Sequence[int]) -> None:
        """Make the blocks and hang them into the tree."""
        tree = _Tree(document)
        maker = BlockMaker(self.text, self.mender, self.tables, {note.first: note for note in self.notes})
        at: dict[int, list[Heading]] = {}
        for heading in headings:
            at.setdefault(heading.at, []).append(heading)
        implied_rows = {heading.entry.row for heading in headings if heading.entry}
        side = code_blocks(self.codes, self.text, self.mender)
        framed = {words.lower() for unit in self.units for words in _FRAMED.findall(unit.text)}
        for index, unit in enumerate(self.units):
            unit_start = unit.rows[0].pieces[0].start
            while side and side[0].start < unit_start:
                tree.add(side.pop(0))
            for heading in at.get(index, ()):
                maker.end_lists()
                tree.open(heading, self._section(heading, framed))
            if any(heading.entry is None for heading in at.get(index, ())):
                continue
            if index in title_units:
                # no heading of any section, so text before the first: nothing of a title page is noise
                tree.add(replace(heading_block(unit, self.text, self.mender), kind=BlockKind.ALINEA))
                continue
            if unit.role is Role.CONTENTS:
                unit.rows = [row for row in unit.rows if row.index not in implied_rows]
                if not unit.rows:
                    continue
            tree.observe(unit)
            for block in maker.make(unit):
                tree.add(block)
        for block in side:
            tree.add(block)
        document.noise.sort(key=lambda block: block.start)

    def _section(self, heading: Heading, framed: set[str]) -> Section:
        if heading.entry is not None:
            row = self.rows[heading.entry.row]
            block = Block(
                BlockKind.KOP, rows_reading(self.text, [row]), spans(self.text, row.pieces), page=row.line.page
            )
            return Section(clean(heading.text), heading.level, block, heading.entry.numbering.number, heading.kind)
        unit = self.units[heading.at]
        block = heading_block(unit, self.text, self.mender)
        number, title = _number_and_title(block.reading.text, heading)
        kind = heading.kind
        if kind == "kop" and any(title.lower().startswith(words) for words in framed):
            kind = "kader"
        return Section(title, heading.level, block, number, kind)


def _number_and_title(text: str, heading: Heading) -> tuple[str | None, str]:
    split = numbering(text)
    if heading.form is Form.NONE:
        return None, clean(text)
    if split.form is Form.WORD and not heading.chapter:
        return worded_title(split, text)
    return split.number, clean(split.title) or clean(text)


def _leading_title(headings: Sequence[Heading], units: Sequence[Unit]) -> list[int]:
    """Indexes of the units at the very beginning that are the title of the whole and what stands under it on a title
    page: short lines before the first heading that has text, or a heading that stands out above all others."""
    at = {heading.at: heading for heading in headings}
    found: list[int] = []
    for index, unit in enumerate(units):
        if unit.role is not Role.TEXT:
            continue
        heading = at.get(index)
        if heading is not None and (heading.form is not Form.NONE or heading.chapter or heading.listed):
            return found
        if heading is not None and not heading.direct:
            if any(not _is_small_print(units[place]) for place in found):
                return found
            if _stands_over(heading, headings) or _heads_numbered(heading, headings):
                return [*found, index]
            if found:
                return found
            if len(headings) == 1 or any(not _is_title_line(below) for below in units[index + 1 : headings[1].at]):
                return []
        elif not _is_title_line(unit) or len(found) == _MOST_TITLE_UNITS:
            return [] if heading is None and len(unit.text) > 80 else found
        found.append(index)
    return []


def _is_small_print(unit: Unit) -> bool:
    return 0 < unit.size < _SMALL_PRINT


def _stands_over(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a heading is larger than all others, or deeper Markdown headings follow only."""
    return len(headings) > 1 and all(
        other.style < heading.style or (heading.depth and other.depth > heading.depth)
        for other in headings
        if other is not heading
    )


def _heads_numbered(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a heading with some text under it stands over numbered parts: then it names the whole."""
    after = headings[1] if len(headings) > 1 else None
    named = heading.title in OPENING_CHAPTERS | LEAVES | CHAPTER_LIKE | FIELD_HEADINGS
    return after is not None and after.values == (1,) and after.form is not Form.NOTE and not named


def _is_title_line(unit: Unit) -> bool:
    """Whether a unit may stand on a title page: title, subtitle, publisher, version."""
    return (
        unit.role is Role.TEXT
        and len(unit.text) <= _LONGEST_TITLE
        and unit.numbering.form in (Form.NONE, Form.BARE)
        and unit.text[-1] not in ".:;,"
    )


def _title_unit(units: Sequence[Unit]) -> Unit:
    """Which line of a title page is the title: the first, unless that says who sends the document (or is a date or a
    version) and a longer line further on does not."""
    units = [unit for unit in units if not _is_small_print(unit)] or units
    first = units[0]
    if not _is_front_matter(first.text):
        return _without_front_matter(first)
    longer = (unit for unit in units[1:] if len(unit.text) > len(first.text) and not _is_front_matter(unit.text))
    return _without_front_matter(next(longer, first))


def _without_front_matter(unit: Unit) -> Unit:
    """The unit up to a line "Vastgesteld door …" or "Versie 2" that stands directly under the title."""
    rows = unit.rows
    last = next((place for place, row in enumerate(rows) if place and _names_state(row.text)), len(rows))
    return replace(unit, rows=rows[:last])


def _is_front_matter(text: str) -> bool:
    words = text.lower().split()
    named = words[0] in SENDER_WORDS and len(words) <= _MOST_NAME
    return _names_state(text) or words[0][0].isdigit() or (named and not re.search(r"[\d:]", text))


def _names_state(text: str) -> bool:
    """Whether a line says what became of the document, when or by whom."""
    word = text.split()[0].rstrip(":")
    return word[0:1].isupper() and word.lower() in FRONT_WORDS


def _line_breaks(units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """The words on either side of the line ends inside paragraphs."""
    for unit in units:
        if unit.role is not Role.TEXT:
            continue
        for above, below in pairwise(unit.rows):
            left, right = re.search(r"[^\W\d_]+$", above.text[-60:]), re.match(r"[^\W\d_]+", below.text[:60])
            if left and right and right.group().islower():
                yield left.group(), right.group()


class _Tree:
    """Hangs sections and blocks where they belong."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.current: Section | None = None
        self.headings: list[tuple[Heading, Section]] = []
        self.box: Section | None = None
        """The box that is open, if any."""
        self.behind: Section | None = None
        """Where text goes on behind the box."""
        self.closing = False
        """The last label of the box has been seen."""

    def open(self, heading: Heading, section: Section) -> None:
        while self.headings and self.headings[-1][0] is not heading.parent:
            self.headings.pop()
        siblings = self.headings[-1][1].children if self.headings else self.document.sections
        siblings.append(section)
        self.headings.append((heading, section))
        if heading.box:
            self.box, self.closing = section, False
            self.behind = self.headings[-2][1] if len(self.headings) > 1 else self.current
        elif heading.parent is None or not heading.parent.box:
            self.box = None
        self.current = section

    def observe(self, unit: Unit) -> None:
        """Follow the labels of a box: they belong to the box itself, and its last one announces its end."""
        if self.box is None or unit.role is not Role.TEXT:
            return
        if unit.label:
            self.current = self.box
            self.closing = clean(unit.text).rstrip("?").strip().lower() in CLOSING_LABELS
        elif self.closing and unit.blank_before >= 2:
            self.current, self.box = self.behind, None

    def add(self, block: Block) -> None:
        if block.kind in NOISE:
            self.document.noise.append(block)
        elif self.current is None:
            self.document.blocks.append(block)
        else:
            self.current.blocks.append(block)
