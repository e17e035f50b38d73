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
    r"|gaat|gaan|kan|kunnen|stroomt|stromen|verhuist|verhuizen|slaagt|slagen"
)
_VERB = re.compile(rf"\b(?:{_STATES})\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:moet(?:en)?|mag|mogen|dient|dienen)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\s*(?:(?:(?:uiterlijk\s+)?(?:in|eind|per)\s+20\d\d|gemiddeld|over|er|dan|dat|die|nog|in|al|alle|de|het|wij|we|naar|[a-zà-ÿ]+(?:ing|heid|schap|raad|tijd))\s+){0,5}$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:verwacht\w*|verwachting|prognoses?|raming(?:en)?|geraamd|voorspel\w*|volgens|naar\s+schatting|geschat|zonder\s+\w+\s+beleid"
    r"|ongewijzigd\s+beleid|zal|zullen|dreigt|dreigen|nodig|tekort|als\s+er\s+niets|ouder\s+dan|met\s+pensioen|vergrijs\w*)\b",
    re.IGNORECASE,
)


_FALLS = re.compile(
    r"\b(?:daalt|dalen|gaat\s+terug|neemt\b[^.;]{1,60}\baf|halveert|lig(?:t|gen)\b[^.;]{1,60}\blager)\b", re.IGNORECASE
)
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
    said = quantity.direction is not None or quantity.unit == "%" or before.endswith("alle ")
    if verbs and _NEAR.fullmatch(before[verbs[-1].end() :]) and (said or _counts(verbs[-1].group())):
        return True
    if verbs and _counts(verbs[-1].group()) and _OF_A_NAME.fullmatch(before, verbs[-1].end()):
        return True
    if verbs and _ADDED.match(sentence, verbs[-1].start()) and _NEAR.fullmatch(before[verbs[-1].end() :]):
        return True
    if verbs and _reached(sentence, verbs[-1], quantity):
        return True
    if verbs and quantity.direction is not None and quantity.unit == "%" and len(before) - verbs[-1].end() <= _WITHIN:
        return True  # "In 2030 is van elke wijk ten minste 15 procent …"
    last = re.search(r"([a-zà-ÿ]+)\s+$", before)
    if last and quantity.direction is not None and quantity.unit == "%" and verb_form(last[1]).finite:
        return True  # "In 2028 begint ten minste 65 procent van …": no room for who does it
    opens = not before.strip(" \t\n•·-–*")
    return said and opens and _VERB.search(sentence, quantity.end, quantity.end + 70) is not None


_OF_A_NAME = re.compile(
    r"\s+(?:(?:de|het)\s+[a-zà-ÿ]+|(?:de\s+[a-zà-ÿ]+\s+)?[A-ZÀ-Ý][\w\-]+(?:\s+[A-ZÀ-Ý][\w\-]+)?)\s+"
)
"""Of whom so many are counted: "In 2030 telt Drenthe 40 zorghoven"."""
_WITHIN = 40
"""Characters between a verb of being and a share with a bound."""
_ADDED = re.compile(r"kom(?:t|en)\s+er\b(?:[^.;]|\.(?=\d))*\bbij\b", re.IGNORECASE)
_STANDING = re.compile(
    r"\b(?:in\s+(?:dienst|gebruik|bedrijf|opleiding)|actief|operationeel|beschikbaar|aangesloten|open|klaar|gereed"
    r"|(?:op|in)geleid|getraind|geschoold|opgeleverd|gerealiseerd|gebouwd|geopend|ingericht|gestart|bereikt|geplaatst"
    r"|geworven|gevolgd|afgerond|ingevoerd|verbonden)\b",
    re.IGNORECASE,
)
"""What has come of somebody's doing, behind what is counted."""


_SO_FAR = re.compile(r"\b(?:tot\s+nu\s+toe|inmiddels|al|reeds|sinds|vorig\s+jaar|afgelopen)\b", re.IGNORECASE)


def _reached(sentence: str, verb: re.Match[str], quantity: Quantity) -> bool:
    """Whether so many will be there or have done something by then: "Eind 2028 zijn 40 coaches opgeleid"."""
    if verb.group().lower() not in {"is", "zijn", "heeft", "hebben"} or _BY_ITSELF.search(sentence):
        return False
    begin = sentence.rfind("; ", 0, quantity.opens) + 1
    close = sentence.find("; ", quantity.end)
    own = sentence[begin : close if close >= 0 else len(sentence)]
    if _SO_FAR.search(own) or not any(time.kind is TimeKind.INTERVAL for time in find_times(own)):
        return False
    near = _NEAR.fullmatch(sentence[verb.end() : quantity.opens])
    return near is not None and _STANDING.search(sentence, quantity.end, begin + len(own)) is not None


def _counts(verb: str) -> bool:
    return verb.lower() in {"telt", "tellen", "werken", "wonen"}
