"""Numbers and titles: what a line of text says of itself as a heading or a list item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ingest.heading_words import CHAPTER_WORDS, NOTE_WORD, NUMBERED_WORDS, REFERRED_WORDS


class Form(Enum):
    """How something is numbered."""

    NONE = "none"
    CHAPTER = "chapter"
    """Hoofdstuk 3"""
    WORD = "word"
    """Speerpunt 3, Artikel 3"""
    NOTE = "note"
    """Ad 3"""
    DOTTED = "dotted"
    """3.1"""
    SINGLE = "single"
    """3."""
    BARE = "bare"
    """3, with nothing but a space behind it"""
    MIXED = "mixed"
    """3a"""
    ROMAN = "roman"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number, letter or bullet at the beginning of a line, and the rest."""

    form: Form
    marker: str
    """As written: "3.1", "Ad 3.", "·"."""
    number: str | None
    """Cleaned: "3.1", "Ad 3"; None for a bullet."""
    title: str
    """What follows."""
    values: tuple[int, ...] = ()
    word: str = ""
    """Of WORD and CHAPTER: the word, lower case."""
    nested: bool = False
    """Two markers on one line ("- o text"): one level deeper than the first says."""


NOTHING: Final = Numbering(Form.NONE, "", None, "")
"""Of an empty line."""

_NUMBER: Final = r"(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[IVX]{1,5}|[A-Z])"
_NUMBERED: Final = CHAPTER_WORDS | NUMBERED_WORDS.keys()
_WORDS: Final = "|".join(sorted(CHAPTER_WORDS | NUMBERED_WORDS.keys(), key=len, reverse=True))
_WORD: Final = re.compile(rf"(?P<word>{_WORDS})\s+(?P<number>{_NUMBER})(?!\w)\s*(?P<end>[.:)–—-]?)\s*", re.IGNORECASE)
_NOTE: Final = re.compile(
    rf"{NOTE_WORD}\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|[lI])"
    r"(?P<to>\s*(?:t/m|tot en met|en|[-–])\s*\d{1,2})?\s*[.:)]\s*",
    re.IGNORECASE,
)
_DOTTED: Final = re.compile(r"(?:§\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}[a-z]?)[.:)]?(?:\s+|$)")
_SINGLE: Final = re.compile(r"(?P<number>\d{1,3})(?:[.:)](?=\D)\s*|[.:)]$|\s+[-–]\s+)")
_BARE: Final = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-ZÀ-Þ‘“\"(])")
_MIXED: Final = re.compile(r"(?P<number>\d{1,2}[a-z])(?:[.:)]\s*|$)")
_ROMAN: Final = re.compile(r"(?P<number>[IVX]{2,5}|[IVX])[.:)]\s+")
_LETTER: Final = re.compile(r"\(?(?P<number>[a-zA-Z])(?:[.)]|:(?<=[A-Z]:))(?:\s+|$)")
_PARENTHESIS: Final = re.compile(r"\((?P<number>\d{1,2})\)\s+")
_BULLET: Final = re.compile(
    r"(?P<marker>[-–—−*+•·●○∙▪■◦‣⁃►▶➢✓✔❖\uf0b7\uf0a7\uf02d]|o(?=\s+\S))(?:\s+|$)"
    r"|(?P<tight>[•●▪■►➢\uf0b7])"
)
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}


