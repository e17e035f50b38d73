"""How often, how long, how much and when, as far as an advice says so in numbers: to see whether two can both be right.

Each is a range, so that "ten hoogste twee weken" and "vijf dagen" agree, and "dagelijks" and "ten hoogste tweemaal per
week" do not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ingest.policy.numerals import NUMBER_WORDS, numeral

_PARTS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
_WORDS = sorted((*NUMBER_WORDS, *_PARTS), key=len, reverse=True)
_DAYS = {"minuut": 1 / 1440, "uur": 1 / 24, "dag": 1.0, "etmaal": 1.0, "week": 7.0, "maand": 30.4, "jaar": 365.0}
_FIGURES = r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,6}(?:[.,]\d{1,4})?)(?![.,]?\d)"
"""A number, and no part of a list ("1,3,6"), of a section's number ("3.2.1") or of a time ("8.00.00")."""
_NUMBER = rf"(?:{_FIGURES}|(?<!\w)(?:{'|'.join(_WORDS)}))"
_RANGE = rf"(?P<low>{_NUMBER})(?:\s*(?:tot|à|-|–|of)\s*(?P<high>{_NUMBER}))?"
_UNIT = r"(?P<unit>minuut|minuten|uur|uren|dag(?:en)?|etmaal|week|weken|maand(?:en)?|jaar|jaren)"
_MOST = (
    r"(?:ten\s+hoogste|hooguit|hoogstens|maximaal|niet\s+(?:meer|langer|vaker|hoger)\s+dan|uiterlijk|binnen"
    r"|korter\s+dan|minder\s+dan|tot|nooit\s+(?:meer|langer)\s+dan)"
)
_LEAST = r"(?:ten\s+minste|minstens|minimaal|tenminste|(?:meer|langer|vaker)\s+dan|pas\s+na|vanaf|niet\s+eerder\s+dan)"
_BOUND = rf"(?P<bound>{_MOST}|{_LEAST})?\s*"
_PER = r"(?:per|elke?|iedere|in\s+(?:de|een|het)|om\s+de)"
_TIMES = rf"(?:(?P<times>{_NUMBER})\s*(?:maal|keer|x|×)|(?P<joined>{'|'.join(_WORDS)})(?:maal|keer))"
_DOSE = (
    r"(?P<dose>mg|g|gram|milligram|ml|milliliter|liter|sachets?|tablet(?:ten)?|druppels?|zakjes?|eenheden|IE|glazen)"
)
_OFTEN_WORDS = {"dagelijks": 1.0, "wekelijks": 7.0, "tweewekelijks": 14.0, "maandelijks": 30.4, "jaarlijks": 365.0,
                "driemaandelijks": 91.0, "halfjaarlijks": 182.5}  # fmt: skip


