"""Signals in a question that ask for a person, now: which words, and where they point.

A page that shows one of these still searches. It errs on the side of showing: a needless line costs a glance.
The numbers are public services in the Netherlands: 112 (emergency), 113 (113 Zelfmoordpreventie, 0800-0113),
0800-2000 (Veilig Thuis).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do now."""

    text: str
    number: str
    """As people write it."""
    href: str


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that mean that somebody may need a person at once, and what the page says then."""

    name: str
    heading: str
    text: str
    ways: tuple[Way, ...]
    pattern: re.Pattern[str]


_112 = Way("Direct gevaar? Bel", "112", "tel:112")
_113 = Way("Praten, dag en nacht, gratis en anoniem? Bel 113 of", "0800-0113", "tel:08000113")
_CHAT = Way("Of chat op", "113.nl", "https://www.113.nl/")
_VEILIG_THUIS = Way("Advies of melding, dag en nacht, gratis? Bel Veilig Thuis:", "0800-2000", "tel:08002000")
_NOW = r"(?:nu|net|zojuist|zonet|vandaag|vannacht|plotseling|plots|ineens|opeens|meteen|direct)"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


SIGNALS = (
    Signal(
        "levensmoe",
        "Denkt u aan zelfdoding, of maakt u zich zorgen om iemand?",
        "U hoeft hier niet alleen mee te blijven. Praat er nu over met iemand.",
        (_112, _113, _CHAT),
        _words(
            r"113", r"suicid\w*", r"zelfmoord\w*", r"zelfdoding\w*", r"zelfverwonding\w*",
            r"(?:wil|wilt|willen) (?:niet meer leven|dood|sterven)", r"dood willen(?: zijn)?",
            r"(?:een )?einde? (?:aan )?(?:\w+ ){0,2}leven (?:maken|te maken)", r"levensmoe\w*",
            r"mezelf (?:iets )?aandoen",
        ),
    ),
    Signal(
        "geweld",
        "Is er geweld, of bent u bang voor iemand?",
        "U kunt hulp krijgen, ook als u alleen vragen hebt.",
        (_112, _VEILIG_THUIS),
        _words(
            r"mishandel\w*", r"ouderenmishandeling", r"huiselijk geweld", r"slaat (?:mij|me|haar|hem)",
            r"(?:word|wordt|ben|werd) (?:\w+ )?geslagen", r"seksueel misbruik\w*", r"bedreigt (?:mij|me|haar|hem)",
        ),
    ),
    Signal(
        "spoed",
        "Is dit nu aan de hand?",
        "Wacht dan niet op deze website. Bij direct gevaar belt u 112. Is er geen direct gevaar maar wel haast? "
        "Bel de huisarts. ’s Avonds, ’s nachts en in het weekend belt u de huisartsenspoedpost.",
        (_112,),
        _words(
            r"112", r"spoed", r"noodgeval\w*", r"levensgevaar\w*", r"ambulance", r"reanim\w+",
            r"hartaanval\w*", r"hartinfarct\w*", r"hartstilstand\w*", r"pijn op (?:de|mijn|zijn|haar) borst",
            r"beroerte\w*", r"herseninfarct\w*", r"scheve mond", r"bewusteloos\w*", r"buiten bewustzijn",
            r"flauwgevallen",
            r"stikt|stikken|ademt niet(?: meer)?|krijgt? geen (?:lucht|adem)|geen lucht krijgen", r"vergiftig\w+",
            r"overdosis",
            r"(?:hevig|ernstig|veel) bloed\w*", r"bloedt (?:hevig|erg)", r"brandwond\w*", r"epileptische aanval",
            rf"(?:valt|viel|gevallen|val)\b.{{0,40}}\b{_NOW}", rf"{_NOW}\b.{{0,40}}\b(?:valt|viel|gevallen|val)",
            r"(?:valt|viel|gevallen|val) van de trap", r"kan niet (?:meer )?(?:op ?staan|overeind)",
            r"weggelopen", r"vermist",
        ),
    ),
)  # fmt: skip
"""In this order; the first that matches is shown."""


def signal_in(question: str) -> Signal | None:
    """The first signal that the question gives, or None. Accents and capitals make no difference."""
    plain = unicodedata.normalize("NFKD", question.casefold())
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
    return next((signal for signal in SIGNALS if signal.pattern.search(plain)), None)
