"""Single advices: how they are numbered, where their label stands, in which case they are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guideline_reading import advice_of, read_guideline, read_text

from graph.model import Edge, Predicate

GOLDEN = Path(__file__).parent / "golden" / "richtlijnen"
_HEAD = "# Richtlijn Sokken\n\n## Uitgangsvraag\n\nWelke sokken helpen?\n\n## Aanbevelingen\n\n"


def test_the_quote_of_an_advice_holds_its_label_and_a_column_says_in_which_case_it_is_given() -> None:
    found = read_guideline(GOLDEN / "adviestabellen.md")
    by_text = {str(one.props["tekst"]): one for one in advice_of(found)}
    assert by_text["Leg een handdoek klaar."].source.quote == "Praktijkadvies: leg een handdoek klaar."
    problems = {
        fact.from_id: fact.to_id for fact in found.facts if isinstance(fact, Edge) and fact.predicate is Predicate.BIJ
    }
    assert problems[by_text["Overweeg een langer voetbad, mits de huid gaaf is."].id] == "probleem/obstipatie"


def test_advice_above_the_heading_of_the_only_module_is_not_that_modules(tmp_path: Path) -> None:
    above = "# Richtlijn Sokken\n\n## Aanbevelingen\n\nGeef sokken.\n\n"
    found = read_text(tmp_path, f"{above}## Module 1: Wol\n\n### Uitgangsvraag\n\nHelpt wol?\n")
    owners = {f.from_id for f in found.facts if isinstance(f, Edge) and f.predicate is Predicate.HEEFT_AANBEVELING}
    assert owners == {"richtlijn/sokken"}


_NUMBERED = (
    "{0}. ", "{0} ", "**{0}.** ", "**{0}** ", "({0}) ", "{0}) ", "[{0}] ", "R{0}. ", "R{0} ", "3.{0} ",
    "Aanbeveling {0}: ", "Aanbeveling {0} ", "Nr. {0} ", "{0} – ", "- {0}. ",
)  # fmt: skip


@pytest.mark.parametrize("form", _NUMBERED)
def test_advice_is_numbered_in_many_ways(form: str, tmp_path: Path) -> None:
    text = "\n\n".join(
        form.format(number) + told for number, told in ((1, "Geef sokken."), (2, "Overweeg pantoffels."))
    )
    numbers = [
        form.format(number).strip(" *()[]:.–-").removeprefix("Aanbeveling ").removeprefix("Nr. ") for number in (1, 2)
    ]
    found = advice_of(read_text(tmp_path, f"{_HEAD}{text}\n"))
    assert [(one.props["nummer"], one.props["tekst"]) for one in found] == [
        (numbers[0], "Geef sokken."),
        (numbers[1], "Overweeg pantoffels."),
    ]


@pytest.mark.parametrize(
    ("behind", "strength"),
    [
        ("(sterk)", "sterk"),
        ("[zwak]", "zwak"),
        ("(zwakke aanbeveling, lage bewijskracht)", "zwak"),
        ("Zwakke aanbeveling.", "zwak"),
        ("Sterke aanbeveling voor", "sterk"),
        ("(goede praktijk)", "goede praktijk"),
    ],
)
def test_a_label_may_stand_behind_its_advice(behind: str, strength: str, tmp_path: Path) -> None:
    (one,) = advice_of(read_text(tmp_path, f"{_HEAD}Geef wollen sokken. {behind}\n"))
    assert (one.props["tekst"], one.props["sterkte"], one.props["sterkte_basis"]) == (
        "Geef wollen sokken.",
        strength,
        "label",
    )
    assert one.source.quote == f"Geef wollen sokken. {behind}"


@pytest.mark.parametrize("behind", ["(na overleg)", "(zie bijlage 2)", "De kous past."])
def test_other_words_behind_an_advice_are_no_label(behind: str, tmp_path: Path) -> None:
    (one,) = advice_of(read_text(tmp_path, f"{_HEAD}Geef wollen sokken. {behind}\n"))
    assert one.props["sterkte_basis"] == "formulering"


@pytest.mark.parametrize(
    ("key", "value", "number"),
    [("nr", 4, "4"), ("id", "1.2", "1.2"), ("code", "A1", "A1"), ("id", "aanbeveling-3", "3"), ("rec_id", "rec_2", "2"),
     ("id", "sokken-2024-03", None), ("id", "r7", None), ("uuid", "1f0c", None)],
)  # fmt: skip
def test_an_export_numbers_its_advice_by_keys_of_many_names(
    key: str, value: object, number: str | None, tmp_path: Path
) -> None:
    module = {"titel": "Wol", "uitgangsvraag": "Welke?", "aanbevelingen": [{key: value, "tekst": "Geef sokken."}]}
    path = tmp_path / "sokken.json"
    path.write_text(json.dumps({"titel": "Richtlijn Sokken", "modules": [module]}), encoding="utf-8")
    (one,) = advice_of(read_guideline(path))
    assert one.props["nummer"] == number
