"""Reads files ahead of the one that is being extracted: parsing has a process, and so a core, of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from ingest.document import Document
from ingest.reading import ReadingProcess

AHEAD = 2
"""Documents that wait at most: one that is ready and one under way; more would only cost memory."""
OTHERWISE = frozenset({".csv", ".json", ".jsonl", ".tsv", ".xlsx", ".xlsm"})
"""Suffixes of files that other readers than those of documents take, as a rule."""


class ReadingAhead:
    """`read_document` for files that are asked for in a known order; begins with the first at once.

    A file of that order which is never asked for is dropped when a later one is; one that is not in it is read when
    asked. Close it when done, or use it as a context.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._coming = iter([path for path in paths if path.suffix.lower() not in OTHERWISE])
        self._process = ReadingProcess()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._begun: deque[tuple[Path, Future[Document]]] = deque()
        self._fill()

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path) -> Document:
        """As `read_document`. Raises UnreadableDocument as that does."""
        if any(begun == path for begun, _ in self._begun):
            while (first := self._begun.popleft())[0] != path:
                first[1].cancel()
            self._fill()
            return first[1].result()
        return self._process.read(path)

    def close(self) -> None:
        """Stop reading, also in the middle of a file."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._process.close()  # ends what is being read
        self._pool.shutdown()
        self._process.close()  # when that had only just begun

    def _fill(self) -> None:
        while len(self._begun) < AHEAD and (path := next(self._coming, None)):
            self._begun.append((path, self._pool.submit(self._process.read, path)))
