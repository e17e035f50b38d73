"""Columns of a table with what their headings mean; where none says which holds the name, the values do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Span
from ingest.inventory.fields import CLOSE, EXACT, PARTIAL, Field, Guess, inside, normal_header, other_than_name
from ingest.inventory.sheets import Row

Recognise = Callable[[str], Guess | None]

_OWNERS = frozenset(
    {Field.ONTWIKKELAAR, Field.ERKEND_DOOR, Field.CONTACT, Field.BRON, Field.RICHTLIJN, Field.LITERATUUR}
)
"""Groups of columns in which a column "naam" names somebody or something else than the intervention."""


@dataclass(slots=True)
class Column:
    """A column with its heading and what that is taken to mean."""

    index: int
    heading: str
    """As written; of several header rows, from top to bottom, joined by a space."""
    guess: Guess | None = None
    databank: str | None = None
    """The organisation that the heading names: "Erkenning Movisie"."""
    group: int = 0
    hidden: bool = False
    row: int | None = None
    """Where the heading stands, in a sheet with the fields in rows."""
    sniffed: bool = False
    """The meaning follows from the values, not from the heading."""
    labels: tuple[str, ...] = ()
    """The words of a heading in several rows, from top to bottom."""
    crossed: bool = False
    """Its cells are marks; the last of its labels is the term that they are about."""
    written: tuple[str, Span] | None = None
    """That label as the file writes it, and where."""

    @property
    def field(self) -> Field | None:
        """What it means; None when nothing says so."""
        return self.guess.field if self.guess else None


@dataclass(slots=True)
class Table:
    """Columns that rows below a header have in common."""

    columns: list[Column]
    width: int | None = None
    """How many cells the file gives the header, where that says something (CSV)."""

    @property
    def name_column(self) -> Column:
        return next(column for column in self.columns if column.field is Field.NAAM)

    def read(self) -> dict[int, Column]:
        """The columns whose cells are taken over, by index: not the hidden ones, not people's addresses."""
        return {c.index: c for c in self.columns if not c.hidden and c.field is not Field.CONTACT}

    def visible(self) -> list[Column]:
        return [column for column in self.columns if not column.hidden]


def interpret(
    columns: list[Column],
    paths: Sequence[tuple[str, ...]],
    recognise: Recognise,
    rows: Sequence[Row] = (),
    *,
    keyed: bool = False,
) -> Table | None:
    """Give every column its meaning; None without a column of names, or with nothing but that.

    `rows` stand below the header: where no heading says which column holds the name, their values may. `keyed`: every
    record has keys of its own, so that two columns may hold the same property, each for other records.
    """
    for column, path in zip(columns, paths, strict=True):
        column.guess = meaning_of(path, recognise)
    _one_name(columns)
    if not keyed:
        _one_each(columns)
    _name_by_values(columns, rows)
    _date_beside_recognition(columns)
    columns[:] = [c for c in columns if c.heading or c.field is Field.NAAM]
    seen = [column for column in columns if not column.hidden]
    names = [column for column in seen if column.field is Field.NAAM]
    known = {column.field for column in seen if column.field}
    return Table(columns) if names and len(known) > 1 else None


def _name_by_values(columns: list[Column], rows: Sequence[Row]) -> None:
    """Without a heading that says so, the name stands in the first column of short texts that are all different."""
    if any(c.field is Field.NAAM for c in columns) or len({c.field for c in columns if c.field} - _GENERAL) < _TELLING:
        return
    for column in columns[:_NAME_SEARCHED]:
        if column.hidden or column.field not in _MAY_BE_NAMES:
            continue
        cells = [row.cell(column.index) for row in rows if len(row.filled()) > 1]
        texts = [cell.text for cell in cells if cell.text and cell.number is None and cell.date is None]
        named = [text for text in texts if len(text) <= _LONGEST_NAME and any(char.isalpha() for char in text[:2])]
        if named and len(named) >= 0.8 * len(cells) and len(set(named)) >= 0.8 * len(named):
            column.guess = Guess(Field.NAAM, CLOSE)
            return


def _date_beside_recognition(columns: list[Column]) -> None:
    """A plain "Datum" next to a level or a databank is the date of that recognition, unless another column is."""
    seen = [column for column in columns if not column.hidden]
    if any(column.field is Field.ERKENNING_DATUM for column in seen):
        return
    for before, column in pairwise(seen):
        plain = normal_header(column.heading).split()[-1:]
        if column.field is Field.BIJGEWERKT and plain in (["datum"], ["date"], ["jaar"], ["year"]):
            after = next((c.field for c in seen if c.index == column.index + 1), None)
            if before.field in _RECOGNITION or after is Field.GELDIG_TOT:
                column.guess = Guess(Field.ERKENNING_DATUM, PARTIAL)


