"""A description of an intervention in the fixed chapters of the system of recognition → the Interventie and its facts.

Works on what any reader makes of a page or a PDF: sections with headings. A document is a worksheet when enough of the
fixed chapters stand in it and none that belongs to another kind of document; several interventions in one document
(fact sheets) are told apart by the headings above their chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor
from ingest.document import Block, BlockKind, Reading, Section, Span
from ingest.inventory.chapters import chapter
from ingest.inventory.concepts import ConceptFinder, Match, concept_node
from ingest.inventory.dates import date_of_cell
from ingest.inventory.evidence_tables import outcome_rows
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.labels import fields_asked, fields_in, labelled
from ingest.inventory.names import intervention_id, read_name, stated_names
from ingest.inventory.recognition import Statement, statements
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, cut_contra, is_empty, sentences_of, split_cell
from ingest.inventory.values import is_yes, labour_saving, outcome, sort_of, status_of
from ingest.inventory.worksheet_name import EXTRACTOR, GENERIC, STATED, asked_name, document_name, heading_name
from ingest.mentions import Linker
from ingest.vocabulary import Vocabulary

FROM_TEXT, FROM_RESEARCH = 0.7, 0.45
"""Certainty of a concept named in running text; of an outcome in a sentence."""
_ENOUGH = 4
"""Different chapters that a document needs."""
_OWN_TABLES = frozenset({Field.KOSTEN, Field.DUUR, Field.ONDERZOEK, Field.BEWIJS})
"""Chapters in which a table is about their own subject, whatever its rows are called ("Materiaal", "€ 40")."""
_ABOUT_RECOGNITION = frozenset({Field.ERKENNING_DATUM, Field.ERKEND_DOOR, Field.GELDIG_TOT})
"""What a label such as "Erkenning: commissie, datum, oordeel" seems to ask for."""
_BY_WHOM = re.compile(r"uitvoerder", re.IGNORECASE)
"""In a heading about places ("Locatie en uitvoerders"): it tells by whom as well."""
_RECOGNISED = re.compile(r"\b(?:erkend|erkenning|beoordeeld)\b", re.IGNORECASE)
_LONGEST_STATEMENT = 250
_SHORT = 9
"""Words; a longer item of a list is a sentence."""
_OTHER = frozenset(
    {
        "aanbeveling",
        "aanbevelingen",
        "uitgangsvraag",
        "uitgangsvragen",
        "zoekvraag",
        "overwegingen",
        "zoeken en selecteren",
    }
)
"""Chapters of a guideline."""

_TELLING = frozenset(
    {
        Field.DOELGROEP,
        Field.DOEL,
        Field.AANPAK,
        Field.MATERIAAL,
        Field.KOSTEN,
        Field.WERKZAME_ELEMENTEN,
        Field.ONDERZOEK,
        Field.ONDERBOUWING,
        Field.OVEREENKOMSTEN,
        Field.UITVOERDER,
        Field.ERKENNING,
        Field.RANDVOORWAARDEN,
    }
)
_OWN = frozenset(
    {Field.ERKENNING, Field.WERKZAME_ELEMENTEN, Field.ONDERZOEK, Field.ONDERBOUWING, Field.UITVOERDER, Field.MATERIAAL}
)
"""What is told of an intervention and seldom of a plan or an agreement, which have an aim and a target group too."""
_NEEDED = frozenset({Field.DOELGROEP, Field.DOEL, Field.AANPAK})
_TEXTS: tuple[tuple[Field, str], ...] = (
    (Field.SAMENVATTING, "samenvatting"), (Field.DOEL, "doel"), (Field.AANPAK, "aanpak"), (Field.DUUR, "duur"),
    (Field.KOSTEN, "kosten"), (Field.MATERIAAL, "materiaal"), (Field.WERKZAME_ELEMENTEN, "werkzame_elementen"),
    (Field.RANDVOORWAARDEN, "randvoorwaarden"), (Field.OPLEIDING, "opleiding"), (Field.ONDERBOUWING, "onderbouwing"),
    (Field.ONDERZOEK, "onderzoek"), (Field.OVEREENKOMSTEN, "overeenkomsten"),
)  # fmt: skip
_RELATIONS: tuple[tuple[Field, Predicate, tuple[Kind, ...], str | None], ...] = (
    (Field.DOELGROEP, Predicate.VOOR, (Kind.DOELGROEP,), None),
    (Field.INTERMEDIAIR, Predicate.VOOR, (Kind.DOELGROEP,), "intermediair"),
    (Field.PROBLEEM, Predicate.BIJ, (Kind.PROBLEEM,), None),
    (Field.SETTING, Predicate.IN, (Kind.SETTING,), None),
    (Field.UITVOERDER, Predicate.DOOR, (Kind.BEROEP, Kind.ORGANISATIE), None),
    (Field.WET, Predicate.GEREGELD_IN, (Kind.WET,), None),
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(])")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of text about one field: a block, or what stands behind a label in it."""

    block: Block
    reading: Reading
    section: str | None
    stated: bool = False
    """Behind a label or in a short list item: its words are terms."""


