"""From blocks to paragraphs: apart where a line is a label, a clause of its own or the first of several fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.document import Block, BlockKind, Reading
from ingest.policy.items import part_of
from ingest.policy.labels import Part, fields_behind, heading_part

_SPACE = re.compile(r"\s")
_CLAUSE_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-z][.)])\s+(?=[A-ZÀ-Þ])")
"""Of a clause in an agreement: "2.1 De gemeente stelt …", "b. De gemeente stelt …"."""
_FIRST_LETTER = re.compile(r":\s+(?P<letter>a)[.)]\s+[a-zà-ÿ]")
_LETTERED = re.compile(r"(?<!\S)(?P<letter>[a-z])[.)]\s+(?=[a-zà-ÿ])")
"""Of an item in a list within one block, as Markdown reads letters: "De gemeente: a. wijst …; b. beslist …"."""


def paragraphs(blocks: Iterable[Block], original: str) -> Iterator[tuple[Block, Reading]]:
    """Blocks with their text: apart where a line is a label or a clause of its own; a clause without its number.

    `original` is the text of the document, with its line breaks.
    """
    for block in blocks:
        reading = block.reading
        start = 0
        for begin, end in _own_lines(block, original) if block.kind is BlockKind.ALINEA else ():
            for edge in (begin, end):
                if (above := part_of(reading, start, edge)).text:
                    yield block, _bare(above)
                start = edge
        rest = part_of(reading, start, len(reading.text)) if start else reading
        cut = fields_behind(rest.text) if block.kind is BlockKind.ALINEA else None
        if cut is not None:
            yield block, _bare(part_of(rest, 0, cut))
            rest = part_of(rest, cut, len(rest.text))
        cuts = [0, *(_lettered(rest, original) if block.kind is BlockKind.LIJSTITEM else ()), len(rest.text)]
        for begin, end in pairwise(cuts):
            yield block, _bare(part_of(rest, begin, end), inner=begin > 0)


def with_fields(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, with a table that is the fields of an agreement as its labels and what stands beside them."""
    for block in blocks:
        if block.kind is not BlockKind.TABEL or not _is_agreement(block):
            yield block
            continue
        for row in block.rows:
            for cell in row if _WHAT.fullmatch(row[0].reading.text) is None else row[1:]:
                yield replace(block, kind=BlockKind.ALINEA, reading=cell.reading, rows=())


def _is_agreement(table: Block) -> bool:
    """Whether the first of two columns holds labels, one of them "Wie" with a sentence about who does what."""
    if len(table.rows) < 2 or any(len(row) != 2 for row in table.rows):
        return False
    named = [row for row in table.rows if _WHAT.fullmatch(row[0].reading.text) is None]
    labels = [heading_part(row[0].reading.text.strip(" :?")) for row in named]
    told = [_SENTENCE.match(row[1].reading.text.strip()) for row in named]
    return all(labels) and any(
        label is not None and label.part is Part.WIE and sentence for label, sentence in zip(labels, told, strict=True)
    )


_WHAT = re.compile(r"\W*(?:wat|afspraak)\W*", re.IGNORECASE)
"""The name of the field that says what is agreed, which opens no part of its own."""


def defines(table: Block) -> bool:
    """Whether a table is a list of terms, each with sentences about it, as pages write ambitions and promises."""
    return bool(table.rows) and all(
        len(row) == 2 and row[0].header and not row[1].header and _SENTENCE.match(row[1].reading.text)
        for row in table.rows
    )


_SENTENCE = re.compile(r"[^\w]*[A-ZÀ-Þ0-9]\S*(?:\s+\S+){3,}[.!?]\W*$", re.DOTALL)


def _lettered(reading: Reading, original: str) -> list[int]:
    """Where the lines "a. …", "b. …" begin that a sentence with a colon introduces within one block."""
    first = _FIRST_LETTER.search(reading.text)
    if first is None:
        return []
    starts: list[int] = []
    for match in _LETTERED.finditer(reading.text, first.start("letter")):
        gap = original[reading.origin[match.start() - 1] : reading.origin[match.start()]]
        if "\n" in gap and match["letter"] == chr(ord("a") + len(starts)):
            starts.append(match.start())
    return starts if len(starts) > 1 else []


def _own_lines(block: Block, original: str) -> Iterator[tuple[int, int]]:
    """Ranges in a paragraph of later lines that are a label and nothing else, or begin a lettered clause."""
    reading = block.reading
    breaks = [
        space.end()
        for space in _SPACE.finditer(reading.text, 0, len(reading.text) - 1)
        if "\n" in original[reading.origin[space.start()] : reading.origin[space.end()]]
    ]
    for begin, end in pairwise([*breaks, len(reading.text)]):
        line = reading.text[begin:end]
        if heading_part(line.strip(" :?")) is not None:
            yield begin, end
        elif _CLAUSE_NUMBER.match(line):
            yield begin, begin


def _bare(reading: Reading, *, inner: bool = False) -> Reading:
    """A clause without its number; `inner`, in a list within a list item, also without a letter before lower case."""
    number = _CLAUSE_NUMBER.match(reading.text) or (_LETTERED.match(reading.text) if inner else None)
    return part_of(reading, number.end(), len(reading.text)) if number else reading
