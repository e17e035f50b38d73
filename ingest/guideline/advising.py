"""Verbs that advise, for and against, and where each may be denied: adviseren, aanbevelen, aanraden, afraden.

One table for all their forms: "beveelt … aan", "wordt aangeraden", "is af te raden". A denial beside the verb turns
what it says ("beveelt niet aan"); one behind it is part of what is advised ("raadt aan geen …").
"""

from __future__ import annotations

import re
from enum import StrEnum

_WHO = r"(?:(?:de|het|onze)\s+(?:werkgroep|commissie|richtlijncommissie|projectgroep|expertgroep|panel)|wij|we|men)"
_ADVERB = r"(?:(?:daarom|dus|dan\s+ook|sterk|nadrukkelijk|wel|ook|verder|hierbij)\s+)?"
_ASIDE = r"(?:(?!(?:niet|geen|nooit|tegen)\b)\w+\s+)?"
_DO, _DO_NOT = r"aanbevolen|geadviseerd|aangeraden", r"afgeraden|ontraden"
_TO_DO, _TO_LEAVE = r"aan\s+te\s+(?:bevelen|raden)|te\s+adviseren", r"af\s+te\s+raden|te\s+ontraden"
_IS = r"(?:wordt|worden|werd|werden|is|zijn|kan|kunnen|valt|vallen|lijkt|lijken|blijft)"
_WORDS = r"(?:[\w-]+\s+){0,8}?"

TOLD = re.compile(
    rf"^(?:{_WHO}\s+(?:(?:adviseert|adviseren)(?=[\s:])|(?:beveelt|bevelen|raadt|raden)\s+{_ASIDE}aan\b|stelt\s+voor\b)(?:\s+{_ADVERB})?"
    rf"|{_WHO}\s+is\s+van\s+(?:mening|oordeel)\s+dat\b"
    rf"|(?:er|het)\s+wordt\s+{_ADVERB}(?:{_DO})\b|(?:{_DO})\s+wordt\b"
    rf"|(?:het\s+)?(?:verdient\s+aanbeveling|is\s+(?:{_TO_DO}))\b|(?:ons|het)\s+advies\s+(?:is|luidt)\b)"
    r"(?!\s*(?:tegen|niet\s+om)\b)(?:\s*om\b)?[\s:]+",
    re.IGNORECASE,
)
""" "De werkgroep adviseert om": behind it stands what is advised."""
_FOR = re.compile(
    rf"\b{_IS}\s+(?:[^.;]*?\s)?(?:{_DO})\b|\b(?:{_DO})\s+{_IS}\b|\b(?:{_TO_DO})\b|\bverdien(?:t|en)\s+(?:het\s+)?aanbeveling\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b{_IS}\s+{_WORDS}(?:niet|geen|nooit)\s+{_WORDS}(?:{_DO}|{_TO_DO})\b|\bniet\s+(?:{_IS}\s+)?(?:{_DO}|{_TO_DO})\b"
    rf"|\b(?:beveelt|bevelen|raadt|raden)\s+{_WORDS}(?:niet|geen)\s+{_WORDS}aan\b(?!\s+te\b)"
    r"|\b(?:adviseert|adviseren)\s+tegen\b|\bverdien(?:t|en)\s+(?:het\s+)?geen\s+aanbeveling\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"\b{_IS}\s+{_WORDS}(?:{_DO_NOT})\b|\b(?:{_DO_NOT})\s+(?:wordt|worden)\b|\b(?:{_TO_LEAVE})\b"
    rf"|\b(?:raadt|raden)\s+{_WORDS}af\b(?!\s+te\b)|^raad\b(?![^.;]*\baan\b)[^.;]*\saf\b(?!\s+te\b)"
    r"|\bontraadt\b|\b(?:wij|we|werkgroepen|commissies)\s+ontraden\b"
    rf"|\b(?:dien(?:t|en)|moet(?:en)?|hoort|horen)\s+{_WORDS}(?:te\s+worden\s+vermeden|(?:te\s+)?worden\s+vermeden|vermeden\s+(?:te\s+)?worden)\b",
    re.IGNORECASE,
)
_NOT_AGAINST = re.compile(
    rf"\b{_IS}\s+{_WORDS}niet\s+{_WORDS}(?:{_DO_NOT}|{_TO_LEAVE})\b|\bniet\s+(?:{_IS}\s+)?(?:{_DO_NOT}|{_TO_LEAVE})\b"
    rf"|\b(?:raadt|raden)\s+{_WORDS}niet\s+{_WORDS}af\b(?!\s+te\b)",
    re.IGNORECASE,
)
_TOO_LITTLE_KNOWN = re.compile(
    rf"\b(?:onvoldoende|te\s+weinig|geen|onduidelijk)\b[^.;]*\bom\b[^.;]*\b(?:{_TO_DO}|te\s+bevelen)\b", re.IGNORECASE
)
_CALLS = re.compile(r"^(?:aarzel|schroom|vergeet|verzuim|onderschat|wacht)\b[^.;,]*?\bniet\b", re.IGNORECASE)
""" "Aarzel niet om", "Wacht niet met": denied, these call to act."""


class Telling(StrEnum):
    """What the advising verb of a sentence says."""

    DO = "aanraden"
    DO_NOT = "afraden"
    LEFT_OPEN = "niet afraden, of niets kunnen aanraden"


def advised(clause: str) -> Telling | None:
    """What the verb that advises says, denials counted; None where a clause has no such verb."""
    if _TOO_LITTLE_KNOWN.search(clause) or _NOT_AGAINST.search(clause):
        return Telling.LEFT_OPEN
    if _DENIED.search(clause) or _AGAINST.search(clause):
        return Telling.DO_NOT
    return Telling.DO if _FOR.search(clause) else None


def behind_advising(clause: str) -> int | None:
    """Where what is advised begins, behind "wordt geadviseerd"; None where no such verb stands before it."""
    found = _ADVISED_TO.search(clause)
    return found.end() if found else None


_ADVISED_TO = re.compile(rf"\b{_IS}\s+{_WORDS}(?:{_DO})(?:\s+om)?\b", re.IGNORECASE)


def calls_to_act(clause: str) -> bool:
    """Whether a denied order is a call to do something: "Vergeet niet de naaste te bellen"."""
    return bool(_CALLS.match(clause))
