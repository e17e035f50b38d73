"""Words by which a text aims at a moment or an act rather than promising it: "streeft naar", "naar verwachting"."""

from __future__ import annotations

import re

_WORDS = (
    r"\b(?:stre(?:eft|ven)|ernaar|beoog(?:d|de|t)|beogen|voornemens?|insteek|naar\s+verwachting|ambitie|streefdatum"
    r"|zeer\s+afzienbare|(?<!waar\s)mogelijk\s+al|zo\s+mogelijk)\b"
)
_SOFT = re.compile(_WORDS, re.IGNORECASE)
_NEAR_BEFORE = re.compile(rf"{_WORDS}[\w\s,:]{{0,40}}$", re.IGNORECASE)
_REACH = 60


def is_soft(text: str) -> bool:
    """Whether a text aims at something rather than promising it."""
    return _SOFT.search(text) is not None


def is_soft_before(text: str, start: int) -> bool:
    """Whether such words stand shortly before a moment that begins at `start`."""
    return _NEAR_BEFORE.search(text, max(0, start - _REACH), start) is not None
