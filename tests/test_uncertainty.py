"""When answers come with "misschien hebben we u niet begrepen", by the form of a question and by what was found."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from search.evaluate import read_questions
from search.matching import Question
from search.outside import asks_for_what_we_must_not_tell, is_about_elsewhere
from search.ranking import Ranked
from search.uncertainty import DOUBTFUL, doubt, is_doubtful

FOLDER = Path(__file__).parent / "vragen"
BACKGROUND = (0.80, 0.01)
QUESTION = Question("logeerzorg voor oma", (), {}, (), (), ())
GOOD = Ranked(
    QUESTION,
    meaning=[(1, 0.86)],
    meant={"thema/respijtzorg": 1.0},
    weights={"logeerzorg": 5.0, "oma": 3.0},
    coverage=0.9,
)


@pytest.mark.parametrize(
    "question",
    [
        "hoeveel tabletten mag mijn vader per dag innemen", "dosering van een slaapmiddel", "is deze bult kwaadaardig",
        "welke ziekte heb ik", "mag ik whisky samen met mijn pillen slikken", "waar woont dokter Pietersen",
        "telefoonnummer van mijn zus", "hartslag van 120",
    ],
)  # fmt: skip
def test_questions_we_must_not_answer(question: str) -> None:
    assert asks_for_what_we_must_not_tell(question)


@pytest.mark.parametrize(
    "question",
    [
        "mijn moeder vergeet haar pillen", "pijn bij mensen met dementie herkennen", "hulp bij medicijnen thuis",
        "waar kan ik wonen als ik ouder word", "wie is er bij een huisbezoek", "minder psychofarmaca",
        "heb ik recht op huishoudelijke hulp", "hoeveel kost een rolstoel",
    ],
)  # fmt: skip
def test_questions_that_look_like_them(question: str) -> None:
    assert not asks_for_what_we_must_not_tell(question)


def test_other_countries() -> None:
    assert is_about_elsewhere("thuiszorg in België") == "belgie"
    assert is_about_elsewhere("Turkse mantelzorgers in Nederland") == ""


def test_a_country_that_the_first_answer_is_about_is_no_reason_to_doubt() -> None:
    asked = replace(GOOD, question=replace(QUESTION, text="wijkverpleging zoals in Denemarken"))
    assert is_doubtful(asked, BACKGROUND, "Hulp in de buurt.")
    assert not is_doubtful(asked, BACKGROUND, "Zo doen ze het in Denemarken.")


def test_each_sign_makes_it_surer() -> None:
    assert doubt(GOOD, BACKGROUND) < DOUBTFUL
    for worse in (
        replace(GOOD, coverage=0.1), replace(GOOD, meaning=[(1, 0.80)]), replace(GOOD, meant={}),
        replace(GOOD, unknown=0.9),
    ):  # fmt: skip
        assert doubt(worse, BACKGROUND) > doubt(GOOD, BACKGROUND)
    nothing = replace(GOOD, coverage=0.0, meaning=[(1, 0.79)], meant={}, unknown=1.0)
    assert is_doubtful(nothing, BACKGROUND, "")


def test_without_vectors_the_words_decide() -> None:
    assert not is_doubtful(replace(GOOD, meaning=[]), BACKGROUND, "")
    assert is_doubtful(replace(GOOD, meaning=[], coverage=0.1), BACKGROUND, "")


def test_form_alone_puts_off_no_judged_question() -> None:
    questions = [q for half in ("afstemmen", "toets") for q in read_questions(FOLDER / f"{half}.tsv")]
    assert [q.text for q in questions if asks_for_what_we_must_not_tell(q.text) or is_about_elsewhere(q.text)] == []


def test_there_are_enough_questions_that_are_not_for_us() -> None:
    with (FOLDER / "buiten.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert len(rows) >= 80
    assert len({row[1] for row in rows}) >= 8
    assert len({row[2].casefold() for row in rows}) == len(rows)
