"""What the portal's tests share: reading pages as HTML instead of as a string."""

from __future__ import annotations

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
