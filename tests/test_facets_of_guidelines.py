"""Modules and recommendations are narrowed by the setting, target group and profession of their guideline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from search_sample import fill, node, source

from graph.model import Edge, Fact, Kind, Predicate
from search.encoder import load_encoder
from search.engine import SearchEngine
from search.index_build import build_index
from search.passage import Results

GUIDELINE = "document/gids"
NAMES = ("soort", "setting", "doelgroep")
SETTINGS = ("thuis", "verpleeghuis", "ziekenhuis")
QUESTION = "onrust in de nacht"
TEXTS = (
    "Hoe voorkomt u onrust in de nacht?",
    "Zorg bij onrust in de nacht voor licht.",
    "Bel bij onrust in de nacht de dienst.",
    "Blijf bij onrust in de nacht rustig.",
)


def guideline() -> list[Fact]:
    at = source(GUIDELINE, 10, "gids")
    facts: list[Fact] = [node(Kind.DOCUMENT, "gids", "Gids onrust", at, soort="richtlijn", datum="2024-01-01")]
    facts += [node(Kind.SETTING, where, where.capitalize(), at) for where in SETTINGS]
    facts.append(node(Kind.DOELGROEP, "ouderen", "Ouderen", at))
    module_at, plain_at, narrow_at, apart_at = (
        source(GUIDELINE, 100 * place, text) for place, text in enumerate(TEXTS, start=1)
    )
    whole = node(Kind.RICHTLIJN, "gids", "Onrust in de nacht", at)
    module = node(Kind.MODULE, "gids-1", "Onrust voorkomen", module_at, uitgangsvraag=TEXTS[0])
    plain = node(Kind.AANBEVELING, "gids-1-1", "Advies 1", plain_at, tekst=TEXTS[1])
    narrow = node(Kind.AANBEVELING, "gids-1-2", "Advies 2", narrow_at, tekst=TEXTS[2])
    apart = node(Kind.AANBEVELING, "los", "Advies 3", apart_at, tekst=TEXTS[3])
    facts += [whole, module, plain, narrow, apart]
    facts += [Edge(Predicate.IN, whole.id, f"setting/{where}", at) for where in SETTINGS[:2]]
    facts += [
        Edge(Predicate.VOOR, whole.id, "doelgroep/ouderen", at),
        Edge(Predicate.HEEFT_MODULE, whole.id, module.id, at),
        Edge(Predicate.HEEFT_AANBEVELING, module.id, plain.id, at),
        Edge(Predicate.HEEFT_AANBEVELING, module.id, narrow.id, at),
        Edge(Predicate.IN, narrow.id, "setting/ziekenhuis", at),
    ]
    return facts


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    folder, encoder = tmp_path_factory.mktemp("facets"), load_encoder("hash", Path())
    build_index(fill(folder / "graph", guideline()), encoder, folder / "index", cache_dir=folder / "cache")
    with SearchEngine.open(folder / "index", encoder) as opened:
        yield opened


def chosen(engine: SearchEngine, facet: str, value: str) -> set[str]:
    results = engine.search(QUESTION, k=50, chosen={facet: {value}})
    return {hit.thing for hit in results.hits}


def counts(results: Results, name: str) -> dict[str, int]:
    return {value.value: value.count for facet in results.facets if facet.name == name for value in facet.values}


def test_what_says_no_setting_has_that_of_its_guideline(engine: SearchEngine) -> None:
    assert chosen(engine, "setting", "setting/verpleeghuis") == {
        "richtlijn/gids", "module/gids-1", "aanbeveling/gids-1-1",
    }  # fmt: skip


def test_what_says_a_setting_keeps_to_it_and_has_the_rest(engine: SearchEngine) -> None:
    assert chosen(engine, "setting", "setting/ziekenhuis") == {"aanbeveling/gids-1-2"}
    assert "aanbeveling/gids-1-2" in chosen(engine, "doelgroep", "doelgroep/ouderen")


def test_what_belongs_to_no_guideline_has_nothing(engine: SearchEngine) -> None:
    assert not any("aanbeveling/los" in chosen(engine, "setting", f"setting/{where}") for where in SETTINGS)


def test_counts_are_what_ticking_gives(engine: SearchEngine) -> None:
    results = engine.search(QUESTION, k=50, facets=NAMES)
    for name in NAMES:
        assert counts(results, name)
        for value, count in counts(results, name).items():
            assert len(chosen(engine, name, value)) == count, (name, value)
