"""Visible text in a stretch of HTML source, with the way back to each character: raw HTML inside Markdown."""

from __future__ import annotations

import html
import re
from array import array

from ingest.markdown_inline import TracedText

HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(?:(?!<h[1-6]\b).)*</h\1\s*>", re.DOTALL | re.IGNORECASE)
"""A block that is one heading, as pages of Markdown use to centre their title."""

_TOKEN = re.compile(
    r"(?P<hidden><!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\2\s*>|\Z))"
    r"|(?P<block></?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|summary|details|section|blockquote|dt|dd|hr)\b[^>]*>)"
    r"|(?P<tag></?[a-z][^>]*>|<[!?][^>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]\w{1,31});)"
    r"|(?P<space>\s+)",
    re.DOTALL | re.IGNORECASE,
)


def visible_markup(source: str) -> TracedText:
    """The text of `source` without tags, comments, scripts and styles; a line break where a block begins or ends."""
    pieces: list[str] = []
    origin = array("q")

    def put(text: str, start: int, *, at_one_place: bool = False) -> None:
        if text.isspace() and (not pieces or pieces[-1][-1].isspace()):
            return
        pieces.append(text)
        origin.extend([start] * len(text) if at_one_place else range(start, start + len(text)))

    end = 0
    for token in _TOKEN.finditer(source):
        if end < token.start():
            put(source[end : token.start()], end)
        if token["entity"]:
            put(html.unescape(token[0]), token.start(), at_one_place=True)
        elif token["space"] or token["block"]:
            put("\n" if token["block"] else " ", token.start())
        end = token.end()
    if end < len(source):
        put(source[end:], end)
    return TracedText("".join(pieces), origin, bold=False)
