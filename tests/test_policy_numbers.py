"""Sums and goals: value, sign, years, unit, and all the numbers that are neither."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_reading import read_text

from graph.model import BlockNote, Edge, Fact, Kind, Node
from ingest.policy.amounts import find_amounts
from ingest.policy.goals import goal_year, is_measured_goal
from ingest.policy.numerals import numeral
from ingest.policy.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er is € 12,5 miljoen per jaar beschikbaar vanaf 2027.", [(12_500_000, ("2027",), True)]),
        (
            "In 2027 € 1,2 miljoen en in 2028 € 0,9 miljoen.",
            [(1_200_000, ("2027",), False), (900_000, ("2028",), False)],
        ),
        ("€ 40 mln structureel vanaf 2030", [(40_000_000, ("2030", "structureel"), False)]),
        ("Per koploper is € 300 duizend nodig.", [(300_000, (), False)]),
        ("Tussen € 8 en € 12 miljoen", [(8_000_000, (), False), (12_000_000, (), False)]),
        ("Een besparing van € 3 miljoen in 2028", [(-3_000_000, ("2028",), False)]),
        ("Er wordt € 3 miljoen bezuinigd.", [(-3_000_000, (), False)]),
        ("Zo wordt € 90.000 per jaar op vervoer bespaard.", [(-90_000, (), True)]),
        ("Minder ritten schelen de regio € 60.000 aan vervoerskosten.", [(-60_000, (), False)]),
        ("Het kost € 1.250.000.", [(1_250_000, (), False)]),
        (
            "In 2027 is € 180.000 nodig en vanaf 2028 jaarlijks € 150.000.",
            [(180_000, ("2027",), False), (150_000, ("2028",), True)],
        ),
        ("€ 1,25 mrd in 2027", [(1_250_000_000, ("2027",), False)]),
        ("Er is €5M per jaar nodig.", [(5_000_000, (), True)]),
        ("De korting van € 200 miljoen wordt teruggedraaid.", [(200_000_000, (), False)]),
        ("De bezuiniging van € 50 miljoen gaat niet door.", [(50_000_000, (), False)]),
        ("in totaal 3 miljoen euro", [(3_000_000, (), False)]),
        ("De gemeenten betalen zes ton van de € 2 miljoen.", [(600_000, (), False), (2_000_000, (), False)]),
        ("Ik stel anderhalf miljoen euro beschikbaar.", [(1_500_000, (), False)]),
        ("Er is een half miljoen euro gereserveerd in 2027.", [(500_000, ("2027",), False)]),
        ("Zij schoten in 2025 tweeëntachtigduizend euro voor.", [(82_000, ("2025",), False)]),
        ("Het tekort is € 1½ miljoen.", [(1_500_000, (), False)]),
        ("Er doen drie miljoen mensen mee met een half uur zorg.", []),
        (
            "Er is € 12 miljoen in 2026 en vanaf 2027 structureel € 18 miljoen.",
            [(12_000_000, ("2026",), False), (18_000_000, ("2027", "structureel"), False)],
        ),
        (
            "De besparing is € 30 miljoen in 2028, oplopend tot structureel € 45 miljoen.",
            [(-30_000_000, ("2028",), False), (-45_000_000, ("structureel",), False)],
        ),
    ],
)
def test_sums(text: str, expected: list[tuple[int, tuple[str, ...], bool]]) -> None:
    assert [(a.euros, a.jaren, a.per_jaar) for a in find_amounts(text)] == expected


@pytest.mark.parametrize(
    "text", ["1,1 miljoen mensen", "290.000 woningen", "tabel (x € 1 miljoen)", "paragraaf 3.5", "2027", "€ 5,5X"]
)
def test_no_sums(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "direction", "year"),
    [
        ("Doel is dat in 2027 ten minste 40 zorgaanbieders meedoen.", 40, "zorgaanbieders", "ten minste", "2027"),
        ("Ons doel is dat 75% van de leden de route in 2026 kent.", 75, "%", None, "2026"),
        ("De ambitie is dat het aantal opnames daalt van 1.900 naar 1.500 in 2029.", 1500, "opnames", None, "2029"),
        ("We streven naar hoogstens 20% administratietijd in 2030.", 20, "%", "hoogstens", "2030"),
    ],
)
def test_goals(text: str, value: int, unit: str, direction: str | None, year: str) -> None:
    assert is_measured_goal(text)
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.unit, quantity.direction, goal_year(text)) == (value, unit, direction, year)


@pytest.mark.parametrize(
    "text",
    [
        "Naar verwachting stijgt het aantal ouderen tot 2 miljoen in 2040.",
        "In 2024 waren er 300 woningen.",
        "VWS zet in 2027 vijf proeftuinen op.",
        "Mantelzorgers geven een 8,1.",
    ],
)
def test_facts_and_forecasts_are_no_goals(text: str) -> None:
    assert not is_measured_goal(text)


FLATTENED = (
    "Regioplan\n\nPartijen spreken dit af.\n\nTabel 1: Kosten (bedragen x € 1 miljoen)\n\n2027\n2028\n2029\n1\n"
    "Scholing\n4\n6\n2\nInkoop\n3\n7\n9\n3\nTotaal (1 + 2)\n7\n7\n15\n\nSlot\nDit is het einde.\n"
)
"""A table that came out one cell per line; the empty cell of Scholing in 2028 left no trace."""


def sums_of(facts: Sequence[Fact], row: str) -> dict[object, object]:
    nodes = [f for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG and f.props["waarvoor"] == row]
    return {tuple(f.props["jaren"] or ()): f.props["waarde_eur"] for f in nodes}  # type: ignore[arg-type]


def test_a_table_whose_cells_vanished_is_aligned_by_its_totals(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, FLATTENED)
    assert sums_of(facts, "Scholing") == {("2027",): 4_000_000, ("2029",): 6_000_000}
    assert not [f for f in facts if isinstance(f, BlockNote)]


def test_a_row_that_no_total_places_is_flagged(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, FLATTENED.replace("\n15\n", "\n25\n"))
    assert sums_of(facts, "Scholing") == {}
    assert sums_of(facts, "Inkoop") == {("2027",): 3_000_000, ("2028",): 7_000_000, ("2029",): 9_000_000}
    (flagged,) = (f for f in facts if isinstance(f, BlockNote))
    assert "Scholing" in flagged.source.quote


TWO_TABLES = (
    "Regioplan\n\nPartijen spreken dit af.\n\nTabel 1. Inzet (bedragen x € 1.000)\n\nPost\n2027\n2028\n2029\nTotaal\n"
    "Scholing\n40\n60\n20\n120\nInkoop\n30\n70\n100\nVervoer\n10\n10\n10\n30\nTotaal\n50\n100\n100\n250\n\n"
    "Tabel 2. Gebouwen (bedragen x € 1 miljoen)\n\nPost\n2027\n2028\n2029\nVerbouw\n0,9\n0,4\n0,2\n"
    "Huur\n1,1\n1,3\n1,3\n\n"
    "Slot\nDit is het einde.\n"
)
"""The empty cell of Inkoop in 2027 left no trace; each table has a unit of its own."""


def test_a_column_and_a_row_of_totals_place_what_vanished(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, TWO_TABLES)
    assert sums_of(facts, "Inkoop") == {("2028",): 30_000, ("2029",): 70_000, (): 100_000}
    assert sums_of(facts, "Totaal")[()] == 250_000
    totals = {f.props["waarde_eur"] for f in facts if isinstance(f, Node) and f.props.get("totaal") is True}
    assert totals == {120_000, 100_000, 30_000, 50_000, 250_000}


def test_a_table_has_the_unit_of_its_own_caption(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, TWO_TABLES)
    assert sums_of(facts, "Verbouw") == {("2027",): 900_000, ("2028",): 400_000, ("2029",): 200_000}


SPENT = (
    "Regioplan\n\nPartijen spreken dit af.\n\n1. Middelen\n\nTabel 1. Raming en stand (x € 1.000)\n"
    "Onderdeel\tGeraamd\tStand nu\tAantal cliënten\nVerbouw\t540\t402\t30\nScholing\t260\t247\t50\nVervoer\t200\t\t20\n"
    "Totaal\t1.000\t649\t100\n\n2. Slot\nDit is het einde van het plan.\n"
)
"""No column is headed by a year or by a word for money."""


def test_a_total_shows_which_columns_hold_money(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, SPENT)
    sums = [f.props["waarde_eur"] for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]
    assert sums == [540_000, 402_000, 260_000, 247_000, 200_000, 1_000_000, 649_000]


def test_the_year_of_a_caption_holds_for_columns_without_one(tmp_path: Path) -> None:
    captions = {"Uitgegeven in 2027": ["2027"], "Uitgegeven in 2027 en 2028": [], "Uitgegeven": []}
    for index, (caption, years) in enumerate(captions.items()):
        text = SPENT.replace("Raming en stand", caption)
        _, facts = read_text(tmp_path, text, f"plan{index}.txt")
        sums = [f.props["jaren"] for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]
        assert sums == [years] * 7


def test_a_column_that_its_total_does_not_add_up_is_not_read(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, SPENT.replace("402", "412").replace("200\t", "300\t"))
    assert not [f for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]


def test_without_totals_a_row_of_too_few_figures_stays_open(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, TWO_TABLES.replace("Totaal\n50\n100\n100\n250\n", ""))
    assert sums_of(facts, "Inkoop") == {}
    assert next(f.source.quote for f in facts if isinstance(f, BlockNote)).startswith("Inkoop")


def test_the_same_sentence_twice_is_one_sum_named_twice(tmp_path: Path) -> None:
    line = "Voor scholing is € 4 miljoen beschikbaar in 2027."
    _, facts = read_text(tmp_path, f"Plan\n\n1. Wonen\n{line} Dat helpt.\n\n2. Thuis\n{line} Dat is veel.\n")
    sums = [f for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]
    edges = [f for f in facts if isinstance(f, Edge) and f.predicate.value == "NOEMT_BEDRAG"]
    assert (len(sums), len(edges)) == (1, 2)


NUMBERS = st.lists(
    st.sampled_from(
        "€ 3 1.250 12,5 40 % miljoen mln per jaar in 2027 van naar tot euro besparing - , . ten minste 0 x".split()
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(NUMBERS, st.text(max_size=80)))
@settings(max_examples=300)
def test_any_text_has_valid_sums_and_quantities(text: str) -> None:
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert isinstance(amount.euros, int) or abs(amount.euros) < 1_000
    for quantity in quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


def test_a_table_of_target_values_gives_goals(tmp_path: Path) -> None:
    rows = ["Wachttijd | 38 dagen | hoogstens 30 dagen in 2029", "Woningen | 410 | ten minste 1.650 in 2030",
            "Bekendheid | - | 60% van de ouderen", "Zorgplan | nee | ja", "Budget | 1 | € 20"]  # fmt: skip
    text = "# Plan\n\n| Onderwerp | Nu (2026) | Streefwaarde 2028 |\n|---|---|---|\n" + "".join(
        f"| {r} |\n" for r in rows
    )
    _, facts = read_text(tmp_path, text, "plan.md")
    goals = [f for f in facts if isinstance(f, Node) and f.kind is Kind.DOEL]
    told = [[f.props[name] for name in ("doelgetal", "eenheid", "doeljaar", "richting")] for f in goals]
    assert told == [
        [30, "dagen", 2029, "hoogstens"],
        [1650, "woningen", 2030, "ten minste"],
        [60, "%", 2028, None],
    ]
    assert goals[0].source.quote == "hoogstens 30 dagen in 2029"


def test_a_list_of_what_is_to_be_reached_holds_goals(tmp_path: Path) -> None:
    text = (
        "Plan\n\nDoel\n\nMet dit plan willen we eind 2029 het volgende hebben bereikt:\n\n"
        "- het aantal valpartijen is gedaald van 860 naar maximaal 600 per jaar;\n- minstens 320 mensen fietsen weer.\n"
    )
    _, facts = read_text(tmp_path, text)
    goals = [f for f in facts if isinstance(f, Node) and f.kind is Kind.DOEL]
    assert [(f.props["doelgetal"], f.props["richting"]) for f in goals] == [(600, "hoogstens"), (320, "ten minste")]


def test_a_goal_table_may_number_its_rows_and_have_a_column_of_dates(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n| # | Onderwerp | Nu | Straks | Peildatum |\n|---|---|---|---|---|\n"
        "| G1 | Wachttijd voor de tuin | 41 dagen | ≤ 20 dagen | 31-12-2028 |\n"
        "| G2 | Buurttuinen | 12 | 60 | 1-7-2029 |\n"
    )
    _, facts = read_text(tmp_path, text, "plan.md")
    goals = [f for f in facts if isinstance(f, Node) and f.kind is Kind.DOEL]
    assert [[f.props[name] for name in ("doelgetal", "eenheid", "doeljaar", "richting")] for f in goals] == [
        [20, "dagen", 2028, "hoogstens"],
        [60, "buurttuinen", 2029, None],
    ]


def test_rows_one_space_apart_under_years_are_a_table(tmp_path: Path) -> None:
    text = (
        "Plan\n\nGeld\n\nHet geld is zo verdeeld.\n\nInleg (x € 1.000)\nPartij 2027 2028 2029\nDorp Oost 40 30 -\n"
        "Stad 1.200 900 450\nTotaal 1.240 930 450\n\nIn 2027 2028 2029 is er feest.\n"
    )
    _, facts = read_text(tmp_path, text)
    sums = [f for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]
    assert [(f.props["waarvoor"], f.props["waarde_eur"], f.props["jaren"], f.props["totaal"]) for f in sums] == [
        ("Dorp Oost", 40_000, ["2027"], False),
        ("Dorp Oost", 30_000, ["2028"], False),
        ("Stad", 1_200_000, ["2027"], False),
        ("Stad", 900_000, ["2028"], False),
        ("Stad", 450_000, ["2029"], False),
        ("Totaal", 1_240_000, ["2027"], True),
        ("Totaal", 930_000, ["2028"], True),
        ("Totaal", 450_000, ["2029"], True),
    ]
    assert not any(isinstance(f, Node) and f.kind is Kind.SECTIE and "Inleg" in f.name for f in facts)


def test_a_total_may_span_its_table_and_a_cell_may_be_per_year(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n| Wat | Wie | Kosten |\n|---|---|---|\n| Tuin aanleggen | Stad | € 30.000 |\n"
        "| Tuin onderhouden | Dorp | € 5.000 per jaar |\n| Totaal lijn A: € 35.000 | | |\n"
    )
    _, facts = read_text(tmp_path, text, "plan.md")
    sums = [f for f in facts if isinstance(f, Node) and f.kind is Kind.BEDRAG]
    assert [(f.props["waarde_eur"], f.props["per_jaar"], f.props["totaal"]) for f in sums] == [
        (30_000, False, False),
        (5_000, True, False),
        (35_000, False, True),
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twaalfhonderd", 1_200), ("tweehonderdvijftig", 250), ("drieënveertig", 43),
        ("honderdtwintigduizend", 120_000),
        ("drieduizendvijfhonderd", 3_500), ("eenentwintig", 21), ("viertal", 4), ("2.300", 2_300), ("2,5", 2.5),
        ("achtste", None), ("honderden", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_in_words_and_figures(written: str, value: float | None) -> None:
    assert numeral(written) == value
