"""A portal over the workbench sample, for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup
from starlette.testclient import TestClient
from workbench_sample import publish_sample

from web.app import create_app
from web.edition import EditionSource

TODAY = date(2026, 7, 1)


@contextmanager
def workbench(folder: Path) -> Iterator[TestClient]:
    """A client of a portal that serves the sample, on `TODAY`."""
    publish_sample(folder)
    editions = EditionSource(folder, encoder_name="hash")
    with TestClient(create_app(editions, today=lambda: TODAY)) as client:
        yield client
    editions.close()


def soup(client: TestClient, address: str, status: int = 200) -> BeautifulSoup:
    """The page at an address, parsed."""
    answer = client.get(address)
    assert answer.status_code == status, f"{answer.status_code} {address}: {answer.text[:300]}"
    return BeautifulSoup(answer.text, "html.parser")
