"""/redactie/oidc: signing in at the provider that the administrator configured; 404 where there is none."""

from __future__ import annotations

import hmac

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.edition import Edition
from web.editors.oidc import WAITS_S, OidcError, OidcProvider
from web.editors.room import private_page, room_of, signed_in

START, BACK = "/redactie/oidc", "/redactie/oidc/terug"
COOKIE = "__Host-oidc"
"""Ties the way back to the browser that left. Lax, as the way back comes from another site."""


def start(request: Request, edition: Edition) -> Response:
    """Send the browser to the provider."""
    try:
        address, state = _provider(request).begin(_back(request))
    except OidcError as error:
        return _refused(request, edition, error)
    answer = RedirectResponse(address, status_code=303)
    answer.set_cookie(COOKIE, state, max_age=WAITS_S, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def back(request: Request, edition: Edition) -> Response:
    """The browser comes back with a code; only the one that left may come in."""
    asked, provider = request.query_params, _provider(request)
    state = asked.get("state", "")
    try:
        if not state or not hmac.compare_digest(state.encode(), request.cookies.get(COOKIE, "").encode()):
            raise OidcError("the state is not that of this browser")
        account = provider.finish(state, asked.get("code", ""), _back(request))
    except OidcError as error:
        return _refused(request, edition, error)
    room = room_of(request, edition)
    room.audit.note(account.name, "ingelogd via OIDC", account.role.value)
    # a page and no redirect: after a way that began at another site browsers hold back a SameSite=Strict cookie
    answer = signed_in(private_page(request, "redactie/binnen.html", None, account=account), room, account, local=False)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def is_configured(request: Request) -> bool:
    """Whether there is a provider to sign in at."""
    return getattr(request.app.state, "oidc", None) is not None


def _provider(request: Request) -> OidcProvider:
    provider: OidcProvider | None = getattr(request.app.state, "oidc", None)
    if provider is None:
        raise HTTPException(404)
    return provider


def _back(request: Request) -> str:
    return str(request.url.replace(path=BACK, query=""))


def _refused(request: Request, edition: Edition, error: OidcError) -> Response:
    """What went wrong is for the audit log; the person reads what to do."""
    room_of(request, edition).audit.note("", "inloggen via OIDC mislukt", str(error))
    problem = "Inloggen bij uw organisatie lukte niet. Probeer het opnieuw, of vraag de beheerder om een rol."
    answer = private_page(request, "redactie/inloggen.html", None, problem=problem, name="", oidc=True)
    answer.status_code = 401
    return answer
