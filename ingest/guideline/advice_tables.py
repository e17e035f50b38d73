"""Tables of advice → the words of each advice, with what stands beside and above it: its label, number and case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Reading
from ingest.guideline.flow import part
from ingest.guideline.headings import NUMBER
from ingest.guideline.labels import Strength, read_strength
from ingest.guideline.splitting import clean, stretches
from ingest.guideline.wording import judge
from ingest.sentences import sentences

ALONE = re.compile(rf"\(?({NUMBER})[.):]*")
"""The number of an item of a list, or in a cell of its own."""
_ADVICE = re.compile(r"(?:aanbeveling(?:en)?|advies|adviezen|tekst|wat)", re.IGNORECASE)
_CASE = re.compile(
    r"\W*(?:situatie|bij\b|indicatie|probleem|klacht|doelgroep|voor\s+wie|wanneer|patiënt|cliënt|bewoner|onderwerp|setting)",
    re.IGNORECASE,
)
"""The head of a column that says in which case the advice beside it is given."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """One advice of a table."""

    reading: Reading
    label: Strength | None
    number: str | None = None
    case: Reading | None = None
    """In which case it is given, where a column of its own says that."""


def tabled(rows: Sequence[Sequence[Cell]], label: Strength | None) -> Iterator[Tabled]:
    """The advice in a table, in order; `label` is the one above it, None for none."""
    heads = [cell.reading.text.strip() for cell in rows[0]]
    labels = {at: told for at, head in enumerate(heads) if (told := read_strength(head)) and told.whole}
    if len(labels) > 1:
        yield from _under_labels(rows[1:], labels)
        return
    column = next((at for at, head in enumerate(heads) if _ADVICE.fullmatch(head)), None)
    case = next((at for at, head in enumerate(heads) if column is not None and _CASE.match(head)), None)
    for row in rows[column is not None :]:
        yield from _of_row(row, column, case, label)


def _of_row(row: Sequence[Cell], column: int | None, case: int | None, label: Strength | None) -> Iterator[Tabled]:
    """The advice in a row: in the column for it, else in the longest cell."""
    cells = [cell for cell in row if cell.reading.text.strip()]
    worded = [cell for cell in cells if not read_strength(cell.reading.text)]
    if not worded or all(cell.header for cell in row):
        return
    longest = max(worded, key=lambda cell: len(cell.reading.text))
    if column is not None and column < len(row) and row[column] in worded:
        longest = row[column]
    elif len(longest.reading.text.split()) < 3:
        return
    beside = [cell.reading.text.strip() for cell in cells if cell is not longest]
    own = next((found for text in beside if (found := read_strength(text)) and found.whole), label)
    if column is None and own is None and not judge(clean(longest.reading)).known:
        return  # a table of doses or scores
    number = next((alone[1] for text in beside if (alone := ALONE.fullmatch(text))), None)
    told = row[case] if case is not None and case < len(row) else longest
    for stretch in stretches(longest.reading, labelled=own is not None):
        yield Tabled(stretch, own, number, None if told is longest or told not in worded else told.reading)


def _under_labels(rows: Sequence[Sequence[Cell]], labels: Mapping[int, Strength]) -> Iterator[Tabled]:
    """The advice in a table headed DOEN and NIET DOEN: each sentence of a cell, under the label of its column."""
    for row in rows:
        for at, label in labels.items():
            reading = row[at].reading if at < len(row) else Reading("", ())
            position = 0
            for sentence in sentences(reading):
                start = reading.text.index(sentence.text, position)
                position = start + len(sentence.text)
                yield Tabled(part(reading, start, position), label)
