"""What a page says about the age of its sources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Kind
from web.freshness import ageing, warnings
from web.profile import Profile
from web.source_text import Quotation
from web.things import SourcePlace

TODAY = date(2026, 11, 22)


def _profile(kind: Kind = Kind.RICHTLIJN, **props: Any) -> Profile:
    return Profile(f"{kind.value.lower()}/een", kind, "Een", props, {}, TODAY)


def _place(day: str) -> SourcePlace:
    quotation = Quotation("", "Een", "")
    return SourcePlace("document/een", "Een", day, 0, 3, None, "test@1", 0.9, "machine", {}, lambda: quotation)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2014-04"], True),
        (["2014-04", "2016"], True),
        (["2014-04", "2024"], False),
        (["2014-04", ""], False),
        ([""], False),
        ([], False),
    ],
)
def test_a_source_is_called_old_only_when_the_age_of_every_source_is_known(days: list[str], said: bool) -> None:
    assert bool(warnings(_profile(), (), [_place(day) for day in days], TODAY)) is said


def test_its_own_day_goes_before_the_days_of_others() -> None:
    assert warnings(_profile(laatst_geautoriseerd="2012"), (), [_place("2026")], TODAY)
    assert not warnings(_profile(laatst_geautoriseerd="2025-03"), (), [_place("2010")], TODAY)


def test_a_law_does_not_grow_old_by_its_source() -> None:
    assert not warnings(_profile(Kind.WET), (), [_place("2006")], TODAY)


@pytest.mark.parametrize(
    ("props", "issued", "detail"),
    [
        ({"laatst_geautoriseerd": "2021-11"}, "", "ouder dan vijf jaar"),
        ({"laatst_geautoriseerd": "2022-02"}, "", ""),
        ({"laatst_geautoriseerd": "2012", "laatst_beoordeeld": "2024"}, "2012", ""),
        ({}, "2014-04", "ouder dan vijf jaar"),
        ({}, "2023", ""),
        ({}, "", ""),
        ({"laatst_beoordeeld": "in de lente"}, "", ""),
        ({"laatst_beoordeeld": "2014-13"}, "", ""),
        ({"geplande_herbeoordeling": "2025-12-31"}, "2024", "nieuwe beoordeling was gepland: 31 december 2025"),
        ({"geplande_herbeoordeling": "2028"}, "2014", ""),
    ],
)
def test_a_guideline_is_old_by_the_rule_of_the_worklist(props: dict[str, str], issued: str, detail: str) -> None:
    sign = ageing(props, issued, date(2027, 1, 22))
    assert (sign.words if sign else "") == ("Actualiteit onzeker" if detail else "")
    assert (sign.detail if sign else "") == detail
