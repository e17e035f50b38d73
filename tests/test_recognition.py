"""The ladder of recognition: one order for sorting and for signs."""

from datetime import date

import pytest

from graph.recognition import LADDER, plain_level, rung
from search.thing_facts import _level
from web.signs import LEVELS, recognition

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("Goed beschreven", 1),
        ("goed  onderbouwd (2021)", 2),
        ("Eerste aanwijzingen voor effectiviteit", 3),
        ("Sterke aanwijzingen", 5),
        ("erkend", 0),
        ("", 0),
        ("zeer goed onderbouwd", 0),
    ],
)
def test_a_level_as_written_has_its_rung_in_signs_and_in_sorting(written: str, step: int) -> None:
    assert rung(written) == step
    assert recognition({"niveau": written}, TODAY).bars == step
    assert (_level(written.casefold()) > 1) == (step > 0)


def test_every_level_is_explained_and_sorts_above_what_is_only_called_recognised() -> None:
    assert tuple(LEVELS) == LADDER
    ranks = [_level("erkend door de commissie"), *(_level(level) for level in LADDER)]
    assert ranks == sorted(set(ranks))
    assert plain_level("Goede  Aanwijzingen voor") == "goede aanwijzingen"
