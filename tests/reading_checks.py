"""What every read document must hold to, and a way to write one down so that a person can check it."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import Block, Document, Section


def check_document(document: Document) -> None:
    """Blocks cover every visible character of the text once, and every reading leads back into its own block."""
    owners = [0] * len(document.text)
    for block in document.all_blocks():
        assert block.spans
        for earlier, later in zip(block.spans, block.spans[1:], strict=False):
            assert earlier.end <= later.start
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(document.text)
            for place in range(span.start, span.end):
                owners[place] += 1
        _check_readings(block)
    for place, char in enumerate(document.text):
        assert char.isspace() or owners[place] == 1, (
            f"{char!r} at {place} is in {owners[place]} blocks: {document.text[max(0, place - 30) : place + 30]!r}"
        )
    for section, ancestors in document.walk():
        assert section.title.strip()
        assert section.level > (ancestors[-1].level if ancestors else 0)
    # what goes into a facts file must be text that can be written
    document.text.encode()


def _check_readings(block: Block) -> None:
    readings = [block.reading, *(cell.reading for row in block.rows for cell in row)]
    for reading in readings:
        assert all(first <= second for first, second in zip(reading.origin, reading.origin[1:], strict=False))
        for char, place in zip(reading.text, reading.origin, strict=True):
            # a space that was put in has the place of the line end between two stretches
            assert char.isspace() or any(span.start <= place < span.end for span in block.spans), (
                block.kind,
                place,
                block.spans,
            )
    assert block.reading.text.strip()
    assert block.reading.text == block.reading.text.strip() or block.rows or not block.marker


def shown(document: Document) -> str:
    """The document as an outline: a line per block, `#` for a heading, `~` for what is set apart as noise."""
    lines = [f"titel: {document.title}"]
    lines += [_shown_block(block) for block in document.blocks]
    for section in document.sections:
        lines += _shown_section(section, "")
    lines += [f"~ {_shown_block(block)}" for block in document.noise]
    return "\n".join(lines)


def _shown_section(section: Section, indent: str) -> Iterator[str]:
    yield f"{indent}{'#' * section.level} {f'[{section.number}] ' if section.number else ''}{section.title}"
    for block in section.blocks:
        yield f"{indent}  {_shown_block(block, indent + '  ')}"
    for child in section.children:
        yield from _shown_section(child, indent + "  ")


def _shown_block(block: Block, indent: str = "") -> str:
    if block.rows:
        rows = (
            " | ".join(cell.reading.text + ("*" if cell.header else "") for cell in row).rstrip() for row in block.rows
        )
        return f"{block.kind}: " + f"\n{indent}  ".join(rows)
    place = f"{block.level} " if block.kind == "lijstitem" else ""
    marker = f"{block.marker} " if block.marker else ""
    return f"{block.kind}: {place}{marker}{block.reading.text}".replace("\n", "⏎")
