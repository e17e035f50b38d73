"""Conclusions of a guideline → one piece of evidence per outcome measure, with its certainty as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Cell, Reading
from ingest.guideline.flow import Line, following, looks_like_subhead, part
from ingest.guideline.outcomes import effect, measure_in
from ingest.sentences import sentences

GRADE, EBRO = "GRADE", "EBRO"

_WORD = (
    r"zeer\s+la(?:ge|ag)|lage|laag|redelijke?|matige?|middelmatige?|gemiddelde?|hoge?|hoog|very\s+low|low"
    r"|moderate|high"
)
_GRADE_LEVEL = re.compile(
    rf"^[^\w⊕●◯○⊖⨁]*(?:(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs"
    rf"|zekerheid(?:\s+van\s+(?:het\s+)?bewijs)?)\s*[:=(–-]*\s*(?P<behind>{_WORD})\b\)?"
    rf"|(?P<before>{_WORD})\s*(?:GRADE|bewijskracht|kwaliteit(?:\s+van\s+(?:het\s+)?bewijs)?|zekerheid)"
    rf"|(?P<circles>[⊕●◯○⊖⨁]{{3,5}})(?:\s*\(?(?P<circled>{_WORD})(?:\s+GRADE)?\)?)?)"
    r"\s*[:.|)–-]*\s*",
    re.IGNORECASE,
)
_BARE_WORD = re.compile(rf"^\W*(?P<word>{_WORD})\W*$", re.IGNORECASE)
_WORD_FIRST = re.compile(rf"^\W*(?P<word>{_WORD})\s*(?:\n|[(,;⊕●]|vanwege|wegens|door|omdat)", re.IGNORECASE)
""" "Redelijk, vanwege risico op vertekening" in a cell for the level."""
_GRADE_INSIDE = re.compile(
    rf"\b(?P<before>{_WORD})(?:\s+|\W*\*\*\s*)(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid)\b"
    rf"|\b(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid(?:\s+van\s+(?:het\s+)?bewijs)?)"
    rf"\s*(?:is|was|:|=)?\s*(?P<behind>{_WORD})\b",
    re.IGNORECASE,
)
_EBRO_INSIDE = re.compile(r"[(\[]\s*(?P<level>niveau\s*[1-4])\s*[)\]]", re.IGNORECASE)
"""Levels within a sentence: "Er is lage bewijskracht dat …", "… (niveau 3)"."""
_EBRO_LEVEL = re.compile(r"^\W*(?P<level>niveau\s*[1-4])\b\s*[:.|)–-]*\s*", re.IGNORECASE)
_NO_GRADE = re.compile(
    r"^\W*(?:geen\s+GRADE|GRADE\s+(?:is\s+)?niet\s+van\s+toepassing"
    r"|(?:GRADE\s*[:=]?\s*)?n\.?\s?v\.?\s?t\.?|niet\s+te\s+graderen)\W*(?=[A-ZÀ-Þ]|$)",
    re.IGNORECASE,
)
_NO_LEVEL = re.compile(r"^\W*(?:-|–|—|geen)?\W*(?:GRADE|bewijskracht|niveau)?\W*$", re.IGNORECASE)
_BASE = (
    ("lage", "laag"),
    ("hoge", "hoog"),
    ("redelijke", "redelijk"),
    ("middelmatige", "middelmatig"),
    ("matige", "matig"),
    ("gemiddelde", "gemiddeld"),
)

_STUDIES = re.compile(
    r"^\W*(?:[A-D][12]?\s*[:.]?\s+)?[A-ZÀ-Þ][\w'’-]+[^.]{0,80}?\b(?:19|20)\d\d\b[^.]{0,120}$"
    r"|^\W*[A-D][12]?\s*[:.]?\s+(?:[Dd]e\s+)?(?:[Mm]ening\s+(?:van\s+)?)?(?:[Ww]erkgroep\w*|[Ee]xpert\w*|[Dd]eskundigen)\W*$"
)
""" "A2: Jansen 2004, B: Smit 2011" or "D Werkgroep" under a conclusion."""
_SOURCES = re.compile(
    r"^\W*(?:bron(?:nen)?|referenties?)\b\s*:?|^\W*(?:[A-D][12]?\s+)?\([A-ZÀ-Þ][^()]{3,200}\d{4}[a-z]?\)\W*$",
    re.IGNORECASE,
)
_ABOUT_CONCLUSIONS = re.compile(
    r"^(?:de|deze|alle|bovenstaande)\s+(?:\w+\s+)?conclusies?\s+(?:berust|steun|rust|zijn|is|komt|komen)\w*\s+(?:\w+\s+)?"
    r"(?:op|uit|gebaseerd)\b",
    re.IGNORECASE,
)
""" "De conclusies berusten op één review": what they rest on, no conclusion."""
_STUDY = re.compile(
    r"\b(?:randomi[sz]ed|RCT|systematische\s+review|meta-analyse|cohort\w*|patiënt-controle\w*"
    r"|observationeel|kwalitatief)\b",
    re.IGNORECASE,
)

_SHORTEST = 4
"""Words; what is shorter and states no outcome is no conclusion."""


@dataclass(slots=True)
class Conclusion:
    """One conclusion about one outcome measure."""

    line: Line
    reading: Reading
    text: str
    outcome: str | None
    """One of the five values; None when the source leaves it open."""
    measure: str | None
    system: str | None
    level: str | None
    """As written, lower case: "laag", "niveau 3"."""
    cited: str = ""
    """Words in which its sources may be named."""
    design: str | None = None


@dataclass(slots=True)
class _Open:
    """What holds for the conclusions to come."""

    measure: str | None = None
    level: tuple[str | None, str | None] | None = None
    """System and level of a line of its own."""
    found: list[Conclusion] = field(default_factory=list)


def conclusions(lines: Sequence[Line]) -> list[Conclusion]:
    """The conclusions on the lines of one part, in order."""
    state = _Open()
    pieces = [piece for line in lines for piece in _by_level(line)]
    for at, line in enumerate(pieces):
        if line.place.block.rows:
            _table(line, state)
        else:
            _line(line, following(pieces, at), state)
    systems = {one.system for one in state.found if one.system}
    for one in state.found:  # an empty cell beside levels of GRADE is GRADE that was not given
        if one.system is None and len(systems) == 1 and one.line.place.block.rows:
            one.system = next(iter(systems))
    return state.found


_NEXT_LEVEL = re.compile(
    r"(?<=[.)\]])\s+(?=[⊕●⨁]|Niveau\s|(?:Zeer\s+)?(?:[Ll]age?|Hoge?|Redelijke?|Matige?)\s|Bewijskracht)"
)


def _by_level(line: Line) -> Iterator[Line]:
    """A paragraph of several conclusions, each with its level before it, as those conclusions."""
    if line.is_heading or line.place.block.rows:
        yield line
        return
    starts = [found.end() for found in _NEXT_LEVEL.finditer(line.text) if read_level(line.text[found.end() :])]
    for start, end in pairwise([0, *starts, len(line.text)]):
        yield replace(line, reading=part(line.reading, start, end)) if starts else line


def read_level(text: str) -> tuple[str | None, str | None, int] | None:
    """System, level and where what follows begins, of a text that begins with a level; None for any other."""
    if found := _EBRO_LEVEL.match(text):
        return (
            EBRO,
            re.sub(r"\s+", " ", found["level"].lower()).replace("niveau", "niveau ").replace("  ", " "),
            found.end(),
        )
    if found := _NO_GRADE.match(text):
        return GRADE, None, found.end()
    if found := _GRADE_LEVEL.match(text):
        word = found["behind"] or found["before"] or found["circled"]
        return GRADE, _base(word) if word else found["circles"], found.end()
    return None


def _level_inside(text: str) -> tuple[str | None, str | None]:
    """The level that a sentence gives of itself, not at its beginning."""
    if found := _EBRO_INSIDE.search(text):
        return EBRO, " ".join(re.sub(r"(?<=niveau)(?=\d)", " ", found["level"].lower()).split())
    if found := _GRADE_INSIDE.search(text):
        return GRADE, _base(found["before"] or found["behind"])
    return None, None


def _base(word: str) -> str:
    plain = " ".join(word.lower().split())
    for inflected, base in _BASE:
        plain = re.sub(rf"\b{inflected}\b", base, plain)
    return plain


def _line(line: Line, after: Line | None, state: _Open) -> None:
    text = line.text.strip()
    level = read_level(text) or (
        (GRADE, _base(found["word"]), len(text)) if (found := _BARE_WORD.match(text)) else None
    )
    if level and not text[level[2] :].strip(" .:|"):
        state.level = level[0], level[1]
        return
    named = level is None and not line.is_heading and not line.is_item
    if named and state.found and (_SOURCES.match(text) or _STUDIES.match(text) or _ABOUT_CONCLUSIONS.match(text)):
        state.found[-1].cited += f" {text}"
        return
    if looks_like_subhead(line, after) and level is None:
        measure = re.sub(
            r"^(?:uitkomstmaat|uitkomst)\s*:?\s*(?:\d+\s*[.:)]?\s*)?|^\d+(?:\.\d+)*[.)]?\s+"
            r"|\s*\((?:cruciaal|belangrijk|kritisch)\w*\)$",
            "",
            (line.title or text).strip(),
            flags=re.I,
        )
        state.measure, state.level = measure.strip() or None, None
        return
    field_of_measure = re.match(r"uitkomst(?:maat)?\s*:\s*(?P<m>[^.]{3,70})\.?$", text, re.IGNORECASE)
    if field_of_measure:
        state.measure = field_of_measure["m"].strip()
        return
    if level is None and state.level is None and len(text.split()) < _SHORTEST and effect(text) is None:
        return  # a running header, a number
    start = line.text.index(text) + (level[2] if level else 0)
    system, grade = (level[0], level[1]) if level else (state.level or _level_inside(text))
    reading = part(line.reading, start, len(line.text))
    _conclude(line, reading, state, system, grade, state.measure, "")
    if level is None:
        state.level = None
    if system is None and re.search(r"\bGRADE\b", text) and state.found:
        state.found[-1].system = GRADE


def _table(line: Line, state: _Open) -> None:
    rows = line.place.block.rows
    columns = _columns(rows[0])
    for row in rows[1:] if columns else rows:
        cells = {name: row[index] for index, name in columns.items() if index < len(row)} if columns else _bare_row(row)
        text = cells.get("conclusie")
        if text is None or not text.reading.text.strip():
            continue
        said = cells["niveau"].reading.text.strip() if "niveau" in cells else ""
        level = _cell_level(said)
        inner = read_level(text.reading.text) if level is None else None
        reading = part(text.reading, inner[2], len(text.reading.text)) if inner else text.reading
        system, grade = level or ((inner[0], inner[1]) if inner else (None, None))
        measure = (_measure_cell(cells["maat"]) if "maat" in cells else None) or state.measure
        cited = cells["bronnen"].reading.text if "bronnen" in cells else ""
        _conclude(line, reading, state, system, grade, measure, cited)


def _measure_cell(cell: Cell) -> str | None:
    """The outcome measure in a cell, without how much it matters."""
    text = re.sub(
        r"\s*\((?:cruciaal|belangrijk|kritisch|critical|important)\w*\)\s*$", "", cell.reading.text, flags=re.I
    )
    return " ".join(text.split()) or None


def _bare_row(row: Sequence[Cell]) -> dict[str, Cell]:
    """A row without headings: the level on the left, the sentence on the right; or a sentence alone."""
    filled = [cell for cell in row if cell.reading.text.strip()]
    if not filled:
        return {}
    longest = max(filled, key=lambda cell: len(cell.reading.text))
    found = {"conclusie": longest}
    left = [cell for cell in row if cell is not longest]
    for cell in left:
        if _cell_level(cell.reading.text.strip()) is not None:
            found["niveau"] = cell
        elif cell.reading.text.strip():
            found["maat"] = cell
    return found if len(longest.reading.text.split()) > 3 else {}


def _cell_level(text: str) -> tuple[str | None, str | None] | None:
    level = read_level(text) if text else None
    if level:
        return level[0], level[1]
    if not text or _NO_LEVEL.match(text):
        return None, None
    bare = _BARE_WORD.match(text) or _WORD_FIRST.match(text)
    return (GRADE, _base(bare["word"])) if bare else None


def _columns(header: Sequence[Cell]) -> dict[int, str]:
    names = {
        "niveau": r"(?:niveau|grade|bewijskracht|kwaliteit|zekerheid|certainty)",
        "maat": r"(?:uitkomst(?:maat|en)?|outcome)",
        "conclusie": r"(?:conclusies?|tekst|bevinding\w*|samenvatting|resultaat|effect)",
        "bronnen": r"(?:bron(?:nen)?|referenties?|literatuur|studies)",
    }
    found: dict[int, str] = {}
    for index, cell in enumerate(header):
        text = cell.reading.text.strip().lower()
        name = next(
            (n for n, pattern in names.items() if re.match(pattern + r"\b", text) and len(text.split()) <= 4), None
        )
        if name and name not in found.values():
            found[index] = name
    return found if "conclusie" in found.values() and len(found) > 1 else {}


def _conclude(
    line: Line, reading: Reading, state: _Open, system: str | None, level: str | None, measure: str | None, cited: str
) -> None:
    """A conclusion; several when its sentences give different outcomes on different measures."""
    whole = reading.text
    told: list[tuple[Reading, str | None, str | None]] = []
    position = 0
    for sentence in sentences(reading):
        start = whole.index(sentence.text, position)
        position = start + len(sentence.text)
        if _SOURCES.match(sentence.text) or not re.search(r"[a-z]{3}", sentence.text):
            cited += f" {sentence.text}"
            continue
        own = part(reading, start, position)
        told.append((own, effect(sentence.text), measure_in(sentence.text)))
    if not told:
        return
    first = told[0]
    groups = [[first]]
    for one in told[1:]:
        differs = one[1] is not None and one[2] is not None and (one[1], one[2]) != (groups[-1][0][1], groups[-1][0][2])
        if differs and measure is None:
            groups.append([one])
        else:
            groups[-1].append(one)
    for group in groups:
        start = whole.index(group[0][0].text)
        end = whole.index(group[-1][0].text, start) + len(group[-1][0].text)
        words = part(reading, start, end)
        found = next((outcome for _, outcome, _ in group if outcome), None)
        design = _STUDY.search(words.text)
        state.found.append(
            Conclusion(
                line,
                words,
                " ".join(words.text.split()),
                found,
                measure or next((name for _, _, name in group if name), None),
                system,
                level,
                f"{whole} {cited}",
                design[0] if design else None,
            )
        )
