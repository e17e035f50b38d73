"""What reading yields: a `Document` with its `Section` tree and `Block`s, all tied to the original characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class UnreadableDocument(Exception):
    """A file that cannot be read; the message says what is wrong and what to do, in one Dutch line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of original text: `start` inclusive, `end` exclusive, in Unicode characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Text as a person reads it (hyphenation mended, noise taken out), with the way back to the original.

    `origin[i]` is the original offset of `text[i]`; it never decreases. A character that the repair put in (a space
    where a line ended) has the offset of what it replaces.
    """

    text: str
    origin: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origin):
            raise ValueError(f"{len(self.text)} characters with {len(self.origin)} origins")

    def span(self, start: int, end: int) -> Span:
        """The original range of `text[start:end]`; it may enclose noise that the reading leaves out."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"range {start}:{end} in a reading of {len(self.text)} characters")
        return Span(self.origin[start], self.origin[end - 1] + 1)

    @staticmethod
    def literal(text: str, start: int = 0) -> Reading:
        """The reading of a stretch of original text that needs no repair and begins at `start`."""
        return Reading(text, range(start, start + len(text)))


class BlockKind(StrEnum):
    """What a block is. Everything from PAGINAKOP on is noise: accounted for, never searched, never extracted from."""

    KOP = "kop"
    ALINEA = "alinea"
    LIJSTITEM = "lijstitem"
    TABEL = "tabel"
    VOETNOOT = "voetnoot"
    CITAAT = "uitgelicht citaat"
    BIJSCHRIFT = "bijschrift"
    PAGINAKOP = "paginakop of -voet"
    INHOUDSOPGAVE = "inhoudsopgave"
    MARKERING = "markering"
    """Codes that are no text for a reader: bookmarks, image placeholders, footnote anchors, front matter."""


NOISE = frozenset({BlockKind.PAGINAKOP, BlockKind.INHOUDSOPGAVE, BlockKind.MARKERING})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; an empty one has an empty reading."""

    reading: Reading
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table, footnote, heading or stretch of noise.

    `spans` are the original ranges that the block answers for, in order and without overlap: the spans of all blocks
    of a document together hold every visible character of the original exactly once.
    """

    kind: BlockKind
    reading: Reading
    spans: tuple[Span, ...]
    page: int | None = None
    marker: str | None = None
    """The list marker or footnote number as written: "1.", "·", "³"."""
    level: int = 0
    """Depth of a list item, from 0."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table: its cells. `reading` then holds the rows a line each, cells joined by " | "."""
    aside: bool = False
    """Whether it stands in a box beside the text, as far as the source says so."""
    quoted: bool = False
    """Whether it stands in a quotation block, which writers also use for a box inside the text."""

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@dataclass(slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    """Cleaned: without number, codes, "Hoofdstuk 3." and trailing colon; hyphenation mended."""
    level: int
    """1 is a chapter."""
    heading: Block
    number: str | None = None
    """As written before the title: "3.2.1", "2", "1a"."""
    kind: str = "kop"
    """kop, box, box_subkop, kader, beweging, kanslijn, fase, speerpunt, actiegroep, subkop; impliciet when the heading
    stands in the table of contents only: `heading` is its line there, `opening` says where the section begins."""
    blocks: list[Block] = field(default_factory=list)
    """Own blocks in reading order, without the heading and without those of `children`."""
    children: list[Section] = field(default_factory=list)

    @property
    def opening(self) -> Block:
        """The block that the section begins with: its heading; of an implied section the first block under it."""
        if self.kind != "impliciet":
            return self.heading
        inside = [*self.blocks[:1], *(child.opening for child in self.children[:1])]
        return min(inside, key=lambda block: block.start, default=self.heading)

    def walk(self, path: tuple[Section, ...] = ()) -> Iterator[tuple[Section, tuple[Section, ...]]]:
        """This section and all below it, in reading order, each with its ancestors (outermost first)."""
        yield self, path
        for child in self.children:
            yield from child.walk((*path, self))


@dataclass(frozen=True, slots=True)
class Repair:
    """Something the reader mended or left out, for the quarantine report."""

    place: str
    """Where: "pagina 3", "regel 20", "hele bestand"."""
    reason: str
    done: str


@dataclass(slots=True)
class Document:
    """One source file, read."""

    file: str
    """Name of the original file."""
    format: str
    """txt, md, html, pdf or docx."""
    text: str
    """What all offsets count in: the decoded original for UTF-8 TXT and Markdown, else the extracted text."""
    literal: bool
    """Whether `text` is the decoded original itself."""
    title: str | None
    """The title in the text or the file's metadata; None when there is none."""
    blocks: list[Block] = field(default_factory=list)
    """Blocks before the first heading."""
    sections: list[Section] = field(default_factory=list)
    """Chapters, in reading order."""
    noise: list[Block] = field(default_factory=list)
    """Running headers, tables of contents, codes: in order of place."""
    meta: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: uitgever, datum, url, licentie, taal …"""
    repairs: list[Repair] = field(default_factory=list)
    pages: int | None = None

    def walk(self) -> Iterator[tuple[Section, tuple[Section, ...]]]:
        """All sections in reading order, each with its ancestors (outermost first)."""
        for section in self.sections:
            yield from section.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Every block of the document once, headings and noise included (not in order of place)."""
        yield from self.blocks
        for section, _ in self.walk():
            yield section.heading
            yield from section.blocks
        yield from self.noise
