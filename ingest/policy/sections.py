"""What the heading of a section and the text under it make of it: an agreement, a group of acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Block, BlockKind, Section
from ingest.policy.labels import Part, fields, heading_part, is_what, line_label

ACTION_TITLE = re.compile(r"(?:actie|maatregel|activiteit|opgave)(?:punt)?\s+(?:\d|[A-Z]\b)", re.IGNORECASE)
"""A heading that is an act itself, when fields below it say who does it and when: "Actie 4: Uitleenpunt openen"."""
AGREEMENT_TITLE = re.compile(
    r"(?:[a-zà-ÿ]*afspraak|toezegging|box|kader)\s+(?P<number>\d+(?:\.\d+)*[a-z]?|[A-Z])\b"
    r"\s*[.:)–—-]?\s*",
    re.IGNORECASE,
)
"""A heading that numbers an agreement: "Afspraak 3 – Nachtzorg"."""


_LONGEST_TITLE = 110


def is_agreement_title(text: str) -> bool:
    """Whether a paragraph is nothing but the number and title of an agreement."""
    short = len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ";", ","))
    return short and bool(AGREEMENT_TITLE.match(text))


def headline(section: Section) -> str:
    """The heading with the word and number that one refers to it by: "Afspraak 3: Nachtzorg"."""
    number = section.number or ""
    return f"{number}: {section.title}" if re.match(r"[A-Za-z]+ ", number) else section.title


def numbered(section: Section) -> tuple[str | None, str]:
    """Number and title of an agreement: "Afspraak 3: Nachtzorg" → ("3", "Nachtzorg")."""
    title = headline(section)
    match = AGREEMENT_TITLE.match(title)
    if match:
        own = section.number if title == section.title else None
        return own or match["number"], title[match.end() :] or title
    return section.number, section.title


def in_order(section: Section) -> Iterator[tuple[list[Block], Section | None]]:
    """Own blocks of a section in runs, each with the child that follows it: a box goes on after its subheadings."""
    blocks = sorted(section.blocks, key=lambda block: block.start)
    for child in sorted(section.children, key=lambda child: child.heading.start):
        before = [block for block in blocks if block.start < child.heading.start]
        blocks = blocks[len(before) :]
        yield before, child
    yield blocks, None


def is_group(section: Section, *, announced: bool, agreed: bool) -> bool:
    """Whether a section is a group of acts; `announced`: it stands where acts are, `agreed`: inside an agreement."""
    if agreed or section.kind in {"box", "kanslijn", "beweging", "speerpunt", "fase"}:
        return False
    if section.kind == "actiegroep" or (announced and ACTION_TITLE.match(headline(section))):
        return True
    return (
        section.number is not None
        and section.number[:1].isdigit()
        and section.level > 1
        and (
            announced
            or any((label := heading_part(child.title)) and label.part is Part.WIE for child in section.children)
        )
    )


def has_fields(section: Section) -> bool:
    """Whether a section says who pulls it or when it is ready, and what is done: in a list, a field or its title."""
    said = [block.reading.text for block in section.blocks if block.kind in {BlockKind.ALINEA, BlockKind.LIJSTITEM}]
    listed = any(block.kind is BlockKind.LIJSTITEM for block in section.blocks)
    what = listed or any(is_what(text) for text in said) or bool(ACTION_TITLE.match(headline(section)))
    return what and any(fields(text) or _names_who_or_when(text) for text in said)


def _names_who_or_when(text: str) -> bool:
    label = line_label(text)
    who_or_when = label is not None and label.part in {Part.TREKKER, Part.UITVOERDER, Part.TIJD}
    return label is not None and who_or_when and label.end < len(text.rstrip())
