"""From facts files to graph: loading what differs gives what loading all gives, whatever happened before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
import sample_graph
from sample_graph import AKKOORD, INVENTARIS, RICHTLIJN

from graph import build, loading
from graph.build import fingerprint, is_current, load_graph
from graph.contribution import Contribution
from graph.embedded_store import EmbeddedStore
from graph.model import Fact, SchemaError, write_facts
from graph.paging import every_card
from graph.store import GraphStore, StoreError, open_store


def facts_in(folder: Path, documents: Mapping[str, Iterable[Fact]]) -> Path:
    folder.mkdir()
    for document, facts in documents.items():
        write_facts(folder / f"{document.removeprefix('document/')}.jsonl", facts)
    return folder


def contents(store: GraphStore) -> dict[str, Any]:
    things = every_card(store)
    return {
        "cards": things,
        "documents": store.query("documents"),
        "counts": store.query("counts_by_document"),
        "relations": {row["id"]: store.query("relations", id=row["id"]) for row in things},
        "sources": {row["id"]: store.query("thing_sources", id=row["id"]) for row in things},
    }


def loaded(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which documents are loaded from here on."""
    seen: list[str] = []
    whole = type(store).replace_documents

    def noted(groups: Iterable[Contribution]) -> Iterator[Contribution]:
        for new in groups:
            seen.extend(new.documents)
            yield new

    def replace_documents(self: GraphStore, groups: Iterable[Contribution]) -> None:
        whole(self, noted(groups))

    monkeypatch.setattr(type(store), "replace_documents", replace_documents)
    return seen


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return facts_in(tmp_path / "old", {AKKOORD: sample_graph.akkoord(), RICHTLIJN: sample_graph.richtlijn()})


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return facts_in(tmp_path / "new", {AKKOORD: sample_graph.akkoord()[:17], INVENTARIS: sample_graph.inventaris()})


@pytest.fixture
def expected(new: Path, tmp_path: Path) -> dict[str, Any]:
    with open_store(str(tmp_path / "fresh"), write=True) as store:
        load_graph(store, new)
        return contents(store)


