"""/: what Vindbaar is, its three doors, and what is in the collection."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import templating
from web.doors import DOORS
from web.edition import Edition
from web.lists import described_interventions
from web.things import kind_counts

COUNTED = (
    Kind.DOCUMENT, Kind.RICHTLIJN, Kind.AANBEVELING, Kind.INTERVENTIE, Kind.VOORZIENING, Kind.AFSPRAAK, Kind.ACTIE,
    Kind.ORGANISATIE,
)  # fmt: skip
"""Kinds that a visitor knows by name; all others are counted on /kwaliteit."""


def page(request: Request, edition: Edition) -> Response:
    """The home page."""
    counts = {kind: number for kind, number in kind_counts(edition) if kind in COUNTED}
    if Kind.INTERVENTIE in counts:
        counts[Kind.INTERVENTIE] = len(described_interventions(edition))
    return templating.page(request, "home.html", doors=DOORS, edition=edition, counts=list(counts.items()))
