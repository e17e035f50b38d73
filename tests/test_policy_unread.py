"""What reads like an agreement, an act or an amount is flagged when nothing was made of it, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import anchored, read_text

from graph.model import Fact
from ingest.policy.unread import ACT, AGREEMENT, AMOUNT, unread


def flagged(folder: Path, sentence: str, facts: list[Fact] | None = None) -> list[tuple[str, str]]:
    """What is flagged in a text of this sentence between two others, when only `facts` were made of it."""
    path = folder / "beleid.txt"
    path.write_text(f"De wijk vergrijst. {sentence} Zo staat het ervoor.\n", encoding="utf-8")
    anchor = anchored(path)
    return [(anchor.document.text[span.start : span.end], why) for span, why in unread(anchor, facts or [])]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Voor de buurthuizen is € 250.000 bestemd.", AMOUNT),
        ("Het kost naar schatting 3 miljoen euro per jaar.", AMOUNT),
        ("Hierover spreken de wethouder en de huisartsen het volgende af: minder wachttijd.", AGREEMENT),
        ("Met de corporaties is afgesproken dat zij drempels weghalen.", AGREEMENT),
        ("Beide besturen verplichten zich tot een jaarlijks gesprek.", AGREEMENT),
        ("De provincie zegt toe, dat het vervoer blijft.", AGREEMENT),
        ("De loketten worden uiterlijk 1 maart 2028 samengevoegd.", ACT),
        ("Er moet eind 2027 een meldpunt zijn.", ACT),
    ],
)
def test_what_looks_like_one_is_flagged(tmp_path: Path, sentence: str, why: str) -> None:
    assert flagged(tmp_path, sentence) == [(sentence, why)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2024 woonden hier 4.000 ouderen.",
        "Wie valt, krijgt vaak hulp van de buren.",
        "Het aantal thuiswonenden zal toenemen.",
        "Vanaf 2019 was het loket open.",
        "De ploeg komt elke week bij elkaar.",
        "Daar spreken bewoners elkaar.",
    ],
)
def test_ordinary_sentences_are_not(tmp_path: Path, sentence: str) -> None:
    assert flagged(tmp_path, sentence) == []


def test_what_a_fact_was_made_of_is_not(tmp_path: Path) -> None:
    anchor, facts = read_text(
        tmp_path, "# Plan\n\nDe gemeente zal uiterlijk 1 maart 2028 een loket openen.\n", "beleid.md"
    )
    assert [why for _, why in unread(anchor, [])] == [ACT]
    assert list(unread(anchor, facts)) == []
