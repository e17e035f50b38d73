"""Words on a page in rows: which stand at the same height, and what their line of text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from ingest.pdf_page import Word

_BULLET = re.compile(r"[•·▪●○–—*✓➢o-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+", re.I)
_TOUCHING = 0.15
"""Words this close, in type sizes, are parts of one, unless the file has a space between them."""
_NARROWEST_TAB = 0.8
_SURE_TAB = 2.5
"""Type sizes: white space as wide as this is a step to the next column, however much a line is spaced out."""
_WIDER_THAN_SPACES = 2.5
"""And so is less, when it is this many times the white space between words."""


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words at the same height together, each row from left to right; rows from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.y0, each.x0)):
        if rows and _same_height(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _same_height(first: Word, second: Word) -> bool:
    shared = min(first.y1, second.y1) - max(first.y0, second.y0)
    return shared > 0.5 * min(first.y1 - first.y0, second.y1 - second.y0)


def usual_space(rows: Iterable[Sequence[Word]]) -> float:
    """The usual white space between words, in type sizes."""
    spaces = [
        (after.x0 - before.x1) / before.size for row in rows for before, after in pairwise(row) if before.size > 0
    ]
    return median(spaces) if spaces else 0.3


def row_text(row: Sequence[Word], space: float) -> str:
    """The line of text of a row, with a tab where a column begins. `space` as `usual_space` gives it."""
    joints = _joints(row, space)
    return row[0].text + "".join(joint + word.text for joint, word in zip(joints, row[1:], strict=True))


def cells_of(row: Sequence[Word], space: float) -> list[list[Word]]:
    """The words of a row, in parts where a column begins."""
    cells = [[row[0]]]
    for joint, word in zip(_joints(row, space), row[1:], strict=True):
        if joint == "\t":
            cells.append([])
        cells[-1].append(word)
    return cells


def is_bullet(text: str) -> bool:
    """Whether a word by itself is the mark or the number of an item."""
    return _BULLET.fullmatch(text) is not None


def _joints(row: Sequence[Word], space: float) -> list[str]:
    """What stands before each word but the first: nothing, a space or a tab."""
    gaps = [(after.x0 - before.x1) / (before.size or 1) for before, after in pairwise(row)]
    # a line that is spaced out to fill its column has wide spaces all along
    usual = max(space, median(gaps)) if len(gaps) >= 4 else space
    return [
        _joint(gap, usual, word, after_bullet=place == 0 and is_bullet(row[0].text))
        for place, (gap, word) in enumerate(zip(gaps, row[1:], strict=True))
    ]


def _joint(gap: float, usual: float, word: Word, *, after_bullet: bool) -> str:
    is_tab = gap >= _SURE_TAB or (gap >= _NARROWEST_TAB and gap >= _WIDER_THAN_SPACES * usual)
    if is_tab and not after_bullet:
        return "\t"
    return " " if word.spaced or gap >= _TOUCHING else ""


def wrapped_text(words: Iterable[Word]) -> str:
    """The text of several rows as one; a word broken over two of them is whole again."""
    text = ""
    for row in rows_of(words):
        line = row_text(row, 1.0).replace("\t", " ")
        if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}".strip()
    return text
