"""What a passage's score counts: by its kind, by what is known, by what stands beside it."""

from __future__ import annotations

import pytest

from graph.model import Kind
from search.passage_store import Place
from search.weighing import BARE, BESIDE, BESIDE_UP_TO, NO_REASON, RETOLD, SENTENCE, weighed


def place(number: int, kind: Kind = Kind.SECTIE, start: int = 0, *, file: str = "nota.txt", known: int = 600) -> Place:
    return Place(number, f"{kind.value.lower()}/{number}", kind, "document/nota", file, start, start + 500, known)


def scores(*places: Place) -> dict[int, float]:
    """Of passages that the channels find equally good."""
    return dict(weighed([(one.id, 1.0) for one in places], {one.id: one for one in places}))


def test_a_sentence_comes_after_the_text_around_it() -> None:
    ranked = weighed([(2, 0.9), (1, 0.8)], {1: place(1), 2: place(2, Kind.AFSPRAAK, 100, known=90)})
    assert [number for number, _ in ranked] == [1, 2]


def test_a_name_alone_counts_less() -> None:
    assert scores(place(1, Kind.INTERVENTIE, known=0))[1] == pytest.approx(BARE)
    assert scores(place(1, Kind.INTERVENTIE))[1] == 1.0
    assert scores(place(1, Kind.ACTIE))[1] == pytest.approx(SENTENCE)


def test_a_stretch_beside_another_answer_counts_more() -> None:
    beside = scores(place(1), place(2, start=520), place(3, start=9000))
    assert beside[1] == beside[2] == 1.0
    assert beside[3] == pytest.approx(1 - BESIDE)


@pytest.mark.parametrize(
    "other",
    [place(2, start=500 + BESIDE_UP_TO + 1), place(2, start=520, file="plan.txt"), place(2, Kind.VOORZIENING, 520)],
    ids=["far", "another file", "no running text"],
)
def test_what_is_no_neighbour(other: Place) -> None:
    assert scores(place(1), other)[1] == pytest.approx(1 - BESIDE)


def test_a_stray_word_counts_half() -> None:
    ranked = dict(weighed([(1, 1.0), (2, 1.0)], {1: place(1), 2: place(2, Kind.INTERVENTIE)}, stray={2}))
    assert ranked[2] == pytest.approx(NO_REASON)
    assert ranked[1] > ranked[2]


def test_what_another_document_says_itself_comes_after_it() -> None:
    places = {1: place(1), 2: place(2)._replace(document="document/plan", file="plan.txt")}
    assert weighed([(1, 1.0), (2, 0.9)], places, summaries={"document/nota"})[0][0] == 2
    only = {1: place(1, Kind.INTERVENTIE)}
    assert weighed([(1, 1.0)], only, summaries={"document/nota"}) == weighed([(1, 1.0)], only)
    assert RETOLD < NO_REASON


def test_nothing_found() -> None:
    assert weighed([], {}) == []
