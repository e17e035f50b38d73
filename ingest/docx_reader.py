"""DOCX to a `Document`: headings by style or by look, lists with their numbers, tables, notes, text boxes.

Headers, footers and comments are no part of the text. Of tracked changes the text as it would be when all are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from docx.document import Document as WordDocument

from ingest.document import BlockKind, Document, Repair
from ingest.docx_package import WORD, Element, open_package, related_part
from ingest.docx_styles import Numbering, Styles, value
from ingest.docx_table import CellText, flattened, is_frame, table_rows
from ingest.docx_text import Paragraph, TextReader
from ingest.emphasis import NumberedRow, is_subhead
from ingest.extracted_text import ExtractedText, Inline
from ingest.limits import Limits
from ingest.outline import is_heading_like

_TYPED_BULLET = re.compile(r"([-–•·▪●*]|o(?=\t))\s+(?=\S)")
_TYPED_NUMBER = re.compile(r"\d{1,2}(\.\d{1,2})+")
_LARGER = 1.15
"""From this many times the size of the running text a line stands out as a heading does."""
_BOLD_SHARE = 0.4
"""With more of its text in bold paragraphs than this, bold says nothing in a document."""
_BROKEN_OFF = "het bestand breekt af: stukken ervan ontbreken"
_STALE_TITLE = re.compile(
    r"\.(?:docx?|dotx?|pdf|rtf)$|^microsoft word|^(?:titel|title|document\d*|word document)$", re.I
)


def read_docx(data: bytes, *, file: str, limits: Limits) -> Document:
    """Read the bytes of a DOCX. Raises UnreadableDocument for what is damaged, locked, too large or hostile."""
    word, broken_off = open_package(data, limits)
    reader = _BodyReader(word, limits)
    reader.read()
    meta = _metadata(word, reader.styles)
    document = reader.out.document(file=file, format="docx", known_title=meta.get("titel"))
    document.meta = meta
    document.repairs = list(reader.repairs())
    if broken_off:
        document.repairs.insert(0, Repair("einde van het bestand", _BROKEN_OFF, "gelezen tot waar het breekt"))
        document.meta["afgebroken"] = "ja"
    return document


class _BodyReader:
    def __init__(self, word: WordDocument, limits: Limits) -> None:
        self._body: Element = word.element.body
        self.styles = Styles(word.styles.element)
        self._numbering = Numbering(related_part(word, "numbering"))
        self._text = TextReader(self.styles)
        self._notes = {
            f"{kind}/{note.get(f'{WORD}id')}": note
            for kind in ("footnote", "endnote")
            for note in _notes(related_part(word, f"{kind}s"))
        }
        self._notes_read: set[str] = set()
        self._parts_elsewhere = 0
        self.out = ExtractedText(limits=limits)
        self._looks = _Looks.of(self._body, self.styles)
        self._above = 0
        """Level of the heading style that was last seen."""
        self._row = NumberedRow()

    def repairs(self) -> Iterator[Repair]:
        """What of the file did not go in."""
        if self._text.images:
            yield Repair("hele bestand", f"{self._text.images} afbeelding(en)", "niet gelezen")
        if self._parts_elsewhere:
            yield Repair("hele bestand", f"{self._parts_elsewhere} ingevoegd(e) bestand(en)", "niet gelezen")
        deleted = sum(1 for _ in self._body.iter(f"{WORD}del", f"{WORD}moveFrom"))
        if deleted:
            yield Repair("hele bestand", f"{deleted} bijgehouden verwijdering(en)", "weggelaten")

    def read(self) -> None:
        self._read_all(self._body)

    def _read_all(self, parent: Element, *, contents: bool = False) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{WORD}p":
                self._paragraph(element, contents=contents)
            elif tag == f"{WORD}tbl":
                self._table(element)
            elif tag == f"{WORD}sdt":
                inner = element.find(f"{WORD}sdtContent")
                if inner is not None:
                    self._read_all(inner, contents=contents or _is_contents_control(element))
            elif tag in {f"{WORD}customXml", f"{WORD}ins", f"{WORD}moveTo"}:
                self._read_all(element, contents=contents)
            elif tag == f"{WORD}altChunk":
                self._parts_elsewhere += 1

    def _paragraph(self, element: Element, *, contents: bool) -> None:
        level = self.styles.heading_level(element)
        in_contents = contents or self.styles.is_contents(element)
        if level and not in_contents:
            self._text.leave_fields()
        paragraph = self._text.read(element)
        if in_contents or paragraph.in_contents:
            self.out.paragraph(paragraph.content, BlockKind.INHOUDSOPGAVE)
        elif paragraph.text:
            level = level or self._row_of(paragraph)
            self._text_paragraph(element, paragraph, level or self._look(element, paragraph))
            self._above = level or self._above
            self._row.note(paragraph.text, level)
        for box in paragraph.boxes:
            self._read_all(box)
        self._add_notes(paragraph.notes)

    def _row_of(self, paragraph: Paragraph) -> int:
        """Level of a bold paragraph that goes on with the numbers of headings that have a style."""
        beside = self._looks.beside_styles and self._looks.is_subhead(paragraph)
        return self._row.continues(paragraph.text) if beside else 0

    def _look(self, element: Element, paragraph: Paragraph) -> int:
        """Level of a paragraph without a heading style, by its look; 0 when it is text."""
        if not self._looks.beside_styles:
            return self._looks.level(paragraph)
        following = next(element.itersiblings(), None)
        if not self._above or following is None or self.styles.list_place(element):
            return 0
        if following.tag == f"{WORD}p":
            if self.styles.heading_level(following) or self.styles.is_contents(following):
                return 0
            below = TextReader(self.styles).read(following)
            if not below.text or below.bold:
                return 0
        return self._above + 1 if self._looks.is_subhead(paragraph) else 0

    def _text_paragraph(self, element: Element, paragraph: Paragraph, level: int) -> None:
        place = self.styles.list_place(element)
        if self.styles.is_title(element):
            self.out.title(paragraph.content)
        elif level:
            number = self._numbering.marker(place) if place else ""
            self.out.heading(level, [Inline(f"{number} " if number else ""), *paragraph.content])
        elif self.styles.is_caption(element):
            self.out.paragraph(paragraph.content, BlockKind.BIJSCHRIFT)
        elif place:
            self.out.item(paragraph.content, marker=self._numbering.marker(place) or None, level=place.level)
        elif typed := _TYPED_BULLET.match(paragraph.text):
            self.out.item(_without_start(paragraph.content, typed.end()), marker=typed[1], level=0)
        else:
            self.out.paragraph(paragraph.content)

    def _add_notes(self, keys: Sequence[str]) -> None:
        """The notes that a block refers to, straight after it, so that they stand in its section."""
        for key in keys:
            if key in self._notes and key not in self._notes_read:
                self._notes_read.add(key)
                content = self._gather(self._notes[key]).content
                self.out.paragraph(content, BlockKind.VOETNOOT, marker=self._text.number(key))

    def _table(self, element: Element) -> None:
        if is_frame(element):
            for row in flattened(element, "tr"):
                for cell in flattened(row, "tc"):
                    self._read_all(cell)
            return
        notes: list[str] = []

        def read(cell: Element) -> CellText:
            return self._gather(cell, notes)

        self.out.table(table_rows(element, read))
        self._add_notes(notes)

    def _gather(self, container: Element, notes: list[str] | None = None) -> CellText:
        """All paragraphs of a cell or note on one line; items of a list apart by bullets."""
        content: list[Inline] = []
        bold: list[bool] = []
        for element in _paragraphs(container):
            paragraph = self._text.read(element)
            for box in paragraph.boxes:
                paragraph.content += [Inline(" "), *self._gather(box, notes).content]
            if not paragraph.text:
                continue
            content.append(Inline(" • " if self.styles.list_place(element) else " "))
            content += paragraph.content
            bold.append(paragraph.bold)
            if notes is not None:
                notes += paragraph.notes
        return CellText(content, bool(bold) and all(bold))


class _Looks:
    """Headings by their look, for a document that does not use heading styles, or only for some of its headings."""

    def __init__(
        self, sizes: Sequence[int] = (), normal: int = 0, *, bold_counts: bool = True, beside_styles: bool = False
    ) -> None:
        self._sizes = sizes
        """Type sizes of headings, largest first; none when headings have styles."""
        self._normal = normal
        self._bold_counts = bold_counts
        self.beside_styles = beside_styles
        """Whether other headings have styles: then only bold subheads go by their look."""

    @classmethod
    def of(cls, body: Element, styles: Styles) -> _Looks:
        """Take the measure of a body."""
        elements = [element for element in body.iter(f"{WORD}p") if element.getparent().tag != f"{WORD}tc"]
        styled = [styles.heading_level(element) and not styles.is_contents(element) for element in elements]
        elements = [element for element, has_style in zip(elements, styled, strict=True) if not has_style]
        reader = TextReader(styles)
        read = [reader.read(element) for element in elements if not styles.list_place(element)]
        read = [paragraph for paragraph in read if paragraph.text]
        weights: dict[int, int] = {}
        for paragraph in read:
            weights[paragraph.size] = weights.get(paragraph.size, 0) + len(paragraph.text)
        if not weights:
            return cls()
        normal = max(weights, key=lambda size: weights[size])
        bold = sum(len(paragraph.text) for paragraph in read if paragraph.bold)
        bold_counts = bold <= _BOLD_SHARE * sum(weights.values())
        if any(styled):
            return cls((), normal, bold_counts=bold_counts, beside_styles=True)
        looks = cls((1,), normal, bold_counts=bold_counts)
        found = {paragraph.size for paragraph in read if looks.level(paragraph)}
        return cls(sorted(found, reverse=True), normal, bold_counts=bold_counts)

    def is_subhead(self, paragraph: Paragraph) -> bool:
        """Whether a bold paragraph among headings with styles is a heading too."""
        stands_out = paragraph.bold and self._bold_counts and paragraph.size >= self._normal
        return stands_out and is_subhead(paragraph.text) and not _TYPED_BULLET.match(paragraph.text)

    def level(self, paragraph: Paragraph) -> int:
        """Level of a paragraph that looks like a heading, 0 for another."""
        if not self._sizes or not is_heading_like(paragraph.text) or _TYPED_BULLET.match(paragraph.text):
            return 0
        larger = paragraph.size >= _LARGER * self._normal
        if not larger and not (paragraph.bold and self._bold_counts and paragraph.size >= self._normal):
            return 0
        by_size = self._sizes.index(paragraph.size) + 1 if paragraph.size in self._sizes else 1
        number = _TYPED_NUMBER.match(paragraph.text)
        return by_size + (number[0].count(".") if number else 0)


def _notes(root: Element | None) -> Iterator[Element]:
    """Notes with text; Word keeps its separator lines among them."""
    if root is not None:
        for note in root:
            if note.get(f"{WORD}type") in {None, "normal"}:
                yield note


def _paragraphs(container: Element) -> Iterator[Element]:
    """Paragraphs of a cell or note in order, those of tables inside it too, those of text boxes not."""
    for element in container:
        if element.tag == f"{WORD}p":
            yield element
        elif element.tag in {
            f"{WORD}{name}" for name in ("tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo")
        }:
            yield from _paragraphs(element)


def _is_contents_control(control: Element) -> bool:
    """A content control that Word made for its table of contents."""
    gallery = control.find(f"{WORD}sdtPr/{WORD}docPartObj")
    return gallery is not None and "table of contents" in (value(gallery, "docPartGallery") or "").lower()


def _without_start(content: Sequence[Inline], length: int) -> list[Inline]:
    """The same content without its first `length` visible characters and the white space before them."""
    left = list(content)
    text = "".join(inline.text for inline in left)
    length += len(text) - len(text.lstrip())
    for place, inline in enumerate(left):
        left[place] = replace(inline, text=inline.text[length:])
        length = max(0, length - len(inline.text))
    return left


def _metadata(word: WordDocument, styles: Styles) -> dict[str, str]:
    """Core properties. The date counts when a person saved the file: programs leave the date of their template."""
    if not any(related.reltype.endswith("/core-properties") for related in word.part.package.rels.values()):
        return {"taal": styles.language} if styles.language else {}  # python-docx would make properties up
    core = word.core_properties
    title = (core.title or "").strip()
    meta = {
        "titel": "" if _STALE_TITLE.search(title) else title,
        "auteur": (core.author or "").strip(),
        "taal": (core.language or styles.language or "").strip(),
        "trefwoorden": (core.keywords or "").strip(),
    }
    saved: datetime | None = core.modified or core.created
    if saved is not None and (core.last_modified_by or core.modified != core.created):
        meta["datum"] = saved.date().isoformat()
    return {key: " ".join(text.split()) for key, text in meta.items() if text}
