"""Direction and strength of an advice: the values that wording and labels give it."""

from __future__ import annotations

from dataclasses import dataclass

FOR, AGAINST = "voor", "tegen"
STRONG, WEAK, GOOD_PRACTICE, UNKNOWN = "sterk", "zwak", "goede praktijk", "onbekend"
BY_LABEL, BY_WORDING = "label", "formulering"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Direction and strength of an advice, and what they follow from (None when the strength is unknown)."""

    direction: str | None = FOR
    """None where the words do not decide it: "niet af te raden", "de werkgroep kan geen aanbeveling doen"."""
    strength: str = UNKNOWN
    basis: str | None = None

    @property
    def known(self) -> bool:
        return self.strength != UNKNOWN


UNDECIDED = Verdict(None)
STRONG_FOR, WEAK_FOR = Verdict(FOR, STRONG, BY_WORDING), Verdict(FOR, WEAK, BY_WORDING)
STRONG_AGAINST, WEAK_AGAINST = Verdict(AGAINST, STRONG, BY_WORDING), Verdict(AGAINST, WEAK, BY_WORDING)
STATED_AGAINST = Verdict(AGAINST)
"""Advice against, without words that tell how strong."""
