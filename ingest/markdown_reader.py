"""Markdown to a `Document` whose offsets count in the original itself.

Every source line belongs to exactly one block: the leaf that markdown-it makes of it, a footnote, the front matter, or
what is left (link definitions, rulers), which is MARKERING. So the blocks cover the file.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from ingest.document import NOISE, Block, BlockKind, Cell, Document, Reading, Span
from ingest.emphasis import bold_levels
from ingest.extracted_text import CELL_SEPARATOR, mend_breaks
from ingest.markdown_inline import TracedText, traced_text, tracing_markdown
from ingest.markup_text import HTML_HEADING, visible_markup
from ingest.outline import Flowing, nest, title_place

_LINE_END = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_UNREAD = re.compile(r"\[\^([^\]\s]+)\]|(?<=[ \n]) +| +(?=\n)")
"""Footnote marks, and white space more than one character wide."""
_BLOCK_START = re.compile(r"\s*(?:[#>|]|[-*+]\s|\d+[.)]\s|`{3}|~{3}|$)")
_AFTER_BODY = re.compile(r"[\s#]*\Z")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:|[\W_]*$")
"""What may be left over as markup: a link definition, or a line without a letter or digit."""
_FRONT_MATTER_LINE = re.compile(r"\s*(?:[\w-][\w .-]*:(?:\s|$)|- |#|$)|\s+\S")
_KEY_VALUE = re.compile(r"([\w-][\w .-]*?)\s*:\s*(.*)$")

META_KEYS = {
    "title": "titel", "titel": "titel",
    "publisher": "uitgever", "uitgever": "uitgever", "organisatie": "uitgever",
    "date": "datum", "datum": "datum", "published": "datum",
    "url": "url", "source": "url", "bron": "url", "link": "url",
    "license": "licentie", "licence": "licentie", "licentie": "licentie", "rights": "licentie",
    "lang": "taal", "language": "taal", "taal": "taal",
}  # fmt: skip
"""Keys of front matter that have a fixed name in `Document.meta`; other keys keep theirs."""


def read_markdown(text: str, *, file: str, literal: bool = True) -> Document:
    """Read decoded Markdown. `text` is stored untouched as `Document.text`; never raises on content."""
    return _MarkdownReader(text).read(file, literal)


@dataclass(frozen=True, slots=True)
class _SourceLine:
    text: str
    """Without its line end."""
    start: int


@dataclass(slots=True)
class _Leaf:
    """Block under way."""

    first: int
    """First source line."""
    block: Block
    level: int = 0
    bold: bool = False


@dataclass(slots=True)
class _Place:
    """Where in lists the parser stands."""

    depth: int = 0
    marker: str | None = None
    """Of an item whose first block has not come yet."""
    quoted: int = 0


@dataclass(slots=True)
class _Footnote:
    name: str
    lines: list[int] = field(default_factory=list)


class _MarkdownReader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _split(text)
        self._owned = bytearray(len(self._lines))
        self._leaves: list[_Leaf] = []
        self._markdown = tracing_markdown()
        self._env: dict[str, object] = {}
        self._footnotes: dict[str, _Footnote] = {}

    def read(self, file: str, literal: bool) -> Document:
        meta = self._front_matter()
        self._find_footnotes()
        shown = "\n".join("" if self._owned[i] else line.text for i, line in enumerate(self._lines))
        self._walk(self._markdown.parse(shown, self._env))
        self._read_footnotes()
        self._claim_rest()
        self._leaves.sort(key=lambda leaf: leaf.first)
        return self._document(file, literal, meta)

    def _document(self, file: str, literal: bool, meta: dict[str, str]) -> Document:
        _promote_bold(self._leaves)
        flow = [Flowing(leaf.block, leaf.level) for leaf in self._leaves if leaf.block.kind not in NOISE]
        known = meta.get("titel")
        place = title_place(flow, known)
        blocks, sections = nest(flow, place)
        title = known or (flow[place].block.reading.text if place is not None else None)
        noise = [leaf.block for leaf in self._leaves if leaf.block.kind in NOISE]
        return Document(file, "md", self._text, literal, title, blocks, sections, noise, meta)

    # Front matter and footnotes: lines that markdown-it does not get to see.

    def _front_matter(self) -> dict[str, str]:
        end = _front_matter_end([line.text for line in self._lines])
        if not end:
            return {}
        self._claim(0, end, BlockKind.MARKERING)
        return _key_values(line.text for line in self._lines[1 : end - 1])

    def _find_footnotes(self) -> None:
        fence = ""
        open_note: _Footnote | None = None
        for number, line in enumerate(self._lines):
            if self._owned[number]:
                continue
            mark = _FENCE.match(line.text)
            if mark and (not fence or (mark[1].startswith(fence) and not line.text[mark.end() :].strip())):
                fence = "" if fence else mark[1]
            found = None if fence else _FOOTNOTE.match(line.text)
            if found:
                open_note = self._footnotes.setdefault(found[1], _Footnote(found[1]))
                open_note.lines.append(number)
            elif open_note and not fence and self._continues(number):
                open_note.lines.append(number)
            else:
                open_note = None
        for note in self._footnotes.values():
            for number in note.lines:
                self._owned[number] = 1

    def _continues(self, number: int) -> bool:
        """Whether a line goes on with the footnote before it: straight after it, or indented after a blank line."""
        text = self._lines[number].text
        if not text.strip():
            # held open only when what follows is indented
            after = self._lines[number + 1].text if number + 1 < len(self._lines) else ""
            return after.startswith(("    ", "\t")) and bool(after.strip())
        before = self._lines[number - 1].text.strip()
        return text.startswith(("    ", "\t")) or (bool(before) and not _BLOCK_START.match(text))

    def _read_footnotes(self) -> None:
        for note in self._footnotes.values():
            # a name that is defined twice has lines apart: each run is a block
            for run in _runs(note.lines, self._lines):
                self._read_footnote(note.name, run)

    def _read_footnote(self, name: str, run: list[int]) -> None:
        pieces: list[str] = []
        starts: list[int] = []
        for number in run:
            line = self._lines[number]
            head = _FOOTNOTE.match(line.text)
            begin = head.end() if head else len(line.text) - len(line.text.lstrip())
            pieces.append(line.text[begin:])
            starts.append(line.start + begin)
        traced = self._inline("\n".join(pieces))
        offsets = array("q")
        for piece, start in zip(pieces, starts, strict=True):
            offsets.extend(range(start, start + len(piece) + 1))
        reading = self._reading(traced, offsets)
        span = self._span(run[0], run[-1] + 1)
        if not reading.text:
            reading = Reading.literal(self._text[span.start : span.end], span.start)
        self._leaves.append(_Leaf(run[0], Block(BlockKind.VOETNOOT, reading, (span,), marker=name)))

    def _inline(self, source: str) -> TracedText:
        tokens = self._markdown.parseInline(source, self._env)
        return traced_text(tokens[0].children or [], source)

    # Blocks

    def _walk(self, tokens: Sequence[Token]) -> None:
        place = _Place()
        number = 0
        while number < len(tokens):
            token = tokens[number]
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                place.depth += 1
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                place.depth -= 1
                place.marker = None
            elif token.type == "list_item_open":
                place.marker = token.info + token.markup
            elif token.type in {"blockquote_open", "blockquote_close"}:
                place.quoted += token.nesting
            elif token.type == "table_open":
                close = next(i for i in range(number, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[number:close])
                place.marker = None
                number = close
            elif token.map and token.type in _LEAVES:
                inline = tokens[number + 1] if token.type.endswith("_open") else None
                self._leaf(token, inline, place)
                place.marker = None
            number += 1

    def _leaf(self, token: Token, inline: Token | None, place: _Place) -> None:
        first, last = token.map or [0, 0]
        if inline is not None:
            traced = traced_text(inline.children or [], inline.content)
            reading = self._reading(traced, self._offsets(inline.content, first, last))
            heading = int(token.tag[1]) if token.type == "heading_open" and not place.depth else 0
            self._add(first, last, reading, place, heading=heading, bold=traced.bold)
        elif token.type == "hr":
            self._claim(first, last, BlockKind.MARKERING)
        elif token.type == "html_block":
            self._markup(first, last, place)
        else:
            self._code(first, last, place, fenced=token.type == "fence")

    def _add(
        self, first: int, last: int, reading: Reading, place: _Place, *, heading: int = 0, bold: bool = False
    ) -> None:
        """Add the block of lines `first` to `last`; without text to read it is a marking (an image, an anchor)."""
        if not reading.text.strip():
            self._claim(first, last, BlockKind.MARKERING)
            return
        kind, level, marker = BlockKind.ALINEA, 0, None
        if heading:
            kind = BlockKind.KOP
        elif place.depth:
            level = place.depth - 1
            if place.marker is not None:
                kind, marker = BlockKind.LIJSTITEM, place.marker
        self._own(first, last)
        block = Block(kind, reading, (self._span(first, last),), marker=marker, level=level, quoted=place.quoted > 0)
        is_bold = bold and kind is BlockKind.ALINEA and not place.depth and not place.quoted
        self._leaves.append(_Leaf(first, block, heading, is_bold))

    def _markup(self, first: int, last: int, place: _Place) -> None:
        """A block of HTML: its visible text, if any. One that runs on over footnotes is an open comment."""
        if any(self._owned[first:last]):
            for number in range(first, last):
                if not self._owned[number] and self._lines[number].text.strip():
                    self._claim(number, number + 1, BlockKind.MARKERING)
            return
        span = self._span(first, last)
        source = self._text[span.start : span.end]
        found = HTML_HEADING.fullmatch(source)
        traced = visible_markup(source)
        reading = self._reading(traced, range(span.start, span.end + 1))
        self._add(first, last, reading, place, heading=int(found[1]) if found and not place.depth else 0)

    def _code(self, first: int, last: int, place: _Place, *, fenced: bool) -> None:
        """Code, or text that its writer happened to indent: read as it stands, line by line."""
        numbers = range(first + 1, last) if fenced else range(first, last)
        if fenced and numbers and _is_closing_fence(self._lines[first].text, self._lines[last - 1].text):
            numbers = range(first + 1, last - 1)
        text: list[str] = []
        origin = array("q")
        for line in (self._lines[number] for number in numbers):
            body = line.text.strip()
            if not body:
                continue
            if text:
                text.append("\n")
                origin.append(origin[-1])
            start = line.start + len(line.text) - len(line.text.lstrip())
            text.append(body)
            origin.extend(range(start, start + len(body)))
        self._add(first, last, Reading("".join(text), origin), place)

    def _table(self, tokens: Sequence[Token]) -> None:
        first, last = tokens[0].map or [0, 0]
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        line = self._lines[first]
        cursor = 0
        for before, token in pairwise(tokens):
            if token.type == "tr_open" and token.map:
                line, cursor, cells = self._lines[token.map[0]], 0, []
            elif token.type == "inline":
                offsets, cursor = _cell_offsets(token.content, line, cursor)
                reading = self._reading(traced_text(token.children or [], token.content), offsets)
                cells.append(Cell(reading, header=before.type == "th_open"))
            elif token.type == "tr_close":
                rows.append((*cells, *_surplus_cells(line, cursor)))
        self._own(first, last)
        span = self._span(first, last)
        reading = _table_reading(rows, span.start)
        if reading.text.strip(" |\n"):
            self._leaves.append(_Leaf(first, Block(BlockKind.TABEL, reading, (span,), rows=tuple(rows))))
        else:
            self._claim(first, last, BlockKind.MARKERING)

    # Lines

    def _reading(self, traced: TracedText, offsets: Sequence[int]) -> Reading:
        """The reading of inline text whose source stands at `offsets` in the file; footnote marks left out."""
        text, origin = traced.text, traced.origin
        dropped = [found.span() for found in _UNREAD.finditer(text) if not found[1] or found[1] in self._footnotes]
        pieces: list[str] = []
        places = array("q")
        for start, end in _between(dropped, 0, len(text)):
            pieces.append(text[start:end])
            places.extend(offsets[i] for i in origin[start:end])
        kept = "".join(pieces)
        first, last = len(kept) - len(kept.lstrip()), len(kept.rstrip())
        return Reading(mend_breaks(kept[first:last]), places[first:last])

    def _offsets(self, content: str, first: int, last: int) -> array[int]:
        """Where each character of an inline source stands in the file: its lines, sought in `first` to `last`.

        A line of inline source is the end of a line of the file, after list markers, quote marks and hashes.
        """
        offsets = array("q")
        number = first
        for piece in content.split("\n"):
            body = piece.strip()
            lead = len(piece) - len(piece.lstrip())
            while number < last - 1 and _place_of(body, self._lines[number].text) < 0:
                number += 1
            line = self._lines[number]
            start = line.start + max(_place_of(body, line.text), 0)
            offsets.extend(max(start - lead + i, line.start) for i in range(lead))
            offsets.extend(range(start, start + len(piece) - lead + 1))
            number = min(number + 1, last - 1)
        return offsets

    def _own(self, first: int, last: int) -> None:
        self._owned[first:last] = b"\1" * (last - first)

    def _claim(self, first: int, last: int, kind: BlockKind) -> None:
        """Make lines `first` to `last` one block as they stand."""
        self._own(first, last)
        span = self._span(first, last)
        if span.start < span.end:
            reading = Reading.literal(self._text[span.start : span.end], span.start)
            self._leaves.append(_Leaf(first, Block(kind, reading, (span,))))

    def _claim_rest(self) -> None:
        """Lines that no token answers for: markup, or text in nesting so deep that the parser gave up."""
        for number, line in enumerate(self._lines):
            if not self._owned[number] and line.text.strip():
                kind = BlockKind.MARKERING if _REFERENCE.match(line.text) else BlockKind.ALINEA
                self._claim(number, number + 1, kind)

    def _span(self, first: int, last: int) -> Span:
        """The visible stretch of lines `first` to `last` (exclusive)."""
        start = self._lines[first].start
        end = self._lines[last - 1].start + len(self._lines[last - 1].text)
        text = self._text[start:end]
        return Span(end - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else Span(start, start)


_LEAVES = frozenset({"paragraph_open", "heading_open", "hr", "html_block", "fence", "code_block"})


def _split(text: str) -> list[_SourceLine]:
    text = text.replace("\0", "\ufffd")  # as markdown-it does; the length stays
    lines: list[_SourceLine] = []
    start = 0
    for end in _LINE_END.finditer(text):
        lines.append(_SourceLine(text[start : end.start()], start))
        start = end.end()
    lines.append(_SourceLine(text[start:], start))
    return lines


def _front_matter_end(lines: Sequence[str]) -> int:
    """Number of lines of the front matter, its rulers included; 0 when there is none."""
    if len(lines) < 3 or lines[0].rstrip() != "---" or not _KEY_VALUE.match(lines[1]):
        return 0  # a ruler has a blank line after it
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return number + 1
        if not _FRONT_MATTER_LINE.match(line):
            return 0
    return 0


def _key_values(lines: Iterable[str]) -> dict[str, str]:
    """Front matter as text: `key: value`, quotes taken off; a list below a key is joined by commas."""
    meta: dict[str, str] = {}
    key = ""
    for line in lines:
        if found := _KEY_VALUE.match(line):
            key = found[1].strip().lower()
            key = META_KEYS.get(key, key)
            meta.setdefault(key, _unquoted(found[2]))
        elif key and line.strip().startswith("- "):
            meta[key] = ", ".join(filter(None, [meta[key], _unquoted(line.strip()[2:])]))
    return {name: value for name, value in meta.items() if value}


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.strip("[]") if value.startswith("[") else value


def _runs(numbers: Sequence[int], lines: Sequence[_SourceLine]) -> list[list[int]]:
    """Line numbers of a footnote in stretches that each begin with a definition."""
    runs: list[list[int]] = []
    for number in numbers:
        if _FOOTNOTE.match(lines[number].text) or not runs:
            runs.append([])
        runs[-1].append(number)
    return runs


def _between(dropped: Sequence[tuple[int, int]], start: int, end: int) -> Iterable[tuple[int, int]]:
    for drop_start, drop_end in dropped:
        if start < drop_start:
            yield start, min(drop_start, end)
        start = max(start, drop_end)
    if start < end:
        yield start, end


def _place_of(body: str, line: str) -> int:
    """Where `body` stands at the end of `line` (closing hashes of a heading aside); -1 when it does not."""
    place = line.rfind(body)
    return place if place >= 0 and _AFTER_BODY.match(line, place + len(body)) else -1


def _is_closing_fence(opening: str, closing: str) -> bool:
    mark = re.search(r"`{3,}|~{3,}", opening)
    return mark is not None and closing.strip(" \t>").strip(mark[0][0]) == "" and mark[0] in closing


def _cell_offsets(content: str, line: _SourceLine, cursor: int) -> tuple[array[int], int]:
    """Where each character of a cell stands in the file, and how far in the line it reaches.

    A bar inside a cell is written with a backslash, which markdown-it takes off.
    """
    written = content.replace("|", "\\|")
    start = max(line.text.find(written, cursor), cursor)
    offsets = array("q")
    place = line.start + start
    for char in content:
        place += char == "|"
        offsets.append(place)
        place += 1
    offsets.append(place)
    return offsets, start + len(written)


def _surplus_cells(line: _SourceLine, cursor: int) -> Iterable[Cell]:
    """Cells beyond the columns of the table, which Markdown ignores and a reader does not."""
    for found in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", line.text[cursor:]):
        yield Cell(Reading.literal(found[0], line.start + cursor + found.start()))


def _table_reading(rows: Iterable[Sequence[Cell]], start: int) -> Reading:
    """Rows a line each, cells joined by " | "; what is put in between has the place of what it follows."""
    pieces: list[str] = []
    origin = array("q")

    def put(text: str) -> None:
        pieces.append(text)
        origin.extend([origin[-1] if origin else start] * len(text))

    for number, row in enumerate(rows):
        if number:
            put("\n")
        for place, cell in enumerate(row):
            if place:
                put(CELL_SEPARATOR)
            pieces.append(cell.reading.text)
            origin.extend(cell.reading.origin)
    return Reading("".join(pieces), origin)


def _promote_bold(leaves: Sequence[_Leaf]) -> None:
    """Make headings of the paragraphs that look it: see `ingest.emphasis`."""
    shown = [leaf for leaf in leaves if leaf.block.kind not in NOISE]
    levels = bold_levels([(leaf.level, leaf.bold, leaf.block.reading.text) for leaf in shown])
    for leaf, level in zip(shown, levels, strict=True):
        if level and not leaf.level:
            leaf.block = replace(leaf.block, kind=BlockKind.KOP)
            leaf.level = level
