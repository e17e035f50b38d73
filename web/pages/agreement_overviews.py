"""/afspraken/partijen, /themas, /tijdlijn and /budgetten: commitments counted, and the money that documents name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.doors import Way
from web.edition import Edition
from web.pages.agreements import kind_asked, wanted_of
from web.tables import Cell, Column, Table
from web.wording import dutch_date, dutch_number
from web.workbench import asking
from web.workbench.commitments import Commitment, commitments_of
from web.workbench.overviews import Amount, Tally, amounts_of, per_party, per_quarter, per_theme
from web.workbench.table_page import TablePage, table_answer


@dataclass(frozen=True, slots=True)
class Overview:
    """A counted view of all commitments."""

    heading: str
    column: str
    parameter: str
    """The query parameter of /afspraken that a row leads to."""
    count: Callable[[Sequence[Commitment], date], list[Tally]]


OVERVIEWS = {
    "partijen": Overview("Afspraken per partij", "Partij", "partij", per_party),
    "themas": Overview("Afspraken per thema", "Thema", "thema", per_theme),
    "tijdlijn": Overview("Afspraken in de tijd", "Kwartaal", "kwartaal", per_quarter),
}
WAYS = (
    Way("/afspraken", "Alle afspraken"),
    *(Way(f"/afspraken/{slug}", overview.heading) for slug, overview in OVERVIEWS.items()),
    Way("/afspraken/budgetten", "Budgetten"),
)
STEPS = (("/beleid", "Richtlijnen en beleid"), ("/afspraken", "Afspraken"))
_COUNTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("acties", "Alle", {}),
    ("te_laat", "Termijn voorbij", {"te_laat": "1"}),
    ("zonder_datum", "Zonder datum", {"met_datum": "0"}),
    ("zacht", "Streven", {"zacht": "1"}),
    ("voorwaardelijk", "Onder voorwaarde", {"voorwaardelijk": "1"}),
)
"""Key, words, and the query of /afspraken that shows what is counted."""


def overview(request: Request, edition: Edition) -> Response:
    """Commitments counted per party, theme or quarter, and the twins."""
    slug: str = request.path_params["slug"].partition(".")[0]
    asked = OVERVIEWS.get(slug)
    if asked is None:
        raise HTTPException(404)
    wanted = wanted_of(request)
    found = [one for one in commitments_of(edition, kind_asked(request)) if wanted.keeps(one)]
    columns = (Column("id", asked.column), *(Column(key, words, numeric=True) for key, words, _ in _COUNTS))
    rows = tuple(_row(request, asked, tally) for tally in asked.count(found, wanted.on))
    text = (
        "Elk getal leidt naar de acties die het telt. Een partij telt mee voor wat zij uitvoert of trekt. "
        f"De termijn is voorbij als iets voor {dutch_date(wanted.on.isoformat())} klaar moest zijn. "
        "Dat zegt niet of het gelukt is."
    )
    return table_answer(
        request,
        edition,
        f"afspraken-{slug}",
        TablePage(asked.heading, text, STEPS, WAYS),
        Table(asked.heading, columns, rows),
    )


def _row(request: Request, asked: Overview, tally: Tally) -> tuple[Cell, ...]:
    query = {name: value for name, value in request.query_params.items() if name != "pagina"}
    query[asked.parameter] = tally.key
    own = asking.address("/afspraken", query)
    if asked.parameter == "partij" and tally.key.startswith("organisatie/"):
        own = asking.address(f"/afspraken/partij/{tally.key.partition('/')[2]}", query, partij=None)
    numbers = (tally.total, tally.late, tally.undated, tally.soft, tally.conditional)
    cells = [
        Cell(dutch_number(number), asking.address("/afspraken", query, **more) if number else "", number)
        for number, (_, _, more) in zip(numbers, _COUNTS, strict=True)
    ]
    return (Cell(tally.name, own, tally.key), *cells)


_BUDGET_COLUMNS = (
    Column("bedrag", "Bedrag"),
    Column("waarde_eur", "In euro", numeric=True),
    Column("jaren", "Jaren"),
    Column("waarvoor", "Waarvoor"),
    Column("bij", "Staat bij"),
    Column("document", "Document"),
    Column("bron", "Bron"),
)


def budgets(request: Request, edition: Edition) -> Response:
    """Every amount of money that documents name, and its twins."""
    document = asking.thing_id(request.query_params, "document", "document")
    rows = tuple(_amount_row(amount) for amount in amounts_of(edition, document))
    text = "Alle bedragen die in de documenten staan, met de plek in de tekst. Een besparing is een negatief bedrag."
    around = TablePage("Budgetten", text, STEPS, WAYS)
    return table_answer(
        request, edition, "afspraken-budgetten", around, Table("Bedragen in de documenten", _BUDGET_COLUMNS, rows)
    )


def _amount_row(amount: Amount) -> tuple[Cell, ...]:
    source = amount.source
    place = templating.source_address(amount.document.id.partition("/")[2], start=source["start"], end=source["end"])
    value = amount.euros
    return (
        Cell(amount.words, templating.thing_address(amount.id)),
        Cell(dutch_number(value) if value is not None else "niet bekend", value=value, muted=value is None),
        Cell(", ".join(amount.years) or "niet genoemd", muted=not amount.years),
        Cell(amount.purpose or "niet genoemd", muted=not amount.purpose),
        Cell(amount.parent.name, templating.thing_address(amount.parent.id)) if amount.parent else Cell("–"),
        Cell(amount.document.name, templating.thing_address(amount.document.id)),
        Cell("Lees de zin", place, value=str(source["quote"])),
    )
