"""Who may act: known organisations, names a text introduces, role groups; never a programme, a law or a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_reading import finder


def grouped(text: str, *context: str) -> list[list[str]]:
    return [[actor.name for actor in group.actors] for group in finder(*context, text).groups(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ActiZ, Aedes en Vilans doen mee", [["ActiZ", "Aedes", "Vilans"]]),
        ("de beroepsorganisaties Verenso en Vilans", [["Verenso", "Vilans"]]),
        ("zorgkantoren (ActiZ)", [["ActiZ"]]),
        ("ActiZ (met name Aedes)", [["ActiZ", "Aedes"]]),
        ("de VWS-begroting", []),
        ("het Integraal Zorgakkoord", []),
        ("alle gemeenten en het kabinet", [["gemeenten", "kabinet"]]),
        ("woningcorporaties", [["woningcorporaties"]]),
    ],
)
def test_groups(text: str, expected: list[list[str]]) -> None:
    assert grouped(text) == expected


def test_a_text_introduces_names() -> None:
    context = "Zorgkantoor Zuidwest (ZKZ) en de Stichting Samen Wonen (SSW) doen mee."
    assert grouped("ZKZ en SSW maken een plan", context) == [["Zorgkantoor Zuidwest", "Stichting Samen Wonen"]]


def test_one_gemeente_of_the_text_is_the_gemeente() -> None:
    assert grouped("De gemeente bouwt", "de gemeente Dalen") == [["gemeente Dalen"]]
    assert grouped("De gemeente bouwt", "de gemeente Dalen en de gemeente Emmen") == [["gemeenten"]]


@pytest.mark.parametrize(
    "name", ["Passende Zorg", "De Directeur Generaal", "Wet Langdurige Hulp", "Kaderakkoord", "Deze"]
)
def test_what_is_no_organisation(name: str) -> None:
    reader = finder("passende zorg is belangrijk")
    assert reader.new_name(name, len(name)) is None


def test_a_new_name_is_less_certain_than_a_known_one() -> None:
    found = finder("Dit is een plan met Windesheim erin.").new_name("Windesheim", 10)
    assert found is not None
    assert found.actor.zekerheid < 0.8


@given(st.text(max_size=100))
def test_any_text_has_mentions_without_overlap(text: str) -> None:
    end = 0
    for mention in finder(text).mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
