"""What no longer counts, and what advice rests on, as signs."""

from __future__ import annotations

from datetime import date

import pytest

from web import signs
from web.wording import advice_text, on_dutch_date

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
        (
            {},
            [{"niveau": level, "systeem": "GRADE"} for level in ("zeer laag", "redelijk", "laag")],
            "Bewijs: redelijk (GRADE), laag (GRADE), zeer laag (GRADE)",
        ),
        ({}, [{"niveau": "⊕◯◯◯"}, {"niveau": "⊕⊕⊕◯"}], "Bewijs: ⊕⊕⊕◯, ⊕◯◯◯"),
    ],
)
def test_what_advice_rests_on_is_said_apart_from_how_strong_it_is(
    props: dict[str, object], evidence: list[dict[str, object]], words: str
) -> None:
    assert signs.grounds(props, evidence).words == words


def test_advice_that_breaks_off_at_its_conditions_goes_on_with_them() -> None:
    props = {"tekst": "Plaats geen sonde, tenzij:", "voorwaarde": ["de arts het vraagt", "de bewoner het wil"]}
    assert advice_text(props, "…") == "Plaats geen sonde, tenzij: de arts het vraagt; de bewoner het wil."
    assert advice_text({"tekst": "Weeg elke week.", "voorwaarde": "als het kan"}, "…") == "Weeg elke week."


def test_a_day_has_another_preposition_than_a_month() -> None:
    told = [on_dutch_date(day) for day in ("2022-06-02", "2022-06", "2022")]
    assert told == ["op 2 juni 2022", "in juni 2022", "in 2022"]
