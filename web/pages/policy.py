"""/beleid: the rooms behind the policy door."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import POLICY, ROOMS
from web.edition import Edition


def page(request: Request, edition: Edition) -> Response:
    """A link and a sentence for each room."""
    return templating.page(request, "beleid.html", door=POLICY, rooms=ROOMS)
