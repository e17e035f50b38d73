"""Why a result is there: which word, which name, which meaning; nothing that is not so."""

from __future__ import annotations

import pytest

from search.abbreviations import Abbreviations
from search.compounds import CompoundSplitter
from search.dutch import Analyzer
from search.matching import Question, matches
from search.reasons import ALIKE, ASKED_ALIKE, MEANING, Subject, reasons

WORDS = ["vrouw", "rouw", "hond", "wandelen", "rijbewijs", "voorbeeld", "budget", "leven"]
ANALYZER = Analyzer(CompoundSplitter(WORDS))
SHORT = Abbreviations.of(
    [
        ("Voorbeeldvereniging Nederland", (), ("EN", "VbN")),
        ("eigen budget", ("eigen budgetten",), ("EB", "eb")),
        ("leven in de buurt", ("leven buurt",), ("LB", "BL")),
    ]
)


def why(
    question: str,
    text: str,
    *,
    headings: str = "",
    lay: str = "",
    about: tuple[Subject, ...] = (),
    meaning: float = 0.0,
    phrases: tuple[tuple[str, ...], ...] = (),
) -> list[str]:
    asked = Question.analyse(question, ANALYZER, SHORT, phrases=phrases)
    found, above, everyday = (matches(asked, where, ANALYZER) for where in (text, headings, lay))
    said = reasons(asked, found, text, above=above, headings=headings, lay=everyday, about=about, meaning=meaning)
    return list(said)


def test_an_everyday_word_is_named_as_it_was_typed_and_not_as_the_vocabulary_has_it() -> None:
    assert why("Oma loopt niet meer", "Oefenen met een begeleider.", lay="loopt slecht ; oma") == [
        "mensen vragen hier ook naar met de woorden ‘Oma’ en ‘loopt’"
    ]


def test_a_word_that_stands_in_the_text_is_not_said_twice() -> None:
    assert why("hond uitlaten", "Iemand laat uw hond uit.", lay="hond") == ["bevat het woord ‘hond’"]


def test_a_word_in_another_form_is_given_as_it_stands_there() -> None:
    assert why("Honden en wandelen", "Samen wandelen met de hond.", headings="Uw hond") == [
        "bevat de woorden ‘wandelen’ en ‘hond’"
    ]
    assert why("hondje", "Iemand komt langs.", headings="Honden in huis") == ["heeft het woord ‘Honden’ in de kop"]


def test_a_thing_is_not_about_itself() -> None:
    own = Subject("Wandelmaatje", near=True, own=True)
    assert why("samen op pad", "Een vrijwilliger komt langs.", about=(own,)) == [ASKED_ALIKE]
    said = Subject("Wandelmaatje", ("pad",), own=True)
    assert why("samen op pad", "Een vrijwilliger komt langs.", about=(said,)) == [
        "mensen vragen hier ook naar met het woord ‘pad’"
    ]


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        (Subject("vrijwilligers", ("pad",)), "gaat over ‘vrijwilligers’: zo lezen we ‘Pad’"),
        (Subject("pad", ("pad",)), "gaat over ‘pad’"),
        (Subject("natuur"), "gaat over ‘natuur’"),
        (Subject("natuur", near=True), "gaat over ‘natuur’, en daar lijkt uw vraag op"),
    ],
)
def test_a_subject_says_what_made_us_think_of_it(subject: Subject, reason: str) -> None:
    assert why("Pad zoeken", "Een vrijwilliger komt langs.", about=(subject,)) == [reason]


def test_subjects_that_are_only_near_are_said_together() -> None:
    near = (Subject("natuur", near=True), Subject("sport", near=True))
    assert why("pad", "Een kaart.", about=near) == ["gaat over ‘natuur’ en ‘sport’, en daar lijkt uw vraag op"]


def test_an_abbreviation_is_a_reason_once_and_only_for_what_stands_there() -> None:
    said = why("eb aanvragen", "Het eigen budget vraagt u aan.")
    assert [reason for reason in said if "staat hier als" in reason] == ["‘eb’ staat hier als ‘eigen budget’"]
    said = why("leven in de buurt", "Dit gaat over LB.")
    assert [reason for reason in said if "staat hier als" in reason] == ["‘leven in de buurt’ staat hier als ‘LB’"]


def test_a_small_word_is_no_abbreviation_unless_written_as_one() -> None:
    text = "Aan dit advies werkte Voorbeeldvereniging Nederland mee."
    assert not any("staat hier" in reason for reason in why("rijbewijs en ziekte", text))
    assert any("staat hier als ‘Voorbeeldvereniging Nederland’" in reason for reason in why("wat doet EN", text))
    assert any("staat hier als ‘Voorbeeldvereniging Nederland’" in reason for reason in why("wat doet vbn", text))


def test_good_dutch_is_no_misspelling_of_what_begins_otherwise() -> None:
    assert why("mijn vrouw", "Steun bij rouw.") == [ALIKE]
    assert why("wandeln", "Samen wandelen in het park.") == ["bevat ‘wandelen’, dat lijkt op ‘wandeln’"]


def test_without_another_reason_it_is_meaning_or_pieces_of_words() -> None:
    assert why("hond", "Een kaart.", meaning=0.1) == [MEANING]
    assert why("vrouwtje", "Een betrouwbaar verhaal.") == [ALIKE]
    assert why("hond", "Een kaart.") == []


def test_a_phrase_is_told_as_it_stands_there_and_not_word_by_word() -> None:
    said = {"phrases": (("hond", "wandelen"),)}
    assert why("hond wandelen", "Met de Hond wandelen. Een hond.", **said) == ["bevat letterlijk ‘Hond wandelen’"]
    assert why("hond wandelen kaart", "Een kaart van de wandeling.", headings="Hond-wandelen", **said) == [
        "heeft letterlijk ‘Hond-wandelen’ in de kop",
        "bevat het woord ‘kaart’",
    ]
    assert why("hond wandelen", "Wandelen met de hond.", **said) == ["bevat de woorden ‘wandelen’ en ‘hond’"]
