"""What stands on a page of a PDF: pieces of text with their place and look, and the rules drawn around them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTAnno, LTChar, LTContainer, LTCurve, LTImage, LTItem, LTPage, LTTextLine
from pdfminer.pdffont import PDFFont, PDFSimpleFont

_BOLD = re.compile(r"bold|black|heavy|(?<!semi)demi|semibold|-bd\b", re.IGNORECASE)
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")
_LETTERS = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\xa0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\xad": "-", "\uf0b7": "•", "\uf0a7": "▪",
    }
)  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOUCHING = 0.15
"""Type sizes; characters further apart than this are of two words."""
_THIN = 3.0
"""Points; a filled rectangle no thicker than this is a drawn line."""
_SHORTEST_RULE = 8.0
UNKNOWN = "\ufffd"
"""A glyph of which the file does not say what letter it is."""
_UNUSED_CODES = frozenset({127, 129, 141, 143, 144, 157})
"""Codes that WinAnsiEncoding leaves open and shows as a bullet (PDF 32000-1, annex D.2, note 3)."""


class PageDevice(PDFPageAggregator):
    """Collects what is on a page, with a clear sign for a glyph of which the file does not say what it is."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        """The text for a glyph without one."""
        return "•" if isinstance(font, PDFSimpleFont) and cid in _UNUSED_CODES else UNKNOWN


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on the page. Points, from the lower left corner, as everywhere below."""

    text: str
    x0: float
    x1: float
    y0: float
    """Its base line."""
    bottom: float
    """Of its box: below the base line by what the font says, which differs from font to font."""
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them."""

    text: str
    """With raised figures as such: "zorg¹"."""
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """That of most of its characters."""
    bold: bool
    spaced: bool
    """White space stands before it, in the file or by the look of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_horizontal(self) -> bool:
        """Wider than it is high."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class PageContent:
    """One page, taken apart."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    """Lines of text that is turned."""
    images: int = 0
    damaged: bool = False
    """It could not be read."""


def page_content(layout: LTPage, number: int) -> PageContent:
    """Take a page apart. `number` counts from 1."""
    content = PageContent(number, layout.width, layout.height)
    turned: list[LTChar] = []
    seen: set[tuple[str, int, int]] = set()
    for item in _items(layout):
        if isinstance(item, LTTextLine):
            chars = [char for char in item if isinstance(char, LTChar)]
            if chars and not all(char.upright for char in chars):
                turned += chars
                continue
            # text that is printed twice on the same spot is a way to make it bold
            place = (item.get_text(), round(item.x0 / 3), round(item.y0 / 3))
            if place not in seen:
                seen.add(place)
                content.words += _words(list(_glyphs(item)))
        elif isinstance(item, LTImage):
            content.images += 1
        elif isinstance(item, LTCurve):
            content.rules += _rules(item)
    content.sideways = _sideways(turned)
    return content


def _items(layout: LTPage) -> Iterator[LTItem]:
    """Lines of text, images and drawings, also those inside figures; no recursion, figures may nest deeply."""
    waiting: list[LTItem] = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTContainer) and not isinstance(item, LTTextLine):
            waiting += reversed(list(item))
        else:
            yield item


def _glyphs(line: LTTextLine) -> Iterator[Glyph]:
    last: Glyph | None = None
    for char in line:
        if isinstance(char, LTChar):
            bold = bool(_BOLD.search(char.fontname))
            last = Glyph(_cleaned(char.get_text()), char.x0, char.x1, char.matrix[5], char.y0, char.size, bold)
            yield last
        elif isinstance(char, LTAnno) and last is not None and char.get_text() == " ":
            yield replace(last, text=" ", x0=last.x1)


def _words(glyphs: Sequence[Glyph]) -> Iterator[Word]:
    """The words of a line; sizes are compared within the line, so that a raised figure is seen to be one."""
    visible = [glyph for glyph in glyphs if glyph.text.strip()]
    if not visible:
        return
    sizes = Counter(round(glyph.size, 1) for glyph in visible)
    size = max(sizes, key=lambda each: (sizes[each], each))
    usual = [glyph for glyph in visible if round(glyph.size, 1) == size]
    base, bottom = min(glyph.y0 for glyph in usual), min(glyph.bottom for glyph in usual)
    spaced = False
    for is_word, group in groupby(glyphs, key=lambda glyph: bool(glyph.text.strip())):
        if is_word:
            yield _word(list(group), size, base, bottom, spaced=spaced)
        spaced = True


def _word(glyphs: Sequence[Glyph], size: float, base: float, bottom: float, *, spaced: bool) -> Word:
    def shown(glyph: Glyph) -> str:
        """A small figure above the line is raised: the number of a footnote, or a power."""
        height = max(glyph.y0 - base, glyph.bottom - bottom)
        is_raised = glyph.size <= 0.8 * size and height >= 0.2 * size and glyph.text.isdecimal()
        return glyph.text.translate(_RAISED) if is_raised else glyph.text

    text = "".join(map(shown, glyphs)).replace(" ", "")
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    y0 = min(glyph.y0 for glyph in glyphs)
    return Word(text, x0, y0, x1, y0 + glyphs[0].size, size, all(glyph.bold for glyph in glyphs), spaced)


def _cleaned(text: str) -> str:
    return _UNSHOWN.sub("", text).translate(_LETTERS)


def _rules(item: LTCurve) -> Iterator[Rule]:
    """The line that a drawing is, or the four sides of a rectangle."""
    x0, y0, x1, y1 = item.x0, item.y0, item.x1, item.y1
    wide, high = x1 - x0, y1 - y0
    if wide <= _THIN or high <= _THIN:
        if max(wide, high) >= _SHORTEST_RULE:
            yield Rule(x0, y0, x1, y1)
    elif len(item.pts) in {4, 5} and all(_is_near(x, x0, x1) and _is_near(y, y0, y1) for x, y in item.pts):
        yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))


def _is_near(value: float, *sides: float) -> bool:
    return any(abs(value - side) <= 1 for side in sides)


def _sideways(chars: Sequence[LTChar]) -> list[str]:
    """Turned text: along its own direction, what stands in one line together."""
    placed = []
    for char in chars:
        a, b = char.matrix[:2]
        length = math.hypot(a, b) or 1.0
        a, b = a / length, b / length
        x, y = char.matrix[4:6]
        # the angle, the distance of the line from the corner, and the place along the line
        placed.append((round(math.degrees(math.atan2(b, a))), round((y * a - x * b) / 3), x * a + y * b, char))
    lines: list[str] = []
    for _, group in groupby(sorted(placed, key=lambda each: each[:3]), key=lambda each: each[:2]):
        text, end = "", None
        for _, _, start, char in group:
            if end is not None and start - end > _TOUCHING * char.size:
                text += " "
            text += _cleaned(char.get_text())
            end = start + (char.height if abs(char.matrix[1]) > abs(char.matrix[0]) else char.width)
        lines.append(" ".join(text.split()))
    return [line for line in lines if line]
