"""Questions in people's own words against the everyday expressions of support options.

A card of a Voorziening brings short expressions as people say them ("ik val steeds", "een weekend voor mezelf"). A
story is near to one of them, while the card as a whole is far from any story. So each expression has a vector of its
own, encoded as a question is. On 73 judged questions (tests/hulp/vragen-afstemmen.tsv) a fitting card stood among the
first three for 74 % with cards alone, 86 % with expressions alone and 93 % with both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.model import Kind
from search.encoder import Vectors
from search.errors import DAMAGED, IndexMismatch
from search.saying_words import SayingWords
from search.vectors import inner_products

_FILE = "sayings.npz"
SECOND = 0.3
"""Share of a thing's second best expression: two that are near say more than one."""
CARD = 0.6
"""Weight of the card's own score beside its expressions (both scaled to at most 1). Flat from 0.5 to 0.8."""
WORDS = 3.5
"""Weight of the words that a question shares with an expression. Flat from 2 to 4."""
STRANGE = 0.02
"""A question that shares less with every expression is in no words that we know."""
PART = 0.8
"""Weight of what fits one part of a question ("mijn man is blind" beside "en ik kan het niet alleen"). At 0.8 the best
of a part stands among the first seven, and questions of one subject keep their order."""
SHORTEST_PART = 3
"""Words; less says too little by itself."""
NEAR = 0.895
"""Cosine from which an expression counts as understood. Questions on other subjects stay below it (18 tried: two above,
both short), 9 in 10 of the judged questions lie above it."""


