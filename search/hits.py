"""A found thing as it is shown: its best passage, a snippet of it, and why it was found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.dutch import tokens, without_overlap
from search.evidence import Evidence
from search.grouping import Found
from search.index import TextIndex, label_key
from search.lexical import searched_text
from search.passage import Hit, Passage, Snippet
from search.ranking import Ranked
from search.reasons import ABOUT, ALIKE, ALSO_NAMED, BEGINS_SO, MEANING, NAMED, UNDER, Subject, reasons
from search.snippets import snippet
from search.vectors import best_first

ABOUT_FROM = 0.3
"""A concept that is meant less surely than this is no reason to name."""
LOOKED_AT = 8
"""Passages of a thing that are tried for a sentence to show."""


class _Shown(NamedTuple):
    """A passage as it may be shown."""

    passage: Passage
    evidence: Evidence
    snippet: Snippet

    @property
    def is_telling(self) -> bool:
        return bool(self.snippet.marks) and self.snippet.whole and self.snippet.text.rstrip(".") != self.passage.title


@dataclass(frozen=True, slots=True)
class Presenter:
    """Shows the things that one question found."""

    ranked: Ranked
    passages: Mapping[int, Passage]
    """Of all things that are to be shown."""
    related: Mapping[str, Collection[str]]
    """Thing → ids of concepts that it is related to."""
    text: TextIndex
    meaning: Mapping[int, float]
    """Min-max score of each passage in the channel of meaning."""

    def hit(self, thing: Found) -> Hit:
        """By the thing's best passage, or the first that answers in a sentence."""
        found = [self.passages[place.id] for place in thing.places]
        passage, evidence, fragment = self._most_telling(found)
        said = reasons(
            self.ranked.question,
            evidence.text,
            passage.text,
            above=evidence.headings,
            headings=passage.heading or passage.title,
            meaning=self.meaning.get(passage.id, 0.0),
            lay=evidence.lay,
            about=self._about(passage, evidence),
        )
        if thing.named:
            said = (self._name_reason(passage), *said)
        return Hit(
            thing=passage.thing,
            kind=passage.kind,
            title=passage.title,
            score=thing.score,
            passage=passage,
            snippet=fragment,
            why=said or (self._remaining_reason(thing, passage),),
            more=tuple(one for one in found if one is not passage),
        )

    def _name_reason(self, passage: Passage) -> str:
        asked, name = label_key(self.ranked.question.text), label_key(passage.title)
        if name == asked:
            return NAMED
        return BEGINS_SO if name.startswith(f"{asked} ") else ALSO_NAMED

    def _remaining_reason(self, thing: Found, passage: Passage) -> str:
        """Where nothing in the passage that is shown tells why: another one is near, or it is about a concept that is
        hardly meant, or that is broader than what it is about."""
        if any(self.meaning.get(place.id, 0.0) > 0 for place in thing.places):
            return MEANING
        there = self._concepts_of(passage) | self.text.bridge.in_text(searched_text(passage)).keys()
        above = {broader for concept in there for broader in self.text.bridge.above(concept)}
        for concept in self._surest_first():
            if concept in there or concept in above:
                name = self.text.bridge.name(concept)
                return f"{ABOUT if concept in there else UNDER} ‘{name}’"
        return ALIKE

    def _most_telling(self, passages: Sequence[Passage]) -> _Shown:
        """The first passage with a word of the question in a sentence, and without one the first. Where the first has
        no word of the question at all, it is that one, unless it has no sentence to show and another has."""
        first = self._show(passages[0])
        if first.is_telling or (first.snippet.whole and not first.evidence.text):
            return first
        others = (self._show(passage) for passage in passages[1:LOOKED_AT])
        if first.evidence.text:
            return next((shown for shown in others if shown.is_telling), first)
        return next((shown for shown in others if shown.snippet.whole), first)

    def _show(self, passage: Passage) -> _Shown:
        evidence = Evidence.of(self.ranked.question, passage, self.text.analyzer)
        weights = self.ranked.weights
        # a phrase outweighs all of the words
        phrases = {" ".join(phrase): 1 + sum(weights.values()) for phrase in self.ranked.question.phrases}
        return _Shown(passage, evidence, snippet(passage.text, evidence.text, {**weights, **phrases}))

    def _about(self, passage: Passage, evidence: Evidence) -> list[Subject]:
        """Concepts that were meant and that the passage names or its thing is related to; what the passage says in
        the very words of the question needs no other reason."""
        if not self.ranked.meant:
            return []
        there = self._concepts_of(passage)
        words = {mention.concept.id: self._once(mention.said) for mention in self.ranked.mentions}
        broader = {above for concept in words for above in self.text.bridge.above(concept)}
        found = []
        for concept in self._surest_first():
            said = words.get(concept, ())
            if self.ranked.meant[concept] < ABOUT_FROM or concept not in there:
                continue
            if said and evidence.answered().issuperset(said):
                continue
            near = not said and concept not in broader
            found.append(Subject(self.text.bridge.name(concept), said, near=near, own=concept == passage.thing))
        return found

    def _concepts_of(self, passage: Passage) -> set[str]:
        """Of the concepts that were meant those that a passage names; and all that its thing is related to, or is."""
        named = self.text.bridge.named_in((passage.heading or passage.title, passage.text), self.ranked.meant)
        return {passage.thing, *named, *self.related.get(passage.thing, ())}

    def _surest_first(self) -> list[str]:
        return [concept for concept, _ in best_first(self.ranked.meant.items())]

    def _once(self, said: Collection[str]) -> tuple[str, ...]:
        """Words of the question, none inside another: "Wlz", "indicatie" and not the whole as well."""
        there = without_overlap(token for token in tokens(self.ranked.question.text) if token.form in said)
        return tuple(dict.fromkeys(token.form for token in there))
