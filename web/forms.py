"""What visitors send: read with limits, and only from our own pages."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST = 20_000
"""Bytes of a form; a page with a note of a few paragraphs stays far below."""
MOST_FIELDS = 50
FROM_ELSEWHERE = "Dit formulier kwam niet van deze website. Ga naar de pagina zelf, en vul het formulier daar in."
_FORM = "application/x-www-form-urlencoded"


async def read_form(request: Request, limit: int = LARGEST) -> Mapping[str, str]:
    """The fields of a form that one of our own pages sent; of a field given twice the first.

    Raises HTTPException: 403 when another site sent it, 413 when it is too large, 400 when it is no form. Without
    cookies there is no session to misuse; the check keeps other sites from filling the editors' box through a visitor.
    """
    require_own_page(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(400, "Dit formulier kwam niet goed aan. Ga terug en probeer het opnieuw.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "Dit formulier kwam niet goed aan. Ga terug en probeer het opnieuw.") from error
    return dict(reversed(pairs))


def require_own_page(request: Request) -> None:
    """Raise HTTPException 403 unless the browser says that one of our own pages sent this.

    Browsers send `Sec-Fetch-Site` and, with a POST, `Origin`; what sends neither is no browser.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site not in {None, "same-origin"}:
        raise HTTPException(403, FROM_ELSEWHERE)
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, FROM_ELSEWHERE)
