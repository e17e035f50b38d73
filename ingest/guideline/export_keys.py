"""What the keys of a JSON export mean, by a table that editors can extend.

`sleutels.toml` beside this module is the table; `corpus/richtlijnen/sleutels.toml` adds to it (see
docs/richtlijnen.md).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = Any

BUILT_IN = Path(__file__).with_name("sleutels.toml")
FOLDER, NAME = "richtlijnen", "sleutels.toml"
_LEAD = re.compile(
    r"^(?:aanbevelings?|recommendation|advies|module|section|conclusie|conclusion|outcome|uitkomst|reference|referentie"
    r"|richtlijn|guideline|document)_(?=\w)"
)
"""The part that a key stands in, before what it says: "recommendation_text"."""
_COUNTED = re.compile(r"_?\d+$")


class ExportKeys:
    """Looks up what a key means in a part of an export."""

    def __init__(self, *tables: Mapping[str, Mapping[str, str]]) -> None:
        """Of several tables the first goes first. Raises ValueError for a part that does not exist."""
        known = _entries(BUILT_IN)
        self._meanings: dict[str, dict[str, list[str]]] = {part: {} for part in known}
        self._keys: dict[tuple[str, str], list[str]] = {}
        self.text = repr(tables)
        """All entries, for an incremental build to see whether the table changed."""
        for table in tables:
            for part, meanings in table.items():
                if part not in known:
                    raise ValueError(f"{part!r} is geen onderdeel van een export; kies uit {', '.join(known)}")
                for meaning, keys in meanings.items():
                    for key in map(plain, keys.split()):
                        self._meanings[part].setdefault(key, []).append(meaning)
                        self._keys.setdefault((part, meaning), []).append(key)

    def meaning(self, part: str, key: str) -> str | None:
        """What a key says in `part`; None for a key that is not known there."""
        return next(iter(self._of(part, key)), None)

    def _of(self, part: str, key: str) -> list[str]:
        """All that a key may say: "module" is the name of one, or a list of them."""
        table = self._meanings[part]
        written = plain(key)
        bare = _COUNTED.sub("", written)
        return next((table[form] for form in (written, bare, _LEAD.sub("", bare)) if form in table), [])

    def first(self, part: str, item: Mapping[str, Json], meaning: str) -> Json:
        """What the best of the keys with this meaning holds; None when none holds anything."""
        return next((value for _, value in self.all(part, item, meaning)), None)

    def all(self, part: str, item: Mapping[str, Json], meaning: str) -> list[tuple[str, Json]]:
        """The keys with this meaning that hold something, with their value, in the order of the table."""
        order = {key: place for place, key in enumerate(self._keys.get((part, meaning), ()))}
        found = [
            (order.get(plain(key), len(order)), key, value)
            for key, value in item.items()
            if value not in (None, "", [], {}) and meaning in self._of(part, key)
        ]
        return [(key, value) for _, key, value in sorted(found, key=lambda one: one[0])]


def plain(key: str) -> str:
    """A key in lower case with underscores: "moduleTitel" and "Module titel" are one."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(key))
    return re.sub(r"[\s-]+", "_", spaced.strip().lower())


def load_keys(vocabulary_folder: Path | None) -> ExportKeys:
    """The built-in table with what editors added beside `vocabulary_folder`.

    Raises ValueError, naming the file, for a table that cannot be used.
    """
    added = vocabulary_folder.parent / FOLDER / NAME if vocabulary_folder else None
    if added is None or not added.is_file():
        return built_in_keys()
    try:
        return ExportKeys(_entries(added), _entries(BUILT_IN))
    except (OSError, ValueError) as error:
        raise ValueError(f"{added.name}: {error}") from error


@cache
def built_in_keys() -> ExportKeys:
    """The table of this package alone."""
    return ExportKeys(_entries(BUILT_IN))


def _entries(path: Path) -> dict[str, dict[str, str]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    for part, meanings in found.items():
        if not isinstance(meanings, dict) or not all(isinstance(keys, str) for keys in meanings.values()):
            raise ValueError(f"[{part}] hoort bij elke betekenis een rij sleutels te hebben, apart door spaties")
    return found
