"""Interventions that other documents name."""

from __future__ import annotations

from pathlib import Path

import pytest
from inventory_sample import csv_file, vocabulary

from graph.model import Edge, Node, check
from ingest.anchoring import Anchor
from ingest.inventory.identity import resolve
from ingest.inventory.naming import InterventionNames
from ingest.inventory.reading import read_inventory
from ingest.mentions import Linker
from ingest.policy.across import PolicyDocument
from ingest.policy.named_interventions import named_interventions
from ingest.prose import prose_facts
from ingest.reading import read_document

ROWS = """Naam interventie;Andere namen;Doelgroep;Verificatie
In Balans;;ouderen;ja
Logeerzorg;;ouderen;ja
Wolk;;ouderen;ja
Zicht op Lopen;ZOL; ouderen;ja
Samenloop;;ouderen;ja
Ander;Samenloop;ouderen;ja
Geheime Aanpak;;ouderen;te verifiëren
Kijkzorg;Kijkschermzorg;ouderen;ja
Steunprogramma;Perspectiefvol;ouderen;ja
SCALA;;ouderen;ja
"""


@pytest.fixture
def names(tmp_path: Path) -> InterventionNames:
    words = vocabulary()
    facts = read_inventory(csv_file(tmp_path, ROWS), slug="lijst", vocabulary=words, linker=Linker(words)).facts
    pair = ("interventie/ander", "interventie/samenloop")
    return InterventionNames([facts], resolve([facts], apart=[pair]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Volg de cursus In Balans in de wijk.", ["In Balans"]),
        ("Het blijft in balans.", []),
        ("Wij kopen logeerzorg in.", ["logeerzorg"]),
        ("Wolk is een woord aan het begin.", []),
        ("Draag de heupband Wolk.", ["Wolk"]),
        ("Er hangt een wolk.", []),
        ("De ZOL is een afkorting.", []),
        ("Zicht op Lopen helpt.", ["Zicht op Lopen"]),
        ("Wij zetten kijkschermzorg in.", ["kijkschermzorg"]),
        ("Dat klinkt perspectiefvol.", []),
        ("Gebruik SCALA daarvoor.", ["SCALA"]),
        ("Een scala aan zorg.", []),
        ("Samenloop van namen.", []),
        ("De Geheime Aanpak blijft weg.", []),
    ],
)
def test_only_names_that_are_meant(names: InterventionNames, text: str, found: list[str]) -> None:
    assert [text[named.start : named.end] for named in names.find(text)] == found


def test_capitals_may_stand_for_something_else(names: InterventionNames) -> None:
    (named,) = names.find("Gebruik SCALA daarvoor.")
    assert named.zekerheid < 0.7


def test_a_policy_document_names_the_intervention_and_what_it_thinks_of_it(
    tmp_path: Path, names: InterventionNames
) -> None:
    path = tmp_path / "plan.md"
    text = "# Plan\n\n## Aanpak\n\nIn de wijk bestaat\nZicht op Lopen al.\n\n"
    text += "Wij gaan voor opschaling van Zicht op Lopen.\n"
    path.write_text(text, encoding="utf-8", newline="")
    anchor = Anchor(read_document(path), "plan", "plan.md")
    facts = list(named_interventions(PolicyDocument(list(prose_facts(anchor, {})), anchor.document.text), names))
    for fact in facts:
        check(fact)
        assert text[fact.source.start : fact.source.end] == fact.source.quote
    edges = [f for f in facts if isinstance(f, Edge)]
    assert [(e.to_id, e.props.get("houding")) for e in edges] == [
        ("interventie/zicht-op-lopen", None),
        ("interventie/zicht-op-lopen", "versnellen"),
    ]
    assert [e.source.quote for e in edges] == ["Zicht op Lopen", "Wij gaan voor opschaling van Zicht op Lopen."]
    assert [f.id for f in facts if isinstance(f, Node)] == ["interventie/zicht-op-lopen"]
