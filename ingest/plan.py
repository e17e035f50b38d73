"""What a build would do: which files, under which slugs, and the keys that tell whether an earlier result holds."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graph.model import slug
from ingest.bibliography import NAME as BIBLIOGRAPHY
from ingest.bibliography import Bibliography
from ingest.guideline.export_keys import ExportKeys, built_in_keys, load_keys
from ingest.guideline.headings import HeadingTable, built_in, load_headings
from ingest.inventory.mapping import mapping_text
from ingest.quarantine import Quarantined
from ingest.support.cards import is_support
from ingest.support.catalogue import Catalogue
from ingest.vocabulary import Vocabulary

VOCABULARY_FOLDER = "begrippen"
INVENTORY_FOLDER = "interventies"
"""Beside the vocabulary: mapping files of inventories."""
SUPPORT_FOLDER = "voorzieningen"
"""Beside the vocabulary: what the cards of support options share."""
NOT_SOURCES = frozenset({BIBLIOGRAPHY, "readme.md", "readme.txt", "license", "licence", ".ds_store", "thumbs.db"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read, named and keyed before it is opened for real."""

    path: Path
    slug: str
    sha256: str
    key: str
    """Changes when the file, its description, its mapping, the vocabulary or our own code changes."""


@dataclass(slots=True)
class Plan:
    """Everything that decides what a build yields."""

    candidates: list[Candidate]
    vocabulary: Vocabulary
    bibliography: Bibliography
    concept_keys: dict[str, str]
    quarantine: list[Quarantined]
    mappings: Path | None
    """Folder with the mapping files of inventories."""
    headings: HeadingTable = field(default_factory=built_in)
    """Which headings open which part of a guideline."""
    export_keys: ExportKeys = field(default_factory=built_in_keys)
    """What the keys of a JSON export of a guideline mean."""
    day: date = field(default_factory=date.today)
    """The day of the build: what is to be reviewed before it may be out of date."""
    support: Catalogue = field(default_factory=Catalogue)
    """What cards of support options share."""

    def keys(self) -> dict[str, str]:
        """Slug → key of every document that the build would hold or try, and one key for what was refused already."""
        refused = digest(repr(row) for row in self.quarantine)
        return {**{c.slug: c.key for c in self.candidates}, **self.concept_keys, "*": refused}

    def to_read(self, manifest: Mapping[str, Any] | None) -> list[Path]:
        """The files that the edition of `manifest` does not hold as they are now."""
        held = {row["slug"]: row["key"] for row in (manifest or {}).get("documents", [])}
        return [c.path for c in self.candidates if held.get(c.slug) != c.key and not is_support(c.path)]


def plan(paths: Sequence[Path], vocabulary_folder: Path | None, *, day: date | None = None) -> Plan:
    """Find the files under `paths` and give each its slug and key.

    `vocabulary_folder` holds the concept CSVs; `day` is the day of the build when that is not today. Raises
    FileNotFoundError for a path that does not exist.
    """
    files, bibliographies = _collect(paths)
    mappings, support = None, Catalogue()
    if vocabulary_folder:  # the corpus' own list also knows the published originals; one beside a document goes first
        bibliographies = [vocabulary_folder.parent / BIBLIOGRAPHY, *bibliographies]
        mappings = vocabulary_folder.parent / INVENTORY_FOLDER
        support = Catalogue.load(vocabulary_folder.parent / SUPPORT_FOLDER)
    bibliography = Bibliography.load(dict.fromkeys(path for path in bibliographies if path.is_file()))
    vocabulary = Vocabulary.load(vocabulary_folder) if vocabulary_folder else Vocabulary()
    code = code_digest()
    names = digest(file.text for file in vocabulary.files)
    quarantine = [*bibliography.problems, *vocabulary.problems, *support.problems]
    headings = built_in()
    try:
        headings = load_headings(vocabulary_folder)
    except ValueError as error:
        quarantine.append(Quarantined(bestand="koppen.toml", reden=str(error), gedaan="de ingebouwde koppen gebruikt"))
    export_keys = built_in_keys()
    try:
        export_keys = load_keys(vocabulary_folder)
    except ValueError as error:
        quarantine.append(
            Quarantined(bestand="sleutels.toml", reden=str(error), gedaan="de ingebouwde sleutels gebruikt")
        )
    candidates: list[Candidate] = []
    seen: dict[str, Path] = {}
    taken: set[str] = {file.slug for file in vocabulary.files}
    originals = {path.name.casefold() for path in files}
    for path in files:
        if not path.name.isprintable() or _not_utf8(path.name):
            readable = path.name.encode("utf-8", "backslashreplace").decode()
            quarantine.append(
                Quarantined(
                    bestand="".join(c if c.isprintable() else "?" for c in readable),
                    reden="de bestandsnaam bevat tekens die niet te lezen zijn: geef het bestand een andere naam",
                    gedaan="niet opgenomen",
                )
            )
            continue
        if not path.is_file():
            quarantine.append(
                refused(path, "geen gewoon bestand (een verwijzing die nergens heen gaat, of een apparaat)")
            )
            continue
        try:
            sha256 = _file_digest(path)
        except OSError as error:
            quarantine.append(refused(path, f"niet te openen: {error.strerror or error}"))
            continue
        if sha256 in seen and path.stat().st_size:
            quarantine.append(refused(path, f"dezelfde inhoud als {seen[sha256].name}", "één keer opgenomen"))
            continue
        seen[sha256] = path
        name = _free_slug(path, sha256, taken, originals)
        taken.add(name)
        described = [bibliography.row_digest(path), mapping_text(path, mappings)]
        if is_support(path):
            described.append(support.digest)
        key = digest([sha256, name, path.name, *described, names, headings.text, export_keys.text, code])
        candidates.append(Candidate(path, name, sha256, key))
    concept_keys = {file.slug: digest([file.text, names, code]) for file in vocabulary.files}
    return Plan(
        candidates,
        vocabulary,
        bibliography,
        concept_keys,
        quarantine,
        mappings,
        headings,
        export_keys,
        day or date.today(),
        support,
    )


