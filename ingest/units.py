"""Units: the rows of a text put together to paragraphs, list items and lines that may be headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.heading_words import BOX_LABELS
from ingest.rows import Role, Row
from ingest.titles import NOTHING, Form, Numbering, clean, is_closed, numbering, starts_lower
from ingest.words import DANGLING, PREPOSITIONS, Vocabulary

_LAST_WORD: Final = re.compile(r"([^\W\d_]+)$")
_BOX: Final = re.compile(r"\s*\d{1,3}\s*:\s*\S")
_HASH: Final = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}|~{3,}|_{3,}")
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{2}[.!?][)\"'”’»]*\s+[A-ZÀ-Þ]")
_SKIPPED: Final = frozenset({Role.RUNNING, Role.FOOTNOTE, Role.CAPTION, Role.QUOTE, Role.RULE})
_TITLED: Final = frozenset({Form.NOTE, Form.WORD, Form.CHAPTER, Form.DOTTED})
_FARTHEST: Final = 10
_MISTAKEN: Final = {"l": 1, "I": 1, "Z": 2, "S": 5, "s": 5, "b": 6, "B": 8, "g": 9, "q": 9}
_ROOM: Final = 0.9
"""Share of a full line that a line must leave free to be said to end on purpose: letters differ in width."""


@dataclass(slots=True)
class Unit:
    """Rows that belong together; `role` is that of all of them."""

    role: Role
    rows: list[Row]
    text: str = ""
    numbering: Numbering = NOTHING
    blank_before: int = 0
    """Blank rows before it; a page end and noise count as one."""
    blank_after: bool = True
    label: bool = False
    """A fixed label in the box of an agreement."""
    box: bool = False
    hashes: int = 0
    """Of a Markdown heading: its level."""
    underline: str = ""
    """Of a heading with a drawn line under it: "=" or "-"."""
    title: str = ""
    """Without number."""

    @property
    def open(self) -> bool:
        """Whether the text breaks off: no full stop, colon or the like at its end."""
        return not is_closed(self.text)

    @property
    def item(self) -> bool:
        """Whether it carries the marker of a list."""
        return self.numbering.form in (Form.BULLET, Form.SINGLE, Form.LETTER, Form.ROMAN)

    @property
    def is_body(self) -> bool:
        """Whether it is something that a heading can head: a sentence, a list item, a label, a row of a table."""
        if self.label or self.item or len(self.text) >= 60:
            return True
        return (self.text[-1:] in ".!?…;" and " " in self.text) or "\t" in self.text

    @property
    def size(self) -> float:
        return max(row.line.size for row in self.rows)

    @property
    def bold(self) -> bool:
        return all(row.bold for row in self.rows)


def dangles(text: str) -> bool:
    """Whether a text ends with a word, comma or hyphen that cannot be the last."""
    return text.endswith((",", "-", "/", "&")) or _last_word(text) in DANGLING


def _breaks_off(line: str) -> bool:
    """Whether a line ends with what belongs to the next."""
    return dangles(line) or (len(line) >= 40 and _last_word(line) in PREPOSITIONS)


def _last_word(text: str) -> str:
    word = _LAST_WORD.search(text[-30:])
    return word.group().lower() if word and not word.group().isupper() else ""


def full_width(rows: Sequence[Row]) -> int:
    """The usual length of a full line."""
    lengths = sorted(len(row.text) for row in rows if row.role is Role.TEXT)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def make_units(rows: Sequence[Row], vocabulary: Vocabulary, *, wrapped: bool) -> list[Unit]:
    """The text in units, in order; blank rows are in none. Sentences that noise interrupted are one unit again."""
    width = full_width(rows)
    page = _Page(wrapped, width, width, vocabulary)
    units: list[Unit] = []
    blank = 0
    for index, row in enumerate(rows):
        if row.role is Role.BLANK:
            blank += 1
            continue
        last = units[-1] if units else None
        if row.resumes and row.role is Role.TEXT and last and last.role is Role.TEXT:
            last.rows.append(row)
            blank = 0
            continue
        if row.role is Role.RULE and not blank and last and _UNDERLINE.fullmatch(row.text) and _may_be_underlined(last):
            last.underline = row.text[0]
        if last is None or blank or row.role is not last.role or row.begins_page:
            page.here = (_widest(rows, index) or width) if row.role is Role.TEXT and wrapped else width
            whole = row.role in (Role.TABLE, Role.CONTENTS, Role.QUOTE, Role.RULE)
            new = not whole or last is None or last.role is not row.role
        elif row.role is Role.TEXT:
            new = _begins(last.rows[-1], row, last, page) or _is_loose(rows, index, page)
        else:
            new = row.starts or row.role is Role.CAPTION
        if new or last is None:
            before = blank if last is None or last.role is row.role else max(blank, 1)
            unit = Unit(row.role, [row], blank_before=max(before, 1) if row.begins_page or last is None else before)
            if last is not None:
                last.blank_after = unit.blank_before > 0
            units.append(unit)
        else:
            last.rows.append(row)
        blank = 0
    for unit in units:
        _read(unit)
    units = _rejoined(units, width if wrapped else 0)
    _read_mistaken_numbers(units)
    return units


def _may_be_underlined(unit: Unit) -> bool:
    text = unit.rows[0].text
    return unit.role is Role.TEXT and len(unit.rows) == 1 and len(text) <= 120 and any(map(str.isalpha, text))


def _read_mistaken_numbers(units: Sequence[Unit]) -> None:
    """Letters that stand where a number belongs in a list ("l.", "2.", … "S.", "6."): OCR took one for the other."""
    items = [unit for unit in units if unit.role is Role.TEXT and unit.item]
    for before, unit, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if unit.numbering.form not in (Form.LETTER, Form.ROMAN) or after is None:
            continue
        value = after.numbering.values[0] - 1 if after.numbering.form is Form.SINGLE else 0
        follows = value == 1 or (before is not None and before.numbering.values == (value - 1,))
        if follows and _MISTAKEN.get(unit.numbering.number or "") == value:
            unit.numbering = replace(unit.numbering, form=Form.SINGLE, number=str(value), values=(value,))


def _widest(rows: Sequence[Row], index: int) -> int:
    """Length of the longest row of the stretch that begins at `index`; 0 when it is too short to say."""
    lengths: list[int] = []
    while index < len(rows) and rows[index].role is Role.TEXT and not (lengths and rows[index].begins_page):
        lengths.append(len(rows[index].text))
        index += 1
    return max(lengths) if len(lengths) > 2 else 0


@dataclass(slots=True)
class _Page:
    """How lines are set."""

    wrapped: bool
    """Whether they end where the paper did."""
    width: int
    """Length of a full line."""
    here: int
    """The same in the stretch at hand."""
    vocabulary: Vocabulary

    def leaves_room(self, above: str, below: str) -> bool:
        """Whether the next line's first word would have fitted on this line: then it ends here on purpose.

        A heading may be set wider than the paragraph under it. Measured against the widest lines of the document it
        counts only when that first word owes its capital to a beginning, being written small elsewhere.
        """
        word = below.split(" ", 1)[0]
        needed = len(above) + 1 + len(word)
        if needed <= _ROOM * self.here:
            return True
        return needed <= _ROOM * self.width and self.vocabulary.forms[word.strip(",.;:()").lower()] > 1


def _begins(above: Row, below: Row, unit: Unit, page: _Page) -> bool:
    """Whether a row that stands directly under another begins a unit of its own."""
    if is_label(above.text) or is_label(below.text) or _is_box(below) or _HASH.match(below.text):
        return True
    if above.bold != below.bold or _other_size(above, below):
        return True
    fits = page.leaves_room(above.text, below.text)
    form = numbering(below.text)
    if form.form is Form.BULLET:
        return True
    if form.form not in (Form.NONE, Form.BARE):
        full = page.wrapped and not is_closed(above.text) and not fits
        titled = form.form in (Form.DOTTED, Form.NOTE, Form.WORD, Form.CHAPTER)
        goes_on = starts_lower(form.title) and not form.marker.endswith(":")  # "Fase 1: voorbereiding" begins something
        return not full and not (titled and (_breaks_off(above.text) or goes_on))
    if _breaks_off(above.text) and not (is_closed(above.text)):
        return False
    if starts_lower(below.text):
        return False
    if not page.wrapped:
        return True
    # An open line in the midst of a paragraph is only a short one; before that it may be a heading.
    return fits and (is_closed(above.text) or _may_be_title(unit))


def _is_loose(rows: Sequence[Row], index: int, page: _Page) -> bool:
    """Whether a row is a short line without a full stop at the end of a stretch, behind a full stop."""
    above, row = rows[index - 1], rows[index]
    at_end = index + 1 == len(rows) or rows[index + 1].role is not Role.TEXT
    short = len(row.text) <= 0.6 * page.width and not starts_lower(row.text)
    return at_end and short and not is_closed(row.text) and above.text[-1] in ".!?"


def _may_be_title(unit: Unit) -> bool:
    if len(unit.rows) > 4:
        return False
    text = " ".join(row.text for row in unit.rows)
    return len(text) <= 250 and _SENTENCE_END.search(numbering(text).title) is None


def _other_size(above: Row, below: Row) -> bool:
    sizes = above.line.size, below.line.size
    return all(sizes) and max(sizes) > 1.08 * min(sizes)


def is_label(text: str) -> bool:
    """Whether a line is a fixed label of a box."""
    return len(text) < 60 and clean(text).rstrip("?").strip().lower() in BOX_LABELS


def _is_box(row: Row) -> bool:
    return row.tabbed and _BOX.match(row.text) is not None and len(row.text) <= 150 and row.text[-1] not in ".;"


def _read(unit: Unit) -> None:
    """Fill in what the rows say together."""
    parts: list[str] = []
    for row in unit.rows:
        if parts and parts[-1].endswith("-") and row.text[:1].islower():
            parts[-1] = parts[-1][:-1].rstrip() + row.text
        else:
            parts.append(row.text)
    unit.text = " ".join(parts)
    if unit.role is not Role.TEXT:
        return
    if hashes := _HASH.match(unit.text):
        unit.hashes = len(hashes[1])
        unit.text = unit.text[hashes.end() :].rstrip("# ")
    unit.label = is_label(unit.text)
    unit.box = _is_box(unit.rows[0])
    unit.numbering = numbering(unit.text)
    unit.title = clean(unit.numbering.title)


def _rejoined(units: list[Unit], width: int) -> list[Unit]:
    """Put sentences together that a page end, a footnote or a blank line interrupted."""
    kept: list[Unit] = []
    for unit in units:
        before = _interrupted(kept, unit, width) if unit.role is Role.TEXT else None
        if before is None:
            kept.append(unit)
            continue
        before.rows += unit.rows
        before.blank_after = unit.blank_after
        _read(before)
    return kept


def _interrupted(kept: Sequence[Unit], unit: Unit, width: int) -> Unit | None:
    """The unit before this one that it goes on with, if any."""
    if unit.label or unit.box or unit.hashes or unit.numbering.form is Form.BULLET:
        return None
    running = False
    for before in reversed(kept[-_FARTHEST:]):
        if before.role is Role.TEXT:
            whole = before.label or before.box or before.hashes or not before.open
            return None if whole or not _goes_on(before, unit, width, running=running) else before
        if before.role not in _SKIPPED:
            break
        running = running or before.role is Role.RUNNING
    return None


def _goes_on(before: Unit, unit: Unit, width: int, *, running: bool) -> bool:
    """Whether a sentence that breaks off goes on in a later unit. `running`: a running head stands in between."""
    last = before.rows[-1].text
    long = len(before.text) >= 40 or before.numbering.form is Form.BULLET or running
    if starts_lower(unit.text) and unit.numbering.form in (Form.NONE, Form.BARE):
        if before.numbering.form in _TITLED and unit.blank_before and not _breaks_off(last):
            return width > 0 and len(last) >= 0.8 * width
        return long or last.endswith("-")
    if unit.numbering.form is not Form.NONE or not long or len(unit.text.split()) < 4:
        return False
    wordy = len(before.text.split()) >= 8 and (len(unit.text.split()) >= 8 or is_closed(unit.text))
    if not wordy or (unit.blank_before > 2 and not _breaks_off(last)):
        return False
    page = unit.rows[0].begins_page and width > 0 and len(last) >= 0.8 * width
    return _breaks_off(last) or page
