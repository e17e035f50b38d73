"""The head of a letter: who writes to whom, about what, before the salutation. Nothing in it is a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ingest.rows import Role
from ingest.units import Unit

_SALUTATION: Final = re.compile(r"(?:zeer )?(?:geachte|beste)\s+\w.{0,100}|l\.\s?s\.,?", re.IGNORECASE)
_LONGEST: Final = 1500
"""Characters: a salutation that comes later is quoted, or opens a letter in an annex."""


def letterhead(units: Sequence[Unit]) -> frozenset[int]:
    """Indexes of the units up to and including the salutation; none in a text that does not begin as a letter.

    What is marked as a heading in the source (Markdown, a drawn line) is left out: its writer knew.
    """
    passed = 0
    for index, unit in enumerate(units):
        if unit.role is not Role.TEXT:
            continue
        if _SALUTATION.fullmatch(unit.text.strip()):
            return frozenset(at for at in range(index + 1) if not (units[at].hashes or units[at].underline))
        passed += len(unit.text)
        if passed > _LONGEST:
            break
    return frozenset()
