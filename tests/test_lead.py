"""The sentence under a title and the picture beside it, of things that have little around them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from graph.model import Kind, Predicate, Value
from web.lead import one_sentence
from web.picture import picture
from web.profile import Profile
from web.relations import Related, RelationGroup, RelationKey


def _profile(kind: Kind, props: Mapping[str, Value]) -> Profile:
    return Profile(f"{kind.value.lower()}/een", kind, "Een", props, {}, date(2026, 11, 22))


def _group(kind: Kind, number: int, predicate: Predicate = Predicate.DOOR) -> RelationGroup:
    shown = tuple(Related(f"{kind.value.lower()}/{n}", kind, f"Ding {n}", ()) for n in range(number))
    return RelationGroup(RelationKey(predicate, "in"), number, number, shown)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (["2024"], "€ 3,2 miljoen voor hulp, 2024."),
        (["2024", "2025"], "€ 3,2 miljoen voor hulp, 2024, 2025."),
        ("2024-2027", "€ 3,2 miljoen voor hulp, 2024-2027."),
        (None, "€ 3,2 miljoen voor hulp."),
    ],
)
def test_an_amount_names_its_years_as_a_reader_writes_them(years: Value, said: str) -> None:
    props: dict[str, Value] = {"waarde_eur": 3_200_000, "waarvoor": "hulp", "jaren": years}
    assert one_sentence(_profile(Kind.BEDRAG, props), (), "") == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "Hierbij staat 1 interventie."), (2, "Hierbij staan 2 interventies.")]
)
def test_what_hangs_on_a_thing_agrees_with_its_number(number: int, said: str) -> None:
    sentence = one_sentence(_profile(Kind.BEROEP, {}), (_group(Kind.INTERVENTIE, number),), "")
    assert sentence.endswith(said)


def test_a_statement_of_an_agreement_says_which_it_is_part_of() -> None:
    part, loose = (_group(kind, 1, Predicate.BEVAT_AFSPRAAK) for kind in (Kind.AFSPRAAK, Kind.SECTIE))
    assert one_sentence(_profile(Kind.AFSPRAAK, {}), (part,), "") == "Deel van de afspraak ‘Ding 0’."
    assert "Deel van" not in one_sentence(_profile(Kind.AFSPRAAK, {}), (loose,), "")


def test_the_box_in_the_middle_lies_within_the_picture() -> None:
    name = "Een heel lange naam van een onderzoek die in vier regels in het midden van het plaatje staat"
    drawn = picture("bewijs/een", Kind.BEWIJS, name, (_group(Kind.INTERVENTIE, 1),))
    assert drawn is not None
    assert drawn.middle.y > 0
    assert drawn.middle.y + drawn.middle.height < drawn.height


def test_words_that_end_the_name_are_not_said_below_it_again() -> None:
    name = "VWS betaalt de plekken."
    profile = Profile("actie/een", Kind.ACTIE, name, {"tekst": "betaalt de plekken."}, {}, date(2026, 11, 22))
    assert "betaalt" not in one_sentence(profile, (), "")
