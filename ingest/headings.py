"""Which units are headings: by their number, their words, their place between paragraphs, or the table of contents.

What looks like a title but has nothing under it (a signature, a name in a list, a figure's text, a line at the foot
of a page) is none. Lists and headings that are numbered alike are told apart by what stands between their items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from ingest.contents import Entry
from ingest.enumerations import ENUMERATED, LARGER, SECTIONS, Enumerations
from ingest.heading_words import (
    BEFORE_CHAPTERS,
    CLOSING_CHAPTERS,
    FIELD_HEADINGS,
    FIELD_LABELS,
    NUMBERED_WORDS,
    OPENING_CHAPTERS,
)
from ingest.letterhead import letterhead
from ingest.rows import Role
from ingest.titles import Form, clean, is_closed, key, starts_lower
from ingest.units import Unit, dangles
from ingest.words import FINITE_VERBS, FUNCTION_WORDS

_LONGEST: Final = 200
_MOST_WORDS: Final = 25
_MOST_PLAIN_WORDS: Final = 18
_MOST_LABEL_WORDS: Final = 6
_MOST_BARE_WORDS: Final = 12
"""Of a chapter title with nothing but a space behind its number."""
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{2}[.!?][)\"'”’»]*\s+[A-ZÀ-Þ]")
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIELD: Final = re.compile(r"([^:]{2,40}):\s+\S")
_INTERROGATIVES: Final = frozenset({"wat", "hoe", "wie", "waar", "waarom", "wanneer", "welke", "waarmee"})
_PARTICULARS: Final = re.compile(
    r"(?:versie|concept|definitief|ontwerp|vastgesteld|datum|status|kenmerk)\b(?=[^.]*\d)[\w\s.,:/|·–-]{0,70}$"
    r"|(?:opgesteld|vastgesteld|uitgebracht|ondertekend|een\s+uitgave)\s+(?:door|van)\s",
    re.IGNORECASE,
)
"""The version, state, date or author of the document on a line of its own."""
_ADDRESS: Final = re.compile(r"https?://|www\.|\S@\S")


@dataclass(slots=True)
class Heading:
    """A heading on its way into the tree."""

    at: int
    """Index of its unit; of an implied one: of the first unit under it."""
    form: Form
    text: str
    values: tuple[int, ...] = ()
    word: str = ""
    chapter: bool = False
    box: bool = False
    listed: bool = False
    """In the table of contents."""
    depth: int = 0
    """Its depth there, 0 = not said; or that of its Markdown mark."""
    style: int = 0
    """How much it stands out, among headings without a number."""
    direct: bool = False
    """Nothing stands between it and the next heading."""
    entry: Entry | None = None
    """Of an implied heading: the line in the table of contents that says it."""
    level: int = 0
    parent: Heading | None = None
    kind: str = "kop"

    @property
    def title(self) -> str:
        return clean(self.text).lower()


@dataclass(frozen=True, slots=True)
class _Below:
    """What comes next below a unit: nothing, running text, or a heading of some form."""

    body: bool = False
    form: Form | None = None
    values: tuple[int, ...] = ()
    word: str = ""
    """Of a heading "Artikel 3": the word."""
    plain_run: int = 0
    """How many headings without number stand there directly one after the other."""


class HeadingFinder:
    """Finds the headings among the units of one document."""

    def __init__(
        self, units: Sequence[Unit], entries: Sequence[Entry], running: frozenset[str], skip: Collection[int] = ()
    ) -> None:
        self.units = units
        self.entries = entries
        self.text = [index for index, unit in enumerate(units) if unit.role is Role.TEXT]
        self.place = {index: place for place, index in enumerate(self.text)}
        self.contents = {entry.key for entry in entries}
        self.fields = self._recurring_labels()
        beside = letterhead(units).union(skip)
        self.likely = [
            unit.role is Role.TEXT and index not in beside and self._title_like(unit)
            for index, unit in enumerate(units)
        ]
        self._drop_clauses()
        enumerations = Enumerations(units, self.likely, entries, running)
        self.chapters = enumerations.chapters()
        self.chapters |= self._bare_chapters()
        self.enumerated = enumerations.headings(self.chapters)

    def find(self) -> list[Heading]:
        """The headings in order of place."""
        accepted: list[tuple[int, _Below]] = []
        below = _Below()
        for index in reversed(range(len(self.units))):
            unit = self.units[index]
            if unit.role is Role.TABLE:
                below = _Below(body=True)
            if unit.role is not Role.TEXT:
                continue
            if self.likely[index] and self._accepts(index, below):
                accepted.append((index, below))
                plain = unit.numbering.form in (Form.NONE, Form.BARE)
                run = below.plain_run + 1 if plain and not below.body else int(plain)
                numbering = unit.numbering
                below = _Below(form=numbering.form, values=numbering.values, word=numbering.word, plain_run=run)
            elif unit.is_body or self._in_stack(index):
                below = _Below(body=True)
        accepted.reverse()
        return self._with_contents([self._heading(index, below) for index, below in accepted])

    def _drop_clauses(self) -> None:
        """A clause that a page breaks off ("2.3 Indien de ervaringen …") is none, as 2.2 before it is a sentence."""
        said: dict[tuple[int, ...], bool] = {}
        for index in self.text:
            numbering = self.units[index].numbering
            if numbering.form is not Form.DOTTED or key(self.units[index].text) in self.contents:
                continue
            before = (*numbering.values[:-1], numbering.values[-1] - 1)
            if said.get(before) and self.likely[index] and not self.units[index].hashes:
                self.likely[index] = False
            said[numbering.values] = not self.likely[index] and self.units[index].text.rstrip().endswith((".", ";"))

    # What a title looks like

    def _recurring_labels(self) -> frozenset[str]:
        """Labels before a colon that come back: fields ("Trekker: …"), not titles."""
        labels: Counter[str] = Counter()
        for index in self.text:
            unit = self.units[index]
            if unit.numbering.form is Form.NONE and (found := _FIELD.match(unit.text[:60])):
                labels[found[1].lower()] += 1
        return frozenset(label for label, count in labels.items() if count >= 3) | FIELD_LABELS

    def _title_like(self, unit: Unit) -> bool:
        text = (unit.title if unit.numbering.form in ENUMERATED else clean(unit.text)).rstrip(_RAISED)
        if unit.hashes:
            return len(text) <= _LONGEST
        if unit.label or unit.numbering.form is Form.BULLET or len(unit.rows) > 4:
            return False
        words = text.split()
        if not text or len(text) > _LONGEST or len(words) > _MOST_WORDS or text.count(",") > 3:
            return False
        said = unit.title or text
        letters = sum(char.isalpha() for char in said)
        if (letters < 2 and unit.numbering.form is not Form.MIXED) or letters < 0.4 * len(said.replace(" ", "")):
            return False
        closed = text.lower() not in BEFORE_CHAPTERS and dangles(text)
        if text[-1] in ".,;" or closed or _ADDRESS.search(text):
            return False
        title = unit.title or text
        if starts_lower(title) and not unit.underline:
            return False
        if _SENTENCE_END.search(title):
            return False
        return key(unit.text) in self.contents or not self._introduces(unit)

    def _introduces(self, unit: Unit) -> bool:
        """Whether a colon makes it an introduction ("Wij vragen hulp van:") or a field ("Trekker: …")."""
        head, colon, rest = unit.title.partition(":") if unit.numbering.title else (unit.text, "", "")
        if unit.numbering.title.rstrip().endswith(":"):
            head, colon = unit.title, ":"
        if not colon:
            return False
        if rest and unit.numbering.form is not Form.NONE:
            return False
        if rest and (head.lower() in self.fields or rest.lstrip()[:1].isdigit()):
            return True
        words = head.lower().split()
        asks = head.rstrip().endswith("?") or (words[:1] and words[0] in _INTERROGATIVES)
        return not asks and bool(FINITE_VERBS.intersection(words)) and unit.numbering.form not in SECTIONS

    # Chapters "1 Title", "2 Title" without a section 1.1

    def _bare_chapters(self) -> set[int]:
        """Units "1 Title", "2 Title" … that stand alone, each with something under it: the chapters of a document
        that has no others."""
        known = {index for index in self.chapters if self.units[index].numbering.form is Form.BARE}
        worded = any(self.likely[index] and self.units[index].numbering.form is Form.CHAPTER for index in self.text)
        if worded or known != self.chapters:
            return set()
        alone = [index for index in self.text if self._is_alone(index)]
        row: list[int] = []
        for index in alone:
            value = self.units[index].numbering.values[0]
            if row and value == 1:
                return set()  # it begins anew: a list that comes back
            if value == len(row) + 1:
                row.append(index)
        enough = len(row) > 2 or (len(row) == 2 and all(map(self._is_short_title, row)))
        heads = all((after := self._next_index(index)) is not None and after not in alone for index in row)
        return set(row) if enough and heads and known <= set(row) else set()

    def _is_alone(self, index: int) -> bool:
        """Whether a unit "3 Title" is a paragraph of its own that is no sentence."""
        unit = self.units[index]
        if unit.numbering.form is not Form.BARE or not self.likely[index] or unit.box or not unit.open:
            return False
        if len(unit.title.split()) > _MOST_BARE_WORDS or "\t" in unit.rows[0].line.text.strip():
            return False
        apart = unit.blank_after or self._is_short_title(index)
        return (unit.blank_before > 0 or not self.place[index]) and apart

    def _is_short_title(self, index: int) -> bool:
        words = self.units[index].title.lower().split()
        return len(words) <= _MOST_LABEL_WORDS and not FINITE_VERBS.intersection(words)

    def _next_index(self, index: int) -> int | None:
        """The next unit that is text or a table."""
        later = range(index + 1, len(self.units))
        return next((other for other in later if self.units[other].role in (Role.TEXT, Role.TABLE)), None)

    # The decision

    def _accepts(self, index: int, below: _Below) -> bool:
        unit = self.units[index]
        form = unit.numbering.form
        if unit.hashes or unit.underline or unit.box:
            return True
        if _PARTICULARS.match(clean(unit.text)):
            return False
        if index in self.enumerated:
            return True
        if index in self.chapters:
            return below.body or below.form is not None
        if form in ENUMERATED:
            return False
        said = key(unit.text)
        listed = said in self.contents and len(said) > 3
        if form in (Form.CHAPTER, Form.WORD, Form.NOTE, Form.DOTTED, Form.MIXED):
            deeper = below.form is not None and (
                below.form is not form
                or len(below.values) > len(unit.numbering.values)
                or (bool(below.word) and below.word != unit.numbering.word)
            )
            return (below.body or deeper or (listed and below.form is not None)) and self._apart(index)
        if not (below.body or below.form is not None):
            return False
        title = clean(unit.text).lower()
        if listed or title in FIELD_HEADINGS or title in OPENING_CHAPTERS or title in CLOSING_CHAPTERS:
            return self._apart(index)
        if unit.size >= LARGER or (unit.bold and unit.blank_before):
            return self._apart(index)
        return self._is_plain_heading(index, below)

    def _apart(self, index: int) -> bool:
        """Whether it stands by itself: not in the midst of a sentence."""
        unit = self.units[index]
        place = self.place[index]
        if unit.blank_before or not place:
            return True
        before = self.units[self.text[place - 1]]
        return is_closed(before.text) or before.label or self.likely[self.text[place - 1]] or before.item

    def _is_plain_heading(self, index: int, below: _Below) -> bool:
        """Whether a line without number or telling word is a heading, for where it stands."""
        unit = self.units[index]
        words = len(unit.text.split())
        if unit.text.endswith(":"):
            first = unit.text.split()[0].lower()
            label = (
                words <= _MOST_LABEL_WORDS and first not in FUNCTION_WORDS and not first.startswith(("hier", "daar"))
            )
            return label and below.form is not None and self._apart(index)
        if unit.numbering.form is Form.BARE:
            return False
        if words > _MOST_PLAIN_WORDS or (unit.text.endswith("!") and words > 12):
            return False
        if below.plain_run > 2 or not self._apart(index) or self._in_stack(index):
            return False
        if self._closes_page(index) or self._labels_figure(index):
            return False
        after = self._next(index)
        return unit.blank_after or after is None or after.item or not starts_lower(after.text)

    def _in_stack(self, index: int) -> bool:
        """Whether a line that looks like a title stands directly above or below: names and addresses do."""
        unit = self.units[index]
        place = self.place[index]
        after = self._next(index)
        below = after is not None and not after.blank_before and self._is_bare_line(place + 1)
        return below or (not unit.blank_before and place > 0 and self._is_bare_line(place - 1))

    def _is_bare_line(self, place: int) -> bool:
        unit = self.units[self.text[place]]
        return self.likely[self.text[place]] and unit.numbering.form is Form.NONE and unit.open

    def _next(self, index: int) -> Unit | None:
        place = self.place[index] + 1
        return self.units[self.text[place]] if place < len(self.text) else None

    def _closes_page(self, index: int) -> bool:
        """Whether it is the last text of its page and not the first: headings stand with what they head."""
        after = self._next(index)
        if after is None or self.units[index].rows[0].begins_page:
            return False
        return any(unit.rows[0].begins_page for unit in self.units[index + 1 : self.text[self.place[index] + 1] + 1])

    def _labels_figure(self, index: int) -> bool:
        """Whether a caption follows at once: then it is text of the figure."""
        return index + 1 < len(self.units) and self.units[index + 1].role is Role.CAPTION

    def _heading(self, index: int, below: _Below) -> Heading:
        unit = self.units[index]
        form = unit.numbering.form
        title = clean(unit.text).lower()
        named = title in OPENING_CHAPTERS or title in CLOSING_CHAPTERS
        if form is Form.BARE and index not in self.chapters:
            form = Form.NONE
        return Heading(
            at=index,
            form=form,
            text=unit.text,
            values=unit.numbering.values if form is not Form.NONE else (),
            word=unit.numbering.word,
            chapter=form is Form.CHAPTER or index in self.chapters or named,
            box=unit.box,
            depth=unit.hashes,
            style=_style(unit),
            direct=not below.body,
            kind=_kind(unit, enumerated=index in self.enumerated),
        )

    def _with_contents(self, headings: list[Heading]) -> list[Heading]:
        """Match headings with the table of contents, in the order of both."""
        theirs = [entry.key for entry in self.entries]
        ours = [key(heading.text) for heading in headings]
        if theirs and len(theirs) * len(ours) < 4_000_000:
            for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
                for offset in range(block.size):
                    heading, entry = headings[block.a + offset], self.entries[block.b + offset]
                    heading.listed, heading.depth = True, heading.depth or entry.depth
        _admit_themes(headings)
        return headings


def _style(unit: Unit) -> int:
    """How much a heading without number stands out: size, capitals, a line under it, bold."""
    letters = [char for char in unit.text if char.isalpha()]
    capitals = len(letters) > 5 and all(char.isupper() for char in letters)
    size = round(8 * (unit.size - 1)) if unit.size >= LARGER else 0
    return 4 * size + 3 * capitals + 2 * (unit.underline == "=") + bool(unit.underline) + bool(unit.bold and size)


def _kind(unit: Unit, *, enumerated: bool) -> str:
    form = unit.numbering.form
    if unit.box:
        return "box"
    if form is Form.WORD:
        return NUMBERED_WORDS[unit.numbering.word]
    if form is Form.NOTE:
        return "subkop"
    if form is Form.MIXED:
        return "actiegroep"
    if enumerated and form is not Form.ROMAN:
        return "beweging" if form is Form.SINGLE else "subkop"
    return "subkop" if clean(unit.text).lower() in FIELD_HEADINGS else "kop"


def _admit_themes(headings: Sequence[Heading]) -> None:
    """A "Thema 4" between Hoofdstuk 3 and Hoofdstuk 5 is a chapter too."""
    last = 0
    row = [heading for heading in headings if (heading.chapter and heading.values) or heading.word == "thema"]
    for place, heading in enumerate(row):
        if heading.chapter:
            last = heading.values[0]
            continue
        following = next((other.values[0] for other in row[place + 1 :] if other.chapter), None)
        if last and heading.values[:1] == (last + 1,) and following in (None, last + 2):
            heading.chapter = True
            last += 1
