"""How rare the words of a question are, and how much of it one passage holds, or anything here at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping

from search.lexical import LexicalIndex
from search.matching import Question

PARTLY = 0.5
"""What a word of the question is worth when only a part of it stands in a text."""


def rarities(question: Question, lexical: LexicalIndex) -> dict[str, float]:
    """Rarity of each word of a question (BM25's idf): never negative, highest for words that occur nowhere."""
    total = len(lexical)
    counts = {form: lexical.frequency(stems[0]) for form, stems in question.stems.items()}
    return {form: math.log(1 + (total - count + 0.5) / (count + 0.5)) for form, count in counts.items()}


def worth_of_stems(question: Question, weights: Mapping[str, float]) -> dict[str, float]:
    """Stem → what holding it is worth, by the rarity (`weights`) of the word it is of; parts share the half of it."""
    worth: dict[str, float] = {}
    for form, (whole, *parts) in question.stems.items():
        for stem, share in ((whole, 1.0), *((part, PARTLY / len(parts)) for part in parts)):
            worth[stem] = max(worth.get(stem, 0.0), share * weights[form])
    return worth


def coverage(question: Question, weights: Mapping[str, float], texts: Iterable[Collection[str]]) -> float:
    """Share of the words of a question (by rarity) that one of these texts (the stems of each) holds, at best; 0..1."""
    whole = sum(weights.values())
    held = (
        sum(weights[form] * _held(stems, there.__contains__) for form, stems in question.stems.items())
        for there in texts
    )
    return max(held, default=0.0) / whole if whole else 0.0


def strangeness(question: Question, weights: Mapping[str, float], is_known: Callable[[str], bool]) -> float:
    """Share of the words of a question (by rarity) of which the stem is not known; 0..1, half for those of which only a
    part is."""
    whole = sum(weights.values())
    known = sum(weights[form] * _held(stems, is_known) for form, stems in question.stems.items())
    return 1 - known / whole if whole else 0.0


def _held(stems: tuple[str, ...], is_there: Callable[[str], bool]) -> float:
    if is_there(stems[0]):
        return 1.0
    return PARTLY if any(map(is_there, stems[1:])) else 0.0
