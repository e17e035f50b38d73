"""What the cards of one folder share: where facts were checked, and the desks and vraaggebieden that cards name."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.model import Kind, make_id
from ingest.document import UnreadableDocument
from ingest.quarantine import Quarantined
from ingest.support.cards import Card, is_support, read_support

SOURCES = "bronnen.toml"
SHARED_KINDS: Mapping[str, Kind] = {"loketten": Kind.LOKET, "vraaggebieden": Kind.VRAAGGEBIED}
"""`soort` of a file whose cards other cards name → the kind of those cards."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A public page where a fact was checked."""

    title: str
    url: str
    consulted: str
    """ISO day."""


@dataclass(slots=True)
class Catalogue:
    """The shared part of a folder of support files; an empty one when there is no such folder."""

    sources: dict[str, Checked] = field(default_factory=dict)
    shared: dict[tuple[Kind, str], Card] = field(default_factory=dict)
    """Kind and code → the card of a desk or vraaggebied."""
    digest: str = ""
    """Changes when anything in the catalogue does: a build then reads the cards again."""
    problems: list[Quarantined] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Path) -> Catalogue:
        """Read `bronnen.toml` and the files of desks and vraaggebieden. What is wrong is reported in `problems`."""
        catalogue = cls()
        parts = [catalogue._read_sources(folder / SOURCES)]
        for path in sorted(folder.glob("*.md")):
            if is_support(path):
                parts.append(catalogue._read_shared(path))
        catalogue.digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32] if any(parts) else ""
        return catalogue

    def thing(self, kind: Kind, code: str) -> tuple[str, str]:
        """Id and name of the desk or vraaggebied that a card calls `code`. Raises KeyError when there is none."""
        title = self.shared[kind, code].title
        return make_id(kind, title), title

    def _read_sources(self, path: Path) -> str:
        if not path.is_file():
            return ""
        try:
            text = path.read_text(encoding="utf-8")
            rows = tomllib.loads(text)
        except (OSError, ValueError) as error:
            self._report(path, f"niet te lezen: {error}", "geen bronvermeldingen")
            return ""
        for key, row in rows.items():
            try:
                self.sources[key] = Checked(str(row["titel"]), str(row["url"]), str(row["geraadpleegd"]))
            except (KeyError, TypeError):
                self._report(path, f"bron {key!r} mist titel, url of geraadpleegd", "bron overgeslagen")
        return text

    def _read_shared(self, path: Path) -> str:
        try:
            file = read_support(path)
        except UnreadableDocument:
            return ""  # reported when the file itself is read
        kind = SHARED_KINDS.get(file.front.get("soort", ""))
        if kind is None:
            return ""
        for card in file.cards:
            if card.code:
                self.shared[kind, card.code] = card
        return file.text

    def _report(self, path: Path, reason: str, done: str) -> None:
        self.problems.append(Quarantined(bestand=path.name, reden=reason, gedaan=done, geweigerd=False))
