"""Nearness to the first answers moves what lies beside them up, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from search.agreement import LOOKED_AT, SHARE, drawn_together
from search.encoder import Vectors
from search.vectors import Scored, VectorIndex

DIM = 8


def towards(axis: int, count: int) -> Vectors:
    """Unit vectors close to one axis, each a little different."""
    rows = np.full((count, DIM), 0.05, dtype=np.float32)
    rows[:, axis] = 1.0
    rows[np.arange(count), (axis + 1 + np.arange(count)) % DIM] += 0.1
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


EVERY = range(2000)
ALIKE, OTHERS = towards(0, 5), towards(4, 5)
"""Passages 1 to 5 say about the same, 11 to 15 something else."""


@pytest.fixture(scope="module")
def vectors() -> VectorIndex:
    return VectorIndex.build([*range(1, 6), *range(11, 16)], np.vstack([ALIKE, OTHERS]))


def order(ranked: Scored) -> list[int]:
    return [number for number, _ in ranked]


def test_what_lies_near_the_first_passes_what_does_not(vectors: VectorIndex) -> None:
    ranked = [(1, 1.0), (2, 0.9), (3, 0.8), (11, 0.50), (4, 0.48), (12, 0.2)]
    assert order(drawn_together(ranked, vectors, EVERY)) == [1, 2, 3, 4, 11, 12]


def test_what_was_found_without_a_reason_gains_nothing(vectors: VectorIndex) -> None:
    ranked = [(1, 1.0), (2, 0.9), (3, 0.8), (11, 0.50), (4, 0.48)]
    found = dict(drawn_together(ranked, vectors, {1, 2, 3, 11}))
    assert found[4] == pytest.approx((1 - SHARE) * 0.48)


def test_a_clear_lead_stays(vectors: VectorIndex) -> None:
    ranked = [(1, 1.0), (2, 0.9), (3, 0.8), (11, 0.7), (4, 0.7 - 2 * SHARE)]
    assert order(drawn_together(ranked, vectors, EVERY)) == order(ranked)


def test_one_of_the_first_is_not_near_because_of_itself(vectors: VectorIndex) -> None:
    ranked = [(11, 1.0), (1, 0.99), (2, 0.98), (3, 0.5)]
    assert order(drawn_together(ranked, vectors, EVERY))[:2] == [1, 2]


def test_scores_stay_between_0_and_the_best(vectors: VectorIndex) -> None:
    ranked = [(1, 0.8), (2, 0.7), (12, 0.3), (13, 0.0)]
    assert all(0.0 <= score <= 0.8 for _, score in drawn_together(ranked, vectors, EVERY))


@pytest.mark.parametrize("ranked", [[], [(1, 1.0)], [(1, 1.0), (99, 0.5)], [(98, 1.0), (99, 0.5), (97, 0.4)]])
def test_nothing_to_compare_leaves_the_order(vectors: VectorIndex, ranked: Scored) -> None:
    assert drawn_together(ranked, vectors, EVERY) == ranked


def test_passages_without_a_vector_and_far_down_only_lose(vectors: VectorIndex) -> None:
    tail = [(1000 + place, 0.1) for place in range(LOOKED_AT)]
    found = dict(drawn_together([(1, 1.0), (2, 0.9), (99, 0.5), *tail, (3, 0.05)], vectors, EVERY))
    assert found[99] == pytest.approx((1 - SHARE) * 0.5)
    assert found[3] == pytest.approx((1 - SHARE) * 0.05)
