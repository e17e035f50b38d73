"""/vergelijk-edities: the contract, both sentences of each change, and what is asked wrongly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from workbench_portal import soup, workbench
from workbench_sample import BLIJFT, NIEUW, NIEUWE_KOERS, OUD, OUDE_KOERS, koers

ASKED = f"?a=document/{OUD}&b=document/{NIEUW}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("werkbank")) as client:
        yield client


def test_each_change_has_its_sort_a_sentence_and_both_passages_literally(client: TestClient) -> None:
    body = client.get(f"/vergelijk-edities.json{ASKED}").json()
    texts = {"a": koers(OUD, OUDE_KOERS).text, "b": koers(NIEUW, NIEUWE_KOERS).text}
    assert {change["soort"] for change in body["wijzigingen"]} == {"toegevoegd", "vervallen", "gewijzigd"}
    for change in body["wijzigingen"]:
        assert set(change) == {"soort", "omschrijving", "a", "b"}
        assert change["omschrijving"]
        assert (change["a"] is None) == (change["soort"] == "toegevoegd")
        assert (change["b"] is None) == (change["soort"] == "vervallen")
        for side, text in texts.items():
            if change[side]:
                assert text[change[side]["start"] : change[side]["end"]] == change[side]["quote"]
                assert BLIJFT not in change[side]["quote"]  # it only moved


def test_the_page_shows_the_same_changes_in_the_same_order(client: TestClient) -> None:
    twin = client.get(f"/vergelijk-edities.json{ASKED}").json()["wijzigingen"]
    page = soup(client, f"/vergelijk-edities{ASKED}")
    shown = [" ".join(item.get_text().split()) for item in page.select(".wijzigingen h3")]
    assert len(shown) == len(twin)
    assert all(change["omschrijving"][:60] in words for change, words in zip(twin, shown, strict=True))
    assert page.select(f'.wijzigingen a[href^="/bron/{NIEUW}?start="]')
    lines = list(csv.DictReader(io.StringIO(client.get(f"/vergelijk-edities.csv{ASKED}").text)))
    assert [line["omschrijving"] for line in lines] == [change["omschrijving"] for change in twin]


def test_one_sort_at_a_time(client: TestClient) -> None:
    found = client.get(f"/vergelijk-edities.json{ASKED}&soort=vervallen").json()["wijzigingen"]
    assert {change["soort"] for change in found} == {"vervallen"}
    assert len(soup(client, f"/vergelijk-edities{ASKED}&soort=vervallen").select(".wijzigingen > li")) == len(found)


def test_without_documents_the_page_asks_for_them_and_the_twin_says_so(client: TestClient) -> None:
    page = soup(client, "/vergelijk-edities")
    assert {option["value"] for option in page.select("#kies-a option")} >= {"", f"document/{OUD}", f"document/{NIEUW}"}
    assert client.get("/vergelijk-edities.json").status_code == 400
    assert client.get(f"/vergelijk-edities.json?a=document/{OUD}&b=document/onbekend").status_code == 404
    assert client.get(f"/vergelijk-edities.json{ASKED}&soort=anders").status_code == 400