class Sort(StrEnum):
    """What a quantity tells."""

    OFTEN = "hoe vaak"
    LONG = "hoe lang"
    MOMENT = "wanneer"
    DOSE = "hoeveel"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range: times a year, days, or units of a dose a day."""

    sort: Sort
    least: float
    most: float
    unit: str
    """Of a dose: what is counted; "" for the others."""
    words: str

    def excludes(self, other: Quantity) -> bool:
        """Whether both cannot be right: the same sort, and no value in common."""
        if (self.sort, self.unit) != (other.sort, other.unit):
            return False
        return self.most * _SLACK < other.least or other.most * _SLACK < self.least


_SLACK = 1.1
"""A month is four weeks or thirty days; so much difference is none."""
_OFTEN = re.compile(
    rf"{_BOUND}{_TIMES}\s+(?:{_PER}\s+)?(?P<count>{_NUMBER})?\s*(?P<unit>dag|daags|week|maand|jaar)\b", re.I
)
_EVERY = re.compile(rf"{_BOUND}\b(?:elke?|iedere|om\s+de)\s+(?:{_RANGE}\s+)?{_UNIT}\b", re.I)
_ADVERB = re.compile(rf"{_BOUND}\b(?P<word>{'|'.join(_OFTEN_WORDS)})\b", re.I)
_AFTER = re.compile(
    rf"\b(?P<bound>pas\s+na|na|binnen|uiterlijk(?:\s+na)?)\s+(?:ongeveer\s+)?{_RANGE}\s+{_UNIT}\b", re.I
)
_BEHIND = re.compile(rf"{_BOUND}{_RANGE}\s+{_UNIT}\s+na\b", re.I)
_DURING = re.compile(
    rf"(?:{_BOUND}|gedurende\s+|voor\s+(?:de\s+duur\s+van\s+)?){_RANGE}\s+{_UNIT}(?!\s+(?:voor\s+(?:de|het|een)|oud|of\s+ouder|en\s+ouder|jong\w*|per)\b)\b",
    re.I,
)
_AMOUNT = re.compile(
    rf"{_BOUND}{_RANGE}\s*{_DOSE}\b(?:\s+(?!\w*(?:maal|keer)\b)[\w-]+)?(?:\s+(?:{_TIMES}\s+)?(?:per\s+|op\s+een\s+)?(?P<per>dag|daags|week))?",
    re.I,
)
_TIMES_BEFORE = re.compile(rf"{_TIMES}\s+(?:daags|per\s+dag)\s+(?:\w+\s+)?$", re.I)
_TIME_WORDS = re.compile(
    rf"\b(?:{_NUMBER}|maal|keer|daags|\w*maal|\w+lijks|dag(?:en)?|week|weken|maand(?:en)?|jaar|jaren|uur|uren|minuten"
    rf"|elke?|iedere|per|hoogste|hooguit|hoogstens|maximaal|minstens|minimaal|langer|pas|binnen|gedurende|{_DOSE})\b",
    re.I,
)


@lru_cache(maxsize=10_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """What an advice says of how often, how long, when and how much; read once, whatever it is compared with."""
    found: list[Quantity] = []
    left = text
    for read in (_amounts, _often, _moments, _durations):
        for quantity, start, end in read(left):
            found.append(quantity)
            left = left[:start] + "·" * (end - start) + left[end:]
    return tuple(found)


def without_quantities(text: str) -> str:
    """The text without its numbers and words of time: what is to be done."""
    return _TIME_WORDS.sub(" ", text)


def clash(one: str, other: str) -> str | None:
    """In which words two advices about one act say numbers that exclude one another; None when they do not."""
    theirs = quantities(other)
    for mine in quantities(one):
        same = [quantity for quantity in theirs if quantity.sort is mine.sort and quantity.unit == mine.unit]
        if same and all(mine.excludes(quantity) for quantity in same):
            return f"{mine.sort.value} verschilt ({mine.words} en {same[0].words})"
    return None


def _value(written: str) -> float:
    return _PARTS.get(written.lower()) or numeral(written) or 0.0


def _bounded(found: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """The range that "ten hoogste" or "minstens" before a number makes of it."""
    bound = " ".join((found["bound"] or "").lower().split())
    if bound and re.fullmatch(_MOST, bound, re.IGNORECASE):
        return 0.0, high
    if bound and re.fullmatch(_LEAST, bound, re.IGNORECASE):
        return low, math.inf
    return low, high


def _low_and_high(found: re.Match[str]) -> tuple[float, float]:
    low = _value(found["low"])
    return low, _value(found["high"]) if found["high"] else low


def _unit_days(unit: str) -> float:
    plain = {"minuten": "minuut", "uren": "uur", "dagen": "dag", "weken": "week", "maanden": "maand", "jaren": "jaar"}
    return _DAYS[plain.get(unit.lower(), unit.lower())]


def _words(found: re.Match[str]) -> str:
    return " ".join(found[0].split())


def _amounts(text: str) -> Iterator[tuple[Quantity, int, int]]:
    for found in _AMOUNT.finditer(text):
        before = _TIMES_BEFORE.search(text[: found.start()])
        times = _times(found) or (_times(before) if before else None)
        if times is None and found["per"] is None:
            continue  # of how often nothing is known
        low, high = _low_and_high(found)
        factor = (times or 1.0) / (7.0 if (found["per"] or "").lower() == "week" else 1.0)
        least, most = _bounded(found, low * factor, high * factor)
        start = before.start() if before else found.start()
        yield Quantity(Sort.DOSE, least, most, _dose_unit(found["dose"]), _words(found)), start, found.end()


def _dose_unit(written: str) -> str:
    plain = written.lower()
    names = {"gram": "g", "milligram": "mg", "milliliter": "ml", "tabletten": "tablet", "sachet": "sachets",
             "zakje": "zakjes", "druppel": "druppels"}  # fmt: skip
    return names.get(plain, plain)


def _times(found: re.Match[str] | None) -> float | None:
    if found is None or not (found["times"] or found["joined"]):
        return None
    return _value(found["times"] or found["joined"])


def _often(text: str) -> Iterator[tuple[Quantity, int, int]]:
    taken: list[tuple[int, int]] = []
    for found in _OFTEN.finditer(text):
        days = _unit_days("dag" if found["unit"].lower() == "daags" else found["unit"]) * _value(found["count"] or "1")
        if not days:
            continue  # "0 dagen" says nothing
        often = (_times(found) or 1.0) * 365 / days
        least, most = _bounded(found, often, often)
        taken.append(found.span())
        yield Quantity(Sort.OFTEN, least, most, "", _words(found)), *found.span()
    for found in _EVERY.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        low, high = _low_and_high(found) if found["low"] else (1.0, 1.0)
        if not (low and high):
            continue
        days = _unit_days(found["unit"])
        least, most = _bounded(found, 365 / (high * days), 365 / (low * days))
        yield Quantity(Sort.OFTEN, least, most, "", _words(found)), *found.span()
    for found in _ADVERB.finditer(text):
        often = 365 / _OFTEN_WORDS[found["word"].lower()]
        least, most = _bounded(found, often, often)
        yield Quantity(Sort.OFTEN, least, most, "", _words(found)), *found.span()


def _moments(text: str) -> Iterator[tuple[Quantity, int, int]]:
    for found in [*_AFTER.finditer(text), *_BEHIND.finditer(text)]:
        low, high = _low_and_high(found)
        least, most = _bounded(found, low * _unit_days(found["unit"]), high * _unit_days(found["unit"]))
        yield Quantity(Sort.MOMENT, least, most, "", _words(found)), *found.span()


def _durations(text: str) -> Iterator[tuple[Quantity, int, int]]:
    for found in _DURING.finditer(text):
        low, high = _low_and_high(found)
        least, most = _bounded(found, low * _unit_days(found["unit"]), high * _unit_days(found["unit"]))
        yield Quantity(Sort.LONG, least, most, "", _words(found)), *found.span()
