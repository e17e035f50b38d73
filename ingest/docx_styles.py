"""Styles and numbering of a DOCX: what a paragraph is, how it looks, and the number or bullet before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.docx_package import WORD, Element

_HEADING_NAME = re.compile(r"(?:heading|kop|kop-|überschrift|titre)\s*([1-9])(?:\s*char)?", re.IGNORECASE)
_CONTENTS_NAME = re.compile(
    r"(?:toc|inhopg|inhoudsopgave|contents)\s*\d*|(?:toc\s*heading|kop\s*van\s*inhoudsopgave|kopvaninhoudsopgave)"
    r"|table of figures|lijst met afbeeldingen",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(r"title|titel", re.IGNORECASE)
_CAPTION_NAME = re.compile(r"caption|bijschrift", re.IGNORECASE)
_LONGEST_CHAIN = 20
"""Styles that a style may build on; Word stops at 11, a loop never."""
_DEFAULT_SIZE = 22
"""Half points; Word's default when the file says nothing."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph belongs to, and how deep."""

    number_id: str
    level: int


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str | None
    properties: Element | None
    run: Element | None


class Styles:
    """The styles of a document, by id, with what they inherit."""

    def __init__(self, root: Element) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        self._size = _DEFAULT_SIZE
        for style in root.iterchildren(f"{WORD}style"):
            identifier = style.get(f"{WORD}styleId") or ""
            self._styles[identifier] = _Style(
                value(style, "name") or identifier, value(style, "basedOn"), child(style, "pPr"), child(style, "rPr")
            )
            if style.get(f"{WORD}type") == "paragraph" and style.get(f"{WORD}default") in {"1", "true"}:
                self._default = identifier
        defaults = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        self._size = _half_points(defaults) or _DEFAULT_SIZE
        language = None if defaults is None else child(defaults, "lang")
        self.language = None if language is None else language.get(f"{WORD}val")

    def _chain(self, identifier: str | None) -> Iterator[_Style]:
        """The style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = style.base

    def of(self, paragraph: Element) -> str | None:
        """Id of the style of a paragraph."""
        properties = child(paragraph, "pPr")
        return (value(properties, "pStyle") if properties is not None else None) or self._default

    def heading_level(self, paragraph: Element) -> int:
        """1 to 9, or 0 when the paragraph is no heading by its style or outline level."""
        properties = child(paragraph, "pPr")
        outline = value(properties, "outlineLvl") if properties is not None else None
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        for style in self._chain(self.of(paragraph)):
            outline = value(style.properties, "outlineLvl") if style.properties is not None else None
            if outline is not None and outline.isdigit():
                return int(outline) + 1 if int(outline) < 9 else 0
            if named := _HEADING_NAME.fullmatch(style.name):
                return int(named[1])
        return 0

    def is_title(self, paragraph: Element) -> bool:
        """In the style that Word has for the title of the whole."""
        return self._named(paragraph, _TITLE_NAME)

    def is_contents(self, paragraph: Element) -> bool:
        """A line of a table of contents, or its heading."""
        return self._named(paragraph, _CONTENTS_NAME)

    def is_caption(self, paragraph: Element) -> bool:
        """The caption of a table or figure."""
        return self._named(paragraph, _CAPTION_NAME)

    def _named(self, paragraph: Element, pattern: re.Pattern[str]) -> bool:
        identifier = self.of(paragraph)
        names = [style.name for style in self._chain(identifier)][:1]
        return any(pattern.fullmatch(name) for name in [*names, identifier or ""])

    def list_place(self, paragraph: Element) -> ListPlace | None:
        """The list that a paragraph is an item of, by its own properties or its style's."""
        own = child(paragraph, "pPr")
        level: str | None = None
        for properties in [own, *(style.properties for style in self._chain(self.of(paragraph)))]:
            numbering = child(properties, "numPr") if properties is not None else None
            if numbering is None:
                continue
            level = level or value(numbering, "ilvl")
            number_id = value(numbering, "numId")
            if number_id is not None:
                depth = int(level) if level and level.isdigit() else 0
                return None if number_id == "0" else ListPlace(number_id, min(depth, 8))
        return None

    def is_bold(self, run: Element, paragraph: Element) -> bool:
        """Whether a run of text is bold: by itself, its character style or the style of its paragraph."""
        return bool(self._first(run, paragraph, "b"))

    def size(self, run: Element, paragraph: Element) -> int:
        """Type size in half points."""
        own = child(run, "rPr")
        for properties in self._run_properties(own, paragraph):
            if size := _half_points(properties):
                return size
        return self._size

    def _first(self, run: Element, paragraph: Element, name: str) -> bool:
        for properties in self._run_properties(child(run, "rPr"), paragraph):
            toggle = child(properties, name) if properties is not None else None
            if toggle is not None:
                return is_on(toggle)
        return False

    def _run_properties(self, own: Element | None, paragraph: Element) -> Iterator[Element | None]:
        yield own
        if own is not None:
            yield from (style.run for style in self._chain(value(own, "rStyle")))
        yield from (style.run for style in self._chain(self.of(paragraph)))


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False
    """Higher levels shown in figures, whatever their own format."""


