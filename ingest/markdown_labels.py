"""Lines that Markdown would join to the text before them, and that people write as a heading: a rule for markdown-it.

CommonMark reads a line without a blank line above it as going on, also behind a list item. "NIET DOEN" under the last
item of what is advised then becomes its last words, and the items below it are advised too.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,}){0,4}:?")
"""A line of nothing but words in capitals."""
_BOLD = re.compile(r"(\*\*|__)(?! )[^*_]+(?<! )\1:?")
_FEWEST_LETTERS = 4
"""Shorter ones may be the abbreviation that a line ends with."""
_CLOSED = re.compile(r"[.!?;:][)\"'”’]?$")


def labels_stand_alone(markdown: MarkdownIt) -> None:
    """Let a label in capitals end the list item above it, and a line in bold the paragraph above and below it."""
    markdown.block.ruler.before("paragraph", "label", _ends_paragraph, {"alt": ["paragraph", "blockquote"]})


def _ends_paragraph(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Whether the paragraph before `line` ends there. As a rule of its own it makes nothing of any line."""
    if not silent:
        return False
    above, here = _text(state, line - 1), _text(state, line)
    if _BOLD.fullmatch(above) and not _BOLD.fullmatch(here):
        before = _text(state, line - 2)
        return not before or before.startswith("#") or bool(_CLOSED.search(before))
    is_label = _CAPITALS.fullmatch(here) and len(here) >= _FEWEST_LETTERS
    return bool(is_label or _BOLD.fullmatch(here)) and bool(_CLOSED.search(above))


def _text(state: StateBlock, line: int) -> str:
    """A line without what it is set in by; '' before the first."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip() if line >= 0 else ""
