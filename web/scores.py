"""Measured scores as tables: those of a build, and for what was not measured on it those that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.measurements import FOLDER, Measurement, Value, measurements
from web.tables import Cell, Column, Table
from web.wording import dutch_number

RECORDED = Path(__file__).parent / "recorded"
"""Figures measured when this version of the program was made, in the form of graph/measurements.py."""


@dataclass(frozen=True, slots=True)
class Score:
    """One measurement."""

    table: Table
    explanation: str
    date: str
    """ISO date, or ''."""
    of_build: bool
    """Whether it was measured on this build; otherwise it comes with the program."""


def scores(build_dir: Path | None, recorded: Path = RECORDED) -> list[Score]:
    """All measurements by name; one of the build stands in place of the recorded one of that name."""
    own = measurements(build_dir / FOLDER) if build_dir else {}
    found = {**measurements(recorded), **own}
    return [_score(measured, of_build=name in own) for name, measured in sorted(found.items())]


def _score(measured: Measurement, *, of_build: bool) -> Score:
    columns = tuple(
        Column(key, heading, at > 0 and all(isinstance(row[key], int | float | None) for row in measured.rows))
        for at, (key, heading) in enumerate(measured.columns)
    )
    rows = tuple(tuple(_cell(row[column.key]) for column in columns) for row in measured.rows)
    return Score(Table(measured.title, columns, rows), measured.explanation, measured.day, of_build)


def _cell(value: Value) -> Cell:
    if value is None:
        return Cell("niet gemeten", muted=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(dutch_number(value), value=value)
    return Cell(str(value))
