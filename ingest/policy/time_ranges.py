"""Ranges of time with both ends written: "2026-2028", "van 1 april tot 1 juli 2027", "Q1-Q2 2027"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.policy.calendar_spans import MONTH, MONTHS, ORDINAL, ORDINALS, YEAR, months_of, part_of_year, season_of
from ingest.policy.durations import Time, TimeKind
from ingest.policy.time_prefixes import PREFIX, in_name

_DASH = r"\s?[-–—/]\s?"
_RANGE = re.compile(
    rf"""(?:(?P<from>van|tussen|vanaf|in|gedurende|over|voor)\s+)?(?:de\s+|een\s+)?(?:periode\s+|jaren\s+)?
    (?:van\s+)?(?P<y1>{YEAR})
    (?:
        {_DASH}
      | \s+(?P<til>t/m|t\.?e\.?m\.?|tot\s+en\s+met|tot|en|of|naar|&)\s+(?:in\s+)?
      | ,\s+(?:{YEAR},\s+)*(?:{YEAR}\s+)?en\s+
    )
    (?P<y2>{YEAR})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_RANGE = re.compile(rf"\b(?P<y1>{YEAR})(?P<sep>[-–/])(?P<y2>\d\d)\b(?!\d|-)")


_SCHOOL_YEAR = re.compile(r"(?:\bin\s+)?(?:\bhet\s+)?\b(?:school|studie|college)jaar\s+$", re.IGNORECASE)


def whole_ranges(text: str) -> Iterator[Time]:
    for match in _RANGE.finditer(text):
        first, last = int(match["y1"]), int(match["y2"])
        if not first < last <= first + 40:
            continue
        if (match["til"] or "").lower() in {"of", "naar", "&"}:
            continue
        start = match.start()
        lead = PREFIX.search(text[:start])
        if lead and lead["within"]:
            start = lead.start()
        weak = not match["from"] and not (lead and lead["within"]) and in_name(text, match.start())
        covers = (match["from"] or "").lower() in {"voor", "over"} and bool(re.search(r"\w\s*$", text[: match.start()]))
        weak = weak or covers  # "een kader voor de periode 2027-2029" is not made then
        if last == first + 1 and (school := _SCHOOL_YEAR.search(text[:start])):
            yield Time(school.start(), match.end(), TimeKind.INTERVAL, f"{first}-08-01", f"{last}-07-31")
            continue
        yield Time(start, match.end(), TimeKind.INTERVAL, f"{first}-01-01", f"{last}-12-31", weak=weak)
    for match in _SHORT_RANGE.finditer(text):
        first = int(match["y1"])
        last = first // 100 * 100 + int(match["y2"])
        if first < last <= first + 10 and match["sep"] != "-":
            yield Time(
                match.start(), match.end(), TimeKind.INTERVAL, f"{first}-01-01", f"{last}-12-31",
                weak=in_name(text, match.start()),
            )  # fmt: skip


