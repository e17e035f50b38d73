"""A page of the workbench that is one table, with its twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.certainty import with_certainty, with_certainty_told
from web.doors import Way
from web.edition import Edition
from web.lists import alphabet_of, filed_under
from web.tables import Table, file_answer
from web.workbench import asking
from web.workbench.rows import asked_form

PER_PAGE = 50
"""Rows on one page."""
PER_LETTERED_PAGE = 20
"""The same where a letter leads on: on a phone each row is a card."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """What stands around the table."""

    heading: str
    intro: str
    steps: tuple[tuple[str, str], ...] = (("/beleid", "Richtlijnen en beleid"),)
    """The breadcrumb between home and here: address and name of each step."""
    ways: Sequence[Way] = ()
    """Pages beside this one."""
    empty: str = "Er is niets dat hierbij past."
    """What the page says when the table has no rows."""
    by_letter: bool = False
    """Whether a visitor can choose the rows under a letter; for a long table of names."""


def table_answer(request: Request, edition: Edition, name: str, around: TablePage, table: Table) -> Response:
    """The page, or the file `name` when the address asks for a twin; a twin without `pagina` has all rows."""
    form, number = asked_form(request.url.path), asking.page_number(request.query_params)
    alphabet, letter = _alphabet(request, table) if around.by_letter else ([], "")
    if letter:
        table = replace(table, rows=tuple(row for row in table.rows if filed_under(row[0].text) == letter))
    size = PER_LETTERED_PAGE if around.by_letter else PER_PAGE
    if form:
        taken = page_of(table, number, size) if number else table
        return file_answer(with_certainty_told(taken, edition), form, name)
    return templating.page(
        request,
        "werkbank/tabel.html",
        around=around,
        table=with_certainty(page_of(table, number or 1, size), edition),
        query=without_page(request),
        alphabet=alphabet,
        letter=letter,
        **paging(request, table, size),
    )


def _alphabet(request: Request, table: Table) -> tuple[list[tuple[str, int, str]], str]:
    """The letters that the rows begin with, how many and the address of each; and the one that was asked for."""
    letters = alphabet_of(row[0].text for row in table.rows)
    asked = request.query_params.get("letter", "")
    path, query = request.url.path, request.query_params
    found = [(one, size, asking.address(path, query, letter=one, pagina="")) for one, size in letters]
    return found, asked if any(one == asked for one, _ in letters) else ""


def page_of(table: Table, number: int, size: int = PER_PAGE) -> Table:
    """One page of a table; a number beyond the last gives the last."""
    first = (min(number, last_page(table, size)) - 1) * size
    return replace(table, rows=table.rows[first : first + size])


def last_page(table: Table, size: int = PER_PAGE) -> int:
    """How many pages a table has; an empty one has one."""
    return max(1, -(-len(table.rows) // size))


def paging(request: Request, table: Table, size: int = PER_PAGE) -> dict[str, Any]:
    """What a template needs to leaf through a table."""
    number = asking.page_number(request.query_params) or 1
    return {
        "total": len(table.rows),
        "number": min(number, last_page(table, size)),
        "last": last_page(table, size),
        "page_link": lambda wanted: asking.address(request.url.path, request.query_params, pagina=str(wanted)),
    }


def without_page(request: Request) -> QueryParams:
    """The query string for the twins: all rows, whatever page is shown."""
    return QueryParams([(name, value) for name, value in request.query_params.multi_items() if name != "pagina"])
