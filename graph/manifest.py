"""What an edition says of itself, in `manifest.json`: checked whole before anything is read from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
_WHOLE: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("version", "built_at"), str),
    **dict.fromkeys(("passages", "flagged", "quarantined"), int),
    **dict.fromkeys(("keys", "counts"), dict),
    "seconds": (int, float),
    "documents": list,
}
_DOCUMENT: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("id", "slug", "source", "file", "title", "format", "sha256", "key"), str),
    **dict.fromkeys(("facts", "flagged", "characters"), int),
    **dict.fromkeys(("counts", "blocks"), dict),
}
"""What each document of a manifest has at least (`ingest.build.BuiltDocument`)."""


class ManifestError(ValueError):
    """The manifest is not there, or not whole; the message says what is wrong with it, in one line."""


def read_manifest(edition: Path) -> dict[str, Any]:
    """The manifest of the edition in this folder. Raises ManifestError unless it has all that others read from it."""
    path = edition / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        _check(manifest, _WHOLE)
        for row in manifest["documents"]:
            _check(row, _DOCUMENT)
            for numbers in (row["counts"], row["blocks"]):
                _check(numbers, dict.fromkeys(numbers, int))
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise ManifestError(f"{path} is damaged: {error}") from error
    loaded: dict[str, Any] = manifest
    return loaded


def write_manifest(edition: Path, manifest: Mapping[str, Any]) -> None:
    """Put the manifest in the folder of an edition that is not published yet."""
    (edition / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")


def _check(row: Any, expected: Mapping[str, type | tuple[type, ...]]) -> None:
    if not isinstance(row, dict):
        raise TypeError(f"a {type(row).__name__} where an object is expected")
    for name, kind in expected.items():
        if not isinstance(row.get(name), kind):
            raise TypeError(f"{name!r} is {'missing' if name not in row else 'not of the right type'}")
