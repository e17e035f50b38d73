"""The results page: what a result says, filters, order, paging, comparing, doubt, and odd questions."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from portal import check_frame, soup, text_of
from sample_edition import AKKOORD
from starlette.testclient import TestClient

from graph.model import Kind
from search.engine import SearchEngine
from search.passage import Facet, FacetValue, Hit, Order, Passage, Results, SeeAlso, Snippet, Suggestion
from search.sayings import SupportResults
from web.app import create_app
from web.asked import FACETS
from web.edition import EditionSource
from web.pages.results import EXAMPLES, SHOWN_VALUES, without_title
from web.templating import thing_address

ORGANISATIE = "organisatie/voorbeeldministerie"
INTERVENTIE = "interventie/stevig-voorbeeld"


def test_results_are_articles_with_title_kind_source_and_highlights(client: TestClient, ids: list[str]) -> None:
    page = soup(client, "/zoeken?q=mantelzorg")
    articles = page.select("article[data-thing]")
    assert articles
    for article in articles:
        assert article["data-thing"] in ids
        heading = article.select_one("h2, h3")
        assert text_of(heading)
        assert heading is not None
        assert heading.a is not None
        assert heading.a["href"] == thing_address(str(article["data-thing"]))
        assert article.select_one(".soort svg[aria-hidden=true]")
        assert text_of(article.select_one(".kenmerk"))
        assert article.select_one("a[href^='/bron/']")
        assert "Waarom dit resultaat?" in article.get_text()
    assert "mantelzorg" in [mark.get_text().lower() for mark in page.select("article mark")]
    count = text_of(page.select_one("h2.telling"))
    assert re.fullmatch(r"\d+ resultaten voor ‘mantelzorg’", count)


def test_a_filter_narrows_results_keeps_its_counts_and_can_be_taken_off(client: TestClient) -> None:
    everything = soup(client, "/zoeken?q=mantelzorg")
    facets = {str(box["value"]): box for box in everything.select("input[name=soort]")}
    assert len(facets) > 1
    wanted = next(name for name in facets if name == "sectie")
    narrowed = soup(client, f"/zoeken?q=mantelzorg&soort={wanted}")
    assert {str(a["data-thing"]).split("/")[0] for a in narrowed.select("article[data-thing]")} == {wanted}
    # the boxes beside a ticked one keep their counts: ticking another one there widens
    sorts = [text_of(box.parent) for box in narrowed.select("input[name=soort]")]
    assert sorts == [text_of(box.parent) for box in everything.select("input[name=soort]")]
    chips = [str(a["href"]) for a in narrowed.select(".kiesrij a")]
    assert "/zoeken?q=mantelzorg" in chips
    nothing = soup(client, "/zoeken?q=mantelzorg&soort=loket&soort=onzin")
    assert nothing.select("article") == []
    assert {str(box["value"]) for box in nothing.select("input[name=soort][checked]")} == {"loket", "onzin"}
    assert "Zoek zonder filters" in nothing.get_text()


def test_an_empty_question_gets_a_page_that_helps(client: TestClient) -> None:
    for address in ("/zoeken", "/zoeken?q=", "/zoeken?q=%20%00%0a"):
        page = soup(client, address)
        assert page.select("article") == []
        assert [text_of(a) for a in page.select(".wegen a")][: len(EXAMPLES)] == list(EXAMPLES)


HOSTILE = (
    "<script>alert(1)</script>", "' OR 1=1 --", '"><img src=x onerror=alert(1)>', "a" * 3000, "\u0000\ufffe", "🙂" * 50,
    "{{ 7 * 7 }}", "MATCH (n) DETACH DELETE n", "\u202emantelzorg", "AND OR NOT ( [ ^ ~ :", "%",
    "mantel\u0301zorg" * 90,
)  # fmt: skip


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_any_question_gets_a_page_and_is_shown_as_text(client: TestClient, question: str) -> None:
    page = soup(client, "/zoeken?q=" + quote(question))
    check_frame(page, question)
    assert page.select("script:not([src]), img") == []
    field = page.select_one("input[name=q]")
    assert field is not None
    assert len(str(field["value"])) <= 300
    if len(question) > 300 and "a" in question:
        assert "langer dan 300 tekens" in page.get_text()


@pytest.mark.parametrize("query", ["pagina=-1", "pagina=999999999999", "pagina=x", "soort=%00", "soort=' OR 1=1"])
def test_odd_parameters_of_the_results_page_are_harmless(client: TestClient, query: str) -> None:
    assert soup(client, f"/zoeken?q=zorg&{query}").select("h2.telling")


def test_questions_are_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/zoeken?q=zeergeheimevraag")
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert not [line for line in ours if "zeergeheim" in line]


# results with an engine that says what the real one seldom does


class FakeEngine:
    """Gives the same results to every question, a page at a time, and remembers what was asked."""

    encoder = None

    def __init__(self, results: Results) -> None:
        self.results = results
        self.asked: dict[str, Any] = {}

    def search(
        self, question: str, k: int = 10, kinds: Collection[Kind] | None = None, *, skip: int = 0,
        chosen: Mapping[str, Collection[str]] = {}, facets: Sequence[str] = (), order: Order = Order.RELEVANCE,
    ) -> Results:  # fmt: skip
        self.asked = {"chosen": dict(chosen), "facets": tuple(facets), "order": order, "skip": skip}
        whole = self.results
        return replace(whole, hits=whole.hits[skip : skip + k])

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        if prefix != "val":
            return ()
        return (
            Suggestion("valpreventie", None, ""),
            Suggestion("Stevig Voorbeeld", Kind.INTERVENTIE, INTERVENTIE),
        )

    def close(self) -> None:
        pass


def hit(number: int, kind: Kind = Kind.SECTIE, text: str = "Een zin over zorg.") -> Hit:
    passage = Passage(
        id=number,
        thing=f"{kind.value.lower()}/ding-{number}",
        kind=kind,
        title=f"Ding {number}",
        heading="Een > Twee",
        text=text,
        document=f"document/{AKKOORD}",
        file="x.txt",
        start=0,
        end=10,
        page=3,
    )
    snippet = Snippet(text, ((4, 7),))
    return Hit(passage.thing, kind, passage.title, 1.0, passage, snippet, ("bevat het woord ‘zorg’",))


@pytest.fixture
def faked(editions: EditionSource) -> Iterator[Any]:
    """A function that gives a client whose engine answers with the given results (None: there is no engine)."""
    with editions.lease() as edition:
        honest = edition.engine

        def client_with(results: Results | None) -> TestClient:
            edition.engine = FakeEngine(results) if results else None
            client = TestClient(create_app(editions))
            client.app_state["engine"] = edition.engine
            return client

        yield client_with
        edition.engine = honest


def test_doubt_and_urgency_stand_before_the_first_result(faked: Any) -> None:
    results = Results("hartaanval", (hit(1), hit(2)), 2, degraded="Zoeken gaat nu alleen op woorden.", uncertain=True)
    page = soup(faked(results), "/zoeken?q=mijn+man+heeft+een+hartaanval")
    order = [
        next(name for name in ("data-urgent", "data-onzeker", "data-thing") if tag.has_attr(name))
        for tag in page.select("[data-urgent], [data-onzeker], [data-thing]")
    ]
    assert order == ["data-urgent", "data-onzeker", "data-thing", "data-thing"]
    assert "Zoeken gaat nu alleen op woorden." in page.get_text()
    assert page.select("[data-urgent] a[href='tel:112']")


def test_no_results_says_so_and_offers_ways_on(faked: Any) -> None:
    page = soup(faked(Results("xqzv", (), 0, uncertain=True)), "/zoeken?q=xqzv")
    assert text_of(page.select_one("h2.telling")) == "0 resultaten voor ‘xqzv’"
    assert page.select("[data-onzeker] a[href='/bronnen']")


def test_results_come_in_pages_that_do_not_overlap(faked: Any) -> None:
    many = tuple(hit(n, Kind.SECTIE if n % 2 else Kind.ACTIE) for n in range(25))
    client = faked(Results("zorg", many, 25))
    seen: list[str] = []
    titles: list[str] = []
    address: str | None = "/zoeken?q=zorg&volgorde=nieuwste"
    while address:
        page = soup(client, address)
        titles.append(text_of(page.title))
        seen += [str(article["data-thing"]) for article in page.select("article[data-thing]")]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else None
        assert address is None or "volgorde=nieuwste" in address
    assert seen == [item.thing for item in many]
    assert len(titles) == len(set(titles)) == 3
    beyond = client.get("/zoeken?q=zorg&pagina=9", follow_redirects=False)
    assert beyond.status_code == 303
    assert parse_qs(urlsplit(beyond.headers["location"]).query)["pagina"] == ["3"]


def test_a_snippet_is_text_whatever_stands_in_it(faked: Any) -> None:
    text = "Lees <b>dit</b> & <script>alert(1)</script>."
    page = soup(faked(Results("x", (hit(1, text=text),), 1)), "/zoeken?q=x")
    fragment = page.select_one(".fragment")
    assert text_of(fragment) == text
    assert [tag.name for tag in fragment.find_all()] == ["mark"]  # type: ignore[union-attr]


def test_without_an_engine_the_search_page_says_so_and_the_rest_works(faked: Any) -> None:
    client = faked(None)
    page = soup(client, "/zoeken?q=ik+wil+dood", 503)
    assert page.select("[data-urgent]")
    assert page.select("a[href='/bronnen']")
    assert client.get(f"/{ORGANISATIE}").status_code == 200
    health = client.get("/healthz")
    assert health.status_code == 503
    assert health.json()["index"]["ok"] is False
    assert health.json()["graph"]["ok"] is True


# what stands in the address


def test_order_view_filters_and_things_put_aside_stand_in_every_address(faked: Any) -> None:
    boxes = tuple(FacetValue(f"doelgroep/{n}", f"groep {n}", 30 - n, n == 2) for n in range(30))
    results = Results("zorg", tuple(hit(n) for n in range(20)), 20, facets=(Facet("doelgroep", boxes),))
    client = faked(results)
    state = f"q=zorg&doelgroep=doelgroep/2&volgorde=bewijs&weergave=kort&id={INTERVENTIE}&onzin=1"
    page = soup(client, f"/zoeken?{state}")
    engine = client.app_state["engine"]
    assert engine.asked["chosen"] == {"doelgroep": ("doelgroep/2",)}
    assert engine.asked["order"] is Order.EVIDENCE
    assert engine.asked["facets"] == tuple(FACETS)
    following = parse_qs(urlsplit(str(page.select("a[rel=next]")[0]["href"])).query)
    assert following == {
        "q": ["zorg"], "doelgroep": ["doelgroep/2"], "volgorde": ["bewijs"], "weergave": ["kort"],
        "id": [INTERVENTIE], "pagina": ["2"],
    }  # fmt: skip
    for form in page.select("form.filterform, form[role=search]"):
        kept = {(str(field["name"]), str(field["value"])) for field in form.select("input[type=hidden]")}
        assert {("volgorde", "bewijs"), ("weergave", "kort"), ("id", INTERVENTIE)} <= kept
    offered = page.select("input[name=doelgroep]")
    assert len(offered) == SHOWN_VALUES
    assert [str(box["value"]) for box in offered if box.has_attr("checked")] == ["doelgroep/2"]
    chip = page.select_one(".kiesrij a")
    assert text_of(chip) == "Groep 2 × niet meer filteren"
    assert page.select(".resultaten-kort")
    assert [text_of(a) for a in page.select(".sorteer [aria-current]")] == ["Best onderbouwd eerst"]


def test_things_are_put_aside_and_compared_without_cookies(client: TestClient) -> None:
    page = soup(client, "/zoeken?q=cursus+vallen")
    ticks = {str(box["value"]) for box in page.select("article input[name=id]")}
    assert INTERVENTIE in ticks
    assert all(box["form"] == "vergelijk" for box in page.select("article input[name=id]"))
    form = page.select_one("form#vergelijk")
    assert form is not None
    assert form["action"] == "/vergelijk"
    further = form.select_one("button[formaction='/zoeken'][name=q]")
    assert further is not None
    kept = soup(client, f"/zoeken?q=mantelzorg&id={INTERVENTIE}&id=interventie/zeker-voorbeeld")
    bar = kept.select_one(".bak")
    assert bar is not None
    assert [text_of(chip).split(" ×")[0] for chip in bar.select(".chip")] == ["Stevig Voorbeeld", "Zeker Voorbeeld"]
    compare = next(str(a["href"]) for a in bar.select("a.knop"))
    assert len(soup(client, compare).select(".vergelijking thead a")) == 2


def test_a_part_names_its_whole_in_full(client: TestClient) -> None:
    page = soup(client, "/zoeken?q=beweeg+elke+dag+een+half+uur")
    advice = page.select_one("article[data-thing='aanbeveling/beweeg']")
    assert advice is not None
    assert "Richtlijn Vallen" in str(advice["data-bron"])
    assert "Bewegen" in str(advice["data-bron"])
    assert text_of(advice.select_one(".teken")).startswith("Advies: doen")
    proof = soup(client, "/zoeken?q=minder+vallen+na+de+cursus").select_one("article[data-thing^='bewijs/']")
    assert proof is not None
    assert "Stevig Voorbeeld" in str(proof["data-bron"])


@pytest.mark.parametrize(
    ("text", "marks", "left", "left_marks"),
    [
        ("Vitaal Thuis. Een cursus aan huis.", ((0, 6), (14, 17)), "Een cursus aan huis.", ((0, 3),)),
        ("Vitaal Thuis. ", ((0, 6),), "Vitaal Thuis. ", ((0, 6),)),
        ("Vitaal Thuiszorg. Meer.", (), "Vitaal Thuiszorg. Meer.", ()),
        ("Een cursus.", ((4, 10),), "Een cursus.", ((4, 10),)),
    ],
)
def test_a_snippet_does_not_repeat_the_title_above_it(text: str, marks: Any, left: str, left_marks: Any) -> None:
    assert without_title(Snippet(text, marks), "Vitaal Thuis") == Snippet(left, left_marks)


def test_suggestions_are_words_to_ask_or_things_to_go_to(faked: Any) -> None:
    answer = faked(Results("x", (), 0)).get("/suggesties?q=val")
    assert answer.json() == [
        {"tekst": "valpreventie", "soort": "", "adres": ""},
        {"tekst": "Stevig Voorbeeld", "soort": "Interventie", "adres": f"/{INTERVENTIE}"},
    ]
    assert answer.headers["cache-control"] == "no-store"
    assert faked(None).get("/suggesties?q=val").json() == []


def test_a_mended_question_a_note_and_ways_to_look_further_are_offered(faked: Any) -> None:
    also = (SeeAlso("valangst", "probleem/vallen"), SeeAlso("bang om te vallen", ""))
    results = Results(
        "valpreventi", (hit(1),), 1, did_you_mean="valpreventie", also=also, note="Dit staat nergens <zo>."
    )
    page = soup(faked(results), "/zoeken?q=valpreventi&volgorde=nieuwste")
    mended = page.select_one(".bedoelde a")
    assert mended is not None
    assert mended["href"] == "/zoeken?q=valpreventie&volgorde=nieuwste"
    assert [str(a["href"]) for a in page.select(".zieook a")] == ["/probleem/vallen", "/zoeken?q=bang+om+te+vallen"]
    assert "Dit staat nergens <zo>." in text_of(page.select_one(".melding"))
    assert len(page.select("article")) == 1


def test_help_without_support_cards_names_the_whole_of_each_part(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchEngine, "support", lambda *_: SupportResults(()))
    answers = soup(client, "/hulp?q=mantelzorg").select("article[data-thing]")
    parts = [answer for answer in answers if str(answer["data-thing"]).startswith(("sectie/", "afspraak/", "actie/"))]
    assert parts
    assert all(answer.get("data-bron") for answer in parts)
