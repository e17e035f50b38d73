"""Tables of contents: found by their leaders, tabs and page numbers, or by titles that come back further on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.heading_words import CONTENTS_TITLES
from ingest.rows import Role, Row
from ingest.titles import Form, Numbering, key, numbering

_LONGEST: Final = 250
_LEADER: Final = re.compile(r"(?P<title>\S.*?)\s*(?:\.{4,}|…{2,}|(?:\. ){3,}\.?|_{4,})[\s.…]*(?P<page>\d{1,4})?$")
_TABBED: Final = re.compile(r"(?P<title>\S(?:.*\S)?)\t\s*(?P<page>\d{1,4})$")
_SPACED: Final = re.compile(r"(?P<title>\S.*?\S) {2,}(?P<page>\d{1,4})$")
_PLAIN: Final = re.compile(r"(?P<title>\S.*[^\W\d_]\W{0,2}) (?P<page>\d{1,4})$")
_YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    row: int
    numbering: Numbering
    key: str
    depth: int
    """1 for a chapter; 0 where the table does not say."""


@dataclass(frozen=True, slots=True)
class _Item:
    row: int
    title: str
    page: int | None
    strong: bool


def mark_contents(rows: Sequence[Row]) -> list[Entry]:
    """Find tables of contents, give their rows that role, and return their entries."""
    shown = [row for row in rows if row.role is Role.TEXT]
    places = {key(row.text): row.index for row in shown if len(row.text) <= _LONGEST}
    entries: list[Entry] = []
    place = 0
    while place < len(shown):
        end, items = _region(shown, place)
        headed = place > 0 and key(shown[place - 1].text) in _TITLE_KEYS
        if items and _is_contents(items, places, headed=headed):
            entries += _claim(rows, shown[place - headed : end], items)
            place = end
            continue
        if not items and key(shown[place].text) in _TITLE_KEYS:
            listed, titles = _recurring(shown, place + 1, places)
            if len(titles) >= 3:
                entries += _claim(rows, shown[place:listed], titles)
                end = listed
        place = max(end, place + 1)
    return entries


_TITLE_KEYS: Final = frozenset(key(title) for title in CONTENTS_TITLES)


def _item(row: Row) -> _Item | None:
    line = row.line.text.strip()
    if len(line) > _LONGEST or not any(char.isalpha() for char in line):
        return None
    for pattern, strong in ((_LEADER, True), (_TABBED, False), (_SPACED, False), (_PLAIN, False)):
        if found := pattern.match(line):
            title = re.sub(r"\s+", " ", found["title"]).strip(" .…_")
            page = int(found["page"]) if found["page"] else None
            if pattern is _PLAIN and page is not None and page in _YEARS:
                return None  # "Vastgesteld op 12 maart 2026"
            cells = len(line.split("\t"))
            return _Item(row.index, title, page, strong) if title and cells <= 3 else None
    return None


def _region(shown: Sequence[Row], start: int) -> tuple[int, list[_Item]]:
    """Items from `start` on, with single lines between them that are the first half of the next."""
    items: list[_Item] = []
    place = start
    while place < len(shown):
        item = _item(shown[place])
        if item is None:
            if items and key(shown[place].text) in _TITLE_KEYS:
                break  # what stands above the title of the table is no part of it
            follows = place + 1 < len(shown) and items and _item(shown[place + 1])
            if not follows or len(shown[place].text) > 120 or shown[place].text.endswith("."):
                break
        else:
            items.append(item)
        place += 1
    return place, items


def _is_contents(items: Sequence[_Item], places: dict[str, int], *, headed: bool) -> bool:
    if len(items) < 3:
        return False
    pages = [item.page for item in items if item.page is not None]
    rising = sum(1 for before, after in pairwise(pages) if before <= after)
    if len(pages) > 1 and rising < 0.8 * (len(pages) - 1):
        return False
    leaders = sum(1 for item in items if item.strong)
    return headed or 2 * leaders >= len(items) or _recur(items, places) >= 0.3 * len(items)


def _recur(items: Sequence[_Item], places: dict[str, int]) -> int:
    last = items[-1].row
    return sum(1 for item in items if places.get(key(item.title), -1) > last)


def _recurring(shown: Sequence[Row], start: int, places: dict[str, int]) -> tuple[int, list[_Item]]:
    """Short lines from `start` on, each of which comes back further on."""
    items: list[_Item] = []
    place = start
    while place < len(shown):
        row = shown[place]
        said = key(row.text)
        if len(row.text) > 150 or not any(map(str.isalpha, said)) or places.get(said, -1) <= row.index:
            break
        items.append(_Item(row.index, row.text, None, False))
        place += 1
    return place, items


def _claim(rows: Sequence[Row], region: Sequence[Row], items: Sequence[_Item]) -> list[Entry]:
    for row in region:
        row.role = Role.CONTENTS
    indents = sorted({rows[item.row].indent for item in items})
    parts = [numbering(item.title) for item in items]
    numbered = any(part.form in (Form.CHAPTER, Form.SINGLE, Form.DOTTED, Form.ROMAN) for part in parts)
    entries = []
    for item, part in zip(items, parts, strict=True):
        depth = _depth(part)
        if not numbered and len(indents) > 1:
            depth = indents.index(rows[item.row].indent) + 1
        entries.append(Entry(item.row, part, key(item.title), depth))
    return entries


def _depth(part: Numbering) -> int:
    if part.form is Form.DOTTED:
        return len(part.values)
    return 1 if part.form in (Form.CHAPTER, Form.SINGLE, Form.ROMAN) else 0
