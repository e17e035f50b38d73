"""Text with marked places as HTML, made from escaped text only."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from search.passage import Snippet


def highlighted(snippet: Snippet) -> Markup:
    """The snippet with a `<mark>` around each of its marks; ranges outside the text or out of order are left out."""
    return marked(snippet.text, snippet.marks)


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> Markup:
    """`text`, escaped, with a `<mark>` around each range (start inclusive, end exclusive, in characters)."""
    out, at = Markup(), 0
    for start, end in ranges:
        if not at <= start < end <= len(text):
            continue
        out += escape(text[at:start]) + Markup("<mark>") + escape(text[start:end]) + Markup("</mark>")
        at = end
    return out + escape(text[at:])
