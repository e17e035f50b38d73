"""Which build a request reads from, and how the portal moves on to the next one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from web.edition import Edition, EditionSource, NoEdition


class Opened:
    """An edition for the tests of `EditionSource`, with a store that remembers whether it was closed."""

    def __init__(self, folder: Path) -> None:
        self.closed = False
        self.edition = Edition(folder, folder.name, "", (), self, None)  # type: ignore[arg-type]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def stage(tmp_path: Path) -> Any:
    """`publish(name)` switches build/current; `opened` holds what was opened.

    Names in `broken` cannot be opened; those in `slow` tell when they begin and wait until they may go on.
    """
    opened: dict[str, Opened] = {}
    broken: set[str] = set()

    def switch(name: str) -> None:
        (tmp_path / "versions" / name).mkdir(parents=True, exist_ok=True)
        beside = tmp_path / ".current.new"
        beside.symlink_to(Path("versions") / name)
        beside.replace(tmp_path / "current")

    slow: dict[str, tuple[threading.Event, threading.Event]] = {}

    def opener(folder: Path) -> Edition:
        if folder.name in slow:
            begun, may_go_on = slow[folder.name]
            begun.set()
            assert may_go_on.wait(20)
        if folder.name in broken:
            raise ValueError(folder.name)
        opened[folder.name] = Opened(folder)
        return opened[folder.name].edition

    source = EditionSource(tmp_path, opener=opener)
    return SimpleNamespace(publish=switch, source=source, opened=opened, broken=broken, slow=slow)


def test_a_new_edition_is_served_while_old_requests_end_in_peace(stage: Any) -> None:
    with pytest.raises(NoEdition, match="vindbaar build"), stage.source.lease():
        pass
    stage.publish("1")
    with stage.source.lease() as old:
        assert old.version == "1"
        stage.publish("2")
        with stage.source.lease() as new:
            assert new.version == "2"
        assert not stage.opened["1"].closed
    assert stage.opened["1"].closed
    assert not stage.opened["2"].closed
    stage.source.close()
    assert stage.opened["2"].closed


def test_a_broken_edition_does_not_take_the_portal_down(stage: Any, caplog: pytest.LogCaptureFixture) -> None:
    stage.publish("1")
    with stage.source.lease():
        pass
    stage.broken.add("2")
    stage.publish("2")
    for _ in range(3):
        with stage.source.lease() as edition:
            assert edition.version == "1"
    assert sum("cannot be opened" in record.getMessage() for record in caplog.records) == 1
    stage.publish("3")
    with stage.source.lease() as edition:
        assert edition.version == "3"


def test_nobody_waits_while_a_new_edition_is_being_opened(stage: Any) -> None:
    def version() -> str:
        with stage.source.lease() as edition:
            return str(edition.version)

    stage.publish("1")
    assert version() == "1"
    begun, may_go_on = stage.slow["2"] = threading.Event(), threading.Event()
    stage.publish("2")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(version)
        assert begun.wait(20)
        assert version() == "1"
        may_go_on.set()
        assert first.result(20) == "2"
    assert version() == "2"


def test_nobody_waits_while_an_old_edition_lets_go(stage: Any) -> None:
    """Closing may wait for a query of a server."""
    closing, may_close = threading.Event(), threading.Event()

    def close() -> None:
        closing.set()
        assert may_close.wait(20)

    def version() -> str:
        with stage.source.lease() as edition:
            return str(edition.version)

    for moment in ("switch", "last reader", "end"):
        stage.publish(f"old {moment}")
        assert version() == f"old {moment}"
        stage.opened[f"old {moment}"].close = close
        closing.clear()
        may_close.clear()
        with ThreadPoolExecutor(2) as pool:
            if moment == "switch":
                stage.publish("new")
                first = pool.submit(version)
            elif moment == "last reader":
                lease = stage.source.lease()
                lease.__enter__()
                stage.publish("newer")
                assert version() == "newer"
                first = pool.submit(lease.__exit__, None, None, None)
            else:
                first = pool.submit(stage.source.close)
            assert closing.wait(20)
            try:
                assert pool.submit(version).result(20)
            finally:
                may_close.set()
            first.result(20)


def test_an_edition_whose_manifest_is_not_whole_is_not_served(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "versions" / "1").mkdir(parents=True)
    (tmp_path / "versions" / "1" / "manifest.json").write_text('{"documents": []}')
    (tmp_path / "current").symlink_to(Path("versions") / "1")
    with pytest.raises(NoEdition), EditionSource(tmp_path, encoder_name="hash").lease():
        pass
    assert "manifest.json is damaged: 'version' is missing" in caplog.text
