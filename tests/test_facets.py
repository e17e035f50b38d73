"""Narrowing, counting, sorting and paging of results, against what a plain loop over all results says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

import pytest
from search_sample import fill, node, nota, plan, source

from graph.model import Edge, Fact, Kind, Node, Predicate
from search.encoder import load_encoder
from search.engine import SearchEngine
from search.index_build import build_index
from search.passage import Order, Results

KEUZE = "document/keuze"
PEOPLE = ("ouderen", "mantelzorgers", "jongeren")
OFFERS = {
    "wandelen": (("ouderen",), "Sterke aanwijzingen voor effectiviteit", "2019", {"digitaal": False}),
    "oefenapp": (("ouderen", "jongeren"), "Eerste aanwijzingen voor effectiviteit", "2024-03", {"digitaal": True}),
    "cursus": (("mantelzorgers",), None, None, {"digitaal": False, "soort": "methode"}),
    "buddy": (("mantelzorgers", "ouderen"), "Goed beschreven", "2021", {"soort": "dienst"}),
}
"""Intervention → for whom, level of recognition and its date, further properties."""
NAMES = ("soort", "doelgroep", "erkenning", "digitaal", "document", "jaar")


def keuze() -> list[Fact]:
    at = source(KEUZE, 10, "keuze")
    facts: list[Fact] = [Node(KEUZE, Kind.DOCUMENT, "Keuzelijst", at, {"soort": "inventaris", "datum": "2022-05-01"})]
    facts += [node(Kind.DOELGROEP, who, who.capitalize(), at) for who in PEOPLE]
    facts.append(node(Kind.ORGANISATIE, "databank", "Databank", at))
    for place, (slug, (people, level, date, props)) in enumerate(OFFERS.items()):
        at = source(KEUZE, 100 + 40 * place, slug)
        offer = node(Kind.INTERVENTIE, slug, slug.capitalize(), at, samenvatting="Steun bij bewegen thuis.", **props)
        facts.append(offer)
        facts += [Edge(Predicate.VOOR, offer.id, f"doelgroep/{who}", at) for who in people]
        if level:
            facts.append(
                Edge(Predicate.ERKEND_DOOR, offer.id, "organisatie/databank", at, {"niveau": level, "datum": date})
            )
    return facts


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    folder, encoder = tmp_path_factory.mktemp("facets"), load_encoder("hash", Path())
    store = fill(folder / "graph", nota(), plan(), keuze())
    build_index(store, encoder, folder / "index", cache_dir=folder / "cache")
    with SearchEngine.open(folder / "index", encoder) as opened:
        yield opened


QUESTION = "steun bij bewegen thuis"


def counts(results: Results, name: str) -> dict[str, int]:
    return {value.value: value.count for facet in results.facets if facet.name == name for value in facet.values}


def things(results: Results) -> list[str]:
    return [hit.thing for hit in results.hits]


def test_facets_say_what_was_found(engine: SearchEngine) -> None:
    results = engine.search(QUESTION, k=50, facets=NAMES)
    assert [facet.name for facet in results.facets] == list(NAMES)
    assert counts(results, "soort")["interventie"] == len(OFFERS)
    assert sum(counts(results, "soort").values()) == results.total == len(results.hits)
    assert counts(results, "doelgroep") == {
        f"doelgroep/{who}": sum(who in people for people, *_ in OFFERS.values()) for who in PEOPLE
    }
    assert counts(results, "erkenning")["goed beschreven"] == 1
    assert counts(results, "digitaal") == {"nee": 2, "ja": 1}
    labels = {value.value: value.label for facet in results.facets for value in facet.values}
    assert labels["doelgroep/ouderen"] == "Ouderen"
    assert labels[KEUZE] == "Keuzelijst"
    assert labels["ja"] == "Ja"


@pytest.mark.parametrize(
    "chosen",
    [
        {"doelgroep": {"doelgroep/ouderen"}},
        {"doelgroep": {"doelgroep/ouderen", "doelgroep/jongeren"}},
        {"doelgroep": {"doelgroep/mantelzorgers"}, "digitaal": {"nee"}},
        {"soort": {"interventie"}, "erkenning": {"goed beschreven"}, "doelgroep": {"doelgroep/ouderen"}},
        {"doelgroep": {"doelgroep/jongeren"}, "digitaal": {"nee"}},
        {"soort": {"bestaat-niet"}},
        {"bestaat-niet": {"x"}},
    ],
)
def test_a_count_is_what_ticking_gives(engine: SearchEngine, chosen: dict[str, set[str]]) -> None:
    results = engine.search(QUESTION, k=50, chosen=chosen, facets=NAMES)
    assert results.total == len(results.hits)
    for name in NAMES:
        for value, count in counts(results, name).items():
            alone = {**chosen, name: {value}}
            assert engine.search(QUESTION, k=50, chosen=alone).total == count, (name, value)


def test_values_brought_down_to_zero_stay(engine: SearchEngine) -> None:
    everything = engine.search(QUESTION, facets=NAMES)
    narrowed = engine.search(QUESTION, facets=NAMES, chosen={"digitaal": {"ja"}})
    for name in NAMES:
        assert list(counts(narrowed, name)) == list(counts(everything, name))
    assert counts(narrowed, "doelgroep")["doelgroep/mantelzorgers"] == 0
    assert counts(narrowed, "digitaal") == counts(everything, "digitaal")  # a facet does not narrow itself
    ticked = [value.value for facet in narrowed.facets for value in facet.values if value.chosen]
    assert ticked == ["ja"]


def test_nothing_ticked_in_a_facet_is_no_choice(engine: SearchEngine) -> None:
    assert engine.search(QUESTION, k=50, chosen={"doelgroep": ()}) == engine.search(QUESTION, k=50)


def test_choosing_keeps_the_order(engine: SearchEngine) -> None:
    everything = things(engine.search(QUESTION, k=50))
    kept = things(engine.search(QUESTION, k=50, chosen={"soort": {"interventie"}}))
    assert kept == [thing for thing in everything if thing.startswith("interventie/")]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_together_are_the_whole(engine: SearchEngine, order: Order, size: int) -> None:
    whole = things(engine.search(QUESTION, k=50, order=order))
    pages = [things(engine.search(QUESTION, k=size, skip=at, order=order)) for at in range(0, len(whole), size)]
    assert list(chain.from_iterable(pages)) == whole
    assert engine.search(QUESTION, k=size, skip=len(whole), order=order).hits == ()


def test_newest_first(engine: SearchEngine) -> None:
    """By the date of the latest recognition; without one, a thing is as old as the list it stands in."""
    results = engine.search(QUESTION, k=50, order=Order.NEWEST, chosen={"soort": {"interventie"}}, facets=["jaar"])
    assert things(results) == [f"interventie/{slug}" for slug in ("oefenapp", "cursus", "buddy", "wandelen")]
    assert list(counts(results, "jaar")) == ["2019", "2021", "2022", "2024"]


def test_best_founded_first(engine: SearchEngine) -> None:
    found = things(engine.search(QUESTION, k=50, order=Order.EVIDENCE, chosen={"soort": {"interventie"}}))
    assert found == [f"interventie/{slug}" for slug in ("wandelen", "oefenapp", "buddy", "cursus")]


def test_ticking_more_in_one_facet_never_takes_away(engine: SearchEngine) -> None:
    ids = [f"doelgroep/{who}" for who in PEOPLE]
    for one, other in combinations(ids, 2):
        both = set(things(engine.search(QUESTION, k=50, chosen={"doelgroep": {one, other}})))
        assert both == {
            thing
            for value in (one, other)
            for thing in things(engine.search(QUESTION, k=50, chosen={"doelgroep": {value}}))
        }
