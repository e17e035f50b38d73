"""The shared language: kinds, predicates, the schema, facts and their sources.

Everything that walks through the house is one of the types below. The Dutch words are *values* (node labels,
relation types, URL paths, JSON keys); see docs/begrippen.md for what each of them means.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | bool | list[str] | list[int] | list[float] | None
"""What a property may hold: a scalar, a homogeneous list without null, or None for "not known"."""


class SchemaError(ValueError):
    """A fact that the schema does not allow; the message names the fact and what to change."""


class Kind(StrEnum):
    """Kinds of things; the value is the node label and, in lower case, the first part of an id and URL."""

    DOCUMENT = "Document"
    SECTIE = "Sectie"
    AFSPRAAK = "Afspraak"
    ACTIE = "Actie"
    DOEL = "Doel"
    BEDRAG = "Bedrag"
    INTERVENTIE = "Interventie"
    BEWIJS = "Bewijs"
    PUBLICATIE = "Publicatie"
    RICHTLIJN = "Richtlijn"
    MODULE = "Module"
    AANBEVELING = "Aanbeveling"
    VOORZIENING = "Voorziening"
    VRAAGGEBIED = "Vraaggebied"
    LOKET = "Loket"
    ORGANISATIE = "Organisatie"
    DOELGROEP = "Doelgroep"
    PROBLEEM = "Probleem"
    SETTING = "Setting"
    BEROEP = "Beroep"
    THEMA = "Thema"
    WET = "Wet"
    UITKOMST = "Uitkomst"


CONCEPTS = frozenset(
    {Kind.ORGANISATIE, Kind.DOELGROEP, Kind.PROBLEEM, Kind.SETTING, Kind.BEROEP, Kind.THEMA, Kind.WET, Kind.UITKOMST}
)
"""Kinds whose nodes come from the vocabulary and are shared by all documents."""


class Predicate(StrEnum):
    """Relation types; what each may join, and how a page words it from both ends, stands in `SCHEMA`."""

    HEEFT_SECTIE = "HEEFT_SECTIE"
    BEVAT_AFSPRAAK = "BEVAT_AFSPRAAK"
    HEEFT_ACTIE = "HEEFT_ACTIE"
    HEEFT_DOEL = "HEEFT_DOEL"
    NOEMT_BEDRAG = "NOEMT_BEDRAG"
    VOERT_UIT = "VOERT_UIT"
    BETROKKEN_BIJ = "BETROKKEN_BIJ"
    TREKT = "TREKT"
    NOEMT = "NOEMT"
    VERVANGT = "VERVANGT"
    BOUWT_VOORT_OP = "BOUWT_VOORT_OP"
    VERWIJST_NAAR = "VERWIJST_NAAR"
    AFGELEID_VAN = "AFGELEID_VAN"
    VOOR = "VOOR"
    BIJ = "BIJ"
    IN = "IN"
    DOOR = "DOOR"
    ERKEND_DOOR = "ERKEND_DOOR"
    ONTWIKKELD_DOOR = "ONTWIKKELD_DOOR"
    ONDERBOUWD_DOOR = "ONDERBOUWD_DOOR"
    UIT = "UIT"
    GEAUTORISEERD_DOOR = "GEAUTORISEERD_DOOR"
    INSTEMMING_VAN = "INSTEMMING_VAN"
    INITIATIEF_VAN = "INITIATIEF_VAN"
    HEEFT_MODULE = "HEEFT_MODULE"
    HEEFT_AANBEVELING = "HEEFT_AANBEVELING"
    BEVEELT_AAN = "BEVEELT_AAN"
    RAADT_AF = "RAADT_AF"
    DRAAGT_BIJ_AAN = "DRAAGT_BIJ_AAN"
    BEANTWOORDT = "BEANTWOORDT"
    GEREGELD_IN = "GEREGELD_IN"
    AANVRAGEN_BIJ = "AANVRAGEN_BIJ"
    BREDER = "BREDER"
    LIJKT_OP = "LIJKT_OP"
    TEGENGESTELD_AAN = "TEGENGESTELD_AAN"


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of `SCHEMA`: how a page words a predicate from either end, and which kinds it may join."""

    label: str
    """Read from the `from` side: "[VWS] voert uit [actie]"."""
    reverse: str
    """Read from the `to` side: "[actie] wordt uitgevoerd door [VWS]"."""
    domain: frozenset[Kind]
    range: frozenset[Kind]


