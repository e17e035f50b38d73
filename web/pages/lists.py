"""/lijst/…: lists to browse. A–Z per kind; Interventies also by what people choose by, with boxes to narrow them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.edition import Edition
from web.filters import FilterGroup, address, chips, page_number
from web.lists import (
    BY,
    LISTED,
    NAMED,
    NONE,
    Entry,
    browse_lists,
    described_interventions,
    entries,
    facet_of,
    interventions,
    letters,
    named_interventions,
)
from web.pages.results import filter_groups, result_signs
from web.profile import profiles
from web.templating import today_of
from web.whole import PARTS, whole_standings, wholes

PER_PAGE = 24
BRIEF_PER_PAGE = 48
"""On a page of names with little or nothing to say of each: they stand in columns."""
BRIEF = 55
"""Characters of name and text per thing, on average, below which a list is one of names."""
SIGNED = frozenset({Kind.INTERVENTIE, Kind.AANBEVELING})
"""Kinds that people choose by their signs."""


def overview(request: Request, edition: Edition) -> Response:
    """/lijst: every list."""
    return templating.page(request, "lijsten.html", lists=browse_lists(edition))


def of_kind(request: Request, edition: Edition) -> Response:
    """/lijst/{kind}: its things A–Z, a page or a letter at a time. 404 for a kind without a list."""
    kind = next((kind for kind in LISTED if kind.value.lower() == request.path_params["kind"]), None)
    if kind is None:
        raise HTTPException(404)
    query = request.query_params
    chosen = {name: tuple(dict.fromkeys(query.getlist(name))) for name in BY if query.getlist(name)}
    groups: list[FilterGroup] = []
    if kind is Kind.INTERVENTIE and query.get("beschreven") == "nee":
        found = named_interventions(edition)
    elif kind is Kind.INTERVENTIE:
        found, facets = interventions(edition, chosen, list(BY))
        groups = filter_groups(facets, chosen, {name: legend for name, (_, legend) in BY.items()})
    else:
        found = entries(edition, kind)
    return _show(request, edition, kind, found, groups)


def by_facet(request: Request, edition: Edition) -> Response:
    """/lijst/interventie/{facet}: its values, each with the Interventies it leads to. 404 for an unknown facet."""
    name = request.path_params["facet"]
    if name not in BY:
        raise HTTPException(404)
    values = sorted(facet_of(edition, name).values, key=lambda value: (value.value == NONE, value.label.casefold()))
    rows = [(address("/lijst/interventie", [(name, value.value)]), value.label, value.count) for value in values]
    return templating.page(request, "lijst-per.html", heading=BY[name][0], rows=rows)


def _sides(edition: Edition) -> tuple[tuple[str, str, int], ...]:
    """The two lists of Interventies: address, words, how many; none where all are of one sort."""
    described, named = len(described_interventions(edition)), len(named_interventions(edition))
    sides = (("/lijst/interventie", "Beschreven", described), (NAMED, "Alleen genoemd", named))
    return sides if described and named else ()


def _show(
    request: Request, edition: Edition, kind: Kind, found: Sequence[Entry], groups: Sequence[FilterGroup]
) -> Response:
    query = request.query_params
    path = request.url.path
    named = query.get("beschreven") == "nee" and kind is Kind.INTERVENTIE
    alphabet = letters(found)
    letter = query.get("letter", "")
    if letter:
        found = [entry for entry in found if entry.letter == letter]
    brief = sum(len(entry.name) + len(entry.text) for entry in found) < BRIEF * len(found)
    per_page = BRIEF_PER_PAGE if brief else PER_PAGE
    last = max(1, -(-len(found) // per_page))
    number = min(page_number(query), last)
    shown = found[(number - 1) * per_page : number * per_page]
    ids = [entry.id for entry in shown]
    described = profiles(edition, ids, today_of(request)) if kind in SIGNED else {}
    above = wholes(edition, ids) if kind in PARTS else {}
    expired = whole_standings(edition, above, today_of(request))
    ticked = [(group.name, option.value) for group in groups for option in group.chosen]
    ticked += [("beschreven", "nee")] if named else []
    return templating.page(
        request,
        "lijst.html",
        kind=kind,
        entries=[
            (
                entry,
                (*result_signs(described.get(entry.id)), *expired.get(entry.id, ())),
                next((one.name for one in above.get(entry.id, ())), ""),
            )
            for entry in shown
        ],
        total=len(found),
        brief=brief,
        named=named,
        sides=_sides(edition) if kind is Kind.INTERVENTIE else (),
        groups=groups,
        chips=chips(path, groups),
        alphabet=[(one, size, address(path, [*ticked, ("letter", one)])) for one, size in alphabet],
        letter=letter,
        whole=address(path, ticked),
        number=number,
        last=last,
        pages={n: address(path, [*ticked, ("letter", letter), ("pagina", str(n))]) for n in (number - 1, number + 1)},
    )
