"""What visitors share is made beforehand, and a portal without an edition starts all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench_sample import publish_sample

from web.edition import EditionSource
from web.warming import _SHARED, warm


def test_after_warming_nothing_shared_is_asked_of_the_graph_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_sample(tmp_path)
    editions = EditionSource(tmp_path, encoder_name="hash")
    warm(editions)
    with editions.lease() as edition:

        def refused(*given: object, **named: object) -> None:
            raise AssertionError(f"the graph was asked again: {given}")

        monkeypatch.setattr(edition.store, "query", refused)
        for make in _SHARED:
            make(edition)
    editions.close()


def test_without_an_edition_there_is_nothing_to_warm(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    warm(EditionSource(tmp_path, encoder_name="hash"))
    assert not caplog.records


def test_a_failure_is_logged_and_goes_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(edition: object) -> None:
        raise RuntimeError("broken on purpose")

    publish_sample(tmp_path)
    monkeypatch.setattr("web.warming._SHARED", (broken,))
    editions = EditionSource(tmp_path, encoder_name="hash")
    warm(editions)
    editions.close()
    assert "could be made" in caplog.text
