"""The sentences of the passages, each with a vector of its own: one of them may answer a question that the passage as a
whole is far from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.encoder import Vectors
from search.errors import DAMAGED, IndexMismatch
from search.vectors import inner_products

UP_TO = 10_000
"""Passages of which the sentences are kept. Each has two or three, so that a build encodes more than half as
much again; of more passages the build would take too long, and the file too much room."""
FEWEST_WORDS = 4
"""Shorter ones (a heading, "Zie ook") lie near to anything."""

_FILE = "sentences.npz"
_BORDER = re.compile(r"\n|(?<=[.!?;])\s+")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that say something; the text as a whole when none of them does."""
    found = [sentence for sentence in _BORDER.split(text) if len(sentence.split()) >= FEWEST_WORDS]
    return found or [text]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Vectors of sentences by the passages that hold them."""

    ids: NDArray[np.int64]
    """Of the passages, ascending."""
    ends: NDArray[np.int64]
    """Of each passage, where its part of `rows` ends; it begins where that of the one before it ends."""
    rows: NDArray[np.int64]
    """Rows of `vectors`: a sentence that stands in several passages is kept once."""
    vectors: NDArray[np.float16]

    @staticmethod
    def build(texts: Mapping[int, Sequence[str]], vectors: Mapping[str, Vectors], dim: int) -> Sentences:
        """`texts`: passage → its sentences; `vectors`: sentence → unit vector (dim,)."""
        places = {text: place for place, text in enumerate(vectors)}
        ids = sorted(texts)
        rows = [places[text] for number in ids for text in texts[number]]
        stacked = np.stack(list(vectors.values())) if vectors else np.zeros((0, dim))
        return Sentences(
            np.asarray(ids, dtype=np.int64),
            np.cumsum([len(texts[number]) for number in ids], dtype=np.int64),
            np.asarray(rows, dtype=np.int64),
            stacked.astype(np.float16),
        )

    def __len__(self) -> int:
        return len(self.vectors)

    def nearest(self, question: Vectors, passages: Sequence[int]) -> dict[int, float]:
        """Passage → cosine of that sentence of it which lies nearest to the question (dim,); without those passages
        of which no sentences are kept."""
        asked = np.asarray(passages, dtype=np.int64)
        places = np.searchsorted(self.ids, asked)
        there = [(place, number) for place, number in zip(places.tolist(), passages, strict=True)
                 if place < len(self.ids) and self.ids[place] == number]  # fmt: skip
        if not there:
            return {}
        parts = [self.rows[self.ends[place - 1] if place else 0 : self.ends[place]] for place, _ in there]
        near = inner_products(self.vectors[np.concatenate(parts)].astype(np.float32), question)
        begins = np.cumsum([0, *(len(part) for part in parts[:-1])])
        best = np.maximum.reduceat(near, begins)
        return dict(zip([number for _, number in there], best.tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must exist."""
        np.savez(folder / _FILE, ids=self.ids, ends=self.ends, rows=self.rows, vectors=self.vectors)

    @staticmethod
    def open(folder: Path) -> Sentences:
        """Open what `save` wrote. Raises IndexMismatch when it is missing or damaged."""
        try:
            with (folder / _FILE).open("rb") as file, np.load(file) as stored:  # so that it is closed when damaged
                return Sentences(stored["ids"], stored["ends"], stored["rows"], stored["vectors"])
        except DAMAGED as error:
            raise IndexMismatch(f"{folder / _FILE} cannot be read ({error}); rebuild with `vindbaar build`") from error
