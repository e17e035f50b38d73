"""/redactie: signing in and out, what waits, what was decided, notes of visitors and the audit log."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import SIGN_IN, private_page, require, require_form, room_of, session_of, signed_in
from web.editors.sessions import COOKIE
from web.feedback import SORTS
from web.pages import oidc
from web.workbench.review_queue import waiting_of

ROOM = "/redactie"
LAST_EVENTS = 200


def page(request: Request, edition: Edition) -> Response:
    """What there is to do; a visitor is led to the door."""
    session = session_of(request, edition)
    if session is None:
        return RedirectResponse(SIGN_IN, status_code=303)
    room = room_of(request, edition)
    return private_page(
        request,
        "redactie/redactie.html",
        session,
        waiting=len(waiting_of(edition, room.decisions)),
        decided=len(room.decisions.standing()),
        notes=len(edition.feedback.notes()) if edition.feedback else 0,
        may_review=session.account.role.may(Role.REDACTEUR),
        may_audit=session.account.role.may(Role.BEHEERDER),
    )


def sign_in_page(request: Request, edition: Edition) -> Response:
    """The form to sign in."""
    return private_page(request, "redactie/inloggen.html", None, problem="", name="", oidc=oidc.is_configured(request))


def sign_in(request: Request, edition: Edition, fields: Mapping[str, str]) -> Response:
    """Let an editor in, or say that name and password do not belong together, without saying which is wrong."""
    room = room_of(request, edition)
    name, address = fields.get("naam", "").strip(), request.client.host if request.client else ""
    if room.attempts.is_blocked(name, address):
        room.audit.note(name, "inloggen geblokkeerd", address)
        problem = "Er is te vaak geprobeerd om in te loggen. Wacht een kwartier en probeer het dan opnieuw."
        return _refused(request, problem, name, 429)
    account = room.accounts.verify(name, fields.get("wachtwoord", ""))
    if account is None:
        room.attempts.failed(name, address)
        room.audit.note(name, "inloggen mislukt", address)
        return _refused(request, "De naam of het wachtwoord klopt niet. Probeer het opnieuw.", name, 401)
    room.audit.note(account.name, "ingelogd")
    return signed_in(RedirectResponse(ROOM, status_code=303), room, account)


def sign_out(request: Request, edition: Edition, fields: Mapping[str, str]) -> Response:
    """End the session."""
    session = require_form(request, edition, fields, Role.COMMISSIELID)
    room = room_of(request, edition)
    room.sessions.end(request.cookies.get(COOKIE))
    room.audit.note(session.account.name, "uitgelogd")
    answer = RedirectResponse(SIGN_IN, status_code=303)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    return answer


def notes(request: Request, edition: Edition) -> Response:
    """What visitors wrote under "Klopt dit niet?", newest first."""
    session = require(request, edition, Role.REDACTEUR)
    found = edition.feedback.notes()[::-1] if edition.feedback else []
    return private_page(request, "redactie/meldingen.html", session, notes=found[:LAST_EVENTS], sorts=SORTS)


def audit(request: Request, edition: Edition) -> Response:
    """The last events, for who manages the room."""
    session = require(request, edition, Role.BEHEERDER)
    events = room_of(request, edition).audit.last(LAST_EVENTS)
    return private_page(request, "redactie/logboek.html", session, events=events)


def _refused(request: Request, problem: str, name: str, status: int) -> Response:
    with_provider = oidc.is_configured(request)
    answer = private_page(request, "redactie/inloggen.html", None, problem=problem, name=name[:64], oidc=with_provider)
    answer.status_code = status
    return answer
