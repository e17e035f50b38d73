"""How good is the ranking? nDCG@10, Recall@10, Recall@50 and MRR@10 per group of users, from TREC-style files."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

DEPTH = 50
"""Hits to ask for: as deep as Recall@50 looks."""
ALL = "alle"
"""Name of the row over all groups."""

Qrels: TypeAlias = Mapping[str, Mapping[str, int]]
"""Question id → what answers it (id of a thing, or a place `file:start-end`) → grade; 0 is not relevant."""
Ranker: TypeAlias = Callable[[str, int], Sequence[Mapping[str, Any]]]
"""(question, how many) → hits with thing, file, start and end, best first, as of `search.engine.search_batch`."""

_PLACE = re.compile(r"(?P<file>.+):(?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the group of users that it stands for ('' when there are no groups)."""

    id: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the judged questions of a group; all lie in 0..1."""

    questions: int
    ndcg10: float
    recall10: float
    recall50: float
    mrr10: float


def read_questions(path: Path) -> list[JudgedQuestion]:
    """Lines `id<TAB>question` or `id<TAB>group<TAB>question`. Raises ValueError, with its number, on another."""
    questions = []
    for number, line in _lines(path):
        columns = line.split("\t")
        if len(columns) not in (2, 3):
            raise ValueError(
                f"{path.name}, line {number}: expected 2 or 3 columns with tabs between, got {line[:60]!r}"
            )
        questions.append(JudgedQuestion(columns[0], columns[1] if len(columns) == 3 else "", columns[-1]))
    return questions


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Lines `question 0 answer grade`, as trec_eval reads them; tabs between the columns when a file name has a space.

    An answer is the id of a thing or a place `file:start-end` (characters, end exclusive). Raises ValueError, with the
    line number, on another line.
    """
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in _lines(path):
        columns = line.split("\t") if "\t" in line else line.split()
        try:
            question, _, answer, grade = columns
            qrels[question][answer] = int(grade)
        except ValueError:
            raise ValueError(
                f"{path.name}, line {number}: expected question, 0, answer, grade; got {line[:60]!r}"
            ) from None
    return dict(qrels)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip():
            yield number, line


def evaluate(rank: Ranker, questions: Iterable[JudgedQuestion], qrels: Qrels) -> dict[str, Figures]:
    """Figures per group, in the order of the questions, and over all under `ALL`.

    Questions without a relevant answer in `qrels` are left out. Raises ValueError when none is left.
    """
    rows: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for question in questions:
        grades = {answer: grade for answer, grade in qrels.get(question.id, {}).items() if grade > 0}
        if not grades:
            continue
        found = gains(rank(question.text, DEPTH), grades)
        row = (ndcg(found, grades.values(), 10), recall(found, grades, 10), recall(found, grades, 50), mrr(found, 10))
        for group in dict.fromkeys((question.group or ALL, ALL)):
            rows[group].append(row)
    if not rows:
        raise ValueError("no question has a relevant answer in the judgements; do their ids agree?")
    overall = rows.pop(ALL)
    return {
        group: Figures(len(some), *map(fmean, zip(*some, strict=True)))
        for group, some in [*rows.items(), (ALL, overall)]
    }


def gains(hits: Iterable[Mapping[str, Any]], grades: Mapping[str, int]) -> list[int]:
    """Grade of each hit; an answer counts for the first hit that gives it, a hit for the answer it overlaps most."""
    open_answers = dict(grades)
    found = []
    for hit in hits:
        answer = _answer(hit, grades)
        found.append(open_answers.pop(answer, 0) if answer is not None else 0)
    return found


def _answer(hit: Mapping[str, Any], grades: Mapping[str, int]) -> str | None:
    if hit["thing"] in grades:
        return str(hit["thing"])
    shared = {answer: _overlap(hit, answer) for answer in grades}
    best = max(shared, key=lambda answer: (shared[answer], answer))
    return best if shared[best] > 0 else None


def _overlap(hit: Mapping[str, Any], answer: str) -> int:
    """Characters that a hit and a judged place share; 0 when it is not more than half of the shorter of the two."""
    place = _PLACE.fullmatch(answer)
    if place is None or place["file"] != hit["file"]:
        return 0
    start, end = int(place["start"]), int(place["end"])
    shared = min(end, int(hit["end"])) - max(start, int(hit["start"]))
    return shared if 2 * shared > min(end - start, hit["end"] - hit["start"]) else 0


def ndcg(found: Sequence[int], grades: Iterable[int], k: int) -> float:
    """Normalised discounted cumulative gain with gain 2^grade − 1 and discount log2(rank + 1)."""
    ideal = _dcg(sorted(grades, reverse=True)[:k])
    return _dcg(found[:k]) / ideal if ideal else 0.0


def _dcg(found: Sequence[int]) -> float:
    return sum((2.0**grade - 1.0) / math.log2(rank + 1) for rank, grade in enumerate(found, 1))


def recall(found: Sequence[int], grades: Mapping[str, int], k: int) -> float:
    """Share of the relevant answers among the first `k` hits."""
    return sum(grade > 0 for grade in found[:k]) / len(grades)


def mrr(found: Sequence[int], k: int) -> float:
    """One over the rank of the first relevant hit; 0 when there is none among the first `k`."""
    return next((1 / rank for rank, grade in enumerate(found[:k], 1) if grade > 0), 0.0)


def table(figures: Mapping[str, Figures]) -> str:
    """Figures as lines of text, a group each."""
    width = max(len(group) for group in [*figures, "groep"])
    lines = [f"{'groep':{width}}  vragen  nDCG@10  Recall@10  Recall@50  MRR@10"]
    lines += [
        f"{group:{width}}  {row.questions:6d}  {row.ndcg10:7.3f}  {row.recall10:9.3f}  {row.recall50:9.3f}"
        f"  {row.mrr10:6.3f}"
        for group, row in figures.items()
    ]
    return "\n".join(lines)