def test_only_what_differs_is_loaded_and_what_is_gone_goes(
    empty_store: GraphStore, old: Path, new: Path, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_graph(empty_store, old)
    assert is_current(empty_store, old)
    seen = loaded(empty_store, monkeypatch)
    load_graph(empty_store, old, previous=old)
    assert seen == []
    write_facts(old / "inventaris.jsonl", sample_graph.inventaris())
    load_graph(empty_store, old, previous=new)  # the graph does not hold `new`: everything is loaded
    assert sorted(seen) == [AKKOORD, INVENTARIS, RICHTLIJN]
    seen.clear()
    load_graph(empty_store, new, previous=old)
    assert sorted(seen) == [AKKOORD, RICHTLIJN]  # the one changed, the other gone; the third is the same
    assert contents(empty_store) == expected
    assert is_current(empty_store, new)


def test_a_load_that_was_broken_off_is_done_again_in_full(
    empty_store: GraphStore, old: Path, new: Path, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_graph(empty_store, new)
    monkeypatch.setattr(build, "GROUP_BYTES", 1)
    whole, calls = type(empty_store).replace_documents, []

    def until_the_third(groups: Iterable[Contribution]) -> Iterator[Contribution]:
        for new in groups:
            calls.append(new.documents)
            if len(calls) == 3:
                raise KeyboardInterrupt
            yield new

    def replace_documents(self: GraphStore, groups: Iterable[Contribution]) -> None:
        whole(self, until_the_third(groups))

    with monkeypatch.context() as patched:
        patched.setattr(type(empty_store), "replace_documents", replace_documents)
        with pytest.raises(KeyboardInterrupt):
            load_graph(empty_store, old, previous=new)
    assert calls == [[INVENTARIS], [AKKOORD], [RICHTLIJN]]  # a transaction each in Neo4j, one in the embedded store
    assert (contents(empty_store) == expected) is isinstance(empty_store, EmbeddedStore)
    assert not is_current(empty_store, new)
    assert not is_current(empty_store, old)
    load_graph(empty_store, new, previous=new)  # as if nothing had to change
    assert contents(empty_store) == expected


def test_a_large_graph_is_read_by_another_process_to_the_same_end(
    tmp_path: Path, new: Path, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "GROUP_BYTES", 1)
    monkeypatch.setattr(build, "LARGE", 2)
    with open_store(str(tmp_path / "graph"), write=True) as store:
        load_graph(store, new)
        assert contents(store) == expected
        (new / "akkoord.jsonl").write_text("geen feit\n")
        with pytest.raises(SchemaError, match=r"akkoord\.jsonl:1"):
            load_graph(store, new)


def test_a_reading_process_that_is_ended_is_told(tmp_path: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=os._exit, initargs=(1,))
    monkeypatch.setattr(build, "_reader", lambda _: ended)
    with open_store(str(tmp_path / "graph"), write=True) as store:
        with pytest.raises(StoreError, match="enough memory"):
            load_graph(store, new)
        assert not is_current(store, new)


def test_what_others_left_in_the_graph_goes(empty_store: GraphStore, new: Path, expected: dict[str, Any]) -> None:
    empty_store.replace_document("document/van-een-ander", sample_graph.richtlijn_as("document/van-een-ander"))
    load_graph(empty_store, new, previous=new)
    assert contents(empty_store) == expected


def test_facts_kept_in_another_form_are_loaded_anew(
    empty_store: GraphStore, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(loading, "_ADD_DOCUMENTS", loading._ADD_DOCUMENTS + ", s.oud = 1")
        load_graph(empty_store, new)
        assert is_current(empty_store, new)
    assert not is_current(empty_store, new)
    seen = loaded(empty_store, monkeypatch)
    load_graph(empty_store, new, previous=new)
    assert sorted(seen) == [AKKOORD, INVENTARIS]


def test_columns_of_an_earlier_schema_are_gone_after_loading_anew(
    empty_store: GraphStore, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        columns = {kind: (*names, "vroeger") for kind, names in loading.NODE_COLUMNS.items()}
        earlier.setattr(loading, "NODE_COLUMNS", columns)
        earlier.setattr(loading, "node_row", lambda *a: {**NODE_ROW(*a), "vroeger": 1})
        if hasattr(empty_store, "_make_columns_known"):
            empty_store._make_columns_known()
        load_graph(empty_store, new)
    question = "MATCH (n:Ding) WHERE n.vroeger = 1 RETURN count(*) AS n"
    assert empty_store.console(question).rows[0][0] > 20
    load_graph(empty_store, new, previous=new)
    assert empty_store.console(question).rows == [(0,)]


NODE_ROW = loading.node_row


def test_fingerprint_depends_on_names_and_contents_alone(old: Path, new: Path, tmp_path: Path) -> None:
    again = facts_in(tmp_path / "again", {RICHTLIJN: sample_graph.richtlijn(), AKKOORD: sample_graph.akkoord()})
    assert fingerprint(again) == fingerprint(old) != fingerprint(new)
    (again / "akkoord.jsonl").rename(again / "anders.jsonl")
    assert fingerprint(again) != fingerprint(old)


def test_marking_needs_a_writer(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as store:
        store.ensure_schema()
        store.set_fingerprint("abc")
        assert store.query("fingerprint") == [{"fingerprint": "abc"}]
        store.set_fingerprint(None)
        assert store.query("fingerprint") == []
        store.set_fingerprint("def")
    with open_store(str(tmp_path)) as reader:
        assert reader.query("fingerprint") == [{"fingerprint": "def"}]
        with pytest.raises(StoreError, match="for reading"):
            reader.set_fingerprint(None)
