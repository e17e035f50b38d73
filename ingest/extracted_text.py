"""Writes the text that is taken out of a file with structure of its own (HTML, DOCX), and the blocks that lie on it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import NOISE, Block, BlockKind, Cell, Document, Reading, Span, UnreadableDocument
from ingest.limits import Limits
from ingest.outline import Flowing, nest, title_place

CELL_SEPARATOR = " | "

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
"""Characters without a shape: control characters, soft hyphens, zero-width spaces, direction marks."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_MID_SENTENCE = re.compile(r"\n(?=[^\W\d_A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of running text inside a block."""

    text: str
    r"""Any white space; `\n` is a line break that the source asks for."""
    quiet: bool = False
    """In the text but not in the reading: the number of a footnote in mid-sentence."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """Content of a cell, on its way into a table."""

    content: Sequence[Inline] = ()
    header: bool = False


def mend_breaks(text: str) -> str:
    r"""A line break before a small letter is one of layout and becomes a space; others (an address) stay `\n`."""
    return _MID_SENTENCE.sub(" ", text)


class ExtractedText:
    """The text in the making, with its blocks in order.

    Layout: paragraphs apart by a blank line, headings on their own line, list items a line each with their marker,
    table rows a line each with cells joined by " | ".
    """

    def __init__(self, *, limits: Limits) -> None:
        self._limit = limits.characters
        self._parts: list[str] = []
        self._length = 0
        self._flow: list[Flowing] = []
        self._noise: list[Block] = []
        self._after_item = False
        self._title: int | None = None
        self.aside = False
        """Whether what is written now stands in a box beside the text."""
        self.quoted = 0
        """How many quotation blocks what is written now stands in."""

    def title(self, content: Iterable[Inline]) -> None:
        """The title of the whole; the first one counts, a later one is a paragraph."""
        place = len(self._flow)
        self._block(BlockKind.KOP if self._title is None else BlockKind.ALINEA, content)
        if self._title is None and len(self._flow) > place:
            self._title = place

    def heading(self, level: int, content: Iterable[Inline]) -> None:
        """A heading; `level` 1 is the highest."""
        self._block(BlockKind.KOP, content, heading=level)

    def paragraph(
        self, content: Iterable[Inline], kind: BlockKind = BlockKind.ALINEA, *, marker: str | None = None
    ) -> None:
        """A paragraph, or another block without a structure of its own: footnote, caption, noise."""
        self._block(kind, content, marker=marker)

    def item(self, content: Iterable[Inline], *, marker: str | None, level: int) -> None:
        """A list item; `level` counts from 0."""
        self._block(BlockKind.LIJSTITEM, content, marker=marker, level=level)

    def table(self, rows: Iterable[Sequence[TableCell]]) -> None:
        """A table; rows without any text are left out, and so is a table without any."""
        filled = [row for row in ([(cell, _compose(cell.content, one_line=True)) for cell in r] for r in rows) if row]
        filled = [row for row in filled if any(parts for _, parts in row)]
        if not filled:
            return
        self._separate(is_item=False)
        start = self._length
        assembly = _Assembly(start)
        cells: list[tuple[Cell, ...]] = []
        for number, row in enumerate(filled):
            if number:
                assembly.add("\n")
            cells.append(tuple(self._cell(assembly, cell, parts, place) for place, (cell, parts) in enumerate(row)))
        self._write("".join(assembly.text))
        block = Block(
            BlockKind.TABEL,
            assembly.reading(mend=False),
            (Span(start, self._length),),
            rows=tuple(cells),
            aside=self.aside,
        )
        self._flow.append(Flowing(block))

    def _cell(self, assembly: _Assembly, cell: TableCell, parts: list[Inline], place: int) -> Cell:
        if place:
            assembly.add(CELL_SEPARATOR)
        inner = _Assembly(assembly.end)
        for part in parts:
            inner.add(part.text, part.quiet)
            assembly.add(part.text, part.quiet)
        if self._length + assembly.length > self._limit:
            self._refuse()
        return Cell(inner.reading(), cell.header)

    def _block(
        self,
        kind: BlockKind,
        content: Iterable[Inline],
        *,
        marker: str | None = None,
        level: int = 0,
        heading: int = 0,
    ) -> None:
        parts = _compose(content, one_line=bool(heading))
        if not parts:
            return
        is_item = kind is BlockKind.LIJSTITEM
        self._separate(is_item=is_item)
        if is_item:
            self._write("  " * level)
        start = self._length
        if marker:
            self._write(f"{marker} ")
        assembly = _Assembly(self._length)
        for part in parts:
            assembly.add(part.text, part.quiet)
        self._write("".join(assembly.text))
        reading = assembly.reading()
        if not assembly.heard:  # a block of quiet text alone, such as a footnote number by itself, is read after all
            reading = Reading.literal(self._parts[-1], self._length - assembly.length)
        span = (Span(start, self._length),)
        block = Block(kind, reading, span, marker=marker, level=level, aside=self.aside, quoted=self.quoted > 0)
        if kind in NOISE:
            self._noise.append(block)
        else:
            self._flow.append(Flowing(block, heading))

    def _separate(self, *, is_item: bool) -> None:
        if self._length:
            self._write("\n" if is_item and self._after_item else "\n\n")
        self._after_item = is_item

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self._limit:
            self._refuse()

    def _refuse(self) -> None:
        limit = f"{self._limit:,}".replace(",", ".")
        raise UnreadableDocument(f"bevat meer dan {limit} tekens tekst: splits het document in delen")

    def document(self, *, file: str, format: str, known_title: str | None = None) -> Document:
        """The finished document: title, section tree, noise. `known_title` is what the file calls itself elsewhere."""
        if self._length:
            self._write("\n")
        place = title_place(self._flow, known_title) if self._title is None else self._title
        blocks, sections = nest(self._flow, place)
        title = self._flow[place].block.reading.text if place is not None else known_title
        return Document(
            file=file,
            format=format,
            text="".join(self._parts),
            literal=False,
            title=title,
            blocks=blocks,
            sections=sections,
            noise=self._noise,
        )


class _Assembly:
    """Text of one block with, beside it, what of it is read."""

    def __init__(self, start: int) -> None:
        self._start = start
        self.length = 0
        self.text: list[str] = []
        self._read: list[str] = []
        self._runs: list[range] = []

    @property
    def end(self) -> int:
        """Offset where the next character will stand."""
        return self._start + self.length

    @property
    def heard(self) -> bool:
        """Whether anything is read."""
        return bool(self._read)

    def add(self, text: str, quiet: bool = False) -> None:
        if not quiet and text:
            self._read.append(text)
            self._runs.append(range(self.end, self.end + len(text)))
        self.text.append(text)
        self.length += len(text)

    def reading(self, *, mend: bool = True) -> Reading:
        text = "".join(self._read)
        if mend:
            text = mend_breaks(text)
        if len(text) == self.length:
            return Reading(text, range(self._start, self.end))
        origin = array("q")
        for run in self._runs:
            origin.extend(run)
        return Reading(text, origin)


def _compose(content: Iterable[Inline], *, one_line: bool) -> list[Inline]:
    """The same content with its white space in order: single spaces, none at the ends, at most one break in a row."""
    parts: list[Inline] = []
    gap = ""
    heard = False
    for inline in content:
        text = _SPACES.sub(" ", _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", inline.text)))
        text = text.replace("\n", " ") if one_line else text
        body = text.strip()
        if not body:
            gap = _wider(gap, text)
            continue
        gap = _wider(gap, text[: len(text) - len(text.lstrip())])
        if parts and gap:
            parts.append(Inline(gap, inline.quiet or not heard))
        tidy = _SPACES.sub(" ", body) if one_line else _BREAKS.sub("\n", body)
        parts.append(Inline(tidy, inline.quiet))
        heard = heard or not inline.quiet
        gap = _wider("", text[len(text.rstrip()) :])
    return parts


def _wider(gap: str, space: str) -> str:
    if "\n" in gap or "\n" in space:
        return "\n"
    return " " if gap or space else ""
