"""/zoeken: the answers to a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.model import CONCEPTS, Kind, Predicate
from search.passage import Facet, Hit, Order, Passage, Results, Snippet
from web import signs, templating
from web.alike import COMPARABLE
from web.asked import FACETS, Asked
from web.certainty import unsure_things
from web.edition import Edition
from web.filters import Chip, FilterGroup, Option, address, chips
from web.lead import one_sentence
from web.lists import browse_lists
from web.profile import Profile, profiles
from web.signs import Sign
from web.templating import today_of
from web.things import DocumentFacts, documents_of
from web.urgent import Signal, concepts_in, signal_in
from web.whole import PARTS, Whole, whole_standings, wholes
from web.wording import KIND_WORDS, sentence_case

PER_PAGE = 10
MORE = 5
"""Further places of one thing that a result shows."""
SHOWN_VALUES = 12
"""Boxes per facet; ticked ones come on top of that. With more, a filter is a search of its own."""
SELF = "zelf"
"""Concept of web/urgent/begrippen.toml: somebody speaks of himself."""
NAMED = 3
"""Target groups or places named on a result."""
EXAMPLES = (
    "Valpreventie bij ouderen die thuis wonen",
    "Wat helpt bij onrust en dementie in het verpleeghuis?",
    "Wat is er afgesproken over palliatieve zorg?",
    "Hoe werken huisarts en wijkverpleging samen?",
)
"""Questions shown where a visitor has none yet."""
ORDERS = {Order.RELEVANCE: "Past het best", Order.NEWEST: "Nieuwste eerst", Order.EVIDENCE: "Best onderbouwd eerst"}


IN_DOCUMENT = PARTS | {Kind.SECTIE, Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG}
"""Kinds that are part of the document they stand in; all others are things of their own, whoever describes them."""


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
    """One result: what was found, where it stands, and what one chooses by."""

    hit: Hit
    snippet: Snippet
    """Of the hit, without its title where it begins with that: it stands right above."""
    place: Place
    more: tuple[Place, ...]
    whole: tuple[Whole, ...]
    signs: tuple[tuple[str, Sign], ...]
    """Who says it, and the sign."""
    who: tuple[str, ...]
    where: tuple[str, ...]
    ticked: bool
    """Whether it was put aside for comparing."""

    @property
    def part_of(self) -> str:
        """Full name of what this is part of; '' for a thing of its own."""
        return _part_of(self.hit, self.whole, self.place.document)

    @property
    def comparable(self) -> bool:
        return self.hit.kind in COMPARABLE


def _part_of(hit: Hit, whole: Sequence[Whole], document: DocumentFacts | None) -> str:
    """Full name of what a result is part of: guideline and module, or document; '' for a thing of its own."""
    if whole:
        return " – ".join(one.name for one in whole)
    if hit.kind not in IN_DOCUMENT or not document:
        return ""
    return document.name if document.name != hit.title else ""


def with_wholes(edition: Edition, hits: Sequence[Hit]) -> list[tuple[Hit, str]]:
    """Each result with the full name of what it is part of ('' for a thing of its own)."""
    documents = documents_of(edition)
    above = wholes(edition, [hit.thing for hit in hits if hit.kind in PARTS])
    return [(hit, _part_of(hit, above.get(hit.thing, ()), documents.get(hit.passage.document))) for hit in hits]


def page(request: Request, edition: Edition) -> Response:
    """The results page; without a question the door of professionals. 503 when there is no search engine."""
    asked = Asked.from_query(request.query_params)
    if not asked.question:
        return _door(request, edition, asked)
    signal = signal_in(asked.question, edition.engine.encoder if edition.engine else None)
    if edition.engine is None:
        around = {"question": asked.question, "signal": signal, "lists": browse_lists(edition)}
        return templating.page(request, "zoeken_stuk.html", status=503, **around)
    results = edition.engine.search(
        asked.question,
        k=PER_PAGE,
        skip=(asked.page - 1) * PER_PAGE,
        chosen=asked.chosen,
        facets=tuple(FACETS),
        order=asked.order,
        kinds=_kinds(asked.question, signal),
    )
    last = max(1, -(-results.total // PER_PAGE))
    if asked.page > last:
        return RedirectResponse(asked.at(last), status_code=303)
    groups = filter_groups(results.facets, asked.chosen, FACETS)
    return templating.page(
        request,
        "zoeken.html",
        asked=asked,
        question=asked.question,
        signal=signal,
        results=results,
        mended=results.did_you_mean,
        also=_also(results),
        groups=groups,
        kept=[("q", asked.question), *asked.kept()],
        chips=chips("/zoeken", groups, [("q", asked.question), *asked.kept()]),
        answers=_answers(request, edition, results.hits, asked),
        last=last,
        orders=[(order, words, asked.sorted_by(order)) for order, words in ORDERS.items()],
        tray=_tray(request, edition, asked),
        examples=EXAMPLES,
    )


def _kinds(question: str, signal: Signal | None) -> frozenset[Kind] | None:
    """What a question is answered with; None for anything. Who is in danger himself gets help by people: below 113 no
    guideline about dead tissue, because that has the word as well."""
    sure = signal is not None and signal.sure and signal.ways[0].number in {"112", "113"}
    return frozenset({Kind.VOORZIENING}) if sure and SELF in concepts_in(question) else None


def filter_groups(
    facets: Iterable[Facet], chosen: Mapping[str, Sequence[str]], legends: Mapping[str, str]
) -> list[FilterGroup]:
    """Facets as boxes: those that tell results apart, and those with something ticked."""
    out = []
    for facet in facets:
        ticked = [value for value in facet.values if value.chosen]
        shown = [value for value in facet.values if not value.chosen][: max(0, SHOWN_VALUES - len(ticked))]
        if not chosen.get(facet.name) and len(shown) < 2:
            continue  # one box that holds for everything narrows nothing
        options = [
            Option(
                value.value, _label(facet.name, value.label), value.count, value.chosen, _kind(facet.name, value.value)
            )
            for value in facet.values
            if value in shown or value in ticked
        ]
        # what was ticked stays, also when no result has it: the last part of an id is all that is left of its name
        known = {option.value for option in options}
        options += [
            Option(value, sentence_case(value.rpartition("/")[2].replace("-", " ")), 0, True)
            for value in chosen.get(facet.name, ())
            if value not in known
        ]
        out.append(FilterGroup(facet.name, legends[facet.name], tuple(options)))
    return out


def _kind(facet: str, value: str) -> Kind | None:
    return next((kind for kind in Kind if facet == "soort" and kind.value.lower() == value), None)


def _label(facet: str, label: str) -> str:
    kind = _kind(facet, label.lower())
    return KIND_WORDS[kind].many if kind else sentence_case(label)


def _door(request: Request, edition: Edition, asked: Asked) -> Response:
    """The first page for professionals: search, and lists to browse."""
    return templating.page(
        request,
        "zoeken_leeg.html",
        asked=asked,
        examples=EXAMPLES,
        lists=browse_lists(edition),
        tray=_tray(request, edition, asked),
        document_count=len(edition.documents),
    )


def _answers(request: Request, edition: Edition, hits: Sequence[Hit], asked: Asked) -> list[Answer]:
    documents = documents_of(edition)
    found = profiles(edition, [hit.thing for hit in hits if hit.kind not in CONCEPTS], today_of(request))
    above = wholes(edition, [hit.thing for hit in hits if hit.kind in PARTS])
    unsure = unsure_things(edition)
    standings = whole_standings(edition, above, today_of(request))
    return [
        Answer(
            hit,
            _telling(hit, found.get(hit.thing)),
            _place(hit.passage, documents),
            tuple(_place(passage, documents) for passage in hit.more[:MORE]),
            above.get(hit.thing, ()),
            (
                *result_signs(found.get(hit.thing)),
                *standings.get(hit.thing, ()),
                *([_UNSURE] if hit.thing in unsure else ()),
            ),
            *_people_and_places(found.get(hit.thing)),
            ticked=hit.thing in asked.tray,
        )
        for hit in hits
    ]


_UNSURE = ("", signs.checked("machine", 0.0))
"""On what waits for a person."""


def result_signs(profile: Profile | None) -> tuple[tuple[str, Sign], ...]:
    """The signs on a result: recognitions that hold, what research found, what a guideline advises."""
    if profile is None:
        return ()
    if profile.kind is Kind.BEWIJS:
        return (("", signs.outcome(profile.props)),)
    if profile.kind is Kind.AANBEVELING:
        return profile.advised
    recognised = [(one.organisation, one.sign) for one in profile.recognitions if not one.expired]
    expired = [(one.organisation, one.sign) for one in profile.recognitions if one.expired]
    advised = {positive for _, positive in profile.advice}
    guided = [("richtlijn", signs.advice({"richting": "voor" if yes else "tegen"})) for yes in sorted(advised)]
    return (*profile.standing, *(recognised or expired[:1]), *guided, *(("", sign) for sign, _ in profile.outcomes))


def _people_and_places(profile: Profile | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if profile is None:
        return (), ()
    who = tuple(link.name for link in profile.out(Predicate.VOOR)[:NAMED])
    where = tuple(link.name for link in profile.out(Predicate.IN)[:NAMED])
    return who, where


def _telling(hit: Hit, profile: Profile | None) -> Snippet:
    """The snippet, or what the thing is where the snippet says no more than the title above it, or is a field without
    a word of the question ("Soort: richtlijn")."""
    snippet = without_title(hit.snippet, hit.title)
    says_something = snippet.text.strip(" .") != hit.title.strip(" .") and (snippet.whole or snippet.marks)
    if profile is None or says_something:
        return snippet
    return Snippet(one_sentence(profile, (), ""), ())


def without_title(snippet: Snippet, title: str) -> Snippet:
    """A snippet without the title and full stop it begins with; as it is when nothing else would be left."""
    start = len(title) + 2
    if not snippet.text.startswith(f"{title}. ") or not snippet.text[start:].strip():
        return snippet
    marks = tuple((max(a, start) - start, b - start) for a, b in snippet.marks if b > start)
    return Snippet(snippet.text[start:], marks, snippet.whole)


def _place(passage: Passage, documents: Mapping[str, DocumentFacts]) -> Place:
    document = documents.get(passage.document)
    slug = passage.document.partition("/")[2]
    return Place(passage, document, templating.source_address(slug, start=passage.start, end=passage.end))


def _tray(request: Request, edition: Edition, asked: Asked) -> list[Chip]:
    """What was put aside for comparing, each with the address without it."""
    found = profiles(edition, asked.tray, today_of(request))
    return [Chip(one.name, asked.without_thing(one.id)) for one in found.values()]


def _also(results: Results) -> list[tuple[str, str]]:
    """Further ways to look: address and words."""
    return [
        (templating.thing_address(one.thing) if one.thing else address("/zoeken", [("q", one.text)]), one.text)
        for one in results.also
    ]
