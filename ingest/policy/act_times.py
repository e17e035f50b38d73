"""Which moments of a sentence may date an act: not those in asides and conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.policy.act import Nearness
from ingest.policy.durations import Time
from ingest.policy.sentence import Sentence
from ingest.policy.subordinate import inverted_condition

_ASIDE = frozenset("die dat welke wie als indien wanneer mits tenzij zodra omdat hoewel nadat doordat terwijl".split())


def placed(read: Sentence, times: Sequence[Time], nearness: Nearness) -> list[tuple[Time, str, Nearness]]:
    """The moments that may date an act: none in relative or conditional clauses, which date something else."""
    placed = []
    for time in times:
        opener = _clause_opener(read, time)
        if opener not in _ASIDE:
            near = Nearness.PURPOSE if opener and nearness is Nearness.OWN else nearness
            placed.append((time, read.text[time.start : time.end], near))
    return placed


_WHEN = re.compile(
    r"\b(?:gereed|afgerond|afronding|opgeleverd|oplevering|klaar|verschijnt|verschijnen|gepubliceerd"
    r"|publicatie|start|starten|gestart|loopt|lopen|volgt|volgen|vindt|vinden"
    r"|beschikbaar|uitgevoerd|verwacht|voorzien|opgesteld|zichtbaar|werking|bekend|duurt|doorlooptijd"
    r"|planning|ingaan|ingevoerd|gerealiseerd|plaatsvinden|moet|streven)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|toeneemt|toenemen|prognose|neemt\s+toe|verdubbelt)\b",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Whether a sentence after an act tells when it is done, rather than something else with a year in it."""
    return bool(_WHEN.search(text)) and not _FORECAST.search(text)


def _clause_opener(read: Sentence, time: Time) -> str | None:
    """The word that opens the subordinate clause in which a moment stands; None in a main clause."""
    comma = inverted_condition(read.tokens)
    if comma is not None and time.start < read.tokens[comma].start:
        return "als"
    if not read.subordinate[time.start]:
        return None
    start = time.start
    while start > 0 and read.subordinate[start - 1]:
        start -= 1
    first = re.match(r"\W*(\w+)", read.text[start : time.start] or " ")
    return first.group(1).lower() if first else ""
