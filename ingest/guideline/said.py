"""One advice as far as comparing it with others needs it, and the words of a text that say something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ-]{2,}")
STOP = frozenset(
    """aan alle alleen als altijd bij daarna dan dat deze die dit door een eerst elke en ervan gaat geef geen gebruik
    haar hem het hij hoe hun iedere iemand indien juist kan kunnen maak maar mag mee met mits moet naar neem
    niet nodig nog ook onder ons ook over samen tegen ten tenzij ter tot uit van vanuit via voor wanneer wat
    wees welke werk wie wordt worden zet zich zij zijn zoals zodat zonder zorg overweeg bied bespreek start kies
    let doe vraag pas leg laat heb hebben heeft ander andere anders wel per naast mensen patiënten patiënt
    cliënt cliënten bewoner bewoners ouderen zo bijvoorbeeld vooral zeker mogelijk goed goede zowel eigen liefst
    binnen stel vast regelmatig steeds hele verhoogd verhoogde risico hoog begin zoek zoeken oorzaak oorzaken""".split()
)
"""Words that say nothing of what an advice is about."""


_LOOKING = dict.fromkeys(
    "beoordeel inspecteer bekijk check meet monitor onderzoek beoordelen inspecteren meten monitoren".split(),
    "controleer",
) | {"weeg": "gewicht", "wegen": "gewicht"}
"""Verbs for looking how something is: "Inspecteer de voeten" and "Controleer de voeten" tell one act."""


@dataclass(frozen=True, slots=True)
class Said:
    """One advice as far as comparing needs it."""

    id: str
    guideline: str
    """Id of its Richtlijn."""
    text: str
    direction: str | None
    strength: str
    recommended: frozenset[str] = frozenset()
    """Interventions that it recommends, by name."""
    discouraged: frozenset[str] = frozenset()
    own_problems: frozenset[str] = frozenset()
    """Ids of the problems that its own words name."""
    problems: frozenset[str] = frozenset()
    """The same, its module and guideline included."""
    groups: frozenset[str] = frozenset()
    """Ids of whom it is for, its module and guideline included."""
    topics: frozenset[str] = frozenset()
    """Ids of the problems (of the groups, where there are none) that its guideline is about as a whole, and the words
    of its name that say so."""
    conditional: bool = False


def similarity(one: str, other: str) -> float:
    """Share of the words of two texts that they have in common, all words counting alike; in [0, 1]."""
    left, right = telling_words(one), telling_words(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def telling_words(text: str) -> frozenset[str]:
    """Stems of the words of a text that say something of what it is about."""
    return frozenset(stem(_LOOKING.get(word, word)) for word in WORD.findall(text.lower()) if word not in STOP)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a Dutch word."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")
