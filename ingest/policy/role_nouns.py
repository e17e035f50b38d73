"""Where a text has nouns for a role: what `ROLE_NOUN` finds, in a fifth of the time.

The pattern tries some two hundred words at every letter. A text repeats its words, so whether a noun can begin in one
is remembered, and the pattern is tried there only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.policy.actor_words import ROLE_HEADS, ROLE_NOUN

_WORD = re.compile(r"[\w\-'’]+")
_LOOK_BEHIND = re.compile(r"\(\?<=[^)]*\)")
_FIRST_WORDS = "|".join(_LOOK_BEHIND.sub("", head).split(r"\s")[0] for head in ROLE_HEADS if r"\s" in head)
_BEGINS = re.compile(rf"\b(?:[a-z]+-)?(?:{_FIRST_WORDS})\b", re.IGNORECASE)
"""The first word of nouns of several words ("gedeputeerde staten")."""


@lru_cache(1024)
def role_nouns(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges, in order; the same sentence is looked at for its doers, its parties and its deadlines."""
    found: list[tuple[int, int]] = []
    end = 0
    for word in _WORD.finditer(text):
        for offset in _may_begin(word.group()):
            start = word.start() + offset
            if start >= end and (noun := ROLE_NOUN.match(text, start)):
                found.append(noun.span())
                end = noun.end()
    return tuple(found)


@lru_cache(1 << 16)
def _may_begin(word: str) -> tuple[int, ...]:
    """Places in a word where a noun for a role may begin."""
    if not (ROLE_NOUN.search(word) or _BEGINS.search(word)):
        return ()
    return tuple(edge.start() for edge in re.finditer(r"\b", word))
