"""The first answers, looked at again: by their best sentence, and by how much of the question they hold."""

from __future__ import annotations

from collections.abc import Mapping

from search.vectors import Scored, best_first

LOOKED_AT = 60
"""Answers that change places among each other; what is below these keeps its place."""
SENTENCE = 0.6
"""What the nearest sentence of a passage counts beside the score (the best one's is 1), for each part of the way from
where questions about other subjects lie to the question itself. Flat from 0.5 to 0.7."""
HELD = 0.25
"""What it counts when a passage holds the whole question. Flat from 0.15 to 0.35."""
_TINY = 0.01


def looked_at_again(ranked: Scored, *, nearest: Mapping[int, float], usual: float, held: Mapping[int, float]) -> Scored:
    """`ranked` (best first) with its first answers in the order of score, best sentence and words held together.

    `nearest`: passage → cosine of its nearest sentence, where sentences are known; `usual`: cosine of what lies nearest
    to questions about other subjects. `held`: passage → share of the question that it holds (0..1), where that counts.
    Scores stay between those of the first and the last that is looked at.
    """
    first = ranked[:LOOKED_AT]
    if len(first) < 2 or first[0][1] <= 0:
        return ranked
    best, last = first[0][1], first[-1][1]
    least = min(nearest.values(), default=0.0)
    worth = {
        number: score / best
        + SENTENCE * (nearest.get(number, least) - least) / max(1 - usual, _TINY)
        + HELD * held.get(number, 0.0)
        for number, score in first
    }
    lowest, highest = min(worth.values()), max(worth.values())
    if highest <= lowest:
        return ranked
    moved = [(number, last + (best - last) * (value - lowest) / (highest - lowest)) for number, value in worth.items()]
    return [*best_first(moved), *ranked[LOOKED_AT:]]
