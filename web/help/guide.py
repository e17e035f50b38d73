"""The guided path: at most five plain questions, each of which may be skipped, and the cards that fit the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from web.help.cards import HelpCard
from web.help.words import AREAS, SITUATIONS, Choice

SKIPPED = "-"
"""The answer of who skipped a question."""
MOST = 7
"""Options at the end: more is no choice but a list."""


@dataclass(frozen=True, slots=True)
class Question:
    """One step."""

    name: str
    """Of the field in the address."""
    words: str
    choices: tuple[Choice, ...]
    hint: str = ""


QUESTIONS = (
    Question(
        "wie",
        "Voor wie zoekt u hulp?",
        (
            Choice("zelf", "Voor mijzelf"),
            Choice("naaste", "Voor iemand voor wie ik zorg"),
            Choice("beide", "Voor ons allebei"),
        ),
    ),
    Question("wat", "Wat is nu het lastigst?", SITUATIONS, "Kies wat het meest op uw situatie lijkt."),
    Question(
        "geheugen",
        "Speelt vergeten of dementie een rol?",
        (Choice("ja", "Ja"), Choice("nee", "Nee"), Choice("weet-niet", "Dat weet ik niet")),
    ),
    Question(
        "hoeveel",
        "Hoe vaak is er nu hulp nodig?",
        (
            Choice("soms", "Af en toe"),
            Choice("elke-dag", "Elke dag"),
            Choice("dag-en-nacht", "Dag en nacht"),
        ),
    ),
    Question("hulp", "Waar wilt u mee beginnen?", tuple(AREAS.values())),
)


@dataclass(frozen=True, slots=True)
class Option:
    """A card that fits, with the reasons in plain words."""

    card: HelpCard
    why: tuple[str, ...]


FORGETTING, MEMORY = "vergeten", "geheugen"
"""What may be hardest, and the question that this answers already."""


def asked_after(given: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions of the path for who gave these answers."""
    known = given.get("wat") == FORGETTING
    return tuple(question for question in QUESTIONS if not (known and question.name == MEMORY))


def answers_in(fields: Mapping[str, str]) -> dict[str, str]:
    """The known answers among the fields of an address, in the order of the questions; anything else is left out."""
    given: dict[str, str] = {}
    for question in QUESTIONS:
        value = fields.get(question.name, "")
        if value == SKIPPED or value in {choice.code for choice in question.choices}:
            given[question.name] = value
    if given.get("wat") == FORGETTING:
        given.pop(MEMORY, None)
    return given


def next_question(given: Mapping[str, str]) -> Question | None:
    """The first question of the path without an answer; None at the end."""
    return next((question for question in asked_after(given) if question.name not in given), None)


def options(cards: Iterable[HelpCard], given: Mapping[str, str]) -> list[Option]:
    """The cards that fit best, at most seven; without a single answer none fits better than another."""
    told = {name: value for name, value in given.items() if value not in {SKIPPED, "weet-niet"}}
    if not told:
        return []
    known = {**told, MEMORY: "ja"} if told.get("wat") == FORGETTING else told
    scored = [(_score(card, known), card) for card in cards]
    fitting = sorted(((s, card) for s, card in scored if s > 0), key=lambda pair: (-pair[0], pair[1].place))
    return [Option(card, _why(card, told)) for _, card in fitting[:MOST]]


def _score(card: HelpCard, told: Mapping[str, str]) -> float:
    """How well a card fits: what it is about counts most, a card for somebody else hardly fits at all."""
    score = 0.0
    situation, area, audience = told.get("wat"), told.get("hulp"), told.get("wie")
    if situation:
        # a card that is mostly about this goes before one that is about it too
        score += (5 if card.situations[0] == situation else 4) if situation in card.situations else -4
    if area:
        score += 3 if area in card.areas else -1
    if audience and audience != "beide":
        score += 1.5 if card.audience == audience else 1 if card.audience == "beide" else -3
    if "geheugen" in told:
        about = "vergeten" in card.situations
        score += (1 if about else 0) if told["geheugen"] == "ja" else (-3 if about else 0.5)
    heavy = "wlz" in card.law_codes or "nietthuis" in card.situations
    if told.get("hoeveel") == "dag-en-nacht":
        score += 1.5 if heavy else 0
    elif told.get("hoeveel") == "soms":
        score += -1.5 if heavy and "wmo" not in card.law_codes else 0.5
    elif told.get("hoeveel") == "elke-dag":
        score += 0.5 if card.law_codes & {"zvw", "wmo"} else 0
    return score


_ABOUT = {choice.code: choice.hint for choice in SITUATIONS}


def _why(card: HelpCard, told: Mapping[str, str]) -> tuple[str, ...]:
    """Why a card fits, a sentence for each answer that it fits."""
    why: list[str] = []
    if told.get("wat") in card.situations:
        why.append(f"Dit gaat over {_ABOUT[told['wat']]}.")
    if told.get("hulp") in card.areas:
        why.append(f"U koos: {AREAS[told['hulp']].words.lower().rstrip('?')}.")
    if told.get("wie") == card.audience and card.audience != "beide":
        why.append("Het is voor uzelf." if card.audience == "zelf" else "Het is voor wie voor een ander zorgt.")
    if told.get("geheugen") == "ja" and "vergeten" in card.situations:
        why.append("Het past bij vergeten of dementie.")
    if told.get("hoeveel") == "dag-en-nacht" and "wlz" in card.law_codes:
        why.append("Het kan bij zorg voor dag en nacht.")
    return tuple(why) or ("Dit past bij wat u koos.",)
