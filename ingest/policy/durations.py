"""Lengths of time and orders of events: what says how long or after what, and so gives no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ingest.policy.numerals import NUMBER_WORDS, numeral


class TimeKind(Enum):
    """What an expression fixes: a stretch of the calendar, a length of time, or only an order of events."""

    INTERVAL = "interval"
    DUUR = "duur"
    RELATIEF = "relatief"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in a text; `start` and `end` are its character range there."""

    start: int
    end: int
    kind: TimeKind
    begin: str | None = None
    """First day (ISO), None when open or not a calendar interval."""
    eind: str | None = None
    """Last day (ISO, inclusive), None when open or not a calendar interval."""
    duur: str | None = None
    """ISO 8601 length ("P2Y"); "P1Y/P2Y" for one to two years."""
    zacht: bool = False
    """The words themselves leave room ("rond", "circa", "naar verwachting")."""
    weak: bool = False
    """A bare year or range that may be part of a name or a figure rather than a moment."""


_UNITS = {
    "dag": "D", "dagen": "D", "week": "W", "weken": "W", "maand": "M", "maanden": "M",
    "kwartaal": "Q", "kwartalen": "Q", "jaar": "Y", "jaren": "Y",
}  # fmt: skip

_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_DURATION = re.compile(
    rf"""(?P<lead>(?:doorlooptijd|looptijd|duur|termijn|periode)(?::|\s+(?:van|is|bedraagt))\s+(?:maximaal\s+|ongeveer\s+|circa\s+)?
          |binnen\s+(?:nu\s+en\s+)?(?:een\s+(?:periode|termijn)\s+van\s+)?(?:maximaal\s+|uiterlijk\s+)?
          |na\s+(?:uiterlijk|maximaal)\s+|uiterlijk\s+|gedurende\s+(?:een\s+periode\s+van\s+)?
          |(?:de\s+)?(?:komende|eerstvolgende)\s+|voor\s+(?:een\s+)?(?:periode|duur)\s+van\s+)
    (?:(?P<n1>{_NUMBER})\s*(?:tot|à|-|–|of)\s*)?(?P<n2>{_NUMBER}|een\s+half|een|één|enkele|paar|anderhalf)\s+
    (?P<unit>{"|".join(sorted(_UNITS, key=len, reverse=True))})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EVENT = (
    r"(?:de\s+|het\s+|een\s+|deze\s+|dit\s+)?[\w\-’']*"
    r"(?:overeenstemming|ondertekening|publicatie|inwerkingtreding|afronding|oplevering|vaststelling"
    r"|gereedkomen|gereedkoming"
    r"|besluitvorming|goedkeuring|start|evaluatie|invoering|ontvangst|aanvang|voltooiing|instemming|akkoord)\b"
)
_RELATIVE = re.compile(
    rf"""\b(?:(?:uiterlijk\s+|binnen\s+)?(?:{_NUMBER}|een|één|enkele)\s+(?:{"|".join(_UNITS)})\s+(?:na|voor|voorafgaand\s+aan)
          \s+{_EVENT}
        |(?:uiterlijk\s+|direct\s+|meteen\s+)?(?:na|vóór|voorafgaand\s+aan)\s+{_EVENT}
        |parallel\s+(?:met|aan)\b|gelijktijdig\s+met\b|tegelijk(?:ertijd)?\s+met\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_UNDATED = re.compile(
    r"\b(?:de\s+komende\s+(?:jaren|periode|tijd)|op\s+(?:korte|middellange|lange|langere)?\s*termijn"
    r"|binnen\s+(?:zeer\s+)?"
    r"(?:afzienbare\s+tijd|enkele\s+jaren)|deze\s+kabinetsperiode|zo\s+(?:snel|spoedig)\s+mogelijk)\b",
    re.IGNORECASE,
)


def relatives(text: str) -> Iterator[Time]:
    for match in _RELATIVE.finditer(text):
        if match.group().lower().startswith("binnen") and (lasts := next(durations(match.group()), None)) is not None:
            yield Time(match.start(), match.end(), lasts.kind, duur=lasts.duur, zacht=lasts.zacht)
            continue
        yield Time(match.start(), match.end(), TimeKind.RELATIEF)
    for match in _UNDATED.finditer(text):
        yield Time(match.start(), match.end(), TimeKind.RELATIEF, zacht=True, weak=True)


def durations(text: str) -> Iterator[Time]:
    for match in _DURATION.finditer(text):
        low, high = match["n1"], match["n2"]
        if high.lower() in {"enkele", "paar"}:
            yield Time(match.start(), match.end(), TimeKind.RELATIEF, zacht=True)
            continue
        if match["lead"].lower().startswith("periode") and text[match.start() - 1 : match.start()].isalpha():
            continue  # "een overgangsperiode van zes maanden": how long a thing lasts, not its making
        lengths = [_length(number, match["unit"]) for number in (low, high) if number]
        yield Time(match.start(), match.end(), TimeKind.DUUR, duur="/".join(lengths))


def _length(number: str, unit: str) -> str:
    code = _UNITS[unit.lower()]
    if number.lower() == "anderhalf":
        return {"Y": "P18M", "M": "P45D", "W": "P11D"}.get(code, "P2D")
    if number.lower().startswith("een "):
        return {"Y": "P6M", "M": "P15D"}.get(code, "P1" + code)
    value = int(numeral(number) or 1)
    return f"P{value * 3}M" if code == "Q" else f"P{value}{code}"
