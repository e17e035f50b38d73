"""The default encoder: multilingual-e5-small in ONNX Runtime. Opens local files only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from search.encoder import MAX_TOKENS, Vectors, clean_passages, clean_queries, clean_query, unit_rows
from search.model_folder import WRITER_VERSION, Model

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "

_BATCH_TOKENS = 256
"""Padding included; a longer text is a batch of its own. What one run works on then stays in the processor's cache:
4096 tokens at a time cost 1.4 times as much (3,600 against 2,600 tokens per second and core)."""
_TOKENIZED_AT_ONCE = 1024
"""Texts sorted by length together: enough for batches of near-equal length, few enough to hold in memory."""


class BundledEncoder:
    """Adapter for the model folder that `search.model_folder` writes.

    Each thread runs a batch of its own: threads that share one matrix product spend half of their time waiting for each
    other. So a question takes as long with two threads as with one.
    """

    name = "multilingual-e5-small-q4"

    def __init__(self, model: Model, threads: int | None = None) -> None:
        onnxruntime.disable_telemetry_events()
        self._digests = model.digests
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(model.tokenizer))
        self._session = _open_session(model)
        self._threads = threads or _usable_cores()
        self.dim: int = self._session.get_outputs()[0].shape[1]

    @property
    def fingerprint(self) -> dict[str, str]:
        return {
            "name": self.name,
            "dim": str(self.dim),
            "engine": f"onnxruntime {onnxruntime.__version__}",
            "writer": str(WRITER_VERSION),
            "weights": self._digests["weights"],
            "graph": self._digests["graph"],
            "tokenizer": self._digests["tokenizer"],
            "query prefix": QUERY_PREFIX,
            "passage prefix": PASSAGE_PREFIX,
            "max tokens": str(MAX_TOKENS),
        }

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([QUERY_PREFIX + clean_query(text)])[0]
        return vector

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode_many([QUERY_PREFIX + text for text in clean_queries(texts)])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode_many([PASSAGE_PREFIX + text for text in clean_passages(texts)])

    def _encode_many(self, prefixed: list[str]) -> Vectors:
        vectors = np.empty((len(prefixed), self.dim), np.float32)
        for start in range(0, len(prefixed), _TOKENIZED_AT_ONCE):
            chunk = slice(start, start + _TOKENIZED_AT_ONCE)
            vectors[chunk] = self._encode(prefixed[chunk])
        return vectors

    def _encode(self, texts: list[str]) -> Vectors:
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]
        vectors = np.empty((len(ids), self.dim), np.float32)

        def run(batch: list[int]) -> None:
            input_ids, mask = _padded([ids[place] for place in batch])
            (vectors[batch],) = self._session.run(None, {"input_ids": input_ids, "attention_mask": mask})

        batches = list(_batches([len(tokens) for tokens in ids]))
        if self._threads == 1 or len(batches) == 1:
            for batch in batches:
                run(batch)
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(run, batches))
        return unit_rows(vectors, self.dim)


def _open_session(model: Model) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.graph, options, providers=["CPUExecutionProvider"])


def _usable_cores() -> int:
    """Cores this process may use; not every system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of the texts, longest first (so that threads end together), in batches within the limit."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _padded(ids: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Token ids and attention mask, (n, longest). The mask hides the padding, so its id does not matter."""
    shape = len(ids), max(map(len, ids))
    padded, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, tokens in enumerate(ids):
        padded[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return padded, mask
