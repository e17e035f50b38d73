"""Question in, ranked things out: two lexical channels and one of meaning, fused, grouped, explained."""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self

from graph.model import CONCEPTS, Kind
from search.encoder import Encoder
from search.errors import IndexMismatch
from search.evidence import Evidence, coverage
from search.facets import Chosen, Facets
from search.fusion import CANDIDATES, Channel, fuse, min_max
from search.grouping import Found, group, ordered
from search.index import TextIndex, label_key, open_vectors
from search.matching import Question
from search.passage import Hit, Order, Passage, Results
from search.passage_store import Place
from search.reasons import NAMED, reasons
from search.snippets import snippet
from search.spelling import clean_question
from search.vectors import Scored, VectorIndex

STEMS, GRAMS, MEANING = 0.3, 0.3, 0.4
"""Shares of the channels: 0.6 lexical (half stems, half 4-grams) and 0.4 dense (zoeken.md §3)."""
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

NOTHING_CHOSEN: Chosen = MappingProxyType({})

_GENERAL = tuple(sorted(kind for kind in Kind if kind not in CONCEPTS))
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the channels and their fusion say about one question, best first."""

    question: Question
    fused: Scored
    meaning: Scored
    degraded: str


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

    def search(
        self, question: str, k: int = 10, kinds: Collection[Kind] | None = None, *, skip: int = 0,
        chosen: Chosen = NOTHING_CHOSEN, facets: Sequence[str] = (), order: Order = Order.RELEVANCE,
    ) -> Results:  # fmt: skip
        """The best things for a question: `k` of them after the first `skip`, of these `kinds` when given.

        Any text is a question; an empty one finds nothing. Concepts are found by their exact name, or when `kinds`
        asks for them. `chosen` narrows what was found to ticked values, `facets` names what to count
        (`search.thing_facts`); a name or value that nothing has is no error. The same call gives the same page, and
        pages do not overlap.
        """
        ranked = self.rank(question, kinds)
        if not ranked.question.text:
            return Results("", (), 0, degraded=ranked.degraded)
        named = self._named(ranked.question.text, kinds)
        found = group(ranked.fused, self._text.passages.places([number for number, _ in ranked.fused]), named)
        sifted = self._facets([thing.thing for thing in found], {*chosen, *facets}, chosen)
        kept = sifted.kept()
        things = self._ordered([thing for thing in found if thing.thing in kept], order)
        page = things[max(skip, 0) : max(skip, 0) + max(k, 0)]
        passages = self.passages(list({place.id for thing in (*page, *found[:JUDGED_BY]) for place in thing.places}))
        weights, meaning = self._weights(ranked.question), min_max(ranked.meaning)
        evidence = {
            thing.thing: Evidence.of(ranked.question, passages[thing.places[0].id], self._text.analyzer)
            for thing in (*page, *found[:JUDGED_BY])
        }
        known = coverage(weights, [evidence[thing.thing] for thing in found[:JUDGED_BY]])
        return Results(
            question=ranked.question.text,
            hits=tuple(
                _hit(ranked.question, thing, passages, evidence[thing.thing], weights,
                     meaning.get(thing.places[0].id, 0.0))
                for thing in page
            ),
            total=len(things),
            degraded=ranked.degraded,
            uncertain=not (found and found[0].named) and self._uncertain(ranked, known),
            facets=tuple(sifted.count(name) for name in facets),
        )  # fmt: skip

    def _facets(self, things: Sequence[str], names: Collection[str], chosen: Chosen) -> Facets:
        values = self._text.passages.facets(things, names) if names else ()
        return Facets(things, values, chosen)

    def _ordered(self, things: Sequence[Found], order: Order) -> list[Found]:
        if order == Order.RELEVANCE:
            return list(things)
        return ordered(things, order, self._text.passages.facts([thing.thing for thing in things]))

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

    def _named(self, question: str, kinds: Collection[Kind] | None) -> list[Place]:
        """Cards of things that are called exactly as the question."""
        cards = self._text.passages.places(self._text.passages.named(label_key(question))).values()
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


def _hit(
    question: Question, thing: Found, passages: Mapping[int, Passage], evidence: Evidence,
    weights: Mapping[str, float], meaning: float,
) -> Hit:  # fmt: skip
    passage = passages[thing.places[0].id]
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
        more=tuple(passages[place.id] for place in thing.places[1:]),
    )
