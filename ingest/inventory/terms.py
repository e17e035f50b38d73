"""A cell → its terms, each with its place in the cell; what a contra-indication says is kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.inventory.sheets import ITEM_SEPARATOR, Cell

SEPARATORS = (";", "\n", " / ")
"""What parts terms in a cell. A comma does not: it is part of many a term."""

_EMPTY = re.compile(
    r"(?:[-–—?.]+|n\.?v\.?t\.?|n\.?b\.?|onbekend|geen|niet (?:bekend|vermeld|van toepassing|ingevuld)|none|null|nan"
    r"|unknown)\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–•·▪◦*]\s+|\d{1,2}[.)]\s+)")
_MARK = re.compile(r"\s*(?:[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\S)\[\d{1,2}\])\s*\Z")
_MARKS = frozenset("*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]")
_CONTRA = re.compile(
    r"(?:^|[(,.:]\s*|\bmaar\s+|\ben\s+)(?P<contra>(?:"
    r"(?:is |zijn )?(?:nog )?niet (?:geschikt |bedoeld |bestemd |aanbevolen |toepasbaar )?(?:voor|bij|als|indien"
    r"|wanneer)\b"
    r"|ongeschikt\b|uitgezonderd\b|behalve\b|m\.?u\.?v\.?(?=\s)|met uitzondering van\b"
    r"|contra[- ]?indicaties?\b|exclusie\w*|uitgesloten\b|uitsluiting\w*|niet:"
    r").*)",
    re.IGNORECASE | re.DOTALL,
)
_EXCLUDES = re.compile(
    r"\b(?:is|zijn|wordt|worden) (?:nog |dus |ook |echter )?niet (?:geschikt|bedoeld|bestemd|aanbevolen|aangewezen"
    r"|toepasbaar|inzetbaar|aan te raden)\b",
    re.IGNORECASE,
)
"""A sentence that says for whom something is not; what stands before it is the thing itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its character range in the cell."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def is_empty(text: str) -> bool:
    """Whether a value says nothing: a dash, "n.v.t.", "onbekend"."""
    return not text.strip() or bool(_EMPTY.fullmatch(text.strip()))


def split_cell(cell: Cell, separators: Sequence[str] = SEPARATORS) -> list[Term]:
    """The terms of a cell, without bullets, footnote marks and empty values."""
    if cell.items:
        pieces = []
        position = 0
        for item in cell.items:
            pieces.append((position, item))
            position += len(item) + len(ITEM_SEPARATOR)
    else:
        pieces = _pieces(cell.text, separators)
    terms = (_trim(text, start) for start, text in pieces)
    return [term for term in terms if term and not is_empty(term.text)]


def whole(text: str) -> Term | None:
    """The cell as one term, None when it says nothing."""
    term = _trim(text, 0)
    return term if term and not is_empty(term.text) else None


def sentences_of(text: str, between: re.Pattern[str]) -> list[Term]:
    """The pieces of a text that `between` parts, without the white space around them; empty ones are left out."""
    terms = []
    position = 0
    for match in [*between.finditer(text), None]:
        end = match.start() if match else len(text)
        if body := text[position:end].strip():
            start = text.index(body, position)
            terms.append(Term(body, start, start + len(body)))
        position = match.end() if match else end
    return terms


def without_mark(text: str) -> str:
    """A name without the footnote mark behind it: "STA OP!*" → "STA OP!"."""
    return _MARK.sub("", text) if text.rstrip()[-1:] in _MARKS else text


def cut_contra(term: Term) -> tuple[Term | None, Term | None]:
    """What a term includes and what it excludes: "ouderen (niet bij dementie)" → "ouderen" and "niet bij dementie"."""
    found = _CONTRA.search(term.text)
    if not found:
        return (None, term) if _EXCLUDES.search(term.text) else (term, None)
    start, end = found.span("contra")
    contra = _trim(term.text[start:end].rstrip(")"), term.start + start)
    return _trim(term.text[: found.start()], term.start), contra


def _pieces(text: str, separators: Sequence[str]) -> list[tuple[int, str]]:
    if not any(separator in text for separator in separators):
        return [(0, text)]
    pattern = "|".join(re.escape(separator) for separator in separators)
    pieces = []
    position = 0
    for match in re.finditer(pattern, text):
        pieces.append((position, text[position : match.start()]))
        position = match.end()
    return [*pieces, (position, text[position:])]


def _trim(text: str, start: int) -> Term | None:
    """Without white space, bullet and footnote mark around."""
    lead = len(text) - len(text.lstrip())
    body = text[lead:].rstrip()
    if bullet := _BULLET.match(body):
        lead += bullet.end()
        body = body[bullet.end() :]
    body = without_mark(body).rstrip(" ,;")
    return Term(body, start + lead, start + lead + len(body)) if body else None
