"""The addresses of the workbench."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from web.edition import Edition
from web.pages import agreement_overviews, agreements

Reading = Callable[[Callable[[Request, Edition], Response]], Callable[[Request], Response]]
"""Turns a page into an endpoint that holds one edition for the length of the request."""


def routes(reading: Reading) -> list[BaseRoute]:
    """Every page of the workbench with its twins."""
    monitor = reading(agreements.page)
    return [
        *(Route(f"/afspraken{end}", monitor) for end in ("", ".json", ".csv", ".xlsx", ".ics")),
        *(Route(f"/afspraken/budgetten{end}", reading(agreement_overviews.budgets)) for end in _twins()),
        Route("/afspraken/partij/{slug}", reading(agreements.party)),
        Route("/afspraken/{slug}", reading(agreement_overviews.overview)),
    ]


def _twins() -> tuple[str, ...]:
    return ("", ".json", ".csv", ".xlsx")
