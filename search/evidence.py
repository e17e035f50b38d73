"""What of a question is found in a passage: in its text, its headings, its everyday words."""

from __future__ import annotations

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
