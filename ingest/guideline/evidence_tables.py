"""Tables of conclusions → rows with their measure, level, sentence and sources, however the table is laid out.

What a column holds follows from its heading where that is known, else from its cells: levels read as levels, the
conclusion is what has most words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.document import Cell, Reading
from ingest.guideline.evidence_words import only_sources
from ingest.guideline.flow import part
from ingest.guideline.levels import (
    EBRO,
    GRADE,
    NO_LEVEL,
    Level,
    level_in_cell,
    level_inside,
    read_level,
    whole_level,
)
from ingest.guideline.outcomes import findings, read_outcome
from ingest.inventory.values import NOT_STUDIED

LEVEL, MEASURE, TEXT, CITED, OUTCOME, OTHER = "niveau", "maat", "conclusie", "bronnen", "richting", "anders"
_HEADINGS = {
    OTHER: r"(?:aantal|number|n|nr|no|#|relatie\w+|relative|absolu\w+|95|effectgrootte|effect\s+size|(?:studie-?)?opzet"
    r"|design|populatie|interventie|vergelijking|deelnemers|participants|anticipated|risk\s+of)",
    LEVEL: r"(?:niveau|level|grade|bewijs(?:kracht|niveau)?\b(?!\s+uit)|kwaliteit\b(?!\s+van\s+leven)|zekerheid"
    r"|certainty|quality\b(?!\s+of\s+life)|mate\s+van|kracht|evidence)",
    MEASURE: r"(?:uitkomst(?:maat|maten|en)?|outcomes?|eindpunt\w*|maat)",
    TEXT: r"(?:conclusies?|tekst|bevinding\w*|samenvatting|resulta(?:at|ten)|effect|in\s+woorden|uitleg|uitspraak"
    r"|plain\s+language|what\s+happens|wat\s+betekent|interpretatie|findings?|summary|comments?)",
    CITED: r"(?:bron(?:nen)?|ref(?:erenties?|erences?|s)?\b|literatuur|studies|auteurs?)",
    OUTCOME: r"(?:richting|direction|strekking)",
}
_NAMED = {name: re.compile(rf"\W*(?:{pattern})(?:\b|(?=\W|$))", re.IGNORECASE) for name, pattern in _HEADINGS.items()}
_LONGEST_HEADING = 6
_LONGEST_MEASURE = 8
"""Words."""
_TICK = re.compile(r"\W*[xv✓✔●•+]?\W*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_HOW_MEASURED = re.compile(
    r"\s*\((?:(?i:cruciaal|belangrijk|kritie[kf]|kritisch|critical|important)\w*|[^()]*(?:\d|\b[A-Z]{2,})[^()]*)\)\s*$"
)
""" "(cruciaal)", "(NRS)", "(na 12 weken)" behind a measure."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of conclusions."""

    reading: Reading
    """The conclusion, without its level."""
    level: Level
    """Its own, else the one of a row above it that gives nothing else."""
    measure: str | None
    cited: str = ""
    outcome: str | None = None
    """The direction, where a column of its own gives it."""


class Heading(NamedTuple):
    """A row that names the measure of the rows below it."""

    text: str | None


class Sources(NamedTuple):
    """A row that names the sources of the row above it."""

    text: str


def table_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[Row | Heading | Sources]:
    """The conclusions of a table in order, and between them the rows that name what others are about or rest on."""
    if _lies_on_its_side(rows):
        rows = _upright(rows)
    grades = _level_headings(rows[0])
    names = _columns(rows)
    graded = any("GRADE" in rows[0][at].reading.text for at, name in names.items() if name == LEVEL)
    above = NO_LEVEL
    for row in rows[1:] if names or grades else rows:
        alone = _alone(row)
        if isinstance(alone, Level):
            above = alone
        elif alone is not None:
            yield alone
        elif (found := _under_levels(row, grades, names) if grades else _row(row, names)) is not None:
            level = found.level.or_else(above)
            yield replace(found, level=level.or_else(Level(GRADE, None)) if graded else level)


