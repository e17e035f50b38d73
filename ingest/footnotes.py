"""Footnotes that stand as lines of their own, between the lines of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.repair import SUPERSCRIPTS
from ingest.rows import Role, Row
from ingest.titles import is_closed, starts_lower
from ingest.words import Vocabulary

_RAISED: Final = re.compile(r"(?P<marker>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:\s?[⁻–-]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})?)\s*(?=\S)")
_MARKDOWN: Final = re.compile(r"\[\^(?P<marker>[\w-]{1,20})\]:\s*")
_PLAIN: Final = re.compile(r"(?P<marker>\d{1,3})\s+(?=[A-ZÀ-Þ\"‘“'(]|https?:|www\.)")
_STUCK: Final = re.compile(r"(?<![\d.,])(?<=[^\W\d_)’\"”.])\d{1,2}(?![\w-]|[.,]\d)")
_LINK: Final = re.compile(r"<?(?:https?://|www\.)\S+>?")
_LARGER: Final = 1.1
"""From this many times the usual size of type, a line with a number is the title of a chapter."""
_OPEN_END: Final = re.compile(r"[^\s.!?:;…)\]\"'”’»]$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: rows `first` to `last`, both included, and what stands before its text."""

    marker: str
    number: str
    first: int
    last: int
    opening: str
    """What stands before its text: the marker and what sets it apart."""


def mark_footnotes(rows: Sequence[Row], vocabulary: Vocabulary, width: int) -> list[Note]:
    """Find footnotes and give their rows that role. `width` is the usual length of a full line, 0 when lines do not
    end where the paper did."""
    notes: list[Note] = []
    expected = 1
    index = 0
    while index < len(rows):
        row = rows[index]
        found = _opening(rows, row, vocabulary, expected) if row.role is Role.TEXT else None
        if found is None:
            index += 1
            continue
        last = _last_row(rows, index, width)
        number = found["marker"].translate(SUPERSCRIPTS)
        notes.append(Note(found["marker"], number, index, last, found.group()))
        if number.isdigit():
            expected = int(number) + 1
        for place in range(index, last + 1):
            if rows[place].role is not Role.BLANK:
                rows[place].role = Role.FOOTNOTE
        row.starts = True
        index = last + 1
    return notes


def _opening(rows: Sequence[Row], row: Row, vocabulary: Vocabulary, expected: int) -> re.Match[str] | None:
    if found := _RAISED.match(row.text) or _MARKDOWN.match(row.text):
        return found
    found = _PLAIN.match(row.text)
    if found is None or not _begins_chunk(rows, row.index) or row.line.size > _LARGER:
        return None
    number = int(found["marker"])
    signs = (
        number == expected,
        _has_anchor(rows, row.index, found["marker"], vocabulary),
        _ends_page(rows, row.index),
        0 < row.line.size < 0.95,
    )
    return found if sum(signs) >= 2 else None


def _begins_chunk(rows: Sequence[Row], index: int) -> bool:
    return index == 0 or rows[index].begins_page or rows[index - 1].role is not Role.TEXT


def _has_anchor(rows: Sequence[Row], index: int, number: str, vocabulary: Vocabulary) -> bool:
    """Whether, not far above, the number sticks to a word that has it nowhere else."""
    for row in rows[max(0, index - 80) : index]:
        if row.role is not Role.TEXT or number not in row.text:
            continue
        for found in _STUCK.finditer(row.text):
            if found.group() == number:
                word = re.search(r"[^\W\d_]*$", row.text[max(0, found.start() - 60) : found.start()])
                base = word.group() if word else ""
                known = vocabulary.words[base.lower()] > 0 or (len(base) > 5 and base.islower())
                if not base or (known and vocabulary.numbered[base + number] <= 1):
                    return True
    return False


def _ends_page(rows: Sequence[Row], index: int) -> bool:
    """Whether the page ends soon below: after this chunk, and at most one or two short lines (the footer)."""
    place = index + 1
    while place < len(rows) and rows[place].role in (Role.TEXT, Role.FOOTNOTE) and not rows[place].begins_page:
        place += 1
    between = 0
    while place < len(rows) and not rows[place].begins_page:
        if rows[place].role is not Role.BLANK:
            between += 1
            if between > 2 or len(rows[place].text) > 120:
                return False
        place += 1
    return place < len(rows) or between == 0


def _last_row(rows: Sequence[Row], first: int, width: int) -> int:
    last = first
    while last + 1 < len(rows):
        below = rows[last + 1]
        if below.begins_page:
            break
        if below.role is Role.BLANK:
            after = _after_blank(rows, last + 1)
            if after is None or not _goes_on(rows[last], rows[after], width):
                break
            last = after
            continue
        if below.role is not Role.TEXT or _PLAIN.match(below.text) or _RAISED.match(below.text):
            break
        if is_closed(rows[last].text) and _is_loose(rows, last + 1, width):
            break
        short = len(rows[last].text) < 0.7 * width if width else True
        if short and not below.text[0].islower() and not _LINK.fullmatch(below.text):
            break
        last += 1
    return last


def _is_loose(rows: Sequence[Row], index: int, width: int) -> bool:
    """Whether a row is a short line without a full stop at the end of a stretch: the heading of what follows."""
    row = rows[index]
    at_end = index + 1 == len(rows) or rows[index + 1].role is not Role.TEXT
    return at_end and len(row.text) <= 0.6 * width and not is_closed(row.text) and not starts_lower(row.text)


def _after_blank(rows: Sequence[Row], index: int) -> int | None:
    while index < len(rows) and rows[index].role is Role.BLANK:
        index += 1
    if index == len(rows) or rows[index].role not in (Role.TEXT, Role.RULE) or rows[index].begins_page:
        return None
    return index


def _goes_on(above: Row, below: Row, width: int) -> bool:
    """Whether a footnote goes on after a blank line: a loose address, or a full line without an end."""
    if _LINK.fullmatch(below.text):
        return True
    full = (
        below.role is Role.TEXT
        and width > 0
        and len(above.text) >= 0.8 * width
        and _OPEN_END.search(above.text) is not None
    )
    return full and _PLAIN.match(below.text) is None and _RAISED.match(below.text) is None
