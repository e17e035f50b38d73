"""An encoder in a process of its own: it loads, and later encodes, while this process goes on.

Loading the bundled encoder takes most of a second in which no other thread of its process runs; a build of which one
document changed takes only a few.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from search.encoder import Vectors, load_encoder


class EncoderProcess:
    """Adapter for any encoder that `load_encoder` knows. Close it when done; it also ends with this process.

    One thread at a time may use it. What the encoder raises is raised here.
    """

    def __init__(self, name: str, build_dir: Path) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy this process and its threads' locks
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, name, build_dir), daemon=True)
        self._process.start()
        theirs.close()  # so that each side sees when the other is gone
        self._about: tuple[str, int, dict[str, str]] | None = None

    @property
    def pid(self) -> int:
        """Number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def name(self) -> str:
        return self._loaded()[0]

    @property
    def dim(self) -> int:
        return self._loaded()[1]

    @property
    def fingerprint(self) -> dict[str, str]:
        return self._loaded()[2]

    def encode_query(self, text: str) -> Vectors:
        return self._asked("encode_query", text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._asked("encode_queries", list(texts))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if isinstance(texts, str):
            raise TypeError("encode_passages takes a list of texts, not one text; put it in a list")
        return self._asked("encode_passages", list(texts))

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _asked(self, method: str, argument: str | list[str]) -> Vectors:
        self._loaded()
        with self._told_when_gone():
            self._pipe.send((method, argument))
        return np.asarray(self._answer(), dtype=np.float32)

    def _loaded(self) -> tuple[str, int, dict[str, str]]:
        """Name, length of a vector and fingerprint; waits until the encoder is there."""
        if self._about is None:
            name, dim, fingerprint = self._answer()
            self._about = name, dim, fingerprint
        return self._about

    def _answer(self) -> Any:
        with self._told_when_gone():
            answer = self._pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer

    @contextmanager
    def _told_when_gone(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError) as error:
            self._process.join()
            code = self._process.exitcode
            raise OSError(f"the process of the encoder ended with code {code}; is there enough memory?") from error


def _serve(pipe: Connection, name: str, build_dir: Path) -> None:
    """Load the encoder, tell about it, and answer until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side decides, and ends this process
    try:
        encoder = load_encoder(name, build_dir)
    except (ImportError, OSError, ValueError) as error:
        pipe.send(error)
        return
    pipe.send((encoder.name, encoder.dim, dict(encoder.fingerprint)))
    while True:
        try:
            method, argument = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(getattr(encoder, method)(argument))
        except ValueError as error:
            pipe.send(error)
