"""What the commands of every package share: how they fail, and what `--build-dir` and `--graph` lead to.

Each package has its commands in `<package>/commands.py`, as `add(commands, shared)`: `commands` takes their parsers,
`shared` is the parent parser with the options that all commands have. `vindbaar.py` gathers them.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias

from graph.layout import BuildDir

if TYPE_CHECKING:
    from graph.store import GraphStore

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `ArgumentParser.add_subparsers` gives."""

log = logging.getLogger("vindbaar")


class CommandError(Exception):
    """What was asked cannot be done; the message is the one line that the person gets to see."""


def one_line(error: BaseException) -> str:
    """The message of an error, on one line; its type when it has none."""
    return " ".join(str(error).split()) or type(error).__name__


def published_edition(options: argparse.Namespace) -> Path:
    """The folder of the published edition in `--build-dir`. Raises CommandError when nothing was built there."""
    edition = BuildDir(options.build_dir).edition()
    if edition is None:
        raise CommandError(f"nothing was built in {options.build_dir} yet; run: vindbaar build")
    return edition


def credentials() -> dict[str, str] | None:
    """`username` and `password` for Neo4j from the environment, or None for a server without."""
    username, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    return {"username": username, "password": password} if username and password else None


def graph_of(options: argparse.Namespace, edition: Path, *, write: bool = False) -> GraphStore:
    """Open the graph at `--graph`, otherwise the embedded one of `edition`. Raises StoreError when it cannot be."""
    return graph_at(options.graph, edition, write=write)


def graph_at(url: str | None, edition: Path, *, write: bool = False) -> GraphStore:
    """The same, when `--graph` said `url`."""
    from graph.store import open_store

    return open_store(url or str(edition / "graph"), write=write, credentials=credentials())


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, silence elsewhere; afterwards a line in the log."""
    from tqdm import tqdm

    tqdm.set_lock(RLock())  # its own default is a semaphore of the system, which a process that is ended leaves behind
    bar = tqdm(desc=what, unit="", leave=False, disable=not sys.stderr.isatty(), dynamic_ncols=True)
    began = time.monotonic()

    def progress(name: str, done: int, total: int) -> None:
        bar.total = total
        bar.n = done
        bar.set_postfix_str(name[-40:])

    try:
        yield progress
    finally:
        bar.close()
        log.info("%s: %s done in %.1f s", what, bar.n, time.monotonic() - began)
