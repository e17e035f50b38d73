"""Dutch time expressions → ISO intervals, durations, or "relative": never a date that the text does not give.

An end is inclusive, an open end is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ingest.policy.calendar_spans import FULL_MONTH, POINT, YEAR, calendar_span
from ingest.policy.durations import Time, TimeKind, durations, relatives
from ingest.policy.time_prefixes import with_prefix
from ingest.policy.time_ranges import partial_ranges, shared_ranges, whole_ranges


def find_times(text: str, reference: date | None = None) -> tuple[Time, ...]:
    """All time expressions in `text`, in order, without overlap.

    `reference` is the date of the document: only with it do "volgend jaar" and a season without a year get dates.
    """
    return _find_times(text, reference)


@lru_cache(maxsize=20_000)
def _find_times(text: str, reference: date | None) -> tuple[Time, ...]:
    if not _HINT.search(text):
        return ()
    found = [*relatives(text), *durations(text)]
    if _CALENDAR.search(text):
        ranges = [*shared_ranges(text), *partial_ranges(text)] if _YEAR.search(text) else []
        points = [t for t in _points(text, reference) if not any(r.start <= t.start < r.end for r in ranges)]
        found = [*(whole_ranges(text) if _YEAR.search(text) else ()), *ranges, *found, *points]
    joined = _joined(text, _without_overlap(found))
    return tuple(_every_year(text, time) for time in joined)


_EVERY_YEAR = re.compile(
    r"\b(?:jaarlijks|elke?(?:\s+jaar)?|iedere?(?:\s+jaar)?|telkens|steeds)\s+(?:(?:uiterlijk|in|op)\s+)?$",
    re.IGNORECASE,
)


def _every_year(text: str, time: Time) -> Time:
    """ "jaarlijks voor 1 april" is no single day."""
    if re.search(r"\d{4}", text[time.start : time.end]) or not _EVERY_YEAR.search(text[: time.start]):
        return time
    return replace(time, kind=TimeKind.RELATIEF, begin=None, eind=None)


_HINT = re.compile(
    r"(?:19|20)\d\d|[’'‘]\d\d|\b[QKH][1-4]\b|jaar|jaren|maand|week|weken|dag|kwartaal|zomer|kerst|voorjaar|najaar|lente|herfst|winter"
    r"|termijn|parallel|gelijktijdig|tegelijk|periode"
    r"|afzienbare|mogelijk|\b(?:na|voor|vóór|voorafgaand)\b"
    r"|(?:\d{1,2}|in|vanaf|eind|begin|medio|half|per|uiterlijk|voor)\s+(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)
"""Without any of these no pattern below can match."""
_CALENDAR = re.compile(rf"\d|jaar|kwartaal|helft|lente|zomer|herfst|winter|maand|kerst|{FULL_MONTH}", re.IGNORECASE)
"""Without any of these nothing is said of the calendar, only how long or in which order: most sentences."""
_YEAR = re.compile(YEAR)
"""Every range that is written in full has one."""


def _without_overlap(times: list[Time]) -> list[Time]:
    kept: list[Time] = []
    for time in sorted(times, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
        elif (time.kind is TimeKind.RELATIEF) > (kept[-1].kind is TimeKind.RELATIEF) or (
            time.end - time.start > kept[-1].end - kept[-1].start and kept[-1].kind is not TimeKind.RELATIEF
        ):
            kept[-1] = time
    return kept


def _joined(text: str, times: list[Time]) -> list[Time]:
    """ "eind 2025 of begin 2026", "Q3 en Q4 2026", "2023 en 2024": one interval."""
    joined: list[Time] = []
    for time in times:
        last = joined[-1] if joined else None
        if (
            last
            and last.kind is time.kind is TimeKind.INTERVAL
            and last.begin
            and last.eind
            and time.begin
            and time.eind
            and last.begin <= time.begin
            and re.fullmatch(r"\s*(?:of|en|/|dan\s+wel|t/m|tot\s+en\s+met)\s*(?:in\s+)?", text[last.end : time.start])
        ):
            joined[-1] = replace(last, end=time.end, eind=time.eind, zacht=last.zacht or time.zacht)
        else:
            joined.append(time)
    return joined


def _part_of_number(text: str, start: int) -> bool:
    """Whether what starts here goes on with a number or an amount ("1-1-2027", "€ 2027"), not with a word."""
    before = text[start - 1]
    return before in "€'’" or (before in "-/" and (text[start].isdigit() or text[max(0, start - 2)].isspace()))


def _points(text: str, reference: date | None) -> Iterator[Time]:
    named: date | None = None
    for match in POINT.finditer(text):
        if match.start() and _part_of_number(text, match.start()):
            continue
        span = calendar_span(match, (named or reference) if match["bmonth"] else reference)
        if span is None:
            continue
        named = span.first or named
        yield with_prefix(text, match, span)