@dataclass(slots=True)
class _Counter:
    """Numbers given out so far in one list definition, per level."""

    numbers: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Gives each item its number or bullet, in order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, _Counter] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for abstract in root.iterchildren(f"{WORD}abstractNum"):
            identifier = abstract.get(f"{WORD}abstractNumId") or ""
            self._levels[identifier] = dict(_level(level) for level in abstract.iterchildren(f"{WORD}lvl"))
        for number in root.iterchildren(f"{WORD}num"):
            self._read_list(number)

    def _read_list(self, number: Element) -> None:
        number_id = number.get(f"{WORD}numId") or ""
        self._abstract[number_id] = value(number, "abstractNumId") or ""
        restarts: dict[int, int] = {}
        for override in number.iterchildren(f"{WORD}lvlOverride"):
            depth = _int(override.get(f"{WORD}ilvl"), 0)
            if (start := value(override, "startOverride")) is not None:
                restarts[depth] = _int(start, 1)
            for level in override.iterchildren(f"{WORD}lvl"):
                # levels of its own make it a list of its own
                own = f"{self._abstract[number_id]}/{number_id}"
                self._levels[own] = {**self._levels.get(self._abstract[number_id], {}), **dict([_level(level)])}
                self._abstract[number_id] = own
        self._restarts[number_id] = restarts

    def marker(self, place: ListPlace) -> str:
        """The number or bullet of the next item at this place; "" for a list that shows none."""
        abstract = self._abstract.get(place.number_id)
        levels = self._levels.get(abstract or "", {})
        level = levels.get(place.level, _Level())
        if level.format == "bullet" or abstract is None:
            return _bullet(level.text)
        counter = self._counters.setdefault(abstract, _Counter())
        if place.number_id not in self._begun:
            self._begun.add(place.number_id)
            for depth, start in self._restarts.get(place.number_id, {}).items():
                counter.numbers[depth] = start - 1
        current = counter.numbers.get(place.level, level.start - 1) + 1
        counter.numbers[place.level] = current
        for depth in [depth for depth in counter.numbers if depth > place.level]:
            del counter.numbers[depth]
        return "" if level.format == "none" else _shown(level, place.level, counter.numbers, levels)


def _shown(level: _Level, depth: int, numbers: dict[int, int], levels: dict[int, _Level]) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        own = levels.get(at, _Level())
        style = "decimal" if level.legal and at < depth else own.format
        return _number(numbers.get(at, own.start), style)

    return re.sub(r"%([1-9])", number, level.text).strip()


def _number(number: int, style: str) -> str:
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        # after z comes aa, bb, … in Word
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters[:20] if style == "lowerLetter" else letters[:20].upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    if style == "decimalZero":
        return f"{number:02}"
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        out += sign * count
    return out


def _bullet(text: str) -> str:
    """The bullet as it looks: signs of symbol fonts stand in the private area and are shown as •."""
    return text if len(text) == 1 and text in "-–—*o•·▪●○□■➢✓" else "•"


def _level(element: Element) -> tuple[int, _Level]:
    return _int(element.get(f"{WORD}ilvl"), 0), _Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=_int(value(element, "start"), 1),
        legal=child(element, "isLgl") is not None,
    )


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else default


def _half_points(properties: Element | None) -> int:
    size = value(properties, "sz") if properties is not None else None
    return int(size) if size is not None and size.isdigit() else 0


def child(element: Element, name: str) -> Element | None:
    """The first child of this name in Word's own namespace."""
    return element.find(f"{WORD}{name}")


def value(element: Element, name: str) -> str | None:
    """The `w:val` of a child."""
    found = child(element, name)
    return None if found is None else found.get(f"{WORD}val")


def is_on(toggle: Element) -> bool:
    """A property such as bold: present means on, unless it says otherwise."""
    return (toggle.get(f"{WORD}val") or "1") not in {"0", "false", "off", "none"}
