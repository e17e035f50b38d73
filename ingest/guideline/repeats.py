"""The same advice in a summary and in the full text of one guideline is one advice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.guideline.advice import Advice
from ingest.guideline.said import telling_words

_ALIKE = 0.8
"""Share of words in common from which an advice and its like in the other layer are one."""
_LEAST_SHARED, _PARAPHRASED = 3, 0.75
"""Telling words in common, and their share of the shorter text, from which one layer says in other words what the other
says."""
_WORD = re.compile(r"[\wà-ÿ]+")


def without_repeats(found: Sequence[tuple[bool, bool, str, Advice]]) -> set[int]:
    """`id()` of the advices to keep, given each with whether it gives way to what the full text says, whether it
    stands in a summary at all, and the part it belongs to.

    Of the same advice in a summary and elsewhere the one elsewhere stays; of two in one part the first. What two parts
    both advise is the advice of each, and so are two advices of one layer that differ in a word.
    """
    kept: list[tuple[bool, str, frozenset[str], Advice]] = []
    for gives_way, layer, owner, advice in sorted(found, key=lambda one: one[:2]):
        words = _words(advice.text)
        if not any(
            _same(words, advice, other, twin, summary=gives_way, across=layer != above)
            for above, part, other, twin in kept
            if gives_way or layer != above or part == owner
        ):
            kept.append((layer, owner, words, advice))
    return {id(advice) for *_, advice in kept}


def _same(
    words: frozenset[str],
    advice: Advice,
    other: frozenset[str],
    twin: Advice,
    *,
    summary: bool,
    across: bool,
) -> bool:
    """`summary`: the advice gives way to what the full text says; `across`: the two stand in different layers.

    Nearly the same words are enough in either case.
    """
    if advice.verdict.direction != twin.verdict.direction or not words or not other:
        return False
    shortened = summary and words <= other  # a summary leaves words out
    if shortened or len(words & other) / len(words | other) >= (_ALIKE if summary or across else 1.0):
        return True
    if not across or advice.verdict.strength != twin.verdict.strength:
        return False
    left, right = telling_words(advice.text), telling_words(twin.text)
    shared = len(left & right)
    fewest = min(len(left), len(right))
    return bool(fewest) and (shared == fewest or (shared >= _LEAST_SHARED and shared >= _PARAPHRASED * fewest))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
