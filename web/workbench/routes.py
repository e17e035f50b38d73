"""The addresses of the workbench."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from web.edition import Edition
from web.pages import agreement_overviews, agreements, editions_compared
from web.tables import FORMS

Reading = Callable[[Callable[[Request, Edition], Response]], Callable[[Request], Response]]
"""Turns a page into an endpoint that holds one edition for the length of the request."""


def routes(reading: Reading) -> list[BaseRoute]:
    """Every page of the workbench with its twins."""
    monitor = reading(agreements.page)
    return [
        *_with_twins("/afspraken", monitor),
        Route("/afspraken.ics", monitor),
        *_with_twins("/afspraken/budgetten", reading(agreement_overviews.budgets)),
        Route("/afspraken/partij/{slug}", reading(agreements.party)),
        Route("/afspraken/{slug}", reading(agreement_overviews.overview)),
        *_with_twins("/vergelijk-edities", reading(editions_compared.page)),
    ]


def _with_twins(path: str, endpoint: Callable[[Request], Response]) -> list[Route]:
    return [Route(f"{path}{end}", endpoint) for end in ("", *(f".{form}" for form in FORMS))]
