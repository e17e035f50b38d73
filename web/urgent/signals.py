"""Signals in a question that ask for a person, now: what the page says, and whom to ring first.

A page that shows one of these still searches. What it says stands in `signalen.toml`; which question gives which
signal is learned from `voorbeelden.tsv` (`web.urgent.learning`), with the encoder as a second opinion where there is
one (`web.urgent.nearness`). The numbers are public services in the Netherlands: 112 (emergency), 113 and 0800-0113
(113 Zelfmoordpreventie), 0800-2000 (Veilig Thuis).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from search.encoder import Encoder
from search.meaning import unless_broken
from web.urgent.concepts import Concepts
from web.urgent.learning import NOTHING, Model, learn
from web.urgent.nearness import Nearness
from web.urgent.spelling import by_sound

FOLDER = Path(__file__).parent
SIGNS, CONCEPTS, EXAMPLES = FOLDER / "signalen.toml", FOLDER / "begrippen.toml", FOLDER / "voorbeelden.tsv"
ALARM = 0.46
"""From this share of danger on a signal is shown. Measured (docs/hulp.md): lower sees more and startles more."""
SURE = 0.8
"""From this share on the signal leaves little room for anything else on a page; below it the answer stands too, but
for the signals of which anything else would be out of place."""
SECOND_OPINION = 0.4
"""Share of the encoder's say where it has one."""
FEWEST_WORDS, MOST_SENTENCES = 3, 8
"""A sentence of so many words is also weighed by itself: in a long story the danger is one sentence."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do now."""

    text: str
    number: str = ""
    """As people write it; '' when there is no one number for everybody."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """Somebody may need a person at once: what the page says then."""

    name: str
    heading: str
    text: str
    ways: tuple[Way, ...]
    """The most fitting first."""
    beside: tuple[str, ...] = ()
    """Codes of the only support options that may stand below it; empty: any may."""
    always: str = ""
    """The one of those that always stands there; '' where none may be left."""
    never_all: bool = False
    """Whether only those may stand there at any share of danger."""
    sure: bool = True
    """Whether the share of danger is at least `SURE`."""


def signal_in(question: str, encoder: Encoder | None = None) -> Signal | None:
    """The signal that a question gives, or None. `encoder` is asked for a second opinion when it is one whose
    vectors were learned from; when it fails, the words decide alone."""
    share, name = max(
        (_danger(part, encoder) for part in _parts(question)), default=(0.0, NOTHING), key=lambda danger: danger[0]
    )
    if share < ALARM:
        return None
    signal = SIGNALS[name]
    if share >= SURE:
        return signal
    return replace(signal, sure=False, beside=signal.beside if signal.never_all else ())


def concepts_in(question: str) -> list[str]:
    """What the words of a question stand for, A–Z: the concepts of `begrippen.toml`."""
    return model().concepts.in_(by_sound(question).split())


def examples(path: Path = EXAMPLES) -> list[tuple[str, str]]:
    """(signal or NOTHING, what somebody typed) of the file, in order. Raises ValueError on a line of another form."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        label, tab, words = line.partition("\t")
        if not (tab and words and (label == NOTHING or label in SIGNALS)):
            raise ValueError(f"{path.name}:{number}: {line!r} is no example; write a signal, a tab and the words")
        rows.append((label, words))
    return rows


@cache
def model() -> Model:
    """What was learned from the examples; learned once per process, in about a second."""
    return learn(examples(), Concepts.read(CONCEPTS))


@cache
def _nearness() -> Nearness | None:
    return Nearness.open()


def _parts(question: str) -> Iterator[str]:
    if not re.search(r"\w", question):
        return
    yield question
    sentences = [part for part in re.split(r"[.!?;\n]+", question) if len(part.split()) >= FEWEST_WORDS]
    if len(sentences) > 1:
        yield from sentences[:MOST_SENTENCES]


def _danger(words: str, encoder: Encoder | None) -> tuple[float, str]:
    """How much danger there is in some words, about 0 to 1, and the signal that fits best."""
    scores = model().scores(words)
    if encoder is not None:
        scores = unless_broken(lambda: _weighed(scores, words, encoder)) or scores
    name = max((name for name in scores if name != NOTHING), key=scores.__getitem__)
    return 1 - scores[NOTHING], name


def _weighed(scores: dict[str, float], words: str, encoder: Encoder) -> dict[str, float]:
    """The scores by words together with the encoder's, when it has a say."""
    near = _nearness()
    if near is None or not near.knows(encoder):
        return scores
    other = near.scores(encoder.encode_query(words))
    return {name: (1 - SECOND_OPINION) * score + SECOND_OPINION * other[name] for name, score in scores.items()}


def _read(path: Path) -> dict[str, Signal]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    ways = {key: Way(row["tekst"], row.get("nummer", ""), row.get("adres", "")) for key, row in table["hulp"].items()}
    return {row["naam"]: _signal(row, ways) for row in table["signaal"]}


def _signal(row: Mapping[str, Any], ways: Mapping[str, Way]) -> Signal:
    return Signal(
        row["naam"], row["kop"], row["tekst"], tuple(ways[key] for key in row["hulp"]), tuple(row.get("naast", ())),
        row.get("altijd", ""), row.get("nooit_alles", False),
    )  # fmt: skip


SIGNALS: Mapping[str, Signal] = _read(SIGNS)
