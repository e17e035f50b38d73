"""The workbench in a real browser: accessible and fitting in every state, legible pictures, tasks by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import examine, follow, require_browser, running_portal
from playwright.sync_api import Page, expect
from workbench_sample import ADVIES, AKKOORD, NIEUW, OUD, publish_sample

from web.editors.accounts import ACCOUNTS_FILE, Accounts, Role

STATES = {
    "afspraken": "/afspraken",
    "afspraken te laat": "/afspraken?te_laat=1&peildatum=2028-01-01",
    "afspraken leeg": "/afspraken?partij=onbekend",
    "afspraken partij": "/afspraken/partij/gemeentebond",
    "afspraken per partij": "/afspraken/partijen",
    "budgetten": "/afspraken/budgetten",
    "edities kiezen": "/vergelijk-edities",
    "edities": f"/vergelijk-edities?a=document/{OUD}&b=document/{NIEUW}",
    "kennislacunes": "/kennislacunes",
    "matrix": "/kennislacunes/matrix",
    "lijst": "/kennislacunes/doel-zonder-bijdrage",
    "richtlijnen": "/richtlijnen",
    "werklijst": "/richtlijnen/werklijst",
    "kandidaten": "/richtlijnen/kandidaten",
    "inloggen": "/redactie/inloggen",
    "bewegingen": "/bewegingen",
    "kanslijnen": "/kanslijnen",
    "impact kiezen": "/impact",
    "impact": "/impact?ding=bewijs/valcursus",
    "vragen": "/vragen",
    "vraag open": "/vragen/doelen-van",
    "vraag": f"/vragen/doelen-van?document=document/{ADVIES}",
    "console": "/vragen/console?cypher=MATCH+(n:Actie)+RETURN+n.id+AS+id",
    "console geweigerd": "/vragen/console?cypher=CREATE+(n:Actie)",
    "graaf kiezen": "/graaf?naam=mantel",
    "graaf": "/graaf?start=interventie/valcursus",
    "graaf open": "/graaf?start=interventie/valcursus&open=doelgroep/ouderen",
    "graaf gefilterd": "/graaf?start=interventie/valcursus&soort=probleem",
    "graaf weg": "/graaf?start=bewijs/valcursus&naar=richtlijn/vallen",
    "graaf niet gevonden": "/graaf?start=bestaat/niet",
}
PASSWORD = "een lang wachtwoord"
ROOM = {
    "redactie": "/redactie",
    "nakijken": "/redactie/nakijken",
    "besluiten": "/redactie/besluiten",
    "meldingen": "/redactie/meldingen",
    "logboek": "/redactie/logboek",
    "status": "/redactie/status?ding=actie/logeerhuizen",
    "beoordelen": "/richtlijnen/kandidaten",
}
"""Pages for who is signed in."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    require_browser()
    folder: Path = tmp_path_factory.mktemp("werkbank")
    publish_sample(folder)
    Accounts(folder / ACCOUNTS_FILE).set("cas", PASSWORD, Role.BEHEERDER)
    with running_portal(folder) as address:
        yield address


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_accessible_and_fits_at_every_width(page: Page, portal: str, state: str) -> None:
    page.goto(portal + STATES[state])
    assert not examine(page, state)


def test_an_editor_signs_in_decides_and_every_page_of_the_room_is_accessible(page: Page, portal: str) -> None:
    page.goto(f"{portal}/redactie")
    page.get_by_label("Naam").fill("cas")
    page.get_by_label("Wachtwoord").fill("fout wachtwoord")
    follow(page.get_by_role("button", name="Log in"))
    assert not examine(page, "inloggen geweigerd")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    follow(page.get_by_role("button", name="Log in"))
    assert page.url.endswith("/redactie")
    page.goto(f"{portal}{ROOM['nakijken']}")
    assert not examine(page, "nakijken met feiten")
    follow(page.get_by_role("button", name="Dit klopt", exact=True).first)
    assert page.url.endswith("/redactie/nakijken")
    for state, address in ROOM.items():
        page.goto(portal + address)
        assert not examine(page, state)
    page.get_by_role("radio", name="Zegt hetzelfde").first.check()
    follow(page.get_by_role("button", name="Bewaar oordeel").first)
    expect(page.get_by_text("één oordeel.")).to_have_count(1)
    page.goto(f"{portal}/redactie")
    follow(page.get_by_role("button", name="Log uit"))
    assert page.url.endswith("/redactie/inloggen")


