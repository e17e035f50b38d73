"""One intervention from many sources: what is merged, what is only suggested, and that it can be undone."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from inventory_sample import csv_file, edges, vocabulary

from graph.contribution import contribution
from graph.curation import Decision, What, fact_key
from graph.curation_applied import Curation
from graph.model import Edge, Fact, Kind, Node, Predicate, read_facts, to_json
from ingest.build import build_facts
from ingest.inventory.identity import all_names, apply, resolve, write_decided
from ingest.inventory.names import intervention_id
from ingest.inventory.reading import read_inventory
from ingest.mentions import Linker
from ingest.plan import plan

HEADER = "Naam interventie;Andere namen;Doelgroep;Soort;Ontwikkelaar\n"


def _facts(folder: Path, slug: str, rows: str) -> list[Fact]:
    words = vocabulary()
    path = csv_file(folder, HEADER + rows, f"{slug}.csv")
    return read_inventory(path, slug=slug, vocabulary=words, linker=Linker(words)).facts


def _sources(folder: Path) -> list[list[Fact]]:
    return [
        _facts(folder, "een", "Beeldzorg;voorheen Beeldschermzorg;ouderen;;\nVallen Verleden Tijd;VVT;ouderen;;\n"
               "STA OP!;;ouderen;;\nLeefsensor;Horloge X;ouderen;technologie;\nDe Luisterlijn;;ouderen;;\n"),
        _facts(folder, "twee", "Beeldschermzorg;;mantelzorgers;;\nVVT;;mantelzorgers;;\nSTA-OP;;ouderen;;\n"
               "Horloge X;;ouderen;product;\nLuisterlijn;;ouderen;;\n"),
        _facts(folder, "drie", "Verpleging Van Thuis;VVT;ouderen;;\nSamen Sterker Lopen;;ouderen;;Hogeschool Q\n"
               "Samen Sterker Wandelen;;ouderen;;Hogeschool Q\n"),
    ]  # fmt: skip


def test_equal_names_and_stated_names_are_one_thing(tmp_path: Path) -> None:
    resolution = resolve(_sources(tmp_path))
    assert [(m.gone, m.kept) for m in resolution.merges] == [("interventie/beeldschermzorg", "interventie/beeldzorg")]
    assert "Beeldschermzorg" in resolution.merges[0].reason
    names = {f.name for facts in _sources(tmp_path) for f in facts if getattr(f, "id", "") == "interventie/sta-op"}
    assert names == {"STA OP!", "STA-OP"}


def test_all_else_is_a_suggestion_with_a_reason(tmp_path: Path) -> None:
    suggested = {(s.one, s.other): s for s in resolve(_sources(tmp_path)).suggestions}
    abbreviation = suggested["interventie/vallen-verleden-tijd", "interventie/verpleging-van-thuis"]
    assert abbreviation.reason == "delen de afkorting VVT"
    assert ("interventie/vallen-verleden-tijd", "interventie/vvt") in suggested
    assert ("interventie/horloge-x", "interventie/leefsensor") in suggested
    assert suggested["interventie/de-luisterlijn", "interventie/luisterlijn"].zekerheid > 0.8
    assert "ontwikkelaar" in suggested["interventie/samen-sterker-lopen", "interventie/samen-sterker-wandelen"].reason
    assert all(0 < s.zekerheid < 1 and s.one < s.other for s in suggested.values())


def test_a_name_that_two_things_claim_merges_neither(tmp_path: Path) -> None:
    sources = [
        _facts(tmp_path, "een", "Aanpak Noord;Samenloop;ouderen;;\n"),
        _facts(tmp_path, "twee", "Aanpak Zuid;Samenloop;ouderen;;\n"),
        _facts(tmp_path, "drie", "Samenloop;;ouderen;;\n"),
    ]
    resolution = resolve(sources)
    assert resolution.merges == ()
    assert len([s for s in resolution.suggestions if "Samenloop" in s.reason]) == 3


def test_the_order_of_files_makes_no_difference(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    assert len({resolve(order) for order in itertools.permutations(sources)}) == 1


def test_after_a_merge_each_source_keeps_its_own_name_and_every_file_stays_closed(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    resolution = resolve(sources)
    names = all_names(sources, resolution)
    applied = [list(apply(facts, resolution, names)) for facts in sources]
    for slug, facts in zip(("een", "twee", "drie"), applied, strict=True):
        contribution(f"document/{slug}", facts)
    written = {f.name for facts in applied for f in facts if isinstance(f, Node) and f.id == "interventie/beeldzorg"}
    assert written == {"Beeldzorg", "Beeldschermzorg"}
    doubts = [f for facts in applied for f in facts if isinstance(f, Edge) and f.predicate is Predicate.LIJKT_OP]
    assert doubts
    assert all(f.props["reden"] and f.source.zekerheid == f.props["zekerheid"] for f in doubts)


def test_a_merge_can_be_undone(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    pair = ("interventie/beeldschermzorg", "interventie/beeldzorg")
    apart = resolve(sources, apart=[pair])
    assert apart.merges == ()
    assert pair not in {(s.one, s.other) for s in apart.suggestions}
    merged = [f for f in apply(sources[1], resolve(sources), {}) if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert intervention_id(next(f.name for f in merged if f.name == "Beeldschermzorg")) == pair[0]


def test_what_stays_apart_is_not_brought_together_by_a_third(tmp_path: Path) -> None:
    sources = [
        _facts(tmp_path, "een", "Aanpak Noord;voorheen Aanpak Midden;ouderen;;\n"),
        _facts(tmp_path, "twee", "Aanpak Midden;voorheen Aanpak Zuid;ouderen;;\n"),
        _facts(tmp_path, "drie", "Aanpak Zuid;;ouderen;;\n"),
    ]
    assert len(resolve(sources).merges) == 2
    pair = ("interventie/aanpak-noord", "interventie/aanpak-zuid")
    resolution = resolve(sources, apart=[pair])
    assert len(resolution.merges) == 1
    ids = resolution.ids()
    assert ids.get(pair[0], pair[0]) != ids.get(pair[1], pair[1])
    assert pair not in {(s.one, s.other) for s in resolution.suggestions}


def test_a_build_holds_to_what_a_person_keeps_apart(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    csv_file(folder, HEADER + "Aanpak Noord;voorheen Aanpak Zuid;ouderen;;\n", "een.csv")
    csv_file(folder, HEADER + "Aanpak Zuid;;mantelzorgers;;\n", "twee.csv")

    def things(draft: Path, apart: list[tuple[str, str]]) -> set[str]:
        for part in ("facts", "text"):
            (draft / part).mkdir(parents=True)
        build_facts(plan([folder], None), draft, apart=apart)
        facts = (fact for path in (draft / "facts").glob("*.jsonl") for fact in read_facts(path))
        return {fact.id for fact in facts if isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE}

    noord, zuid = "interventie/aanpak-noord", "interventie/aanpak-zuid"
    assert things(tmp_path / "samen", []) == {noord}
    assert things(tmp_path / "apart", [(noord, zuid)]) == {noord, zuid}


def test_what_was_decided_can_be_read(tmp_path: Path) -> None:
    write_decided(tmp_path / "besluiten.jsonl", resolve(_sources(tmp_path)))
    rows = [json.loads(line) for line in (tmp_path / "besluiten.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["gedaan"] for row in rows} == {"samengevoegd", "voorgesteld"}
    assert all(row["reden"] and 0 < row["zekerheid"] <= 1 for row in rows)


def test_without_other_inventories_nothing_changes(tmp_path: Path) -> None:
    facts = _facts(tmp_path, "een", "Aanpak Noord;Noord;ouderen;;\n")
    assert [to_json(f) for f in apply(facts, resolve([facts]))] == [to_json(f) for f in facts]


def _applied(folder: Path) -> list[list[Fact]]:
    sources = _sources(folder)
    resolution = resolve(sources)
    return [list(apply(facts, resolution, all_names(sources, resolution))) for facts in sources]


def _decided(sources: list[list[Fact]], what: What, **data: object) -> list[list[Fact]]:
    decision = Decision(what, "Redacteur", "gekeken", "", data, when="2026-01-01", id="d1")
    decision_applied = Curation.of([decision])
    return [list(decision_applied.apply(one)) for one in sources]


def test_a_person_may_follow_a_suggestion(tmp_path: Path) -> None:
    pair = {"from": "interventie/de-luisterlijn", "into": "interventie/luisterlijn"}
    facts = _applied(tmp_path)
    assert any(isinstance(f, Edge) and {f.from_id, f.to_id} == {*pair.values()} for one in facts for f in one)
    decided = _decided(facts, What.MERGE, **pair)
    nodes = [f for one in decided for f in one if isinstance(f, Node) and "luisterlijn" in f.id]
    assert {f.id for f in nodes} == {pair["into"]}
    assert {f.name for f in nodes} == {"De Luisterlijn", "Luisterlijn"}  # each source keeps its own
    for slug, one in zip(("een", "twee", "drie"), decided, strict=True):
        assert not [f for f in one if isinstance(f, Edge) and f.from_id == f.to_id]
        contribution(f"document/{slug}", one)


def test_a_person_may_take_a_merge_apart(tmp_path: Path) -> None:
    facts = _applied(tmp_path)
    mine = [f for f in facts[1] if "Beeldschermzorg" in f.source.quote and isinstance(f, Node | Edge)]
    mine += [f for f in facts[1] if isinstance(f, Edge) and f.from_id == "interventie/beeldzorg"]
    decided = _decided(
        facts,
        What.SPLIT,
        **{"from": "interventie/beeldzorg", "into": "interventie/beeldschermzorg", "name": "Beeldschermzorg"},
        facts=[fact_key(f) for f in mine],
    )
    assert [to for f, to, _ in edges(decided[1], Predicate.VOOR) if f == "interventie/beeldschermzorg"] == [
        "doelgroep/mantelzorgers"
    ]
    assert not [f for f in decided[1] if isinstance(f, Node) and f.id == "interventie/beeldzorg"]
    assert [to for f, to, _ in edges(decided[0], Predicate.VOOR) if f == "interventie/beeldzorg"] == [
        "doelgroep/ouderen"
    ]
    for slug, one in zip(("een", "twee", "drie"), decided, strict=True):
        contribution(f"document/{slug}", one)
