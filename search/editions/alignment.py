"""Which sentences of two editions say the same, wherever they stand.

Two likenesses are weighed: shared words, rare ones more (idf-weighted Dice over stems), and nearness of the sentence
vectors. Vectors of E5 lie close together (unrelated Dutch policy sentences have an inner product of about 0.85), so
nearness counts from `NEAR_FROM` on. Without an encoder words decide alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.dutch import STOP_WORDS, stem, tokens
from search.editions.unit import Unit
from search.encoder import Vectors

Matrix = npt.NDArray[np.float64]

WORDS, NEARNESS = 0.55, 0.45
"""Weights of the two likenesses; measured on hand-made lists of changes between editions."""
NEAR_FROM = 0.87
ALIKE = 0.5
"""From this likeness on, the nearest sentence of the other edition says the same in other words."""
CONTAINED = 0.75
"""Share of a sentence's weight that stands in another: the one was split off from, or folded into, the other."""
CONTAINED_ALIKE = 0.4
LIGHTEST = 1e-9
FEWEST_TERMS = 3
"""A shorter sentence is too easily contained in another."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the sentences of the old (rows) and the new edition (columns) belong together."""

    likeness: Matrix
    """Shape (old, new), in [0, 1]."""
    pairs: npt.NDArray[np.bool_]
    """Shape (old, new): says the same, possibly changed."""

    def partners_of_old(self, index: int) -> list[int]:
        """Sentences of the new edition that belong to an old one, most alike first."""
        return self._best_first(np.flatnonzero(self.pairs[index]), self.likeness[index])

    def partners_of_new(self, index: int) -> list[int]:
        """Sentences of the old edition that belong to a new one, most alike first."""
        return self._best_first(np.flatnonzero(self.pairs[:, index]), self.likeness[:, index])

    @staticmethod
    def _best_first(found: npt.NDArray[np.intp], likeness: Matrix) -> list[int]:
        return sorted((int(one) for one in found), key=lambda one: (-likeness[one], one))


def title_likeness(one: str, other: str, *, with_numbers: bool = True) -> float:
    """Dice of the words of two titles or headings, in [0, 1]. Without numbers "plan 2024" is called as "plan 2026"."""
    mine, theirs = (
        {
            stem(token.form)
            for token in tokens(title)
            if token.form not in STOP_WORDS and (with_numbers or not token.form.isdigit())
        }
        for title in (one, other)
    )
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def align(old: Sequence[Unit], new: Sequence[Unit], vectors: tuple[Vectors, Vectors] | None) -> Alignment:
    """Align two editions; `vectors` are of the old and the new sentences, None when there is no encoder."""
    if not old or not new:
        empty = np.zeros((len(old), len(new)))
        return Alignment(empty, empty.astype(bool))
    shared, weight_old, weight_new = _shared_weight(old, new)
    likeness = 2 * shared / (weight_old[:, None] + weight_new[None, :])
    if vectors is not None:
        near = np.clip((vectors[0].astype(float) @ vectors[1].T.astype(float) - NEAR_FROM) / (1 - NEAR_FROM), 0, 1)
        likeness = WORDS * likeness + NEARNESS * near
    is_best = (likeness == likeness.max(axis=1, keepdims=True)) | (likeness == likeness.max(axis=0, keepdims=True))
    pairs = is_best & (likeness >= ALIKE)
    contained = np.maximum(shared / weight_old[:, None], shared / weight_new[None, :])
    enough = np.array([len(unit.terms) >= FEWEST_TERMS for unit in old])[:, None] & np.array(
        [len(unit.terms) >= FEWEST_TERMS for unit in new]
    )
    pairs |= (contained >= CONTAINED) & (likeness >= CONTAINED_ALIKE) & enough
    return Alignment(likeness, pairs)


def _shared_weight(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Matrix, Matrix, Matrix]:
    """Weight of the terms that each pair shares, shape (old, new), and of each sentence by itself."""
    frequency = Counter(term for unit in (*old, *new) for term in unit.terms)
    number = {term: place for place, term in enumerate(sorted(frequency))}
    rarity = np.array([math.log(1 + (len(old) + len(new)) / frequency[term]) for term in number])
    in_old, in_new = _incidence(old, number), _incidence(new, number)
    # a sentence of stop words alone weighs nothing and is like nothing
    weights = np.maximum(in_old @ rarity, LIGHTEST), np.maximum(in_new @ rarity, LIGHTEST)
    return ((in_old * rarity) @ in_new.T, *weights)


def _incidence(units: Sequence[Unit], number: dict[str, int]) -> Matrix:
    """Shape (units, terms): 1 where a sentence holds a term."""
    matrix = np.zeros((len(units), len(number)))
    for row, unit in enumerate(units):
        matrix[row, [number[term] for term in unit.terms]] = 1
    return matrix
