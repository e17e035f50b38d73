"""A found thing as it is shown: its best passage, a snippet of it, and why it was found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from search.evidence import Evidence
from search.grouping import Found
from search.index import TextIndex, label_key
from search.passage import Hit, Passage, Snippet
from search.ranking import Ranked
from search.reasons import BEGINS_SO, NAMED, reasons
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
            meaning=self.meaning.get(passage.id, 0.0),
            lay=bool(evidence.lay),
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
        asked = label_key(self.ranked.question.text)
        return BEGINS_SO if label_key(passage.title).startswith(f"{asked} ") else NAMED

    def _most_telling(self, passages: Sequence[Passage]) -> _Shown:
        """The first passage with a word of the question in a sentence; without one, or when the first was found by its
        meaning alone, the first."""
        first = self._show(passages[0])
        others = (self._show(passage) for passage in passages[1:LOOKED_AT] if first.snippet.marks)
        return next((shown for shown in chain([first], others) if shown.is_telling), first)

    def _show(self, passage: Passage) -> _Shown:
        evidence = Evidence.of(self.ranked.question, passage, self.text.analyzer)
        return _Shown(passage, evidence, snippet(passage.text, evidence.text, self.ranked.weights))

    def _about(self, passage: Passage, evidence: Evidence) -> list[tuple[str, str]]:
        """Concepts that were meant and that the passage names or its thing is related to, with the words of the
        question that say them; what the passage says in those very words needs no other reason."""
        if not self.ranked.meant:
            return []
        named = self.text.bridge.named_in((passage.heading or passage.title, passage.text), self.ranked.meant)
        there = {passage.thing, *named, *self.related.get(passage.thing, ())}
        words = {mention.concept.id: mention.said for mention in self.ranked.mentions}
        found = []
        for concept, weight in sorted(self.ranked.meant.items(), key=lambda pair: (-pair[1], pair[0])):
            said = words.get(concept, ())
            if weight < ABOUT_FROM or concept not in there or (said and evidence.answered().issuperset(said)):
                continue
            typed = " ".join(f"‘{self.ranked.question.typed(form)}’" for form in said)
            found.append((self.text.bridge.name(concept), typed))
        return found
