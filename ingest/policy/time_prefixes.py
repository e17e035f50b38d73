"""What stands before a point of the calendar and says which side of it is meant: "uiterlijk", "vanaf", "per"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.policy.calendar_spans import Span, months_of
from ingest.policy.durations import Time, TimeKind
from ingest.policy.softness import is_soft_before
from ingest.policy.verbs import verb_form

_BEFORE = r"(?:nog\s+|al\s+|ruim\s+|uiterlijk\s+)?v(?:óó|oo|ó)r(?:\s+(?:aanvang|de\s+(?:start|aanvang))\s+van)?"
PREFIX = re.compile(
    rf"""(?:^|(?<=[\s(,;:‘'"“/]))(?:
        (?P<latest>uiterlijk|op\s+zijn\s+laatst|ten\s+laatste|niet\s+later\s+dan|tot\s+en\s+met|t/m|uiterste\s+datum|tussen\s+nu\s+en)
            (?:\s+(?P<latest2>in|op|per|voor|vóór|tot))?
      | (?P<before>{_BEFORE})
      | (?P<until>tot(?:\s+aan)?)
      | (?P<after>na\s+afloop\s+van|na)
      | (?P<since>vanaf|m\.?i\.?v\.?|met\s+ingang\s+van|ingaande|te\s+beginnen\s+(?:in|per)|startend\s+in|sinds
            |op\s+zijn\s+vroegst|niet\s+eerder\s+dan|niet\s+v(?:óó|oo|ó)r)
            (?:\s+(?:in|op|per|het))?
      | (?P<per>per)
      | (?P<around>rond(?:om)?|omstreeks|circa|ca\.|ongeveer)
      | (?P<within>in\s+de\s+loop\s+van|in\s+het\s+jaar|in|gedurende|tijdens|op|over)
    )\s+(?:(?:contract|inkoop)jaar\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand right before a point of the calendar."""

_NEAR = 80
"""Characters before a point of the calendar among which its prefix stands."""

_NOUN_BEFORE = re.compile(r"[\w)’'”\"]\s+$")
_MOMENT_BEFORE = re.compile(
    r"(?:^|[.;:(•·\-–]\s*|\b(?:periode|jaren|jaar|begrotingsjaar|en|of|zomer|winter|herfst|najaar|voorjaar"
    r"|planning|gereed|wanneer"
    r"|deadline|tijdpad|eerst|is|wordt|worden|zijn|zal|zullen|termijn|looptijd|start|einde)\s*:?\s*)$",
    re.IGNORECASE,
)


def with_prefix(text: str, match: re.Match[str], span: Span) -> Time:
    start, end = match.span()
    before = text[:start]
    prefix = PREFIX.search(before, max(0, start - _NEAR))
    kind: str | None = None
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
        if kind == "within" and prefix and prefix["within"].lower() == "over":
            prefix, kind = None, None
    soft = kind == "around" or is_soft_before(text, start)
    if prefix:
        start = prefix.start()
    counted = kind is None and span.bare_year and not match["part"] and _counts(text[end:])
    about = kind == "after" and bool(_ABOUT.search(text[:start]))  # "Voor de periode na 2028 werkt …"
    weak = about or counted or (kind is None and span.bare_year and not match["part"] and in_name(text, match.start()))
    if span.first is None or span.last is None:
        if kind is None and span.season and not match["part"]:
            weak = True
        return Time(start, end, TimeKind.RELATIEF, zacht=soft, weak=weak)
    begin, eind = _bounds(span, kind)
    if begin is not None and _AND_ON.match(text[end:]):
        eind = None
    return Time(start, end, TimeKind.INTERVAL, begin, eind, zacht=soft, weak=weak)


_COUNTED = re.compile(r"\s+(?P<noun>[a-zà-ÿ]+(?:en|s))\b")


def _counts(behind: str) -> bool:
    """Whether a noun in the plural follows what looks like a year: "2030 woningen"."""
    noun = _COUNTED.match(behind)
    return noun is not None and verb_form(noun["noun"]).finite is None


_AND_ON = re.compile(r"\s+(?:e\.v\.|en\s+(?:verder|daarna|volgende\s+jaren))", re.IGNORECASE)
"""Behind a moment from which on it goes on: "2027 e.v."."""
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


def _bounds(span: Span, kind: str | None) -> tuple[str | None, str | None]:
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
                return begin.isoformat(), months_of(last.year, months[1], 1).last.isoformat()  # type: ignore[union-attr]
            return first.isoformat(), last.isoformat()
        case _:
            return first.isoformat(), last.isoformat()


def _before(span: Span, first: date, last: date) -> date:
    if span.season:
        return first
    if span.half and (last - first).days > 50:
        return date(first.year, 6, 30)
    # "voor 1 maart 2027" ends the day before, "voor april 2027" too
    return last if span.tail else first - timedelta(days=1)


def _after(span: Span, last: date) -> tuple[str, str | None]:
    begin = (last + timedelta(days=1)).isoformat()
    return begin, f"{last.year}-12-31" if span.season and last.month < 12 else None


_ENDS_BEFORE = re.compile(
    r"\b(?:opent|start|stopt|begint|verschijnt|sluit|(?:levert|voert|stelt|rondt|zet|legt|werkt|past)(?:\s+\w+){0,2}?"
    r"\s+(?:het|dit|dat|ze|die|deze|hem)|rond(?:t|en)\s+(?:\w+\s+)?(?:de|het|deze|dit|alle)\s+[\w\-]+)\s*$",
    re.IGNORECASE,
)
"""Before "voor 2027" in a main clause that says what is done by then: "rondt de proef voor 2027 af"."""


def _purpose(before: str, preposition: str) -> bool:
    """Whether "voor 2026" says what something is for ("de inkoop voor 2026") rather than before when."""
    if (
        "ó" in preposition
        or " van" in preposition
        or re.match(r"(?:nog|al|ruim|uiterlijk)\b", preposition, re.IGNORECASE)
    ):
        return False
    if _ENDS_BEFORE.search(before):
        return False
    return bool(re.search(r"\w\s*$", before)) and not re.search(r"\b(?:is|wordt|worden|zijn|moet|moeten)\s*$", before)


def in_name(text: str, start: int) -> bool:
    """Whether a bare year at `start` follows a noun ("Kamerstukken II 2024", "prijspeil 2026") and so names
    something."""
    before = text[max(0, start - 40) : start]
    if _MOMENT_BEFORE.search(before):
        return False
    return bool(_NOUN_BEFORE.search(before)) or bool(re.search(r"[,\-–/(€]\s*$", before))
