"""Several rankings into one: weighted min-max over each ranking's candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.vectors import Scored, best_first

CANDIDATES = 200
"""Taken from each channel; more changed nothing in measurements on the judged questions."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One ranking and its share in the whole."""

    scored: Scored
    """Best first, at most `CANDIDATES`."""
    weight: float


def min_max(scored: Scored) -> dict[int, float]:
    """Scores moved to 0..1: the best gets 1 and the last of a full list of candidates 0.

    A list that is not full ends because nothing else matched at all, so there 0 stays 0 (for scores above 0).
    """
    if not scored:
        return {}
    best, last = scored[0][1], scored[-1][1]
    floor = last if len(scored) >= CANDIDATES or last <= 0 else 0.0
    spread = best - floor
    return {number: (score - floor) / spread if spread > 0 else 1.0 for number, score in scored}


def fuse(channels: Sequence[Channel]) -> Scored:
    """The weighted sum of the channels' min-max scores, best first; a passage that a channel lacks gets 0 from it.

    Weights are shares of the channels that have candidates, so scores lie in 0..1 also when a channel is missing.
    """
    present = [channel for channel in channels if channel.scored]
    whole = sum(channel.weight for channel in present)
    total: dict[int, float] = {}
    for channel in present:
        share = channel.weight / whole
        for number, score in min_max(channel.scored).items():
            total[number] = total.get(number, 0.0) + share * score
    return best_first(total.items())
