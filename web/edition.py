"""The published build that a request reads from, and the switch to the next one while the portal runs."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from graph.json_lines import read_json_lines
from graph.layout import BuildDir
from graph.manifest import read_manifest
from graph.model import Kind
from graph.store import GraphStore, open_store
from graph.warming import warm_up_beside
from search.encoder import Encoder
from search.facets import Chosen
from search.passage import Order, Results, Suggestion
from search.sayings import SupportResults
from web.feedback import FEEDBACK_FILE, FeedbackBox
from web.source_text import SourceText

log = logging.getLogger(__name__)

T = TypeVar("T")

RETRY_S = 5.0
"""Seconds before an edition that could not be opened is tried again: a visitor's click must not reopen it each time."""


class NoEdition(Exception):
    """There is no published build to read from; the message says what to do."""


class SearchPort(Protocol):
    """What the pages ask of the search engine (`search.engine.SearchEngine`)."""

    @property
    def encoder(self) -> Encoder | None: ...

    def search(
        self, question: str, k: int = 10, kinds: Collection[Kind] | None = None, *, skip: int = 0,
        chosen: Chosen = ..., facets: Sequence[str] = (), order: Order = ...,
    ) -> Results: ...  # fmt: skip

    def suggest(self, prefix: str, limit: int = 8) -> Sequence[Suggestion]: ...

    def support(self, question: str, k: int = 7) -> SupportResults: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document in the manifest of a build, with its block accounting in characters."""

    id: str
    file: str
    title: str
    format: str
    facts: int
    counts: Mapping[str, int]
    """Things per kind."""
    blocks: Mapping[str, int]
    """What became of the text → characters; the reasons for leaving text out are keys of their own."""
    flagged: int
    """Blocks that a person should look at."""
    characters: int
    """Characters of text in all."""

    @property
    def slug(self) -> str:
        return self.id.partition("/")[2]

    @staticmethod
    def from_manifest(row: Mapping[str, Any]) -> DocumentEntry:
        """From a row that `graph.manifest.read_manifest` has looked over."""
        return DocumentEntry(
            id=row["id"],
            file=row["file"],
            title=row["title"] or row["id"],
            format=row["format"],
            facts=row["facts"],
            counts=row["counts"],
            blocks=row["blocks"],
            flagged=row["flagged"],
            characters=row["characters"],
        )


@dataclass
class Edition:
    """One published build, open for reading."""

    folder: Path
    version: str
    built_at: str
    """ISO 8601."""
    documents: tuple[DocumentEntry, ...]
    store: GraphStore
    engine: SearchPort | None
    engine_fault: str = ""
    """Why there is no engine, for the log and /healthz."""
    build_dir: Path | None = None
    """The folder in which it was built, for what outlives an edition."""
    feedback: FeedbackBox | None = None
    """Where visitors' notes go; it belongs to the build folder and outlives this edition."""
    end_warming: Callable[[], None] | None = None
    """Ends the questions that are asked beforehand, where they are."""
    _memo: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def by_slug(self) -> Mapping[str, DocumentEntry]:
        """Documents by the last part of their id."""
        return {document.slug: document for document in self.documents}

    @cached_property
    def by_id(self) -> Mapping[str, DocumentEntry]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave the first time for `key`; an edition never changes, so it need not be made again.

        Only for what there is a bounded number of, such as one value per document.
        """
        if key not in self._memo:
            self._memo[key] = make()
        found: T = self._memo[key]
        return found

    def text_of(self, slug: str) -> SourceText | None:
        """The text of a document that the manifest lists, or None when there is no such document or text.

        None also when the facts beside it cannot be read, for they say which of its words visitors may not read yet.
        """
        entry = self.by_slug.get(slug)
        if entry is None:
            return None
        try:
            return self.remember(("text", slug), lambda: self._read_text(entry))
        except (OSError, ValueError) as error:
            log.error("the text of %s is not shown: %s", slug, error)
            return None

    def _read_text(self, entry: DocumentEntry) -> SourceText | None:
        names = [name for name in (Path(entry.file).name, f"{entry.slug}.txt") if name]
        path = next((path for name in names if (path := self.folder / "text" / name).is_file()), None)
        return SourceText.read(path, self.folder / "facts" / f"{entry.slug}.jsonl") if path else None

    def quarantine(self) -> list[dict[str, Any]]:
        """The rows of the quarantine report; empty when nothing was refused or repaired."""
        return list(read_json_lines(self.folder / "quarantaine.jsonl"))

    def close(self) -> None:
        """Let go of graph and index."""
        if self.end_warming is not None:
            self.end_warming()
        self.store.close()
        if self.engine is not None:
            self.engine.close()


@dataclass
class _Slot:
    """An open edition, how many requests are reading it, and whether a newer one has taken its place."""

    edition: Edition
    target: str
    readers: int = 0
    retired: bool = False


class EditionSource:
    """Gives each request the newest published edition; an older one is closed when its last request has ended."""

    def __init__(
        self,
        build_dir: Path,
        graph_url: str | None = None,
        encoder_name: str = "bundled",
        *,
        credentials: Mapping[str, str] | None = None,
        opener: Callable[[Path], Edition] | None = None,
        prepare: Callable[[Edition], None] = lambda edition: None,
    ) -> None:
        """`graph_url` None, or the path `build_dir/graph`, is the embedded graph of the edition itself.

        `opener` turns the folder of an edition into an `Edition`; tests give their own. `prepare` gets each edition
        just before visitors do.
        """
        self._build = BuildDir(build_dir)
        self._feedback = FeedbackBox(build_dir / FEEDBACK_FILE)
        self._graph_url = graph_url
        self._encoder_name = encoder_name
        self._credentials = credentials
        self._opener = opener or self._open
        self._prepare = prepare
        self._encoder: Encoder | None = None
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._slot: _Slot | None = None
        self._refused: tuple[str, float] = ("", 0.0)

    @contextmanager
    def lease(self) -> Iterator[Edition]:
        """The current edition for as long as the block runs. Raises NoEdition when nothing was ever published."""
        slot = self._borrow()
        try:
            yield slot.edition
        finally:
            self._give_back(slot)

    def close(self) -> None:
        """Close the current edition, as soon as nobody reads it."""
        with self._lock:
            left = self._retire()
        if left:
            left.close()

    def _borrow(self) -> _Slot:
        self._refresh()
        with self._lock:
            if self._slot is None:
                raise NoEdition(f"no published build in {self._build.path}; run 'vindbaar build' first")
            self._slot.readers += 1
            return self._slot

    def _give_back(self, slot: _Slot) -> None:
        with self._lock:
            slot.readers -= 1
            is_last = slot.retired and slot.readers == 0
        if is_last:
            slot.edition.close()  # may wait for a query of a server: never while others wait for the lock

    def _refresh(self) -> None:
        """Open the published edition when it is another than the open one; keep the open one when that fails."""
        target = self._published()
        if not self._is_news(target):
            return
        # one request opens the new edition; others read the old one meanwhile, and only wait when there is none
        if not self._opening.acquire(blocking=self._slot is None):
            return
        try:
            if self._is_news(target):
                self._switch_to(target)
        finally:
            self._opening.release()

    def _is_news(self, target: str) -> bool:
        slot, (refused, when) = self._slot, self._refused
        if not target or (slot and slot.target == target):
            return False
        return refused != target or time.monotonic() - when >= RETRY_S

    def _switch_to(self, target: str) -> None:
        try:
            edition = self._opener((self._build.path / target).resolve())
        except Exception:
            # whatever is wrong with the new edition, visitors keep the one that works
            log.exception("edition %s cannot be opened", target)
            self._refused = (target, time.monotonic())
            return
        self._prepare(edition)
        with self._lock:
            left = self._retire()
            self._slot = _Slot(edition, target)
        if left:
            left.close()
        log.info("serving edition %s: %d documents", edition.version, len(edition.documents))

    def _published(self) -> str:
        """Where build/current points to: one cheap system call per request."""
        try:
            return os.readlink(self._build.current)
        except OSError:
            return "current" if self._build.current.is_dir() else ""

    def _retire(self) -> Edition | None:
        """Take the open edition out of use; returns it when nobody reads it any more, to be closed without the lock."""
        slot, self._slot = self._slot, None
        if slot is None:
            return None
        slot.retired = True
        return slot.edition if slot.readers == 0 else None

    def _open(self, folder: Path) -> Edition:
        manifest = read_manifest(folder)
        engine, fault = self._open_engine(folder / "index")
        store = open_store(self._store_url(folder), credentials=self._credentials)
        of_server = self._store_url(folder) == self._graph_url  # which plans each question when it is first asked
        return Edition(
            folder=folder,
            version=manifest["version"],
            built_at=manifest["built_at"],
            documents=tuple(DocumentEntry.from_manifest(row) for row in manifest["documents"]),
            store=store,
            engine=engine,
            engine_fault=fault,
            build_dir=self._build.path,
            feedback=self._feedback,
            end_warming=warm_up_beside(store) if of_server else None,
        )

    def _store_url(self, folder: Path) -> str:
        if self._graph_url is None or Path(self._graph_url).absolute() == (self._build.path / "graph").absolute():
            return str(folder / "graph")
        return self._graph_url

    def _open_engine(self, index: Path) -> tuple[SearchPort | None, str]:
        """The engine, or None and the reason: the other pages work without it."""
        from search.engine import SearchEngine

        try:
            return SearchEngine.open(index, self._load_encoder()), ""
        except Exception as error:
            log.exception("the search index in %s cannot be opened", index)
            return None, str(error) or type(error).__name__

    def _load_encoder(self) -> Encoder | None:
        """The encoder, loaded once for all editions; None when it cannot be loaded: search then goes by words only."""
        from search.encoder import load_encoder

        if self._encoder is None:
            try:
                self._encoder = load_encoder(self._encoder_name, self._build.path, threads=1)
            except Exception:
                log.exception("the encoder %r cannot be loaded", self._encoder_name)
        return self._encoder