Nearest: TypeAlias = Mapping[str, tuple[float, float, str]]
"""Thing → (score, cosine of its nearest expression, that expression)."""
NONE: Mapping[str, float] = MappingProxyType({})
_BETWEEN = re.compile(r"[,.;:!?]+|\b(?:en|maar|want|omdat|terwijl|dus|doordat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Support:
    """A support option that fits a question."""

    thing: str
    score: float
    """Higher is better; only comparable within one question."""
    saying: str
    """The expression of the card that is nearest to the question; '' without vectors."""
    nearness: float = 0.0
    """Cosine of that expression with the question."""


@dataclass(frozen=True, slots=True)
class SupportResults:
    """Support options for a question, best first."""

    found: tuple[Support, ...]
    uncertain: bool = False
    """True when nothing fits well; a page then says so and points at people."""
    degraded: str = ""
    """Dutch sentence when part of the engine was out of order."""
    nonsense: bool = False
    """True when no word of the question stands in any text or expression and nothing lies near: nothing is found."""


class Saying(NamedTuple):
    """One thing that people say, and the support option they mean."""

    thing: str
    words: str


class Sayings:
    """The expressions of all support options with their vectors, for one encoder."""

    def __init__(self, things: Sequence[str], words: Sequence[str], vectors: Vectors) -> None:
        """`things` and `words` are parallel to the rows of `vectors` (n, dim), which have unit length."""
        self._words = list(words)
        self._vectors = vectors
        self._names, self._owner = np.unique(np.asarray(things, dtype=np.str_), return_inverse=True)
        self._letters = SayingWords(self._words)

    @classmethod
    def of(cls, said: Sequence[Saying], vectors: Vectors) -> Sayings:
        """The expressions with the vectors that they get as questions."""
        return cls([saying.thing for saying in said], [saying.words for saying in said], vectors)

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must exist."""
        np.savez(
            folder / _FILE,
            things=np.asarray(self._names[self._owner], dtype=np.str_),
            words=np.asarray(self._words, dtype=np.str_),
            vectors=self._vectors,
        )

    @classmethod
    def open(cls, folder: Path) -> Sayings:
        """Open what `save` wrote. Raises IndexMismatch when it is missing or damaged."""
        try:
            with (folder / _FILE).open("rb") as file, np.load(file) as stored:  # so that it is closed when damaged
                return cls(list(map(str, stored["things"])), list(map(str, stored["words"])), stored["vectors"])
        except DAMAGED as error:
            raise IndexMismatch(f"{folder / _FILE} cannot be read ({error}); rebuild with `vindbaar build`") from error

    def __len__(self) -> int:
        return len(self._words)

    def nearest(self, question: npt.NDArray[np.float32]) -> dict[str, tuple[float, float, str]]:
        """Thing → (score, cosine of its nearest expression, that expression) for a question's vector (dim,)."""
        cosines = inner_products(self._vectors, question)
        return {
            thing: (score, float(cosines[place]), self._words[place])
            for thing, (score, place) in self._best_two(cosines).items()
        }

    def shared_words(self, question: str) -> dict[str, float]:
        """Thing → how much its expressions share with the words of a question, 0 to 1."""
        return {thing: score for thing, (score, _) in self._best_two(self._letters.shares(question)).items()}

    def _best_two(self, scores: npt.NDArray[np.floating[Any]]) -> dict[str, tuple[float, int]]:
        """Thing → its two best expressions together, and the place of the best."""
        best: dict[int, int] = {}
        second: dict[int, int] = {}
        for place in np.argsort(-scores, kind="stable"):
            owner = int(self._owner[place])
            if owner not in best:
                best[owner] = int(place)
            elif owner not in second:
                second[owner] = int(place)
        return {
            str(self._names[owner]): (
                (1 - SECOND) * float(scores[place]) + SECOND * float(scores[second.get(owner, place)]), place
            )
            for owner, place in best.items()
        }  # fmt: skip


def sayings_of(cards: Iterable[Mapping[str, Any]]) -> list[Saying]:
    """All that is said of the support options among `cards` (rows of the query `cards`), in order."""
    return [
        Saying(str(card["id"]), words)
        for card in cards
        if card["kind"] == Kind.VOORZIENING
        for words in expressions(str(card["name"]), card["props"] or {})
    ]


def expressions(name: str, props: Mapping[str, Any]) -> list[str]:
    """What a card may be asked by: its name, other names, everyday words, and what it says it is and for whom."""
    said = [name, *(props.get("aliassen") or ()), *(props.get("lay") or ())]
    said += [props.get("samenvatting") or "", props.get("voor_wie") or ""]
    return list(dict.fromkeys(words for words in map(str.strip, said) if words))


def parts_of(question: str) -> list[str]:
    """The parts of a question that says two things or more; [] when it says one."""
    parts = [part.strip() for part in _BETWEEN.split(question)]
    told = [part for part in parts if len(part.split()) >= SHORTEST_PART]
    return told if len(told) > 1 else []


def fuse_support(
    nearest: Nearest, cards: Mapping[str, float], *, parts: Sequence[Nearest] = (), words: Mapping[str, float] = NONE,
    uncertain: bool, degraded: str,
) -> SupportResults:  # fmt: skip
    """Expressions and cards together. `cards`: thing → score of the search engine; `parts`: what is nearest to each
    part of the question; `words`: thing → words it shares with the question; `uncertain`: what the search engine says.
    """
    top = max(cards.values(), default=0.0) or 1.0
    if not nearest:
        found = [Support(thing, score / top, "") for thing, score in cards.items()]
        return SupportResults(_best_first(found), uncertain or not found, degraded)
    fitting = _scaled(nearest)
    for part in map(_scaled, parts):
        fitting = {thing: max(score, PART * part[thing]) for thing, score in fitting.items()}
    found = [
        Support(
            thing, fitting[thing] + CARD * cards.get(thing, 0.0) / top + WORDS * words.get(thing, 0.0), saying, cosine
        )
        for thing, (_, cosine, saying) in nearest.items()
    ]
    far = max(cosine for _, cosine, _ in nearest.values()) < NEAR
    strange = bool(words) and max(words.values()) < STRANGE
    return SupportResults(_best_first(found), far and (uncertain or strange), degraded)


def _scaled(nearest: Nearest) -> dict[str, float]:
    """Thing → its score between the mean (0) and the best (1) of this question."""
    scores = np.asarray([score for score, _, _ in nearest.values()])
    mean, spread = float(scores.mean()), float(scores.max() - scores.mean()) or 1.0
    return {thing: (score - mean) / spread for thing, (score, _, _) in nearest.items()}


def _best_first(found: Iterable[Support]) -> tuple[Support, ...]:
    return tuple(sorted(found, key=lambda support: (-support.score, support.thing)))
