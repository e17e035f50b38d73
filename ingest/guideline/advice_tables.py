"""Tables of advice → the words of each advice, with what stands beside and above it: its label, number and case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import Cell, Reading
from ingest.guideline.flow import part
from ingest.guideline.headings import NUMBER
from ingest.guideline.imperatives import starts_with_imperative
from ingest.guideline.labels import Strength, read_method, read_strength
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
_WHO = re.compile(
    r"(?:door\s+)?wie|uitvoerders?|verantwoordelijken?|beroepsgroep(?:en)?|discipline(?:s)?", re.IGNORECASE
)
_METHOD = re.compile(r"(?:evidence|consensus|expert(?:\s+opinion)?)(?:[\s-]*based)?", re.IGNORECASE)
_LONGEST_HEAD = 8
"""Words of what names the subject of a row."""
_LEAST_WORDS = 3
"""Words of a cell that advises without an order: "Geef paracetamol" is one in two."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """One advice of a table."""

    reading: Reading
    label: Strength | None
    number: str | None = None
    case: Reading | None = None
    """In which case it is given, where a column of its own says that."""
    head: Reading | None = None
    """What stands beside it and names its subject: "Drinkvoeding"."""
    who: Reading | None = None
    """By whom it is carried out, where a column of its own says that."""
    method: str | None = None


def tabled(rows: Sequence[Sequence[Cell]], label: Strength | None) -> Iterator[Tabled]:
    """The advice in a table, in order; `label` is the one above it, None for none."""
    heads = [cell.reading.text.strip() for cell in rows[0]]
    labels = {at: told for at, head in enumerate(heads) if (told := read_strength(head)) and told.whole}
    if len({heads[at] for at in labels}) > 1:
        yield from _under_labels(rows[1:], labels)
        return
    column = next((at for at, head in enumerate(heads) if _ADVICE.fullmatch(head)), None)
    case = next((at for at, head in enumerate(heads) if column is not None and _CASE.match(head)), None)
    who = next((at for at, head in enumerate(heads) if column is not None and _WHO.fullmatch(head)), None)
    above, over = label, None
    for row in rows[column is not None :]:
        filled = [cell.reading.text for cell in row if cell.reading.text.strip()]
        if len(set(filled)) == 1 and (told := read_strength(filled[0])) and told.whole:
            above = told  # a row of its own: "Sterke aanbevelingen"
            continue
        if len(set(filled)) == 1 and len(row) > 2 and _names(row[0], None):
            over = row[0].reading  # "Mensen met dementie" over the rows below it
            continue
        for found in _of_row(row, column, case, above):
            by = row[who].reading if who is not None and who < len(row) and row[who].reading.text.strip() else None
            yield replace(found, who=by, method=_method(row), head=found.head or over)


def _of_row(row: Sequence[Cell], column: int | None, case: int | None, label: Strength | None) -> Iterator[Tabled]:
    """The advice in a row: in the column for it, else in the longest cell."""
    cells = [cell for cell in row if cell.reading.text.strip()]
    worded = [cell for cell in cells if not read_strength(cell.reading.text)]
    if not worded:
        return
    longest = max(worded, key=lambda cell: len(cell.reading.text))
    if column is not None and column < len(row) and row[column] in worded:
        longest = row[column]
    beside = [cell.reading.text.strip() for cell in cells if cell is not longest]
    labelled = next((found for text in beside if (found := read_strength(text)) and found.whole), None)
    own = labelled or label
    if all(cell.header for cell in row) and not (labelled or starts_with_imperative(longest.reading.text)):
        return  # Markdown makes a head of the first row, whatever it says
    words = len(longest.reading.text.split())
    orders = words > 1 and judge(clean(longest.reading)).known
    if column is None and own is None and not orders:
        return  # a table of doses or scores
    if column is None and words < _least_words(labelled) and not orders:
        return
    number = next((alone[1] for text in beside if (alone := ALONE.fullmatch(text))), None)
    told = row[case] if case is not None and case < len(row) else longest
    given = None if told is longest or told not in worded else told.reading
    head = next((cell.reading for cell in row[: row.index(longest)] if _names(cell, column)), None)
    for reading in _items(longest.reading):
        for stretch in stretches(reading, labelled=own is not None):
            yield Tabled(stretch, own, number, given, head)


def _method(row: Sequence[Cell]) -> str | None:
    """The method that a cell of a row gives and nothing else: "evidence", "consensus-based"."""
    texts = (cell.reading.text.strip() for cell in row)
    return next((read_method(f"Methode: {text}") for text in texts if _METHOD.fullmatch(text)), None)


def _least_words(label: Strength | None) -> int:
    """Words that a cell needs to be an advice: a label beside it tells that it is one, "NIET DOEN" of a single word."""
    return _LEAST_WORDS if label is None else 1 if label.direction else 2


def _names(cell: Cell, column: int | None) -> bool:
    """Whether a cell in front of an advice names what it is about: a head of its row, or a few words."""
    text = cell.reading.text.strip()
    if not text or read_strength(text) or _METHOD.fullmatch(text) or ALONE.fullmatch(text) or judge(text).known:
        return False
    return cell.header or column is not None or len(text.split()) <= _LONGEST_HEAD


def _items(reading: Reading) -> Iterator[Reading]:
    """The items of the list that a cell holds, where each advises by itself; else the cell as a whole."""
    text = reading.text
    starts = [found.end() for found in re.finditer(r"(?:^|\s)[•▪●]\s+", text)]
    own = [
        starts_with_imperative(text[start:]) or judge(text[start:end]).known
        for start, end in pairwise([*starts, len(text)])
    ]
    if not starts or text[: starts[0]].strip(" •▪●") or not all(own):
        yield reading
        return
    for start, end in pairwise([*starts, len(text)]):
        yield part(reading, start, start + len(text[start:end].rstrip(" •▪●")))


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
