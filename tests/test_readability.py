"""Every text for citizens reads easily: cards, pages of the help door, and what the site says in danger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from help_edition import publish_help
from starlette.testclient import TestClient

from bench.readability import Score, card_scores, score
from web.app import create_app
from web.edition import EditionSource
from web.help.cards import TO_ASK
from web.urgent import SIGNALS

PAGES = {
    "de deur": "/hulp",
    "een vraag": "/hulp/wijzer",
    "een latere vraag": "/hulp/wijzer?wie=naaste&wat=zwaar&geheugen=ja",
    "het einde van de vragen": "/hulp/wijzer?wie=naaste&wat=vallen&klaar=ja",
    "alles overgeslagen": "/hulp/wijzer?klaar=ja",
    "een situatie": "/hulp/situatie/vallen",
    "een kaart": "/hulp/kaart/valpreventie",
    "een antwoord": "/hulp?q=ik+val+steeds",
    "niet begrepen": "/hulp?q=xqzv+wrdl",
    "het blad": "/hulp/meenemen?kaart=valpreventie",
    "een leeg blad": "/hulp/meenemen",
}
"""What the page is → its address."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    build_dir = tmp_path_factory.mktemp("readability")
    publish_help(build_dir)
    editions = EditionSource(build_dir, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        yield client
    editions.close()


@pytest.mark.parametrize("found", card_scores(), ids=lambda found: found.name)
def test_a_card_reads_easily(found: Score) -> None:
    assert found.passes, found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_easily(client: TestClient, name: str) -> None:
    page = BeautifulSoup(client.get(PAGES[name]).text, "html5lib")
    for part in page.select(".kruimels, .meeneembalk .alleen-voorlezen, .herkomst li, header, .voet nav"):
        part.decompose()
    texts = [" ".join(part.get_text(" ").split()) for part in page.select("h1, h2, h3, p, li, dt, dd, label, legend")]
    found = score(name, "\n".join(text for text in dict.fromkeys(texts) if text))
    assert found.passes, found


def test_what_to_ask_where_nothing_was_checked_reads_easily() -> None:
    found = score("wat te vragen", "\n".join(TO_ASK.values()))
    assert found.passes, found


@pytest.mark.parametrize("signal", SIGNALS.values(), ids=lambda signal: signal.name)
def test_what_is_said_in_danger_reads_easily(signal: object) -> None:
    heading, text = getattr(signal, "heading", ""), getattr(signal, "text", "")
    ways = [f"{way.text} {way.number}" for way in getattr(signal, "ways", ())]
    found = score("spoed", "\n".join([heading, text, *ways]))
    assert found.longest <= 20
    assert found.lix <= 38
    assert not found.forbidden


def test_a_hard_text_fails() -> None:
    hard = (
        "De effectiviteit van de interventie wordt middels multidisciplinaire evaluatie gemonitord, teneinde "
        "de zelfredzaamheid van zorgvragers binnen het desbetreffende domein adequaat te optimaliseren conform beleid."
    )
    found = score("hard", hard)
    assert not found.passes
    assert found.douma < 20
    assert found.longest > 20
    assert {"interventie", "middels", "teneinde"} <= set(found.forbidden)


def test_measures_agree_with_a_count_by_hand() -> None:
    found = score("hand", "De kat loopt. De hond blaft hard.")  # 7 words, 2 sentences, 7 syllables, no long word
    assert found.words == 7
    assert found.douma == pytest.approx(206.835 - 0.93 * 3.5 - 77)
    assert found.lix == pytest.approx(3.5)


def test_every_text_is_listed_with_its_scores() -> None:
    listed = (Path(__file__).parents[1] / "docs" / "leesbaarheid.md").read_text(encoding="utf-8")
    assert [found.name for found in card_scores() if found.name not in listed] == []
