"""What the words of a question stand for: who, which part of the body, how bad, when, and whether it is only asked.

`begrippen.toml` holds the concepts with their forms. A form is one or more words; "*" stands for any beginning or
ending of a word and "~" for up to three words in between. Forms are compared by sound (`web.urgent.spelling`).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from web.urgent.spelling import by_sound

_GAP = "~"
BETWEEN = 3
"""Words that may stand where a form has "~"."""
SHORTEST = 2
"""Letters that a beginning or ending has at least."""


@dataclass(frozen=True, slots=True)
class _Form:
    concept: str
    parts: tuple[str, ...]
    """Words by sound, "~" for a gap; "*" at the beginning or end of a word."""

    def stands_at(self, words: Sequence[str], place: int) -> bool:
        """Whether the form begins at this word."""
        return self._from(0, words, place, 0)

    def _from(self, part: int, words: Sequence[str], place: int, spare: int) -> bool:
        if part == len(self.parts):
            return True
        if self.parts[part] == _GAP:
            return self._from(part + 1, words, place, BETWEEN)
        return any(
            _alike(self.parts[part], words[at]) and self._from(part + 1, words, at + 1, 0)
            for at in range(place, min(place + spare + 1, len(words)))
        )


class Concepts:
    """A list of concepts, to look up what a question holds."""

    def __init__(self, forms: Iterable[_Form]) -> None:
        self._by_word: dict[str, list[_Form]] = defaultdict(list)
        self._by_beginning: dict[str, list[_Form]] = defaultdict(list)
        self._by_ending: dict[str, list[_Form]] = defaultdict(list)
        for form in forms:
            first = form.parts[0]
            if first.startswith("*"):
                self._by_ending[first[1:]].append(form)
            elif first.endswith("*"):
                self._by_beginning[first[:-1]].append(form)
            else:
                self._by_word[first].append(form)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The concepts of a TOML file: a table per subject, in it a concept with its forms, separated by commas.

        Raises ValueError on a form that is empty or too short to mean anything.
        """
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            _Form(concept, _parts(form, concept))
            for table in tables.values()
            for concept, forms in table.items()
            for form in forms.split(",")
        )

    def in_(self, words: Sequence[str]) -> list[str]:
        """The concepts that these words (by sound) hold, A–Z."""
        found: set[str] = set()
        for place, word in enumerate(words):
            for form in self._beginning_with(word):
                if form.concept not in found and form.stands_at(words, place):
                    found.add(form.concept)
        return sorted(found)

    def _beginning_with(self, word: str) -> Iterable[_Form]:
        yield from self._by_word.get(word, ())
        for cut in range(SHORTEST, len(word) + 1):
            yield from self._by_beginning.get(word[:cut], ())
            yield from self._by_ending.get(word[-cut:], ())


def _parts(form: str, concept: str) -> tuple[str, ...]:
    parts = tuple(_by_sound(part) for part in form.replace(_GAP, f" {_GAP} ").split())
    if not parts or _GAP in (parts[0], parts[-1]) or any(part.strip("*") == "" for part in parts):
        raise ValueError(f"concept {concept}: {form!r} is no form; write words, with ~ only between them")
    if "*" in parts[0] and len(parts[0].strip("*")) < SHORTEST:
        raise ValueError(f"concept {concept}: {form!r} is too short before or after its *")
    return parts


def _by_sound(part: str) -> str:
    if part == _GAP:
        return part
    # the end of a word that goes on is not its end: no letter falls away there
    bare = by_sound(re.sub(r"\*$", "o", part.removeprefix("*")))
    return ("*" if part.startswith("*") else "") + (bare[:-1] + "*" if part.endswith("*") else bare)


def _alike(part: str, word: str) -> bool:
    if part.startswith("*"):
        return word.endswith(part[1:])
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
