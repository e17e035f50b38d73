"""Saved questions: what committees ask, in words, with the query of the catalogue that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Kind

MOST = 500
"""Rows that one question gives at most."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in."""

    name: str
    """The parameter of the query, and of the address."""
    words: str
    kind: Kind | None = None
    """The kind of thing whose id goes here; None for a date or a number."""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A column of the answer: the field of the query's rows that is shown, and the one that holds an id to link to."""

    field: str
    words: str
    id_field: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One saved question."""

    slug: str
    words: str
    """In words; a blank stands between braces by its name."""
    query: str
    columns: tuple[Answer, ...]
    blanks: tuple[Blank, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Parameters of the query that are not asked."""


_DOCUMENT = Blank("document", "Document", Kind.DOCUMENT)
_ORGANISATION = Blank("party", "Partij", Kind.ORGANISATIE)
_THING = Answer("name", "Naam", "id")
_TODAY = Blank("today", "Peildatum", default="vandaag")

QUESTIONS = (
    Question(
        "interventies-zonder-bewijs-in",
        "Welke interventies noemt {document} waarvoor geen bewijs is gevonden?",
        "unproven_interventions_named_in",
        (_THING, Answer("places", "Plaatsen", numeric=True)),
        (_DOCUMENT,),
    ),
    Question(
        "acties-van-partij",
        "Wat moet {party} doen, en wanneer?",
        "agreements",
        (_THING, Answer("tot", "Klaar op"), Answer("status", "Stand")),
        (_ORGANISATION, _TODAY),
    ),
    Question(
        "verlopen-acties",
        "Welke acties uit {document} hadden al klaar moeten zijn?",
        "agreements",
        (_THING, Answer("tot", "Klaar op")),
        (_DOCUMENT, _TODAY),
        {"status": "verlopen"},
    ),
    Question(
        "acties-zonder-datum",
        "Welke acties uit {document} hebben geen datum?",
        "agreements",
        (_THING,),
        (_DOCUMENT, _TODAY),
        {"status": "ongedateerd"},
    ),
    Question(
        "drukste-partijen",
        "Welke partijen hebben het meest te doen?",
        "parties",
        (
            _THING,
            Answer("predicate", "Rol"),
            Answer("actions", "Acties", numeric=True),
            Answer("dated", "Met datum", numeric=True),
        ),
    ),
    Question(
        "erkenningen",
        "Welke databank erkent welke interventie, en tot wanneer?",
        "recognitions",
        (
            _THING,
            Answer("organisation_name", "Databank", "organisation"),
            Answer("vanaf", "Vanaf"),
            Answer("tot", "Tot"),
        ),
    ),
    Question(
        "tegenspraak",
        "Welke interventie wordt in de ene aanbeveling aangeraden en in een andere afgeraden?",
        "contradictions",
        (
            _THING,
            Answer("advised_in", "Aangeraden in", "advised_in"),
            Answer("discouraged_in", "Afgeraden in", "discouraged_in"),
        ),
    ),
    Question(
        "dubbel-aanbod",
        "Welke interventies zijn er voor dezelfde mensen met dezelfde problemen?",
        "overlap",
        (
            Answer("first_name", "De ene", "first"),
            Answer("second_name", "De andere", "second"),
            Answer("shared", "Gedeeld", numeric=True),
        ),
    ),
    Question(
        "advies-zonder-interventie",
        "Welke aanbevelingen noemen geen interventie?",
        "gap_advice_without_intervention",
        (_THING, Answer("module_name", "Staat in", "module")),
    ),
    Question(
        "doelen-zonder-bijdrage",
        "Aan welke doelen draagt niets bij?",
        "gap_goal_without_contribution",
        (_THING,),
    ),
    Question(
        "bijdragen",
        "Wat draagt bij aan welk doel?",
        "contributions",
        (_THING, Answer("goal_name", "Doel", "goal")),
    ),
    Question(
        "afspraken-zonder-interventie",
        "Bij welke afspraken hoort geen interventie of voorziening?",
        "gap_agreement_without_intervention",
        (_THING,),
    ),
    Question(
        "lijkt-op",
        "Wat lijkt het meest op {id}, omdat het voor dezelfde mensen en problemen is?",
        "alike",
        (_THING, Answer("shared", "Gedeeld", numeric=True)),
        (Blank("id", "Interventie", Kind.INTERVENTIE),),
    ),
    Question(
        "rust-op",
        "Wat verandert er mee als {id} verandert?",
        "impact",
        (_THING, Answer("kind", "Soort"), Answer("distance", "Stappen", numeric=True)),
        (Blank("id", "Interventie", Kind.INTERVENTIE),),
    ),
    Question(
        "tijdlijn",
        "Wat begint of eindigt er tussen {from} en {until}?",
        "timeline",
        (Answer("day", "Dag"), Answer("moment", "Begin of eind"), _THING, Answer("kind", "Soort")),
        (Blank("from", "Van", default="2026-01-01"), Blank("until", "Tot en met", default="2026-12-31")),
    ),
    Question(
        "genoemd-in-alles",
        "Welke organisaties worden in de meeste documenten genoemd?",
        "most_shared_mentions",
        (_THING, Answer("documents", "Documenten", numeric=True), Answer("places", "Plaatsen", numeric=True)),
        (),
        {"kind": "Organisatie"},
    ),
    Question(
        "wetten-in",
        "Welke wetten noemt {document}?",
        "named_in",
        (_THING, Answer("places", "Plaatsen", numeric=True)),
        (_DOCUMENT,),
        {"kind": "Wet"},
    ),
    Question(
        "doelen-van",
        "Welke doelen staan in {document}?",
        "things_of",
        (_THING,),
        (_DOCUMENT,),
        {"kind": "Doel"},
    ),
)
"""At least fifteen, each with its query shown."""


def question_named(slug: str) -> Question | None:
    """The saved question with this slug."""
    return next((question for question in QUESTIONS if question.slug == slug), None)
