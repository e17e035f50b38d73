"""Nearest passages by meaning: FAISS over unit vectors, exact up to 100,000 passages, re-scored above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import faiss
import numpy as np
from numpy.typing import NDArray

from search.encoder import Vectors
from search.errors import IndexMismatch

Scored: TypeAlias = list[tuple[int, float]]
"""Passage ids with their scores, best first."""

_Id = TypeVar("_Id", int, str)

EXACT_UP_TO = 100_000
"""Passages kept in full precision: 147 MB and 17 ms a question at 384 dimensions, as measured."""
TRAINED_ON = 100_000
"""Vectors, spread over all, that the quantisation is learned from."""
RESCORE, RESCORE_AT_LEAST, RESCORE_ONE_IN = 4, 400, 300
"""Of a quantised index this many times k candidates are fetched, or this many, or one in so many passages, whichever is
most, and scored again with the stored vectors. Of a million generated passages 400 hold 93 % of the ten nearest, 3,200
all of them."""

_FAISS, _VECTORS, _IDS = "vectors.faiss", "vectors.npy", "ids.npy"


class VectorIndex:
    """Passage vectors under 64-bit ids. Safe to search from several threads."""

    def __init__(self, index: Any, ids: NDArray[np.int64], stored: Vectors | None) -> None:
        """`stored`: rows in the order of `ids` (ascending) to re-score with; None when `index` itself is exact."""
        self._index = index
        self._ids = ids
        self._stored = stored

    @property
    def dim(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @classmethod
    def build(cls, ids: Sequence[int], vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> VectorIndex:
        """Index `vectors` of shape (n, dim), row i under `ids[i]`.

        Raises ValueError on a wrong shape, an id that comes twice, or a vector that is not finite and of unit length.
        """
        numbers = np.asarray(ids, dtype=np.int64)
        _check_rows(numbers, vectors)
        order = np.argsort(numbers)
        numbers, rows = numbers[order], np.ascontiguousarray(vectors[order], dtype=np.float32)
        exact = len(numbers) <= exact_up_to
        inner = faiss.IndexFlatIP(rows.shape[1]) if exact else _quantised(rows)
        index = faiss.IndexIDMap2(inner)
        if len(numbers):
            index.add_with_ids(rows, numbers)
        return cls(index, numbers, None if exact else rows)

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must exist."""
        faiss.write_index(self._index, str(folder / _FAISS))
        np.save(folder / _IDS, self._ids)
        if self._stored is not None:
            np.save(folder / _VECTORS, self._stored.astype(np.float16))

    @classmethod
    def open(cls, folder: Path) -> VectorIndex:
        """Open what `save` wrote. Raises IndexMismatch when it is missing or damaged."""
        try:
            index = faiss.read_index(str(folder / _FAISS))
            ids = np.load(folder / _IDS)
            stored = np.load(folder / _VECTORS, mmap_mode="r") if (folder / _VECTORS).exists() else None
        except (OSError, RuntimeError, ValueError) as error:
            raise IndexMismatch(
                f"vector index in {folder} cannot be read ({error}); rebuild with `vindbaar build`"
            ) from error
        if index.ntotal != len(ids):
            raise IndexMismatch.between("number of vectors", index.ntotal, len(ids))
        return cls(index, ids, stored)

    def search(self, query: Vectors, k: int, *, among: NDArray[np.int64] | None = None) -> Scored:
        """The `k` passages nearest to the unit vector `query` (dim,), by inner product; fewer when there are fewer.

        `among` limits the answer to these ids. Raises ValueError for a query of another dimension or with NaN in it.
        """
        if query.shape != (self.dim,):
            raise ValueError(f"query of shape {query.shape} for vectors of dimension {self.dim}")
        if not np.isfinite(query).all():
            raise ValueError("query vector holds NaN or infinity")
        count = len(self) if among is None else min(len(self), len(among))
        if k <= 0 or count == 0:
            return []
        row = np.ascontiguousarray(query, dtype=np.float32)[None, :]
        if self._stored is not None and among is not None:
            return self._rescored(row[0], np.intersect1d(among, self._ids), k)
        wanted = max(RESCORE * k, RESCORE_AT_LEAST, len(self) // RESCORE_ONE_IN)
        fetch = min(k if self._stored is None else wanted, count)
        limits = None
        if among is not None:
            limits = faiss.SearchParameters()
            limits.sel = faiss.IDSelectorBatch(np.ascontiguousarray(among, dtype=np.int64))
        # one question gives a second thread nothing to do but spin, beside the encoder: 0.1 ms becomes 8 (measured).
        # OpenMP keeps the number per thread, so it is set where the search runs.
        faiss.omp_set_num_threads(1)
        scores, ids = self._index.search(row, fetch, params=limits)
        # FAISS pads with id -1 when it finds fewer than asked
        real = ids[0] >= 0
        if self._stored is not None:
            return self._rescored(row[0], np.sort(ids[0][real]), k)
        return _best(ids[0][real], scores[0][real], k)

    def _has(self, number: int) -> bool:
        place = int(np.searchsorted(self._ids, number))
        return place < len(self._ids) and int(self._ids[place]) == number

    def ids(self) -> list[int]:
        """All passage ids, ascending."""
        return [int(number) for number in self._ids]

    def vector(self, number: int) -> Vectors | None:
        """The vector of one passage (of a quantised index the stored one); None when it has none."""
        if not self._has(number):
            return None
        place = int(np.searchsorted(self._ids, number))
        if self._stored is not None:
            return np.asarray(self._stored[place], dtype=np.float32)
        return np.asarray(self._index.reconstruct(int(number)), dtype=np.float32)

    def rows(self, numbers: Sequence[int]) -> tuple[list[int], Vectors]:
        """Those of the passages that have a vector, in the order given, and their vectors as rows."""
        asked = np.asarray(numbers, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._ids, asked), max(len(self._ids) - 1, 0))
        asked = asked[self._ids[places] == asked] if len(self._ids) else asked[:0]
        if not len(asked):
            return [], np.zeros((0, self.dim), dtype=np.float32)
        if self._stored is not None:
            return asked.tolist(), np.asarray(self._stored[np.searchsorted(self._ids, asked)], dtype=np.float32)
        rows = self._index.reconstruct_batch(asked)
        return asked.tolist(), np.asarray(rows, dtype=np.float32)

    def _rescored(self, query: Vectors, ids: NDArray[np.int64], k: int) -> Scored:
        """The best `k` of these passages (ascending, all there) by the stored vectors."""
        assert self._stored is not None
        stored = self._stored[np.searchsorted(self._ids, ids)]
        return _best(ids, inner_products(_in_full(stored), query), k)


