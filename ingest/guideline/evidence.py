"""Conclusions of a guideline → one piece of evidence per outcome measure, with its certainty as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Cell, Reading
from ingest.guideline.flow import Line, following, looks_like_subhead, part
from ingest.guideline.levels import GRADE, bare_level, level_in_cell, level_inside, read_level
from ingest.guideline.outcomes import Finding, findings
from ingest.inventory.values import NOT_STUDIED
from ingest.sentences import sentences

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

_NUMBERED = re.compile(r"\d{1,2}[.)]\s+[A-ZÀ-Þ][^.;:!?]{2,60}$")
""" "1. Valincidenten (cruciaal)" over the table with its conclusion."""
_NAMED_FIRST = re.compile(
    r"\W*(?!(?:Bron|Referentie|Conclusie|Toelichting|Let)\w*\b)(?P<m>[A-ZÀ-Þ](?:(?!\b(?:is|zijn|was|waren|wordt|werd|er|dat)\b)[^:.;()]){2,50}?)\W*"
    r"(?:\((?P<level>[^()]{3,30})\)\W*)?:\W*\s(?=\S)"
)
""" "Pijn (laag): warmte vermindert …": the measure before its conclusion."""
_TOLD_FIRST = re.compile(
    r"(?:De|Het)\s+(?:bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid(?:\s+van\s+het\s+bewijs)?|bewijs)\s+"
    r"(?:voor|van)\s+(?:de\s+)?(?:uitkomst(?:maat)?\s+)?(?P<m>[^.;:]{3,60}?)\s+(?:is|was)\s+(?P<level>[^.;]{3,30})\.\s+(?=\S)"
)
""" "De bewijskracht voor pijn is laag. Warmte …": measure and level before the conclusion."""
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
    starts = starts or list(_own_levels(line))
    for start, end in pairwise([0, *starts, len(line.text)]):
        yield replace(line, reading=part(line.reading, start, end)) if starts else line


def _own_levels(line: Line) -> Iterator[int]:
    """Where sentences behind the first begin that give a level of their own, or say that nothing was studied."""
    position = 0
    for number, sentence in enumerate(sentences(line.reading)):
        at = line.text.index(sentence.text, position)
        position = at + len(sentence.text)
        if number and (
            level_inside(sentence.text)[0] or any(f.outcome == NOT_STUDIED for f in findings(sentence.text))
        ):
            yield at


def _line(line: Line, after: Line | None, state: _Open) -> None:
    text = line.text.strip()
    level = read_level(text) or bare_level(text)
    if level and not text[level[2] :].strip(" .:|"):
        state.level = level[0], level[1]
        return
    plain = level is None and not line.is_heading and not line.is_item
    if plain and state.found and (_SOURCES.match(text) or _STUDIES.match(text) or _ABOUT_CONCLUSIONS.match(text)):
        state.found[-1].cited += f" {text}"
        return
    over_table = after is not None and bool(after.place.block.rows) and _NUMBERED.match(text) is not None
    if (over_table or looks_like_subhead(line, after)) and level is None:
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
    if level is None and state.level is None and len(text.split()) < _SHORTEST and not states_outcome(text):
        return  # a running header, a number
    if level is None and (told := _TOLD_FIRST.match(text)):
        about, text_at = told["m"], line.text.index(text) + told.end()
        system, grade = level_in_cell(told["level"]) or (None, None)
        _conclude(line, part(line.reading, text_at, len(line.text)), state, system, grade, about, "")
        return
    named = None if level else _NAMED_FIRST.match(text)
    start = line.text.index(text) + (level[2] if level else named.end() if named else 0)
    beside = level_in_cell(named["level"]) if named and named["level"] else None
    system, grade = (level[0], level[1]) if level else (beside or state.level or level_inside(text))
    reading = part(line.reading, start, len(line.text))
    _conclude(line, reading, state, system, grade, named["m"] if named else state.measure, "")
    if level is None:
        state.level = None
    if system is None and re.search(r"\bGRADE\b", text) and state.found:
        state.found[-1].system = GRADE


def _table(line: Line, state: _Open) -> None:
    rows = line.place.block.rows
    columns = _columns(rows[0])
    graded = any("GRADE" in rows[0][index].reading.text for index, name in columns.items() if name == "niveau")
    for row in rows[1:] if columns else rows:
        cells = {name: row[index] for index, name in columns.items() if index < len(row)} if columns else _bare_row(row)
        text = cells.get("conclusie")
        if text is None or not text.reading.text.strip():
            continue
        said = cells["niveau"].reading.text.strip() if "niveau" in cells else ""
        level = level_in_cell(said)
        inner = read_level(text.reading.text) if level is None else None
        reading = part(text.reading, inner[2], len(text.reading.text)) if inner else text.reading
        system, grade = level or ((inner[0], inner[1]) if inner else (None, None))
        system = system or (GRADE if graded else None)
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
        if level_in_cell(cell.reading.text.strip()) is not None:
            found["niveau"] = cell
        elif cell.reading.text.strip():
            found["maat"] = cell
    return found if len(longest.reading.text.split()) > 3 else {}


def holds_conclusions(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table has a column of conclusions beside one of levels or measures, wherever it stands."""
    names = set(_columns(rows[0]).values()) if rows else set()
    return "conclusie" in names and bool(names & {"niveau", "maat"})


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


