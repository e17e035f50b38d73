"""How easy the citizen texts read: Flesch-Douma and LIX per card and per page. It measures length, not understanding.

python -m bench.readability prints a line per text, the hardest first; tests/test_readability.py holds the limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen

from ingest.support.cards import is_support, read_support

CARDS = Path(__file__).parents[1] / "corpus" / "voorzieningen"
DOUMA, LIX, LONGEST = 65.0, 38.0, 20
"""At least, at most, and words in a sentence at most: the limits of the design for public texts (B1)."""
FORBIDDEN = frozenset(
    "interventie interventies effectiviteit effectief implementatie implementeren indien middels alsmede teneinde "
    "conform betreffende desbetreffende derhalve tevens inzake omtrent participatie participeren zelfredzaamheid "
    "zelfredzaam faciliteren adequaat maatwerkvoorziening optimaliseren monitoren signaleren continueren hulpvrager "
    "zorgvrager cliënten client problematiek ondersteuningsbehoefte dient dienen gaarne aldaar aangaande voorts "
    "noodzakelijkerwijs geïndiceerd extramuraal intramuraal multidisciplinair domein proactief".split()
)
"""Words of policy and profession that have a plainer one."""
_WORD = re.compile(r"[0-9A-Za-zÀ-ÿ]+(?:[-’'][0-9A-Za-zÀ-ÿ]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:])[”’\"]?\s+|\n+")


@dataclass(frozen=True, slots=True)
class Score:
    """Measures of one text."""

    name: str
    words: int
    douma: float
    lix: float
    longest: int
    """Words in the longest sentence."""
    longest_sentence: str
    forbidden: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether the text keeps all limits."""
        return self.douma >= DOUMA and self.lix <= LIX and self.longest <= LONGEST and not self.forbidden


def score(name: str, text: str) -> Score:
    """Measure a text of one or more sentences; a line end ends a sentence too. Raises ValueError without words."""
    sentences = [words for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        raise ValueError(f"{name}: no words to measure")
    per_sentence = len(words) / len(sentences)
    syllables = sum(map(_syllables, words)) / len(words)
    longest = max(sentences, key=len)
    return Score(
        name=name,
        words=len(words),
        # Douma (1960), the Dutch form of Flesch' reading ease
        douma=206.835 - 0.93 * per_sentence - 77 * syllables,
        # Björnsson (1968); a long word has more than six letters
        lix=per_sentence + 100 * sum(len(word) > 6 for word in words) / len(words),
        longest=len(longest),
        longest_sentence=" ".join(longest),
        forbidden=tuple(sorted({word for word in map(str.casefold, words) if word in FORBIDDEN})),
    )


def card_scores(folder: Path = CARDS) -> list[Score]:
    """A score for all that each card, desk and vraaggebied says."""
    found: list[Score] = []
    for path in sorted(folder.glob("*.md")):
        if is_support(path):
            for card in read_support(path).cards:
                text = "\n".join([card.title, *(saying.text for saying in card.sayings)])
                found.append(score(f"{path.stem}: {card.title}", text))
    return found


def lines(scores: Iterable[Score]) -> Iterable[str]:
    """A line per text, the hardest first."""
    for found in sorted(scores, key=lambda item: item.douma):
        mark = "  " if found.passes else "! "
        extra = f"  [{', '.join(found.forbidden)}]" if found.forbidden else ""
        long = f"  ({found.longest_sentence})" if found.longest > LONGEST else ""
        yield f"{mark}Douma {found.douma:5.1f}  LIX {found.lix:4.1f}  max {found.longest:2}  {found.name}{extra}{long}"


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


@cache
def _syllables(word: str) -> int:
    return len(_hyphens().positions(word.casefold())) + 1


if __name__ == "__main__":
    print("\n".join(lines(card_scores())))
