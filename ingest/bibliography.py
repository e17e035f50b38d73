"""What is known of a source beside its text: `bronnen.csv` next to the documents, and the file's own metadata."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from graph.model import Value
from ingest.document import Document
from ingest.quarantine import Quarantined

NAME = "bronnen.csv"
COLUMNS = ("titel", "soort", "uitgever", "datum", "geldig_tot", "url", "geraadpleegd", "licentie")
RELATIONS = ("beschrijft", "vervangt", "bouwt_voort_op", "verwijst_naar")
"""Columns with file names or titles of other documents, several apart by " ; ": relations that an editor states."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_DATES = ("datum", "geldig_tot", "geraadpleegd")


class Bibliography:
    """Rows of one or more `bronnen.csv` files, by name of the file they describe.

    Files in different folders may have one name: the row of the nearest `bronnen.csv`, beside a file or in a folder
    above it, is the file's; where there is none, the row that was read last.
    """

    def __init__(self) -> None:
        self._rows: dict[str, dict[Path, dict[str, str]]] = {}
        """Name of a file → folder of the `bronnen.csv` → its row."""
        self._relations: dict[str, dict[str, tuple[str, ...]]] = {}
        self.problems: list[Quarantined] = []

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Bibliography:
        """Read the given `bronnen.csv` files; a row that is not usable is reported in `problems`, the rest goes in."""
        bibliography = cls()
        for path in paths:
            bibliography._read(path)
        return bibliography

    def _read(self, path: Path) -> None:
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.DictReader(lines))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.problems.append(
                Quarantined(bestand=path.name, reden=f"niet te lezen: {error}", gedaan="overgeslagen; sla op als UTF-8")
            )
            return
        for number, row in enumerate(rows, 2):
            file = (row.get("bestand") or "").strip()
            if not file:
                self._report(path, number, "bestand", "", "geen bestandsnaam", "rij overgeslagen")
                continue
            kept = {column: (row.get(column) or "").strip() for column in COLUMNS}
            for column in _DATES:
                if kept[column] and not _DATE.match(kept[column]):
                    self._report(path, number, column, kept[column], "geen datum als 2026-11-22", "waarde weggelaten")
                    kept[column] = ""
            self._rows.setdefault(file, {})[path.parent.resolve()] = kept
            self._relations[file] = {
                column: tuple(named for part in (row.get(column) or "").split(";") if (named := part.strip()))
                for column in RELATIONS
            }

    def _report(self, path: Path, row: int, column: str, value: str, reason: str, done: str) -> None:
        self.problems.append(
            Quarantined(
                bestand=path.name,
                plaats=f"rij {row}, kolom {column}",
                rij=row,
                kolom=column,
                waarde=value,
                reden=reason,
                gedaan=done,
                geweigerd=False,
            )
        )

    def of(self, document: Document, path: Path) -> dict[str, Value]:
        """Bibliographic properties of the document in a file: from `bronnen.csv`, else from the file, else None."""
        row = self._nearest(path)
        meta: dict[str, Value] = {}
        for column in COLUMNS:
            meta[column] = row.get(column) or (document.meta.get(column) or "").strip() or None
        for column in _DATES:
            if meta[column] and not _DATE.match(str(meta[column])):
                meta[column] = None
        if not row.get("titel"):
            meta["titel"] = document.title or meta["titel"]
        return meta

    def row(self, path: Path) -> dict[str, Value]:
        """What `bronnen.csv` says of a file, without what it leaves empty."""
        return {column: value for column, value in self._nearest(path).items() if value}

    def _nearest(self, path: Path) -> dict[str, str]:
        rows = self._rows.get(path.name, {})
        above = (folder for folder in path.resolve().parents if folder in rows)
        return rows.get(next(above, next(reversed(rows), Path())), {})

    def relations(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """File name → relation → the documents an editor names with it."""
        return self._relations

    def row_digest(self, path: Path) -> str:
        """What an incremental build compares to see whether the description of a file changed."""
        return repr((sorted(self._nearest(path).items()), sorted(self._relations.get(path.name, {}).items())))
