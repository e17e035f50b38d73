"""Lines of a text with their place, and what else is known of them (page, type size)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `text` equals the original at `start:end`, without its line end."""

    text: str
    start: int
    end: int
    page: int | None = None
    """From 1; None where the source has no pages."""
    size: float = 0.0
    """Type size relative to that of the running text (1.0 = the same); 0.0 = not known."""
    bold: bool = False
    """The whole line is bold; False also where that is not known."""
    is_row: bool = False
    """A row of a table, with a tab between its cells; False also where that is not known."""


def split_lines(text: str) -> list[Line]:
    r"""The lines of `text`, without their ends (`\n`, `\r\n`, `\r`, form feed, Unicode line separators).

    Form feeds count pages; a text without them has no pages.
    """
    page = 1 if "\f" in text else None
    lines: list[Line] = []
    start = 0
    for end in _LINE_END.finditer(text):
        lines.append(Line(text[start : end.start()], start, end.start(), page))
        start = end.end()
        if page is not None and end.group() == "\f":
            page += 1
    lines.append(Line(text[start:], start, len(text), page))
    return lines
