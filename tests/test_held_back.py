"""What nobody compared with a public page is no fact for visitors: it waits for an editor, out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from argon2 import PasswordHasher
from bs4 import BeautifulSoup
from help_edition import support_documents_in
from sample_edition import publish
from starlette.testclient import TestClient

from graph.model import BlockNote, Handling, Node, Status
from graph.public import HELD_BACK, public
from graph.review import uncertain
from web.app import create_app
from web.edition import EditionSource
from web.editors.accounts import ACCOUNTS_FILE, Accounts, Role
from web.help.cards import TO_ASK, cards_of

PASSWORD = "een lang wachtwoord"
UNCHECKED = ("zeskantig", "dauwtrapper", "kwartjesman", "lantaarnopsteker", "hooischudder")
"""A word in each text that cites no page."""
MOST = 150
"""Pages that are read."""
SOURCES = '[gids]\ntitel = "Een gids"\nurl = "https://example.org/gids"\ngeraadpleegd = "2026-11-20"\n'
AREA = """---
soort: vraaggebieden
---

## Praktische hulp

- code: praktische-hulp

**Wat is het?** U zoekt hulp. [gids]
"""
DESK = """---
soort: loketten
---

## Wmo-loket van uw gemeente

- code: wmo-loket

**Wat is het?** Een zeskantig huis.

**Wat kost het?** Vraag het. [advies]
"""
CARDS = """---
titel: Op stap
soort: voorzieningen
---

## Samen wandelen (wandelmaatje)

- code: wandelmaatje
- ook: wandelmaatje
- lay: ik wil een stukje lopen ; samen op pad
- vraag: praktische-hulp
- loket: wmo-loket
- wet: wmo
- voor: ouderen
- situatie: alleen
- wie: zelf

**Wat is het?** Iemand loopt met u mee. [gids]

**Voor wie?** Voor elke dauwtrapper.

**Wat is het niet?** Niet voor een kwartjesman. [onbekend]

**Wat kost het?** Het is gratis. [gids, achterhouden]

**Hoe lang duurt het?** Een uur. [gids]

**Eerste stap** Bel het loket.

**Wat zegt u als u belt?** “Wie loopt er mee?”

## Samen fietsen (fietsmaatje)

- code: fietsmaatje
- ook: fietsmaatje
- lay: ik wil een stukje fietsen ; samen op de fiets
- vraag: praktische-hulp
- loket: wmo-loket
- wet: wmo
- voor: ouderen
- situatie: alleen
- wie: zelf

**Wat is het?** Een lantaarnopsteker fietst met u mee.

**Voor wie?** Voor een hooischudder. [gids]

**Wat is het niet?** Geen wedstrijd. [gids]

**Eerste stap** Bel het loket.

**Wat zegt u als u belt?** “Wie fietst er mee?”
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published build of two cards of which some texts cite no page, with an editor's account."""
    texts = tmp_path_factory.mktemp("kaarten")
    for name, text in {"bronnen.toml": SOURCES, "vraag.md": AREA, "loket.md": DESK, "stap.md": CARDS}.items():
        (texts / name).write_text(text, encoding="utf-8")
    build_dir = tmp_path_factory.mktemp("held")
    publish(build_dir, documents=tuple(support_documents_in(texts)))
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    Accounts(build_dir / ACCOUNTS_FILE, cheap).set("ans", PASSWORD, Role.REDACTEUR)
    return build_dir


@pytest.fixture
def editions(folder: Path) -> Iterator[EditionSource]:
    editions = EditionSource(folder, encoder_name="hash")
    yield editions
    editions.close()


