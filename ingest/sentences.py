"""Dutch sentences of a reading.

Rules instead of a trained splitter: policy prose is regular, the splits are the same on every machine, and what goes
wrong can be put right in the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.document import Reading

_STOP: Final = re.compile(r"(?<![.!?…])[.!?…]++[)\]}\"'”’»]*+(?=\s)|\n")
_LAST_TOKEN: Final = re.compile(r"[^\s(\[{\"'“”‘’«]+$")
_STARTER: Final = re.compile(r"[(\[\"'“‘«„*]*(?:[A-ZÀ-ÖØ-Þ0-9€<]|[a-z]{1,3}[A-Z]|[-–•·]\s)")
"""How a sentence begins; "iWlz" and "eHealth" begin one too."""
_DOTTED: Final = re.compile(r"(?:[a-zà-ÿ]{1,3}\.){2,}$", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:[A-Z]\.-?){1,5}$|(?:Th|Ch|Ph|IJ)\.$")
_ENUMERATOR: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,4})[.)]$")
_TOKEN_WIDTH: Final = 40
LONGEST: Final = 3_000
"""Characters of the longest stretch that is given as one sentence. What has no full stop for longer is no sentence (a
table that lost its lines, a file of digits), and readers of sentences look back from every word."""

ABBREVIATIONS: Final = frozenset(
    """aant afb afd art bijl bijv blz bv ca cf dhr dr drs ds excl fig geb gem hfst hr i.c ing incl ir jr lett m.i max
    mevr min mld mln mr mw nl no nr nrs ong p pag par prof pp red resp sr st tab tel vgl vs zgn zog""".split()
)
"""Abbreviations that stand before what they belong to: no sentence ends there."""

FINAL_ABBREVIATIONS: Final = frozenset("a.u.b c.s e.a e.d e.v enz etc jl m.a.w n.v.t s.v.p".split())
"""Abbreviations that may also be the end of a sentence: they are when a capital follows."""

MONTHS: Final = frozenset("jan feb febr mrt apr jun jul aug sep sept okt nov dec".split())
"""Abbreviated months: no end before the year."""

_SENTENCE_OPENERS: Final = frozenset(
    """Aan Als Alle Bij Daarbij Daarnaast Daarom Dat De Deze Die Dit Door Een Er Het Hierbij Hiervoor Hij Hoe Ieder In
    Met Na Naast Om Onze Ook Op Uit Van Veel Voor Waar Wanneer Wat We Wij Ze Zij Zo""".split()
)
_FIRST_WORD: Final = re.compile(r"\W*(\w+)")


def sentences(reading: Reading) -> list[Reading]:
    """The sentences of `reading` in order, without the white space around them.

    Together they hold every visible character once, with its origin. A line end is a boundary; a text without a full
    stop is one sentence, unless it is longer than `LONGEST`; a reading of white space has none.
    """
    parts = []
    for start, end in _bounded(reading.text):
        text = reading.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if start < end:
            parts.append(Reading(reading.text[start:end], reading.origin[start:end]))
    return parts


def _bounded(text: str) -> Iterator[tuple[int, int]]:
    """The stretches, those that are too long in pieces that end with a word where there is one."""
    for start, end in _stretches(text):
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if _is_boundary(text, start, stop):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _is_boundary(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group() == "\n":
        return True
    after = _following(text, stop.end())
    if not _STARTER.match(after):
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = text[max(start, stop.start() - _TOKEN_WIDTH) : stop.start() + 1]
    token = _LAST_TOKEN.search(before)
    return token is None or _ends_sentence(token.group(), after, first=not before[: token.start()].strip())


def _following(text: str, place: int) -> str:
    """What follows the white space at `place`, as far as needed to judge it."""
    end = place
    while end < len(text) and text[end].isspace() and text[end] != "\n":
        end += 1
    return text[end : end + _TOKEN_WIDTH]


def _ends_sentence(token: str, after: str, *, first: bool) -> bool:
    """Whether a full stop at the end of `token`, the `first` of its sentence or not, is more than part of it."""
    if first and _ENUMERATOR.match(token):
        return False
    word = token[:-1].lower()
    if word in FINAL_ABBREVIATIONS:
        return True
    if word in MONTHS:
        return not after[:1].isdigit()
    opener = _FIRST_WORD.match(after)
    common = opener is not None and opener.group(1) in _SENTENCE_OPENERS
    if _INITIALS.match(token):
        return common and token.count(".") == 1
    if _DOTTED.match(token):
        return False
    return token[:-1].isupper() or word not in ABBREVIATIONS
