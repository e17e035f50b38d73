"""A short question of which the rarest word stands nowhere: the page says so, and is not in doubt for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sample_edition import publish
from search_sample import fill, nota, plan
from starlette.testclient import TestClient

from search.encoder import load_encoder
from search.engine import SearchEngine
from search.index_build import build_index
from web.app import create_app
from web.edition import EditionSource


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    folder, encoder = tmp_path_factory.mktemp("nowhere"), load_encoder("hash", Path())
    build_index(fill(folder / "graph", nota(), plan()), encoder, folder / "index", cache_dir=folder / "cache")
    with SearchEngine.open(folder / "index", encoder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("stuifmeelkalender ouderen", "stuifmeelkalender"),
        ("respijtzorg stuifmeelkalender", "stuifmeelkalender"),
        ("respijtzorg ouderen", ""),
        ("respijtzorg", ""),
        ("stuifmeelkalender", ""),  # there is no rest of the question
        ("ouderen 4711", ""),
        ("", ""),
    ],
)
def test_the_rarest_word_of_a_short_question_that_nothing_has(engine: SearchEngine, question: str, word: str) -> None:
    assert engine.search(question).nowhere == word


def test_in_a_story_no_word_is_what_it_is_about(engine: SearchEngine) -> None:
    story = "dementie huis casemanager familie dagbesteding gemeente mantelzorger stuifmeelkalender"
    assert engine.search(story).nowhere == ""


def test_a_word_that_stands_nowhere_is_no_doubt_by_itself(engine: SearchEngine) -> None:
    known = "dementie casemanager familie dagbesteding"
    assert engine.search(f"{known} stuifmeelkalender").uncertain == engine.search(known).uncertain


def test_the_page_says_so_above_the_results(tmp_path: Path) -> None:
    publish(tmp_path)
    editions = EditionSource(tmp_path, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        page = BeautifulSoup(client.get("/zoeken?q=respijtzorg+stuifmeelkalender").text, "html5lib")
        plain = BeautifulSoup(client.get("/zoeken?q=respijtzorg").text, "html5lib")
    editions.close()
    notice = page.select_one("[data-nergens]")
    assert notice
    assert "stuifmeelkalender" in notice.get_text()
    assert all(notice in article.find_all_previous() for article in page.select("article"))
    assert not plain.select("[data-nergens]")
