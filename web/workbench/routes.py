"""The addresses of the workbench."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from web.edition import Edition
from web.editors.room import SIGN_IN
from web.pages import (
    agreement_overviews,
    agreements,
    editions_compared,
    editors,
    explorer,
    gaps,
    guidelines,
    impact,
    judging,
    movements,
    oidc,
    questions,
    review,
    status_notes,
)
from web.tables import FORMS

Reading = Callable[[Callable[[Request, Edition], Response]], Callable[[Request], Response]]
"""Turns a page into an endpoint that holds one edition for the length of the request."""


Posting = Callable[
    [Callable[[Request, Edition, Mapping[str, str]], Response]], Callable[[Request], Awaitable[Response]]
]
"""As `Reading`, for a page that answers a form."""


def routes(reading: Reading, posting: Posting) -> list[BaseRoute]:
    """Every page of the workbench with its twins, and the editors' room."""
    monitor = reading(agreements.page)
    return [
        *_with_twins("/afspraken", monitor),
        Route("/afspraken.ics", monitor),
        *_with_twins("/afspraken/budgetten", reading(agreement_overviews.budgets)),
        *_with_twins(status_notes.PATH, reading(status_notes.history)),
        Route("/afspraken/partij/{slug}", reading(agreements.party)),
        Route("/afspraken/{slug}", reading(agreement_overviews.overview)),
        *_with_twins("/graaf", reading(explorer.page)),
        *(Route(f"/graaf.{form}", reading(explorer.page)) for form in explorer.MORE_FORMS),
        Route("/graaf/namen.json", reading(explorer.names)),
        *_with_twins("/vergelijk-edities", reading(editions_compared.page)),
        *_with_twins("/kennislacunes", reading(gaps.page)),
        *_with_twins("/kennislacunes/matrix", reading(gaps.matrix)),
        *_with_twins("/kennislacunes/cel", reading(gaps.cell)),
        Route("/kennislacunes/{slug}", reading(gaps.listing)),
        *_with_twins("/richtlijnen", reading(guidelines.page)),
        *_with_twins("/richtlijnen/doelen", reading(guidelines.served)),
        *_with_twins("/richtlijnen/gemist", reading(guidelines.missed)),
        *_with_twins("/richtlijnen/werklijst", reading(guidelines.tasks)),
        *_with_twins("/richtlijnen/bij-naam", reading(guidelines.named_only)),
        *_with_twins(judging.PATH, reading(judging.page)),
        Route("/richtlijnen/oordeel", posting(judging.judge), methods=["POST"]),
        *_with_twins("/bewegingen", reading(movements.page)),
        *_with_twins("/bewegingen/toezeggingen", reading(movements.commitments)),
        *_with_twins("/kanslijnen", reading(movements.kanslijnen)),
        *_with_twins("/impact", reading(impact.page)),
        Route("/vragen", reading(questions.page)),
        *_with_twins("/vragen/console", reading(questions.console)),
        Route("/vragen/{slug}", reading(questions.question)),
        *_editors_room(reading, posting),
    ]


def _editors_room(reading: Reading, posting: Posting) -> list[BaseRoute]:
    return [
        Route(editors.ROOM, reading(editors.page)),
        Route(SIGN_IN, reading(editors.sign_in_page), methods=["GET"]),
        Route(SIGN_IN, posting(editors.sign_in), methods=["POST"]),
        Route(oidc.START, reading(oidc.start)),
        Route(oidc.BACK, reading(oidc.back)),
        Route("/redactie/uitloggen", posting(editors.sign_out), methods=["POST"]),
        Route("/redactie/meldingen", reading(editors.notes)),
        Route("/redactie/logboek", reading(editors.audit)),
        Route(review.QUEUE, reading(review.queue)),
        Route(review.DECISIONS, reading(review.decisions)),
        Route("/redactie/besluit", posting(review.decide), methods=["POST"]),
        Route("/redactie/status", reading(status_notes.page)),
    ]


def _with_twins(path: str, endpoint: Callable[[Request], Response]) -> list[Route]:
    return [Route(f"{path}{end}", endpoint) for end in ("", *(f".{form}" for form in FORMS))]
