"""What was refused or mended while reading, a row each: nothing is lost without a trace."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One line of `quarantaine.jsonl`, in Dutch, for the person who keeps the source."""

    bestand: str
    reden: str
    gedaan: str
    plaats: str = "hele bestand"
    blad: str | None = None
    rij: int | None = None
    kolom: str | None = None
    waarde: str | None = None
    geweigerd: bool = True
    """False when the rest of the file went in: something was mended or left out."""


def write_quarantine(path: Path, rows: Iterable[Quarantined]) -> None:
    """Write the report, in order of file and place. `gevolg` repeats `gedaan` for readers of inventories' reports."""
    ordered = sorted(rows, key=lambda row: (row.bestand, row.blad or "", row.rij or 0, row.plaats, row.reden))
    lines = (json.dumps({**asdict(row), "gevolg": row.gedaan}, ensure_ascii=False) for row in ordered)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
