"""Groups of people that an advice names and no list holds: "bewoners met een slikstoornis", "mensen in een rolstoel".

A group counts when what sets it apart is a complaint, a phase of life, an age or where people sit or lie. "Patiënten
met een lage dosis" is no group: what stands behind "met" may as well be what they are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Kind
from ingest.inventory.concepts import ConceptFinder

_PEOPLE = r"(?:(?:verpleeghuis)?bewoners|mensen|ouderen|patiënten|cliënten|volwassenen|vrouwen|mannen|personen)"
_LIVING = (
    r"(?:(?:thuis|zelfstandig|alleen)\s?-?wonende|bedlegerige|zorgafhankelijke|kwetsbare|nieuwe|opgenomen|rolstoelgebonden"
    r"|laaggeletterde|dementerende|terminale|stervende)"
)
_ADJECTIVES = r"(?:[a-zà-ÿ-]+e\s+){0,2}"
_COMPLAINT = (
    r"[a-zà-ÿ-]*(?:klachten|stoornis(?:sen)?|aandoening(?:en)?|ziekte(?:n|s)?|beperking(?:en)?|problemen|pijn|verlies|falen|lijden"
    r"|spanning|dementie|beroerte|delier|handicap|sonde|katheter|stoma|prothese)|(?:verhoogd|hoog|groot)\s+risico(?:\s+op\s+[\w-]+)?"
)
_PHASE = r"in\s+(?:(?:de|een|hun)\s+)?(?:[a-zà-ÿ-]+e\s+)?[a-zà-ÿ-]*(?:fase|rolstoel|levensweken|levensdagen|bed)\b"
_AGE = r"(?:van|vanaf|ouder\s+dan|boven\s+de)\s+\d\d(?:\s+jaar)?(?:\s+(?:en|of)\s+ouder)?"
_GROUP = re.compile(
    rf"(?<![\w-])(?:{_LIVING}\s+)?{_PEOPLE}\s+(?:met\s+(?:(?:een|de|hun)\s+)?(?P<has>{_ADJECTIVES}(?:{_COMPLAINT}|[\w-]{{4,}}))\b|{_PHASE}|{_AGE}"
    r"|na\s+een\s+(?:beroerte|val|operatie|heupfractuur|opname))"
    rf"|(?<![\w-])(?:{_LIVING}\s+{_PEOPLE}|verpleeghuisbewoners)\b",
    re.IGNORECASE,
)
_HAS_COMPLAINT = re.compile(rf"{_ADJECTIVES}(?:{_COMPLAINT})", re.IGNORECASE)
_SPECIFIC = re.compile(r"\smet\s+(?:een|de|hun)\s|\smet\s+[\w-]+e\s", re.IGNORECASE)
""" "met een wond", "met ernstige jeuk": for "met jeuk" alone the complaint says all there is."""


def groups(text: str, finder: ConceptFinder) -> Iterator[tuple[int, int]]:
    """Where a text names groups of people that are set apart by more than that they are cared for."""
    for found in _GROUP.finditer(text):
        has = found["has"]
        if (
            has is None
            or _HAS_COMPLAINT.fullmatch(has)
            or (_SPECIFIC.search(found[0]) and finder.mentioned(has, [Kind.PROBLEEM]))
        ):
            yield found.span()
