"""Signals in a question that ask for a person, now: which words, and where they point.

A page that shows one of these still searches. The words and the help stand in `urgent.toml`; the tests in
tests/test_urgent.py hold how many dangers are seen and how many harmless questions raise an alarm.
The numbers are public services in the Netherlands: 112 (emergency), 113 and 0800-0113 (113 Zelfmoordpreventie),
0800-2000 (Veilig Thuis).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("urgent.toml")
GAP = r"(?:(?:\W+\w+){0,5}?\W+)"
"""What "~" in a pattern stands for: up to five words."""
NOW = (
    "(?:nu|net|zojuist|zonet|vandaag|vanmorgen|vanochtend|vanmiddag|vanavond|vannacht|gisteravond|plotseling|plots|"
    "ineens|opeens|meteen|acuut|sinds een uur|een uur geleden)"
)
"""What "NU" in a pattern stands for."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do now."""

    text: str
    number: str = ""
    """As people write it; '' when there is no one number for everybody."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that mean that somebody may need a person at once, and what the page says then."""

    name: str
    heading: str
    text: str
    ways: tuple[Way, ...]
    """The most fitting first."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    """What says that it is no danger now."""


def signal_in(question: str) -> Signal | None:
    """The first signal that the question gives, or None. Accents and capitals make no difference."""
    plain = _plain(question)
    if _EXPLAINED.search(plain):
        return None
    return next((s for s in SIGNALS if s.pattern.search(plain) and not s.unless.search(plain)), None)


def _plain(question: str) -> str:
    """Lower case, without accents and apostrophes, one space between words."""
    decomposed = unicodedata.normalize("NFKD", question.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’'`]", "", bare).replace("-", " ").split())


def _words(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns, as whole words; with none of them a pattern that never matches."""
    # a comma may stand between the words of an expression
    spelled = (pattern.replace(r"( \w+)", r"(?:[,;:]? \w+)") for pattern in patterns)
    alternatives = [pattern.replace("~", GAP).replace("NU", NOW) for pattern in spelled]
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)" if alternatives else r"(?!)")


def _signal(row: Mapping[str, Any], ways: Mapping[str, Way]) -> Signal:
    return Signal(
        name=row["naam"],
        heading=row["kop"],
        text=row["tekst"],
        ways=tuple(ways[key] for key in row["hulp"]),
        pattern=_words(row["woorden"]),
        unless=_words(row.get("tenzij", ())),
    )


def _read(path: Path) -> tuple[re.Pattern[str], tuple[Signal, ...]]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    ways = {key: Way(row["tekst"], row.get("nummer", ""), row.get("adres", "")) for key, row in table["hulp"].items()}
    return _words(table["altijd"]["tenzij"]), tuple(_signal(row, ways) for row in table["signaal"])


_EXPLAINED, SIGNALS = _read(WORDS)
"""SIGNALS in this order; the first that the question gives is shown."""
