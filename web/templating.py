"""Templates and the words they may use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph.model import CONCEPTS
from search.spelling import MAX_QUESTION
from web import assets, doors, highlight, tables, wording
from web.help.words import sentences, with_numbers


def thing_address(thing_id: str) -> str:
    """The page of a thing; ids are paths already, anything unusual in them is escaped."""
    return "/" + quote(thing_id)


def source_address(slug: str, **where: int | None) -> str:
    """The source text of a document, at a range (`start`, `end`) or a part (`deel`)."""
    given = {name: value for name, value in where.items() if value is not None}
    address = f"/bron/{quote(slug)}"
    if given:
        address += "?" + urlencode(given)
    return address + ("#zin" if "start" in given else "")


def search_address(question: str) -> str:
    """The results page for a question."""
    return "/zoeken?" + urlencode([("q", question)])


def compare_address(ids: Sequence[str]) -> str:
    """The page that puts things side by side."""
    return "/vergelijk?" + urlencode([("id", thing_id) for thing_id in ids])


def _environment() -> Environment:
    # StrictUndefined: a template that asks for what its page does not give fails in a test, not silently on a page
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        asset=assets.address,
        has_font=assets.has_font,
        font=assets.FONT,
        header_links=doors.header_links,
        table_forms=tables.FORMS,
        twin_address=tables.twin_address,
        kind_words=wording.KIND_WORDS,
        concepts=CONCEPTS,
        longest_question=MAX_QUESTION,
        thing_address=thing_address,
        source_address=source_address,
        search_address=search_address,
        compare_address=compare_address,
        counted=wording.counted,
        kind_count=wording.kind_count,
        percentage=wording.percentage,
    )
    environment.filters.update(
        dutch_date=wording.dutch_date,
        dutch_number=wording.dutch_number,
        sentence_case=wording.sentence_case,
        shortened=wording.shortened,
        highlighted=highlight.highlighted,
        with_numbers=with_numbers,
        sentences=sentences,
    )
    return environment


_ENVIRONMENT = _environment()


def read_all() -> None:
    """Compile every template, so that no visitor waits for it; they are kept for as long as the program runs."""
    for name in _ENVIRONMENT.list_templates():
        _ENVIRONMENT.get_template(name)


def today_of(request: Request) -> date:
    """Which day it is, for what is late or past its date (`web.app.create_app`)."""
    today: date = request.app.state.today()
    return today


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render `template` as an answer. In every template `page_url` is its address and `path` the path in it."""
    html = _ENVIRONMENT.get_template(template).render(path=request.url.path, page_url=str(request.url), **context)
    return HTMLResponse(html, status_code=status)
