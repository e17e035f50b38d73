"""Levels of evidence as written: GRADE in words or signs, EBRO in numbers, or that there is none.

One label ("lage bewijskracht", "GRADE: laag", "⊕⊕◯◯ (laag)", "niveau 3") is looked for in three places: before what it
holds for, behind it, and within it. A bare word ("laag") is a level only where brackets, a dash or a cell set it apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

GRADE, EBRO = "GRADE", "EBRO"


class Level(NamedTuple):
    """A level with the system it belongs to; both None where a text says nothing of it."""

    system: str | None
    word: str | None
    """As written, lower case: "laag", "niveau 3", "⊕⊕◯◯"; None beside a system: "GRADE niet van toepassing"."""

    def or_else(self, other: Level) -> Level:
        """This level, or where it says nothing the other one."""
        return other if self == NO_LEVEL else self


NO_LEVEL = Level(None, None)


class Found(NamedTuple):
    """A level in a text, and where its label begins and ends there."""

    level: Level
    start: int
    end: int


_ONE_WORD = (
    r"(?:zeer\s+la(?:ge|ag)|lage|laag|redelijke?|matige?|middelmatige?|gemiddelde?|hoge?|hoog"
    r"|very\s+low|low|moderate|high)"
)
_WORD = rf"{_ONE_WORD}(?:\s+(?:tot|to)\s+{_ONE_WORD})?"
SIGNS = "⊕●◯○⊖⨁⊝◌⬤⭘⚫⚪★☆"
"""Characters that a GRADE level is drawn with."""
_DRAWN = rf"(?:[⊕●⨁⬤⚫★][{SIGNS}ΟO]{{2,4}}|(?<![\w+])\+{{1,4}}[−–-]{{0,3}}(?<=[+−–-]{{4}})(?![+−–-]))"
_OF = r"(?:\s+(?:van|of)\s+(?:(?:het|the)\s+)?(?:bewijs|evidence))?"
_WHAT = (
    rf"(?:GRADE|bewijskracht|bewijskwaliteit|kwaliteit{_OF}|zekerheid{_OF}|vertrouwen|mate\s+van\s+(?:zekerheid|bewijs)"
    rf"|certainty{_OF}|quality{_OF}|confidence)"
)
_LABEL = (
    rf"(?:{_WHAT}\s*[:=(–-]*\s*)?(?P<drawn>{_DRAWN})(?:\s*[(\[]?(?P<drawn_word>{_WORD})\b(?:\s+GRADE)?[)\]]?)?"
    rf"|(?:bewijs|evidence)\s+(?:van|of|met)\s+(?P<of>{_WORD})[\s-]+(?:kwaliteit|zekerheid|bewijskracht|quality|certainty)\b"
    rf"|\b(?:{_WHAT}|bewijs)\s*(?:is|was|:|=|\(|[–-])?\s*\(?(?P<behind>{_WORD})\b(?:\s*[(\[]?{_DRAWN}[)\]]?)?"
    rf"|\b(?P<before>{_WORD})(?:[\s-]+|\W*\*\*\s*)(?:{_WHAT}|bewijs|evidence)\b(?:\s*\(GRADE\))?"
    r"|\b(?:(?:bewijs|evidence[\s-]?)?(?:niveau|level)(?:\s+(?:van|of)\s+(?:bewijs(?:kracht)?|evidence))?"
    r"|mate\s+van\s+bewijs(?:kracht)?|bewijskracht)\s*[:=]?\s*(?:niveau\s*)?(?P<number>[1-4])\b(?![.,]\d|\s*%)"
)
_NO_GRADE = (
    r"(?P<none>geen\s+GRADE|GRADE\s*[:=]?\s*(?:is\s+)?niet\s+van\s+toepassing|GRADE\s*[:=]?\s*n\.?\s?v\.?\s?t\.?"
    r"|niet\s+(?:te\s+graderen|gegradeerd))"
)
_OPEN, _CLOSE = rf"[^\w{SIGNS}+]*", r"[\s:.|)\]*_–—-]*"
_CITED = r"(?:\([^()]{3,160}\)|\[[\d\s,;–-]+\])[\s.]*"
"""Sources in brackets behind a level."""
_FIRST = re.compile(
    rf"{_OPEN}(?:{_LABEL}|{_NO_GRADE}|(?:n\.?\s?v\.?\s?t\.?|niet\s+van\s+toepassing))"
    rf"(?:(?P<apart>\s*[:.|)\]–—*-]{_CLOSE})|\s*(?=(?-i:[A-ZÀ-Þ0-9(\[\"*])|$))",
    re.IGNORECASE,
)
_DRAWN_FIRST = re.compile(rf"{_OPEN}(?P<drawn>{_DRAWN})(?:\s*\(?(?P<drawn_word>{_WORD})\b)?{_CLOSE}", re.IGNORECASE)
_BARE_FIRST = re.compile(
    rf"\W*(?:[(\[]\W*(?P<bracketed>{_WORD})\W*[)\]]{_CLOSE}|(?P<word>{_WORD})\W*?(?::\W*|\s[–—-]\s|\s*\|\s*))",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"[\s,;:([–—-]*(?:{_LABEL}|{_NO_GRADE}|(?:[(\[]\s*|[(\[][^()\[\]]{{3,60}}?[;,]\s*|\s[–—-]\s+)(?P<bare>{_WORD}))"
    rf"(?:\s*[;,][^()\[\]]{{3,160}})?[\s)\].*_]*(?:{_CITED})?\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W*conclusie\s+\d{1,2}(?:\.\d{1,2})*\W*", re.IGNORECASE)
""" "Conclusie 2.1" before a level in its cell."""
_INSIDE = re.compile(_LABEL, re.IGNORECASE)
_BARE_WORD = re.compile(
    rf"\W*(?P<word>{_WORD})(?:\W*[–—(\[]\s*(?-i:(?:[A-ZÀ-Þ][\w.'’-]*|et|al\.?|en|and|&|van|de|der|den)[\s,;]+){{1,20}}"
    r"(?:19|20)\d\d[^.]{0,30})?\W*$",
    re.IGNORECASE,
)
""" "Laag", "HOOG – Jansen 2019"."""
_WORD_FIRST = re.compile(
    rf"\W*(?P<word>{_WORD})\s*(?:\n|[(,;{SIGNS}]|vanwege|wegens|door|omdat|due|because)", re.IGNORECASE
)
""" "Redelijk, vanwege risico op vertekening" in a cell for the level."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]")
_SAID_OF_IT = re.compile(
    rf"(?:de|het|the)\s+(?:{_WHAT}|bewijs)(?:\s+(?:hiervoor|hiervan|daarvoor|(?:voor|van)\s+(?:de|het|dit|deze)\s+[\w-]+))?"
    rf"\s+(?:is|was|werd\s+\w+\s+als|beoordeelden\s+we\s+als|beoordelen\s+we\s+als)\s+(?P<behind>{_WORD})\W*$",
    re.IGNORECASE,
)
""" "De bewijskracht hiervoor is laag.": nothing but a level, in a sentence."""
_BEGINS = re.compile(rf"{_OPEN}(?:{_LABEL}|GRADE\b)", re.IGNORECASE)
_A_WORD = re.compile(_WORD, re.IGNORECASE)
_NOTHING_MORE = re.compile(rf"[\s.:|]*(?:{_CITED})?")
_NO_LEVEL = re.compile(
    r"^\W*(?:-|–|—|geen|no)?\W*(?:GRADE|bewijskracht|niveau|bewijs|studies|evidence)?\W*$", re.IGNORECASE
)
_BASE = {"lage": "laag", "hoge": "hoog"}


