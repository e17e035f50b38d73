"""Two end dates for one trial, however the document calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import read_text

from graph.model import Edge, Node, Predicate


def ends(folder: Path, text: str) -> list[set[object]]:
    """The last days that each contradiction sets beside each other."""
    _, facts = read_text(folder, text, "plan.md")
    nodes = {fact.id: fact for fact in facts if isinstance(fact, Node)}
    return [
        {nodes[id].props["deadline_eind"] for id in (fact.from_id, fact.to_id)}
        for fact in facts
        if isinstance(fact, Edge) and fact.predicate is Predicate.TEGENGESTELD_AAN
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "De proef met soepketels duurt tot en met 30 juni 2027.",
            "De soepketels, die eind 2027 stoppen, kosten geld.",
        ),
        ("De soepketelpilot in Laar loopt tot 1 juli 2027.", "De pilot in Laar eindigt op 31 december 2027."),
        (
            "Vilans begint een proef met soepketels. De proef loopt van 2026 tot en met 30 juni 2027.",
            "Daarin telt de proef met soepketels mee, die op 31 december 2027 eindigt.",
        ),
        (
            "Dat de proeftuin Soep tot 1 juli 2027 doorloopt, is bekend.",
            "In de proeftuin Soep, die eind 2027 afloopt, …",
        ),
    ],
)
def test_two_places_that_share_a_rare_word(tmp_path: Path, first: str, second: str) -> None:
    text = f"# Plan\n\n## Nu\n\n{first}\n\n## Later\n\n{second}\n"
    assert ends(tmp_path, text) == [{"2027-06-30", "2027-12-31"}]


def test_a_clause_that_points_back_speaks_of_the_same_trial(tmp_path: Path) -> None:
    told = "De proefkeuken eindigt op 31 december 2027; volgens het besluit duurt zij tot 1 juli 2027."
    assert ends(tmp_path, f"# Plan\n\n## Nu\n\n{told}\n") == [{"2027-06-30", "2027-12-31"}]


def test_what_is_said_of_an_end_right_behind_another_is_about_the_same(tmp_path: Path) -> None:
    told = "De proef met soep loopt tot en met 30 juni 2027; elders is sprake van een einddatum van 31 december 2027."
    assert ends(tmp_path, f"# Plan\n\n## Nu\n\n{told}\n") == [{"2027-06-30", "2027-12-31"}]


@pytest.mark.parametrize(
    "text",
    [
        "De proef met soepketels loopt tot eind 2027.\n\nDe proef met soepketels eindigt op 15 december 2027.",
        "De proef met soepketels loopt tot eind 2027.\n\nDe proef met borden eindigt op 1 mei 2029.",
        "De regeling voor soepketels loopt tot eind 2027.\n\nDe folder over borden verschijnt op 1 mei 2029.",
        "De proef met soepketels start op 1 mei 2026.\n\nDe proef met soepketels loopt tot eind 2027.",
    ],
)
def test_other_trials_and_one_moment_in_two_ways_are_no_contradiction(tmp_path: Path, text: str) -> None:
    assert ends(tmp_path, f"# Plan\n\n## Nu\n\n{text}\n") == []
