"""One written form for what readers take as the same: questions cleaned, words without case and accents."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

MAX_QUESTION = 300
"""Characters of a question that are used."""


def clean(text: str) -> str:
    """NFC; control and unassigned characters (NUL, lone surrogates, U+FFFE) made spaces, invisible ones (soft hyphen,
    zero-width space) left out; runs of white space one space."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(map(_shown, composed)).split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category.startswith("C") else character


def clean_question(text: str) -> str:
    """A visitor's question as it is searched: `clean`, at most 300 characters."""
    return clean(text[: 4 * MAX_QUESTION])[:MAX_QUESTION].strip()


def fold(word: str) -> str:
    """Lower case, without accents and ligatures: "Cliënt" and "client" are one word."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(filterfalse(unicodedata.combining, plain))
