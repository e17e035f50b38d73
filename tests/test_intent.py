"""What sort of answer a question asks for, and which kinds then come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Kind
from search.abbreviations import Abbreviations
from search.bridge import Bridge, Concept, Mention
from search.compounds import CompoundSplitter
from search.dutch import Analyzer
from search.intent import ASIDE, OTHERS, WORTH, asks_what_was_agreed, by_intent, is_personal
from search.lexical import LexicalIndex
from search.lexical_writer import Entry, LexicalWriter, write_lexical
from search.passage import Passage
from search.passage_store import Place
from search.passages import make_passage

BLOOD = Concept("thema/bloedverdunners", Kind.THEMA, "bloedverdunners", ("bloedverdunners",), (), ())
CARDS = {
    "voorziening/maatje": (Kind.VOORZIENING, "Bezoek van een maatje", "Een maatje drinkt koffie met ouderen."),
    "voorziening/trombosedienst": (Kind.VOORZIENING, "Trombosedienst", "Prikt bij ouderen met bloedverdunners."),
    "richtlijn/bloed": (Kind.RICHTLIJN, "Bloedverdunners bij ouderen", "Weeg bij ouderen de kans op een bloeding."),
    "afspraak/prikken": (Kind.AFSPRAAK, "Prikken thuis", "Partijen spreken af dat er thuis wordt geprikt."),
}


@pytest.mark.parametrize(
    "question",
    [
        "afspraken over prikken thuis",
        "wie is verantwoordelijk voor de trombosedienst",
        "deadline onderzoek thuisprikken",
        "budget wondzorg 2027",
        "wanneer is de evaluatie klaar",
        "zorgakkoord maatregelen laboratoria",
    ],
)
def test_questions_about_agreements(question: str) -> None:
    assert asks_what_was_agreed(question)


@pytest.mark.parametrize(
    "question",
    [
        "trombosedienst aan huis",
        "ik heb een afspraak bij de prikpost",
        "wat is de termijn voor mijn moeder",
        "welke maatregelen noemt de richtlijn over bloedingen",
    ],
)
def test_questions_about_something_else(question: str) -> None:
    assert not asks_what_was_agreed(question)


def test_who_speaks_of_somebody_near() -> None:
    assert is_personal("Opa slikt bloedverdunners")
    assert is_personal("hoe kom ik aan een rolstoel")
    assert not is_personal("bloedverdunners staken voor een operatie")


@pytest.fixture(scope="module")
def passages() -> dict[int, Passage]:
    made = [
        make_passage(
            thing=thing,
            kind=kind,
            title=title,
            heading="",
            text=text,
            document="document/d",
            file="d.txt",
            start=0,
            end=9,
        )
        for thing, (kind, title, text) in CARDS.items()
    ]
    return {passage.id: passage for passage in made}


@pytest.fixture(scope="module")
def lexical(passages: dict[int, Passage], tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    analyzer = Analyzer(CompoundSplitter(()))
    writer = LexicalWriter(analyzer, Abbreviations.of(()), Bridge([BLOOD], analyzer))
    folder: Path = tmp_path_factory.mktemp("index") / "lexical"
    write_lexical(folder, ((passage, writer.terms(Entry(passage))) for passage in passages.values()))
    return LexicalIndex.open(folder)


def order(
    question: str, best: list[str], passages: dict[int, Passage], lexical: LexicalIndex, *, said: str = ""
) -> list[str]:
    """Things in the order that the question gets them in, found in the order of `best` a little apart."""
    number = {passage.thing: passage.id for passage in passages.values()}
    places = {p.id: Place(p.id, p.thing, p.kind, p.document, p.file, p.start, p.end, 99) for p in passages.values()}
    ranked = [(number[thing], 1.0 - 0.05 * place) for place, thing in enumerate(best)]
    mentions = [Mention(BLOOD, 1.0, (said,), lay=False)] if said else []
    weights = {"bloedverdunners": 6.0, "ouderen": 2.0}
    found = by_intent(question, weights, mentions, ranked, places, lexical)
    return [places[passage].thing for passage, _ in found]


def test_agreements_pass_cards(passages: dict[int, Passage], lexical: LexicalIndex) -> None:
    best = ["voorziening/trombosedienst", "richtlijn/bloed", "afspraak/prikken"]
    assert order("afspraken over prikken", best, passages, lexical)[0] == "afspraak/prikken"
    assert order("prikken", best, passages, lexical) == best


def test_a_card_without_the_subject_comes_later(passages: dict[int, Passage], lexical: LexicalIndex) -> None:
    best = ["voorziening/maatje", "voorziening/trombosedienst", "richtlijn/bloed"]
    asked = order("bloedverdunners bij ouderen", best, passages, lexical, said="bloedverdunners")
    assert asked == ["voorziening/trombosedienst", "richtlijn/bloed", "voorziening/maatje"]


@pytest.mark.parametrize(("question", "said"), [("mijn opa met bloedverdunners", "bloedverdunners"), ("ouderen", "")])
def test_cards_stay_where_they_are(
    question: str, said: str, passages: dict[int, Passage], lexical: LexicalIndex
) -> None:
    best = ["voorziening/maatje", "voorziening/trombosedienst", "richtlijn/bloed"]
    assert order(question, best, passages, lexical, said=said) == best


def test_no_kind_counts_more_than_in_full() -> None:
    assert max(OTHERS, ASIDE, *WORTH.values()) <= 1.0  # scores are shares of the best there can be
