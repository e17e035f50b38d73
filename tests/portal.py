"""What the portal's tests share: reading pages as HTML instead of as a string."""

from __future__ import annotations

from itertools import pairwise

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient


def soup(client: TestClient, address: str, status: int = 200) -> BeautifulSoup:
    """The page at an address, which must answer with this status and HTML."""
    answer = client.get(address)
    assert answer.status_code == status, address
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return BeautifulSoup(answer.text, "html.parser")


def text_of(found: Tag | None) -> str:
    """The text in a tag, white space as single spaces."""
    assert found is not None
    return " ".join(found.get_text().split())


def check_frame(page: BeautifulSoup, address: str) -> None:
    """What every page has: one heading, headings in steps, a skip link, no inline script or style, a number to call."""
    assert page.html is not None
    assert page.html["lang"] == "nl"
    assert len(page.select("h1")) == 1, address
    assert page.select_one("a.skip[href='#inhoud']")
    assert page.select_one("main#inhoud")
    levels = [int(heading.name[1]) for heading in page.select("main h1, main h2, main h3, main h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), address
    assert page.select("style, [style], iframe, script:not([src]):not([type='application/ld+json'])") == [], address
    assert [tag for tag in page.select("*") for name in tag.attrs if name.startswith("on")] == [], address
    assert "112" in text_of(page.select_one("footer"))