_RECOGNITION = frozenset({Field.ERKENNING, Field.ERKEND_DOOR})
_MAY_BE_NAMES = frozenset({None, Field.SAMENVATTING, Field.VOLGNUMMER, Field.RUBRIEK, Field.SOORT, Field.ALIAS})
_TELLING = 3
"""Different things that headings must say before a column without a telling heading is taken for the names."""
_NAME_SEARCHED = 4
"""Columns from the left in which the names may stand."""
_LONGEST_NAME = 90

_OF_TERMS = frozenset({Field.DOELGROEP, Field.INTERMEDIAIR, Field.PROBLEEM, Field.SETTING, Field.UITVOERDER, Field.WET})
_NAMES_IT = frozenset({"naam", "name", "titel", "title", "label", "term", "waarde", "value", "omschrijving", "tekst"})
_ATTRIBUTES = _NAMES_IT | {
    "id",
    "code",
    "type",
    "soort",
    "rol",
    "role",
    "kind",
    "url",
    "uri",
    "slug",
    "key",
}
"""What a record says of a term beside its name: {"naam": "ouderen", "type": "eind"}."""
_STUDIES = frozenset({Field.BEWIJS, Field.ONDERZOEK})
_GENERAL = frozenset(
    {
        Field.SAMENVATTING, Field.OPMERKING, Field.BRON, Field.URL, Field.STATUS, Field.SOORT, Field.VOLGNUMMER,
        Field.BIJGEWERKT, Field.RUBRIEK, Field.VERIFICATIE, Field.LITERATUUR, Field.NAAM,
    }
)  # fmt: skip
"""What a sub-heading such as "toelichting", "datum" or "bron" means depends on the heading above it."""


def meaning_of(path: tuple[str, ...], recognise: Recognise) -> Guess | None:
    """Of a heading in several rows: what the whole says, else its last part, else the one above.

    Where the whole says no more than the group above does ("Voor wie en waar" over "Eindgebruikers"), the sub-heading
    decides, unless its word is a general one.
    """
    whole, last = recognise(" ".join(path)), recognise(path[-1])
    if len(path) == 1:
        return whole
    above = recognise(" ".join(path[:-1]))
    if above and (within := inside(above.field, path[-1])):
        return within
    if last and last.field is Field.NAAM and above and above.field not in _GENERAL:
        return above if above.field not in _OWNERS else whole or above
    if last and last.field is Field.NAAM and not (above and above.field in _OWNERS):
        return last
    if above and last and above.field in _STUDIES and last.field in (Field.BRON, Field.URL):
        return Guess(Field.LITERATUUR, last.score)
    if above and above.field in _OF_TERMS and normal_header(path[-1]) in _ATTRIBUTES:
        return above if normal_header(path[-1]) in _NAMES_IT else None
    general = last is not None and last.field in _GENERAL
    if whole and above and last and whole.field is above.field and not general:
        return last
    return whole or last or above


def _one_name(columns: list[Column]) -> None:
    """Of several columns that could hold the name, the surest visible one does; a group above it is `valt onder`."""
    names = [c for c in columns if c.field is Field.NAAM]
    if len(names) < 2:
        return

    def rank(column: Column) -> tuple[bool, int, float, int]:
        assert column.guess
        return column.hidden, _name_rank(column.heading), -column.guess.score, column.index

    best = min(names, key=rank)
    for column in names:
        if column is not best:
            is_group = _name_rank(column.heading) == _GROUP
            column.guess = Guess(Field.BREDER, EXACT) if is_group else other_than_name(column.heading)


_GROUP = 3


def _name_rank(heading: str) -> int:
    """0: names the thing by name; 1: says what is listed; 2: a title; 3: a group of products."""
    plain = heading.casefold()
    if "naam" in plain or "name" in plain or "product" in plain:
        return 0
    if "technologie" in plain or "toepassing" in plain:
        return _GROUP
    return 2 if "titel" in plain or "title" in plain else 1


_SINGLE = frozenset({Field.SOORT, Field.STATUS, Field.DIGITAAL, Field.ARBEIDSBESPAREND, Field.VERIFICATIE, Field.URL})


def _one_each(columns: list[Column]) -> None:
    """A property with one value is taken from the surest column; the others stay without meaning, for an editor."""
    for meaning in _SINGLE:
        rivals = [c for c in columns if c.field is meaning and not c.hidden]
        for column in sorted(rivals, key=lambda c: (-(c.guess.score if c.guess else 0), c.index))[1:]:
            column.guess = None
