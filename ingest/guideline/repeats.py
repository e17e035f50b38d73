"""The same advice in a summary and in the full text of one guideline is one advice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.guideline.advice import Advice

_ALIKE = 0.8
"""Share of words in common from which two advices of one direction and strength are the same."""
_WORD = re.compile(r"[\wà-ÿ]+")


def without_repeats(found: Sequence[tuple[bool, Advice]]) -> set[int]:
    """`id()` of the advices to keep, given each with whether it stands in a summary.

    Of the same advice in a summary and elsewhere the one elsewhere stays; of two in the same layer the first.
    """
    kept: list[tuple[bool, frozenset[str], Advice]] = []
    for summary, advice in sorted(found, key=lambda pair: pair[0]):
        words = _words(advice.text)
        if not any(_same(words, advice, other, twin, summary=summary) for _, other, twin in kept):
            kept.append((summary, words, advice))
    return {id(advice) for _, _, advice in kept}


def _same(words: frozenset[str], advice: Advice, other: frozenset[str], twin: Advice, *, summary: bool) -> bool:
    if advice.verdict.direction != twin.verdict.direction or not words or not other:
        return False
    shortened = summary and words <= other  # a summary leaves words out
    return shortened or len(words & other) / len(words | other) >= _ALIKE


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
