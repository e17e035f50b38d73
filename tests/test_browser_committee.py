"""Two tasks of a committee, each by keyboard alone, and again without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import require_browser, running_portal
from playwright.sync_api import Page, expect
from workbench_sample import publish_sample

_FOCUSED = (
    "() => { const e = document.activeElement; return (e.labels?.[0] ?? e).textContent.replace(/\\s+/g, ' ').trim(); }"
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    require_browser()
    folder = tmp_path_factory.mktemp("commissie")
    publish_sample(folder)
    with running_portal(folder) as address:
        yield address


@pytest.fixture(params=["page", "plain_page"], ids=["with scripts", "without scripts"])
def desk(request: pytest.FixtureRequest) -> Page:
    """A page in a browser with scripts, and one without."""
    found: Page = request.getfixturevalue(request.param)
    return found


def walk_to(page: Page, name: str, most: int = 90) -> None:
    """Press Tab until the focus is on the link, button or field that begins with this name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED).startswith(name):
            return
    pytest.fail(f"{name!r} was not reached by keyboard on {page.url}")


def enter(page: Page, name: str) -> None:
    """Walk to a link or button, and press Enter; waits for the page that follows."""
    walk_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def asked_for(page: Page) -> dict[str, list[str]]:
    """The query string of the page."""
    return parse_qs(urlsplit(page.url).query)


def test_what_is_late_who_must_do_it_and_where_it_was_agreed(desk: Page, portal: str) -> None:
    desk.goto(f"{portal}/beleid")
    enter(desk, "Afspraken")
    # the sample is late on a day that any machine's clock may not have reached
    desk.goto(f"{portal}/afspraken?peildatum=2028-01-01")
    walk_to(desk, "Te laat")
    desk.keyboard.press("ArrowDown")
    enter(desk, "Toon afspraken")
    assert {name: asked_for(desk)[name] for name in ("te_laat", "peildatum")} == {
        "te_laat": ["1"],
        "peildatum": ["2028-01-01"],
    }
    expect(desk.locator("table.afspraken tbody tr")).to_have_count(2)
    expect(desk.locator("table.afspraken .merkje-laat")).to_have_count(2)
    enter(desk, "Het ministerie opent")
    expect(desk.locator(".kaart")).to_contain_text("uiterlijk juni 2026")
    enter(desk, "Bron van Wanneer")
    expect(desk.locator("mark").first).to_contain_text("tien logeerhuizen")


def test_does_a_guideline_still_fit_and_what_rests_on_it(desk: Page, portal: str) -> None:
    desk.goto(f"{portal}/beleid")
    enter(desk, "Richtlijnen")
    expect(desk.locator("tbody tr").first).to_be_visible()
    enter(desk, "Werklijst")
    expect(desk.locator("tbody tr").first).to_be_visible()
    enter(desk, "Overlap en tegenspraak")
    expect(desk.get_by_text("Nog niet beoordeeld").first).to_be_visible()
    desk.goto(f"{portal}/richtlijn/vallen")
    enter(desk, "Wat rust hierop?")
    rows = desk.locator("tbody tr")
    expect(rows.first).to_be_visible()
    shown = rows.count()
    enter(desk, "JSON")  # the same rows, to take along
    assert len(json.loads(desk.locator("body").inner_text())["rijen"]) == shown
