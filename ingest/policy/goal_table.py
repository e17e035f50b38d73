"""Tables of goals: a column of target values beside what is measured ("Indicator | Nu | Streefwaarde 2028")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Reading
from ingest.policy.numerals import numeral


@dataclass(frozen=True, slots=True)
class TableGoal:
    """One target value, with the cell that says it."""

    cell: Reading
    text: str
    """What is measured and the value: "Wachttijd: hoogstens 20 dagen in 2028"."""
    value: float
    unit: str
    year: int | None
    direction: str | None


_TARGET = re.compile(
    r"\W*(?:doel(?:en|waarden?|stelling(?:en)?)?|streef\w+|ambities?|norm(?:en)?|targets?|gewenst(?:e\s+\w+)?|mikpunt(?:en)?|straks|eindwaarden?|beoogd(?:e\s+\w+)?)"
    r"(?:\s*\(?(?:voor|in|eind)?\s*(?P<year>20\d\d)\)?)?\W*",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?P<least>ten\s*minste|tenminste|minimaal|minstens|≥|>=?|meer\s+dan)?(?P<most>hoogstens|maximaal|ten\s+hoogste|≤|<=?|minder\s+dan)?"
    r"\s*(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?P<percent>%|procent\b)?\s*(?P<unit>[^\d;(]*)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[A-Za-z]{0,2}[\d.]*")
_BY_WHEN = re.compile(
    r"\W*(?:peildatum|peiljaar|wanneer|jaar|datum|termijn|gereed|uiterlijk|doeljaar)\W*", re.IGNORECASE
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_WHEN = re.compile(
    r"\s*(?:(?:eind|medio|begin|in|per|voor|uiterlijk|vanaf)\s+)*20\d\d\s*|\s+(?:in|per|eind|voor|uiterlijk)\s*$"
)


def table_goals(rows: Sequence[tuple[Cell, ...]]) -> Iterator[TableGoal]:
    """The goals of a table; none when no column of its first row is headed by a word for goals."""
    heads = [cell.reading.text for cell in rows[0]] if rows else []
    targets = {index: found["year"] for index, head in enumerate(heads) if (found := _TARGET.fullmatch(head))}
    when = next((index for index, head in enumerate(heads) if _BY_WHEN.fullmatch(head)), None)
    for row in rows[1:] if targets and 0 not in targets else ():
        subject = _subject(row)
        moment = _YEAR.search(row[when].reading.text) if when is not None and when < len(row) else None
        for index, headed in targets.items():
            year = headed or (moment[1] if moment else None)
            if subject and index < len(row) and (goal := _goal(subject, row[index].reading, year)):
                yield goal


def _subject(row: Sequence[Cell]) -> str:
    """What a row is about: its first cell, or the second where the first only numbers it ("D1")."""
    texts = [re.sub(r"\s+", " ", cell.reading.text).strip() for cell in row[:2]]
    return texts[-1] if texts and _NUMBERS.fullmatch(texts[0]) else texts[0] if texts else ""


def _goal(subject: str, cell: Reading, headed: str | None) -> TableGoal | None:
    text = re.sub(r"\s+", " ", cell.text).strip()
    said = _YEAR.search(text)
    found = _VALUE.match(_WHEN.sub(" ", text).strip())
    if found is None or "€" in text or "euro" in text.lower() or (value := numeral(found["number"])) is None:
        return None
    year = said[1] if said else headed
    unit = found["unit"].strip(" .,:")
    return TableGoal(
        cell,
        f"{subject}: {text}",
        value,
        "%" if found["percent"] else unit or subject[:1].lower() + subject[1:],
        int(year) if year else None,
        "ten minste" if found["least"] else "hoogstens" if found["most"] else None,
    )
