"""Interventions that other documents name."""

from __future__ import annotations

from pathlib import Path

import pytest
from inventory_sample import csv_file, vocabulary

from graph.model import Edge, Node, check
from ingest.anchoring import Anchor
from ingest.inventory import read_inventory, resolve
from ingest.inventory.naming import InterventionNames, naming_facts
from ingest.mentions import Linker
from ingest.reading import read_document

ROWS = """Naam interventie;Andere namen;Doelgroep;Verificatie
In Balans;;ouderen;ja
Logeerzorg;;ouderen;ja
Wolk;;ouderen;ja
Zicht op Lopen;ZOL; ouderen;ja
Samenloop;;ouderen;ja
Ander;Samenloop;ouderen;ja
Geheime Aanpak;;ouderen;te verifiëren
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
        ("Samenloop van namen.", []),
        ("De Geheime Aanpak blijft weg.", []),
    ],
)
def test_only_names_that_are_meant(names: InterventionNames, text: str, found: list[str]) -> None:
    assert [text[named.start : named.end] for named in names.find(text)] == found


def test_a_section_names_the_intervention(tmp_path: Path, names: InterventionNames) -> None:
    path = tmp_path / "richtlijn.md"
    path.write_text("# Richtlijn\n\n## Advies\n\nOverweeg Zicht op Lopen.\n", encoding="utf-8")
    anchor = Anchor(read_document(path), "richtlijn", "richtlijn.md")
    facts = list(naming_facts(anchor, names))
    for fact in facts:
        check(fact)
    (edge,) = [f for f in facts if isinstance(f, Edge)]
    assert (edge.to_id, edge.source.quote) == ("interventie/zicht-op-lopen", "Zicht op Lopen")
    assert [f.id for f in facts if isinstance(f, Node)] == ["interventie/zicht-op-lopen"]
