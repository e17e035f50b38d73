"""The changes between two editions, most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from search.editions.alignment import Alignment, align
from search.editions.parts import changed_parts
from search.editions.unit import EditionText, Unit
from search.editions.weight import Other, unsaid, weight
from search.editions.wording import added_words, describe_change, describe_run
from search.encoder import Vectors

LONGEST_RUN = 4
"""Sentences of one paragraph that are told as one change."""
REWRITTEN = 2.5
"""Added to a sentence that stands in both editions and says something else: it was changed on purpose."""
SWAPPED_FROM, SWAPPED = 0.75, 1.5
"""From this likeness on, added to a pair in which a word or two took the place of others."""
ADDED = 1.0
"""Added to what is new: it is what a reader of the old edition does not know yet."""


class Sort(StrEnum):
    """What happened to a passage."""

    ADDED = "toegevoegd"
    DROPPED = "vervallen"
    CHANGED = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of substance. Ranges count characters in the originals; at least one is there."""

    sort: Sort
    description: str
    """A Dutch sentence."""
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    weight: float


def changes(old: EditionText, new: EditionText, vectors: tuple[Vectors, Vectors] | None) -> list[Change]:
    """Everything that was added, dropped or changed in substance, heaviest first; moved text is no change."""
    alignment = align(old.units, new.units, vectors)
    found = [
        *_rewritten(old, new, alignment),
        *_runs(old, new, [alignment.partners_of_old(place) for place in range(len(old.units))], Sort.DROPPED),
        *_runs(new, old, [alignment.partners_of_new(place) for place in range(len(new.units))], Sort.ADDED),
        *(
            Change(
                Sort.ADDED if is_new else Sort.DROPPED, words, None if is_new else place, place if is_new else None, w
            )
            for is_new, place, words, w in changed_parts(old, new, alignment)
        ),
    ]
    return sorted(found, key=lambda change: (-change.weight, change.old or change.new, change.new or (0, 0)))


def _rewritten(old: EditionText, new: EditionText, alignment: Alignment) -> Iterator[Change]:
    """Sentences that stand in both editions and say something else."""
    of_old, of_new = Other(old), Other(new)
    for place, unit in enumerate(new.units):
        partners = alignment.partners_of_new(place)
        if not partners:
            continue
        before = [old.units[one] for one in partners]
        after = [new.units[one] for one in alignment.partners_of_old(partners[0])]
        gained, lost = unsaid(unit, before), unsaid(before[0], after)
        swapped_numbers = unit.numbers != before[0].numbers and len(partners) == 1
        if not gained and not lost and not swapped_numbers:
            continue
        importance = max(
            weight(unit, before, of_old, new.weighty if gained else ()),
            weight(before[0], after, of_new, old.weighty if lost else ()),
        )
        importance += REWRITTEN + (2.0 if swapped_numbers else 0.0)
        if alignment.likeness[partners[0], place] >= SWAPPED_FROM and gained and lost:
            importance += SWAPPED
        words = describe_change(unit, before[0], added_words(unit, gained), added_words(before[0], lost))
        where = (before[0].start, before[0].end), (unit.start, unit.end)
        yield Change(Sort.CHANGED, words, *where, round(importance, 3))


def _runs(own: EditionText, other: EditionText, partners: Sequence[list[int]], sort: Sort) -> Iterator[Change]:
    """Sentences without a partner, those of one paragraph (or one list of short items) together."""
    against = Other(other)
    run: list[Unit] = []
    for unit, has in zip((*own.units, None), (*partners, []), strict=True):
        if run and (unit is None or has or not _continues(run, unit)):
            yield _told(run, own, against, sort)
            run = []
        if unit is not None and not has:
            run.append(unit)


def _continues(run: Sequence[Unit], unit: Unit) -> bool:
    last = run[-1]
    if len(run) >= LONGEST_RUN or last.section != unit.section:
        return False
    return last.block == unit.block or (last.is_short_item and unit.is_short_item)


def _told(run: Sequence[Unit], own: EditionText, against: Other, sort: Sort) -> Change:
    weights = [weight(unit, (), against, own.weighty) for unit in run]
    heaviest = max(weights)
    together = heaviest + 0.3 * (sum(max(one, 0.0) for one in weights) - max(heaviest, 0.0))
    leading = run[weights.index(heaviest)]
    place = (run[0].start, run[-1].end)
    added = sort is Sort.ADDED
    return Change(
        sort,
        describe_run(leading, is_new=added),
        None if added else place,
        place if added else None,
        round(min(together, heaviest + 3.0) + (ADDED if added else 0.0), 3),
    )
