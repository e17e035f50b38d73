"""Lines that lead to others: a line with the items below it, what it says of them, and whether it names or orders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import BlockKind
from ingest.guideline.advising import telling
from ingest.guideline.conditions import introduces_conditions
from ingest.guideline.flow import Line, following
from ingest.guideline.imperatives import starts_with_imperative
from ingest.guideline.splitting import clean
from ingest.guideline.verdict import AGAINST, FOR
from ingest.guideline.wording import judge

INTRODUCES = re.compile(
    r"^(?:de\s+(?:volgende|onderstaande)|onderstaande|hieronder|deze|dit\s+zijn"
    r"|voor\s+(?:de\s+)?toelichting)\b[^.]*\b"
    r"(?:aanbeveling(?:en)?|adviezen|uitgangsvra(?:ag|gen)|module|tekst)\b",
    re.IGNORECASE,
)
""" "De volgende aanbevelingen gelden …:": it only points at what comes."""
TELLS_ONLY = re.compile(
    r"^(?:(?:de|het)\s+(?:werkgroep|commissie|richtlijncommissie|expertgroep)|er|het|aanbevolen"
    r"|geadviseerd|wij|we)\b[^.]{0,60}"
    r"(?:adviseert|adviseren|beveelt\s+aan|aanbevolen|geadviseerd|aanbevelingen|adviezen|het\s+volgende|om)\s*:$",
    re.IGNORECASE,
)
""" "De werkgroep adviseert:": what is told stands in the items."""
TO_DO = re.compile(
    r"\b(?:te|aan\s+te|af\s+te|in\s+te|op\s+te|uit\s+te|toe\s+te|mee\s+te|voor\s+te)\s+[a-zà-ÿ]+en\b|\bte\s+\w+en\b",
    re.IGNORECASE,
)
"""An infinitive with "te": an item that completes "adviseert om"."""
_FINITE = re.compile(
    r"^(?:u|de|het|een|er|iedere?|elke?|alle|zorgverleners?|verpleegkundigen?|verzorgenden?)\b[^,;]*?\s"
    r"(?:wordt|worden|is|zijn|kan|kunnen|dient|dienen|moet|moeten|gaat|gaan|heeft|hebben|bespreekt|geeft"
    r"|vraagt|verwijst|doet|maakt|legt|stelt|neemt|beoordeelt|adviseert)\b|^u\s+[a-zà-ÿ]{2,}t\b",
    re.IGNORECASE,
)


def grouped(block: Sequence[Line], at: int) -> list[Line]:
    """A line with the list items that stand under it."""
    lead = block[at]
    group = [lead]
    conditional = introduces_conditions(lead.text)
    colon = lead.text.rstrip().endswith(":") or conditional
    for line in block[at + 1 :]:
        if not line.is_item:
            break
        goes_on = conditional and line.level == lead.level and line.text.lstrip()[:1].islower()
        if lead.is_item and line.level <= lead.level and not goes_on:
            break
        if not lead.is_item and not colon:
            break
        group.append(line)
    return group


def introduces_list(block: Sequence[Line], at: int) -> bool:
    """ "Voor behandelaren:" above advice that can do without it: a subhead, though it ends in a colon."""
    line = block[at]
    text = line.text.strip()
    if not text.endswith(":") or line.is_item or line.kind is not BlockKind.ALINEA or len(text) > _LONGEST_LEAD:
        return False
    if has_own_verb(text) or TELLS_ONLY.match(text) or INTRODUCES.match(text) or introduces_conditions(text):
        return False
    below = [one for one in grouped(block, at)[1:] if one.level == block[at + 1].level]
    if not below:
        after = following(block, at)
        return after is not None and not after.is_heading and has_own_verb(clean(after.reading))
    own = [has_own_verb(clean(one.reading)) for one in below]
    return sum(own) * 2 >= len(own)


NAMES_CASE = re.compile(r"(?!(?:voor|bij|in|tijdens|na)\b)[A-ZÀ-Þ][\w-]+(?:\s+[\w-]+){0,2}:", re.IGNORECASE)
""" "Stervensfase:" among other subheads is one too."""
_LONGEST_LEAD = 70
"""Characters of a line that names what stands below it."""


def is_denied_lead(text: str) -> bool:
    """Whether what stands below a line is advised against: "De werkgroep raadt af om:", "Doe het volgende niet:"."""
    if not text.endswith(":"):
        return False
    said = telling(text)
    if said is not None:
        return said.direction != FOR
    return _POINTS_BELOW.search(text) is not None and judge(text).direction == AGAINST


_POINTS_BELOW = re.compile(r"\b(?:(?:het|de)\s+volgende|onderstaande)\b", re.IGNORECASE)


def goes_on(lead: str, items: Sequence[Line]) -> bool:
    """ "Besteed aandacht aan:" with "licht overdag" below it: the words of the items continue the order."""
    small = all(item.text.strip()[:1].islower() for item in items)
    return small and starts_with_imperative(lead) and not re.search(r"\bvolgende\s*:$", lead)


def has_own_verb(text: str) -> bool:
    return starts_with_imperative(text) or judge(text).known or bool(_FINITE.match(text))


def bare(item: Line) -> str:
    return clean(item.reading).rstrip(";,.").strip()
