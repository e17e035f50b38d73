"""Things side by side: which rows, which words for nothing, and exports that are what the page shows."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from portal import text_of
from sample_graph import TextOf, documents
from starlette.testclient import TestClient

from graph.model import BlockNote, Edge, Kind, Node, Predicate
from graph.store import open_store
from web.app import create_app
from web.comparison import compare
from web.edition import DocumentEntry, Edition, EditionSource
from web.profile import Profile

BALANS, BEELD, BED = "interventie/in-balans", "interventie/beeldzorg", "interventie/logeerbed"


VALLEN, STIL = "richtlijn/vallen", "richtlijn/stil"


def _unread() -> list[Node | Edge]:
    """A guideline of 2014 with a module of which only the question was read."""
    text = TextOf("document/stil")
    return [
        text.node("document/stil", "Stil", soort="richtlijn", datum="2014-04"),
        text.node(STIL, "Stil", status="vervallen"),
        text.node("module/stil/vraag", "Begeleiding", uitgangsvraag="Hoe begeleid je iemand?"),
        text.edge(STIL, Predicate.UIT, "document/stil"),
        text.edge(STIL, Predicate.HEEFT_MODULE, "module/stil/vraag"),
    ]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The portal over the sample graph, without texts and index: comparing needs neither."""
    folder = tmp_path_factory.mktemp("vergelijk")
    with open_store(str(folder / "graph"), write=True) as store:
        store.ensure_schema()
        for document, facts in documents().items():
            store.replace_document(document, [fact for fact in facts if isinstance(fact, Node | Edge | BlockNote)])
        store.replace_document("document/stil", _unread())
    (folder / "current").mkdir()
    entries = tuple(DocumentEntry(document, "", document, "", 0, {}, {}, 0, 0) for document in documents())
    edition = Edition(folder, "1", "2026-11-22", entries, open_store(str(folder / "graph")), None)
    return TestClient(create_app(EditionSource(folder, opener=lambda _: edition)))


def rows(client: TestClient, address: str) -> dict[str, list[str]]:
    """Heading of a row → its cells, as the page shows them."""
    page = BeautifulSoup(client.get(address).text, "html.parser")
    return {
        text_of(row.th).removesuffix(" verschilt"): [
            "\n".join(text_of(line) for line in cell.select("p")) for cell in row.select("td")
        ]
        for row in page.select(".vergelijking tbody tr")
    }


def test_rows_say_what_is_known_and_what_is_not(client: TestClient) -> None:
    found = rows(client, f"/vergelijk?id={BALANS}&id={BEELD}")
    assert found["Voor wie?"] == ["Ouderen", "Mantelzorgers\nOuderen"]
    assert found["Wat levert het op?"] == ["Positief effect", "geen onderzoek vermeld"]
    assert found["Hoe zeker is dat?"] == ["Zekerheid laag (GRADE)", "niet vermeld"]
    assert found["Wat kost het?"] == ["niet vermeld", "niet vermeld"]
    assert found["Bespaart het werk?"] == ["niet vermeld", "Ja, zegt de aanbieder; niet gemeten"]
    assert "verlopen" in found["Erkenning door RIVM"][0]
    assert found["Erkenning door RIVM"][1] == "niet vermeld"
    assert found["Erkenning door Vilans"][0].startswith("Goed beschreven")
    assert found["Wat zeggen richtlijnen?"][0].startswith("Advies: doen")
    against, positive = found["Wat zeggen richtlijnen?"][1].split("\n")
    assert against.startswith("Advies: niet doen")
    assert positive.startswith("Advies: doen")


def test_guidelines_have_rows_of_their_own(client: TestClient) -> None:
    found = rows(client, f"/vergelijk?id={VALLEN}&id={STIL}")
    assert found["Van wanneer?"][0].startswith("geautoriseerd: 1 mei 2023")
    assert found["Van wanneer?"][1] == "uitgegeven: 2014"  # withdrawn, which says more than that it is old
    assert found["Status"] == ["Geldig", "Vervallen"]
    assert found["Modules"] == ["Oefenprogramma's (3 adviezen)", "Begeleiding (advies hier niet opgenomen)"]
    advice = sorted(found["Wat is het advies?"][0].split("\n"))
    assert [line.partition(" aanbeveling ")[0] for line in advice[1:]] == [
        "Advies: doen sterke",
        "Advies: niet doen zwakke",
    ]
    assert advice[0].endswith("Vraag naar vallen.")
    assert found["Wat is het advies?"][1] == "hier niet opgenomen; lees de richtlijn zelf"
    assert found["Waarop rust het advies?"][0] == "Bewijs: niet vermeld bij 3 adviezen"
    assert not {"Wat kost het?", "Bespaart het werk?", "Erkenning"} & found.keys()


@pytest.mark.parametrize("other", [BALANS, "module/vallen/oefenen", "aanbeveling/gesprek", STIL])
def test_never_is_it_said_of_a_guideline_that_it_advises_nothing(client: TestClient, other: str) -> None:
    page = client.get(f"/vergelijk?id={VALLEN}&id={other}").text
    assert "Gebruik geen beeldzorg." in page
    assert "geen advies gevonden" not in page


