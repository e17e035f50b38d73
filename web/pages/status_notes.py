"""/redactie/status?ding=…: the history of an action or agreement, and a form to add to it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import private_page, require
from web.things import find_thing
from web.workbench.statuses import STATUSES, statuses_of


def page(request: Request, edition: Edition) -> Response:
    """What was noted, newest first."""
    session = require(request, edition, Role.REDACTEUR)
    thing = find_thing(edition, request.query_params.get("ding", "").strip("/"))
    if thing is None or thing.kind not in {Kind.ACTIE, Kind.AFSPRAAK}:
        raise HTTPException(404)
    return private_page(
        request,
        "redactie/status.html",
        session,
        thing=thing,
        statuses=STATUSES,
        history=statuses_of(edition).history(thing.id),
    )
