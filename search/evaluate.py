"""How good is the ranking? nDCG@10, Recall@10, Recall@50 and MRR@10 per group of users, from TREC-style files."""

from __future__ import annotations

import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

from graph.measurements import Measurement, Value
from search.passage import overlap

DEPTH = 50
"""Hits to ask for: as deep as Recall@50 looks."""
ALL = "alle"
"""Name of the row over all groups."""

Qrels: TypeAlias = Mapping[str, Mapping[str, int]]
"""Question id → what answers it (id of a thing, or a place `file:start-end`) → grade; 0 is not relevant."""
Ranker: TypeAlias = Callable[[str, int], Sequence[Mapping[str, Any]]]
"""(question, how many) → hits with thing, file, start and end, best first, as of `search.batch.search_batch`."""

_PLACE = re.compile(r"(?P<file>.+):(?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the group of users that it stands for ('' when there are no groups)."""

    id: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one question; all lie in 0..1."""

    question: JudgedQuestion
    ndcg10: float
    recall10: float
    recall50: float
    mrr10: float
    first: int
    """Rank of the first relevant hit, from 1; 0 when there is none among `DEPTH`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the judged questions of a group; all lie in 0..1."""

    questions: int
    ndcg10: float
    recall10: float
    recall50: float
    mrr10: float
    top5: float
    """Share of the questions with a relevant hit among the first five."""
    interval: tuple[float, float]
    """Of nDCG@10: 95 of 100 samples of these questions, drawn with replacement, have their mean in it."""


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


def read_run(path: Path) -> dict[str, float]:
    """nDCG@10 per question id, as `vindbaar evaluate --save` wrote it. Raises ValueError on anything else."""
    try:
        return {str(question): float(figure) for question, figure in json.loads(path.read_text("utf-8")).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise ValueError(
            f"{path.name} is not what --save writes ({error}); save a run and compare with that"
        ) from error


def united(several: Iterable[Qrels]) -> dict[str, dict[str, int]]:
    """Judgements of several files together; where two judge the same answer, the last one counts."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for one in several:
        for question, grades in one.items():
            qrels[question].update(grades)
    return dict(qrels)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8-sig", newline=None) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line.rstrip("\n")


def evaluate(rank: Ranker, questions: Iterable[JudgedQuestion], qrels: Qrels) -> dict[str, Figures]:
    """Figures per group, in the order of the questions, and over all under `ALL`.

    Questions without a relevant answer in `qrels` are left out. Raises ValueError when none is left.
    """
    return summary(per_question(rank, questions, qrels))


def per_question(rank: Ranker, questions: Iterable[JudgedQuestion], qrels: Qrels) -> list[Row]:
    """Figures of every question that has a relevant answer. Raises ValueError when none has."""
    rows = []
    for question in questions:
        grades = {answer: grade for answer, grade in qrels.get(question.id, {}).items() if grade > 0}
        if not grades:
            continue
        found = gains(rank(question.text, DEPTH), grades)
        rows.append(
            Row(
                question,
                ndcg10=ndcg(found, grades.values(), 10),
                recall10=recall(found, grades, 10),
                recall50=recall(found, grades, 50),
                mrr10=mrr(found, 10),
                first=next((place for place, grade in enumerate(found, 1) if grade > 0), 0),
            )
        )
    if not rows:
        raise ValueError("no question has a relevant answer in the judgements; do their ids agree?")
    return rows


def summary(rows: Iterable[Row]) -> dict[str, Figures]:
    """Means per group, in the order of the questions, and over all under `ALL`."""
    groups: dict[str, list[Row]] = defaultdict(list)
    everything = list(rows)
    for row in everything:
        groups[row.question.group or ALL].append(row)
    groups.pop(ALL, None)
    return {group: _figures(some) for group, some in [*groups.items(), (ALL, everything)]}


def _figures(rows: Sequence[Row]) -> Figures:
    return Figures(
        questions=len(rows),
        ndcg10=fmean(row.ndcg10 for row in rows),
        recall10=fmean(row.recall10 for row in rows),
        recall50=fmean(row.recall50 for row in rows),
        mrr10=fmean(row.mrr10 for row in rows),
        top5=fmean(0 < row.first <= 5 for row in rows),
        interval=interval([row.ndcg10 for row in rows]),
    )


def interval(values: Sequence[float], samples: int = 2000, seed: int = 1) -> tuple[float, float]:
    """Percentile bootstrap: the middle 95 % of the means of samples drawn with replacement (Efron & Tibshirani, 1993).
    The same values give the same interval."""
    draw = random.Random(seed)
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(samples))
    return means[int(0.025 * samples)], means[int(0.975 * samples) - 1]


def differences(rows: Iterable[Row], before: Mapping[str, float], at_least: float = 0.005) -> list[tuple[Row, float]]:
    """Questions whose nDCG@10 differs from an earlier run (id → nDCG@10), most lost first."""
    changed = [(row, row.ndcg10 - before[row.question.id]) for row in rows if row.question.id in before]
    return sorted((pair for pair in changed if abs(pair[1]) >= at_least), key=lambda pair: pair[1])


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
    return overlap((int(place["start"]), int(place["end"])), (hit["start"], hit["end"]))


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
    lines = [f"{'groep':{width}}  vragen  nDCG@10  95 %-interval  Recall@10  Recall@50  MRR@10  top 5"]
    lines += [
        f"{group:{width}}  {row.questions:6d}  {row.ndcg10:7.3f}    {row.interval[0]:.3f}-{row.interval[1]:.3f}"
        f"  {row.recall10:9.3f}  {row.recall50:9.3f}  {row.mrr10:6.3f}  {row.top5:5.0%}"
        for group, row in figures.items()
    ]
    return "\n".join(lines)


_COLUMNS = (
    ("groep", "Groep"),
    ("vragen", "Vragen"),
    ("ndcg10", "nDCG@10"),
    ("recall10", "Recall@10"),
    ("recall50", "Recall@50"),
    ("mrr10", "MRR@10"),
    ("top5", "Goed antwoord bij de eerste 5"),
)
_GROUPS = {ALL: "Alle vragen", "professional": "Zorgverleners", "lay": "Burgers", "committee": "Commissies en beleid"}


def measurement(figures: Mapping[str, Figures], questions: str, day: date) -> Measurement:
    """Figures as the quality page shows them; `questions` names the file of questions."""
    rows: list[dict[str, Value]] = [
        {
            "groep": _GROUPS.get(group, group),
            "vragen": row.questions,
            "ndcg10": round(row.ndcg10, 3),
            "recall10": round(row.recall10, 3),
            "recall50": round(row.recall50, 3),
            "mrr10": round(row.mrr10, 3),
            "top5": f"{row.top5:.0%}".replace("%", " %"),
        }
        for group, row in figures.items()
    ]
    text = (
        "Mensen hebben per vraag genoteerd welke antwoorden goed zijn. De cijfers zeggen hoe hoog het zoeken die zet: "
        "1 is volmaakt, 0 is niets gevonden."
    )
    return Measurement(f"Zoeken: vragenlijst ‘{questions}’", text, day.isoformat(), _COLUMNS, rows)
