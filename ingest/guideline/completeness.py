"""What is missing from a guideline: a text that breaks off, a part without advice, a heading with nothing under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.model import Source
from ingest.anchoring import Anchor
from ingest.document import BlockKind, Document
from ingest.guideline.flow import Line
from ingest.guideline.headings import Role
from ingest.guideline.parts import Tree

EXTRACTOR = "guideline@1"
CUT_OFF = "het document breekt af: het einde ontbreekt"
NO_ADVICE = "module zonder leesbare aanbeveling: door een mens te lezen"
_ENDS = re.compile(r"[.!?:;)\]”\"'…›»]\s*$|\d\s*$|\b(?:www\.|https?://)\S+$|©")
_LAST_WORD = re.compile(r"(?:^|\s)[a-zà-ÿ]+$")
"""A text that ends in a number, a name or an address may end there."""
_BROKEN_WORD = re.compile(r"\w-\s*$")
_OPENS = (Role.UITGANGSVRAAG, Role.AANBEVELING, Role.OVERWEGINGEN, Role.CONCLUSIE, Role.ONDERBOUWING)
"""Headings that a document does not end with."""
_SAYS_SO = re.compile(
    r"\balleen\s+de\s+(?:uitgangs)?vraag\s+gezien\b|\bgeen\s+(?:\w+\s+)?aanbeveling(?:en)?\s+(?:\w+\s+)?(?:geformuleerd|gedaan|opgesteld)\b",
    re.IGNORECASE,
)
"""Where a part tells why it holds no advice, none is missing. The first form is how an editor's summary says it."""
_OF_MODULES = re.compile(r"\bmodules?\b", re.IGNORECASE)
"""What a guideline says of its parts before the first: one subject without advice excuses no other part."""
_SHORTEST_SENTENCE = 6
_FEET = re.compile(
    r"^(?:©|copyright|disclaimer|volg\s+ons|contact|pagina\s+\d|lees\s+(?:de|ook)|privacy)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something that a person should look at."""

    place: str
    reason: str
    source: Source


def ends_early(path: Path, document: Document) -> bool:
    """Whether the file itself says that its end is missing: a page that is never closed."""
    if document.format != "html":
        return False
    with path.open("rb") as handle:
        opens = b"<html" in handle.read(1 << 13).lower()
        handle.seek(max(path.stat().st_size - (1 << 13), 0))
        return opens and b"</html" not in handle.read().lower()


def shortcomings(anchor: Anchor, tree: Tree, *, cut_off: bool) -> Iterator[Shortcoming]:
    """What the guideline lacks, each at its place."""
    last = tree.lines[-1]
    unfinished = last.is_heading and last.role in _OPENS
    if cut_off or anchor.document.meta.get("afgebroken") or unfinished or _breaks_off(last):
        yield Shortcoming("einde van het bestand", CUT_OFF, _source(anchor, last))
    for part in tree.parts if anchor.document.format != "json" else ():  # an export says so with an empty list
        told = any(map(_says_so, part.rest)) or any(
            _says_so(line) and _OF_MODULES.search(line.text) for line in tree.whole.rest
        )
        if not told and not any(block.lines for block in part.blocks):
            line = part.heading or part.questions[0] if part.questions or part.heading else tree.lines[0]
            yield Shortcoming(f"module {part.title}", NO_ADVICE, _source(anchor, line))


def _says_so(line: Line) -> bool:
    return _SAYS_SO.search(line.text) is not None


def _breaks_off(line: Line) -> bool:
    """Whether the last text stops in the middle of a sentence."""
    text = line.text.strip()
    if line.is_heading or line.kind not in (BlockKind.ALINEA, BlockKind.LIJSTITEM) or _FEET.match(text):
        return False
    if _BROKEN_WORD.search(text):
        return True
    if _ENDS.search(text) or len(text.split()) < _SHORTEST_SENTENCE or not _LAST_WORD.search(text):
        return False
    return not line.is_item or bool(
        re.search(r"\b(?:de|het|een|en|of|van|voor|met|bij|in|op|te|die|dat|als|om|aan)$", text, re.IGNORECASE)
    )


def _source(anchor: Anchor, line: Line) -> Source:
    return anchor.quote(line.place, line.reading, 0, len(line.text), extractor=EXTRACTOR)
