"""Measured figures of a build, as the command that measured them leaves them and the quality page shows them.

    <folder>/<name>.json: {"titel", "toelichting", "datum", "kolommen": [{"naam", "kop"}], "rijen": [{naam: waarde}]}

The form is that of the JSON twin of a table (web/tables.py). For a build the folder is BUILD_DIR/kwaliteit; figures
that say something of the program rather than of a build come with the portal.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

log = logging.getLogger(__name__)

FOLDER = "kwaliteit"
"""Where the measurements of a build lie in its build folder."""

Value: TypeAlias = str | int | float | None
"""A figure or the words of a row; None where nothing was measured."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One table of measured figures."""

    title: str
    explanation: str
    """What was measured on what, in a sentence or two of Dutch; '' for none."""
    day: str
    """ISO date of the measurement, or ''."""
    columns: Sequence[tuple[str, str]]
    """Key of a column in the rows, and its heading; the first one names the row."""
    rows: Sequence[Mapping[str, Value]]


def record(folder: Path, name: str, measured: Measurement) -> Path:
    """Write `<folder>/<name>.json` in place of an earlier one; the folder is made. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    body = {
        "titel": measured.title,
        "toelichting": measured.explanation,
        "datum": measured.day,
        "kolommen": [{"naam": key, "kop": heading} for key, heading in measured.columns],
        "rijen": [dict(row) for row in measured.rows],
    }
    path = folder / f"{name}.json"
    draft = path.with_suffix(".json.new")
    draft.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
    return path


def measurements(folder: Path) -> dict[str, Measurement]:
    """All measurements in a folder, by name; a file that is none is logged and passed over."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found[path.stem] = _measurement(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("%s is no measurement: %r", path, error)
    return found


def _measurement(body: Mapping[str, Any]) -> Measurement:
    columns = [(str(column["naam"]), str(column["kop"])) for column in body["kolommen"]]
    rows = [{key: row.get(key) for key, _ in columns} for row in body["rijen"]]
    return Measurement(
        str(body["titel"]), str(body.get("toelichting") or ""), str(body.get("datum") or ""), columns, rows
    )
