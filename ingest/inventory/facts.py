"""A row of an inventory → the Interventie and everything the row says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value, make_id
from ingest.inventory.concepts import LONGEST_TERM, Match, concept_node
from ingest.inventory.crosses import holds
from ingest.inventory.dates import date_of_cell
from ingest.inventory.evidence import evidence
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.names import Named, intervention_id, normal_name, read_name, split_names, stated_names
from ingest.inventory.recognised import recognition
from ingest.inventory.row import Placed, RowReader
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, cut_contra, is_empty, split_cell, whole, without_mark
from ingest.inventory.values import is_unverified, is_yes, labour_saving, mapped, sort_of, status_of

TEXTS: tuple[tuple[Field, str], ...] = (
    (Field.SAMENVATTING, "samenvatting"),
    (Field.DOEL, "doel"),
    (Field.AANPAK, "aanpak"),
    (Field.DUUR, "duur"),
    (Field.KOSTEN, "kosten"),
    (Field.FINANCIERING, "financiering"),
    (Field.MATERIAAL, "materiaal"),
    (Field.WERKZAME_ELEMENTEN, "werkzame_elementen"),
    (Field.RANDVOORWAARDEN, "randvoorwaarden"),
    (Field.OPLEIDING, "opleiding"),
    (Field.ONDERBOUWING, "onderbouwing"),
    (Field.ONDERZOEK, "onderzoek"),
    (Field.OVEREENKOMSTEN, "overeenkomsten"),
    (Field.UITVOERBAARHEID, "uitvoerbaarheid"),
    (Field.UITVOERBAARHEID_VOLGENS, "uitvoerbaarheid_volgens"),
    (Field.NOODZAKELIJKHEID, "noodzakelijkheid"),
    (Field.NOODZAKELIJKHEID_VOLGENS, "noodzakelijkheid_volgens"),
    (Field.ARBEIDSBESPAREND_TOELICHTING, "arbeidsbesparend_toelichting"),
    (Field.OPMERKING, "opmerking"),
    (Field.RUBRIEK, "rubriek"),
    (Field.BRON, "bron"),
    (Field.LITERATUUR, "literatuur"),
)
"""Columns that are kept as they are written, and the property of the Interventie that holds them."""

NOTHING: dict[str, Value] = {}
"""The properties of an edge that has none; one for all, since an inventory has a hundred thousand of them."""
VRAAGGEBIEDEN = (
    "Informatie en advies",
    "Persoonlijke begeleiding",
    "Educatie",
    "Emotionele steun",
    "Praktische hulp",
    "Respijtzorg",
    "Financiële hulp",
    "Materiële hulp",
)
_SAYS_SORT = re.compile(
    r"\b(?:product|\w*technologie|hulpmiddel|instrument|methodiek|methode|bundel|dienst)", re.IGNORECASE
)
_FORMER = re.compile(
    r"^(?:voorheen|vroeger|eerder|ook(?: wel)?(?: bekend als| genaamd)?|oude naam|afgekort)\s*:?\s+", re.IGNORECASE
)
_NONE = re.compile(r"geen\s", re.IGNORECASE)
"""Among groups of people: for whom it is not. Among problems it is part of one ("geen sociaal netwerk")."""
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_URL = re.compile(r"https?://[^\s<>\"'|]+", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:o\.a\.|onder (?:andere|meer)|in nederland|via|ontwikkeld (?:door|met)|ontstaan bij|leveranciers?)\s+",
    re.IGNORECASE,
)
_NOT_AN_OWNER = re.compile(r"(?:diverse|verschillende|meerdere|vele)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Relation:
    """A column of terms: which predicate, to which kinds, with which role on the edge."""

    field: Field
    predicate: Predicate
    kinds: tuple[Kind, ...]
    role: str | None = None
    excludes: bool = False
    """Terms in it may say for whom it is not."""


RELATIONS: Sequence[_Relation] = (
    _Relation(Field.DOELGROEP, Predicate.VOOR, (Kind.DOELGROEP,), excludes=True),
    _Relation(Field.INTERMEDIAIR, Predicate.VOOR, (Kind.DOELGROEP,), role="intermediair", excludes=True),
    _Relation(Field.PROBLEEM, Predicate.BIJ, (Kind.PROBLEEM,), excludes=True),
    _Relation(Field.SETTING, Predicate.IN, (Kind.SETTING,), excludes=True),
    _Relation(Field.UITVOERDER, Predicate.DOOR, (Kind.BEROEP, Kind.ORGANISATIE)),
    _Relation(Field.WET, Predicate.GEREGELD_IN, (Kind.WET,)),
)


def name_of(row: RowReader) -> tuple[Placed, Named] | None:
    """The cell with the name and what it says; None in a row without a name."""
    for placed in row.raw(Field.NAAM):
        text = without_mark(placed.cell.text)
        if not is_empty(text) and normal_name(text):
            return placed, read_name(text)
    return None


def row_facts(row: RowReader, placed: Placed, named: Named) -> Iterator[Fact]:
    """All facts of a record whose name is `named`, read from the cell `placed`; problems go to the inventory."""
    row.name = " ".join(named.name.split())
    row.id = intervention_id(row.name)
    row.public = row.mapping.public and not any(is_unverified(p.cell.text) for p in row.all(Field.VERIFICATIE))
    source = row.source(placed, named.start, named.end)
    related = [
        *_relations(row),
        *_organisations(row),
        *_advice(row),
        *_broader(row),
        *evidence(row),
        *recognition(row),
    ]
    yield Node(row.id, Kind.INTERVENTIE, row.name, source, _props(row, named))
    yield Edge(Predicate.UIT, row.id, row.document, source, NOTHING)
    yield from related


def _props(row: RowReader, named: Named) -> dict[str, Value]:
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.INTERVENTIE])
    places: list[tuple[str, int, int]] = []
    for meaning, name in TEXTS:
        cells = row.all(meaning)
        if cells:
            props[name] = "\n".join(_text(p) for p in cells)
            places += [(name, p.span.start, p.span.end) for p in cells]
    props["aliassen"] = _aliases(row, named)
    props["lay"] = _everyday(row)
    places += [("lay", p.span.start, p.span.end) for p in row.all(Field.LAY)]
    _closed(row, props, places)
    _labour(row, props, places)
    contra = [(p.span.start, p.span.end, _text(p)) for p in row.all(Field.CONTRA)]
    if contra or row.contra:
        props["contra_indicaties"] = [*(text for _, _, text in contra), *row.contra]
        places += [("contra_indicaties", start, end) for start, end, _ in contra]
    for meaning, name in ((Field.GERAADPLEEGD, "geraadpleegd"), (Field.BIJGEWERKT, "bijgewerkt")):
        for p in row.all(meaning)[:1]:
            props[name] = _date(row, p)
            places.append((name, p.span.start, p.span.end))
    for p in row.all(Field.URL)[:1]:
        found = _URL.search(p.cell.text)
        if found:
            props["url"] = found[0].rstrip(".,;)")
            places.append(("url", p.span.start + found.start(), p.span.start + found.end()))
        else:
            row.problem(p.column, p.cell.text, "geen webadres (http of https)", "adres weggelaten")
    props.update(row.texts)
    props["volgens"] = row.inventory.owner
    props["blad"], props["rij"] = row.sheet, row.number
    if not row.public:
        props["publiek"] = False
    props["velden"] = [name for name, _, _ in places]
    props["veld_start"] = [start for _, start, _ in places]
    props["veld_eind"] = [end for _, _, end in places]
    return props


def _text(placed: Placed) -> str:
    return "\n".join(" ".join(line.split()) for line in without_mark(placed.cell.text).splitlines())


def _aliases(row: RowReader, named: Named) -> list[str]:
    aliases = list(named.aliases)
    for placed in [*row.all(Field.ALIAS), *row.all(Field.AFKORTING)]:
        for term in split_cell(placed.cell, row.separators(placed.column)):
            text = _FORMER.sub("", term.text)
            aliases += [_ASIDE.sub("", " ".join(text.split())) or text] if text == term.text else split_names(text)
    for placed in row.all(Field.OPMERKING):
        aliases += stated_names(placed.cell.text)
    return list(dict.fromkeys(a for a in aliases if a and a != row.name and normal_name(a)))


def _everyday(row: RowReader) -> list[str] | None:
    """What people call it; None when the inventory has no such words."""
    terms = (term for placed in row.all(Field.LAY) for term in split_cell(placed.cell, row.separators(placed.column)))
    return list(dict.fromkeys(" ".join(term.text.split()) for term in terms)) or None


def _closed(row: RowReader, props: dict[str, Value], places: list[tuple[str, int, int]]) -> None:
    """Properties with a closed list of values."""
    readers = (
        (Field.SOORT, "soort", sort_of),
        (Field.STATUS, "status", status_of),
        (Field.DIGITAAL, "digitaal", is_yes),
    )
    for meaning, name, read in readers:
        for placed in row.all(meaning)[:1]:
            said = mapped(placed.cell.text, row.mapping.values.get(meaning, {}))
            value: Value = is_yes(said) if said is not None and meaning is Field.DIGITAAL else said
            if value is None:
                value = read(placed.cell.text)
            props[name] = value
            places.append((name, placed.span.start, placed.span.end))
            if value is None:
                row.unknown_value(placed, placed.cell.text, name)
                row.note_text(name, placed)
    if props["soort"] is None:
        heading = row.table.name_column.heading.lower().replace("naam", " ")
        props["soort"] = row.mapping.sort or (sort_of(heading) if _SAYS_SORT.search(heading) else None)


def _labour(row: RowReader, props: dict[str, Value], places: list[tuple[str, int, int]]) -> None:
    for placed in row.raw(Field.ARBEIDSBESPAREND)[:1]:
        said = mapped(placed.cell.text, row.mapping.values.get(Field.ARBEIDSBESPAREND, {}))
        found = labour_saving(placed.cell.text)
        if found is None and said is None:
            if not is_empty(placed.cell.text):
                row.unknown_value(placed, placed.cell.text, "arbeidsbesparend")
                row.note_text("arbeidsbesparend", placed)
            continue
        value, who = found or (said, None)
        props["arbeidsbesparend"] = said or value
        places.append(("arbeidsbesparend", placed.span.start, placed.span.end))
        for column in row.all(Field.ARBEIDSBESPAREND_VOLGENS)[:1]:
            who = _text(column)
            places.append(("arbeidsbesparend_volgens", column.span.start, column.span.end))
        props["arbeidsbesparend_volgens"] = who or row.inventory.owner


def _date(row: RowReader, placed: Placed) -> str | None:
    if placed.cell.date:
        return placed.cell.date
    found = date_of_cell(placed.cell.text, counts_from_1904=row.counts_from_1904)
    if found is None or found.problem:
        done = f"gelezen als {found.iso}" if found and found.iso else "datum weggelaten"
        row.problem(placed.column, placed.cell.text, found.problem if found and found.problem else "geen datum", done)
    return found.iso if found else None


def _relations(row: RowReader) -> Iterator[Fact]:
    for relation in RELATIONS:
        for placed in row.all(relation.field):
            values = row.mapping.values.get(relation.field, {})
            if placed.column.crossed:
                yield from _crossed(row, placed, relation, values)
                continue
            for term in split_cell(placed.cell, row.separators(placed.column)):
                included: Term | None = term
                if relation.excludes:
                    included, contra = cut_contra(term)
                    if included and relation.predicate is Predicate.VOOR and _NONE.match(included.text):
                        included, contra = None, included
                    if contra:
                        row.contra.append(" ".join(contra.text.split()))
                if included is None or is_empty(included.text):
                    continue
                yield from _related(row, placed, included, relation, mapped(included.text, values))
    for placed in row.all(Field.FINANCIERING):
        for match in row.finder.mentioned(placed.cell.text, [Kind.WET]):
            yield from _edge(
                row, placed, Term(placed.cell.text, 0, len(placed.cell.text)), match, Predicate.GEREGELD_IN, None
            )


def _crossed(row: RowReader, placed: Placed, relation: _Relation, values: Mapping[str, str]) -> Iterator[Fact]:
    """A mark says that the heading of its column holds for the row: the heading is what is quoted."""
    if placed.column.written is None or not holds(placed.cell.text):
        return
    text, span = placed.column.written
    if term := whole(text):
        yield from _related(row, Placed(Cell(text), placed.column, span), term, relation, mapped(term.text, values))


def _related(row: RowReader, placed: Placed, term: Term, relation: _Relation, said: str | None) -> Iterator[Fact]:
    matches = row.finder.find(said or term.text, relation.kinds)
    if said is not None:
        matches = [Match(m.concept, m.zekerheid, 0, len(term.text), m.broader) for m in matches]
    if not matches or len(term.text.split()) > LONGEST_TERM:
        row.note_text(relation.field.value.replace(" ", "_"), placed)
    if not matches:
        row.problem(
            placed.column,
            term.text[:120],
            "zin zonder bekend begrip",
            "staat als tekst bij de interventie, zonder koppeling",
        )
    for match in matches:
        yield from _edge(row, placed, term, match, relation.predicate, relation.role)


def _edge(
    row: RowReader, placed: Placed, term: Term, match: Match, predicate: Predicate, role: str | None
) -> Iterator[Fact]:
    start, end = term.start + match.start, term.start + match.end
    source = row.source(placed, start, end, match.zekerheid)
    written = term.text[match.start : match.end]
    concept = match.concept
    if (concept.id, written) not in row.inventory.written:
        row.inventory.written.add((concept.id, written))
        yield concept_node(concept, written, source)
        for broader in match.broader:
            yield concept_node(broader, broader.name, source)
            yield Edge(Predicate.BREDER, concept.id, broader.id, source)
    yield Edge(predicate, row.id, concept.id, source, {"rol": role} if role else NOTHING)


def _organisations(row: RowReader) -> Iterator[Fact]:
    for placed in row.all(Field.ONTWIKKELAAR):
        plain = normal_header(placed.column.heading)
        role = next((r for r in ("leverancier", "eigenaar", "licentiehouder", "fabrikant") if r in plain), None)
        for term in split_cell(placed.cell, row.separators(placed.column)):
            aside = _ASIDE.search(term.text)
            text = term.text[: aside.start()] if aside and aside.start() else term.text
            if _NOT_AN_OWNER.match(text):
                row.note_text("ontwikkelaar", placed)
                continue
            lead = _LEAD.match(text)
            start = lead.end() if lead else 0
            if row.finder.known(text, [Kind.ORGANISATIE]) is None:  # what follows a comma says who or with whom
                text = text[start:].partition(",")[0].rstrip()
            else:
                start = 0
            if not text:
                continue
            body = Term(text, term.start + start, term.start + start + len(text))
            known = row.finder.known(text, [Kind.ORGANISATIE])
            if known is None and len(text.split()) > LONGEST_TERM:
                row.note_text("ontwikkelaar", placed)
                continue
            match = known or row.finder.organisation(text)
            yield from _edge(row, placed, body, match, Predicate.ONTWIKKELD_DOOR, role)


def _advice(row: RowReader) -> Iterator[Fact]:
    """Guidelines, policy goals and vraaggebieden that the row names."""
    targets = (
        (Field.RICHTLIJN, Predicate.VERWIJST_NAAR, Kind.RICHTLIJN),
        (Field.BELEIDSDOEL, Predicate.DRAAGT_BIJ_AAN, Kind.DOEL),
        (Field.VRAAGGEBIED, Predicate.BEANTWOORDT, Kind.VRAAGGEBIED),
    )
    for meaning, predicate, kind in targets:
        for placed in row.all(meaning):
            for term in split_cell(placed.cell, row.separators(placed.column)):
                name: str | None = " ".join(term.text.split())
                if kind is Kind.VRAAGGEBIED:
                    name = _vraaggebied(term.text)
                if name is None:
                    row.unknown_value(placed, term.text, "geen van de acht vraaggebieden")
                    continue
                source = row.source(placed, term.start, term.end)
                target = make_id(kind, name)
                props: dict[str, Value] = dict.fromkeys(PROPERTIES[kind])
                if kind is Kind.DOEL:
                    props["tekst"] = name
                yield Node(target, kind, name, source, props)
                yield Edge(predicate, row.id, target, source)


def _vraaggebied(text: str) -> str | None:
    plain = normal_header(text)
    for name in VRAAGGEBIEDEN:
        full = normal_header(name)
        if plain and (plain in full or full in plain):
            return name
    return None


def _broader(row: RowReader) -> Iterator[Fact]:
    """A product and the category it belongs to are two things."""
    for placed in row.all(Field.BREDER):
        for term in split_cell(placed.cell, row.separators(placed.column)):
            name = " ".join(term.text.split())
            broader = intervention_id(name)
            if broader == row.id or not normal_name(name):
                continue
            place = row.source(placed, term.start, term.end)
            props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.INTERVENTIE])
            technology = "technolog" in normal_header(placed.column.heading)
            props.update(aliassen=[], soort="technologie" if technology else None, volgens=row.inventory.owner)
            yield Node(broader, Kind.INTERVENTIE, name, place, props)
            yield Edge(Predicate.BREDER, row.id, broader, place)
