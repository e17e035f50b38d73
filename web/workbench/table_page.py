"""A page of the workbench that is one table, with its twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import Way
from web.tables import Table, file_answer
from web.workbench.rows import asked_form


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


def table_answer(request: Request, name: str, around: TablePage, table: Table) -> Response:
    """The page, or the file `name` when the address asks for a twin."""
    form = asked_form(request.url.path)
    if form:
        return file_answer(table, form, name)
    return templating.page(request, "werkbank/tabel.html", around=around, table=table, query=request.query_params)
