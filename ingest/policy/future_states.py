"""Goals in the form of a state to come: "Eind 2028 werkt ten minste 80 procent van de teams zonder wachtlijst".

Such a sentence has no word for goals. It sets one when its moment lies after the document, its verb says how things are
(not what somebody does), and the number belongs to that verb; "naar verwachting" makes it a forecast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.quantities import Quantity, change
from ingest.policy.verbs import verb_form

_STATES = (
    r"is|zijn|heeft|hebben|telt|tellen|kent|kennen|werkt|werken|ontvangt|ontvangen|krijgt|krijgen|gebruikt|gebruiken|volgt|volgen"
    r"|woont|wonen|voelt|voelen|beschikt|beschikken|doet|doen|ligt|liggen|komt|komen|bedraagt|bedragen|maakt|maken|weet|weten|vindt"
    r"|vinden|ervaart|ervaren|geeft|geven|blijft|blijven|staat|staan|begint|beginnen|neemt|nemen|bereikt|bereiken|duurt|duren|wacht|wachten"
    r"|kan|kunnen|stroomt|stromen|verhuist|verhuizen|slaagt|slagen"
)
_VERB = re.compile(rf"\b(?:{_STATES})\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:moet(?:en)?|mag|mogen|dient|dienen)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\s*(?:(?:(?:uiterlijk\s+)?(?:in|eind|per)\s+20\d\d|gemiddeld|over|er|dan|dat|die|nog|in|al|de|het|wij|we|naar|[a-zà-ÿ]+(?:ing|heid|schap|raad|tijd))\s+){0,5}$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:verwacht\w*|verwachting|prognoses?|raming(?:en)?|geraamd|voorspel\w*|volgens|naar\s+schatting|geschat|zonder\s+\w+\s+beleid"
    r"|ongewijzigd\s+beleid|zal|zullen|dreigt|dreigen|nodig|tekort|als\s+er\s+niets|ouder\s+dan|met\s+pensioen|vergrijs\w*)\b",
    re.IGNORECASE,
)


_FALLS = re.compile(r"\b(?:daalt|dalen|gaat\s+terug|neemt\b[^.;]{1,60}\baf|halveert)\b", re.IGNORECASE)
"""What falls to a number by a year is meant to; what rises ("het aantal ouderen") mostly does so by itself."""
_SHARE_RISES = re.compile(
    r"\b(?:aandeel|percentage)\b[^.;]{1,80}\b(?:stijgt|groeit|gaat)\b[^.;]{0,30}\bnaar\s+$", re.IGNORECASE
)
_BY_ITSELF = re.compile(
    r"plussers?\b|ouderen\s+(?:met|boven)|chronisch|dementie|bevolking|alleenstaand|overbelast|ziek", re.IGNORECASE
)
"""Of whom the share rises without anybody's doing."""


def is_state_to_come(sentence: str, counted: Sequence[Quantity], reference: date | None) -> bool:
    """Whether a sentence says how something must stand at a moment after `reference`, the document's date.

    Without a known date only a bounded number ("ten minste") or a duty ("moet", "mag") tells it from a fact.
    """
    if not counted or _EXPECTED.search(sentence):
        return False
    moments = [t.eind or t.begin or "" for t in find_times(sentence) if t.kind is TimeKind.INTERVAL]
    last = max(moments, default="")
    if not last:
        return False
    if reference is not None and last <= reference.isoformat():
        return False
    bounded = [one for one in counted if one.direction]
    duty = _MUST.search(sentence)
    if change(sentence) is not None and (bounded or (reference is not None and _FALLS.search(sentence))):
        return True
    if duty and (bounded or any(duty.end() <= one.start <= duty.end() + 90 for one in counted)):
        return True
    if reference is None and not bounded:
        return False
    if _FALLS.search(sentence) and any(_by_how_much(sentence, one) for one in counted):
        return True
    return any(_governs(sentence, one) or _rises_to(sentence, one) for one in counted)


def _by_how_much(sentence: str, quantity: Quantity) -> bool:
    """Whether the number says by how much something falls: "neemt met een kwart af"."""
    return quantity.unit == "%" and re.search(r"\bmet\s+(?:[a-z]+\s+)?$", sentence[: quantity.start]) is not None


def _rises_to(sentence: str, quantity: Quantity) -> bool:
    """Whether a share is brought to the number, and not that of people who are in the case by themselves."""
    before = sentence[: quantity.opens]
    return quantity.unit == "%" and bool(_SHARE_RISES.search(before)) and not _BY_ITSELF.search(before)


def _governs(sentence: str, quantity: Quantity) -> bool:
    """Whether a verb of being stands right before the number, or behind the people counted that open the sentence."""
    before = sentence[: quantity.opens]
    verbs = list(_VERB.finditer(before))
    said = quantity.direction is not None or quantity.unit == "%"
    if verbs and _NEAR.fullmatch(before[verbs[-1].end() :]) and (said or _counts(verbs[-1].group())):
        return True
    last = re.search(r"([a-zà-ÿ]+)\s+$", before)
    if last and quantity.direction is not None and quantity.unit == "%" and verb_form(last[1]).finite:
        return True  # "In 2028 begint ten minste 65 procent van …": no room for who does it
    opens = not before.strip(" \t\n•·-–*")
    return said and opens and _VERB.search(sentence, quantity.end, quantity.end + 70) is not None


def _counts(verb: str) -> bool:
    return verb.lower() in {"telt", "tellen", "werken", "wonen"}
