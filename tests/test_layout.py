"""Publishing an edition: all at once or not at all, and never two writers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.layout import KEPT, BuildBusy, BuildDir
from graph.manifest import ManifestError, read_manifest, write_manifest


def publish(layout: BuildDir, mark: str) -> Path:
    draft = layout.begin()
    (draft / "facts" / "a.jsonl").write_text(mark)
    write_manifest(draft, manifest(mark))
    return layout.publish(draft)


def manifest(mark: str) -> dict[str, Any]:
    whole = {"built_at": "2026-09-18T10:30:00+02:00", "seconds": 1, "keys": {}, "documents": [], "counts": {}}
    return {**whole, "version": mark, "passages": 0, "flagged": 0, "quarantined": 0}


def test_nothing_exists_until_something_is_published(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path / "build")
    assert layout.edition() is None
    assert layout.manifest() is None
    layout.begin()
    assert layout.edition() is None


def test_stable_addresses_show_the_newest_edition(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path)
    publish(layout, "first")
    publish(layout, "second")
    assert (tmp_path / "facts" / "a.jsonl").read_text() == "second"
    assert layout.manifest() == manifest("second")


def test_a_reader_keeps_the_edition_it_opened(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path)
    publish(layout, "first")
    opened = layout.edition()
    publish(layout, "second")
    assert opened is not None
    assert (opened / "facts" / "a.jsonl").read_text() == "first"


def test_old_editions_are_cleared_away(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path)
    for mark in "abcde":
        publish(layout, mark)
    assert sorted(folder.name for folder in layout.versions.iterdir()) == ["4", "5"]
    assert KEPT == 2


def test_a_killed_build_leaves_the_published_edition_and_is_swept_up(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path)
    publish(layout, "first")
    killed = layout.begin()
    (killed / "facts" / "half.jsonl").write_text("{")
    assert layout.manifest() == manifest("first")
    publish(layout, "second")
    assert not killed.exists()
    assert not list(layout.versions.glob("*/facts/half.jsonl"))


def test_a_second_writer_is_refused_at_once(tmp_path: Path) -> None:
    layout = BuildDir(tmp_path)
    with layout.writing(), pytest.raises(BuildBusy, match="another build is writing"), BuildDir(tmp_path).writing():
        pass
    with layout.writing():
        pass


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "Expecting value"),
        ("{", "Expecting property name"),
        ("[1]", "a list where an object is expected"),
        ("[" * 100_000, "recursion"),
        ('{"version": 1}', "'version' is not of the right type"),
        (json.dumps({**manifest("x"), "documents": [{"id": "document/x"}]}), "'slug' is missing"),
    ],
)
def test_a_damaged_manifest_counts_as_none_and_its_damage_is_named(tmp_path: Path, content: str, message: str) -> None:
    layout = BuildDir(tmp_path)
    edition = publish(layout, "first")
    (edition / "manifest.json").write_text(content)
    assert layout.manifest() is None
    with pytest.raises(ManifestError, match=message) as caught:
        read_manifest(edition)
    assert "\n" not in str(caught.value)
