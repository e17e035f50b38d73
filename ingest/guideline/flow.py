"""A guideline as lines in reading order: headings and blocks, each with the part of the guideline it opens.

Headings count by their words, not by their looks: a bold paragraph "Aanbeveling" opens the same part as a heading does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.anchoring import Anchor, Place
from ingest.document import NOISE, BlockKind, Reading, Section
from ingest.guideline.headings import HeadingTable, Label, Role
from ingest.guideline.layout_tables import unrolled
from ingest.guideline.levels import level_behind, whole_level

_MODULE = re.compile(
    r"(?:(?:deel|hoofdstuk|paragraaf)\s+)?(?:richtlijn)?modul(?:e|en)\s+(?:\d+(?:\.\d+)*"
    r"|[A-Z](?:\.?\d+)*(?=[\s.:–—-]))?\s*[.:–—-]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_CODE = re.compile(r"^(?:[A-Z]\.?\d+(?:\.\d+)*|\d+(?:\.\d+)+)[.:)]?\s+")
"""Before the titles of KNGF ("C.1 Oefentherapie")."""
_QUESTION_MODULE = re.compile(
    r"uitgangsvraag\s+\d+\s*[–—-]\s*module\s+\d+(?:\.\d+)*(?:(?:\s*[:.–—-]\s*|\s+)(?P<title>[^?]*[^?\s]))?",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"(?:niveau\s*[1-4]|(?:zeer\s+)?(?:laag|lage|hoog|hoge|redelijke?|matige?)\s+(?:GRADE|bewijskracht)|geen\s+GRADE"
    r"|GRADE\s+niet\b.*)\W*$"
    r"|(?:method(?:e|iek)|doelgroep|sterkte|richting|status|versie|gereed|laatst\s+\w+|geplande\s+\w+"
    r"|autorisatiedatum|beoordelingsdatum|datum)\s*:\s*\S"
    r"|\([^()]*\d{4}[^()]*\)\W*$|(?:niet\s+)?doen$|overwegen$"
    r"|(?:niveau\s*[1-4]|(?:zeer\s+)?(?:laag|lage|hoog|hoge|redelijke?|matige?)\s+(?:GRADE|bewijskracht)|geen\s+GRADE"
    r"|GRADE|bewijskracht)\s*[:.]\s*\S"
    r"|[⊕●◯○⊖⨁]{2,}"
    r"|[A-D][12]?\s*[:.]?\s+(?-i:[A-ZÀ-Þ])[^.]{0,60}\b(?:19|20)\d\d\b[^.]{0,80}$",
    re.IGNORECASE,
)
"""Short lines that a reader of pages takes for headings and that are labels or sources here."""
_OPENS_LINE = re.compile(
    r"(?:(?:kern)?aanbeveling(?:en)?(?:[\s-]*\d+[a-z]?)?|uitgangsvraag(?:\s*\d+)?|overwegingen|conclusies?|rationale"
    r"|toelichting|onderbouwing|methodiek?|methode|niveau\s*[1-4]|[a-zà-þ][\w() /-]{2,38})\s*:"
    r"|(?:aanbeveling|uitgangsvraag)[\s-]+\d+\s*$|niveau\s*[1-4]\b|(?:niet\s+)?doen\b|overwegen\b",
    re.IGNORECASE,
)
"""The beginning of a printed line that opens something, though no white line stands before it."""
_LONGEST_TITLE = 120
_LONGEST_SUBHEAD = 70
_SPACE = re.compile(r"\s")
_ENDS_SENTENCE = re.compile(r"[.;,!?]\s*$")


@dataclass(slots=True)
class Line:
    """A heading or a block of text."""

    place: Place
    reading: Reading
    kind: BlockKind
    depth: int = 0
    """Level of a heading, 1 the highest; 0 for text."""
    title: str = ""
    """Of a heading: cleaned."""
    section: Section | None = None
    label: Label | None = None
    """What it opens, when its words say so."""
    path: tuple[str, ...] = field(default=())
    """Titles of the headings above it."""
    note: str | None = None
    """Number of the note that it stands in."""
    told: bool = False
    """Gives a conclusion by what it says, or is the heading over such lines."""

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def is_heading(self) -> bool:
        return self.depth > 0

    @property
    def is_item(self) -> bool:
        return self.kind is BlockKind.LIJSTITEM

    @property
    def level(self) -> int:
        """Depth of a list item."""
        return self.place.block.level

    @property
    def role(self) -> Role | None:
        return self.label.role if self.label else None

    @property
    def pure(self) -> bool:
        """Whether the label is all there is on the line."""
        return self.label is not None and not self.text[self.label.end :].strip()


def part(reading: Reading, start: int, end: int) -> Reading:
    """`reading[start:end]` without white space at its ends."""
    text = reading.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Reading(reading.text[start:end], reading.origin[start:end]) if start < end else Reading("", ())


def lines(anchor: Anchor, table: HeadingTable) -> list[Line]:
    """All headings and blocks of a document that are no noise, in order of place."""
    found: list[Line] = []
    for whole in anchor.document.blocks:
        found += [Line(Place(block, None), block.reading, block.kind) for block in unrolled(whole, table)]
    for section, above in anchor.document.walk():
        section_id = anchor.section_id(section)
        path = (*(s.title for s in above), section.title)
        heading = section.heading
        if section.kind != "impliciet":
            reading = heading.reading if heading.reading.text.strip() else Reading(section.title, ())
            found.append(
                Line(
                    Place(heading, section_id), reading, BlockKind.KOP, section.level, section.title, section, path=path
                )
            )
        blocks = [block for whole in section.blocks for block in unrolled(whole, table)]
        found += [Line(Place(b, section_id), b.reading, b.kind, section=section, path=path) for b in blocks]
    found = [piece for line in found for piece in _printed_lines(line, anchor.document.text, table)]
    kept = sorted(
        (line for line in found if line.kind not in NOISE and line.text.strip()),
        key=lambda x: x.reading.origin[0] if len(x.reading.origin) else x.place.block.start,
    )
    for number, line in enumerate(kept):
        _read(line, kept[number + 1] if number + 1 < len(kept) else None, table)
    _name_chapters(kept)
    return kept


_LAYERS = frozenset({Role.SAMENVATTING, Role.VOLLEDIGE_TEKST})
_CHAPTER_OF_ADVICE = re.compile(
    r"(?:\d+[.)]?\s*)?(?:diagnostiek|beleid|behandeling|preventie|begeleiding|evaluatie|controles?|opsporing|consultatie|verwijzing)"
    r"(?:\s+en\s+[a-zà-ÿ]+)?(?=\W*$|\s+naar\s)",
    re.IGNORECASE,
)


def _name_chapters(found: Sequence[Line]) -> None:
    """In a guideline of two layers "Beleid" right below a layer is a chapter of advice, as "Richtlijnen beleid" is."""
    if not {line.role for line in found if line.is_heading} >= _LAYERS:
        return
    layer = 0
    for line in found:
        if not line.is_heading:
            continue
        if line.role in _LAYERS:
            layer = line.depth
        elif line.depth <= layer:
            layer = 0
        elif layer and line.depth == layer + 1 and line.label is None and _CHAPTER_OF_ADVICE.match(line.text):
            line.label = Label(Role.NHG_ADVIES, len(line.text), None)


def _printed_lines(line: Line, original: str, table: HeadingTable) -> list[Line]:
    """A paragraph, cut where a printed line begins with a label, or is one."""
    if line.kind is not BlockKind.ALINEA:
        return [line]
    text, origin = line.reading.text, line.reading.origin
    starts = [
        at
        for at in range(1, len(text))
        if text[at - 1].isspace() and text[at].isupper() and "\n" in original[origin[at - 1] : origin[at]]
    ]
    cuts = {0}
    for at in starts:
        if _OPENS_LINE.match(text, at):
            cuts.add(at)
    for at in [0, *starts]:
        end = _line_end(text, origin, original, at)
        label = table.label(text[at:end]) if end - at <= _LONGEST_SUBHEAD else None
        if label and label.role in _STAND_ALONE and label.end == end - at:
            cuts |= {at, end}
    ends = sorted(cuts | {len(text)})
    if len(ends) <= 2:
        return [line]
    pieces = [part(line.reading, low, high) for low, high in pairwise(ends)]
    return [replace(line, reading=piece) for piece in pieces if piece.text]


_STAND_ALONE = frozenset(
    {Role.UITGANGSVRAAG, Role.AANBEVELING, Role.OVERWEGINGEN, Role.CONCLUSIE, Role.ONDERBOUWING, Role.REFERENTIES}
)
"""Parts whose label may be a printed line of its own without white lines around it."""


def _line_end(text: str, origin: Sequence[int], original: str, start: int) -> int:
    """Where the printed line that begins at `start` ends, without the white space behind it."""
    for space in _SPACE.finditer(text, start + 1):
        at = space.start()
        if "\n" in original[origin[at] : origin[min(at + 1, len(text) - 1)]]:
            return at
    return max(len(text), start + 1)


def _read(line: Line, after: Line | None, table: HeadingTable) -> None:
    text = line.text.strip()
    if line.kind is BlockKind.KOP and not line.depth:
        line.title = text  # the title of the document
        return
    if line.is_heading and (_NO_HEADING.match(text) or _gives_level(text)):
        line.depth, line.kind = 0, BlockKind.ALINEA
    if line.is_heading:
        line.label = table.label(line.text, heading=True)
        return
    if line.kind is BlockKind.TABEL:
        return
    line.label = table.label(line.text)
    if line.label and line.is_item:
        # an item of a list may begin with any word; only "Aanbeveling 3: …" opens something there
        line.label = line.label if line.label.role is Role.AANBEVELING and not line.pure else None
    if line.label is None and line.kind is BlockKind.ALINEA and _is_module_line(text, after):
        line.depth, line.title = 2, text
    elif line.label is None and line.kind is BlockKind.ALINEA and _is_chapter(text, after, table):
        line.depth, line.title = (after.depth if after else 0) or 2, text.lstrip("0123456789. ")


def _gives_level(text: str) -> bool:
    """Whether a line is a level of evidence, or a sentence with one behind it: "… vermindert pijn. [Niveau 2]"."""
    behind = level_behind(text)
    return whole_level(text) is not None or (behind is not None and text[: behind.start].endswith("."))


def _is_module_line(text: str, after: Line | None) -> bool:
    """ "Module 2: Signaleren" as a paragraph, where a reader saw no heading."""
    return bool(
        after
        and len(text) <= _LONGEST_TITLE
        and "\n" not in text
        and not _ENDS_SENTENCE.search(text)
        and (found := _MODULE.fullmatch(text))
        and (found["title"][:1].isupper() or not found["title"])
    )


_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Þ][^.;:,!?\n]{2,80}")


def _is_chapter(text: str, after: Line | None, table: HeadingTable) -> bool:
    """ "2 Preventie" right above "Aanbevelingen": a chapter, though a reader saw no heading."""
    if after is None or not _CHAPTER.fullmatch(text):
        return False
    label = table.label(after.text, heading=after.is_heading)
    return label is not None and label.role in _STAND_ALONE and label.end == len(after.text)


def module_title(title: str) -> str:
    """A title without "Module 2 –" before it; "" when nothing else stands there."""
    plain = title.strip()
    found = _MODULE.fullmatch(plain)
    return _CODE.sub("", found["title"] if found else plain).strip(" :.–—-")


def question_title(title: str) -> str:
    """The title of a part behind "Uitgangsvraag 1 – module 1:"; "" when nothing stands there."""
    found = _QUESTION_MODULE.fullmatch(title.strip())
    return (found["title"] or "").strip() if found else ""


def names_module(title: str) -> bool:
    """Whether a heading says of itself that it is a module."""
    return bool(_MODULE.fullmatch(title.strip())) and not _QUESTION_MODULE.match(title)


def looks_like_subhead(line: Line, after: Line | None) -> bool:
    """A short line without the end of a sentence, before text: "Algemeen", in bold or not."""
    text = line.text.strip()
    if line.is_heading:
        return True
    return (
        line.kind is BlockKind.ALINEA
        and after is not None
        and (not after.is_heading or _numbers_advice(after))
        and len(text) <= _LONGEST_SUBHEAD
        and len(text.split()) <= 8
        and not _ENDS_SENTENCE.search(text)
        and not text.endswith(":")
        and text[:1].isupper()
    )


def _numbers_advice(line: Line) -> bool:
    """Whether a heading is the number of the advice below it: "Aanbeveling 3.2"."""
    return line.role is Role.AANBEVELING and line.label is not None and line.label.number is not None


def following(found: Sequence[Line], at: int) -> Line | None:
    """The line after the one at `at`."""
    return found[at + 1] if at + 1 < len(found) else None