@dataclass(slots=True)
class _Sheet:
    """One intervention in the document: its name, and its passages by field."""

    name: str
    name_source: Source
    passages: dict[Field, list[_Passage]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    """Other names that are told outside the chapters."""

    def add(self, meaning: Field, passage: _Passage) -> None:
        self.passages.setdefault(meaning, []).append(passage)

    def of(self, meaning: Field) -> list[_Passage]:
        return self.passages.get(meaning, [])


def worksheet_facts(
    anchor: Anchor,
    linker: Linker,
    vocabulary: Vocabulary,
    *,
    finder: ConceptFinder | None = None,
    owner: str | None = None,
) -> Iterator[Fact]:
    """The interventions that a document describes in the fixed chapters, with their facts; nothing for any other.

    `owner` is who says what the document says (its publisher).
    """
    chosen = finder or ConceptFinder(vocabulary, linker)
    for sheet in _sheets(anchor, chosen):
        yield from _Extractor(anchor, chosen, sheet, owner).facts()


def _sheets(anchor: Anchor, finder: ConceptFinder) -> Iterator[_Sheet]:
    document = anchor.document
    titles = {re.sub(r"^(?:\d+ )*", "", normal_header(section.title)) for section, _ in document.walk()}
    if titles & _OTHER:
        return
    groups = [
        section
        for section, _ in document.walk()
        if chapter(section.title) is None and (_is_complete(section.children) or _is_card(section, document.text))
    ]
    outer = [g for g in groups if not any(_contains(other, g) for other in groups if other is not g)]
    several = [g for g in groups if not any(_contains(g, other) for other in groups if other is not g)]
    if len(several) > 1:
        for section in several:
            named = asked_name(anchor, [(block, anchor.section_id(section)) for block in section.blocks])
            named = named or heading_name(anchor, section)
            yield from _sheet(anchor, named, section.blocks, section.children, anchor.section_id(section), finder)
        return
    if not _is_complete(document.sections, fields_asked(document)):
        return
    # a title that is a section of its own ("# Name" in a page) rather than the title of the document
    only = outer[0] if len(outer) == 1 and not GENERIC.fullmatch(outer[0].title) else None
    named = document_name(anchor, only)
    if named:
        yield from _sheet(anchor, named, document.blocks, document.sections, None, finder)


def _is_complete(sections: Sequence[Section], labelled: Iterable[Field] = ()) -> bool:
    found = {meaning for section in sections for s, _ in section.walk() if (meaning := _chapter(s))}
    found.update(labelled)
    return len(found & _TELLING) >= _ENOUGH and len(found & _NEEDED) >= 2


def _is_card(section: Section, source: str) -> bool:
    """Whether the fields of one intervention stand under a heading, each with its label."""
    found = fields_in(section.blocks, source)
    return len(found & _TELLING) >= _ENOUGH and len(found & _NEEDED) >= 2 and bool(found & _OWN)


def _contains(outer: Section, inner: Section) -> bool:
    return any(section is inner for section, path in outer.walk() if path)


def _sheet(
    anchor: Anchor,
    named: tuple[str, Source] | None,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    section: str | None,
    finder: ConceptFinder,
) -> Iterator[_Sheet]:
    if named is None:
        return
    sheet = _Sheet(named[0], named[1])
    for block in blocks:
        if not _labels(sheet, block, section, anchor.document.text, finder):
            _front(sheet, block, section, finder)
    for child in sections:
        for found, path in child.walk():
            meaning = _chapter(found)
            above = next((m for s in reversed(path) if (m := _chapter(s))), None)
            here = anchor.section_id(found)
            literature = Field.LITERATUUR in (meaning, above)
            if meaning is None and above and not (found.blocks or found.children or literature):
                # a short line in large type ("€ 200 per afdeling") was taken for a heading
                sheet.add(above, _Passage(found.heading, found.heading.reading, here))
            for block in found.blocks:
                chosen = meaning or above
                form = not (literature or (block.rows and chosen in _OWN_TABLES))
                taken = form and _labels(sheet, block, here, anchor.document.text, finder)
                if not chosen and not taken:
                    _front(sheet, block, here, finder)
                if chosen and not taken:
                    if chosen is Field.SETTING and _BY_WHOM.search(found.title):
                        sheet.add(Field.UITVOERDER, _Passage(block, block.reading, here))
                    text = block.reading.text
                    short = (block.kind is BlockKind.LIJSTITEM and len(text.split()) <= _SHORT) or _is_enumeration(text)
                    sheet.add(chosen, _Passage(block, block.reading, here, stated=short))
    yield sheet


def _front(sheet: _Sheet, block: Block, section: str | None, finder: ConceptFinder) -> None:
    """Take up what is told outside the chapters: other names, and who recognises it at which level."""
    sheet.names += stated_names(block.reading.text)
    if _tells_recognition(block, finder):
        sheet.add(Field.ERKENNING, _Passage(block, block.reading, section))


def _is_enumeration(text: str) -> bool:
    """Whether a paragraph is nothing but terms: "muziektherapeut; vrijwilligers"."""
    parts = [part.text for part in split_cell(Cell(text))]
    return len(parts) > 1 and text.rstrip()[-1:] not in ".!?" and all(len(part.split()) <= _SHORT for part in parts)


def _chapter(section: Section) -> Field | None:
    """Which chapter a heading names, also when it was broken over two lines and its rest was taken for the next."""
    meaning = chapter(section.title)
    if meaning is None and not section.blocks and section.children:
        return chapter(f"{section.title} {section.children[0].title}")
    return meaning


def _tells_recognition(block: Block, finder: ConceptFinder) -> bool:
    """Whether a line outside the chapters says who recognises it, and at which level."""
    text = block.reading.text
    if not _RECOGNISED.search(text) or len(text) > _LONGEST_STATEMENT:
        return False
    return any(s.level and s.level_known and s.organisations for s in statements(Cell(text), finder.organisations))


def _labels(sheet: _Sheet, block: Block, section: str | None, source: str, finder: ConceptFinder) -> bool:
    """Take up what a block answers to the questions of a form; whether it was such a block."""
    taken = False
    for meaning, reading in labelled(block, source):
        whole = meaning in _ABOUT_RECOGNITION and any(
            s.level and s.level_known for s in statements(Cell(reading.text), finder.organisations)
        )
        sheet.add(Field.ERKENNING if whole else meaning, _Passage(block, reading, section, stated=True))
        taken = True
    return taken


class _Extractor:
    """Turns one described intervention into facts."""

    def __init__(self, anchor: Anchor, finder: ConceptFinder, sheet: _Sheet, owner: str | None) -> None:
        self._anchor = anchor
        self._finder = finder
        self._sheet = sheet
        named = read_name(sheet.name)
        self._name = " ".join(named.name.split())
        self._aliases = [*named.aliases, *sheet.names]
        self._id = intervention_id(self._name)
        self._owner = owner
        self._contra: list[str] = []
        self._written: set[tuple[str, str]] = set()

    def facts(self) -> Iterator[Fact]:
        related = [*self._relations(), *self._makers(), *self._recognition(), *self._evidence()]
        source = self._sheet.name_source
        yield Node(self._id, Kind.INTERVENTIE, self._name, source, self._props())
        yield Edge(Predicate.UIT, self._id, self._anchor.id, source)
        yield from related

    def _source(self, passage: _Passage, start: int, end: int, zekerheid: float) -> Source:
        span = passage.reading.span(start, end)
        return self._anchor.source(
            span, section=passage.section, page=passage.block.page, extractor=EXTRACTOR, zekerheid=round(zekerheid, 3)
        )

    def _props(self) -> dict[str, Value]:
        sheet = self._sheet
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.INTERVENTIE])
        places: list[tuple[str, Span]] = []
        for meaning, name in _TEXTS:
            passages = sheet.of(meaning)
            if passages:
                props[name] = "\n".join(p.reading.text.strip() for p in passages)
                places += [(name, p.reading.span(0, len(p.reading.text))) for p in passages if p.reading.text]
        for meaning in (Field.ALIAS, Field.AFKORTING):
            self._aliases += [t.text for p in sheet.of(meaning) for t in split_cell(Cell(p.reading.text))]
        contra = [p.reading.text.strip() for p in sheet.of(Field.CONTRA)] + self._contra
        props["aliassen"] = [a for a in dict.fromkeys(self._aliases) if a != self._name]
        if contra:
            props["contra_indicaties"] = contra
        for meaning, name, read in ((Field.SOORT, "soort", sort_of), (Field.STATUS, "status", status_of)):
            for passage in sheet.of(meaning)[:1]:
                props[name] = read(passage.reading.text)
        for passage in sheet.of(Field.DIGITAAL)[:1]:
            props["digitaal"] = is_yes(passage.reading.text)
        for passage in sheet.of(Field.ARBEIDSBESPAREND)[:1]:
            if found := labour_saving(passage.reading.text):
                props["arbeidsbesparend"] = found[0]
                props["arbeidsbesparend_volgens"] = found[1] or self._owner
        props["volgens"] = self._owner
        props["rij"] = 1
        props["velden"] = [name for name, _ in places]
        props["veld_start"] = [span.start for _, span in places]
        props["veld_eind"] = [span.end for _, span in places]
        return props

    def _relations(self) -> Iterator[Fact]:
        for meaning, predicate, kinds, role in _RELATIONS:
            for passage in self._sheet.of(meaning):
                yield from self._terms(passage, predicate, kinds, role)
        for passage in self._sheet.of(Field.RANDVOORWAARDEN):
            for match in self._finder.mentioned(passage.reading.text, (Kind.SETTING, Kind.WET)):
                setting = match.concept.kind is Kind.SETTING
                whole = Term(passage.reading.text, 0, len(passage.reading.text))
                yield from self._edge(
                    passage, whole, match, Predicate.IN if setting else Predicate.GEREGELD_IN, None, FROM_TEXT
                )

    def _terms(
        self, passage: _Passage, predicate: Predicate, kinds: tuple[Kind, ...], role: str | None
    ) -> Iterator[Fact]:
        text = passage.reading.text
        for term in split_cell(Cell(text)) if passage.stated else sentences_of(text, _SENTENCE):
            included, contra = cut_contra(term)
            if contra:
                self._contra.append(contra.text)
            if included is None or is_empty(included.text):
                continue
            body = included.text.rstrip(".")
            matches = self._finder.find(body, kinds) if passage.stated else self._finder.mentioned(body, kinds)
            for match in matches:
                yield from self._edge(
                    passage, included, match, predicate, role, STATED if passage.stated else FROM_TEXT
                )

    def _edge(
        self, passage: _Passage, term: Term, match: Match, predicate: Predicate, role: str | None, zekerheid: float
    ) -> Iterator[Fact]:
        start, end = term.start + match.start, term.start + match.end
        source = self._source(passage, start, end, zekerheid * match.zekerheid)
        written = term.text[match.start : match.end]
        if (match.concept.id, written) not in self._written:
            self._written.add((match.concept.id, written))
            yield concept_node(match.concept, written, source)
        yield Edge(predicate, self._id, match.concept.id, source, {"rol": role} if role else {})

    def _makers(self) -> Iterator[Fact]:
        for passage in self._sheet.of(Field.ONTWIKKELAAR):
            text = passage.reading.text
            terms = split_cell(Cell(text)) if passage.stated or len(text.split()) <= _SHORT else []
            for term in terms:
                body = Term(term.text.rstrip("."), term.start, term.start + len(term.text.rstrip(".")))
                match = self._finder.organisation(body.text)
                yield from self._edge(passage, body, match, Predicate.ONTWIKKELD_DOOR, None, STATED)
            if not terms:
                whole = Term(text, 0, len(text))
                for match in self._finder.mentioned(text, [Kind.ORGANISATIE]):
                    yield from self._edge(passage, whole, match, Predicate.ONTWIKKELD_DOOR, None, FROM_TEXT)

    def _recognition(self) -> Iterator[Fact]:
        by = self._sheet.of(Field.ERKEND_DOOR)
        for passage in self._sheet.of(Field.ERKENNING):
            text = passage.reading.text
            for statement in statements(Cell(text), self._finder.organisations, named=bool(by)):
                filled = self._dated(statement)
                names = [text[a:b] for a, b in statement.organisations]
                names = names or [t.text for p in by for t in split_cell(Cell(p.reading.text))]
                if not names and self._owner and self._finder.organisations(self._owner):
                    a, b = self._finder.organisations(self._owner)[0]
                    names = [self._owner[a:b]]
                for name in names:
                    match = self._finder.organisation(name)
                    source = self._source(passage, statement.start, statement.end, STATED * match.zekerheid)
                    yield concept_node(match.concept, match.concept.name, source)
                    props: dict[str, Value] = {
                        "niveau": filled.level,
                        "datum": filled.date,
                        "geldig_tot": filled.until,
                        "status": filled.status,
                    }
                    yield Edge(Predicate.ERKEND_DOOR, self._id, match.concept.id, source, props)

    def _dated(self, statement: Statement) -> Statement:
        def date(meaning: Field) -> str | None:
            for passage in self._sheet.of(meaning):
                if found := date_of_cell(passage.reading.text):
                    return found.iso
            return None

        return replace(
            statement,
            date=statement.date or date(Field.ERKENNING_DATUM),
            until=statement.until or date(Field.GELDIG_TOT),
        )

    def _evidence(self) -> Iterator[Fact]:
        for meaning in (Field.BEWIJS, Field.ONDERZOEK):
            for passage in self._sheet.of(meaning):
                rows = outcome_rows(passage.block) if passage.reading is passage.block.reading else []
                for row in rows:
                    cell = _Passage(passage.block, row.outcome, passage.section, stated=True)
                    for term in split_cell(Cell(row.outcome.text)):
                        yield from self._outcome(cell, term, STATED, row.measure, row.design)
                for term in [] if rows else sentences_of(passage.reading.text, _SENTENCE):
                    stated = meaning is Field.BEWIJS or passage.stated
                    yield from self._outcome(passage, term, STATED if stated else FROM_RESEARCH)

    def _outcome(
        self, passage: _Passage, term: Term, zekerheid: float, measure: str | None = None, design: str | None = None
    ) -> Iterator[Fact]:
        hit = outcome(term)
        if hit is None:
            return
        measure = measure or hit.measure
        source = self._source(passage, hit.start, hit.end, zekerheid if hit.sure else FROM_RESEARCH)
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.BEWIJS])
        props.update(uitkomst=hit.value, uitkomstmaat=measure, ontwerp=design, volgens=self._owner)
        props["conclusie"] = None if design or measure != hit.measure else " ".join(term.text.split())
        unique = "\x1f".join([self._anchor.id, self._name, hit.value, measure or "", term.text])
        bewijs = make_id(Kind.BEWIJS, self._name, unique=unique)
        name = f"{self._name}: {hit.value}" + (f" op {measure}" if measure else "")
        yield Node(bewijs, Kind.BEWIJS, name, source, props)
        yield Edge(Predicate.ONDERBOUWD_DOOR, self._id, bewijs, source)
