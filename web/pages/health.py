"""/healthz: whether this portal can answer, for monitoring."""

from __future__ import annotations

import importlib.metadata
from typing import Any

from starlette.responses import JSONResponse, Response

from web.edition import Edition, EditionSource, NoEdition


def page(editions: EditionSource) -> Response:
    """200 when there is an edition whose graph and index both answer, otherwise 503; the body says which does not."""
    body: dict[str, Any] = {"status": "ok", "version": _version()}
    try:
        with editions.lease() as edition:
            body |= _edition(edition)
    except NoEdition as error:
        body |= {"edition": None, "detail": str(error)}
    healthy = bool(body.get("edition")) and body["graph"]["ok"] and body["index"]["ok"]
    if not healthy:
        body["status"] = "fault"
    return JSONResponse(body, status_code=200 if healthy else 503, headers={"Cache-Control": "no-store"})


def _version() -> str | None:
    """The installed version; None when the portal runs from a tree that was not installed."""
    try:
        return importlib.metadata.version("vindbaar")
    except importlib.metadata.PackageNotFoundError:
        return None


def _edition(edition: Edition) -> dict[str, Any]:
    health = edition.store.health()
    return {
        "edition": edition.version,
        "built_at": edition.built_at or None,
        "documents": len(edition.documents),
        "graph": {
            "ok": health.ok,
            "engine": health.engine,
            "nodes": health.nodes,
            "edges": health.edges,
            "detail": health.detail,
        },
        "index": {"ok": edition.engine is not None, "detail": edition.engine_fault},
    }
