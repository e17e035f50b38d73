"""What a visitor typed, taken apart: words, phrases in quotes, words that must not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.dutch import Token, tokens, without_overlap
from search.spelling import clean_question

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_EXCLUDED = re.compile(r"(?:^|(?<=\s))(?<!\ben\s)(?<!\bof\s)[-−–]([^\W\d_][\w'’-]*)", re.IGNORECASE)
"""A sign before a word; not the rest of a compound: "ouderenzorg en -welzijn"."""


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
        # of a joined word the whole: who wants no Wlz-indicatie may want texts about the Wlz
        excluded = frozenset(token.form for match in _EXCLUDED.finditer(unquoted) for token in tokens(match[1])[-1:])
        text = " ".join(_QUOTED.sub(r" \1 ", _without(typed, _EXCLUDED.finditer(unquoted))).split())
        phrases = tuple(words for match in _QUOTED.finditer(typed) if (words := _in_a_row(tokens(match[1]))))
        if not tokens(text):
            return Asked(typed, typed)
        return Asked(typed, text, phrases, excluded)

    @property
    def strict(self) -> bool:
        """Whether anything must or must not be there."""
        return bool(self.phrases or self.excluded)

    def allows(self, text: str) -> bool:
        """Whether a text has all phrases and none of the excluded words."""
        there = tokens(text)
        if not self.excluded.isdisjoint(token.form for token in there):
            return False
        forms = _in_a_row(there) if self.phrases else ()
        return all(_holds(forms, phrase) for phrase in self.phrases)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    """`text` with spaces for what was matched in a text of the same length."""
    for match in matches:
        text = f"{text[: match.start()]}{_blank(match)}{text[match.end() :]}"
    return text


def _in_a_row(found: Iterable[Token]) -> tuple[str, ...]:
    """Folded words as they follow each other: "e-health" is "ehealth", "Wlz-indicatie" is "wlz", "indicatie"."""
    return tuple(token.form for token in without_overlap(found))


def _holds(forms: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(forms[place : place + len(phrase)] == phrase for place in range(len(forms)))
