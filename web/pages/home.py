"""/: what Vindbaar is, its three doors, and what is in the collection."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.edition import Edition
from web.things import kind_counts


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three ways in."""

    name: str
    text: str
    links: tuple[tuple[str, str], ...]
    """Address and words of each link."""
    honest: str
    """What a visitor should know about how far this door goes."""


def _question(words: str) -> tuple[str, str]:
    return templating.search_address(words), words


DOORS = (
    Door(
        "Ik zoek hulp of ondersteuning",
        "Voor uzelf, of voor iemand voor wie u zorgt. Kies een vraag, of schrijf hierboven uw eigen vraag.",
        (
            _question("Ik zorg voor iemand en het is zwaar"),
            _question("Hoe kan ik langer thuis blijven wonen?"),
            _question("Ik voel me vaak alleen"),
        ),
        "U zoekt in alle teksten. Een eigen pagina met hulp en loketten is er nog niet.",
    ),
    Door(
        "Ik werk in de zorg",
        "Zoek bij een zorgvraag wat er is afgesproken en aanbevolen. Bij elk resultaat leest u de bron.",
        (
            _question("Samenwerking tussen huisarts en wijkverpleging"),
            _question("Dementie: casemanager en passende zorg"),
            _question("Minder regels en registraties voor zorgverleners"),
        ),
        "U zoekt in alle teksten. Lijsten en vergelijken zijn er nog niet.",
    ),
    Door(
        "Richtlijnen en beleid",
        "Zie wie wat heeft afgesproken, en in welk document dat staat.",
        (
            ("/bronnen", "Alle bronnen en wat eruit is gehaald"),
            _question("Doelen voor 2030"),
            _question("Wie is verantwoordelijk voor de uitvoering?"),
        ),
        "De samenhang tussen documenten bekijkt u per onderdeel. Een overzicht in beeld is er nog niet.",
    ),
)
"""In this order on the page. A door whose own page does not exist yet leads into the search, and says so."""


def page(request: Request, edition: Edition) -> Response:
    """The home page."""
    return templating.page(request, "home.html", doors=DOORS, edition=edition, counts=kind_counts(edition))
