"""What visitors see when something does not work, in a real browser: as accessible as any other page, with a way on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import examine, require_browser, running_portal
from playwright.sync_api import Page, expect
from sample_edition import publish

from graph.store import StoreError
from web.pages import lists, sources


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require_browser()
    folder = tmp_path_factory.mktemp("storing")
    publish(folder)
    return folder


@pytest.fixture(scope="module")
def words_only(published: Path) -> Iterator[str]:
    """A portal whose encoder cannot be loaded: it searches by words alone."""
    with running_portal(published, encoder_name="/bestaat/niet") as address:
        yield address


@pytest.fixture(scope="module")
def without_index(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal without a search index; the other pages work."""
    folder = tmp_path_factory.mktemp("zonder") / "build"
    shutil.copytree(published, folder, symlinks=True)
    shutil.rmtree((folder / "current" / "index").resolve())
    with running_portal(folder) as address:
        yield address


@pytest.fixture(scope="module")
def troubled(published: Path) -> Iterator[str]:
    """A portal in which the graph is away on one page and another page breaks."""

    def away(request: object, edition: object) -> None:
        raise StoreError("the graph is away")

    def broken(request: object, edition: object) -> None:
        raise RuntimeError("broken on purpose")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "overview", away)
        patch.setattr(sources, "page", broken)
        with running_portal(published) as address:
            yield address


def test_search_by_words_alone_says_so(page: Page, words_only: str) -> None:
    page.goto(f"{words_only}/zoeken?q=mantelzorg")
    expect(page.locator("article[data-thing]").first).to_be_visible()
    expect(page.locator("main .melding")).not_to_have_count(0)
    assert not examine(page, "zoeken op woorden")


def test_without_an_index_searching_says_so_and_leads_to_the_lists(page: Page, without_index: str) -> None:
    page.goto(f"{without_index}/zoeken?q=mantelzorg")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken werkt nu even niet")
    expect(page.locator("main a[href^='/lijst']")).not_to_have_count(0)
    assert not examine(page, "zoeken zonder index")
    page.goto(f"{without_index}/interventie/stevig-voorbeeld")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stevig Voorbeeld")


@pytest.mark.parametrize(("address", "status"), [("/lijst", 503), ("/bronnen", 500)])
def test_when_our_side_fails_the_page_says_whose_fault_it_is_and_what_to_do(
    page: Page, troubled: str, address: str, status: int
) -> None:
    answer = page.goto(troubled + address)
    assert answer is not None
    assert answer.status == status
    expect(page.locator("main")).to_contain_text("ligt aan ons")
    expect(page.locator("main")).to_contain_text("112")
    assert not examine(page, f"fout {status}")


def test_before_the_first_build_the_portal_says_it_is_being_prepared(page: Page, tmp_path: Path) -> None:
    require_browser()
    with running_portal(tmp_path) as address:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 503
        expect(page.get_by_role("heading", level=1)).to_have_text("Vindbaar wordt klaargezet")
        assert not examine(page, "nog geen uitgave")


@pytest.mark.parametrize("width", [375, 320])
def test_filters_open_on_a_phone_are_accessible(page: Page, words_only: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{words_only}/zoeken?q=mantelzorg")
    page.locator(".filters > summary").click()
    expect(page.locator(".filters[open]")).to_have_count(1)
    assert not examine(page, f"filters open {width}")
