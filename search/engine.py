"""Question in, ranked things out: two lexical channels and one of meaning, fused, grouped, explained."""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from graph.model import CONCEPTS, Kind
from search.encoder import Encoder
from search.errors import IndexMismatch
from search.evidence import Evidence, coverage
from search.fusion import CANDIDATES, Channel, fuse, min_max
from search.index import TextIndex, label_key, open_vectors
from search.matching import Question
from search.passage import Hit, Passage, Results
from search.passages import PART_OF_TEXT
from search.reasons import NAMED, reasons
from search.snippets import snippet
from search.spelling import clean_question
from search.vectors import Scored, VectorIndex

STEMS, GRAMS, MEANING = 0.3, 0.3, 0.4
"""Shares of the channels: 0.6 lexical (half stems, half 4-grams) and 0.4 dense (zoeken.md §3)."""
TOP, PER_DOCUMENT = 5, 2
"""At most two things of one document among the first five."""
READ_IN_PLACE = PART_OF_TEXT | {Kind.DOCUMENT, Kind.SECTIE}
"""Kinds that this holds for: parts of a text. An inventory is one document of many independent things."""
WEAK = 0.15
"""Things that score less than this share of the best one are not counted as found."""
KNOWN = 0.35
"""When words are all there is: less than this share of the question's words (weighted by rarity) in the first hits
means that it was probably not understood."""
NOTHING, HALF, FAR = 0.15, 0.5, 2.0
"""With vectors: hardly any of the words; or less than half of them, and no passage nearer than this many standard
deviations above what questions about other subjects reach (`search.index.BACKGROUND`). The cosine itself says nothing:
with e5 unrelated texts score 0.86 (zoeken.md §1.1)."""
JUDGED_BY = 3
"""First hits that are looked at for it."""
COMMON = 0.05
"""A stem in more than this share of the passages says little when it is only a part of an asked word."""
DEGRADED = "We zoeken nu alleen op woorden en niet op betekenis. Daardoor kunnen er antwoorden ontbreken."

