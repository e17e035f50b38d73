"""/vergelijk?id=…&id=…: two to four things side by side, and the same as CSV, Excel and JSON."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web import tables, templating
from web.alike import COMPARABLE, Alike, alike
from web.comparison import Comparison, compare
from web.edition import Edition
from web.filters import address
from web.guideline_comparison import GUIDELINES, compare_guidelines, with_held_advice
from web.profile import Profile, profiles
from web.property_sources import said_by_sources
from web.templating import today_of
from web.things import LONGEST_ID, find_thing

PATH = "/vergelijk"
MOST = 4
ONLY_DIFFERENCES = "verschillen"


def page(request: Request, edition: Edition) -> Response:
    """The comparison; with fewer than two things a page that helps to choose."""
    wanted = chosen_ids(request)
    found = list(profiles(edition, wanted[:MOST], today_of(request)).values())
    context: dict[str, Any] = {
        "profiles": found,
        "missing": [thing_id for thing_id in wanted[:MOST] if thing_id not in {one.id for one in found}],
        "too_many": len(wanted) > MOST,
        "most": MOST,
        "query": request.query_params,
        "search_more": address("/zoeken", [("id", one.id) for one in found]),
    }
    if len(found) < 2:
        return templating.page(request, "vergelijk_kies.html", alike=_alike(edition, found), **context)
    only = request.query_params.get("toon") == ONLY_DIFFERENCES
    whole = _whole(edition, found)
    ids = [("id", one.id) for one in found]
    return templating.page(
        request,
        "vergelijk.html",
        comparison=whole.only_differences() if only else whole,
        only=only,
        same=sum(not row.differs for row in whole.rows),
        other_view=address(PATH, ids if only else [*ids, ("toon", ONLY_DIFFERENCES)]),
        without={one.id: address(PATH, [pair for pair in ids if pair[1] != one.id]) for one in found},
        **context,
    )


def download(request: Request, edition: Edition) -> Response:
    """The same table as a file. 400 for fewer than two things that exist, 404 for an unknown form."""
    form = request.path_params["form"]
    if form not in tables.FORMS:
        raise HTTPException(404)
    found = list(profiles(edition, chosen_ids(request)[:MOST], today_of(request)).values())
    if len(found) < 2:
        raise HTTPException(400, "Kies eerst twee dingen om te vergelijken. Ga terug en vink er nog een aan.")
    whole = _whole(edition, found)
    only = request.query_params.get("toon") == ONLY_DIFFERENCES
    return tables.file_answer((whole.only_differences() if only else whole).table(), form, "vergelijking")


def _whole(edition: Edition, found: list[Profile]) -> Comparison:
    if all(one.kind in GUIDELINES for one in found):
        return compare_guidelines(edition, found)
    return with_held_advice(edition, compare(found, {one.id: said_by_sources(edition, one.id) for one in found}))


def chosen_ids(request: Request) -> list[str]:
    """The `id`s in an address, each once, in that order; what cannot be an id is left out."""
    ids = (one.strip().strip("/") for one in request.query_params.getlist("id"))
    return [one for one in dict.fromkeys(ids) if one and len(one) <= LONGEST_ID and one.isprintable()]


def _alike(edition: Edition, found: list[Profile]) -> list[Alike]:
    thing = find_thing(edition, found[0].id) if found and found[0].kind in COMPARABLE else None
    return alike(edition, thing) if thing else []
