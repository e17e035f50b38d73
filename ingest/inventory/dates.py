"""Dates in cells: day-month-year, as precise as written; Excel's numbers; never a day that the cell does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.policy.calendar_spans import MONTHS

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""A number in between is a year, and a date outside is a typing error."""
_FIRST_SERIAL, _LAST_SERIAL = 61, 73_415
"""Excel's numbers for 1 March 1900 (before that it counts a day that never was) and 1 January 2101."""
_DAYS_1904 = 1462

_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w])(?:
      (?P<iso>\d{{4}})[-/.](?P<isom>\d{{1,2}})(?:[-/.](?P<isod>\d{{1,2}})(?:[T ]\d\d:\d\d\S*)?)?(?![\d/-])
    | (?P<d>\d{{1,2}})\s?[-/.]\s?(?P<m>\d{{1,2}})\s?[-/.]\s?(?P<y>\d{{4}}|\d\d)(?:\s\d\d?:\d\d\S*)?(?![\d])
    | (?P<wd>\d{{1,2}})(?:e|ste|de)?[\s-]+(?P<wm>{_MONTH})\.?[\s-]+(?P<wy>\d{{4}})
    | (?P<mm>{_MONTH})\.?[\s-]+(?P<my>{_YEAR})
    | (?P<nm>\d{{1,2}})[-/](?P<ny>{_YEAR})
    | (?P<year>{_YEAR})
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{2,6}(?:[.,]\d+)?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text; `start` and `end` are its character range."""

    start: int
    end: int
    iso: str | None
    """`2021`, `2021-03` or `2021-03-12`; None when it is no day of the calendar."""
    problem: str | None = None
    """What a person should know of it, in Dutch."""


def find_dates(text: str) -> Iterator[Found]:
    """The dates in a text, in order."""
    for match in _DATE.finditer(text):
        iso, problem = _read(match)
        yield Found(match.start(), match.end(), iso, problem)


def date_of_cell(text: str, *, counts_from_1904: bool = False) -> Found | None:
    """The date that a cell of a date column holds; None when it holds no date at all.

    A bare number is an Excel date, unless it is a year.
    """
    stripped = text.strip()
    offset = len(text) - len(text.lstrip())
    if _NUMBER.match(stripped):
        number = float(stripped.replace(",", "."))
        end = offset + len(stripped)
        if number.is_integer() and FIRST_YEAR <= number <= LAST_YEAR:
            return Found(offset, end, str(int(number)))
        iso = serial_date(number, counts_from_1904=counts_from_1904)
        return Found(offset, end, iso, None if iso else "getal dat geen datum is")
    return next(find_dates(text), None)


def serial_date(number: float, *, counts_from_1904: bool = False) -> str | None:
    """ISO date for Excel's count of days; None outside 1900–2100."""
    days = int(number) + (_DAYS_1904 if counts_from_1904 else 0)
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    return (date(1899, 12, 30) + timedelta(days=days)).isoformat()


def _read(match: re.Match[str]) -> tuple[str | None, str | None]:
    part = match.groupdict()
    if part["iso"]:
        return _calendar(part["iso"], part["isom"], part["isod"])
    if part["d"]:
        if len(part["y"]) == 2:
            iso, problem = _calendar(f"20{part['y']}", part["m"], part["d"])
            return iso, problem or "jaartal van twee cijfers"
        return _calendar(part["y"], part["m"], part["d"])
    if part["wd"]:
        return _calendar(part["wy"], str(MONTHS[part["wm"].lower()]), part["wd"])
    if part["mm"]:
        return _calendar(part["my"], str(MONTHS[part["mm"].lower()]), None)
    if part["nm"]:
        return _calendar(part["ny"], part["nm"], None)
    return part["year"], None


def _calendar(year: str, month: str, day: str | None) -> tuple[str | None, str | None]:
    try:
        checked = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None, "onmogelijke datum"
    if not FIRST_YEAR <= checked.year <= LAST_YEAR:
        return None, "onmogelijke datum"
    return checked.isoformat()[: 10 if day else 7], None
