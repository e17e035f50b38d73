"""What policy documents say of each other, and where they say the same or the opposite: facts over the whole edition.

Recomputed at every build from the facts of all documents, so that a new document relates to those already there. A
fact stands in the file of the document that says it; the thing of another document gets a node line there, bare of
properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, to_json
from ingest.inventory.naming import EXTRACTOR as NAMING
from ingest.policy.compare import Lasting, lasting, opposed_terms, pairs
from ingest.policy.relation_words import SPEAKS_OF_ITSELF, cue_in

EXTRACTOR = "across@1"
CURATED = "bronnen@1"
_LATER = frozenset({EXTRACTOR, CURATED, NAMING})
"""Extractors whose facts come after all documents have been read."""
_SHORTEST_TITLE = 18
_OF_CUE: Mapping[str, Predicate] = {"vervangt": Predicate.VERVANGT, "bouwt voort op": Predicate.BOUWT_VOORT_OP}
_LEVEL: Mapping[str, Predicate] = {
    "beschrijft": Predicate.AFGELEID_VAN,
    "vervangt": Predicate.VERVANGT,
    "bouwt_voort_op": Predicate.BOUWT_VOORT_OP,
    "verwijst_naar": Predicate.VERWIJST_NAAR,
}
"""Columns of `bronnen.csv` and the relation that an editor states with them."""
_SUBJECTS = frozenset({Kind.ACTIE, Kind.DOEL})


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a document, and where it stands."""

    text: str
    source: Source


class PolicyDocument:
    """The facts of one document that speak of policy."""

    def __init__(self, facts: Sequence[Fact], text: str) -> None:
        """`text` is what the sources count in."""
        self.text = text
        self.own: list[Fact] = [fact for fact in facts if fact.source.extractor not in _LATER]
        nodes = [fact for fact in self.own if isinstance(fact, Node)]
        self.node = next(node for node in nodes if node.id == node.source.document)  # not one that it only names
        self.subjects = [node for node in nodes if node.kind in _SUBJECTS]
        self.concepts = {node.id: node for node in nodes if node.kind in {Kind.THEMA, Kind.WET}}
        self.references = [
            fact
            for fact in self.own
            if isinstance(fact, Edge) and fact.to_id in self.concepts and fact.predicate is Predicate.VERWIJST_NAAR
        ]
        """Where it says how it relates to an akkoord or programme, or names one. The mention of a theme is no reference
        to the document whose title begins with that word."""
        self.references.sort(key=lambda edge: edge.source.start)
        self.prose = [node for node in nodes if node.kind in {Kind.DOCUMENT, Kind.SECTIE}]
        self._told: tuple[Told, ...] | None = None

    @property
    def file(self) -> str:
        return str(self.node.props.get("bestand") or "")

    @property
    def date(self) -> str:
        return str(self.node.props.get("datum") or "")

    def sentences(self) -> tuple[Told, ...]:
        """The running text, sentence by sentence, as the lexical graph holds it."""
        if self._told is None:
            self._told = tuple(self._sentences())
        return self._told

    def _sentences(self) -> Iterator[Told]:
        for node in self.prose:
            columns = (node.props.get(name) for name in ("zinnen", "zin_start", "zin_eind", "zin_pagina"))
            texts, starts, ends, pages = (value if isinstance(value, list) else [] for value in columns)
            section = node.id if node.kind is Kind.SECTIE else None
            for text, start, end, page in zip(texts, starts, ends, pages, strict=False):
                first, last = int(str(start)), int(str(end))
                place = replace(
                    node.source,
                    section=section,
                    start=first,
                    end=last,
                    page=int(str(page)) or None,
                    quote=self.text[first:last],
                    extractor=EXTRACTOR,
                    zekerheid=0.8,
                )
                yield Told(str(text), place)


def across(
    documents: Mapping[str, PolicyDocument], stated: Mapping[str, Mapping[str, Sequence[str]]]
) -> dict[str, list[Fact]]:
    """Slug → the facts that relate its document to others. `stated` is what an editor says per file name."""
    made: dict[str, list[Fact]] = {slug: [] for slug in documents}
    for slug, document in documents.items():
        made[slug] += _curated(document, documents, stated.get(document.file, {}))
        made[slug] += _named(document, documents)
    for slug, fact in _compared(documents):
        made[slug].append(fact)
    return {slug: list({to_json(fact): fact for fact in facts}.values()) for slug, facts in made.items()}


def _elsewhere(node: Node, source: Source) -> Node:
    """A node line for a thing of another document: what it is and how it is called, nothing more."""
    return Node(node.id, node.kind, node.name, source, dict.fromkeys(PROPERTIES[node.kind]))