@pytest.fixture
def client(editions: EditionSource) -> Iterator[TestClient]:
    with TestClient(create_app(editions), base_url="https://testserver") as client:
        yield client


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every page that links lead a visitor to, with its text, and what a visitor may ask besides."""
    waiting = [
        "/hulp", "/zoeken?q=wandelen", "/lijst", "/bronnen", "/hulp/wijzer?wie=zelf&wat=alleen&klaar=ja",
        "/hulp/meenemen?kaart=wandelmaatje&kaart=fietsmaatje", "/hulp/kaart/wandelmaatje", "/hulp/situatie/alleen",
        "/hulp/vraaggebied/praktische-hulp", "/voorziening/wandelmaatje", "/voorziening/wandelmaatje.json",
        "/loket/wmo-loket-van-uw-gemeente.json", "/bron/stap", "/bron/loket",
        "/graaf.json?start=voorziening/wandelmaatje",
        f"/bron/stap?start={CARDS.index('Voor elke')}&end={CARDS.index('Eerste stap')}", "/vragen/console",
        *(f"{door}?q={word}" for door in ("/hulp", "/zoeken", "/suggesties") for word in UNCHECKED),
    ]  # fmt: skip
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        if "html" not in answer.headers["content-type"]:
            yield address, answer.text
            continue
        page = BeautifulSoup(answer.text, "html5lib")
        found = " ".join(part.get_text(" ") for part in page.select("article"))
        yield address, found if "q=" in address else answer.text  # a page repeats what was asked
        for link in page.select("main a[href^='/']") if len(seen) < MOST else ():
            target = urldefrag(str(link["href"]))[0]
            if target not in seen and not urlsplit(target).path.startswith(("/static", "/redactie", "/klopt")):
                seen.add(target)
                waiting.append(target)


def test_no_page_and_no_answer_says_what_nobody_checked(client: TestClient) -> None:
    leaks = [(address, word) for address, text in addresses(client) for word in UNCHECKED if word in text.lower()]
    assert leaks == []


def test_a_card_without_a_checked_core_is_held_back_whole(client: TestClient) -> None:
    assert client.get("/hulp/kaart/fietsmaatje").status_code == 404
    assert client.get("/voorziening/fietsmaatje").status_code == 404
    assert "fietsmaatje" not in client.get("/hulp/situatie/alleen").text
    assert "wandelmaatje" in client.get("/hulp/situatie/alleen").text


def test_a_card_stays_whole_where_a_fact_is_held_back(client: TestClient) -> None:
    text = client.get("/hulp/kaart/wandelmaatje").text
    page = BeautifulSoup(text, "html5lib")
    headings = [heading.get_text() for heading in page.select(".hulpkaart h2")]
    assert {"Voor wie is het?", "Wanneer niet?", "Wat kost het?"} <= set(headings)
    for key in ("voor_wie", "wat_het_niet_is"):
        assert TO_ASK[key].partition(". ")[0] in text
    origin = page.select_one(".herkomst:has(#herkomst-kop)")
    assert origin
    assert "Voor wie is het? Wanneer niet?" in " ".join(origin.get_text(" ").split())


def test_what_was_read_but_may_not_be_told_gives_way_to_the_desk(editions: EditionSource) -> None:
    with editions.lease() as edition:
        answers = {answer.key: answer for answer in cards_of(edition)["wandelmaatje"].answers}
    assert answers["kosten"].text == "Vraag het."
    assert answers["kosten"].known
    assert not answers["voor_wie"].known


def test_the_source_text_says_where_something_waits(client: TestClient) -> None:
    assert "[dit moet nog worden nagekeken]" in client.get("/bron/stap").text
    assert "Iemand loopt met u mee." in client.get("/bron/stap").text


@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda facts: facts.write_bytes(b"{}\n"), lambda f: f.write_bytes(b"\xff")]
)
def test_without_readable_facts_no_word_of_the_text_is_shown(
    client: TestClient, folder: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], object]
) -> None:
    """Only the facts say what waits: a text whose facts cannot be read may hold anything."""
    facts = (folder / "current" / "facts" / "stap.jsonl").resolve()
    before = facts.read_bytes()
    damage(facts)
    try:
        answer = client.get("/bron/stap")
        card = client.get("/voorziening/wandelmaatje")
    finally:
        facts.write_bytes(before)
    assert answer.status_code == 503
    assert not any(word in answer.text.lower() for word in ("loopt met u mee", *UNCHECKED))
    assert "niet laten zien" in answer.text
    assert card.status_code == 200
    assert "stap is not shown" in caplog.text
    assert client.get("/bron/stap").status_code == 200  # what was mended is read again


def test_editors_find_all_of_it_where_everything_else_waits(client: TestClient, folder: Path) -> None:
    client.post("/redactie/inloggen", data={"naam": "ans", "wachtwoord": PASSWORD})
    text = client.get("/redactie/nakijken").text
    assert [word for word in UNCHECKED if word not in text] == []
    assert "Achtergehouden: nog niet nagekeken" in text
    assert "Zet die in bronnen.toml" in text
    assert "Voorziening: Samen fietsen (fietsmaatje)" in text


def test_what_waits_is_flagged_text_or_a_thing_that_is_not_public(folder: Path) -> None:
    facts = next(folder.glob("editions/*/facts"), None) or next(folder.rglob("facts"))
    waiting = [one.fact for one in uncertain(facts)]
    notes = [fact for fact in waiting if isinstance(fact, BlockNote)]
    assert all(note.reason == HELD_BACK and note.handling is Handling.FLAGGED for note in notes)
    assert sorted(note.source.quote.split("**")[1] for note in notes) == [
        "Voor wie?", "Wat is het niet?", "Wat is het?", "Wat kost het?",
    ]  # fmt: skip
    (card,) = (fact for fact in waiting if isinstance(fact, Node))
    assert card.props["publiek"] is False
    assert card.source.status is Status.MACHINE
    assert list(public([card])) == []
