"""Abbreviations both ways: a text that says Wlz is found by "wet langdurige zorg", and the other way round."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from search.dutch import STOP_WORDS, Token, stem, tokens

MAX_MEANINGS = 3
"""An abbreviation with more meanings than this is not written out: most of them would be wrong."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An abbreviation and a full name it stands for, as written in the vocabulary."""

    short: str
    full: str
    preferred: bool = True
    """Whether `full` is the preferred term; an abbreviation is written out as that one only."""


@dataclass(slots=True)
class Abbreviations:
    """The pairs of the vocabulary, ready to be looked up in a text."""

    pairs: tuple[Pair, ...] = ()
    _by_short: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list), init=False)
    _by_first: dict[str, list[tuple[tuple[str, ...], Pair]]] = field(
        default_factory=lambda: defaultdict(list), init=False
    )

    def __post_init__(self) -> None:
        for pair in self.pairs:
            short, full = _forms(pair.short), _forms(pair.full)
            if not short or not full or short == full:
                continue
            if pair.preferred:
                self._by_short[short[-1]].append(pair)
            stems = tuple(stem(form) for form in full)
            self._by_first[stems[0]].append((stems, pair))

    @staticmethod
    def of(labels: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> Abbreviations:
        """From (preferred term, other names, abbreviations) of each concept. Where the preferred term is itself the
        abbreviation (VNG), the first other name is what it is written out as."""
        pairs: set[Pair] = set()
        for name, others, shorts in labels:
            known = {_forms(short) for short in shorts}
            full = [label for label in (name, *others) if _forms(label) and _forms(label) not in known]
            pairs.update(Pair(short, label, label == full[0]) for short in shorts for label in full)
        return Abbreviations(tuple(sorted(pairs, key=lambda pair: (pair.short, pair.full))))

    def in_text(self, text: str, *, any_case: bool = False) -> list[tuple[Pair, bool]]:
        """Pairs of which one half stands in `text`; True when that half is the abbreviation.

        An abbreviation counts only as written with capitals (AD is no "ad"), unless `any_case`: people who type a
        question leave capitals out. What is a stop word without them needs them there too ("en", EN).
        """
        found: dict[tuple[Pair, bool], None] = {}
        sequence = list(tokens(text))
        stems = [stem(token.form) for token in sequence]
        for place, token in enumerate(sequence):
            meanings = self._by_short.get(token.form, ())
            if len(meanings) <= MAX_MEANINGS:
                lenient = any_case and token.form not in STOP_WORDS
                found.update(((pair, True), None) for pair in meanings if lenient or _written(text, token, pair.short))
            for wanted, pair in self._by_first.get(stems[place], ()):
                if tuple(stems[place : place + len(wanted)]) == wanted:
                    found[pair, False] = None
        return list(found)

    def others(self, text: str) -> list[str]:
        """The other halves of the pairs in `text`: names for its abbreviations, abbreviations for its names."""
        return list(dict.fromkeys(pair.full if short else pair.short for pair, short in self.in_text(text)))

    def save(self, path: Path) -> None:
        """Write the pairs as JSON."""
        rows = [[pair.short, pair.full, pair.preferred] for pair in self.pairs]
        path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(path: Path) -> Abbreviations:
        """Read what `save` wrote."""
        return Abbreviations(tuple(Pair(*row) for row in json.loads(path.read_text(encoding="utf-8"))))


def _forms(name: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokens(name))


def _written(text: str, token: Token, short: str) -> bool:
    surface = text[token.start : token.end]
    capitals = sum(c.isupper() for c in surface)
    return capitals >= min(2, sum(c.isupper() for c in short))
