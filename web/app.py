"""The portal: routes, error pages and response headers. Everything it needs comes in as an argument."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.store import StoreError
from web import templating
from web.assets import STATIC, CachedFiles
from web.edition import Edition, EditionSource, NoEdition
from web.editors.oidc import OidcProvider, OidcSettings
from web.forms import FROM_ELSEWHERE, read_form
from web.help.routes import routes as help_door
from web.pages import (
    compare,
    feedback,
    health,
    home,
    information,
    lists,
    policy,
    quality,
    results,
    source,
    sources,
    style,
    suggestions,
    thing,
)
from web.workbench.routes import routes as workbench

log = logging.getLogger(__name__)

Page: TypeAlias = Callable[[Request, Edition], Response]
FormPage: TypeAlias = Callable[[Request, Edition, Mapping[str, str]], Response]
"""A page that answers a form of ours; it gets the fields."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # a visitor's question stands in the address of the results page: no other site may see it. `no-referrer` would also
    # make browsers send our own forms with `Origin: null`, and then forms.py could not tell them from another site's
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer."""


def create_app(
    editions: EditionSource, *, today: Callable[[], date] = date.today, oidc: OidcSettings | None = None
) -> Starlette:
    """The portal over the builds that `editions` gives; nothing is opened before the first request.

    `today` tells which day it is, for what is late; tests give their own. `oidc` names the provider at which editors
    may sign in, beside local accounts.
    """

    def reading(page: Page) -> Callable[[Request], Response]:
        """An endpoint that holds one edition for the length of the request."""

        def endpoint(request: Request) -> Response:
            with editions.lease() as edition:
                return page(request, edition)

        return endpoint

    def posting(page: FormPage) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that reads a form, and then works as `reading` does."""

        async def endpoint(request: Request) -> Response:
            fields = await read_form(request)
            return await run_in_threadpool(reading(lambda request, edition: page(request, edition, fields)), request)

        return endpoint

    def healthz(request: Request) -> Response:
        return health.page(editions)

    routes = [
        Route("/", reading(home.page)),
        Route("/zoeken", reading(results.page)),
        Route("/suggesties", reading(suggestions.answer)),
        Route("/lijst", reading(lists.overview)),
        Route("/lijst/{kind}", reading(lists.of_kind)),
        Route("/lijst/interventie/{facet}", reading(lists.by_facet)),
        Route(compare.PATH, reading(compare.page)),
        Route(compare.PATH + ".{form}", reading(compare.download)),
        Route("/bron/{slug}", reading(source.page)),
        Route("/bronnen", reading(sources.page)),
        Route("/bronnen.{form}", reading(sources.download)),
        Route("/bronnen/{slug}", reading(sources.accounting)),
        Route("/beleid", reading(policy.page)),
        Route("/kwaliteit", reading(quality.page)),
        Route(feedback.PATH, reading(feedback.page), methods=["GET"]),
        Route(feedback.PATH, posting(feedback.receive), methods=["POST"]),
        Route("/uitleg", information.explanation),
        Route("/uitleg/{topic}", information.topic),
        Route("/stijl", style.page),
        Route("/privacy", information.privacy),
        Route("/healthz", healthz),
        Route("/robots.txt", information.robots),
        Route("/favicon.ico", information.favicon),
        *help_door(reading),
        *workbench(reading, posting),
        Mount("/static", CachedFiles(directory=STATIC)),
        # last: ids of things are addresses of two or more parts
        Route("/{thing_id:path}", reading(thing.page)),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(ResponseHeaders)],
        exception_handlers={HTTPException: _refused, NoEdition: _no_edition, StoreError: _no_graph, Exception: _broken},
    )
    app.state.today = today
    app.state.oidc = OidcProvider(oidc) if oidc else None
    return app


class ResponseHeaders:
    """Middleware that adds `HEADERS` to each answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


_HOME = ("/", "Naar het begin")
_SOURCES = ("/bronnen", "Bekijk alle bronnen")


def _refused(request: Request, error: Exception) -> Response:
    """What a visitor sees at 400, 403, 404, 405 and 413. A 400 brings its own Dutch sentence as detail."""
    assert isinstance(error, HTTPException)
    if error.status_code == 400:
        return _message(request, 400, "Dit adres klopt niet", error.detail, (_HOME, _SOURCES))
    if error.status_code == 403 and error.detail == FROM_ELSEWHERE:
        return _message(request, 403, "Dit mag hier niet", error.detail, (_HOME,))
    if error.status_code in {401, 403} and request.url.path.startswith(("/redactie", "/richtlijnen")):
        ways = (("/redactie/inloggen", "Log in"), _HOME)
        return _message(request, error.status_code, "Dit is voor redacteuren", error.detail, ways)
    if error.status_code == 404:
        text = "Misschien is het adres niet compleet, of bestaat de pagina niet meer. Zoek hieronder, of begin opnieuw."
        return _message(request, 404, "Deze pagina bestaat niet", text, (_HOME, _SOURCES), searchable=True)
    if error.status_code == 413:
        text = "Uw bericht is te lang. Ga terug, maak het korter, en stuur het opnieuw."
        return _message(request, 413, "Dit is te veel tekst", text, (_HOME,))
    if error.status_code == 405:
        text = "Deze pagina kunt u alleen lezen. Er is hier niets om naartoe te sturen. Ga terug en kies een link."
        answer = _message(request, 405, "Dit kan hier niet", text, (_HOME,))
        answer.headers.update(error.headers or {"Allow": "GET, HEAD"})
        return answer
    return _message(request, error.status_code, "Dit lukt niet", "Ga terug en probeer iets anders.", (_HOME,))


def _no_edition(request: Request, error: Exception) -> Response:
    log.warning("%s", error)
    text = (
        "Er staat nog niets in de verzameling. Probeer het straks opnieuw. "
        "Beheert u deze website? Draai dan ‘vindbaar build’."
    )
    return _message(request, 503, "Vindbaar wordt klaargezet", text, ())


def _no_graph(request: Request, error: Exception) -> Response:
    """The graph does not answer: a server that is away comes back by itself, and so does the page."""
    log.warning("%s", error)
    text = (
        "We kunnen nu even niet bij de gegevens. Dit ligt aan ons, niet aan u. "
        "Probeer het over een paar minuten opnieuw. Hebt u nu hulp nodig? Bel uw huisarts, of bij direct gevaar 112."
    )
    return _message(request, 503, "De gegevens zijn even weg", text, (_HOME,))


def _broken(request: Request, error: Exception) -> Response:
    """The server logs the error itself; the address is not logged, because it may hold a visitor's question."""
    text = (
        "Dit ligt aan ons, niet aan u. Probeer het over een paar minuten opnieuw. Hebt u nu hulp nodig? "
        "Bel uw huisarts, of bij direct gevaar 112."
    )
    answer = _message(request, 500, "Er ging iets mis", text, (_HOME,))
    answer.headers.update(HEADERS)  # Starlette answers what nobody caught outside of every middleware
    return answer


def _message(
    request: Request,
    status: int,
    heading: str,
    text: str,
    ways: Sequence[tuple[str, str]],
    searchable: bool = False,
) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"status": status, "fout": f"{heading}. {text}"}, status_code=status)
    return templating.page(
        request, "message.html", status=status, heading=heading, text=text, ways=ways, searchable=searchable
    )
