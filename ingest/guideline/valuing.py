"""Whether more of what was measured is good or bad, by the head of its name: "pijnvermindering" is good, "pijn" is not.

In Dutch the last part of a compound says what a thing is. The head is judged first; what it is a decrease or the
prevention of turns ("pijnreductie", "krachtverlies"), and only when the head says nothing the rest of the name counts.
"""

from __future__ import annotations

import re

from ingest.guideline.effect_words import AIMED_AT, BAD, GOOD

_BEHIND = re.compile(
    r"\s+(?:van|op|in|bij|met|aan|voor|door|tot|na|uit|naar|over|om|per|onder|binnen|rond|tijdens|tussen|na)\b.*",
    re.DOTALL,
)
_LESS_OF = re.compile(
    r"(?:vermindering|reductie|afname|daling|verlies|verlaging|verlichting|stilling|bestrijding|preventie|vrije?|loze?|loos"
    r"|bestendig\w*|beheersing|controle|demping|remming|uitval|tekort|gebrek|tekorten|uitstel|drempel)$",
    re.IGNORECASE,
)
"""Last parts of a word that turn what stands before them."""
_WITHOUT = re.compile(r"\bzonder\s+(?P<what>[\w-]+)|\b(?P<free>[a-zà-ÿ-]{3,}?)(?:vrije?|loze)\s+[\w-]+", re.IGNORECASE)
""" "dagen zonder pijn", "pijnvrije dagen"."""
_POOR = re.compile(
    r"\b(?:droge|slechte|verminderde|gestoorde|verstoorde|opgezette|gezwollen|pijnlijke|onvoldoende|gebrekkige|beschadigde)\s+[\w-]+$",
    re.IGNORECASE,
)
""" "Droge mond", "slechte slaap": whatever it is said of."""
_LONGEST_ENDING = 5
"""Letters behind a word within a compound that are still its ending: "pijn|klacht|en"."""


def more_is_good(measure: str) -> bool | None:
    """Whether more of `measure` is good (True) or bad (False); None where its name does not tell."""
    if without := _WITHOUT.search(measure):
        value = _plain(without["what"] or without["free"])
        if value is not None:
            return not value
    core = _BEHIND.sub("", measure.strip())
    head = core.split()[-1] if core.split() else ""
    if _POOR.search(core):
        return False
    if turned := _LESS_OF.search(head):
        what = head[: turned.start()]
        value = _plain(what) if what else _plain(measure[len(core) :])
        if value is not None:
            return not value
    for words in (head, measure):
        value = _plain(words)
        if value is not None:
            return value
    return None


def aimed_at(measure: str) -> bool:
    """Whether any change of `measure` that a conclusion tells may be the one that was aimed at."""
    return AIMED_AT.search(measure) is not None


def _plain(words: str) -> bool | None:
    """By the first word in it that is known for good or bad, as a word or at either end of one."""
    good = next((m.start() for m in GOOD.finditer(words) if _whole(words, m)), None)
    bad = next((m.start() for m in BAD.finditer(words) if _whole(words, m)), None)
    if good is None and bad is None:
        return None
    return bad is None or (good is not None and good < bad)


def _whole(words: str, found: re.Match[str]) -> bool:
    """Whether a part of a word stands at its beginning or its end: not the "angst" in "belangstelling"."""
    first = found.start() == 0 or not words[found.start() - 1].isalpha()
    ending = re.compile(r"[^\W\d_]*").match(words, found.end())
    return first or (ending is not None and len(ending[0]) <= _LONGEST_ENDING)