_K = Kind
_ALL = frozenset(Kind)
_TEXTUAL = frozenset({_K.DOCUMENT, _K.SECTIE})
_ADVICE = frozenset({_K.AANBEVELING, _K.MODULE, _K.RICHTLIJN})
_OFFER = frozenset({_K.INTERVENTIE, _K.VOORZIENING})
_POLICY = frozenset({_K.AFSPRAAK, _K.ACTIE, _K.DOEL})
_EDITIONED = frozenset({_K.DOCUMENT, _K.RICHTLIJN, _K.MODULE, _K.INTERVENTIE})


def _row(label: str, reverse: str, domain: Iterable[Kind], range_: Iterable[Kind]) -> Relation:
    return Relation(label, reverse, frozenset(domain), frozenset(range_))


SCHEMA: Mapping[Predicate, Relation] = {
    Predicate.HEEFT_SECTIE: _row("heeft onderdeel", "is onderdeel van", _TEXTUAL, {_K.SECTIE}),
    Predicate.BEVAT_AFSPRAAK: _row("bevat afspraak", "staat in", _TEXTUAL | {_K.AFSPRAAK}, {_K.AFSPRAAK}),
    Predicate.HEEFT_ACTIE: _row("heeft actie", "is actie van", _TEXTUAL | {_K.AFSPRAAK}, {_K.ACTIE}),
    Predicate.HEEFT_DOEL: _row("heeft als doel", "is doel van", _TEXTUAL | _POLICY | _OFFER, {_K.DOEL}),
    Predicate.NOEMT_BEDRAG: _row("noemt bedrag", "wordt genoemd in", _TEXTUAL | _POLICY | _OFFER, {_K.BEDRAG}),
    Predicate.VOERT_UIT: _row("voert uit", "wordt uitgevoerd door", {_K.ORGANISATIE, _K.BEROEP}, {_K.ACTIE}),
    Predicate.BETROKKEN_BIJ: _row(
        "is betrokken bij",
        "met betrokkenheid van",
        {_K.ORGANISATIE, _K.BEROEP},
        {_K.ACTIE, _K.AFSPRAAK, _K.SECTIE},
    ),
    Predicate.TREKT: _row(
        "is trekker van", "heeft als trekker", {_K.ORGANISATIE, _K.BEROEP}, {_K.ACTIE, _K.AFSPRAAK, _K.SECTIE}
    ),
    Predicate.NOEMT: _row("noemt", "wordt genoemd in", _ALL, _ALL),
    Predicate.VERVANGT: _row("vervangt", "is vervangen door", _EDITIONED, _EDITIONED),
    Predicate.BOUWT_VOORT_OP: _row(
        "bouwt voort op", "is de basis voor", _EDITIONED | {_K.AFSPRAAK}, _EDITIONED | {_K.AFSPRAAK}
    ),
    Predicate.VERWIJST_NAAR: _row("verwijst naar", "is genoemd als bron door", _ALL, _ALL),
    Predicate.AFGELEID_VAN: _row("is afgeleid van", "is de bron van", _EDITIONED, _EDITIONED),
    Predicate.VOOR: _row("is voor", "kan gebruikmaken van", _ADVICE | _OFFER | _POLICY | {_K.BEWIJS}, {_K.DOELGROEP}),
    Predicate.BIJ: _row("helpt bij", "wordt aangepakt met", _ADVICE | _OFFER | _POLICY | {_K.BEWIJS}, {_K.PROBLEEM}),
    Predicate.IN: _row("wordt gebruikt in", "is de plek voor", _ADVICE | _OFFER | _POLICY | {_K.BEWIJS}, {_K.SETTING}),
    Predicate.DOOR: _row("wordt gedaan door", "voert uit", _ADVICE | _OFFER, {_K.BEROEP, _K.ORGANISATIE}),
    Predicate.ERKEND_DOOR: _row("is erkend door", "heeft erkend", {_K.INTERVENTIE}, {_K.ORGANISATIE}),
    Predicate.ONTWIKKELD_DOOR: _row("is ontwikkeld door", "ontwikkelde", _OFFER, {_K.ORGANISATIE}),
    Predicate.ONDERBOUWD_DOOR: _row("is onderbouwd door", "onderbouwt", _ADVICE | _OFFER, {_K.BEWIJS}),
    Predicate.UIT: _row(
        "komt uit",
        "leverde op",
        {_K.BEWIJS, _K.INTERVENTIE, _K.VOORZIENING, _K.RICHTLIJN},
        {_K.PUBLICATIE, _K.DOCUMENT},
    ),
    Predicate.GEAUTORISEERD_DOOR: _row(
        "is geautoriseerd door", "autoriseerde", {_K.RICHTLIJN, _K.MODULE}, {_K.ORGANISATIE}
    ),
    Predicate.INSTEMMING_VAN: _row(
        "heeft instemming van", "stemde in met", {_K.RICHTLIJN, _K.MODULE}, {_K.ORGANISATIE}
    ),
    Predicate.INITIATIEF_VAN: _row(
        "is een initiatief van", "nam het initiatief voor", {_K.RICHTLIJN, _K.MODULE}, {_K.ORGANISATIE}
    ),
    Predicate.HEEFT_MODULE: _row("heeft module", "is module van", {_K.RICHTLIJN}, {_K.MODULE}),
    Predicate.HEEFT_AANBEVELING: _row(
        "geeft aanbeveling", "is aanbeveling van", {_K.RICHTLIJN, _K.MODULE}, {_K.AANBEVELING}
    ),
    Predicate.BEVEELT_AAN: _row("beveelt aan", "wordt aanbevolen in", {_K.AANBEVELING}, _OFFER),
    Predicate.RAADT_AF: _row("raadt af", "wordt afgeraden in", {_K.AANBEVELING}, _OFFER),
    Predicate.DRAAGT_BIJ_AAN: _row(
        "draagt bij aan", "wordt ondersteund door", _ADVICE | _OFFER | {_K.ACTIE, _K.AFSPRAAK}, {_K.DOEL}
    ),
    Predicate.BEANTWOORDT: _row("geeft antwoord op", "wordt beantwoord door", _OFFER, {_K.VRAAGGEBIED}),
    Predicate.GEREGELD_IN: _row("is geregeld in", "regelt", _OFFER, {_K.WET}),
    Predicate.AANVRAGEN_BIJ: _row("vraagt u aan bij", "is het loket voor", _OFFER, {_K.LOKET}),
    Predicate.BREDER: _row("valt onder", "omvat", CONCEPTS | {_K.INTERVENTIE}, CONCEPTS | {_K.INTERVENTIE}),
    Predicate.LIJKT_OP: _row("lijkt op", "lijkt op", _ALL, _ALL),
    Predicate.TEGENGESTELD_AAN: _row("spreekt tegen", "wordt tegengesproken door", _ALL, _ALL),
}
"""Predicate → wording, domain and range. Constraints, page wording, exports and docs derive from this one table."""

