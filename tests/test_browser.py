"""Every page in every state in a real browser: accessibility, reflow, keyboard, no scripts, print, privacy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import (
    DISABLED_RULES,
    axe,
    examine,
    follow,
    overflow,
    require_browser,
    running_portal,
    small_targets,
    tab_to,
)
from playwright.sync_api import Browser, Page, Route, expect
from sample_edition import AKKOORD, INVENTARIS, publish

from web.accessibility import accessibility_results

COMPARE = "/vergelijk?id=interventie/stevig-voorbeeld&id=interventie/zeker-voorbeeld"
STATES = {
    "home": "/",
    "stijl": "/stijl",
    "vraag": "/zoeken",
    "resultaten": "/zoeken?q=mantelzorg+in+de+buurt",
    "filter": "/zoeken?q=mantelzorg&soort=sectie",
    "filter zonder resultaat": "/zoeken?q=mantelzorg&soort=loket",
    "kort en gesorteerd": "/zoeken?q=mantelzorg&volgorde=nieuwste&weergave=kort",
    "om te vergelijken": "/zoeken?q=vallen&id=interventie/stevig-voorbeeld&id=interventie/zeker-voorbeeld",
    "niets gevonden": "/zoeken?q=xqzv",
    "vergelijken": COMPARE,
    "alleen verschillen": COMPARE + "&toon=verschillen",
    "vergelijken, nog een": "/vergelijk?id=interventie/stevig-voorbeeld&id=bestaat/niet",
    "vergelijken, niets": "/vergelijk",
    "lijsten": "/lijst",
    "lijst interventies": "/lijst/interventie?digitaal=nee",
    "lijst zonder iets": "/lijst/interventie?probleem=probleem/bestaat-niet",
    "lijst per probleem": "/lijst/interventie/probleem",
    "lijst organisaties": "/lijst/organisatie",
    "lijst aanbevelingen": "/lijst/aanbeveling",
    "lijst alleen genoemd": "/lijst/interventie?beschreven=nee",
    "adviezen": "/probleem/vallen?adviezen=alle",
    "spoed": "/zoeken?q=mijn+man+heeft+een+hartaanval",
    "zelfdoding": "/zoeken?q=ik+denk+aan+zelfdoding",
    "te lang": "/zoeken?q=" + "mantelzorg+" * 60,
    "document": f"/document/{AKKOORD}",
    "sectie": f"/sectie/{AKKOORD}/samen-zorgen",
    "lijst en tabel": f"/sectie/{AKKOORD}/samen-zorgen/planning",
    "lijst met lang woord": f"/document/{INVENTARIS}",
    "vreemde kop": f"/sectie/{AKKOORD}/vreemd",
    "actie": "/actie/respijtzorg",
    "interventie": "/interventie/stevig-voorbeeld",
    "organisatie": "/organisatie/voorbeeldministerie",
    "richtlijn": "/richtlijn/vallen",
    "module": "/module/bewegen",
    "aanbeveling": "/aanbeveling/beweeg",
    "bewijs": "/bewijs/minder-vallen",
    "voorziening": "/voorziening/cursus",
    "wet": "/wet/wmo",
    "klopt niet": "/klopt-niet?ding=interventie/stevig-voorbeeld",
    "klopt niet, dank": "/klopt-niet?verstuurd=ja",
    "verband": "/organisatie/voorbeeldministerie?verband=noemt&kant=in&soort=sectie",
    "bron": f"/bron/{INVENTARIS}",
    "bronzin": f"/bron/{AKKOORD}?start=150&end=300",
    "bronnen": "/bronnen",
    "verantwoording": f"/bronnen/{AKKOORD}",
    "beleid": "/beleid",
    "kwaliteit": "/kwaliteit",
    "uitleg": "/uitleg",
    "uitleg zoeken": "/uitleg/zoeken",
    "uitleg bewijs": "/uitleg/bewijs",
    "uitleg herkomst": "/uitleg/herkomst",
    "uitleg toegankelijkheid": "/uitleg/toegankelijkheid",
    "uitleg contact": "/uitleg/contact",
    "privacy": "/privacy",
    "niet gevonden": "/bestaat/niet",
    "verkeerde plek": f"/bron/{AKKOORD}?start=9&end=2",
}
"""Name of a state → its address."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    require_browser()
    build_dir = tmp_path_factory.mktemp("portal")
    publish(build_dir)
    with running_portal(build_dir) as address:
        yield address


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_accessible_at_every_width(page: Page, portal: str, state: str) -> None:
    page.goto(portal + STATES[state])
    found = examine(page, state)
    assert not found, "\n".join(found)


