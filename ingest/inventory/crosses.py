"""Columns of crosses: the heading is the term ("Wmo", "Mantelzorgers"), a mark in the row says that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Kind
from ingest.inventory.columns import Column
from ingest.inventory.concepts import ConceptFinder
from ingest.inventory.fields import EXACT, Field, Guess, recognise
from ingest.inventory.sheets import Cell

KINDS: dict[Field, tuple[Kind, ...]] = {
    Field.DOELGROEP: (Kind.DOELGROEP,),
    Field.INTERMEDIAIR: (Kind.DOELGROEP,),
    Field.PROBLEEM: (Kind.PROBLEEM,),
    Field.SETTING: (Kind.SETTING,),
    Field.UITVOERDER: (Kind.BEROEP, Kind.ORGANISATIE),
    Field.WET: (Kind.WET,),
}
"""Fields of terms, and the kinds of concept that their terms name."""
_YES = re.compile(r"x|v|ja|yes|y|j|1|true|waar|✓|✔|☑|☒|•|●|\*|\+", re.IGNORECASE)
_NO = re.compile(r"nee|no|n|0|false|onwaar|o|[-–—]|☐|n\.?v\.?t\.?", re.IGNORECASE)

_LONGEST = 7
"""Characters of a mark in words."""


def holds(text: str) -> bool:
    """Whether a mark says that the term of its column holds."""
    return bool(_YES.fullmatch(text.strip()))


def meaning_of_crosses(column: Column, cells: Iterable[Cell], finder: ConceptFinder) -> Guess | None:
    """What a column of nothing but marks means: its group says so, or its heading is a known term; else None."""
    marks: set[str] = set()
    for cell in cells:
        if cell.text and cell.text not in marks:
            if not _is_mark(cell.text):
                return None
            marks.add(cell.text)
    if not marks:
        return None
    term = column.labels[-1] if column.labels else column.heading
    if column.field in KINDS and len(column.labels) > 1:
        own = recognise(term)
        return column.guess if own is None or own.field is not column.field or _known(term, finder) else None
    if column.field is None or column.field in KINDS:
        found = _known(term, finder)
        return Guess(found, EXACT) if found else None
    return None


def _is_mark(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_YES.fullmatch(text) or _NO.fullmatch(text))


def _known(term: str, finder: ConceptFinder) -> Field | None:
    """The field whose terms this is one of."""
    fields = (field for field in KINDS if field is not Field.INTERMEDIAIR)
    return next((field for field in fields if finder.known(term, KINDS[field][:1])), None)