def inner_products(rows: Vectors, query: Vectors) -> Vectors:
    """Of each row (n, dim) with `query` (dim,), without BLAS: the threads of that wait at full speed for more work, for
    milliseconds, on the core that searches the words (24 of the 63 ms that a question to a million passages took)."""
    products: Vectors = np.einsum("ij,j->i", rows, query)
    return products


def _in_full(rows: NDArray[np.float16] | Vectors) -> Vectors:
    """Rows as float32; FAISS does so in a third of the time that NumPy takes."""
    if rows.dtype != np.float16:
        return np.asarray(rows, dtype=np.float32)
    full: Vectors = faiss.ScalarQuantizer(rows.shape[1], faiss.ScalarQuantizer.QT_fp16).decode(rows.view(np.uint8))
    return full


def best_first(scores: Iterable[tuple[_Id, float]]) -> list[tuple[_Id, float]]:
    """Best first; of equal scores the lowest id. Sorted twice, for a key that is looked up and not made takes half the
    time: some thirty lists of hundreds for a question."""
    return sorted(sorted(scores, key=itemgetter(0)), key=itemgetter(1), reverse=True)


def _best(ids: NDArray[np.int64], scores: NDArray[np.float32], k: int) -> Scored:
    order = np.lexsort((ids, -scores))[:k]
    return [(int(ids[place]), float(scores[place])) for place in order]


def _check_rows(ids: NDArray[np.int64], vectors: Vectors) -> None:
    if vectors.ndim != 2 or len(ids) != len(vectors):
        raise ValueError(f"{len(ids)} ids for vectors of shape {vectors.shape}")
    if len(np.unique(ids)) != len(ids):
        raise ValueError("an id comes twice")
    if not np.isfinite(vectors).all():
        raise ValueError("a vector holds NaN or infinity")
    lengths = np.linalg.norm(vectors, axis=1)
    if len(lengths) and not np.allclose(lengths, 1.0, atol=1e-3):
        raise ValueError(f"vectors must have unit length, one has {lengths[np.argmax(abs(lengths - 1))]:.4f}")


def _quantised(rows: Vectors) -> Any:
    """Two bits per dimension: product quantisation of pairs, read in blocks ("fast scan"). A sixteenth of the memory;
    of 50,000 vectors made from real ones the ten nearest are among the first 400 in 99.9 % of the cases, in a seventh
    of the time that a byte per dimension takes (docs/zoeken.md)."""
    dim = rows.shape[1]
    index = faiss.index_factory(dim, f"PQ{dim // 2}x4fs", faiss.METRIC_INNER_PRODUCT)
    index.train(rows[:: max(1, len(rows) // TRAINED_ON)])
    return index
