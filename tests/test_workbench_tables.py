"""The pages that are tables: gaps, questions, guidelines, movements and impact, with their twins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sample_edition import Writer, publish
from starlette.testclient import TestClient
from workbench_portal import soup, workbench
from workbench_sample import ADVIES, AKKOORD

from graph import catalogue
from graph.model import Predicate
from web.app import create_app
from web.edition import EditionSource
from web.lists import OTHER_LETTER, alphabet_of
from web.tables import Cell, Column, Table
from web.workbench.commitments import Named
from web.workbench.guidelines import Guideline
from web.workbench.questions import QUESTIONS
from web.workbench.table_page import last_page, page_of

TABLES = (
    "/afspraken/partijen",
    "/afspraken/budgetten",
    "/kennislacunes",
    "/kennislacunes/matrix",
    "/kennislacunes/cel?doelgroep=ouderen&probleem=vallen",
    "/kennislacunes/advies-zonder-interventie",
    "/kennislacunes/interventie-zonder-bewijs",
    "/kennislacunes/interventie-zonder-effect",
    "/kennislacunes/afspraak-zonder-interventie",
    "/kennislacunes/doel-zonder-bijdrage",
    "/kennislacunes/combinatie-zonder-advies",
    "/richtlijnen",
    "/richtlijnen/doelen",
    "/richtlijnen/gemist",
    "/richtlijnen/werklijst",
    "/bewegingen",
    "/bewegingen/toezeggingen",
    "/kanslijnen",
    "/impact?ding=bewijs/valcursus",
    "/vragen/drukste-partijen",
    f"/vragen/doelen-van?document=document/{ADVIES}",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("werkbank")) as client:
        yield client


def twin(address: str, form: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.{form}{mark}{query}"


def rows(client: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(twin(address, "json")).json()["rijen"]
    return found


@pytest.mark.parametrize("address", TABLES)
def test_a_page_and_its_twins_hold_the_same_rows(client: TestClient, address: str) -> None:
    page = soup(client, address)
    shown = page.select("main table tbody tr")
    assert len(shown) == len(rows(client, address))
    lines = list(csv.reader(io.StringIO(client.get(twin(address, "csv")).text)))
    assert len(lines) == 1 + len(shown)
    assert client.get(twin(address, "xlsx")).status_code == 200
    linked = {a["href"] for a in page.select(".tweelingen a")}
    assert {twin(address, form) for form in ("csv", "xlsx", "json")} == {href.replace("%2F", "/") for href in linked}


def test_a_long_table_is_shown_a_page_at_a_time_and_taken_along_whole(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = rows(client, "/kennislacunes/matrix")
    assert len(everything) == 2
    monkeypatch.setattr("web.workbench.table_page.PER_PAGE", 1)
    for number in (1, 2):
        address = f"/kennislacunes/matrix?pagina={number}"
        page = soup(client, address)
        assert len(page.select("table tbody tr")) == 1
        assert rows(client, address) == [everything[number - 1]]
        assert all("pagina" not in a["href"] for a in page.select(".tweelingen a"))
    assert soup(client, "/kennislacunes/matrix?pagina=9").select("table tbody tr")
    assert client.get("/kennislacunes/matrix?pagina=nul").status_code == 400


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("advies-zonder-interventie", ["aanbeveling/ook-oefenen"]),
        ("interventie-zonder-bewijs", ["interventie/wandelclub"]),
        ("interventie-zonder-effect", ["interventie/beeldzorg"]),
        ("doel-zonder-bijdrage", ["doel/meer-rust"]),
        ("afspraak-zonder-interventie", ["afspraak/logeren"]),
    ],
)
def test_each_list_names_what_lacks_its_counterpart(client: TestClient, slug: str, expected: list[str]) -> None:
    assert [row["id"] for row in rows(client, f"/kennislacunes/{slug}")] == expected
    links = soup(client, "/kennislacunes").select(f'a[href="/kennislacunes/{slug}"]')
    assert [link.get_text().rpartition(": ")[2] for link in links] == [str(len(expected))]


def test_a_cell_counts_advice_interventions_and_what_was_found_of_them(client: TestClient) -> None:
    found = {row["setting"]: row for row in rows(client, "/kennislacunes/matrix")}
    assert found["setting/thuis"] == {
        "doelgroep": "doelgroep/ouderen",
        "probleem": "probleem/vallen",
        "setting": "setting/thuis",
        "adviezen": 0,
        "interventies": 1,
        "onderzocht": 1,
        "bewezen": 1,
    }
    assert (found[""]["adviezen"], found[""]["interventies"], found[""]["bewezen"]) == (1, 1, 0)
    link = soup(client, "/kennislacunes").select_one("table td a")
    assert link
    assert link.get_text() == "1 advies, 2 interventies, 1 met goed effect"
    inside = soup(client, str(link["href"])).select("table tbody th a")
    assert [a["href"] for a in inside] == ["/aanbeveling/oefenen", "/interventie/beeldzorg", "/interventie/valcursus"]


def test_a_setting_keeps_only_what_names_it(client: TestClient) -> None:
    link = soup(client, "/kennislacunes?setting=thuis").select_one("table td a")
    assert link
    assert link.get_text() == "0 adviezen, 1 interventie, 1 met goed effect"


def test_there_are_saved_questions_enough_and_each_shows_its_query(client: TestClient) -> None:
    assert len({question.slug for question in QUESTIONS}) == len(QUESTIONS) >= 15
    listed = soup(client, "/vragen").select(".vragen a")
    assert [a["href"] for a in listed] == [f"/vragen/{question.slug}" for question in QUESTIONS]
    for question in QUESTIONS:
        query = catalogue.find(question.query)
        page = soup(client, f"/vragen/{question.slug}")
        shown = page.select_one("pre.cypher")
        assert shown
        assert shown.get_text() == query.text
        given = {*question.fixed, *(blank.name for blank in question.blanks)}
        assert query.required <= given, f"{question.slug} leaves out {query.required - given}"
        assert {column.field for column in question.columns} <= set(query.fields)


FILLED = {"document": f"document/{AKKOORD}", "party": "organisatie/gemeentebond", "id": "interventie/valcursus"}


@pytest.mark.parametrize("slug", [question.slug for question in QUESTIONS])
def test_every_question_answers_once_its_blanks_are_filled(client: TestClient, slug: str) -> None:
    question = next(question for question in QUESTIONS if question.slug == slug)
    query = "&".join(f"{blank.name}={FILLED[blank.name]}" for blank in question.blanks if blank.name in FILLED)
    page = soup(client, f"/vragen/{slug}?{query}")
    assert "[" not in page.select_one("h1").get_text()  # nothing is left open
    assert page.select("table, .leeg")


def test_a_question_finds_what_is_there(client: TestClient) -> None:
    named = rows(client, f"/vragen/interventies-zonder-bewijs-in?document=document/{ADVIES}")
    assert named == [{"name": "Wandelclub", "id": "interventie/wandelclub", "places": 1}]
    todo = rows(client, "/vragen/acties-van-partij?party=organisatie/gemeentebond&today=2028-01-01")
    assert [(row["name"], row["status"]) for row in todo] == [
        ("Tien logeerhuizen openen", "verlopen"),
        ("Steunpunten", "verlopen"),
    ]
    touched = rows(client, "/vragen/rust-op?id=interventie/valcursus")
    assert "Bied de valcursus aan." in [row["name"] for row in touched]


def test_a_question_that_is_not_filled_in_says_so(client: TestClient) -> None:
    assert "Vul eerst alles in" in soup(client, "/vragen/doelen-van").get_text()
    assert client.get("/vragen/doelen-van.json").status_code == 400
    assert client.get("/vragen/tijdlijn?from=gisteren").status_code == 400
    assert client.get("/vragen/bestaat-niet").status_code == 404


def test_the_console_reads_and_only_reads(client: TestClient) -> None:
    asked = "/vragen/console?cypher=MATCH+(n:Actie)+RETURN+n.id+AS+id+ORDER+BY+id"
    assert [row["id"] for row in rows(client, asked)] == sorted(
        ["actie/logeerhuizen", "actie/steunpunt", "actie/beeldzorg", "actie/formule"]
    )
    assert soup(client, asked).select('table a[href="/actie/beeldzorg"]')
    for refused in ("CREATE+(n:Actie)", "LOAD+CSV+FROM+'file:///etc/passwd'+AS+l+RETURN+l", "MATCH+(n+RETURN"):
        page = soup(client, f"/vragen/console?cypher={refused}", status=400)
        assert page.select(".melding")
        assert client.get(f"/vragen/console.json?cypher={refused}").status_code == 400
    assert len(rows(client, "/vragen/console?cypher=MATCH+(n:Actie)+RETURN+n.id+AS+id")) == 4  # nothing was written


def test_a_guideline_stands_with_its_age_and_the_goals_it_serves_and_misses(client: TestClient) -> None:
    (row,) = rows(client, "/richtlijnen")
    assert (row["id"], row["leeftijd"], row["doelen"], row["gemist"], row["kandidaten"]) == (
        "richtlijn/vallen",
        8.2,
        1,
        0,
        1,
    )
    assert [row["doel"] for row in rows(client, "/richtlijnen/doelen?richtlijn=vallen")] == ["doel/minder-vallen"]
    assert rows(client, "/richtlijnen/gemist?richtlijn=vallen") == [], "a goal for others is none that it misses"
    assert [row["doel"] for row in rows(client, "/richtlijnen/gemist")] == ["doel/meer-rust"]
    assert [row["id"] for row in rows(client, "/richtlijnen/bij-naam")] == ["richtlijn/botbreuken"]
    assert soup(client, "/richtlijnen/doelen").select(f'table a[href^="/bron/{ADVIES}?start="]')
    assert client.get("/richtlijnen/doelen?richtlijn=onbekend").status_code == 404


def test_a_guideline_misses_a_goal_about_whom_it_is_for_and_is_as_old_as_its_document() -> None:
    goals = (Named("Minder vallen bij ouderen", "doel/een"), Named("Rust voor mantelzorgers", "doel/twee"))
    subjects = (Named("mensen met dementie", "doelgroep/een"), Named("ouderen", "doelgroep/twee"))
    one = Guideline("richtlijn/x", "X", {}, None, None, date(2020, 1, 1), True, subjects, 0, 0, (), ())
    assert [goal.id for goal in one.missed(goals)] == ["doel/een"]
    assert one.age(date(2025, 1, 1)) == 5.0


def test_the_worklist_names_what_to_adapt_and_to_develop(client: TestClient) -> None:
    found = {(row["taak"], row["wat"]) for row in rows(client, "/richtlijnen/werklijst")}
    assert ("aanpassen", "Richtlijn vallen") in found
    assert ("ontwikkelen", "Meer rust voor mantelzorgers") in found
    assert {row["taak"] for row in rows(client, "/richtlijnen/werklijst?taak=aanpassen")} == {"aanpassen"}
    assert client.get("/richtlijnen/werklijst?taak=weggooien").status_code == 400


def test_what_is_withdrawn_is_marked_and_no_work(tmp_path: Path) -> None:
    w = Writer("document/oud", "oud.txt")
    line = w.write("Doe dit.")
    w.node(w.document, "Oud", line, {"datum": "2010"})
    standings: dict[str, dict[str, Any]] = {
        "geldig": {"status": "geldig", "geplande_herbeoordeling": "2023-12-31"},
        "onzeker": {"status": "actualiteit onzeker"},
        "vervallen": {"status": "vervallen"},
        "ingetrokken": {"status": "ingetrokken", "geplande_herbeoordeling": "2023-12-31"},
        "verlopen": {"geldig_tot": "2020"},
    }
    for name, props in standings.items():
        w.node(f"richtlijn/{name}", f"Richtlijn {name}", line, props)
        w.edge(f"richtlijn/{name}", Predicate.UIT, w.document, line)
    publish(tmp_path, documents=(w,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions, today=lambda: date(2026, 11, 23))) as client:
        work = {row["wat"]: row["reden"] for row in rows(client, "/richtlijnen/werklijst?taak=aanpassen")}
        status = {row["id"]: row["status"] for row in rows(client, "/richtlijnen")}
    editions.close()
    assert work == {
        "Richtlijn geldig": "De herziening was gepland voor 31 december 2023.",
        "Richtlijn onzeker": "Ouder dan 5 jaar.",
    }
    assert [status[f"richtlijn/{name}"] for name in ("geldig", "vervallen", "verlopen")] == [
        "geldig",
        "vervallen",
        "verlopen",
    ]


@pytest.mark.parametrize(
    ("reviewed", "due", "expected"),
    [
        (date(2022, 1, 1), None, False),
        (date(2020, 1, 1), None, True),
        (date(2010, 1, 1), date(2027, 1, 1), False),  # what it says itself goes first
        (date(2024, 1, 1), date(2025, 1, 1), True),
        (None, None, False),
    ],
)
def test_when_a_guideline_is_due(reviewed: date | None, due: date | None, expected: bool) -> None:
    guideline = Guideline("richtlijn/x", "X", {}, reviewed, due, None, True, (), 0, 0, (), ())
    assert guideline.is_due(date(2026, 1, 1)) is expected


def test_impact_reaches_the_advice_and_the_guideline_behind_evidence(client: TestClient) -> None:
    found = {row["id"]: row["stappen"] for row in rows(client, "/impact?ding=bewijs/valcursus")}
    assert found["interventie/valcursus"] == 1
    assert found["aanbeveling/oefenen"] == 2
    assert found["richtlijn/vallen"] == 4
    assert client.get("/impact.json").status_code == 400
    assert soup(client, "/impact?ding=wet/onbekend", status=404).select(".melding")
    assert soup(client, "/impact").select_one("input#ding")
    offered = soup(client, "/impact?ding=valc").select("ul.wegen a[href^='/impact?ding=']")
    assert offered
    assert soup(client, "/impact?ding=Minder vallen").select_one("h1")  # the only thing of that name


def test_movements_and_kanslijnen_come_from_headings(client: TestClient) -> None:
    (row,) = rows(client, "/bewegingen")
    sectors = ("v_v", "gz", "ggz", "alle_sectoren")
    assert (row["beweging"], row["document"]) == ("thuis als het kan", f"document/{ADVIES}")
    counts = [row[sector] for sector in sectors]
    assert counts[:3] == ["", "", ""]  # no heading above it names a sector
    found = rows(client, f"/bewegingen/toezeggingen?beweging=thuis+als+het+kan&document=document/{ADVIES}")
    assert counts[3] == len(found)
    (one,) = rows(client, "/bewegingen?sector=GZ") or [{}]
    assert not set(sectors) & one.keys() - {"gz"}
    assert [(row["nummer"], row["doel"]) for row in rows(client, "/kanslijnen")] == [(1, "doel/meer-rust")]


def test_guidelines_are_chosen_by_letter(tmp_path: Path) -> None:
    w = Writer("document/lijstje", "lijstje.txt")
    line = w.write("Wij volgen drie richtlijnen.")
    w.node(w.document, "Lijstje", line)
    for thing, name in (("angst", "Angst"), ("delier", "Delier"), ("dwang", "Dwang")):
        w.node(f"richtlijn/{thing}", name, line)
        w.edge(f"richtlijn/{thing}", Predicate.UIT, w.document, line)
    publish(tmp_path, documents=(w,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        everything = [row["id"] for row in rows(client, "/richtlijnen")]
        assert everything == ["richtlijn/angst", "richtlijn/delier", "richtlijn/dwang"]
        assert [row["id"] for row in rows(client, "/richtlijnen?letter=D")] == everything[1:]
        assert [row["id"] for row in rows(client, "/richtlijnen?letter=onzin")] == everything, "no letter of the list"
        letters = soup(client, "/richtlijnen?letter=D").select(".letters a")
        assert [(str(a["href"]), a.get("aria-current")) for a in letters] == [
            ("/richtlijnen", None),
            ("/richtlijnen?letter=A", None),
            ("/richtlijnen?letter=D", "true"),
        ]
    editions.close()


def test_one_letter_is_no_choice(client: TestClient) -> None:
    assert rows(client, "/richtlijnen")
    assert not soup(client, "/richtlijnen").select(".letters")


def test_names_are_filed_under_their_first_letter() -> None:
    assert alphabet_of(["Études", "eten", "Bed", "3 stappen"]) == [("B", 1), ("E", 2), (OTHER_LETTER, 1)]


def test_pages_of_a_table_have_the_size_that_is_asked() -> None:
    table = Table("Namen", (Column("id", "Naam"),), tuple((Cell(name),) for name in "abcde"))
    assert [row[0].text for row in page_of(table, 2, 2).rows] == ["c", "d"]
    assert last_page(table, 2) == 3
    assert [row[0].text for row in page_of(table, 9, 2).rows] == ["e"]
