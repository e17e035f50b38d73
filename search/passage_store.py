"""The passages of an index on disk, looked up by id: a SQLite file that is written once and then only read."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.model import Kind
from search.errors import IndexMismatch
from search.lines import told
from search.passage import Passage
from search.thing_facts import FacetValue, ThingFacts

_COLUMNS = ("id", "thing", "kind", "title", "heading", "text", "document", "file", "start", "end", "page", "lay", "url")
_SCHEMA = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, thing TEXT, kind TEXT, title TEXT, heading TEXT, text TEXT, document TEXT, file TEXT,
    start INTEGER, "end" INTEGER, page INTEGER, lay TEXT, url TEXT
);
CREATE INDEX passage_thing ON passage (thing);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, thing TEXT, kind TEXT, document TEXT, file TEXT, start INTEGER, "end" INTEGER,
    told INTEGER
);
CREATE TABLE label (label TEXT, passage INTEGER, PRIMARY KEY (label, passage)) WITHOUT ROWID;
CREATE TABLE thing (thing TEXT PRIMARY KEY, date TEXT, evidence INTEGER) WITHOUT ROWID;
CREATE TABLE facet (thing TEXT, facet TEXT, value TEXT, label TEXT, PRIMARY KEY (thing, facet, value)) WITHOUT ROWID;
CREATE TABLE summary (document TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE digest (passage INTEGER PRIMARY KEY, digest BLOB);
CREATE TABLE term (
    passage INTEGER PRIMARY KEY, stem TEXT, gram TEXT, abbr TEXT, lay TEXT, concept TEXT
);
CREATE TABLE word (word TEXT PRIMARY KEY, times INTEGER, stems TEXT) WITHOUT ROWID;
CREATE TABLE suggestion (
    key TEXT, place INTEGER, text TEXT, kind TEXT, thing TEXT, PRIMARY KEY (key, place, text, thing)
) WITHOUT ROWID;
"""
_TABLES = {"label": 2, "thing": 3, "facet": 4, "summary": 1, "digest": 2, "term": 6, "word": 3, "suggestion": 5}
"""Tables beside the passages and their number of columns."""
_SELECT = "SELECT {} FROM passage".format(", ".join(f'"{column}"' for column in _COLUMNS))

_PLACES = 'SELECT id, thing, kind, document, file, start, "end", told FROM place'
"""A table of its own: hundreds of places are looked up per question, and the texts lie between them otherwise."""
PLACES_KEPT = 100_000
"""Passages of which all places are kept in memory (35 MB): to read 700 for a question takes 3 ms, to pick them 0.1."""
KINDS_KEPT = 8
"""Sets of kinds of which the ids are kept in memory: a page asks for the same ones, each time of all passages."""
_KINDS = {kind.value: kind for kind in Kind}


class Place(NamedTuple):
    """Of a passage what is needed to group and sift results, without its text."""

    id: int
    thing: str
    kind: Kind
    document: str
    file: str
    start: int
    end: int
    told: int
    """Characters that tell something beyond the title of its thing (`search.lines.told`)."""


