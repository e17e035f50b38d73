"""Page headers, page footers and page numbers, wherever extraction dropped them: at page ends or in mid-sentence.

No line is one for its words alone. A running head repeats a title (of the table of contents, or one that stands
elsewhere in the text) where no title can be: at the end of a page, inside a sentence, or after the sections of the
chapter that it names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from ingest.apart import chunks
from ingest.contents import Entry
from ingest.heading_words import CLOSING_CHAPTERS, OPENING_CHAPTERS
from ingest.rows import Role, Row
from ingest.titles import Form, is_closed, key, numbering, starts_lower

_LONGEST: Final = 100
_CHAPTER_KEYS: Final = frozenset(map(key, OPENING_CHAPTERS | CLOSING_CHAPTERS))
_SHORTEST_KEY: Final = 12
"""Below this length, titles must be equal to be taken for the same."""
_ALIKE: Final = 0.85
_PAGE: Final = r"(?:pagina|pag\.?|page|p\.|blz\.?|bladzijde)"
_NUMBER: Final = r"\s*(?P<number>\d{1,4})(?P<total>\s*(?:van|of|/|\|)\s*\d{1,4})?\W*"
_PAGE_NUMBER: Final = re.compile(rf"\W*{_PAGE}?{_NUMBER}", re.IGNORECASE)
_EXPLICIT: Final = re.compile(rf"\W*{_PAGE}{_NUMBER}", re.IGNORECASE)
"""A page number that says that it is one."""
_CELL: Final = re.compile(r"\t| {2,}| [|•·–—-] ")
"""What sets parts of a page header or footer apart from one another."""
_NUMBERED_HEAD: Final = re.compile(
    r"\s*(?:(?P<first>\d{1,4})(?:\s{2,}|\t|\s*[|•·]\s*).*"
    rf"|\S.*?(?:(?:\s{{2,}}|\t|\s*[|•·]\s*)(?:{_PAGE}\s*)?|\s+{_PAGE}\s*)(?P<last>\d{{1,4}}))\s*",
    re.IGNORECASE,
)
"""A running head with its page number set apart from it."""
_LAST_OF_TWO: Final = 1000
"""Two lines that differ in a number from here on differ in a year or an amount, not in a page number."""
_FARTHEST_PAGES: Final = 4
"""How many pages two running heads may be apart when there are no more."""
_DIGITS: Final = re.compile(r"\d+")
_FIELD_LINE: Final = re.compile(r"[A-ZÀ-Þ][\w ]{1,25}:\s+\S")
""""Trekker: gemeente" closes a part, and may say the same as the one before."""
_OPEN_END: Final = re.compile(r"[^\s.!?:;…)\]\"'”’»]$|[^\s.!?]-$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A short line, or two that stand apart together."""

    rows: tuple[Row, ...]
    key: str
    numbered: bool


