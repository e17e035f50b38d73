"""What lies near a question in meaning; nothing, and never an error, where encoder or vectors are missing or fail."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.encoder import Encoder, Vectors
from search.fusion import CANDIDATES
from search.index import MeaningIndex
from search.paraphrase import NOTHING_NEAR, Nearness
from search.vectors import Scored

_T = TypeVar("_T")
log = logging.getLogger(__name__)


class Meaning:
    """The half of a search that needs the encoder. Thread-safe."""

    def __init__(self, index: MeaningIndex | None, encoder: Encoder | None) -> None:
        self._index = index
        self._encoder = encoder

    def encoded(self, question: str) -> Vectors | None:
        """The vector of a question (dim,); None when there is none."""
        encoder = self._encoder
        if encoder is None or self._index is None:
            return None
        return unless_broken(lambda: encoder.encode_query(question))

    def passages(self, vector: Vectors | None, among: NDArray[np.int64] | None = None) -> Scored | None:
        """The passages nearest to a question, of those `among` when given; None when nothing can be compared."""
        index = self._index
        if vector is None or index is None:
            return None
        return unless_broken(lambda: index.vectors.search(vector, CANDIDATES, among=among))

    def sentences(self, vector: Vectors | None, passages: Sequence[int]) -> dict[int, float]:
        """Passage → cosine of its sentence nearest to a question; none when nothing can be compared."""
        index = self._index
        if vector is None or index is None:
            return {}
        return unless_broken(lambda: index.sentences.nearest(vector, passages)) or {}

    def concepts(self, vector: Vectors | None) -> Nearness:
        """The concepts nearest to a question; none when nothing can be compared."""
        index = self._index
        if vector is None or index is None:
            return NOTHING_NEAR
        return unless_broken(lambda: index.paraphrases.near(vector)) or NOTHING_NEAR


def unless_broken(work: Callable[[], _T]) -> _T | None:
    """The outcome, or None: whatever breaks inside encoder or vectors, words alone still answer."""
    try:
        return work()
    except Exception as error:
        # the message may quote the question, which is never logged
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("%s at %s:%s; answering by words only", type(error).__name__, place.filename, place.lineno)
        return None
