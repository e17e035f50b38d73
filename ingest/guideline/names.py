"""Names of guidelines: which words of a title are its name, and the id that the same guideline has everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Kind, make_id, slug

_BEFORE = re.compile(
    r"^(?:startpagina\s*[-–:]?\s*|(?:(?:de"
    r"|het)\s+)?richtlijn(?:module)?\s*[:–-]?\s+)",
    re.IGNORECASE,
)
_SORT_OF_PAPER = re.compile(
    r"^(?:(?:de|het)\s+)?(?:(?:landelijke|multidisciplinaire|herziene|nieuwe|evidence[- ]based"
    r"|verpleegkundige|medische"
    r"|klinische|nationale|concept)[\s-]+)*(?:praktijk)?richtlijn(?:module)?\s*[:–-]?\s+(?:over\s+"
    r"|voor\s+(?=de\s+))?",
    re.IGNORECASE,
)
"""Left out of ids: "Multidisciplinaire richtlijn Polyfarmacie" and "richtlijn Polyfarmacie" are one guideline."""
_AFTER = re.compile(
    r"\s*(?:[|–—-]\s*(?:richtlijn(?:en)?(?:database)?|richtlijnendatabase|verenso|nhg[- ]richtlijnen|v&vn"
    r"|palliaweb|skilz|kngf|zorginzicht"
    r"|federatie medisch specialisten|startpagina)\s*)+$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^[A-ZÀ-Þ][\w&.-]*(?:\s+[\w&.-]+)?\s*\|\s*(?=\S+(?:\s+\S+)*$)")
""" "Verenso | Contracturen": who publishes it, before the title."""
_PART = re.compile(
    r"\s*[,(–-]\s*(?:deel\s*\d|versie\s*[\d.]+|\d+e\s+(?:druk|editie)|(?:eerste|tweede)\s+(?:druk|editie))\b.*$",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\W*(?:(?:type|soort)\s*:\s*)?NHG[- ]Standaard\b", re.IGNORECASE)
NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w&/]*[- ])?(?i:(?:zorg|kwaliteits)?standaard|praktijkrichtlijn"
    r"|richtlijn(?:module)?|kwaliteitskader|generieke\s+module|handreiking|leidraad|stappenplan|LESA)"
    r"\s+['‘“\"]?[A-ZÀ-Þ][^.;:\n|]*)",
)
"""A guideline by name in running text: "de NHG-Standaard Delier"."""


_WITHDRAWN_MARK = re.compile(
    r"^\W*(?:ingetrokken|vervallen|gearchiveerd|archief|verlopen|niet\s+meer\s+geldig)\s*"
    r"(?:[-–—:|\])]+\s*|(?=richtlijn|handreiking))"
    r"|\s*[-–—(\[|]+\s*(?:ingetrokken|vervallen|gearchiveerd|verlopen|niet\s+meer\s+geldig)\W*$",
    re.IGNORECASE,
)
"""What is printed before or behind the title of a guideline that holds no longer."""


def without_mark(title: str) -> str:
    """A title without what is printed beside it where the guideline holds no longer: "Vervallen – Delier"."""
    return _WITHDRAWN_MARK.sub("", title)


def guideline_name(title: str) -> str:
    """A title without the words for what kind of paper it is: "Richtlijn Delier" → "Delier"."""
    plain = without_mark(" ".join(title.split())).strip(" .:'’\"")
    plain = _SENDER.sub("", _AFTER.sub("", plain))
    shorter = _BEFORE.sub("", plain).strip(" '‘’“”\"")
    name = shorter or plain
    if name.isupper() and len(name) > 12:
        name = name.capitalize()
    return name[:1].upper() + name[1:]


def with_house(name: str, opening: Iterable[str]) -> str:
    """An NHG-Standaard by its full name, where the title on the page is the subject alone."""
    if any(_HOUSE.match(line) for line in opening) and not re.search(
        r"\bNHG\b|standaard"
        r"|richtlijn",
        name,
        re.IGNORECASE,
    ):
        return f"NHG-Standaard {name}"
    return name


def guideline_id(name: str, *, edition: str | None = None) -> str:
    """Id of a guideline by its name; a year at its end, or the `edition` of a withdrawn copy, is part of it."""
    plain = _PART.sub("", guideline_name(_SORT_OF_PAPER.sub("", name)))
    plain = re.sub(r"\s*\((?:M\d{2}|[A-Z]\d{1,3})\)", "", plain)  # the code of an NHG-Standaard
    year = _YEAR_LAST.search(plain)
    if year and year.start() > 3:
        plain, edition = plain[: year.start()], edition or year[1]
    return make_id(Kind.RICHTLIJN, f"{slug(plain, limit=48)} {edition}" if edition else plain)


_YEAR_LAST = re.compile(r"[\s,(]+((?:19|20)\d\d)\)?$")


def names_in(text: str) -> list[tuple[int, int, str]]:
    """Guidelines that a text names: range and name of each."""
    found = []
    position = 0
    while match := NAMED.search(text, position):
        name = _cut(match["name"])
        position = match.start("name") + max(len(name), 1)
        if len(name.split()) >= 2:
            found.append((match.start("name"), position, name))
    return found


_ENDS = re.compile(
    r"\s+(?:is|zijn|wordt|worden|werd|en\s+(?:de|het)\s|met\s+ingang|uit\s+(?=\d{4})|waarin|die|dat|voor\s+(?:meer"
    r"|de\s+(?:behandeling|diagnostiek))|van\s+(?:de|het)\s+(?=[A-Z])"
    r"|ontwikkeld|geautoriseerd|gepubliceerd|vastgesteld|maar|of\s+de)\b|,\s+|\s*\)\s*[.,]?$",
    re.IGNORECASE,
)


_ANOTHER = re.compile(
    r"\s*(?:,|\ben\b)\s+(?:(?:de|het)\s+)?(?=(?:[A-ZÀ-Þ][\w&/]*-)?(?i:richtlijn|handreiking|leidraad|(?:zorg|kwaliteits)?standaard"
    r"|kwaliteitskader|LESA)\s)"
)
"""Where the name of the next guideline begins: "Handreiking B en Leidraad C"."""


def _cut(name: str) -> str:
    """A name up to the words that no longer belong to it; "(2006)" stays with it."""
    another = _ANOTHER.search(name)
    name = name[: another.start()] if another else name
    year = re.search(r"\(\d{4}\)", name)
    if year:
        return name[: year.end()].strip()
    end = _ENDS.search(name, 8)
    cut = re.sub(r"\s*\([^()]*$", "", name[: end.start()] if end else name)  # "… (Verenso, 2019)" breaks off in it
    return cut.strip(" '‘’“”\"")
