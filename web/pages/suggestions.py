"""/suggesties?q=…: what a visitor may be typing, as JSON for the search box. Without it searching works as well."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from web.edition import Edition
from web.templating import thing_address
from web.wording import KIND_WORDS

MOST = 8


def answer(request: Request, edition: Edition) -> Response:
    """At most `MOST` suggestions: words to ask, or a thing to go to. None where there is no engine."""
    typed = request.query_params.get("q", "")
    found = edition.engine.suggest(typed, limit=MOST) if edition.engine else ()
    body = [
        {
            "tekst": one.text,
            "soort": KIND_WORDS[one.kind].one if one.kind else "",
            "adres": thing_address(one.thing) if one.thing else "",
        }
        for one in found
    ]
    return JSONResponse(body, headers={"Cache-Control": "no-store"})
