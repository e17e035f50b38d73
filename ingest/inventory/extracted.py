"""The text of an inventory: a line per row, cells joined by " | ", with the place of every cell."""

from __future__ import annotations

from ingest.document import Span

CELL_SEPARATOR = " | "


class TextWriter:
    """Grows the text that all offsets of one inventory count in."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.last = Span(0, 1)
        """The range of the row that was written last."""

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def line(self, text: str) -> Span:
        """Write a line of its own; its range without the line end."""
        return self.row([text])[0] or Span(self.length - 1, self.length)

    def row(self, cells: list[str]) -> list[Span | None]:
        """Write a row; the range of every cell, None for an empty one. A line break in a cell stays one."""
        spans: list[Span | None] = []
        position = self.length
        for number, text in enumerate(cells):
            position += len(CELL_SEPARATOR) if number else 0
            spans.append(Span(position, position + len(text)) if text else None)
            position += len(text)
        line = CELL_SEPARATOR.join(cells)
        self.last = Span(self.length, self.length + max(len(line), 1))
        self._write(line)
        self._write("\n")
        return spans

    def cut(self, span: Span) -> str:
        """What was written at a range; quick near the end, where the sources of a row are made."""
        tail: list[str] = []
        start = self.length
        for part in reversed(self._parts):
            tail.append(part)
            start -= len(part)
            if start <= span.start:
                break
        return "".join(reversed(tail))[span.start - start : span.end - start]

    def gap(self) -> None:
        """An empty line."""
        self._write("\n")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
