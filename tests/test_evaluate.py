"""Figures against numbers worked out by hand, and files that are wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from search.evaluate import (
    ALL,
    JudgedQuestion,
    Row,
    differences,
    evaluate,
    gains,
    interval,
    mrr,
    ndcg,
    read_qrels,
    read_questions,
    read_run,
    recall,
    table,
    united,
)


def hit(thing: str = "sectie/x", file: str = "a.txt", start: int = 0, end: int = 0) -> dict[str, Any]:
    return {"thing": thing, "file": file, "start": start, "end": end}


def test_ndcg_by_hand() -> None:
    # gains 3, 0, 1 at ranks 1, 2, 3 against the ideal order 3, 1, 1
    wanted = (3 + 1 / math.log2(4)) / (3 + 1 / math.log2(3) + 1 / math.log2(4))
    assert ndcg([2, 0, 1], [1, 2, 1], 10) == pytest.approx(wanted)
    assert ndcg([2, 1], [2, 1], 10) == 1.0
    assert ndcg([0, 0], [1], 10) == 0.0
    assert ndcg([0] * 10 + [2], [2], 10) == 0.0


def test_recall_and_mrr() -> None:
    assert recall([0, 1, 2], {"a": 1, "b": 2, "c": 1}, 10) == pytest.approx(2 / 3)
    assert recall([0, 1, 2], {"a": 1, "b": 2, "c": 1}, 2) == pytest.approx(1 / 3)
    assert mrr([0, 0, 1], 10) == pytest.approx(1 / 3)
    assert mrr([0] * 10 + [1], 10) == 0.0


def test_things_and_places_can_be_judged() -> None:
    grades = {"interventie/x": 2, "a.txt:100-200": 1, "a.txt:200-300": 2}
    assert gains([hit("interventie/x")], grades) == [2]
    assert gains([hit(start=90, end=190)], grades) == [1]
    assert gains([hit(start=140, end=290)], grades) == [2]  # the one it overlaps most
    assert gains([hit(start=190, end=210)], grades) == [0]  # half is not more than half
    assert gains([hit(file="b.txt", start=100, end=200)], grades) == [0]


def test_an_answer_counts_once() -> None:
    assert gains([hit(start=100, end=150), hit(start=150, end=200)], {"a.txt:100-200": 2}) == [2, 0]


def test_figures_per_group() -> None:
    questions = [JudgedQuestion("1", "lay", "een"), JudgedQuestion("2", "pro", "twee"), JudgedQuestion("3", "pro", "x")]
    qrels = {"1": {"t/1": 1}, "2": {"t/2": 1, "t/9": 0}}

    def rank(question: str, k: int) -> Sequence[Mapping[str, Any]]:
        return [hit("t/0"), hit("t/1")] if question == "een" else [hit("t/2")]

    figures = evaluate(rank, questions, qrels)
    assert list(figures) == ["lay", "pro", ALL]
    assert (figures["lay"].mrr10, figures["pro"].mrr10) == (0.5, 1.0)
    assert figures["pro"].questions == 1  # question 3 was not judged
    assert figures[ALL].mrr10 == pytest.approx(0.75)
    assert figures["pro"].recall50 == 1.0
    assert "0.750" in table(figures)


def test_nothing_judged_is_an_error() -> None:
    with pytest.raises(ValueError, match="ids agree"):
        evaluate(lambda question, k: [], [JudgedQuestion("1", "", "x")], {"2": {"t/1": 1}})


def test_files(tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_text("1\tlay\tmag dat\n\n2\tkan dat\n", encoding="utf-8-sig")
    assert read_questions(tmp_path / "q.tsv") == [
        JudgedQuestion("1", "lay", "mag dat"),
        JudgedQuestion("2", "", "kan dat"),
    ]
    (tmp_path / "r.txt").write_text("1 0 sectie/x 2\n1 0 a.txt:1-9 0\n2\t0\teen bestand.txt:1-9\t1\n")
    assert read_qrels(tmp_path / "r.txt") == {
        "1": {"sectie/x": 2, "a.txt:1-9": 0},
        "2": {"een bestand.txt:1-9": 1},
    }


@pytest.mark.parametrize("line", ["1 0 x", "1 0 x veel", "een"])
def test_bad_judgements_are_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "r.txt").write_text(f"1 0 x 1\n{line}\n")
    with pytest.raises(ValueError, match="line 2"):
        read_qrels(tmp_path / "r.txt")


def test_bad_questions_are_named(tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_text("1\tgoed\nzonder tab\n")
    with pytest.raises(ValueError, match="line 2"):
        read_questions(tmp_path / "q.tsv")


@pytest.mark.parametrize("text", ["", "geen json", "[0.5]", '{"a": "hoog"}', '{"a": null}', "3"])
def test_a_run_to_compare_with_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(ValueError, match=r"run\.json is not what --save writes"):
        read_run(tmp_path / "run.json")


def test_a_run_to_compare_with_is_read(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"a": 0.5, "b": 1}')
    assert read_run(tmp_path / "run.json") == {"a": 0.5, "b": 1.0}


def test_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = [0.0, 0.2, 0.9, 1.0, 0.5, 0.7]
    low, high = interval(values)
    assert low < sum(values) / len(values) < high
    assert interval(values) == (low, high)
    assert interval([0.4] * 5) == pytest.approx((0.4, 0.4))
    wide, narrow = interval(values), interval(values * 20)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def test_differences_between_two_runs() -> None:
    questions = [JudgedQuestion(name, "", name) for name in ("a", "b", "c", "new")]
    rows = [Row(question, value, 0, 0, 0, 0) for question, value in zip(questions, (0.5, 0.9, 0.2, 1.0), strict=True)]
    found = differences(rows, {"a": 0.5, "b": 0.4, "c": 0.8, "gone": 1.0})
    assert [(row.question.id, round(change, 3)) for row, change in found] == [("c", -0.6), ("b", 0.5)]


def test_judgements_of_several_files() -> None:
    assert united([{"q": {"x": 1}}, {"q": {"y": 2}, "r": {"z": 1}}]) == {"q": {"x": 1, "y": 2}, "r": {"z": 1}}
