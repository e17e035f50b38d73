"""The editors' room of one build folder, and the door to it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.curation import CURATION, CurationLog
from web import templating
from web.edition import Edition
from web.editors.accounts import ACCOUNTS_FILE, Account, Accounts, Role
from web.editors.audit import AUDIT_FILE, AuditLog
from web.editors.sessions import COOKIE, LASTS_S, Attempts, Session, Sessions

SIGN_IN = "/redactie/inloggen"


class Room:
    """Accounts, sessions, decisions and the audit log of a build folder."""

    def __init__(self, build_dir: Path) -> None:
        self.accounts = Accounts(build_dir / ACCOUNTS_FILE)
        self.sessions = Sessions()
        self.attempts = Attempts()
        self.audit = AuditLog(build_dir / AUDIT_FILE)
        self.decisions = CurationLog(build_dir / CURATION)


def room_of(request: Request, edition: Edition) -> Room:
    """The room of the build that the edition belongs to; 404 where there is no build folder to keep things in."""
    if edition.build_dir is None:
        raise HTTPException(404)
    rooms: dict[Path, Room] = request.app.state.__dict__.setdefault("_rooms", {})
    if edition.build_dir not in rooms:
        rooms[edition.build_dir] = Room(edition.build_dir)
    return rooms[edition.build_dir]


def session_of(request: Request, edition: Edition) -> Session | None:
    """The session of who is asking, or None for a visitor. An account that was taken away has none any more."""
    token = request.cookies.get(COOKIE)
    if not token or edition.build_dir is None:
        return None
    room = room_of(request, edition)
    session = room.sessions.find(token)
    if session is None or (session.local and room.accounts.find(session.account.name) != session.account):
        return None
    return session


def require(request: Request, edition: Edition, role: Role) -> Session:
    """The session of an editor with this role; 401 for a visitor, 403 for another role."""
    session = session_of(request, edition)
    if session is None:
        raise HTTPException(401, "Log eerst in.")
    if not session.account.role.may(role):
        raise HTTPException(403, f"Hiervoor is de rol {role.value} nodig.")
    return session


def require_form(request: Request, edition: Edition, fields: Mapping[str, str], role: Role) -> Session:
    """As `require`, for a form: 403 unless the form is one of this very session."""
    session = require(request, edition, role)
    if not hmac.compare_digest(fields.get("csrf", "").encode(), session.csrf.encode()):
        raise HTTPException(403, "Dit formulier is verlopen. Ga terug, ververs de pagina en probeer het opnieuw.")
    return session


def signed_in(answer: Response, room: Room, account: Account, *, local: bool = True) -> Response:
    """Begin a session and give its cookie to the browser: Secure, out of reach of scripts and of other sites."""
    token, _ = room.sessions.begin(account, local=local)
    answer.set_cookie(COOKIE, token, max_age=LASTS_S, path="/", secure=True, httponly=True, samesite="strict")
    return answer


def private_page(request: Request, template: str, session: Session | None, **context: Any) -> Response:
    """A page of the room; browsers and proxies may not keep it."""
    answer = templating.page(request, template, session=session, **context)
    answer.headers["Cache-Control"] = "no-store"
    return answer