def test_differences_are_marked_in_words_and_can_be_shown_alone(client: TestClient) -> None:
    page = BeautifulSoup(client.get(f"/vergelijk?id={BALANS}&id={BEELD}").text, "html.parser")
    marked = {text_of(row.th) for row in page.select("tr.verschilt")}
    assert "Voor wie? verschilt" in marked
    assert "Wat kost het?" not in {text.removesuffix(" verschilt") for text in marked}
    link = next(a for a in page.select("main a") if "alleen wat verschilt" in text_of(a))
    only = rows(client, str(link["href"]))
    assert set(only) == {text.removesuffix(" verschilt") for text in marked}


@pytest.mark.parametrize("query", ["", "&toon=verschillen"])
def test_exports_hold_exactly_what_the_page_shows(client: TestClient, query: str) -> None:
    address = f"?id={BALANS}&id={BEELD}&id={BED}{query}"
    shown = rows(client, f"/vergelijk{address}")
    from_csv = list(csv.reader(io.StringIO(client.get(f"/vergelijk.csv{address}").text, newline="")))
    sheet = load_workbook(io.BytesIO(client.get(f"/vergelijk.xlsx{address}").content)).active
    assert sheet is not None
    from_book = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    body = client.get(f"/vergelijk.json{address}").json()
    assert from_csv == from_book
    assert [row[0] for row in from_csv[1:]] == list(shown) == [row["waarop"] for row in body["rijen"]]
    for (heading, *cells), row in zip(from_csv[1:], body["rijen"], strict=True):
        assert [row[thing] for thing in (BALANS, BEELD, BED)] == cells

        def words(text: str) -> list[str]:
            return sorted(text.replace("·", " ").replace(":", " ").split())

        assert [words(cell) for cell in cells] == [words(cell) for cell in shown[heading]]
    assert from_csv[0] == ["Waarop", "In Balans", "Beeldzorg", "Logeerbed"]


def test_fewer_than_two_things_get_a_way_on(client: TestClient) -> None:
    for address in (
        "/vergelijk",
        f"/vergelijk?id={BALANS}",
        "/vergelijk?id=bestaat/niet&id=%00",
        f"/vergelijk?id={BED}&id={BED}",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        page = BeautifulSoup(answer.text, "html.parser")
        assert page.select("main a[href^='/zoeken']")
        assert page.select("table") == []
    assert client.get(f"/vergelijk.csv?id={BALANS}").status_code == 400
    assert client.get(f"/vergelijk.ods?id={BALANS}&id={BED}").status_code == 404


def test_five_things_give_the_first_four_and_say_so(client: TestClient) -> None:
    ids = [BALANS, BEELD, BED, "richtlijn/vallen", "aanbeveling/oefenen"]
    page = BeautifulSoup(client.get("/vergelijk?" + "&".join(f"id={one}" for one in ids)).text, "html.parser")
    assert len(page.select(".vergelijking thead th")) == 1 + 4
    assert "de eerste 4" in text_of(page.select_one(".melding"))


def test_what_an_id_holds_is_shown_as_text(client: TestClient) -> None:
    answer = client.get(f"/vergelijk?id={BALANS}&id=interventie/<script>alert(1)</script>")
    assert "<script>alert" not in answer.text


def _profile(name: str, **props: object) -> Profile:
    return Profile(f"interventie/{name.lower()}", Kind.INTERVENTIE, name, props, {}, date(2026, 11, 22))


def _cells(*profiles: Profile, said: dict[str, list[dict[str, object]]] | None = None) -> dict[str, list[list[str]]]:
    found = compare(profiles, said or {})
    return {row.label: [[line.plain for line in cell] for cell in row.cells] for row in found.rows}


def test_sources_that_differ_are_each_named() -> None:
    one, other = _profile("Alfa", arbeidsbesparend="gemeten", soort="product"), _profile("Beta", soort="methode")
    said: dict[str, list[dict[str, object]]] = {
        one.id: [
            {"arbeidsbesparend": "gemeten", "arbeidsbesparend_volgens": "TNO", "soort": "product", "volgens": "A"},
            {"arbeidsbesparend": "geclaimd", "arbeidsbesparend_volgens": "Maker", "soort": "dienst", "volgens": "B"},
        ],
    }
    cells = _cells(one, other, said=said)
    assert cells["Bespaart het werk?"] == [
        ["Ja, dat is gemeten (volgens TNO)", "Ja, zegt Maker; niet gemeten"],
        [],
    ]
    assert cells["Soort"] == [["Product (volgens A)", "Dienst (volgens B)"], ["Methode"]]


def test_an_assessment_is_a_row_with_who_made_it() -> None:
    one = _profile("Alfa", noodzakelijkheid="hoog", noodzakelijkheid_volgens="Zorgkantoor", uitvoerbaarheid="goed")
    cells = _cells(one, _profile("Beta"))
    assert cells["Is het nodig?"] == [["hoog (volgens Zorgkantoor)"], []]
    assert cells["Is het haalbaar?"] == [["goed"], []]
    assert "Is het nodig?" not in _cells(_profile("Beta"), _profile("Gamma"))


def test_research_without_an_outcome_is_not_called_no_research() -> None:
    found = compare([_profile("Alfa", onderzoek="Drie studies."), _profile("Beta")])
    row = next(row for row in found.rows if row.key == "opbrengst")
    assert [[line.plain for line in cell] for cell in row.cells] == [["uitkomst niet vermeld"], []]
    assert row.cells[0][0].blank
    assert row.blank == "geen onderzoek vermeld"
