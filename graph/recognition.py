"""The ladder of recognition of the Dutch databanks of interventions, for sorting and for signs.

Erkenningstraject of Loket Gezond Leven, Movisie, NJi, NCJ, Kenniscentrum Sport & Bewegen, Trimbos-instituut and Vilans.
"""

from __future__ import annotations

LADDER = ("goed beschreven", "goed onderbouwd", "eerste aanwijzingen", "goede aanwijzingen", "sterke aanwijzingen")
"""Levels, lowest first."""


def plain_level(written: str) -> str:
    """A level without case, and without the words after it ("Eerste aanwijzingen voor effectiviteit")."""
    words = " ".join(written.casefold().split())
    return next((level for level in LADDER if words.startswith(level)), words)


def rung(written: str) -> int:
    """1 (goed beschreven) to 5 (sterke aanwijzingen); 0 for a level that is not on the ladder."""
    level = plain_level(written)
    return LADDER.index(level) + 1 if level in LADDER else 0
