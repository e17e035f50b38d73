"""How far actions and agreements are: /afspraken/standen for everybody, /redactie/status?ding=… to add to it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import private_page, require
from web.facts_card import safe_address
from web.tables import Cell, Column, Table
from web.things import find_thing
from web.wording import dutch_date, shortened
from web.workbench.statuses import STATUSES, StatusNote, statuses_of
from web.workbench.table_page import TablePage, table_answer

STEPS = (("/beleid", "Richtlijnen en beleid"), ("/afspraken", "Afspraken"))
COMMITTED = frozenset({Kind.ACTIE, Kind.AFSPRAAK})
"""Kinds of which one can say how far they are."""


PATH = "/afspraken/standen"
_COLUMNS = (
    Column("id", "Actie of afspraak"),
    Column("status", "Stand"),
    Column("datum", "Genoteerd op"),
    Column("bron", "Bron"),
)


def history(request: Request, edition: Edition) -> Response:
    """Every status that editors noted, newest first, with its source; with `ding=` those of one action or agreement."""
    asked = request.query_params.get("ding", "").strip("/ ")
    thing = find_thing(edition, asked) if asked else None
    if asked and (thing is None or thing.kind not in COMMITTED):
        raise HTTPException(404)
    book = statuses_of(edition)
    wanted = [thing.id] if thing else book.things()
    names = {row["id"]: row["name"] for row in edition.store.query("things", ids=wanted)}
    # oldest first, so that of two notes of one second the later one stays the later
    oldest_first = [(note, one) for one in wanted for note in reversed(book.history(one))]
    notes = sorted(oldest_first, key=lambda pair: pair[0].when)
    rows = tuple(_row(note, one, names.get(one, one)) for note, one in reversed(notes))
    about = f" van ‘{shortened(thing.name, 120)}’" if thing else ""
    text = f"Wat redacteuren noteerden over de stand{about}, het nieuwste eerst, en waar dat te lezen is."
    empty = "Hierover is nog niets genoteerd. Documenten zeggen zelf niet hoever iets is."
    around = TablePage("Hoe ver is het?", text, STEPS, empty=empty)
    return table_answer(request, edition, "standen", around, Table("Genoteerde standen", _COLUMNS, rows))


def _row(note: StatusNote, thing: str, name: str) -> tuple[Cell, ...]:
    return (
        Cell(shortened(name, 160), templating.thing_address(thing), thing),
        Cell(note.status),
        Cell(dutch_date(note.when[:10]), value=note.when[:10]),
        Cell(note.source, safe_address(note.source)),
    )


def page(request: Request, edition: Edition) -> Response:
    """What was noted, newest first."""
    session = require(request, edition, Role.REDACTEUR)
    thing = find_thing(edition, request.query_params.get("ding", "").strip("/"))
    if thing is None or thing.kind not in COMMITTED:
        raise HTTPException(404)
    return private_page(
        request,
        "redactie/status.html",
        session,
        thing=thing,
        statuses=STATUSES,
        history=statuses_of(edition).history(thing.id),
    )
