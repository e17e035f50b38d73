"""Research outcomes of a row → Bewijs nodes; a reference list is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value, make_id
from ingest.inventory.fields import Field
from ingest.inventory.row import Placed, RowReader
from ingest.inventory.terms import Term, sentences_of, split_cell, whole
from ingest.inventory.values import (
    MIXED,
    NEGATIVE,
    NO_DIFFERENCE,
    NOT_STUDIED,
    POSITIVE,
    Outcome,
    is_pending,
    mapped,
    outcome,
    outcomes,
)  # fmt: skip

VALUES = frozenset({POSITIVE, NO_DIFFERENCE, NEGATIVE, MIXED, NOT_STUDIED})
PROSE = 0.6
"""Factor for an outcome that a sentence about research seems to state: to be looked at by a person."""
_SENTENCES = re.compile(r"(?<=[.!])\s+(?=[A-Z0-9])|(?<=;)\s+|\n")
_CLAUSES = re.compile(r",\s+(?:maar\s+|en\s+)?|\s+(?:maar|en)\s+")
_DESIGN = re.compile(
    r"(?:cluster[- ]?)?RCT|(?:pilot|cohort|case[- ]?control|interview|dossier)?[- ]?studie"
    r"|(?:systematische\s+)?review|meta-?analyse|voor-?[\s-]?(?:en\s+)?nameting|kwalitatief(?:\s+onderzoek)?",
    re.IGNORECASE,
)
_SHORT = 8
"""Words; in a longer cell a design may be that of another study."""
_GRADE = re.compile(r"(?:zeer\s+)?(?:hoog|redelijk|matig|laag)", re.IGNORECASE)
_EBRO = re.compile(r"(?:niveau\s*)?(?:[A-D][12]?|[1-4])", re.IGNORECASE)


def evidence(row: RowReader) -> Iterator[Fact]:
    """The Bewijs nodes of a row with their ONDERBOUWD_DOOR."""
    columns = row.all(Field.BEWIJS)
    for placed in columns:
        found = list(_outcomes(row, placed))
        for number, hit in enumerate(found):
            yield from _facts(row, placed, hit, _Beside(row, placed.column.group, number, len(found)))
    if row.has_column(Field.BEWIJS):
        return
    for placed in row.all(Field.ONDERZOEK):
        sentences = sentences_of(placed.cell.text, _SENTENCES)
        for told in outcomes(sentences):
            factor = 1.0 if told.sure and len(sentences) == 1 else PROSE
            yield from _facts(row, placed, told, _Beside(row, placed.column.group, 0, 1), factor)
    for placed in row.all(Field.ONDERBOUWING):
        said = outcome(Term(placed.cell.text, 0, len(placed.cell.text)))
        if said and said.value == NOT_STUDIED and said.sure:
            yield from _facts(row, placed, said, _Beside(row, placed.column.group, 0, 1))


class _Beside:
    """What other columns say of the outcome at a place in the list of outcomes of a row."""

    def __init__(self, row: RowReader, group: int, number: int, count: int) -> None:
        self._row = row
        self._group = group
        self._number = number
        self._count = count

    def text(self, meaning: Field) -> str | None:
        for placed in self._row.all(meaning):
            if placed.column.group != self._group:
                continue
            terms = split_cell(placed.cell)
            if self._count > 1 and len(terms) == self._count:
                return terms[self._number].text
            said = whole(placed.cell.text)
            return said.text if said else None
        return None


def _outcomes(row: RowReader, placed: Placed) -> Iterator[Outcome]:
    values = row.mapping.values.get(Field.BEWIJS, {})
    for term in split_cell(placed.cell, row.separators(placed.column)):
        said = mapped(term.text, values)
        if said in VALUES:
            yield Outcome(said, term.start, term.end, None, True)
        elif several := _several(term):
            yield from several
        elif hit := outcome(term):
            yield hit
        elif said is None and not is_pending(term.text):
            row.unknown_value(placed, term.text, "geen uitkomst van onderzoek")


def _several(term: Term) -> list[Outcome]:
    """Outcomes on different measures in one term: "positief effect op slaap, geen verschil in stemming"; else none."""
    found: list[Outcome | None] = []
    position = 0
    for match in [*_CLAUSES.finditer(term.text), None]:
        end = match.start() if match else len(term.text)
        found.append(outcome(Term(term.text[position:end], term.start + position, term.start + end)))
        position = match.end() if match else end
    outcomes_found = [hit for hit in found if hit and hit.measure and hit.sure]
    measures = {hit.measure for hit in outcomes_found}
    return outcomes_found if len(found) == len(outcomes_found) == len(measures) > 1 else []


def _design(text: str) -> str | None:
    found = _DESIGN.search(text)
    return found[0] if found else None


def _facts(row: RowReader, placed: Placed, hit: Outcome, beside: _Beside, factor: float = 1.0) -> Iterator[Fact]:
    source = row.source(placed, hit.start, hit.end, factor)
    heading = placed.column.guess.measure if placed.column.guess else None
    design = _design(placed.cell.text) if len(placed.cell.text.split()) <= _SHORT else None
    measure = None if hit.measure and _DESIGN.fullmatch(hit.measure) else hit.measure
    measure = measure or heading or beside.text(Field.UITKOMSTMAAT)
    level = beside.text(Field.BEWIJS_NIVEAU)
    sentence = None if hit.sure else " ".join(placed.cell.text.split())
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.BEWIJS])
    props.update(
        uitkomst=hit.value,
        uitkomstmaat=measure,
        ontwerp=beside.text(Field.ONTWERP) or design,
        niveau=level.lower() if level else None,
        systeem=_system(level, [c.heading for c in row.table.columns if c.field is Field.BEWIJS_NIVEAU])
        if level
        else None,
        conclusie=beside.text(Field.CONCLUSIE) or sentence,
        volgens=beside.text(Field.BEWIJS_VOLGENS) or row.inventory.owner,
        publiek=None if row.public else False,
    )
    told = [str(props[key] or "") for key in ("uitkomst", "uitkomstmaat", "ontwerp", "niveau", "conclusie")]
    bewijs = make_id(Kind.BEWIJS, row.name, unique="\x1f".join([row.document, row.name, *told]))
    name = f"{row.name}: {hit.value}" + (f" op {measure}" if measure else "")
    yield Node(bewijs, Kind.BEWIJS, name, source, props)
    yield Edge(Predicate.ONDERBOUWD_DOOR, row.id, bewijs, source)


def _system(level: str, headings: Sequence[str]) -> str:
    said = " ".join([level, *headings]).upper()
    if "GRADE" in said:
        return "GRADE"
    if "EBRO" in said:
        return "EBRO"
    if _GRADE.fullmatch(level.strip()):
        return "GRADE"
    return "EBRO" if _EBRO.fullmatch(level.strip()) else "eigen"
