"""/kennislacunes: the matrix of who, what and where, and lists of what lacks its counterpart; each count leads on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import kind_of
from web import templating
from web.doors import Way
from web.edition import Edition
from web.tables import Cell, Column, Table, file_answer
from web.wording import KIND_WORDS, counted, dutch_number, shortened
from web.workbench import asking
from web.workbench.commitments import Named
from web.workbench.gaps import LISTS, PAIRS, CellCount, GapList, busiest, cells_of, rows_of
from web.workbench.rows import asked_form
from web.workbench.table_page import TablePage, table_answer

PATH = "/kennislacunes"
STEPS = (("/beleid", "Richtlijnen en beleid"), (PATH, "Kennislacunes"))
WAYS = (
    Way(PATH, "Overzicht"),
    Way(f"{PATH}/matrix", "Alle combinaties"),
    *(Way(f"{PATH}/{gap.slug}", gap.heading) for gap in (*LISTS, PAIRS)),
)
SIDE = 10
"""Target groups and problems in the matrix on the page; /kennislacunes/matrix has all."""
_MATRIX = (
    Column("doelgroep", "Doelgroep"),
    Column("probleem", "Probleem"),
    Column("setting", "Plek"),
    Column("adviezen", "Adviezen", numeric=True),
    Column("interventies", "Interventies", numeric=True),
    Column("onderzocht", "Onderzocht", numeric=True),
    Column("bewezen", "Met goed effect", numeric=True),
)


def page(request: Request, edition: Edition) -> Response:
    """The lists with their sizes, and the matrix of the fullest target groups and problems."""
    setting = asking.thing_id(request.query_params, "setting", "setting")
    cells = _in_setting(cells_of(edition), setting)
    targets, problems = busiest(cells, SIDE)
    table = _square(cells, targets, problems, setting)
    form = asked_form(request.url.path)
    if form:
        return file_answer(table, form, "kennislacunes")
    settings = sorted({cell.setting for cell in cells_of(edition) if cell.setting})
    return templating.page(
        request,
        "werkbank/kennislacunes.html",
        lists=[(gap, len(rows_of(edition, gap))) for gap in (*LISTS, PAIRS)],
        table=table,
        settings=settings,
        setting=setting,
        query=request.query_params,
    )


def matrix(request: Request, edition: Edition) -> Response:
    """Every combination with what is known of it."""
    asked = request.query_params
    wanted = [asking.thing_id(asked, name, name) for name in ("doelgroep", "probleem", "setting")]
    found = [cell for cell in cells_of(edition) if _matches(cell, wanted)]
    text = "Wie, met welk probleem, op welke plek: hoeveel advies en interventies er zijn, en wat is onderzocht."
    around = TablePage("Alle combinaties", text, STEPS, WAYS)
    return table_answer(
        request,
        edition,
        "kennislacunes-matrix",
        around,
        Table("Combinaties, de volste eerst", _MATRIX, tuple(map(_row, found))),
    )


def cell(request: Request, edition: Edition) -> Response:
    """What stands in one cell of the matrix: the advice and interventions themselves."""
    asked = request.query_params
    wanted = [asking.thing_id(asked, name, name) for name in ("doelgroep", "probleem", "setting")]
    found = [cell for cell in cells_of(edition) if _matches(cell, wanted)]
    proven = {thing for cell in found for thing in cell.proven}
    studied = {thing for cell in found for thing in cell.studied}
    ids = dict.fromkeys(thing for cell in found for thing in (*cell.advice, *cell.interventions))
    columns = (Column("id", "Naam"), Column("soort", "Soort"), Column("bewijs", "Bewijs"))
    rows = tuple(
        (
            Cell(row["name"], templating.thing_address(row["id"]), row["id"]),
            Cell(KIND_WORDS[kind_of(row["id"])].one),
            Cell(
                "goed effect" if row["id"] in proven else "onderzocht" if row["id"] in studied else "geen bewijs hier"
            ),
        )
        for row in edition.store.query("things", ids=list(ids))
    )
    names = " · ".join(dict.fromkeys(named.name for one in found[:1] for named in (one.target, one.problem)))
    around = TablePage(names or "Lege combinatie", "Wat er is voor deze combinatie.", STEPS, WAYS)
    return table_answer(request, edition, "kennislacunes-cel", around, Table("Advies en interventies", columns, rows))


def listing(request: Request, edition: Edition) -> Response:
    """One list, and its twins."""
    slug: str = request.path_params["slug"].partition(".")[0]
    if slug == PAIRS.slug:
        rows = tuple(_pair_row(row) for row in rows_of(edition, PAIRS))
        columns = (
            Column("doelgroep", "Doelgroep"),
            Column("probleem", "Probleem"),
            Column("dingen", "Samen bij", True),
        )
        return table_answer(
            request,
            edition,
            slug,
            TablePage(PAIRS.heading, PAIRS.text, STEPS, WAYS),
            Table(PAIRS.heading, columns, rows),
        )
    gap = next((one for one in LISTS if one.slug == slug), None)
    if gap is None:
        raise HTTPException(404)
    around = TablePage(gap.heading, gap.text, STEPS, WAYS, empty="Hier ontbreekt niets, zover wij weten.")
    return table_answer(request, edition, slug, around, _list_table(gap, rows_of(edition, gap)))


def _list_table(gap: GapList, rows: Iterable[Mapping[str, Any]]) -> Table:
    columns = (
        Column("id", "Naam"),
        Column("tekst", "Tekst"),
        *(Column(field, words, numeric=True) for field, words in gap.counts),
    )
    return Table(gap.heading, columns, tuple(_list_row(gap, row) for row in rows))


def _list_row(gap: GapList, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    props = row["props"] or {}
    text = str(props.get("tekst") or props.get("samenvatting") or "")
    return (
        Cell(shortened(row["name"], 120), templating.thing_address(row["id"]), row["id"]),
        Cell(shortened(text, 240) or "–", value=text),
        *(Cell(dutch_number(row[field]), value=row[field]) for field, _ in gap.counts),
    )


def _pair_row(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    query = {"doelgroep": row["target"], "probleem": row["problem"]}
    return (
        Cell(row["target_name"], templating.thing_address(row["target"]), row["target"]),
        Cell(row["problem_name"], templating.thing_address(row["problem"]), row["problem"]),
        Cell(dutch_number(row["things"]), asking.address(f"{PATH}/cel", query), row["things"]),
    )


def _square(
    cells: Sequence[CellCount], targets: Sequence[Named], problems: Sequence[Named], setting: str | None
) -> Table:
    """A row per target group, a column per problem; a cell says how much advice and how many interventions."""
    columns = (Column("doelgroep", "Doelgroep"), *(Column(problem.id, problem.name) for problem in problems))
    rows = tuple(
        (
            Cell(target.name, templating.thing_address(target.id), target.id),
            *(_summed(cells, target, problem, setting) for problem in problems),
        )
        for target in targets
    )
    return Table("Doelgroepen en problemen: advies, interventies, met goed effect", columns, rows)


def _summed(cells: Sequence[CellCount], target: Named, problem: Named, setting: str | None) -> Cell:
    here = [cell for cell in cells if cell.target == target and cell.problem == problem]
    advice, offers, proven = (
        len({thing for cell in here for thing in getattr(cell, part)}) for part in ("advice", "interventions", "proven")
    )
    if not advice and not offers:
        return Cell("niets", value="0 / 0 / 0", muted=True)
    query = {"doelgroep": target.id, "probleem": problem.id, "setting": setting or ""}
    found = counted(advice, "advies", "adviezen"), counted(offers, "interventie", "interventies")
    words = f"{', '.join(found)}, {proven} met goed effect"
    return Cell(words, asking.address(f"{PATH}/cel", query), f"{advice} / {offers} / {proven}")


def _row(cell: CellCount) -> tuple[Cell, ...]:
    query = {
        "doelgroep": cell.target.id,
        "probleem": cell.problem.id,
        "setting": cell.setting.id if cell.setting else "",
    }
    address = asking.address(f"{PATH}/cel", query)
    numbers = (len(cell.advice), len(cell.interventions), len(cell.studied), len(cell.proven))
    return (
        Cell(cell.target.name, value=cell.target.id),
        Cell(cell.problem.name, value=cell.problem.id),
        Cell(cell.setting.name, value=cell.setting.id) if cell.setting else Cell("niet genoemd", value="", muted=True),
        *(Cell(dutch_number(number), address if number else "", number) for number in numbers),
    )


def _in_setting(cells: tuple[CellCount, ...], setting: str | None) -> tuple[CellCount, ...]:
    return tuple(cell for cell in cells if setting is None or (cell.setting and cell.setting.id == setting))


def _matches(cell: CellCount, wanted: Sequence[str | None]) -> bool:
    have = (cell.target.id, cell.problem.id, cell.setting.id if cell.setting else "")
    return all(want in {None, has} for want, has in zip(wanted, have, strict=True))
