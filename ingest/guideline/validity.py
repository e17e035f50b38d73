"""When a guideline was authorised and reviewed, when the next review is due, and what follows for its status."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.document import Reading
from ingest.guideline.flow import Line
from ingest.inventory.dates import find_dates

VALID, UNCERTAIN, IN_REVISION, WITHDRAWN, UNKNOWN = (
    "geldig", "actualiteit onzeker", "in herziening", "vervallen", "onbekend",
)  # fmt: skip

BEOORDEELD, GEAUTORISEERD, HERBEOORDELING = "laatst_beoordeeld", "laatst_geautoriseerd", "geplande_herbeoordeling"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        HERBEOORDELING,
        re.compile(
            r"geplande\s+(?:her)?beoordeling|(?:eerst)?volgende\s+(?:her)?(?:beoordeling"
            r"|ziening)(?:\s+actualiteit)?|herzieningsdatum"
            r"|(?:her)?beoordeling\s+gepland|herziening\s+(?:(?:is|wordt|staat)\s+)?(?:voorzien|gepland|verwacht)"
            r"|(?:uiterste\s+)?herbeoordelingsdatum|geldig\s+tot(?:\s+en\s+met)?"
            r"|geplande\s+herziening|next\s+review",
            re.IGNORECASE,
        ),
    ),
    (
        GEAUTORISEERD,
        re.compile(
            r"(?:laatst\s+)?geautoriseerd(?!\s+door\b)|autorisatie\s*datum|autorisatie(?=\s*:)|goedgekeurd"
            r"|(?:jaar|datum)\s+(?:van\s+)?(?:de\s+)?(?:laatste\s+)?(?:autorisatie|goedkeuring)",
            re.IGNORECASE,
        ),
    ),
    (BEOORDEELD, re.compile(r"laatst(?:e)?\s+beoordeeld|laatste\s+beoordeling|beoordelingsdatum"
                            r"|datum\s+(?:laatste\s+)?beoordeling", re.IGNORECASE)),
)  # fmt: skip
_AT_LATEST = re.compile(r"\buiterlijk\s+(?:in|eind|begin|medio|voor|op|per)?[\s:]*", re.IGNORECASE)
_REVISED = re.compile(r"herzien|herbeoorde|bepaalt|actueel|actualiteit|beoorde|revisie", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s:.]*(?:(?:in|op|d\.d\.|dd|per|is|was|voorjaar|najaar|voor|tot|eind|begin|medio|lente|zomer|herfst|winter|q[1-4]"
    r"|(?:eerste|tweede|derde|vierde)\s+(?:kwartaal|helft)|van|het\s+jaar"
    r"|:)\s*)*",
    re.IGNORECASE,
)
_IS_WITHDRAWN = re.compile(
    r"\bstatus\s*:\s*(?:vervallen|ingetrokken|niet\s+meer\s+geldig|vervangen|gearchiveerd|archief)"
    r"|\b(?:deze|de|dit)\s+(?:\w+[- ])?(?:richtlijn|handreiking|leidraad|kwaliteitskader|kader|protocol"
    r"|module|standaard|versie|editie|uitgave|document|publicatie|pdf)\b[^.]{0,60}?\b(?:is|werd|zijn)\s+(?:per\s+[^.]{4,30}?\s+|inmiddels\s+|sinds\s+[^.]{4,30}?\s+)?"
    r"(?:vervallen|ingetrokken|niet\s+(?:meer|langer)\s+(?:geldig|van\s+kracht|actueel)|vervangen\s+door"
    r"|gearchiveerd)"
    r"|^\W*(?:vervallen|ingetrokken|gearchiveerd)(?:\s*[-–—:|\])]|\s+(?:per|sinds|op|met\s+ingang\s+van)\s+\d)|[-–—(\[|]\s*(?:vervallen|ingetrokken|gearchiveerd)\W*$"
    r"|^\W*(?:vervallen|ingetrokken|archief(?:versie)?|gearchiveerd)\W*$|\b(?:vervallen|ingetrokken"
    r"|verouderde)\s+(?:richtlijn|versie|editie)\b",
    re.IGNORECASE,
)
_NOT_WITHDRAWN = re.compile(
    r"\b(?:vervangt|hiermee|daarmee)\b|\b(?:oude|vorige|eerdere)\s+(?:richtlijn|versie|editie)"
    r"|\bdie\s+is\s+vervallen",
    re.IGNORECASE,
)
_IN_REVISION = re.compile(
    r"\bstatus\s*:\s*(?:in\s+(?:herziening|revisie|autorisatie\w*|commentaar\w*|ontwikkeling)|concept"
    r"|wordt\s+herzien)"
    r"|\b(?:wordt|worden)\s+(?:momenteel|op\s+dit\s+moment|thans|nu)\s+(?:\w+\s+){0,3}herzien|\b(?:is"
    r"|zijn)\s+(?:momenteel\s+|op\s+dit\s+moment\s+)?in\s+herziening\b"
    r"|\bin\s+(?:de\s+)?(?:autorisatiefase|commentaarfase)\b|^\W*in\s+herziening\W*$"
    r"|\bherziening\b[^.;]{0,40}?\bgestart\b"
    r"|\bdeze\s+(?:richtlijn|module|standaard)\s+wordt\s+herzien(?=\s+door\b|\s*[.;]|\s*$)",
    re.IGNORECASE,
)
_STATED_VALID = re.compile(
    r"\bstatus\s*:\s*(?:geldig|actueel|definitief|van\s+kracht|geautoriseerd|vastgesteld)", re.IGNORECASE
)


@dataclass(slots=True)
class Impossible:
    """A date that is none, for the report."""

    what: str
    value: str


@dataclass(slots=True)
class Validity:
    """What a text says of its own validity; dates as precise as written."""

    dates: dict[str, str | None] = field(default_factory=dict)
    stated: str | None = None
    """vervallen, in herziening or geldig, where the text says so."""
    wrong: list[Impossible] = field(default_factory=list)

    def status(self, day: date) -> str:
        """The status on a day; a passed review date is no withdrawal."""
        return status_on(day, self.stated or UNKNOWN, self.dates.get(HERBEOORDELING))

    def or_else(self, other: Validity) -> Validity:
        """What this does not say, taken from the guideline that it belongs to."""
        dates = {
            name: self.dates.get(name) or other.dates.get(name) for name in (BEOORDEELD, GEAUTORISEERD, HERBEOORDELING)
        }
        return Validity(dates, self.stated or other.stated)


def status_on(day: date, status: str, planned: str | None) -> str:
    """The status on a day of something that had `status`, with its planned review (ISO, year to day, or None)."""
    if status in (WITHDRAWN, IN_REVISION) or planned is None:
        return status
    return UNCERTAIN if last_day(planned) < day else VALID


def last_day(iso: str) -> date:
    """The last day of a year, month or day."""
    year, month, day = (*(int(piece) for piece in iso.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 12, 31)
    return date(year, month, day or calendar.monthrange(year, month)[1])


def read_validity(lines: Iterable[Line]) -> Validity:
    """The dates and the status that the lines state."""
    found = Validity(dict.fromkeys((BEOORDEELD, GEAUTORISEERD, HERBEOORDELING)))
    late: str | None = None
    kept = list(lines)
    for number, line in enumerate(kept):
        for text in _texts(line, kept[number + 1] if number + 1 < len(kept) else None):
            _read_dates(text, found)
            _told_authorised(text, found)
            late = late or _at_latest(text)
            found.stated = found.stated or _stated(text)
    if found.dates[HERBEOORDELING] is None:
        found.dates[HERBEOORDELING] = late
    return found


def _texts(line: Line, after: Line | None) -> Iterator[str]:
    """A line as text; rows of a table each; a label with its value on the next line."""
    if line.place.block.rows:
        yield from (
            ": ".join(cell.reading.text.strip() for cell in row) for row in line.place.block.rows if len(row) == 2
        )
        return
    text = line.text
    if after is not None and not after.is_heading and len(text) < 60 and any(p.search(text) for _, p in _LABELS):
        alone = not any(True for _ in find_dates(text))
        if alone and next((d.start for d in find_dates(after.text)), 99) < 3:
            text = f"{text.rstrip(' :')}: {after.text}"
    yield text


def _read_dates(text: str, found: Validity) -> None:
    for name, pattern in _LABELS:
        for label in pattern.finditer(text):
            at = label.end()
            between = _BETWEEN.match(text, at)
            start = between.end() if between else at
            written = next((d for d in find_dates(text[start : start + 40]) if d.start == 0), None)
            if written is None:
                continue
            if written.iso is None:
                found.wrong.append(Impossible(name, text[start : start + written.end]))
            elif found.dates[name] is None:
                found.dates[name] = written.iso


_BY_WHOM = re.compile(
    r"(?<!niet\s)\b(?:geautoriseerd|goedgekeurd)\s+door\s+[^.;:]{3,80}?\s+(?:op|in|per|d\.d\.)\s+(?=\d|[a-z]{3,9}\s+\d{4})",
    re.IGNORECASE,
)
""" "Goedgekeurd door het bestuur op …", before the date."""
_DID = re.compile(r"\bautoriseerden?\s+(?:de|deze|het|dit)\s+\w+\s+(?:op|in|per)\s+", re.IGNORECASE)
""" "De commissie autoriseerde de standaard op …", before the date."""
_DONE_BEHIND = re.compile(r"\s+(?:is\s+|werd\s+)?(?:geautoriseerd|goedgekeurd)\b", re.IGNORECASE)
""" "… is in juni 2019 geautoriseerd", behind the date."""


def _told_authorised(text: str, found: Validity) -> None:
    """The date of authorisation in a sentence, where no label stands before it."""
    if found.dates[GEAUTORISEERD] is not None or re.search(r"\bniet\s+geautoriseerd\b", text, re.IGNORECASE):
        return
    for told in (*_BY_WHOM.finditer(text), *_DID.finditer(text)):
        written = next((d for d in find_dates(text[told.end() : told.end() + 40]) if d.start == 0), None)
        if written and written.iso:
            found.dates[GEAUTORISEERD] = written.iso
            return
    for written in find_dates(text):
        if written.iso and _DONE_BEHIND.match(text, written.end):
            found.dates[GEAUTORISEERD] = written.iso
            return


def _at_latest(text: str) -> str | None:
    for found in _AT_LATEST.finditer(text):
        written = next((d for d in find_dates(text[found.end() : found.end() + 40]) if d.start == 0), None)
        if (
            written
            and written.iso
            and (_REVISED.search(text) or re.match(r"uiterlijk\s+in\b", found[0], re.IGNORECASE))
        ):
            return written.iso
    return None


def _stated(text: str) -> str | None:
    sentences = re.split(r"(?<=[.;])\s+", text)
    if any(_IS_WITHDRAWN.search(one) and not _NOT_WITHDRAWN.search(one) for one in sentences):
        return WITHDRAWN
    if _IN_REVISION.search(text):
        return IN_REVISION
    return VALID if _STATED_VALID.search(text) else None


def module_dates(lines: Iterable[Line]) -> dict[str, tuple[Validity, Line]]:
    """Title of a module as the table per module writes it → its dates, with the line the table stands on."""
    found: dict[str, tuple[Validity, Line]] = {}
    for line in lines:
        rows = line.place.block.rows
        if len(rows) < 2:
            continue
        columns = _columns([cell.reading for cell in rows[0]])
        if not columns:
            continue
        for row in rows[1:]:
            title = row[0].reading.text.strip()
            if not title:
                continue
            own = Validity(dict.fromkeys((BEOORDEELD, GEAUTORISEERD, HERBEOORDELING)))
            for index, name in columns.items():
                written = next(find_dates(row[index].reading.text), None) if index < len(row) else None
                if written and written.iso:
                    own.dates[name] = written.iso
                elif written:
                    own.wrong.append(Impossible(name, row[index].reading.text.strip()))
            own.stated = _stated(" ".join(f"status: {cell.reading.text}" for cell in row[1:]))
            found[title] = own, line
    return found


def _columns(header: Sequence[Reading]) -> dict[int, str]:
    found = {}
    for index, cell in enumerate(header[1:], 1):
        for name, pattern in _LABELS:
            if pattern.search(cell.text):
                found[index] = name
                break
    return found
