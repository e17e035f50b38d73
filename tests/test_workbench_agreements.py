"""/afspraken: every action a row, whatever is asked of them, the same in every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from starlette.testclient import TestClient
from workbench_portal import workbench
from workbench_sample import AKKOORD

from web.workbench.overviews import quarter_days, quarter_of

FIELDS = {
    "id", "tekst", "afspraak", "partijen", "deadline_start", "deadline_eind", "zacht", "conditie", "status", "te_laat",
    "document", "bron",
}  # fmt: skip
ALL = ["actie/logeerhuizen", "actie/steunpunt", "actie/beeldzorg", "actie/formule"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("werkbank")) as client:
        yield client


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/afspraken.json{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rijen"]
    return found


def ids(client: TestClient, query: str = "") -> list[str]:
    return [row["id"] for row in rows(client, query)]


def test_every_action_is_a_row_with_the_fields_of_the_contract_soonest_first(client: TestClient) -> None:
    found = rows(client)
    assert [row["id"] for row in found] == ALL
    assert all(row.keys() >= FIELDS for row in found)
    first = found[0]
    assert first["afspraak"] == "afspraak/logeren"
    assert first["partijen"] == ["organisatie/ministerie"]
    assert first["betrokken"] == ["organisatie/gemeentebond"]
    assert first["deadline_eind"] == "2026-06"
    assert first["document"] == f"document/{AKKOORD}"
    assert first["bron"]["quote"] == first["tekst"]
    assert {row["status"] for row in found} == {"niet bekend"}


def test_late_is_counted_from_the_day_asked_for_and_never_without_a_deadline(client: TestClient) -> None:
    # a month without a day is over after its last day
    assert [row["te_laat"] for row in rows(client, "?peildatum=2026-06-30")] == [False] * 4
    assert [row["te_laat"] for row in rows(client, "?peildatum=2026-07-01")] == [True, False, False, False]
    assert [row["te_laat"] for row in rows(client)] == [True, False, False, False]  # today, as the app was told
    assert ids(client, "?te_laat=1&peildatum=2028-01-01") == ALL[:2]
    assert ids(client, "?te_laat=0&peildatum=2028-01-01") == ALL[2:]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?partij=organisatie/ministerie", ALL),  # leads the section, so everything that is done there
        ("?partij=organisatie/gemeentebond", ["actie/steunpunt"]),  # not what it is merely involved in
        ("?partij=gemeentebond", ["actie/steunpunt"]),
        ("?partij=organisatie/bestaat-niet", []),
        ("?thema=thema/mantelzorg", ["actie/steunpunt"]),
        (f"?document=document/{AKKOORD}", ALL),
        ("?document=document/ander", []),
        ("?zacht=1", ["actie/steunpunt"]),
        ("?voorwaardelijk=1", ["actie/beeldzorg"]),
        ("?met_datum=0", ["actie/beeldzorg", "actie/formule"]),
        ("?kwartaal=2026-K2", ["actie/logeerhuizen"]),
        ("?van=2027-01-01&tot=2027-12-31", ["actie/steunpunt"]),
        ("?soort=afspraak", ["afspraak/logeren"]),
    ],
)
def test_the_filters(client: TestClient, query: str, expected: list[str]) -> None:
    assert ids(client, query) == expected
    page = BeautifulSoup(client.get(f"/afspraken{query}").text, "html.parser")
    shown = [a["href"] for a in page.select("table.afspraken tbody th a")]
    assert shown == [f"/{one}" for one in expected]


@pytest.mark.parametrize(
    "query", ["peildatum=morgen", "te_laat=misschien", "kwartaal=2026-K9", "pagina=0", "soort=wet"]
)
def test_what_means_nothing_is_refused_with_a_sentence(client: TestClient, query: str) -> None:
    for end in ("", ".json", ".csv"):
        answer = client.get(f"/afspraken{end}?{query}")
        assert answer.status_code == 400
        assert "past" in answer.text


def test_csv_and_workbook_hold_the_same_rows_and_no_formulas(client: TestClient) -> None:
    asked = rows(client)
    lines = list(csv.DictReader(io.StringIO(client.get("/afspraken.csv").text)))
    assert [line["id"] for line in lines] == [row["id"] for row in asked]
    assert lines[3]["tekst"] == "'=HYPERLINK is geen formule"
    assert lines[0]["bron_start"] == str(asked[0]["bron"]["start"])
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/afspraken.xlsx").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert sheet.max_row == 1 + len(asked)


def test_the_calendar_has_an_event_on_the_last_day_of_each_deadline(client: TestClient) -> None:
    answer = client.get("/afspraken.ics?partij=ministerie")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(event["uid"]): event.decoded("dtstart") for event in events} == {
        "actie/logeerhuizen@vindbaar": date(2026, 6, 30),
        "actie/steunpunt@vindbaar": date(2027, 12, 31),
    }
    assert client.get("/afspraken.ics").content == client.get("/afspraken.ics").content


def test_soft_conditional_and_undated_are_said(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/afspraken").text, "html.parser")
    said = {row.find("a")["href"]: row.get_text(" ") for row in page.select("table.afspraken tbody tr")}
    assert "termijn voorbij, uitkomst niet bekend" in said["/actie/logeerhuizen"]
    assert not page.select(".merkje-niet-klaar")  # nobody noted that it is not done
    assert "streven" in said["/actie/steunpunt"]
    assert "onder voorwaarde" in said["/actie/beeldzorg"]
    assert "zonder datum" in said["/actie/formule"]


def test_the_page_of_a_party_shows_what_it_does_and_apart_what_it_is_involved_in(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/afspraken/partij/gemeentebond").text, "html.parser")
    assert page.h1.get_text() == "Wat moet Gemeentebond doen?"
    assert [a["href"] for a in page.select("table tbody th a")] == ["/actie/steunpunt"]
    assert [a["href"] for a in page.select("#betrokken ~ ul a")] == ["/actie/logeerhuizen"]
    assert ids_of(client, "/afspraken/partij/gemeentebond.json") == ["actie/steunpunt"]
    for form in ("", ".json", ".csv", ".xlsx", ".ics"):
        assert client.get(f"/afspraken/partij/bestaat-niet{form}").status_code == 404


def ids_of(client: TestClient, address: str) -> list[str]:
    return [row["id"] for row in client.get(address).json()["rijen"]]


@pytest.mark.parametrize("slug", ["partijen", "themas", "tijdlijn"])
def test_every_count_leads_to_what_it_counts(client: TestClient, slug: str) -> None:
    page = BeautifulSoup(client.get(f"/afspraken/{slug}").text, "html.parser")
    links = page.select("table td.getal a")
    assert links
    for link in links:
        address = link["href"].replace("/afspraken?", "/afspraken.json?")
        assert len(client.get(address).json()["rijen"]) == int(link.get_text()), link
    twin = client.get(f"/afspraken/{slug}.json").json()
    assert len(twin["rijen"]) == len(page.select("table tbody tr"))
    assert client.get("/afspraken/onzin").status_code == 404


def test_budgets_stand_with_their_sentence(client: TestClient) -> None:
    row = client.get("/afspraken/budgetten.json").json()["rijen"][0]
    assert row["waarde_eur"] == 5_000_000
    assert row["jaren"] == "2026"
    page = BeautifulSoup(client.get("/afspraken/budgetten").text, "html.parser")
    assert page.select_one(f'table a[href^="/bron/{AKKOORD}?start="]')


@pytest.mark.parametrize("month", range(1, 13))
def test_a_quarter_holds_its_months(month: int) -> None:
    first, last = quarter_days(quarter_of(date(2024, month, 1)).id)
    assert first <= date(2024, month, 1) <= last
    assert (last - first).days in {89, 90, 91}
    assert first.day == 1
