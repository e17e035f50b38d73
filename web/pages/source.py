"""/bron/{slug}: the original text of a document, whole, or around a sentence.

`?start=…&end=…` marks that range (Unicode characters in the text, end exclusive, as in the facts files);
`?deel=…` is a part of the text, from 1.
"""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.edition import Edition
from web.source_text import LONGEST, SourceText, View
from web.things import DocumentFacts, documents_of
from web.wording import dutch_number


def page(request: Request, edition: Edition) -> Response:
    """The text with a mark, or a part of it.

    404 for an unknown document, 400 for a place that is not in its text, 503 when the text cannot be read.
    """
    entry = edition.by_slug.get(request.path_params["slug"])
    document = documents_of(edition).get(entry.id) if entry else None
    if entry is None or document is None:  # there is none, or nobody has checked it yet: it waits outside the portal
        raise HTTPException(404)
    text = edition.text_of(entry.slug)
    if text is None:
        return _no_text(request, document)
    view = _view(text, request)
    return templating.page(
        request,
        "bron.html",
        document=document,
        entry=entry,
        view=view,
        marked="start" in request.query_params,
    )


def _no_text(request: Request, document: DocumentFacts) -> Response:
    return templating.page(
        request,
        "message.html",
        status=503,
        heading="Deze tekst is er nu niet",
        text="We kunnen de tekst van dit document nu niet laten zien. Dit ligt aan ons, niet aan u.",
        ways=((templating.thing_address(document.id), "Over dit document"), ("/bronnen", "Bekijk alle bronnen")),
        searchable=False,
    )


def _view(text: SourceText, request: Request) -> View:
    asked = request.query_params
    try:
        if "start" in asked or "end" in asked:
            return text.around(_number(asked.get("start", "")), _number(asked.get("end", "")))
        return text.part(_number(asked.get("deel", "1")))
    except (IndexError, ValueError) as error:
        raise HTTPException(400, _advice(text)) from error


def _number(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError(value)
    return int(value)


def _advice(text: SourceText) -> str:
    length, parts = dutch_number(len(text.text)), dutch_number(text.parts)
    return (
        f"Deze plek staat niet in de tekst. ‘start’ en ‘end’ zijn hele getallen van 0 tot en met {length}, "
        f"‘end’ is groter dan ‘start’ en het stuk is niet langer dan {dutch_number(LONGEST)} tekens. "
        f"‘deel’ is een getal van 1 tot en met {parts}. Kijk of u het hele adres hebt, of begin bij de bronnen."
    )
