"""/impact?ding=…: what rests on a thing, and would be touched when it changes or is withdrawn."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from graph.store import Row
from web import templating
from web.edition import Edition
from web.tables import Cell, Column, Table
from web.wording import KIND_WORDS, counted, shortened
from web.workbench.explorer import spot_meant, spots_named
from web.workbench.rows import asked_form
from web.workbench.table_page import TablePage, table_answer

MOST = 1000
"""Things shown at most, nearest first."""
FOR_CITIZENS = frozenset({Kind.VOORZIENING, Kind.VRAAGGEBIED, Kind.LOKET})
"""Kinds whose texts are written for the people who need help: they must be told when something changes."""
_COLUMNS = (
    Column("id", "Wat"),
    Column("soort", "Soort"),
    Column("hoe", "Hoe"),
    Column("stappen", "Afstand", numeric=True),
    Column("inwoners", "Tekst voor inwoners"),
)


def page(request: Request, edition: Edition) -> Response:
    """What leads to this thing through evidence, advice, goals, law or derivation, and what is part of it."""
    asked = request.query_params.get("ding", "").strip()
    if not asked:
        if asked_form(request.url.path):
            raise HTTPException(400, "Geef bij ‘ding’ het adres van iets, zoals interventie/voorbeeld.")
        return templating.page(request, "werkbank/impact.html", problem="", candidates=[])
    thing = spot_meant(edition, asked.strip("/"))
    if thing is None:
        if asked_form(request.url.path):
            raise HTTPException(404)
        found = spots_named(edition, asked)
        status = 200 if found else 404
        return templating.page(request, "werkbank/impact.html", status=status, problem=asked[:80], candidates=found)
    rows = _touched(edition, thing.id)
    cells = tuple(
        (
            Cell(shortened(row["name"], 140), templating.thing_address(row["id"]), row["id"]),
            Cell(KIND_WORDS[Kind(row["kind"])].one),
            Cell(how),
            Cell("direct" if row["distance"] == 1 else f"{row['distance']} stappen", value=row["distance"]),
            Cell("ja" if Kind(row["kind"]) in FOR_CITIZENS else "nee"),
        )
        for row, how in rows
    )
    citizens = sum(Kind(row["kind"]) in FOR_CITIZENS for row, _ in rows)
    told = counted(citizens, "tekst", "teksten")
    text = f"Dit verandert mee als ‘{shortened(thing.name, 100)}’ wijzigt of vervalt. {told} voor inwoners."
    around = TablePage("Wat rust hierop?", text, empty="Zover wij weten rust hier niets op.")
    return table_answer(
        request, edition, "impact", around, Table(f"Wat rust op {shortened(thing.name, 80)}", _COLUMNS, cells)
    )


def _touched(edition: Edition, thing_id: str) -> list[tuple[Row, str]]:
    """All that a change touches, nearest first, and how; what rests on a thing is not named again as its part."""
    resting = edition.store.query("impact", id=thing_id, limit=MOST)
    known = {row["id"] for row in resting}
    within = [row for row in edition.store.query("impact_within", id=thing_id, limit=MOST) if row["id"] not in known]
    found = [*((row, "rust hierop") for row in resting), *((row, "hoort erbij") for row in within)]
    return sorted(found, key=lambda pair: pair[0]["distance"])[:MOST]
