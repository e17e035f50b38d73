"""Fields of a form that a document holds: a label with its value, behind a colon, in a table, or across white space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Block, Document, Reading
from ingest.inventory.chapters import asked
from ingest.inventory.fields import Field

_LABEL = re.compile(r"(?P<label>[^:\n]{3,60}):\s+(?P<value>\S.*)", re.DOTALL)
_LABEL_WORDS = 7
_LONGEST_LABEL = 60
"""Characters before the white space; what is longer is text in two columns."""


def labelled(block: Block, source: str) -> Iterator[tuple[Field, Reading]]:
    """What a block answers to which question of a form; nothing for running text. `source` is the original text."""
    if block.rows:
        yield from _in_rows(block)
        return
    found = _across_white_space(block.reading, source) or _behind_colon(block.reading)
    if found:
        yield found


def fields_asked(document: Document) -> set[Field]:
    """Everything a document asks for as a form does, the name of the intervention among it; else nothing."""
    blocks = [*document.blocks, *(block for section, _ in document.walk() for block in section.blocks)]
    found = fields_in(blocks, document.text)
    return found if Field.NAAM in found else set()


def fields_in(blocks: Iterable[Block], source: str) -> set[Field]:
    """What these blocks answer to the questions of a form."""
    return {meaning for block in blocks for meaning, _ in labelled(block, source)}


def _in_rows(block: Block) -> Iterator[tuple[Field, Reading]]:
    """Rows of a label and a value; a term with several descriptions (a list of definitions) has several values."""
    pairs = sum(len(row) == 2 for row in block.rows)
    for row in block.rows:
        if len(row) == 2 or (len(row) > 2 and 2 * pairs >= len(block.rows)):
            meaning = asked(row[0].reading.text)
            values = [cell.reading for cell in row[1:] if cell.reading.text.strip()]
            if meaning:
                yield from ((meaning, value) for value in values)


def _behind_colon(reading: Reading) -> tuple[Field, Reading] | None:
    label = _LABEL.fullmatch(reading.text.strip())
    if label is None or len(label["label"].split()) > _LABEL_WORDS:
        return None
    meaning = asked(label["label"])
    return (meaning, _cut(reading, reading.text.index(label["value"]))) if meaning else None


def _across_white_space(reading: Reading, source: str) -> tuple[Field, Reading] | None:
    """A label and what stands in the next column: the original has a tab between them."""
    for place, char in enumerate(reading.text[:_LONGEST_LABEL]):
        if char.isspace() and place < len(reading.origin) and source[reading.origin[place]] == "\t":
            meaning = asked(reading.text[:place].strip().rstrip(":"))
            start = place + len(reading.text[place:]) - len(reading.text[place:].lstrip())
            return (meaning, _cut(reading, start)) if meaning and start < len(reading.text) else None
    return None


def _cut(reading: Reading, start: int) -> Reading:
    end = len(reading.text.rstrip())
    return Reading(reading.text[start:end], reading.origin[start:end])
