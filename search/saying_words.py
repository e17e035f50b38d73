"""How much a question shares with each everyday expression in letters: rare words and parts of words.

The encoder hears what a story is about, but not that "bestraald" or "ladder" hardly stands anywhere else. Parts of
words make up for compounds, endings and typing errors.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

PART_LENGTHS = (4, 5)
PART = 0.5
"""Weight of a part of a word beside a whole word."""


class SayingWords:
    """The words of a list of expressions, to compare questions with."""

    def __init__(self, expressions: Sequence[str]) -> None:
        held = [_pieces(expression) for expression in expressions]
        spread = Counter(piece for pieces in held for piece in pieces)
        self._size = len(held)
        self._unseen = math.log(max(self._size, 2))
        self._rarity = {piece: math.log(self._size / count) for piece, count in spread.items()}
        places: dict[str, list[int]] = {}
        for place, pieces in enumerate(held):
            for piece in pieces:
                places.setdefault(piece, []).append(place)
        self._places = {piece: np.asarray(found) for piece, found in places.items()}
        self._lengths = np.asarray([self._length(pieces) for pieces in held])

    def shares(self, question: str) -> npt.NDArray[np.float64]:
        """(expressions,) from 0, nothing in common, to 1, the same words."""
        asked = _pieces(question)
        found = np.zeros(self._size)
        for piece, weight in asked.items():
            if piece in self._places:
                found[self._places[piece]] += (weight * self._rarity[piece]) ** 2
        shares: npt.NDArray[np.float64] = found / (self._lengths * self._length(asked))
        return shares

    def _length(self, pieces: dict[str, float]) -> float:
        squares = sum((weight * self._rarity.get(piece, self._unseen)) ** 2 for piece, weight in pieces.items())
        return math.sqrt(squares) or 1.0


def _pieces(text: str) -> dict[str, float]:
    """Words and parts of words (with "·" for where a word begins and ends) → weight."""
    pieces: dict[str, float] = {}
    for word in re.findall(r"\w+", text.casefold()):
        pieces[f"·{word}·"] = 1.0
        edged = f" {word} "
        for length in PART_LENGTHS:
            pieces |= {edged[at : at + length]: PART for at in range(len(edged) - length + 1)}
    return pieces
