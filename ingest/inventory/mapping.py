"""Mapping files: what columns and values of an inventory mean; written by an editor, proposed by machine.

A mapping is a TOML file beside the inventory (`<stem>.toml`), or one in the folder of mappings whose `bestand` fits:

    bestand = ["lijst-*.xlsx"]      # which files; left out: the file with the same name
    titel = "Kennisbank"            # of the Document; also uitgever, url, datum, geraadpleegd, licentie
    erkend_door = "Vilans"          # who speaks when a recognition names nobody
    soort = "technologie"           # of everything in this inventory that does not say its own
    publiek = false                 # nothing of it is shown until somebody has checked it
    bladen_overslaan = ["Oud"]
    kopregel = 3                    # row number of the (last) header row

    [kolommen]
    "Voor wie?" = "doelgroep"       # a word of `ingest.inventory.fields.Field`, or "" to leave the column out
    "Movisie" = { veld = "erkenning", door = "Movisie" }

    [scheidingen]
    "Voor wie?" = [";", ","]        # instead of ; line break and " / "

    [waarden.soort]
    "app" = "technologie"           # words of the inventory → words of Vindbaar
"""

from __future__ import annotations

import fnmatch
import json
import tomllib
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.inventory.fields import EXACT, Field, Guess, normal_header, recognise
from ingest.inventory.sheets import Problem

CONFIRMED, PROPOSED = 0.95, 0.7
"""Certainty of what stands in a row: read with an editor's mapping, or with the one that the headers suggest."""
_DESCRIPTION = ("titel", "uitgever", "url", "datum", "geldig_tot", "geraadpleegd", "licentie")
_KEYS = frozenset(
    {
        *_DESCRIPTION,
        "bestand",
        "erkend_door",
        "soort",
        "publiek",
        "bladen_overslaan",
        "kopregel",
        "kolommen",
        "scheidingen",
        "waarden",
    }
)


@dataclass(slots=True)
class Mapping:
    """What is known of one inventory beforehand; empty when no editor has looked at it."""

    path: Path | None = None
    """None for the proposal of the machine."""
    description: dict[str, str] = field(default_factory=dict)
    recognised_by: str | None = None
    sort: str | None = None
    public: bool = True
    skipped_sheets: frozenset[str] = frozenset()
    header_row: int | None = None
    columns: dict[str, Field | None] = field(default_factory=dict)
    """Normalised heading → meaning; None for a column that an editor leaves out."""
    databanks: dict[str, str] = field(default_factory=dict)
    separators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[Field, dict[str, str]] = field(default_factory=dict)

    @property
    def confirmed(self) -> bool:
        """Whether an editor wrote it."""
        return self.path is not None

    @property
    def zekerheid(self) -> float:
        return CONFIRMED if self.confirmed else PROPOSED

    def recognise(self, heading: str) -> Guess | None:
        """What a heading means: as the editor says, else as its words say."""
        key = normal_header(heading)
        if key in self.columns:
            meaning = self.columns[key]
            return Guess(meaning, EXACT) if meaning else None
        return recognise(heading)


