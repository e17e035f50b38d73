"""Concepts whose everyday expressions are near in meaning to a question, also when they share no word with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

from graph.model import Kind
from search.bridge import Concept
from search.encoder import Encoder, Vectors
from search.errors import DAMAGED, IndexMismatch

BY_NAME_ONLY = frozenset({Kind.ORGANISATIE, Kind.WET})
"""Concepts with proper names: near in meaning to such a name is nothing; their everyday words do count."""
FROM, UP_TO = 0.07, 0.12
"""How much nearer than questions about other subjects an expression must lie to count, and to count in full. Against
those questions, because the cosine itself says nothing: with e5 unrelated texts score 0.86, as measured."""
NEAREST = 20
"""Expressions that are looked at."""
FADING = 0.3
"""So much farther than the nearest one an expression counts for nothing, and halfway for half: a story is near to every
other story by its small words, and the one that is meant lies nearest. Over 29 sets of questions 0.3
did best of 0.15, 0.2, 0.3 and none, by .001 to .003."""
LESS_SURE = 0.85
"""What nearness is worth beside the words themselves."""

_FILE = "expressions.npz"


class Expression(NamedTuple):
    """One way to say a concept."""

    concept: str
    text: str
    weight: float


def expressions(concepts: Iterable[Concept]) -> list[Expression]:
    """All expressions that are compared with questions, in order, each text once per concept."""
    found: dict[tuple[str, str], Expression] = {}
    for concept in concepts:
        names = () if concept.kind in BY_NAME_ONLY else concept.names
        for text, weight in (*((name, 1.0) for name in names), *((text, weight) for text, weight, _ in concept.lay)):
            if any(character.isalnum() for character in text):
                found.setdefault((concept.id, text), Expression(concept.id, text, weight))
    return list(found.values())


class Nearness(NamedTuple):
    """What the expressions say about one question."""

    meant: Mapping[str, float]
    """Concept → how surely it is meant, in (0, `LESS_SURE`]."""
    margins: tuple[float, ...]
    """How much nearer than usual the nearest expressions lie, nearest first, at most `NEAREST`."""


NOTHING_NEAR = Nearness({}, ())


class Paraphrases:
    """Vectors of all expressions. Thread-safe."""

    def __init__(
        self, concepts: Sequence[str], weights: NDArray[np.float32], vectors: Vectors, usual: NDArray[np.float32]
    ) -> None:
        """Row by row: the concept, the weight of the expression, its vector, and its mean nearness to questions about
        other subjects."""
        self._concepts = list(concepts)
        self._weights = weights
        self._vectors = vectors
        self._usual = usual
        # the usual nearness as one dimension more: what the index gives is how much nearer than usual
        self._index = faiss.IndexFlatIP(vectors.shape[1] + 1)
        if len(self._concepts):
            self._index.add(np.ascontiguousarray(np.column_stack([vectors, -usual]), dtype=np.float32))

    def __len__(self) -> int:
        return len(self._concepts)

    @classmethod
    def build(cls, said: Sequence[Expression], vectors: Vectors, background: Vectors) -> Paraphrases:
        """`vectors` of the expressions, `background` of questions about other subjects; both as questions."""
        usual = (vectors @ background.T).mean(axis=1) if len(said) else np.zeros(0, np.float32)
        weights = np.asarray([expression.weight for expression in said], np.float32)
        return cls([expression.concept for expression in said], weights, vectors, usual.astype(np.float32))

    def near(self, question: Vectors) -> Nearness:
        """What lies near a question, by its vector (dim,)."""
        if not self._concepts:
            return NOTHING_NEAR
        faiss.omp_set_num_threads(1)  # as in `search.vectors`
        row = np.append(question, np.float32(1.0))[None, :]
        nearer, places = self._index.search(row, min(NEAREST, len(self._concepts)))
        found: dict[str, float] = {}
        for place, margin in zip(places[0], nearer[0], strict=True):
            share = min(1.0, (float(margin) - FROM) / (UP_TO - FROM)) * float(self._weights[place])
            share *= max(0.0, 1 - float(nearer[0][0] - margin) / FADING)
            if share > 0:
                concept = self._concepts[place]
                found[concept] = max(found.get(concept, 0.0), LESS_SURE * share)
        return Nearness(found, tuple(float(margin) for margin in nearer[0]))

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must exist."""
        np.savez(
            folder / _FILE,
            concepts=np.asarray(self._concepts, dtype=np.str_),
            weights=self._weights,
            vectors=self._vectors.astype(np.float16),
            usual=self._usual,
        )

    @classmethod
    def open(cls, folder: Path) -> Paraphrases:
        """Open what `save` wrote. Raises IndexMismatch when it is missing or damaged."""
        try:
            with (folder / _FILE).open("rb") as file, np.load(file) as stored:  # so that it is closed when damaged
                return cls(
                    [str(concept) for concept in stored["concepts"]],
                    stored["weights"],
                    stored["vectors"].astype(np.float32),
                    stored["usual"],
                )
        except DAMAGED as error:
            raise IndexMismatch(f"{folder / _FILE} cannot be read ({error}); rebuild with `vindbaar build`") from error


class AsQuestions:
    """An encoder whose passages are encoded as questions are: an expression stands for what someone would ask."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.dim = encoder.dim
        self.fingerprint = {**encoder.fingerprint, "encoded as": "question"}

    def encode_query(self, text: str) -> Vectors:
        return self._encoder.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries(texts)
