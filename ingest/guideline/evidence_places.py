"""Where a guideline gives its conclusions, by what stands there: under whatever heading, or under none.

A line with a level of evidence and an effect is a conclusion in any part but the considerations and the accountability.
A heading over lines that are mostly conclusions opens a part of conclusions, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import BlockKind
from ingest.guideline.evidence_tables import Row, holds_conclusions, table_rows
from ingest.guideline.evidence_words import NO_MEASURE, only_sources
from ingest.guideline.flow import Line, names_module
from ingest.guideline.headings import Label, Role
from ingest.guideline.levels import NO_LEVEL, SIGNS, level_inside, read_level, whole_level
from ingest.guideline.outcomes import findings, is_unsure
from ingest.guideline.wording import judge
from ingest.inventory.values import NOT_STUDIED

_MAY_GRADE = re.compile(
    rf"bewijs|GRADE|niveau|zekerheid|certainty|quality|[{SIGNS}]{{3}}|[(\[]\s*(?:zeer\s+)?(?:laag|redelijk|matig|hoog|low|moderate|high)",
    re.IGNORECASE,
)
"""What a text that gives a level of evidence holds: the gate before costlier patterns."""
_MAY_BE_UNSEEN = re.compile(r"\bgeen\b|\bniet\b|\bniets\b|ontbre", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:noot|detail)\s*(?P<number>\d{1,3})\b", re.IGNORECASE)
_MAY_OPEN = frozenset({None, Role.ONDERBOUWING, Role.EVIDENCE})
_BEGINS_PART = frozenset({Role.UITGANGSVRAAG, Role.AANBEVELING})


def mark_conclusions(lines: Sequence[Line]) -> None:
    """Mark the lines that are conclusions by what they say, and the headings over stretches of them."""
    _number_notes(lines)
    _mark_stretches(lines)
    for at in range(len(lines) - 1, -1, -1):
        # "Effecten" over "Effect op pijn", which has the conclusions
        heading, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        names_evidence = heading.is_heading and heading.label is None and NO_MEASURE.search(heading.text)
        if names_evidence and after is not None and after.told and after.depth > heading.depth:
            heading.label, heading.told = Label(Role.CONCLUSIE, len(heading.text), None), True


def _number_notes(lines: Sequence[Line]) -> None:
    """Tell each line the number of the note that it stands in, by a heading or its first words: "Noot 3"."""
    note, depth = None, 0
    for line in lines:
        if found := _NOTE.match(line.text):
            note, depth = found["number"], line.depth or depth
        elif line.is_heading and line.depth <= (depth or line.depth):
            note, depth = None, line.depth
        line.note = note


def _mark_stretches(lines: Sequence[Line]) -> None:
    for heading, stretch, after in _stretches(lines):
        if not any(_MAY_GRADE.search(line.text) for line in stretch):
            continue
        found = [line for at, line in enumerate(stretch) if _tells(stretch, at)]
        if not found:
            continue
        for line in stretch:
            line.told = line in found or _belongs(line)
        opens = heading is not None and heading.role in _MAY_OPEN and not names_module(heading.title or heading.text)
        if heading is None or not opens or (after is not None and _is_within(after, heading)):
            continue
        others = [line for line in stretch if not line.told]
        if len(others) * 3 <= len(stretch) and not any(judge(line.text).known for line in others):
            heading.label, heading.told = Label(Role.CONCLUSIE, len(heading.text), None), True


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line], Line | None]]:
    """Each heading, or label alone on its line, with the lines below it and the heading behind those."""
    heading: Line | None = None
    stretch: list[Line] = []
    for line in lines:
        if line.is_heading or line.pure:
            yield heading, stretch, line
            heading, stretch = line, []
        else:
            stretch.append(line)
    yield heading, stretch, None


def _is_within(after: Line, heading: Line) -> bool:
    """Whether a heading has a question or advice of its own below it: then it is the title of a part."""
    return after.depth > heading.depth and after.role in _BEGINS_PART


def _tells(stretch: Sequence[Line], at: int) -> bool:
    """Whether a line gives an effect with its level; the level may be all that the line above or below it says."""
    line = stretch[at]
    if line.place.block.rows:
        return _is_graded(line)
    if line.kind is BlockKind.KOP or line.text.rstrip().endswith("?") or judge(line.text).known:
        return False
    level = _MAY_GRADE.search(line.text) and not whole_level(line.text) and _level_in(line.text)
    beside = (stretch[near] for near in (at - 1, at + 1) if 0 <= near < len(stretch))
    if not level and not any(_MAY_GRADE.search(near.text) and whole_level(near.text.strip()) for near in beside):
        return False
    return is_unsure(line.text) or any(one.tells for one in findings(line.text))


def _level_in(text: str) -> bool:
    return read_level(text) is not None or level_inside(text) != NO_LEVEL


def _is_graded(line: Line) -> bool:
    """Whether the rows of a table give an effect with its level."""
    rows = line.place.block.rows
    if holds_conclusions(rows):
        return True
    if not _MAY_GRADE.search(line.text) and not any(whole_level(c.reading.text.strip()) for r in rows for c in r):
        return False
    found = [row for row in table_rows(rows) if isinstance(row, Row) and row.level != NO_LEVEL]
    told = [row for row in found if any(one.tells for one in findings(row.reading.text))]
    return bool(told) and len(told) * 2 >= len(found)


def _belongs(line: Line) -> bool:
    """Whether a line among conclusions is one without a level, a level, or names sources."""
    if line.place.block.rows:
        return False
    if whole_level(line.text.strip()) or only_sources(line.text.strip()):
        return True
    return bool(_MAY_BE_UNSEEN.search(line.text)) and any(f.outcome == NOT_STUDIED for f in findings(line.text))
