"""/vragen: saved questions with blanks to fill in, each with its Cypher; and the read-only console."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph import catalogue
from graph.model import kind_of
from graph.store import Row, StoreError
from web import templating
from web.certainty import with_certainty, with_certainty_told
from web.edition import Edition
from web.tables import Cell, Column, Scalar, Table, file_answer
from web.wording import dutch_date, dutch_number
from web.workbench import asking
from web.workbench.questions import MOST, QUESTIONS, Answer, Blank, Question, question_named
from web.workbench.rows import asked_form
from web.workbench.table_page import page_of, paging, without_page

STEPS = (("/beleid", "Richtlijnen en beleid"), ("/vragen", "Vragen"))
CONSOLE_SECONDS = 5.0
CONSOLE_ROWS = 500
_AT_ONCE = threading.BoundedSemaphore(2)
"""Console queries that run at the same time: a heavy one may not hold up the other pages."""
_EXAMPLE = """MATCH (n:Actie)<-[:VOERT_UIT]-(o:Organisatie)
RETURN o.name AS wie, count(n) AS acties
ORDER BY acties DESC, wie
LIMIT 10"""


def page(request: Request, edition: Edition) -> Response:
    """The list of questions."""
    return templating.page(request, "werkbank/vragen.html", questions=[(one, _in_words(one, {})) for one in QUESTIONS])


def question(request: Request, edition: Edition) -> Response:
    """One question: the blanks, and the answer once they are filled in."""
    form = asked_form(request.url.path)
    asked = question_named(request.path_params["slug"].partition(".")[0])
    if asked is None:
        raise HTTPException(404)
    given = {blank.name: _given(request, blank) for blank in asked.blanks}
    missing = [blank for blank in asked.blanks if not given[blank.name]]
    if missing and form:
        raise HTTPException(400, f"Vul eerst in: {', '.join(blank.words.lower() for blank in missing)}.")
    choices = {blank.name: _choices(edition, blank) for blank in asked.blanks if blank.kind}
    names = {name: dict(choices.get(name, ())).get(value, value) for name, value in given.items()}
    words = _in_words(asked, names)
    table = None if missing else _table(words, asked, _ask(edition, asked, given), with_ids=form is not None)
    if form and table:
        number = asking.page_number(request.query_params)
        whole = page_of(table, number) if number else table
        return file_answer(with_certainty_told(whole, edition), form, asked.slug)
    return templating.page(
        request,
        "werkbank/vraag.html",
        question=asked,
        words=words,
        given=given,
        choices=choices,
        table=with_certainty(page_of(table, asking.page_number(request.query_params) or 1), edition) if table else None,
        cypher=catalogue.find(asked.query).text,
        parameters=json.dumps({**asked.fixed, **given}, ensure_ascii=False),
        steps=STEPS,
        query=without_page(request),
        **paging(request, table or Table("", (), ())),
    )


def console(request: Request, edition: Edition) -> Response:
    """A query that a visitor typed, in a form that only reads; its answer as a table and as a file."""
    cypher = request.query_params.get("cypher", "").strip()
    form = asked_form(request.url.path)
    table, refused = _run(edition, cypher) if cypher else (None, "")
    if form:
        if table is None:
            raise HTTPException(400, refused or "Er is geen vraag gesteld: geef ‘cypher’.")
        return file_answer(table, form, "console")
    return templating.page(
        request,
        "werkbank/console.html",
        status=400 if refused else 200,
        cypher=cypher or _EXAMPLE,
        table=table,
        refused=refused,
        steps=STEPS,
        seconds=CONSOLE_SECONDS,
        most=CONSOLE_ROWS,
        query=request.query_params,
    )


def _run(edition: Edition, cypher: str) -> tuple[Table | None, str]:
    """The answer, or why there is none."""
    if not _AT_ONCE.acquire(timeout=CONSOLE_SECONDS):
        return None, "Het is druk. Probeer het over een paar tellen opnieuw."
    try:
        found = edition.store.console(cypher, timeout_s=CONSOLE_SECONDS, max_rows=CONSOLE_ROWS)
    except StoreError as error:
        return None, str(error)
    finally:
        _AT_ONCE.release()
    columns = tuple(Column(name, name) for name in found.columns)
    rows = tuple(tuple(_console_cell(value) for value in row) for row in found.rows)
    cut = f", de eerste {CONSOLE_ROWS}" if found.truncated else ""
    return Table(f"{dutch_number(len(rows))} rijen{cut}", columns, rows), ""


def _console_cell(value: Any) -> Cell:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return Cell(str(value), _address(value), value)
    return Cell("" if value is None else json.dumps(value, ensure_ascii=False, default=str))


def _address(value: Any) -> str:
    """The page of a thing when a value is an id."""
    if not isinstance(value, str) or "/" not in value or " " in value:
        return ""
    try:
        kind_of(value)
    except ValueError:
        return ""
    return templating.thing_address(value)


def _given(request: Request, blank: Blank) -> str:
    """What was filled in for a blank; a day must be one."""
    text = request.query_params.get(blank.name, "").strip() or blank.default
    if text == "vandaag":
        return templating.today_of(request).isoformat()
    if blank.kind is None and text:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            message = f"Bij ‘{blank.words.lower()}’ past een dag zoals 2026-06-30, en niet ‘{text[:40]}’."
            raise HTTPException(400, message) from error
    return text


def _choices(edition: Edition, blank: Blank) -> list[tuple[str, str]]:
    assert blank.kind
    kind = blank.kind.value
    return edition.remember(
        ("names", kind),
        lambda: [(row["id"], row["name"]) for row in edition.store.query("by_kind", kind=kind, limit=2000)],
    )


def _in_words(question: Question, names: Mapping[str, str]) -> str:
    words = question.words
    for blank in question.blanks:
        words = words.replace(f"{{{blank.name}}}", names.get(blank.name) or f"[{blank.words.lower()}]")
    return words


def _ask(edition: Edition, question: Question, given: Mapping[str, str]) -> list[Row]:
    known = catalogue.find(question.query)
    limit = {"limit": MOST} if "limit" in known.defaults else {}
    return edition.store.query(question.query, **{**question.fixed, **given, **limit})


def _table(words: str, question: Question, rows: list[Row], *, with_ids: bool) -> Table:
    """The answer as a table; `with_ids` puts the id of a thing in a column after its name, for machines."""
    columns: list[Column] = []
    for column in question.columns:
        columns.append(Column(column.field, column.words, column.numeric))
        if with_ids and column.id_field and column.id_field != column.field:
            columns.append(Column(column.id_field, f"{column.words} (adres)"))
    cells = tuple(tuple(_cells(question, row, with_ids)) for row in rows)
    return Table(words, tuple(columns), cells)


def _cells(question: Question, row: Row, with_ids: bool) -> Iterator[Cell]:
    for column in question.columns:
        yield _cell(column, row)
        if with_ids and column.id_field and column.id_field != column.field:
            yield Cell(row[column.id_field] or "")


def _cell(column: Answer, row: Row) -> Cell:
    value: Scalar | date = row[column.field]
    if value is None:
        return Cell("niet bekend", value="", muted=True)
    if isinstance(value, date):
        return Cell(dutch_date(value.isoformat()), value=value.isoformat())
    linked = row[column.id_field] if column.id_field else None
    words = dutch_number(value) if isinstance(value, int | float) else str(value)
    return Cell(words, templating.thing_address(linked) if linked else "", value)
