"""Vectors that were computed before, so that a build encodes only what changed."""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from search.encoder import Encoder, Vectors

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all)."""

BATCH = 256
"""Passages encoded between two progress reports and two commits: what a killed build loses at most."""
_LOOKED_UP = 500
"""Vectors asked for in one statement."""

log = logging.getLogger(__name__)


def encode_cached(
    encoder: Encoder, texts: Sequence[str], folder: Path, *, progress: Progress | None = None
) -> tuple[Vectors, int]:
    """Vectors of `texts`, shape (n, dim), and how many of them had to be computed.

    The cache is a file per encoder fingerprint in `folder`, keyed by the digest of the text. One that is damaged is
    made anew; one that cannot be used now (another process holds it, the disk is full) is left as it is, and the
    vectors are computed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"vectors-{fingerprint_digest(encoder)}.sqlite"
    try:
        return _encode(encoder, texts, path, progress)
    except sqlite3.OperationalError as error:
        log.warning("vector cache %s cannot be used now (%s); going on without it", path.name, error)
        return _encode(encoder, texts, ":memory:", progress)
    except sqlite3.DatabaseError as error:
        log.warning("vector cache %s cannot be used (%s); starting a new one", path.name, error)
        path.unlink(missing_ok=True)
        return _encode(encoder, texts, path, progress)


def fingerprint_digest(encoder: Encoder) -> str:
    """Sixteen hex digits that differ when anything of the encoder differs."""
    parts: Mapping[str, object] = {"name": encoder.name, "dim": encoder.dim, **encoder.fingerprint}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def _encode(encoder: Encoder, texts: Sequence[str], path: Path | str, progress: Progress | None) -> tuple[Vectors, int]:
    keys = [hashlib.sha256(text.encode()).digest() for text in texts]
    vectors = np.zeros((len(texts), encoder.dim), dtype=np.float32)
    with closing(sqlite3.connect(path)) as cache:
        # with row ids: without them SQLite gives each vector a page of its own (twice the disk, five times the reading)
        cache.execute("CREATE TABLE IF NOT EXISTS vector (digest BLOB PRIMARY KEY, numbers BLOB NOT NULL)")
        missing: dict[bytes, list[int]] = {}
        for place, key in enumerate(keys):
            missing.setdefault(key, []).append(place)
        for key, numbers in list(_known(cache, list(missing))):
            if len(numbers) == 4 * encoder.dim:
                vectors[missing.pop(key)] = np.frombuffer(numbers, dtype="<f4")
        done = len(texts) - sum(map(len, missing.values()))
        if progress:
            progress(done, len(texts))
        for batch in _batches(sorted(missing.values(), key=lambda places: len(texts[places[0]]))):
            encoded = encoder.encode_passages([texts[places[0]] for places in batch])
            for places, vector in zip(batch, encoded, strict=True):
                vectors[places] = vector
            with cache:
                cache.executemany(
                    "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                    [(keys[places[0]], vectors[places[0]].astype("<f4").tobytes()) for places in batch],
                )
            done += sum(map(len, batch))
            if progress:
                progress(done, len(texts))
    return vectors, len(missing)


def _known(cache: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(keys), _LOOKED_UP):
        some = keys[start : start + _LOOKED_UP]
        yield from cache.execute(
            f"SELECT digest, numbers FROM vector WHERE digest IN ({', '.join('?' * len(some))})", some
        )


def _batches(places: list[list[int]]) -> list[list[list[int]]]:
    return [places[i : i + BATCH] for i in range(0, len(places), BATCH)]
