"""/vergelijk-edities?a=…&b=…: what was added, dropped or changed in substance between two documents."""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from search.editions.change import Sort
from web import templating
from web.edition import Edition
from web.things import DocumentFacts, documents_of
from web.workbench import asking
from web.workbench.edition_changes import MOST, Comparison, ShownChange, comparable, compared, known_pairs
from web.workbench.rows import answer, asked_form

PER_PAGE = 25
"""Changes on one page; a twin without `pagina` has all."""
SORTS = {Sort.ADDED.value: "Toegevoegd", Sort.DROPPED.value: "Vervallen", Sort.CHANGED.value: "Gewijzigd"}


def page(request: Request, edition: Edition) -> Response:
    """The choice of two documents, or their changes; and the twins."""
    asked = request.query_params
    form = asked_form(request.url.path)
    chosen = [_document(edition, asked, name) for name in ("a", "b")]
    old, new = chosen
    if old is None or new is None:
        if form:
            raise HTTPException(400, "Geef twee documenten: ‘a’ is de oude editie, ‘b’ de nieuwe.")
        return _answer_page(request, edition, None, [], 1, 1)
    comparison = compared(edition, old, new)
    found = _wanted(comparison, asked)
    number, last = asking.page_number(asked), max(1, -(-len(found) // PER_PAGE))
    place = min(number or 1, last)
    shown = found if form and number is None else found[(place - 1) * PER_PAGE : place * PER_PAGE]
    if form == "json":
        return JSONResponse(
            {"a": old.id, "b": new.id, "totaal": comparison.total, "wijzigingen": [change.row() for change in shown]}
        )
    if form:
        return answer(form, "vergelijk-edities", [change.row() for change in shown])
    return _answer_page(request, edition, comparison, shown, place, last)


def _answer_page(
    request: Request, edition: Edition, comparison: Comparison | None, shown: list[ShownChange], number: int, last: int
) -> Response:
    changes = comparison.changes if comparison else ()
    return templating.page(
        request,
        "werkbank/vergelijk_edities.html",
        comparison=comparison,
        documents=comparable(edition),
        pairs=known_pairs(edition),
        shown=shown,
        sorts=SORTS,
        counts=Counter(change.sort for change in changes),
        chosen=request.query_params.get("soort", ""),
        most=MOST,
        per_page=PER_PAGE,
        number=number,
        last=last,
        asked=dict(request.query_params),
        address=asking.address,
        page_link=lambda wanted: asking.address(request.url.path, request.query_params, pagina=str(wanted)),
    )


def _wanted(comparison: Comparison, asked: QueryParams) -> list[ShownChange]:
    sort = asked.get("soort", "")
    if sort and sort not in SORTS:
        raise HTTPException(400, f"Bij ‘soort’ past toegevoegd, vervallen of gewijzigd, en niet ‘{sort[:40]}’.")
    return [change for change in comparison.changes if sort in {"", change.sort}]


def _document(edition: Edition, asked: QueryParams, name: str) -> DocumentFacts | None:
    """The document that was asked for; 404 when there is no such document."""
    wanted = asking.thing_id(asked, name, "document")
    if wanted is None:
        return None
    document = documents_of(edition).get(wanted)
    if document is None:
        raise HTTPException(404)
    return document
