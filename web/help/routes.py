"""The addresses of the help door."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.edition import Edition
from web.pages import help as help_page
from web.pages import help_guide, help_sheet


def routes(reading: Callable[[Callable[[Request, Edition], Response]], Callable[[Request], Response]]) -> list[Route]:
    """The routes, each with one edition for the length of the request."""
    return [
        Route("/hulp", reading(help_page.page)),
        Route("/hulp/situatie/{code}", reading(help_page.situation)),
        Route("/hulp/vraaggebied/{code}", reading(help_page.area)),
        Route("/hulp/kaart/{code}", reading(help_page.card)),
        Route(help_guide.ADDRESS, reading(help_guide.page)),
        Route("/hulp/meenemen", reading(help_sheet.page)),
    ]
