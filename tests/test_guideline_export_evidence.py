"""Evidence in JSON exports: conclusions with level and direction, and references, under whatever keys they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from guideline_reading import read_text

from graph.model import Edge, Kind, Node, Predicate

_TOLD = "Zingen vermindert mogelijk onrust."
_ADVICE = [{"tekst": "Bied bewoners zingen aan.", "sterkte": "sterk", "richting": "voor"}]
_REFERENCES: list[dict[str, Any]] = [
    {
        "id": "r1",
        "auteurs": ["Aalders K", "Smit P"],
        "jaar": 2018,
        "titel": "Walking in care homes",
        "doi": "10.5555/a.1",
    },
    {"id": "r2", "auteurs": ["Boerma T"], "jaar": 2020, "titel": "Light in the evening"},
]


def _read(folder: Path, references: Any = None, **part: Any) -> list[str]:
    """A line for each conclusion: measure, system and level, outcome, and how many references it cites."""
    module = {"titel": "Zingen", "uitgangsvraag": "Wat doet zingen?", "aanbevelingen": _ADVICE, **part}
    export = {"titel": "Richtlijn Zingen", "modules": [module], "references": references or _REFERENCES}
    facts = read_text(folder, json.dumps(export), "richtlijn.json").facts
    edges = [(f.from_id, f.to_id) for f in facts if isinstance(f, Edge) and f.predicate is Predicate.UIT]
    return [
        f"{p['uitkomstmaat'] or '-'} | {p['systeem'] or '-'} {p['niveau'] or '-'} | {p['uitkomst'] or '-'} | "
        f"{sum(start == one.id for start, _ in edges)}"
        for one in facts
        if isinstance(one, Node) and one.kind is Kind.BEWIJS
        for p in [one.props]
    ]


@pytest.mark.parametrize(
    "part",
    [
        {"evidence": {"grade": "laag", "summary": _TOLD}},
        {"outcomes": [{"name": "onrust", "certainty": "LAAG", "statement": _TOLD}]},
        {
            "bewijs": [
                {"uitkomstmaat": "onrust", "tekst": _TOLD, "bewijskracht": {"systeem": "GRADE", "waarde": "laag"}}
            ]
        },
        {"evidence": [{"outcome": "onrust", "certainty": {"rating": [{"text": "laag"}]}, "description": _TOLD}]},
        {"conclusies": {"laag": [_TOLD]}},
        {"evidence": [{"outcome": "onrust", "certainty": "laag", "plainLanguageSummary": _TOLD}]},
        {"conclusions": [{"outcome": "onrust", "certainty": "laag", "inGewoneTaal": _TOLD}]},
        {"uitkomsten": {"onrust": {"niveau": "laag", "tekst": _TOLD}}},
        {
            "picos": [
                {
                    "intervention": "zingen",
                    "outcomes": [{"outcome": "onrust", "certainty": "laag", "conclusion": _TOLD}],
                }
            ]
        },
        {"wat_zegt_onderzoek": [{"uitkomstmaat": "onrust", "bewijskracht": "laag", "tekst": _TOLD}]},
        {"conclusies": f"<table><tr><td>Laag GRADE</td><td>{_TOLD}</td></tr></table>"},
        {"onderbouwing": {"conclusies": f"<ul><li>{_TOLD} (GRADE laag)</li></ul>"}},
    ],
)
def test_conclusions_by_their_contents(part: dict[str, Any], tmp_path: Path) -> None:
    assert _read(tmp_path, **part) == ["onrust | GRADE laag | positief effect | 0"]


@pytest.mark.parametrize(
    ("direction", "outcome"),
    [
        ("benefit", "positief effect"),
        ("harm", "negatief effect"),
        ("no difference", "geen verschil"),
        ("niet onderzocht", "niet onderzocht"),
        ("mixed", "gemengd"),
    ],
)
def test_a_direction_of_its_own_wins_over_the_wording(direction: str, outcome: str, tmp_path: Path) -> None:
    one = {"outcome": "heesheid", "grade": "low", "direction": direction, "text": "Zingen raakt de stem."}
    assert _read(tmp_path, findings=[one]) == [f"heesheid | GRADE low | {outcome} | 0"]


def test_a_number_is_a_level_of_ebro(tmp_path: Path) -> None:
    one = {"tekst": "Het is aannemelijk dat zingen onrust vermindert.", "niveau_ebro": 2}
    assert _read(tmp_path, conclusies=[one]) == ["onrust | EBRO niveau 2 | positief effect | 0"]


_CSL = {
    "id": "r1",
    "author": [{"family": "Aalders", "given": "Karin"}, {"family": "Smit", "given": "P."}],
    "issued": {"date-parts": [[2018, 3]]},
    "title": "Walking in care homes",
    "DOI": "10.5555/A.1",
}


@pytest.mark.parametrize(
    ("source", "references"),
    [
        ("r1", None),
        ({"auteur": "Aalders", "jaar": 2018}, None),
        ("Aalders 2018", None),
        ("r1", [_CSL]),
        ("aalders", {"aalders": {k: v for k, v in _REFERENCES[0].items() if k != "id"}}),
    ],
)
def test_sources_by_id_or_by_name(source: Any, references: Any, tmp_path: Path) -> None:
    one = {"maat": "onrust", "grade": "laag", "conclusie": _TOLD, "bronnen": [source]}
    assert _read(tmp_path, references, conclusies=[one]) == ["onrust | GRADE laag | positief effect | 1"]


def test_conclusions_beside_the_modules_go_to_the_one_they_name(tmp_path: Path) -> None:
    conclusions = [
        {"module": "m1", "maat": "onrust", "grade": "laag", "conclusie": _TOLD},
        {"maat": "slaap", "grade": "hoog", "conclusie": "Zingen heeft geen effect op slaap."},
    ]
    module = {"id": "m1", "titel": "Samen zingen", "uitgangsvraag": "Helpt zingen?", "aanbevelingen": _ADVICE}
    export = {"titel": "Richtlijn Zingen", "modules": [module], "conclusies": conclusions}
    facts = read_text(tmp_path, json.dumps(export), "richtlijn.json").facts
    nodes = {f.id: f for f in facts if isinstance(f, Node)}
    grounds = [f for f in facts if isinstance(f, Edge) and f.predicate is Predicate.ONDERBOUWD_DOOR]
    owners = {nodes[f.to_id].props["uitkomstmaat"]: nodes[f.from_id].kind for f in grounds if "aanb" not in f.from_id}
    assert owners == {"onrust": Kind.MODULE, "slaap": Kind.RICHTLIJN}