def find_mapping(path: Path, folder: Path | None) -> tuple[Mapping, list[Problem]]:
    """The mapping for a file, an empty one when there is none; a mapping that cannot be used is reported."""
    beside = path.with_suffix(".toml")
    candidates = [beside] if beside.is_file() else []
    if folder and folder.is_dir():
        candidates += [p for p in sorted(folder.glob("*.toml")) if p != beside]
    problems: list[Problem] = []
    for candidate in candidates:
        try:
            table = tomllib.loads(candidate.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            if candidate.stem == path.stem:
                problems.append(_unusable(candidate, str(error)))
            continue
        names = table.get("bestand", f"{candidate.stem}.*")
        patterns = [names] if isinstance(names, str) else names if isinstance(names, list) else []
        if any(isinstance(p, str) and fnmatch.fnmatchcase(path.name.casefold(), p.casefold()) for p in patterns):
            mapping, found = read_mapping(table, candidate)
            return mapping, [*problems, *found]
    return Mapping(), problems


def mapping_text(path: Path, folder: Path | None) -> str:
    """The mapping file that applies to a file, '' when there is none: part of what an incremental build compares."""
    mapping, _ = find_mapping(path, folder)
    return mapping.path.read_text(encoding="utf-8-sig") if mapping.path else ""


def read_mapping(table: dict[str, Any], path: Path) -> tuple[Mapping, list[Problem]]:
    """A mapping from its TOML table; what it says wrongly is reported and left out, the rest is used."""
    mapping = Mapping(path)
    problems: list[Problem] = []

    def wrong(what: str, value: object) -> None:
        problems.append(
            Problem(reason=f"koppeling {path.name}: {what}", done="regel overgeslagen", value=str(value)[:80])
        )

    for key in sorted(set(table) - _KEYS):
        wrong(f"onbekende sleutel {key!r}", table[key])
    mapping.description = {key: str(table[key]) for key in _DESCRIPTION if table.get(key)}
    mapping.recognised_by = _text(table, "erkend_door", wrong)
    mapping.sort = _text(table, "soort", wrong)
    mapping.public = table.get("publiek", True) is not False
    skipped = table.get("bladen_overslaan", [])
    mapping.skipped_sheets = (
        frozenset(str(name).casefold() for name in skipped) if isinstance(skipped, list) else frozenset()
    )
    header = table.get("kopregel")
    if header is not None and (not isinstance(header, int) or header < 1):
        wrong("kopregel is geen rijnummer", header)
        header = None
    mapping.header_row = header
    for heading, meaning in _table(table, "kolommen", wrong).items():
        named, databank = (meaning.get("veld"), meaning.get("door")) if isinstance(meaning, dict) else (meaning, None)
        key = normal_header(heading)
        if named in ("", "-"):
            mapping.columns[key] = None
            continue
        try:
            mapping.columns[key] = Field(str(named))
        except ValueError:
            wrong(f"kolom {heading!r} heeft onbekende betekenis; kies uit {', '.join(Field)}", named)
            continue
        if databank:
            mapping.databanks[key] = str(databank)
    for heading, separators in _table(table, "scheidingen", wrong).items():
        listed = [separators] if isinstance(separators, str) else separators
        if isinstance(listed, list) and all(isinstance(s, str) and s for s in listed):
            mapping.separators[normal_header(heading)] = tuple(listed)
        else:
            wrong(f"scheiding van {heading!r} is geen lijst van teksten", separators)
    for name, values in _table(table, "waarden", wrong).items():
        if name not in set(Field) or not isinstance(values, dict):
            wrong(f"waarden voor onbekende betekenis {name!r}", values)
            continue
        mapping.values[Field(name)] = {str(key): str(value) for key, value in values.items()}
    return mapping, problems


def _unusable(path: Path, error: str) -> Problem:
    return Problem(
        reason=f"koppeling {path.name} is geen geldige TOML: {error}",
        done="gelezen met de voorgestelde koppeling",
    )


def _table(table: dict[str, Any], key: str, wrong: Any) -> dict[str, Any]:
    value = table.get(key, {})
    if isinstance(value, dict):
        return value
    wrong(f"{key} is geen tabel", value)
    return {}


def _text(table: dict[str, Any], key: str, wrong: Any) -> str | None:
    value = table.get(key)
    if value is None or isinstance(value, str):
        return value or None
    wrong(f"{key} is geen tekst", value)
    return None


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column as the proposal shows it."""

    heading: str
    guess: Guess | None
    databank: str | None = None
    sniffed: bool = False
    examples: Sequence[str] = ()


def proposal(file: str, title: str | None, columns: Sequence[ProposedColumn], described: ReadOnly[str, str]) -> str:
    """The text of a mapping file for an editor to check, put in the mapping folder and keep."""
    lines = [
        f"# Voorstel voor {_comment(file)}, gemaakt uit de kopregels. Controleer elke regel en bewaar het als"
        f" koppeling.",
        f"bestand = [{_quoted(file)}]",
        f"titel = {_quoted(described.get('titel') or title or file)}",
    ]
    lines += [f"{key} = {_quoted(described[key])}" for key in _DESCRIPTION[1:] if described.get(key)]
    lines += ["", "[kolommen]"]
    seen: set[str] = set()
    for column in columns:
        key = normal_header(column.heading)
        if not key or key in seen:
            continue
        seen.add(key)
        meaning = _quoted(column.guess.field if column.guess else "")
        value = f"{{ veld = {meaning}, door = {_quoted(column.databank)} }}" if column.databank else meaning
        note = _note(column)
        lines.append(f"{_quoted(column.heading)} = {value}" + (f"  # {note}" if note else ""))
    return "\n".join(lines) + "\n"


def _note(column: ProposedColumn) -> str:
    if column.guess is None:
        shown = ", ".join(_comment(example) for example in column.examples[:2])
        return f"niet herkend: kies een betekenis of laat leeg; bijvoorbeeld {shown}" if shown else "niet herkend"
    if column.sniffed:
        return "afgeleid uit de waarden"
    return "" if column.guess.score == EXACT else "waarschijnlijk"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:40]