_PLACE = (
    rf"(?:(?P<d{{0}}>\d{{{{1,2}}}})\s+)?(?P<m{{0}}>{MONTH})\.?|Q(?P<q{{0}}>[1-4])"
    r"|(?P<s{0}>voorjaar|lente|zomer|najaar|herfst|winter)"
    r"|(?P<p{0}>begin|medio|half|eind|einde)(?=\s+(?:van\s+)?(?:(?:19|20)\d\d|(?:t/m|tot|of|en)\s))"
)
_WITHIN_YEAR = re.compile(
    rf"""(?:(?P<lead>van|tussen|vanaf|in|gedurende)\s+)?(?:de\s+periode\s+)?(?:het\s+|de\s+)?(?:{_PLACE.format(1)})
    (?:\s+(?P<y1>{YEAR}))?
    (?:\s*[-–—/]\s*|\s+(?P<til>t/m|t\.?e\.?m\.?|tot\s+en\s+met|tot|en|of)\s+)(?:het\s+|de\s+)?
    (?:{_PLACE.format(2)})\s+(?:van\s+)?(?P<y2>{YEAR})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
"""From one place in a year to another: "januari t/m maart 2027", "van 1 april tot 1 juli 2027", "Q1-Q2 2027"."""


def partial_ranges(text: str) -> Iterator[Time]:
    for match in _WITHIN_YEAR.finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        til = re.sub(r"\s+", " ", (match["til"] or "").lower())
        if til in {"en", "of"} and (match["lead"] or "").lower() != "tussen" and match["m1"] and not _next_month(match):
            continue
        try:
            last = _stretch(match, "2", int(match["y2"]))
            first = _stretch(match, "1", int(match["y1"] or match["y2"]))
            if not match["y1"] and first[0] > last[0]:
                first = _stretch(match, "1", int(match["y2"]) - 1)
        except ValueError:
            continue  # 31 april
        ends_month = (last[1] + timedelta(days=1)).day == 1  # "tussen 1 mei en 31 mei" is all of May
        end = last[1] - timedelta(days=1) if til in {"tot", "en"} and match["d2"] and not ends_month else last[1]
        if first[0] < end:
            yield Time(match.start(), match.end(), TimeKind.INTERVAL, first[0].isoformat(), end.isoformat())


def _next_month(match: re.Match[str]) -> bool:
    """Whether two months without days follow each other: "mei of juni 2027"."""
    days = match["d1"] or match["d2"] or not match["m2"]
    return not days and MONTHS[match["m2"].lower()] == MONTHS[match["m1"].lower()] % 12 + 1


_DAYS = re.compile(
    rf"(?P<lead>tussen|van|op)\s+(?P<d1>\d{{1,2}})\s+(?P<til>en|t/m|tot\s+en\s+met|tot)\s+(?P<d2>\d{{1,2}})\s+(?P<month>{MONTH})"
    rf"\s+(?P<year>{YEAR})",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    rf"(?:in\s+)?(?:het\s+)?(?P<q1>{ORDINAL})\s+(?:en|of|t/m|tot\s+en\s+met)\s+(?:het\s+)?(?P<q2>{ORDINAL})\s+kwartaal"
    rf"\s+(?:van\s+)?(?P<year>{YEAR})",
    re.IGNORECASE,
)


def shared_ranges(text: str) -> Iterator[Time]:
    """Ranges whose ends share their month or quarter: "op 3 en 4 maart 2027", "derde en vierde kwartaal van 2027"."""
    for match in _DAYS.finditer(text):
        try:
            first, last = (
                date(int(match["year"]), MONTHS[match["month"].lower()], int(match[d])) for d in ("d1", "d2")
            )
        except ValueError:
            continue  # 31 april
        between = match["lead"].lower() == "tussen" or match["til"].lower() == "tot"
        if between and (last + timedelta(days=1)).day != 1:
            last -= timedelta(days=1)
        if first < last:
            yield Time(match.start(), match.end(), TimeKind.INTERVAL, first.isoformat(), last.isoformat())
    for match in _QUARTERS.finditer(text):
        low, high = (ORDINALS[match[q].lower()] for q in ("q1", "q2"))
        if low < high:
            span = months_of(int(match["year"]), low * 3 - 2, (high - low + 1) * 3)
            if span.first and span.last:
                first, last = span.first, span.last
                yield Time(match.start(), match.end(), TimeKind.INTERVAL, first.isoformat(), last.isoformat())


def _stretch(match: re.Match[str], side: str, year: int) -> tuple[date, date]:
    """First and last day of one side of a range. Raises ValueError for a day that the month has not."""
    if match[f"d{side}"]:
        day = date(year, MONTHS[match[f"m{side}"].lower()], int(match[f"d{side}"]))
        return day, day
    if match[f"q{side}"]:
        span = months_of(year, 3 * int(match[f"q{side}"]) - 2, 3)
    elif match[f"p{side}"]:
        span = part_of_year(match[f"p{side}"].lower(), year)
    elif match[f"s{side}"]:
        span = season_of(match[f"s{side}"].lower(), year)
    else:
        span = months_of(year, MONTHS[match[f"m{side}"].lower()], 1)
    return span.first or date.min, span.last or date.max
