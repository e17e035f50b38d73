"""What the intervention is called that a worksheet describes: behind a label, in its title, above its chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Source
from ingest.anchoring import Anchor
from ingest.document import Block, Document, Reading, Section
from ingest.inventory.chapters import chapter
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.labels import labelled
from ingest.inventory.names import normal_name, read_name

EXTRACTOR = "worksheet@1"
STATED = 0.85
"""Certainty of a name, and of a term in a list or behind a label."""
GENERIC = re.compile(
    r"(?:werkblad(?: beschrijving)?(?: interventie)?|(?:interventie)?beschrijving(?: van)?(?: de)?(?: interventie)?"
    r"|interventie"
    r"|method(?:iek|e)beschrijving|projectbeschrijving|factsheet|samenvatting|naam(?: van de)?(?: interventie)?"
    r"|titel(?: interventie)?)\s*[:–-]?\s*",
    re.IGNORECASE,
)  # fmt: skip
_FRONT = re.compile(
    r"inhoud(?:sopgave)?|colofon|voorwoord|inleiding|leeswijzer|contact\w*|versie.*|aanmeldformulier.*|databank.*"
    r"|beschrijving.*|referentie.*|algemeen|algemene gegevens|basisgegevens|gegevens.*|achtergrond"
)
"""Headings before the chapters that are no name."""


def heading_name(anchor: Anchor, section: Section) -> tuple[str, Source] | None:
    """The name in a heading."""
    return _name_in(anchor, section.heading.reading, section.heading, anchor.section_id(section), section.title)


def document_name(anchor: Anchor, only: Section | None) -> tuple[str, Source] | None:
    """The name behind a label, else the title, else a heading that stands over all chapters."""
    document = anchor.document
    blocks: list[tuple[Block, str | None]] = [(block, None) for block in document.blocks[:12]]
    for section, _ in list(document.walk())[:4]:
        blocks += [(block, anchor.section_id(section)) for block in section.blocks[:6]]
    if asked := asked_name(anchor, blocks):
        return asked
    if only is not None and (named := heading_name(anchor, only)):
        return named
    return _titled(anchor, blocks, document.title) if document.title else _headed(anchor)


def asked_name(anchor: Anchor, blocks: Sequence[tuple[Block, str | None]]) -> tuple[str, Source] | None:
    """The name behind its label."""
    for block, section_id in blocks:
        for meaning, reading in labelled(block, anchor.document.text):
            if meaning is Field.NAAM:
                return _named(anchor, reading, block, section_id, 0, reading.text)
    return None


def _headed(anchor: Anchor) -> tuple[str, Source] | None:
    """The first heading above the chapters that can be a name."""
    names = (heading_name(anchor, section) for section in _before_chapters(anchor.document))
    return next((named for named in names if named), None)


def _titled(anchor: Anchor, blocks: Sequence[tuple[Block, str | None]], title: str) -> tuple[str, Source] | None:
    """The title where the text has it; a heading before the chapters that is the title in more words goes first."""
    for section in _before_chapters(anchor.document):
        whole, said = normal_name(section.title), normal_name(title)
        if said and said in whole and whole != said and (named := heading_name(anchor, section)):
            return named
    for block, section_id in blocks:
        if title in block.reading.text and (named := _name_in(anchor, block.reading, block, section_id, title)):
            return named
    sections = [section for section, _ in anchor.document.walk()]
    for section in sections:
        if title in section.heading.reading.text and (named := heading_name(anchor, section)):
            return named
    return _headed(anchor)


def _before_chapters(document: Document) -> list[Section]:
    """The headings above the first chapter that may be the name of the intervention."""
    found: list[Section] = []
    for section, _ in document.walk():
        if chapter(section.title):
            break
        if not GENERIC.fullmatch(section.title) and not _FRONT.fullmatch(normal_header(section.title)):
            found.append(section)
    return found


def _name_in(
    anchor: Anchor, reading: Reading, block: Block, section: str | None, title: str
) -> tuple[str, Source] | None:
    """The name in a title, without the words for what kind of paper it is."""
    generic = GENERIC.match(title)
    rest = (
        title[generic.end() :].strip()
        if generic and (generic[0][-1] in ": –-" or generic.end() == len(title))
        else title
    )
    if rest.count("(") > rest.count(")"):  # goes on in the next line
        rest = rest[: rest.rindex("(")].strip()
    if not normal_name(rest):
        return None
    start = reading.text.find(rest)
    return _named(anchor, reading, block, section, start, rest) if start >= 0 else None


def _named(
    anchor: Anchor, reading: Reading, block: Block, section: str | None, start: int, text: str
) -> tuple[str, Source] | None:
    named = read_name(text)
    if not normal_name(named.name):
        return None
    span = reading.span(start + named.start, start + named.end)
    source = anchor.source(span, section=section, page=block.page, extractor=EXTRACTOR, zekerheid=STATED)
    return text, source
