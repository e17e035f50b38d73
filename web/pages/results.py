"""/zoeken: the answers to a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from search.passage import Hit, Passage, Results
from web import templating
from web.edition import Edition
from web.things import DocumentFacts, documents_of
from web.urgent import signal_in

LONGEST = 300
"""Characters of a question that are searched; the search engine cuts there too."""
MOST = 50
"""Things fetched for one question: who has not found it by then is better helped by other words."""
PER_PAGE = 10
MORE = 5
"""Further places of one thing that a result shows."""
EXAMPLES = (
    "Wie helpt mij als ik voor mijn partner zorg?",
    "Hoe kan ik langer thuis blijven wonen?",
    "Wat is er afgesproken over palliatieve zorg?",
    "Hoe werken huisarts en wijkverpleging samen?",
)
"""Questions shown where a visitor has none yet."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Facet:
    """One box to tick."""

    kind: Kind
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A passage, and where it stands in its source."""

    passage: Passage
    document: DocumentFacts | None
    address: str

    @property
    def path(self) -> list[str]:
        """Headings from the document's first down, without the title of the thing itself."""
        steps = [step for step in self.passage.heading.split(" > ") if step]
        known = {self.passage.title, self.document.name if self.document else ""}
        return [step for step in steps if step not in known]


@dataclass(frozen=True, slots=True)
class Answer:
    """One result: what was found and where it stands."""

    hit: Hit
    place: Place
    more: tuple[Place, ...]


def page(request: Request, edition: Edition) -> Response:
    """The results page; without a question a page that helps to ask one. 503 when there is no search engine."""
    asked = " ".join(_CONTROL.sub(" ", request.query_params.get("q", "")).split())
    question = asked[:LONGEST].rstrip()
    kinds = _chosen(request.query_params.getlist("soort"))
    if not question:
        return templating.page(request, "zoeken_leeg.html", examples=EXAMPLES, document_count=len(edition.documents))
    signal = signal_in(question)
    if edition.engine is None:
        return templating.page(request, "zoeken_stuk.html", status=503, question=question, signal=signal)
    results = edition.engine.search(question, k=MOST)
    hits = [hit for hit in results.hits if not kinds or hit.kind in kinds]
    last = max(1, -(-len(hits) // PER_PAGE))
    number = min(_page_number(request.query_params.get("pagina", "1")), last)
    shown = hits[(number - 1) * PER_PAGE : number * PER_PAGE]
    return templating.page(
        request,
        "zoeken.html",
        question=question,
        cut=len(asked) > LONGEST,
        signal=signal,
        results=results,
        facets=_facets(results, kinds),
        kinds=kinds,
        # ticking a kind sifts what was fetched; without one, the engine knows how many there are in all
        count=len(hits) if kinds else max(results.total, len(hits)),
        capped=results.total > len(results.hits),
        answers=_answers(shown, documents_of(edition)),
        number=number,
        last=last,
        examples=EXAMPLES,
    )


def _chosen(names: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds that were ticked, each once, in the order of the schema; anything else is left out."""
    return tuple(kind for kind in Kind if kind.value.lower() in names)


def _page_number(text: str) -> int:
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,5}", text) else 1


def _facets(results: Results, chosen: tuple[Kind, ...]) -> list[Facet]:
    """Kinds among all results, the most frequent first; a ticked kind stays, also with nothing in it."""
    counts = Counter(hit.kind for hit in results.hits)
    kinds = sorted(set(counts) | set(chosen), key=lambda kind: (-counts[kind], kind.value))
    return [Facet(kind, counts[kind], kind in chosen) for kind in kinds]


def _answers(hits: Sequence[Hit], documents: dict[str, DocumentFacts]) -> list[Answer]:
    return [
        Answer(hit, _place(hit.passage, documents), tuple(_place(passage, documents) for passage in hit.more[:MORE]))
        for hit in hits
    ]


def _place(passage: Passage, documents: dict[str, DocumentFacts]) -> Place:
    document = documents.get(passage.document)
    slug = passage.document.partition("/")[2]
    return Place(passage, document, templating.source_address(slug, start=passage.start, end=passage.end))
