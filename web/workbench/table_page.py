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
from web.tables import Table, file_answer
from web.workbench import asking
from web.workbench.rows import asked_form

PER_PAGE = 50
"""Rows on one page."""


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


def table_answer(request: Request, edition: Edition, name: str, around: TablePage, table: Table) -> Response:
    """The page, or the file `name` when the address asks for a twin; a twin without `pagina` has all rows."""
    form, number = asked_form(request.url.path), asking.page_number(request.query_params)
    if form:
        return file_answer(with_certainty_told(page_of(table, number) if number else table, edition), form, name)
    return templating.page(
        request,
        "werkbank/tabel.html",
        around=around,
        table=with_certainty(page_of(table, number or 1), edition),
        query=without_page(request),
        **paging(request, table),
    )


def page_of(table: Table, number: int) -> Table:
    """One page of a table; a number beyond the last gives the last."""
    first = (min(number, last_page(table)) - 1) * PER_PAGE
    return replace(table, rows=table.rows[first : first + PER_PAGE])


def last_page(table: Table) -> int:
    """How many pages a table has; an empty one has one."""
    return max(1, -(-len(table.rows) // PER_PAGE))


def paging(request: Request, table: Table) -> dict[str, Any]:
    """What a template needs to leaf through a table."""
    number = asking.page_number(request.query_params) or 1
    return {
        "total": len(table.rows),
        "number": min(number, last_page(table)),
        "last": last_page(table),
        "page_link": lambda wanted: asking.address(request.url.path, request.query_params, pagina=str(wanted)),
    }


def without_page(request: Request) -> QueryParams:
    """The query string for the twins: all rows, whatever page is shown."""
    return QueryParams([(name, value) for name, value in request.query_params.multi_items() if name != "pagina"])
