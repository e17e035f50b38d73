"""Goals of agreements that an advice serves: both sentences are about one subject.

The subject is a problem or theme of the vocabulary that both name, or one of `onderwerpen.toml`, which joins the words
of policy ("valpreventie in elke gemeente") with those of care ("een verhoogd valrisico"). An advice counts by its own
words; the name of its guideline helps only where the two sentences also share a telling word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.model import Edge, Fact, Kind, Node, Predicate
from ingest.guideline.said import similarity, telling_words
from ingest.guideline.shared_subjects import shared_subjects
from ingest.mentions import Linker
from ingest.vocabulary import Concept

OWN_WORDS, BY_GUIDELINE = 0.6, 0.5
"""Certainty that an advice serves a goal: by its own words, by the subject of its guideline."""
MOST_GOALS = 2
"""Goals per advice; more would say little."""
_LEAST_WORDS = 4
"""Words of a goal; fewer are the name of a programme, which one cannot work towards."""
_MONEY = re.compile(r"€|\b(?:miljoen|miljard)\s+euro\b")
"""What something may cost is no goal that an advice can serve."""
_CONSULTED = re.compile(
    r"\b(?:met|door|samen\s+met|in\s+overleg\s+met)\s+(?:(?:de|het|een|haar|zijn|uw)\s+)?(?:[\w-]+\s+(?:en|of)\s+(?:de\s+)?)?"
    r"(?:mantelzorgers?|naasten?|familie|gemeenten?|zorgaanbieders?|zorgverzekeraars?)\b",
    re.IGNORECASE,
)
"""Who an advice is carried out with is not what it is about."""
_SAYS_LITTLE = re.compile(
    r"thema/.*(?:richtlijn|behandeling|preventie|zorgplan|hulpmiddel|diagnose|scholing|onderzoek|kwaliteit|evaluatie"
    r"|arbeidsmarkt|implementatie|monitoring|samenwerking|opschal|leren|financ|digitalisering|afspraken|indicatie)$"
)
"""Themes that any advice and any goal may name."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with what it is about."""

    node: Node
    text: str
    subjects: frozenset[str]


class Goals:
    """The goals of all agreements, by what they are about."""

    def __init__(self, goals: Iterable[Node], linker: Linker, concepts: Mapping[str, Concept]) -> None:
        self._linker = linker
        self._concepts = concepts
        self._by_subject: defaultdict[str, list[Goal]] = defaultdict(list)
        for node in goals:
            text = str(node.props.get("tekst") or node.name)
            if len(text.split()) < _LEAST_WORDS or _MONEY.search(text):
                continue
            goal = Goal(node, text, frozenset(self._about(text)))
            for subject in goal.subjects:
                self._by_subject[subject].append(goal)

    def served_by(
        self, advice: Node, text: str, problems: Iterable[str], guideline: str, extractor: str
    ) -> Iterator[Fact]:
        """The goals that an advice serves, best first; `problems` are the ids of what its own words name."""
        own = self._about(_CONSULTED.sub(" ", text), problems)
        around = self._about(guideline) - own
        found: dict[str, tuple[float, float, Goal, str]] = {}
        for subject in sorted(own | around):
            for goal in self._by_subject.get(subject, ()):
                shared = telling_words(text) & telling_words(goal.text)
                if subject in own:
                    found.setdefault(goal.node.id, (OWN_WORDS, similarity(text, goal.text), goal, subject))
                elif shared:
                    found.setdefault(goal.node.id, (BY_GUIDELINE, similarity(text, goal.text), goal, subject))
        ranked = sorted(found.values(), key=lambda one: (-one[0], -one[1], one[2].node.id))
        near = [one for place, one in enumerate(ranked) if not place or one[1] > 0]  # beside the best: a word in common
        for certain, _, goal, subject in near[:MOST_GOALS]:
            source = replace(advice.source, extractor=extractor, zekerheid=certain)
            yield replace(goal.node, source=source)
            reason = f"zelfde onderwerp: {subject.partition('/')[2].replace('-', ' ')}"
            yield Edge(
                Predicate.DRAAGT_BIJ_AAN,
                advice.id,
                goal.node.id,
                source,
                {"reden": reason, "zin": text, "zin_ander": goal.text},
            )

    def _about(self, text: str, problems: Iterable[str] = ()) -> set[str]:
        """Problems and themes that a text names, those they are a kind of, and subjects of the table."""
        named = {m.concept.id for m in self._linker.find(text) if m.concept.kind in (Kind.PROBLEEM, Kind.THEMA)}
        named = {one for one in named | set(problems) if not _SAYS_LITTLE.match(one)}
        kinds = [self._concepts[one] for one in named if one in self._concepts and one.startswith("probleem/")]
        broader = {above for concept in kinds for above in concept.broader if above in self._concepts}
        return named | broader | shared_subjects(text)
