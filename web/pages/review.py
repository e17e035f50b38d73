"""/redactie/nakijken and /redactie/besluiten: the queue, decisions about it, and taking them back."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.curation import Decision, What
from graph.model import Node, kind_of, make_id
from graph.review import Waiting, find, unknown_things
from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import private_page, require, require_form, room_of
from web.workbench import asking
from web.workbench.review_queue import shown, waiting_of

log = logging.getLogger(__name__)

QUEUE = "/redactie/nakijken"
DECISIONS = "/redactie/besluiten"
PER_PAGE = 10
_UNFIT = (
    "kijk na wat u invulde. Samenvoegen, splitsen en uit elkaar houden kan alleen met een ander ding van dezelfde soort"
)
WORDS = {
    What.APPROVE: "goedgekeurd",
    What.REJECT: "afgekeurd",
    What.EDIT: "verbeterd",
    What.MERGE: "samengevoegd",
    What.APART: "uit elkaar gehouden",
    What.SPLIT: "gesplitst",
    What.STATUS: "status genoteerd",
    What.JUDGE: "beoordeeld",
    What.UNDO: "teruggedraaid",
}


def queue(request: Request, edition: Edition) -> Response:
    """What waits, least certain first, or the facts of one document."""
    session = require(request, edition, Role.REDACTEUR)
    document = asking.thing_id(request.query_params, "document", "document")
    waiting = [
        one
        for one in waiting_of(edition, room_of(request, edition).decisions)
        if document in {None, one.fact.source.document}
    ]
    last = max(1, -(-len(waiting) // PER_PAGE))
    number = min(asking.page_number(request.query_params) or 1, last)
    return private_page(
        request,
        "redactie/nakijken.html",
        session,
        total=len(waiting),
        facts=[shown(edition, one) for one in waiting[(number - 1) * PER_PAGE : number * PER_PAGE]],
        number=number,
        last=last,
        page_link=lambda wanted: asking.address(QUEUE, request.query_params, pagina=str(wanted)),
    )


def decisions(request: Request, edition: Edition) -> Response:
    """Every decision, newest first; those that hold can be taken back."""
    session = require(request, edition, Role.REDACTEUR)
    log = room_of(request, edition).decisions
    standing = {one.id for one in log.standing()}
    rows = [(one, WORDS[one.what], one.id in standing) for one in reversed(log.all())]
    return private_page(request, "redactie/besluiten.html", session, rows=rows[:500])


def decide(request: Request, edition: Edition, fields: Mapping[str, str]) -> Response:
    """Keep a decision that a form of the room asks for."""
    session = require_form(request, edition, fields, Role.REDACTEUR)
    room = room_of(request, edition)
    try:
        decision = _decision(edition, session.account.name, fields)
        if decision.what is What.UNDO and decision.data["decision"] not in {one.id for one in room.decisions.all()}:
            raise _impossible("dit besluit bestaat niet")
        if decision.what is What.MERGE:
            ends = [str(decision.data[end]) for end in ("from", "into")]
            if unknown := unknown_things(edition.folder / "facts", ends, room.decisions.standing()):
                raise _impossible(f"{unknown[0]} staat niet in deze editie")
    except ValueError as error:  # what the graph says of it is English, for who works on the command line
        log.info("a decision is refused: %s", error)
        raise _impossible(_UNFIT) from error
    kept = room.decisions.append(decision)
    room.audit.note(session.account.name, WORDS[kept.what], kept.id)
    return RedirectResponse(DECISIONS if kept.what is What.UNDO else _back(fields), status_code=303)


def _impossible(why: str) -> HTTPException:
    return HTTPException(400, f"Dit besluit kan niet: {why}.")


def _back(fields: Mapping[str, str]) -> str:
    """Where the form came from, when that is a page of ours."""
    asked = fields.get("terug", "")
    return asked if asked.startswith("/") and not asked.startswith(("//", "/\\")) else QUEUE


def _decision(edition: Edition, who: str, fields: Mapping[str, str]) -> Decision:
    what = What(fields.get("wat", ""))
    why, key = fields.get("reden", "").strip()[:2000], fields.get("feit", "")
    if what is What.UNDO:
        return Decision(what, who, why, "", {"decision": fields.get("besluit", "")})
    if what is What.STATUS:
        data = {"thing": fields.get("ding", ""), "status": fields.get("status", ""), "bron": fields.get("bron", "")}
        return Decision(what, who, why, "", data)
    if what is What.MERGE:
        return Decision(what, who, why, "", {"from": fields.get("van", ""), "into": fields.get("in", "").strip("/ ")})
    if what is What.APART:
        return Decision(what, who, why, "", {"one": fields.get("een", ""), "other": fields.get("ander", "")})
    waiting = find(edition.folder / "facts", key)
    if waiting is None:
        raise _impossible("dit feit bestaat niet meer")
    if what is What.SPLIT:
        return Decision(what, who, why, "", _split(waiting, fields))
    return Decision(what, who, why, key, _edit(waiting, fields) if what is What.EDIT else {})


def _split(waiting: Waiting, fields: Mapping[str, str]) -> dict[str, Any]:
    """The thing that is really meant gets an id from its name."""
    name, before = " ".join(fields.get("naam", "").split()), fields.get("van", "")
    if not name:
        raise _impossible("geef de naam van wat hier bedoeld is")
    return {"from": before, "into": make_id(kind_of(before), name), "name": name, "facts": [waiting.key]}


def _edit(waiting: Waiting, fields: Mapping[str, str]) -> dict[str, Any]:
    """The properties that the form changed; text goes back to the type that the machine gave it."""
    if not isinstance(waiting.fact, Node):
        raise _impossible("alleen een ding kan worden verbeterd; keur een verband af of splits het")
    changed: dict[str, Any] = {}
    for name, value in waiting.fact.props.items():
        field = f"prop-{name}"
        if field in fields and fields[field].strip() != ("" if value is None else str(value)):
            changed[name] = _typed(value, fields[field].strip())
    return {"props": changed}


def _typed(before: object, text: str) -> str | bool | int | float | None:
    if not text:
        return None
    if isinstance(before, bool):
        return text.lower() in {"true", "ja", "1"}
    try:
        if isinstance(before, int):
            return int(text)
        return float(text.replace(",", ".")) if isinstance(before, float) else text
    except ValueError as error:
        raise _impossible(f"‘{text[:40]}’ is geen getal") from error
