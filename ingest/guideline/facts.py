"""A guideline → Richtlijn, Modules, Aanbevelingen, Bewijs and Publicaties, each with the sentence it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.model import PROPERTIES, BlockNote, Edge, Fact, Handling, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor
from ingest.document import Reading, Span
from ingest.guideline.advice import Advice, advices
from ingest.guideline.completeness import EXTRACTOR, Shortcoming, shortcomings
from ingest.guideline.evidence import Conclusion, conclusions
from ingest.guideline.flow import Line, lines, module_title
from ingest.guideline.headings import HeadingTable, built_in
from ingest.guideline.labels import read_field
from ingest.guideline.links import Linking, pieces
from ingest.guideline.names import guideline_id, guideline_name
from ingest.guideline.parties import parties, unclear
from ingest.guideline.parts import Part, Tree
from ingest.guideline.products import products
from ingest.guideline.publications import Publication, cites, publications
from ingest.guideline.recognition import Recognised, recognise
from ingest.guideline.repeats import without_repeats
from ingest.guideline.replaced import replaced
from ingest.guideline.tree import grow
from ingest.guideline.validity import (
    BEOORDEELD,
    GEAUTORISEERD,
    WITHDRAWN,
    Validity,
    module_dates,
    read_validity,
)
from ingest.inventory.concepts import ConceptFinder, concept_node
from ingest.quarantine import Quarantined

LABELLED, WORDED, STATED = 0.95, 0.9, 0.75
"""Certainty of an advice whose strength a label tells, its wording tells, or nothing tells."""
SEVERAL = 0.6
"""Factor for evidence of a module that an advice rests on, where the module has more than one advice or conclusion."""
NAME_LENGTH = 140


@dataclass(slots=True)
class GuidelineFacts:
    """What a document gives as a guideline; nothing when it is none."""

    sort: str | None = None
    """richtlijn, or what was derived from one: patiëntversie, samenvattingskaart, uittreksel."""
    facts: list[Fact] = field(default_factory=list)
    problems: list[Quarantined] = field(default_factory=list)
    unverified: bool = False
    """Nobody has verified any of it yet: the document as a whole waits."""


def guideline_facts(
    anchor: Anchor,
    finder: ConceptFinder,
    day: date,
    *,
    table: HeadingTable | None = None,
    sort: str | None = None,
    title: str | None = None,
    cut_off: bool = False,
) -> GuidelineFacts:
    """The facts of a guideline, or of what is derived from one.

    `day` decides whether a review date has passed. `sort` and `title` are what the bibliography knows of the document;
    `cut_off` says that the file itself ends too early.
    """
    headings = table or built_in()
    found = lines(anchor, headings)
    groups = _guidelines(anchor, found)
    result = GuidelineFacts()
    verified: list[bool] = []
    if anchor.document.format == "json":
        sort = sort or "richtlijn"  # an export is recognised as one before it is read
    for group, own_title in groups:
        recognised = recognise(anchor.document, group, sort=sort, title=own_title or title)
        if recognised is None:
            continue
        result.sort = recognised.derived or "richtlijn"
        if anchor.document.format == "json" and (own_title or anchor.document.title):
            recognised = replace(recognised, name=str(own_title or anchor.document.title))
        if recognised.derived:
            result.facts += _derived(anchor, recognised, group)
            continue
        tree = grow(group, headings, module_title(recognised.module or "") or recognised.module or recognised.name)
        maker = _Maker(anchor, finder, recognised, tree, day)
        result.facts += maker.facts(cut_off=cut_off and group is groups[-1][0])
        result.problems += maker.problems
        verified.append(not maker.unverified)
    result.unverified = bool(verified) and not any(verified)
    return result


def _guidelines(anchor: Anchor, found: list[Line]) -> list[tuple[list[Line], str | None]]:
    """The lines of each guideline in the document; an export may hold several, a chapter each."""
    if anchor.document.meta.get("richtlijnen") != "meerdere":
        return [(found, None)]
    groups: list[tuple[list[Line], str | None]] = []
    for line in found:
        if line.depth == 1:
            groups.append(([], line.title))
            line.depth, line.label = 0, None  # the title of the guideline, not of a part of it
        if groups:
            groups[-1][0].append(line)
    return groups


def _derived(anchor: Anchor, recognised: Recognised, group: Sequence[Line]) -> Iterator[Fact]:
    line = recognised.line or group[0]
    end = recognised.end or len(line.text)
    source = anchor.quote(line.place, line.reading, recognised.start, end, extractor=EXTRACTOR, zekerheid=0.85)
    name = recognised.name
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
    target = guideline_id(name)
    yield Node(target, Kind.RICHTLIJN, name, source, props)
    yield Edge(Predicate.AFGELEID_VAN, anchor.id, target, source, {"soort": recognised.derived})


@dataclass(slots=True)
class _Module:
    id: str
    title: str
    part: Part
    validity: Validity
    source: Source


class _Maker:
    """Turns the tree of one guideline into facts."""

    def __init__(self, anchor: Anchor, finder: ConceptFinder, recognised: Recognised, tree: Tree, day: date) -> None:
        self._anchor = anchor
        self._finder = finder
        self._tree = tree
        self._day = day
        self._name = recognised.name
        self._linking = Linking(anchor, finder, EXTRACTOR)
        self.problems: list[Quarantined] = []
        self._told = self._outside_advice()
        self.unverified = any(_UNVERIFIED.match(line.text) for line in self._told)
        self._validity = read_validity(self._told)
        edition = self._edition() if self._validity.status(day) == WITHDRAWN else None
        self._id = guideline_id(self._name, edition=edition)
        self._source = self._title_source(recognised)
        self._publications: dict[str, tuple[Publication, Source]] = {}

    def _edition(self) -> str:
        """What tells a withdrawn copy from the edition that replaced it: its year, else the name of the file."""
        dates = self._validity.dates
        told = next((year[1] for line in self._told if (year := _PUBLISHED.search(line.text))), None)
        known = dates[GEAUTORISEERD] or dates[BEOORDEELD] or told or self._anchor.document.meta.get("datum")
        return known[:4] if known else self._anchor.slug

    def facts(self, *, cut_off: bool) -> list[Fact]:
        """All facts, the guideline first."""
        out: list[Fact] = []
        modules = list(self._modules())
        self._report_dates(self._validity)
        props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.RICHTLIJN]), **self._validity.dates}
        props["status"] = self._validity.status(self._day)
        out.append(Node(self._id, Kind.RICHTLIJN, self._name, self._source, props))
        out.append(Edge(Predicate.UIT, self._id, self._anchor.id, self._source))
        out += self._linking.whole(self._id, self._source, self._name)
        out += self._described()
        out += self._parties(self._tree.lines)
        out += self._replaced()
        out += self._products()
        told = self._advised(modules)
        for module in modules:
            out += self._module(module)
        shared = list(self._published(self._tree.whole.references))
        for owner, part, found in told:
            proven = self._evidence(owner, part, [*shared, *self._published(part.references)])
            out += proven[0]
            for one in found:
                out += self._advice(owner, part, one, proven[1], len(found))
        for _, (publication, source) in sorted(self._publications.items()):
            out.append(_publication_node(publication, source))
        out += [self._note(s) for s in shortcomings(self._anchor, self._tree, cut_off=cut_off)]
        if self.unverified:
            out = [_unseen(fact) for fact in out]
        if unclear(self._told):
            self._problem(
                "partijen", None, "een kop noemt autorisatie en instemming samen", "rollen niet toegekend", False
            )
        return out

    # -- the guideline and its modules ---------------------------------------------------------------------------------

    def _title_source(self, recognised: Recognised) -> Source:
        line = recognised.line or self._tree.lines[0]
        end = recognised.end or len(line.text)
        return self._anchor.quote(
            line.place, line.reading, recognised.start, end, extractor=EXTRACTOR, zekerheid=WORDED
        )

    def _outside_advice(self) -> list[Line]:
        """Lines that are no advice, conclusion or reference: where dates, status and parties stand."""
        used = {id(line) for p in [self._tree.whole, *self._tree.parts] for line in [*p.conclusions, *p.references]}
        used |= {id(line) for p in [self._tree.whole, *self._tree.parts] for block in p.blocks for line in block.lines}
        own = {id(line) for p in self._tree.parts for line in p.rest} if len(self._tree.parts) > 1 else set()
        return [line for line in self._tree.lines if id(line) not in used and id(line) not in own]

    def _modules(self) -> Iterator[_Module]:
        tables = module_dates(self._tree.lines)
        seen: set[str] = set()
        for part in self._tree.parts:
            validity = read_validity(part.rest) if len(self._tree.parts) > 1 else Validity()
            if told := _row_of(part.title, tables):
                validity = told.or_else(validity)
                validity.wrong += told.wrong
            self._report_dates(validity)
            unique = f"{self._id}|{part.title}"
            while unique in seen:
                unique += " +"
            seen.add(unique)
            line = part.heading or (
                part.questions[0]
                if part.questions
                else part.blocks[0].lines[0]
                if part.blocks and part.blocks[0].lines
                else self._tree.lines[0]
            )
            source = self._anchor.quote(
                line.place, line.reading, 0, len(line.text), extractor=EXTRACTOR, zekerheid=WORDED
            )
            module = make_id(Kind.MODULE, self._id.partition("/")[2], part.title, unique=unique)
            yield _Module(module, part.title, part, validity.or_else(self._validity), source)

    def _module(self, module: _Module) -> Iterator[Fact]:
        questions = [q for q in module.part.questions if re.search(r"\w", q.text)]
        asked = " ".join(" ".join(q.text.split()) for q in questions if not re.match(r"method", q.text, re.I)) or None
        props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.MODULE]), **module.validity.dates}
        props.update(uitgangsvraag=asked, status=module.validity.status(self._day), methode=module.part.method)
        yield Node(module.id, Kind.MODULE, module.title, module.source, props)
        yield Edge(Predicate.HEEFT_MODULE, self._id, module.id, module.source)
        yield from self._linking.module(module.id, module.part.heading, questions, self._own_rest(module.part))

    def _own_rest(self, part: Part) -> list[Line]:
        """What a part tells of itself; on a page that is one module that is what the guideline tells."""
        return part.rest if len(self._tree.parts) > 1 else []

    def _parties(self, told: Sequence[Line]) -> Iterator[Fact]:
        for party in parties(told, self._finder):
            match = self._finder.organisation(party.name)
            source = self._anchor.quote(
                party.line.place,
                party.reading,
                0,
                len(party.reading.text),
                extractor=EXTRACTOR,
                zekerheid=min(0.9, match.zekerheid),
            )
            yield concept_node(match.concept, party.name, source)
            yield Edge(party.predicate, self._id, match.concept.id, source)

    def _described(self) -> Iterator[Fact]:
        """What fields at the beginning say: for whom, where, by whom, and which other guidelines are related."""
        fields = [(read, line) for line in self._told if not line.is_heading and (read := read_field(line.text))]
        yield from self._linking.fields(self._id, fields, set())
        for line in self._told:
            related = _RELATED.match(line.text)
            for start, end in pieces(line.text, related.end()) if related else ():
                source = self._anchor.quote(line.place, line.reading, start, end, extractor=EXTRACTOR, zekerheid=0.8)
                name = guideline_name(line.text[start:end])
                known: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
                yield Node(guideline_id(name), Kind.RICHTLIJN, name, source, known)
                yield Edge(Predicate.VERWIJST_NAAR, self._id, guideline_id(name), source)

    def _replaced(self) -> Iterator[Fact]:
        for old in replaced(self._told):
            name = guideline_name(old.name)
            target = guideline_id(name)
            if target == self._id:
                target = guideline_id(name, edition=old.year or "eerder")
            source = self._anchor.quote(
                old.line.place, old.line.reading, old.start, old.end, extractor=EXTRACTOR, zekerheid=0.85
            )
            props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.RICHTLIJN]), "status": WITHDRAWN}
            yield Node(target, Kind.RICHTLIJN, name, source, props)
            yield Edge(Predicate.VERVANGT, self._id, target, source)

    def _products(self) -> Iterator[Fact]:
        """What was made from it and is only named: a Document without a file."""
        for one in products(self._told):
            source = self._anchor.quote(
                one.line.place, one.line.reading, one.start, one.end, extractor=EXTRACTOR, zekerheid=0.85
            )
            document = make_id(Kind.DOCUMENT, one.name)
            props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.DOCUMENT]), "soort": one.sort}
            yield Node(document, Kind.DOCUMENT, one.name, source, props)
            yield Edge(Predicate.AFGELEID_VAN, document, self._id, source, {"soort": one.sort})

    # -- advice --------------------------------------------------------------------------------------------------------

    def _advised(self, modules: Sequence[_Module]) -> list[tuple[str, Part, list[Advice]]]:
        """Owner, part and advice of each part, without what the guideline says twice."""
        owners = [(self._id, self._tree.whole), *((m.id, m.part) for m in modules)]
        found = [
            (owner, part, [(block, one) for block in part.blocks for one in advices(block.lines, only_items=block.nhg)])
            for owner, part in owners
        ]
        kept = without_repeats(
            [
                (block.summary and not block.nhg, block.summary, owner, one)
                for owner, _, pairs in found
                for block, one in pairs
            ]
        )
        return [(owner, part, [one for _, one in pairs if id(one) in kept]) for owner, part, pairs in found]

    def _advice(self, owner: str, part: Part, one: Advice, proven: Sequence[str], count: int) -> Iterator[Fact]:
        source = self._advice_source(one)
        verdict = one.verdict
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.AANBEVELING])
        props.update(
            tekst=one.text,
            nummer=one.number,
            richting=verdict.direction,
            sterkte=verdict.strength,
            sterkte_basis=verdict.basis,
            voorwaarde=_condition(one.conditions),
            methode=one.method or part.method or self._tree.whole.method,
            kop=one.kop,
        )
        thing = make_id(
            Kind.AANBEVELING, self._id.partition("/")[2], one.text[:80], unique=f"{owner}|{one.text}|{one.kop}"
        )
        yield Node(thing, Kind.AANBEVELING, _shortened(one.text), source, props)
        yield Edge(Predicate.HEEFT_AANBEVELING, owner, thing, source)
        for bewijs, certain, quoted in proven_edges(proven, self._proof_sources, count):
            yield Edge(Predicate.ONDERBOUWD_DOOR, thing, bewijs, quoted if certain else _less(quoted))
        for name in map(guideline_name, one.refers_to):
            known: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
            yield Node(guideline_id(name), Kind.RICHTLIJN, name, source, known)
            yield Edge(Predicate.VERWIJST_NAAR, thing, guideline_id(name), source)
        yield from self._linking.advice(thing, one)

    def _advice_source(self, one: Advice) -> Source:
        span = one.reading.span(0, len(one.reading.text))
        if one.last is not one.line:
            span = Span(span.start, one.last.place.block.end)
        certain = LABELLED if one.verdict.basis == "label" else WORDED if one.verdict.known else STATED
        return self._anchor.source(
            span, section=one.line.place.section, page=one.line.place.block.page, extractor=EXTRACTOR, zekerheid=certain
        )

    # -- evidence ------------------------------------------------------------------------------------------------------

    _proof_sources: dict[str, Source]

    def _evidence(
        self, owner: str, part: Part, published: Sequence[tuple[Publication, str]]
    ) -> tuple[list[Fact], list[str]]:
        """Facts of the conclusions of a part, and the ids of its Bewijs."""
        out: list[Fact] = []
        self._proof_sources = {}
        for one in conclusions(part.conclusions):
            source = self._quote(one.line, one.reading, WORDED if one.outcome else STATED)
            bewijs = make_id(
                Kind.BEWIJS,
                self._id.partition("/")[2],
                one.measure or one.text[:60],
                unique=f"{owner}|{one.text}|{one.measure}",
            )
            out.append(Node(bewijs, Kind.BEWIJS, _shortened(one.text), source, _evidence_props(one)))
            out.append(Edge(Predicate.ONDERBOUWD_DOOR, owner, bewijs, source))
            for publication, thing in published:
                if cites(one.cited, publication):
                    out.append(Edge(Predicate.UIT, bewijs, thing, source))
            self._proof_sources[bewijs] = source
        return out, list(self._proof_sources)

    def _published(self, references: Iterable[Line]) -> Iterator[tuple[Publication, str]]:
        for one in publications(list(references), self._anchor.document.text):
            source = self._quote(one.line, one.reading, WORDED)
            key = one.doi or f"{one.authors[:1]}|{one.year}|{one.title}"
            words = f"{one.authors[0] if one.authors else ''} {one.year or ''} {one.title[:40]}"
            thing = make_id(Kind.PUBLICATIE, words, unique=key)
            self._publications.setdefault(thing, (one, source))
            if one.wrong_doi:
                self._problem(
                    "referenties", one.wrong_doi, "geen geldige DOI", "DOI weggelaten, publicatie opgenomen", False
                )
            yield one, thing

    # -- reports -------------------------------------------------------------------------------------------------------

    def _quote(self, line: Line, reading: Reading, certain: float) -> Source:
        return self._anchor.quote(line.place, reading, 0, len(reading.text), extractor=EXTRACTOR, zekerheid=certain)

    def _report_dates(self, validity: Validity) -> None:
        for wrong in validity.wrong:
            self._problem(wrong.what, wrong.value, "onmogelijke datum", "datum weggelaten", False)

    def _problem(self, place: str, value: str | None, reason: str, done: str, refused: bool) -> None:
        self.problems.append(
            Quarantined(
                bestand=self._anchor.document.file,
                plaats=place,
                waarde=value,
                reden=reason,
                gedaan=done,
                geweigerd=refused,
            )
        )

    def _note(self, one: Shortcoming) -> BlockNote:
        self._problem(one.place, None, one.reason, "wat er wel staat is gelezen", False)
        return BlockNote(Handling.FLAGGED, one.reason, one.source)


_PUBLISHED = re.compile(
    r"\b(?:gepubliceerd|gereed|jaar|versie|uitgave)\b[^.;]{0,30}?\b((?:19"
    r"|20)\d\d)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(r"\s*verwante?\s+richtlijn(?:en)?\s*:\s*", re.IGNORECASE)
_UNVERIFIED = re.compile(r"\s*verificatie\s*:\s*(?:te\s+verifi|niet|nee\b|nog)", re.IGNORECASE)
_OWN = frozenset({Kind.RICHTLIJN, Kind.MODULE, Kind.AANBEVELING, Kind.BEWIJS, Kind.PUBLICATIE})


def _unseen(fact: Fact) -> Fact:
    """What nobody has verified yet waits: see `graph.public`."""
    if isinstance(fact, Node) and fact.kind in _OWN:
        return replace(fact, props={**fact.props, "publiek": False})
    return fact


def proven_edges(proven: Sequence[str], sources: dict[str, Source], count: int) -> Iterator[tuple[str, bool, Source]]:
    """The evidence of a part for one of its `count` advices: certain where there is one of each."""
    for bewijs in proven:
        yield bewijs, count == 1 and len(proven) == 1, sources[bewijs]


def _less(source: Source) -> Source:
    return replace(source, zekerheid=round(source.zekerheid * SEVERAL, 2))


def _evidence_props(one: Conclusion) -> dict[str, Value]:
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


def _publication_node(one: Publication, source: Source) -> Node:
    props: dict[str, Value] = {"titel": one.title, "auteurs": one.authors, "jaar": one.year, "doi": one.doi}
    thing = make_id(
        Kind.PUBLICATIE,
        f"{one.authors[0] if one.authors else ''} {one.year or ''} {one.title[:40]}",
        unique=one.doi or f"{one.authors[:1]}|{one.year}|{one.title}",
    )
    return Node(thing, Kind.PUBLICATIE, _shortened(one.title), source, props)


def _condition(found: Sequence[str]) -> Value:
    if not found:
        return None
    return found[0] if len(found) == 1 else list(found)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= NAME_LENGTH else plain[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _row_of(title: str, rows: Mapping[str, tuple[Validity, Line]]) -> Validity | None:
    """The row of the table per module that is about the module of this title: the same words, else words in it."""
    wanted = _plain(title)
    plain = {_plain(written): told for written, (told, _) in rows.items()}
    if wanted in plain:
        return plain[wanted]
    near = [
        told
        for written, told in plain.items()
        if min(len(written), len(wanted)) > 12 and (f" {written} " in f" {wanted} " or f" {wanted} " in f" {written} ")
    ]
    return near[0] if len(near) == 1 else None


def _plain(title: str) -> str:
    return re.sub(r"[^\w-]+", " ", re.sub(r"^\s*(?:module\s*)?[\d.]*\s*[:–-]?\s*", "", title.lower())).strip()
