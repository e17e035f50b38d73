"""The passages of an index on disk, looked up by id: a SQLite file that is written once and then only read."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.model import Kind
from search.errors import IndexMismatch
from search.passage import Passage

_COLUMNS = ("id", "thing", "kind", "title", "heading", "text", "document", "file", "start", "end", "page", "lay", "url")
_SCHEMA = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, thing TEXT, kind TEXT, title TEXT, heading TEXT, text TEXT, document TEXT, file TEXT,
    start INTEGER, "end" INTEGER, page INTEGER, lay TEXT, url TEXT
);
CREATE TABLE label (label TEXT, passage INTEGER, PRIMARY KEY (label, passage)) WITHOUT ROWID;
"""
_SELECT = "SELECT {} FROM passage".format(", ".join(f'"{column}"' for column in _COLUMNS))


class PassageStore:
    """Read access to the passages of one index. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises IndexMismatch when the file is missing or damaged."""
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.count = int(self._connection.execute("SELECT count(*) FROM passage").fetchone()[0])
        except sqlite3.Error as error:
            raise IndexMismatch(f"{path} cannot be read ({error}); rebuild with `vindbaar build`") from error
        self._lock = threading.Lock()

    @staticmethod
    def write(path: Path, passages: Iterable[Passage], labels: Iterable[tuple[str, int]]) -> None:
        """Write a new file; `labels` are (folded name, passage id) by which a thing can be asked for outright."""
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(_SCHEMA)
            with connection:
                connection.executemany(
                    f"INSERT INTO passage VALUES ({', '.join('?' * len(_COLUMNS))})",
                    ([getattr(passage, column) for column in _COLUMNS] for passage in passages),
                )
                connection.executemany("INSERT OR IGNORE INTO label VALUES (?, ?)", labels)

    def get(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids; an id that is not there is left out."""
        found: dict[int, Passage] = {}
        for start in range(0, len(ids), 500):
            some = list(ids[start : start + 500])
            with self._lock:
                rows = self._connection.execute(
                    f"{_SELECT} WHERE id IN ({', '.join('?' * len(some))})", some
                ).fetchall()
            found.update((row[0], Passage(row[0], row[1], Kind(row[2]), *row[3:])) for row in rows)
        return found

    def named(self, label: str) -> list[int]:
        """Ids of the cards of things that are called exactly so (folded)."""
        with self._lock:
            return [row[0] for row in self._connection.execute("SELECT passage FROM label WHERE label = ?", (label,))]

    def ids_of(self, kinds: Collection[Kind]) -> NDArray[np.int64]:
        """Ids of all passages of these kinds, ascending."""
        names = sorted(kinds)
        with self._lock:
            rows = self._connection.execute(
                f"SELECT id FROM passage WHERE kind IN ({', '.join('?' * len(names))}) ORDER BY id", names
            ).fetchall()
        return np.asarray([row[0] for row in rows], dtype=np.int64)

    def close(self) -> None:
        self._connection.close()