def read_level(text: str) -> Found | None:
    """The level that a text begins with, up to where what follows begins; None for any other."""
    found = _FIRST.match(text) or _DRAWN_FIRST.match(text)
    if found is None:
        bare = _BARE_FIRST.match(text)
        return Found(Level(GRADE, _base(bare["bracketed"] or bare["word"])), 0, bare.end()) if bare else None
    if not _label(found):
        return Found(Level(GRADE if found.groupdict().get("none") else None, None), 0, found.end())
    return Found(_level(found), 0, found.end())


def begins_with_level(text: str) -> bool:
    """Whether the first words of a text are a label, whatever goes on behind it: "Lage bewijskracht dat …"."""
    return _BEGINS.match(text) is not None


def is_level_word(text: str) -> bool:
    """Whether a text is a bare word for a level: "zeer laag", "moderate"."""
    return _A_WORD.fullmatch(text) is not None


def whole_level(text: str) -> Level | None:
    """The level of a text that gives nothing else: "Laag", "Kwaliteit van bewijs: laag", "De bewijskracht is laag."."""
    if found := _BARE_WORD.match(text):
        return Level(GRADE, _base(found["word"]))
    if found := _SAID_OF_IT.match(text.strip()):
        return Level(GRADE, _base(found["behind"]))
    told = read_level(text)
    return told.level if told and _NOTHING_MORE.fullmatch(text, told.end) else None


