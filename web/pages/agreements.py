"""/afspraken and /afspraken/partij/…: who does what by when, and which deadlines have passed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.edition import Edition
from web.editors.accounts import Role
from web.editors.room import session_of
from web.things import documents_of, find_thing
from web.workbench import asking
from web.workbench.calendar import as_calendar
from web.workbench.commitments import Commitment, Filter, commitments_of
from web.workbench.overviews import per_party, per_theme, quarter_days
from web.workbench.rows import answer, asked_form
from web.workbench.statuses import LATE, said_of_passed, statuses_of

PER_PAGE = 25
"""Rows on one page; a twin without `pagina` has all."""
FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON", "ics": "agenda (ICS)"}
"""The twins of the monitor, with their words."""


def page(request: Request, edition: Edition) -> Response:
    """The monitor and its twins."""
    return _listing(request, edition, party=None)


def party(request: Request, edition: Edition) -> Response:
    """What one party has to do: the same table, with what it is merely involved in beside it."""
    slug: str = request.path_params["slug"]
    form = asked_form(request.url.path, tuple(FORMS))
    return _listing(request, edition, party=f"organisatie/{slug.removesuffix(f'.{form}')}")


def _listing(request: Request, edition: Edition, party: str | None) -> Response:
    thing = find_thing(edition, party) if party else None
    if party and thing is None:
        raise HTTPException(404)
    wanted = wanted_of(request, party)
    kind = kind_asked(request)
    everything = commitments_of(edition, kind)
    found = [one for one in everything if wanted.keeps(one)]
    form, number = asked_form(request.url.path, tuple(FORMS)), asking.page_number(request.query_params)
    shown = found if form and number is None else _page_of(found, number or 1)
    statuses = statuses_of(edition)
    if form == "ics":
        headers = {"Content-Disposition": 'attachment; filename="afspraken.ics"'}
        return Response(as_calendar(edition, shown), media_type="text/calendar; charset=utf-8", headers=headers)
    if form:
        rows = [one.row(wanted.on, statuses.last(one.id)) for one in shown]
        return answer(form, "afspraken", rows, peildatum=wanted.on.isoformat(), aantal=len(found))
    session = session_of(request, edition)
    return templating.page(
        request,
        "werkbank/afspraken.html",
        party=thing,
        involved=[one for one in everything if party and any(other.id == party for other in one.involved)],
        kind=kind,
        wanted=wanted,
        total=len(found),
        totals=_totals(found, wanted.on),
        rows=[(one, statuses.last(one.id), statuses.last_note(one.id)) for one in shown],
        said_of_passed=said_of_passed,
        late_words=LATE,
        may_note=session is not None and session.account.role.may(Role.REDACTEUR),
        number=min(number or 1, _last(found)),
        last=_last(found),
        choices=_choices(edition),
        forms=FORMS,
        asked=dict(request.query_params),
        address=asking.address,
        page_link=lambda number: asking.address(request.url.path, request.query_params, pagina=str(number)),
    )


def kind_asked(request: Request) -> Kind:
    """Actie, or Afspraak with `soort=afspraak`."""
    text = request.query_params.get("soort", "") or "actie"
    if text not in {"actie", "afspraak"}:
        raise HTTPException(400, f"Bij ‘soort’ past actie of afspraak, en niet ‘{text[:40]}’.")
    return Kind.ACTIE if text == "actie" else Kind.AFSPRAAK


def wanted_of(request: Request, party: str | None = None) -> Filter:
    """What the query string asks for; 400 with a sentence when it asks for something that does not exist."""
    asked = request.query_params
    after, before = asking.day(asked, "van"), asking.day(asked, "tot")
    if quarter := asked.get("kwartaal", ""):
        try:
            after, before = quarter_days(quarter)
        except ValueError as error:
            message = f"Bij ‘kwartaal’ past iets als 2026-K2, en niet ‘{quarter[:40]}’."
            raise HTTPException(400, message) from error
    return Filter(
        on=asking.day(asked, "peildatum") or templating.today_of(request),
        party=party or asking.thing_id(asked, "partij", "organisatie"),
        theme=asking.thing_id(asked, "thema", "thema"),
        document=asking.thing_id(asked, "document", "document"),
        late=asking.flag(asked, "te_laat"),
        soft=asking.flag(asked, "zacht"),
        conditional=asking.flag(asked, "voorwaardelijk"),
        dated=asking.flag(asked, "met_datum"),
        after=after,
        before=before,
    )


def _page_of(found: Sequence[Commitment], number: int) -> Sequence[Commitment]:
    first = (min(number, _last(found)) - 1) * PER_PAGE
    return found[first : first + PER_PAGE]


def _last(found: Sequence[Commitment]) -> int:
    return max(1, -(-len(found) // PER_PAGE))


def _totals(found: Sequence[Commitment], on: date) -> dict[str, tuple[str, int]]:
    """How many of them are past their deadline, undated, soft and conditional; by the parameter that shows them."""
    return {
        "te_laat": ("waarvan de termijn voorbij is", sum(one.is_late(on) for one in found)),
        "met_datum": ("met een datum", sum(one.last_day is not None for one in found)),
        "zacht": ("alleen een streven", sum(one.is_soft for one in found)),
        "voorwaardelijk": ("alleen onder een voorwaarde", sum(bool(one.props.get("conditie")) for one in found)),
    }


def _choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """What a visitor can choose from, per parameter: id and words, A–Z."""

    def read() -> dict[str, list[tuple[str, str]]]:
        actions = commitments_of(edition)
        day = date.today()  # counts of what is late are not shown here
        found = {one.document.id for kind in (Kind.ACTIE, Kind.AFSPRAAK) for one in commitments_of(edition, kind)}
        return {
            "partij": sorted(((one.key, one.name) for one in per_party(actions, day)), key=_by_words),
            "thema": sorted(((one.key, one.name) for one in per_theme(actions, day)), key=_by_words),
            "document": [(one.id, one.name) for one in documents_of(edition).values() if one.id in found],
        }

    return edition.remember("commitment choices", read)


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1].casefold()