_CONCEPT_PROPERTIES = (
    "aliassen", "afkortingen", "verborgen", "lay", "lay_gewicht", "lay_beide", "lay_verborgen", "soort", "toelichting",
)  # fmt: skip
_PROSE = ("zinnen", "zin_start", "zin_eind", "zin_pagina", "zin_blok", "zin_soort")
PROPERTIES: Mapping[Kind, tuple[str, ...]] = {
    Kind.DOCUMENT: (
        "bestand", "soort", "uitgever", "datum", "geldig_tot", "url", "geraadpleegd", "licentie", "hash", "formaat",
        "status", *_PROSE,
    ),
    Kind.SECTIE: ("niveau", "nummer", "soort", *_PROSE),
    Kind.AFSPRAAK: ("nummer", "titel", "soort", "tekst"),
    Kind.ACTIE: (
        "tekst", "deadline_start", "deadline_eind", "deadline_tekst", "duur", "zacht", "conditie", "modaliteit",
    ),
    Kind.DOEL: ("tekst", "doelgetal", "eenheid", "doeljaar"),
    Kind.BEDRAG: ("waarde_eur", "jaren", "waarvoor"),
    Kind.INTERVENTIE: (
        "soort", "aliassen", "samenvatting", "doel", "aanpak", "duur", "kosten", "materiaal", "werkzame_elementen",
        "digitaal", "arbeidsbesparend", "status", "lay",
    ),
    Kind.BEWIJS: ("uitkomst", "uitkomstmaat", "conclusie", "ontwerp", "systeem", "niveau"),
    Kind.PUBLICATIE: ("titel", "auteurs", "jaar", "doi"),
    Kind.RICHTLIJN: ("laatst_beoordeeld", "laatst_geautoriseerd", "geplande_herbeoordeling", "status"),
    Kind.MODULE: ("uitgangsvraag", "laatst_beoordeeld", "laatst_geautoriseerd", "geplande_herbeoordeling", "status"),
    Kind.AANBEVELING: (
        "tekst", "nummer", "richting", "sterkte", "sterkte_basis", "voorwaarde", "methode", "kop",
    ),
    Kind.VOORZIENING: (
        "samenvatting", "voor_wie", "wat_het_niet_is", "kosten", "eerste_stap", "wat_u_zegt", "hoe_lang", "bij_nee",
        "verschilt", "aliassen", "lay", "situaties",
    ),
    Kind.VRAAGGEBIED: ("samenvatting", "lay"),
    Kind.LOKET: ("samenvatting", "kosten", "hoe_lang", "bij_nee", "verschilt", "url", "telefoon", "aliassen", "lay"),
    **dict.fromkeys(sorted(CONCEPTS), _CONCEPT_PROPERTIES),
}  # fmt: skip
"""The properties every reader may count on, per kind (None where not known). `zinnen` and its companions are parallel
lists: the running text of a Document (before its first heading) or Sectie, a sentence each, and where each sentence
stands in the source file (`zin_start` inclusive, `zin_eind` exclusive, Unicode characters; `zin_pagina` 0 = no pages).
Sentences with the same `zin_blok` belong to one paragraph or list item; `zin_soort` says which (a `BlockKind`).
`lay` and `lay_gewicht` (above 0, at most 1) are parallel too: how surely an everyday word means the concept;
`lay_beide` are those that also hold the other way, `lay_verborgen` those searched but never put before a visitor."""