_TAIL = 600
"""Characters at the end of a text among which a level behind all else, with its sources, begins."""


def level_behind(text: str) -> Found | None:
    """The level that stands behind all else in a text: "… (niveau 3; Jansen 2019)", "… – GRADE laag"."""
    for found in _LAST.finditer(text, max(0, len(text) - _TAIL)):
        if found.start() == 0:
            return None
        groups = found.groupdict()
        if groups["bare"]:
            return Found(Level(GRADE, _base(groups["bare"])), found.start(), found.end())
        return Found(_level(found) if _label(found) else Level(GRADE, None), found.start(), found.end())
    return None


def level_inside(text: str) -> Level:
    """The level that a sentence gives of itself, not at its beginning; `NO_LEVEL` where it gives none."""
    if found := level_behind(text):
        return found.level
    inside = next((f for f in _INSIDE.finditer(text) if not f["number"] or _set_apart(text, f)), None)
    return _level(inside) if inside else NO_LEVEL


def bracketed_levels(text: str) -> list[Level]:
    """The levels in a text that stand in brackets: "de stemming (laag) en de slaap (zeer laag)"."""
    inside = (whole_level(found[1]) for found in _BRACKETS.finditer(text))
    return [level for level in inside if level is not None]


def level_in_cell(text: str) -> Level | None:
    """The level in a cell of its own, `NO_LEVEL` for an empty one or a dash; None for one that says something else."""
    text = _NUMBERED.sub("", text)
    told = read_level(text) if text else None
    if told:
        return told.level
    if not text or _NO_LEVEL.match(text):
        return Level(GRADE if "GRADE" in text.upper() else None, None)
    bare = _BARE_WORD.match(text) or _WORD_FIRST.match(text)
    return Level(GRADE, _base(bare["word"])) if bare else None


def _set_apart(text: str, found: re.Match[str]) -> bool:
    """Whether "niveau 3" stands in brackets or before a colon: "op niveau 3" within a sentence may be anything."""
    return text[: found.start()].rstrip()[-1:] in ("(", "[") or text[found.end() :].lstrip()[:1] in (":", ";")


def _label(found: re.Match[str]) -> bool:
    return any(found.groupdict().get(name) for name in ("drawn", "of", "behind", "before", "number"))


def _level(found: re.Match[str]) -> Level:
    groups = found.groupdict()
    if groups.get("number"):
        return Level(EBRO, f"niveau {groups['number']}")
    word = next((groups[name] for name in ("of", "behind", "before", "drawn_word") if groups.get(name)), None)
    return Level(GRADE, _base(word) if word else groups["drawn"])


def _base(word: str) -> str:
    """A word for a level without its ending: "zeer lage" is "zeer laag"."""
    plain = " ".join(word.lower().split())
    plain = re.sub(r"\b(?:lage|hoge)\b", lambda found: _BASE[found[0]], plain)
    return re.sub(r"\b(redelijk|matig|middelmatig|gemiddeld)e\b", r"\1", plain)
