"""Rows: the lines of a text without the codes in them, and what is known of each for the stages that follow."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from ingest.document import Span
from ingest.lines import Line


class Role(Enum):
    """What a row turned out to be."""

    BLANK = auto()
    """White space or codes only."""
    TEXT = auto()
    CONTENTS = auto()
    """Of the table of contents."""
    RUNNING = auto()
    """Page header, page footer or page number."""
    CAPTION = auto()
    QUOTE = auto()
    """Of a pull quote."""
    FOOTNOTE = auto()
    TABLE = auto()
    RULE = auto()
    """A drawn line, or an address that stands alone: no text for a reader."""


@dataclass(slots=True)
class Row:
    """A line as far as it is text."""

    index: int
    line: Line
    pieces: list[Span]
    """What is left of the line when its codes are cut out, trimmed; empty for a blank row."""
    text: str
    """The pieces, white space collapsed, emphasis marks off: to look at, not to keep."""
    role: Role
    begins_page: bool = False
    outlined: bool = False
    """A bookmark of a table of contents stands in it: word processors put one before each heading."""
    bold: bool = False
    resumes: bool = False
    """Goes on, behind an inline footnote, with the line that the footnote began in."""
    starts: bool = False
    """Begins something of its own (a footnote): never joined to the row before."""

    @property
    def tabbed(self) -> bool:
        return self.line.text.lstrip(" ").startswith("\t")

    @property
    def indent(self) -> int:
        return len(self.line.text) - len(self.line.text.lstrip())


@dataclass(frozen=True, slots=True)
class Code:
    """Something between brackets that is no running text."""

    start: int
    end: int
    footnote: str | None = None
    """Number of the footnote whose text this is; None for a code without text."""
    inner: int = 0
    """Of a footnote: where its text begins."""
    outline: bool = False


_CODE: Final = re.compile(
    r"\[(?P<word>bookmark|image|afbeelding|comment|opmerking|footnoteRef|endnoteRef|footnote|endnote)"
    r"\s*:[^\[\]\n]{0,300}\]"
    r"|\[(?P<note>\d{1,3}):\s"
    r"|\[\^(?P<anchor>[\w-]{1,20})\](?!:)",
    re.IGNORECASE,
)
_ANCHORED: Final = re.compile(r"\[(?:footnoteRef|endnoteRef):\s*(\d{1,3})\]", re.IGNORECASE)
_BRACKET: Final = re.compile(r"[\[\]]")
_LONGEST_NOTE: Final = 6000
EMPHASIS: Final = re.compile(
    r"\*{1,3}(?=[^\s*)])|(?<=[^\s*])\*{1,3}|(?<![^\W_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\W_])"
)
"""Marks of bold and italic as plain text writes them."""
_SPACE: Final = re.compile(r"\s+")
_BOLD: Final = re.compile(r"\s*(?:#+\s*)?(\*\*|__)(?=\S)(?:(?!\1).)+\1\s*:?\s*")


def find_codes(text: str) -> list[Code]:
    """Bookmarks, image placeholders, footnote anchors and inline footnotes, in order, none inside another."""
    anchored = set(_ANCHORED.findall(text))
    closing = _closing_brackets(text) if anchored else {}
    codes: list[Code] = []
    place = 0
    while found := _CODE.search(text, place):
        start, place = found.start(), found.end()
        if found["note"] is None:
            outline = (found["word"] or "").lower() == "bookmark" and "_Toc" in found.group()
            codes.append(Code(start, place, outline=outline))
        elif found["note"] in anchored and 0 < (end := closing.get(start, 0)) <= start + _LONGEST_NOTE:
            codes.append(Code(start, end, footnote=found["note"], inner=place))
            place = end
    return codes


def _closing_brackets(text: str) -> dict[int, int]:
    """Place of each opening square bracket → just past the one that closes it."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif opened:
            closing[opened.pop()] = bracket.end()
    return closing


