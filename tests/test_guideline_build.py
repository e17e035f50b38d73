"""Guidelines in a whole build: statuses of the day, overlap between documents, interventions and goals by name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guideline_reading import ROOT

from graph.model import Edge, Fact, Kind, Node, Predicate, read_facts
from graph.public import public
from ingest.build import FactsSummary, build_facts, manifest_documents
from ingest.plan import plan, statuses_hold

THUIS = """# Richtlijn Vallen thuis

Geplande herbeoordeling: juni 2027

## Module Bewegen

### Uitgangsvraag

Wat helpt tegen vallen?

### Aanbeveling

Bied Stevig in de Benen aan bij ouderen met een verhoogd valrisico.

Geef heupbeschermers aan ouderen die vaak vallen.
"""
VERPLEEGHUIS = """# Richtlijn Vallen in het verpleeghuis

Autorisatiedatum: 2020

## Aanbevelingen

- Geef geen heupbeschermers aan bewoners die vaak vallen.
"""
AKKOORD = """# Akkoord Ouder worden

## Doelen

In 2030 zijn er 10% minder valincidenten bij ouderen.
"""
LIJST = "Naam interventie;Doelgroep;Doel;Aanpak\nStevig in de Benen;ouderen;minder vallen;oefenen in een groep\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    for name, text in (
        ("thuis.md", THUIS),
        ("verpleeghuis.md", VERPLEEGHUIS),
        ("akkoord.md", AKKOORD),
        ("lijst.csv", LIJST),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _build(
    sources: Path, target: Path, day: date, previous: Path | None = None, manifest: dict[str, Any] | None = None
) -> tuple[FactsSummary, dict[str, Any]]:
    for part in ("facts", "text"):
        (target / part).mkdir(parents=True)
    work = plan([sources], ROOT / "corpus" / "begrippen", day=day)
    summary = build_facts(work, target, previous=previous, manifest=manifest)
    return summary, manifest_documents(summary, work)


def _facts(target: Path, slug: str) -> list[Fact]:
    return list(read_facts(target / "facts" / f"{slug}.jsonl"))


def _statuses(target: Path) -> set[object]:
    nodes = [f for f in _facts(target, "thuis") if isinstance(f, Node) and f.props.get("geplande_herbeoordeling")]
    return {node.props["status"] for node in nodes}


def test_a_passed_review_date_shows_in_the_next_build_though_nothing_else_changed(
    sources: Path, tmp_path: Path
) -> None:
    first, manifest = _build(sources, tmp_path / "een", date(2027, 6, 30))
    assert _statuses(tmp_path / "een") == {"geldig"}
    assert first.next_review == "2027-06-30"
    assert statuses_hold(manifest, date(2027, 6, 30))
    assert not statuses_hold(manifest, date(2027, 7, 1))
    assert not statuses_hold(manifest, date(2027, 1, 1))
    second, _ = _build(sources, tmp_path / "twee", date(2027, 7, 1), previous=tmp_path / "een", manifest=manifest)
    assert _statuses(tmp_path / "twee") == {"actualiteit onzeker"}
    assert {d.slug for d in second.documents if not d.reused and d.format != "csv"} == {"thuis"}


def test_contradicting_guidelines_are_joined_whichever_is_newer(sources: Path, tmp_path: Path) -> None:
    _build(sources, tmp_path / "uit", date(2026, 1, 1))
    edges = [f for slug in ("thuis", "verpleeghuis") for f in _facts(tmp_path / "uit", slug) if isinstance(f, Edge)]
    (opposed,) = [e for e in edges if e.predicate is Predicate.TEGENGESTELD_AAN]
    assert opposed.source.document == "document/verpleeghuis", "the one with a date is the newer one"
    assert opposed.props["datum"] == "2020"
    assert "heupbeschermer" in str(opposed.props["reden"])


def test_an_advice_is_of_the_day_its_module_was_reviewed_else_its_guideline_was_issued(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "thuis.md").write_text(
        THUIS.replace("### Uitgangsvraag", "Laatst beoordeeld: 12-10-2023\n\n### Uitgangsvraag"), encoding="utf-8"
    )
    (sources / "verpleeghuis.md").unlink()
    advice = "Geef geen heupbeschermers aan bewoners die vaak vallen."
    issued = {"titel": "Richtlijn Vallen in het verpleeghuis", "gepubliceerd": "2020", "aanbevelingen": [advice]}
    (sources / "verpleeghuis.json").write_text(json.dumps(issued), encoding="utf-8")
    _build(sources, tmp_path / "uit", date(2026, 1, 1))
    edges = [f for f in _facts(tmp_path / "uit", "thuis") if isinstance(f, Edge)]
    (opposed,) = [e for e in edges if e.predicate is Predicate.TEGENGESTELD_AAN]
    assert (opposed.props["datum"], opposed.props["datum_ander"]) == ("2023-10-12", "2020")


def test_a_named_intervention_is_the_one_of_the_inventory(sources: Path, tmp_path: Path) -> None:
    _build(sources, tmp_path / "uit", date(2026, 1, 1))
    facts = _facts(tmp_path / "uit", "thuis")
    named = {f.to_id for f in facts if isinstance(f, Edge) and f.predicate is Predicate.BEVEELT_AAN}
    assert "interventie/stevig-in-de-benen" in named
    listed = [f.id for f in _facts(tmp_path / "uit", "lijst") if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert listed == ["interventie/stevig-in-de-benen"], "words of a guideline add nothing to an inventory"


def test_an_advice_serves_a_goal_about_the_same_problem(sources: Path, tmp_path: Path) -> None:
    _build(sources, tmp_path / "uit", date(2026, 1, 1))
    facts = _facts(tmp_path / "uit", "thuis")
    serves = [f for f in facts if isinstance(f, Edge) and f.predicate is Predicate.DRAAGT_BIJ_AAN]
    assert serves
    goals = {f.id for f in _facts(tmp_path / "uit", "akkoord") if isinstance(f, Node) and f.kind is Kind.DOEL}
    assert {edge.to_id for edge in serves} <= goals
    assert all("vallen" in str(edge.props["reden"]) for edge in serves)


def test_a_rebuild_gives_the_same_facts(sources: Path, tmp_path: Path) -> None:
    _, manifest = _build(sources, tmp_path / "een", date(2026, 1, 1))
    second, _ = _build(sources, tmp_path / "twee", date(2026, 1, 1), previous=tmp_path / "een", manifest=manifest)
    assert all(document.reused for document in second.documents)
    for document in second.documents:
        assert _facts(tmp_path / "een", document.slug) == _facts(tmp_path / "twee", document.slug)


def test_a_withdrawn_copy_is_the_one_that_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    new = THUIS.replace("## Module", "Deze richtlijn vervangt de richtlijn Struikelen thuis.\n\n## Module")
    old = "# Richtlijn Struikelen thuis\n\nDeze richtlijn is ingetrokken.\n\nAutorisatiedatum: 2009\n\n"
    (folder / "thuis.md").write_text(new, encoding="utf-8")
    (folder / "oud.md").write_text(old + "## Aanbevelingen\n\n- Verwijder losse kleden.\n", encoding="utf-8")
    _build(folder, tmp_path / "uit", date(2026, 1, 1))
    edges = [f for f in _facts(tmp_path / "uit", "thuis") if isinstance(f, Edge) and f.predicate is Predicate.VERVANGT]
    (copy,) = [f for f in _facts(tmp_path / "uit", "oud") if isinstance(f, Node) and f.kind is Kind.RICHTLIJN]
    assert [edge.to_id for edge in edges] == [copy.id] == ["richtlijn/struikelen-thuis-2009"]
    assert copy.props["status"] == "vervallen"


def test_what_nobody_verified_stays_out_of_the_public_graph(tmp_path: Path) -> None:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    advice = '{"tekst": "Bied oefentherapie aan.", "sterkte": "sterk", "richting": "voor"}'
    (folder / "wacht.json").write_text(
        f'{{"richtlijnen": [{{"titel": "Bewegen", "aanbevelingen": [{advice}], "verificatie": "te verifiëren"}}]}}',
        encoding="utf-8",
    )
    _build(folder, tmp_path / "uit", date(2026, 1, 1))
    facts = _facts(tmp_path / "uit", "wacht")
    assert any(isinstance(fact, Node) and fact.kind is Kind.AANBEVELING for fact in facts)
    assert list(public(facts)) == []


def test_a_section_number_before_a_word_of_time_is_no_quantity(tmp_path: Path) -> None:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    for name, advice in (
        ("een.md", "Geef ouderen met pijn 1.2.3 mg paracetamol per dag."),
        ("twee.md", "Geef ouderen met pijn paracetamol en controleer elke 0 dagen of na 1,3,6 maanden."),
    ):
        text = f"# Richtlijn Pijn bij ouderen {name}\n\n## Aanbevelingen\n\n- {advice}\n"
        (folder / name).write_text(text, encoding="utf-8")
    summary, _ = _build(folder, tmp_path / "uit", date(2026, 1, 1))
    assert not summary.quarantine
    for name in ("een", "twee"):
        assert any(isinstance(f, Node) and f.kind is Kind.AANBEVELING for f in _facts(tmp_path / "uit", name))


def test_what_fails_between_documents_leaves_what_each_says(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("could not convert")

    monkeypatch.setattr("ingest.guideline.comparing.relate", broken)
    summary, _ = _build(sources, tmp_path / "uit", date(2026, 1, 1))
    (row,) = summary.quarantine
    assert "richtlijnen naast elkaar leggen" in row.reden
    assert "could not convert" in row.reden
    advices = [f for f in _facts(tmp_path / "uit", "thuis") if isinstance(f, Node) and f.kind is Kind.AANBEVELING]
    assert len(advices) == 2
