"""Everyday words of a concept as editors write them: an expression and, between brackets, how surely it means that."""

from __future__ import annotations

import re
from dataclasses import dataclass

SURE = 1.0
"""Weight of an expression without brackets."""
_WEIGHTED = re.compile(r"(?P<words>.*\S)\s+\((?P<weight>[0-9][0-9.,]*)\)")


@dataclass(frozen=True, slots=True)
class Everyday:
    """What people call a concept in everyday speech. Searched, never linked in a text."""

    text: str
    weight: float = SURE
    """In (0, 1]: how surely someone who says this means the concept; 0.3: it mostly means something else."""
    both: bool = False
    """Also the other way: who asks for the concept by its name finds texts that say this."""
    hidden: bool = False
    """Found, but never put before a visitor: hurtful, outdated or misspelt."""


def parse_everyday(value: str, *, both: bool = False, hidden: bool = False) -> Everyday:
    """`alleen (0.4)` → the expression and its weight; without brackets the weight is 1.

    Raises ValueError for a weight outside (0, 1] and for nothing before the brackets.
    """
    found = _WEIGHTED.fullmatch(value)
    if found is None:
        if re.fullmatch(r"\([0-9.,]*\)", value):
            raise ValueError(f"everyday word {value!r} has a weight and no words")
        return Everyday(value, SURE, both, hidden)
    try:
        weight = float(found["weight"].replace(",", "."))
    except ValueError:
        weight = 0.0
    if not 0.0 < weight <= SURE:
        raise ValueError(f"everyday word {value!r}: a weight lies above 0 and is at most 1, as in 'alleen (0.4)'")
    return Everyday(found["words"], weight, both, hidden)