def test_recorded_results_are_of_these_states() -> None:
    recorded = accessibility_results()
    assert recorded is not None, "run the browser tests and then tests/record_accessibility.py"
    assert set(recorded.states) >= set(STATES)
    assert recorded.findings == ()


def test_only_known_rules_are_switched_off() -> None:
    assert all(DISABLED_RULES.values())


@pytest.mark.parametrize("state", ["home", "stijl", "resultaten", "spoed", "interventie", "vergelijken", "bronzin"])
def test_dark_pages_have_contrast_too(chrome: Browser, portal: str, state: str) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(portal + STATES[state])
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    found = axe(page)
    context.close()
    assert background != "rgb(255, 255, 255)"
    assert found == []


@pytest.mark.parametrize(
    "state", ["home", "stijl", "vraag", "resultaten", "document", "interventie", "vergelijken", "verband", "bronnen"]
)
def test_wider_text_and_other_fonts_fit(page: Page, portal: str, state: str) -> None:
    """Text spacing of WCAG 1.4.12, at 320 px, with the reading font blocked."""
    page.route("**/*.woff2", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(portal + STATES[state])
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; '
          + 'word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
        document.adoptedStyleSheets = [sheet]; }"""
    )
    assert overflow(page) == []


def test_everything_opened_is_accessible(page: Page, portal: str) -> None:
    page.set_viewport_size({"width": 375, "height": 900})
    page.goto(portal + STATES["resultaten"])
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator("details[open]").count() == page.locator("details").count() > 1
    assert axe(page) == []
    assert overflow(page) == []
    assert small_targets(page) == []


def test_keyboard_from_skip_link_to_a_source_sentence(page: Page, portal: str) -> None:
    page.goto(portal + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    page.keyboard.type("respijtzorg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?q=respijtzorg")
    tab_to(page, "article[data-thing] h3 a")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    tab_to(page, "article[data-thing] a[href^='/bron/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bron/**")
    assert "espijtzorg" in page.locator("mark#zin").inner_text()


def test_a_filter_works_with_the_keyboard_alone(page: Page, portal: str) -> None:
    page.goto(portal + STATES["resultaten"])
    all_results = page.locator("h2.telling").inner_text()
    tab_to(page, "input[name=soort]")
    page.keyboard.press("Space")
    tab_to(page, ".filters button")
    page.keyboard.press("Enter")
    page.wait_for_url("**soort=**")
    expect(page.locator("h2.telling")).not_to_have_text(all_results)
    expect(page.locator("input[name=soort]:checked")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 375])
def test_everything_works_without_scripts(chrome: Browser, portal: str, width: int) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(portal + "/")
    page.get_by_role("searchbox").fill("mantelzorg")
    follow(page.get_by_role("button", name="Zoek"))
    assert page.locator("article[data-thing]").count() > 0
    page.locator("details.uitklap summary").first.click()
    assert page.locator("details.uitklap[open] li").first.is_visible()
    if width < 960:
        page.locator("details.filters > summary").click()
    page.locator("input[name=soort]").first.check()
    follow(page.get_by_role("button", name="Pas filters toe"))
    assert "soort=" in page.url
    title = page.locator("article[data-thing] h3 a").first
    name = title.inner_text()
    follow(title)
    assert name in page.locator("h1").inner_text()
    follow(page.get_by_role("link", name="Bron:").first)
    assert page.locator("mark#zin").count() == 1
    context.close()


def test_no_request_leaves_the_host_and_nothing_is_refused(page: Page, portal: str) -> None:
    asked: list[str] = []
    problems: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for state in STATES:
        page.goto(portal + STATES[state])
        assert page.locator("h1").count() == 1
    assert asked
    assert [address for address in asked if not address.startswith(portal + "/")] == []
    # a page that is not there is said to be so on the console too
    assert [problem for problem in problems if "status of 40" not in problem] == []
    assert page.context.cookies() == []


def test_the_marked_sentence_is_in_sight(page: Page, portal: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(portal + "/zoeken?q=beleid+over+wonen")
    follow(page.locator("article[data-thing] a[href^='/bron/']").first)
    box = page.locator("mark#zin").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 700


def test_pages_print(page: Page, portal: str, tmp_path: Path) -> None:
    page.goto(portal + STATES["interventie"])
    page.emulate_media(media="print")
    assert not page.locator(".skip").is_visible()
    assert not page.get_by_role("navigation", name="Hoofdmenu").is_visible()
    assert page.locator("h1").is_visible()
    printed = page.pdf(path=tmp_path / "print.pdf")
    assert printed[:5] == b"%PDF-"
    assert len(printed) > 5000


def test_filters_change_the_results_in_place_and_keep_the_focus(page: Page, portal: str) -> None:
    page.goto(portal + STATES["resultaten"])
    page.evaluate("document.body.dataset.dezelfde = 'ja'")  # gone when the page is loaded again
    before = page.locator("h2.telling").inner_text()
    page.locator("input[name=soort]").first.check()
    page.get_by_role("button", name="Pas filters toe").click()
    page.wait_for_url("**soort=**")
    assert page.evaluate("document.body.dataset.dezelfde") == "ja"
    assert page.evaluate("document.activeElement.textContent.trim()") == "Pas filters toe"
    after = page.locator("h2.telling").inner_text()
    assert after != before
    assert page.locator("[data-telling]").inner_text() == after
    assert after.split(" ")[0] in page.title()
    page.locator(".kiesrij a").first.click()
    page.wait_for_function("before => document.querySelector('h2.telling').textContent.trim() === before", arg=before)
    assert page.evaluate("document.activeElement.className") == "telling"
    page.go_back()
    page.wait_for_function("after => document.querySelector('h2.telling').textContent.trim() === after", arg=after)


def test_the_skip_link_leaves_the_results_as_they_are(page: Page, portal: str) -> None:
    """A link to a place on the page fires "popstate" as Back does."""
    page.goto(portal + STATES["resultaten"])
    busy = page.evaluate(
        """() => new Promise(done => {
          addEventListener("popstate", () => done(document.querySelector("[data-uitkomst]").ariaBusy), {once: true});
          document.querySelector(".skip").click();
        })"""
    )
    assert busy is None
    page.wait_for_url("**#inhoud")
    expect(page.locator("#inhoud")).to_be_focused()


def test_of_two_quick_choices_the_later_is_shown_whichever_answer_comes_first(page: Page, portal: str) -> None:
    held: list[Route] = []
    page.goto(portal + STATES["resultaten"])
    page.route("**/zoeken?**volgorde=nieuwste**", lambda route: held.append(route))
    page.get_by_role("link", name="Nieuwste eerst").click()
    expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "true")
    page.get_by_role("link", name="Best onderbouwd eerst").click()
    current = page.locator(".sorteer [aria-current]")
    expect(current).to_have_text("Best onderbouwd eerst")
    with page.expect_request_finished(lambda request: "volgorde=nieuwste" in request.url):
        held[0].continue_()
    page.evaluate("fetch('/robots.txt').then(answer => answer.text())")  # the held answer has been read by now
    expect(current).to_have_text("Best onderbouwd eerst")
    assert "volgorde=bewijs" in page.url


def test_suggestions_work_with_the_keyboard_and_never_leave_the_box(page: Page, portal: str) -> None:
    found = [
        {"tekst": "mantelzorg", "soort": "", "adres": ""},
        {"tekst": "Stevig Voorbeeld", "soort": "Interventie", "adres": "/interventie/stevig-voorbeeld"},
    ]
    page.route("**/suggesties?**", lambda route: route.fulfill(json=found))
    page.goto(portal + "/zoeken")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("st")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert [line for line in axe(page) if "region" not in line] == []
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Stevig Voorbeeld")
    assert box.get_attribute("aria-activedescendant") == page.get_by_role("option", selected=True).get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    assert box.input_value() == "st"
    page.keyboard.type("e")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/interventie/stevig-voorbeeld")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_professional_compares_two_things_from_the_results(chrome: Browser, portal: str, scripts: bool) -> None:
    context = chrome.new_context(java_script_enabled=scripts, viewport={"width": 375, "height": 900})
    page = context.new_page()
    page.goto(portal + "/zoeken?q=Stevig+Voorbeeld")
    page.get_by_role("checkbox", name="Vergelijk Stevig Voorbeeld").check()
    follow(page.get_by_role("button", name="Onthoud en zoek verder"))
    assert "Stevig Voorbeeld" in page.locator(".bak").inner_text()
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("Zeker Voorbeeld")
    follow(page.get_by_role("button", name="Zoek", exact=True))
    page.get_by_role("checkbox", name="Vergelijk Zeker Voorbeeld").check()
    follow(page.get_by_role("button", name="Vergelijk wat is aangevinkt"))
    assert page.locator(".vergelijking tbody tr").count() > 8
    assert "niet vermeld" in page.locator(".vergelijking").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "vergelijking.csv"
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_professional_tells_what_is_wrong(chrome: Browser, portal: str, scripts: bool) -> None:
    context = chrome.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(portal + "/interventie/stevig-voorbeeld")
    follow(page.get_by_role("link", name="Klopt dit niet?"))
    page.get_by_role("radio", name="Het is verouderd").check()
    page.get_by_label("Wat klopt er niet?").fill("Er is een nieuwe uitgave.")
    follow(page.get_by_role("button", name="Stuur naar de redactie"))
    assert page.locator("h1").inner_text() == "Dank u wel"
    assert context.cookies() == []
    context.close()


def test_a_form_with_errors_is_accessible(page: Page, portal: str) -> None:
    page.goto(portal + STATES["klopt niet"])
    page.evaluate("document.querySelector('form.formulier').noValidate = true")
    follow(page.get_by_role("button", name="Stuur naar de redactie"))
    assert page.title().startswith("Fout:")
    assert examine(page, "klopt niet, met fouten") == []


@pytest.mark.parametrize("state", ["home", "stijl", "resultaten", "interventie", "vergelijken"])
def test_forced_colours_keep_every_word_and_shape(chrome: Browser, portal: str, state: str) -> None:
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = context.new_page()
    page.goto(portal + STATES[state])
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert axe(page) == []
    invisible = page.evaluate(
        """() => [...document.querySelectorAll('svg .vol, svg .streep, svg .plaat-vak, svg.vorm')]
        .filter(e => e.getClientRects().length)
        .filter(e => { const s = getComputedStyle(e), b = getComputedStyle(document.body).backgroundColor;
          return [s.fill, s.stroke].every(c => c === 'none' || c === b); }).length"""
    )
    context.close()
    assert invisible == 0


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_moves_after_the_page_is_drawn(chrome: Browser, portal: str, width: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for state in ("home", "vraag", "resultaten", "interventie", "vergelijken"):
        page.goto(portal + STATES[state], wait_until="networkidle")
        shift = page.evaluate(
            """() => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
                .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => done(sum), 200);
            })"""
        )
        assert shift < 0.05, state
    context.close()
