"""What of a question is found in a passage: in its text, its headings, its everyday words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.dutch import Analyzer
from search.matching import Match, Question, matches
from search.passage import Passage
from search.spelling import fold


@dataclass(frozen=True, slots=True)
class Evidence:
    """Matches of one question with one passage."""

    text: tuple[Match, ...]
    headings: tuple[Match, ...]
    lay: tuple[Match, ...]

    @staticmethod
    def of(question: Question, passage: Passage, analyzer: Analyzer) -> Evidence:
        headings = passage.heading or passage.title
        return Evidence(
            text=tuple(matches(question, passage.text, analyzer)),
            headings=tuple(matches(question, headings, analyzer)),
            lay=tuple(matches(question, passage.lay, analyzer)) if passage.lay else (),
        )

    def answered(self) -> set[str]:
        """Words of the question, folded; every word of a name that was found as its abbreviation."""
        asked = {match.asked for match in (*self.text, *self.headings, *self.lay)}
        return asked | {fold(word) for name in asked for word in name.split()}


def coverage(weights: Mapping[str, float], found: Iterable[Evidence]) -> float:
    """Share of the question's words that the evidence holds between them, each with its weight; 0..1."""
    whole = sum(weights.values())
    held = {form for evidence in found for form in evidence.answered()}
    return sum(weight for form, weight in weights.items() if form in held) / whole if whole else 0.0
