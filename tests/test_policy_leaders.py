"""Who leads a part of a plan: in a field, a sentence, brackets or a heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import read_text

from graph.model import Edge, Predicate


def leaders(folder: Path, text: str) -> list[tuple[str, str]]:
    _, facts = read_text(folder, text, "plan.md")
    found = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.TREKT]
    return [(edge.from_id, edge.to_id.partition("/")[0]) for edge in found]


@pytest.mark.parametrize(
    "line",
    [
        "Trekker is Vilans.",
        "Trekker van dit speerpunt is Vilans.",
        "Vilans trekt dit speerpunt.",
        "Vilans is trekker van dit speerpunt.",
        "Voor dit speerpunt is Vilans de trekker.",
        "Dit speerpunt staat onder regie van Vilans.",
        "Het trekkerschap ligt bij Vilans.",
        "Kartrekker: Vilans",
    ],
)
def test_a_sentence_says_who_leads_its_section(tmp_path: Path, line: str) -> None:
    text = (
        f"# Plan\n\n## Koken\n\n{line}\n\nMovisie traint in 2027 de koks.\n\n## Eten\n\nZonMw telt in 2028 de gasten.\n"
    )
    assert leaders(tmp_path, text) == [("organisatie/vilans", "sectie")]


@pytest.mark.parametrize(
    "line", ["Vilans trekt zich terug.", "Vilans is eigenaar van een pand.", "De kar trekt dit jaar door het dorp."]
)
def test_other_sentences_say_not_who_leads(tmp_path: Path, line: str) -> None:
    assert leaders(tmp_path, f"# Plan\n\n## Koken\n\n{line}\n\nMovisie traint in 2027 de koks.\n") == []


def test_a_heading_names_who_leads_it(tmp_path: Path) -> None:
    text = "# Plan\n\n## Speerpunt 1: Koken (trekker: Vilans)\n\nMovisie traint in 2027 de koks.\n"
    assert leaders(tmp_path, text) == [("organisatie/vilans", "sectie")]


def test_an_item_names_who_leads_it_alone(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Acties\n\n- Een keuken openen (trekker: Vilans)\n"
        "- De koks trainen. Verantwoordelijk: Movisie.\n- De gasten tellen\n"
    )
    assert leaders(tmp_path, text) == [("organisatie/vilans", "actie"), ("organisatie/movisie", "actie")]


def test_a_heading_over_acts_with_fields_of_their_own_is_read_once(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Speerpunt 1: Koken (trekker: Vilans)\n\n- Een keuken openen\n  - Wie: Movisie\n"
        "- De koks trainen\n  - Wie: ZonMw\n"
    )
    assert leaders(tmp_path, text) == [("organisatie/vilans", "sectie")]
