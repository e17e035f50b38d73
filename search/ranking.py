"""Question in, ranked passages out: words, 4-grams, concepts and meaning, fused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import ParamSpec, TypeVar

from graph.model import Kind
from search.agreement import drawn_together
from search.asking import Asked
from search.bridge import Mention
from search.coverage import coverage, rarities, strangeness, worth_of_stems
from search.dutch import grams
from search.encoder import Encoder, Vectors
from search.fusion import CANDIDATES, Channel, fuse, min_max
from search.index import MeaningIndex, TextIndex
from search.intent import by_intent, is_personal
from search.lexical import GENERAL
from search.matching import Question
from search.meaning import Meaning
from search.mending import mended, mended_alike
from search.passage_store import Place
from search.second_look import LOOKED_AT as LOOKED_AT_AGAIN
from search.second_look import looked_at_again
from search.strict import allowed
from search.vectors import Scored, best_first
from search.weighing import weighed

STEMS, GRAMS, MEANING = 0.4, 0.2, 0.4
"""Shares of the channels: 0.6 lexical (two thirds of it stems) and 0.4 dense were best of a dozen ways to fuse."""
TOGETHER = 0.2
"""Share of how much of the question one passage holds, whatever its length, where the words of the question are found
together at all: BM25 would rather see one rare word twice."""
CONCEPT_SHARE = 0.8
"""Of the concepts, beside the other channels, where the words of a question are found nowhere together; less as they
are (`Ranked.coverage`), so that who uses the words of the texts is answered by those words."""
WELL_COVERED, BADLY_COVERED = 1.0, 0.4
FEW, SAID_BRIEFLY = 2, 0.4
"""A word or two stand together in some text easily: when they are everyday words for a concept it has this part of its
share at least."""
BY_NAME = 0.5
"""What a concept counts that a question calls by its own name: the texts that have that name are found by it anyway."""
BROADER = 0.5
"""What a broader concept counts when a narrower one was meant."""
LEVELS_UP = 2
SURER = 0.4
"""Of the lesser of the two, what counts as well when a concept is meant both by words and by nearness."""
MEANT_AT_MOST = 12
"""Concepts that are searched for: what is less sure than these says more about the vocabulary than the question."""
BESIDE = 0.6
"""How much faster than itself a concept fades beside the surest one. A question means few things, and the more
expressions the vocabulary holds, the more of them lie near it by chance. Over 38 sets of questions 0.5 to 0.65 did best
of 0, 0.25, 0.35, 0.5, 0.65, 1 and 2: everyday questions about the five documents .557 → .585, others ±.003."""
HELD, CLOSE = 0.35, 0.5
"""From this share of the words (by rarity), or this min-max score in the channel of meaning on, a passage was found for
a reason; or when it names what is meant."""
BESIDE_FROM = 10_000
"""Passages from which the words are searched while the question is encoded; of fewer that wins nothing."""
LOOKED_AT = 5
"""First hits by words, for the coverage."""
COMMON = 0.05
"""A stem in more than this share of the passages says little when it is only a part of an asked word."""
DEGRADED = "We zoeken nu alleen op woorden en niet op betekenis. Daardoor kunnen er antwoorden ontbreken."

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the channels and their fusion say about one question, best first."""

    question: Question
    mended: str = ""
    """The question as typed, signs and all, with its typing errors mended; '' when there are none."""
    fused: Scored = field(default_factory=list)
    places: Mapping[int, Place] = field(default_factory=dict)
    """Of all passages in `fused`."""
    meaning: Scored = field(default_factory=list)
    mentions: Sequence[Mention] = ()
    """Concepts that the question says in words."""
    meant: Mapping[str, float] = field(default_factory=dict)
    """Concept → how surely it is meant, by words or by nearness in meaning (0..1), or by both (more than 1)."""
    margins: Sequence[float] = ()
    """How much nearer than usual the nearest expressions lie, nearest first."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Rarity of each word of the question."""
    coverage: float = 0.0
    """Share of the words (weighted by rarity) that one passage holds, at best; 0..1."""
    strange: float = 0.0
    """Share of the words (weighted by rarity) that neither a passage nor an everyday expression has; 0..1, half for
    those of which only a part is known."""
    degraded: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """What each channel found for one question, best first."""

    stems: Scored
    grams: Scored
    together: Scored
    """By how much of the question (weighted by rarity) a passage holds."""
    concepts: Scored
    meaning: Scored | None
    """None when nothing could be compared."""
    places: Mapping[int, Place]
    """Of all passages that a channel found."""
    vector: Vectors | None
    """Of the question."""
    mentions: Sequence[Mention]
    meant: Mapping[str, float]
    margins: Sequence[float]
    coverage: float
    """These four as in `Ranked`."""

    def fused(self, weights: Mapping[str, float]) -> Scored:
        """The channels in one, by their shares; `weights`: rarity of each word of the question."""
        lack = _lack(self.coverage)
        if len(weights) <= FEW and any(mention.lay for mention in self.mentions):
            lack = max(lack, SAID_BRIEFLY)
        return fuse([
            Channel(self.stems, STEMS),
            Channel(self.grams, GRAMS),
            Channel(self.meaning or [], MEANING),
            Channel(self.together, TOGETHER * (1 - lack)),
            Channel(self.concepts, CONCEPT_SHARE * max(self.meant.values(), default=0.0) * lack),
        ])  # fmt: skip

    def with_reason(self, weights: Mapping[str, float]) -> set[int]:
        """Passages that have more in common with the question than a stray word or a few letters."""
        enough = HELD * sum(weights.values())
        found = {number for number, held in self.together if held >= enough}
        found |= {number for number, near in min_max(self.meaning or []).items() if near >= CLOSE}
        return found | {number for number, _ in self.concepts}


