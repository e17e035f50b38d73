"""The four movements of long-term care by sector, and the kanslijnen: where documents speak of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Kind
from web.contents import contents_of
from web.edition import Edition
from web.things import documents_of
from web.workbench.commitments import Named, commitments_of

MOVEMENTS: Mapping[str, re.Pattern[str]] = {
    "zelf als het kan": re.compile(r"\bzelf (?:als|waar) het kan|zelfredzaamheid|\bzelf of samen\b", re.IGNORECASE),
    "thuis als het kan": re.compile(r"\bthuis (?:als|waar) het kan|thuis,? tenzij|thuisomgeving", re.IGNORECASE),
    "digitaal als het kan": re.compile(r"\bdigitaal (?:als|waar) het kan", re.IGNORECASE),
    "passend aanbod": re.compile(r"passend (?:zorg)?aanbod|kwetsbare groepen", re.IGNORECASE),
}
"""Movement → what its heading says."""
SECTORS: Mapping[str, re.Pattern[str]] = {
    "V&V": re.compile(r"\bV\s?&\s?V\b|verpleging|ouderenzorg|\bouderen\b"),
    "GZ": re.compile(r"\bGZ\b|[Gg]ehandicapten|\bVG\b"),
    "GGZ": re.compile(r"\bGGZ\b|\bggz\b|[Gg]eestelijke [Gg]ezondheid|[Pp]sychi"),
}
"""Sector → what a heading above it says."""
ALL_SECTORS = "alle sectoren"
KANSLIJN = re.compile(r"^kanslijn\s*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MovementCell:
    """What one document says of one movement in one sector."""

    movement: str
    sector: str
    document: Named
    sections: tuple[Named, ...]
    commitments: tuple[Named, ...]
    """Actions and agreements in those sections."""


@dataclass(frozen=True, slots=True)
class Kanslijn:
    """A kanslijn as one document describes it."""

    section: Named
    number: int
    """As its heading has it; without one its place among the kanslijnen of the document, from 1."""
    document: Named
    goals: tuple[Named, ...]
    commitments: int


def movement_cells(edition: Edition) -> tuple[MovementCell, ...]:
    """By movement, sector and document; only what some heading speaks of."""
    return edition.remember("movement cells", lambda: _cells(edition))


def kanslijnen_of(edition: Edition) -> tuple[Kanslijn, ...]:
    """Every section about a kanslijn, by number; those with goals first, then by document and place."""
    return edition.remember("kanslijnen", lambda: _kanslijnen(edition))


def _cells(edition: Edition) -> tuple[MovementCell, ...]:
    sections: dict[tuple[str, str, Named], list[Named]] = defaultdict(list)
    held: dict[tuple[str, str, Named], list[Named]] = defaultdict(list)
    commitments = _by_section(edition)
    for document in documents_of(edition).values():
        contents = contents_of(edition, document.id)
        for entry in contents.by_id.values():
            movement = _first(MOVEMENTS, entry.name)
            if movement is None:
                continue
            above = [step.name for step in contents.path(entry.id)]
            sector = next((found for name in reversed(above) if (found := _first(SECTORS, name))), ALL_SECTORS)
            key = (movement, sector, Named(document.name, document.id))
            sections[key].append(Named(entry.name, entry.id))
            held[key] += commitments.get(entry.id, [])
    order = [*SECTORS, ALL_SECTORS]
    keys = sorted(sections, key=lambda key: (list(MOVEMENTS).index(key[0]), order.index(key[1]), key[2]))
    return tuple(MovementCell(*key, tuple(sections[key]), tuple(held[key])) for key in keys)


def _first(patterns: Mapping[str, re.Pattern[str]], text: str) -> str | None:
    return next((name for name, pattern in patterns.items() if pattern.search(text)), None)


def _by_section(edition: Edition) -> dict[str, list[Named]]:
    """Actions and agreements by the section that says them and by each section above it."""
    found: dict[str, list[Named]] = defaultdict(list)
    for kind in (Kind.ACTIE, Kind.AFSPRAAK):
        for one in commitments_of(edition, kind):
            path = contents_of(edition, one.document.id).path(str(one.source["section"] or ""))
            for entry in path:
                found[entry.id].append(Named(one.text, one.id))
    return found


def _kanslijnen(edition: Edition) -> tuple[Kanslijn, ...]:
    goals: dict[str, list[Named]] = defaultdict(list)
    for row in edition.store.query("goals_by_holder"):
        goals[row["holder"]].append(Named(row["name"], row["id"]))
    counts = Counter({section: len(found) for section, found in _by_section(edition).items()})
    found = []
    for document in documents_of(edition).values():
        contents = contents_of(edition, document.id)
        sorts = {
            row["id"]: (row["props"] or {}).get("soort")
            for row in edition.store.query("prose_of", document=document.id)
        }
        home, unnumbered = Named(document.name, document.id), 0
        for entry in contents.by_id.values():
            numbered = KANSLIJN.match(entry.name)
            if not numbered and sorts.get(entry.id) != "kanslijn":
                continue
            unnumbered += not numbered
            number = int(numbered[1]) if numbered else unnumbered
            section = Named(entry.name, entry.id)
            found.append(Kanslijn(section, number, home, tuple(goals[entry.id]), counts[entry.id]))
    return tuple(sorted(found, key=lambda one: (one.number, not one.goals)))
