"""What an index was made with: written last, read first, and refused when this program differs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from search.dutch import ANALYZER_VERSION
from search.encoder import Encoder
from search.errors import IndexMismatch

FORMAT = 11
"""Raise when the layout of the folder or the text that is encoded changes."""
LEXICAL = "lexical"
"""Folder of the lexical index."""
_FILE = "manifest.json"
_LIBRARIES = ("faiss-cpu", "tantivy", "PyStemmer", "simplemma")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made with."""

    format: int
    analyzer: str
    encoder: str
    dim: int
    fingerprint: Mapping[str, str]
    passages: int
    stale: int
    """Passages that are gone but still counted in the lexical index (`search.previous.MAX_STALE`)."""
    vectors: int
    background: tuple[float, float]
    """Mean and standard deviation of the score of the passage nearest to each question about another subject."""
    digests: Mapping[str, str]
    """SHA-256 of the files beside it."""
    libraries: Mapping[str, str]
    lexical: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the files of the lexical index. Apart, because their names differ from one build to the next."""

    @staticmethod
    def read(folder: Path) -> Manifest:
        """Raises IndexMismatch when there is no index in `folder` or it was made by another version of Vindbaar."""
        try:
            # an older layout may have other fields: its number is looked at first
            written: dict[str, Any] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            if written["format"] != FORMAT:
                raise IndexMismatch.between("index format", written["format"], FORMAT)
            manifest = Manifest(**written)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexMismatch(f"no usable index in {folder} ({error}); make one with `vindbaar build`") from error
        same("analysis of Dutch", manifest.analyzer, ANALYZER_VERSION)
        return manifest

    def verify(self, folder: Path, names: Iterable[str]) -> None:
        """Raises IndexMismatch when one of these files is missing or has changed since it was written."""
        for name in names:
            _verify(folder / name, self.digests.get(name))

    def verify_lexical(self, folder: Path) -> None:
        """As `verify`, of all files of the lexical index: tantivy sees that one is torn, not that a byte changed."""
        for name, digest in self.lexical.items():
            _verify(folder / LEXICAL / name, digest)

    def belongs_to(self, encoder: Encoder) -> None:
        """Raises IndexMismatch, naming both values, when the vectors are of another encoder than this one."""
        same("encoder", self.encoder, encoder.name)
        same("dimension", self.dim, encoder.dim)
        for part in sorted({*self.fingerprint, *encoder.fingerprint}):
            same(f"encoder {part}", self.fingerprint.get(part), encoder.fingerprint.get(part))


def write_manifest(
    folder: Path, encoder: Encoder, *, passages: int, vectors: int, background: tuple[float, float], stale: int = 0
) -> None:
    """Put the manifest beside the files of a finished index, in one step."""
    manifest = Manifest(
        format=FORMAT,
        analyzer=ANALYZER_VERSION,
        encoder=encoder.name,
        dim=encoder.dim,
        fingerprint=dict(encoder.fingerprint),
        passages=passages,
        stale=stale,
        vectors=vectors,
        background=background,
        digests={path.name: _sha256(path) for path in sorted(folder.iterdir()) if path.is_file()},
        libraries=library_versions(),
        lexical={path.name: _sha256(path) for path in sorted((folder / LEXICAL).glob("*")) if path.suffix != ".lock"},
    )
    beside = folder / f"{_FILE}.new"
    beside.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    beside.replace(folder / _FILE)


def library_versions() -> dict[str, str]:
    """Versions of the libraries that decide what an index looks like."""
    return {name: version(name) for name in _LIBRARIES}


def same(what: str, index: object, given: object) -> None:
    """Raises IndexMismatch when the two differ."""
    if index != given:
        raise IndexMismatch.between(what, index, given)


def _verify(path: Path, digest: str | None) -> None:
    try:
        same(f"digest of {path.name}", digest, _sha256(path))
    except OSError as error:
        raise IndexMismatch(f"{path} cannot be read ({error}); rebuild with `vindbaar build`") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
