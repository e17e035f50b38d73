"""Goals of agreements that an advice serves, and interventions by the names that inventories give them."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline_reading import VOCABULARY, advice_of, read_text

from graph.model import Edge, Kind, Node, Source, make_id
from ingest.guideline.goals import Goals
from ingest.guideline.known_interventions import KnownInterventions
from ingest.mentions import Linker

SOURCE = Source(
    document="document/akkoord",
    file="akkoord.txt",
    section=None,
    page=None,
    start=0,
    end=4,
    quote="doel",
    extractor="policy@1",
    zekerheid=0.9,
)
START = "# Richtlijn {name}\n\n## Module 1: Zorg\n\n### Uitgangsvraag\n\nWat helpt?\n\n### Aanbeveling\n\n"


def _goal(text: str) -> Node:
    return Node(make_id(Kind.DOEL, text), Kind.DOEL, text, SOURCE, {"tekst": text})


def _served(folder: Path, advice: str, goal: str, guideline: str = "Proef") -> list[Edge]:
    goals = Goals([_goal(goal)], Linker(VOCABULARY), VOCABULARY.concepts)
    (node,) = advice_of(read_text(folder, START.format(name=guideline) + advice + "\n"))
    text = str(node.props["tekst"])
    return [fact for fact in goals.served_by(node, text, (), guideline, "overlap@1") if isinstance(fact, Edge)]


@pytest.mark.parametrize(
    ("advice", "goal"),
    [
        (
            "Bied ouderen met een verhoogd valrisico een beweegprogramma aan.",
            "In 2027 heeft elke gemeente een aanbod voor valpreventie.",
        ),
        ("Vraag naar eenzaamheid.", "Het aantal ouderen dat zich eenzaam voelt daalt met tien procent."),
        ("Wijs mantelzorgers op respijtzorg.", "Mantelzorgers raken minder vaak overbelast."),
        (
            "Bespreek behandelwensen op tijd.",
            "Elke kwetsbare oudere heeft een gesprek over proactieve zorgplanning gehad.",
        ),
    ],
)
def test_an_advice_serves_a_goal_on_its_subject(tmp_path: Path, advice: str, goal: str) -> None:
    (edge,) = _served(tmp_path, advice, goal)
    assert (edge.props["zin"], edge.props["zin_ander"]) == (advice, goal)
    assert edge.source.quote == advice


@pytest.mark.parametrize(
    ("advice", "goal"),
    [
        ("Vraag naar eenzaamheid.", "In 2027 heeft elke gemeente een aanbod voor valpreventie."),
        ("Stem dit af met de mantelzorger.", "Mantelzorgers raken minder vaak overbelast."),
        ("Leg afspraken vast.", "De administratieve lasten zijn in 2028 gehalveerd."),
        ("Vraag naar eenzaamheid.", "Eén tegen eenzaamheid"),
    ],
)
def test_another_subject_or_the_name_of_a_programme_is_not_served(tmp_path: Path, advice: str, goal: str) -> None:
    assert _served(tmp_path, advice, goal) == []


def test_the_subject_of_the_guideline_needs_a_word_in_common(tmp_path: Path) -> None:
    goal = "Alle ouderen krijgen een beweegprogramma voor valpreventie aangeboden."
    assert _served(tmp_path, "Zorg voor een beweegprogramma van drie maanden.", goal, "Vallen bij ouderen")
    assert _served(tmp_path, "Leg afspraken vast.", goal, "Vallen bij ouderen") == []


KNOWN = KnownInterventions(
    {
        "interventie/otago": ("Otago-oefenprogramma", frozenset()),
        "interventie/edomah": ("EDOMAH", frozenset({"Ergotherapie bij ouderen met dementie"})),
        "interventie/robotdieren": ("Robotdieren (zoals Paro)", frozenset()),
        "interventie/muziektherapie": ("Muziektherapie bij dementie", frozenset()),
        "interventie/reablement-a": ("Reablement (Twente)", frozenset()),
        "interventie/reablement-b": ("Reablement (breed)", frozenset()),
    }
)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Otago", "interventie/otago"),
        ("Otago-programma", "interventie/otago"),
        ("Ergotherapie aan huis (EDOMAH)", "interventie/edomah"),
        ("robotdier", "interventie/robotdieren"),
        ("muziektherapie", "interventie/muziektherapie"),
    ],
)
def test_other_ways_to_write_the_name_of_an_intervention(name: str, thing: str) -> None:
    found = KNOWN.called(name)
    assert found is not None
    assert found[0] == thing


@pytest.mark.parametrize("name", ["Reablement", "Ergotherapie", "Programma", "Muziek"])
def test_a_name_that_fits_several_things_or_none_fits_none(name: str) -> None:
    assert KNOWN.called(name) is None
