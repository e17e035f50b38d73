"""Names that the vocabulary does not know, listed for editors."""

from __future__ import annotations

import csv
from pathlib import Path

from policy_reading import LINKER, VOCABULARY, anchored

from ingest.candidates import COLUMNS, find_candidates, write_candidates
from ingest.mentions import mention_facts
from ingest.policy.across import PolicyDocument
from ingest.policy.facts import policy_facts
from ingest.prose import prose_facts

TEXT = (
    "# Plan Avondzorg\n\n## Acties\n\nZorgkantoor Noord (ZKN) en VWS werken samen in het programma Samen Wakker.\n\n"
    "- ZKN koopt de training 'Rustig de nacht in' in.\n- ZKN rekent uit wat de Wet avondzorg ouderen (Wao) kost.\n"
    "- De zorgaanbieders gebruiken beeldzorg en het Integraal Zorgakkoord (IZA).\n"
)


def test_lists_what_is_unknown_and_nothing_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(TEXT, encoding="utf-8", newline="")
    anchor = anchored(path)
    facts = [
        *prose_facts(anchor, {}),
        *mention_facts(anchor, LINKER),
        *policy_facts(anchor, LINKER, VOCABULARY, soort="plan"),
    ]
    found = find_candidates({"plan": PolicyDocument(facts, anchor.document.text)}, VOCABULARY, LINKER)
    assert [(one.naam, one.soort.value) for one in found] == [
        ("Zorgkantoor Noord", "Organisatie"),
        ("Rustig de nacht in", "Interventie"),
        ("Samen Wakker", "Thema"),
        ("Wet avondzorg ouderen", "Wet"),
    ]
    assert found[0].aantal == 4  # its name and its short form, once each, and twice the short form
    write_candidates(tmp_path / "kandidaten.csv", found)
    with (tmp_path / "kandidaten.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1]["documenten"] == "plan.md"
    assert "Rustig de nacht in" in rows[1]["voorbeeld"]