_GENERAL = tuple(sorted(kind for kind in Kind if kind not in CONCEPTS))
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the channels and their fusion say about one question, best first."""

    question: Question
    fused: Scored
    meaning: Scored
    degraded: str


@dataclass(slots=True)
class _Found:
    """A thing with its matching passages, best first."""

    score: float
    passages: list[Passage]
    named: bool = False


class SearchEngine:
    """An open index with its encoder. Safe to use from several threads; `close` it when it is replaced."""

    def __init__(self, text: TextIndex, vectors: VectorIndex | None, encoder: Encoder | None, degraded: str) -> None:
        self._text = text
        self._vectors = vectors
        self._encoder = encoder
        self.degraded = degraded
        """'' or a Dutch sentence that says what the engine goes without."""

    @classmethod
    def open(cls, index_dir: Path, encoder: Encoder | None) -> Self:
        """Open the index in `index_dir`. Without encoder, or with one that the vectors do not belong to, the engine
        searches by words only and says so.

        Raises IndexMismatch when the lexical half cannot be used.
        """
        index_dir = index_dir.resolve()  # what is open stays, also when a link is switched to the next edition
        text = TextIndex.open(index_dir)
        if encoder is None:
            return cls(text, None, None, DEGRADED)
        try:
            return cls(text, open_vectors(index_dir, encoder), encoder, "")
        except IndexMismatch as error:
            log.warning("searching by words only: %s", error)
            return cls(text, None, None, DEGRADED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._text.passages.close()

    @property
    def passage_count(self) -> int:
        return self._text.manifest.passages

    def search(self, question: str, k: int = 10, kinds: Collection[Kind] | None = None) -> Results:
        """The `k` best things for a question, of these `kinds` when given. Any text is a question; an empty one finds
        nothing. Concepts are found by their exact name, or when `kinds` asks for them."""
        ranked = self.rank(question, kinds)
        if not ranked.question.text:
            return Results("", (), 0, degraded=ranked.degraded)
        things = self._things(ranked, kinds)
        floor = WEAK * max((thing.score for thing in things), default=0.0)
        things = _spread(_once([thing for thing in things if thing.score >= floor]))
        evidence = [
            Evidence.of(ranked.question, thing.passages[0], self._text.analyzer)
            for thing in things[: max(k, JUDGED_BY)]
        ]
        weights, meaning = self._weights(ranked.question), min_max(ranked.meaning)
        hits = [
            _hit(ranked.question, thing, found, weights, meaning.get(thing.passages[0].id, 0.0))
            for thing, found in zip(things[: max(k, 0)], evidence, strict=False)
        ]
        return Results(
            question=ranked.question.text,
            hits=tuple(hits),
            total=len(things),
            degraded=ranked.degraded,
            uncertain=not (things and things[0].named)
            and self._uncertain(ranked, coverage(weights, evidence[:JUDGED_BY])),
        )

    def rank(self, question: str, kinds: Collection[Kind] | None = None) -> Ranked:
        """The candidates of every channel and their fusion, passage by passage."""
        asked = Question.analyse(
            clean_question(question), self._text.analyzer, self._text.abbreviations, self._is_common
        )
        if not asked.text or (kinds is not None and not kinds):
            return Ranked(asked, [], [], self.degraded)
        allowed = tuple(sorted(kinds)) if kinds is not None else _GENERAL
        stems = self._text.lexical.by_stems(asked.stem_terms, CANDIDATES, kinds=allowed)
        grams = self._text.lexical.by_grams(asked.gram_terms, CANDIDATES, kinds=allowed)
        meaning, degraded = self._nearest(asked.text, kinds)
        fused = fuse([Channel(stems, STEMS), Channel(grams, GRAMS), Channel(meaning, MEANING)])
        return Ranked(asked, fused, meaning, degraded)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Passages by id."""
        return self._text.passages.get(ids)

    def _nearest(self, question: str, kinds: Collection[Kind] | None) -> tuple[Scored, str]:
        """The dense channel; empty, with a sentence that says so, when encoder or vectors fail."""
        if self._vectors is None or self._encoder is None:
            return [], self.degraded
        try:
            among = self._text.passages.ids_of(kinds) if kinds is not None else None
            return self._vectors.search(self._encoder.encode_query(question), CANDIDATES, among=among), ""
        except Exception as error:  # whatever breaks inside the encoder: the lexical half still answers
            # the message may quote the question, which is never logged
            place = traceback.extract_tb(error.__traceback__)[-1]
            log.error("%s at %s:%s; answering by words only", type(error).__name__, place.filename, place.lineno)
            return [], DEGRADED

    def _things(self, ranked: Ranked, kinds: Collection[Kind] | None) -> list[_Found]:
        """Candidates grouped per thing, best first; a thing that is called exactly as the question leads."""
        passages = self.passages([number for number, _ in ranked.fused])
        things: dict[str, _Found] = {}
        for card in self._named(ranked.question.text, kinds):
            things[card.thing] = _Found(1.0, [card], named=True)
        for number, score in ranked.fused:
            passage = passages[number]
            thing = things.setdefault(passage.thing, _Found(score, []))
            if passage not in thing.passages:
                thing.passages.append(passage)
        return list(things.values())

    def _named(self, question: str, kinds: Collection[Kind] | None) -> list[Passage]:
        cards = self.passages(self._text.passages.named(label_key(question))).values()
        wanted = [card for card in cards if kinds is None or card.kind in kinds]
        return sorted(wanted, key=lambda card: card.thing)

    def _is_common(self, stem: str) -> bool:
        return self._text.lexical.frequency(stem) > COMMON * len(self._text.lexical)

    def _weights(self, question: Question) -> dict[str, float]:
        """Rarity of each word of the question (BM25's idf): never negative, highest for words that occur nowhere."""
        total = len(self._text.lexical)
        counts = {form: self._text.lexical.frequency(stems[0]) for form, stems in question.stems.items()}
        return {form: math.log(1 + (total - count + 0.5) / (count + 0.5)) for form, count in counts.items()}

    def _uncertain(self, ranked: Ranked, known: float) -> bool:
        """Whether the first hits hold too few of the question's words (`known`) and nothing is near in meaning."""
        if not ranked.meaning:
            return known < KNOWN
        mean, deviation = self._text.manifest.background
        return known < NOTHING or (known < HALF and ranked.meaning[0][1] < mean + FAR * deviation)


def _hit(question: Question, thing: _Found, evidence: Evidence, weights: Mapping[str, float], meaning: float) -> Hit:
    passage = thing.passages[0]
    said = reasons(
        question, evidence.text, passage.text, above=evidence.headings, meaning=meaning, lay=bool(evidence.lay)
    )
    return Hit(
        thing=passage.thing,
        kind=passage.kind,
        title=passage.title,
        score=thing.score,
        passage=passage,
        snippet=snippet(passage.text, evidence.text, weights),
        why=(NAMED, *said) if thing.named else said,
        more=tuple(thing.passages[1:]),
    )


def _spread(things: list[_Found]) -> list[_Found]:
    """At most two things of one document among the first five, as far as other documents have any; else by score."""
    top: list[_Found] = []
    per_document: dict[str, int] = {}
    for thing in things:
        document, kind = thing.passages[0].document, thing.passages[0].kind
        if len(top) < TOP and (kind not in READ_IN_PLACE or per_document.get(document, 0) < PER_DOCUMENT):
            per_document[document] = per_document.get(document, 0) + (kind in READ_IN_PLACE)
            top.append(thing)
    chosen = {id(thing) for thing in top}
    return top + [thing for thing in things if id(thing) not in chosen]


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


def _once(things: list[_Found]) -> list[_Found]:
    """Without things that show a sentence again: one sentence may be an Afspraak and its Actie."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[_Found] = []
    for thing in things:
        best = thing.passages[0]
        place = (best.file, best.start, best.end)
        if place not in seen or thing.named:
            kept.append(thing)
        seen.add(place)
    return kept


def _overlap(one: Passage, other: Passage) -> bool:
    """Whether more than half of the shorter one lies in the other."""
    if one.file != other.file:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)