def is_elsewhere(node: Node) -> bool:
    """Whether a node line only names a thing of another document."""
    return node.source.extractor in _LATER


# -- between documents -------------------------------------------------------------------------------------------------


def _curated(
    document: PolicyDocument, others: Mapping[str, PolicyDocument], stated: Mapping[str, Sequence[str]]
) -> Iterator[Fact]:
    source = replace(document.node.source, extractor=CURATED, zekerheid=1.0)
    for column, predicate in _LEVEL.items():
        for named in stated.get(column, ()):
            for other in others.values():
                if other is not document and named.casefold() in {other.file.casefold(), other.node.name.casefold()}:
                    yield _elsewhere(other.node, source)
                    yield Edge(predicate, document.node.id, other.node.id, source, {"relatie": column})


def _named(document: PolicyDocument, others: Mapping[str, PolicyDocument]) -> Iterator[Fact]:
    """Documents that the text names by their title, or as the akkoord or programme that they are."""
    titles = {slug: _title(other.node.name) for slug, other in others.items() if other is not document}
    seen: set[tuple[str, Predicate]] = set()
    found: list[tuple[PolicyDocument, str | None, Source]] = []
    itself = {
        concept.id: [others[slug] for slug in titles if _is_it(others[slug], concept)]
        for concept in (document.concepts[id] for id in {edge.to_id for edge in document.references})
    }
    for edge in document.references:
        for other in itself[edge.to_id]:
            cue = edge.props.get("relatie")
            source = replace(edge.source, extractor=EXTRACTOR)
            found.append((other, cue if isinstance(cue, str) else None, source))
    for told in document.sentences():
        for slug, title in titles.items():
            if title and title in told.text:
                cue = cue_in(told.text) if SPEAKS_OF_ITSELF.search(told.text) else None
                found.append((others[slug], cue, told.source))
    for other, cue, source in found:
        predicate = _OF_CUE.get(cue or "", Predicate.VERWIJST_NAAR)
        if (other.node.id, predicate) in seen:
            continue
        seen.add((other.node.id, predicate))
        yield _elsewhere(other.node, source)
        yield Edge(predicate, document.node.id, other.node.id, source, {"relatie": cue or "noemt"})


def _title(name: str) -> str:
    """What a text would call the document: its title without subtitle and brackets; empty when too short to be one.

    With its capital: "de visie op de zorg" in running text is no title.
    """
    main = re.split(r"\s*[:(–]\s*", name)[0].strip()
    return main if len(main) >= _SHORTEST_TITLE and len(main.split()) > 2 else ""


def _is_it(other: PolicyDocument, concept: Node) -> bool:
    """Whether a document is the akkoord or programme itself: its title begins with one of the names."""
    forms = [concept.name]
    for key in ("aliassen", "afkortingen"):
        value = concept.props.get(key)
        forms += [str(form) for form in value] if isinstance(value, list) else []
    name = other.node.name.casefold()
    return any(
        re.match(rf"(?:het\s+|de\s+)?{re.escape(form.casefold())}(?!\w)", name) for form in forms if len(form) > 2
    )


# -- between what they say ---------------------------------------------------------------------------------------------


def _compared(documents: Mapping[str, PolicyDocument]) -> Iterator[tuple[str, Fact]]:
    """Acts and goals of different documents that are alike or opposed, and terms that end at different moments."""
    slug_of = {document.node.id: slug for slug, document in documents.items()}
    order = sorted(documents.values(), key=lambda document: (document.date, document.node.id))
    for pair in pairs([node for document in order for node in document.subjects], across=True):
        predicate = Predicate.TEGENGESTELD_AAN if pair.opposed else Predicate.LIJKT_OP
        source = replace(pair.later.source, extractor=EXTRACTOR, zekerheid=pair.zekerheid)
        slug = slug_of[pair.later.source.document]
        yield slug, _elsewhere(pair.earlier, source)
        yield slug, Edge(predicate, pair.later.id, pair.earlier.id, source, {"reden": pair.why})
    told = [
        Lasting(document.node.id, one.text, *found, place=one.source)
        for document in order
        for one in document.sentences()
        if (found := lasting(one.text)) is not None
    ]
    for left, right in opposed_terms(told, [one.text for document in order for one in document.sentences()]):
        earlier, later = documents[slug_of[left.document]], documents[slug_of[right.document]]
        source = replace(right.place, zekerheid=0.5)
        yield slug_of[right.document], _elsewhere(earlier.node, source)
        reason = f"andere termijn: {right.words}, elders {left.words}"
        yield (
            slug_of[right.document],
            Edge(Predicate.TEGENGESTELD_AAN, later.node.id, earlier.node.id, source, {"reden": reason}),
        )
