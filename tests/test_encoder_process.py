"""An encoder in a process of its own answers as the encoder itself does, and never outlives who started it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from search.encoder import HASH, Encoder, load_encoder
from search.encoder_process import EncoderProcess

TEXTS = ["Valpreventie voor ouderen", "Een casemanager helpt bij dementie"]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[EncoderProcess]:
    encoder = EncoderProcess(HASH, tmp_path)
    yield encoder
    encoder.close()


def test_it_answers_as_the_encoder_does(process: EncoderProcess, tmp_path: Path) -> None:
    direct = load_encoder(HASH, tmp_path)
    assert (process.name, process.dim, process.fingerprint) == (direct.name, direct.dim, direct.fingerprint)
    assert np.array_equal(process.encode_query(TEXTS[0]), direct.encode_query(TEXTS[0]))
    assert np.array_equal(process.encode_queries(TEXTS), direct.encode_queries(TEXTS))
    assert np.array_equal(process.encode_passages(TEXTS), direct.encode_passages(TEXTS))


def test_an_empty_text_is_refused_and_the_next_one_answered(process: EncoderProcess) -> None:
    with pytest.raises(ValueError, match="empty"):
        process.encode_passages([" "])
    with pytest.raises(TypeError, match="list"):
        process.encode_passages("een tekst")
    assert process.encode_passages(TEXTS).shape == (2, process.dim)


def twice(encoder: Encoder, text: str, *, fails: str = "") -> tuple[int, float]:
    """Work for the other process: the number of that process, and a sum over the vector of a text."""
    if fails:
        raise Stubborn(fails, "that") if fails == "this" else KeyError(fails)
    return os.getpid(), float(2 * encoder.encode_query(text).sum())


class Stubborn(Exception):
    """Cannot be made again from what is sent of it."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def test_work_is_done_where_the_encoder_is(process: EncoderProcess, tmp_path: Path) -> None:
    where, found = process.run(twice, TEXTS[0])
    assert where == process.pid != os.getpid()
    assert found == pytest.approx(float(2 * load_encoder(HASH, tmp_path).encode_query(TEXTS[0]).sum()))
    with pytest.raises(KeyError, match="weg"):
        process.run(twice, TEXTS[0], fails="weg")
    with pytest.raises(RuntimeError, match="Stubborn: this and that"):
        process.run(twice, TEXTS[0], fails="this")
    assert process.run(twice, TEXTS[0])[0] == where


def fails() -> None:
    raise RuntimeError("no word list")


def test_what_is_loaded_ahead_may_fail(tmp_path: Path) -> None:
    encoder = EncoderProcess(HASH, tmp_path, prepare=fails)
    try:
        assert encoder.encode_query(TEXTS[0]).shape == (encoder.dim,)
    finally:
        encoder.close()


def test_an_encoder_that_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    encoder = EncoderProcess(str(tmp_path / "geen-model"), tmp_path)
    with pytest.raises((ImportError, OSError, ValueError)):
        encoder.encode_query("vallen")
    encoder.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_was_killed_is_named(process: EncoderProcess) -> None:
    assert process.dim
    os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(OSError, match="process of the encoder"):
        process.encode_passages(TEXTS)