class Ranker:
    """Ranks the passages of one index. Thread-safe."""

    def __init__(self, text: TextIndex, meaning: MeaningIndex | None, encoder: Encoder | None) -> None:
        """Without `meaning` and `encoder` by words alone."""
        self._text = text
        self._vectors = meaning.vectors if meaning is not None else None
        self._meaning = Meaning(meaning, encoder)
        self._threads = ThreadPoolExecutor() if len(text.lexical) >= BESIDE_FROM else None

    def close(self) -> None:
        """Let go of the threads, once what they do is done."""
        if self._threads is not None:
            self._threads.shutdown()

    def _beside(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Callable[[], _T]:
        """What gives the outcome of `work`, done once; meanwhile, when there are many passages to search by words."""
        if self._threads is None:
            return cache(lambda: work(*args, **kwargs))
        return self._threads.submit(work, *args, **kwargs).result

    def rank(self, question: Asked, kinds: Collection[Kind] | None = None) -> Ranked:
        """The candidates of every channel and their fusion, passage by passage."""
        text = self._text
        odd = text.mender.mend(question.text)
        mended_text = mended(question.text, odd)
        asked = Question.analyse(
            mended_text, text.analyzer, text.abbreviations, self._is_common, phrases=question.phrases
        )
        if not asked.text or (kinds is not None and not kinds):
            return Ranked(asked)
        weights = rarities(asked, text.lexical)
        # as it was typed too: what looks odd may be the name of something
        typed = [term for token in odd for term in grams(token.form)]
        found = self._found(asked, typed, weights, kinds)
        ranked = allowed(question, self._in_order(asked, weights, found, kinds), text, _searched(kinds))
        places = text.passages.places([number for number, _ in ranked]) if question.phrases else found.places
        return Ranked(
            question=asked,
            mended=mended_alike(question.typed, odd) if odd else "",
            fused=ranked,
            places=places,
            meaning=found.meaning or [],
            mentions=found.mentions,
            meant=found.meant,
            margins=found.margins,
            weights=weights,
            coverage=found.coverage,
            strange=strangeness(asked, weights, self._is_known),
            degraded=DEGRADED if found.meaning is None else "",
        )

    def _found(
        self, asked: Question, typed: Sequence[str], weights: Mapping[str, float], kinds: Collection[Kind] | None
    ) -> _Found:
        """What each channel finds. `typed`: 4-grams of words that were mended, as they were typed."""
        text, searched = self._text, _searched(kinds)
        encoded = self._beside(self._meaning.encoded, asked.text)
        nearest = self._beside(self._nearest, encoded, kinds)
        by_grams = self._beside(text.lexical.by_grams, [*asked.gram_terms, *typed], CANDIDATES, kinds=searched)
        stems = text.lexical.by_stems(asked.stem_terms, CANDIDATES, kinds=searched)
        covered = coverage(asked, weights, self._stems_of([number for number, _ in stems[:LOOKED_AT]]))
        together = text.lexical.by_presence(worth_of_stems(asked, weights), CANDIDATES, kinds=searched)
        mentions = text.bridge.in_question(asked.text)
        vector = encoded()
        near = self._meaning.concepts(vector)
        meant = self._meant(mentions, near.meant)
        gram_hits = by_grams()
        concepts = text.lexical.by_concepts(meant, CANDIDATES, kinds=searched)
        # before the nearest passages are waited for: of a million, reading places takes as long as a search by words
        places = text.passages.places(_ids(stems, gram_hits, together, concepts))
        meaning = nearest()
        places |= text.passages.places([number for number, _ in meaning or () if number not in places])
        return _Found(
            stems, gram_hits, together, concepts, meaning, places, vector, mentions, meant, near.margins, covered
        )

    def _in_order(
        self, asked: Question, weights: Mapping[str, float], found: _Found, kinds: Collection[Kind] | None
    ) -> Scored:
        """What the channels found in one order, by what a passage can tell and, when any kind may answer, by what is
        asked for."""
        fused, reasons = found.fused(weights), found.with_reason(weights)
        ranked = weighed(fused, found.places, dict(fused).keys() - reasons, self._text.passages.summaries)
        if kinds is not None:
            return ranked
        if self._vectors is not None and found.meaning:
            ranked = drawn_together(ranked, self._vectors, reasons)
        ranked = by_intent(asked.text, weights, found.mentions, ranked, found.places, self._text.lexical)
        return self._looked_at_again(asked.text, found.vector, ranked, found.together, sum(weights.values()))

    def _looked_at_again(
        self, question: str, vector: Vectors | None, ranked: Scored, together: Scored, whole: float
    ) -> Scored:
        """`ranked` after a second look. Words (`together`, of which a passage can hold `whole`) count for those who do
        not speak of themselves: a story has few words of an answer, and those by chance."""
        nearest = self._meaning.sentences(vector, [number for number, _ in ranked[:LOOKED_AT_AGAIN]])
        held = {} if is_personal(question) or not whole else {number: held / whole for number, held in together}
        return looked_at_again(ranked, nearest=nearest, usual=self._text.manifest.background[0], held=held)

    def _nearest(self, encoded: Callable[[], Vectors | None], kinds: Collection[Kind] | None) -> Scored | None:
        among = self._text.passages.ids_of(frozenset(kinds)) if kinds is not None else None
        return self._meaning.passages(encoded(), among)

    def _meant(self, mentions: Sequence[Mention], near: Mapping[str, float]) -> dict[str, float]:
        """Concept → how surely it is meant: by words, by nearness, surer by both; the surest ones."""
        said: dict[str, float] = {}
        for mention in mentions:
            weight = mention.weight * (1.0 if mention.lay else BY_NAME)
            broader = self._text.bridge.above(mention.concept.id)[:LEVELS_UP]
            for concept, sure in ((mention.concept.id, weight), *((above, BROADER * weight) for above in broader)):
                said[concept] = max(said.get(concept, 0.0), sure)
        meant = dict(said)
        for concept, weight in near.items():
            other = said.get(concept, 0.0)
            meant[concept] = max(weight, other) + SURER * min(weight, other)
        return beside_the_surest(dict(best_first(meant.items())[:MEANT_AT_MOST]))

    def _stems_of(self, numbers: Sequence[int]) -> Iterator[set[str]]:
        for passage in self._text.passages.get(numbers).values():
            # not joined (`searched_text`): these are the texts that reasons and marks are looked for in
            yield set(self._text.analyzer.stem_terms(passage.heading or passage.title, passage.text))

    def _is_known(self, stem: str) -> bool:
        """Whether a text or an everyday expression has a stem."""
        return self._text.lexical.frequency(stem) > 0 or self._text.bridge.has_word(stem)

    def _is_common(self, stem: str) -> bool:
        return self._text.lexical.frequency(stem) > COMMON * len(self._text.lexical)


def beside_the_surest(meant: Mapping[str, float]) -> dict[str, float]:
    """Concepts (how surely each is meant) that count less the less sure they are beside the surest one, which stays as
    it is."""
    surest = max(meant.values(), default=0.0)
    return {concept: sure * (sure / surest) ** BESIDE for concept, sure in meant.items()}


def _searched(kinds: Collection[Kind] | None) -> tuple[str, ...]:
    """What the words are searched in: these kinds, or any that answers an open question."""
    return tuple(sorted(kinds)) if kinds is not None else GENERAL


def _ids(*channels: Scored) -> list[int]:
    """The passages of some channels, each once."""
    return list({number for scored in channels for number, _ in scored})


def _lack(coverage: float) -> float:
    """0 when the words are all found together, 1 when hardly any of them are."""
    return min(1.0, max(0.0, (WELL_COVERED - coverage) / (WELL_COVERED - BADLY_COVERED)))
