"""Paragraphs that are bold throughout in a file that also has real headings: subheads, or mere emphasis."""

from __future__ import annotations

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
        and text.strip().rstrip("?:").casefold() not in BOX_LABELS
    )