class Status(StrEnum):
    """Who stands behind a fact."""

    MACHINE = "machine"
    NAGEKEKEN = "nagekeken"
    AFGEWEZEN = "afgewezen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The sentence a fact came from. `quote` is literally `text[start:end]` of the file."""

    document: str
    """Id of the Document."""
    file: str
    """Name of the text the offsets count in: the original's name for UTF-8 TXT and Markdown, else `<slug>.txt`."""
    section: str | None
    page: int | None
    """1-based page, or None where the format has no pages."""
    start: int
    """First character, in Unicode characters (not bytes)."""
    end: int
    """One past the last character."""
    quote: str
    extractor: str
    """Name and version, for example `policy@1`."""
    zekerheid: float = 1.0
    """Confidence in [0, 1]."""
    status: Status = Status.MACHINE

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SchemaError(f"source range {self.start}:{self.end} in {self.file} is empty or reversed")
        if len(self.quote) != self.end - self.start:
            raise SchemaError(f"quote of {len(self.quote)} characters for range {self.start}:{self.end} in {self.file}")
        if not 0.0 <= self.zekerheid <= 1.0:
            raise SchemaError(f"zekerheid {self.zekerheid} is outside [0, 1]")

    def as_row(self) -> dict[str, Any]:
        """Everything by name, in the order of the contract (docs/datamodel.md)."""
        return {
            "document": self.document,
            "file": self.file,
            "section": self.section,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "extractor": self.extractor,
            "zekerheid": self.zekerheid,
            "status": self.status.value,
        }


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. Its id is `kind/slug`, follows from content, and doubles as URL path."""

    id: str
    kind: Kind
    name: str
    source: Source
    props: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two things, by predicate; several edges may join the same pair, each with its own source."""

    predicate: Predicate
    from_id: str
    to_id: str
    source: Source
    props: Mapping[str, Value] = field(default_factory=dict)


class Handling(StrEnum):
    """What became of a block that yields no fact of its own."""

    IGNORED = "ignored"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class BlockNote:
    """Accounts for a stretch of source text that no node or edge quotes: ignored with a reason, or flagged."""

    handling: Handling
    reason: str
    source: Source


Fact: TypeAlias = Node | Edge | BlockNote


_KIND_OF_PREFIX = {kind.value.lower(): kind for kind in Kind}


def kind_of(thing_id: str) -> Kind:
    """The kind an id belongs to. Raises ValueError for an id that does not begin with a known kind."""
    kind = _KIND_OF_PREFIX.get(thing_id.partition("/")[0])
    if kind is None:
        raise ValueError(f"{thing_id!r} does not begin with a kind such as 'interventie/'")
    return kind


def slug(text: str, *, limit: int = 60) -> str:
    """Lower-case ASCII words joined by hyphens, at most `limit` characters, cut at a word; '' when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    out = ""
    for word in words:
        longer = f"{out}-{word}" if out else word
        if len(longer) > limit:
            return out or word[:limit]
        out = longer
    return out


def digest(*parts: str, length: int = 8) -> str:
    """Hex digest of the parts; used where a slug alone would not be unique."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def make_id(kind: Kind, *path: str, unique: str = "") -> str:
    """`kind/slug` or `kind/slug/slug-digest`: readable, URL-safe, the same in every rebuild.

    `unique` names what makes the thing itself (its full path, its text); its digest is appended when given.
    """
    parts = [slug(part) or digest(part) for part in path]
    if unique:
        parts[-1] = f"{parts[-1]}-{digest(unique)}"
    return "/".join([kind.value.lower(), *parts])


