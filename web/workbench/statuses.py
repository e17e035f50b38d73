"""How far a commitment is, as editors noted it with a source; documents themselves do not say."""

from __future__ import annotations

from starlette.requests import Request

UNKNOWN = "niet bekend"
"""Nobody noted anything."""


def status_of(request: Request, thing_id: str) -> str:
    """The last status that an editor noted for this Actie or Afspraak, else `UNKNOWN`."""
    notes = getattr(request.app.state, "statuses", None)
    return notes.last(thing_id) if notes else UNKNOWN
