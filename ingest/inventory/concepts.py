"""A term in a typed column → the concept it names: one of the vocabulary, or a new one that waits for an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model import Kind, Node, Source, make_id
from ingest.mentions import Linker
from ingest.vocabulary import Concept, Vocabulary

KNOWN, INFLECTED, NEW = 1.0, 0.95, 0.8
"""How sure a term is of its concept: by a name of it, by an inflection of one, by its own words."""
LONGEST_TERM = 12
"""Words; longer is a sentence, in which known concepts are looked for."""
_ENDINGS = ("'s", "’s", "en", "s", "n", "e", "ën")
_INFLECTED_FROM = 4

_COMPANIES = re.compile(
    r"organisaties?\b|instelling(?:en)?\b|aanbieders?\b|\bgemeenten?\b|\bstichting|\bggd\b|\bbureau|\bzorgkanto"
    r"|verzekeraars?\b"
    r"|\bcentr(?:a|um)\b|\bschool|\bsportclub|\bbedrij|\bwelzijn$|\bsteunpunt|steunpunt(?:en)?\b|\bteam\b|teams?\b"
    r"|\bziekenhuis|centrale\b",
    re.IGNORECASE,
)
_VARIANTS = {
    "Vilans": (),
    "RIVM": ("Loket Gezond Leven", "Centrum Gezond Leven"),
    "Movisie": (),
    "NJi": ("Nederlands Jeugdinstituut",),
    "NCJ": (),
    "Trimbos-instituut": ("Trimbos",),
    "Kenniscentrum Sport & Bewegen": ("Kenniscentrum Sport en Bewegen", "Kenniscentrum Sport"),
    "Zorginstituut": ("Zorginzicht",),
    "Kennis over Zien": (),
}
"""The partners of the national system of recognition, and databanks that show their statements, with other names."""
DATABANKS = (*_VARIANTS, *(variant for variants in _VARIANTS.values() for variant in variants))
_SAME = {variant.casefold(): name for name, variants in _VARIANTS.items() for variant in variants}
_DATABANK = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(DATABANKS, key=len, reverse=True)) + r")(?!\w)", re.I
)
_LENDS_A_HAND = re.compile(r"vrijwillig|mantelzorg|naaste|ervaringsdeskundig|familie", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:van|voor|bij|rond|om|over|namens|tegen|zonder|niet|geen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """The concept that a stretch of a term names; `start` and `end` count in the term."""

    concept: Concept
    zekerheid: float
    start: int
    end: int
    broader: tuple[Concept, ...] = ()
    """Of a new concept: the known ones that it is a kind of."""


class ConceptFinder:
    """Looks terms up by kind; the same term gives the same concept everywhere."""

    def __init__(self, vocabulary: Vocabulary, linker: Linker) -> None:
        self._linker = linker
        self._names: dict[tuple[Kind, str], list[Concept]] = {}
        for concept in vocabulary.concepts.values():
            for form in (concept.name, *concept.synonyms, *concept.abbreviations, *concept.hidden):
                known = self._names.setdefault((concept.kind, _key(form)), [])
                if concept not in known:
                    known.append(concept)
        self._organisations: dict[str, list[tuple[int, int]]] = {}
        self._organisation: dict[str, Match] = {}
        self._found: dict[tuple[tuple[Kind, ...], str], list[Match]] = {}

    def find(self, text: str, kinds: Sequence[Kind]) -> list[Match]:
        """The concept of one of these kinds that the term is; else those it mentions; else a new one of its own.

        A sentence is never a concept: it gives the concepts that it mentions, which may be none.
        """
        key = (tuple(kinds), text)
        if key not in self._found:
            self._found[key] = self._find(text, kinds)
        return self._found[key]

    def mentioned(self, text: str, kinds: Iterable[Kind]) -> list[Match]:
        """Known concepts of these kinds that a text names, in order.

        Volunteers and relatives stand among the groups of people; where a text is only asked who does it, they do it.
        """
        wanted = set(kinds)
        by_whom = Kind.BEROEP in wanted and Kind.DOELGROEP not in wanted
        found = []
        for m in self._linker.find(text):
            concept = m.concept
            if by_whom and concept.kind is Kind.DOELGROEP and _LENDS_A_HAND.search(concept.name):
                concept = _as_kind(concept, Kind.BEROEP)
            if concept.kind in wanted:
                found.append(Match(concept, 0.8 * m.zekerheid, m.start, m.end))
        return found

    def known(self, text: str, kinds: Sequence[Kind]) -> Match | None:
        """The known concept that the whole text names."""
        for kind in kinds:
            for form, zekerheid in _forms(_key(text)):
                if concepts := self._names.get((kind, form)):
                    # a name that two concepts of one kind share is settled by a person
                    return Match(concepts[0], zekerheid if len(concepts) == 1 else 0.5, 0, len(text))
        return None

    def organisations(self, text: str) -> list[tuple[int, int]]:
        """Where a text names organisations: of the vocabulary, or a databank of recognised interventions."""
        if text not in self._organisations:
            self._organisations[text] = self._named_organisations(text)
        return self._organisations[text]

    def _named_organisations(self, text: str) -> list[tuple[int, int]]:
        spans = [(m.start, m.end) for m in self._linker.find(text) if m.concept.kind is Kind.ORGANISATIE]
        spans += [
            m.span() for m in _DATABANK.finditer(text) if not any(a < m.end() and m.start() < b for a, b in spans)
        ]
        return sorted(set(spans))

    def organisation(self, name: str) -> Match:
        """The organisation of this name, new where it is unknown."""
        if name not in self._organisation:
            self._organisation[name] = self._find_organisation(name)
        return self._organisation[name]

    def _find_organisation(self, name: str) -> Match:
        plain = " ".join(name.split())
        known = self.known(plain, [Kind.ORGANISATIE])
        if known:
            return known
        official = next((n for n in DATABANKS if n.casefold() == plain.casefold()), plain)
        official = _SAME.get(official.casefold(), official)
        known = self.known(official, [Kind.ORGANISATIE])
        if known:
            return replace(known, end=len(name))
        is_databank = official in DATABANKS
        return Match(new_concept(Kind.ORGANISATIE, official), KNOWN if is_databank else NEW, 0, len(name))

    def _find(self, text: str, kinds: Sequence[Kind]) -> list[Match]:
        if known := self.known(text, kinds):
            return [known]
        if len(text.split()) > LONGEST_TERM or len(text) > 110:
            return self.mentioned(text, kinds)
        if kinds[0] is Kind.WET:  # a closed list: "Wlz, Zvw" names two of them
            return self.mentioned(text, kinds) or [self._new(text, Kind.WET)]
        kind = kinds[0]
        if Kind.ORGANISATIE in kinds:
            kind = Kind.ORGANISATIE if _COMPANIES.search(text) else kinds[0]
        return [self._new(text, kind)]

    def _new(self, text: str, kind: Kind) -> Match:
        elsewhere = self.known(text, _BORROWED.get(kind, ()))
        if (
            elsewhere and elsewhere.zekerheid >= INFLECTED
        ):  # a group of people may be for whom it is as well as who does it: the same words, another kind
            return Match(_as_kind(elsewhere.concept, kind), NEW, 0, len(text))
        concept = new_concept(kind, " ".join(text.split()))
        broader = tuple(
            m.concept
            for m in self.mentioned(text, [kind])
            if not _PREPOSITION.search(text[: m.start]) and m.concept.id != concept.id
        )
        return Match(concept, NEW, 0, len(text), broader[:1])


_BORROWED = {
    Kind.DOELGROEP: (Kind.BEROEP,),
    Kind.BEROEP: (Kind.DOELGROEP,),
    Kind.PROBLEEM: (Kind.THEMA,),
    Kind.THEMA: (Kind.PROBLEEM,),
}


def _as_kind(concept: Concept, kind: Kind) -> Concept:
    """A concept of another kind with the same names."""
    return replace(
        concept, id=make_id(kind, concept.id.partition("/")[2]), kind=kind, broader=(), lay=(), note=None, sort=None
    )


def new_concept(kind: Kind, name: str) -> Concept:
    """A concept that is in no vocabulary yet."""
    return Concept(make_id(kind, name), kind, name)


def concept_node(concept: Concept, written: str, source: Source) -> Node:
    """The node line of a concept where it is written so: the preferred term as name, other forms as `aliassen`."""
    node = concept.node(source)
    written = " ".join(written.split())
    aliases = node.props.get("aliassen")
    known = aliases if isinstance(aliases, list) else []
    if written == concept.name or written in known:
        return node
    return replace(node, props={**node.props, "aliassen": [*known, written]})


def databank_in(heading: str, finder: ConceptFinder) -> str | None:
    """The organisation that a heading names, as written there."""
    spans = finder.organisations(heading)
    return heading[spans[0][0] : spans[0][1]] if spans else None


def only_databank(texts: Iterable[str], finder: ConceptFinder) -> str | None:
    """The databank of recognised interventions that these texts name; None when they name none, or several."""
    found = {finder.organisation(match[0]).concept.id: match[0] for text in texts for match in _DATABANK.finditer(text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _key(form: str) -> str:
    plain = " ".join(form.replace("’", "'").split())
    capitals = sum(c.isupper() for c in plain)
    return plain if capitals >= 2 and " " not in plain and len(plain) <= 6 else plain.casefold()


def _forms(key: str) -> Iterable[tuple[str, float]]:
    """The key itself, then without and with the endings of Dutch inflection on its last word."""
    yield key, KNOWN
    if key.casefold() != key:
        yield key.casefold(), KNOWN
    for ending in _ENDINGS:
        stem = key[: -len(ending)]
        if key.endswith(ending) and len(stem) >= _INFLECTED_FROM:
            yield stem, INFLECTED
            if stem[-1] == stem[-2]:
                yield stem[:-1], INFLECTED
    if len(key) >= _INFLECTED_FROM:
        for ending in ("s",) if key.endswith("er") else _ENDINGS:  # "ouder" is not one of the "ouderen"
            yield key + ending, INFLECTED
