"""Where a build keeps what, how a new edition is published, and who may write.

    BUILD_DIR/versions/<n>/{facts,text,graph,index}/, quarantaine.jsonl, manifest.json   one finished edition
    BUILD_DIR/current -> versions/<n>                                                    switched in one step
    BUILD_DIR/{facts,text,graph,index,quarantaine.jsonl,manifest.json} -> current/…      stable addresses
    BUILD_DIR/{model,cache}/                                                             may be thrown away
    BUILD_DIR/curation.jsonl                                                             people's decisions

A reader that has opened an edition keeps it: the previous edition stays until the one after the next is published.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from graph.manifest import MANIFEST, ManifestError, read_manifest

PARTS = ("facts", "text", "graph", "index", "quarantaine.jsonl", MANIFEST)
KEPT = 2
"""Editions that stay on disk: the current one and the one before, which a running portal may still be reading."""


class BuildBusy(Exception):
    """Another process is building in the same folder."""


class BuildDir:
    """A build folder; nothing is created until something is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.versions = path / "versions"
        self.model = path / "model"
        self.cache = path / "cache"
        self.current = path / "current"

    def edition(self) -> Path | None:
        """The folder of the published edition, or None when nothing was published yet."""
        return self.current.resolve() if self.current.is_dir() else None

    def manifest(self) -> dict[str, Any] | None:
        """The manifest of the published edition, or None when there is none or it is damaged."""
        edition = self.edition()
        try:
            return read_manifest(edition) if edition else None
        except ManifestError:
            return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for one writer. Raises BuildBusy at once when somebody else holds it."""
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / ".lock", timeout=0):
                yield
        except Timeout as error:
            raise BuildBusy(
                f"another build is writing in {self.path}; wait for it or use another --build-dir"
            ) from error

    def begin(self) -> Path:
        """An empty folder for the next edition, beside the published ones. Left-overs of a killed build are removed."""
        self.versions.mkdir(parents=True, exist_ok=True)
        for stale in self.versions.glob("*.new"):
            shutil.rmtree(stale, ignore_errors=True)
        numbers = [int(folder.name) for folder in self.versions.iterdir() if folder.name.isdigit()]
        draft = self.versions / f"{max(numbers, default=0) + 1}.new"
        for part in ("facts", "text"):
            (draft / part).mkdir(parents=True)
        return draft

    @contextmanager
    def drafting(self) -> Iterator[Path]:
        """As `begin`, for what must leave nothing behind: when the block fails, the draft is removed at once."""
        draft = self.begin()
        try:
            yield draft
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise

    def publish(self, draft: Path) -> Path:
        """Make the finished `draft` the current edition in one step; returns its final folder."""
        final = draft.with_suffix("")
        draft.rename(final)
        self._link("current", Path("versions") / final.name)
        for part in PARTS:
            self._link(part, Path("current") / part)
        numbered = sorted((int(f.name), f) for f in self.versions.iterdir() if f.name.isdigit())
        for _, old in numbered[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)
        return final

    def _link(self, name: str, target: Path) -> None:
        link = self.path / name
        if link.is_symlink() and Path(os.readlink(link)) == target:
            return
        beside = self.path / f".{name}.new"
        beside.unlink(missing_ok=True)
        beside.symlink_to(target)
        beside.replace(link)
