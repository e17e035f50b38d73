"""What acts are called when they stand alone: in a list, a result of a search, a graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import acts_of, read_text

from graph.model import Kind, Node
from ingest.policy.act_names import act_name


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        (
            "ActiZ stelt een handreiking op en bespreekt die in het voorjaar met de leden.",
            "ActiZ bespreekt die in het voorjaar met de leden.",
        ),
        (
            "Zorgkantoren volgen de wachttijden en maken afspraken met de aanbieders.",
            "Zorgkantoren maken afspraken met de aanbieders.",
        ),
        (
            "V&VN en Verenso herzien de richtlijnen en schrappen wat verouderd is.",
            "Verpleegkundigen & Verzorgenden Nederland en Verenso schrappen wat verouderd is.",
        ),
    ],
)
def test_the_second_act_of_a_sentence_says_who_does_it(tmp_path: Path, sentence: str, called: str) -> None:
    assert [act_name(act) for act in acts_of(tmp_path, sentence)][1:] == [called]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2026 stelt VWS een plan op en in 2027 organiseert VWS drie bijeenkomsten.",
        "In 2027 ontwikkelen we een leidraad en verspreiden we die onder de leden.",
        "In 2026 wordt een plan gemaakt en in 2027 wordt dat uitgevoerd.",
    ],
)
def test_words_that_say_who_or_that_nobody_said_stay_as_they_are(tmp_path: Path, sentence: str) -> None:
    acts = acts_of(tmp_path, sentence)
    assert len(acts) > 1
    assert all(act_name(act) == act.text for act in acts)


def test_the_words_of_the_source_stay_beside_the_name(tmp_path: Path) -> None:
    _, facts = read_text(tmp_path, "Wie gaat wat doen:\n- Vilans maakt een overzicht en verspreidt dat in de regio.\n")
    found = [fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.ACTIE]
    assert [node.name for node in found][1:] == ["Vilans verspreidt dat in de regio."]
    assert found[1].props["tekst"] == "verspreidt dat in de regio."
