"""Conclusions and references of a guideline → Bewijs and Publicaties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.guideline.evidence import conclusions
from ingest.guideline.evidence_words import Conclusion
from ingest.guideline.flow import Line
from ingest.guideline.ledger import STATED, WORDED, Ledger, shortened
from ingest.guideline.parts import Part
from ingest.guideline.publications import Publication, cited_numbers, publications, surname

_RAISED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*(?=\s|$)")
_NOTE = re.compile(r"\b(?:noot|detail)\s*(\d{1,3})\b", re.IGNORECASE)


class Literature:
    """The publications of one guideline: read from lists of references, each a node once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, tuple[Publication, Source]] = {}

    def read(self, references: Iterable[Line]) -> Iterator[tuple[Publication, str]]:
        """The publications in a list of references, with their ids; a DOI that is none is reported."""
        for one in publications(list(references), self._ledger.anchor.document.text):
            thing = _publication_id(one)
            self._known.setdefault(thing, (one, self._ledger.quote(one.line, WORDED, one.reading)))
            if one.wrong_doi:
                self._ledger.report(
                    "referenties", one.wrong_doi, "geen geldige DOI", "DOI weggelaten, publicatie opgenomen"
                )
            yield one, thing

    def nodes(self) -> Iterator[Node]:
        """A node for each publication that was read."""
        for thing, (one, source) in sorted(self._known.items()):
            props: dict[str, Value] = {"titel": one.title, "auteurs": one.authors, "jaar": one.year, "doi": one.doi}
            yield Node(thing, Kind.PUBLICATIE, shortened(one.title), source, props)


class Citable:
    """The publications that a guideline may cite, by the part whose list they stand in.

    Author and year name a publication wherever its reference stands; a number only counts in the part's own list, and
    where that has none in the only list there is.
    """

    def __init__(self, lists: Mapping[str, Sequence[tuple[Publication, str]]]) -> None:
        """`lists`: id of the part of each list → its publications with their ids."""
        self._lists = lists
        self._all = [one for known in lists.values() for one in known]
        self._order = {thing: at for at, thing in enumerate(dict.fromkeys(thing for _, thing in self._all))}
        self._named: defaultdict[str, dict[str, re.Pattern[str]]] = defaultdict(dict)
        """Last name of the first author, lower case → id of each publication, and the words that cite it."""
        for one, thing in self._all:
            name = surname(one.authors[0]) if one.year and one.authors else None
            if name:
                told = rf"\b{re.escape(name)}\b[^;)]{{0,40}}?\b{one.year}"
                self._named[name.lower()].setdefault(thing, re.compile(told, re.IGNORECASE))

    def by(self, owner: str, words: str) -> list[str]:
        """The publications that `words` of a part cite, each once, in the order of the lists."""
        plain, numbers = words.lower(), cited_numbers(words)
        found = {thing for one, thing in self._lists[owner] or self._all if one.number in numbers}
        for name, publications_of in self._named.items():
            if name in plain:
                found |= {thing for thing, told in publications_of.items() if told.search(words)}
        return sorted(found, key=self._order.__getitem__)


@dataclass(slots=True)
class Proof:
    """The Bewijs of one part of a guideline: the source of each, by id."""

    all: dict[str, Source] = field(default_factory=dict)
    notes: dict[str, dict[str, Source]] = field(default_factory=dict)
    """Those that stand in a numbered note, by its number."""

    def noted(self, advice: str) -> dict[str, Source]:
        """What stands in the notes that an advice refers to."""
        numbers = _NOTE.findall(advice)
        return {thing: source for number in numbers for thing, source in self.notes.get(number, {}).items()}


def evidence_facts(
    guideline: str, owner: str, part: Part, published: Citable, ledger: Ledger
) -> tuple[list[Fact], Proof]:
    """Facts of the conclusions of a part that `owner` is, and its Bewijs."""
    out: list[Fact] = []
    proof = Proof()
    text = ledger.anchor.document.text
    for one in conclusions(part.conclusions):
        source = ledger.quote(one.line, WORDED if one.outcome else STATED, one.reading)
        bewijs = make_id(
            Kind.BEWIJS,
            guideline.partition("/")[2],
            one.measure or one.text[:60],
            unique=f"{owner}|{one.text}|{one.measure}",
        )
        out.append(Node(bewijs, Kind.BEWIJS, shortened(one.text), source, _props(one)))
        out.append(Edge(Predicate.ONDERBOUWD_DOOR, owner, bewijs, source))
        out += [
            Edge(Predicate.UIT, bewijs, thing, source) for thing in published.by(owner, one.cited + _raised(one, text))
        ]
        proof.all[bewijs] = source
        if one.line.note:
            proof.notes.setdefault(one.line.note, {})[bewijs] = source
    return out, proof


def _raised(one: Conclusion, original: str) -> str:
    """The numbers raised right behind a conclusion, which readers of pages take for anchors of notes."""
    end = one.reading.origin[-1] + 1 if len(one.reading.origin) else 0
    found = _RAISED.match(original, end) if end else None
    return f" [{found[0]}]" if found else ""


def _publication_id(one: Publication) -> str:
    author = one.authors[0] if one.authors else ""
    key = one.doi or f"{one.authors[:1]}|{one.year}|{one.title}"
    return make_id(Kind.PUBLICATIE, f"{author} {one.year or ''} {one.title[:40]}", unique=key)


def _props(one: Conclusion) -> dict[str, Value]:
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.BEWIJS])
    props.update(
        uitkomst=one.outcome,
        uitkomstmaat=one.measure,
        conclusie=one.text,
        ontwerp=one.design,
        systeem=one.system,
        niveau=one.level,
    )
    return props
