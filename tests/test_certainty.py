"""What nobody is sure of is shown as not certain, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from portal import soup, text_of
from sample_edition import inventaris, publish
from starlette.testclient import TestClient

from graph.model import Node
from web.app import create_app
from web.certainty import with_certainty, with_certainty_told
from web.edition import EditionSource
from web.pages.results import result_signs
from web.tables import Cell, Column, Table, as_csv

UNSURE, SURE = "probleem/vallen", "doelgroep/ouderen"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditionSource]:
    folder: Path = tmp_path_factory.mktemp("onzeker")
    written = inventaris()
    written.facts = [
        replace(fact, source=replace(fact.source, zekerheid=0.5))
        if isinstance(fact, Node) and fact.id == UNSURE
        else fact
        for fact in written.facts
    ]
    publish(folder, documents=(written,))
    source = EditionSource(folder, encoder_name="hash")
    yield source
    source.close()


@pytest.fixture(scope="module")
def client(editions: EditionSource) -> Iterator[TestClient]:
    with TestClient(create_app(editions)) as client:
        yield client


def test_tables_mark_what_leads_to_it_and_nothing_else(editions: EditionSource) -> None:
    cells = (Cell("a", f"/{UNSURE}"), Cell("b", f"/{SURE}"), Cell("c"), Cell("d", "https://voorbeeld.nl"))
    table = Table("x", tuple(Column(name, name) for name in "abcd"), (cells,))
    with editions.lease() as edition:
        (row,) = with_certainty(table, edition).rows
    assert [cell.unsure for cell in row] == [True, False, False, False]


def test_the_twin_of_a_table_names_it_in_a_last_column(editions: EditionSource) -> None:
    columns = tuple(Column(name, name) for name in "ab")
    unsure, sure = (Cell("a", f"/{UNSURE}"), Cell("b", f"/{SURE}")), (Cell("c", f"/{SURE}"), Cell("d"))
    with editions.lease() as edition:
        told = with_certainty_told(Table("x", columns, (unsure, sure)), edition)
        assert with_certainty_told(Table("x", columns, (sure,)), edition) == Table("x", columns, (sure,))
    assert as_csv(told).splitlines() == ["a,b,Niet zeker", "a,b,a", "c,d,"]


def test_its_own_page_and_the_table_of_the_explorer_say_so(client: TestClient) -> None:
    assert "Niet zeker." in text_of(soup(client, f"/{UNSURE}").select_one(".dingkop"))
    assert "Niet zeker." not in text_of(soup(client, f"/{SURE}").select_one(".dingkop"))
    around = soup(client, "/graaf?start=interventie/stevig-voorbeeld")
    marked = [text_of(row.th) for row in around.select("tbody tr") if "niet zeker" in text_of(row)]
    assert marked
    assert all("Vallen" in name for name in marked)


def test_a_result_without_a_profile_has_no_sign() -> None:
    assert result_signs(None) == ()
