"""Things that policy numbers and names: kanslijnen, speerpunten, rode draden, uitgangspunten, bewegingen.

They stand as headings ("Kanslijn 2: …") or as a list behind a sentence that says what follows ("De rode draden zijn:").
"""

from __future__ import annotations

import re

from ingest.document import Section
from ingest.policy.items import Item
from ingest.policy.labels import Part

SORTS = {
    "rode draden": "rode draad", "uitgangspunten": "uitgangspunt", "kanslijnen": "kanslijn", "speerpunten": "speerpunt",
    "actielijnen": "actielijn", "bewegingen": "beweging", "randvoorwaarden": "randvoorwaarde", "pijlers": "pijler",
    "prioriteiten": "prioriteit", "principes": "principe", "programmalijnen": "programmalijn", "bouwstenen":
    "bouwsteen",
    "opgaven": "opgave", "leidende principes": "principe",
    "ontwikkellijnen": "ontwikkellijn", "kernwaarden": "kernwaarde",
}  # fmt: skip
"""Plural in the sentence before a list → `soort` of its items."""

SECTION_SORTS = frozenset({"kanslijn", "beweging", "speerpunt", "fase"})
"""Kinds of headings that are such things themselves."""

GOAL_LISTS = (
    "doelstellingen",
    "hoofddoelstellingen",
    "doelen",
    "ambities",
    "resultaten",
    "beoogde resultaten",
    "transitiedoelen",
)
"""Plural in the sentence before a list of goals."""

_NUMBERED_TITLE = re.compile(
    r"(?P<sort>kanslijn|actielijn|speerpunt|programmalijn|ontwikkellijn|pijler|prioriteit|beweging|fase"
    r"|spoor|opgave|bouwsteen|ambitie)\s+(?P<number>\d+|[IVX]+|[A-H])\b",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"\b({'|'.join(sorted(SORTS, key=len, reverse=True))})\b", re.IGNORECASE)
_GOALS = re.compile(rf"\b(?:{'|'.join(sorted(GOAL_LISTS, key=len, reverse=True))})\b", re.IGNORECASE)

_TO_BE_REACHED = re.compile(
    r"\b(?:wil(?:len)?|moet(?:en)?|streven|streeft)\b[^.]*\b(?:bereikt|bereiken|gerealiseerd|realiseren|bewerkstelligen)\b[^.]*:\s*$",
    re.IGNORECASE,
)
"""Before a list of goals without a word for them: "Eind 2029 willen we het volgende hebben bereikt:"."""


_AIM = re.compile(r"\bten\s+doel\s+dat\s*:?\s*$", re.IGNORECASE)


def sort_of_list(item: Item) -> str | None:
    """What a list item is, by the sentence that introduces its list, or the heading above a numbered list."""
    lead = item.lead
    if lead is None or not item.bullet or item.part is Part.WIE:
        return None
    last = _last_sentence(lead.text)
    if not last.rstrip().endswith(":"):
        return None
    if re.search(r"\b(?:gaan|zullen)\s+(?:we|wij)\b", last):
        return None
    found = list(_NAMES.finditer(last))
    if not found and item.section is not None and item_number(item) is not None:
        found = list(_NAMES.finditer(item.section.title))
    return SORTS[found[-1].group(1).lower()] if found else None


def section_sort(section: Section) -> tuple[str, str | None] | None:
    """What kind of numbered thing a heading is, with its number: "Actielijn 2: …" → ("actielijn", "2")."""
    match = _NUMBERED_TITLE.match(section.title) or _NUMBERED_TITLE.match(section.number or "")
    if match:
        return match["sort"].lower(), match["number"]
    if section.kind in SECTION_SORTS and (section.kind != "beweging" or len(section.title.split()) >= 3):
        number = re.sub(r"^ad\s+", "", section.number or "", flags=re.IGNORECASE)
        return section.kind, number or None
    return None


def lists_goals(lead: Item | None) -> bool:
    """Whether the sentence before a list says that goals follow."""
    if lead is None:
        return False
    last = _last_sentence(lead.text)
    goals = _GOALS.search(last) or _TO_BE_REACHED.search(last) or _AIM.search(last)
    return last.rstrip().endswith((":", " dat")) and goals is not None and not _NAMES.search(last)


def item_number(item: Item) -> str | None:
    """The number of a list item: from its marker, or what OCR made of it ("l." is 1, "S." is 5)."""
    marker = (item.place.block.marker or "").strip(" .)([")
    if marker in {"l", "I", "|"}:
        return "1"
    if marker == "S":
        return "5"
    return marker if re.fullmatch(r"\d{1,3}[a-z]?|[a-z]", marker) else None


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", text.strip())[-1]


_PARTIES = re.compile(
    r"\b(?:ondertekenaars|ondertekend\s+door|deelnemers|deelnemende\s+(?:partijen|organisaties)|partijen|partners|leden|convenantpartners"
    r"|samenwerkingspartners|aangesloten\s+(?:partijen|organisaties)|betrokken\s+organisaties|werken\s+samen|bestaat\s+uit|nemen\s+deel"
    r"|zitten|namens)\b",
    re.IGNORECASE,
)


def lists_parties(item: Item) -> bool:
    """Whether an item stands in a list of who takes part: "Aan de tafel nemen deel:", "Ondertekenaars"."""
    if item.lead is not None:
        last = _last_sentence(item.lead.text)
        return last.rstrip().endswith(":") and bool(_PARTIES.search(last))
    return item.section is not None and len(item.section.title) < 60 and bool(_PARTIES.search(item.section.title))
