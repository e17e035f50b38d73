"""The vocabulary: CSV files of concepts, read with their places so that concepts too point at their source.

Columns (see corpus/begrippen/README.md): id, voorkeursterm, synoniemen, afkortingen, verborgen, lay, breder,
dubbelzinnig, soort, toelichting, bron, lay_beide, lay_verborgen; those that a file lacks are empty. `gebied` is
the area of life or work. Cells with several values separate them with " ; ".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.model import (
    PROPERTIES,
    BlockNote,
    Edge,
    Fact,
    Handling,
    Kind,
    Node,
    Predicate,
    SchemaError,
    Source,
    Value,
    check,
    make_id,
    slug,
)
from ingest.everyday import Everyday, parse_everyday
from ingest.quarantine import Quarantined

EXTRACTOR = "vocabulary@2"
KINDS: Mapping[str, Kind] = {
    "organisaties": Kind.ORGANISATIE,
    "wetten": Kind.WET,
    "doelgroepen": Kind.DOELGROEP,
    "problemen": Kind.PROBLEEM,
    "settings": Kind.SETTING,
    "beroepen": Kind.BEROEP,
    "themas": Kind.THEMA,
    "uitkomsten": Kind.UITKOMST,
}
"""Stem of the CSV file → kind of its concepts."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with its names; which of them may be linked in running text differs per sort of name."""

    id: str
    kind: Kind
    name: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Misspellings: linked and found, never shown."""
    lay: tuple[Everyday, ...] = ()
    """Everyday words: search only, never linked in text."""
    ambiguous: frozenset[str] = frozenset()
    """Names that mean something else too often to be linked without context."""
    broader: tuple[str, ...] = ()
    sort: str | None = None
    note: str | None = None
    area: str | None = None
    """Area of life or work, as the column `gebied` has it."""

    def props(self) -> dict[str, Value]:
        """Node properties; the same wherever the concept is mentioned."""
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[self.kind])
        props.update(
            aliassen=list(self.synonyms),
            afkortingen=list(self.abbreviations),
            verborgen=list(self.hidden),
            lay=[word.text for word in self.lay],
            lay_gewicht=[word.weight for word in self.lay],
            lay_beide=[word.text for word in self.lay if word.both],
            lay_verborgen=[word.text for word in self.lay if word.hidden],
            soort=self.sort,
            toelichting=self.note,
        )
        return props

    def node(self, source: Source) -> Node:
        """The node line for a facts file in which this concept is mentioned at `source`."""
        return Node(self.id, self.kind, self.name, source, self.props())


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in a text a concept is named, `start` inclusive, `end` exclusive."""

    start: int
    end: int
    concept: Concept
    zekerheid: float


