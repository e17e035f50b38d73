"""One row at its place: cells by meaning, sources for what they say, problems to report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Kind, Source, Value, make_id
from ingest.document import Span
from ingest.inventory.columns import Column, Table
from ingest.inventory.concepts import ConceptFinder
from ingest.inventory.fields import Field, normal_header
from ingest.inventory.mapping import Mapping
from ingest.inventory.sheets import Cell, Problem
from ingest.inventory.terms import SEPARATORS, is_empty

EXTRACTOR = "inventory@1"
UNVERIFIED = 0.4
"""Certainty of a row that its source says nobody has verified: for the review queue, not for the public."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its column and its range in the text."""

    cell: Cell
    column: Column
    span: Span


@dataclass(slots=True)
class Inventory:
    """What all rows of one inventory share while it is read."""

    slug: str
    file: str
    """Name of the text that offsets count in."""
    mapping: Mapping
    finder: ConceptFinder
    owner: str
    """Who says what this inventory says."""
    counts_from_1904: bool = False
    problems: list[Problem] = field(default_factory=list)
    databank: str | None = None
    """The databank that the title, the file's name or what stands above the table names."""
    document: str = ""
    """Id of the Document; follows from the slug."""
    reported: set[tuple[str, str, str]] = field(default_factory=set)
    """Column, value and reason of values that were reported once."""
    written: set[tuple[str, str]] = field(default_factory=set)
    """Concepts that have a node line, with the form in which they were written."""

    def __post_init__(self) -> None:
        self.document = make_id(Kind.DOCUMENT, self.slug)


@dataclass(slots=True)
class RowReader:
    """One record of an inventory."""

    inventory: Inventory
    table: Table
    cells: list[Placed]
    """The cells with text, in order of columns; hidden columns are not among them."""
    number: int
    sheet: str | None
    section: str | None
    sheet_databank: str | None = None
    id: str = ""
    name: str = ""
    public: bool = True
    certain: bool = True
    """False when the cells may stand in the wrong columns."""
    doubtful: bool = False
    """It may be no intervention at all, but a heading."""
    texts: dict[str, Value] = field(default_factory=dict)
    """Properties that came up while reading other things."""
    telling: dict[Field, list[Placed]] = field(default_factory=dict)
    with_text: dict[Field, list[Placed]] = field(default_factory=dict)
    contra: list[str] = field(default_factory=list)
    """For whom it is not, where a cell about something else says so."""

    @property
    def mapping(self) -> Mapping:
        return self.inventory.mapping

    @property
    def finder(self) -> ConceptFinder:
        return self.inventory.finder

    @property
    def document(self) -> str:
        return self.inventory.document

    @property
    def counts_from_1904(self) -> bool:
        return self.inventory.counts_from_1904

    def __post_init__(self) -> None:
        for placed in self.cells:
            if (meaning := placed.column.field) is None:
                continue
            self.with_text.setdefault(meaning, []).append(placed)
            if placed.cell.items or not is_empty(placed.cell.text):
                self.telling.setdefault(meaning, []).append(placed)

    def all(self, meaning: Field) -> list[Placed]:
        """The cells of this meaning that say something."""
        return self.telling.get(meaning, [])

    def raw(self, meaning: Field) -> list[Placed]:
        """The cells of this meaning with any text."""
        return self.with_text.get(meaning, [])

    def has_column(self, meaning: Field) -> bool:
        """Whether the table asks for this at all."""
        return any(column.field is meaning and not column.hidden for column in self.table.columns)

    def separators(self, column: Column) -> Sequence[str]:
        """What parts terms in this column."""
        return self.mapping.separators.get(normal_header(column.heading), SEPARATORS)

    def source(self, placed: Placed, start: int, end: int, factor: float = 1.0) -> Source:
        """The source for `placed.cell.text[start:end]`; `factor` in [0, 1] lowers the certainty."""
        zekerheid = self.mapping.zekerheid * factor
        if placed.column.guess and placed.column.field is not Field.NAAM:
            zekerheid *= placed.column.guess.score
            if not self.certain:
                zekerheid = min(zekerheid, UNVERIFIED)
        if not self.public or self.doubtful:
            zekerheid = min(zekerheid, UNVERIFIED)
        return Source(
            document=self.document,
            file=self.inventory.file,
            section=self.section,
            page=None,
            start=placed.span.start + start,
            end=placed.span.start + end,
            quote=placed.cell.text[start:end],
            extractor=EXTRACTOR,
            zekerheid=round(zekerheid, 3),
        )

    def problem(
        self, column: Column | None, value: str | None, reason: str, done: str, *, refused: bool = False
    ) -> None:
        """Report something at this row."""
        self.inventory.problems.append(
            Problem(
                sheet=self.sheet,
                row=column.row if column and column.row is not None else self.number,
                column=column.heading if column else None,
                value=value,
                reason=reason,
                done=done,
                refused=refused,
            )
        )

    def unknown_value(self, placed: Placed, value: str, reason: str) -> None:
        """Report a value outside a closed list, once per column and value."""
        key = (placed.column.heading, value, reason)
        if key not in self.inventory.reported:
            self.inventory.reported.add(key)
            self.problem(
                placed.column, value, f"onbekende waarde: {reason}", "waarde weggelaten; zet haar in de koppeling"
            )

    def note_text(self, name: str, placed: Placed) -> None:
        """Keep a cell as text of the thing, where it could not be made into more."""
        text = placed.cell.text
        known = self.texts.get(f"{name}_tekst")
        if text not in str(known or "").split("\n"):
            self.texts[f"{name}_tekst"] = f"{known}\n{text}" if known else text
