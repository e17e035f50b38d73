"""When we do not know: how likely it is that a question was not understood, or is not for this corpus.

A logistic function of what the ranking saw, fitted on the first half of the judged questions (answered) and of
`tests/vragen/buiten.tsv` (not to be answered); docs/zoeken.md has what it does on the other halves.
"""

from __future__ import annotations

from search.outside import asks_for_what_we_must_not_tell, is_about_elsewhere
from search.ranking import Ranked

COVERED, NEAR, MEANT, UNKNOWN, WORDS, BIAS = -3.30, -0.87, -4.45, 1.13, -0.49, 7.92
"""Weights of: the share of the words that one passage holds; how many standard deviations the nearest passage lies
above what questions about other subjects reach; how surely a concept is meant; the share of the words (by rarity) that
no passage has; the number of words."""
DOUBTFUL = 1.3
"""From this value on a question is doubted: the highest at which four in five of the one half are told apart while one
in twenty of the answerable ones at most is put off."""
COVERED_BY_WORDS = 0.35
"""When words are all there is: a smaller share of the question's words in one passage is doubted."""


def is_doubtful(ranked: Ranked, background: tuple[float, float], first: str) -> bool:
    """Whether the answers to this question should come with a warning.

    `background`: mean and standard deviation of the nearest score of questions about other subjects; `first`: text of
    the first hit, '' when there is none.
    """
    question = ranked.question.text
    country = is_about_elsewhere(question)
    if asks_for_what_we_must_not_tell(question) or (country and country not in first.casefold()):
        return True
    if not ranked.meaning:
        return ranked.coverage < COVERED_BY_WORDS
    return doubt(ranked, background) >= DOUBTFUL


def doubt(ranked: Ranked, background: tuple[float, float]) -> float:
    """The log odds that this is a question for others; higher is more doubtful."""
    mean, deviation = background
    near = (ranked.meaning[0][1] - mean) / deviation if ranked.meaning and deviation else 0.0
    return (
        BIAS
        + COVERED * ranked.coverage
        + NEAR * near
        + MEANT * max(ranked.meant.values(), default=0.0)
        + UNKNOWN * ranked.unknown
        + WORDS * len(ranked.weights)
    )
