"""What pages know of a thing: rows of the graph's catalogue as types, with words and places a reader can use."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model import Kind, Status, kind_of
from graph.review import SURE_FROM
from web.edition import Edition
from web.source_text import Quotation

LONGEST_QUOTE = 600
"""Characters of a quotation on a page; the whole stands in the source text, a link away."""
LONGEST_ID = 400
_OWN_WORDS = re.compile(r"\bsamen(?:gevat|vatting)\b.{0,40}\bin eigen woorden\b|\bin eigen woorden samengevat\b", re.I)
"""How a text says that it is a summary of the source that it names."""
TABULAR = frozenset({"csv", "xlsx", "json"})
"""Forms of source files that are rows and cells."""
VOCABULARY = "begrippenlijst"
"""The `soort` of a Document that is a list of concepts (ingest.vocabulary)."""
WORD_LIST = "woordenlijst"
"""The `soort` of a Document that only gives words by which things are found: it says nothing about them."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document as the graph knows it."""

    id: str
    name: str
    props: Mapping[str, Any]
    is_in_own_words: bool = False
    """Whether it says of itself that it is a summary: its sentences are no quotations of what was published."""

    @classmethod
    def of(cls, document_id: str, name: str, props: Mapping[str, Any]) -> DocumentFacts:
        """The document, with what its own sentences say of it; those of its sections are not among them."""
        own_words = any(_OWN_WORDS.search(str(sentence)) for sentence in props.get("zinnen") or ())
        return cls(document_id, name, props, own_words)

    @property
    def slug(self) -> str:
        return self.id.partition("/")[2]

    @property
    def date(self) -> str:
        return str(self.props.get("datum") or "")

    @property
    def publisher(self) -> str:
        return str(self.props.get("uitgever") or "")

    @property
    def consulted(self) -> str:
        """The day that it was read (ISO), or ''."""
        return str(self.props.get("geraadpleegd") or "")

    @property
    def is_tabular(self) -> bool:
        """Whether it is a table, where a quote stands in a cell and not in a sentence."""
        return self.props.get("formaat") in TABULAR

    @property
    def is_vocabulary(self) -> bool:
        """Whether it is one of our own lists of concepts rather than a published text."""
        return self.props.get("soort") in {VOCABULARY, WORD_LIST}

    @property
    def is_word_list(self) -> bool:
        """Whether it only gives words to search by, and is no source of what a page says."""
        return self.props.get("soort") == WORD_LIST


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a source that says something, and the words that stand there."""

    document: str
    document_name: str
    document_date: str
    start: int
    end: int
    page: int | None
    extractor: str
    certainty: float
    status: str
    raw: Mapping[str, Any]
    """The fields of the facts contract, for the machine-readable twin."""
    read_quotation: Callable[[], Quotation] = field(repr=False, compare=False)
    """Reads the words in their sentence; most places of a much named thing are never shown."""
    is_in_own_words: bool = False
    """Whether the text is a summary of what was published, so that these are not the words of the source."""
    consulted: str = ""
    """The day that the published text was read (ISO), or ''."""

    @property
    def quotation(self) -> Quotation:
        """The words that stand there, in their sentence."""
        return self.read_quotation()

    @property
    def is_unsure(self) -> bool:
        """Whether the machine is not sure of it and nobody has looked."""
        return self.certainty < SURE_FROM and self.status != Status.NAGEKEKEN

    @property
    def slug(self) -> str:
        return self.document.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with every place that describes it."""

    id: str
    kind: Kind
    name: str
    props: Mapping[str, Any]
    sources: tuple[SourcePlace, ...]


def documents_of(edition: Edition) -> dict[str, DocumentFacts]:
    """All documents by id, A–Z."""

    def read() -> dict[str, DocumentFacts]:
        rows = edition.store.query("documents")
        return {row["id"]: DocumentFacts.of(row["id"], row["name"], row["props"] or {}) for row in rows}

    return edition.remember("documents", read)


def kind_counts(edition: Edition) -> list[tuple[Kind, int]]:
    """How many things there are of each kind, in the order of the schema, kinds without things left out.

    Lists of concepts do not count as documents.
    """

    def read() -> list[tuple[Kind, int]]:
        counts = {row["kind"]: row["things"] for row in edition.store.query("counts_by_kind")}
        counts[Kind.DOCUMENT.value] = sum(not document.is_vocabulary for document in documents_of(edition).values())
        return [(kind, counts[kind.value]) for kind in Kind if counts.get(kind.value)]

    return edition.remember("kind counts", read)


def find_thing(edition: Edition, thing_id: str) -> Thing | None:
    """The thing with this id, or None. Whatever a visitor typed is looked up as a value, never made part of a query."""
    try:
        kind = kind_of(thing_id)
    except ValueError:
        return None
    if len(thing_id) > LONGEST_ID or not thing_id.isprintable():
        return None
    rows = edition.store.query("thing", id=thing_id)
    if not rows:
        return None
    sources = [row["source"] for row in edition.store.query("thing_sources", id=thing_id)]
    word_lists = {document.id for document in documents_of(edition).values() if document.is_word_list}
    telling = [source for source in sources if source["document"] not in word_lists]
    places = tuple(place_of(edition, source) for source in telling or sources)
    return Thing(thing_id, kind, rows[0]["name"], rows[0]["props"] or {}, places)


def place_of(edition: Edition, source: Mapping[str, Any]) -> SourcePlace:
    """The place that a `source` row of the graph names, with the words that stand there."""
    document = documents_of(edition).get(source["document"])
    return SourcePlace(
        document=source["document"],
        document_name=document.name if document else source["document"],
        document_date=document.date if document else "",
        start=source["start"],
        end=source["end"],
        page=source["page"],
        extractor=source["extractor"],
        certainty=source["zekerheid"],
        status=source["status"],
        raw=source,
        read_quotation=lambda: _quotation(edition, source),
        is_in_own_words=document is not None and document.is_in_own_words,
        consulted=document.consulted if document else "",
    )


def sentence_of(edition: Edition, source: Mapping[str, Any]) -> str:
    """The sentence that a quote stands in, on one line; the quote alone when the text does not hold it.

    A line of one of our own lists is no sentence: that it comes from there is said instead.
    """
    document = documents_of(edition).get(source["document"])
    if document and document.is_vocabulary:
        return f"Uit de lijst ‘{document.name}’ van Vindbaar"
    quotation = _quotation(edition, source)
    return " ".join(f"{quotation.before}{quotation.marked}{quotation.after}".split())


def _quotation(edition: Edition, source: Mapping[str, Any]) -> Quotation:
    """The quote in its sentence; the quote alone when the text is not there or does not hold it."""
    quote = str(source["quote"])
    document = documents_of(edition).get(source["document"])
    if document and document.is_vocabulary:
        return Quotation("", _cut(_cells(quote)), "")
    if document and document.is_tabular:
        return Quotation("", _cut(quote), "")
    text = edition.text_of(source["document"].partition("/")[2])
    if text is None or text.text[source["start"] : source["end"]] != quote:
        return Quotation("", _cut(quote), "")
    if len(quote) > LONGEST_QUOTE:
        return Quotation("", _cut(quote), "")
    quotation = text.quote(source["start"], source["end"])
    # the mark of a list item or a heading is no word of the sentence
    return replace(quotation, before=quotation.before.lstrip("-–*•# "))


def _cells(line: str) -> str:
    """A line of a concept list without the commas of empty columns."""
    return "; ".join(cell for cell in next(csv.reader([line]), []) if cell.strip())


def _cut(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[:LONGEST_QUOTE].rpartition(" ")[0] + " …"
