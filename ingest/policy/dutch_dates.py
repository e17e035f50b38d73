"""Dutch time expressions → ISO intervals, durations, or "relative": never a date that the text does not give.

The conventions (what "eind", "half" or "voor de zomer" stands for) are those of the annotation rules, §4: an end is
inclusive, an open end is None. Seasons are the astronomical ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ingest.policy.durations import Time, TimeKind, durations, relatives

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
    "najaar": "herfst",
    "herfst": "herfst",
}
_SEASON_DAYS = {"lente": ((3, 20), (6, 21)), "zomer": ((6, 21), (9, 22)), "herfst": ((9, 23), (12, 21))}
_ORDINALS = {
    "1e": 1, "1ste": 1, "eerste": 1, "2e": 2, "2de": 2, "tweede": 2,
    "3e": 3, "3de": 3, "derde": 3, "4e": 4, "4de": 4, "vierde": 4, "laatste": 4,
}  # fmt: skip

_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = "|".join(_ORDINALS)
_DAY = rf"(?P<day>\d{{1,2}})(?:e|ste|de)?\s+(?P<dmonth>{_MONTH})\.?(?:\s+(?P<dyear>{_YEAR}))?"
_NUMERIC = rf"(?P<nday>\d{{1,2}})[-/.](?P<nmonth>\d{{1,2}})[-/.](?P<nyear>{_YEAR})"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_OF = r"\s*(?:van\s+(?:het\s+jaar\s+)?|in\s+)?"
_JAAR = rf"(?:het\s+(?:jaar|boekjaar|inkoopjaar)\s+|inkoopjaar\s+|jaar\s+)?(?P<year>{_YEAR})"
_RELATIVE_YEAR = r"(?P<rel>dit|volgend|komend|aanstaand)e?\s+jaar"
_FULL_MONTH = "|".join(name for name in MONTHS if len(name) > 4 or name in {"mei", "juni", "juli"})
_AT_MONTH = (
    "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in "in vanaf eind begin medio half per uiterlijk voor".split()) + ")"
)
"""What must stand before a month without a year: "in mei"."""
_PERIOD = rf"""
    (?:het\s+|de\s+|deze?\s+|komende?\s+)?
    (?:
        (?:{_ISO}|{_NUMERIC}|{_DAY})
      | (?:Q(?P<q1>[1-4])|(?P<q2>{_ORDINAL})\s+kwartaal|kwartaal\s+(?P<q3>[1-4])|K(?P<q4>[1-4]))
        (?:{_OF}(?:(?P<qyear>{_YEAR})|(?P<qrel>dit|volgend|komend)e?\s+jaar))?
      | (?P<this>dit|volgend|komend)\s+kwartaal
      | (?:(?P<h1>{_ORDINAL})\s+(?:helft|halfjaar)|H(?P<h2>[12])(?=\s+(?:van\s+)?20))
        (?:{_OF}(?:(?P<hyear>{_YEAR})|(?P<hrel>dit|volgend|komend)e?\s+jaar))?
      | (?P<season>voorjaar|lente|zomerreces|zomer|najaar|herfst|winter)
        (?:{_OF}(?:(?P<syear>{_YEAR})|(?P<srel>dit|volgend|komend)e?\s+jaar))?
      | (?P<month>{_MONTH})\.?\s+(?:van\s+)?(?P<myear>{_YEAR})
      | {_AT_MONTH}(?P<bmonth>{_FULL_MONTH})(?!\s+(?:van\s+)?\d)
      | {_JAAR}
      | {_RELATIVE_YEAR}
    )
"""
_PART = r"(?:het\s+)?(?P<part>begin|eind|einde|half|medio|midden|ultimo)(?:\s+van)?\s+"

_POINT = re.compile(rf"(?:{_PART})?{_PERIOD}(?![\d\w])", re.VERBOSE | re.IGNORECASE)
"""A stretch of the calendar, with "begin", "eind", "half" … before it."""

_DASH = r"\s?[-–—/]\s?"
_RANGE = re.compile(
    rf"""(?:(?P<from>van|tussen|vanaf|in|gedurende|over|voor)\s+)?(?:de\s+|een\s+)?(?:periode\s+|jaren\s+)?
    (?:van\s+)?(?P<y1>{_YEAR})
    (?:
        (?P<dash>{_DASH})
      | \s+(?P<til>t/m|t\.?e\.?m\.?|tot\s+en\s+met|tot|en|of|naar|&)\s+(?:in\s+)?
      | (?P<list>,\s+(?:{_YEAR},\s+)*(?:{_YEAR}\s+)?en\s+)
    )
    (?P<y2>{_YEAR})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_RANGE = re.compile(rf"\b(?P<y1>{_YEAR})(?P<sep>[-–/])(?P<y2>\d\d)\b(?!\d|-)")

