"""Which moments of a sentence may date an act: not those in asides and conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.policy.act import Act, Nearness
from ingest.policy.durations import Time
from ingest.policy.flow import Item
from ingest.policy.sentence import Sentence
from ingest.policy.subordinate import inverted_condition

_ASIDE = frozenset(
    "die dat welke wie hoe of waarom als indien wanneer mits tenzij zodra omdat hoewel nadat doordat terwijl".split()
)


def placed(
    read: Sentence, times: Sequence[Time], nearness: Nearness, *, inner: bool = False
) -> list[tuple[Time, str, Nearness]]:
    """The moments that may date an act: none in relative or conditional clauses, which date something else.

    `inner`: the act itself is told in an infinitive clause, so that what stands there is as near as it gets.
    """
    placed = []
    for time in times:
        opener = _clause_opener(read, time)
        runs = opener in {"die", "dat"} and (
            _RUNS.search(read.text[: time.start]) or _APPEARS.match(read.text[time.end :])
        )
        if opener not in _ASIDE or runs:
            near = Nearness.PURPOSE if opener and nearness is Nearness.OWN and not inner else nearness
            placed.append((time, read.text[time.start : time.end], near))
    return placed


_RUNS = re.compile(
    r"\b(?:die|dat)\s+(?:loopt|lopen|duurt|duren|start|starten|begint|beginnen)\s+[^,;.]{0,12}$", re.IGNORECASE
)
"""A relative clause that says when its act is: "doet een proef, die loopt van januari tot en met juni 2027"."""
_APPEARS = re.compile(
    r"\s+(?:(?:op|in)\s+(?:de|het)\s+\w+\s+sta(?:at|an)|verschijn(?:t|en)|beschikbaar\s+(?:komt|komen|is|zijn)|gereed\s+(?:is|zijn|komt)|klaar\s+(?:is|zijn)|van\s+start\s+gaat"
    r"|(?:wordt|worden)\s+(?:opgeleverd|gepubliceerd|afgerond)|(?:opgeleverd|gepubliceerd|afgerond)\s+(?:wordt|worden|zijn))",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:(?:start|ingangs|streef|eind|oplever)datum|gereed|afgerond|afronding|opgeleverd|oplevering|klaar|verschijnt|verschijnen|gepubliceerd"
    r"|publicatie|start|starten|gestart|loopt|lopen|volgt|volgen|vindt|vinden"
    r"|beschikbaar|uitgevoerd|verwacht|voorzien|opgesteld|zichtbaar|werking|bekend|duurt|doorlooptijd"
    r"|is\s+er\b|zijn\s+er\b|planning|ingaan|ingevoerd|gerealiseerd|plaatsvinden|moet|streven)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|toeneemt|toenemen|prognose|neemt\s+toe|verdubbelt|gedaald|gestegen|gegroeid|teruggebracht"
    r"|(?:het|de)\s+(?:aantal|aandeel|percentage|wachttijd)\s[^.]*\b(?:hoogstens|minstens|maximaal|minimaal|ten\s+minste|hooguit))\b",
    re.IGNORECASE,
)


_DOES_SO = re.compile(
    r"\W*(?:(?:zij|ze|hij|wij|we|ik|(?:de|het)\s+[\w\-]+)\s+(?:doet|doen)\s+(?:dit|dat)|(?:dit|dat)\s+(?:gebeurt|doet|doen))\b",
    re.IGNORECASE,
)
"""A sentence that only says more of the acts before it: "Zij doet dit binnen drie maanden"."""
SAME_DAY = re.compile(
    r"\b(?:per|op|vanaf|met\s+ingang\s+van)\s+(?:diezelfde|dezelfde|die|deze)\s+(?:datum|dag)\b|\bop\s+(?:dat|hetzelfde)\s+moment\b",
    re.IGNORECASE,
)


def same_day(text: str, before: Act | None) -> list[tuple[Time, str, Nearness]]:
    """The moment of the act before, for a sentence that says "per diezelfde datum"."""
    if before is None or not SAME_DAY.search(text):
        return []
    for time, words, near in before.times:
        if near is Nearness.OWN and time.eind is not None:
            return [(replace(time, begin=time.eind), words, near)]
    return []


def says_when(text: str) -> bool:
    """Whether a sentence after an act tells when it is done, rather than something else with a year in it."""
    if _DOES_SO.match(text):
        return True
    return bool(_WHEN.search(text)) and not _FORECAST.search(text)


_IF = re.compile(
    r"\W*(?:bij\s+(?:een\s+)?(?:succes|positie|gunstig)|als|indien|mocht(?:en)?|wanneer|zodra)\b", re.IGNORECASE
)
_EVERYTHING = re.compile(
    r"\W*(?:dit\b(?!\s+[a-z]{4,}(?:onderzoek|plan))|een\s+en\s+ander\b|(?:deze|alle|beide)\s+(?:acties?|activiteiten|stappen|maatregel(?:en)?)\b)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\W*(?:de|het|deze|dit|dat|die|een|alle|beide)\s+(?:[a-zà-ÿ]+e\s+(?!wordt|worden|is\b|zijn|zal|zullen|kan|loopt|start|volgt|vindt|duurt|gaat|krijgt|moet))?"
    r"(?P<thing>[\wà-ÿ\-]{4,})",
    re.IGNORECASE,
)


def spoken_of(text: str, acts: Sequence[Act], item: Item) -> list[Act]:
    """The acts of an item that a sentence after them dates: those that its subject names, else the last one.

    Nobody when its subject is something that was named in between and is no act ("Onderdeel is een inventarisatie. Deze
    inventarisatie wordt in 2027 uitgevoerd").
    """
    if _IF.match(text):
        return []
    same = [act for act in acts if act.item is item]
    if not same or _EVERYTHING.match(text) or _DOES_SO.match(text):
        return same or list(acts[-1:])
    subject = _THING.match(text)
    if subject is None:
        return same[-1:]
    stem = subject["thing"].lower()[:7]
    about = [act for act in same if stem in act.text.lower()]
    if about:
        return about[-1:]
    before = item.text[: max(item.text.find(text), 0)].lower()
    return [] if stem in before else same[-1:]


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
