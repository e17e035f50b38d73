"""What looks like an agreement, an act or an amount while no fact was made of it: for a person to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import Fact, Kind, Node
from ingest.anchoring import Anchor
from ingest.document import BlockKind, Span
from ingest.policy.amounts import find_amounts
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.sentences import sentences

AGREEMENT = "lijkt een afspraak, niet begrepen"
ACT = "lijkt een actie met een moment, niet begrepen"
AMOUNT = "bedrag, niet begrepen"

_SAID = frozenset({Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG})
_READ = frozenset({BlockKind.ALINEA, BlockKind.LIJSTITEM})
"""Rows of tables are flagged by who reads tables, and footnotes agree on nothing."""
_AGREES = re.compile(
    r"\b(?:we|wij|partijen|hebben|heeft|is|zijn|wordt|worden)\b[^.;]{0,60}\b(?:afgesproken|overeengekomen|toegezegd)\b"
    r"|\b(?:spreken|komen)\b[^.;]{0,60}\b(?:af|overeen)\b(?=\s*(?:[,:.]|dat\b|om\b|$))"
    r"|\b(?:verplicht(?:en)?|committe(?:ert|ren))\s+(?:\w+\s+){0,2}zich\b"
    r"|\bzeg(?:t|gen)\b[^.;]{0,60}\btoe\b(?=\s*(?:[,:.]|dat\b|om\b|$))",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:zal|zullen|gaat|gaan|wordt|worden|moet|moeten|dient|dienen)\b", re.IGNORECASE)
_BY_THEN = re.compile(r"\b(?:uiterlijk|v[oó]{2}r|per|vanaf|met ingang van|eind|begin|medio|in de loop van)\b")
"""Words that make a moment one at which something is to be done; a bare year is mostly one that a number belongs to."""


def unread(anchor: Anchor, facts: Iterable[Fact]) -> Iterator[tuple[Span, str]]:
    """Sentences that no Afspraak, Actie, Doel or Bedrag quotes a part of but that read like one, with what they look
    like."""
    said = bytearray(len(anchor.document.text))
    for fact in facts:
        if isinstance(fact, Node) and fact.kind in _SAID:
            said[fact.source.start : fact.source.end] = b"\1" * (fact.source.end - fact.source.start)
    for place in anchor.places():
        if place.block.kind not in _READ:
            continue
        for sentence in sentences(place.block.reading):
            span = sentence.span(0, len(sentence.text))
            looks_like = None if any(said[span.start : span.end]) else _looks_like(sentence.text)
            if looks_like:
                yield span, looks_like


def _looks_like(sentence: str) -> str | None:
    if find_amounts(sentence):
        return AMOUNT
    if _AGREES.search(sentence):
        return AGREEMENT
    if _WILL.search(sentence) and _BY_THEN.search(sentence):
        times = find_times(sentence)
        if any(not time.weak and time.kind is not TimeKind.RELATIEF for time in times):
            return ACT
    return None
