"""Overlap and contradiction between guidelines, measured on pairs of advice that a person judged.

`golden/richtlijnparen.tsv`: two advices in own words with their guidelines, and what a reader says of them: `zelfde`,
`anders` (one subject, another case), `tegengesteld` or `onverwant`.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest
from guideline_reading import read_guideline
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Edge, Node, Predicate
from ingest.guideline.canonical import canonical
from ingest.guideline.comparing import across, advised
from ingest.guideline.quantities import clash, quantities

PAIRS = Path(__file__).parent / "golden" / "richtlijnparen.tsv"
LEAST_PRECISION = 0.95
LEAST_FOUND = 0.35


def _pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> dict[frozenset[tuple[str, str]], Edge]:
    """What is proposed over all guidelines of the set: (guideline, advice) pairs → the edge."""
    guidelines: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in _pairs():
        for end in ("", "_ander"):
            advice = {name: row[name + end] for name in ("tekst", "richting", "sterkte")}
            guidelines[row[f"richtlijn{end}"]][advice["tekst"]] = advice
    export = [{"titel": name, "aanbevelingen": list(advice.values())} for name, advice in guidelines.items()]
    path = tmp_path_factory.mktemp("paren") / "richtlijnen.json"
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    facts = [fact for found in across(advised([read_guideline(path).facts])).values() for fact in found]
    return {
        frozenset(
            [
                (str(edge.props["richtlijn"]), str(edge.props["zin"])),
                (str(edge.props["richtlijn_ander"]), str(edge.props["zin_ander"])),
            ]
        ): edge
        for edge in facts
        if isinstance(edge, Edge)
    }


def _judged() -> dict[frozenset[tuple[str, str]], str]:
    return {
        frozenset([(row["richtlijn"], row["tekst"]), (row["richtlijn_ander"], row["tekst_ander"])]): row["oordeel"]
        for row in _pairs()
    }


def _is_right(edge: Edge, judgement: str) -> bool:
    if edge.predicate is Predicate.TEGENGESTELD_AAN:
        return judgement == "tegengesteld"
    return judgement in ("zelfde", "anders")


def test_the_set_is_large_enough_to_say_something() -> None:
    judged = _judged()
    assert len(judged) >= 100
    assert set(judged.values()) == {"zelfde", "anders", "tegengesteld", "onverwant"}


def test_what_is_proposed_is_nearly_always_right(proposed: dict[frozenset[tuple[str, str]], Edge]) -> None:
    judged = _judged()
    assert set(proposed) <= set(judged), "every proposal over these guidelines has been judged"
    right = [pair for pair, edge in proposed.items() if _is_right(edge, judged[pair])]
    assert len(right) >= LEAST_PRECISION * len(proposed)


def test_most_plain_contradictions_and_repeats_are_found(proposed: dict[frozenset[tuple[str, str]], Edge]) -> None:
    wanted = [pair for pair, judgement in _judged().items() if judgement in ("zelfde", "tegengesteld")]
    found = [pair for pair in wanted if pair in proposed]
    assert len(found) >= LEAST_FOUND * len(wanted)
    opposed = [pair for pair, judgement in _judged().items() if judgement == "tegengesteld"]
    assert sum(pair in proposed for pair in opposed) >= 0.8 * len(opposed)


def test_a_proposal_shows_both_sides(proposed: dict[frozenset[tuple[str, str]], Edge]) -> None:
    for edge in proposed.values():
        assert edge.props["zin"] != edge.props["zin_ander"]
        assert edge.props["reden"]
        assert {"sterkte", "sterkte_ander", "datum", "datum_ander"} <= set(edge.props)
        assert edge.source.quote


def test_advice_of_one_guideline_is_not_compared_with_itself(tmp_path: Path) -> None:
    advice = ["Geef haloperidol bij een delier.", "Geef geen haloperidol bij een delier."]
    path = tmp_path / "een.json"
    path.write_text(json.dumps({"titel": "Richtlijn Delier", "aanbevelingen": advice}), encoding="utf-8")
    assert across(advised([read_guideline(path).facts])) == {}


def test_the_other_end_has_a_node_in_the_same_document(tmp_path: Path) -> None:
    found = []
    for name, text in (("a", "Geef haloperidol bij een delier."), ("b", "Geef geen haloperidol bij een delier.")):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"titel": f"Delier {name}", "aanbevelingen": [text]}), encoding="utf-8")
        found.append(read_guideline(path).facts)
    ((document, facts),) = across(advised(found)).items()
    edge = next(fact for fact in facts if isinstance(fact, Edge))
    assert edge.predicate is Predicate.TEGENGESTELD_AAN
    assert edge.to_id in {fact.id for fact in facts if isinstance(fact, Node)}
    assert {fact.source.document for fact in facts} == {document}


@pytest.mark.parametrize(("guidelines", "pairs", "others"), [(3, 3, 3), (30, 29, 1)])
def test_an_advice_that_many_guidelines_repeat_is_one_group(
    guidelines: int, pairs: int, others: int, tmp_path: Path
) -> None:
    """A few are compared each with each; of many each is paired with the first, and one with other advice."""
    export = [
        {"titel": f"Delier op plek {number}", "aanbevelingen": ["Geef haloperidol bij een delier."]}
        for number in range(guidelines)
    ]
    export.append({"titel": "Delier elders", "aanbevelingen": ["Geef geen haloperidol bij een delier."]})
    path = tmp_path / "veel.json"
    path.write_text(json.dumps(export), encoding="utf-8")
    facts = [fact for found in across(advised([read_guideline(path).facts])).values() for fact in found]
    edges = [fact for fact in facts if isinstance(fact, Edge)]
    repeated = [edge for edge in edges if edge.props["zin"] == edge.props["zin_ander"]]
    assert len(repeated) == pairs
    assert len({one for edge in repeated for one in (edge.from_id, edge.to_id)}) == guidelines
    assert len(edges) - len(repeated) == others


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klassieke antipsychotica", "antipsychoticum"),
        ("Laxantia", "laxans"),
        ("Verblijfskatheters", "verblijfskatheter"),
        ("Ringvormig kussen", "Ringkussens"),
        ("Elektrische tandenborstel", "tandenborstels"),
        ("PEG-sonde", "sondevoeding"),
    ],
)
def test_an_intervention_has_one_canonical_form(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Controleer elke drie maanden.", "Controleer eenmaal per jaar.", True),
        ("Controleer elke drie maanden.", "Controleer minstens eenmaal per jaar.", False),
        ("Wissel het verband dagelijks.", "Wissel het verband ten hoogste tweemaal per week.", True),
        ("Geef het ten hoogste twee weken.", "Geef het vijf dagen.", False),
        ("Geef het niet langer dan twee weken.", "Geef het drie maanden.", True),
        ("Geef 0,5 mg tweemaal daags.", "Geef 1 mg per dag.", False),
        ("Geef 0,5 mg tweemaal daags.", "Geef 1,5 mg per dag.", True),
        ("Geef 5 mg per dag.", "Geef twee tabletten per dag.", False),
        ("Evalueer na zes weken.", "Evalueer pas na drie maanden.", True),
        ("Evalueer een week na de start.", "Evalueer na de start pas na drie maanden.", True),
        ("Weeg elke maand.", "Weeg vier weken lang.", False),
        ("Vraag mensen van 80 jaar en ouder ernaar.", "Vraag mensen van 65 jaar en ouder ernaar.", False),
    ],
)
def test_numbers_that_exclude_one_another(one: str, other: str, differs: bool) -> None:
    assert (clash(one, other) is not None) is differs


def test_a_number_inside_a_word_is_none() -> None:
    assert quantities("Geef geen week langer medicatie") == ()
    assert [one.words for one in quantities("Evalueer na een week")] == ["na een week"]


def test_an_act_of_measuring_joins_no_two_subjects(tmp_path: Path) -> None:
    found = []
    for name, text in (("Duizeligheid", "Meet de bloeddruk staand."), ("Nierstenen", "Meet de bloeddruk wekelijks.")):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"titel": name, "aanbevelingen": [text]}), encoding="utf-8")
        found.append(read_guideline(path).facts)
    assert across(advised(found)) == {}


_SAID = st.lists(
    st.sampled_from(
        "1 0 2.5 1.2.3 1,3,6 8.00 12.000 twee anderhalf mg tabletten per dag elke weken maanden na binnen maal daags "
        "dagelijks ten hoogste minstens tot - , ( ) à keer uur jaar".split()
    ),
    max_size=14,
).map(" ".join)


@given(_SAID, _SAID)
def test_any_two_advices_can_be_compared(one: str, other: str) -> None:
    assert clash(one, one) is None
    assert clash(one, other) is None or quantities(one)
    for said in quantities(one):
        assert 0 <= said.least <= said.most


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Volg module 4.1.2 Week van de valpreventie", []),
        ("Controleer na 1,3,6 maanden", []),
        ("Geef om 8.00.00 uur medicatie", []),
        ("Geef 1.5 mg per dag", ["1.5 mg per dag"]),
        ("Geef ten hoogste 1.500 mg per dag", ["ten hoogste 1.500 mg per dag"]),
    ],
)
def test_what_is_no_number_of_its_own_is_no_quantity(text: str, found: list[str]) -> None:
    assert [one.words for one in quantities(text)] == found


def _between(tmp_path: Path, *advice: tuple[str, str]) -> list[str]:
    """The predicates of what is proposed between guidelines of one advice each."""
    export = [{"titel": title, "aanbevelingen": [text]} for title, text in advice]
    path = tmp_path / "twee.json"
    path.write_text(json.dumps(export), encoding="utf-8")
    facts = [fact for found in across(advised([read_guideline(path).facts])).values() for fact in found]
    return [fact.predicate.value for fact in facts if isinstance(fact, Edge)]


def test_one_thing_in_other_words_is_one_thing(tmp_path: Path) -> None:
    first, second = ("Huidzorg thuis", "Gebruik geen ringkussens."), ("Wondzorg", "Vermijd een ringvormig kussen.")
    assert _between(tmp_path, first, second) == ["LIJKT_OP"]


def test_a_name_from_elsewhere_is_known_where_it_stands(tmp_path: Path) -> None:
    first = ("Slikstoornissen", "Wees terughoudend met verdikte dranken.")
    second = ("Slikproblemen", "Geef bewoners die zich verslikken in dunne dranken verdikte dranken van niveau 2.")
    assert _between(tmp_path, first, second) == ["TEGENGESTELD_AAN"]


def test_for_one_illness_and_against_at_another_is_no_pair(tmp_path: Path) -> None:
    first = ("Voeding", "Plaats geen PEG-sonde bij mensen met dementie.")
    second = ("Voeding thuis", "Overweeg een PEG-sonde bij mensen met ALS.")
    assert _between(tmp_path, first, second) == []


def test_advice_against_stopping_is_not_against_the_thing(tmp_path: Path) -> None:
    first = ("Slaap", "Geef geen benzodiazepine.")
    second = ("Slapen thuis", "Raad het plotseling stoppen met een benzodiazepine af.")
    assert _between(tmp_path, first, second) == []
