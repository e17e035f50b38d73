"""What no longer counts, and what advice rests on, as signs."""

from __future__ import annotations

from datetime import date

import pytest

from web import signs

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("props", "words"),
    [
        ({"status": "vervallen"}, "Vervallen"),
        ({"status": "ingetrokken", "geldig_tot": "2999"}, "Ingetrokken"),
        ({"geldig_tot": "2026-06"}, "Verlopen"),
        ({"status": "actualiteit onzeker"}, "Actualiteit onzeker"),
        ({"status": "in herziening"}, "In herziening"),
        ({"verdwenen": True}, "Staat niet meer in de lijst"),
    ],
)
def test_what_no_longer_counts_has_a_sign_in_words(props: dict[str, object], words: str) -> None:
    found = signs.standing(props, TODAY)
    assert found is not None
    assert found.words == words
    assert found.icon  # never colour alone


@pytest.mark.parametrize("props", [{}, {"status": "geldig"}, {"status": "onbekend"}, {"geldig_tot": "2026-07"}])
def test_what_counts_or_is_not_known_has_none(props: dict[str, object]) -> None:
    assert signs.standing(props, TODAY) is None


@pytest.mark.parametrize(
    ("props", "evidence", "words"),
    [
        ({}, [], "Bewijs: niet vermeld"),
        ({"methode": "evidence"}, [], "Bewijs: niet vermeld"),
        ({"methode": "consensus"}, [], "Bewijs: overeenstemming van deskundigen"),
        ({}, [{"niveau": "laag", "systeem": "GRADE"}, {"niveau": "laag", "systeem": "GRADE"}], "Bewijs: laag (GRADE)"),
        (
            {},
            [{"niveau": "laag", "systeem": "GRADE"}, {"niveau": "2", "systeem": "EBRO"}],
            "Bewijs: laag (GRADE), 2 (EBRO)",
        ),
        ({"methode": "consensus"}, [{"niveau": "hoog"}], "Bewijs: hoog"),
    ],
)
def test_what_advice_rests_on_is_said_apart_from_how_strong_it_is(
    props: dict[str, object], evidence: list[dict[str, object]], words: str
) -> None:
    assert signs.grounds(props, evidence).words == words
