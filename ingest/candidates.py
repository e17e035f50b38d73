"""Names that policy documents use and the vocabulary does not know yet: a list for editors, not facts.

`kandidaten.csv` in an edition: each name with what it seems to be, how often and where it stands, and a sentence. A
name that gets a row in `corpus/begrippen/` is gone from the next list.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.model import Edge, Kind, Node, Predicate
from ingest.mentions import Linker
from ingest.policy.across import PolicyDocument
from ingest.policy.attitudes import WAY_OF_WORKING
from ingest.vocabulary import Vocabulary

FILE = "kandidaten.csv"
COLUMNS = ("naam", "soort", "aantal", "documenten", "voorbeeld")
_LONGEST = 300
_NAME = r"[A-ZÀ-Ý][\w&’'\-]*(?:\s+(?:(?:van|voor|in|op|en|de|het|der|met|aan)\s+){0,2}[A-ZÀ-Ý][\w&’'\-]*){0,5}"
_QUOTED = r"[‘'“\"«](?P<quoted>[A-ZÀ-Ý][^’'”\"»]{2,60})[’'”\"»]"
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.THEMA,
        re.compile(
            r"\b(?:[a-z]*programma|[a-z]*plan|[a-z]*akkoord|convenant|[a-z]*agenda|project|pilot|campagne|[a-z]*regeling"
            rf"|platform|monitor|strategie|beweging)\s+(?:{_QUOTED}|(?P<name>{_NAME}))"
        ),
    ),
    (
        Kind.INTERVENTIE,
        re.compile(
            rf"\b(?:interventie|methode|methodiek|training|cursus|app|instrument|leergang)\s+(?:{_QUOTED}|(?P<name>{_NAME}))"
        ),
    ),
    (Kind.WET, re.compile(r"\b(?P<name>Wet\s+(?:[a-zà-ÿ]+\s+){0,5}[a-zà-ÿ]{4,})(?=\s*\([A-Z])(?P<quoted>)?")),
)
_HEADS = frozenset({"de", "het", "een", "dit", "deze", "zie", "tabel", "figuur", "bijlage"})


@dataclass(slots=True)
class UnknownName:
    """A name nobody knows."""

    naam: str
    soort: Kind
    aantal: int = 0
    documenten: set[str] = field(default_factory=set)
    voorbeeld: str = ""

    def seen(self, document: str, sentence: str, times: int = 1) -> None:
        self.aantal += times
        self.documenten.add(document)
        self.voorbeeld = self.voorbeeld or re.sub(r"\s+", " ", sentence).strip()[:_LONGEST]


def find_candidates(
    documents: Mapping[str, PolicyDocument], vocabulary: Vocabulary, linker: Linker
) -> list[UnknownName]:
    """All unknown names of some documents, the most frequent first."""
    found: dict[tuple[Kind, str], UnknownName] = {}

    def candidate(kind: Kind, name: str) -> UnknownName:
        return found.setdefault((kind, name.casefold()), UnknownName(name, kind))

    for document in documents.values():
        for node, sentence, times in _organisations(document, vocabulary):
            candidate(Kind.ORGANISATIE, node.name).seen(document.file, sentence, times)
        for fact in document.own:
            if (
                isinstance(fact, Node)
                and fact.props.get("soort") == WAY_OF_WORKING
                and fact.id not in vocabulary.concepts
            ):
                candidate(Kind.INTERVENTIE, fact.name).seen(document.file, fact.source.quote)
        for told in document.sentences():
            for kind, name in _named(told.text, linker):
                candidate(kind, name).seen(document.file, told.text)
    return sorted(found.values(), key=lambda one: (-one.aantal, one.soort.value, one.naam))


def _organisations(document: PolicyDocument, vocabulary: Vocabulary) -> Iterator[tuple[Node, str, int]]:
    """Organisations that the text introduces, with a sentence about them and how often they are named."""
    named: dict[str, list[Edge]] = {}
    for fact in document.own:
        if isinstance(fact, Edge) and fact.predicate is Predicate.NOEMT:
            named.setdefault(fact.to_id, []).append(fact)
    for fact in document.own:
        if not isinstance(fact, Node) or fact.kind is not Kind.ORGANISATIE or fact.id in vocabulary.concepts:
            continue
        if fact.props.get("soort") != "rol":
            around = document.text[max(0, fact.source.start - 100) : fact.source.end + 100]
            yield fact, around, max(1, len(named.get(fact.id, ())))


def _named(sentence: str, linker: Linker) -> Iterator[tuple[Kind, str]]:
    for kind, shape in _SHAPES:
        for match in shape.finditer(sentence):
            name = (match["quoted"] or match["name"] or "").strip(" .,;:")
            if len(name) < 3 or name.split()[0].lower() in _HEADS:
                continue
            if not any(
                mention.start < match.end() and mention.end > match.start() for mention in linker.find(sentence)
            ):
                yield kind, name


def write_candidates(path: Path, candidates: Iterable[UnknownName]) -> None:
    """One row per name, UTF-8, comma, as a spreadsheet opens it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for one in candidates:
            rows.writerow([one.naam, one.soort.value, one.aantal, " ; ".join(sorted(one.documenten)), one.voorbeeld])
