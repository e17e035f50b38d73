"""One inventory file → its extracted text, its facts, what was refused or mended, and a mapping to confirm."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
    Source,
    Value,
    make_id,
)  # fmt: skip
from ingest.document import Span, UnreadableDocument
from ingest.inventory.columns import Column, Table
from ingest.inventory.concepts import ConceptFinder, databank_in, only_databank
from ingest.inventory.delimited import read_delimited
from ingest.inventory.detection import tells
from ingest.inventory.extracted import TextWriter
from ingest.inventory.facts import name_of, row_facts
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.layout import Layout, Line, LineKind, lay_out
from ingest.inventory.mapping import Mapping, ProposedColumn, find_mapping, proposal
from ingest.inventory.page_tables import SUFFIXES as PAGES
from ingest.inventory.page_tables import read_page
from ingest.inventory.recognised import date_the_only_databank
from ingest.inventory.records import read_records
from ingest.inventory.reports import quarantined, vanished
from ingest.inventory.row import EXTRACTOR, Inventory, Placed, RowReader
from ingest.inventory.settling import settle
from ingest.inventory.sheets import Problem, Row, Sheet, Workbook, column_letter
from ingest.inventory.turned import turn
from ingest.inventory.workbook import is_workbook, read_workbook
from ingest.limits import Limits
from ingest.mentions import Linker
from ingest.quarantine import Quarantined
from ingest.vocabulary import Vocabulary

NO_INVENTORY = "geen tabel met een kolom voor de naam van interventies"
ROW = "rij van een inventaris"
"""Reason of what a row holds beside the quotes of its facts: texts that are properties of the thing, separators."""
AROUND = "buiten de tabel"
UNKNOWN_COLUMN = "kolom niet herkend"
ADDRESSES = "contactgegevens van personen"
GONE = "Niet meer in deze inventaris"


@dataclass(slots=True)
class InventoryResult:
    """What reading one inventory gives."""

    text: str
    """What all offsets count in; stored as `text/<slug>.txt`."""
    file: str
    """Name of the original."""
    format: str
    """xlsx, csv, json or html."""
    title: str
    facts: list[Fact] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    proposal: str | None = None
    """Text of a mapping file for an editor to confirm; None when one was used."""
    rows: int = 0
    """Records that went in."""


def read_inventory(
    path: Path,
    *,
    slug: str,
    vocabulary: Vocabulary,
    linker: Linker,
    mapping_folder: Path | None = None,
    meta: ReadOnly[str, Value] | None = None,
    previous: Iterable[Fact] = (),
    finder: ConceptFinder | None = None,
    limits: Limits | None = None,
) -> InventoryResult:
    """Read an inventory.

    `meta` holds bibliographic properties of the Document that go before what the mapping says. `previous` are the facts
    of the same document in the edition before: what is no longer in it is kept, marked as gone. `finder` may be shared
    by inventories that are read with the same vocabulary.

    Raises UnreadableDocument for a file that cannot be read or holds no inventory; bad rows and cells are reported in
    `quarantine`, the rest goes in.
    """
    mapping, problems = find_mapping(path, mapping_folder)
    with _collector_paused():
        book = _read(path, limits or Limits())
        problems += book.problems
        reader = _Reader(path, book, slug, mapping, finder or ConceptFinder(vocabulary, linker), problems)
        return reader.read(meta or {}, previous)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Looking for cycles again and again among 200,000 cells and as many facts takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(path: Path, limits: Limits) -> Workbook:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocument("is leeg (0 bytes): haal het opnieuw op")
    if size > limits.file_bytes:
        raise UnreadableDocument(f"is {size // 1_000_000} MB groot, te veel om veilig te lezen: splits het bestand")
    with path.open("rb") as handle:
        head = handle.read(512)
    if is_workbook(head):
        return read_workbook(path, limits)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        raise UnreadableDocument("is geen Excel-bestand, al heet het zo: sla het op als .xlsx of als CSV")
    if path.suffix.lower() in PAGES:
        return read_page(path, limits)
    if path.suffix.lower() == ".json" or head.lstrip()[:1] in (b"[", b"{"):
        return read_records(path, limits)
    return read_delimited(path, limits)


class _Reader:
    """Reads one workbook into text and facts."""

    def __init__(
        self, path: Path, book: Workbook, slug: str, mapping: Mapping, finder: ConceptFinder, problems: list[Problem]
    ) -> None:
        self._path = path
        self._book = book
        self._writer = TextWriter()
        self._facts: list[Fact] = []
        self._title = mapping.description.get("titel") or book.title or path.stem.replace("_", " ").strip() or path.name
        owner = mapping.description.get("uitgever") or book.meta.get("uitgever") or self._title
        self._inventory = Inventory(slug, f"{slug}.txt", mapping, finder, owner, book.counts_from_1904, problems)
        self._first_row: dict[str, tuple[str | None, int]] = {}
        self._columns: list[ProposedColumn] = []
        self._rows = 0
        self._section_ids: set[str] = set()
        self._letters: dict[tuple[str | None, str], str] = {}

    def read(self, meta: ReadOnly[str, Value], previous: Iterable[Fact]) -> InventoryResult:
        title = str(meta.get("titel") or self._title)
        span = self._writer.line(" ".join(title.split()))
        self._facts.append(self._document(title, span, meta))
        found = [self._sheet(sheet) for sheet in self._book.sheets]
        if not any(found):
            raise UnreadableDocument(f"bevat {NO_INVENTORY}: zet boven de namen een kop zoals Naam of Interventie")
        self._around(self._book.after, None)
        self._gone(previous)
        problems = [self._with_heading(problem) for problem in self._inventory.problems]
        mapping = self._inventory.mapping
        proposed = (
            None if mapping.confirmed else proposal(self._path.name, self._title, self._columns, mapping.description)
        )
        return InventoryResult(
            text=self._writer.text,
            file=self._path.name,
            format=self._book.format,
            title=title,
            facts=self._facts,
            quarantine=[quarantined(problem, self._path.name) for problem in problems],
            proposal=proposed,
            rows=self._rows,
        )

    def _document(self, title: str, span: Span, meta: ReadOnly[str, Value]) -> Node:
        mapping = self._inventory.mapping
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.DOCUMENT])
        said = {**self._book.meta, **mapping.description}
        props.update({name: value for name, value in said.items() if name in props})
        props.update({name: value for name, value in meta.items() if name in props and value is not None})
        props.update(bestand=self._path.name, soort=props.get("soort") or "inventaris", formaat=self._book.format)
        props.update(zinnen=[], zin_start=[], zin_eind=[], zin_pagina=[], zin_blok=[], zin_soort=[])
        if not mapping.public:
            props["publiek"] = False
        return Node(self._inventory.document, Kind.DOCUMENT, " ".join(title.split()), self._source(span), props)

    def _source(self, span: Span, section: str | None = None) -> Source:
        return Source(
            document=self._inventory.document,
            file=self._inventory.file,
            section=section,
            page=None,
            start=span.start,
            end=span.end,
            quote=self._writer.cut(span),
            extractor=EXTRACTOR,
        )

    def _note(self, handling: Handling, reason: str, span: Span, section: str | None = None) -> None:
        self._facts.append(BlockNote(handling, reason, self._source(span, section)))

    def _problem(self, **told: str | int | bool | None) -> None:
        self._inventory.problems.append(Problem(**told))  # type: ignore[arg-type]

    def _around(self, lines: Iterable[str], section: str | None) -> None:
        """Account for what a page says around its tables."""
        for line in lines:
            self._writer.row([line])
            self._note(Handling.IGNORED, AROUND, self._writer.last, section)

    def _sheet(self, sheet: Sheet) -> bool:
        """Read one sheet; whether it is (a part of) the inventory."""
        mapping = self._inventory.mapping
        if sheet.hidden:
            return self._leave_out(sheet, "verborgen blad", contents=False)
        if sheet.name and sheet.name.casefold() in mapping.skipped_sheets:
            return self._leave_out(sheet, "blad overgeslagen volgens de koppeling", contents=False)
        parts = turn(sheet, mapping.recognise) or [sheet]
        if parts != [sheet]:
            for index in sorted(sheet.hidden_columns):
                self._problem(
                    sheet=sheet.name, column=column_letter(index), reason="verborgen kolom", done="niet gelezen"
                )
        found = [lay_out(part, mapping.recognise, header_row=mapping.header_row) for part in parts]
        layouts = [layout for layout in found if layout is not None]
        several = len(self._book.sheets) > 1
        if not layouts or (
            several and not any(tells(table, mapping, several=True) for layout in layouts for table in layout.tables)
        ):
            if not any(row.filled() for row in sheet.rows):
                return self._leave_out(sheet, "leeg blad", contents=False)
            return self._leave_out(sheet, "blad is geen inventaris", contents=True)
        for layout in layouts:
            self._find_databank(layout, sheet.before)
            for table in layout.tables:
                self._complete(table, layout, sheet)
        self._around(sheet.before, None)
        section = self._section(sheet.name, 1, self._inventory.document) if sheet.name and several else None
        databank = databank_in(sheet.name, self._inventory.finder) if sheet.name else None
        for part, understood in zip(parts, found, strict=True):
            if understood is not None:
                self._lines(part, understood, section, databank)
        return True

    def _leave_out(self, sheet: Sheet, reason: str, *, contents: bool) -> bool:
        """Account for a sheet that is not read: its name, and its cells where everybody can see them."""
        self._around(sheet.before, None)
        self._writer.gap()
        span = self._writer.line(f"Blad: {sheet.name or self._path.name}")
        start = span.start
        end = span.end
        if contents:
            for row in sheet.rows:
                if row.filled():
                    self._writer.row([cell.text for cell in row.cells])
                    end = self._writer.last.end
        self._note(Handling.IGNORED, reason, Span(start, end))
        self._problem(sheet=sheet.name, reason=reason, done="niet als inventaris gelezen")
        return False

    def _find_databank(self, layout: Layout, before: Iterable[str]) -> None:
        """The one databank that the title, the file's name or what stands above the table names."""
        preface = [
            line.row.cell(i).text for line in layout.lines if line.kind is LineKind.PREFACE for i in line.row.filled()
        ]
        stem = re.sub(r"[_\W]+", " ", self._path.stem)
        if self._inventory.databank is None:
            self._inventory.databank = only_databank([self._title, stem, *before, *preface], self._inventory.finder)

    def _complete(self, table: Table, layout: Layout, sheet: Sheet) -> None:
        """Meanings from values where headings say nothing, databanks in headings, and the proposal for an editor."""
        mapping = self._inventory.mapping
        rows = [line.row for line in layout.lines if line.kind is LineKind.RECORD and line.table is table]
        for column in table.columns:
            if column.row is None:
                self._letters.setdefault((sheet.name, column_letter(column.index)), column.heading)
            key = normal_header(column.heading)
            settle(column, table, rows, mapping, self._inventory.finder)
            if column.hidden:
                self._problem(
                    sheet=sheet.name, row=None, column=column.heading, reason="verborgen kolom", done="niet gelezen"
                )
                continue
            if column.field is Field.CONTACT:
                self._problem(sheet=sheet.name, row=None, column=column.heading, reason=ADDRESSES, done="niet gelezen")
            examples = list(
                dict.fromkeys(row.cell(column.index).text for row in rows[:50] if row.cell(column.index).text)
            )
            self._columns.append(
                ProposedColumn(column.heading, column.guess, column.databank, column.sniffed, examples)
            )
            if column.guess is None and examples and not (key in mapping.columns and mapping.columns[key] is None):
                self._problem(
                    sheet=sheet.name, row=None, column=column.heading, value=examples[0][:80],
                    reason=UNKNOWN_COLUMN, done="cellen bewaard in de tekst, niet in de graaf; zet de kolom in de"
                                                " koppeling",
                )  # fmt: skip
        date_the_only_databank(table)

    def _section(self, title: str, level: int, parent: str, path: str = "") -> str:
        self._writer.gap()
        span = self._writer.line(" ".join(title.split()) or "-")
        unique = f"{path} > {title}"
        while unique in self._section_ids:
            unique += " +"
        self._section_ids.add(unique)
        section = make_id(Kind.SECTIE, self._inventory.slug, title, unique=unique)
        source = self._source(span, section)
        props: dict[str, Value] = {"niveau": level, "nummer": None, "soort": "blad" if level == 1 else "tussenkop"}
        props.update(zinnen=[], zin_start=[], zin_eind=[], zin_pagina=[], zin_blok=[], zin_soort=[])
        self._facts.append(Node(section, Kind.SECTIE, " ".join(title.split()), source, props))
        self._facts.append(Edge(Predicate.HEEFT_SECTIE, parent, section, source))
        return section

    def _lines(self, sheet: Sheet, layout: Layout, section: str | None, databank: str | None) -> None:
        parent = section or self._inventory.document
        here, subheading = section, None
        if sheet.headings is not None:
            self._headings(layout.tables[0], here)
        for line in layout.lines:
            if line.kind is LineKind.RECORD:
                self._record(sheet, line, here, databank, subheading)
                continue
            row = line.row
            texts = [row.cell(i).text for i in row.filled()]
            if line.kind is LineKind.SUBHEADING:
                subheading = texts[0]
                here = self._section(subheading, 2 if section else 1, parent, sheet.name or "")
                continue
            if line.kind is LineKind.HEADER and line.table:
                self._header_row(row, line.table, here)
                continue
            self._writer.row(texts)
            self._note(Handling.IGNORED, line.kind.value, self._writer.last, here)

    def _headings(self, table: Table, section: str | None) -> None:
        spans = self._writer.row([column.heading for column in table.columns])
        for column, span in zip(table.columns, spans, strict=True):
            if span and column.labels and column.heading.endswith(column.labels[-1]):
                column.written = column.labels[-1], Span(span.end - len(column.labels[-1]), span.end)
        self._heading_notes(table.columns, spans, section)

    def _header_row(self, row: Row, table: Table, section: str | None) -> None:
        spans = self._writer.row([cell.text for cell in row.cells])
        by_index = {column.index: column for column in table.columns}
        columns = [by_index.get(i) for i in range(len(row.cells))]
        for column, cell, span in zip(columns, row.cells, spans, strict=True):
            if column and span:
                column.written = cell.text, span
        self._heading_notes(columns, spans, section)

    def _heading_notes(self, columns: Iterable[Column | None], spans: list[Span | None], section: str | None) -> None:
        told = [span for span in spans if span]
        if told:
            self._note(Handling.IGNORED, LineKind.HEADER.value, self._writer.last, section)
        for column, span in zip(columns, spans, strict=False):
            if column is None or span is None:
                continue
            if column.hidden:
                self._note(Handling.IGNORED, "verborgen kolom", span, section)
            elif column.field is Field.CONTACT:
                self._note(Handling.IGNORED, ADDRESSES, span, section)
            elif column.guess is None and not self._inventory.mapping.confirmed:
                self._note(Handling.FLAGGED, UNKNOWN_COLUMN, span, section)

    def _record(
        self, sheet: Sheet, line: Line, section: str | None, databank: str | None, subheading: str | None
    ) -> None:
        table, row = line.table, line.row
        assert table is not None
        columns = table.read()
        left_out = {column.index for column in table.columns} - columns.keys()
        texts = ["" if i in left_out else cell.text for i, cell in enumerate(row.cells)]
        if not any(texts):
            if sheet.headings is not None:
                self._problem(row=row.number, reason="leeg record", done="overgeslagen")
            return
        spans = self._writer.row(texts)
        whole = self._writer.last
        cells = [
            Placed(row.cells[i], columns[i], span)
            for i, span in enumerate(spans)
            if span is not None and i in columns and columns[i].guess is not None
        ]
        reader = RowReader(self._inventory, table, cells, row.number, sheet.name, section, databank)
        self._check_width(reader, row, table)
        found = name_of(reader)
        if found is None:
            shown = " | ".join(text for text in texts if text)[:120]
            reader.problem(table.name_column, shown, "rij zonder naam", "niet opgenomen", refused=True)
            self._note(Handling.FLAGGED, "rij zonder naam", whole, section)
            return
        self._note(Handling.IGNORED, ROW, whole, section)
        for i, span in enumerate(spans):
            if span is not None and (i not in columns or columns[i].guess is None):
                self._note(Handling.IGNORED, UNKNOWN_COLUMN, span, section)
        if line.only_name and sheet.name is not None:
            name = texts[row.filled()[0]]
            reader.problem(
                table.name_column, name, "rij met alleen een naam: misschien een tussenkop", "opgenomen, onzeker"
            )
            reader.doubtful = True
        if subheading:
            reader.texts["rubriek"] = subheading
        placed, named = found
        for fact in row_facts(reader, placed, named):
            self._facts.append(fact)
        self._rows += 1
        self._report_double(reader, line)
        row.cells = []  # the facts hold what is needed; a large inventory need not be in memory twice

    def _check_width(self, reader: RowReader, row: Row, table: Table) -> None:
        if row.width is None:
            return
        width = max(column.index for column in table.columns) + 1
        if row.width in (width, table.width):
            return
        kind = "te veel" if row.width > width else "te weinig"
        surplus = [cell.text for cell in row.cells[width:] if cell.text]
        if surplus:
            reader.certain = False
            done = "opgenomen, maar onzeker: de cellen kunnen verschoven zijn"
        else:
            rest = "wat ontbreekt is leeg" if row.width < width else "de cellen te veel zijn leeg"
            done = f"opgenomen; {rest}"
        reader.problem(
            None, " | ".join(surplus)[:120] or None, f"{kind} cellen: {row.width} in plaats van {width}", done
        )

    def _report_double(self, reader: RowReader, line: Line) -> None:
        earlier = self._first_row.setdefault(reader.id, (reader.sheet, reader.number))
        if earlier == (reader.sheet, reader.number) or line.continued:
            return
        place = f"rij {earlier[1]}" + (f" van blad {earlier[0]}" if earlier[0] != reader.sheet else "")
        name = reader.table.name_column
        reader.problem(name, reader.name, f"dubbele rij: dezelfde naam als {place}", "samengevoegd tot één interventie")

    def _gone(self, previous: Iterable[Fact]) -> None:
        """Keep what an earlier edition of this inventory listed and this one does not, marked as gone."""
        gone = vanished(previous, {fact.id for fact in self._facts if isinstance(fact, Node)})
        if not gone:
            return
        section = self._section(GONE, 1, self._inventory.document)
        for thing, fact in sorted(gone.items()):
            span = self._writer.line(fact.name)
            source = self._source(span, section)
            dropped = {"velden", "veld_start", "veld_eind"}
            props = {name: value for name, value in fact.props.items() if name not in dropped}
            self._facts.append(Node(thing, Kind.INTERVENTIE, fact.name, source, {**props, "verdwenen": True}))
            self._facts.append(Edge(Predicate.UIT, thing, self._inventory.document, source))
            self._problem(
                sheet=fact.props.get("blad"),  # type: ignore[arg-type]
                value=fact.name,
                reason="rij verdwenen sinds de vorige lezing",
                done="gemarkeerd als verdwenen, niet verwijderd",
            )

    def _with_heading(self, problem: Problem) -> Problem:
        """A column by its heading where the reader only knew its letter."""
        heading = self._letters.get((problem.sheet, problem.column or ""))
        return replace(problem, column=heading) if heading else problem
