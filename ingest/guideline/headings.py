"""Which part of a guideline a heading opens, by a table that editors can extend.

`koppen.toml` beside this module is the table; `corpus/richtlijnen/koppen.toml` adds to it (see docs/richtlijnen.md).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest.document import Cell

BUILT_IN = Path(__file__).with_name("koppen.toml")
FOLDER, NAME = "richtlijnen", "koppen.toml"
"""Where editors put their additions, beside the vocabulary's folder."""


class Role(StrEnum):
    """What stands under a heading; the values are the keys of `koppen.toml`."""

    UITGANGSVRAAG = "uitgangsvraag"
    AANBEVELING = "aanbeveling"
    KERNADVIES = "kernadvies"
    """Advice of the guideline as a whole, most of which its parts repeat."""
    NHG_ADVIES = "nhg_advies"
    """Chapters of an NHG-Standaard whose list items are its advice."""
    OVERWEGINGEN = "overwegingen"
    ONDERBOUWING = "onderbouwing"
    ACHTERGROND = "achtergrond"
    CONCLUSIE = "conclusie"
    ZOEKEN = "zoeken"
    REFERENTIES = "referenties"
    EVIDENCE = "evidence"
    NOTEN = "noten"
    VERANTWOORDING = "verantwoording"
    KAART = "kaart"
    PATIENT = "patient"
    KADER = "kader"
    SAMENVATTING = "samenvatting"
    VOLLEDIGE_TEKST = "volledige_tekst"
    SITE = "site"
    GEEN_TITEL = "geen_titel"
    """Headings over several parts at once, which name nothing."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line, or the beginning of one, that opens a part."""

    role: Role
    end: int
    """Where in the text the label ends and what it introduces begins."""
    number: str | None
    """ "2" of "Aanbeveling-2"."""


_NUMBERING = re.compile(
    r"\s*(?:[+▸▶►▼›»]+\s*)?(?:(?:(?:hoofdstuk|deel|paragraaf)\s+)?(?:\d+(?:\.\d+)*|[A-D]\.?\d+(?:\.\d+)*)[.):]?\s+)?",
    re.IGNORECASE,
)
_JUMP = re.compile(
    r"\s*[(\[]?(?:naar|terug naar|ga naar)\s+(?:de\s+)?(?:volledige tekst|samenvatting|boven|begin)[)\]]?\s*[›»>↑]*",
    re.I,
)
_NOTE = re.compile(
    r"\s*\((?:zie\s+)?details?\)|\s*\((?:zie\s+)?noot\s+\d+(?:\s*(?:,|en)\s*\d+)*\)"
    r"|\s*\[(?:zie\s+)?noot\s+\d+(?:\s*(?:,|en)\s*\d+)*\]|\s*\bnoot\s+\d+\s*$",
    re.I,
)
NUMBER = r"(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,2}){0,2}(?:-?[a-z])?"
"""How advice is numbered: "3", "3.2", "B3.2.1", "A.3", "4a", "1-b"."""
_OWN_NUMBER = re.compile(rf"[\s\-–]*(?:nr\.?\s*)?({NUMBER})\b")
_SEPARATOR = re.compile(r"\s*[:.–—]\s*|\s+[-]\s+|\s*$")
_RUNNING = re.compile(r"[.;!]$|:\s+\S")
"""A line that is a sentence, or says something behind a colon."""
_KEY_LENGTH = 3
_LONGEST = 90
"""Characters; a longer line is no heading of a part."""


def without_links(text: str) -> str:
    """A heading without jump links and references to notes."""
    return _NOTE.sub("", _JUMP.sub("", text)).strip()


def strip_jump_links(text: str) -> list[tuple[int, int]]:
    """Where in a text jump links and references to notes stand."""
    return sorted(match.span() for pattern in (_JUMP, _NOTE) for match in pattern.finditer(text))


