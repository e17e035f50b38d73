"""The help door: entrances, results, cards, the guided path and the sheet, as a visitor without scripts gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from help_edition import publish_help, support_documents
from starlette.testclient import TestClient

from graph.model import Fact, Kind, Node
from search.encoder import load_encoder
from search.hash_encoder import HashEncoder
from search.spelling import MAX_QUESTION
from web.app import create_app
from web.edition import EditionSource
from web.help.cards import HelpCard
from web.help.guide import MOST, QUESTIONS, SKIPPED, options
from web.help.promises import usual_names
from web.help.terms import TERMS
from web.help.words import AREAS, SITUATIONS, sentences, with_numbers
from web.pages.help import MOST_IN_DANGER
from web.urgent import SIGNALS, signal_in
from web.urgent.nearness import Nearness, encoder_digest

EMPTY = HelpCard("", "", "", "", (), (), frozenset(), None, (), frozenset(), frozenset(), "", (), (), ())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    build_dir = tmp_path_factory.mktemp("help")
    publish_help(build_dir)
    editions = EditionSource(build_dir, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        yield client
    editions.close()


def soup(client: TestClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "html5lib")


def articles(page: BeautifulSoup) -> list[Tag]:
    return page.select("article[data-thing]")


def words(page: BeautifulSoup | Tag) -> str:
    return " ".join(page.get_text(" ").split())


def test_the_door_has_own_words_situations_areas_and_a_guided_path(client: TestClient) -> None:
    page = soup(client, "/hulp")
    assert page.select_one("form[action='/hulp'] input[name=q]")
    addresses = [str(link["href"]) for link in page.select("main a[href]")]
    assert sum(address.startswith("/hulp/situatie/") for address in addresses) >= 10
    assert sum(address.startswith("/hulp/vraaggebied/") for address in addresses) == 8
    assert "/hulp/wijzer" in addresses
    assert articles(page) == []


@pytest.mark.parametrize("address", ["/", "/zoeken?q=mantelzorg"])
def test_the_header_leads_here_from_everywhere(client: TestClient, address: str) -> None:
    assert soup(client, address).select_one("header a[href='/hulp']")


@pytest.mark.parametrize("choice", SITUATIONS, ids=lambda choice: choice.code)
def test_every_situation_has_something_to_offer(client: TestClient, choice: object) -> None:
    code = getattr(choice, "code", "")
    page = soup(client, f"/hulp/situatie/{code}")
    assert len(articles(page)) >= 3
    assert page.select_one("h1").get_text() == getattr(choice, "words", "")  # type: ignore[union-attr]


@pytest.mark.parametrize("code", AREAS)
def test_every_vraaggebied_has_something_to_offer(client: TestClient, code: str) -> None:
    assert len(articles(soup(client, f"/hulp/vraaggebied/{code}"))) >= 3


@pytest.mark.parametrize("address", ["/hulp/situatie/zwaar", "/hulp/vraaggebied/praktische-hulp"])
def test_a_list_shows_seven_at_a_time_and_leads_to_the_others(client: TestClient, address: str) -> None:
    seen: list[str] = []
    step: str | None = address
    while step:
        page = soup(client, step)
        shown = [str(article["data-thing"]) for article in articles(page)]
        assert 1 <= len(shown) <= MOST
        assert not set(shown) & set(seen)
        seen += shown
        step = next((str(a["href"]) for a in page.select(".verder a") if "Toon er nog" in words(a)), None)
    assert len(seen) > MOST
    assert f"{len(seen)} soorten hulp" in words(soup(client, address))
    assert client.get(f"{address}?na={len(seen)}").status_code == 404
    assert client.get(f"{address}?na=x").status_code == 200


def test_every_term_is_explained_where_it_first_stands_on_a_card(client: TestClient) -> None:
    cards = [fact for d in support_documents() for fact in d.facts if isinstance(fact, Node)]
    codes = [fact.id.partition("/")[2] for fact in cards if fact.kind == Kind.VOORZIENING]
    explained = 0
    for code in codes:
        article = soup(client, f"/hulp/kaart/{code}").select_one("article.hulpkaart")
        assert article
        heading = words(article.select("h1")[0])
        paragraphs = [words(p) for p in article.select("section p") if not p.select("strong")]
        for term, meaning in TERMS.items():
            spelled = re.compile(rf"(?<!\w){term}", re.IGNORECASE)
            if spelled.search(heading):
                continue
            first = next((at for at, text in enumerate(paragraphs) if spelled.search(text)), None)
            if first is None or f"{term} is " in paragraphs[first] or "Dat is de wet" in paragraphs[first]:
                continue
            explained += 1
            assert meaning in paragraphs[first : first + 6], (code, term)
    assert explained > 100


def test_the_path_puts_what_a_card_is_mostly_about_first_and_else_keeps_the_order_of_the_editors() -> None:
    cards = [
        replace(EMPTY, id="voorziening/ook", situations=("zwaar", "vergeten"), place=("document/1", 1)),
        replace(EMPTY, id="voorziening/tweede", situations=("vergeten",), place=("document/2", 9)),
        replace(EMPTY, id="voorziening/eerste", situations=("vergeten", "zwaar"), place=("document/2", 1)),
        replace(EMPTY, id="voorziening/anders", situations=("geld",), place=("document/0", 1)),
    ]
    assert [option.card.code for option in options(cards, {"wat": "vergeten"})] == ["eerste", "tweede", "ook"]


def test_every_card_says_whom_it_fits() -> None:
    wanting = []
    for document in support_documents():
        for fact in document.facts:
            if isinstance(fact, Node) and fact.kind == Kind.VOORZIENING:
                told = str(fact.props.get("voor_wie") or "")
                wanting += [fact.id] if not told.startswith("Voor ") else []
    assert wanting == []


@pytest.mark.parametrize("address", ["/hulp/situatie/niets", "/hulp/vraaggebied/niets", "/hulp/kaart/niets"])
def test_what_does_not_exist_is_a_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_question_gives_few_options_and_those_that_fit_with_their_reasons(client: TestClient) -> None:
    page = soup(client, "/hulp?q=ik+val+steeds")
    found = articles(page)
    assert 1 <= len(found) <= MOST
    for article in found:
        heading = article.select_one("h3")
        assert heading
        link = heading.select_one("a")
        assert link
        assert words(heading) == words(link)  # the name alone
    fitting, following = page.select("article.hulpkeuze"), page.select(".hulpook article")
    assert [*fitting, *following] == found
    for article in fitting:
        asked = [term.get_text() for term in article.select("dt")]
        assert {"Waarom past dit?", "Wanneer niet?", "Waar vraagt u het aan?"} <= set(asked)
    assert all(len(article.select("p")) == 1 for article in following)
    assert str(found[0]["data-thing"]) == "voorziening/valpreventie"
    assert page.select_one("[data-urgent]") is None


def test_danger_stands_before_all_else_and_its_number_before_the_other_words(client: TestClient) -> None:
    page = soup(client, "/hulp?q=mijn+man+is+weggelopen+met+dementie")
    warning = page.select_one("[data-urgent]")
    assert warning
    assert warning.select("article") == []
    for later in [page.select_one("main h1"), page.select_one("main form"), articles(page)[0]]:
        assert later
        assert warning in later.find_all_previous()
    number, links = warning.select_one("a[href='tel:112']"), page.select("main a, main input, main button")
    assert number
    assert number == links[0]
    assert [part.name for part in number.find_all_previous(["h2", "p", "ul"]) if warning in part.parents] == ["p", "h2"]


def shown(client: TestClient, address: str) -> list[str]:
    return [str(article["data-thing"]).partition("/")[2] for article in articles(soup(client, address))]


@pytest.mark.parametrize(
    "question",
    [
        "ik wil dood",
        "mijn man ademt niet meer",
        "mijn vrouw wordt niet wakker",
        "mijn vader is weg",
        "ik heb gif geslikt",
        "mijn man heeft een scheve mond",
        "mijn zoon slaat mij en ik ben bang voor hem",
    ],
)
def test_below_an_emergency_number_stand_only_options_that_suit_the_moment(client: TestClient, question: str) -> None:
    signal = signal_in(question)
    assert signal
    assert signal.beside
    few = shown(client, f"/hulp?q={question}")
    assert bool(signal.always) <= len(few) <= MOST_IN_DANGER
    assert set(few) <= set(signal.beside)
    assert few[-1:] == [signal.always] or not signal.always
    link = soup(client, f"/hulp?q={question}").select_one("a[href*='toch=1']")
    assert link
    all_the_same = soup(client, str(link["href"]))
    assert all_the_same.select("[data-urgent]")
    assert all_the_same.select("a[href*='toch=1']") == []
    assert len(articles(all_the_same)) > MOST_IN_DANGER


@pytest.mark.parametrize("broken", [["encode_query"], ["encode_queries"], ["encode_query", "encode_queries"]])
@pytest.mark.parametrize("door", ["/hulp", "/zoeken"])
def test_danger_is_shown_when_the_encoder_fails(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, door: str, broken: list[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no memory")

    learned = Nearness.open()
    assert learned
    assert client.get("/").status_code == 200  # the edition is open, and its encoder worked so far
    asked_too = replace(learned, encoder=encoder_digest(load_encoder("hash", Path())))
    monkeypatch.setattr("web.urgent.signals._nearness", lambda: asked_too)
    for name in broken:
        monkeypatch.setattr(HashEncoder, name, fails)
    warning = soup(client, f"{door}?q=ik wil dood").select_one("[data-urgent]")
    assert warning
    assert "113" in words(warning)


@pytest.mark.parametrize("door", ["/hulp", "/zoeken"])
def test_a_question_is_shown_and_weighed_as_it_is_searched(client: TestClient, door: str) -> None:
    """Letters that nobody sees, as word processors put them in, hide no danger."""
    page = soup(client, f"{door}?q=ik+pleeg%00zelf%C2%ADm%E2%80%8Boord")
    box = page.select_one(f"form[action='{door}'] input[name=q]")
    assert box
    assert box["value"] == "ik pleeg zelfmoord"
    assert box["maxlength"] == str(MAX_QUESTION)
    assert page.select("[data-urgent]")


def test_below_other_help_stands_all_that_fits(client: TestClient) -> None:
    address = "/hulp?q=ik zorg voor mijn man en ik kan niet meer"
    assert soup(client, address).select("[data-urgent=op]")
    assert len(shown(client, address)) > MOST_IN_DANGER


def test_what_may_stand_below_danger_are_cards() -> None:
    cards = {fact.id.partition("/")[2] for d in support_documents() for fact in d.facts if isinstance(fact, Node)}
    assert {code for signal in SIGNALS.values() for code in signal.beside} <= cards
    assert all(signal.always in {"", *signal.beside} for signal in SIGNALS.values())


@pytest.mark.parametrize(
    "address", ["/hulp", "/hulp?q=rollator", "/hulp/wijzer", "/hulp/kaart/rollator", "/zoeken?q=rollator"]
)
def test_without_danger_nothing_is_marked_as_such(client: TestClient, address: str) -> None:
    assert soup(client, address).select("[data-urgent]") == []


def test_danger_is_seen_on_the_search_page_too(client: TestClient) -> None:
    warning = soup(client, "/zoeken?q=ik+wil+dood").select_one("[data-urgent]")
    assert warning
    assert "113" in words(warning)


@pytest.mark.parametrize(
    "question", ["xqzv wrdl", "<script>alert(1)</script>", "' OR 1=1 --", "a" * 3000, "\u0000\ufffe", "🙂", "   "]
)
def test_odd_questions_get_an_ordinary_page(client: TestClient, question: str) -> None:
    answer = client.get("/hulp", params={"q": question})
    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.text


def test_a_question_that_is_not_understood_says_so_before_anything_else(client: TestClient) -> None:
    page = soup(client, "/hulp?q=xqzv+wrdl")
    notice = page.select_one("[data-onzeker]")
    assert notice
    assert "huisarts" in words(notice)
    assert articles(page) == []
    assert "Kies een van de situaties" in words(page)


def test_a_card_answers_everything_in_order(client: TestClient) -> None:
    page = soup(client, "/hulp/kaart/casemanager-dementie")
    headings = [heading.get_text() for heading in page.select(".hulpkaart h2")]
    assert headings == [
        "Wat is het?", "Voor wie is het?", "Wanneer niet?", "Waar vraagt u het aan?", "Welke wet is dit?",
        "Uw eerste stap", "Wat zegt u als u belt?", "Wat kost het?", "Hoe lang duurt het?", "Wat als u nee krijgt?",
        "Verschilt het per gemeente?",
    ]  # fmt: skip
    assert "Casemanager dementie" in words(page.select_one("h1"))  # type: ignore[arg-type]


def test_a_card_shows_its_sources_and_the_day(client: TestClient) -> None:
    page = soup(client, "/hulp/kaart/casemanager-dementie")
    origin = page.select_one(".herkomst")
    assert origin
    assert "22 november 2026" in words(origin)
    assert origin.select("a[rel=external][href^=http]")


def test_card_and_page_for_professionals_are_one_click_apart(client: TestClient) -> None:
    card = soup(client, "/hulp/kaart/casemanager-dementie")
    addresses = {str(link["href"]) for link in card.select("main a[href]")}
    assert {
        "/voorziening/casemanager-dementie",
        "/interventie/casemanagement-dementie",
    } <= addresses
    assert soup(client, "/voorziening/casemanager-dementie").select("a[href='/hulp/kaart/casemanager-dementie']")


@pytest.mark.parametrize("address", ["/hulp/kaart/respijtzorg", "/voorziening/respijtzorg"])
def test_a_card_leads_to_the_agreement_that_promises_it_and_to_its_source(client: TestClient, address: str) -> None:
    page = soup(client, address)
    (promised,) = page.select(".afgesproken li")
    to_agreement, to_source = (str(link["href"]) for link in promised.find_all("a"))
    heading = soup(client, to_agreement).h1
    assert heading is not None
    assert "respijtzorg" in words(heading)
    assert to_source.startswith("/bron/")
    assert "respijtzorg" in words(promised)


def test_a_card_leads_to_what_was_agreed_only_where_something_was(client: TestClient) -> None:
    themes = [str(link["href"]) for link in soup(client, "/hulp/kaart/logeerzorg").select("main a[href^='/thema/']")]
    assert themes == ["/thema/respijtzorg"]
    assert not soup(client, "/hulp/kaart/wijkverpleging").select("main a[href^='/thema/']")


def test_who_is_in_danger_himself_finds_help_by_people_in_the_search_for_professionals_too(client: TestClient) -> None:
    kinds = {
        str(found["data-thing"]).partition("/")[0] for found in soup(client, "/zoeken?q=ik+wil+dood").select("article")
    }
    assert kinds == {"voorziening"}
    others = soup(client, "/zoeken?q=respijtzorg").select("article")
    assert {str(found["data-thing"]).partition("/")[0] for found in others} > {"voorziening"}


@pytest.mark.parametrize("code", ["rolstoel", "valpreventie", "zorgvrijwilliger"])
def test_a_card_that_no_agreement_names_shows_none(client: TestClient, code: str) -> None:
    assert not soup(client, f"/hulp/kaart/{code}").select(".afgesproken")


@pytest.mark.parametrize(
    ("title", "aliases", "usual"),
    [
        ("Eigen potje voor zorg (pgb)", ["pgb", "persoonsgebonden budget"], {"pgb", "persoonsgebonden budget"}),
        ("Volmacht en levenstestament (later)", ["levenstestament", "vertegenwoordiger"], {"levenstestament"}),
        ("Regelhulp (wegwijzer van de overheid)", ["Regelhulp", "wegwijzer"], {"Regelhulp"}),
        ("Zorg thuis: mpt en vpt", ["mpt", "vpt", "thuiszorg"], {"mpt", "vpt"}),
        ("Tijdelijk bed", ["ELV", "herstelbed"], {"ELV"}),
    ],
)
def test_only_names_that_mean_nothing_else_tell_that_an_agreement_is_about_it(
    title: str, aliases: list[str], usual: set[str]
) -> None:
    assert usual_names(title, aliases) == usual


def test_every_card_says_for_whom_it_is_and_when_not(client: TestClient) -> None:
    for code in {address.rpartition("/")[2] for written in support_documents() for address in _cards(written.facts)}:
        headings = {heading.get_text() for heading in soup(client, f"/hulp/kaart/{code}").select(".hulpkaart h2")}
        assert {"Wat is het?", "Voor wie is het?", "Wanneer niet?", "Wat kost het?"} <= headings, code


def _cards(facts: list[Fact]) -> set[str]:
    return {fact.id for fact in facts if isinstance(fact, Node) and fact.kind is Kind.VOORZIENING}


def test_national_numbers_are_links_and_others_are_not() -> None:
    linked = str(with_numbers("Bel 112, 0800-5088 of 020 123 45 67 <b>"))
    assert linked.count("<a ") == 2
    assert 'href="tel:08005088"' in linked
    assert "&lt;b&gt;" in linked
    assert "<a" not in str(with_numbers("Het kost 1120 euro of 21,80 euro, nummer 0112."))


def test_a_text_is_shown_a_sentence_at_a_time_and_a_quotation_whole() -> None:
    assert sentences("Bel de huisarts. Zeg dat het haast heeft!") == ["Bel de huisarts.", "Zeg dat het haast heeft!"]
    assert sentences("“Ik val. Wilt u kijken?”") == ["“Ik val. Wilt u kijken?”"]


def submit(client: TestClient, address: str, value: str | None) -> str:
    """The address that a browser goes to from a question: with a choice, or by "Sla over"."""
    page = soup(client, address)
    form = page.select_one("form.wijzer")
    assert form
    if value is None:
        return str(page.select_one("a.knop-rand[href^='/hulp/wijzer']")["href"])  # type: ignore[index]
    fields = [(str(field["name"]), str(field["value"])) for field in form.select("input[type=hidden]")]
    radio = form.select_one(f"input[type=radio][value='{value}']")
    assert radio, value
    pairs = [*fields, (str(radio["name"]), value)]
    return "/hulp/wijzer?" + "&".join(f"{name}={given}" for name, given in pairs)


def test_five_answers_lead_to_at_most_seven_options_that_say_why(client: TestClient) -> None:
    address = "/hulp/wijzer"
    for value in ("naaste", "zwaar", "ja", "elke-dag", "respijtzorg"):
        address = submit(client, address, value)
    page = soup(client, address)
    found = articles(page)
    assert 1 <= len(found) <= MOST
    assert {"voorziening/respijtzorg", "voorziening/dagbesteding"} & {str(a["data-thing"]) for a in found[:3]}
    assert [term.get_text() for term in page.select(".gezegd dt")] == [question.words for question in QUESTIONS]


def test_who_says_that_somebody_forgets_is_not_asked_whether_he_does(client: TestClient) -> None:
    address = submit(client, submit(client, "/hulp/wijzer", "naaste"), "vergeten")
    assert "Vraag 3 van 4" in words(soup(client, address))
    for value in ("elke-dag", "respijtzorg"):
        address = submit(client, address, value)
    page = soup(client, address)
    found = articles(page)
    assert {"voorziening/ontmoetingscentrum", "voorziening/dagbesteding"} & {str(a["data-thing"]) for a in found[:3]}
    assert "vergeten" in words(found[0])
    against = soup(client, f"{address}&geheugen=nee")  # an address kept from before says so still
    assert [a["data-thing"] for a in articles(against)] == [a["data-thing"] for a in found]


def test_each_question_may_be_skipped_and_one_answer_is_enough(client: TestClient) -> None:
    address = submit(client, submit(client, "/hulp/wijzer", None), "vallen")
    for _ in range(3):
        address = submit(client, address, None)
    assert parse_qs(urlsplit(address).query)["geheugen"] == [SKIPPED]
    assert "valpreventie" in str(articles(soup(client, address))[0]["data-thing"])


def test_who_skips_everything_is_sent_to_people_and_situations(client: TestClient) -> None:
    address = "/hulp/wijzer"
    for _ in QUESTIONS:
        address = submit(client, address, None)
    page = soup(client, address)
    assert articles(page) == []
    assert "cliëntondersteuner" in words(page)


def test_the_way_back_and_the_short_cut_are_links(client: TestClient) -> None:
    page = soup(client, "/hulp/wijzer?wie=naaste&wat=zwaar")
    links = {link.get_text(): str(link["href"]) for link in page.select(".wijzerlinks a")}
    assert links["Vorige vraag"] == "/hulp/wijzer?wie=naaste"
    assert articles(soup(client, links["Laat nu zien wat past"]))


def test_made_up_answers_are_asked_again(client: TestClient) -> None:
    page = soup(client, "/hulp/wijzer?wie=<b>&wat=zwaar&iets=anders")
    assert words(page.select_one("h1")) == QUESTIONS[0].words  # type: ignore[arg-type]
    assert [field["name"] for field in page.select("form.wijzer input[type=hidden]")] == ["wat"]


def test_the_sheet_holds_what_was_ticked_questions_and_room(client: TestClient) -> None:
    page = soup(client, "/hulp/meenemen?kaart=respijtzorg&kaart=valpreventie&kaart=niets&kaart=respijtzorg")
    assert [words(heading) for heading in page.select(".bladkeuze h2")][:2] == [
        "1. Even vrij van zorgen (respijtzorg)",
        "2. Minder kans op vallen (valpreventie)",
    ]
    assert len(page.select(".vinklijst li")) >= 5
    assert len(page.select(".schrijfregel")) >= 8


def test_an_empty_sheet_says_how_to_fill_it(client: TestClient) -> None:
    assert "vink aan" in words(soup(client, "/hulp/meenemen"))


def test_nothing_is_kept_of_a_visit(client: TestClient) -> None:
    for address in ("/hulp?q=ik+ben+somber", "/hulp/wijzer?wie=zelf", "/hulp/meenemen?kaart=respijtzorg"):
        answer = client.get(address)
        assert "set-cookie" not in answer.headers
        assert not client.cookies


WALKS = {
    "ik durf mijn man niet alleen te laten en wil een paar uurtjes voor mezelf": (
        "zorgvrijwilliger",
        "Bel het steunpunt mantelzorg",
    ),
    "ik krijg mijn steunkousen niet meer aan": ("wijkverpleging", "U hebt geen brief van de huisarts nodig"),
    "waar kan ik krukken en een bed lenen": ("hulpmiddelen-lenen", "Bel een thuiszorgwinkel"),
    "niemand komt langs en ik ben vaak alleen": ("maatje", "Bel het welzijnswerk"),
    "de gemeente zegt nee tegen mijn hulp": ("bezwaar", "Kijk op de brief"),
}
"""The walk-throughs of docs/hulp.md: a question → a card among the options, and words of its first step."""


@pytest.mark.parametrize("question", WALKS)
def test_a_walk_from_a_question_to_the_first_step_and_the_sheet(client: TestClient, question: str) -> None:
    code, step = WALKS[question]
    entrance = soup(client, "/hulp")
    form = entrance.select_one("form[role=search]")
    assert form
    results = soup(client, f"{form['action']}?q={question.replace(' ', '+')}")
    link = next(a for a in results.select("article h3 a") if str(a["href"]).endswith(f"/{code}"))
    card = soup(client, str(link["href"]))
    assert step in words(card)
    sheet = next(a for a in card.select("a.knop") if "meenemen" in str(a["href"]))
    assert step in words(soup(client, str(sheet["href"])))


def test_the_walk_throughs_are_written_down() -> None:
    text = (Path(__file__).parents[1] / "docs" / "hulp.md").read_text(encoding="utf-8")
    assert [question for question, (_, step) in WALKS.items() if question not in text or step not in text] == []
