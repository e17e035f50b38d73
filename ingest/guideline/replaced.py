"""Which older guidelines a guideline says that it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.guideline.flow import Line
from ingest.guideline.names import names_in

_REPLACES = re.compile(
    r"\b(?P<verb>vervangt|vervangen|verving(?:\s+bij\s+verschijnen)?|is\s+(?:de|een)\s+(?:herziening|opvolger|actualisatie|update)\s+van"
    r"|herziening\s+van|in\s+(?:de\s+)?plaats\s+van|komt\s+in\s+(?:de\s+)?plaats\s+van"
    r"|komen?\s+te\s+vervallen|komt?(?:en)?\s+(?=[^.]{3,160}\bte\s+vervallen\b)|ter\s+vervanging\s+van"
    r"|opvolger\s+van|met\s+(?:(?:de\s+komst|het\s+verschijnen)\s+van\s+)?deze\s+\w+\s+verval(?:t|len))\b\s*:?\s*",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:vervangen\s+door|is\s+vervangen|zijn\s+vervangen|wordt\s+vervangen|worden\s+vervangen)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_LABEL = re.compile(
    r"^\W*(?:vervangt|deze\s+richtlijn\s+vervangt|herziening\s+van|vervangen\s+documenten)\s*:?\s*$", re.IGNORECASE
)
_FIELD = re.compile(r"\W*(?:deze\s+richtlijn\s+)?vervangt\s*:\s*(?=\S)", re.IGNORECASE)
_FIELD_INSIDE = re.compile(r"(?<=[.;]\s)vervangt\s*:\s*(?=\S)", re.IGNORECASE)
_PIECE = re.compile(r"\s*(?:,(?![^()]*\))|[;•\n]|\s+en\s+(?:de\s+|het\s+)?(?=[A-ZÀ-Þ]))\s*")
_OTHER_PAPER = re.compile(
    r"(?:,|\ben\b)\s+(?:de|het)\s+(?P<name>(?:(?:[A-ZÀ-Þ][\w&]*-?)?[a-zà-ÿ]*\s+)?[A-ZÀ-Þ][^.;,()]*(?:\([^()]*\))?)"
)
"""A name of any sort in a list of what is replaced: "… en het Werkboek Muziek (2005)"."""
_NEXT = re.compile(r"(?:\s+en)?(?:\s+(?:de|het))?\s*$", re.IGNORECASE)
"""What joins a name to the one behind it."""
_OF_YEAR = re.compile(r"\s+(?:uit|van)\s+((?:19|20)\d\d)$", re.IGNORECASE)
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Replaced:
    """An older guideline, with where it is named."""

    name: str
    year: str | None
    line: Line
    start: int
    end: int


def replaced(lines: Iterable[Line]) -> Iterator[Replaced]:
    """The older guidelines that the lines say are replaced, each once."""
    seen: set[str] = set()
    listing = False
    for line in lines:
        found = list(_on_line(line))
        if not found and listing and line.is_item:
            found = list(_items(line, 0))
        listing = (
            bool(_LABEL.match(line.text))
            or (listing and line.is_item)
            or (bool(_REPLACES.search(line.text)) and line.text.rstrip().endswith(":"))
        )
        for one in found:
            if one.name.lower() not in seen:
                seen.add(one.name.lower())
                yield one


def _on_line(line: Line) -> Iterator[Replaced]:
    text = line.text
    told = _REPLACES.search(text)
    if not told or _ELSEWHERE.search(text):
        return
    field = _FIELD.match(text)
    field = field or _FIELD_INSIDE.search(text)
    if field and (len(names_in(text[field.end() :])) < 2 or ";" in text[field.end() :]):
        yield from _values(line, field.end())
        return
    end = re.compile(r"\.(?=\s|$)|:\s+(?=[a-z])").search(text, told.end())
    stop = end.start() if end else len(text)
    if told["verb"].lower().startswith("kom") and (
        lapse := re.compile(r"\s*te\s+vervallen\b").search(text, told.end())
    ):
        stop = min(stop, lapse.start())
    named = [(told.end() + a, told.end() + b, name) for a, b, name in names_in(text[told.end() : stop])]
    if told["verb"].lower().startswith("kom") and not named:
        named = [(a, b, name) for a, b, name in names_in(text[: told.start()])]
    if named:
        for start, _, name in named:
            yield from _with_others(line, start, name, stop)
        for (_, finish, _), after in zip(named, [*named[1:], None], strict=True):
            yield from _other_papers(line, finish, after[0] if after else stop)
    else:
        yield from _items(line, told.end(), stop)


def _other_papers(line: Line, start: int, stop: int) -> Iterator[Replaced]:
    """What a list names there that is no guideline itself: "…, de LEVV-instructie Huidzorg (2005)"."""
    for found in _OTHER_PAPER.finditer(line.text, start, stop):
        if not names_in(found["name"]):
            name = _NEXT.sub("", found["name"])
            year = _YEAR.search(name)
            shown = _OF_YEAR.sub(r" (\1)", name)
            start = found.start("name")
            yield Replaced(shown, year[1] if year else None, line, start, start + len(name))


def _values(line: Line, start: int) -> Iterator[Replaced]:
    """The values of a field, apart by semicolons: each is a whole name."""
    position = start
    for piece in re.split(r"[;•\n]", line.text[start:]):
        name = piece.strip(" .")
        if len(name) > 3:
            at = line.text.index(name, position)
            year = _YEAR.search(name)
            yield Replaced(name, year[1] if year else None, line, at, at + len(name))
            position = at + len(name)


def _with_others(line: Line, start: int, name: str, stop: int) -> Iterator[Replaced]:
    """ "de richtlijnen A (2006) en B (2009)": a name may hold several."""
    pieces = [p for p in _PIECE.split(name) if p.strip()] if re.match(r"\w*richtlijnen\b", name, re.I) else [name]
    position = start
    for piece in pieces:
        at = line.text.find(piece, position)
        year = _YEAR.search(line.text, at, min(stop, at + len(piece) + 12))
        shown = piece.strip()
        if year and year[1] not in shown:
            shown = f"{shown} ({year[1]})"
        yield Replaced(shown, year[1] if year else None, line, at, at + len(piece))
        position = at + len(piece)


def _items(line: Line, start: int, stop: int | None = None) -> Iterator[Replaced]:
    """Names in a list without a word like "richtlijn" before them."""
    text = line.text
    end = len(text) if stop is None else stop
    position = start
    for piece in _PIECE.split(text[start:end]):
        name = re.sub(r"^(?:de|het|uit)\s+", "", piece.strip(" .:"), flags=re.IGNORECASE)
        name = re.sub(r"^(?:\w*richtlijnen|\w*standaarden|documenten)\s+(?=[A-ZÀ-Þ])", "", name)
        at = text.find(name, position) if name else -1
        if at < 0 or len(name) > _LONGEST or not re.match(r"[A-ZÀ-Þ]", name) or len(name) < 4:
            continue
        year = _YEAR.search(name)
        yield Replaced(name, year[1] if year else None, line, at, at + len(name))
        position = at + len(name)


_REPLACED_BY = re.compile(
    r"\b(?:is|werd|wordt|en)\s+(?:[^.;]{0,40}?\s)?vervangen\s+door\s+(?:de\s+|het\s+)?", re.IGNORECASE
)
_WHICH_REPLACES = re.compile(
    r",?\s+(?:die|dat|welke)\s+(?:deze\s+(?:\w*richtlijn|versie|uitgave)|haar|hem)\s+vervangt\b", re.IGNORECASE
)


def replaced_by(lines: Iterable[Line]) -> Iterator[Replaced]:
    """The newer guidelines that the lines say have come in the place of this one, each once."""
    seen: set[str] = set()
    for line in lines:
        for start, end, name in _newer(line.text):
            if name.lower() not in seen:
                seen.add(name.lower())
                year = _YEAR.search(name)
                yield Replaced(name, year[1] if year else None, line, start, end)


_REPLACED_LABEL = re.compile(
    r"(?:^|[.;|]\s+)vervangen\s+door\s*:\s*(?P<name>(?-i:[A-ZÀ-Þ])[^.;|]{3,110})", re.IGNORECASE
)
""" "Vervangen door: …", whatever the name."""


def _newer(text: str) -> Iterator[tuple[int, int, str]]:
    if label := _REPLACED_LABEL.search(text):
        name = label["name"].strip()
        yield label.start("name"), label.start("name") + len(name), " ".join(name.split())
        return
    if told := _REPLACED_BY.search(text):
        named = names_in(text[told.end() :])
        if named and named[0][0] == 0:
            yield told.end(), told.end() + named[0][1], named[0][2]
    elif told := _WHICH_REPLACES.search(text):
        yield from names_in(text[: told.start()])[-1:]
