"""Everyday expressions of support options: kept with the index, near to questions, weighed beside the cards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph.model import Kind
from search.errors import IndexMismatch
from search.hash_encoder import HashEncoder
from search.saying_words import SayingWords
from search.sayings import Sayings, expressions, fuse_support, parts_of, sayings_of

CARDS = [
    {
        "id": "voorziening/vallen",
        "kind": Kind.VOORZIENING,
        "name": "Minder vallen (valpreventie)",
        "props": {
            "lay": ["ik val steeds", "bang om te vallen"],
            "aliassen": ["valpreventie"],
            "samenvatting": "U oefent.",
        },
    },
    {
        "id": "voorziening/eten",
        "kind": Kind.VOORZIENING,
        "name": "Eten aan huis",
        "props": {"lay": ["ik kook niet meer"]},
    },
    {
        "id": "interventie/vallen",
        "kind": Kind.INTERVENTIE,
        "name": "Vallen verleden tijd",
        "props": {"lay": ["vallen"]},
    },
]


def made() -> Sayings:
    said = sayings_of(CARDS)
    return Sayings.of(said, HashEncoder().encode_queries([saying.words for saying in said]))


def test_only_support_options_are_asked_by_what_people_say() -> None:
    assert {saying.thing for saying in sayings_of(CARDS)} == {"voorziening/vallen", "voorziening/eten"}


def test_a_card_is_asked_by_its_names_everyday_words_and_what_it_says() -> None:
    assert expressions("Naam", {"aliassen": ["Ander"], "lay": ["zo zeg ik het", " "], "voor_wie": "Voor u."}) == [
        "Naam",
        "Ander",
        "zo zeg ik het",
        "Voor u.",
    ]


def test_the_nearest_expression_of_each_thing_is_found_after_saving(tmp_path: Path) -> None:
    made().save(tmp_path)
    opened = Sayings.open(tmp_path)
    nearest = opened.nearest(HashEncoder().encode_query("ik val steeds"))
    assert set(nearest) == {"voorziening/vallen", "voorziening/eten"}
    _, cosine, words = nearest["voorziening/vallen"]
    assert words == "ik val steeds"
    assert cosine == pytest.approx(1.0, abs=1e-3)
    assert len(opened) == len(made())


def test_without_support_options_nothing_is_near(tmp_path: Path) -> None:
    Sayings.of([], np.zeros((0, 8), np.float32)).save(tmp_path)
    assert Sayings.open(tmp_path).nearest(np.zeros(8, np.float32)) == {}


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "sayings.npz").write_bytes(b"no archive")
    with pytest.raises(IndexMismatch, match=r"sayings\.npz"):
        Sayings.open(tmp_path)


def test_what_people_say_leads_and_the_card_itself_counts_too() -> None:
    nearest = {"a": (0.95, 0.95, "zo"), "b": (0.94, 0.94, "ook"), "c": (0.80, 0.80, "niet")}
    alone = fuse_support(nearest, {}, uncertain=False, degraded="")
    assert [found.thing for found in alone.found] == ["a", "b", "c"]
    both = fuse_support(nearest, {"b": 0.9, "c": 0.1}, uncertain=False, degraded="")
    assert [found.thing for found in both.found] == ["b", "a", "c"]


def test_it_is_uncertain_only_when_words_and_expressions_are_both_far() -> None:
    far, near = {"a": (0.85, 0.85, "x")}, {"a": (0.93, 0.93, "x")}
    assert fuse_support(far, {}, uncertain=True, degraded="").uncertain
    assert not fuse_support(near, {}, uncertain=True, degraded="").uncertain
    assert not fuse_support(far, {"a": 1.0}, uncertain=False, degraded="").uncertain


def test_without_vectors_the_cards_answer_alone() -> None:
    results = fuse_support({}, {"a": 0.5, "b": 1.0}, uncertain=False, degraded="alleen woorden")
    assert [(found.thing, found.score) for found in results.found] == [("b", 1.0), ("a", 0.5)]
    assert results.degraded == "alleen woorden"
    assert fuse_support({}, {}, uncertain=False, degraded="").uncertain


def test_a_question_in_two_parts_gets_something_for_both() -> None:
    assert parts_of("mijn man is blind en ik kan hem niet tillen") == ["mijn man is blind", "ik kan hem niet tillen"]
    assert parts_of("mijn man en ik zoeken een huis") == []
    whole = {"a": (0.9, 0.9, "x"), "b": (0.8, 0.8, "y"), "c": (0.7, 0.7, "z")}
    part = {"a": (0.5, 0.5, "x"), "b": (0.6, 0.6, "y"), "c": (0.9, 0.9, "z")}
    alone = fuse_support(whole, {}, uncertain=False, degraded="")
    both = fuse_support(whole, {}, parts=[part], uncertain=False, degraded="")
    assert [support.thing for support in alone.found] == ["a", "b", "c"]
    assert [support.thing for support in both.found] == ["a", "c", "b"]


def test_a_rare_word_that_is_shared_counts_more_than_common_ones() -> None:
    words = SayingWords(["mijn man moet naar bestraling", "mijn man moet naar de winkel", "mijn man moet slapen"])
    bestraald, winkel, slapen = words.shares("hij wordt bestraald")
    assert bestraald > max(winkel, slapen)
    assert words.shares("mijn man moet slapen")[2] == pytest.approx(1.0)
    assert not words.shares("xqzv").any()
    assert SayingWords([]).shares("iets").size == 0


def test_shared_words_lift_a_thing() -> None:
    nearest = {"a": (0.9, 0.9, "x"), "b": (0.89, 0.89, "y"), "c": (0.5, 0.5, "z")}
    lifted = fuse_support(nearest, {}, words={"b": 0.2}, uncertain=False, degraded="")
    assert [support.thing for support in lifted.found] == ["b", "a", "c"]


def test_a_question_in_no_known_words_is_uncertain() -> None:
    far = {"a": (0.5, 0.5, "x"), "b": (0.4, 0.4, "y")}
    assert fuse_support(far, {"a": 1.0}, words={"a": 0.0, "b": 0.0}, uncertain=False, degraded="").uncertain
    assert not fuse_support(far, {"a": 1.0}, words={"a": 0.3, "b": 0.0}, uncertain=False, degraded="").uncertain
