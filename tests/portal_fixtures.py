"""Fixtures of the portal's tests: a small real edition and a client that asks its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_edition import publish
from starlette.testclient import TestClient

from graph.model import Node, read_facts
from web.app import create_app
from web.edition import EditionSource


@pytest.fixture(scope="module")
def build_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the sample edition is published."""
    folder = tmp_path_factory.mktemp("edition")
    publish(folder)
    return folder


@pytest.fixture(scope="module")
def editions(build_dir: Path) -> Iterator[EditionSource]:
    source = EditionSource(build_dir, encoder_name="hash")
    yield source
    source.close()


@pytest.fixture(scope="module")
def client(editions: EditionSource) -> Iterator[TestClient]:
    with TestClient(create_app(editions)) as client:
        yield client


@pytest.fixture(scope="module")
def ids(build_dir: Path) -> list[str]:
    """Ids of all things in the sample."""
    facts = [fact for path in (build_dir / "facts").glob("*.jsonl") for fact in read_facts(path)]
    return sorted({fact.id for fact in facts if isinstance(fact, Node)})
