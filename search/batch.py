"""Many questions at once, as one JSON object each: how others judge the ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.model import Kind
from search.engine import SearchEngine
from search.passage import overlap

OF_A_PLACE = frozenset({Kind.DOCUMENT, Kind.SECTIE, Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG})
"""Kinds that are a place in a policy paper: what counts is where it stands."""


def search_batch(engine: SearchEngine, lines: Iterable[str], k: int = 10) -> Iterator[dict[str, Any]]:
    """Answers to `id<TAB>question` or `id<TAB>group<TAB>question` lines, for judging the engine.

    Yields {"id", "hits": [{"thing", "kind", "file", "start", "end", "score"}]}, hits best first. Running text and what
    is said in it come once per place: a passage that overlaps a better one is left out, another stretch of the same
    section is not. Anything else (an Interventie, an Aanbeveling) comes once, by its best passage, wherever that
    stands: its source may be a mention in a text about something else. There is no spreading over documents. Empty
    lines are skipped; a line without a tab raises ValueError with its number.
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
    hits: list[dict[str, Any]] = []
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    things: set[str] = set()
    for number, score in ranked.fused:
        passage = passages[number]
        if len(hits) >= k:
            break
        if passage.kind in OF_A_PLACE:
            place = passage.start, passage.end
            if any(overlap(place, other) for other in stretches[passage.file]):
                continue
            stretches[passage.file].append(place)
        elif passage.thing in things:
            continue
        things.add(passage.thing)
        hits.append({
            "thing": passage.thing, "kind": passage.kind.value, "file": passage.file,
            "start": passage.start, "end": passage.end, "score": round(score, 6),
        })  # fmt: skip
    return hits
