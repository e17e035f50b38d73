"""The nearest sentence of a passage, and what is kept of which passages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.encoder import Vectors
from search.errors import IndexMismatch
from search.sentences import Sentences, sentences_of

DIM = 4
AXES: dict[str, Vectors] = dict(zip("abcd", np.eye(DIM, dtype=np.float32), strict=True))


@pytest.fixture
def kept() -> Sentences:
    return Sentences.build({7: ["a", "b"], 3: ["c"], 9: ["b", "d", "c"]}, AXES, DIM)


def test_a_text_is_cut_at_sentences_and_lines() -> None:
    text = "Bel eerst de huisarts op.\nDie kijkt of er meer nodig is! Zie ook\nDaarna komt iemand bij u langs"
    assert sentences_of(text) == [
        "Bel eerst de huisarts op.",
        "Die kijkt of er meer nodig is!",
        "Daarna komt iemand bij u langs",
    ]


@pytest.mark.parametrize("text", ["Samen eten", "Koffie.\nThee.", ""])
def test_a_text_without_a_sentence_counts_as_one(text: str) -> None:
    assert sentences_of(text) == [text]


def test_the_nearest_sentence_of_each_passage(kept: Sentences) -> None:
    question = np.asarray([0.1, 0.7, 0.5, 0.2], dtype=np.float32)
    near = kept.nearest(question, [9, 3, 7])
    assert near == pytest.approx({9: 0.7, 3: 0.5, 7: 0.7}, abs=1e-3)


def test_passages_without_sentences_are_left_out(kept: Sentences) -> None:
    question = np.ones(DIM, dtype=np.float32)
    assert list(kept.nearest(question, [1, 3, 8, 100])) == [3]
    assert kept.nearest(question, [1, 100]) == {}
    assert kept.nearest(question, []) == {}
    assert Sentences.build({}, {}, DIM).nearest(question, [3]) == {}


def test_a_sentence_of_several_passages_is_kept_once(kept: Sentences) -> None:
    assert len(kept) == len(AXES)


def test_what_is_saved_is_opened(kept: Sentences, tmp_path: Path) -> None:
    kept.save(tmp_path)
    question = np.asarray([0.4, 0.3, 0.2, 0.1], dtype=np.float32)
    assert Sentences.open(tmp_path).nearest(question, [3, 7, 9]) == kept.nearest(question, [3, 7, 9])


def test_damaged_sentences_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match=r"sentences\.npz"):
        Sentences.open(tmp_path)
    for content in (b"", b"PK\x03\x04 half of a zip file"):
        (tmp_path / "sentences.npz").write_bytes(content)
        with pytest.raises(IndexMismatch, match=r"sentences\.npz"):
            Sentences.open(tmp_path)
