"""/graaf: walk through the graph step by step, as a picture with an equal table; and ways between two things."""

from __future__ import annotations

import re

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.model import Kind, Predicate
from web import assets, templating
from web.certainty import unsure_things, with_certainty_told
from web.edition import Edition
from web.relation_words import relation_words
from web.tables import file_answer
from web.workbench.addresses import Place
from web.workbench.explorer import (
    MOST_OPEN,
    PER_STEP,
    Step,
    Wanted,
    best_connected,
    kinds_around,
    predicates_around,
    spot_meant,
    spot_of,
    spots_named,
    step_from,
    ties_among,
    ways_between,
)
from web.workbench.graph_files import as_elements, as_graphml, table_of
from web.workbench.picture import narrow_picture, stand_alone, wide_picture
from web.workbench.rows import asked_form

SCRIPT = "vendor/cytoscape.js"
MORE_FORMS = ("svg", "graphml", "beeld")
"""Beside the forms of a table: the picture, the graph, and what the moving picture asks for."""


def page(request: Request, edition: Edition) -> Response:
    """Places to start, or a thing with its neighbours; and the twins."""
    form = asked_form(request.url.path, MORE_FORMS)
    place = _place(request.query_params)
    if not place.start:
        if form:
            raise HTTPException(400, "Geef bij ‘start’ het adres van iets, zoals organisatie/voorbeeld.")
        return _start(request, edition, "")
    centre = spot_of(edition, place.start)
    if centre is None:
        if form:
            raise HTTPException(404)
        return _start(request, edition, place.start)
    wanted = Wanted(place.kinds, place.predicates)
    opened = [spot for one in place.open if (spot := spot_of(edition, one))]
    steps = [step_from(edition, spot, wanted, place.skip if spot is centre else 0) for spot in (centre, *opened)]
    if form:
        return _file(edition, form, steps)
    walk = place.walk_prefix()
    target = spot_meant(edition, place.target)
    return templating.page(
        request,
        "werkbank/graaf.html",
        place=place,
        centre=centre,
        steps=[(step, place.opening(step.centre.id)) for step in steps],
        pictures=[(wide_picture(step, walk), narrow_picture(step, walk)) for step in steps],
        per_step=PER_STEP,
        may_open=len(steps) < MOST_OPEN,
        kinds=kinds_around(edition, centre),
        predicates=[
            (one, relation_words(one, "out", centre.kind), number) for one, number in predicates_around(edition, centre)
        ],
        table=table_of(steps),
        unsure=unsure_things(edition),
        target=target,
        candidates=spots_named(edition, place.target) if place.target and not target else [],
        found=ways_between(edition, centre.id, target.id) if target else [],
        has_script=(assets.STATIC / SCRIPT).is_file(),
        script=SCRIPT,
        query=request.query_params,
    )


def names(request: Request, edition: Edition) -> Response:
    """Things whose name begins with what was typed, for choosing where to start."""
    found = spots_named(edition, request.query_params.get("naam", ""))
    return JSONResponse({"namen": [{"id": spot.id, "naam": spot.name} for spot in found]})


def _start(request: Request, edition: Edition, missing: str) -> Response:
    return templating.page(
        request,
        "werkbank/graaf_begin.html",
        status=404 if missing else 200,
        missing=missing[:80],
        asked=request.query_params.get("naam", "")[:100],
        found=spots_named(edition, request.query_params.get("naam", "")),
        spots=best_connected(edition),
    )


def _file(edition: Edition, form: str, steps: list[Step]) -> Response:
    spots = list({spot.id: spot for step in steps for spot in (step.centre, *step.neighbours)}.values())
    if form == "svg":
        picture = stand_alone(wide_picture(steps[0], "/"))
        return Response(picture, media_type="image/svg+xml", headers=_as_file("graaf.svg"))
    if form == "graphml":
        body = as_graphml(spots, ties_among(edition, spots))
        return Response(body, media_type="application/graphml+xml", headers=_as_file("graaf.graphml"))
    if form == "beeld":
        drawn = list({spot.id: spot for step in steps for spot in (step.centre, *step.pictured)}.values())
        return JSONResponse(as_elements(drawn, ties_among(edition, drawn), steps))
    return file_answer(with_certainty_told(table_of(steps), edition), form, "graaf")


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _place(asked: QueryParams) -> Place:
    """Where the visitor is, read from the address; 400 when it names what does not exist."""
    try:
        kinds = tuple(Kind(text.capitalize()) for text in asked.getlist("soort") if text)
        predicates = tuple(Predicate(text.upper()) for text in asked.getlist("verband") if text)
    except ValueError as error:
        raise HTTPException(400, "Deze soort of dit verband bestaat niet. Kies er een uit de lijst.") from error
    skip = asked.get("vanaf", "0")
    return Place(
        start=asked.get("start", "").strip().strip("/"),
        open=tuple(dict.fromkeys(text.strip("/") for text in asked.getlist("open") if text))[: MOST_OPEN - 1],
        kinds=kinds,
        predicates=predicates,
        skip=int(skip) if re.fullmatch(r"[0-9]{1,6}", skip) else 0,
        target=asked.get("naar", "").strip().strip("/"),
    )
