"""Dutch words: the closed classes, the words of the document at hand, and a general word list for doubtful cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBERED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]++\d{1,2}(?!\d)")
_HYPHENATED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]++")

FUNCTION_WORDS: Final = frozenset(
    """aan achter af al als alsmede alsook bij binnen boven buiten d daar daarom dan dat de der deze die dit door
    dus een en er ge haar hebben heeft hem het hier hij hoe hun ieder iedere in is je kan kunnen langs maar
    me mee meer met mijn moet moeten mogen na naar naast nabij niet nog nu of om omdat omtrent ons onze
    onder ook op open over per rond samen sinds te tegen ten ter terug thuis tijdens tot tussen u uit van
    vanaf vanuit vast verder via vol volgens voor voort waar waarbij waarin wat weer weg we wel welke wie
    wij worden wordt zal ze zelf zich zij zijn zo zonder zullen""".split()
)
"""Words that say little: articles, prepositions, particles, pronouns, auxiliaries."""

DANGLING: Final = frozenset(
    """als bij dat de der een en haar het hun met naar of ons onze per te ten ter tot tussen van vanuit via volgens
    waarbij waarin zonder""".split()
)
"""Words that no title and no sentence ends with: what follows belongs to them. Not the prepositions that are also the
end of a verb ("Zo pakken we het aan")."""

PREPOSITIONS: Final = frozenset("aan binnen door in om onder op over tegen uit voor".split())
"""Words that a short line may end with and a long one hardly does."""

FINITE_VERBS: Final = frozenset(
    """ben bent bepleit bepleiten bestaan bestaat betekenen betekent betreft bevat biedt bieden blijft blijven
    dient dienen draagt dragen gaan gaat geeft gelden geldt geven heb hebben heeft hoort horen houdt is kan
    komen komt kunnen leidt leiden liggen ligt luiden luidt maken maakt mag moet moeten mogen neemt nemen
    omvat omvatten onderscheiden staan staat stellen stelt valt vallen verwachten vindt vinden volgen volgt
    vormen vormt vraagt vragen was waren werd werden wil willen worden wordt zal zet zetten ziet zien zijn
    zullen zou zouden""".split()
)


@dataclass(slots=True)
class Vocabulary:
    """The words of one document, counted where no line end can have broken them. Keys are lower case."""

    words: Counter[str] = field(default_factory=Counter)
    hyphenated: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    """Neighbours "a b" of which "ab" is a word of the document too."""
    forms: Counter[str] = field(default_factory=Counter)
    """Words as written."""
    numbered: Counter[str] = field(default_factory=Counter)
    """Words as written with one or two digits stuck to them."""
    prefixes: Counter[str] = field(default_factory=Counter)
    """What stands before a hyphen."""
    broken: bool = False
    """Whether this document breaks words over line ends without a hyphen."""

    @staticmethod
    def of(lines: Iterable[str], *, wrapped: bool) -> Vocabulary:
        """Count the words of `lines`; of wrapped lines the outermost words are left out, as they may be halves."""
        vocabulary = Vocabulary()
        inner: list[list[str]] = []
        for line in lines:
            words = WORD.findall(line)
            if wrapped:
                words = words[1:-1]
            inner.append([word.lower() for word in words])
            vocabulary.forms.update(words)
            if "-" in line:
                compounds = [form.lower() for form in _HYPHENATED.findall(line)]
                vocabulary.hyphenated.update(compounds)
                vocabulary.prefixes.update(form.split("-")[0] for form in compounds)
            vocabulary.numbered.update(_NUMBERED.findall(line))
        for words in inner:
            vocabulary.words.update(words)
        for words in inner:
            for first, second in pairwise(words):
                if first + second in vocabulary.words:
                    vocabulary.pairs[f"{first} {second}"] += 1
        return vocabulary

    def observe_breaks(self, breaks: Iterable[tuple[str, str]]) -> None:
        """Judge from words on either side of line ends whether this document breaks words without a hyphen.

        Three halves that are no words apart but are one together do not happen by chance.
        """
        halves = 0
        for left, right in breaks:
            known = self.words[left.lower()], self.words[right.lower()]
            if not all(known) and self.words[(left + right).lower()]:
                halves += 1
        self.broken = halves >= 3


@lru_cache(maxsize=1)
def _general() -> dict[str, int]:
    # Read only for documents with broken words: it takes about a second and 40 MB.
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="nl").word_frequency.dictionary)


def frequency(word: str) -> int:
    """How often a lower-case word stands in the general Dutch list (film subtitles, so everyday speech); 0 = not."""
    return _general().get(word, 0)


def is_word(word: str) -> bool:
    """Whether a lower-case word is Dutch: listed, or made of two listed words of four letters or more."""
    if frequency(word):
        return True
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        if tail in FUNCTION_WORDS or head in FUNCTION_WORDS:
            continue
        if frequency(tail) and (frequency(head) or (head.endswith("s") and frequency(head[:-1]))):
            return True
    return False
