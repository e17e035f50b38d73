"""The second stage: facts files → the graph store. The graph is a projection that can be made anew at any time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from graph.model import read_facts
from graph.public import public
from graph.store import GraphStore

Progress = Callable[[str, int, int], None]


def load_graph(
    store: GraphStore,
    facts: Path,
    *,
    changed: Collection[str] | None = None,
    gone: Collection[str] = (),
    progress: Progress | None = None,
) -> None:
    """Bring the store in line with the facts files in `facts`, a transaction per document.

    `changed` names the slugs to (re)load; None means all. `gone` names slugs whose document is taken out. Loading
    everything or only what changed gives the same graph.
    """
    store.ensure_schema()
    for slug in sorted(gone):
        store.replace_document(f"document/{slug}", ())
    files = [path for path in sorted(facts.glob("*.jsonl")) if changed is None or path.stem in changed]
    for number, path in enumerate(files):
        if progress:
            progress(path.stem, number, len(files))
        store.replace_document(f"document/{path.stem}", public(read_facts(path)))
    if progress:
        progress("", len(files), len(files))


def carry_over(previous: Path, draft: Path) -> bool:
    """Copy the embedded store of the previous edition to start the next one from; False when there is none."""
    if not previous.exists():
        return False
    if previous.is_dir():
        shutil.copytree(previous, draft)
    else:
        shutil.copy2(previous, draft)
    return True
