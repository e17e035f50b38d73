"""The judged questions that rankings are measured on: enough of them, well formed, and pointing at something."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from search.evaluate import JudgedQuestion, read_qrels, read_questions

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "vragen"
HALVES = ("afstemmen", "toets")
ALL = (*HALVES, "lezing")
SHARED = ROOT.parent / "shared"
GROUPS = {"P": "professional", "L": "lay", "C": "committee"}
PLACE = re.compile(r"(?P<file>[^:]+):(?P<start>\d+)-(?P<end>\d+)")
THING = re.compile(r"[a-z_]+/\S+")


def questions(half: str) -> list[JudgedQuestion]:
    return read_questions(FOLDER / f"{half}.tsv")


def judgements() -> list[tuple[str, str, int]]:
    return [
        (question, answer, grade)
        for path in sorted(FOLDER.glob("*.qrels"))
        for question, grades in read_qrels(path).items()
        for answer, grade in grades.items()
    ]


def test_there_are_enough_questions_of_every_group_in_both_halves() -> None:
    groups = {half: Counter(question.group for question in questions(half)) for half in HALVES}
    total = sum(groups.values(), Counter())
    assert total.total() >= 150
    assert set(total) == set(GROUPS.values())
    assert all(count >= 50 for count in total.values())
    assert all(count >= 25 for half in HALVES for count in groups[half].values())


def test_a_question_is_asked_once_and_its_id_tells_its_group() -> None:
    asked = [question for name in ALL for question in questions(name)]
    assert len({question.id for question in asked}) == len(asked)
    assert len({question.text.casefold() for question in asked}) == len(asked)
    assert all(GROUPS[question.id[0]] == question.group for question in asked)


def test_every_question_has_an_answer_and_every_judgement_a_question() -> None:
    asked = {question.id for name in ALL for question in questions(name)}
    assert {question for question, _, grade in judgements() if grade == 2} == asked
    assert {question for question, _, _ in judgements()} == asked
    assert {grade for _, _, grade in judgements()} == {1, 2}


def test_an_answer_is_a_thing_or_a_place_in_its_file() -> None:
    originals = SHARED / "documenten"
    texts: dict[str, str] = {}
    for folder in (ROOT / "corpus" / "documenten", originals):
        if folder.is_dir():
            files = [path for path in folder.iterdir() if path.suffix in {".md", ".txt"}]
            texts |= {path.name: path.read_text(encoding="utf-8") for path in files}
    for question, answer, _ in judgements():
        place = PLACE.fullmatch(answer)
        if place is None:
            assert THING.fullmatch(answer), f"{question}: {answer}"
            continue
        start, end = int(place["start"]), int(place["end"])
        assert start < end, f"{question}: {answer}"
        if place["file"] in texts:
            assert texts[place["file"]][start:end].strip(), f"{question}: nothing stands at {answer}"


def test_the_questions_are_not_the_shared_samples() -> None:
    sample = SHARED / "annotatie" / "voorbeeldvragen.tsv"
    if not sample.is_file():
        pytest.skip("the sample questions are not here (shared/ beside the repository)")
    known = {line.split("\t")[2].casefold() for line in sample.read_text(encoding="utf-8").splitlines()[1:]}
    assert not known & {question.text.casefold() for half in HALVES for question in questions(half)}
