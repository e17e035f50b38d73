"""/richtlijnen/kandidaten: pairs of recommendations side by side, to judge, with what others found."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.curation import Decision, DecisionError, What
from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import private_page, require_form, room_of, session_of
from web.pages.guidelines import STEPS
from web.tables import Cell, Column, Table, file_answer
from web.things import find_thing
from web.workbench import asking
from web.workbench.guidelines import guidelines_of
from web.workbench.judgements import VERDICT_WORDS, Judged, judged_pairs
from web.workbench.rows import asked_form

PATH = "/richtlijnen/kandidaten"
PER_PAGE = 20
_COLUMNS = (
    Column("a", "De ene aanbeveling"),
    Column("b", "De andere aanbeveling"),
    Column("vermoeden", "Vermoeden van de computer"),
    Column("reden", "Waarom dit paar"),
    Column("bij_a", "Richtlijn, datum en sterkte van de ene"),
    Column("bij_b", "Richtlijn, datum en sterkte van de andere"),
    Column("eens", "Oordelen"),
    Column("oordelen", "Wie vond wat"),
)


def page(request: Request, edition: Edition) -> Response:
    """The pairs, those of one guideline with `richtlijn`; a form for who is signed in."""
    found = _asked(request, edition)
    form = asked_form(request.url.path)
    if form:
        table = Table("Overlap en tegenspraak", _COLUMNS, tuple(map(_row, found)))
        return file_answer(table, form, "kandidaten")
    last = max(1, -(-len(found) // PER_PAGE))
    number = min(asking.page_number(request.query_params) or 1, last)
    session = session_of(request, edition)
    return private_page(
        request,
        "werkbank/kandidaten.html",
        session,
        total=len(found),
        pairs=found[(number - 1) * PER_PAGE : number * PER_PAGE],
        verdicts=VERDICT_WORDS,
        steps=STEPS,
        number=number,
        last=last,
        query=request.query_params,
        here=asking.address(PATH, request.query_params),
        page_link=lambda wanted: asking.address(PATH, request.query_params, pagina=str(wanted)),
    )


def judge(request: Request, edition: Edition, fields: Mapping[str, str]) -> Response:
    """Keep what a member of a committee found, under their name, with the day and the reason."""
    session = require_form(request, edition, fields, Role.COMMISSIELID)
    pair = [fields.get("a", ""), fields.get("b", "")]
    if not all(find_thing(edition, thing) for thing in pair):
        raise HTTPException(404)
    try:
        decision = Decision(
            What.JUDGE,
            session.account.name,
            fields.get("reden", "").strip()[:2000],
            "",
            {"pair": pair, "verdict": fields.get("oordeel", "")},
        )
    except DecisionError as error:
        raise HTTPException(400, "Kies eerst een oordeel.") from error
    room = room_of(request, edition)
    kept = room.decisions.append(decision)
    room.audit.note(session.account.name, "beoordeeld", kept.id)
    return RedirectResponse(PATH, status_code=303)


def _asked(request: Request, edition: Edition) -> list[Judged]:
    found = judged_pairs(edition)
    wanted = asking.thing_id(request.query_params, "richtlijn", "richtlijn")
    if wanted is None:
        return found
    guideline = next((one for one in guidelines_of(edition) if one.id == wanted), None)
    if guideline is None:
        raise HTTPException(404)
    keys = {pair.key for pair in guideline.pairs}
    return [one for one in found if one.pair.key in keys]


def _row(one: Judged) -> tuple[Cell, ...]:
    told = "; ".join(f"{judgement.who}: {judgement.words}" for judgement in one.judgements)
    return (
        Cell(one.pair.first_text, value=one.pair.first.id),
        Cell(one.pair.second_text, value=one.pair.second.id),
        Cell("spreekt tegen" if one.pair.contradicts else "lijkt op"),
        Cell(one.pair.reason),
        *(Cell(", ".join(filter(None, (side.guideline, side.day, side.strength)))) for side in one.pair.sides),
        Cell(one.agreement),
        Cell(told),
    )
