"""Statements of recognition in a cell: "Goed onderbouwd (Vilans, 12-03-2021), eerste aanwijzingen (Movisie)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.inventory.dates import find_dates
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, is_empty, split_cell

FindOrganisations = Callable[[str], list[tuple[int, int]]]
"""Gives the character ranges of organisations that are named in a text."""

_WORDED = re.compile(
    r"""(?:theoretisch\s+)?goed\s+(?:onderbouwd|beschreven)
    |(?:eerste|goede|sterke|enige|matige|voldoende)\s+aanwijzing(?:en)?(?:\s+(?:voor|van)\s+(?:de\s+)?effectiviteit)?
    |(?:bewezen|waarschijnlijk|mogelijk|zeer|hoogst)\s+effectief
    |(?<!niet\s)effectief\b(?!iteit)
    |praktijkvoorbeeld(?:/goed\s+beschreven)?|beloftevol|veelbelovend|(?:voldoende|goed)\s+beoordeeld""",
    re.IGNORECASE | re.VERBOSE,
)
_STEP = re.compile(r"\b(?:trede|niveau|level|categorie)\s*:?\s*(?:[0-5]|I{1,3}V?|IV|[A-E])(?![\w])", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:wel\s+)?(?:her)?erkend\b|\berkende?\s+interventie\b|^\s*(?:ja|yes|waar|x|✓|v)\s*$|^\s*(?:ja|yes)(?=\s*[,(:–-])",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:niet|nooit|geen|zonder|nog\s+niet)\b|\baan(?:ge|\s+te\s+)?meld|\baanmelding|\bin\s+(?:behandeling"
    r"|beoordeling|procedure|aanvraag"
    r"|voorbereiding|traject)|\bingediend|\bafgewezen|\bonbekend\b|\bloopt\b|^\s*(?:nee|no|false|onwaar)\s*$",
    re.IGNORECASE,
)
_LAPSED = re.compile(
    r"\bverlopen\b|\bvervallen\b|\bniet\s+(?:meer|langer)\s+(?:geldig|erkend)\b|\bafgelopen\b", re.IGNORECASE
)
_WITHDRAWN = re.compile(r"\bingetrokken\b", re.IGNORECASE)
_PROVISIONAL = re.compile(r"\bonder\s+voorbehoud\b|\bvoorlopig\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:\btot(?:\s+en\s+met)?|\bt/m|\bgeldig(?:heid)?\w*|\bverloopt(?:\s+op)?|\bverval(?:t|len)\w*|\bverlopen"
    r"|\beinde?|\buntil)"
    r"(?:\s+(?:op|per|sinds|in|tot|van))*\s*:?\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|tot|t/m|tot en met)\s*$", re.IGNORECASE)
_PIECE = re.compile(r",|\s+(?:en|plus|\+|&|\|)\s+|\.\s+(?=[A-Z])")
_FILLER = re.compile(
    r"\b(?:door|volgens|bij|van|op|in|d\.d\.|dd|per|sinds|datum|erkend|erkenning|trede|databank|de|het)\b"
    r"|[()\[\]:,\-–—.]",
    re.I,
)
_WHO = re.compile(r"\((?P<inside>[^()]+)\)|\bdoor\s+(?:de\s+|het\s+)?(?P<who>[A-Z][^,;()\d]{1,60})")
_LONGEST_LEVEL = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """What a cell says of a recognition; `start` and `end` are its range in the cell."""

    start: int
    end: int
    level: str | None = None
    """As written; None when the cell only says who or when."""
    organisations: tuple[tuple[int, int], ...] = ()
    """Where in the cell it says by whom."""
    date: str | None = None
    until: str | None = None
    status: str | None = None
    """verlopen, ingetrokken, onder voorbehoud; None when the cell does not say."""
    bad_dates: tuple[str, ...] = ()
    level_known: bool = True
    """False for a level that is no word of the Dutch system of recognition."""


def statements(cell: Cell, find: FindOrganisations, *, named: bool = False) -> list[Statement]:
    """The recognitions that a cell states; none for "niet erkend", "aangemeld" and the like.

    `named` says that somebody else names the databank (another column, the heading): then a level in other words than
    the usual ones is taken for a level as well.
    """
    found: list[Statement] = []
    for segment in _joined(split_cell(cell), cell.text, find):
        for piece in _one_level_each(segment, find):
            statement = _statement(piece, find, named=named)
            if statement:
                found.append(statement)
    return _carry_organisations(found)


def _joined(segments: list[Term], text: str, find: FindOrganisations) -> list[Term]:
    """Put a databank or a date on a line of its own with the level on the line before it, or after it."""
    joined: list[Term] = []
    waiting: Term | None = None
    for segment in segments:
        loose = not (_level(segment.text) or _status(segment.text) or is_denial(segment.text))
        loose = loose and not _rest(segment.text, find)
        last = joined[-1] if joined else None
        if loose and last and _level(last.text) and not (find(segment.text) and find(last.text)):
            joined[-1] = Term(text[last.start : segment.end], last.start, segment.end)
        elif loose and waiting is None and find(segment.text):
            waiting = segment
            continue
        elif waiting and _level(segment.text) and not find(segment.text):
            joined.append(Term(text[waiting.start : segment.end], waiting.start, segment.end))
        else:
            joined += [waiting, segment] if waiting else [segment]
        waiting = None
    return [*joined, waiting] if waiting else joined


def _one_level_each(segment: Term, find: FindOrganisations) -> Iterator[Term]:
    """Cut a segment so that each piece holds one level with what belongs to it, in either order."""
    parts = _top_level_parts(segment)
    heads = [bool(_level(part.text) or is_denial(part.text)) for part in parts]
    if sum(heads) < 2:
        yield segment
        return
    organisation_first = not heads[0]
    groups: list[list[Term]] = []
    pending: list[Term] = []
    for part, is_head in zip(parts, heads, strict=True):
        if is_head:
            groups.append([*pending, part])
            pending = []
        elif organisation_first and (not groups or find(part.text)):
            pending.append(part)
        elif groups:
            groups[-1].append(part)
    if pending and groups:
        groups[-1] += pending
    text, offset = segment.text, segment.start
    for group in groups:
        start, end = group[0].start, group[-1].end
        yield Term(text[start - offset : end - offset], start, end)


def _top_level_parts(segment: Term) -> list[Term]:
    """Parts between commas and "en" that are outside brackets."""
    depth = 0
    outside = []
    for char in segment.text:
        depth += (char in "([") - (char in ")]")
        outside.append(depth <= 0)
    parts: list[Term] = []
    position = 0
    cuts = [m for m in _PIECE.finditer(segment.text) if outside[m.start()]]
    for start, end in [*((m.start(), m.end()) for m in cuts), (len(segment.text), len(segment.text))]:
        body = segment.text[position:start]
        if body.strip():
            lead = len(body) - len(body.lstrip())
            first = segment.start + position + lead
            parts.append(Term(body.strip(), first, first + len(body.strip())))
        position = end
    return parts


def _level(text: str) -> re.Match[str] | None:
    return _WORDED.search(text) or _STEP.search(text) or _PLAIN.search(text) or _LAPSED.search(text)


def is_denial(text: str) -> bool:
    """Whether a text says that something is not recognised, or not yet."""
    return bool(_NOT.search(_LAPSED.sub(" ", text)))


def _statement(piece: Term, find: FindOrganisations, *, named: bool) -> Statement | None:
    text = piece.text
    if is_empty(text) or is_denial(text):
        return None
    worded = _WORDED.search(text) or _STEP.search(text)
    plain = None if worded else _PLAIN.search(text)
    level = worded or plain
    status = _status(text)
    organisations = tuple((piece.start + a, piece.start + b) for a, b in find(text) or _unknown_organisations(text))
    date, until, bad = _dates(text)
    base = Statement(piece.start, piece.end, None, organisations, date, until, status, bad)
    if level:
        written = level[0].strip()
        return replace(base, level="erkend" if plain and len(written) < 4 else written)
    if status:
        return base
    rest = _rest(text, find)
    if rest and len(rest) <= _LONGEST_LEVEL and (organisations or named):
        return replace(base, level=rest, level_known=False)
    return base if organisations and date else None


def _unknown_organisations(text: str) -> list[tuple[int, int]]:
    """Who is named behind a level, in brackets or after "door", when it is no organisation that is known."""
    found = []
    for match in _WHO.finditer(text):
        group = "inside" if match["inside"] else "who"
        position = match.start(group)
        for part in match[group].split(","):
            name = part.strip()
            start = position + len(part) - len(part.lstrip())
            position += len(part) + 1
            dated = any(True for _ in find_dates(name))
            if (
                name[:1].isupper()
                and not dated
                and not _status(name)
                and not _STEP.search(name)
                and not _WORDED.search(name)
            ):
                found.append((start, start + len(name)))
    return found


def _rest(text: str, find: FindOrganisations) -> str:
    """What is left of a piece without organisations, dates and filler: a level in words of its own."""
    marks = [*find(text), *((found.start, found.end) for found in find_dates(text))]
    kept = "".join(" " if any(a <= i < b for a, b in marks) else char for i, char in enumerate(text))
    return " ".join(_FILLER.sub(" ", kept).split())


def _status(text: str) -> str | None:
    if _WITHDRAWN.search(text):
        return "ingetrokken"
    if _LAPSED.search(text):
        return "verlopen"
    return "onder voorbehoud" if _PROVISIONAL.search(text) else None


def _dates(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """When recognised and until when, with the dates that are none."""
    since = until = None
    bad = []
    last = None
    for found in find_dates(text):
        if found.iso is None:
            bad.append(text[found.start : found.end])
            continue
        before = text[: found.start]
        ends_range = last is not None and bool(_RANGE.fullmatch(text[last : found.start]))
        if _UNTIL.search(before) or (ends_range and since):
            until = until or found.iso
        else:
            since = since or found.iso
        last = found.end
    return since, until, tuple(bad)


def _carry_organisations(found: list[Statement]) -> list[Statement]:
    """ "Vilans: verlopen" without a level says something of the level beside it when that has nobody or the same."""
    levels = [s for s in found if s.level]
    loose = [s for s in found if not s.level and s.status]
    if len(levels) == 1 and len(loose) == 1 and not loose[0].organisations and not levels[0].status:
        until = levels[0].until or loose[0].until
        return [replace(levels[0], status=loose[0].status, until=until)]
    return found
