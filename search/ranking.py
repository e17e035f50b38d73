"""Question in, ranked passages out: words, 4-grams, concepts and meaning, fused."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import ParamSpec, TypeVar

from graph.model import Kind
from search.agreement import drawn_together
from search.asking import Asked
from search.bridge import Mention
from search.dutch import STOP_WORDS, grams, stem
from search.encoder import Encoder, Vectors
from search.fusion import CANDIDATES, Channel, fuse, min_max
from search.index import MeaningIndex, TextIndex
from search.intent import by_intent, is_personal
from search.lexical import GENERAL, searched_text
from search.matching import Question
from search.meaning import Meaning
from search.mending import mended
from search.passage_store import Place
from search.second_look import LOOKED_AT as LOOKED_AT_AGAIN
from search.second_look import looked_at_again
from search.vectors import Scored, best_first
from search.weighing import weighed

STEMS, GRAMS, MEANING = 0.4, 0.2, 0.4
"""Shares of the channels: 0.6 lexical (half stems, half 4-grams) and 0.4 dense were best of a dozen ways to fuse."""
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
HELD, CLOSE = 0.35, 0.5
"""From this share of the words (by rarity), or this min-max score in the channel of meaning on, a passage was found for
a reason; or when it names what is meant."""
BESIDE_FROM = 10_000
"""Passages from which the words are searched while the question is encoded; of fewer that wins nothing."""
LOOKED_AT = 5
"""First hits by words, for the coverage."""
COMMON = 0.05
"""A stem in more than this share of the passages says little when it is only a part of an asked word."""
PARTLY = 0.5
"""What a word of the question is worth when only a part of it stands in a text."""
DEGRADED = "We zoeken nu alleen op woorden en niet op betekenis. Daardoor kunnen er antwoorden ontbreken."

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the channels and their fusion say about one question, best first."""

    question: Question
    mended: str = ""
    """The question with its typing errors mended; '' when there are none."""
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


