"""Files of an index folder: lists of words, and taking over a file from another folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write_words(path: Path, words: Iterable[str]) -> None:
    """Write words in order, one on a line."""
    path.write_text("\n".join(sorted(words)), encoding="utf-8", newline="\n")


def read_words(path: Path) -> frozenset[str]:
    """Read what `write_words` wrote."""
    return frozenset(filter(None, path.read_text(encoding="utf-8").split("\n")))


def link_or_copy(source: Path, target: Path) -> None:
    """The same file in another folder, as a link where the file system has those; neither is ever written again."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
