"""What can be wrong with an index."""

from __future__ import annotations

from zipfile import BadZipFile

DAMAGED = (OSError, ValueError, KeyError, EOFError, BadZipFile)
"""What NumPy raises on a file of arrays that is missing, cut off or of another program."""


class IndexMismatch(Exception):
    """An index does not belong to what it is opened with, or is damaged; the message says what differs."""

    @classmethod
    def between(cls, what: str, index: object, given: object) -> IndexMismatch:
        """`what` differs: the index has one value, the program another."""
        return cls(f"{what}: the index has {index!r}, this program has {given!r}; rebuild with `vindbaar build`")