@dataclass(slots=True)
class Cutter:
    """Takes codes out of lines; both come in order of place."""

    codes: Sequence[Code]
    resumed: bool = False
    """Whether the line asked for last begins inside a footnote."""
    _next: int = field(default=0)

    def pieces(self, line: Line) -> tuple[list[Span], bool]:
        """What is left of `line`, and whether one of its codes says that it is in the outline."""
        pieces: list[Span] = []
        outline = self.resumed = False
        place = line.start
        while self._next < len(self.codes) and self.codes[self._next].start < line.end:
            code = self.codes[self._next]
            if code.start > place:
                pieces.append(Span(place, code.start))
            outline = outline or code.outline
            self.resumed = code.start < line.start <= code.end
            place = max(place, code.end)
            if code.end > line.end:  # a footnote that goes on in the next line
                break
            self._next += 1
        if place < line.end:
            pieces.append(Span(place, line.end))
        return pieces, outline


def make_rows(lines: Sequence[Line], text: str, codes: Sequence[Code]) -> list[Row]:
    """One row for each line."""
    cutter = Cutter(codes)
    rows: list[Row] = []
    page: int | None = None
    for index, line in enumerate(lines):
        pieces, outline = cutter.pieces(line)
        kept = _trimmed(text, pieces)
        shown = plain(text, kept)
        bold = line.bold or (line.text[:4].lstrip()[:1] in "*_#" and _BOLD.fullmatch(line.text) is not None)
        row = Row(index, line, kept, shown, Role.TEXT if shown else Role.BLANK, outlined=outline, bold=bold)
        if shown:
            row.begins_page = line.page is not None and line.page != page
            page = line.page
        row.resumes = cutter.resumed
        rows.append(row)
    if page is None:
        _mark_pages(rows)
    return rows


def _trimmed(text: str, pieces: Iterable[Span]) -> list[Span]:
    kept = []
    for piece in pieces:
        stretch = text[piece.start : piece.end]
        if visible := stretch.strip():
            start = piece.start + len(stretch) - len(stretch.lstrip())
            kept.append(Span(start, start + len(visible)))
    return kept


def plain(text: str, pieces: Iterable[Span]) -> str:
    """The pieces as one line to look at."""
    pieces = list(pieces)
    if not pieces:
        return ""
    parts = [text[pieces[0].start : pieces[0].end]]
    for before, piece in itertools.pairwise(pieces):
        between = text[before.end : piece.start]
        parts += [" " if between[:1].isspace() or between[-1:].isspace() else "", text[piece.start : piece.end]]
    joined = "".join(parts)
    if "*" in joined or "_" in joined:
        joined = EMPHASIS.sub("", joined) or joined
    return _SPACE.sub(" ", joined).strip()


def _mark_pages(rows: Sequence[Row]) -> None:
    """Pages in a text without form feeds: some extractors leave a single space before the first line of each.

    Taken for true when no bullet or other line is set in like that and the stretches between have the size of pages.
    """
    shown = [row for row in rows if row.role is not Role.BLANK]
    marked = [row for row in shown if row.line.text[:1] == " " and row.line.text[1:2].strip()]
    listed = sum(1 for row in marked if row.text[:1] in "-–•·o*")
    deeper = sum(1 for row in shown if row.line.text[:2] == "  ")
    if len(marked) < 3 or listed or deeper > len(marked) or len(marked) > 0.06 * len(shown):
        return
    sizes = sorted(after.index - before.index for before, after in itertools.pairwise(marked))
    if 8 <= sizes[len(sizes) // 2] <= 90 and sizes[-1] <= 160:
        for row in marked:
            row.begins_page = True


def is_wrapped(rows: Sequence[Row]) -> bool:
    """Whether lines end where the paper did: what breaks off then mostly goes on in lower case, and no line is long."""
    lengths = sorted(len(row.text) for row in rows if row.role is not Role.BLANK)
    if not lengths or lengths[int(0.95 * (len(lengths) - 1))] > 160:
        return False
    broken = lower = 0
    for above, below in itertools.pairwise(rows):
        if (
            above.role is Role.TEXT
            and below.role is Role.TEXT
            and len(above.text) >= 40
            and above.text[-1] not in ".:;?!"
        ):
            broken += 1
            lower += below.text[0].islower()
    return broken > 0 and lower >= 0.4 * broken
