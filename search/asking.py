"""What a visitor typed, taken apart: words, phrases in quotes, words that must not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.dutch import tokens
from search.spelling import clean_question

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_EXCLUDED = re.compile(r"(?:^|(?<=\s))[-−–]([^\W\d_][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed and as it is searched."""

    typed: str
    """Clean: at most 300 characters."""
    text: str
    """Without signs: what is to be found."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words that must stand next to each other."""
    excluded: frozenset[str] = frozenset()
    """Folded words that must not be there."""

    @staticmethod
    def parse(question: str) -> Asked:
        """Any text. A question that only excludes has nothing to find: then its signs are taken for text."""
        typed = clean_question(question)
        unquoted = _QUOTED.sub(_blank, typed)  # between quotes a hyphen is a hyphen
        excluded = frozenset(token.form for match in _EXCLUDED.finditer(unquoted) for token in tokens(match[1]))
        text = " ".join(_QUOTED.sub(r" \1 ", _without(typed, _EXCLUDED.finditer(unquoted))).split())
        phrases = tuple(
            words for match in _QUOTED.finditer(typed) if (words := tuple(token.form for token in tokens(match[1])))
        )
        if not tokens(text):
            return Asked(typed, typed)
        return Asked(typed, text, phrases, excluded)

    @property
    def strict(self) -> bool:
        """Whether anything must or must not be there."""
        return bool(self.phrases or self.excluded)

    def allows(self, text: str) -> bool:
        """Whether a text has all phrases and none of the excluded words."""
        forms = [token.form for token in tokens(text)]
        if not self.excluded.isdisjoint(forms):
            return False
        return all(_holds(forms, phrase) for phrase in self.phrases)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    """`text` with spaces for what was matched in a text of the same length."""
    for match in matches:
        text = f"{text[: match.start()]}{_blank(match)}{text[match.end() :]}"
    return text


def _holds(forms: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(forms[place : place + len(phrase)]) == phrase for place in range(len(forms)))
