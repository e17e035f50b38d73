"""/richtlijnen: guidelines against goals, candidates for overlap and contradiction, and the worklist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web import signs, templating
from web.doors import Way
from web.edition import Edition
from web.freshness import OLD_YEARS
from web.tables import Cell, Column, Table
from web.wording import dutch_date, dutch_number, sentence_case, shortened
from web.workbench import asking
from web.workbench.commitments import Named
from web.workbench.guidelines import (
    Guideline,
    Task,
    goals_of,
    guidelines_of,
    worklist,
)
from web.workbench.judgements import judged_the_same
from web.workbench.table_page import TablePage, table_answer

PATH = "/richtlijnen"
STEPS = (("/beleid", "Richtlijnen en beleid"), (PATH, "Richtlijnen"))
WAYS = (
    Way(PATH, "Alle richtlijnen"),
    Way(f"{PATH}/doelen", "Wat draagt bij aan welk doel"),
    Way(f"{PATH}/gemist", "Doelen die een richtlijn mist"),
    Way(f"{PATH}/kandidaten", "Overlap en tegenspraak"),
    Way(f"{PATH}/werklijst", "Werklijst"),
    Way(f"{PATH}/bij-naam", "Alleen bij naam bekend"),
)
_ALL = (
    Column("id", "Richtlijn"),
    Column("status", "Status"),
    Column("leeftijd", "Jaren oud", numeric=True),
    Column("herziening", "Herziening"),
    Column("modules", "Modules", numeric=True),
    Column("aanbevelingen", "Aanbevelingen", numeric=True),
    Column("doelen", "Dient doelen", numeric=True),
    Column("gemist", "Mist doelen", numeric=True),
    Column("kandidaten", "Te beoordelen", numeric=True),
)


def page(request: Request, edition: Edition) -> Response:
    """Every guideline in a row; each count leads to what it counts."""
    today = templating.today_of(request)
    goals = goals_of(edition)
    read = [one for one in guidelines_of(edition) if one.is_read]
    rows = tuple(_row(one, goals, today) for one in read)
    text = "Hoe oud is elke richtlijn, welke doelen uit het beleid dient zij, en wat vraagt om een oordeel?"
    if unread := len(guidelines_of(edition)) - len(read):
        text += f" Nog {dutch_number(unread)} richtlijnen zijn hier alleen bij naam bekend: zie Alleen bij naam bekend."
    around = TablePage(
        "Richtlijnen en doelen",
        text,
        STEPS[:1],
        WAYS,
        empty="Er zijn nog geen richtlijnen ingelezen.",
        by_letter=True,
    )
    return table_answer(request, edition, "richtlijnen", around, Table("Richtlijnen", _ALL, rows))


_NAMED = (Column("id", "Richtlijn"), Column("status", "Status"))


def named_only(request: Request, edition: Edition) -> Response:
    """Guidelines that others replace or refer to, and that nobody has read in."""
    rows = tuple(
        (
            Cell(one.name, templating.thing_address(one.id), one.id),
            _status(one, templating.today_of(request)),
        )
        for one in guidelines_of(edition)
        if not one.is_read
    )
    text = "Andere richtlijnen vervangen of noemen deze. De tekst zelf is hier niet ingelezen."
    empty = "Alle genoemde richtlijnen zijn ingelezen."
    around = TablePage("Alleen bij naam bekend", text, STEPS, WAYS, empty=empty, by_letter=True)
    return table_answer(request, edition, "richtlijnen-bij-naam", around, Table("Alleen bij naam bekend", _NAMED, rows))


def _row(one: Guideline, goals: tuple[Named, ...], today: date) -> tuple[Cell, ...]:
    age = one.age(today)
    due = dutch_date(one.due.isoformat()) if one.due else "niet gepland"
    passed = f"{due} (verlopen)" if one.due else f"{due}, ouder dan {OLD_YEARS} jaar"
    served = len(one.served)

    def counted(number: int, slug: str) -> Cell:
        address = asking.address(f"{PATH}/{slug}", {"richtlijn": one.id})
        return Cell(dutch_number(number), address if number else "", number)

    return (
        Cell(one.name, templating.thing_address(one.id), one.id),
        _status(one, today),
        Cell(_age_in_words(one, age), value=age if age is not None else "", muted=one.reviewed is None),
        Cell(passed if one.is_due(today) else due, value=one.due.isoformat() if one.due else ""),
        Cell(dutch_number(one.modules), value=one.modules),
        Cell(dutch_number(one.recommendations), value=one.recommendations),
        counted(served, "doelen"),
        counted(len(one.missed(goals)), "gemist"),
        counted(len(one.pairs), "kandidaten"),
    )


def _status(one: Guideline, today: date) -> Cell:
    """Its status as it says itself, or that it no longer counts."""
    standing = signs.standing(one.props, today)
    status = standing.words.lower() if standing else str(one.props.get("status") or "onbekend")
    return Cell(sentence_case(status), value=status, muted=status == "onbekend")


def _age_in_words(one: Guideline, age: float | None) -> str:
    """The age, with what it counts from where no review is known."""
    if age is None:
        return "niet bekend"
    if one.reviewed is None and one.issued is not None:
        return f"{dutch_number(age)} (uitgegeven {one.issued.year})"
    return dutch_number(age)


_SERVED = (
    Column("richtlijn", "Richtlijn"),
    Column("deel", "Onderdeel"),
    Column("doel", "Doel"),
    Column("zin", "Zin"),
    Column("zekerheid", "Zekerheid", numeric=True),
)


def served(request: Request, edition: Edition) -> Response:
    """What contributes to which goal, with the sentence."""
    rows = tuple(
        (
            Cell(one.name, templating.thing_address(one.id), one.id),
            Cell(shortened(said.part.name, 90), templating.thing_address(said.part.id), said.part.id),
            Cell(shortened(said.goal.name, 120), templating.thing_address(said.goal.id), said.goal.id),
            Cell(shortened(said.source["quote"], 240), _place(said.source), said.source["quote"]),
            Cell(dutch_number(float(said.source["zekerheid"])), value=said.source["zekerheid"]),
        )
        for one in _asked(request, edition)
        for said in one.contributions
    )
    text = "De zinnen waarin een richtlijn aansluit bij een doel uit het beleid. Een computer legde het verband."
    around = TablePage("Wat draagt bij aan welk doel", text, STEPS, WAYS)
    return table_answer(request, edition, "richtlijnen-doelen", around, Table("Bijdragen aan doelen", _SERVED, rows))


def _place(source: Mapping[str, Any]) -> str:
    slug = str(source["document"]).partition("/")[2]
    return templating.source_address(slug, start=source["start"], end=source["end"])


def missed(request: Request, edition: Edition) -> Response:
    """The goals about its groups and problems that a guideline does not serve; without one those that none serves."""
    asked = _asked(request, edition)
    goals = goals_of(edition)
    name = asked[0].name if request.query_params.get("richtlijn") and asked else ""
    reached = {goal.id for one in asked for goal in one.served}
    left = asked[0].missed(goals) if name else tuple(goal for goal in goals if goal.id not in reached)
    rows = tuple((Cell(shortened(goal.name, 200), templating.thing_address(goal.id), goal.id),) for goal in left)
    heading = f"Doelen die {name} mist" if name else "Doelen die geen richtlijn dient"
    text = "Niet elk doel hoort bij elke richtlijn. Dit is een lijst om te bespreken, geen oordeel."
    if name:
        text = "Doelen die een doelgroep of probleem van deze richtlijn noemen. Om te bespreken, geen oordeel."
    return table_answer(
        request,
        edition,
        "richtlijnen-gemist",
        TablePage(heading, text, STEPS, WAYS),
        Table("Doelen zonder bijdrage", (Column("doel", "Doel"),), rows),
    )


_TASKS = (Column("taak", "Taak"), Column("wat", "Wat"), Column("reden", "Waarom"))


def tasks(request: Request, edition: Edition) -> Response:
    """What to adapt, develop and drop."""
    wanted = request.query_params.get("taak", "")
    if wanted not in {"", "aanpassen", "ontwikkelen", "schrappen"}:
        raise HTTPException(400, f"Bij ‘taak’ past aanpassen, ontwikkelen of schrappen, en niet ‘{wanted[:40]}’.")
    today = templating.today_of(request)
    rows = tuple(
        _task_row(task) for task in worklist(edition, today, judged_the_same(edition)) if wanted in {"", task.task}
    )
    text = "Om op te pakken: aanpassen wat oud is of botst, maken wat ontbreekt, schrappen wat dubbel staat."
    around = TablePage("Werklijst", text, STEPS, WAYS)
    return table_answer(request, edition, "werklijst", around, Table("Aanpassen, ontwikkelen, schrappen", _TASKS, rows))


def _task_row(task: Task) -> tuple[Cell, ...]:
    address = templating.thing_address(task.address_of) if task.address_of else ""
    return (
        Cell(sentence_case(task.task), value=task.task),
        Cell(shortened(task.about, 160), address, task.about),
        Cell(task.reason),
    )


def _asked(request: Request, edition: Edition) -> tuple[Guideline, ...]:
    """The guideline that was asked for, or all of them; 404 when there is no such guideline."""
    wanted = asking.thing_id(request.query_params, "richtlijn", "richtlijn")
    found = tuple(one for one in guidelines_of(edition) if wanted in {None, one.id})
    if wanted and not found:
        raise HTTPException(404)
    return found
