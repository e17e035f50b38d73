"""/bronnen: every document, what was taken from it and what was left out, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.edition import DocumentEntry, Edition
from web.facts_card import safe_address
from web.things import DocumentFacts, documents_of
from web.wording import sentence_case

TAKEN = {"feiten": "In feiten vastgelegd", "lopende tekst": "Lopende tekst, doorzoekbaar"}
"""Handlings that are no loss, with the words for them; every other key is a reason for leaving text out."""


@dataclass(frozen=True, slots=True)
class Share:
    """What became of part of a text."""

    words: str
    characters: int


@dataclass(frozen=True, slots=True)
class Accounted:
    """A document with its accounting."""

    entry: DocumentEntry
    facts: DocumentFacts
    href: str
    """Where it was published; '' when not known or not an address a browser may follow."""
    shown: bool
    """Whether it has a page: a document that nobody has checked yet waits outside the portal."""
    counts: tuple[tuple[Kind, int], ...]
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        return sum(share.characters for share in self.shares)


def page(request: Request, edition: Edition) -> Response:
    """The sources page."""
    known = documents_of(edition)
    accounted = [_accounted(entry, known.get(entry.id)) for entry in edition.documents]
    return templating.page(
        request,
        "bronnen.html",
        edition=edition,
        documents=sorted(accounted, key=lambda document: document.facts.is_vocabulary),
        texts=sum(not document.facts.is_vocabulary for document in accounted),
        quarantine=[_quarantined(row) for row in edition.quarantine()],
    )


def _accounted(entry: DocumentEntry, facts: DocumentFacts | None) -> Accounted:
    shown = facts is not None
    facts = facts or DocumentFacts(entry.id, entry.title, {})
    counts = tuple((kind, entry.counts[kind.value]) for kind in Kind if entry.counts.get(kind.value))
    shares = _shares(entry.blocks)
    missing = entry.characters - sum(share.characters for share in shares)
    if missing > 0:
        # a share that nobody accounts for is shown, not rounded away
        shares = (*shares, Share("Niet verantwoord", missing))
    return Accounted(entry, facts, safe_address(str(facts.props.get("url") or "")), shown, counts, shares)


def _shares(blocks: Mapping[str, int]) -> tuple[Share, ...]:
    taken = [Share(words, blocks[key]) for key, words in TAKEN.items() if blocks.get(key)]
    rest = sorted(((count, reason) for reason, count in blocks.items() if reason not in TAKEN and count), reverse=True)
    return (*taken, *(Share(f"Niet gebruikt: {reason}", count) for count, reason in rest))


def _quarantined(row: Mapping[str, Any]) -> dict[str, str]:
    """One row of the quarantine report in words."""
    place = [str(row.get("plaats") or "")]
    place += [f"{name} {row[name]}" for name in ("blad", "rij", "kolom") if row.get(name) is not None]
    value = f" (waarde: {row['waarde']})" if row.get("waarde") else ""
    return {
        "file": str(row.get("bestand") or ""),
        "place": ", ".join(_filled(place)),
        "reason": sentence_case(str(row.get("reden") or "")) + value,
        "done": sentence_case(str(row.get("gedaan") or "")),
    }


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
