"""Who, where and what an advice is about without naming the concept: "bewoners met gevorderde dementie", "thuiswonend".

Only what the words leave no doubt about: a group of people with a problem, where that group is known as a whole, and
that problem; an adjective or a clause that says what is the matter ("ondervoede ouderen", "die gevallen zijn"); a
complaint that no list holds, by the form of its word ("bij nekklachten"); and the place where a group lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Kind
from ingest.inventory.concepts import ConceptFinder, Match

_GROUP = re.compile(
    r"\b(?:bewoners?|mensen|personen|iemand|ouderen?|patiënt(?:en)?|cliënt(?:en)?|volwassenen|naasten)\s+met\s+"
    r"(?:(?:een|de|het|vermoeden\s+van)\s+)?",
    re.IGNORECASE,
)
_MATTERS: tuple[tuple[str, str], ...] = (
    (
        "ondervoeding",
        r"ondervoede?|(?:weinig|geen|slechte|verminderde)\s+eetlust|(?:onbedoeld|ongewild)\s+gewichtsverlies",
    ),
    ("duizeligheid", r"duizelige?"),
    ("jeuk", r"jeukende?"),
    ("agitatie", r"onrustige?"),
    ("angst", r"angstige?"),
    ("incontinentie", r"incontinente?"),
    ("depressie", r"depressieve?|sombere"),
    ("eenzaamheid", r"eenzame?"),
    ("benauwdheid", r"benauwde?|kortademige?"),
    ("uitdroging", r"uitgedroogde?"),
    ("slikproblemen", r"verslik(?:ken|t|king)"),
    ("dementie", r"dementerenden?"),
    (
        "slaapproblemen",
        r"(?:moeite\s+met\s+)?(?:in|door)slapen|slecht\s+(?:slapen|slaapt)|slaperig(?:e|heid)?|slapeloze?",
    ),
    ("slaapapneu", r"snurk(?:en|t)|ademstops?"),
    ("duizeligheid", r"BPPD|draaiduizelig\w*"),
    ("pijn", r"pijnlijke?|pijngedrag"),
    (
        "vallen",
        r"(?:recent|eerder|thuis|vaker?|opnieuw|is|zijn|jaar|keer|maand)\s+gevallen|gevallen\s+(?:is|zijn|bent)|na\s+(?:de|een)\s+val"
        r"|(?:vaak|vaker|opnieuw|dreigen\s+te)\s+vallen",
    ),
    ("visuele beperking", r"slecht\s+(?:ziet|zien|ziende?)|minder\s+goed\s+(?:ziet|zien)"),
    ("auditieve beperking", r"slecht\s+(?:hoort|horen)|minder\s+goed\s+(?:hoort|horen)"),
)
"""Name of a problem (or group) → words that say that somebody has it."""
_MATTER = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<m{at}>{words})" for at, (_, words) in enumerate(_MATTERS)) + r")(?![\w-])",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    r"\b(?:bij|voor|tegen|door|vanwege|wegens|met|op|van|sluit(?:\s+eerst)?)\s+(?:(?:de|het|een)\s+)?(?:[a-zà-ÿ]{3,}e\s+)?"
    r"(?P<name>[a-zà-ÿ-]{3,}(?:klachten|stoornis(?:sen)?|lijden|letsels?|verlies|verschijnselen|ontsteking(?:en)?|infecties?"
    r"|wond(?:en)?|scheur(?:en)?|kramp(?:en)?|uitval|bloeding(?:en)?|zwelling(?:en)?))(?![\w-])",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"(?:[a-zà-ÿ]+e\s+){0,2}", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:(?P<thuis>thuiswonende?|zelfstandig\s+wonende|aan\s+huis)|(?P<verpleeghuis>verpleeghuis(?:bewoners?)?)"
    r"|(?P<ziekenhuis>ziekenhuis(?:patiënt\w*)?|opgenomen\s+patiënten))\b",
    re.IGNORECASE,
)
"""Words for people by the place where they live; the groups are named after the place."""


@dataclass(frozen=True, slots=True)
class Implied:
    """A concept that words stand for, with their range."""

    match: Match
    start: int
    end: int


def implied(text: str, finder: ConceptFinder) -> Iterator[Implied]:
    """The target groups and settings that the words of a text imply."""
    for group in _GROUP.finditer(text):
        behind = text[group.end() : group.end() + 60]
        for problem in finder.mentioned(behind, [Kind.PROBLEEM]):
            if not _DESCRIBED.fullmatch(behind[: problem.start]):
                break
            yield Implied(problem, group.end() + problem.start, group.end() + problem.end)
            known = finder.known(f"mensen met {problem.concept.name}", [Kind.DOELGROEP])
            if known is not None:
                yield Implied(known, group.start(), group.end() + problem.end)
    for matter in _MATTER.finditer(text):
        name = next(_MATTERS[at][0] for at in range(len(_MATTERS)) if matter[f"m{at}"])
        known = finder.known(name, [Kind.PROBLEEM, Kind.DOELGROEP])
        if known is not None:
            yield Implied(known, matter.start(), matter.end())
    for complaint in _COMPLAINT.finditer(text):
        start, end = complaint.span("name")
        if not any(m.start < end and start < m.end for m in finder.mentioned(text, [Kind.PROBLEEM, Kind.DOELGROEP])):
            yield Implied(finder.find(complaint["name"].lower(), [Kind.PROBLEEM])[0], start, end)
    for place in _PLACES.finditer(text):
        known = finder.known(str(place.lastgroup), [Kind.SETTING])
        if known is not None:
            yield Implied(known, place.start(), place.end())
