"""Dutch sentences: where one ends and where a full stop is only part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Reading
from ingest.sentences import sentences

EXAMPLES = {
    "plain": ["De zorg verandert.", "Dat vraagt tijd!", "Kan het anders?", "Ja."],
    "abbreviations inside": ["Dit geldt o.a. voor Movisie en bijv. Vilans, zie art. 3 en nr. 5 van de Wlz."],
    "people": ["Dhr. J. de Vries en prof. dr. A.B. Jansen lazen mee.", "De minister niet."],
    "abbreviation at the end": ["We regelen vervoer, maaltijden enz.", "Daarna volgt de rest."],
    "numbers": ["Het kost 1.000 euro in 2026.", "In 2027 is het 3,5 mln. euro meer."],
    "dates": ["Het start op 1 jan. 2026 en eindigt op 31 dec. 2027.", "Dan kijken we terug."],
    "list number": ["1. Samen op pad.", "Burgers denken vooruit."],
    "ellipsis": ["We wachten…", "Of niet... en dan?", "Dan bellen we."],
    "quotes": ["Zij zei: ‘Dat kan.’", "Wij knikten.", "“Mooi!”", "(Zie bijlage 2.)", "Klaar."],
    "lower-case names": ["Het register is in gebruik.", "iWlz volgt later.", "eHealth ook."],
    "question inside": ["De vraag ‘wat kan wel?’ staat centraal."],
    "capital abbreviations": ["Dit doet Sociaal Werk NL.", "De VNG helpt."],
    "dotted abbreviations before capitals": ["T.b.v. Wlz-cliënten i.v.m. GGZ en v.w.b. Zvw is er geld."],
    "section number": ["Zie par. 5.1 en hfst. 3.", "Daar staat meer."],
    "no stop": ["Een regel zonder punt"],
    "lines of a table": ["Noord | 12", "Zuid | 8"],
}


@pytest.mark.parametrize("expected", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_text_falls_apart_into_its_sentences(expected: list[str]) -> None:
    glue = "\n" if "|" in expected[0] else " "
    assert [sentence.text for sentence in sentences(Reading.literal(glue.join(expected)))] == expected


@given(st.text(alphabet=st.sampled_from("aB .!?…\n\t'’)\"(1"), max_size=80))
def test_sentences_are_the_reading_without_the_spaces_between(text: str) -> None:
    """Every visible character once, in order, with its own origin; nothing empty, nothing with spaces around it."""
    reading = Reading(text, [3 * place for place in range(len(text))])
    parts = sentences(reading)
    places = [place // 3 for part in parts for place in part.origin]
    assert "".join(text[place] for place in places) == "".join(part.text for part in parts)
    assert places == sorted(set(places))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(places)
    assert all(part.text == part.text.strip() != "" for part in parts)


def test_an_empty_reading_has_no_sentences() -> None:
    assert sentences(Reading("", ())) == []
    assert sentences(Reading.literal("  \n ")) == []
