"""Encoder for tests: tiny, instant, the same everywhere, and knows nothing of meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np

from search.encoder import Vectors, clean_passages, clean_queries, clean_query, unit_rows

DIM = 256


class HashEncoder:
    """Counts words and runs of three characters in hashed buckets: texts that share letters are near."""

    name = "hash"
    dim = DIM

    @property
    def fingerprint(self) -> dict[str, str]:
        return {"name": self.name, "dim": str(DIM), "engine": "words and character 3-grams, blake2b"}

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = unit_rows([_counts(clean_query(text))], DIM)[0]
        return vector

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return unit_rows([_counts(text) for text in clean_queries(texts)], DIM)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return unit_rows([_counts(text) for text in clean_passages(texts)], DIM)


def _counts(text: str) -> Vectors:
    """Counts are never negative, so features cannot cancel out to a vector of zeros."""
    counts = np.zeros(DIM, np.float32)
    for feature in _features(text.casefold()):
        digest = hashlib.blake2b(feature.encode(), digest_size=4).digest()
        counts[int.from_bytes(digest, "big") % DIM] += 1
    return counts


def _features(text: str) -> Iterator[str]:
    for word in text.split():
        yield word
        padded = f"^{word}$"
        yield from (padded[start : start + 3] for start in range(len(padded) - 2))
