"""Tables whose rows are acts, in the layouts in which organisations plan their work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policy_reading import noted, read_text

from ingest.document import Reading
from ingest.policy.infinitive_lists import infinitive_parts


def rows_of(folder: Path, header: str, *rows: str) -> list[dict[str, object]]:
    """The acts of a table in Markdown, as a careful reader would note them down."""
    rule = "|".join("---" for _ in header.split("|"))
    text = f"# Plan\n\nZorggroep Terp en Stichting Wierde doen mee.\n\n| {header} |\n|{rule}|\n"
    _, facts = read_text(folder, text + "".join(f"| {row} |\n" for row in rows), "plan.md")
    return [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]


@pytest.mark.parametrize(
    ("cell", "doers", "involved"),
    [
        ("ActiZ, in overleg met Vilans", ["ActiZ"], ["Vilans"]),
        ("ActiZ (in afstemming met VNG)", ["ActiZ"], ["Vereniging van Nederlandse Gemeenten"]),
        ("Movisie i.o.m. Vilans en ZonMw", ["Movisie"], ["Vilans", "ZonMw"]),
        ("Movisie en Vilans, bijgestaan door ZonMw", ["Movisie", "Vilans"], ["ZonMw"]),
        ("Movisie, Vilans", ["Movisie", "Vilans"], None),
    ],
)
def test_a_cell_tells_who_does_it_from_who_is_involved(
    tmp_path: Path, cell: str, doers: list[str], involved: list[str] | None
) -> None:
    (act,) = rows_of(tmp_path, "Actie | Wie | Wanneer", f"Een gids maken | {cell} | mei 2027")
    assert (act.get("wie"), act.get("betrokken")) == (doers, involved)


def test_who_is_marked_as_trekker_leads_and_does_it(tmp_path: Path) -> None:
    (act,) = rows_of(tmp_path, "Wat | Wie | Gereed", "Gids maken | Vilans (trekker), Movisie | 2027")
    assert (act["wie"], act["trekt"]) == (["Vilans", "Movisie"], ["Vilans"])


def test_a_cell_with_two_verbs_is_two_acts(tmp_path: Path) -> None:
    acts = rows_of(
        tmp_path, "Actie | Wie | Wanneer", "Borden plaatsen op alle pleinen en leden scholen | Vilans | 2027"
    )
    assert [(act["tekst"], act["wie"]) for act in acts] == [
        ("Borden plaatsen op alle pleinen", ["Vilans"]),
        ("leden scholen", ["Vilans"]),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Werven van koks en opzetten van een keuken", ["Werven van koks", "opzetten van een keuken"]),
        ("Ontwikkelen en testen van een app", []),
        ("Werkwijze evalueren en bijstellen", []),
        ("Werven en scholen van koks en gasten", []),
    ],
)
def test_each_verb_with_an_object_of_its_own_is_an_act(text: str, parts: list[str]) -> None:
    assert [part.text for part in infinitive_parts(Reading.literal(text, 0))] == parts
