"""Paragraphs that are bold throughout: headings, subheads among real headings, or mere emphasis."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.heading_words import BOX_LABELS
from ingest.outline import is_heading_like

_MOST_WORDS = 12
"""A longer line in bold is a statement that its writer wants to be read."""
_NO_HEADING = (":", "!")
"""What leads in a list or calls out ("Let op!") heads nothing."""


def is_subhead(text: str) -> bool:
    """Whether a bold paragraph with text under it is a heading below the one it stands under."""
    words = text.split()
    return (
        is_heading_like(text)
        and 0 < len(words) <= _MOST_WORDS
        and (words[0][0].isupper() or words[0][0].isdigit())
        and not text.rstrip().endswith(_NO_HEADING)
        and not _is_label(text)
    )


def _is_label(text: str) -> bool:
    """Whether it is a fixed label of the box of an agreement: "Wie doet wat?"."""
    return text.strip().rstrip("?:").casefold() in BOX_LABELS


def bold_levels(paragraphs: Sequence[tuple[int, bool, str]]) -> list[int]:
    """The level of each paragraph as a heading, 0 for text, given its level so far, whether it is bold, and its text.

    In a file without headings short bold paragraphs are its headings (level 2); among headings they are subheads where
    they have text under them.
    """
    if not any(level for level, _, _ in paragraphs):
        return [2 if bold and is_heading_like(text) and not _is_label(text) else 0 for _, bold, text in paragraphs]
    levels = []
    above = 0
    for place, (level, bold, text) in enumerate(paragraphs):
        following = paragraphs[place + 1 : place + 2]
        has_text = any(not level and (not bold or _is_label(text)) for level, bold, text in following)
        levels.append(level or (above + 1 if above and bold and has_text and is_subhead(text) else 0))
        above = level or above
    return levels
