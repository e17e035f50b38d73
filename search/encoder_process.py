"""An encoder in a process of its own: it loads, and later works, while this process goes on.

Loading the bundled encoder, and what an index is made with, takes more than a second; a build of which one document
changed takes only a few.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np

from search.encoder import Encoder, Vectors, load_encoder

_P = ParamSpec("_P")
_T = TypeVar("_T")


class EncoderProcess:
    """Adapter for any encoder that `load_encoder` knows. Close it when done; it also ends with this process.

    One thread at a time may use it. What the encoder raises is raised here.
    """

    def __init__(self, name: str, build_dir: Path, *, prepare: Callable[[], object] | None = None) -> None:
        """`prepare` is called there once the encoder is loaded, for what `run` will need; it is sent by its name."""
        context = multiprocessing.get_context("spawn")  # a fork would copy this process and its threads' locks
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, _Start(name, build_dir, prepare)), daemon=True)
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

    def run(self, work: Callable[Concatenate[Encoder, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What `work` gives there, with the encoder itself; function, arguments and outcome are sent by pickling."""
        self._loaded()
        with self._told_when_gone():
            self._pipe.send((work, args, kwargs))
        done: _T = self._answer()
        return done

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _asked(self, method: str, argument: str | list[str]) -> Vectors:
        return np.asarray(self.run(_encoded, method, argument), dtype=np.float32)

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


@dataclass(frozen=True, slots=True)
class _Start:
    """What the process begins with; it writes in its log what this one would."""

    name: str
    build_dir: Path
    prepare: Callable[[], object] | None
    log_level: int = field(default_factory=lambda: logging.getLogger().getEffectiveLevel())
    collect_after: tuple[int, int, int] = field(default_factory=gc.get_threshold)


def _serve(pipe: Connection, start: _Start) -> None:
    """Load the encoder, tell about it, and work until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side decides, and ends this process
    logging.basicConfig(level=start.log_level, format="%(levelname)s %(name)s: %(message)s")
    gc.set_threshold(*start.collect_after)
    try:
        encoder = load_encoder(start.name, start.build_dir)
    except (ImportError, OSError, ValueError) as error:
        pipe.send(error)
        return
    pipe.send((encoder.name, encoder.dim, dict(encoder.fingerprint)))
    _prepare(start)
    while True:
        try:
            work, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(work(encoder, *args, **kwargs))
        except Exception as error:  # the other side raises it
            pipe.send(_portable(error))


def _prepare(start: _Start) -> None:
    """Only saves time: what fails here fails again, with its own message, in the work that needs it."""
    if start.prepare is None:
        return
    try:
        start.prepare()
    except Exception:
        logging.getLogger(__name__).warning("what the process should have at hand was not loaded", exc_info=True)


def _encoded(encoder: Encoder, method: str, argument: str | list[str]) -> Vectors:
    vectors: Vectors = getattr(encoder, method)(argument)
    return vectors


def _portable(error: Exception) -> Exception:
    """The error itself, or its text when it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