class PassageStore:
    """Read access to the passages of one index. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises IndexMismatch when the file is missing or damaged."""
        with ExitStack() as unless_whole:
            try:
                self._connection = sqlite3.connect(
                    f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
                )
                unless_whole.callback(self._connection.close)
                self.count = int(self._connection.execute("SELECT count(*) FROM passage").fetchone()[0])
            except sqlite3.Error as error:
                raise IndexMismatch(f"{path} cannot be read ({error}); rebuild with `vindbaar build`") from error
            unless_whole.pop_all()
        self._lock = threading.Lock()
        self.ids_of = lru_cache(maxsize=KINDS_KEPT)(self._ids_of)
        """Ids of all passages of these kinds, ascending."""

    @staticmethod
    def write(path: Path, passages: Iterable[Passage], tables: Mapping[str, Iterable[Sequence[object]]]) -> None:
        """Write a new file.

        `tables`: label (folded name by which a thing can be asked for outright, passage), thing (id, date, evidence),
        facet (as `FacetValue`), summary (document that tells what another one here says), digest (passage, digest),
        term (passage, then as `search.lexical_writer.Terms`), word (folded word, how often it is written, its stems),
        suggestion (as `search.suggestions.Entry`).
        """
        with closing(sqlite3.connect(path)) as connection:
            # a file that is not finished is never read, and one that is damaged differs from its digest in the manifest
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            connection.executescript(_SCHEMA)
            with connection:
                connection.create_function("told", 2, told, deterministic=True)
                connection.executemany(
                    f"INSERT INTO passage VALUES ({', '.join('?' * len(_COLUMNS))})",
                    ([getattr(passage, column) for column in _COLUMNS] for passage in passages),
                )
                connection.execute(
                    'INSERT INTO place SELECT id, thing, kind, document, file, start, "end", told(text, title) '
                    "FROM passage"
                )
                for table, columns in _TABLES.items():
                    marks = ", ".join("?" * columns)
                    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", tables.get(table, ()))

    def get(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids; an id that is not there is left out."""
        rows = self._among(f"{_SELECT} WHERE id IN", ids)
        return {row[0]: Passage(row[0], row[1], _KINDS[row[2]], *row[3:]) for row in rows}

    def places(self, ids: Sequence[int]) -> dict[int, Place]:
        """Where these passages stand and lead; an id that is not there is left out."""
        if self.count <= PLACES_KEPT:
            kept = self._kept_places
            return {number: kept[number] for number in ids if number in kept}
        return {row[0]: _place(row) for row in self._among(f"{_PLACES} WHERE id IN", ids)}

    @cached_property
    def _kept_places(self) -> dict[int, Place]:
        """All of them; read by the first question, because a build opens the file as well and asks for none."""
        with self._lock:
            return {row[0]: _place(row) for row in self._connection.execute(_PLACES)}

    @cached_property
    def summaries(self) -> frozenset[str]:
        """Documents that tell in other words what another document of the index says."""
        with self._lock:
            return frozenset(row[0] for row in self._connection.execute("SELECT document FROM summary"))

    def facets(self, things: Sequence[str], names: Collection[str]) -> Iterator[FacetValue]:
        """The values that `things` have in the facets `names`."""
        for row in self._among("SELECT thing, facet, value, label FROM facet WHERE thing IN", things):
            if row[1] in names:
                yield FacetValue(*row)

    def facts(self, things: Sequence[str]) -> dict[str, ThingFacts]:
        """What `things` are sorted by."""
        rows = self._among("SELECT thing, date, evidence FROM thing WHERE thing IN", things)
        return {row[0]: ThingFacts(*row) for row in rows}

    def _among(self, select: str, keys: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(keys), 500):
            some = list(keys[start : start + 500])
            with self._lock:
                rows = self._connection.execute(f"{select} ({', '.join('?' * len(some))})", some).fetchall()
            yield from rows

    def named(self, label: str) -> list[int]:
        """Ids of the cards of things that are called exactly so (folded)."""
        with self._lock:
            return [row[0] for row in self._connection.execute("SELECT passage FROM label WHERE label = ?", (label,))]

    def beginning_named(self, label: str, limit: int) -> list[int]:
        """Ids of at most `limit` cards of things whose name goes on after these words (folded)."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT DISTINCT passage FROM label WHERE label > ? AND label < ? LIMIT ?",
                (f"{label} ", f"{label} \U0010ffff", limit),
            )
            return [row[0] for row in rows]

    def _ids_of(self, kinds: frozenset[Kind]) -> NDArray[np.int64]:
        names = sorted(kinds)
        with self._lock:
            rows = self._connection.execute(
                f"SELECT id FROM place WHERE kind IN ({', '.join('?' * len(names))}) ORDER BY id", names
            ).fetchall()
        return np.asarray([row[0] for row in rows], dtype=np.int64)

    def beginning_with(self, key: str, limit: int) -> list[dict[str, Any]]:
        """Suggestions of which a word begins so."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT place, text, kind, thing FROM suggestion WHERE key >= ? AND key < ? "
                "ORDER BY place, length(text), text LIMIT ?",
                (key, f"{key}\U0010ffff", limit),
            ).fetchall()
        return [dict(zip(("place", "text", "kind", "thing"), row, strict=True)) for row in rows]

    def digests(self) -> dict[int, bytes]:
        """Of each passage, of all that its terms follow from (`search.lexical_writer.Entry.digest`)."""
        with self._lock:
            return dict(self._connection.execute("SELECT passage, digest FROM digest").fetchall())

    def terms(self) -> Iterator[tuple[Any, ...]]:
        """Of each passage its id and its terms, as far as they were kept."""
        with self._lock:
            yield from self._connection.execute("SELECT passage, stem, gram, abbr, lay, concept FROM term").fetchall()

    def word_counts(self) -> dict[str, int]:
        """How often each word is written in all passages together."""
        with self._lock:
            return dict(self._connection.execute("SELECT word, times FROM word").fetchall())

    def word_stems(self) -> dict[str, tuple[str, ...]]:
        """Stems of each of these words, and of its parts."""
        with self._lock:
            rows = self._connection.execute("SELECT word, stems FROM word").fetchall()
        return {word: tuple(stems.split()) for word, stems in rows}

    def close(self) -> None:
        self._connection.close()


def _place(row: Sequence[Any]) -> Place:
    return Place(row[0], row[1], _KINDS[row[2]], *row[3:])
