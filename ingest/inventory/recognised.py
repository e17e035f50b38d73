"""Recognition in a row → ERKEND_DOOR, one statement per databank; nothing for what is not recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.model import Edge, Fact, Predicate, Value
from ingest.inventory.columns import Column, Table
from ingest.inventory.concepts import DATABANKS, Match, concept_node
from ingest.inventory.dates import date_of_cell
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.recognition import Statement, is_denial, statements
from ingest.inventory.row import Placed, RowReader
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, is_empty, split_cell

UNUSUAL_LEVEL = 0.75
"""Factor for a level in words that the Dutch system of recognition does not use."""
FROM_SOURCE = 0.7
"""Factor for a databank that follows from the column with sources or from the title, not from the statement."""
_LAPSED = re.compile(r"\b(?:verlopen|vervallen)\b", re.IGNORECASE)
_KINDS = (Field.ERKENNING, Field.ERKEND_DOOR, Field.ERKENNING_DATUM, Field.GELDIG_TOT)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement at its place, and by whom it is."""

    placed: Placed
    statement: Statement
    organisations: tuple[Match, ...]
    factor: float = 1.0


def recognition(row: RowReader) -> Iterator[Fact]:
    """The ERKEND_DOOR edges of a row, with the organisations."""
    _check_dates(row)
    for key in dict.fromkeys(_key(placed.column) for kind in _KINDS for placed in row.all(kind)):
        for said in _group(row, key):
            yield from _edges(row, said)


def _key(column: Column) -> tuple[str, int]:
    return (column.databank or "").casefold(), column.group


def _of(row: RowReader, key: tuple[str, int], meaning: Field) -> list[Placed]:
    return [placed for placed in row.all(meaning) if _key(placed.column) == key]


def _group(row: RowReader, key: tuple[str, int]) -> Iterator[_Said]:
    """What the columns of one databank (or those that name none) say together."""
    by: list[tuple[Placed, Term]] = []
    found: list[tuple[Placed, Statement]] = []
    for placed in _of(row, key, Field.ERKEND_DOOR):
        whole = [s for s in statements(placed.cell, row.finder.organisations) if s.level and s.level_known]
        if whole:  # "Databank en oordeel": the column that names the databank gives its verdict as well
            found += [(placed, statement) for statement in whole]
        else:
            by += [(placed, term) for term in split_cell(placed.cell) if not is_denial(term.text)]
    named = bool(by) or bool(key[0]) or _fallback(row) is not None
    for placed in _of(row, key, Field.ERKENNING):
        found += [(placed, s) for s in statements(placed.cell, row.finder.organisations, named=named)]
    found = _one_status(found)
    if not found:
        yield from _without_level(row, key, [_organisation(row, term.text) for _, term in by])
        return
    pair = len(found) == len(by) and len(by) > 1
    same = len(by) == 1 and not any(statement.organisations for _, statement in found)
    for number, (placed, statement) in enumerate(found):
        _report_dates(row, placed, statement)
        # two levels of one databank share its dates, when there are not as many dates as levels
        filled = _with_dates(row, key, statement, number, len(found), shared=same)
        if statement.organisations:
            names = [placed.cell.text[a:b] for a, b in statement.organisations]
            yield _Said(placed, filled, tuple(row.finder.organisation(name) for name in names))
        elif by:
            chosen = [by[number]] if pair else by
            yield _Said(placed, filled, tuple(_organisation(row, term.text) for _, term in chosen))
        else:
            yield from _by_fallback(row, placed, filled)


def _one_status(found: list[tuple[Placed, Statement]]) -> list[tuple[Placed, Statement]]:
    """A status in a column of its own ("verlopen") belongs to the only level beside it."""
    levels = [pair for pair in found if pair[1].level]
    loose = [pair for pair in found if not pair[1].level and not pair[1].organisations]
    if len(levels) == 1 and len(loose) == 1:
        placed, statement = levels[0]
        status, until = statement.status or loose[0][1].status, statement.until or loose[0][1].until
        return [(placed, replace(statement, status=status, until=until))]
    worded = [pair for pair in levels if pair[1].level != "erkend"]
    if len(levels) == 2 and len(worded) == 1 and levels[0][0] is not levels[1][0]:
        return [pair for pair in found if pair[1].level != "erkend"]  # "Erkend: ja" beside the level itself
    return found


def _by_fallback(row: RowReader, placed: Placed, statement: Statement) -> Iterator[_Said]:
    databank = placed.column.databank or _fallback(row)
    if databank:
        yield _Said(placed, statement, (row.finder.organisation(databank),))
        return
    for source in row.all(Field.BRON):
        names = [source.cell.text[a:b] for a, b in row.finder.organisations(source.cell.text)]
        known = [name for name in names if name in DATABANKS]
        if known:
            yield _Said(placed, statement, tuple(row.finder.organisation(n) for n in known[:1]), FROM_SOURCE)
            return
    if row.inventory.databank:
        yield _Said(placed, statement, (row.finder.organisation(row.inventory.databank),), FROM_SOURCE)
        return
    row.problem(placed.column, placed.cell.text, "erkenning zonder databank", "staat als tekst bij de interventie")
    row.note_text("erkenning", placed)


def _fallback(row: RowReader) -> str | None:
    return row.sheet_databank or row.mapping.recognised_by


