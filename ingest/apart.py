"""What stands apart from the running text: captions, pull quotes, drawn lines, loose addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.heading_words import CAPTION_WORDS
from ingest.rows import Role, Row
from ingest.words import FINITE_VERBS

_CAPTION: Final = re.compile(
    rf"(?:{'|'.join(CAPTION_WORDS)})\.?\s*(?:\d{{1,3}}(?:[.\-]\d{{1,2}})*[a-z]?|[IVX]{{1,4}}|[A-Z](?=[.:]))"
    r"\s*(?P<mark>[.:–-]?)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"bron(?:nen)?:\s+\S.{0,120}$", re.IGNORECASE)
_LINK: Final = re.compile(r"<?(?:https?://|www\.)\S+>?\.?")
_DOI: Final = re.compile(r"\bdoi\.org/", re.IGNORECASE)
"""An address that belongs to the reference above it."""
_RULE: Final = re.compile(r"[^\w€%]+")
_CLOSING: Final = {"‘": "’'", "“": '”"', "„": '”“"', '"': '"', "'": "'", "«": "»", "”": "”"}
_LONGEST_QUOTE: Final = 220


def mark_apart(rows: Sequence[Row], *, wrapped: bool) -> None:
    """Give captions, pull quotes, drawn lines and loose addresses their role."""
    for row in rows:
        if row.role is Role.TEXT:
            loose = _LINK.fullmatch(row.text) and not _DOI.search(row.text)
            if loose or _RULE.fullmatch(row.text):
                row.role = Role.RULE
            elif is_caption(row.text):
                row.role = Role.CAPTION
    _mark_quotes(rows, longest=_LONGEST_QUOTE if wrapped else 150)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a figure or table, and not a sentence that speaks of one."""
    if len(text) > 200:
        return False
    if _SOURCE.match(text):
        return True
    found = _CAPTION.fullmatch(text)
    if found is None:
        return False
    if found["mark"]:
        return bool(found["rest"])
    words = found["rest"].split()
    return not words or (words[0][0].isupper() and not FINITE_VERBS.intersection(words) and text[-1] != ".")


def chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of text without a blank line, another role or a page end between."""
    chunk: list[Row] = []
    for row in rows:
        if row.role is not Role.TEXT or row.begins_page:
            if chunk:
                yield chunk
            chunk = []
        if row.role is Role.TEXT:
            chunk.append(row)
    if chunk:
        yield chunk


def _mark_quotes(rows: Sequence[Row], *, longest: int) -> None:
    open_part: list[Row] = []
    for chunk in chunks(rows):
        text = " ".join(row.text for row in chunk)
        if len(text) > longest or len(chunk) > 6:
            open_part = []
            _claim(_opening_quote(chunk, longest))
            continue
        if open_part and text[-1] in _CLOSING[open_part[0].text[0]] and text[0] not in _CLOSING:
            _claim([*open_part, *chunk])
            open_part = []
        elif text[0] in _CLOSING and len(text) > 12:
            inner = text[1:-1]
            if text[-1] in _CLOSING[text[0]] and not any(char in inner for char in "‘“„«"):
                _claim(chunk)
                open_part = []
            else:
                closed = any(char in text for char in _CLOSING[text[0]])
                open_part = [] if closed else chunk
        else:
            open_part = []


def _opening_quote(chunk: Sequence[Row], longest: int) -> Sequence[Row]:
    """The rows at the beginning of a stretch that are a quote by themselves: closed at a row end, in short rows."""
    marks = _CLOSING.get(chunk[0].text[0])
    width = max(len(row.text) for row in chunk)
    length = 0
    for count, row in enumerate(chunk[:4], 1):
        length += len(row.text)
        if marks is None or length > longest or len(row.text) > 0.6 * width:
            break
        if row.text[-1] in marks and count < len(chunk) and chunk[count].text[0].isupper():
            return chunk[:count]
    return ()


def _claim(quote: Sequence[Row]) -> None:
    for row in quote:
        row.role = Role.QUOTE
