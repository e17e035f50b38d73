"""A problem or group of people shows all advice about it, the newest first, with what no longer counts marked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4.element import Tag
from starlette.testclient import TestClient
from workbench_portal import soup, workbench

from web.advice_about import Advised, newest_first


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("adviezen")) as client:
        yield client


def _advice(client: TestClient, address: str) -> Tag | None:
    return soup(client, address).select_one('section[aria-labelledby="advies-kop"]')


@pytest.mark.parametrize("address", ["/probleem/vallen", "/doelgroep/ouderen"])
def test_advice_stands_with_its_guideline_its_date_and_its_two_signs(client: TestClient, address: str) -> None:
    section = _advice(client, address)
    assert section is not None
    (row,) = section.select("li")
    text = " ".join(row.get_text(" ").split())
    assert "Bied de valcursus aan." in text
    assert "Uit Richtlijn vallen" in text
    assert "laatst bekeken: 1 mei 2018" in text
    assert "Bewijs: niet vermeld" in text
    assert row.select_one('a[href="/richtlijn/vallen"]')
    assert row.select_one('a[href="/aanbeveling/oefenen"]')


def test_other_things_gather_no_advice(client: TestClient) -> None:
    assert _advice(client, "/setting/thuis") is None
    assert _advice(client, "/richtlijn/vallen") is None


def test_what_is_withdrawn_stands_behind_what_counts() -> None:
    def given(name: str, day: str, *, is_withdrawn: bool = False) -> Advised:
        return Advised(name, name, (), "richtlijn/x", "X", day, False, None, is_withdrawn)

    found = [given("oud", "2004", is_withdrawn=True), given("zonder datum", ""), given("nieuw", "2023")]
    assert [one.id for one in newest_first(found)] == ["nieuw", "zonder datum", "oud"]
