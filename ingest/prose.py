"""The lexical graph: a Document, its Secties, and their running text sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value
from ingest.anchoring import Anchor
from ingest.document import Block, BlockKind, Section, Span
from ingest.sentences import sentences

EXTRACTOR = "prose@1"

LONGEST_TITLE = 200
"""A file may be one line of a megabyte; the source of the Document is only there to point at its beginning."""

_NOT_RUNNING = frozenset({BlockKind.KOP, BlockKind.CITAAT})
"""A pull quote repeats a sentence of the text: searched once is enough."""


def prose_facts(anchor: Anchor, meta: Mapping[str, Value]) -> Iterator[Fact]:
    """The Document node, its Sectie nodes with their text, and the HEEFT_SECTIE tree.

    `meta` holds the bibliographic properties of the Document (uitgever, datum, url, …) and its `titel`.
    """
    document = anchor.document
    source = _document_source(anchor)
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.DOCUMENT])
    props.update({name: value for name, value in meta.items() if name in props})
    props.update(bestand=document.file, formaat=document.format, **_running_text(document.blocks))
    name = str(meta.get("titel") or document.title or document.file)
    document_node = Node(anchor.id, Kind.DOCUMENT, name, source, props)
    yield document_node
    for section, ancestors in document.walk():
        section_id = anchor.section_id(section)
        heading = _section_source(anchor, section, section_id)
        yield Node(
            section_id,
            Kind.SECTIE,
            section.title,
            heading,
            {
                "niveau": section.level,
                "nummer": section.number,
                "soort": section.kind,
                **_running_text(section.blocks),
            },
        )
        parent = anchor.section_id(ancestors[-1]) if ancestors else anchor.id
        yield Edge(Predicate.HEEFT_SECTIE, parent, section_id, heading)


def _document_source(anchor: Anchor) -> Source:
    """The first visible line: the place that says which document this is."""
    text = anchor.document.text
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    end = min(line_end if line_end > start else len(text), start + LONGEST_TITLE)
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return anchor.source(Span(start, end), section=None, page=1 if anchor.document.pages else None, extractor=EXTRACTOR)


def _section_source(anchor: Anchor, section: Section, section_id: str) -> Source:
    """The heading; of a section that has one in the table of contents only, the sentence it begins with."""
    opening = section.opening
    span = Span(opening.start, opening.end)
    if opening is not section.heading and (first := sentences(opening.reading)[:1]):
        span = first[0].span(0, len(first[0].text))
    return anchor.source(span, section=section_id, page=opening.page, extractor=EXTRACTOR)


def _running_text(blocks: Iterable[Block]) -> dict[str, Value]:
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pages: list[int] = []
    numbers: list[int] = []
    kinds: list[str] = []
    for number, block in enumerate(blocks):
        if block.kind in _NOT_RUNNING:
            continue
        for sentence in sentences(block.reading):
            span = sentence.span(0, len(sentence.text))
            texts.append(sentence.text)
            starts.append(span.start)
            ends.append(span.end)
            pages.append(block.page or 0)
            numbers.append(number)
            kinds.append(block.kind.value)
    return {
        "zinnen": texts,
        "zin_start": starts,
        "zin_eind": ends,
        "zin_pagina": pages,
        "zin_blok": numbers,
        "zin_soort": kinds,
    }
