"""A running portal and a real Chromium for the browser tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from web.app import create_app
from web.edition import EditionSource

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KEPT = ROOT / "artefacten"
"""What a run leaves for people to look at: schermen/<state>-<width>.png, and per state what was found."""
WIDTHS = (1280, 375, 320)
"""CSS pixels: a desk, a phone, and a desk at 400 %."""
PICTURED = (1280, 375)
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DISABLED_RULES: dict[str, str] = {}
"""axe rules that are switched off, each with the reason. Everything else is on, experimental and AAA rules too."""

_RUN_AXE = """async (disabled) => {
  const enabled = axe.getRules().map(rule => [rule.ruleId, {enabled: !disabled.includes(rule.ruleId)}]);
  const found = await axe.run(document, {rules: Object.fromEntries(enabled)});
  const where = nodes => nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' || ');
  return found.violations.map(v => `${v.id}: ${v.help} | ${where(v.nodes)}`);
}"""


def require_browser() -> str:
    """Path of Chromium. Skips the test when it or axe-core is missing; fails where that may not happen (CI=true)."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    missing = [name for name, there in (("Chromium", chromium), ("axe-core (npm ci)", AXE.is_file())) if not there]
    if missing:
        reason = f"{' and '.join(missing)} not installed; see tests/install_browser.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    assert chromium
    return chromium


@contextmanager
def running_portal(build_dir: Path, encoder_name: str = "hash") -> Iterator[str]:
    """Serve `build_dir` on a free port of this machine; gives the address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        editions = EditionSource(build_dir, encoder_name=encoder_name)
        server = uvicorn.Server(uvicorn.Config(create_app(editions), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started:
            if time.monotonic() > deadline:
                raise RuntimeError("the portal did not start within 20 s")
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=10)
        editions.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """One headless Chromium."""
    executable = require_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that page is there: a click by itself waits for nothing."""
    with link.page.expect_navigation():
        link.click()


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    """Press Tab until the focus is on something that matches `selector`; the test fails after `limit` presses."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no {selector} within {limit} tabs on {page.url}")


def axe(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands, a line per rule."""
    # through an isolated evaluation, because the pages' own Content-Security-Policy refuses scripts put into them
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN_AXE, list(DISABLED_RULES))
    return found


def overflow(page: Page) -> list[str]:
    """Elements that stick out of the page to the right; empty when nothing scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map(e => e.tagName + '.' + e.className)"""
    )
    return found


def small_targets(page: Page, size: int = 44) -> list[str]:
    """Links and buttons less than `size` CSS pixels high; links inside a sentence may be as high as their line."""
    found: list[str] = page.evaluate(
        """size => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
          .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden')
          .filter(e => !(e.matches('p a, li a') && getComputedStyle(e).display === 'inline'))
          .filter(e => !e.matches('.skip'))
          .map(e => [(e.closest('label') || e).getBoundingClientRect().height, e])
          .filter(([height]) => height < size - 0.5)
          .map(([height, e]) => `${e.tagName} ${e.textContent.trim().slice(0, 40)} ${height}`)""",
        size,
    )
    return found


def accessible_text(page: Page) -> dict[str, Any]:
    """Smallest font size (CSS px) of visible text, and the text that has it."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          let smallest = {size: 1000, text: ''};
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim(), owner = walker.currentNode.parentElement;
            if (!text || !owner.getClientRects().length || owner.closest('.alleen-voorlezen')) continue;
            const size = parseFloat(getComputedStyle(owner).fontSize);
            if (size < smallest.size) smallest = {size, text: text.slice(0, 60)};
          }
          return smallest;
        }"""
    )
    return found


def examine(page: Page, state: str) -> list[str]:
    """Everything that is wrong with the page as it stands, at every width; screenshots and findings are kept."""
    found: list[str] = []
    name = re.sub(r"[^a-z0-9]+", "-", state.lower())
    folder = KEPT / "schermen"
    folder.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {line}" for line in axe(page)]
        found += [f"{width}: sticks out: {line}" for line in overflow(page)]
        found += [f"{width}: small target: {line}" for line in small_targets(page)]
        smallest = accessible_text(page)
        if smallest["size"] < 16:  # the brief: meta text 16 px, all else 18
            found.append(f"{width}: text of {smallest['size']} px: {smallest['text']}")
        if width in PICTURED:
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    browser = page.context.browser
    kept = {
        "state": state,
        "findings": found,
        "browser": f"Chromium {browser.version if browser else ''}".strip(),
        "axe": page.evaluate("axe.version"),
    }
    results = KEPT / "toegankelijkheid"
    results.mkdir(parents=True, exist_ok=True)
    (results / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return found
