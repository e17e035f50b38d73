"""The vector index against a brute-force oracle, and the ways it can be asked wrongly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.encoder import Vectors
from search.errors import IndexMismatch
from search.vectors import VectorIndex, best_first

DIM = 24


def unit(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, DIM)).astype(np.float32)
    result: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return result


VECTORS = unit(300, 1)
IDS = [2**62 + 7 * i for i in range(300)][::-1]
QUERIES = unit(20, 2)


def oracle(query: Vectors, k: int, ids: list[int] = IDS) -> list[tuple[int, float]]:
    scores = {number: float(row @ query) for number, row in zip(IDS, VECTORS, strict=True) if number in set(ids)}
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]


def same(found: list[tuple[int, float]], wanted: list[tuple[int, float]], tolerance: float = 1e-5) -> None:
    assert [number for number, _ in found] == [number for number, _ in wanted]
    np.testing.assert_allclose([s for _, s in found], [s for _, s in wanted], atol=tolerance)


@pytest.fixture(scope="module")
def index() -> VectorIndex:
    return VectorIndex.build(IDS, VECTORS)


def test_best_first_and_of_equal_scores_the_lowest_id() -> None:
    assert best_first([(7, 0.5), (3, -1.0), (5, 0.5), (4, 0.75)]) == [(4, 0.75), (5, 0.5), (7, 0.5), (3, -1.0)]


def test_equals_brute_force(index: VectorIndex) -> None:
    for query in QUERIES:
        same(index.search(query, 10), oracle(query, 10))


def test_rows_of_some_passages(index: VectorIndex) -> None:
    numbers, rows = index.rows([IDS[4], 5, IDS[0], IDS[4] + 1])
    assert numbers == [IDS[4], IDS[0]]
    np.testing.assert_allclose(rows, VECTORS[[4, 0]], atol=1e-6)
    assert index.rows([1, 2])[1].shape == (0, DIM)
    assert VectorIndex.build([], np.zeros((0, DIM), np.float32)).rows([1])[0] == []


def test_more_asked_than_there_is(index: VectorIndex) -> None:
    found = index.search(QUERIES[0], 1000)
    same(found, oracle(QUERIES[0], 300))
    assert all(number > 0 for number, _ in found)


def test_among_limits_the_answer(index: VectorIndex) -> None:
    some = IDS[5:12]
    same(index.search(QUERIES[0], 50, among=np.asarray(some)), oracle(QUERIES[0], 50, some))
    assert index.search(QUERIES[0], 5, among=np.asarray([], dtype=np.int64)) == []
    assert index.search(QUERIES[0], 5, among=np.asarray([1, 2, 3])) == []


@pytest.mark.parametrize("exact_up_to", [300, 299])
def test_survives_saving(tmp_path: Path, exact_up_to: int) -> None:
    VectorIndex.build(IDS, VECTORS, exact_up_to=exact_up_to).save(tmp_path)
    opened = VectorIndex.open(tmp_path)
    assert (len(opened), opened.dim) == (300, DIM)
    for query in QUERIES:
        same(opened.search(query, 10), oracle(query, 10), 1e-3)


def test_quantised_index_scores_again_exactly(index: VectorIndex) -> None:
    quantised = VectorIndex.build(IDS, VECTORS, exact_up_to=10)
    for query in QUERIES:
        same(quantised.search(query, 10), oracle(query, 10))
        same(quantised.search(query, 5, among=np.asarray(IDS[:40])), oracle(query, 5, IDS[:40]))


def test_quantised_index_scores_with_the_vectors_that_were_stored(tmp_path: Path) -> None:
    VectorIndex.build(IDS, VECTORS, exact_up_to=10).save(tmp_path)
    stored, opened = VECTORS.astype(np.float16).astype(np.float32), VectorIndex.open(tmp_path)
    rows = dict(zip(IDS, stored, strict=True))
    for query in QUERIES:
        for number, score in opened.search(query, 10):
            assert score == pytest.approx(float(rows[number] @ query), abs=1e-6)


def test_empty_index() -> None:
    empty = VectorIndex.build([], np.zeros((0, DIM), np.float32))
    assert empty.search(QUERIES[0], 3) == []


def test_wrong_questions_are_refused(index: VectorIndex) -> None:
    with pytest.raises(ValueError, match=rf"\({DIM - 1},\).*{DIM}"):
        index.search(QUERIES[0][:-1], 3)
    with pytest.raises(ValueError, match="NaN"):
        index.search(np.full(DIM, np.nan, np.float32), 3)


@pytest.mark.parametrize(
    ("ids", "vectors", "message"),
    [
        ([1, 2], unit(3, 1), "2 ids"),
        ([1, 1, 2], unit(3, 1), "twice"),
        ([1], np.zeros((1, DIM), np.float32), "unit length"),
        ([1], np.full((1, DIM), np.nan, np.float32), "NaN"),
    ],
)
def test_wrong_vectors_are_refused(ids: list[int], vectors: Vectors, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        VectorIndex.build(ids, vectors)


def test_damaged_files_are_named(tmp_path: Path, index: VectorIndex) -> None:
    index.save(tmp_path)
    np.save(tmp_path / "ids.npy", np.arange(3))
    with pytest.raises(IndexMismatch, match=r"300.*3"):
        VectorIndex.open(tmp_path)
    (tmp_path / "vectors.faiss").write_bytes(b"nonsense")
    with pytest.raises(IndexMismatch, match="vindbaar build"):
        VectorIndex.open(tmp_path)