class HeadingTable:
    """Looks headings up; see `koppen.toml` for the form of its entries."""

    def __init__(self, *tables: Mapping[str, Sequence[str]]) -> None:
        """Of several tables the first goes first. Raises ValueError for a part that does not exist."""
        self._forms: dict[str, list[tuple[re.Pattern[str], Role]]] = {}
        entries = [(part, form) for table in tables for part, forms in table.items() for form in forms]
        self.text = "\n".join(f"{part}: {form}" for part, form in entries)
        """All entries, for an incremental build to see whether the table changed."""
        for part, form in entries:
            if part not in list(Role):
                raise ValueError(f"{part!r} is geen plek in een richtlijn; kies uit {', '.join(Role)}")
            for key in _keys(form):
                self._forms.setdefault(key, []).append((_pattern(form), Role(part)))

    def role(self, heading: str) -> Role | None:
        """What stands under a heading; None when its words say nothing about that."""
        label = self.label(heading, heading=True)
        return label.role if label else None

    def label(self, text: str, *, heading: bool = False) -> Label | None:
        """The label a line is or begins with ("Uitgangsvraag: hoe …?"). A `heading` may go on without a colon."""
        lead = _NUMBERING.match(text)
        offset = lead.end() if lead else 0
        plain = text[offset:]
        shown = without_links(plain) if heading else plain
        whole = shown.strip().rstrip(":?" if heading else ":").strip()
        running = not heading and _RUNNING.search(shown.strip()) is not None
        if len(whole) <= _LONGEST:
            for pattern, role in self._forms.get(_key(whole), ()):
                found = pattern.match(whole)
                if found and running and any(c.isalpha() for c in whole[len(_fixed(pattern, whole)) :]):
                    continue  # "Bewijskracht laag: …" is no heading, though "bewijskracht*" is one
                if found and _closes(whole[found.end() :]):
                    number = _OWN_NUMBER.fullmatch(whole[found.end() :])
                    return Label(role, len(text), number[1] if number else None)
        return self._inline(plain, offset, heading=heading)

    def _inline(self, plain: str, offset: int, *, heading: bool) -> Label | None:
        for pattern, role in self._forms.get(_key(plain), ()):
            found = pattern.match(plain)
            if not found or role not in _INLINE or (heading and found.end() > _LONGEST):
                continue
            # "toelichting*" before a colon is its fixed words: what "*" stands for is the text itself
            at = len(_fixed(pattern, plain)) if not heading else found.end()
            number = _OWN_NUMBER.match(plain, at)
            at = number.end() if number else at
            separator = _SEPARATOR.match(plain, at)
            mark = separator[0].strip() if separator else ""
            asks = mark == "." and role is Role.UITGANGSVRAAG and plain.rstrip().endswith("?")
            told = mark and (heading or mark in ":–—" or number or asks)
            if not told and not heading and role in _BEFORE_A_SENTENCE and (text := _SENTENCE.match(plain, at)):
                return Label(role, offset + text.start("text"), number[1] if number else None)
            if told and separator and plain[separator.end() :].strip():
                return Label(role, offset + separator.end(), number[1] if number else None)
        return None


_BEFORE_A_SENTENCE = frozenset({Role.UITGANGSVRAAG, Role.AANBEVELING, Role.OVERWEGINGEN, Role.CONCLUSIE, Role.KADER})
"""Parts whose label may stand right before a sentence, told apart by its print only: "Overwegingen Het onderzoek …"."""
_SENTENCE = re.compile(r"\s+(?P<text>[A-ZÀ-Þ][a-zà-ÿ]*\s+(?:(?:\S+\s+){2,}\S*[.?]|\S[^.]*\?\s*$))", re.DOTALL)
_INLINE = frozenset(
    {Role.UITGANGSVRAAG, Role.AANBEVELING, Role.OVERWEGINGEN, Role.CONCLUSIE, Role.KADER, Role.ACHTERGROND, Role.NOTEN}
)
"""Parts whose label may stand before their text on one line."""


def _key(text: str) -> str:
    """The first letters of a line, by which the forms that may match it are found."""
    return text[:_KEY_LENGTH].lower()


def _keys(form: str) -> set[str]:
    """The first letters of all that a form stands for."""
    forms = {form.strip()}
    while any("(" in one for one in forms):
        forms = {
            variant
            for one in forms
            for variant in (
                re.sub(r"\(([^()]*)\)", r"\1", one, count=1),
                re.sub(r"\([^()]*\)", "", one, count=1),
            )
        }
    return {_key(one) for one in forms}


def _fixed(pattern: re.Pattern[str], text: str) -> str:
    """What of a text stands for the fixed words of a form, without what "*" stands for."""
    found = re.match(pattern.pattern.split(".*")[0], text, re.IGNORECASE)
    return found[0] if found else ""


def _closes(rest: str) -> bool:
    return not rest.strip(" :.-–") or bool(_OWN_NUMBER.fullmatch(rest))


def _pattern(form: str) -> re.Pattern[str]:
    """ "uitgangsvra(a)g(en)" and "zoeken*" as a pattern."""
    pieces = re.split(r"(\*|\([^()]*\))", form.strip())
    out = ""
    for piece in pieces:
        if piece == "*":
            out += ".*"
        elif piece.startswith("("):
            out += f"(?:{re.escape(piece[1:-1])})?"
        else:
            out += re.escape(piece).replace(r"\ ", r"\s+")
    return re.compile(out + r"(?!\w)" if not form.endswith("*") else out, re.IGNORECASE)


def load_headings(vocabulary_folder: Path | None) -> HeadingTable:
    """The built-in table with what editors added beside `vocabulary_folder`.

    Raises ValueError, naming the file, for a table that cannot be used.
    """
    added = vocabulary_folder.parent / FOLDER / NAME if vocabulary_folder else None
    if added is None or not added.is_file():
        return built_in()
    try:
        own = _entries(added)
        return HeadingTable(own, _entries(BUILT_IN))
    except (OSError, ValueError) as error:
        raise ValueError(f"{added.name}: {error}") from error


@cache
def built_in() -> HeadingTable:
    """The table of this package alone."""
    return HeadingTable(_entries(BUILT_IN))


def _entries(path: Path) -> dict[str, list[str]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    for part, forms in found.items():
        if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
            raise ValueError(f"{part} is geen lijst van koppen")
    return found


def holds_advice(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table has a column of advice and one that tells how strong it is, by its first row."""
    heads = [cell.reading.text.strip(" :").lower() for cell in rows[0]] if len(rows) > 1 else []
    return any(re.fullmatch(r"aanbeveling(?:en)?|adviezen|advies", head) for head in heads) and any(
        re.match(r"sterkte|richting|label|kracht", head) for head in heads
    )
