"""What lies near the first answers counts a little more: passages that answer one question are alike."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np

from search.vectors import Scored, VectorIndex, best_first

FIRST = 3
"""Answers that the others are compared with."""
LOOKED_AT = 60
"""Answers that are compared; below these nothing moves into sight."""
SHARE = 0.1
"""Part of a score that nearness to the first answers decides. Relevance feedback without anybody's judgement: Rocchio
(1971), here only among what was found already."""


def drawn_together(ranked: Scored, vectors: VectorIndex, among: Collection[int]) -> Scored:
    """`ranked` (best first) in the order that takes the nearness to its first answers into account.

    Only what is `among` these is compared: what was found without a reason may lie near anything. One of the first is
    compared with the others of them. What nearness adds stays in proportion to what was found without it, and scores
    stay comparable with the best one (they must not be below 0).
    """
    scores = {number: score for number, score in ranked[:LOOKED_AT] if number in among}
    numbers, rows = vectors.rows(list(scores))
    foremost = {number for number, _ in ranked[:FIRST]}
    first = [place for place, number in enumerate(numbers) if number in foremost]
    if len(first) < 2:
        return ranked
    weighted = rows[first] * np.asarray([[scores[numbers[place]]] for place in first], dtype=np.float32)
    middles = np.tile(weighted.sum(axis=0), (len(rows), 1))
    middles[first] -= weighted
    lengths = np.linalg.norm(middles, axis=1)
    near = np.einsum("ij,ij->i", rows, middles) / np.where(lengths, lengths, 1.0)
    least, most = float(near.min()), float(near.max())
    if most <= least:
        return ranked
    share = dict(zip(numbers, ((near - least) / (most - least)).tolist(), strict=True))
    best = ranked[0][1]
    moved = [
        (number, (1 - SHARE) * score + SHARE * share.get(number, 0.0) * math.sqrt(best * score))
        for number, score in ranked
    ]
    return best_first(moved)
