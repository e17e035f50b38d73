"""Measured scores of a build, as whoever measured them left them in the build folder.

    BUILD_DIR/kwaliteit/<name>.json: {"titel", "toelichting", "datum", "kolommen": [{"naam", "kop"}],
                                     "rijen": [{naam: waarde}]}

The same form as the JSON of a table (web/tables.py), so that a measuring command can write what a page shows.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.tables import Cell, Column, Table
from web.wording import dutch_number

log = logging.getLogger(__name__)

FOLDER = "kwaliteit"


@dataclass(frozen=True, slots=True)
class Score:
    """One measurement."""

    table: Table
    explanation: str
    date: str
    """ISO date, or ''."""


def scores(build_dir: Path) -> list[Score]:
    """All measurements in a build folder, by file name; a file that is none is logged and passed over."""
    out = []
    for path in sorted((build_dir / FOLDER).glob("*.json")):
        try:
            out.append(_score(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("%s is no score: %r", path, error)
    return out


def _score(body: dict[str, Any]) -> Score:
    names = [str(column["naam"]) for column in body["kolommen"]]
    rows = [tuple(_cell(row.get(name)) for name in names) for row in body["rijen"]]
    numeric = [all(isinstance(row.get(name), int | float) for row in body["rijen"]) for name in names]
    columns = tuple(
        Column(name, str(column["kop"]), is_number and at > 0)
        for at, (name, column, is_number) in enumerate(zip(names, body["kolommen"], numeric, strict=True))
    )
    table = Table(str(body["titel"]), columns, tuple(rows))
    return Score(table, str(body.get("toelichting") or ""), str(body.get("datum") or ""))


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell("niet gemeten", muted=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(dutch_number(value), value=value)
    return Cell(str(value))