_BEFORE = r"(?:nog\s+|al\s+|ruim\s+|uiterlijk\s+)?v(?:óó|oo|ó)r(?:\s+aanvang\s+van)?"
_PREFIX = re.compile(
    rf"""(?:^|(?<=[\s(,;:‘'"“/]))(?:
        (?P<latest>uiterlijk|op\s+zijn\s+laatst|ten\s+laatste|niet\s+later\s+dan|tot\s+en\s+met|t/m|uiterste\s+datum)
            (?:\s+(?P<latest2>in|op|per|voor|vóór|tot))?
      | (?P<before>{_BEFORE})
      | (?P<until>tot(?:\s+aan)?)
      | (?P<after>na\s+afloop\s+van|na)
      | (?P<since>vanaf|m\.?i\.?v\.?|met\s+ingang\s+van|ingaande|te\s+beginnen\s+(?:in|per)|startend\s+in|sinds)
            (?:\s+(?P<since2>in|op|per|het))?
      | (?P<per>per)
      | (?P<around>rond(?:om)?|omstreeks|circa|ca\.|ongeveer)
      | (?P<within>in\s+de\s+loop\s+van|in\s+het\s+jaar|in|gedurende|tijdens|op|over)
    )\s+(?:inkoopjaar\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand right before a point of the calendar."""

_SOFT_BEFORE = re.compile(
    r"(?:naar\s+verwachting|beoogd|streven|ernaar|rond(?:om)?|omstreeks|circa|ongeveer|zo\s+mogelijk"
    r"|voornemen|streefdatum)"
    r"[\w\s,:]{0,40}$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"[\w)’'”\"]\s+$")
_MOMENT_BEFORE = re.compile(
    r"(?:^|[.;:(•·\-–]\s*|\b(?:periode|jaren|jaar|begrotingsjaar|en|of|zomer|winter|herfst|najaar|voorjaar"
    r"|planning|gereed|wanneer"
    r"|deadline|tijdpad|eerst|is|wordt|worden|zijn|zal|zullen|termijn|looptijd|start|einde)\s*:?\s*)$",
    re.IGNORECASE,
)


def find_times(text: str, reference: date | None = None) -> tuple[Time, ...]:
    """All time expressions in `text`, in order, without overlap.

    `reference` is the date of the document: only with it do "volgend jaar" and a season without a year get dates.
    """
    return _find_times(text, reference)


@lru_cache(maxsize=20_000)
def _find_times(text: str, reference: date | None) -> tuple[Time, ...]:
    if not _HINT.search(text):
        return ()
    wholes = list(_partial_ranges(text))
    points = [t for t in _points(text, reference) if not any(w.start <= t.start < w.end for w in wholes)]
    found = [*_ranges(text), *wholes, *relatives(text), *durations(text), *points]
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
    r"(?:19|20)\d\d|jaar|jaren|maand|week|weken|dag|kwartaal|zomer|voorjaar|najaar|lente|herfst|winter"
    r"|termijn|parallel|gelijktijdig|tegelijk|periode"
    r"|afzienbare|mogelijk|\b(?:na|voor|vóór|voorafgaand)\b"
    r"|(?:\d{1,2}|in|vanaf|eind|begin|medio|half|per|uiterlijk|voor)\s+(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)
"""Without any of these no pattern below can match."""


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


_SCHOOL_YEAR = re.compile(r"(?:\bin\s+)?(?:\bhet\s+)?\b(?:school|studie|college)jaar\s+$", re.IGNORECASE)


def _ranges(text: str) -> Iterator[Time]:
    for match in _RANGE.finditer(text):
        first, last = int(match["y1"]), int(match["y2"])
        if not first < last <= first + 40:
            continue
        if (match["til"] or "").lower() in {"of", "naar", "&"}:
            continue
        start = match.start()
        lead = _PREFIX.search(text[:start])
        if lead and lead["within"]:
            start = lead.start()
        weak = not match["from"] and not (lead and lead["within"]) and _in_name(text, match.start())
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
                weak=_in_name(text, match.start()),
            )  # fmt: skip


_PLACE = (
    rf"(?:(?P<d{{0}}>\d{{{{1,2}}}})\s+)?(?P<m{{0}}>{_MONTH})\.?|Q(?P<q{{0}}>[1-4])"
    r"|(?P<s{0}>voorjaar|lente|zomer|najaar|herfst)"
)
_WITHIN_YEAR = re.compile(
    rf"""(?:(?P<lead>van|tussen|vanaf|in|gedurende)\s+)?(?:de\s+periode\s+)?(?:het\s+|de\s+)?(?:{_PLACE.format(1)})
    (?:\s+(?P<y1>{_YEAR}))?
    (?:\s*[-–—/]\s*|\s+(?P<til>t/m|t\.?e\.?m\.?|tot\s+en\s+met|tot|en)\s+)(?:het\s+|de\s+)?
    (?:{_PLACE.format(2)})\s+(?:van\s+)?(?P<y2>{_YEAR})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
"""From one place in a year to another: "januari t/m maart 2027", "van 1 april tot 1 juli 2027", "Q1-Q2 2027"."""


def _partial_ranges(text: str) -> Iterator[Time]:
    for match in _WITHIN_YEAR.finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        til = re.sub(r"\s+", " ", (match["til"] or "").lower())
        if til == "en" and (match["lead"] or "").lower() != "tussen" and match["m1"]:
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


def _stretch(match: re.Match[str], side: str, year: int) -> tuple[date, date]:
    """First and last day of one side of a range. Raises ValueError for a day that the month has not."""
    if match[f"d{side}"]:
        day = date(year, MONTHS[match[f"m{side}"].lower()], int(match[f"d{side}"]))
        return day, day
    if match[f"q{side}"]:
        span = _months(year, 3 * int(match[f"q{side}"]) - 2, 3)
    elif match[f"s{side}"]:
        span = _season(match[f"s{side}"].lower(), year)
    else:
        span = _months(year, MONTHS[match[f"m{side}"].lower()], 1)
    return span.first or date.min, span.last or date.max


def _points(text: str, reference: date | None) -> Iterator[Time]:
    named: date | None = None
    for match in _POINT.finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/€'’"):
            continue
        span = _calendar(match, (named or reference) if match["bmonth"] else reference)
        if span is None:
            continue
        named = span.first or named
        yield _with_prefix(text, match, span)


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the calendar; `first is None`: named, but without a year to place it in."""

    first: date | None
    last: date | None
    day: bool = False
    season: bool = False
    half: bool = False
    bare_year: bool = False
    tail: bool = False
    """The end of a longer period ("eind maart"): "before" it means up to its last day."""


def _calendar(match: re.Match[str], reference: date | None) -> _Span | None:
    groups = match.groupdict()
    span = _span(groups, reference)
    part = (groups["part"] or "").lower()
    return _cut(span, part) if span and part else span


def _span(groups: dict[str, str | None], reference: date | None) -> _Span | None:
    try:
        if groups["iso"]:
            day = date.fromisoformat(groups["iso"])
            return _Span(day, day, day=True)
        if groups["nday"]:
            day = date(int(groups["nyear"] or 0), int(groups["nmonth"] or 0), int(groups["nday"]))
            return _Span(day, day, day=True)
        if groups["day"]:
            return _day(groups, reference)
        if groups["month"]:
            return _months(int(groups["myear"] or 0), MONTHS[groups["month"].lower()], 1)
    except ValueError:
        return None  # 31 februari
    if groups["bmonth"]:
        return _coming_month(MONTHS[groups["bmonth"].lower()], reference)
    if quarter := groups["q1"] or groups["q2"] or groups["q3"] or groups["q4"]:
        year = _year(groups["qyear"], groups["qrel"], reference)
        number = _ORDINALS.get(quarter.lower()) or int(quarter)
        if not year and reference is not None:  # the running or first coming one, as for a season
            year = reference.year + (number * 3 < reference.month)
        return _months(year, number * 3 - 2, 3) if year else _Span(None, None)
    if groups["this"]:
        return _running_quarter(groups["this"].lower(), reference)
    if half := groups["h1"] or groups["h2"]:
        year = _year(groups["hyear"], groups["hrel"], reference)
        number = min(_ORDINALS.get(half.lower()) or int(half), 2)
        return _months(year, number * 6 - 5, 6) if year else _Span(None, None)
    if season := groups["season"]:
        year = _year(groups["syear"], groups["srel"], reference)
        if year:
            return _season(season.lower(), year)
        return _coming_season(season.lower(), reference) if reference else _Span(None, None, season=True)
    year = _year(groups["year"], groups["rel"], reference)
    return _months(year, 1, 12, bare=not groups["rel"]) if year else _Span(None, None)


def _running_quarter(which: str, reference: date | None) -> _Span:
    """ "Nog dit kwartaal", "volgend kwartaal", in a dated document."""
    if reference is None:
        return _Span(None, None)
    number = (reference.month - 1) // 3 + (which != "dit")
    return _months(reference.year + number // 4, number % 4 * 3 + 1, 3)


def _day(groups: dict[str, str | None], reference: date | None) -> _Span | None:
    month = MONTHS[(groups["dmonth"] or "").lower()]
    if groups["dyear"]:
        day = date(int(groups["dyear"]), month, int(groups["day"] or 0))
        return _Span(day, day, day=True)
    if groups["dmonth"] and groups["dmonth"].lower() == "mei" and not groups["dmonth"].islower():
        return None
    if reference is None:
        return _Span(None, None, day=True)
    day = date(reference.year, month, int(groups["day"] or 0))
    if day < reference:
        day = date(reference.year + 1, month, day.day)
    return _Span(day, day, day=True)


def _year(written: str | None, relative: str | None, reference: date | None) -> int:
    """The year; 0 when the text does not give one."""
    if written:
        return int(written)
    if relative and reference:
        return reference.year + (relative.lower() != "dit")
    return 0


def _months(year: int, first: int, count: int, *, bare: bool = False) -> _Span:
    last = first + count - 1
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return _Span(date(year, first, 1), end, bare_year=bare)


def _season(season: str, year: int) -> _Span:
    if season == "winter":
        return _Span(date(year, 12, 21), date(year + 1, 3, 20), season=True)
    (month1, day1), (month2, day2) = _SEASON_DAYS[_SEASONS[season]]
    return _Span(date(year, month1, day1), date(year, month2, day2), season=True)


def _coming_month(month: int, reference: date | None) -> _Span:
    """A month without a year: the running or first coming one of the document, or of the moment named before it."""
    if reference is None:
        return _Span(None, None)
    return _months(reference.year + (month < reference.month), month, 1)


def _coming_season(season: str, reference: date) -> _Span:
    """A season without a year, in a dated document: the running or first coming one."""
    this_year = _season(season, reference.year)
    return this_year if this_year.last and this_year.last >= reference else _season(season, reference.year + 1)


def _cut(span: _Span, part: str) -> _Span:
    """ "begin", "eind", "half" of a span: the first or last quarter of a year, third of a quarter, ten days of a
    month."""
    if span.first is None or span.last is None:
        return span
    days = (span.last - span.first).days + 1
    if part in {"half", "medio", "midden"}:
        if days > 300:
            return _Span(date(span.first.year, 6, 1), date(span.first.year, 7, 31), half=True)
        third = timedelta(days=days // 3)
        return _Span(span.first + third, span.last - third, half=True)
    months = 3 if days > 300 else 2 if days > 150 else 1 if days > 80 else 0
    if part == "begin":
        if not months:
            return _Span(span.first, span.first + timedelta(days=9))
        return _Span(span.first, _months(span.first.year, span.first.month, months).last)
    if part == "ultimo":
        return _Span(span.last, span.last, day=True)
    if not months:
        return _Span(span.last - timedelta(days=9), span.last, tail=True)
    return _Span(date(span.last.year, max(span.last.month - months + 1, 1), 1), span.last, tail=True)


def _with_prefix(text: str, match: re.Match[str], span: _Span) -> Time:
    start, end = match.span()
    before = text[:start]
    prefix = _PREFIX.search(before)
    kind = prefix.lastgroup if prefix else None
    if prefix:
        kind = next(name for name in _PREFIX_KINDS if prefix[name])
        if kind == "latest" and (prefix["latest2"] or "").lower() in {"voor", "vóór"}:
            kind = "before"
        elif (
            kind == "before"
            and span.bare_year
            and not match["part"]
            and (
                (_purpose(before[: prefix.start()], prefix["before"]) and not _DONE_BEFORE.match(text[end:]))
                or (prefix.start() == 0 and "€" in text)
            )
        ) or (kind == "before" and _MEANT_FOR.search(before[: prefix.start()])):
            kind, prefix = None, None
        if kind == "over" or (kind == "within" and prefix and prefix["within"].lower() == "over"):
            prefix, kind = None, None
    soft = kind == "around" or bool(_SOFT_BEFORE.search(before[-60:]))
    if prefix:
        start = prefix.start()
    about = kind == "after" and bool(_ABOUT.search(text[:start]))  # "Voor de periode na 2028 werkt …"
    weak = about or (kind is None and span.bare_year and not match["part"] and _in_name(text, match.start()))
    if span.first is None or span.last is None:
        if kind is None and span.season and not match["part"]:
            weak = True
        return Time(start, end, TimeKind.RELATIEF, zacht=soft, weak=weak)
    begin, eind = _bounds(span, kind)
    return Time(start, end, TimeKind.INTERVAL, begin, eind, zacht=soft, weak=weak)


_DONE_BEFORE = re.compile(
    r"\s+(?:te\s+)?(?:realiseren|voltooien|openen|invoeren|beëindigen|starten|(?:af|uit|op|in|vast)?(?:te\s+)?(?:ronden|leveren|voeren|stellen|zetten))\b"
    r"|\s+(?:(?:moet|moeten|zal|zullen|is|zijn|wordt|worden)\s+)?(?:gerealiseerd|afgerond|voltooid|opgeleverd|gereed|klaar)\b",
    re.IGNORECASE,
)
"""What is done before a year, rather than made for it: "de huisvesting voor 2029 te realiseren"."""
_ABOUT = re.compile(r"\b(?:voor|over)\s+de\s+(?:periode|jaren|tijd|fase)\s+$", re.IGNORECASE)
"""Before a stretch of time that something is about, not in which it is done."""
_MEANT_FOR = re.compile(
    r"\b(?:voorzien|gepland|ingepland|geagendeerd|geraamd|begroot|bestemd|bedoeld)\s*$", re.IGNORECASE
)
"""Before "voor": then it is no limit ("is voorzien voor het derde kwartaal")."""
_PREFIX_KINDS = ("latest", "before", "until", "after", "since", "per", "around", "within")


def _bounds(span: _Span, kind: str | None) -> tuple[str | None, str | None]:
    first, last = span.first, span.last
    if first is None or last is None:
        raise ValueError("a span without a year has no bounds")
    match kind:
        case "latest":
            return None, (date(first.year, 6, 30) if span.half and (last - first).days > 50 else last).isoformat()
        case "before":
            return None, _before(span, first, last).isoformat()
        case "until":
            limit = first - timedelta(days=1) if span.bare_year or span.day else first if span.season else last
            return None, limit.isoformat()
        case "after":
            return _after(span, last)
        case "since":
            return first.isoformat(), None
        case "per":
            return first.isoformat(), first.isoformat() if span.day else None
        case "around":
            if span.season:
                months = (6, 9) if first.month == 6 else (first.month, last.month)
                begin = date(first.year, months[0], 1)
                return begin.isoformat(), _months(last.year, months[1], 1).last.isoformat()  # type: ignore[union-attr]
            return first.isoformat(), last.isoformat()
        case _:
            return first.isoformat(), last.isoformat()


def _before(span: _Span, first: date, last: date) -> date:
    if span.season:
        return first
    if span.half and (last - first).days > 50:
        return date(first.year, 6, 30)
    # "voor 1 maart 2027" ends the day before, "voor april 2027" too
    return last if span.tail else first - timedelta(days=1)


def _after(span: _Span, last: date) -> tuple[str, str | None]:
    begin = (last + timedelta(days=1)).isoformat()
    return begin, f"{last.year}-12-31" if span.season and last.month < 12 else None


def _purpose(before: str, preposition: str) -> bool:
    """Whether "voor 2026" says what something is for ("de inkoop voor 2026") rather than before when."""
    if "ó" in preposition or re.match(r"(?:nog|al|ruim|uiterlijk)\b", preposition, re.IGNORECASE):
        return False
    return bool(re.search(r"\w\s*$", before)) and not re.search(r"\b(?:is|wordt|worden|zijn|moet|moeten)\s*$", before)


def _in_name(text: str, start: int) -> bool:
    """Whether a bare year at `start` follows a noun ("Kamerstukken II 2024", "prijspeil 2026") and so names
    something."""
    before = text[max(0, start - 40) : start]
    if _MOMENT_BEFORE.search(before):
        return False
    return bool(_NOUN_BEFORE.search(before)) or bool(re.search(r"[,\-–/(€]\s*$", before))
