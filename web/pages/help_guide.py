"""/hulp/wijzer: the guided path. Every answer stands in the address: nothing is stored, and Back works."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.edition import Edition
from web.help.cards import cards_of
from web.help.guide import QUESTIONS, SKIPPED, answers_in, asked_after, next_question, options

ADDRESS = "/hulp/wijzer"


def page(request: Request, edition: Edition) -> Response:
    """The next question, or the options at the end (also with `?klaar=ja`)."""
    given = answers_in(request.query_params)
    question = None if request.query_params.get("klaar") == "ja" else next_question(given)
    if question is None:
        fitting = options(cards_of(edition).values(), given)
        return templating.page(
            request, "hulp_wijzer_einde.html", found=fitting, given=_told(given), again=ADDRESS, back=_back(given)
        )
    path = asked_after(given)
    return templating.page(
        request,
        "hulp_wijzer.html",
        question=question,
        number=path.index(question) + 1,
        last=len(path),
        given=given,
        action=ADDRESS,
        skip=_address({**given, question.name: SKIPPED}),
        ready=_address({**given, "klaar": "ja"}) if given else "",
        back=_back(given),
    )


def _address(given: dict[str, str]) -> str:
    return f"{ADDRESS}?{urlencode(given)}" if given else ADDRESS


def _back(given: dict[str, str]) -> str:
    """The address of the question before; '' at the first."""
    return _address(dict(list(given.items())[:-1])) if given else ""


def _told(given: dict[str, str]) -> list[tuple[str, str]]:
    """Question and answer in words, for those that were answered."""
    words = {q.name: (q.words, {c.code: c.words for c in q.choices}) for q in QUESTIONS}
    return [(words[name][0], words[name][1][value]) for name, value in given.items() if value != SKIPPED]
