"""Question in, things out: ranked passages grouped, narrowed, counted, sorted, doubted and explained."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Self

from graph.model import Kind
from search import suggestions
from search.asking import Asked
from search.bridge import Mention
from search.dutch import stem
from search.encoder import Encoder
from search.errors import IndexMismatch
from search.facets import Chosen, Facets
from search.fusion import min_max
from search.grouping import USE_FIRST, WEAK, Found, group, ordered
from search.hits import Presenter
from search.index import MeaningIndex, TextIndex, label_key, open_meaning
from search.lexical import GENERAL, searched_text
from search.meaning import unless_broken
from search.passage import Order, Passage, Results, SeeAlso, Suggestion
from search.passage_store import Place
from search.ranking import DEGRADED, Ranked, Ranker
from search.sayings import Nearest, SupportResults, fuse_support, parts_of
from search.thing_facts import CONCEPT_FACETS
from search.uncertainty import is_doubtful, is_for_others, word_nowhere
from search.vectors import best_first

ALSO_FROM, ALSO_AT_MOST = 0.5, 6
"""How surely a concept must be meant to be shown as a way on, and how many are."""
ALSO_SEEN_IN = 10
"""Things found first that bear out a concept which is only near in meaning."""
WORDS_OF_A_NAME, BEGIN_SO = 2, 2
"""So many words at least name a thing by the beginning of its name, when no more than so many names begin so."""
NOWHERE = "Deze woorden staan nergens precies zo bij elkaar. Dit vonden we zonder aanhalingstekens."
NOTHING_CHOSEN: Chosen = MappingProxyType({})

log = logging.getLogger(__name__)


class SearchEngine:
    """An open index with its encoder. Safe to use from several threads; `close` it when it is replaced."""

    def __init__(self, text: TextIndex, meaning: MeaningIndex | None, encoder: Encoder | None) -> None:
        self._text = text
        self._meaning = meaning
        self._encoder = encoder
        self._ranker = Ranker(text, meaning, encoder)
        self.degraded = "" if meaning is not None and encoder is not None else DEGRADED
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
            return cls(text, None, None)
        try:
            return cls(text, open_meaning(index_dir, encoder), encoder)
        except IndexMismatch as error:
            log.warning("searching by words only: %s", error)
            return cls(text, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and threads. A search that is going on may fail."""
        self._ranker.close()
        self._text.passages.close()

    @property
    def encoder(self) -> Encoder | None:
        """What encodes questions; None when there is none."""
        return self._encoder

    @property
    def passage_count(self) -> int:
        """How many passages can be found."""
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
        asked, ranked, note = self._asked(question, kinds)
        if not asked.text:
            return Results("", (), 0, degraded=self.degraded)
        named = self._named(ranked.question.text, kinds) if not asked.excluded else []
        # whatever has the very words was found, however much more another text says
        found = group(ranked.fused, ranked.places, named, weak=0.0 if asked.phrases else WEAK)
        sifted = self._facets([thing.thing for thing in found], {*chosen, *facets}, chosen)
        kept = sifted.kept()
        things = self._ordered([thing for thing in found if thing.thing in kept], order)
        page = things[max(skip, 0) : max(skip, 0) + max(k, 0)]
        shown = self._presenter(ranked, page)
        return Results(
            question=asked.typed,
            hits=tuple(shown.hit(thing) for thing in page),
            total=len(things),
            degraded=ranked.degraded,
            uncertain=self._is_uncertain(asked, ranked, found),
            facets=tuple(sifted.count(name) for name in facets),
            did_you_mean=ranked.mended,
            also=self._also(ranked, things),
            note=note,
            nowhere="" if ranked.mended else word_nowhere(ranked, self._is_known),
        )

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What someone who typed `prefix` may be looking for, likeliest first; any text, () when there is nothing."""
        key = suggestions.beginning(prefix)
        if not key or limit <= 0:
            return ()
        return suggestions.ranked(self._text.passages.beginning_with(key, suggestions.LOOKED_AT), limit)

    def _also(self, ranked: Ranked, things: Sequence[Found]) -> tuple[SeeAlso, ...]:
        """Concepts with a page, surest first, each name once. Of those that no word of the question says only what the
        first things found are, or are related to: what is just near in meaning may be anything."""
        firsts = [thing.thing for thing in things[:ALSO_SEEN_IN]]
        there = {mention.concept.id for mention in ranked.mentions} | {*firsts}
        there |= {value.value for value in self._text.passages.facets(firsts, CONCEPT_FACETS)}
        found: dict[str, SeeAlso] = {}
        for concept, weight in best_first(ranked.meant.items()):
            if weight >= ALSO_FROM and concept in there:
                name = self._text.bridge.name(concept)
                found.setdefault(name.casefold(), SeeAlso(name, concept))
        return tuple(found.values())[:ALSO_AT_MOST]

    def _presenter(self, ranked: Ranked, things: Sequence[Found]) -> Presenter:
        passages = self.passages(list({place.id for thing in things for place in thing.places}))
        related: dict[str, set[str]] = defaultdict(set)
        for value in self._text.passages.facets([thing.thing for thing in things], CONCEPT_FACETS):
            related[value.thing].add(value.value)
        return Presenter(ranked, passages, related, self._text, min_max(ranked.meaning))

    def _facets(self, things: Sequence[str], names: Collection[str], chosen: Chosen) -> Facets:
        values = self._text.passages.facets(things, names) if names else ()
        return Facets(things, values, chosen)

    def _ordered(self, things: Sequence[Found], order: Order) -> list[Found]:
        if order == Order.RELEVANCE:
            return list(things)
        return ordered(things, order, self._text.passages.facts([thing.thing for thing in things]))

    def support(self, question: str, k: int = 7) -> SupportResults:
        """The `k` support options that fit a question in somebody's own words best."""
        kinds = {Kind.VOORZIENING}
        asked, ranked, _ = self._asked(question, kinds)
        if not asked.text:
            return SupportResults((), degraded=self.degraded)
        found_things = group(ranked.fused, ranked.places, self._named(ranked.question.text, kinds))
        uncertain = self._is_uncertain(asked, ranked, found_things)
        scores = {thing.thing: thing.score for thing in found_things}
        said = None if ranked.degraded else unless_broken(lambda: self._said(asked.typed))
        nearest, words = said or ([{}], {})
        found = fuse_support(
            nearest[0], scores, parts=nearest[1:], words=words, uncertain=uncertain,
            degraded="" if said else DEGRADED,
        )  # fmt: skip
        # expressions of cards are near to what people ask of other countries, of a dose, of a person
        uncertain = found.uncertain or self._is_for_others(asked, ranked, found_things)
        if uncertain and ranked.strange == 1.0:
            return replace(found, found=(), uncertain=True, nonsense=True)
        return replace(found, found=found.found[: max(k, 0)], uncertain=uncertain)

    def _said(self, question: str) -> tuple[list[Nearest], Mapping[str, float]] | None:
        """The expressions near to a question and to each part of it, and the words that they share with it."""
        if self._meaning is None or self._encoder is None:
            return None
        sayings = self._meaning.sayings
        vectors = self._encoder.encode_queries([question, *parts_of(question)])
        return [sayings.nearest(vector) for vector in vectors], sayings.shared_words(question)

    def _asked(self, question: str, kinds: Collection[Kind] | None) -> tuple[Asked, Ranked, str]:
        """A question and what it ranks, without its quotation marks (and a note that says so) where no text has it."""
        asked = Asked.parse(question)
        ranked = self._ranker.rank(asked, kinds)
        if asked.phrases and not ranked.fused:
            asked = replace(asked, phrases=())
            return asked, self._ranker.rank(asked, kinds), NOWHERE
        return asked, ranked, ""

    def _is_uncertain(self, asked: Asked, ranked: Ranked, found: Sequence[Found]) -> bool:
        """Whether what was found may miss the question."""
        if any(thing.named for thing in found):
            return False
        return self._is_for_others(asked, ranked, found) or is_doubtful(ranked, self._text.manifest.background)

    def _is_for_others(self, asked: Asked, ranked: Ranked, found: Sequence[Found]) -> bool:
        """Whether a question is not for this corpus by its form or subject; never when it is the name of a thing."""
        if any(thing.named for thing in found):
            return False
        first = [searched_text(passage) for passage in self.passages([one.places[0].id for one in found[:1]]).values()]
        return is_for_others(ranked, asked.text, "".join(first), self._is_written, self._is_told)

    def _is_written(self, stem_of_word: str) -> bool:
        return self._text.lexical.frequency(stem_of_word) > 0

    def _is_known(self, stem_of_word: str) -> bool:
        """Whether a text or an everyday expression has a stem."""
        return self._is_written(stem_of_word) or self._text.bridge.has_word(stem_of_word)

    def _is_told(self, mention: Mention) -> bool:
        """Whether a text, other than the card of a concept, speaks of a concept or has a word that says it."""
        lexical = self._text.lexical
        if lexical.by_concepts({mention.concept.id: 1.0}, 1, kinds=GENERAL):
            return True
        return any(lexical.by_stems([stem(form)], 1, kinds=GENERAL) for form in mention.said)

    def rank(self, question: str, kinds: Collection[Kind] | None = None) -> Ranked:
        """What `search` ranks, passage by passage: the candidates of every channel and their fusion."""
        _, ranked, _ = self._asked(question, kinds)
        return ranked

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Passages by id."""
        return self._text.passages.get(ids)

    def _named(self, question: str, kinds: Collection[Kind] | None) -> list[Place]:
        """Cards of things that are called exactly as the question; where nothing one can use is, of the one or two
        whose name begins so: the whole name of a guideline is long."""
        key, store = label_key(question), self._text.passages
        cards = list(store.places(store.named(key)).values())
        if len(key.split()) >= WORDS_OF_A_NAME and not any(card.kind in USE_FIRST for card in cards):
            longer = store.places(store.beginning_named(key, BEGIN_SO + 1))
            cards += [card for card in longer.values() if card.kind in USE_FIRST and len(longer) <= BEGIN_SO]
        return [card for card in cards if kinds is None or card.kind in kinds]