_LABELS = """() => [...document.querySelectorAll('svg.plaat')].filter(s => s.getClientRects().length).flatMap(svg => {
  const frame = svg.getBoundingClientRect(), found = [];
  const boxes = [...svg.querySelectorAll('rect')].map(r => r.getBoundingClientRect());
  boxes.forEach((one, i) => boxes.slice(i + 1).forEach(other => {
    const beside = one.left >= other.right - 1 || other.left >= one.right - 1;
    if (!beside && one.top < other.bottom - 1 && other.top < one.bottom - 1)
      found.push(`boxes overlap at ${one.top}`);
  }));
  for (const link of svg.querySelectorAll('a')) {
    const box = link.querySelector('rect').getBoundingClientRect();
    for (const text of link.querySelectorAll('text')) {
      const label = text.getBoundingClientRect();
      const outside = label.left < box.left - 1 || label.right > box.right + 1;
      if (outside || label.top < box.top - 2 || label.bottom > box.bottom + 2)
        found.push(`outside its box: ${text.textContent}`);
      if (label.left < frame.left - 1 || label.right > frame.right + 1) found.push(`clipped: ${text.textContent}`);
      if (parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width < 12)
        found.push(`too small: ${text.textContent}`);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("width", [1280, 375])
def test_pictures_of_the_best_connected_things_have_whole_labels_apart_from_each_other(
    page: Page, portal: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{portal}/graaf")
    starts = page.eval_on_selector_all(".wegen a", "all => all.map(a => a.getAttribute('href'))")
    assert len(starts) == 20
    for start in starts:
        page.goto(portal + start)
        assert page.locator("svg.plaat:visible").count() == 1
        assert not page.evaluate(_LABELS), start


def test_the_moving_picture_walks_by_keyboard_and_speaks(page: Page, portal: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{portal}/graaf?start=interventie/valcursus")
    box = page.locator(".netwerk-vak")
    if not page.locator("script[src*=cytoscape]").count():
        pytest.skip("cytoscape.js was not installed (npm)")
    box.wait_for(state="visible")
    box.focus()
    page.keyboard.press("ArrowRight")
    speech = page.locator(".netwerk-spraak")
    expect(speech).to_contain_text("Verband 1 van ")
    spoken = speech.inner_text()
    page.keyboard.press("ArrowRight")
    expect(speech).not_to_have_text(spoken)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "valcursus" not in page.url
    page.go_back()
    assert "start=interventie/valcursus" in page.url.replace("%2F", "/")
    box.wait_for(state="visible")
    box.focus()
    page.keyboard.press("Escape")
    expect(page.locator("h2:focus")).to_have_count(1)
    assert not errors


def test_the_picture_is_saved_as_png(page: Page, portal: str) -> None:
    page.goto(f"{portal}/graaf?start=interventie/valcursus")
    if not page.locator("script[src*=cytoscape]").count():
        pytest.skip("cytoscape.js was not installed (npm)")
    page.locator(".netwerk-vak").wait_for(state="visible")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar als PNG").click()
    assert Path(saved.value.path()).read_bytes()[:4] == b"\x89PNG"


def test_a_committee_finds_what_is_late_without_scripts(plain_page: Page, portal: str) -> None:
    page = plain_page
    page.goto(f"{portal}/beleid")
    follow(page.get_by_role("link", name="Afspraken", exact=True))
    page.get_by_label("Te laat").select_option("1")
    page.get_by_label("Peildatum").fill("2028-01-01")
    follow(page.get_by_role("button", name="Toon afspraken"))
    assert page.locator("table.afspraken tbody tr").count() == 2
    follow(page.get_by_role("link", name="Ministerie", exact=True).first)
    assert page.get_by_role("heading", level=1).inner_text() == "Wat moet Ministerie doen?"
    page.goto(f"{portal}/graaf?start=interventie/valcursus")
    assert page.locator("svg.plaat-breed").is_visible()
    follow(page.get_by_role("link", name="Open de verbanden van Ouderen"))
    assert page.get_by_role("heading", name="Naast Ouderen").count() == 1


def press_to(page: Page, name: str, most: int = 80) -> None:
    """Walk with Tab until the focus is on the link, button or field that begins with this name."""
    reading = "() => { const e = document.activeElement; return (e.labels?.[0] ?? e).innerText.trim(); }"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(reading).startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached")


def test_a_committee_compares_editions_and_asks_a_question_by_keyboard_alone(page: Page, portal: str) -> None:
    page.goto(f"{portal}/vergelijk-edities?a=document/{OUD}&b=document/{NIEUW}")
    press_to(page, "Gewijzigd (")
    page.keyboard.press("Enter")
    page.wait_for_url("**soort=gewijzigd**")
    assert page.locator(".wijzigingen > li").count() == 1
    page.goto(f"{portal}/vragen")
    press_to(page, "Welke acties uit")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vragen/verlopen-acties")
    press_to(page, "Document")
    page.keyboard.type("Werkakk")
    press_to(page, "Stel de vraag")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**document=document%2F{AKKOORD}**")
    assert page.get_by_role("heading", level=2).first.inner_text().endswith(("antwoord", "antwoorden"))
