"""/bewegingen and /kanslijnen: the four movements by sector with commitments per edition, and kanslijnen with goals."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import Way
from web.edition import Edition
from web.tables import Cell, Column, Table
from web.wording import dutch_number, sentence_case, shortened
from web.workbench import asking
from web.workbench.movements import Kanslijn, MovementCell, kanslijnen_of, movement_cells
from web.workbench.table_page import TablePage, table_answer

STEPS = (("/beleid", "Richtlijnen en beleid"),)
WAYS = (
    Way("/bewegingen", "Bewegingen per sector"),
    Way("/bewegingen/toezeggingen", "Toezeggingen per beweging"),
    Way("/kanslijnen", "Kanslijnen en doelen"),
)
_MATRIX = (
    Column("beweging", "Beweging"),
    Column("sector", "Sector"),
    Column("document", "Document"),
    Column("onderdelen", "Onderdelen", numeric=True),
    Column("toezeggingen", "Toezeggingen", numeric=True),
)


def page(request: Request, edition: Edition) -> Response:
    """A row per movement, sector and document; the number of commitments leads to them."""
    rows = tuple(_row(cell) for cell in _asked(request, edition))
    text = (
        "Wat documenten toezeggen bij elke beweging, per sector en per editie. Een toezegging is een actie of afspraak."
    )
    around = TablePage("Bewegingen per sector", text, STEPS, WAYS, empty="Geen document spreekt over deze bewegingen.")
    return table_answer(request, "bewegingen", around, Table("Bewegingen, sectoren en documenten", _MATRIX, rows))


def _row(cell: MovementCell) -> tuple[Cell, ...]:
    number = len(cell.commitments)
    query = {"beweging": cell.movement, "sector": cell.sector, "document": cell.document.id}
    address = asking.address("/bewegingen/toezeggingen", query)
    return (
        Cell(sentence_case(cell.movement), value=cell.movement),
        Cell(cell.sector),
        Cell(cell.document.name, templating.thing_address(cell.document.id), cell.document.id),
        Cell(dutch_number(len(cell.sections)), templating.thing_address(cell.sections[0].id), len(cell.sections)),
        Cell(dutch_number(number), address if number else "", number),
    )


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
    return table_answer(request, "bewegingen-toezeggingen", around, Table("Toezeggingen", columns, rows))


def kanslijnen(request: Request, edition: Edition) -> Response:
    """A row per kanslijn and goal; a kanslijn without a goal has one row too."""
    columns = (
        Column("kanslijn", "Kanslijn"),
        Column("document", "Document"),
        Column("doel", "Doel"),
        Column("toezeggingen", "Toezeggingen", numeric=True),
    )
    rows = tuple(row for one in kanslijnen_of(edition) for row in _kanslijn_rows(one))
    text = "De kanslijnen voor de gehandicaptenzorg, met de doelen die erbij staan."
    around = TablePage("Kanslijnen en doelen", text, STEPS, WAYS, empty="Geen document spreekt over kanslijnen.")
    return table_answer(request, "kanslijnen", around, Table("Kanslijnen", columns, rows))


def _kanslijn_rows(one: Kanslijn) -> list[tuple[Cell, ...]]:
    start = (
        Cell(shortened(one.section.name, 120), templating.thing_address(one.section.id), one.section.id),
        Cell(one.document.name, templating.thing_address(one.document.id), one.document.id),
    )
    number = Cell(dutch_number(one.commitments), value=one.commitments)
    if not one.goals:
        return [(*start, Cell("geen doel genoemd", value="", muted=True), number)]
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
