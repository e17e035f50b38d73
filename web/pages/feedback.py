"""/klopt-niet: a visitor tells the editors that something is wrong. No account, no cookie, no name."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web import templating
from web.edition import Edition
from web.feedback import LONGEST_TEXT, SORTS, FeedbackFull, Note
from web.filters import address
from web.things import find_thing

log = logging.getLogger(__name__)

SHORTEST_TEXT = 5
PATH = "/klopt-niet"


def page(request: Request, edition: Edition) -> Response:
    """The form, or the thanks after sending it."""
    thing_id = request.query_params.get("ding", "")
    if "verstuurd" in request.query_params:
        return _show(request, edition, thing_id, "klopt-niet-dank.html")
    return _show(request, edition, thing_id, "klopt-niet.html", fields={}, errors={})


def receive(request: Request, edition: Edition, fields: Mapping[str, str]) -> Response:
    """Keep the note and say thanks; the form again (422) when something is missing, 503 when it cannot be kept."""
    thing_id, text = fields.get("ding", ""), fields.get("tekst", "").strip()
    errors = {}
    if fields.get("soort") not in SORTS:
        errors["soort"] = "Kies wat er aan de hand is."
    if len(text) < SHORTEST_TEXT:
        errors["tekst"] = "Schrijf in een paar woorden wat er niet klopt."
    elif len(text) > LONGEST_TEXT:
        errors["tekst"] = f"Uw bericht is {len(text)} tekens. Maak het korter dan {LONGEST_TEXT} tekens."
    if errors:
        return _show(request, edition, thing_id, "klopt-niet.html", status=422, fields=fields, errors=errors)
    thing = find_thing(edition, thing_id)
    note = Note(
        tijd=datetime.now(UTC).isoformat(timespec="minutes"),
        ding=thing.id if thing else "",
        naam=thing.name if thing else "",
        editie=edition.version,
        soort=fields["soort"],
        tekst=text,
    )
    try:
        if edition.feedback is None:
            raise FeedbackFull("this portal keeps no notes")
        edition.feedback.add(note)
    except (FeedbackFull, OSError) as error:
        log.warning("a note was not kept: %s", error)
        failed = {"tekst": "Wij konden uw bericht nu niet bewaren. Probeer het later nog eens."}
        return _show(request, edition, thing_id, "klopt-niet.html", status=503, fields=fields, errors=failed)
    return RedirectResponse(address(PATH, [("ding", note.ding), ("verstuurd", "ja")]), status_code=303)


def _show(
    request: Request,
    edition: Edition,
    thing_id: str,
    template: str,
    status: int = 200,
    fields: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:
    return templating.page(
        request,
        template,
        status=status,
        thing=find_thing(edition, thing_id),
        sorts=SORTS,
        longest=LONGEST_TEXT,
        fields=fields or {},
        errors=errors or {},
    )
