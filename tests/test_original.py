"""A page about a guideline leads to the guideline itself, and never passes a summary off as its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sample_edition import Writer, publish
from starlette.testclient import TestClient
from workbench_portal import soup

from graph.model import Predicate as P
from web.app import create_app
from web.edition import EditionSource
from web.things import DocumentFacts

SOURCE = "https://richtlijnen.example.nl/onrust"
SUMMARY: dict[str, Any] = {
    "url": SOURCE,
    "geraadpleegd": "2026-11-22",
    "zinnen": ["Uitgever: RIVM", "Samengevat in eigen woorden; de richtlijn zelf staat bij de bron."],
}


def _written(props: dict[str, Any], *, is_read: bool = True) -> Writer:
    w = Writer("document/onrust", "onrust.txt")
    line = w.write("Bij onrust in de nacht: zorg voor licht.")
    places = {"zin_start": [0 for _ in props["zinnen"]], "zin_eind": [1 for _ in props["zinnen"]]}
    w.node(w.document, "Onrust", line, {**props, **places})
    w.node("richtlijn/onrust", "Richtlijn onrust", line)
    w.node("module/licht", "Licht", line, {"uitgangsvraag": "Helpt licht?"})
    w.node("module/muziek", "Muziek", line, {"uitgangsvraag": "Helpt muziek?"})
    w.node("aanbeveling/licht", "Zorg voor licht.", line, {"richting": "voor"})
    if is_read:
        w.edge("richtlijn/onrust", P.UIT, w.document, line)
    for module in ("module/licht", "module/muziek"):
        w.edge("richtlijn/onrust", P.HEEFT_MODULE, module, line)
    w.edge("module/licht", P.HEEFT_AANBEVELING, "aanbeveling/licht", line)
    return w


@contextmanager
def _pages(folder: Path, written: Writer) -> Iterator[TestClient]:
    publish(folder, documents=(written,))
    editions = EditionSource(folder, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        yield client
    editions.close()


def _buttons(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select("a.knop-rand") if link.get_text() == "Lees de richtlijn zelf"]


def test_a_summary_says_so_and_leads_to_the_guideline(tmp_path: Path) -> None:
    with _pages(tmp_path, _written(SUMMARY)) as client:
        for address in ("/richtlijn/onrust", "/module/licht", "/aanbeveling/licht"):
            page = soup(client, address)
            assert _buttons(page) == [SOURCE]
            assert "samengevat in eigen woorden, geraadpleegd op 22 november 2026" in page.get_text()
        for address in ("/richtlijn/onrust", "/aanbeveling/licht"):
            page = soup(client, address)
            assert not any("“" in quote.get_text() for quote in page.select("blockquote"))
            assert "Samengevat in eigen woorden" in page.select(".herkomst figcaption")[0].get_text()


def test_a_text_that_is_no_summary_is_quoted(tmp_path: Path) -> None:
    with _pages(
        tmp_path, _written({"url": "javascript:alert(1)", "zinnen": ["Leg het uit in eigen woorden."]})
    ) as client:
        page = soup(client, "/richtlijn/onrust")
        assert _buttons(page) == []
        assert "amengevat in eigen woorden" not in page.get_text()
        assert all("“" in quote.get_text() for quote in page.select("blockquote"))


def test_a_guideline_that_others_only_name_has_no_text_to_lead_to(tmp_path: Path) -> None:
    with _pages(tmp_path, _written(SUMMARY, is_read=False)) as client:
        assert _buttons(soup(client, "/richtlijn/onrust")) == []


def test_a_module_without_advice_says_that_its_advice_is_not_here(tmp_path: Path) -> None:
    with _pages(tmp_path, _written(SUMMARY)) as client:
        said = "Het advies van deze module is hier niet opgenomen. Lees de module zelf."
        for address, times in (("/richtlijn/onrust", 1), ("/module/muziek", 1), ("/module/licht", 0)):
            found = [p for p in soup(client, address).select("p") if p.get_text() == said]
            assert len(found) == times, address
            assert all(link["href"] == SOURCE for p in found for link in p.select("a"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Samengevat in eigen woorden; de richtlijn zelf staat bij de bron.", True),
        ("In eigen woorden samengevat.", True),
        ("Dit is een samenvatting in eigen woorden van het akkoord.", True),
        ("Samenvatting", False),
        ("Laat de cliënt het in eigen woorden vertellen.", False),
    ],
)
def test_how_a_text_says_that_it_is_a_summary(sentence: str, expected: bool) -> None:
    assert DocumentFacts.of("document/x", "X", {"zinnen": ["Titel", sentence]}).is_in_own_words is expected
