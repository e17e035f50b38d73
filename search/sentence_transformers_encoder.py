"""Encoder from the optional extra: any model that the sentence-transformers library can load."""

from __future__ import annotations

import hashlib
import importlib
import json
import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from search.encoder import MAX_TOKENS, Vectors, clean_passages, clean_queries, clean_query, unit_rows

_BATCH_TEXTS = 16


class SentenceTransformersEncoder:
    """Adapter for a model by folder, or by a name that the library looks up on its hub (that uses the network)."""

    def __init__(self, name: str) -> None:
        """Raises ImportError when the extra is not installed, ValueError when there is no such model."""
        self.name = name
        self._library = _import_library(name)
        try:
            # some models are stored in half precision, which a processor computes slowly
            self._model: Any = self._library.SentenceTransformer(name).float()
        except (OSError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise ValueError(
                f"encoder {name!r} is neither 'bundled' nor a folder or name of a sentence-transformers model: {reason}"
            ) from error
        _cap_length(self._model)
        self._query_prefix, self._passage_prefix = _prefixes(name, self._model.prompts)
        self.dim: int = len(self._encode(["lengte"], "")[0])

    @cached_property
    def fingerprint(self) -> dict[str, str]:
        torch = importlib.import_module("torch")
        return {
            "name": self.name,
            "dim": str(self.dim),
            "engine": f"sentence-transformers {self._library.__version__}, torch {torch.__version__}",
            "weights": _weights_digest(self._model),
            "tokenizer": _tokenizer_digest(self._model.tokenizer),
            "query prefix": self._query_prefix,
            "passage prefix": self._passage_prefix,
            "max tokens": str(self._model.max_seq_length),
        }

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = unit_rows(self._encode([clean_query(text)], self._query_prefix), self.dim)[0]
        return vector

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(self._encode(clean_queries(texts), self._query_prefix), self.dim)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(self._encode(clean_passages(texts), self._passage_prefix), self.dim)

    def _encode(self, texts: list[str], prefix: str) -> Any:
        return self._model.encode(texts, prompt=prefix, batch_size=_BATCH_TEXTS, show_progress_bar=False)


def _import_library(name: str) -> Any:
    try:
        return importlib.import_module("sentence_transformers")
    except ImportError as error:
        raise ImportError(
            f"encoder {name!r} needs the optional extra: pip install 'vindbaar[sentence-transformers]'; "
            "the encoder 'bundled' needs nothing more"
        ) from error


def _cap_length(model: Any) -> None:
    limit = model.max_seq_length
    # a static model (an average of word vectors) has no limit, and none can be set
    if limit is None or MAX_TOKENS < limit < math.inf:
        model.max_seq_length = MAX_TOKENS


def _prefixes(name: str, prompts: Mapping[str, str]) -> tuple[str, str]:
    """What comes before a question and a passage: as the model says, or E5's own for a model named so."""
    query = prompts.get("query", "")
    passage = next((prompts[role] for role in ("passage", "document") if prompts.get(role)), "")
    if not (query or passage) and "e5" in name.lower():
        return "query: ", "passage: "
    return query, passage


def _weights_digest(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _tokenizer_digest(tokenizer: Any) -> str:
    """Of all a fast tokenizer does; of a slow one only its vocabulary can be had."""
    fast = getattr(tokenizer, "backend_tokenizer", tokenizer)
    text = fast.to_str() if hasattr(fast, "to_str") else json.dumps(tokenizer.get_vocab(), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
