"""Block accounting: every visible character of a source is a fact, running text, left out with a reason, or flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.model import BlockNote, Edge, Fact, Handling, Node, Source
from ingest.anchoring import Anchor
from ingest.document import Block, BlockKind, Span

EXTRACTOR = "blocks@1"
RUNNING_TEXT = "lopende tekst"
"""Reason of a block that yields no fact of its own and is searched as text of its Sectie."""
FACTS = "feiten"
UNREAD_TABLE = "tabel zonder kolommen: door een mens te lezen"
TITLE = "titel"
"""Reason of a title above the first section: it is the name of the Document."""
MISSED = "niet door de lezer toegewezen"

_OUT_OF_SIGHT = {
    BlockKind.PAGINAKOP: BlockKind.PAGINAKOP.value,
    BlockKind.INHOUDSOPGAVE: BlockKind.INHOUDSOPGAVE.value,
    BlockKind.MARKERING: BlockKind.MARKERING.value,
    BlockKind.CITAAT: BlockKind.CITAAT.value,
    BlockKind.KOP: BlockKind.INHOUDSOPGAVE.value,
}


def block_notes(anchor: Anchor, facts: Iterable[Fact], unread: Sequence[tuple[Span, str]] = ()) -> Iterator[BlockNote]:
    """A note for every block that the quotes of `facts` do not cover whole, and for text that no block answers for.

    `unread` are the stretches that an extractor says it should have understood, in order of place, each with the reason
    why it is flagged.
    """
    text = anchor.document.text
    covered = _coverage(len(text), facts)
    for place in anchor.places():
        yield from _notes(anchor, place.block, place.section, covered, unread)
    for block in anchor.document.noise:
        yield from _notes(anchor, block, None, covered)
    for section, _ in anchor.document.walk():  # a heading in the table of contents only is no fact's quote
        yield from _notes(anchor, section.heading, anchor.section_id(section), covered)
    for block in anchor.document.all_blocks():
        for span in block.spans:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for span in _gaps(text, covered):
        yield BlockNote(Handling.FLAGGED, MISSED, _source(anchor, span, None, None))


def _notes(
    anchor: Anchor, block: Block, section: str | None, covered: bytearray, unread: Sequence[tuple[Span, str]] = ()
) -> Iterator[BlockNote]:
    usual = _handling(block, section)
    for whole in block.spans:
        for span, flagged in _parts(whole, unread):
            part = anchor.document.text[span.start : span.end]
            if any(not c.isspace() and not covered[span.start + i] for i, c in enumerate(part)):
                handling, reason = (Handling.FLAGGED, flagged) if flagged else usual
                yield BlockNote(handling, reason, _source(anchor, span, section, block.page))


def _parts(whole: Span, unread: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str | None]]:
    """A stretch cut where what is flagged begins and ends; each part with the reason, if it is."""
    start = whole.start
    for span, reason in unread:
        first, last = max(span.start, start), min(span.end, whole.end)
        if first < last:
            if start < first:
                yield Span(start, first), None
            yield Span(first, last), reason
            start = last
    if start < whole.end:
        yield Span(start, whole.end), None


def _handling(block: Block, section: str | None) -> tuple[Handling, str]:
    if block.kind is BlockKind.KOP and section is None:
        return Handling.IGNORED, TITLE
    if block.kind in _OUT_OF_SIGHT:
        return Handling.IGNORED, _OUT_OF_SIGHT[block.kind]
    if block.kind is BlockKind.TABEL and not block.rows:
        return Handling.FLAGGED, UNREAD_TABLE
    return Handling.IGNORED, RUNNING_TEXT


def _source(anchor: Anchor, span: Span, section: str | None, page: int | None) -> Source:
    return anchor.source(span, section=section, page=page, extractor=EXTRACTOR)


def account(text: str, facts: Iterable[Fact]) -> dict[str, int]:
    """Visible characters per handling: `feiten`, then each reason of a block note. Sums to the visible characters.

    A character that both a fact and a block note quote counts as fact; one that nothing quotes counts as `MISSED`.
    """
    rows = list(facts)
    owner: list[str | None] = [None] * len(text)
    for note in (row for row in rows if isinstance(row, BlockNote)):
        owner[note.source.start : note.source.end] = [note.reason] * (note.source.end - note.source.start)
    for fact in (row for row in rows if isinstance(row, Node | Edge)):
        owner[fact.source.start : fact.source.end] = [FACTS] * (fact.source.end - fact.source.start)
    counts = Counter(owner[i] or MISSED for i, c in enumerate(text) if not c.isspace())
    return {FACTS: counts.pop(FACTS, 0), **dict(sorted(counts.items()))}


def _coverage(length: int, facts: Iterable[Fact]) -> bytearray:
    covered = bytearray(length)
    for fact in facts:
        source = fact.source
        covered[source.start : source.end] = b"\1" * (source.end - source.start)
    return covered


def _gaps(text: str, covered: bytearray) -> Iterator[Span]:
    """Stretches of visible characters that nothing covers; white space within a stretch does not break it."""
    start: int | None = None
    last = 0
    for i, c in enumerate(text):
        if c.isspace():
            continue
        if not covered[i]:
            start = i if start is None else start
            last = i
        elif start is not None:
            yield Span(start, last + 1)
            start = None
    if start is not None:
        yield Span(start, last + 1)
