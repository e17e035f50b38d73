"""Many questions at once, as one JSON object each: how others judge the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from search.engine import SearchEngine
from search.passage import Passage


def search_batch(engine: SearchEngine, lines: Iterable[str], k: int = 10) -> Iterator[dict[str, Any]]:
    """Answers to `id<TAB>question` or `id<TAB>group<TAB>question` lines, for judging the engine.

    Yields {"id", "hits": [{"thing", "kind", "file", "start", "end", "score"}]}, hits best first. One hit per place in a
    file: passages are ranked by themselves (a thing may come back with another passage, there is no spreading over
    documents), and one that overlaps a better one is left out. Empty lines are skipped; a line without a tab raises
    ValueError with its number.
    """
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if not line.strip():
            continue
        if len(columns) < 2:
            raise ValueError(f"line {number}: expected id<TAB>question or id<TAB>group<TAB>question, got {line[:60]!r}")
        yield {"id": columns[0], "hits": _batch_hits(engine, columns[2] if len(columns) > 2 else columns[1], k)}


def _batch_hits(engine: SearchEngine, question: str, k: int) -> list[dict[str, Any]]:
    ranked = engine.rank(question)
    passages = engine.passages([number for number, _ in ranked.fused])
    taken: list[Passage] = []
    hits: list[dict[str, Any]] = []
    for number, score in ranked.fused:
        passage = passages[number]
        if len(hits) >= k:
            break
        if any(_overlap(passage, other) for other in taken):
            continue
        taken.append(passage)
        hits.append({
            "thing": passage.thing, "kind": passage.kind.value, "file": passage.file,
            "start": passage.start, "end": passage.end, "score": round(score, 6),
        })  # fmt: skip
    return hits


def _overlap(one: Passage, other: Passage) -> bool:
    """Whether more than half of the shorter one lies in the other."""
    if one.file != other.file:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)
