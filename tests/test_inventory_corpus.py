"""The inventories in corpus/interventies: they read without complaint, say where they come from, and hold back."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from inventory_sample import hold

from graph.model import Edge, Fact, Kind, Node, Predicate, from_json, to_json
from ingest.anchoring import Anchor
from ingest.inventory.detection import is_inventory
from ingest.inventory.identity import resolve
from ingest.inventory.reading import InventoryResult, read_inventory
from ingest.inventory.worksheet import worksheet_facts
from ingest.mentions import Linker
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

FOLDER = ROOT / "corpus" / "interventies"
TABLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".csv", ".xlsx", ".json"})
PAGES = sorted(FOLDER.glob("*.html"))


@pytest.fixture(scope="session")
def read() -> dict[str, InventoryResult]:
    words = Vocabulary.load(ROOT / "corpus" / "begrippen")
    linker = Linker(words)
    return {
        path.name: read_inventory(path, slug="lijst", vocabulary=words, linker=linker, mapping_folder=FOLDER)
        for path in TABLES
    }


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_inventory_has_a_mapping_and_reads_clean(path: Path, read: dict[str, InventoryResult]) -> None:
    assert is_inventory(path)
    result = read[path.name]
    assert result.proposal is None
    assert not [row for row in result.quarantine if row.geweigerd]
    hold(result.text, result.facts)
    for fact in result.facts:
        assert to_json(from_json(to_json(fact))) == to_json(fact)


def test_three_formats_and_pages() -> None:
    assert {path.suffix for path in TABLES} == {".csv", ".xlsx", ".json"}
    assert len(PAGES) >= 3


def _interventions(facts: list[Fact]) -> list[Node]:
    return [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE and f.props.get("rij") is not None]


def test_what_is_public_names_its_source_and_when_it_was_consulted(read: dict[str, InventoryResult]) -> None:
    held = {
        thing.id
        for result in read.values()
        for thing in _interventions(result.facts)
        if thing.props.get("publiek") is False
    }
    shown = [t for result in read.values() for t in _interventions(result.facts) if t.props.get("publiek") is not False]
    assert held
    assert not held & {thing.id for thing in shown}
    sourced = {thing.id for thing in shown if thing.props.get("url")}
    assert len(sourced) == 104
    for thing in shown:
        if thing.props.get("url"):
            assert str(thing.props["url"]).startswith(("http://", "https://"))
            assert thing.props["geraadpleegd"] == "2026-11-22"


def test_what_is_public_is_also_said_in_everyday_words(read: dict[str, InventoryResult]) -> None:
    said = {t.id: t.props["lay"] for t in _interventions(read["gewone-woorden.csv"].facts)}
    others = {
        t.id for name, result in read.items() if name != "gewone-woorden.csv" for t in _interventions(result.facts)
    }
    assert said.keys() <= others, "a name that no inventory has"
    sourced = {t.id for result in read.values() for t in _interventions(result.facts) if t.props.get("url")}
    assert sourced <= said.keys()
    assert all(isinstance(words, list) and len(words) >= 3 for words in said.values())


def test_sources_disagree_and_both_are_kept(read: dict[str, InventoryResult]) -> None:
    said: dict[str, set[tuple[str, object]]] = {}
    for result in read.values():
        for fact in result.facts:
            if isinstance(fact, Edge) and fact.predicate is Predicate.ERKEND_DOOR:
                said.setdefault(fact.from_id, set()).add((fact.to_id, fact.props["niveau"]))
    assert any(len({level for _, level in levels}) > 1 for levels in said.values())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_describes_an_intervention_of_the_inventories(path: Path, read: dict[str, InventoryResult]) -> None:
    words = Vocabulary.load(ROOT / "corpus" / "begrippen")
    facts = list(worksheet_facts(Anchor(read_document(path), path.stem, f"{path.stem}.txt"), Linker(words), words))
    (thing,) = [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert thing.id in {t.id for result in read.values() for t in _interventions(result.facts)}
    predicates = {f.predicate for f in facts if isinstance(f, Edge)}
    assert {Predicate.VOOR, Predicate.IN, Predicate.DOOR, Predicate.ERKEND_DOOR} <= predicates


def test_nothing_of_the_corpus_is_merged_by_accident(read: dict[str, InventoryResult]) -> None:
    assert resolve([result.facts for result in read.values()]).merges == ()
