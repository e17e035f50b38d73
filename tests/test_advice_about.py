"""A problem or group of people shows all advice about it, the newest first, with what no longer counts marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4.element import Tag
from sample_edition import Writer, publish
from starlette.testclient import TestClient
from workbench_portal import soup, workbench

from graph.model import Predicate as P
from web.advice_about import Advised, newest_first
from web.app import create_app
from web.edition import EditionSource
from web.signs import WITHDRAWN


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("adviezen")) as client:
        yield client


def _advice(client: TestClient, address: str) -> Tag | None:
    return soup(client, address).select_one('section[aria-labelledby="advies-kop"]')


@pytest.mark.parametrize("address", ["/probleem/vallen", "/doelgroep/ouderen"])
def test_advice_stands_with_its_guideline_its_date_and_its_two_signs(client: TestClient, address: str) -> None:
    section = _advice(client, address)
    assert section is not None
    (row,) = section.select("li")
    text = " ".join(row.get_text(" ").split())
    assert "Bied de valcursus aan." in text
    assert "Uit Richtlijn vallen" in text
    assert "laatst bekeken: 1 mei 2018" in text
    assert "Bewijs: niet vermeld" in text
    assert row.select_one('a[href="/richtlijn/vallen"]')
    assert row.select_one('a[href="/aanbeveling/oefenen"]')


def test_advice_says_where_it_is_for_by_its_own_words_and_else_by_those_of_its_guideline(tmp_path: Path) -> None:
    w = Writer("document/waar", "waar.txt")
    line = w.write("Bij een delier in het ziekenhuis en het verpleeghuis: doe dit en dat.")
    w.node(w.document, "Waar", line)
    for thing, name in (
        ("probleem/delier", "Delier"),
        ("setting/ziekenhuis", "ziekenhuis"),
        ("setting/verpleeghuis", "verpleeghuis"),
        ("richtlijn/delier", "Richtlijn delier"),
        ("aanbeveling/eigen", "Doe dit."),
        ("aanbeveling/geen", "Doe dat."),
    ):
        w.node(thing, name, line)
    w.edge("richtlijn/delier", P.BIJ, "probleem/delier", line)
    w.edge("richtlijn/delier", P.IN, "setting/ziekenhuis", line)
    w.edge("aanbeveling/eigen", P.IN, "setting/verpleeghuis", line)
    for thing in ("aanbeveling/eigen", "aanbeveling/geen"):
        w.edge("richtlijn/delier", P.HEEFT_AANBEVELING, thing, line)
    publish(tmp_path, documents=(w,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        rows = [" ".join(row.get_text(" ").split()) for row in soup(client, "/probleem/delier").select(".adviezen li")]
    editions.close()
    assert {("Doe dit." in row, row.partition("Voor: ")[2]) for row in rows} == {
        (True, "verpleeghuis"),
        (False, "ziekenhuis"),
    }


def test_advice_of_whatever_no_longer_counts_stands_behind_older_advice_that_does(tmp_path: Path) -> None:
    w = Writer("document/stand", "stand.txt")
    line = w.write("Bij een delier: doe dit.")
    w.node(w.document, "Stand", line)
    w.node("probleem/delier", "Delier", line)
    for status in ("geldig", *sorted(WITHDRAWN)):
        day = "2001-01-01" if status == "geldig" else "2024-01-01"
        w.node(f"richtlijn/{status}", f"Richtlijn {status}", line, {"status": status, "laatst_beoordeeld": day})
        w.node(f"aanbeveling/{status}", "Doe dit.", line)
        w.edge(f"richtlijn/{status}", P.BIJ, "probleem/delier", line)
        w.edge(f"richtlijn/{status}", P.HEEFT_AANBEVELING, f"aanbeveling/{status}", line)
    publish(tmp_path, documents=(w,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        rows = [row.get_text(" ") for row in soup(client, "/probleem/delier").select(".adviezen li")]
    editions.close()
    assert len(rows) == 1 + len(WITHDRAWN)
    assert "Richtlijn geldig" in rows[0]


def test_old_advice_has_a_sign_and_what_has_no_date_a_heading_of_its_own(tmp_path: Path) -> None:
    papers = []
    for name, day in (("oud", "2014-04"), ("nieuw", "2023"), ("ongedateerd", None)):
        w = Writer(f"document/{name}", f"{name}.txt")
        line = w.write("Bij een delier: doe dit.")
        w.node(w.document, name, line, {"datum": day})
        w.node("probleem/delier", "Delier", line)
        w.node(f"richtlijn/{name}", f"Richtlijn {name}", line)
        w.node(f"aanbeveling/{name}", f"Doe dit {name}.", line)
        w.edge(f"richtlijn/{name}", P.UIT, w.document, line)
        w.edge(f"richtlijn/{name}", P.BIJ, "probleem/delier", line)
        w.edge(f"richtlijn/{name}", P.HEEFT_AANBEVELING, f"aanbeveling/{name}", line)
        papers.append(w)
    publish(tmp_path, documents=tuple(papers))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions, today=lambda: date(2026, 11, 23))) as client:
        section = soup(client, "/probleem/delier").select_one('section[aria-labelledby="advies-kop"]')
        old, new = soup(client, "/richtlijn/oud"), soup(client, "/richtlijn/nieuw")
        signs = [str(soup(client, f"/aanbeveling/{name}").select_one(".tekenrij")) for name in ("oud", "nieuw")]
        work = {row["wat"] for row in client.get("/richtlijnen/werklijst.json?taak=aanpassen").json()["rijen"]}
    editions.close()
    assert section is not None
    said = " ".join(section.get_text(" ").split())
    places = [
        said.index(words) for words in ("Doe dit nieuw", "Doe dit oud", "Datum niet bekend", "Doe dit ongedateerd")
    ]
    assert places == sorted(places)
    rows = [" ".join(row.get_text(" ").split()) for row in section.select("li")]
    assert ["ouder dan vijf jaar" in row for row in rows] == [False, True, False]
    assert work == {"Richtlijn oud"}
    assert "ouder dan vijf jaar" in str(old.select_one(".tekenrij"))
    assert ["ouder dan vijf jaar" in said for said in signs] == [True, False]
    assert "april 2014" in str(old.select_one(".kaart"))
    assert "ouder dan vijf jaar" not in str(new.select_one("main"))


def test_other_things_gather_no_advice(client: TestClient) -> None:
    assert _advice(client, "/setting/thuis") is None
    assert _advice(client, "/richtlijn/vallen") is None


def test_what_is_withdrawn_stands_behind_what_counts() -> None:
    def given(name: str, day: str, *, is_withdrawn: bool = False) -> Advised:
        return Advised(name, name, (), "richtlijn/x", "X", day, False, None, is_withdrawn)

    found = [given("oud", "2004", is_withdrawn=True), given("zonder datum", ""), given("nieuw", "2023")]
    assert [one.id for one in newest_first(found)] == ["nieuw", "zonder datum", "oud"]
