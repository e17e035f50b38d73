"""The help door in a real browser: accessibility, reflow, keyboard, zoom, print, without scripts, read-aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import (
    accessible_text,
    axe,
    follow,
    overflow,
    require_browser,
    running_portal,
    small_targets,
    tab_to,
)
from help_edition import publish_help
from playwright.sync_api import Browser, Page, expect

STATES = {
    "deur": "/hulp",
    "antwoord": "/hulp?q=ik+val+steeds",
    "spoed": "/hulp?q=mijn+man+ademt+niet+meer",
    "vermist": "/hulp?q=mijn+demente+vader+is+weggelopen",
    "te veel": "/hulp?q=ik+zorg+voor+mijn+man+en+ik+kan+niet+meer",
    "niet begrepen": "/hulp?q=xqzv+wrdl",
    "situatie": "/hulp/situatie/vallen",
    "vraaggebied": "/hulp/vraaggebied/educatie",
    "kaart": "/hulp/kaart/casemanager-dementie",
    "kaart met nummer": "/hulp/kaart/veilig-thuis",
    "eerste vraag": "/hulp/wijzer",
    "tweede vraag": "/hulp/wijzer?wie=naaste",
    "einde": "/hulp/wijzer?wie=naaste&wat=vergeten&geheugen=ja&hoeveel=elke-dag&hulp=respijtzorg",
    "alles overgeslagen": "/hulp/wijzer?wie=-&wat=-&geheugen=-&hoeveel=-&hulp=-",
    "blad": "/hulp/meenemen?kaart=respijtzorg&kaart=valpreventie",
    "leeg blad": "/hulp/meenemen",
}
"""Name of a state → its address."""
WIDTHS = (1280, 375, 320)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    require_browser()
    build_dir = tmp_path_factory.mktemp("help-portal")
    publish_help(build_dir)
    with running_portal(build_dir) as address:
        yield address


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_accessible_at_every_width(page: Page, portal: str, state: str) -> None:
    page.goto(portal + STATES[state])
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {line}" for line in axe(page)]
        found += [f"{width}: sticks out: {line}" for line in overflow(page)]
        found += [f"{width}: small target: {line}" for line in small_targets(page)]
        smallest = accessible_text(page)
        if smallest["size"] < 16:
            found.append(f"{width}: text of {smallest['size']} px: {smallest['text']}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", ["deur", "spoed", "kaart", "tweede vraag"])
def test_dark_pages_have_contrast_too(chrome: Browser, portal: str, state: str) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(portal + STATES[state])
    found = axe(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("state", ["deur", "antwoord", "kaart", "tweede vraag", "blad"])
def test_at_400_per_cent_everything_is_there_in_one_column(page: Page, portal: str, state: str) -> None:
    """1280 px at 400 % is a window of 320 by 225 CSS px (WCAG 1.4.10), with wider text and another font besides."""
    page.route("**/*.woff2", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 225})
    page.goto(portal + STATES[state])
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; '
          + 'word-spacing: .16em !important; }');
        document.adoptedStyleSheets = [sheet]; }"""
    )
    assert overflow(page) == []


@pytest.mark.parametrize("state", ["spoed", "vermist"])
def test_who_to_ring_is_in_sight_on_a_small_screen_with_letters_of_twice_the_size(
    page: Page, portal: str, state: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(portal + STATES[state])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    box = page.locator("a[href='tel:112']").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 667
    assert overflow(page) == []


def test_running_text_is_large(page: Page, portal: str) -> None:
    page.goto(portal + STATES["kaart"])
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.hulpkaart p')).fontSize)")
    assert size >= 20


def test_the_guided_path_works_with_the_keyboard_alone_and_back_goes_back(page: Page, portal: str) -> None:
    page.goto(portal + "/hulp/wijzer")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hulp/wijzer?wie=*")
    second = page.locator("h1").inner_text()
    tab_to(page, "a.knop-rand[href*='wat=-']")
    page.keyboard.press("Enter")
    page.wait_for_url("**wat=-**")
    expect(page.locator("h1")).not_to_have_text(second)
    page.go_back()
    expect(page.locator("h1")).to_have_text(second)


@pytest.mark.parametrize("width", [1280, 375])
def test_everything_works_without_scripts(chrome: Browser, portal: str, width: int) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(portal + "/hulp")
    page.get_by_role("searchbox").fill("ik val steeds")
    follow(page.get_by_role("button", name="Zoek hulp"))
    assert 1 <= page.locator("article[data-thing]").count() <= 7
    boxes = page.locator("input[name=kaart]").all()[:2]
    for box in boxes:
        box.check()
    follow(page.get_by_role("button", name="Maak mijn blad"))
    expect(page.locator(".bladkeuze h2")).to_have_count(len(boxes) + 2)  # the questions and the room for notes
    page.goto(portal + "/hulp/wijzer")
    for _ in range(5):
        page.get_by_role("radio").first.check()
        follow(page.get_by_role("button", name="Verder"))
    assert 1 <= page.locator("article[data-thing]").count() <= 7
    follow(page.locator("article h3 a").first)
    assert page.get_by_role("heading", name="Uw eerste stap").is_visible()
    assert not page.get_by_role("button", name="Lees voor").is_visible()
    context.close()


def test_a_card_reads_itself_aloud_where_the_browser_can(page: Page, portal: str) -> None:
    page.add_init_script(
        "window.said = []; Object.defineProperty(window, 'speechSynthesis', {value: "
        "{speaking: false, cancel() {}, speak(u) { window.said.push(u.text); }}});"
    )
    page.goto(portal + STATES["kaart"])
    page.get_by_role("button", name="Lees voor").click()
    said = page.evaluate("window.said")
    assert said[0].startswith("Casemanager dementie")
    assert "Uw eerste stap" in said
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_be_visible()


def test_the_sheet_prints_what_was_chosen_and_room_to_write(page: Page, portal: str, tmp_path: Path) -> None:
    page.goto(portal + STATES["blad"])
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Even vrij van zorgen").is_visible()
    assert page.locator(".schrijfregel").first.is_visible()
    for hidden in (".niet-printen", ".kop nav", ".voet nav"):
        assert not page.locator(hidden).first.is_visible()
    assert page.pdf(path=tmp_path / "blad.pdf")[:5] == b"%PDF-"


def test_no_request_leaves_the_host_and_nothing_is_refused(page: Page, portal: str) -> None:
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for state in ("deur", "spoed", "kaart", "einde", "blad"):
        page.goto(portal + STATES[state])
    assert [address for address in asked if not address.startswith(portal + "/")] == []
    assert problems == []
    assert page.context.cookies() == []