def _without_level(row: RowReader, key: tuple[str, int], organisations: list[Match]) -> Iterator[_Said]:
    """No level: a recognition only when the columns ask by whom or when, and no column asks for a level."""
    if any(_key(c) == key and c.field is Field.ERKENNING for c in row.table.visible()):
        return
    asked = [p for p in _of(row, key, Field.ERKEND_DOOR) if _asks_recognition(p.column)]
    dated = [p for p in _of(row, key, Field.ERKENNING_DATUM) if not is_empty(p.cell.text)]
    statement = _with_dates(row, key, Statement(0, 0), 0, 1)
    if asked and organisations:
        for placed in asked:
            for term in split_cell(placed.cell):
                if is_denial(term.text):
                    continue
                place = replace(statement, start=term.start, end=term.end)
                yield _Said(placed, place, (_organisation(row, term.text),))
    elif dated and key[0] and statement.date:
        place = replace(statement, start=0, end=len(dated[0].cell.text))
        yield _Said(dated[0], place, (row.finder.organisation(dated[0].column.databank or ""),))


def _asks_recognition(column: Column) -> bool:
    plain = normal_header(column.heading)
    return any(word in plain for word in ("erken", "beoordeel", "oordeel"))


def _organisation(row: RowReader, text: str) -> Match:
    known = row.finder.organisations(text)
    return row.finder.organisation(text[known[0][0] : known[0][1]] if known else text)


def _with_dates(
    row: RowReader, key: tuple[str, int], statement: Statement, number: int, count: int, *, shared: bool = False
) -> Statement:
    since, lapsed_since = _dated(row, key, Field.ERKENNING_DATUM, number, count, shared)
    until, lapsed_until = _dated(row, key, Field.GELDIG_TOT, number, count, shared)
    lapsed = lapsed_since or lapsed_until
    return replace(
        statement,
        date=statement.date or since,
        until=statement.until or until,
        status=statement.status or ("verlopen" if lapsed else None),
    )


def _dated(
    row: RowReader, key: tuple[str, int], meaning: Field, number: int, count: int, shared: bool
) -> tuple[str | None, bool]:
    """The date in a column, and whether it says "verlopen"."""
    for placed in _of(row, key, meaning):
        terms = split_cell(placed.cell)
        if shared and len(terms) == 1:
            number, count = 0, 1
        if count > 1 and len(terms) != count:
            if terms:
                row.problem(
                    placed.column,
                    placed.cell.text,
                    "niet te zeggen bij welke erkenning deze datum hoort",
                    "datum weggelaten",
                )
            return None, False
        if not terms:
            continue
        text = terms[number].text if count > 1 else terms[0].text
        lapsed = bool(_LAPSED.search(text))
        if placed.cell.date:
            return placed.cell.date, lapsed
        found = date_of_cell(text, counts_from_1904=row.counts_from_1904)
        return found.iso if found else None, lapsed
    return None, False


def _check_dates(row: RowReader) -> None:
    """Report what is no date in a column of dates, whether or not there is a recognition for it to belong to."""
    for placed in [*row.all(Field.ERKENNING_DATUM), *row.all(Field.GELDIG_TOT)]:
        for term in [] if placed.cell.date else split_cell(placed.cell):
            found = date_of_cell(term.text, counts_from_1904=row.counts_from_1904)
            if found is None and not _LAPSED.search(term.text):
                row.problem(placed.column, term.text, "geen datum", "datum weggelaten")
            elif found and found.problem:
                done = "datum weggelaten" if found.iso is None else f"gelezen als {found.iso}"
                row.problem(placed.column, term.text, found.problem, done)


def _report_dates(row: RowReader, placed: Placed, statement: Statement) -> None:
    for value in statement.bad_dates:
        row.problem(placed.column, value, "onmogelijke datum", "datum weggelaten")


def _edges(row: RowReader, said: _Said) -> Iterator[Fact]:
    statement = said.statement
    factor = said.factor * (1.0 if statement.level_known else UNUSUAL_LEVEL)
    props: dict[str, Value] = {
        "niveau": statement.level,
        "datum": statement.date,
        "geldig_tot": statement.until,
        "status": statement.status,
    }
    for match in said.organisations:
        source = row.source(said.placed, statement.start, statement.end, factor * match.zekerheid)
        yield concept_node(match.concept, _written(said.placed.cell, match), source)
        yield Edge(Predicate.ERKEND_DOOR, row.id, match.concept.id, source, props)


def _written(cell: Cell, match: Match) -> str:
    """The organisation as the cell writes it, or its own name where the cell does not."""
    concept = match.concept
    for form in (concept.name, *concept.synonyms, *concept.abbreviations):
        if form in cell.text:
            return form
    return concept.name


def date_the_only_databank(table: Table) -> None:
    """Columns of dates that name no databank belong to the only one that gives a verdict in a column of its own."""
    columns = table.visible()
    judged = {c.databank for c in columns if c.field in (Field.ERKENNING, Field.ERKEND_DOOR)}
    if len(judged) != 1 or None in judged:
        return
    for column in columns:
        if column.field in (Field.ERKENNING_DATUM, Field.GELDIG_TOT) and column.databank is None:
            column.databank = next(iter(judged))
