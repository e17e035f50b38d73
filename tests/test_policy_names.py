"""Organisations nobody listed: by their sort, their tail, a short form, a capital, a list of parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import LINKER, VOCABULARY, anchored, read_text

from graph.model import Edge, Predicate
from ingest.mentions import mention_facts
from ingest.policy.actors import ActorFinder
from ingest.policy.facts import policy_facts

SURE = 0.75
"""From here on every mention of a new name has a NOEMT edge."""


def names(*texts: str) -> list[str]:
    finder = ActorFinder(LINKER, VOCABULARY, texts)
    found = [(text, mention) for text in texts for mention in finder.mentions(text)]
    return [text[one.start : one.end] for text, one in found if not one.actor.role and one.actor.zekerheid >= SURE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De campagne van Brandweer Midden-Heuvel is klaar.", ["Brandweer Midden-Heuvel"]),
        ("Inwoners gaan naar logeerhuis De Zwaluw.", ["logeerhuis De Zwaluw"]),
        ("Wij spreken af met Zorggroep Het Veen dat het loket blijft.", ["Zorggroep Het Veen"]),
        ("Het Veenlandfonds legde geld in.", ["Veenlandfonds"]),
        ("De aanvraag ligt bij de Omgevingsdienst; die beslist.", ["Omgevingsdienst"]),
        (
            "Begeleiding door De Linde Zorg en Thuiszorg Merenland is toegezegd.",
            ["De Linde Zorg", "Thuiszorg Merenland"],
        ),
        ("QRS Research verwacht meer vraag.", ["QRS Research"]),
        ("Medewerkers van Huishoud&Co leren bij.", ["Huishoud&Co"]),
        ("Partijen komen bijeen in het Bestuurlijk Overleg Wijkzorg (BOW).", ["Bestuurlijk Overleg Wijkzorg", "BOW"]),
        ("Stichting Thuis in het Dorp (STD) opent.", ["Stichting Thuis in het Dorp", "STD"]),
    ],
)
def test_a_name_is_known_by_what_the_text_calls_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De Gemeenteraad en de Stuurgroep besluiten, de Cliëntenraad adviseert.",
        "GGD Gemeentelijke Gezondheidsdienst",
        "Passende Zorg is nodig en Integrale Zorg ook.",
        "Wij doen mee aan de Werknemersenquête Arbeidsmarkt Zorg en Welzijn.",
        "Zorgverzekeraars in Nederland werken aan het programma Goede Buren.",
        "Het project Samen Vooruit loopt door.",
    ],
)
def test_groups_of_every_place_programmes_and_plain_words_with_a_capital_are_no_names(text: str) -> None:
    assert names(text) == []


def test_an_item_of_a_list_of_parties_is_a_party(tmp_path: Path) -> None:
    path = tmp_path / "convenant.txt"
    path.write_text(
        "Convenant wijkzorg\n\nAan de tafel nemen deel:\n- Woonwaard\n- Laverhof (penvoerder)\n- de gemeente Dalen\n"
        "- huisartsen\n\nPartijen spreken af dat Woonwaard in 2027 een loket opent.\n",
        encoding="utf-8",
    )
    edges = [fact for fact in policy_facts(anchored(path), LINKER, VOCABULARY) if isinstance(fact, Edge)]
    mentioned = {edge.to_id for edge in edges if edge.predicate is Predicate.NOEMT}
    assert {"organisatie/woonwaard", "organisatie/laverhof", "organisatie/gemeente-dalen"} <= mentioned


def test_names_in_headings_and_cells_are_mentions_too(tmp_path: Path) -> None:
    text = (
        "Agenda voor de buurt\n\n1. Samen met Zorgkantoor Noord\n\nWij werken met Zorgkantoor Noord (ZKN) aan zorg.\n\n"
        "2. Wat ZKN doet\n\nHet plan staat klaar.\n"
    )
    anchor, facts = read_text(tmp_path, text)
    named = [f for f in facts if isinstance(f, Edge) and f.predicate is Predicate.NOEMT and "zorgkantoor" in f.to_id]
    assert {fact.source.quote for fact in named} == {"Zorgkantoor Noord", "ZKN"}
    sections = {anchor.section_id(section): section.title for section, _ in anchor.document.walk()}
    assert {sections[f.from_id] for f in named} == {"Samen met Zorgkantoor Noord", "Wat ZKN doet"}


def test_known_names_in_headings_are_mentions_of_their_section(tmp_path: Path) -> None:
    anchor, _ = read_text(tmp_path, "Agenda voor de buurt\n\n1. De rol van Vilans\n\nHet plan staat klaar.\n")
    edges = [fact for fact in mention_facts(anchor, LINKER) if isinstance(fact, Edge)]
    assert [(edge.to_id, edge.source.quote) for edge in edges] == [("organisatie/vilans", "Vilans")]
    assert edges[0].from_id.startswith("sectie/")


def test_the_last_word_of_several_names_stands_for_none_of_them() -> None:
    texts = ["Alliantie Oeverstreek en Buurtzaak Oeverstreek bouwen.", "Alles in Oeverstreek bleef."]
    finder = ActorFinder(LINKER, VOCABULARY, texts)
    assert finder.introduced("Alliantie Oeverstreek") is not None
    assert finder.introduced("Oeverstreek") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("b. Bond Zuid en Bond Noord, hierna gezamenlijk: de bonden;", "bonden"),
        ("Onder afnemers wordt verstaan: de zorgaanbieders die inkopen.", "afnemers"),
    ],
)
def test_a_text_gives_a_role_to_parties(text: str, role: str) -> None:
    actor = ActorFinder(LINKER, VOCABULARY, [text]).introduced(role)
    assert actor is not None
    assert actor.role


def test_a_defined_thing_is_no_role() -> None:
    text = "Onder kosten wordt verstaan: alles wat betaald wordt."
    assert ActorFinder(LINKER, VOCABULARY, [text]).introduced("kosten") is None


@pytest.mark.parametrize(
    ("text", "role"), [("Ieder lid stelt een plan op.", "leden"), ("De leden sturen gegevens in.", "leden")]
)
def test_members_are_a_role(text: str, role: str) -> None:
    assert [one.actor.name for one in ActorFinder(LINKER, VOCABULARY, [text]).mentions(text)] == [role]


def test_a_text_gives_a_short_form_to_an_organisation_of_the_vocabulary() -> None:
    text = "De Nederlandse Zorgautoriteit (NZ) en Vilans (KB) overleggen."
    found = [one.actor.id for one in ActorFinder(LINKER, VOCABULARY, [text]).mentions("NZ schrijft, KB leest.")]
    assert found == ["organisatie/nza"]
