"""/: what Vindbaar is, its three doors, and what is in the collection."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import DOORS
from web.edition import Edition
from web.things import kind_counts


def page(request: Request, edition: Edition) -> Response:
    """The home page."""
    return templating.page(request, "home.html", doors=DOORS, edition=edition, counts=kind_counts(edition))