def numbering(text: str) -> Numbering:
    """Split the number, letter or bullet off a trimmed line."""
    if text[:2].isalpha() and not _may_be_numbered(text):
        return Numbering(Form.NONE, "", None, text)
    if bullet := _BULLET.match(text):
        marker = bullet["marker"] or bullet["tight"]
        rest = text[bullet.end() :]
        inner = numbering(rest) if rest[:1] not in "-–—*" and len(rest) < len(text) else None
        if inner is not None and inner.form in (Form.BULLET, Form.LETTER, Form.SINGLE, Form.ROMAN):
            combined = f"{marker} {inner.marker}"
            nested = inner.form is Form.BULLET
            return Numbering(Form.BULLET, combined, None, inner.title, nested=nested)
        return Numbering(Form.BULLET, marker, None, rest)
    if (found := _NOTE.match(text)) and len(text) > found.end():
        number = found["number"].replace("l", "1").replace("I", "1")
        label = f"Ad {number}" + re.sub(r"\s+", " ", found["to"] or "")
        return Numbering(Form.NOTE, found.group().strip(), label, text[found.end() :], _values(number))
    if found := _WORD.match(text):
        return _worded(text, found)
    if found := _DOTTED.match(text):
        number = found["number"]
        return Numbering(Form.DOTTED, found.group().strip(), number, text[found.end() :], _values(number))
    if found := _MIXED.match(text):
        return Numbering(
            Form.MIXED, found.group().strip(), found["number"], text[found.end() :], _values(found["number"])
        )
    if found := _SINGLE.match(text) or _PARENTHESIS.match(text):
        number = found["number"]
        return Numbering(Form.SINGLE, found.group().strip(), number, text[found.end() :], (int(number),))
    if found := _ROMAN.match(text):
        value = _roman(found["number"])
        return Numbering(Form.ROMAN, found.group().strip(), found["number"], text[found.end() :], (value,))
    if found := _LETTER.match(text):
        letter = found["number"]
        value = ord(letter.lower()) - ord("a") + 1
        return Numbering(Form.LETTER, found.group().strip(), letter, text[found.end() :], (value,))
    if found := _BARE.match(text):
        number = found["number"]
        return Numbering(Form.BARE, number, number, text[found.end() :], (int(number),))
    return Numbering(Form.NONE, "", None, text)


def _may_be_numbered(text: str) -> bool:
    """Whether a line that begins with a word may still be numbered: "Fase 1", "Ad 2", "Ad3", "IV."."""
    first = text[:20].split(" ", 1)[0].lower().rstrip(".:)")
    return first in _NUMBERED or first.startswith(NOTE_WORD) or set(first) <= {"i", "v", "x"}


def _worded(text: str, found: re.Match[str]) -> Numbering:
    word, number, rest = found["word"].lower(), found["number"], text[found.end() :]
    if rest and not found["end"] and not (rest[0].isupper() or rest[0] in "'‘“\"("):
        return Numbering(Form.NONE, "", None, text)  # "Hoofdstuk 5 geeft …"
    form = Form.CHAPTER if word in CHAPTER_WORDS else Form.WORD
    values = _values(number)
    if form is Form.WORD and len(number) > 1 and number[-1].islower():
        values = values[:-1]  # Artikel 1a was put in after Artikel 1 and stands beside it
    return Numbering(form, found.group().strip(), number, rest, values, word)


def _values(number: str) -> tuple[int, ...]:
    if number.isalpha():
        return (_roman(number) if set(number) <= _ROMAN_VALUES.keys() else ord(number.lower()) - ord("a") + 1,)
    return tuple(int(part) for part in re.findall(r"\d+", number)) + (
        (ord(number[-1]) - ord("a") + 1,) if number[-1].isalpha() else ()
    )


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[char] for char in number]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=False))


_CLOSED: Final = re.compile(r"[.!?:;…][)\]\"'”’»]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2})?$")
_NOT_SAID: Final = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """A title as one compares it: without number, case, spaces and punctuation."""
    split = numbering(text.strip())
    title = split.title if split.form not in (Form.BULLET, Form.WORD, Form.BARE) else text
    return _NOT_SAID.sub("", title or text).casefold()


def clean(title: str) -> str:
    """A title without trailing colon and with single spaces."""
    return re.sub(r"\s+", " ", title).strip().rstrip(":").rstrip() or title.strip()


def worded_title(split: Numbering, text: str) -> tuple[str | None, str]:
    """Number and title of a heading that is numbered with a word.

    An article or agreement is referred to by its number: "Artikel 3. Begrippen" → ("Artikel 3", "Begrippen"). Of all
    else the word says what the thing is, and stays in the title: "Speerpunt 3: Wonen" → (None, "Speerpunt 3: Wonen").
    """
    if split.word in REFERRED_WORDS and split.title.strip():
        return f"{split.word.capitalize()} {split.number}", clean(split.title)
    return None, clean(text)


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or an introduction to a list does."""
    return _CLOSED.search(text[-12:]) is not None


def starts_lower(text: str) -> bool:
    """Whether a text goes on in lower case; "iWlz" and "eHealth" do not."""
    word = text.lstrip("(\"'‘“[*_")
    return bool(word) and word[0].islower() and not word[1:4].strip("abcdefghijklmnopqrstuvwxyz")[:1].isupper()