def holds_conclusions(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table has a column of conclusions beside one of levels or measures, wherever it stands."""
    names = set(_headings(rows[0]).values()) if rows else set()
    return TEXT in names and bool(names & {LEVEL, MEASURE})


def measure_in(text: str) -> str | None:
    """The outcome measure that a heading or a cell names, without how it was measured or how much it matters."""
    if text.rstrip().endswith("?"):
        return None
    return " ".join(_HOW_MEASURED.sub("", text).split()) or None


def _columns(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Column → what it holds, of a table with a row of headings; empty for a table without."""
    header, body = rows[0], rows[1:]
    texts = [[row[at].reading.text.strip() for row in body if at < len(row)] for at in range(len(header))]
    names = _headings(header)
    for name, fits in ((LEVEL, _are_levels), (CITED, _are_citations)):
        if name not in names.values():
            of_header = (level_in_cell(cell.reading.text.strip()) for cell in header)
            fitting = (at for at, known in enumerate(of_header) if at not in names and not known and fits(texts[at]))
            names |= dict.fromkeys([*fitting][:1], name)
    if len(names) < 2:
        return {}
    said = [at for at, name in names.items() if name == TEXT] or [at for at in range(len(header)) if at not in names]
    if not said:
        return {}
    longest = max(said, key=lambda at: sum(len(_WORDS.findall(text)) for text in texts[at]))
    names = {at: name for at, name in names.items() if name != TEXT} | {longest: TEXT}
    if MEASURE not in names.values():
        named = (at for at in range(len(header)) if at not in names and _are_names(texts[at]))
        names |= dict.fromkeys([*named][:1], MEASURE)
    return names if set(names.values()) & {LEVEL, MEASURE, CITED} else {}


def _headings(header: Sequence[Cell]) -> dict[int, str]:
    """Column → what its heading says that it holds; each but the conclusion once."""
    found: dict[int, str] = {}
    for at, cell in enumerate(header):
        text = cell.reading.text.strip()
        if not text or len(text.split()) > _LONGEST_HEADING:
            continue
        name = next((name for name, pattern in _NAMED.items() if pattern.match(text)), None)
        if name and (name in (TEXT, OTHER) or name not in found.values()):
            found[at] = name
    return found


def _are_levels(cells: Sequence[str]) -> bool:
    filled = [level_in_cell(text) for text in cells if text.strip(" -–")]
    return bool(filled) and all(level is not None and level.word for level in filled)


def _are_citations(cells: Sequence[str]) -> bool:
    filled = [text for text in cells if text.strip(" -–")]
    return bool(filled) and all(only_sources(text) for text in filled)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells could be the names of outcome measures: short words."""
    filled = [text for text in cells if text]
    return bool(filled) and all(_WORDS.search(text[:3]) and len(text.split()) <= _LONGEST_MEASURE for text in filled)


def _lies_on_its_side(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether what stands in a row is named in its first cell: a column for each measure."""
    first = _headings([row[0] for row in rows if row])
    across = _headings(rows[0])
    return TEXT in first.values() and len(set(first.values()) - {OTHER}) > 1 and len(across) < 2 and len(rows[0]) > 1


def _upright(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """A table on its side with its columns as rows; where its labels come back, another conclusion begins."""
    records: list[dict[str, Sequence[Cell]]] = [{}]
    for row in rows:
        label = row[0].reading.text.strip().lower()
        if label in records[-1]:
            records.append({})
        records[-1][label] = row
    labels = list(dict.fromkeys(label for record in records for label in record))
    header = [next(record[label][0] for record in records if label in record) for label in labels]
    body = [
        [record[label][at] if label in record and at < len(record[label]) else _EMPTY for label in labels]
        for record in records
        for at in range(1, max(map(len, record.values())))
    ]
    return [header, *body]


_EMPTY = Cell(Reading("", ()))


def _level_headings(header: Sequence[Cell]) -> dict[int, Level]:
    """Column → the level that it is headed with, of a table with a column for each level."""
    found = {at: level for at, cell in enumerate(header) if (level := whole_level(cell.reading.text.strip()))}
    return found if len(found) > 1 else {}


def _under_levels(row: Sequence[Cell], grades: Mapping[int, Level], names: Mapping[int, str]) -> Row | None:
    at = next((at for at in grades if at < len(row) and row[at].reading.text.strip()), None)
    others = [cell for place, cell in enumerate(row) if place not in grades and cell.reading.text.strip()]
    if at is None or (_TICK.fullmatch(row[at].reading.text) and not others):
        return None
    if not _TICK.fullmatch(row[at].reading.text):
        named = next((cell.reading.text for cell in others if _WORDS.search(cell.reading.text)), "")
        return Row(row[at].reading, grades[at], measure_in(named))
    text = max(others, key=lambda cell: len(cell.reading.text))
    measure = next((row[place] for place, name in names.items() if name == MEASURE and row[place] is not text), None)
    return Row(text.reading, grades[at], measure_in(measure.reading.text) if measure else None)


def _alone(row: Sequence[Cell]) -> Heading | Sources | Level | None:
    """What a row says that holds nothing but the name of a measure, or a level, for the rows below it."""
    filled = [cell.reading.text.strip() for cell in row if cell.reading.text.strip()]
    if len(filled) != 1 or len(row) < 2:
        return None
    text = filled[0]
    if level := whole_level(text):
        return level
    if only_sources(text):
        return Sources(text)
    named = len(text.split()) <= _LONGEST_MEASURE and text[-1] not in ".;,!?" and not _tells(text)
    return Heading(measure_in(text)) if named else None


def _row(row: Sequence[Cell], names: Mapping[int, str]) -> Row | None:
    cells = {name: row[at] for at, name in names.items() if at < len(row)} if names else _bare_row(row)
    text = cells.get(TEXT)
    if text is None or not text.reading.text.strip():
        return None
    said = cells[LEVEL].reading.text.strip() if LEVEL in cells else ""
    inner = read_level(text.reading.text)
    reading = part(text.reading, inner.end, len(text.reading.text)) if inner else text.reading
    return Row(
        reading,
        _level_of(said, reading.text).or_else(inner.level if inner else NO_LEVEL),
        measure_in(cells[MEASURE].reading.text) if MEASURE in cells else None,
        _citations(cells[CITED].reading.text) if CITED in cells else "",
        read_outcome(cells[OUTCOME].reading.text) if OUTCOME in cells else None,
    )


def _level_of(said: str, text: str) -> Level:
    """The level in its own cell, else the one that the conclusion gives of itself."""
    if re.fullmatch(r"\W*[1-4]\W*", said):
        return Level(EBRO, f"niveau {said.strip(' .')}")
    own = level_in_cell(said) or NO_LEVEL
    inside = level_inside(text)
    return inside if own.word is None and inside.word else own


def _citations(text: str) -> str:
    """What a cell for sources cites; bare numbers are those of references."""
    return f"[{text.strip()}]" if re.fullmatch(r"[\d\s,;–-]+", text.strip()) else text


def _bare_row(row: Sequence[Cell]) -> dict[str, Cell]:
    """A row without headings: the level on the left, the sentence on the right; or a sentence alone."""
    filled = [cell for cell in row if cell.reading.text.strip()]
    if not filled:
        return {}
    longest = max(filled, key=lambda cell: len(cell.reading.text))
    found = {TEXT: longest}
    for cell in filled:
        text = cell.reading.text.strip()
        if cell is not longest and level_in_cell(text) is not None:
            found[LEVEL] = cell
        elif cell is not longest and _WORDS.match(text) and not _tells(text):
            found.setdefault(MEASURE, cell)
    return found if len(longest.reading.text.split()) > 3 or _tells(longest.reading.text) else {}


def _tells(text: str) -> bool:
    """Whether a text says what the effect on something is, or that nobody studied it."""
    return any(one.tells and (one.measure or one.outcome == NOT_STUDIED) for one in findings(text))
