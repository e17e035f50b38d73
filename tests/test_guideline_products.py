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
        ("Er is een patiëntversie: Als de huid kriebelt.", {"Als de huid kriebelt": "patiëntversie"}),
        ("Bij deze richtlijn hoort de patiëntenfolder Niet krabben.", {"Niet krabben": "patiëntversie"}),
        ("Een versie voor cliënten heet 'Minder jeuk'.", {"Minder jeuk": "patiëntversie"}),
        (
            "Aanverwante producten\n\n- Koele handen (patiëntversie)\n- Uittreksel voor de pedicure",
            {"Koele handen": "patiëntversie", "Uittreksel voor de pedicure": "uittreksel"},
        ),
        ("Er is een samenvattingskaart beschikbaar.", {}),
        ("Geef een folder aan de patiënt.", {}),
        ("Bespreek met de patiënt of een poster helpt.", {}),
    ],
)
def test_products_by_their_own_name(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    facts = read_text(tmp_path, f"{GUIDELINE}{text}\n").facts
    named = {fact.id: fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.DOCUMENT}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.AFGELEID_VAN]
    assert {named[edge.from_id].name: edge.props["soort"] for edge in edges} == expected
    assert all(node.props["bestand"] is None for node in named.values())


@pytest.mark.parametrize(
    ("text", "guideline"),
    [
        (
            "# Als het kriebelt\n\nVoor u thuis. Deze tekst hoort bij de richtlijn Jeuk bij ouderen.\n\nSmeer.",
            "Jeuk bij ouderen",
        ),
        ("# Patiëntversie Kriebel\n\nBij: richtlijn Jeuk bij ouderen\n\nSmeer.", "Jeuk bij ouderen"),
        ("# Praktijkkaart Krabben\n\nAfgeleid product van: Jeuk bij ouderen\n\n- Smeer.", "Jeuk bij ouderen"),
    ],
)
def test_a_product_says_of_which_guideline_it_was_made(tmp_path: Path, text: str, guideline: str) -> None:
    facts = read_text(tmp_path, text).facts
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    made = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.AFGELEID_VAN]
    assert [names[edge.to_id] for edge in made] == [guideline]
    assert not any(isinstance(fact, Node) and fact.kind is Kind.AANBEVELING for fact in facts)
