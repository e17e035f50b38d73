"""From a place in a document to the `Source` of a fact."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Kind, Source, make_id
from ingest.document import Block, Document, Reading, Section, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A block where a fact may be found, with the section it stands in."""

    block: Block
    section: str | None
    """Id of the Sectie, None before the first heading."""


class Anchor:
    """Makes sources and ids for one document; every extractor of that document uses the same one."""

    def __init__(self, document: Document, slug: str, file: str) -> None:
        """`slug` is the document's part of all its ids; `file` the name of the text that offsets count in."""
        self.document = document
        self.slug = slug
        self.file = file
        self.id = make_id(Kind.DOCUMENT, slug)
        self._section_ids = _section_ids(document, slug)

    def section_id(self, section: Section) -> str:
        """Id of the Sectie for `section`: document, title, and a digest of its path of titles."""
        return self._section_ids[id(section)]

    def places(self) -> list[Place]:
        """All blocks that are no noise, in reading order, each with its section."""
        places = [Place(block, None) for block in self.document.blocks]
        for section, _ in self.document.walk():
            section_id = self.section_id(section)
            places += [Place(block, section_id) for block in section.blocks]
        return places

    def headings(self) -> list[Place]:
        """The headings as blocks, each of its own section; one that only the table of contents names has none."""
        return [
            Place(section.heading, self.section_id(section))
            for section, _ in self.document.walk()
            if section.kind != "impliciet"
        ]

    def source(
        self,
        span: Span,
        *,
        section: str | None,
        page: int | None,
        extractor: str,
        zekerheid: float = 1.0,
    ) -> Source:
        """The source for an original range."""
        return Source(
            document=self.id,
            file=self.file,
            section=section,
            page=page,
            start=span.start,
            end=span.end,
            quote=self.document.text[span.start : span.end],
            extractor=extractor,
            zekerheid=zekerheid,
        )

    def quote(
        self, place: Place, reading: Reading, start: int, end: int, *, extractor: str, zekerheid: float = 1.0
    ) -> Source:
        """The source for `reading.text[start:end]`, a part of the block at `place`."""
        span = reading.span(start, end)
        return self.source(span, section=place.section, page=place.block.page, extractor=extractor, zekerheid=zekerheid)


def _section_ids(document: Document, slug: str) -> dict[int, str]:
    ids: dict[int, str] = {}
    seen: dict[str, int] = {}
    for section, ancestors in document.walk():
        path = " > ".join([*(a.title for a in ancestors), section.title])
        # the same path twice in one document happens ("Acties" under a repeated heading): count them
        seen[path] = seen.get(path, 0) + 1
        unique = path if seen[path] == 1 else f"{path} #{seen[path]}"
        ids[id(section)] = make_id(Kind.SECTIE, slug, section.title, unique=unique)
    return ids
