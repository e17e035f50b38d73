"""Stretches of the calendar that Dutch words name: days, months, quarters, seasons, "begin", "half" and "eind" of them.

The conventions (what "eind" or "half" stands for) are those of the annotation rules, §4. Seasons are the astronomical
ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "maart mrt", "april apr", "mei", "juni jun", "juli jul",
            "augustus aug", "september sep sept", "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {
    "voorjaar": "lente",
    "lente": "lente",
    "zomer": "zomer",
    "zomerreces": "zomer",
    "zomervakantie": "zomer",
    "zomermaanden": "zomer",
    "zomerperiode": "zomer",
    "najaar": "herfst",
    "herfst": "herfst",
}
_SEASON_DAYS = {"lente": ((3, 20), (6, 21)), "zomer": ((6, 21), (9, 22)), "herfst": ((9, 23), (12, 21))}
ORDINALS = {
    "1e": 1, "1ste": 1, "eerste": 1, "2e": 2, "2de": 2, "tweede": 2,
    "3e": 3, "3de": 3, "derde": 3, "4e": 4, "4de": 4, "vierde": 4, "laatste": 4,
}  # fmt: skip

YEAR = r"(?:19|20)\d\d"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDINAL = "|".join(ORDINALS)
_DAY = (
    rf"(?P<day>\d{{1,2}})(?:e|ste|de)?\s+(?P<dmonth>{MONTH})\.?"
    rf"(?:\s+(?P<dyear>{YEAR})|(?P<past>\s+(?:jl|j\.l|l\.l)\b\.?))?"
)
_NUMERIC = rf"(?P<nday>\d{{1,2}})[-/.](?P<nmonth>\d{{1,2}})[-/.](?P<nyear>{YEAR})"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_OF = r"\s*(?:van\s+(?:het\s+jaar\s+)?|in\s+)?"
_JAAR = (
    r"(?:(?<!\bvoor\s)het\s+(?:kalender|contract)jaar\s+|het\s+(?:jaar|boekjaar|inkoopjaar)\s+|inkoopjaar\s+|jaar\s+)?"
    rf"(?P<year>{YEAR})"
)
"""A year; "voor het contractjaar 2027" says for what, not until when."""
_RELATIVE_YEAR = r"(?P<rel>dit|volgend|komend|aanstaand)e?\s+jaar"
FULL_MONTH = "|".join(name for name in MONTHS if len(name) > 4 or name in {"mei", "juni", "juli"})
_AT_MONTH = (
    "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in "in vanaf eind begin medio half per uiterlijk voor".split()) + ")"
)
"""What must stand before a month without a year: "in mei"."""
_AT_SHORT_YEAR = (
    "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in "in vanaf eind einde begin medio half per".split()) + ")"
)
"""What must stand before a year of two figures: "eind ’26"."""
_SHORT_YEAR = rf"(?:{YEAR}|[’'‘]\d\d(?!\d))"
"""A year, also as "’27"."""
_PERIOD = rf"""
    (?:het\s+|de\s+|deze?\s+|(?:aan)?komende?\s+|aanstaande?\s+|(?P<next>volgende?)\s+(?=[vlznhw]))?
    (?:
        (?:{_ISO}|{_NUMERIC}|{_DAY})
      | (?:Q(?P<q1>[1-4])|(?P<q2>{ORDINAL})\s+kwartaal|kwartaal\s+(?P<q3>[1-4])|K(?P<q4>[1-4]))
        (?:(?:{_OF}|[-–])(?:(?P<qyear>{_SHORT_YEAR})|(?P<qrel>dit|volgend|komend)e?\s+jaar))?
      | (?P<yearq>{YEAR})[-–\s]?Q(?P<q5>[1-4])
      | (?P<this>dit|volgend|komend)\s+kwartaal
      | (?:(?P<h1>{ORDINAL})\s+(?:helft|half\s?jaar)|H(?P<h2>[12])(?=\s+(?:van\s+)?20))
        (?:{_OF}(?:(?P<hyear>{_SHORT_YEAR})|(?P<hrel>dit|volgend|komend)e?\s+jaar))?
      | (?P<season>voorjaar|lente|zomer(?:reces|vakantie|maanden|periode)?|najaar|herfst|winter)
        (?:{_OF}(?:(?P<syear>{_SHORT_YEAR})|(?P<srel>dit|volgend|komend)e?\s+jaar))?
      | (?P<month>{MONTH})\.?\s+(?:van\s+)?(?P<myear>{_SHORT_YEAR})
      | (?P<fmonth>volgende|deze)\s+maand
      | (?P<kerst>kerst(?:mis|vakantie|reces)?)(?:\s+(?:van\s+)?(?P<kyear>{_SHORT_YEAR}))?
      | {_AT_MONTH}(?P<bmonth>{FULL_MONTH})(?!\s+(?:van\s+)?\d)
      | {_AT_SHORT_YEAR}(?P<shortyear>[’'‘][2-4]\d)(?!\d)
      | {_JAAR}
      | {_RELATIVE_YEAR}
    )
"""
_PART = (
    r"(?:het\s+)?(?P<part>begin|eind|einde|half|medio|midden|ultimo|halverwege|aanvang|(?:eerste|laatste)\s+maanden)"
    r"(?:\s+van)?\s+"
)

POINT = re.compile(rf"(?<![^\W_])(?:{_PART})?{_PERIOD}(?![\d\w])", re.VERBOSE | re.IGNORECASE)
"""A stretch of the calendar, with "begin", "eind", "half" … before it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the calendar; `first is None`: named, but without a year to place it in."""

    first: date | None
    last: date | None
    day: bool = False
    season: bool = False
    half: bool = False
    bare_year: bool = False
    tail: bool = False
    """The end of a longer period ("eind maart"): "before" it means up to its last day."""


def calendar_span(match: re.Match[str], reference: date | None) -> Span | None:
    groups = match.groupdict()
    span = _span(groups, reference)
    part = " ".join((groups["part"] or "").lower().split())
    part = {"aanvang": "begin", "eerste maanden": "begin", "laatste maanden": "eind"}.get(part, part)
    return _cut(span, part) if span and part else span


def _span(groups: dict[str, str | None], reference: date | None) -> Span | None:
    try:
        if groups["iso"]:
            day = date.fromisoformat(groups["iso"])
            return Span(day, day, day=True)
        if groups["nday"]:
            day = date(int(groups["nyear"] or 0), int(groups["nmonth"] or 0), int(groups["nday"]))
            return Span(day, day, day=True)
        if groups["day"]:
            return _day(groups, reference)
        if groups["month"]:
            return months_of(_written(groups["myear"] or ""), MONTHS[groups["month"].lower()], 1)
    except ValueError:
        return None  # 31 februari
    if groups["fmonth"]:
        if reference is None:
            return Span(None, None)
        month = reference.month - 1 + (groups["fmonth"].lower() != "deze")
        return months_of(reference.year + month // 12, month % 12 + 1, 1)
    if groups["kerst"]:
        year = _year(groups["kyear"], None, reference) or (reference.year if reference else 0)
        return Span(date(year, 12, 25), date(year, 12, 26), day=True) if year else Span(None, None)
    if groups["bmonth"]:
        return _coming_month(MONTHS[groups["bmonth"].lower()], reference)
    if quarter := groups["q1"] or groups["q2"] or groups["q3"] or groups["q4"] or groups["q5"]:
        year = _year(groups["qyear"] or groups["yearq"], groups["qrel"], reference)
        number = ORDINALS.get(quarter.lower()) or int(quarter)
        if not year and reference is not None:  # the running or first coming one, as for a season
            year = reference.year + (number * 3 < reference.month)
        return months_of(year, number * 3 - 2, 3) if year else Span(None, None)
    if groups["this"]:
        return _running_quarter(groups["this"].lower(), reference)
    if half := groups["h1"] or groups["h2"]:
        year = _year(groups["hyear"], groups["hrel"], reference)
        number = min(ORDINALS.get(half.lower()) or int(half), 2)
        return months_of(year, number * 6 - 5, 6) if year else Span(None, None)
    if season := groups["season"]:
        year = _year(groups["syear"], groups["srel"], reference)
        if year:
            return season_of(season.lower(), year)
        if reference is None:
            return Span(None, None, season=True)
        coming = _coming_season(season.lower(), reference)
        running = coming.first is not None and coming.first <= reference
        return season_of(season.lower(), reference.year + 1) if groups["next"] and running else coming
    year = _year(groups["year"] or groups["shortyear"], groups["rel"], reference)
    return months_of(year, 1, 12, bare=not groups["rel"]) if year else Span(None, None)


def _running_quarter(which: str, reference: date | None) -> Span:
    """ "Nog dit kwartaal", "volgend kwartaal", in a dated document."""
    if reference is None:
        return Span(None, None)
    number = (reference.month - 1) // 3 + (which != "dit")
    return months_of(reference.year + number // 4, number % 4 * 3 + 1, 3)


def _day(groups: dict[str, str | None], reference: date | None) -> Span | None:
    month = MONTHS[(groups["dmonth"] or "").lower()]
    if groups["dyear"]:
        day = date(int(groups["dyear"]), month, int(groups["day"] or 0))
        return Span(day, day, day=True)
    if groups["dmonth"] and groups["dmonth"].lower() == "mei" and not groups["dmonth"].islower():
        return None
    if reference is None:
        return Span(None, None, day=True)
    day = date(reference.year, month, int(groups["day"] or 0))
    if groups["past"]:
        return Span(day, day, day=True) if day <= reference else Span(*(day.replace(year=day.year - 1),) * 2, day=True)
    if day < reference:
        day = date(reference.year + 1, month, day.day)
    return Span(day, day, day=True)


def _year(written: str | None, relative: str | None, reference: date | None) -> int:
    """The year; 0 when the text does not give one."""
    if written:
        return _written(written)
    if relative and reference:
        return reference.year + (relative.lower() != "dit")
    return 0


def _written(year: str) -> int:
    return int(year) if year.isdigit() else 2000 + int(year[-2:])


def months_of(year: int, first: int, count: int, *, bare: bool = False) -> Span:
    last = first + count - 1
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return Span(date(year, first, 1), end, bare_year=bare)


def season_of(season: str, year: int) -> Span:
    if season == "winter":
        return Span(date(year, 12, 21), date(year + 1, 3, 20), season=True)
    (month1, day1), (month2, day2) = _SEASON_DAYS[_SEASONS[season]]
    return Span(date(year, month1, day1), date(year, month2, day2), season=True)


def part_of_year(part: str, year: int) -> Span:
    """ "begin", "medio", "half" or "eind" of a year."""
    return _cut(months_of(year, 1, 12), part)


def _coming_month(month: int, reference: date | None) -> Span:
    """A month without a year: the running or first coming one of the document, or of the moment named before it."""
    if reference is None:
        return Span(None, None)
    return months_of(reference.year + (month < reference.month), month, 1)


def _coming_season(season: str, reference: date) -> Span:
    """A season without a year, in a dated document: the running or first coming one."""
    this_year = season_of(season, reference.year)
    return this_year if this_year.last and this_year.last >= reference else season_of(season, reference.year + 1)


def _cut(span: Span, part: str) -> Span:
    """ "begin", "eind", "half" of a span: the first or last quarter of a year, third of a quarter, ten days of a
    month."""
    if span.first is None or span.last is None:
        return span
    days = (span.last - span.first).days + 1
    if part in {"half", "medio", "midden", "halverwege"}:
        if days > 300:
            return Span(date(span.first.year, 6, 1), date(span.first.year, 7, 31), half=True)
        third = timedelta(days=days // 3)
        return Span(span.first + third, span.last - third, half=True)
    months = 3 if days > 300 else 2 if days > 150 else 1 if days > 80 else 0
    if part == "begin":
        if not months:
            return Span(span.first, span.first + timedelta(days=9))
        return Span(span.first, months_of(span.first.year, span.first.month, months).last)
    if part == "ultimo":
        return Span(span.last, span.last, day=True)
    if not months:
        return Span(span.last - timedelta(days=9), span.last, tail=True)
    return Span(date(span.last.year, max(span.last.month - months + 1, 1), 1), span.last, tail=True)
