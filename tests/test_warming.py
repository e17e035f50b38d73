"""What visitors share is made before an edition is shown, and a portal without an edition starts all the same."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench_sample import publish_sample

from web.edition import EditionSource
from web.warming import _SHARED, keep_looking, look, prepare


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """The collector goes through everything again after a test."""
    yield
    gc.unfreeze()


def test_what_is_shared_is_not_asked_of_the_graph_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_sample(tmp_path)
    editions = EditionSource(tmp_path, encoder_name="hash", prepare=prepare)
    with editions.lease() as edition:

        def refused(*given: object, **named: object) -> None:
            raise AssertionError(f"the graph was asked again: {given}")

        monkeypatch.setattr(edition.store, "query", refused)
        for make in _SHARED:
            make(edition)
    assert gc.get_freeze_count() > 0
    editions.close()


def test_without_an_edition_there_is_nothing_to_prepare(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    look(EditionSource(tmp_path, encoder_name="hash", prepare=prepare))
    assert not caplog.records


def test_a_failure_is_logged_and_the_edition_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(edition: object) -> None:
        raise RuntimeError("broken on purpose")

    publish_sample(tmp_path)
    monkeypatch.setattr("web.warming._SHARED", (broken,))
    editions = EditionSource(tmp_path, encoder_name="hash", prepare=prepare)
    with editions.lease() as edition:
        assert edition.documents
    editions.close()
    assert "could be made" in caplog.text


def test_a_newer_edition_is_prepared_without_a_visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []
    monkeypatch.setattr("web.warming.LOOK_S", 0.01)
    editions = EditionSource(tmp_path, encoder_name="hash", prepare=lambda edition: prepared.append(edition.version))
    publish_sample(tmp_path)
    end = keep_looking(editions)
    give_up = time.monotonic() + 60
    while not prepared and time.monotonic() < give_up:
        time.sleep(0.01)
    end()
    assert prepared
    editions.close()
