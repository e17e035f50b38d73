"""Static files: addresses that change with their content, and how long a browser may keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
FONT = "vendor/atkinson-hyperlegible-next.woff2"
_YEAR, _HOUR = 31_536_000, 3600


@cache
def content_hash(name: str) -> str:
    """First 12 hex digits of the file's SHA-256. Raises OSError when there is no such file."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def address(name: str) -> str:
    """Where a page finds the static file `name`."""
    return f"/static/{name}?v={content_hash(name)}"


def has_font() -> bool:
    """Whether the reading font was installed (see hatch_build.py); without it pages use the visitor's own fonts."""
    return (STATIC / FONT).is_file()


class CachedFiles(StaticFiles):
    """Files that a browser may keep for a year under an address with the right hash, and an hour otherwise."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        asked = QueryParams(scope["query_string"]).get("v")
        lasting = response.status_code in {200, 304} and asked == content_hash(path)
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if lasting else f"max-age={_HOUR}"
        return response