def states_outcome(text: str) -> bool:
    """Whether a text says what the effect on something is."""
    return any(one.outcome for one in findings(text))


def _conclude(
    line: Line, reading: Reading, state: _Open, system: str | None, level: str | None, measure: str | None, cited: str
) -> None:
    """A conclusion; several when it tells of more than one measure."""
    whole = reading.text
    told: list[tuple[Reading, list[Finding]]] = []
    position = 0
    for sentence in sentences(reading):
        start = whole.index(sentence.text, position)
        position = start + len(sentence.text)
        if _SOURCES.match(sentence.text) or not re.search(r"[a-z]{3}", sentence.text):
            cited += f" {sentence.text}"
            continue
        told.append((part(reading, start, position), findings(sentence.text)))
    for words, finding in _apart(reading, told, measure):
        design = _STUDY.search(words.text)
        state.found.append(
            Conclusion(
                line,
                words,
                " ".join(words.text.split()),
                finding.outcome,
                finding.measure,
                system,
                level,
                f"{whole} {cited}",
                design[0] if design else None,
            )
        )


def _apart(
    whole: Reading, told: list[tuple[Reading, list[Finding]]], given: str | None
) -> Iterator[tuple[Reading, Finding]]:
    """The findings of the sentences of one conclusion, each with its words.

    `given` is the measure that a heading or a cell names. It holds for all of the conclusion, unless the sentence has
    it as what was done and names its own measure.
    """
    if not told:
        return
    own = [finding for _, found in told for finding in found]
    if given and not _is_what_was_done(given, told):
        outcome = next((finding.outcome for finding in own if _shares_a_word(finding.measure, given)), None)
        yield _joined(whole, told), Finding(outcome or next((f.outcome for f in own if f.outcome), None), given)
        return
    groups: list[list[tuple[Reading, list[Finding]]]] = []
    for one in told:
        says_more = any(finding.outcome and finding.measure for finding in one[1])
        if groups and not (says_more and one[1] != groups[-1][0][1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        words, found = _joined(whole, group), [finding for _, several in group for finding in several]
        named = [finding for finding in found if finding.measure]
        outcome = next((finding.outcome for finding in found if finding.outcome), None)
        if len(named) < 2:
            yield words, Finding(outcome, named[0].measure if named else None)
        else:
            yield from ((words, finding) for finding in named)


def _joined(whole: Reading, group: Sequence[tuple[Reading, list[Finding]]]) -> Reading:
    start = whole.text.index(group[0][0].text)
    end = whole.text.index(group[-1][0].text, start) + len(group[-1][0].text)
    return part(whole, start, end)


def _is_what_was_done(given: str, told: Sequence[tuple[Reading, list[Finding]]]) -> bool:
    """Whether a heading over a conclusion names an intervention: it stands in the sentence, outside its measure."""
    text, found = told[0][0].text.lower(), told[0][1]
    measures = " ".join(finding.measure.lower() for finding in found if finding.measure)
    key = given.lower()
    return bool(measures) and key in text and not _shares_a_word(measures, key)


def _shares_a_word(one: str | None, other: str) -> bool:
    words = [{word[:6] for word in re.findall(r"\w{4,}", text.lower())} for text in (one or "", other)]
    return bool(words[0] & words[1])
