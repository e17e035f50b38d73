"""Lists to browse: complete, counted, and narrowed by what people choose by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from portal import check_frame, soup, text_of
from sample_edition import Writer, publish
from sample_graph import documents
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from graph.store import open_store
from web.app import create_app
from web.asked import Asked
from web.edition import DocumentEntry, Edition, EditionSource
from web.filters import page_number
from web.lists import BY


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The portal over the sample graph; lists need no texts and no index."""
    folder = tmp_path_factory.mktemp("lijst")
    with open_store(str(folder / "graph"), write=True) as store:
        store.ensure_schema()
        for document, facts in documents().items():
            store.replace_document(document, facts)
    (folder / "current").mkdir()
    entries = tuple(DocumentEntry(document, "", document, "", 0, {}, {}, 0, 0) for document in documents())
    edition = Edition(folder, "1", "2026-11-22", entries, open_store(str(folder / "graph")), None)
    with TestClient(create_app(EditionSource(folder, opener=lambda _: edition))) as client:
        yield client


def names(client: TestClient, address: str) -> list[str]:
    return [text_of(article.select_one("h3")) for article in soup(client, address).select("article[data-thing]")]


def test_every_list_is_there_and_holds_as_many_as_it_says(client: TestClient) -> None:
    page = soup(client, "/lijst")
    kinds = page.select("#lijsten-2 ~ ul li")
    assert {text_of(item.a) for item in kinds} >= {"Interventies", "Richtlijnen", "Problemen", "Organisaties"}
    for item in kinds:
        assert item.a is not None
        listed = soup(client, str(item.a["href"]))
        check_frame(listed, str(item.a["href"]))
        assert len(listed.select("article")) == int(text_of(item.select_one(".meta")))


def test_interventions_stand_in_order_with_their_signs(client: TestClient) -> None:
    assert names(client, "/lijst/interventie") == ["Beeldzorg", "In Balans", "Logeerbed"]
    page = soup(client, "/lijst/interventie")
    signs = [text_of(sign) for sign in page.select("article[data-thing='interventie/in-balans'] .teken")]
    assert any(sign.startswith("Goed beschreven") for sign in signs)
    assert "Positief effect" in signs


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("doelgroep=doelgroep/mantelzorgers", ["Beeldzorg", "Logeerbed"]),
        ("doelgroep=doelgroep/mantelzorgers&digitaal=ja", ["Beeldzorg"]),
        ("probleem=probleem/vallen&probleem=probleem/overbelasting", ["Beeldzorg", "In Balans", "Logeerbed"]),
        ("erkenning=goed-beschreven", ["In Balans"]),
        ("erkenning=niet-vermeld", ["Beeldzorg", "Logeerbed"]),
        ("bewijs=positief-effect", ["In Balans"]),
        ("arbeidsbesparend=geclaimd", ["Beeldzorg"]),
        ("setting=niet-vermeld&soort=dienst", ["Logeerbed"]),
        ("letter=L", ["Logeerbed"]),
        ("probleem=probleem/bestaat-niet", []),
        ("pagina=99", ["Beeldzorg", "In Balans", "Logeerbed"]),
        ("letter=%3Cscript%3E", []),
    ],
)
def test_boxes_narrow_the_list(client: TestClient, query: str, expected: list[str]) -> None:
    assert names(client, f"/lijst/interventie?{query}") == expected


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("1", 1), ("40", 40), ("999999", 999999), ("1000000", 1), ("0", 1), ("-1", 1), ("x", 1), ("٣", 1)],
)
def test_a_page_number_is_read_alike_on_every_page_for_visitors(asked: str, number: int) -> None:
    assert page_number(QueryParams({"pagina": asked})) == number
    assert Asked.from_query(QueryParams({"pagina": asked})).page == number
    assert page_number(QueryParams("")) == 1


@pytest.mark.parametrize(("module", "path"), [("lists", "/lijst/interventie"), ("sources", "/bronnen")])
def test_any_page_beyond_the_last_is_the_last(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, module: str, path: str
) -> None:
    for name in ("PER_PAGE", "BRIEF_PER_PAGE"):
        monkeypatch.setattr(f"web.pages.{module}.{name}", 1, raising=False)
    last = client.get(f"{path}?pagina=99").text
    assert client.get(f"{path}?pagina=100000").text.replace("100000", "99") == last
    assert client.get(path).text != last


def test_counts_of_a_box_are_what_one_gets(client: TestClient) -> None:
    page = soup(client, "/lijst/interventie?doelgroep=doelgroep/mantelzorgers")
    for box in page.select("input[type=checkbox]:not([checked])"):
        if box["name"] == "doelgroep":
            continue  # a second one there widens
        assert box.parent is not None
        count = int(text_of(box.parent.select_one(".meta")).split()[0])
        address = f"/lijst/interventie?doelgroep=doelgroep/mantelzorgers&{box['name']}={box['value']}"
        assert len(names(client, address)) == count


@pytest.mark.parametrize("facet", list(BY))
def test_what_is_not_known_stands_last(client: TestClient, facet: str) -> None:
    boxes = soup(client, "/lijst/interventie").select(f"input[type=checkbox][name={facet}]")
    values = [str(box["value"]) for box in boxes]
    assert "niet-vermeld" not in values[:-1]


@pytest.mark.parametrize("facet", list(BY))
def test_each_way_of_browsing_leads_to_all_interventions(client: TestClient, facet: str) -> None:
    page = soup(client, f"/lijst/interventie/{facet}")
    found: set[str] = set()
    for item in page.select(".lijstlinks li"):
        assert item.a is not None
        listed = names(client, str(item.a["href"]))
        assert len(listed) == int(text_of(item.select_one(".meta")))
        found |= set(listed)
    assert found == {"Beeldzorg", "In Balans", "Logeerbed"}


@pytest.mark.parametrize("address", ["/lijst/onzin", "/lijst/sectie", "/lijst/interventie/onzin", "/lijst/Interventie"])
def test_lists_that_do_not_exist_are_not_found(client: TestClient, address: str) -> None:
    soup(client, address, 404)


def test_interventions_that_are_only_named_have_a_list_of_their_own(tmp_path: Path) -> None:
    w = Writer("document/lijstje", "lijstje.txt")
    told = w.write("De wandelclub is een groep die samen wandelt.")
    w.node(w.document, "Lijstje", told)
    w.node("interventie/wandelclub", "Wandelclub", told, {"samenvatting": "Een groep die samen wandelt."})
    for n in range(70):
        w.node(f"interventie/genoemd-{n}", f"Genoemd {n}", w.write(f"Overweeg genoemd {n}."))
    publish(tmp_path, documents=(w,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        sizes = {
            text_of(item.a): text_of(item.select_one(".meta"))
            for item in soup(client, "/lijst").select("li:has(.meta)")
        }
        assert sizes["Interventies"] == "1"
        assert sizes["Interventies, alleen genoemd"] == "70"
        assert names(client, "/lijst/interventie") == ["Wandelclub"]
        first = soup(client, "/lijst/interventie?beschreven=nee")
        check_frame(first, "/lijst/interventie?beschreven=nee")
        onward = first.select_one('a[rel="next"]')
        assert onward is not None
        both = {*names(client, "/lijst/interventie?beschreven=nee"), *names(client, str(onward["href"]))}
        assert both == {f"Genoemd {n}" for n in range(70)}
        tabs = {text_of(a): a.get("aria-current") for a in first.select(".sorteer a")}
        assert tabs == {"Beschreven (1)": None, "Alleen genoemd (70)": "true"}
    editions.close()
