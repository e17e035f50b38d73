"""When answers come with "misschien hebben we u niet begrepen", by the form of a question and by what was found."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from search.bridge import Concept, Mention
from search.elsewhere import is_about_elsewhere, speaks_of
from search.evaluate import read_questions
from search.matching import Question
from search.outside import asks_for_what_we_must_not_tell
from search.paraphrase import NEAREST
from search.ranking import Ranked
from search.uncertainty import DOUBTFUL, doubt, is_doubtful, is_for_others

FOLDER = Path(__file__).parent / "vragen"
BACKGROUND = (0.80, 0.01)
QUESTION = Question("logeerzorg voor oma", (), {}, (), (), ())
RESPIJT = Concept.of({"id": "thema/respijtzorg", "kind": "Thema", "name": "respijtzorg"})
GOOD = Ranked(
    QUESTION,
    meaning=[(1, 0.86)],
    mentions=[Mention(RESPIJT, 1.0, ("logeerzorg",), True)],
    margins=[0.13, 0.12, 0.11, 0.11, *[0.1] * NEAREST],
    weights={"logeerzorg": 5.0, "oma": 3.0},
    coverage=0.9,
)


def doubtful(ranked: Ranked, first: str = "", typed: str = "", told: bool = True) -> bool:
    """With a corpus in which every word but Marjolein stands somewhere. `told`: whether it speaks of all concepts."""
    typed = typed or ranked.question.text
    others = is_for_others(ranked, typed, first, lambda stem: stem != "marjolein", lambda mention: told)
    return others or is_doubtful(ranked, BACKGROUND)


@pytest.mark.parametrize(
    "question",
    [
        "hoeveel tabletten mag mijn vader per dag innemen", "dosering van een slaapmiddel", "is deze bult kwaadaardig",
        "welke ziekte heb ik", "mag ik whisky samen met mijn pillen slikken", "waar woont dokter Pietersen",
        "telefoonnummer van mijn zus", "hartslag van 120", "mag opa diazepam bij de koffie",
        "enalapril vergeten, moet ik die alsnog innemen", "hoe snel bouw ik morfine af",
        "heb ik reuma als mijn duim stijf is",
        "mijn vinger is wit, wat heb ik", "heeft ze een hernia?", "hoe oud is Karel", "ligt zuster Ans op zaal 3",
        "is oma dement", "is deze knobbel in haar hals schildklierkanker", "hoe lang heeft tante nog te leven",
        "gaat opa aan deze longontsteking dood", "wordt mijn buurman ooit beter", "stuur even een taxi voor mij",
        "kunt u de tandarts bellen", "mijn tong is blauw, heb ik wat aan mijn hart", "ik tril zo, is dat lyme",
        "bij welke kerk hoort de wijkzuster", "wat verdient onze wethouder", "hoe gaat het met mevrouw op kamer 12",
        "welke bijwerkingen geeft mijn puffer", "risperidon 2 of 3", "hoeveel pufjes bij benauwdheid",
        "heeft verzorgende Loes dienst", "zou u dinsdag kunnen langskomen",
    ],
)  # fmt: skip
def test_questions_we_must_not_answer(question: str) -> None:
    assert asks_for_what_we_must_not_tell(question)


@pytest.mark.parametrize(
    "question",
    [
        "mijn moeder vergeet haar pillen", "pijn bij mensen met dementie herkennen", "hulp bij medicijnen thuis",
        "waar kan ik wonen als ik ouder word", "wie is er bij een huisbezoek", "minder psychofarmaca",
        "heb ik recht op huishoudelijke hulp", "hoeveel kost een rolstoel", "oxazepam afbouwen bij ouderen richtlijn",
        "mijn man heeft dementie, wat nu", "aanbeveling over insuline bij kwetsbare ouderen",
        "wie legt de pillen klaar", "wie kan ik 's nachts bellen", "hoe lang kan ik hier blijven wonen",
        "mijn moeder gaat dood, wie helpt ons", "kunt u helpen met eten", "is er nog plek",
        "wat verdient een verzorgende", "vader wil naar de verjaardag van zijn zus", "bloeddruk te hoog",
        "leren omgaan met bijwerkingen van medicijnen", "begeleider LVB worden",
    ],
)  # fmt: skip
def test_questions_that_look_like_them(question: str) -> None:
    assert not asks_for_what_we_must_not_tell(question)


def test_other_countries() -> None:
    assert is_about_elsewhere("thuiszorg in België") == "belgie"
    assert is_about_elsewhere("een plekje bij het OCMW in Gent") == "ocmw"
    assert is_about_elsewhere("Turkse mantelzorgers in Nederland") == ""
    assert is_about_elsewhere("verpleegkundig specialist (VS) en de richtlijn van NICE") == ""


def test_another_country_that_the_first_text_speaks_of() -> None:
    assert not doubtful(GOOD, first="In België bestaat zulke hulp ook.", typed="logeerzorg in België")
    assert doubtful(GOOD, first="Een folder van een Belgische stichting.", typed="logeerzorg in België")
    assert not speaks_of("Zie www.voorbeeld.nl", "ww")
    assert speaks_of("Wie een WW-uitkering heeft", "ww")


def test_other_subjects() -> None:
    assert is_about_elsewhere("welke verloskundige heeft plek") == "verloskundige"
    assert is_about_elsewhere("hoe koop ik bitcoin") == "bitcoin"
    assert is_about_elsewhere("wachten op een plek") == ""
    assert is_about_elsewhere("na twee jaar in de WIA") == "wia"
    assert is_about_elsewhere("welke vaccinaties krijgt een kind") == "vaccinaties"
    assert is_about_elsewhere("ze is uit huis geplaatst") == "uit huis geplaatst"
    assert is_about_elsewhere("uit het ziekenhuis ontslagen") == ""
    assert is_about_elsewhere("wie krijgt de erfenis van oom Joop") == "erfenis"
    assert is_about_elsewhere("onze hond wordt ziek") == "hond wordt ziek"
    assert is_about_elsewhere("mijn man is ziek en de hond moet uit") == ""


def test_somebody_nobody_has_heard_of() -> None:
    assert doubtful(GOOD, typed="wanneer komt Marjolein van der Meer")
    assert not doubtful(GOOD, typed="werkt Vilans samen met Alzheimer Nederland")
    assert not doubtful(GOOD, typed="marjolein van der meer")  # no name without capitals


def test_a_subject_that_no_text_speaks_of() -> None:
    assert doubtful(GOOD, told=False)
    beside = replace(GOOD, weights={"logeerzorg": 2.0, "oma": 3.0})
    assert not doubtful(beside, told=False)  # it is mostly about something else
    unsure = [replace(GOOD.mentions[0], weight=0.8)]
    assert not doubtful(replace(GOOD, mentions=unsure), told=False)


def test_a_country_that_the_first_answer_is_about_is_no_reason_to_doubt() -> None:
    asked = replace(GOOD, question=replace(QUESTION, text="wijkverpleging zoals in Denemarken"))
    assert doubtful(asked, "Hulp in de buurt.")
    assert not doubtful(asked, "Zo doen ze het in Denemarken.")


def test_each_sign_makes_it_surer() -> None:
    assert doubt(GOOD, BACKGROUND) < DOUBTFUL
    for worse in (
        replace(GOOD, meaning=[(1, 0.80)]), replace(GOOD, margins=[0.10, *[0.1] * NEAREST]),
        replace(GOOD, strange=0.9), replace(GOOD, margins=[0.13, *[0.02] * NEAREST]),
    ):  # fmt: skip
        assert doubt(worse, BACKGROUND) > doubt(GOOD, BACKGROUND)
    assert doubtful(replace(GOOD, meaning=[(1, 0.79)], margins=[0.05] * NEAREST, strange=0.5))


def test_a_handful_of_expressions_tells_nothing() -> None:
    """A graph without the vocabulary: its questions are judged by what the texts hold."""
    assert doubt(replace(GOOD, margins=[0.01, 0.0]), BACKGROUND) == doubt(replace(GOOD, margins=()), BACKGROUND)
    assert not doubtful(replace(GOOD, margins=()))


def test_words_that_nobody_here_uses_are_near_by_chance() -> None:
    assert doubtful(replace(GOOD, strange=1.0))


@pytest.mark.parametrize("forms", [(), ("de", "het"), ("1953", "12"), ("wat",)])
def test_small_words_and_numbers_ask_nothing(forms: tuple[str, ...]) -> None:
    assert doubtful(replace(GOOD, weights=dict.fromkeys(forms, 1.0)))


def test_without_vectors_the_words_decide() -> None:
    assert not doubtful(replace(GOOD, meaning=[]))
    assert doubtful(replace(GOOD, meaning=[], coverage=0.1))


def test_form_alone_puts_off_no_judged_question() -> None:
    questions = [q.text for half in ("afstemmen", "toets") for q in read_questions(FOLDER / f"{half}.tsv")]
    questions += [row[2] for name in ("binnen-vers", "binnen-slot") for row in rows(name)]
    assert [text for text in questions if asks_for_what_we_must_not_tell(text) or is_about_elsewhere(text)] == []


@pytest.mark.parametrize("name", ["buiten", "buiten-vers", "buiten-slot", "binnen-vers", "binnen-slot"])
def test_there_are_enough_questions_of_each_sort(name: str) -> None:
    found = rows(name)
    assert [row[0] for row in found] == [str(number) for number in range(1, len(found) + 1)]
    assert len({row[2].casefold() for row in found}) == len(found) >= 60
    assert len({row[1] for row in found}) >= (3 if name.startswith("binnen") else 5)


def rows(name: str) -> list[list[str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
