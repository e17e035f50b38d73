"""A found thing as it is shown: its best passage, a snippet of it, and why it was found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.evidence import Evidence
from search.grouping import Found
from search.index import TextIndex, label_key
from search.passage import Hit, Passage, Snippet
from search.ranking import Ranked
from search.reasons import ALSO_NAMED, BEGINS_SO, NAMED, Subject, reasons
from search.snippets import snippet

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
        return Hit(
            thing=passage.thing,
            kind=passage.kind,
            title=passage.title,
            score=thing.score,
            passage=passage,
            snippet=fragment,
            why=(self._name_reason(passage), *said) if thing.named else said,
            more=tuple(one for one in found if one is not passage),
        )

    def _name_reason(self, passage: Passage) -> str:
        asked, name = label_key(self.ranked.question.text), label_key(passage.title)
        if name == asked:
            return NAMED
        return BEGINS_SO if name.startswith(f"{asked} ") else ALSO_NAMED

    def _most_telling(self, passages: Sequence[Passage]) -> _Shown:
        """The first passage with a word of the question in a sentence; without one the first, unless that was found
        by its meaning alone and has no sentence to show, and another has."""
        first = self._show(passages[0])
        if first.is_telling or (first.snippet.whole and not first.snippet.marks):
            return first
        others = (self._show(passage) for passage in passages[1:LOOKED_AT])
        if first.snippet.marks:
            return next((shown for shown in others if shown.is_telling), first)
        return next((shown for shown in others if shown.snippet.whole), first)

    def _show(self, passage: Passage) -> _Shown:
        evidence = Evidence.of(self.ranked.question, passage, self.text.analyzer)
        return _Shown(passage, evidence, snippet(passage.text, evidence.text, self.ranked.weights))

    def _about(self, passage: Passage, evidence: Evidence) -> list[Subject]:
        """Concepts that were meant and that the passage names or its thing is related to; what the passage says in
        the very words of the question needs no other reason."""
        if not self.ranked.meant:
            return []
        named = self.text.bridge.named_in((passage.heading or passage.title, passage.text), self.ranked.meant)
        there = {passage.thing, *named, *self.related.get(passage.thing, ())}
        words = {mention.concept.id: mention.said for mention in self.ranked.mentions}
        broader = {above for concept in words for above in self.text.bridge.above(concept)}
        found = []
        for concept, weight in sorted(self.ranked.meant.items(), key=lambda pair: (-pair[1], pair[0])):
            said = words.get(concept, ())
            if weight < ABOUT_FROM or concept not in there or (said and evidence.answered().issuperset(said)):
                continue
            near = not said and concept not in broader
            found.append(Subject(self.text.bridge.name(concept), said, near=near, own=concept == passage.thing))
        return found
