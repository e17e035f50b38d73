"""/: what Vindbaar is, its three doors, and what is in the collection."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.doors import DOORS
from web.edition import Edition
from web.things import kind_counts

COUNTED = (
    Kind.DOCUMENT, Kind.RICHTLIJN, Kind.AANBEVELING, Kind.INTERVENTIE, Kind.VOORZIENING, Kind.AFSPRAAK, Kind.ACTIE,
    Kind.ORGANISATIE,
)  # fmt: skip
"""Kinds that a visitor knows by name; all others are counted on /kwaliteit."""
TELLING = ("samenvatting", "doel", "aanpak", "werkzame_elementen", "soort")
"""Properties of an Interventie of which one at least is known when it is described."""
EVERY = 1_000_000
"""More than there can be."""


def page(request: Request, edition: Edition) -> Response:
    """The home page."""
    counts = {kind: number for kind, number in kind_counts(edition) if kind in COUNTED}
    if Kind.INTERVENTIE in counts:
        counts[Kind.INTERVENTIE] = edition.remember("described", lambda: _described(edition))
    return templating.page(request, "home.html", doors=DOORS, edition=edition, counts=list(counts.items()))


def _described(edition: Edition) -> int:
    """Interventies of which something is told: many are only named in a policy text or guideline."""
    rows = edition.store.query("by_kind", kind=Kind.INTERVENTIE.value, limit=EVERY)
    return sum(any((row["props"] or {}).get(name) for name in TELLING) for row in rows)
