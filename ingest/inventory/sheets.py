"""What a spreadsheet, a delimited file or a JSON list has in common: sheets of rows of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, as a person sees it. `text` is '' for an empty one."""

    text: str = ""
    date: str | None = None
    """ISO date as precise as the sheet shows it ("2021-03"), when the file itself says that this is a date."""
    number: float | None = None
    """The value when the file itself says that this is a number."""
    items: tuple[str, ...] = ()
    """The values of a JSON list; `text` holds them joined by `ITEM_SEPARATOR`."""


ITEM_SEPARATOR = " ; "
EMPTY = Cell()


@dataclass(slots=True)
class Row:
    """One row with its number as people count: row in Excel, first physical line in CSV, item from 1 in JSON."""

    number: int
    cells: list[Cell]
    width: int | None = None
    """How many cells the file gives this row, where that says something (CSV); None where it does not."""

    def cell(self, index: int) -> Cell:
        """The cell in a column (from 0); an empty one where the row is too short."""
        return self.cells[index] if index < len(self.cells) else EMPTY

    def filled(self) -> list[int]:
        """Columns with visible text."""
        return [index for index, cell in enumerate(self.cells) if cell.text]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: rows by number, columns from 0, both ends inclusive."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a column in a file that names them itself (JSON); `group` tells items of a list of objects apart."""

    text: str
    group: int = 0
    labels: tuple[str, ...] = ()
    """The words it consists of, from the outer to the inner; empty when it is one."""
    row: int | None = None
    """Where it stands, in a sheet with the fields in rows."""


@dataclass(slots=True)
class Sheet:
    """One sheet, or the only table of a file (`name` is then None)."""

    name: str | None
    rows: list[Row]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    headings: tuple[Heading, ...] | None = None
    """The columns, when they do not stand in a row."""
    before: tuple[str, ...] = ()
    """Lines that stand above it in a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something refused or mended, at its place; becomes a line of the quarantine report."""

    reason: str
    done: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    refused: bool = False


@dataclass(slots=True)
class Workbook:
    """A file of tables, read."""

    format: str
    """xlsx, csv, json or html."""
    sheets: list[Sheet]
    title: str | None = None
    counts_from_1904: bool = False
    """Excel numbers for dates count from 1904 (old Mac files) instead of 1900."""
    problems: list[Problem] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: properties of the Document."""
    after: tuple[str, ...] = ()
    """Lines of a page behind its last table."""


_ERRORS = frozenset(
    "#N/A #NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #GETTING_DATA #SPILL! #CALC! #FIELD! #BUSY! #BLOCKED! "
    # as the Dutch version writes them into a CSV
    "#N/B #LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #OVERLOOP! #BEREKENEN! #VELD!".split()
)


def is_error_value(text: str) -> bool:
    """Whether a cell holds what a spreadsheet shows for a formula that went wrong."""
    return text[:1] == "#" and text.strip().upper() in _ERRORS


def without_errors(rows: Iterable[Row], sheet: str | None) -> Iterator[Problem]:
    """Empty the cells with an error value, and say so."""
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell.text[:1] == "#" and is_error_value(cell.text):
                row.cells[index] = EMPTY
                yield Problem(
                    sheet=sheet, row=row.number, column=column_letter(index), value=cell.text,
                    reason="foutwaarde", done="cel leeg gelaten",
                )  # fmt: skip


def column_letter(index: int) -> str:
    """Name of a column in Excel: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
