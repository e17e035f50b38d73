"""Paragraphs that are bold throughout: headings, subheads among real headings, or mere emphasis."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.heading_words import BOX_LABELS
from ingest.outline import is_heading_like
from ingest.titles import Form, numbering

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
    levels: list[int] = []
    above = 0
    row = NumberedRow()
    for place, (level, bold, text) in enumerate(paragraphs):
        following = paragraphs[place + 1 : place + 2]
        has_text = any(not level and (not bold or _is_label(text)) for level, bold, text in following)
        if not level and bold and is_subhead(text):
            level = row.continues(text)
        subtitle = place == 1 and bool(levels[0])  # in bold right under the title
        levels.append(level or (above + 1 if above and bold and has_text and not subtitle and is_subhead(text) else 0))
        above = level or above
        row.note(text, level)
    return levels


class NumberedRow:
    """The chapters numbered so far: "4. Organisatie" in bold goes on with "3. Speerpunten", which has a style."""

    def __init__(self) -> None:
        self._next: tuple[int, int] = (0, 0)
        """Number that comes next, and its level."""

    def note(self, text: str, level: int) -> None:
        """A heading of this level was read."""
        number = numbering(text.strip())
        if level and number.form is Form.SINGLE:
            self._next = (number.values[0] + 1, level)

    def continues(self, text: str) -> int:
        """The level of a bold paragraph that has the next number; 0 when it has not."""
        number = numbering(text.strip())
        return self._next[1] if number.form is Form.SINGLE and number.values[0] == self._next[0] else 0