class _Neighbours:
    """What stands around a row, noise left out."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.text = [row.index for row in rows if row.role in (Role.TEXT, Role.TABLE)]
        self.pages = [row.index for row in rows if row.begins_page]

    def before(self, index: int) -> Row | None:
        place = bisect_left(self.text, index) - 1
        return self.rows[self.text[place]] if place >= 0 else None

    def after(self, index: int) -> Row | None:
        place = bisect_left(self.text, index + 1)
        return self.rows[self.text[place]] if place < len(self.text) else None

    def ends_page(self, place: _Place) -> bool:
        after = self.after(place.rows[-1].index)
        if after is None:
            return True
        page = bisect_left(self.pages, place.rows[-1].index + 1)
        return page < len(self.pages) and self.pages[page] <= after.index

    def begins_page(self, place: _Place) -> bool:
        before = self.before(place.rows[0].index)
        page = bisect_left(self.pages, place.rows[0].index + 1) - 1
        return page >= 0 and (before is None or self.pages[page] > before.index)

    def breaks_sentence(self, place: _Place) -> bool:
        before, after = self.before(place.rows[0].index), self.after(place.rows[-1].index)
        return (
            before is not None
            and after is not None
            and max(place.rows[0].index - before.index, after.index - place.rows[-1].index) > 1
            and len(before.text) >= 30
            and _OPEN_END.search(before.text) is not None
            and starts_lower(after.text)
        )

    def misplaced(self, place: _Place) -> bool:
        """Whether no title can stand there."""
        if self.breaks_sentence(place):
            return True
        if self.ends_page(place) and not self.begins_page(place):
            return not _FIELD_LINE.match(place.rows[-1].text)
        return self.heads_nothing(place)

    def heads_nothing(self, place: _Place) -> bool:
        """Whether the title of a chapter is followed by the title of another one at once."""
        after = self.after(place.rows[-1].index)
        if after is None or len(after.text) > _LONGEST or not (place.numbered or place.key in _CHAPTER_KEYS):
            return False
        own, other = numbering(place.rows[0].text), numbering(after.text)
        if _DIGITS.sub("", key(_half(after.text))) == place.key or not other.title[:1].isupper():
            return False
        if other.form is Form.DOTTED:
            return bool(own.values) and own.values[0] != other.values[0]
        return other.form in (Form.SINGLE, Form.CHAPTER) and not is_closed(after.text)


class _Numbers:
    """Where titles "1. …", "2. …" stand."""

    def __init__(self, places: Sequence[_Place]) -> None:
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        for place in places:
            if (value := self._value(place)) is not None:
                self.at[value].append(place.rows[0].index)

    @staticmethod
    def _value(place: _Place) -> int | None:
        split = numbering(place.rows[0].text)
        single = split.form is Form.SINGLE and place.numbered and not is_closed(place.rows[-1].text)
        return split.values[0] if single else None

    def repeats(self, before: _Place, place: _Place) -> bool:
        """Whether a numbered title comes a second time while no new row of numbers has begun in between."""
        value = self._value(place)
        if value is None or value != self._value(before):
            return False
        other = self.at[value - 1 if value > 1 else 2]
        between = bisect_left(other, before.rows[0].index)
        return between == len(other) or other[between] > place.rows[0].index


def mark_celled_heads(rows: Sequence[Row]) -> None:
    """Give page headers and footers of two cells, one with the page number, their role.

    To be done before footnotes are looked for: a small "3", a tab and a name at the foot of a page looks like one.
    """
    around = _Neighbours(rows)
    groups: defaultdict[str, list[_Place]] = defaultdict(list)
    for row in rows:
        place = _place((row,)) if row.role is Role.TEXT and _cells((row,)) else None
        if place is not None and (around.ends_page(place) or around.begins_page(place)):
            groups[place.key].append(place)
    for group in groups.values():
        if around.pages and len(group) > 1 and _are_numbered_on(group, around):
            for place in group:
                place.rows[0].role = Role.RUNNING


def mark_running(rows: Sequence[Row], entries: Sequence[Entry]) -> None:
    """Give page headers, page footers and page numbers their role."""
    _mark_page_numbers(rows)
    _mark_beside_numbers(rows)
    known = {entry.key for entry in entries}
    known.update(key(row.text) for row in rows[: entries[0].row if entries else 0] if row.role is Role.TEXT)
    for _ in range(3):  # what stood beside a running head may be seen to be one when that is gone
        places = _places(rows)
        around = _Neighbours(rows)
        groups: defaultdict[str, list[_Place]] = defaultdict(list)
        for place in places:
            groups[place.key].append(place)
        numbers = _Numbers(places)
        found = [place for group in groups.values() for place in _repeated(group, around, numbers)]
        for place in found:
            known.add(place.key)
        found += [place for place in places if _interrupts(place, around) or _echoes(place, known, around)]
        found += _late_chapters(places, known)
        if not found:
            break
        for place in found:
            for row in place.rows:
                row.role = Role.RUNNING


def running_keys(rows: Sequence[Row]) -> frozenset[str]:
    """What the running heads say, digits left out."""
    return frozenset(_DIGITS.sub("", key(_half(row.text))) for row in rows if row.role is Role.RUNNING)


def _places(rows: Sequence[Row]) -> list[_Place]:
    places = []
    for row in rows:
        if row.role is Role.TEXT and (place := _place((row,))):
            places.append(place)
    single = {place.key for place in places}
    first = {place.rows[0].index: place.key for place in places}
    for chunk in chunks(rows):
        # a second line of figures only says nothing more: that is no second time
        if (
            len(chunk) == 2
            and (place := _place(tuple(chunk)))
            and place.key in single
            and first.get(chunk[0].index) != place.key
        ):
            places.append(place)
    places.sort(key=lambda place: place.rows[0].index)
    return places


def _place(rows: tuple[Row, ...]) -> _Place | None:
    text = " ".join(row.text for row in rows)
    if len(text) > 2 * _LONGEST:
        return None
    half = _half(text)
    if len(half) > _LONGEST:
        return None
    split = numbering(half)
    cells = _cells(rows)
    if split.form is Form.BULLET or (half[0].islower() and not cells):
        return None
    said = "".join(sorted(cells)) if cells else _DIGITS.sub("", key(half))
    numbered = split.form in (Form.SINGLE, Form.CHAPTER, Form.DOTTED, Form.BARE, Form.ROMAN)
    return _Place(rows, said, numbered) if len(said) > 2 else None


def _cells(rows: Sequence[Row]) -> list[str]:
    """What the cells of a line with tabs say, digits left out: they change sides from page to page."""
    text = rows[0].line.text.strip()
    if len(rows) > 1 or "\t" not in text:
        return []
    return [said for cell in text.split("\t") if (said := _DIGITS.sub("", key(cell)))]


def _half(text: str) -> str:
    """The first half of a text that says the same twice, else all of it."""
    middle = len(text) // 2
    first, second = text[:middle].strip(), text[middle:].strip()
    return first if len(first) > 8 and first == second else text


def _repeated(group: Sequence[_Place], around: _Neighbours, row_of_numbers: _Numbers) -> list[_Place]:
    """Those of the places with one text that are running heads."""
    if len(group) < 2:
        return []
    if _are_numbered_on(group, around):
        return list(group)
    misplaced = [around.misplaced(place) for place in group]
    for order, (before, place) in enumerate(pairwise(group), 1):
        misplaced[order] = misplaced[order] or row_of_numbers.repeats(before, place)
    on_top = [around.begins_page(place) for place in group]
    headers = len(group) >= 3 and sum(on_top) >= 0.6 * len(group)
    if not headers and sum(misplaced) < 0.4 * len(group):
        return []
    judged = list(zip(group, misplaced, on_top, strict=True))
    real = next((place for place, wrong, top in judged if not wrong and not (headers and top)), None)
    if real is None and headers:
        real = next((place for place, wrong, _ in judged if not wrong), None)
    if headers and real is not None and _is_set_like(real, group) and not _opens(real, around):
        real = None
    often = sum(misplaced) >= 0.6 * len(group) or headers
    return [
        place
        for place, wrong in zip(group, misplaced, strict=True)
        if place is not real and (wrong or often or (place.numbered and real is not None and real.numbered))
    ]


def _is_set_like(place: _Place, group: Sequence[_Place]) -> bool:
    """Whether a line is no larger than its repeats: then it is one of them."""
    sizes = [other.rows[0].line.size for other in group]
    return all(sizes) and place.rows[0].line.size <= 1.05 * min(sizes)


def _opens(place: _Place, around: _Neighbours) -> bool:
    """Whether a running head is the first line of all and no title stands under it: then it is the title as well."""
    after = around.after(place.rows[-1].index)
    if around.before(place.rows[0].index) is not None or after is None:
        return False
    return after.line.size <= 1.1 * place.rows[0].line.size or numbering(after.text).form is not Form.NONE


def _are_numbered_on(group: Sequence[_Place], around: _Neighbours) -> bool:
    """Whether lines say the same but for a page number that goes up; two such lines must stand by themselves."""
    numbers = []
    for place in group:
        found = _NUMBERED_HEAD.fullmatch(place.rows[0].line.text) if len(place.rows) == 1 else None
        if found is None:
            return False
        numbers.append(int(found["last"] or found["first"]))
    steps = [after - before for before, after in pairwise(numbers)]
    if len(steps) == 1:
        apart = all(_stands_alone(around.rows, place.rows[0].index) or around.ends_page(place) for place in group)
        likely = apart and numbers[1] < _LAST_OF_TWO and len(group[0].key) >= _SHORTEST_KEY
        return likely and 0 < steps[0] <= _FARTHEST_PAGES
    return len(steps) >= 2 and min(steps) > 0 and sum(steps) <= 2 * len(steps)


def _interrupts(place: _Place, around: _Neighbours) -> bool:
    """Whether a line without a full stop stands by itself in the midst of a sentence."""
    above, below = place.rows[0].index - 1, place.rows[-1].index + 1
    if above < 0 or below == len(around.rows):
        return False
    apart = around.rows[above].role is not Role.TEXT and around.rows[below].role is not Role.TEXT
    return apart and not is_closed(place.rows[-1].text) and around.breaks_sentence(place)


def _echoes(place: _Place, known: Iterable[str], around: _Neighbours) -> bool:
    """Whether a misplaced line says a known title, or begins or nearly says it."""
    if len(place.key) < _SHORTEST_KEY or not around.misplaced(place):
        return False
    matcher = SequenceMatcher(b=place.key, autojunk=False)
    for title in known:
        if len(title) < _SHORTEST_KEY:
            continue
        if title.startswith(place.key) or place.key.startswith(title):
            return True
        matcher.set_seq1(title)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            return True
    return False


def _late_chapters(places: Sequence[_Place], known: Iterable[str]) -> list[_Place]:
    """Known chapter titles among the sections of their own chapter ("3. …" between 3.2.2 and 3.2.3)."""
    known = set(known)
    begun: tuple[int, ...] = ()
    waiting: list[_Place] = []
    late: list[_Place] = []
    for place in places:
        split = numbering(place.rows[0].text)
        if split.form is Form.DOTTED and split.title[:1].isupper():
            if begun[:1] == split.values[:1] and begun < split.values:
                late += waiting
            begun, waiting = split.values, []
        elif split.form in (Form.SINGLE, Form.CHAPTER) and split.values == begun[:1]:
            title = place.key
            if title in known or any(len(other) >= _SHORTEST_KEY and title.startswith(other) for other in known):
                waiting.append(place)
    return late


def _mark_page_numbers(rows: Sequence[Row]) -> None:
    around = _Neighbours(rows)
    loose: list[tuple[Row, int]] = []
    for row in rows:
        if _says_page(rows, row):
            row.role = Role.RUNNING
            continue
        found = _PAGE_NUMBER.fullmatch(row.text) if row.role is Role.TEXT and len(row.text) <= 24 else None
        if found is None:
            continue
        place = _Place((row,), "", False)
        if around.pages and (around.ends_page(place) or around.begins_page(place)):
            row.role = Role.RUNNING
        elif _stands_alone(rows, row.index):
            loose.append((row, int(found["number"])))
    steps = [after - before for (_, before), (_, after) in pairwise(loose)]
    if len(loose) >= 3 and sum(1 for step in steps if step == 1) >= 0.6 * len(steps):
        for row, _ in loose:
            row.role = Role.RUNNING


_HEAD_ROWS: Final = 4
"""Lines of a running head of a letter ("Directie …", "Ons kenmerk", the reference), at most."""


def _mark_beside_numbers(rows: Sequence[Row]) -> None:
    """The lines right after a page number that says so, where the same lines follow another page number too."""
    heads: defaultdict[tuple[str, ...], list[list[Row]]] = defaultdict(list)
    for row in rows:
        if row.role is Role.RUNNING and _EXPLICIT.fullmatch(row.text):
            head: list[Row] = []
            for after in rows[row.index + 1 : row.index + 1 + _HEAD_ROWS + 2]:
                if after.role is Role.TEXT and after.text:
                    head.append(after)
                elif head:
                    break
            for length in range(1, min(len(head), _HEAD_ROWS) + 1):
                heads[tuple(one.text for one in head[:length])].append(head[:length])
    for group in heads.values():
        if len(group) > 1:
            for row in (one for head in group for one in head):
                row.role = Role.RUNNING


def _says_page(rows: Sequence[Row], row: Row) -> bool:
    """Whether a line is a page number that says so ("Pagina 3 van 8", "blz. 3"), or has one set apart at an end."""
    if row.role not in (Role.TEXT, Role.TABLE) or len(row.text) > _LONGEST:
        return False
    whole = _EXPLICIT.fullmatch(row.text)
    if whole is not None:
        return row.role is Role.TEXT and (whole["total"] is not None or _stands_alone(rows, row.index))
    cells = _CELL.split(row.line.text.strip())
    ends = (_EXPLICIT.fullmatch(cells[0].strip()), _EXPLICIT.fullmatch(cells[-1].strip()))
    return len(cells) > 1 and any(found is not None and found["total"] is not None for found in ends)


def _stands_alone(rows: Sequence[Row], index: int) -> bool:
    above = index == 0 or rows[index - 1].role is not Role.TEXT
    return above and (index + 1 == len(rows) or rows[index + 1].role is not Role.TEXT)
