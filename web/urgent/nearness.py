"""A second opinion by meaning: how near a question is to examples, by the vectors of one encoder.

What was learned stands in `nearness.npz` and belongs to the encoder and the examples it was made with. It is made
again by `python -m web.urgent` after the examples or the bundled encoder changed: encoding thousands of examples takes
too long to do at every start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from search.encoder import Encoder, Vectors
from web.urgent.learning import RIDGE, usual

FILE = Path(__file__).with_name("nearness.npz")
LANDMARKS = 1024
"""Examples that a question is compared with; with all of them the figures are the same."""
NARROW = 3.0
"""How fast nearness falls with distance: exp(-NARROW · (1 - cosine)), after the common direction is taken out."""
_Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearness:
    """What was learned with one encoder."""

    encoder: str
    """Digest of what decides the encoder's vectors."""
    examples: str
    """Digest of the examples."""
    labels: tuple[str, ...]
    centre: _Floats
    """(dim,) the mean of all vectors: vectors of one encoder share a direction that says nothing."""
    landmarks: npt.NDArray[np.int8]
    """(n, dim) vectors of examples from -127 to 127, centred and of unit length before."""
    weights: _Floats
    """(n, labels)"""

    @classmethod
    def open(cls, path: Path = FILE) -> Self | None:
        """What `save` wrote; None when it was never made."""
        if not path.exists():
            return None
        with np.load(path) as stored:
            return cls(
                str(stored["encoder"]), str(stored["examples"]), tuple(map(str, stored["labels"])),
                stored["centre"], stored["landmarks"], stored["weights"],
            )  # fmt: skip

    def save(self, path: Path = FILE) -> None:
        np.savez_compressed(
            path, encoder=self.encoder, examples=self.examples, labels=self.labels, centre=self.centre,
            landmarks=self.landmarks, weights=self.weights,
        )  # fmt: skip

    def knows(self, encoder: Encoder) -> bool:
        """Whether this was learned with that encoder."""
        return self.encoder == encoder_digest(encoder)

    def scores(self, vector: Vectors) -> dict[str, float]:
        """Label → how much a question with this vector (dim,) is like the examples of it; together about 1."""
        near = _near(_centred(vector[None, :], self.centre), self.landmarks)
        return dict(zip(self.labels, (usual(self.labels) + near @ self.weights)[0].tolist(), strict=True))


def learn_nearness(examples: Sequence[tuple[str, str]], encoder: Encoder) -> Nearness:
    """What can be learned from (label, question) pairs with this encoder. Takes about 12 ms per example."""
    labels = tuple(sorted({label for label, _ in examples}))
    vectors = np.stack([encoder.encode_query(words) for _, words in examples])
    centre = vectors.mean(axis=0)
    centred = _centred(vectors, centre)
    # by digest: examples that join later leave most of the others in their place
    order = sorted(range(len(examples)), key=lambda n: hashlib.sha256(examples[n][1].encode()).digest())[:LANDMARKS]
    widest = float(np.abs(centred).max())
    landmarks = np.round(centred[sorted(order)] * (127 / widest)).astype(np.int8)
    near = _near(centred, landmarks)
    wanted = np.asarray([[float(label == own) for label in labels] for own, _ in examples]) - usual(labels)
    # ridge in the space of the kernel, with landmarks for its axes (Nyström)
    own = _near(_unit(landmarks.astype(np.float32)), landmarks)
    weights = np.linalg.solve(near.T @ near + RIDGE * own + 1e-6 * np.eye(len(own)), near.T @ wanted)
    return Nearness(
        encoder_digest(encoder), examples_digest(examples), labels, centre.astype(np.float32), landmarks,
        weights.astype(np.float32),
    )  # fmt: skip


def encoder_digest(encoder: Encoder) -> str:
    """The same for encoders that give the same vectors; the version of its engine makes no difference."""
    told = {key: value for key, value in encoder.fingerprint.items() if key not in {"engine", "writer", "graph"}}
    return hashlib.sha256(repr(sorted(told.items())).encode()).hexdigest()


def examples_digest(examples: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256(repr(list(examples)).encode()).hexdigest()


def _centred(vectors: npt.NDArray[np.float32], centre: _Floats) -> _Floats:
    return _unit(vectors - centre)


def _unit(rows: _Floats) -> _Floats:
    unit: _Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return unit


def _near(unit: _Floats, landmarks: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    cosines = unit @ _unit(landmarks.astype(np.float32)).T
    near: npt.NDArray[np.float64] = np.exp(-NARROW * (1.0 - cosines.astype(np.float64)))
    return near
