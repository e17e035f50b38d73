"""A sheet with the fields in rows — a filled-in werkblad, or interventions side by side — turned into a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.inventory.columns import meaning_of
from ingest.inventory.fields import Field, Guess
from ingest.inventory.sheets import EMPTY, Cell, Heading, Row, Sheet

Recognise = Callable[[str], Guess | None]

_ENOUGH = 4
"""Different fields that the labels must name, the name of the intervention among them."""
_SHARE = 0.5
"""Of the labels, how many must name a field; in a table the first column holds names, of which few do."""
_LABEL = 60
"""Characters; a longer cell is no label."""
_LONGEST = 1000
"""Rows; a longer sheet is a table, and looking at every first cell of it takes seconds."""
_SEARCHED = 60
"""Rows from the top in which the header of a table is looked for."""
_SAYS_LITTLE = frozenset({Field.VOLGNUMMER, Field.RUBRIEK, Field.BIJGEWERKT, Field.OPMERKING})
"""Fields whose words also stand in the corner above the labels: "Kenmerk", "Categorie"."""
_NAME = "Naam"
_LABEL_COLUMNS = 3
"""From the left; before the label may stand a number or the chapter it belongs to."""


def turn(sheet: Sheet, recognise: Recognise) -> list[Sheet]:
    """The sheet with its fields as columns: one sheet per name that it gives, none when it is no such sheet.

    Cells below a label without one of their own go on with it. A heading keeps the row in which its label stands, so
    that what is wrong with a field is reported there.
    """
    if sheet.headings is not None or sheet.hidden or len(sheet.rows) > _LONGEST:
        return []
    across = _fields_across(sheet, recognise)
    sheet = _with_names(sheet, recognise)
    for width in range(1, _LABEL_COLUMNS + 1):
        labelled = _labelled(sheet, width)
        if _is_worksheet(labelled, width, recognise, across):
            return [_table(sheet, part, width) for part in _parts(labelled, recognise)]
    return []


def _with_names(sheet: Sheet, recognise: Recognise) -> Sheet:
    """The sheet with "Naam" before the names of things side by side, where another word or nothing stands there.

    The names stand in the row above the first label that names a field, over most of the columns with values.
    """
    rows = [row for row in sheet.rows if row.filled()]
    guesses = [recognise(row.cell(0).text) for row in rows]
    known = [place for place, guess in enumerate(guesses) if guess and guess.field not in _SAYS_LITTLE]
    if not known or any(guess and guess.field is Field.NAAM for guess in guesses):
        return sheet
    wide = max(len(rows[place].filled()) for place in known) - 1
    for place in range(known[0] - 1, -1, -1):
        filled = [index for index in rows[place].filled() if index > 0]
        if wide > 1 and len(filled) >= _SHARE * wide and len({rows[place].cell(i).text for i in filled}) == len(filled):
            named = replace(rows[place], cells=[Cell(_NAME), *rows[place].cells[1:]])
            return replace(sheet, rows=[named if row is rows[place] else row for row in sheet.rows])
    return sheet


def _labelled(sheet: Sheet, width: int) -> list[tuple[tuple[str, ...], Row]]:
    """Each row with its label: the texts in its first `width` columns, a merged one for all its rows."""
    found: list[tuple[tuple[str, ...], Row]] = []
    above: dict[int, tuple[str, int]] = {}
    for merge in sheet.merges:
        if merge.first_column < width and merge.last_row > merge.first_row:
            top = next((row for row in sheet.rows if row.number == merge.first_row), None)
            if top is not None:
                for number in range(merge.first_row, min(merge.last_row, merge.first_row + len(sheet.rows)) + 1):
                    above[number] = top.cell(merge.first_column).text, merge.first_column
    for row in sheet.rows:
        if not row.filled():
            continue
        texts = [row.cell(index).text for index in range(width)]
        merged = above.get(row.number)
        if merged and any(texts[merged[1] + 1 :]):
            texts[merged[1]] = merged[0]
        found.append((tuple(text for text in texts if text), row))
    return found


def _guess(label: tuple[str, ...], recognise: Recognise) -> Guess | None:
    return meaning_of(label, recognise) if label and all(len(text) <= _LABEL for text in label) else None


def _fields_across(sheet: Sheet, recognise: Recognise) -> int:
    """The most different fields that one row names: many where it is the header of a table."""
    most = 0
    for row in [row for row in sheet.rows if row.filled()][:_SEARCHED]:
        texts = [text for index in row.filled() if len(text := row.cell(index).text) <= _LABEL]
        most = max(most, len({guess.field for text in texts if (guess := recognise(text))}))
    return most


def _is_worksheet(
    labelled: Sequence[tuple[tuple[str, ...], Row]], width: int, recognise: Recognise, across: int
) -> bool:
    labels = [label for label, row in labelled if label and any(index >= width for index in row.filled())]
    guesses = [guess for label in labels if (guess := _guess(label, recognise))]
    fields = {guess.field for guess in guesses}
    return Field.NAAM in fields and len(fields) >= max(_ENOUGH, across + 1) and len(guesses) >= _SHARE * len(labels)


def _parts(
    labelled: Sequence[tuple[tuple[str, ...], Row]], recognise: Recognise
) -> list[list[tuple[tuple[str, ...], Row]]]:
    """Worksheets under one another: each begins where a name is asked for again."""
    parts: list[list[tuple[tuple[str, ...], Row]]] = [[]]
    named = False
    for label, row in labelled:
        guess = _guess(label, recognise)
        if guess and guess.field is Field.NAAM:
            if named and any(label == earlier for earlier, _ in parts[-1]):
                parts.append([])
            named = True
        parts[-1].append((label, row))
    return parts


def _table(sheet: Sheet, part: Sequence[tuple[tuple[str, ...], Row]], width: int) -> Sheet:
    headings: list[Heading] = []
    columns: dict[int, dict[int, Cell]] = {}
    for label, row in part:
        if label:
            headings.append(Heading(" ".join(label), labels=label, row=row.number))
        elif not headings:
            continue
        for index in row.filled():
            if index >= width and index not in sheet.hidden_columns:
                cells = columns.setdefault(index, {})
                earlier = cells.get(len(headings) - 1)
                cells[len(headings) - 1] = _joined(earlier, row.cell(index)) if earlier else row.cell(index)
    first = part[0][1].number
    rows = [Row(first, [cells.get(i, EMPTY) for i in range(len(headings))]) for _, cells in sorted(columns.items())]
    return replace(sheet, rows=rows, merges=[], hidden_columns=frozenset(), headings=tuple(headings))


def _joined(above: Cell, below: Cell) -> Cell:
    return Cell(f"{above.text}\n{below.text}")
