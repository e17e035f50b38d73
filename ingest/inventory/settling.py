"""What a column means beyond its heading: the databank that this names, the values below it, marks in its cells."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.inventory.columns import Column, Table
from ingest.inventory.concepts import ConceptFinder, databank_in
from ingest.inventory.crosses import meaning_of_crosses
from ingest.inventory.fields import PARTIAL, Field, Guess, normal_header
from ingest.inventory.mapping import Mapping
from ingest.inventory.sheets import Row
from ingest.inventory.sniffing import sniff, states_levels

_LOOKED_AT = 400
"""Rows whose values are looked at."""


def settle(column: Column, table: Table, rows: Sequence[Row], mapping: Mapping, finder: ConceptFinder) -> None:
    """Complete a column's meaning and databank; what an editor decided in `mapping` stays as it is."""
    key = normal_header(column.heading)
    cells = [row.cell(column.index) for row in rows[:_LOOKED_AT]]
    if key not in mapping.columns and not column.hidden:
        if column.guess is None:
            column.guess = _beside_databank(column.heading, mapping, finder)
        if column.guess is None:
            column.guess = sniff(cells, finder)
            column.sniffed = column.guess is not None
        levels_asked = any(c.field is Field.ERKENNING for c in table.visible())
        if column.field is Field.ERKENNING_DATUM and not levels_asked and states_levels(cells, finder):
            column.guess = Guess(Field.ERKENNING, PARTIAL)  # "Erkenning (databank + jaar)": all of it
    crosses = meaning_of_crosses(column, (row.cell(column.index) for row in rows), finder)
    agreed = key not in mapping.columns or (crosses and mapping.columns[key] is crosses.field)
    if crosses and agreed and not column.hidden:
        column.guess, column.crossed = crosses, True
    databank = mapping.databanks.get(key) or databank_in(column.heading, finder)
    if column.field is Field.BIJGEWERKT and databank:
        column.guess = Guess(Field.ERKENNING_DATUM, PARTIAL)
    asks = column.field in (Field.ERKENNING, Field.ERKENNING_DATUM, Field.GELDIG_TOT)
    column.databank = databank if asks else None


def _beside_databank(heading: str, mapping: Mapping, finder: ConceptFinder) -> Guess | None:
    """What a heading means without the databank it names: "Movisie niveau"."""
    databank = databank_in(heading, finder)
    rest = heading.replace(databank, " ") if databank else ""
    return mapping.recognise(rest) if rest.strip() else None
