"""Where the guideline itself stands that a page tells of, and whether what we read is our own summary of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Kind, Predicate
from web.edition import Edition
from web.facts_card import safe_address
from web.things import Thing, documents_of

KINDS = frozenset({Kind.RICHTLIJN, Kind.MODULE, Kind.AANBEVELING})
"""Kinds whose readers are sent on to the text itself."""


@dataclass(frozen=True, slots=True)
class Original:
    """The published text behind a guideline, a module or an advice."""

    address: str
    """'' when no document gives one that a browser may follow."""
    consulted: str
    """Day it was read (ISO), or ''."""
    issued: str
    """Day of the newest document that it stands in (ISO, as precise as known), or ''."""
    in_own_words: bool
    """Whether our text is a summary, so that nothing in it may pass for the words of the guideline."""


def original_of(edition: Edition, thing: Thing) -> Original | None:
    """The text that a guideline or part of it was read from; None for other things, and for what others only name."""
    if thing.kind not in KINDS:
        return None
    rows = edition.store.query("relations", id=thing.id, predicate=Predicate.UIT.value, direction="out")
    own = [row["id"] for row in rows]
    if not own and thing.kind is not Kind.RICHTLIJN:
        own = [place.document for place in thing.sources]
    documents = documents_of(edition)
    found = [documents[one] for one in dict.fromkeys(own) if one in documents]
    if not found:
        return None
    best = max(found, key=lambda one: bool(safe_address(str(one.props.get("url") or ""))))
    address = safe_address(str(best.props.get("url") or ""))
    return Original(address, best.consulted, max(one.date for one in found), best.is_in_own_words)
