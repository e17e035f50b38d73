"""Sums in many wordings: sign, years, yearly, structural, total; and figures that are no money."""

from __future__ import annotations

import pytest

from ingest.policy.amounts import find_amounts

Sum = tuple[float, tuple[str, ...], bool, bool]
"""Euros, years, yearly, total."""
SUMS: list[tuple[str, list[Sum]]] = [
    ("Voor deze teams is in totaal € 1,8 miljoen beschikbaar, waarvan € 600.000 in 2026.",
     [(1_800_000, (), False, True), (600_000, ("2026",), False, False)]),
    ("Structurele besparing van € 350.000 vanaf 2028; eenmalig € 45.000 voor scholing in 2026.",
     [(-350_000, ("2028", "structureel"), False, False), (45_000, ("2026",), False, False)]),
    ("De huur valt vanaf 2028 structureel € 35.000 lager uit.", [(-35_000, ("2028", "structureel"), False, False)]),
    ("Voor het huis is € 110.000 minder uitgegeven; dit schuift door.", [(110_000, (), False, False)]),
    ("De gemeente bespaart € 2 ton per jaar.", [(-200_000, (), True, False)]),
    ("Het totaalbedrag van € 12 mln is voor 2027.", [(12_000_000, ("2027",), False, True)]),
    ("Het Rijk stelt jaarlijks 2,5 miljoen euro beschikbaar.", [(2_500_000, (), True, False)]),
    ("De korting van € 5 miljoen in 2027 wordt verzacht.", [(-5_000_000, ("2027",), False, False)]),
    ("De bijdrage is € 19,50 per inwoner.", [(19.5, (), False, False)]),
    ("Het vervoersbudget gaat met ingang van 2029 met € 2,1 miljoen omlaag.", [(-2_100_000, ("2029",), False, False)]),
    ("De subsidie daalt in 2028 met € 40.000.", [(-40_000, ("2028",), False, False)]),
    ("De lagere zorgkosten van € 6 miljoen vloeien terug.", [(-6_000_000, (), False, False)]),
    ("De minderuitgaven ramen wij op € 9 miljoen.", [(-9_000_000, (), False, False)]),
    ("Het budget wordt teruggebracht tot € 3 miljoen.", [(3_000_000, (), False, False)]),
    ("Met € 4 miljoen extra middelen daalt de werkdruk.", [(4_000_000, (), False, False)]),
    ("De gemeenten dragen samen 2,5 ton per jaar bij.", [(250_000, (), True, False)]),
    ("Het fonds heeft voor 2027 nogmaals drie ton toegekend.", [(300_000, ("2027",), False, False)]),
    ("De bank draagt jaarlijks een kwart miljoen euro bij.", [(250_000, (), True, False)]),
    ("Vanaf 2029 is structureel zes ton per jaar nodig.", [(600_000, ("2029", "structureel"), True, False)]),
    ("Minder reizen levert vanaf 2028 naar schatting € 2,8 mln per jaar op.", [(-2_800_000, ("2028",), True, False)]),
    ("Minder papier spaart de huizen vanaf 2030 € 9 miljoen uit.", [(-9_000_000, ("2030",), False, False)]),
    ("Vanaf 2030 valt jaarlijks € 5 mln aan vervoerskosten weg.", [(-5_000_000, ("2030",), True, False)]),
    ("Er valt in 2027 € 3 mln te verdelen.", [(3_000_000, ("2027",), False, False)]),
    ("Voor de tuin komt in 2027 zeven ton subsidie.", [(700_000, ("2027",), False, False)]),
    ("De contributie levert € 90.000 per jaar op.", [(90_000, (), True, False)]),
    ("Het fonds levert € 2 miljoen voor de bouw.", [(2_000_000, (), False, False)]),
    ("Het instituut verwerkt structureel zes ton afval.", []),
    ("Het instituut verwerkt jaarlijks 7 ton afval.", []),
    ("Er wonen 1,1 miljoen mensen met een beperking.", []),
    ("Bedragen x € 1 miljoen", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SUMS)
def test_a_sum_has_its_sign_years_and_sort(sentence: str, expected: list[Sum]) -> None:
    assert [(one.euros, one.jaren, one.per_jaar, one.total) for one in find_amounts(sentence)] == expected
