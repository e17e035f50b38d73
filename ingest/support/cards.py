"""The cards of a support file, with the place of everything they say.

A support file is Markdown that an editor without code can keep (docs/hulp.md):

    ---
    titel: Even vrij van zorgen
    soort: voorzieningen
    ---

    ## Logeerzorg: een paar nachten uit logeren

    - code: logeerzorg
    - lay: een weekje weg ; tijdelijk bed

    **Wat is het?** Uw naaste logeert een paar nachten. [bron]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from ingest.document import UnreadableDocument

SORTS = frozenset({"voorzieningen", "loketten", "vraaggebieden"})
"""What `soort` in the front matter says of a support file."""
HEAD_BYTES = 4096
_FRONT = re.compile(r"\A---\r?\n(?P<lines>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<key>\w+):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^##[ \t]+(?P<title>\S.*?)[ \t]*\r?$", re.MULTILINE)
_META = re.compile(r"^-[ \t]+(?P<key>[a-z]+):[ \t]*(?P<values>.*?)[ \t]*\r?$", re.MULTILINE)
_SAYING = re.compile(
    r"^\*\*(?P<label>[^*\n]+)\*\*[ \t]*(?P<text>\S.*?)[ \t]*(?=\r?\n[ \t]*\r?\n|\r?\n\*\*|\s*\Z)",
    re.MULTILINE | re.DOTALL,
)
_CITED = re.compile(r"\s*\[(?P<keys>[\w, -]+)\]\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a card's list, and where it stands (characters, end exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Saying:
    """What a card says under one label: text without its source marks, its place, and the keys of its sources."""

    label: str
    text: str
    start: int
    end: int
    cited: tuple[str, ...]
    whole: tuple[int, int]
    """Where the paragraph stands, with its label and its source marks (characters, end exclusive)."""


@dataclass(slots=True)
class Card:
    """One `##` heading with all below it."""

    title: str
    start: int
    end: int
    line: int
    """Line of the heading, from 1."""
    meta: dict[str, list[Term]] = field(default_factory=dict)
    sayings: list[Saying] = field(default_factory=list)

    def values(self, key: str) -> list[str]:
        """The values of a list, [] when the card does not have it."""
        return [term.text for term in self.meta.get(key, ())]

    @property
    def code(self) -> str:
        """By which the card is named elsewhere; '' when the editor gave none."""
        return next(iter(self.values("code")), "")


@dataclass(frozen=True, slots=True)
class SupportFile:
    """A support file as read: its text exactly as on disk (without BOM), its front matter and its cards."""

    name: str
    text: str
    front: Mapping[str, str]
    body: int
    """Where the front matter ends."""
    cards: tuple[Card, ...]


def is_support(path: Path) -> bool:
    """Whether the file is Markdown whose front matter says that it holds support options, desks or vraaggebieden."""
    if path.suffix.lower() != ".md":
        return False
    try:
        with path.open("rb") as handle:
            head = handle.read(HEAD_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return _front(head)[0].get("soort") in SORTS


def read_support(path: Path) -> SupportFile:
    """The cards of a support file. Raises UnreadableDocument when it is no UTF-8 or holds no card."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocument(f"niet als UTF-8 te lezen: {error}") from error
    front, body = _front(text)
    cards = tuple(_cards(text, body))
    if not cards:
        raise UnreadableDocument("geen enkele kaart: elke kaart begint met een kop met twee hekjes (## Naam)")
    return SupportFile(path.name, text, front, body, cards)


def _front(text: str) -> tuple[dict[str, str], int]:
    found = _FRONT.match(text)
    if not found:
        return {}, 0
    return {entry["key"]: entry["value"] for entry in _ENTRY.finditer(found["lines"])}, found.end()


def _cards(text: str, body: int) -> Iterator[Card]:
    headings = list(_HEADING.finditer(text, body))
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(text)
        while end > heading.end() and text[end - 1].isspace():
            end -= 1
        line = text.count("\n", 0, heading.start()) + 1
        card = Card(heading["title"], heading.start(), end, line)
        for entry in _META.finditer(text, heading.end(), end):
            card.meta.setdefault(entry["key"], []).extend(_terms(entry["values"], entry.start("values")))
        card.sayings.extend(_sayings(text, heading.end(), end))
        yield card


def _terms(values: str, offset: int) -> Iterator[Term]:
    for found in re.finditer(r"[^;]+", values):
        word = found[0].strip()
        if word:
            start = offset + found.start() + len(found[0]) - len(found[0].lstrip())
            yield Term(word, start, start + len(word))


def _sayings(text: str, start: int, end: int) -> Iterator[Saying]:
    for found in _SAYING.finditer(text, start, end):
        said = found["text"]
        cited = _CITED.search(said)
        keys: tuple[str, ...] = ()
        if cited:
            keys = tuple(key.strip() for key in cited["keys"].split(",") if key.strip())
            said = said[: cited.start()]
        place = found.start("text")
        yield Saying(found["label"].strip(), " ".join(said.split()), place, place + len(said), keys, found.span())
