"""Sentences without an end: a table that lost its lines, a file of digits."""

from __future__ import annotations

import pytest

from ingest.document import Reading
from ingest.sentences import LONGEST, sentences


@pytest.mark.parametrize("unit", ["1", "2026 ", "een woord "])
def test_what_has_no_end_is_cut_between_words_and_nothing_is_lost(unit: str) -> None:
    text = (unit * (3 * LONGEST))[: 3 * LONGEST].strip()
    told = sentences(Reading(text, list(range(len(text)))))
    assert all(len(one.text) <= LONGEST for one in told)
    assert "".join(one.text.replace(" ", "") for one in told) == text.replace(" ", "")
    if " " in unit:
        assert {one.text.split()[0] for one in told} <= set(unit.split())
    for one in told:
        assert text[one.origin[0]] == one.text[0]


def test_an_ordinary_sentence_stays_whole() -> None:
    text = "VWS maakt een plan. ZN " + "en de leden " * 40 + "werken mee."
    assert [one.text[:3] for one in sentences(Reading(text, list(range(len(text)))))] == ["VWS", "ZN "]
