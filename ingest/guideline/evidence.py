"""Conclusions of a guideline → one piece of evidence per outcome measure, with its certainty as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.guideline.evidence_tables import Heading, Sources, measure_in, table_rows
from ingest.guideline.evidence_words import (
    NO_MEASURE,
    SHORTEST,
    SOURCES,
    Conclusion,
    conclude,
    only_sources,
    states_outcome,
)
from ingest.guideline.flow import Line, following, looks_like_subhead, part
from ingest.guideline.levels import (
    GRADE,
    NO_LEVEL,
    Level,
    level_behind,
    level_in_cell,
    level_inside,
    read_level,
    whole_level,
)
from ingest.guideline.outcomes import findings
from ingest.guideline.run_in import run_in
from ingest.inventory.values import NOT_STUDIED
from ingest.sentences import sentences

_STUDIES = re.compile(
    r"^\W*(?:[A-D][12]?\s*[:.]?\s+)?[A-ZÀ-Þ][\w'’-]+[^.]{0,80}?\b(?:19|20)\d\d\b[^.]{0,120}$"
    r"|^\W*[A-D][12]?\s*[:.]?\s+(?:[Dd]e\s+)?(?:[Mm]ening\s+(?:van\s+)?)?(?:[Ww]erkgroep\w*|[Ee]xpert\w*|[Dd]eskundigen)\W*$"
)
""" "A2: Jansen 2004, B: Smit 2011" or "D Werkgroep" under a conclusion."""
_ABOUT_CONCLUSIONS = re.compile(
    r"^(?:de|deze|alle|bovenstaande)\s+(?:\w+\s+)?conclusies?\s+(?:berust|steun|rust|zijn|is|komt|komen)\w*\s+(?:\w+\s+)?"
    r"(?:op|uit|gebaseerd)\b",
    re.IGNORECASE,
)
""" "De conclusies berusten op één review": what they rest on, no conclusion."""
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+[A-ZÀ-Þ][^.;:!?]{2,60}$")
""" "1. Valincidenten (cruciaal)" over the table with its conclusion."""
_NAMED_FIRST = re.compile(
    r"\W*(?!(?:Bron|Referentie|Conclusie|Toelichting|Let)\w*\b)"
    r"(?P<m>[A-ZÀ-Þ](?:(?!\b(?:is|zijn|was|waren|wordt|werd|er|dat)\b)[^:.;()\[\]]){2,50}?)"
    r"[\s*_]*(?:\((?P<level>[^()]{3,40})\)[\s*_]*)?(?P<sign>:|\s[–—-]|\|)[\s*_]+(?=\S)"
)
""" "Pijn (laag): warmte vermindert …", "Pijn – laag – warmte …": the measure before its conclusion."""
_TOLD_FIRST = re.compile(
    r"(?:De|Het)\s+(?:bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid(?:\s+van\s+het\s+bewijs)?|bewijs)\s+"
    r"(?:voor|van)\s+(?:de\s+)?(?:uitkomst(?:maat)?\s+)?(?P<m>[^.;:]{3,60}?)\s+(?:is|was)\s+(?P<level>[^.;:]{3,30})[.:]\s+(?=\S)"
)
""" "De bewijskracht voor pijn is laag. Warmte …": measure and level before the conclusion."""
_BEFORE_MEASURE = re.compile(
    r"^(?:uitkomstmaat|uitkomst|conclusie)\b\s*:?\s*(?:\d+\s*[.:)]?\s*)?|^\d+(?:\.\d+)*[.)]?\s+", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?:^|[;.|]\s+|\s+[–—-]\s+)\W*(?:(?P<maat>uitkomst(?:maat)?)|(?P<niveau>bewijskracht|niveau|GRADE|kwaliteit\s+van\s+(?:het\s+)?bewijs"
    r"|zekerheid)|(?P<conclusie>conclusie)|(?P<bronnen>bron(?:nen)?|referenties?))\s*[:=]\s*(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CAPTION = re.compile(
    r"(?:tabel|table|figuur|figure)\s+\d|(?:de|het)\s+(?:bewijskracht|zekerheid|kwaliteit\s+van\s+(?:het\s+)?bewijs)\s+"
    r"(?:is|werd|zijn)\s+(?:beoordeeld|bepaald|gegradeerd|vastgesteld|gewogen)\b",
    re.IGNORECASE,
)
"""What stands over a table, or tells how levels came about: no conclusion."""
_MEASURE_LABEL = re.compile(r"uitkomst(?:maat)?\s*:?", re.IGNORECASE)
""" "Uitkomstmaat" alone on a line: the measure stands on the next."""


@dataclass(slots=True)
class _Open:
    """What holds for the conclusions to come."""

    measure: str | None = None
    level: Level | None = None
    """Of a line of its own."""
    holds: bool = False
    """It holds for more than the next conclusion: it stands over a list, or is a heading."""
    found: list[Conclusion] = field(default_factory=list)
    since: int = 0
    """How many were found before the last heading."""
    awaits: bool = False
    """The next line is the name of a measure."""

    def heading(self, measure: str | None, level: Level | None = None) -> None:
        self.measure, self.level, self.holds, self.since = measure, level, level is not None, len(self.found)
        self.awaits = False

    def behind(self, level: Level) -> None:
        """Give a level to the conclusions of the last line."""
        for one in self.found[self.since :]:
            if one.line is self.found[-1].line and one.level is None:
                one.system, one.level = level


def conclusions(lines: Sequence[Line]) -> list[Conclusion]:
    """The conclusions on the lines of one part, in order."""
    state = _Open()
    pieces = [piece for line in lines for piece in _by_level(line)]
    for at, line in enumerate(pieces):
        if line.place.block.rows:
            _table(line, state)
        elif level := whole_level(line.text.strip()):
            if len(state.found) > state.since and _levels_follow(pieces, at):
                state.behind(level)
            else:
                after = following(pieces, at)
                listed = after is not None and after.is_item
                state.level, state.holds = level, listed or line.text.rstrip().endswith(":")
        else:
            _line(line, following(pieces, at), state)
    return state.found


def _levels_follow(pieces: Sequence[Line], at: int) -> bool:
    """Whether in this stretch of lines each level stands behind its conclusion: then the last line is a level."""
    last = pieces[at].text
    for line, after in pairwise([*pieces[at + 1 :], None]):
        assert line is not None
        if line.place.block.rows or looks_like_subhead(line, after) or "maat" in _fields(line.text):
            break
        if not (SOURCES.match(line.text) or _STUDIES.match(line.text)):
            last = line.text
    return whole_level(last.strip()) is not None


def _by_level(line: Line) -> Iterator[Line]:
    """A paragraph of several conclusions, each with its level before or behind it, as those conclusions."""
    starts = [] if line.is_heading or line.place.block.rows else list(_own_levels(line))
    for start, end in pairwise([0, *starts, len(line.text)]):
        yield replace(line, reading=part(line.reading, start, end)) if starts else line


def _own_levels(line: Line) -> Iterator[int]:
    """Where sentences behind the first begin that give a level of their own, or say that nothing was studied."""
    position = 0
    begun = graded = closed = False
    for sentence in sentences(line.reading):
        text = sentence.text
        at = line.text.index(text, position)
        position = at + len(text)
        above, alone = _TOLD_FIRST.match(f"{text} x") is not None, whole_level(text)
        if begun and alone is None and only_sources(text):
            continue
        if begun and not graded and not above and alone:
            closed = True  # "… vermindert pijn. GRADE: laag": it belongs to what it stands behind
            continue
        if not begun and run_in(f"{text} X"):
            continue
        own = above or read_level(text) is not None or level_inside(text).word is not None
        if own:
            cuts = (cut.end() for cut in re.finditer(r";\s+", text))
            yield from (at + cut for cut in cuts if level_inside(text[:cut]).word and level_inside(text[cut:]).word)
        if begun and (own or closed or any(f.outcome == NOT_STUDIED for f in findings(text))):
            yield at
            graded = closed = False
        begun, graded = True, graded or own


def _line(line: Line, after: Line | None, state: _Open) -> None:
    text = line.text.strip()
    level = read_level(text)
    if level is None and not line.is_heading and state.found and (SOURCES.match(text) or _rests_on(line)):
        state.found[-1].cited += f" {text}"
        return
    in_sentences = level_behind(text) is not None or _SENTENCE.search(text) is not None
    graded = not line.is_heading and in_sentences and states_outcome(text)
    over_table = after is not None and bool(after.place.block.rows) and _NUMBERED.match(text) is not None
    if _MEASURE_LABEL.fullmatch(text) and after is not None:
        state.awaits = True
        return
    if state.awaits or (level is None and not graded and (over_table or looks_like_subhead(line, after))):
        _subhead((line.title or text).strip(), state)
        return
    if fields := _fields(text):
        if "conclusie" not in fields:
            state.heading(fields["maat"][0].strip(" .;"))
            return
        said, start = fields["conclusie"]
        told = (level_in_cell(fields["niveau"][0].strip(" .;")) if "niveau" in fields else None) or NO_LEVEL
        at = line.text.index(text) + start
        measure = fields["maat"][0].strip(" .;") if "maat" in fields else state.measure
        cited = fields["bronnen"][0] if "bronnen" in fields else ""
        state.found += conclude(line, part(line.reading, at, at + len(said)), told, measure, cited)
        return
    if _CAPTION.match(text) or text.endswith("?"):
        return
    if level is None and state.level is None and len(text.split()) < SHORTEST and not states_outcome(text):
        return  # a running header, a number
    if level is None and (before := _TOLD_FIRST.match(text)):
        measure, start = before["m"], before.end()
        own = level_in_cell(before["level"]) or NO_LEVEL
    elif level is None and not run_in(text) and (named := _named(text)):
        measure, start = state.measure if NO_MEASURE.search(named[0]) else named[0], named[2]
        own = named[1].or_else(_own(text, state))
    else:
        measure, start = state.measure, level.end if level else 0
        own = level.level if level else _own(text, state)
    if own.system is None and re.search(r"\bGRADE\b", text):
        own = Level(GRADE, own.word)
    state.found += conclude(line, part(line.reading, line.text.index(text) + start, len(line.text)), own, measure)
    if level is None and not state.holds:
        state.level = None


def _rests_on(line: Line) -> bool:
    """Whether a paragraph tells what the conclusion above it rests on: its studies, each with its level."""
    return not line.is_item and bool(_STUDIES.match(line.text.strip()) or _ABOUT_CONCLUSIONS.match(line.text.strip()))


def _fields(text: str) -> dict[str, tuple[str, int]]:
    """Field → its value and where that begins: "Uitkomst: pijn; GRADE: laag; conclusie: …"."""
    keys = list(_FIELD.finditer(text))
    if not keys or keys[0].start() > 0:
        return {}
    ends = [*(key.start() for key in keys[1:]), len(text)]
    found = {str(key.lastgroup): (text[key.end() : end], key.end()) for key, end in zip(keys, ends, strict=True)}
    return found if "maat" in found or ("conclusie" in found and len(found) > 1) else {}


def _own(text: str, state: _Open) -> Level:
    """The level on the line above a conclusion, else the one that it gives of itself."""
    if state.level is not None:
        return state.level
    inside = level_inside(text)
    if inside.word is None:
        behind = (whole_level(sentence) for sentence in _SENTENCE.split(text)[1:])
        return next((level for level in behind if level and level.word), inside)
    return inside


def _subhead(text: str, state: _Open) -> None:
    """A heading over a conclusion: its measure, and maybe its level: "Pijn (lage bewijskracht)"."""
    told = level_behind(text)
    measure = _BEFORE_MEASURE.sub("", text[: told.start] if told else text)
    state.heading(None if NO_MEASURE.search(measure) else measure_in(measure), told.level if told else None)


def _named(text: str) -> tuple[str, Level, int] | None:
    """Measure, level and where the conclusion begins, of "Pijn (laag): warmte …" and "Pijn – laag – warmte …"."""
    found = _NAMED_FIRST.match(text)
    if found is None:
        return None
    if found["level"]:
        return found["m"], level_in_cell(found["level"]) or NO_LEVEL, found.end()
    behind = read_level(text[found.end() :])
    if behind is None:
        return (found["m"], NO_LEVEL, found.end()) if found["sign"] == ":" else None
    start = found.end() + behind.end
    return (found["m"], behind.level, start) if text[start:].strip(" .") else None


def _table(line: Line, state: _Open) -> None:
    for row in table_rows(line.place.block.rows):
        if isinstance(row, Sources):
            if state.found:
                state.found[-1].cited += f" {row.text}"
        elif isinstance(row, Heading):
            state.measure = row.text
        else:
            state.found += conclude(line, row.reading, row.level, row.measure or state.measure, row.cited, row.outcome)
