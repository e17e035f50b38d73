"""Nouns for a role are found quickly, and are exactly those of the pattern."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.policy.actor_words import ROLE_NOUN
from ingest.policy.role_nouns import role_nouns

WORDS = [
    "zorgkantoren", "de", "gemeenten", "Gedeputeerde", "Staten", "burgemeester", "en", "wethouders", "iedere", "partij",
    "regio's", "zorg-", "en", "welzijnsorganisaties", "-aanbieders", "jeugdzorgaanbieders,", "sociale", "teams",
    "(GGD)", "landelijk", "overleg", "basisscholen", "middelbare", "scholen", "apotheker", "vrijwilligersorganisatie.",
    "2e", "huisartsen/apothekers", "brede-wijkteams", "_raad_", "cliënten­raad",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Gedeputeerde Staten en het college van burgemeester en wethouders spreken zorgaanbieders.",
        "Iedere partij in de regio's werkt mee; zorg- en welzijnsorganisaties ook.",
        "",
    ],
)
def test_they_are_those_of_the_pattern(text: str) -> None:
    assert list(role_nouns(text)) == [match.span() for match in ROLE_NOUN.finditer(text)]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "  ", "\n", "-", ", "]))
def test_they_are_those_of_the_pattern_in_any_order(words: list[str], between: str) -> None:
    text = between.join(words)
    assert list(role_nouns(text)) == [match.span() for match in ROLE_NOUN.finditer(text)]
