"""Learns from examples which help a question asks for first, or that it asks for none.

A linear model over what stands in a question: its words and pairs of words, parts of words, the concepts they stand
for and pairs of concepts, each weighed by how rare it is. Learned by ridge regression on one value per kind of help
(conjugate gradients), in about a second, when it is first needed; the examples in this folder are all that it knows.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from web.urgent.concepts import Concepts
from web.urgent.spelling import by_sound

WEIGHTS: Mapping[str, float] = {"woord": 1.0, "woordpaar": 1.0, "deel": 0.5, "begrip": 2.0, "begrippaar": 1.2}
"""How heavily each sort of feature counts. Results are flat around these values."""
PART_LENGTHS = (4, 5)
"""Letters in a part of a word."""
RIDGE = 0.3
NOTHING = "niets"
"""The label of a question that asks for no help at once."""
USUAL = 0.8
"""What a question that looks like no example gets for NOTHING."""
STEPS = 40
"""Of the conjugate gradients; the decisions no longer change after about 25."""
_Floats = npt.NDArray[np.float64]
Feature = tuple[str, str]


def features(question: str, concepts: Concepts) -> set[Feature]:
    """Sort and value of everything that the model looks at in a question."""
    words = by_sound(question).split()
    meant = concepts.in_(words)
    found = {("woord", word) for word in words}
    found |= {("woordpaar", f"{one} {two}") for one, two in itertools.pairwise(words)}
    found |= {("deel", part) for word in words for part in _pieces(f" {word} ")}
    found |= {("begrip", concept) for concept in meant}
    found |= {("begrippaar", f"{one} {two}") for at, one in enumerate(meant) for two in meant[at + 1 :]}
    return found


def _pieces(word: str) -> Iterable[str]:
    return (word[at : at + length] for length in PART_LENGTHS for at in range(len(word) - length + 1))


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned."""

    labels: tuple[str, ...]
    concepts: Concepts
    places: Mapping[Feature, int]
    """Feature → row of `weights`."""
    rarity: _Floats
    """(features,) weight of a feature in a question before scaling."""
    unknown: Mapping[str, float]
    """Sort of feature → weight of one that no example, or only one, has."""
    weights: _Floats
    """(features, labels)"""
    base: _Floats
    """(labels,)"""

    def scores(self, question: str) -> dict[str, float]:
        """Label → how much the question is like the examples of that label; about 0 to 1, together 1."""
        rows, values = _scaled(features(question, self.concepts), self.places, self.rarity, self.unknown)
        return dict(zip(self.labels, (self.base + values @ self.weights[rows]).tolist(), strict=True))


def learn(examples: Sequence[tuple[str, str]], concepts: Concepts) -> Model:
    """A model from (label, question) pairs. Raises ValueError without examples of two labels."""
    labels = tuple(sorted({label for label, _ in examples}))
    if len(labels) < 2:
        raise ValueError("there is nothing to tell apart: give examples of two labels or more")
    held = [features(question, concepts) for _, question in examples]
    spread = Counter(feature for found in held for feature in found)
    common = sorted(feature for feature, count in spread.items() if count > 1)
    places = {feature: row for row, feature in enumerate(common)}
    rarity = np.asarray([WEIGHTS[f[0]] * math.log(len(examples) / spread[f]) for f in common])
    unknown = {sort: weight * math.log(len(examples)) for sort, weight in WEIGHTS.items()}
    matrix = _Sparse([_scaled(found, places, rarity, unknown) for found in held], len(common))
    wanted = np.asarray([[float(label == own) for label in labels] for own, _ in examples])
    base = usual(labels)
    return Model(labels, concepts, places, rarity, unknown, _ridge(matrix, wanted - base), base)


def usual(labels: Sequence[str]) -> _Floats:
    """(labels,) what a question that looks like no example gets for each label."""
    return np.asarray([USUAL if label == NOTHING else (1 - USUAL) / (len(labels) - 1) for label in labels])


def _scaled(
    found: set[Feature], places: Mapping[Feature, int], rarity: _Floats, unknown: Mapping[str, float]
) -> tuple[npt.NDArray[np.intp], _Floats]:
    """Rows and values of the known features; with what is not known, which makes one less sure, of length one."""
    rows = np.asarray(sorted(places[feature] for feature in found if feature in places), dtype=np.intp)
    values = rarity[rows]
    strange = sum(unknown[sort] ** 2 for sort, value in found if (sort, value) not in places)
    return rows, values / (math.sqrt(float(values @ values) + strange) or 1.0)


class _Sparse:
    """A matrix with a row per example and few values in it, as two products."""

    def __init__(self, vectors: Sequence[tuple[npt.NDArray[np.intp], _Floats]], width: int) -> None:
        self._columns = np.concatenate([columns for columns, _ in vectors])
        self._values = np.concatenate([values for _, values in vectors])[:, None]
        self._rows = np.repeat(np.arange(len(vectors)), [len(columns) for columns, _ in vectors])
        self._shape = len(vectors), width

    def times(self, right: _Floats) -> _Floats:
        """(examples, labels) of a right side (features, labels)."""
        return _added(self._rows, self._values * right[self._columns], self._shape[0])

    def transposed_times(self, right: _Floats) -> _Floats:
        """(features, labels) of a right side (examples, labels)."""
        return _added(self._columns, self._values * right[self._rows], self._shape[1])


def _added(to: npt.NDArray[np.intp], values: _Floats, length: int) -> _Floats:
    sums = [np.bincount(to, weights=column, minlength=length) for column in values.T]
    return np.stack(sums, axis=1)


def _ridge(matrix: _Sparse, wanted: _Floats) -> _Floats:
    """The weights w that make |matrix·w - wanted|² + RIDGE·|w|² least, by conjugate gradients for every label."""
    rest = matrix.transposed_times(wanted)
    weights = np.zeros_like(rest)
    way = rest.copy()
    size = (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        bent = matrix.transposed_times(matrix.times(way)) + RIDGE * way
        step = size / np.maximum((way * bent).sum(axis=0), np.finfo(np.float64).tiny)
        weights += step * way
        rest -= step * bent
        smaller = (rest * rest).sum(axis=0)
        way = rest + smaller / np.maximum(size, np.finfo(np.float64).tiny) * way
        size = smaller
    return weights
