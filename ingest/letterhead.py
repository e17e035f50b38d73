"""The head of a letter: who writes to whom, about what, before the salutation. Nothing in it is a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest.rows import Role
from ingest.units import Unit

_SALUTATION: Final = re.compile(r"(?:zeer )?(?:geachte|beste)\s+\w.{0,100}|l\.\s?s\.,?", re.IGNORECASE)
_SHORT: Final = 60
"""Characters of a line in the margin of a letter."""
_LONGEST: Final = 1500
"""Characters: a salutation that comes later is quoted, or opens a letter in an annex."""


def _repeated(units: Sequence[Unit], salutation: int) -> list[int]:
    """Units behind the salutation that repeat a line of the head, as the margin of each page does, with what stands
    right before them each time ("Directie Langdurige Zorg", "Ons kenmerk")."""
    lines = {_line(unit) for unit in units[:salutation]} - {""}
    again = [at for at in range(salutation + 1, len(units)) if _line(units[at]) in lines]
    above = [at - 1 for at in again if at - 1 > salutation and _line(units[at - 1])]
    often = Counter(_line(units[at]) for at in above)
    return sorted({*again, *(at for at in above if often[_line(units[at])] > 1)})


def _line(unit: Unit) -> str:
    """The words of a short unit; empty for a longer one, which is no line of a margin."""
    text = unit.text.strip()
    return text.casefold() if len(text) <= _SHORT and not text.endswith((".", ":", ";", ",")) else ""


def letterhead(units: Sequence[Unit]) -> frozenset[int]:
    """Indexes of the units up to and including the salutation; none in a text that does not begin as a letter.

    What is marked as a heading in the source (Markdown, a drawn line) is left out: its writer knew.
    """
    passed = 0
    for index, unit in enumerate(units):
        if unit.role is not Role.TEXT:
            continue
        if _SALUTATION.fullmatch(unit.text.strip()):
            head = range(index + 1)
            again = _repeated(units, index)
            return frozenset(at for at in (*head, *again) if not (units[at].hashes or units[at].underline))
        passed += len(unit.text)
        if passed > _LONGEST:
            break
    return frozenset()
