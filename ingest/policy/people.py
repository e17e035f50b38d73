"""People named by what they do, whom no list of roles knows: "leerlingen van het Rijn College", "de winkelier".

Only in the place of a subject or behind "door", where Dutch word endings tell people from things well enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.model import Kind, make_id
from ingest.policy.actor_groups import Actor, Group
from ingest.policy.actor_words import LISTED_NAME

_MANY = (
    r"[a-zà-ÿ\-]*(?:ers|aars|iers|eurs|isten|atoren|mentoren|docenten|assistenten|consulenten|studenten|leerlingen|logen"
    r"|peuten|kundigen|artsen|coaches|genoten|instellingen|raden|gasten|maatjes|buurvrouwen|koks|bureaus|commissies)"
)
_ONE = (
    r"[a-zà-ÿ\-]*(?:[a-zà-ÿ]{2}er|aar|ier|eur|ist|ator|mentor|docent|assistent|consulent|student|leerling|loog|peut|kundige"
    r"|arts|coach|kok|bureau|commissie|raad|instelling|team|club|ploeg|poli|polikliniek|afdeling|vestiging|locatie)"
)
_THINGS = (
    r"[a-zà-ÿ\-]*(?:cijfer|nummer|kamer|letter|voucher|computer|folder|filter|meter|order|poster|kader|dossier|cluster"
    r"|venster|register|wijzer|planner|tracker|scanner|winter|zomer|flyer|banner|teller|container|emmer|corner|center|server"
    r"|december|november|oktober|september|vervoer|verkeer|beheer|plezier|papier|manier|vier|kwartier|cijfer|offer|getuur"
    r"|cultuur|natuur|structuur|factuur|jaar|gebaar|lijst|dienst|winst|bijdrager|mantelzorger|inwoner|bewoner|burger"
    r"|gebruiker|bezoeker|huurder|ouder|deelnemer|kijker|lezer|reiziger|zorgvrager|oudere|trekker|kartrekker|ontvanger|nieuwkomer|partner)s?"
)
"""Things with such an ending, and people for whom something is done rather than who do it."""
_WHO = (
    r"(?:(?:de|het|een|één|onze|hun|alle|enkele|beide|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+)\s+)?"
    r"(?:(?!en\s|of\s)[a-zà-ÿ\-]+(?:e|lijk|ig|isch|aal|eel|ern)\s+){0,2}"
)
_HEAD = rf"(?!(?:{_THINGS})\b)(?P<head>(?P<many>{_MANY})|{_ONE})"
_OF = (
    r"(?:\s+(?:van|uit|bij)\s+(?:(?:de|het|een|dit|deze)\s+)?"
    rf"(?:(?P<of>(?-i:{LISTED_NAME}))|[a-zà-ÿ\-]+))?"
)
_PEOPLE = re.compile(rf"(?P<lead>{_WHO})(?<![\w-]){_HEAD}(?![\w-]){_OF}", re.IGNORECASE)
_OPENS = re.compile(r"[\s·•\-–*]*(?:\d+[.)]\s+)?(?:(?:ook|en|daarnaast|verder)\s+)?", re.IGNORECASE)
_BY = re.compile(r"\bdoor\s+", re.IGNORECASE)
_NEUTER = re.compile(r"[a-zà-ÿ\-]*(?:bureau|team)", re.IGNORECASE)
_ALONE = re.compile(r"(?:de|een|één|het|\d+)\s", re.IGNORECASE)

_PART = re.compile(r"[a-zà-ÿ\-]*(?:poli|polikliniek|afdeling|vestiging|locatie)")
"""Part of an organisation, which does nothing apart from it."""

NameFinder = Callable[[str], Actor | None]
"""Who is meant by a name."""


def people_before(text: str, find_name: NameFinder | None = None, *, told: bool = True) -> Group | None:
    """The people that fill `text`, all that stands before a verb.

    `told` is whether it is a full sentence; in a title they may be the object ("vrijwilligers werven en trainen").
    """
    start = _OPENS.match(text).end()  # type: ignore[union-attr]  # matches the empty text
    match = _PEOPLE.fullmatch(text.rstrip(), start)
    bare = match is not None and not (match["lead"] or match.end() > match.end("head"))
    return _group(match, find_name) if match and (told or not bare) else None


def people_behind(text: str, at: int, end: int, find_name: NameFinder | None = None) -> Group | None:
    """The people right behind a verb that ends at `at`."""
    match = _PEOPLE.match(text, at + 1, end)
    return _group(match, find_name) if match and match["lead"] else None


def people_by(text: str, start: int, end: int, find_name: NameFinder | None = None) -> Group | None:
    """The people behind "door" between two places of `text`."""
    for by in _BY.finditer(text, start, end):
        if (match := _PEOPLE.match(text, by.end(), end)) and (match["many"] or match["lead"]):
            return _group(match, find_name)
    return None


def _group(match: re.Match[str], find_name: NameFinder | None) -> Group | None:
    many = match["many"] is not None
    if match["lead"].lower().startswith("het ") and not _NEUTER.fullmatch(match["head"]):
        return None  # "het rooster": who acts is no neuter, but for a few that are many
    if not many and not _ALONE.match(match["lead"]):
        return None
    word = match["head"].lower()
    actors = [Actor(make_id(Kind.ORGANISATIE, word), word, role=True, zekerheid=0.6)]
    names = [match.span("head")]
    of = find_name(match["of"]) if match["of"] and find_name else None
    if _PART.fullmatch(word):
        if of is None:
            return None
        actors, names = [], []  # "de polikliniek van het Anker Ziekenhuis": the organisation does it
    if of is not None:
        actors.append(of)
        names.append(match.span("of"))
    return Group(match.start(), match.end(), tuple(actors), many, tuple(names))
