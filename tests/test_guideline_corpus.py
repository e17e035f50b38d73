"""The guidelines in corpus/richtlijnen: they read without complaint, say where they come from, and hold back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT

from graph.contribution import contribution
from graph.model import Edge, Kind, Node, Predicate
from ingest.extraction import Extracted, Extractor
from ingest.plan import plan

FOLDER = ROOT / "corpus" / "richtlijnen"
UNVERIFIED = "richtlijnen-te-verifieren.json"


@pytest.fixture(scope="module")
def read() -> dict[str, Extracted]:
    work = plan([FOLDER], ROOT / "corpus" / "begrippen")
    extractor = Extractor(work)
    files: dict[str, Extracted] = {}
    for candidate in work.candidates:
        if candidate.path.parent == FOLDER:
            extracted = extractor.extract(candidate, ())
            assert isinstance(extracted, Extracted), extracted
            files[candidate.path.name] = extracted
    return files


def _nodes(extracted: Extracted, kind: Kind) -> list[Node]:
    return [fact for fact in extracted.facts if isinstance(fact, Node) and fact.kind is kind]


def _advices(read: dict[str, Extracted]) -> dict[str, list[Node]]:
    return {name: _nodes(extracted, Kind.AANBEVELING) for name, extracted in read.items() if name != UNVERIFIED}


def test_every_guideline_reads_clean_in_at_least_three_formats(read: dict[str, Extracted]) -> None:
    assert len(read) == 69
    assert len({Path(name).suffix for name in read}) >= 3
    for extracted in read.values():
        assert not extracted.mended
        contribution(extracted.facts[0].source.document, extracted.facts)
        for fact in extracted.facts:
            assert extracted.text[fact.source.start : fact.source.end] == fact.source.quote


def test_every_file_is_a_guideline_with_an_address_and_a_day(read: dict[str, Extracted]) -> None:
    for name, extracted in read.items():
        assert _nodes(extracted, Kind.RICHTLIJN), name
        document = next(node for node in _nodes(extracted, Kind.DOCUMENT) if node.props.get("bestand") == name)
        if name != UNVERIFIED:
            assert str(document.props["url"]).startswith("http"), name
            assert document.props["geraadpleegd"] == "2026-11-22", name


def test_a_module_of_which_only_the_question_was_seen_says_so_and_advises_nothing(read: dict[str, Extracted]) -> None:
    modules = {node.id: node for extracted in read.values() for node in _nodes(extracted, Kind.MODULE)}
    assert len(modules) >= 90
    advising = {
        fact.from_id
        for extracted in read.values()
        for fact in extracted.facts
        if isinstance(fact, Edge) and fact.predicate is Predicate.HEEFT_AANBEVELING
    }
    silent = [node for node in modules.values() if node.id not in advising]
    assert len(silent) >= 55
    for node in silent:
        assert str(node.props["uitgangsvraag"]).endswith("?"), node.name


def test_all_advice_that_was_seen_in_a_source_is_there(read: dict[str, Extracted]) -> None:
    assert sum(map(len, _advices(read).values())) == 187


def test_the_strength_is_what_the_source_says_and_not_what_our_wording_suggests(read: dict[str, Extracted]) -> None:
    for path in FOLDER.glob("*.json"):
        if path.name == UNVERIFIED:
            continue
        record = json.loads(path.read_text(encoding="utf-8"))
        stated = [*record.get("aanbevelingen", ()), *(a for m in record.get("modules", ()) for a in m["aanbevelingen"])]
        found = [(node.props["sterkte"], node.props["richting"]) for node in _advices(read)[path.name]]
        assert Counter(found) == Counter((advice["sterkte"], advice["richting"]) for advice in stated), path.name


def test_advice_without_a_stated_basis_has_unknown_strength(read: dict[str, Extracted]) -> None:
    advices = [node for nodes in _advices(read).values() for node in nodes]
    assert {node.props["sterkte_basis"] for node in advices} == {"formulering", "label", None}
    assert all(node.props["sterkte_basis"] for node in advices if node.props["sterkte"] != "onbekend")


def test_what_was_not_verified_is_not_public(read: dict[str, Extracted]) -> None:
    waiting = read[UNVERIFIED]
    advices = _nodes(waiting, Kind.AANBEVELING)
    assert len(advices) >= 100
    assert all(node.props["publiek"] is False for node in advices)
    known = {
        node.id
        for name, extracted in read.items()
        if name != UNVERIFIED
        for node in extracted.facts
        if isinstance(node, Node)
    }
    for node in _nodes(waiting, Kind.RICHTLIJN):
        assert node.id in known or node.props.get("publiek") is False, node.id


def test_a_replaced_guideline_hangs_on_the_one_that_replaced_it(read: dict[str, Extracted]) -> None:
    edges = [
        fact
        for extracted in read.values()
        for fact in extracted.facts
        if isinstance(fact, Edge) and fact.predicate is Predicate.VERVANGT
    ]
    assert len(edges) >= 20
    withdrawn = {
        node.id
        for extracted in read.values()
        for node in _nodes(extracted, Kind.RICHTLIJN)
        if node.props.get("status") == "vervallen"
    }
    assert {edge.to_id for edge in edges} <= withdrawn
