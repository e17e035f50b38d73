"""The page of an advice: whether it still counts, and which guideline disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_edition import Writer, publish
from starlette.testclient import TestClient
from workbench_portal import soup

from graph.model import Predicate as P
from web.app import create_app
from web.edition import EditionSource


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("advies")
    w = Writer("document/advies", "advies.txt")
    line = w.write("Geef geen crème, tenzij de huid droog is. Smeer elke dag crème.")
    w.node(w.document, "Advies", line)
    w.node("richtlijn/oud", "Richtlijn huid 2009", line, {"status": "vervallen"})
    w.node("richtlijn/nieuw", "Richtlijn huid 2025", line, {"status": "geldig"})
    w.node(
        "aanbeveling/oud", "Geef geen crème, tenzij:", line,
        {"tekst": "Geef geen crème, tenzij:", "voorwaarde": ["de huid droog is"], "richting": "tegen"},
    )  # fmt: skip
    w.node("aanbeveling/nieuw", "Smeer elke dag crème.", line, {"tekst": "Smeer elke dag crème.", "richting": "voor"})
    w.edge("richtlijn/oud", P.HEEFT_AANBEVELING, "aanbeveling/oud", line)
    w.edge("richtlijn/nieuw", P.HEEFT_AANBEVELING, "aanbeveling/nieuw", line)
    w.edge("aanbeveling/nieuw", P.TEGENGESTELD_AAN, "aanbeveling/oud", line, {"reden": "andere richting"})
    w.node("module/oud", "Verzorgen", line)
    w.edge("richtlijn/oud", P.HEEFT_MODULE, "module/oud", line)
    w.node("interventie/crème", "Crèmecursus", line, {"status": "ingetrokken"})
    w.node("bewijs/crème", "Minder jeuk", line, {"uitkomst": "positief effect"})
    w.edge("interventie/crème", P.ONDERBOUWD_DOOR, "bewijs/crème", line)
    publish(folder, documents=(w,))
    editions = EditionSource(folder, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        yield client
    editions.close()


def _words(client: TestClient, address: str, selector: str) -> str:
    return " ".join(" ".join(one.get_text(" ").split()) for one in soup(client, address).select(selector))


def test_advice_of_a_withdrawn_guideline_says_so_under_its_title(client: TestClient) -> None:
    assert "Vervallen de richtlijn" in _words(client, "/aanbeveling/oud", ".tekenrij")
    assert "Vervallen" not in _words(client, "/aanbeveling/nieuw", ".tekenrij")


def test_that_a_guideline_is_withdrawn_is_not_said_again_of_each_advice(client: TestClient) -> None:
    assert "Vervallen" in _words(client, "/richtlijn/oud", ".tekenrij")
    assert "Geef geen crème" in _words(client, "/richtlijn/oud", ".verbandtabel")
    assert "Vervallen" not in _words(client, "/richtlijn/oud", ".verbandtabel")


def test_a_part_says_which_whole_no_longer_counts(client: TestClient) -> None:
    assert "Vervallen de richtlijn" in _words(client, "/module/oud", ".tekenrij")
    assert "Ingetrokken de interventie" in _words(client, "/bewijs/crème", ".tekenrij")


def test_what_disagrees_names_its_guideline_and_whether_that_still_counts(client: TestClient) -> None:
    beside = _words(client, "/aanbeveling/nieuw", ".verbandtabel th[scope=row]")
    assert "Uit Richtlijn huid 2009" in beside
    assert "Vervallen" in beside
    assert "Uit Richtlijn huid 2025" in _words(client, "/aanbeveling/oud", ".verbandtabel th[scope=row]")


def test_a_title_that_breaks_off_goes_on_with_its_conditions(client: TestClient) -> None:
    assert _words(client, "/aanbeveling/oud", "h1") == "Geef geen crème, tenzij: de huid droog is."
