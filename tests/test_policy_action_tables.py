"""Tables whose rows are acts, in the layouts in which organisations plan their work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policy_reading import noted, read_text

from graph.model import Edge, Node, Predicate
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
        ("ActiZ, in nauwe samenspraak met Vilans", ["ActiZ"], ["Vilans"]),
        ("ActiZ (na raadpleging van Vilans)", ["ActiZ"], ["Vilans"]),
        ("ActiZ, gesubsidieerd door ZonMw", ["ActiZ"], ["ZonMw"]),
        ("ActiZ (Vilans en Movisie worden betrokken)", ["ActiZ"], ["Vilans", "Movisie"]),
        ("ActiZ, Vilans denkt mee", ["ActiZ"], ["Vilans"]),
    ],
)
def test_a_cell_tells_who_does_it_from_who_is_involved(
    tmp_path: Path, cell: str, doers: list[str], involved: list[str] | None
) -> None:
    (act,) = rows_of(tmp_path, "Actie | Wie | Wanneer", f"Een gids maken | {cell} | mei 2027")
    assert (act.get("wie"), act.get("betrokken")) == (doers, involved)


@pytest.mark.parametrize("mark", ["trekker", "kartrekker", "penvoerder", "aanjager"])
def test_who_is_marked_as_trekker_leads_and_does_it(tmp_path: Path, mark: str) -> None:
    (act,) = rows_of(tmp_path, "Wat | Wie | Gereed", f"Gids maken | Vilans ({mark}), Movisie | 2027")
    assert (act["wie"], act["trekt"]) == (["Vilans", "Movisie"], ["Vilans"])


@pytest.mark.parametrize("mark", [" – ", " | ", "\t"])
def test_a_list_of_acts_in_lines_is_the_table_that_its_first_line_names(tmp_path: Path, mark: str) -> None:
    lines = [
        ("Nr.", "Actie", "Wie", "Wanneer", "Stand"),
        ("7", "Lepels tellen van de grote keuken", "Vilans", "eind januari 2027", "loopt"),
        ("8", "Brief sturen aan de buren", "Movisie", "mei 2026", "gereed"),
        ("9", "Borden herzien, in overleg met ActiZ", "ZonMw", "maart 2027", "vertraagd"),
    ]
    text = (
        "Verslag\n\nDit is besproken.\n\nActielijst (stand mei 2026)\n\n"
        + "\n".join(mark.join(line) for line in lines)
        + "\n"
    )
    _, facts = read_text(tmp_path, text)
    acts = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert [(act["wie"], act.get("betrokken"), act["deadline_eind"]) for act in acts] == [
        (["Vilans"], None, "2027-01-31"),
        (["ZonMw"], ["ActiZ"], "2027-03-31"),
    ]


def test_lines_with_dashes_below_no_names_of_columns_are_text(tmp_path: Path) -> None:
    text = "Verslag\n\nSoep – brood – kaas – thee\n\nVilans – Movisie – ZonMw – ActiZ\n"
    _, facts = read_text(tmp_path, text)
    assert not [line for line in noted(facts) if '"actie"' in line]


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
        (
            "Lepels toetsen bij mensen die traag eten en de uitkomsten verwerken",
            ["Lepels toetsen bij mensen die traag eten", "de uitkomsten verwerken"],
        ),
        ("Werven van koks en opzetten van een keuken", ["Werven van koks", "opzetten van een keuken"]),
        ("Ontwikkelen en testen van een app", []),
        ("Werkwijze evalueren en bijstellen", []),
        ("Werven en scholen van koks en gasten", []),
    ],
)
def test_each_verb_with_an_object_of_its_own_is_an_act(text: str, parts: list[str]) -> None:
    assert [part.text for part in infinitive_parts(Reading.literal(text, 0))] == parts


def acts_in(folder: Path, text: str) -> list[dict[str, object]]:
    _, facts = read_text(folder, text, "plan.md")
    return [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]


def test_fields_below_a_list_item_say_nothing_of_the_next(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Acties\n\n- Opening eetzaal\n  - Wie: Vilans\n  - Wanneer: maart 2027\n"
        "- Werving van koks\n  - Wie: Movisie, in overleg met ZonMw\n  - Planning: eind 2028\n"
    )
    assert [(act["wie"], act["deadline_eind"], act.get("betrokken")) for act in acts_in(tmp_path, text)] == [
        (["Vilans"], "2027-03-31", None),
        (["Movisie"], "2028-12-31", ["ZonMw"]),
    ]


def test_fields_on_lines_of_their_own_make_an_act_each(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Vervolgacties\n\nActie 1\nWie: Vilans\nWat: schrijft een gids\nWanneer: Q1 2027\n\n"
        "Actie 2\nWie: Movisie, bijgestaan door ZonMw\nWat: richt een loket in\nWanneer: vóór 1 januari 2028\n"
    )
    assert [(act["tekst"], act["wie"], act["deadline_eind"]) for act in acts_in(tmp_path, text)] == [
        ("schrijft een gids", ["Vilans"], "2027-03-31"),
        ("richt een loket in", ["Movisie"], "2027-12-31"),
    ]


def test_an_item_that_names_its_list_is_no_act(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Acties\n\n- Vervoer op maat\n  - Vilans koopt een bus.\n- Buurtkeuken\n  - Movisie traint koks.\n"
    )
    assert [act["tekst"] for act in acts_in(tmp_path, text)] == ["Vilans koopt een bus.", "Movisie traint koks."]


def test_a_smart_list_is_one_act_with_its_moment_and_goal(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Acties\n\n- Koken\n  - *Specifiek:* Vilans traint koks in alle wijken.\n"
        "  - *Meetbaar:* ten minste 45 koks zijn eind 2028 getraind.\n  - *Acceptabel:* de buurtraad stemde ermee in.\n"
        "  - *Tijdgebonden:* van september 2027 tot en met december 2028.\n- Eten\n  - Movisie schrijft een gids.\n"
    )
    assert [(act["tekst"], act.get("deadline_eind")) for act in acts_in(tmp_path, text)] == [
        ("Vilans traint koks in alle wijken.", "2028-12-31"),
        ("Movisie schrijft een gids.", None),
    ]


def test_a_frame_with_a_number_and_title_is_an_agreement(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## 3 Samen\n\nHet was een goed jaar.\n\n> **Buurtafspraak 2 – Eén sleutel**\n>\n"
        "> **Afgesproken is:**\n"
        "> - Elke bewoner heeft één sleutel.\n>\n> **Wie doet wat?**\n> - Vilans vervangt de sloten.\n>\n"
        "> **Klaar:** uiterlijk Q3 2027\n\nMovisie schrijft in 2029 een gids.\n"
    )
    _, facts = read_text(tmp_path, text, "plan.md")
    lines = [json.loads(line) for line in noted(facts)]
    agreed = [(one["nummer"], one["tekst"]) for one in lines if one.get("soort") == "afspraak"]
    assert agreed == [("2", "Elke bewoner heeft één sleutel.")]
    assert [(one["tekst"], one["deadline_eind"]) for one in lines if one["ding"] == "actie"] == [
        ("Vilans vervangt de sloten.", "2027-09-30"),
        ("Movisie schrijft in 2029 een gids.", "2029-12-31"),
    ]


def test_paragraphs_that_number_an_agreement_open_one_until_running_text(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Plan</title></head><body><h1>Plan</h1><h2>1. Samen</h2><p>Het was een goed jaar.</p>"
        "<div class='kader'><p><b>Buurtafspraak 1 – Sleutels</b></p><p>Wat spreken we af?</p>"
        "<ul><li>Elke bewoner heeft één sleutel.</li></ul><p>Dit doen de partners</p>"
        "<ul><li>Vilans vervangt de sloten.</li>"
        "</ul><p><b>Wanneer:</b> eind 2029</p></div><p>Movisie schrijft in 2030 een gids.</p>"
        "<div><p><b>Buurtafspraak 2: Liften</b></p><p>ZonMw plaatst twaalf liften.</p><p>Gereed: mei 2028</p></div>"
        "<h2>2. Later</h2><p>ActiZ opent in 2031 een loket.</p></body></html>"
    )
    _, facts = read_text(tmp_path, page, "plan.html")
    lines = [json.loads(line) for line in noted(facts)]
    assert {one["nummer"] for one in lines if one.get("soort") == "afspraak"} == {"1", "2"}
    assert [(one["wie"], one["deadline_eind"]) for one in lines if one["ding"] == "actie"] == [
        (["Vilans"], "2029-12-31"),
        (["Movisie"], "2030-12-31"),
        (["ZonMw"], "2028-05-31"),
        (["ActiZ"], "2031-12-31"),
    ]


def test_a_frame_in_a_page_that_is_a_quotation_ends_with_it(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Plan</title></head><body><h1>Plan</h1><h2>3. Samen</h2><blockquote>"
        "<p><b>Buurtafspraak 2 – Eén sleutel</b></p><p>Vilans vervangt de sloten.</p></blockquote>"
        "<p>Movisie schrijft in 2029 een gids.</p></body></html>"
    )
    _, facts = read_text(tmp_path, page, "plan.html")
    frame = next(fact.id for fact in facts if isinstance(fact, Node) and fact.props.get("nummer") == "2")
    inside = [
        fact.source.quote
        for fact in facts
        if isinstance(fact, Edge) and fact.from_id == frame and fact.predicate is Predicate.HEEFT_ACTIE
    ]
    assert inside == ["Vilans vervangt de sloten."]


def test_where_no_column_says_who_does_it_whoever_is_responsible_does(tmp_path: Path) -> None:
    (act,) = rows_of(tmp_path, "Toezegging | Verantwoordelijk | Gereed", "Gids herzien | Movisie / Vilans | mei 2027")
    assert (act["wie"], act["deadline_eind"]) == (["Movisie", "Vilans"], "2027-05-31")
    (act,) = rows_of(tmp_path, "Actie | Wie | Verantwoordelijk | Gereed", "Gids herzien | Movisie | Vilans | mei 2027")
    assert act["wie"] == ["Movisie"]
