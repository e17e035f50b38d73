"""How much a difference between two editions matters: what the one says that the other does not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from search.editions.unit import EditionText, Unit

_COMMITTING = re.compile(
    r"uitgangspunt|\bnorm\b|geld(?:t|en)\b|afspra|afgesproken|verwacht|\bmoet|uiterlijk|\beis|verplicht|\bdoel|stree?f|"
    r"prioritei|leidraad|voorwaarde|voorliggend|vrijblijvend|onder voorbehoud|ambitie|financi|budget|akkoord|introduce|"
    r"\brecht op|afgelopen|vervalt|niet langer|niet meer|stopt|regie|\bstur",
    re.IGNORECASE,
)
"""Words by which a policy text binds somebody, grants something, ends something, or pays for it."""
_ABOUT_ITSELF = re.compile(
    r"\b(?:hoofdstuk|paragraaf|bijlage)\s*\d|leest u|\bzie (?:ook|figuur|tabel|kader|link|verder)\b|^figuur|"
    r"in dit document|hieronder|het volgende:?$|lichten? (?:we|wij|kort)",
    re.IGNORECASE,
)
"""A text that points into itself: where to read what."""
UNSEEN, SEEN = 1.0, 0.3
"""What a term adds that the other edition has nowhere, and one that stands elsewhere in it."""


class Other:
    """The other edition, as a sentence is held against it."""

    def __init__(self, edition: EditionText) -> None:
        self._edition = edition

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(term for unit in self._edition.units for term in unit.terms)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(number for unit in self._edition.units for number in unit.numbers)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for unit in self._edition.units for word in unit.surface.values())


def unsaid(unit: Unit, partners: Iterable[Unit]) -> frozenset[str]:
    """The terms of a sentence that none of its partners in the other edition has."""
    said: set[str] = set()
    for partner in partners:
        said |= partner.terms
    return unit.terms - said


def weight(unit: Unit, partners: Sequence[Unit], other: Other, weighty: Sequence[tuple[int, int]]) -> float:
    """How much a sentence says that the other edition does not; about -4 to 20, 0 is nothing.

    New terms saturate (many new words are one change, not many); numbers, names and binding words that the other
    edition has not come on top, and so does a place that holds an action, agreement, goal or amount.
    """
    new_terms = sum(SEEN if term in other.terms else UNSEEN for term in unsaid(unit, partners))
    total = 8 * (1 - math.exp(-new_terms / 4))
    total += min(4.0, 2.0 * len(unit.numbers - other.numbers))
    total += min(4.5, 1.5 * len(unit.names - other.words))
    total += 1.5 if _COMMITTING.search(unit.text) else 0.0
    total += 1.0 if any(start < unit.end and unit.start < end for start, end in weighty) else 0.0
    return total - (4.0 if _ABOUT_ITSELF.search(unit.text) else 0.0)
