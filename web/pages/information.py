"""Pages that explain the portal itself, and the small files that browsers and crawlers ask for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from web import templating
from web.assets import STATIC
from web.wording import KIND_WORDS


def explanation(request: Request) -> Response:
    """/uitleg: how search works, what the signs mean, and that this is no medical advice."""
    return templating.page(request, "uitleg.html", kinds=list(KIND_WORDS.items()))


def privacy(request: Request) -> Response:
    """/privacy: what is kept of a visit (nothing)."""
    return templating.page(request, "privacy.html")


def robots(request: Request) -> Response:
    """Crawlers may read everything but results pages, of which there is no end."""
    return PlainTextResponse("User-agent: *\nDisallow: /zoeken\n")


def favicon(request: Request) -> Response:
    """For browsers that do not look at the link in the page."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})
