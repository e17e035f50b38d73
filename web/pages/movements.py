"""/bewegingen and /kanslijnen: the four movements by sector with commitments per edition, and kanslijnen with goals."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import Way
from web.edition import Edition
from web.tables import Cell, Column, Table
from web.things import documents_of
from web.wording import dutch_number, sentence_case, shortened
from web.workbench import asking
from web.workbench.commitments import Named
from web.workbench.movements import (
    ALL_SECTORS,
    MOVEMENTS,
    SECTORS,
    Kanslijn,
    MovementCell,
    kanslijnen_of,
    movement_cells,
)
from web.workbench.table_page import TablePage, table_answer

STEPS = (("/beleid", "Richtlijnen en beleid"),)
WAYS = (
    Way("/bewegingen", "Bewegingen per sector"),
    Way("/bewegingen/toezeggingen", "Toezeggingen per beweging"),
    Way("/kanslijnen", "Kanslijnen en doelen"),
)
_NOT_SPOKEN_OF = "–"


def page(request: Request, edition: Edition) -> Response:
    """A row per movement and edition, a column per sector; the number of commitments leads to them."""
    cells = _asked(request, edition)
    sectors = [sector for sector in (*SECTORS, ALL_SECTORS) if request.query_params.get("sector", "") in {"", sector}]
    columns = (
        Column("beweging", "Beweging"),
        Column("document", "Document"),
        *(Column(column_key(sector), sentence_case(sector), numeric=True) for sector in sectors),
    )
    found = {(cell.movement, cell.document, cell.sector): cell for cell in cells}
    dated = documents_of(edition)
    rows = sorted(
        {(cell.movement, cell.document) for cell in cells},
        key=lambda row: (list(MOVEMENTS).index(row[0]), dated[row[1].id].date, row[1]),
    )
    text = (
        "Hoeveel documenten toezeggen bij elke beweging, per sector: een rij per editie, de oudste eerst. Een "
        "toezegging is een actie of afspraak. 0: er is een onderdeel over, zonder toezegging. "
        f"{_NOT_SPOKEN_OF}: het document spreekt er niet over."
    )
    table = Table(
        "Toezeggingen per beweging, editie en sector",
        columns,
        tuple(
            (
                *_row_heading(movement, document, dated[document.id].date),
                *(_number(found.get((movement, document, sector))) for sector in sectors),
            )
            for movement, document in rows
        ),
    )
    around = TablePage("Bewegingen per sector", text, STEPS, WAYS, empty="Geen document spreekt over deze bewegingen.")
    return table_answer(request, edition, "bewegingen", around, table)


def column_key(sector: str) -> str:
    """The key of a sector's column in the twins."""
    return re.sub(r"\W+", "_", sector.casefold())


def _row_heading(movement: str, document: Named, day: str) -> tuple[Cell, Cell]:
    everything = asking.address("/bewegingen/toezeggingen", {"beweging": movement})
    year = f" ({day[:4]})" if day else ""
    return (
        Cell(sentence_case(movement), everything, movement),
        Cell(f"{shortened(document.name, 90)}{year}", templating.thing_address(document.id), document.id),
    )


def _number(cell: MovementCell | None) -> Cell:
    if cell is None:
        return Cell(_NOT_SPOKEN_OF, value="")
    number = len(cell.commitments)
    query = {"beweging": cell.movement, "sector": cell.sector, "document": cell.document.id}
    section = templating.thing_address(cell.sections[0].id)
    return Cell(dutch_number(number), asking.address("/bewegingen/toezeggingen", query) if number else section, number)


def commitments(request: Request, edition: Edition) -> Response:
    """The commitments themselves."""
    columns = (
        Column("beweging", "Beweging"),
        Column("sector", "Sector"),
        Column("tekst", "Toezegging"),
        Column("document", "Document"),
    )
    rows = tuple(
        (
            Cell(sentence_case(cell.movement), value=cell.movement),
            Cell(cell.sector),
            Cell(shortened(one.name, 240), templating.thing_address(one.id), one.name),
            Cell(cell.document.name, templating.thing_address(cell.document.id), cell.document.id),
        )
        for cell in _asked(request, edition)
        for one in cell.commitments
    )
    around = TablePage("Toezeggingen per beweging", "Acties en afspraken onder een beweging.", STEPS, WAYS)
    return table_answer(request, edition, "bewegingen-toezeggingen", around, Table("Toezeggingen", columns, rows))


def kanslijnen(request: Request, edition: Edition) -> Response:
    """A row per kanslijn and goal; a kanslijn without a goal has one row too."""
    columns = (
        Column("kanslijn", "Kanslijn"),
        Column("nummer", "Nummer", numeric=True),
        Column("document", "Document"),
        Column("doel", "Doel"),
        Column("toezeggingen", "Toezeggingen", numeric=True),
    )
    rows = tuple(row for one in kanslijnen_of(edition) for row in _kanslijn_rows(one))
    text = (
        "De kanslijnen voor de gehandicaptenzorg, met de doelen die erbij staan. "
        "Wat in elk document over dezelfde kanslijn gaat, staat bij elkaar."
    )
    around = TablePage("Kanslijnen en doelen", text, STEPS, WAYS, empty="Geen document spreekt over kanslijnen.")
    return table_answer(request, edition, "kanslijnen", around, Table("Kanslijnen", columns, rows))


def _kanslijn_rows(one: Kanslijn) -> list[tuple[Cell, ...]]:
    start = (
        Cell(shortened(one.section.name, 120), templating.thing_address(one.section.id), one.section.id),
        Cell(str(one.number), value=one.number),
        Cell(one.document.name, templating.thing_address(one.document.id), one.document.id),
    )
    number = Cell(dutch_number(one.commitments), value=one.commitments)
    if not one.goals:
        return [(*start, Cell("geen eigen doel genoemd", value="", muted=True), number)]
    return [
        (*start, Cell(shortened(goal.name, 160), templating.thing_address(goal.id), goal.id), number)
        for goal in one.goals
    ]


def _asked(request: Request, edition: Edition) -> list[MovementCell]:
    asked = request.query_params
    document = asking.thing_id(asked, "document", "document")
    return [
        cell
        for cell in movement_cells(edition)
        if asked.get("beweging", "") in {"", cell.movement}
        and asked.get("sector", "") in {"", cell.sector}
        and document in {None, cell.document.id}
    ]
