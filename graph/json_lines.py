"""Files with a JSON object per line: read without tripping over a damaged line, and only ever appended to.

A line ends with \\n or \\r and with nothing else: `json.dumps(…, ensure_ascii=False)` leaves U+2028, U+2029 and U+0085
as they are, which word processors and web pages put in text, and at which `str.splitlines` cuts.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line for line in re.split(r"[\r\n]", text) if line.strip()]


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, in its order; none where there is no file. Lines that hold no object are passed over: a
    writer that was killed may leave half a line."""
    if not path.is_file():
        return
    for line in lines_of(path.read_bytes().decode("utf-8", errors="replace")):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            yield row


def append_json_line(path: Path, row: Mapping[str, Any], *, sync: bool = False) -> None:
    """Put an object at the end of a file, on a line of its own whatever a killed writer left before it.

    With `sync` it is on disk when this returns. Callers see to it that one writes at a time.
    """
    line = json.dumps(dict(row), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                line = b"\n" + line
        file.write(line)
        if sync:
            file.flush()
            os.fsync(file.fileno())
