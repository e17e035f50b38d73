"""Levels of evidence as written: GRADE in words or circles, EBRO in numbers, or that there is none."""

from __future__ import annotations

import re

GRADE, EBRO = "GRADE", "EBRO"

_WORD = (
    r"zeer\s+la(?:ge|ag)|lage|laag|redelijke?|matige?|middelmatige?|gemiddelde?|hoge?|hoog|very\s+low|low"
    r"|moderate|high"
)
_GRADE_LEVEL = re.compile(
    rf"^[^\w⊕●◯○⊖⨁]*(?:(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs"
    rf"|zekerheid(?:\s+van\s+(?:het\s+)?bewijs)?)\s*[:=(–-]*\s*(?P<behind>{_WORD})\b\)?"
    rf"|(?P<before>{_WORD})\s*(?:GRADE|bewijskracht|kwaliteit(?:\s+van\s+(?:het\s+)?bewijs)?|zekerheid)"
    rf"|(?P<circles>[⊕●◯○⊖⨁]{{3,5}})(?:\s*\(?(?P<circled>{_WORD})(?:\s+GRADE)?\)?)?)"
    r"\s*[:.|)–-]*\s*",
    re.IGNORECASE,
)
_BARE_WORD = re.compile(rf"^\W*(?P<word>{_WORD})\W*$", re.IGNORECASE)
_WORD_FIRST = re.compile(rf"^\W*(?P<word>{_WORD})\s*(?:\n|[(,;⊕●]|vanwege|wegens|door|omdat)", re.IGNORECASE)
""" "Redelijk, vanwege risico op vertekening" in a cell for the level."""
_GRADE_INSIDE = re.compile(
    rf"\b(?P<before>{_WORD})(?:\s+|\W*\*\*\s*)(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid|bewijs)\b"
    rf"|\b(?:GRADE|bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|zekerheid(?:\s+van\s+(?:het\s+)?bewijs)?"
    rf"|bewijs(?:\s+van)?)\s*(?:is|was|:|=|\()?\s*(?P<behind>{_WORD})\b",
    re.IGNORECASE,
)
_EBRO_INSIDE = re.compile(r"[(\[]\s*(?P<level>niveau\s*[1-4])\s*(?:[)\]]|[:;,]\s)", re.IGNORECASE)
"""Levels within a sentence: "Er is lage bewijskracht dat …", "… (niveau 3)"."""
_EBRO_LEVEL = re.compile(r"^\W*(?P<level>niveau\s*[1-4])\b\s*[:.|)–-]*\s*", re.IGNORECASE)
_NO_GRADE = re.compile(
    r"^\W*(?:(?P<system>geen\s+GRADE|GRADE\s*[:=]?\s*(?:is\s+)?niet\s+van\s+toepassing|GRADE\s*[:=]?\s*n\.?\s?v\.?\s?t\.?"
    r"|niet\s+te\s+graderen)|n\.?\s?v\.?\s?t\.?|niet\s+van\s+toepassing)\W*(?=[A-ZÀ-Þ]|$)",
    re.IGNORECASE,
)
_NO_LEVEL = re.compile(r"^\W*(?:-|–|—|geen)?\W*(?:GRADE|bewijskracht|niveau)?\W*$", re.IGNORECASE)
_BASE = (
    ("lage", "laag"),
    ("hoge", "hoog"),
    ("redelijke", "redelijk"),
    ("middelmatige", "middelmatig"),
    ("matige", "matig"),
    ("gemiddelde", "gemiddeld"),
)


def read_level(text: str) -> tuple[str | None, str | None, int] | None:
    """System, level and where what follows begins, of a text that begins with a level; None for any other."""
    if found := _EBRO_LEVEL.match(text):
        return (
            EBRO,
            re.sub(r"\s+", " ", found["level"].lower()).replace("niveau", "niveau ").replace("  ", " "),
            found.end(),
        )
    if found := _NO_GRADE.match(text):
        return GRADE if found["system"] else None, None, found.end()
    if found := _GRADE_LEVEL.match(text):
        word = found["behind"] or found["before"] or found["circled"]
        return GRADE, _base(word) if word else found["circles"], found.end()
    return None


def level_inside(text: str) -> tuple[str | None, str | None]:
    """The level that a sentence gives of itself, not at its beginning."""
    if found := _EBRO_INSIDE.search(text):
        return EBRO, " ".join(re.sub(r"(?<=niveau)(?=\d)", " ", found["level"].lower()).split())
    if found := _GRADE_INSIDE.search(text):
        return GRADE, _base(found["before"] or found["behind"])
    return None, None


def _base(word: str) -> str:
    plain = " ".join(word.lower().split())
    for inflected, base in _BASE:
        plain = re.sub(rf"\b{inflected}\b", base, plain)
    return plain


def level_in_cell(text: str) -> tuple[str | None, str | None] | None:
    level = read_level(text) if text else None
    if level:
        return level[0], level[1]
    if not text or _NO_LEVEL.match(text):
        return GRADE if "GRADE" in text.upper() else None, None
    bare = _BARE_WORD.match(text) or _WORD_FIRST.match(text)
    return (GRADE, _base(bare["word"])) if bare else None


def bare_level(text: str) -> tuple[str | None, str | None, int] | None:
    """The same of a line that is nothing but the word for a level: "Laag"."""
    return (GRADE, _base(found["word"]), len(text)) if (found := _BARE_WORD.match(text)) else None
