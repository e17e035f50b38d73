"""What a guideline says was made from it: a patient version, a card, an extract, each by its own name.

Precision first: a product counts where the guideline gives it a name, not where it only says that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.guideline.flow import Line

_SORTS: tuple[tuple[str, str], ...] = (
    (
        "patiëntversie",
        r"(?:pati[eë]nt(?:en)?|cli[eë]nt(?:en)?|publieks|bewoners|naasten|familie)[- ]?"
        r"(?:versie|folder|informatie|brochure|uitgave|samenvatting)"
        r"|(?:versie|uitgave|samenvatting|folder)\s+voor\s+(?:pati[eë]nten|cli[eë]nten|bewoners|naasten|mantelzorgers)",
    ),
    (
        "samenvattingskaart",
        r"(?:samenvattings|informatie|praktijk|zak|praat|gespreks|overzichts|advies|beslis|herinnerings)kaart(?:je)?"
        r"|stroom(?:schema|diagram)|infographic|beslisboom|zakboekje|poster",
    ),
    ("uittreksel", r"uittreksel|praktijkversie|werkversie"),
)
_SORT = "|".join(f"(?P<s{number}>{words})" for number, (_, words) in enumerate(_SORTS))
_LABELLED = re.compile(
    rf"^\W*(?:afgeleid\s+product\s*[–-]\s*)?(?:{_SORT})\s*:\s*(?P<name>\S.{{3,110}}?)\W*$", re.IGNORECASE
)
""" "Patiëntversie: Minder alleen"."""
_TOLD = re.compile(
    rf"\b(?:{_SORT})\b[^.:;]{{0,70}}?\b(?:verschenen|gemaakt|beschikbaar|uitgebracht|gepubliceerd|ontwikkeld|te\s+vinden"
    r"|heet|getiteld)\s*(?::|,|(?=[‘'“\"]))\s*(?:getiteld\s+)?(?P<name>[‘'“\"(]?[A-ZÀ-Þ][^.;?!]{2,100}[?!]?)",
    re.IGNORECASE,
)
""" "Van deze richtlijn is een patiëntversie verschenen: Stijf, wat nu?"."""
_NAMED = re.compile(
    rf"\b(?:{_SORT})(?P<name>\s*:\s*(?-i:[A-ZÀ-Þ‘'“\"])[^.;|\n]{{3,90}}|\s+(?-i:[A-ZÀ-Þ‘“\"'])(?:(?!\s(?:is|zijn|staat|vindt|geeft)\b)[^.,;:()|\n]){{3,80}})",
    re.IGNORECASE,
)
""" "Er is een patiëntversie: Stijf, wat nu?", "de patiëntenfolder Stevig staan": a name right behind the sort."""
_BEHIND = re.compile(rf"\W*(?P<name>(?-i:[A-ZÀ-Þ])[^()|\n]{{2,80}}?)\s*\((?:{_SORT})\)\W*$", re.IGNORECASE)
""" "Op adem (patiëntversie)" in a list of products."""
_MADE = re.compile(
    rf"\b(?:{_SORT})\s+(?P<name>[‘'“\"]?(?-i:[A-ZÀ-Þ])[^.,;:()\n|]{{2,80}}?)[,\s]+(?:is|zijn|werd)\s+(?:[\w-]+\s+){{0,5}}?"
    r"(?:gemaakt|afgeleid|verschenen|ontwikkeld|uitgebracht|gepubliceerd|beschikbaar)\b",
    re.IGNORECASE,
)
""" "De cliëntversie Niet alleen is van deze richtlijn gemaakt": a name of its own, behind the word for its sort."""
_LISTED = re.compile(
    rf"\W*(?:en\s+)?(?P<name>(?:{_SORT})\s+(?!van\b|bij\b|en\b)\S.{{2,110}}?)(?:\s*\((?:pdf|docx?|link)\))?[^\w’'”\"]*$",
    re.IGNORECASE,
)
""" "Samenvattingskaart Dysfagie (pdf)" in a list of products."""
_INSIDE = re.compile(
    rf"\b(?P<name>(?-i:(?=[A-ZÀ-Þ]))(?:{_SORT})\s+[‘'“]?(?-i:[A-ZÀ-Þ])[^.,;:()\[\]?\n|]{{2,80}}?[’'”]?)"
    r"(?=\s+(?:staat|staan|is|zijn|vind\w*|geeft|bevat|kunt|beschrijft|uit\s+\d{4})\b|\s*(?:[.,;:()\[\]?\n|]|$))",
    re.IGNORECASE,
)
""" "Op Samenvattingskaart Smaak staat …": a name, both its words with a capital."""
_QUOTES = "‘’'“”\""
_LIST = re.compile(r"^.*?\b(?:aanverwante|afgeleide|bijbehorende)\s+producten\s*:\s*", re.IGNORECASE)
_APART = re.compile(rf";|(?:,|\s+en)\s+(?=(?:{_SORT.replace('?P<s', '?P<t')}))", re.IGNORECASE)
_HEADING = re.compile(
    r"\b(?:aanverwant\w*|afgeleide?|bijbehorende)\b|\b(?:producten|hulpmiddelen|downloads?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Product:
    """A product with where it is named."""

    name: str
    sort: str
    line: Line
    start: int
    end: int


def products(lines: Sequence[Line]) -> Iterator[Product]:
    """The products that the lines name, each once."""
    seen: set[str] = set()
    listing = False
    for line in lines:
        if not line.is_item:
            listing = len(line.text) < _LONGEST_HEADING and bool(_HEADING.search(line.text))
        for found in () if line.is_heading else _found(line, listing=listing and line.is_item):
            name = _WHAT_WAS_DONE.sub("", found["name"].strip(" .,:()"))
            if name.count("(") != name.count(")"):
                name = name.partition("(")[0].strip()
            name = name.strip(_QUOTES) if name[:1] in _QUOTES else name
            if name.lower() in seen or len(name) < _SHORTEST:
                continue
            seen.add(name.lower())
            start = line.text.index(name, found.start("name"))
            yield Product(name[:1].upper() + name[1:], _sort(found), line, start, start + len(name))


_WHAT_WAS_DONE = re.compile(r"\s+(?:gemaakt|verschenen|ontwikkeld|uitgebracht|gepubliceerd|beschikbaar)$")
_SHORTEST, _LONGEST_HEADING = 5, 50
"""Letters of a name, and of a line above a list of products."""


def _found(line: Line, *, listing: bool) -> Iterator[re.Match[str]]:
    """`listing`: the line is an item below words such as "Aanverwante producten"."""
    listed = _LIST.match(line.text)
    if listed or listing or any(_HEADING.search(title) for title in line.path):
        start = listed.end() if listed else 0
        ends = [*(cut.start() for cut in _APART.finditer(line.text, start)), len(line.text)]
        pieces = [
            _LISTED.match(line.text, low, high) or _BEHIND.match(line.text, low, high)
            for low, high in pairwise([start, *ends])
        ]
        if any(pieces):
            yield from filter(None, pieces)
            return
    found = _LABELLED.match(line.text) or _TOLD.search(line.text) or _MADE.search(line.text)
    inside = list(_INSIDE.finditer(line.text)) if not found else [found]
    yield from inside or _NAMED.finditer(line.text)


def _sort(found: re.Match[str]) -> str:
    return next(sort for number, (sort, _) in enumerate(_SORTS) if found[f"s{number}"])