@dataclass(slots=True)
class ConceptFile:
    """One CSV file as a source document: its text and where in it each concept stands."""

    path: Path
    kind: Kind
    text: str
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Concept id → character range of its row."""
    refused: list[tuple[int, int]] = field(default_factory=list)
    """Character ranges of rows that could not be used."""

    @property
    def slug(self) -> str:
        return f"begrippen-{slug(self.path.stem)}"

    @property
    def text_name(self) -> str:
        return f"{self.slug}.txt"


class Vocabulary:
    """All concepts, by id, with the files they come from."""

    def __init__(self) -> None:
        self.concepts: dict[str, Concept] = {}
        self.files: list[ConceptFile] = []
        self.problems: list[Quarantined] = []

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read every known CSV file in `folder`. Bad rows are reported in `problems`; the rest goes in."""
        vocabulary = cls()
        for path in sorted(folder.glob("*.csv")):
            kind = KINDS.get(path.stem)
            if kind is None:
                known = ", ".join(f"{name}.csv" for name in KINDS)
                vocabulary._report(path, f"onbekend soort begrippen; verwacht {known}", "overgeslagen")
                continue
            vocabulary._read(path, kind)
        vocabulary._drop_unknown_broader()
        return vocabulary

    def _read(self, path: Path, kind: Kind) -> None:
        try:
            with path.open(encoding="utf-8-sig", newline="") as handle:
                text = handle.read()
        except (OSError, UnicodeDecodeError) as error:
            self._report(path, f"niet te lezen: {error}", "overgeslagen; sla het op als UTF-8")
            return
        file = ConceptFile(path, kind, text)
        self.files.append(file)
        for number, start, end, row in _rows(text):
            try:
                concept = _concept(kind, row)
                if concept.id in self.concepts:
                    raise ValueError(f"id {concept.id!r} komt twee keer voor")
            except ValueError as error:
                file.refused.append((start, end))
                self._report(path, str(error), "rij overgeslagen", row=number)
                continue
            self.concepts[concept.id] = concept
            file.rows[concept.id] = (start, end)

    def _drop_unknown_broader(self) -> None:
        for file in self.files:
            for concept_id in file.rows:
                unknown = [b for b in self.concepts[concept_id].broader if b not in self.concepts]
                for broader in unknown:
                    self._report(
                        file.path,
                        f"{concept_id}: breder begrip {broader!r} bestaat niet",
                        "verwijzing weggelaten",
                        refused=False,
                    )

    def _report(self, path: Path, reason: str, done: str, *, row: int | None = None, refused: bool = True) -> None:
        place = "hele bestand" if row is None else f"rij {row}"
        self.problems.append(
            Quarantined(
                bestand=path.name, plaats=place, rij=row, reden=reason, gedaan=done, geweigerd=refused and row is None
            )
        )

    def facts(self, file: ConceptFile) -> Iterator[Fact]:
        """The Document of one concept file, its concepts, and their BREDER relations."""
        document = make_id(Kind.DOCUMENT, file.slug)

        def source(start: int, end: int) -> Source:
            return Source(
                document=document,
                file=file.text_name,
                section=None,
                page=None,
                start=start,
                end=end,
                quote=file.text[start:end],
                extractor=EXTRACTOR,
            )

        header_end = len(file.text.partition("\n")[0].rstrip("\r"))
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.DOCUMENT])
        props.update(bestand=file.path.name, soort="begrippenlijst", formaat="csv")
        yield Node(document, Kind.DOCUMENT, f"Begrippenlijst: {file.path.stem}", source(0, header_end), props)
        for start, end in file.refused:
            yield BlockNote(Handling.FLAGGED, "rij niet te gebruiken", source(start, end))
        for concept_id, (start, end) in file.rows.items():
            concept = self.concepts[concept_id]
            row = source(start, end)
            yield concept.node(row)
            for broader in concept.broader:
                if broader in self.concepts:
                    yield self.concepts[broader].node(row)
                    yield Edge(Predicate.BREDER, concept_id, broader, row)


def _rows(text: str) -> Iterator[tuple[int, int, int, dict[str, str]]]:
    """Row number (as a spreadsheet counts), character range and cells of every row below the header."""
    lines = text.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    reader = csv.DictReader(lines)
    reader.fieldnames  # noqa: B018 - reads the header, so that line_num counts from there
    before = reader.line_num
    for row in reader:
        start, end = offsets[before], offsets[reader.line_num]
        before = reader.line_num
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        yield before, start, end, {key: value for key, value in row.items() if key and isinstance(value, str)}


def _concept(kind: Kind, row: Mapping[str, str]) -> Concept:
    name, identifier = row.get("voorkeursterm", "").strip(), row.get("id", "").strip()
    if not name or not identifier:
        raise ValueError("id of voorkeursterm is leeg")
    concept = Concept(
        id=identifier if "/" in identifier else make_id(kind, identifier),
        kind=kind,
        name=name,
        synonyms=_values(row, "synoniemen"),
        abbreviations=_values(row, "afkortingen"),
        hidden=_values(row, "verborgen"),
        lay=_everyday(row),
        ambiguous=frozenset(_values(row, "dubbelzinnig")),
        broader=tuple(b if "/" in b else make_id(kind, b) for b in _values(row, "breder")),
        sort=row.get("soort", "").strip() or None,
        note=row.get("toelichting", "").strip() or None,
        area=row.get("gebied", "").strip() or None,
    )
    try:
        check(concept.node(_NOWHERE))
    except (SchemaError, ValueError) as error:
        raise ValueError(str(error)) from error
    return concept


_NOWHERE = Source(
    document="document/-", file="-", section=None, page=None, start=0, end=1, quote="-", extractor=EXTRACTOR
)


def _values(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return _unique(value.strip() for value in row.get(column, "").split(";"))


def _everyday(row: Mapping[str, str]) -> tuple[Everyday, ...]:
    """Everyday words of all three columns; one that stands there twice counts once, as first written."""
    words: dict[str, Everyday] = {}
    for column in ("lay", "lay_beide", "lay_verborgen"):
        for value in _values(row, column):
            word = parse_everyday(value, both=column == "lay_beide", hidden=column == "lay_verborgen")
            words.setdefault(word.text, word)
    return tuple(words.values())


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
