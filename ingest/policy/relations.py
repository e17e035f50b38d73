"""What a document says of other documents and akkoorden: that it builds on them, replaces them, or follows from
them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.model import Edge, Fact, Kind, Predicate
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.flow import Flow
from ingest.sentences import sentences

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "vervangt",
        re.compile(
            r"\b(?:vervangt|in\s+de\s+plaats\s+(?:van|komt)"
            r"|komt\s+te\s+vervallen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "bouwt voort op",
        re.compile(
            r"\b(?:bouw(?:t|en)\s+(?:\w+\s+){0,3}voort|voortbouw\w*|vervolg\s+op|geïnspireerd\s+op"
            r"|gebaseerd\s+op|concretisering\s+van|uitwerking\s+van)\b",
            re.IGNORECASE,
        ),
    ),
    ("vult aan", re.compile(r"\b(?:aanvullend\s+op|aanvulling\s+op)\b", re.IGNORECASE)),
    (
        "sluit aan bij",
        re.compile(
            r"\b(?:sluit(?:en)?\s+(?:\w+\s+){0,4}aan\s+(?:bij|op)|in\s+lijn\s+met|aangesloten\s+bij"
            r"|afgestemd\s+met|in\s+samenhang\s+met|conform)\b",
            re.IGNORECASE,
        ),
    ),
)
SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:dit\s+(?:akkoord|document|plan|convenant|programma|hoofdlijnenakkoord|actieplan)|deze\s+(?:visie"
    r"|[a-z]*agenda|afspraken|aanpak|nota|brief)|we|wij"
    r"|het\s+(?:akkoord|plan|programma)|de\s+(?:[a-z]*agenda|visie|afspraken))\b",
    re.IGNORECASE,
)
_SORTS = frozenset({"akkoord", "programma"})
_PLAN = re.compile(r"akkoord|agenda|programma|visie|plan|convenant|strategie|aanpak|deal|kompas", re.IGNORECASE)


def cue_in(sentence: str) -> str | None:
    """How a sentence relates the document to what it names; None when it does not say."""
    return next((name for name, pattern in _CUES if pattern.search(sentence)), None)


def relation_facts(anchor: Anchor, flow: Flow, linker: Linker, extractor: str) -> Iterator[Fact]:
    """VERWIJST_NAAR from the document to what it names as its ground, with the relation in the words of the text."""
    itself = _itself(flow, linker)
    seen: set[tuple[str, str]] = set()
    nodes: set[str] = set()
    for item in flow.items:
        for sentence in sentences(item.reading):
            cue = cue_in(sentence.text)
            if cue is None or not SPEAKS_OF_ITSELF.search(sentence.text):
                continue
            for mention in linker.find(sentence.text):
                concept = mention.concept
                if concept.kind not in {Kind.THEMA, Kind.WET} or not (
                    _PLAN.search(concept.name) or concept.sort in _SORTS
                ):
                    continue
                if concept.id == itself or (cue, concept.id) in seen:
                    continue
                seen.add((cue, concept.id))
                source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.75)
                if concept.id not in nodes:
                    nodes.add(concept.id)
                    yield concept.node(source)
                yield Edge(Predicate.VERWIJST_NAAR, anchor.id, concept.id, source, {"relatie": cue})


_THIS = re.compile(
    r"\b(?:dit|deze)\s+(?:akkoord|hoofdlijnenakkoord|agenda|programma|strategie|plan|convenant)\b", re.IGNORECASE
)


def _itself(flow: Flow, linker: Linker) -> str | None:
    """The akkoord or programme that the document is: it speaks of "dit akkoord", and of one name most."""
    if not any(_THIS.search(item.text) for item in flow.items):
        return None
    counted: Counter[str] = Counter()
    for item in flow.items:
        for mention in linker.find(item.text):
            if mention.concept.kind is Kind.THEMA and (
                mention.concept.sort in _SORTS or _PLAN.search(mention.concept.name)
            ):
                counted[mention.concept.id] += 1
    most = counted.most_common(2)
    if not most or most[0][1] < 5 or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None
    return most[0][0]
