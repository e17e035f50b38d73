"""What was made from a guideline and is only named in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline_reading import read_text

from graph.model import Edge, Kind, Node, Predicate

GUIDELINE = (
    "# Richtlijn Jeuk\n\n## Uitgangsvraag\n\nWat helpt?\n\n## Aanbeveling\n\nGeef zalf.\n\n## Verantwoording\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Van deze richtlijn is een patiëntversie verschenen: Jeuk, wat nu?",
            {"Jeuk, wat nu?": "patiëntversie"},
        ),
        (
            "Voor fysiotherapeuten is een uittreksel gemaakt: Uittreksel Jeuk.",
            {"Uittreksel Jeuk": "uittreksel"},
        ),
        (
            "Aanverwante producten: Overzichtskaart Zalven; patiëntenfolder Krabben.",
            {"Overzichtskaart Zalven": "samenvattingskaart", "Patiëntenfolder Krabben": "patiëntversie"},
        ),
        (
            "### Producten\n\nCliëntversie Jeuk bij u thuis en Samenvattingskaart Jeuk (pdf).",
            {"Cliëntversie Jeuk bij u thuis": "patiëntversie", "Samenvattingskaart Jeuk": "samenvattingskaart"},
        ),
        ("De cliëntversie *Rust in de huid* is van deze richtlijn gemaakt.", {"Rust in de huid": "patiëntversie"}),
        ("Er is een samenvattingskaart beschikbaar.", {}),
        ("Bespreek met de patiënt of een poster helpt.", {}),
    ],
)
def test_products_by_their_own_name(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    facts = read_text(tmp_path, f"{GUIDELINE}{text}\n").facts
    named = {fact.id: fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.DOCUMENT}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.AFGELEID_VAN]
    assert {named[edge.from_id].name: edge.props["soort"] for edge in edges} == expected
    assert all(node.props["bestand"] is None for node in named.values())
