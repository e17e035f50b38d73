"""The portal over a small real edition: what pages say, where they lead, and what they do with odd input."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from portal import check_frame, soup, text_of
from sample_edition import AKKOORD, INVENTARIS, MENTIONS, ODD_TITLE, publish
from starlette.testclient import TestClient

from graph.model import Kind
from web.app import HEADERS, create_app
from web.assets import STATIC
from web.edition import EditionSource
from web.pages.home import DOORS
from web.templating import source_address, thing_address

ORGANISATIE = "organisatie/voorbeeldministerie"
MOST_ALIKE = 8
"""Addresses with the same path and parameters that are followed."""
FIXED = ("/", "/zoeken", "/zoeken?q=mantelzorg", "/bronnen", "/uitleg", "/privacy")


# pages as a whole


def _shape(address: str) -> tuple[str, ...]:
    """The path of an address, and which parameters it has how often."""
    parts = urlsplit(address)
    return (parts.path, *sorted(name for name, _ in parse_qsl(parts.query)))


def test_every_internal_link_leads_somewhere_and_every_page_is_well_formed(client: TestClient) -> None:
    waiting, seen, fragments = ["/"], {"/"}, set()
    alike: Counter[tuple[str, ...]] = Counter()
    titles: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert len(answer.content) <= 100_000, address
        page = BeautifulSoup(answer.text, "html.parser")
        names[address] = {str(tag["id"]) for tag in page.select("[id]")}
        assert len(names[address]) == len(page.select("[id]")), f"{address} has the same id twice"
        check_frame(page, address)
        titles[address] = text_of(page.title)
        # nofollow: links to the endless states of one page (filters upon filters), which its own tests look at
        for tag in page.select("[href]:not([rel~=nofollow]), [src]"):
            link, fragment = urldefrag(urljoin(address, str(tag.get("href") or tag.get("src"))))
            if urlsplit(link).scheme or urlsplit(link).netloc:
                continue
            if fragment:
                fragments.add((link, fragment))
            if link not in seen:
                seen.add(link)
                # choices make ever new addresses of the same page: some of them stand for all
                alike[_shape(link)] += 1
                if alike[_shape(link)] <= MOST_ALIKE:
                    waiting.append(link)
    assert len(seen) > 60
    assert [(link, name) for link, name in sorted(fragments) if name not in names.get(link, {name})] == []
    results = [title for address, title in titles.items() if address.startswith("/zoeken?q=")]
    assert all("resulta" in title for title in results)


@pytest.mark.parametrize("address", [*FIXED, f"/{ORGANISATIE}", f"/{ORGANISATIE}.json", "/healthz", "/bestaat/niet"])
def test_every_answer_protects_the_visitor(client: TestClient, address: str) -> None:
    answer = client.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "set-cookie" not in answer.headers


def test_static_files_are_kept_by_browsers_only_under_their_own_hash(client: TestClient) -> None:
    page = soup(client, "/")
    styles = [str(tag["href"]) for tag in page.select("link[rel=stylesheet]")]
    assert any("vindbaar.css?v=" in address for address in styles)
    for address in styles:
        assert "immutable" in client.get(address).headers["cache-control"]
    assert "immutable" not in client.get("/static/vindbaar.css?v=anders").headers["cache-control"]
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/bestaat-niet.css").status_code == 404


def test_home_has_three_doors_that_lead_on_and_says_what_it_is_not(client: TestClient) -> None:
    page = soup(client, "/")
    doors = [text_of(door.h2) for door in page.select("section.deur")]
    assert doors == [door.name for door in DOORS]
    assert all(door.select("a[href^='/']") for door in page.select("section.deur"))
    assert "geen medisch advies" in page.get_text()
    assert "18 september 2026" in page.get_text()
    counts = {text_of(row.dt): text_of(row.dd) for row in page.select("dl.tellers div")}
    assert counts["Documenten"] == "2"
    assert counts["Interventies, beschreven"] == "2"
    assert counts["Afspraak"] == "1"


# things


def test_every_thing_has_a_page_and_a_twin_that_agree(client: TestClient, ids: list[str]) -> None:
    assert {identifier.split("/")[0] for identifier in ids} == {kind.value.lower() for kind in Kind}
    for identifier in ids:
        page = soup(client, thing_address(identifier))
        twin = client.get(thing_address(identifier) + ".json")
        assert twin.headers["content-type"] == "application/json"
        body = twin.json()
        assert set(body) == {"id", "kind", "name", "props", "prop_sources", "sources", "relations", "next"}
        assert body["id"] == identifier
        assert body["name"].casefold() in text_of(page.h1).casefold()
        assert body["sources"]
        assert page.select_one(f"link[rel=alternate][href='{thing_address(identifier)}.json']")


def test_relations_are_worded_from_this_things_side_with_their_sentence(client: TestClient) -> None:
    doer = soup(client, "/organisatie/gemeenten")
    done = soup(client, "/actie/respijtzorg")
    assert "Voert uit" in [text_of(h).split(" (")[0] for h in doer.select("h3")]
    assert "Wordt uitgevoerd door" in [text_of(h).split(" (")[0] for h in done.select("h3")]
    item = next(item for item in doer.select(".verbandtabel tbody tr") if item.select("a[href='/actie/respijtzorg']"))
    assert "Gemeenten regelen daarom respijtzorg" in text_of(item.blockquote)
    assert item.select(f"a[href^='/bron/{AKKOORD}?start=']")


def test_each_property_on_the_card_points_at_where_it_was_read(client: TestClient) -> None:
    card = soup(client, "/interventie/zeker-voorbeeld").select_one(".kaart")
    assert card
    rows = {
        text_of(row.dt): [str(a["href"]) for a in row.select(".waarvan a")] for row in card.select("dl > div") if row.dt
    }
    (soort,), (voor,) = rows["Soort"], rows["Voor wie"]
    read = text_of(soup(client, soort).select_one("mark"))
    assert read == "cursus"  # the very words, as the reader of the inventory kept their place
    assert "Stevig Voorbeeld" in text_of(soup(client, voor).select_one("mark, .brontekst"))
    assert rows["Kosten"] == []  # what no source says has none
    twin = client.get("/interventie/zeker-voorbeeld.json").json()
    assert set(twin["prop_sources"]) == {"soort"}
    assert twin["prop_sources"]["soort"]["document"] == f"document/{INVENTARIS}"


def test_of_several_related_things_the_card_points_at_the_table_with_their_sentences(client: TestClient) -> None:
    page = soup(client, "/interventie/stevig-voorbeeld")
    anchors = [str(a["href"]) for a in page.select(".kaart .waarvan a[href^='#']")]
    assert all(page.select(f"table{anchor}") for anchor in anchors)


def test_relations_after_the_first_few_stand_closed(client: TestClient) -> None:
    groups = soup(client, "/interventie/stevig-voorbeeld").select("details.verbandgroep")
    opened = ["open" in group.attrs for group in groups]
    assert opened[0]
    assert opened == sorted(opened, reverse=True)


def test_a_group_is_shown_whole_for_one_kind_and_for_all(client: TestClient) -> None:
    one = soup(client, "/probleem/vallen?verband=bij&kant=in&soort=interventie")
    assert "Wordt aangepakt met interventies" in text_of(one.main)
    everything = soup(client, "/probleem/vallen?verband=bij&kant=in")
    assert len(everything.select(".verbandtabel tbody tr")) >= len(one.select(".verbandtabel tbody tr")) > 0
    assert client.get("/probleem/vallen?verband=bij&kant=uit&soort=wet").status_code == 400


def test_a_symmetrical_relation_stands_once_on_either_page(client: TestClient) -> None:
    for one, other in (("stevig", "zeker"), ("zeker", "stevig")):
        page = soup(client, f"/interventie/{one}-voorbeeld")
        assert [text_of(h) for h in page.select("h3")].count("Lijkt op (1)") == 1
        assert len(page.select(f".verbandtabel a[href='/interventie/{other}-voorbeeld']")) == 1


def test_many_relations_come_in_pages_that_hold_them_all(client: TestClient) -> None:
    page = soup(client, f"/{ORGANISATIE}")
    more = next(a for a in page.select("a.knop-rand") if str(MENTIONS) in a.get_text())
    address: str | None = str(more["href"])
    places: list[str] = []
    while address:
        page = soup(client, urljoin(f"/{ORGANISATIE}", address))
        places += [str(a["href"]) for a in page.select(".verbandtabel figure a")]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else None
    assert len(places) == len(set(places)) == MENTIONS


@pytest.mark.parametrize(
    "query", ["verband=onzin", "verband=noemt", "verband=noemt&kant=scheef&soort=sectie", "verband="]
)
def test_a_relation_that_does_not_exist_gets_a_sentence(client: TestClient, query: str) -> None:
    page = soup(client, f"/{ORGANISATIE}?{query}", 400)
    assert "verband" in text_of(page.select_one(".inleiding"))


def test_a_section_shows_its_text_its_parts_and_its_place(client: TestClient) -> None:
    page = soup(client, f"/sectie/{AKKOORD}/samen-zorgen")
    assert "mantelzorg is voor hen vaak zwaar" in text_of(page.select_one(".dingtekst"))
    assert page.select(f".inhoudslijst a[href='/sectie/{AKKOORD}/samen-zorgen/respijtzorg']")
    crumbs = [text_of(li) for li in page.select(".kruimels li")]
    assert crumbs == ["Begin", "Akkoord Zorg dichtbij", "Samen zorgen"]
    deeper = soup(client, f"/sectie/{AKKOORD}/samen-zorgen/respijtzorg")
    assert "Samen zorgen" in [text_of(li) for li in deeper.select(".kruimels li")]


def test_lists_and_tables_of_a_section_stay_lists_and_tables(client: TestClient) -> None:
    page = soup(client, f"/sectie/{AKKOORD}/samen-zorgen/planning")
    assert [text_of(item) for item in page.select(".dingtekst ul li")] == ["een overzicht maken;", "elkaar helpen."]
    assert [text_of(cell) for cell in page.select(".dingtekst thead th[scope=col]")] == ["Wat", "Wanneer"]
    assert [text_of(cell) for cell in page.select(".dingtekst tbody > tr > *")] == ["Overzicht", "2027"]


def test_a_list_of_concepts_is_quoted_without_its_commas_and_is_no_document(client: TestClient) -> None:
    page = soup(client, "/thema/wonen")
    quotes = [text_of(quote) for quote in page.select("#herkomst-kop ~ figure blockquote")]
    assert "“wonen; Wonen en zorg; wonen met zorg; Waar u woont, als u zorg nodig hebt.”" in quotes
    assert "2 documenten, en gebruikt 1 begrippenlijst" in text_of(soup(client, "/bronnen").main)


def test_a_list_of_search_words_is_no_source_of_what_a_page_says(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sources(address: str) -> set[str]:
        found = soup(client, address).select("#herkomst-kop ~ figure figcaption a")
        return {str(a["href"]).split("?")[0] for a in found}

    before = sources("/thema/wonen")
    monkeypatch.setattr("web.things.WORD_LIST", "begrippenlijst")
    assert len(sources("/thema/wonen")) == len(before) - 1
    monkeypatch.setattr("web.things.WORD_LIST", "inventaris")  # unless it is the only one
    assert sources("/interventie/zeker-voorbeeld") == {f"/bron/{INVENTARIS}"}


def test_a_title_with_html_in_it_is_shown_as_written(client: TestClient) -> None:
    page = soup(client, f"/sectie/{AKKOORD}/vreemd")
    assert text_of(page.h1) == ODD_TITLE
    assert page.select("b, script:not([src]):not([type='application/ld+json'])") == []
    assert json.loads(page.select("script[type='application/ld+json']")[0].get_text())["name"] == ODD_TITLE


def test_facts_say_what_is_not_known_and_follow_no_odd_address(client: TestClient) -> None:
    document = soup(client, f"/document/{INVENTARIS}")
    card = {text_of(dt): text_of(dt.find_next_sibling("dd")) for dt in document.select(".kaart dt")}
    assert card["Licentie"] == "niet vermeld"
    assert card["Bestand"] == "lijst.pdf"
    loket = soup(client, "/loket/wmo")
    assert "javascript:" in loket.get_text()
    assert loket.select("[href^='javascript']") == []
    actie = soup(client, "/actie/respijtzorg")
    assert "Uiterlijk 31 december 2027 (in de tekst: “eind 2027”)" in text_of(actie.select_one(".kaart"))


@pytest.mark.parametrize(
    "address",
    ["/organisatie/bestaat-niet", "/bestaat/niet", "/bestaat-niet", "/organisatie/", "/' OR 1=1", "/%00/%ff",
     "/a" * 600, "/interventie/x.json", "/organisatie/{id}", "/.env", "/organisatie/voorbeeldministerie/nog-iets"],
)  # fmt: skip
def test_unknown_addresses_get_a_dutch_404_with_a_way_on(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    if address.endswith(".json"):
        assert answer.json()["status"] == 404
        return
    page = BeautifulSoup(answer.text, "html.parser")
    assert text_of(page.h1) == "Deze pagina bestaat niet"
    assert page.select("form[role=search]")
    assert page.select("main a[href='/']")


def test_a_closing_slash_is_forgiven(client: TestClient) -> None:
    answer = client.get(f"/{ORGANISATIE}/", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/{ORGANISATIE}"


def test_the_twin_of_a_busy_thing_is_complete(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.thing.TWIN_LIMIT", 25)
    address: str | None = f"/{ORGANISATIE}.json"
    starts: list[int] = []
    while address:
        body = client.get(address).json()
        starts += [relation["source"]["start"] for relation in body["relations"]]
        address = body["next"]
    assert len(starts) == len(set(starts)) == MENTIONS


# source text


def test_a_source_link_shows_the_quote_marked_in_the_original_text(client: TestClient, build_dir: Path) -> None:
    twin = client.get("/actie/respijtzorg.json").json()
    source = twin["sources"][0]
    original = (build_dir / "text" / source["file"]).read_text(encoding="utf-8")
    assert original[source["start"] : source["end"]] == source["quote"]
    page = soup(client, source_address(AKKOORD, start=source["start"], end=source["end"]))
    assert page.select_one("mark#zin")
    assert "".join(mark.get_text() for mark in page.select("mark")) == source["quote"]


def test_the_whole_text_can_be_read_part_by_part(client: TestClient, build_dir: Path) -> None:
    address: str | None = f"/bron/{INVENTARIS}"
    words: list[str] = []
    pages = 0
    while address:
        page = soup(client, address)
        words += [word for p in page.select(".brontekst p") for word in p.get_text().split()]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else None
        pages += 1
    assert pages > 2
    assert words == (build_dir / "text" / f"{INVENTARIS}.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("slug", [AKKOORD, INVENTARIS])
def test_no_landmark_of_a_source_text_is_empty(client: TestClient, slug: str) -> None:
    page = soup(client, f"/bron/{slug}")
    assert all(nav.select("a") for nav in page.select("nav"))
    in_one_part = text_of(page.select_one(".bronregel")).endswith("Deel 1 van 1")
    assert bool(page.select("nav.bladeren")) != in_one_part


def test_the_page_number_is_that_of_the_sentence(client: TestClient) -> None:
    source = client.get("/interventie/stevig-voorbeeld.json").json()["sources"][0]
    page = soup(client, source_address(INVENTARIS, start=source["start"], end=source["end"]))
    assert f"Pagina {source['page']}" in text_of(page.select_one(".bronregel"))


@pytest.mark.parametrize(
    "query",
    ["start=9&end=2", "start=0&end=99999999", "start=-1&end=5", "start=a&end=b", "start=5", "end=5",
     "start=1e3&end=2000", "start=٣&end=٩", "start=&end=", "deel=0", "deel=999", "deel=-1", "deel=x", "start=5&end=5"],
)  # fmt: skip
def test_a_bad_place_gets_a_sentence_that_says_what_to_do(client: TestClient, query: str) -> None:
    page = soup(client, f"/bron/{AKKOORD}?{query}", 400)
    assert "‘start’ en ‘end’ zijn hele getallen" in text_of(page.select_one(".inleiding"))


@pytest.mark.parametrize("slug", ["bestaat-niet", "..%2f..%2fmanifest.json", "%00", "graph"])
def test_only_documents_of_the_edition_have_a_text(client: TestClient, slug: str) -> None:
    assert client.get(f"/bron/{slug}").status_code == 404


# sources


def test_sources_account_for_every_character(client: TestClient, build_dir: Path) -> None:
    manifest = json.loads((build_dir / "manifest.json").read_text(encoding="utf-8"))
    page = soup(client, "/bronnen")
    leading = {str(a["href"]) for a in page.select("a[href^='/bronnen/']")}
    assert leading == {f"/bronnen/{document['id'].split('/')[1]}" for document in manifest["documents"]}
    for document in manifest["documents"]:
        slug = document["id"].split("/")[1]
        account = soup(client, f"/bronnen/{slug}")
        rows = [[text_of(cell) for cell in row.select("th, td")] for row in account.select("tbody tr")]
        numbers = [int(characters.replace(".", "")) for _, characters, _ in rows]
        assert sum(numbers[:-1]) == numbers[-1] == document["characters"]
        assert rows[-1][2] == "100 %"
        assert account.select(f"a[href='/bron/{slug}']")
    refused = [[text_of(cell) for cell in row.select("th, td")] for row in page.select("section:last-of-type tbody tr")]
    assert refused == [[f"kapot{n}.pdf", "hele bestand", "Het bestand is <leeg>", "Overgeslagen"] for n in range(2)]
    assert client.get("/bronnen/bestaat-niet").status_code == 404


def test_the_list_of_sources_can_be_taken_along(client: TestClient) -> None:
    page = soup(client, "/bronnen")
    body = client.get("/bronnen.json").json()
    assert [row["document"] for row in body["rijen"]] == [
        text_of(th) for th in page.select("tbody th")[: len(body["rijen"])]
    ]
    assert client.get("/bronnen.csv").text.count("\r\n") == len(body["rijen"]) + 1
    assert client.get("/bronnen.xml").status_code == 404


def test_text_that_nobody_accounts_for_is_shown(editions: EditionSource, client: TestClient) -> None:
    with editions.lease() as edition:
        entry = edition.by_slug[AKKOORD]
        fields = {name: getattr(entry, name) for name in entry.__slots__}
        edition.by_slug[AKKOORD] = type(entry)(**fields | {"characters": entry.characters + 7})  # type: ignore[index]
        try:
            rows = [
                [text_of(cell) for cell in row.select("th, td")]
                for row in soup(client, f"/bronnen/{AKKOORD}").select("tr")
            ]
            assert ["Niet verantwoord", "7"] in [row[:2] for row in rows]
        finally:
            edition.by_slug[AKKOORD] = entry  # type: ignore[index]


# the portal as a service


def test_health_tells_versions_and_what_is_well(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    body = answer.json()
    assert body["status"] == "ok"
    assert body["graph"]["ok"]
    assert body["graph"]["nodes"] > 20
    assert body["index"]["ok"]
    assert body["edition"]


def test_before_the_first_build_every_page_says_so(tmp_path: Path) -> None:
    client = TestClient(create_app(EditionSource(tmp_path, encoder_name="hash")))
    page = soup(client, "/", 503)
    assert "vindbaar build" in page.get_text()
    assert client.get("/healthz").status_code == 503
    assert client.get("/privacy").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_there_is_nothing_to_send(client: TestClient, method: str) -> None:
    for address in ("/zoeken", f"/{ORGANISATIE}", "/"):
        answer = getattr(client, method)(address)
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]
        assert "Dit kan hier niet" in answer.text


@pytest.mark.parametrize("form", ["", ".json"])
def test_a_fault_is_answered_with_the_headers_of_every_page(editions: EditionSource, form: str) -> None:
    client = TestClient(create_app(editions), raise_server_exceptions=False)
    with editions.lease() as edition:
        honest = edition.store
        edition.store = SimpleNamespace(query=_fail, close=lambda: None)
        try:
            answer = client.get(f"/{ORGANISATIE}{form}")
        finally:
            edition.store = honest
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_fault_gives_a_dutch_page_without_details(editions: EditionSource) -> None:
    app = create_app(editions)
    client = TestClient(app, raise_server_exceptions=False)
    with editions.lease() as edition:
        honest = edition.store
        edition.store = SimpleNamespace(query=_fail, close=lambda: None)
        try:
            page = soup(client, f"/{ORGANISATIE}", 500)
        finally:
            edition.store = honest
    assert text_of(page.h1) == "Er ging iets mis"
    assert "geheim" not in page.get_text()
    assert "112" in text_of(page.main)


def _fail(*_: object, **__: object) -> list[dict[str, Any]]:
    raise RuntimeError("geheim detail")


def test_what_a_browser_keeps_is_told(client: TestClient) -> None:
    """One script keeps something, for as long as its tab is open; another that did would have to be told too."""
    keeping = re.compile(r"\b(sessionStorage|localStorage|indexedDB|document\.cookie)\b")
    kept = {script.name: set(keeping.findall(script.read_text("utf-8"))) for script in STATIC.glob("*.js")}
    assert {name: found for name, found in kept.items() if found} == {"graaf.js": {"sessionStorage"}}
    assert "onthoudt uw eigen browser waar alles stond, tot u het tabblad sluit" in client.get("/privacy").text


def test_robots_and_icon(client: TestClient) -> None:
    assert "Disallow: /zoeken" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_head_is_answered(client: TestClient) -> None:
    answer = client.head(f"/{ORGANISATIE}")
    assert answer.status_code == 200
    assert answer.content == b""


def test_a_published_build_is_picked_up_without_restart(tmp_path: Path) -> None:
    publish(tmp_path, broken_rows=1)
    source = EditionSource(tmp_path, str(tmp_path / "graph"), "hash")
    client = TestClient(create_app(source))
    assert len(soup(client, "/bronnen").select("section:last-of-type tbody tr")) == 1
    publish(tmp_path, broken_rows=3)
    assert len(soup(client, "/bronnen").select("section:last-of-type tbody tr")) == 3
    assert client.get(f"/{ORGANISATIE}").status_code == 200
    source.close()


def test_no_source_sentence_is_left_out_without_a_way_to_it(client: TestClient, ids: list[str]) -> None:
    for identifier in ids:
        relations = client.get(thing_address(identifier) + ".json").json()["relations"]
        page = soup(client, thing_address(identifier))
        offered = [tag for tag in page.select("a.knop-rand") if "verband=" in str(tag["href"])]
        shown = len(page.select(".verbandtabel figure"))
        said = sum(relation["predicate"] != "HEEFT_SECTIE" for relation in relations)
        assert offered or shown == said, identifier
