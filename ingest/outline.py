"""From a flow of blocks with heading levels to a `Section` tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, Section
from ingest.titles import Form, clean, numbering, worded_title

_LONGEST_HEADING = 120
_BEFORE_TITLE = 5
"""Blocks that may stand before a title: a sender, a date, a reference."""


@dataclass(frozen=True, slots=True)
class Flowing:
    """A block on its way into the tree."""

    block: Block
    level: int = 0
    """Of a heading: its level as the source has it, 1 the highest; 0 for every other block."""


def heading_parts(text: str) -> tuple[str | None, str]:
    """Number and title of a heading: "3.2.1 Aanpak:" → ("3.2.1", "Aanpak"). The title is never empty.

    A word that belongs to the number is kept as in plain text: see `worded_title`.
    """
    split = numbering(text)
    if split.form in {Form.NONE, Form.BULLET} or not split.title.strip():
        return None, clean(text)
    if split.form is Form.WORD:
        return worded_title(split, text)
    return split.number, clean(text if split.form is Form.NOTE else split.title)


def is_heading_like(text: str) -> bool:
    """Whether a paragraph that stands out (bold throughout) may be a heading: short, one line, not a sentence."""
    return (
        len(text) <= _LONGEST_HEADING
        and "\n" not in text
        and any(char.isalpha() for char in text)
        and not text.rstrip().endswith((".", ";", ",", "…"))
    )


def title_place(flow: Sequence[Flowing], known_title: str | None = None) -> int | None:
    """Index of the heading that is the title of the whole; None when the headings hold no title.

    That is the first heading of level 1 when it says the same as `known_title` (what the file calls itself elsewhere),
    or when it is the only one of its level and opens the document.
    """
    tops = [place for place, item in enumerate(flow) if item.level == 1]
    if not tops:
        return None
    first = _folded(flow[tops[0]].block.reading.text)
    if known_title is not None and first and _folded(known_title).startswith(first):
        return tops[0]
    opens = tops[0] <= _BEFORE_TITLE and not any(item.level for item in flow[: tops[0]])
    return tops[0] if len(tops) == 1 and opens else None


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def nest(flow: Sequence[Flowing], title: int | None = None) -> tuple[list[Block], list[Section]]:
    """Blocks that stand under no heading, and the chapters.

    `title` is the index of the heading that is the title of the whole: it stays a block. A level that is skipped in
    the source (h2, then h4) is not skipped in the tree: `Section.level` is the depth.
    """
    blocks: list[Block] = []
    chapters: list[Section] = []
    path: list[tuple[int, Section]] = []
    for place, item in enumerate(flow):
        if place == title:
            path.clear()
            blocks.append(item.block)
        elif item.level:
            while path and path[-1][0] >= item.level:
                path.pop()
            number, name = heading_parts(item.block.reading.text)
            section = Section(name, len(path) + 1, item.block, number)
            (path[-1][1].children if path else chapters).append(section)
            path.append((item.level, section))
        else:
            (path[-1][1].blocks if path else blocks).append(item.block)
    return blocks, chapters
