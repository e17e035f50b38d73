"""Names that mean something else too often are linked where, and only where, their context says what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.mentions import Linker
from ingest.vocabulary import Vocabulary

IGJ = "inspectie-gezondheidszorg-en-jeugd"
LINKER = Linker(Vocabulary.load(Path(__file__).parents[1] / "corpus" / "begrippen"))


def linked(text: str, *named: str) -> list[tuple[str, str]]:
    """What the ambiguous names in `text` mean, in a document that also names the organisations `named`."""
    ids = {f"organisatie/{one}" for one in named}
    found = LINKER.ambiguous.find(text, list(LINKER.find(text)), ids)
    return [(text[one.start : one.end], one.concept.id.partition("/")[2]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De ministeries van VWS, BZK en Financiën betalen mee.", [("Financiën", "ministerie-van-financien")]),
        ("Het advies is van LHV, Ineen en Verenso.", [("Ineen", "ineen")]),
        ("Ineen en LHV maken afspraken, de huizen zakten ineen.", []),
        ("Leden van Per Saldo denken mee.", [("Per Saldo", "per-saldo")]),
        ("Per saldo is er minder geld.", []),
        ("De vereniging vraagt om helpende handen in de zorg.", []),
        ("Aan tafel zitten Helpende Handen en de gemeente.", [("Helpende Handen", "helpende-handen")]),
        ("Volgens het onderzoek van DSP werkt het.", [("DSP", "dsp")]),
        ("Een DSP zet geluid om in cijfers.", []),
        ("Het VN-verdrag voor mensen met een beperking geldt.", []),
        ("8. Financiën", []),
        ("De kamer is te klein en de inspectie van het bed volgt.", []),
    ],
)
def test_a_name_counts_beside_parties_in_capitals_or_where_a_party_is_asked(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Wij sturen de Kamer een brief.", "tweede-kamer", [("Kamer", "tweede-kamer")]),
        ("De Tweede Kamer stemt.", "tweede-kamer", []),  # the sure name is linked already
        ("Er is een kamer vrij.", "tweede-kamer", []),
        ("Dat zag de inspectie ook.", IGJ, [("inspectie", IGJ)]),
        ("Er volgt een inspectie van de woning.", IGJ, []),
        ("Dat zag de inspectie ook.", "tweede-kamer", []),
        ("Het verslag gaat naar de VN.", "verenigde-naties", [("VN", "verenigde-naties")]),
    ],
)
def test_a_name_counts_where_the_document_names_the_organisation_in_full(
    text: str, named: str, expected: list[tuple[str, str]]
) -> None:
    assert linked(text, named) == expected