class Ranker:
    """Ranks the passages of one index. Thread-safe."""

    def __init__(self, text: TextIndex, meaning: MeaningIndex | None, encoder: Encoder | None) -> None:
        """Without `meaning` and `encoder` by words alone."""
        self._text = text
        self._vectors = meaning.vectors if meaning is not None else None
        self._meaning = Meaning(meaning, encoder)
        self._threads = ThreadPoolExecutor() if len(text.lexical) >= BESIDE_FROM else None

    def close(self) -> None:
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
        allowed = tuple(sorted(kinds)) if kinds is not None else GENERAL
        encoded = self._beside(self._meaning.encoded, asked.text)
        nearest = self._beside(self._nearest, encoded, kinds)
        # as it was typed too: what looks odd may be the name of something
        typed = [term for token in odd for term in grams(token.form)]
        by_grams = self._beside(text.lexical.by_grams, [*asked.gram_terms, *typed], CANDIDATES, kinds=allowed)
        stems = text.lexical.by_stems(asked.stem_terms, CANDIDATES, kinds=allowed)
        weights = self._weights(asked)
        coverage = self._coverage(asked, weights, [number for number, _ in stems[:LOOKED_AT]])
        together = self._together(asked, weights, allowed)
        mentions = text.bridge.in_question(asked.text)
        near = self._meaning.concepts(encoded())
        meant = self._meant(mentions, near.meant)
        gram_hits = by_grams()
        concepts = text.lexical.by_concepts(meant, CANDIDATES, kinds=allowed)
        # before the nearest passages are waited for: of a million, reading places takes as long as a search by words
        places = text.passages.places(_ids(stems, gram_hits, together, concepts))
        found = nearest()
        meaning = found or []
        channels = [Channel(stems, STEMS), Channel(gram_hits, GRAMS), Channel(meaning, MEANING)]
        lack = _lack(coverage)
        if len(weights) <= FEW and any(mention.lay for mention in mentions):
            lack = max(lack, SAID_BRIEFLY)
        channels.append(Channel(together, TOGETHER * (1 - lack)))
        channels.append(Channel(concepts, CONCEPT_SHARE * max(meant.values(), default=0.0) * lack))
        fused = fuse(channels)
        places |= text.passages.places([number for number, _ in fused if number not in places])
        whole = HELD * sum(weights.values())
        reasons = {number for number, held in together if held >= whole}
        reasons |= {number for number, near_by in min_max(meaning).items() if near_by >= CLOSE}
        reasons |= {number for number, _ in concepts}
        ranked = weighed(fused, places, dict(fused).keys() - reasons, text.passages.summaries)
        if kinds is None and self._vectors is not None and meaning:
            ranked = drawn_together(ranked, self._vectors, reasons)
        if kinds is None:
            ranked = by_intent(asked.text, weights, mentions, ranked, places, text.lexical)
            ranked = self._looked_at_again(asked.text, encoded(), ranked, together, sum(weights.values()))
        kept = self._allowed(question, ranked, allowed)
        if question.phrases:
            places = text.passages.places([number for number, _ in kept])
        return Ranked(
            question=asked,
            mended=mended_text if odd else "",
            fused=kept,
            places=places,
            meaning=meaning,
            mentions=mentions,
            meant=meant,
            margins=near.margins,
            weights=weights,
            coverage=coverage,
            strange=self._strange(asked, weights),
            degraded=DEGRADED if found is None else "",
        )

    def _together(self, asked: Question, weights: Mapping[str, float], kinds: Sequence[str]) -> Scored:
        """Passages by the share of the words (weighted by rarity) that they hold."""
        terms: dict[str, float] = {}
        for form, (whole, *parts) in asked.stems.items():
            for term, worth in ((whole, 1.0), *((part, PARTLY / len(parts)) for part in parts)):
                terms[term] = max(terms.get(term, 0.0), worth * weights[form])
        return self._text.lexical.by_presence(terms, CANDIDATES, kinds=kinds)

    def _looked_at_again(
        self, question: str, vector: Vectors | None, ranked: Scored, together: Scored, whole: float
    ) -> Scored:
        """`ranked` after a second look. Words (`together`, of which a passage can hold `whole`) count for those who do
        not speak of themselves: a story has few words of an answer, and those by chance."""
        nearest = self._meaning.sentences(vector, [number for number, _ in ranked[:LOOKED_AT_AGAIN]])
        held = {} if is_personal(question) or not whole else {number: held / whole for number, held in together}
        return looked_at_again(ranked, nearest=nearest, usual=self._text.manifest.background[0], held=held)

    def _allowed(self, question: Asked, fused: Scored, kinds: Sequence[str]) -> Scored:
        """Without what the visitor ruled out. Phrases are looked for beyond the best candidates as well: what has one
        comes after those."""
        if not question.strict:
            return fused
        lexical, scores = self._text.lexical, dict(fused)
        last = fused[-1][1] if fused else 1.0
        for phrase in question.phrases:
            further = lexical.by_stems(_stems(phrase), CANDIDATES, kinds=kinds, every=True)
            for number, share in min_max(further).items():
                scores.setdefault(number, last * share)
        # texts are read only where their stems leave it open: hundreds of them take longer than all the rest
        if question.phrases:
            asked = {stem for phrase in question.phrases for stem in _stems(phrase)}
            scores = {number: scores[number] for number in lexical.holding(asked, scores)}
            unsure = set(scores)
        else:
            unsure = {number for form in question.excluded for number in lexical.holding(_stems([form]), scores)}
        passages = self._text.passages.get(list(unsure))
        ruled_out = {number for number, passage in passages.items() if not question.allows(searched_text(passage))}
        return best_first((number, score) for number, score in scores.items() if number not in ruled_out)

    def _nearest(self, encoded: Callable[[], Vectors | None], kinds: Collection[Kind] | None) -> Scored | None:
        among = self._text.passages.ids_of(kinds) if kinds is not None else None
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
        return dict(best_first(meant.items())[:MEANT_AT_MOST])

    def _is_common(self, stem: str) -> bool:
        return self._text.lexical.frequency(stem) > COMMON * len(self._text.lexical)

    def _weights(self, question: Question) -> dict[str, float]:
        """Rarity of each word of the question (BM25's idf): never negative, highest for words that occur nowhere."""
        total = len(self._text.lexical)
        counts = {form: self._text.lexical.frequency(stems[0]) for form, stems in question.stems.items()}
        return {form: math.log(1 + (total - count + 0.5) / (count + 0.5)) for form, count in counts.items()}

    def _strange(self, question: Question, weights: Mapping[str, float]) -> float:
        whole = sum(weights.values())
        lexical, bridge = self._text.lexical, self._text.bridge
        known = sum(
            weights[form] * _held(stems, [stem for stem in stems if lexical.frequency(stem) or bridge.has_word(stem)])
            for form, stems in question.stems.items()
        )
        return 1 - known / whole if whole else 0.0

    def _coverage(self, question: Question, weights: Mapping[str, float], numbers: Sequence[int]) -> float:
        whole = sum(weights.values())
        best = 0.0
        for passage in self._text.passages.get(numbers).values():
            # not joined (`searched_text`): these are the texts that reasons and marks are looked for in
            there = set(self._text.analyzer.stem_terms(passage.heading or passage.title, passage.text))
            held = sum(weights[form] * _held(stems, there) for form, stems in question.stems.items())
            best = max(best, held / whole if whole else 0.0)
        return best


def _stems(forms: Iterable[str]) -> list[str]:
    """What the index has of these words; it has no stop words."""
    return [stem(form) for form in forms if form not in STOP_WORDS]


def _ids(*channels: Scored) -> list[int]:
    """The passages of some channels, each once."""
    return list({number for scored in channels for number, _ in scored})


def _held(stems: Sequence[str], there: Collection[str]) -> float:
    if stems[0] in there:
        return 1.0
    return PARTLY if any(stem in there for stem in stems[1:]) else 0.0


def _lack(coverage: float) -> float:
    """0 when the words are all found together, 1 when hardly any of them are."""
    return min(1.0, max(0.0, (WELL_COVERED - coverage) / (WELL_COVERED - BADLY_COVERED)))
