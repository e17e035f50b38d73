"""Fixtures of the browser tests: one Chromium per test file, a fresh page without memory per test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import chromium
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    # per file and no longer: Playwright keeps an event loop running, which tests of asynchronous code do not bear
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_page(chrome: Browser) -> Iterator[Page]:
    """A page in a browser without scripts."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()
