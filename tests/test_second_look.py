"""The second look changes places among the first answers, by sentence and by words, and nothing else."""

from __future__ import annotations

import pytest

from search.second_look import LOOKED_AT, looked_at_again
from search.vectors import Scored

RANKED: Scored = [(1, 1.0), (2, 0.9), (3, 0.8), (4, 0.3)]
USUAL = 0.8


def order(ranked: Scored) -> list[int]:
    return [number for number, _ in ranked]


def test_the_passage_with_the_nearest_sentence_comes_first() -> None:
    nearest = {1: 0.80, 2: 0.82, 3: 0.90, 4: 0.81}
    assert order(looked_at_again(RANKED, nearest=nearest, usual=USUAL, held={})) == [3, 1, 2, 4]


def test_what_holds_the_whole_question_passes_what_holds_little() -> None:
    assert order(looked_at_again(RANKED, nearest={}, usual=USUAL, held={1: 0.2, 2: 1.0, 3: 0.3})) == [2, 1, 3, 4]


def test_a_clear_lead_stays() -> None:
    assert order(looked_at_again(RANKED, nearest={4: 0.85, 1: 0.80}, usual=USUAL, held={4: 0.5}))[0] == 1


def test_a_passage_without_sentences_counts_as_the_farthest() -> None:
    with_it = looked_at_again(RANKED, nearest={1: 0.9, 2: 0.8, 3: 0.8}, usual=USUAL, held={})
    assert order(with_it)[-1] == 4


def test_nothing_to_tell_them_apart_leaves_the_order() -> None:
    assert order(looked_at_again(RANKED, nearest={}, usual=USUAL, held={})) == [1, 2, 3, 4]


def test_scores_stay_between_the_first_and_the_last_looked_at() -> None:
    ranked = [(number, 1.0 - number / 100) for number in range(1, LOOKED_AT + 11)]
    moved = looked_at_again(ranked, nearest={LOOKED_AT: 0.95, 1: 0.7}, usual=USUAL, held={5: 1.0})
    assert moved[LOOKED_AT:] == ranked[LOOKED_AT:]
    scores = [score for _, score in moved]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[LOOKED_AT - 1]) == pytest.approx((ranked[0][1], ranked[LOOKED_AT - 1][1]))


@pytest.mark.parametrize("ranked", [[], [(1, 0.5)], [(1, 0.0), (2, 0.0)], [(1, 0.5), (2, 0.5)]])
def test_nothing_to_compare_leaves_the_order(ranked: Scored) -> None:
    assert looked_at_again(ranked, nearest={}, usual=USUAL, held={}) == ranked


def test_an_encoder_whose_usual_is_one_breaks_nothing() -> None:
    moved = looked_at_again(RANKED, nearest={1: 1.0, 2: 1.0}, usual=1.0, held={})
    assert {number for number, _ in moved} == {1, 2, 3, 4}
