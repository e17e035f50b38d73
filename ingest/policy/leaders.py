"""Who leads a part of a plan, said in a sentence, in brackets or in a heading, apart from the field "Trekker:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Reading
from ingest.policy.act import Named
from ingest.policy.actors import ActorFinder
from ingest.policy.items import Item, part_of
from ingest.policy.name_lists import names_in_list, names_in_text
from ingest.sentences import sentences

_LEADER = r"(?:(?:kar)?trekkers?|aanjagers?|penvoerders?|eigenaren|eigenaar|coördinator)"
_PART = (
    r"[\wà-ÿ\-]*(?:speerpunt|lijn|thema|pijler|opgave|spoor|ambitie|programma|onderdeel|hoofdstuk|artikel(?:en)?"
    r"|beweging)"
)
_THIS = r"(?:deze|dit|de|het)"
_OF_PART = rf"(?:van|voor|bij)\s+{_THIS}\s+(?:[\wà-ÿ]+\s+)?{_PART}"
_BEHIND = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"^\W*(?:de\s+)?{_LEADER}\s+(?:(?:van|voor)\s+{_THIS}\s+[^.:,]{{3,60}}?\s+)?(?:is|zijn|wordt|worden)\s+",
        rf"^\W*{_THIS}\s+{_PART}\s+(?:staat|valt)\s+onder\s+(?:regie|leiding|coördinatie)\s+van\s+",
        r"\b(?:het|de)\s+(?:trekkerschap|penvoerderschap)\b[^.;]{0,60}?\b(?:ligt|berust|is\s+belegd)\s+bij\s+",
        rf"\b{_OF_PART}\s+(?:is|zijn)\s+(?=[^.;]{{3,90}}?\s(?:de\s+)?{_LEADER}\W*$)",
    )
)
"""Before who leads: "Trekker is X", "Dit thema staat onder regie van X", "Voor deze lijn is X de trekker"."""
_AHEAD = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\s+(?:is|zijn|wordt|worden)\s+(?:de\s+)?{_LEADER}\s+(?:van|voor)\s+{_THIS}\s+",
        rf"\s+(?:trekt|trekken|coördineert|coördineren)\s+{_THIS}\s+{_PART}\b",
    )
)
"""Behind who leads: "X is trekker van deze pijler", "X trekt dit speerpunt"."""
_GATE = re.compile(r"trek|aanjag|penvoer|eigena|coördin|regie|leiding", re.IGNORECASE)
LEADER_MARK = re.compile(rf"\(\s*{_LEADER}\s*\)", re.IGNORECASE)
"""Behind who leads, in a list of names: "HGZ (penvoerder), GGD"."""
_MARKED = re.compile(rf"\(\s*(?:{_LEADER}|regie)\s*:\s*(?P<who>[^()]{{2,120}})\)", re.IGNORECASE)


def said_to_lead(item: Item, finder: ActorFinder) -> list[Named]:
    """Trekkers that a sentence names: "Trekker van deze pijler is de VNG", "De VNG trekt dit speerpunt"."""
    if not _GATE.search(item.text):
        return []
    named: list[Named] = []
    for sentence in sentences(item.reading):
        text = sentence.text
        behind = [match.end() for shape in _BEHIND if (match := shape.search(text))]
        ahead = [match.start() for shape in _AHEAD if (match := shape.search(text))]
        if not behind and not ahead:
            continue
        for who, at in placed_names(item, sentence, finder):
            apart = who.actor.role and re.search(r"\bsamen\s+met\b", text[:at])
            if (behind and at >= min(behind) and not apart) or (ahead and at < min(ahead)):
                named.append(who)
    return named


def marked_leaders(item: Item, reading: Reading, finder: ActorFinder) -> list[Named]:
    """Who stands behind "trekker" in brackets: "Een loket openen (trekker: Zorggroep Zuid)"."""
    return [
        named
        for match in _MARKED.finditer(reading.text)
        for named, _ in names_in_list(item, part_of(reading, match.start("who"), match.end("who")), finder)
    ]


def in_headings(items: Sequence[Item], finder: ActorFinder) -> list[Named]:
    """The leaders whom the headings over items name: "Speerpunt 2: Wonen (trekker: gemeente Ede)"."""
    heads = {id(item.section): item for item in reversed(items) if item.section is not None}
    return [
        named
        for item in heads.values()
        if item.section is not None
        for named in marked_leaders(item, item.section.heading.reading, finder)
    ]


def placed_names(item: Item, sentence: Reading, finder: ActorFinder) -> list[tuple[Named, int]]:
    """The names of a field or a sentence, each with where it begins."""
    return (names_in_list if item.is_field else names_in_text)(item, sentence, finder)
