"""What is particular to the embedded store: one writer, readers beside it, and what a kill leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sample_graph
from sample_graph import AKKOORD, INVENTARIS

from graph.store import StoreError, open_store

ROOT = Path(__file__).resolve().parents[1]

WRITER = """
import sys
sys.path.insert(0, {tests!r})
import sample_graph
from graph.store import open_store
store = open_store({folder!r}, write=True)
store.ensure_schema()
store.replace_document(sample_graph.AKKOORD, sample_graph.akkoord())
store.close()
store = open_store({folder!r}, write=True)
print("one", flush=True)
{then}
"""


def writing_process(folder: Path, then: str) -> subprocess.Popen[str]:
    """Another process that has saved the first document and is held up at `then`."""
    script = WRITER.format(tests=str(ROOT / "tests"), folder=str(folder), then=then)
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "one\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()


def test_a_folder_without_a_graph_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="vindbaar build"):
        open_store(str(tmp_path / "nergens"))
    assert not (tmp_path / "nergens").exists()


def test_a_file_that_is_no_graph_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "graph.kgl").write_bytes(b"geen graaf" * 100)
    for write in (False, True):
        with pytest.raises(StoreError, match="build it again"):
            open_store(str(tmp_path), write=write)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="bolt://"):
        open_store("http://localhost:7474")


def test_one_writer_at_a_time_in_one_process(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as first:
        first.ensure_schema()
        with pytest.raises(StoreError, match="being written"):
            open_store(str(tmp_path), write=True)
    with open_store(str(tmp_path), write=True) as second:
        assert second.health().nodes == 0


def test_a_second_writing_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    process = writing_process(tmp_path, "sys.stdin.read()")
    try:
        with pytest.raises(StoreError, match="being written by another process"):
            open_store(str(tmp_path), write=True)
    finally:
        kill(process)
    with open_store(str(tmp_path), write=True) as store:
        assert [row["id"] for row in store.query("documents")] == [AKKOORD]


def test_a_kill_in_the_middle_of_a_document_leaves_what_was_saved(tmp_path: Path) -> None:
    held_up = (
        "from graph import loading\n"
        "def add_edges(*a):\n"
        "    print('half', flush=True)\n"
        "    sys.stdin.read()\n"
        "store.replace_document(sample_graph.RICHTLIJN, sample_graph.richtlijn())\n"
        "loading.add_edges = add_edges\n"
        "store.replace_document(sample_graph.INVENTARIS, sample_graph.inventaris())\n"
    )
    process = writing_process(tmp_path, held_up)
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    kill(process)
    with open_store(str(tmp_path), write=True) as store:
        assert [row["id"] for row in store.query("documents")] == [AKKOORD]
        assert store.query("thing", id="interventie/in-balans") == []
        assert store.query("thing", id="organisatie/vng")[0]["props"]["afkortingen"] == ["VNG"]
        store.replace_document(INVENTARIS, sample_graph.inventaris())
        assert len(store.query("documents")) == 2


def test_readers_keep_what_they_opened_while_the_next_edition_is_made(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    with open_store(str(one), write=True) as store:
        store.ensure_schema()
        store.replace_document(AKKOORD, sample_graph.akkoord())
    with open_store(str(one)) as reader:
        shutil.copytree(one, two)
        with open_store(str(two), write=True) as writer:
            writer.replace_document(AKKOORD, ())
            writer.replace_document(INVENTARIS, sample_graph.inventaris())
            assert reader.query("documents")[0]["id"] == AKKOORD
        shutil.rmtree(one)  # cleared away under the reader's feet
        assert reader.query("documents")[0]["id"] == AKKOORD
        assert reader.console("MATCH (n:Actie) RETURN count(n) AS n").rows == [(3,)]
    with open_store(str(two)) as reader:
        assert [row["id"] for row in reader.query("documents")] == [INVENTARIS]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as store:
        store.ensure_schema()
    with open_store(str(tmp_path)) as reader:
        with pytest.raises(StoreError, match="opened for reading"):
            reader.replace_document(AKKOORD, sample_graph.akkoord())
        with pytest.raises(StoreError, match="opened for reading"):
            reader.ensure_schema()


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    store = open_store(str(tmp_path), write=True)
    store.close()
    store.close()


def test_a_query_of_the_console_holds_a_million_rows_or_items_at_most(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph"), write=True) as store:
        store.ensure_schema()
        with pytest.raises(StoreError, match="more than 1,000,000 rows"):
            store.console("UNWIND range(1, 1100000) AS x RETURN size(collect(x)) AS n", timeout_s=60.0)
        assert store.console("UNWIND range(1, 100000) AS x RETURN size(collect(x)) AS n").rows == [(100_000,)]
