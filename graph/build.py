"""The second stage: facts files → the graph store. The graph is a projection that can be made anew at any time.

A graph notes the fingerprint of the facts it holds, and none while it is being changed. So a load that was broken off,
a server that was emptied or used by another build, and a graph in an older form are all seen, and loaded in full.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from graph.contribution import Contribution, contribution
from graph.curation import CURATION, read_decisions
from graph.curation_applied import Curation
from graph.loading import layout
from graph.model import Fact, SchemaError, read_fact_lines, to_json
from graph.public import public
from graph.store import GraphStore, StoreError

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
GROUP_BYTES = 8_000_000
"""Facts that are loaded in one transaction, unless one document alone is more: about 16,000 of them, for which Neo4j
keeps 70 MB. Small documents one by one take half as long again."""
LARGE = 4
"""Groups from which on a process of its own for reading is worth the half second that it takes to start."""


def load_graph(
    store: GraphStore, facts: Path, *, previous: Path | None = None, progress: Progress | None = None
) -> None:
    """Bring the store in line with the facts files in `facts`, a few documents at a time in a transaction.

    What people decided (`curation.jsonl` beside the folder of facts files) is applied on the way.

    `previous` holds the facts files that the store was last loaded from. When its graph says so too, only what differs
    is loaded; otherwise everything is, and documents that are not among `facts` are taken out. The outcome is the same.
    """
    store.ensure_schema()
    files = {path.stem: path for path in sorted(facts.glob("*.jsonl"))}
    if previous is not None and is_current(store, previous):
        was, is_now = _digests(previous), _digests(facts)
        gone = [slug for slug in was if slug not in is_now]
        files = {slug: path for slug, path in files.items() if is_now[slug] != was.get(slug)}
    else:
        known = {row["id"].partition("/")[2] for row in store.query("documents")}
        gone = sorted(known - files.keys())
        log.info("loading all %d documents", len(files))
    store.set_fingerprint(None)
    removed = [Contribution([f"document/{slug}" for slug in gone])] if gone else []
    loaded = _told(_read_ahead(list(_groups(files.values())), _curation(facts)), len(files), progress)
    store.replace_documents(chain(removed, loaded))
    store.set_fingerprint(fingerprint(facts))


def is_current(store: GraphStore, facts: Path) -> bool:
    """Whether the graph was loaded, whole and in today's form, from these facts files."""
    return store.query("fingerprint") == [{"fingerprint": fingerprint(facts)}]


def fingerprint(facts: Path) -> str:
    """Digest of all facts files and of the form in which a graph keeps them."""
    rows = [layout(), *(f"{slug} {digest}" for slug, digest in _digests(facts).items())]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def carry_over(previous: Path, draft: Path) -> bool:
    """Copy the embedded store of the previous edition to start the next one from; False when there is none."""
    if not previous.exists():
        return False
    if previous.is_dir():
        shutil.copytree(previous, draft)
    else:
        shutil.copy2(previous, draft)
    return True


def _digests(facts: Path) -> dict[str, str]:
    """Slug → digest of the facts file and of what people decided, by slug."""
    found = {}
    decided = _decided(facts)
    for path in sorted(facts.glob("*.jsonl")):
        with path.open("rb") as handle:
            found[path.stem] = hashlib.file_digest(handle, "sha256").hexdigest() + decided
    return found


def _decided(facts: Path) -> str:
    """Digest of the decisions of an edition; '' when there are none."""
    path = facts.parent / CURATION
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _curation(facts: Path) -> Curation:
    path = facts.parent / CURATION
    return Curation.of(read_decisions(path) if path.is_file() else ())


def _told(groups: Iterable[Contribution], documents: int, progress: Progress | None) -> Iterator[Contribution]:
    """The groups as they come; before each, which document is at hand and how many of all were done."""
    done = 0
    for new in groups:
        if progress:
            progress(new.documents[0].partition("/")[2], done, documents)
        yield new
        done += len(new.documents)
    if progress:
        progress("", documents, documents)


def _read_ahead(groups: Sequence[Sequence[Path]], curation: Curation) -> Iterator[Contribution]:
    """What each group of facts files says, read and checked while the store is busy with the group before."""
    with _reader(len(groups)) as ahead:
        waiting: deque[Future[Contribution]] = deque()
        try:
            for group in groups:
                waiting.append(ahead.submit(_read, group, curation))
                if len(waiting) > 1:
                    yield waiting.popleft().result()
            if waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StoreError(
                "the process that reads the facts was ended; is there enough memory? Build again"
            ) from error


def _reader(groups: int) -> Executor:
    """Who reads ahead: a thread or, for a large graph, a process: a thread takes turns with the store."""
    if groups < LARGE:
        return ThreadPoolExecutor(1)
    # facts hold no circles, and looking for them takes a quarter of the time
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=gc.disable)


def _read(files: Iterable[Path], curation: Curation) -> Contribution:
    out = Contribution([])
    for path in files:
        read = [(fact, line) for line, fact in read_fact_lines(path)]
        lines = {id(fact): line for fact, line in read}  # writing a fact out takes as long as reading it

        def line_of(fact: Fact, lines: Mapping[int, str] = lines) -> str:
            return lines.get(id(fact)) or to_json(fact)

        shown = public(curation.apply(fact for fact, _ in read))
        try:
            out.add(contribution(f"document/{path.stem}", shown, line_of=line_of))
        except SchemaError as error:
            if not curation.holds_any:
                raise
            advice = "if a decision made it so, take that back: vindbaar review log, vindbaar review undo"
            raise StoreError(f"{path.name}: {error}; {advice}") from error
    return out


def _groups(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Files in their order, as many at a time as go well in one transaction."""
    group: list[Path] = []
    size = 0
    for path in files:
        here = path.stat().st_size
        if group and size + here > GROUP_BYTES:
            yield group
            group, size = [], 0
        group.append(path)
        size += here
    if group:
        yield group
