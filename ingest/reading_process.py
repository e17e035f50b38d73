"""The process in which files are parsed: takes requests on standard input, answers on standard output.

Started by `ingest.reading`; a message is its length in eight bytes and a pickle. Both ends are our own.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ingest.document import Document, UnreadableDocument
from ingest.limits import Limits

_LENGTH = 8
_GRACE = 5.0
"""Seconds after its time limit at which the process ends itself, should its parent be gone."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read."""

    path: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Answer:
    """The document, or the reason why there is none."""

    document: Document | None = None
    reason: str = ""
    details: str = ""
    """For the log: what happened, in English."""
    last: bool = False
    """The process is no longer to be trusted with another file."""


def send(pipe: Any, message: object) -> None:
    """Write one message. Raises OSError when the other end is gone."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(packed).to_bytes(_LENGTH, "big"))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: Any) -> object:
    """Read one message. Raises EOFError when the other end is gone."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    length = int.from_bytes(head, "big")
    packed = pipe.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)


def answer(request: Request) -> Answer:
    """Read the file; whatever goes wrong becomes a sentence."""
    from ingest.parsing import parse_file

    try:
        return Answer(parse_file(Path(request.path), request.limits))
    except UnreadableDocument as error:
        return Answer(reason=str(error))
    except MemoryError:
        most = request.limits.memory_bytes // 1_000_000
        reason = f"kost meer dan {most} MB geheugen om te lezen: sla het opnieuw op, of splits het in delen"
        return Answer(reason=reason, details="MemoryError", last=True)
    except RecursionError:
        return Answer(reason="is te diep genest om te lezen: sla het opnieuw op als PDF", details="RecursionError")
    except Exception:  # a parser's own trouble; the log tells which
        reason = "is niet te lezen: open het, sla het opnieuw op en bied het opnieuw aan"
        return Answer(reason=reason, details=traceback.format_exc())


def _limit(limits: Limits) -> None:
    """Hold this process to its memory and time, where the system can."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = limits.memory_bytes if hard == resource.RLIM_INFINITY else min(limits.memory_bytes, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):  # macOS does not take every limit
        pass


def main() -> None:
    """Answer requests until standard input ends."""
    # what a library prints must not get between the answers
    requests: BinaryIO = sys.stdin.buffer
    answers: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, and ends this process
    while True:
        try:
            request = receive(requests)
        except EOFError:
            return
        assert isinstance(request, Request)
        _limit(request.limits)
        outcome = answer(request)
        try:
            send(answers, outcome)
        except MemoryError:
            send(answers, Answer(reason="is te groot om door te geven: splits het in delen", last=True))
        del outcome
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