def statuses_hold(manifest: Mapping[str, Any], day: date) -> bool:
    """Whether the statuses of guidelines in an edition are still those of `day`: no review date has passed since."""
    built, review = manifest.get("day"), manifest.get("next_review")
    if not isinstance(built, str):
        return False
    return built <= day.isoformat() and (review is None or day.isoformat() <= str(review))


def code_digest() -> str:
    """Digest of the code that turns files into facts: another version of it reads everything again."""
    root = Path(__file__).resolve().parent
    sources = [*sorted(root.glob("**/*.py")), root.parent / "graph" / "model.py"]
    return digest(path.read_text(encoding="utf-8") for path in sources)


def _collect(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files to read, sorted, and the bibliographies found beside them or in a folder above, inside the given path.

    A folder with a vocabulary holds no documents, also where it is given itself.
    """
    files: dict[Path, None] = {}
    bibliographies: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path} does not exist; give a file or folder with documents")
        if path.is_file():
            files[path] = None
            beside = path.parent / BIBLIOGRAPHY
            if beside.is_file():
                bibliographies[beside] = None
            continue
        if path.resolve().name == VOCABULARY_FOLDER:
            continue
        for folder, subfolders, members in os.walk(path):
            subfolders[:] = sorted(s for s in subfolders if not s.startswith(".") and s != VOCABULARY_FOLDER)
            for member in sorted(members):
                found = Path(folder) / member
                if member == BIBLIOGRAPHY:
                    bibliographies[found] = None
                elif (
                    member.casefold() not in NOT_SOURCES
                    and not member.startswith((".", "~$"))
                    and not _is_mapping(found)
                ):
                    files[found] = None
    return list(files), list(bibliographies)


def _is_mapping(path: Path) -> bool:
    return path.suffix == ".toml"


def _free_slug(path: Path, sha256: str, taken: set[str], originals: set[str]) -> str:
    """A slug that no other document has and whose text file cannot be mistaken for another original."""
    base = slug(path.stem) or sha256[:8]
    own = path.name.casefold() if _is_literal(path) else None
    for name in (base, f"{base}-{slug(path.suffix)}" if path.suffix else base, f"{base}-{sha256[:6]}"):
        if name not in taken and (f"{name}.txt" == own or f"{name}.txt" not in originals):
            return name
    return f"{base}-{sha256[:16]}"


def _is_literal(path: Path) -> bool:
    """Whether offsets will count in the original itself: UTF-8 text."""
    if path.suffix not in {".txt", ".md"}:
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as handle:
            while part := handle.read(1 << 20):
                decoder.decode(part)
    except (OSError, UnicodeDecodeError):
        return False
    return True


def _not_utf8(name: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in name)


def refused(path: Path, reason: str, done: str = "niet opgenomen") -> Quarantined:
    """The report of a file that does not go in."""
    return Quarantined(bestand=path.name, reden=reason, gedaan=done)


def _file_digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def digest(parts: Iterable[str]) -> str:
    """Digest of the parts, for keys."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