def check(fact: Fact) -> None:
    """Raise `SchemaError` when the fact breaks the schema: id and kind, domain and range, property names and values."""
    if isinstance(fact, Node):
        if kind_of(fact.id) is not fact.kind:
            raise SchemaError(f"node {fact.id!r} has kind {fact.kind.value}")
        check_id(fact.id)
        if not fact.name.strip():
            raise SchemaError(f"node {fact.id!r} has no name")
        check_values(fact.id, fact.props)
    elif isinstance(fact, Edge):
        relation = SCHEMA[fact.predicate]
        if kind_of(fact.from_id) not in relation.domain or kind_of(fact.to_id) not in relation.range:
            raise SchemaError(f"{fact.predicate.value} may not join {fact.from_id!r} and {fact.to_id!r}")
        check_values(f"{fact.predicate.value} {fact.from_id} {fact.to_id}", fact.props)
    elif not fact.reason:
        raise SchemaError(f"block at {fact.source.start} has no reason")


def check_id(thing_id: str) -> None:
    """Raise `SchemaError` when this cannot be the id of a thing, whatever its kind."""
    if re.search(r"\s", thing_id) or thing_id.endswith("/"):
        raise SchemaError(f"id {thing_id!r} has white space or ends in '/'")


def check_values(owner: str, props: Mapping[str, Any]) -> None:
    """Raise `SchemaError` when a property has a name or a value that no fact may have; `owner` is for the message."""
    for name, value in props.items():
        if name in {"title", "type", "id"}:
            raise SchemaError(f"{owner}: a property may not be called {name!r}")
        if isinstance(value, list):
            if len({type(item) for item in value}) > 1 or any(item is None for item in value):
                raise SchemaError(f"{owner}: list {name!r} mixes types or holds null")
        elif not isinstance(value, str | int | float | bool | None):
            raise SchemaError(f"{owner}: {name!r} is a {type(value).__name__}")


_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for every line


def to_json(fact: Fact) -> str:
    """One line of a facts file; the keys stand in the order of the contract (docs/datamodel.md)."""
    row: dict[str, Any]
    if isinstance(fact, Node):
        row = {"node": {"id": fact.id, "kind": fact.kind.value, "name": fact.name, "props": dict(fact.props)}}
    elif isinstance(fact, Edge):
        row = {
            "edge": {
                "predicate": fact.predicate.value,
                "from": fact.from_id,
                "to": fact.to_id,
                "props": dict(fact.props),
            }
        }
    else:
        row = {"block": {"kind": fact.handling.value, "reason": fact.reason}}
    row["source"] = fact.source.as_row()
    return _encode(row)


def from_json(line: str) -> Fact:
    """The inverse of `to_json`. Raises SchemaError when the line is not a fact."""
    try:
        row = json.loads(line)
        source = Source(**{**row["source"], "status": Status(row["source"]["status"])})
        if "node" in row:
            node = row["node"]
            return Node(node["id"], Kind(node["kind"]), node["name"], source, node["props"])
        if "edge" in row:
            edge = row["edge"]
            return Edge(Predicate(edge["predicate"]), edge["from"], edge["to"], source, edge["props"])
        return BlockNote(Handling(row["block"]["kind"]), row["block"]["reason"], source)
    except (KeyError, TypeError, ValueError) as error:
        raise SchemaError(f"not a fact: {line[:120]!r} ({error})") from error


def write_facts(path: Path, facts: Iterable[Fact]) -> int:
    """Write the facts of one document, sorted and without duplicates; returns the number of lines. Atomic."""
    lines = sorted({to_json(fact) for fact in facts})
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8", newline="\n") as handle:  # one large text would be in memory three times
        handle.writelines(f"{line}\n" for line in lines)
    beside.replace(path)
    return len(lines)


def read_facts(path: Path) -> Iterator[Fact]:
    """The facts of one file, in file order. Raises SchemaError with the line number when a line is not a fact."""
    return (fact for _, fact in read_fact_lines(path))


def read_fact_lines(path: Path) -> Iterator[tuple[str, Fact]]:
    """As `read_facts`, each with its line (without the line end): for who needs both and would write it out again."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield line.rstrip("\n"), from_json(line)
            except SchemaError as error:
                raise SchemaError(f"{path.name}:{number}: {error}") from error
