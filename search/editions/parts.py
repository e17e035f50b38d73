"""Chapters and paragraphs that came or went as a whole."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.editions.alignment import Alignment, title_likeness
from search.editions.unit import EditionText, Part

FEWEST_SENTENCES = 5
"""A smaller section is told by its sentences."""
KEPT_AT_MOST = 0.25
"""A section whose sentences stand in the other edition for a larger share was kept, under whatever heading."""
HEAVIEST = 14.0
SAME_SUBJECT = 0.4
"""From this cosine of their terms on, two sections are about the same, whatever their headings say."""
SAME_TITLE = 0.75
"""From this Dice of the words of their headings on, two sections are about the same, whatever their text says."""


@dataclass(frozen=True, slots=True)
class _Share:
    sentences: int
    kept: int


def changed_parts(
    old: EditionText, new: EditionText, alignment: Alignment
) -> Iterator[tuple[bool, tuple[int, int], str, float]]:
    """For each section that came or went: whether it is new, the place of its heading, words, and weight."""
    profiles = _profiles((old, new))
    spread = Counter(term for sections in profiles for profile in sections.values() for term in profile)
    rarity = {term: math.log(1 + sum(map(len, profiles)) / count) for term, count in spread.items()}
    sides = (
        (False, old, new, alignment.pairs.any(axis=1), profiles[0], profiles[1]),
        (True, new, old, alignment.pairs.any(axis=0), profiles[1], profiles[0]),
    )
    for is_new, own, other, kept, theirs, others in sides:
        words = "Nieuw onderdeel" if is_new else "Vervallen onderdeel"
        titles = [part.name for part in other.parts]
        for part, share in _gone(own, np.asarray(kept).tolist(), theirs, titles, list(others.values()), rarity):
            weight = min(HEAVIEST, 6.0 + share.sentences / 4)
            yield is_new, (part.start, part.end), f"{words}: ‘{part.name}’ ({share.sentences} zinnen).", weight


def _gone(
    own: EditionText,
    kept: Sequence[bool],
    profiles: Mapping[str, Counter[str]],
    titles: Sequence[str],
    others: Sequence[Counter[str]],
    rarity: Mapping[str, float],
) -> Iterator[tuple[Part, _Share]]:
    """The sections whose sentences and subject the other edition has not; what stands under one went with it."""
    shares = _shares(own, kept)
    told: set[str] = set()
    for part in own.parts:
        share = shares[part.id]
        if part.parent in told:
            told.add(part.id)
            continue
        small_or_kept = share.sentences < FEWEST_SENTENCES or share.kept > KEPT_AT_MOST * share.sentences
        if (
            small_or_kept
            or part.name.endswith("?")
            or any(title_likeness(part.name, title) >= SAME_TITLE for title in titles)
        ):
            continue
        if all(_subject_likeness(profiles[part.id], other, rarity) < SAME_SUBJECT for other in others):
            told.add(part.id)
            yield part, share


def _shares(edition: EditionText, has_partner: Sequence[bool]) -> dict[str, _Share]:
    """Per section, with all that stands under it: how many sentences, and how many the other edition has too."""
    above = {part.id: part.parent for part in edition.parts}
    counts = {part.id: [0, 0] for part in edition.parts}
    for unit, kept in zip(edition.units, has_partner, strict=True):
        section: str | None = unit.section
        while section in counts:
            counts[section][0] += 1
            counts[section][1] += kept
            section = above[section]
    return {section: _Share(sentences, kept) for section, (sentences, kept) in counts.items()}


def _profiles(editions: Sequence[EditionText]) -> list[dict[str, Counter[str]]]:
    """Per edition and section: how often each term occurs in it, all that stands under it included."""
    found = []
    for edition in editions:
        above = {part.id: part.parent for part in edition.parts}
        profiles: dict[str, Counter[str]] = {part.id: Counter() for part in edition.parts}
        for unit in edition.units:
            section: str | None = unit.section
            while section in profiles:
                profiles[section].update(unit.terms)
                section = above[section]
        found.append(profiles)
    return found


def _subject_likeness(one: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    """Cosine of two sections' terms, rare ones counting more; 0 when they share nothing."""
    dot = sum(count * other[term] * rarity[term] ** 2 for term, count in one.items() if term in other)
    return dot / math.sqrt(_square(one, rarity) * _square(other, rarity)) if dot else 0.0


def _square(profile: Counter[str], rarity: Mapping[str, float]) -> float:
    return sum((count * rarity[term]) ** 2 for term, count in profile.items())
