"""Whether a document is a guideline, or derived from one, and what it gives then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value
from ingest.anchoring import Anchor
from ingest.guideline.completeness import EXTRACTOR
from ingest.guideline.flow import Line, lines
from ingest.guideline.headings import HeadingTable, built_in
from ingest.guideline.names import guideline_id
from ingest.guideline.recognition import Recognised, recognise
from ingest.inventory.concepts import ConceptFinder
from ingest.quarantine import Quarantined


@dataclass(slots=True)
class GuidelineFacts:
    """What a document gives as a guideline; nothing when it is none."""

    sort: str | None = None
    """richtlijn, or what was derived from one: patiëntversie, samenvattingskaart, uittreksel."""
    facts: list[Fact] = field(default_factory=list)
    problems: list[Quarantined] = field(default_factory=list)
    unverified: bool = False
    """Nobody has verified any of it yet: the document as a whole waits."""


def guideline_facts(
    anchor: Anchor,
    finder: ConceptFinder,
    day: date,
    *,
    table: HeadingTable | None = None,
    sort: str | None = None,
    title: str | None = None,
    cut_off: bool = False,
) -> GuidelineFacts:
    """The facts of a guideline, or of what is derived from one.

    `day` decides whether a review date has passed. `sort` and `title` are what the bibliography knows of the document;
    `cut_off` says that the file itself ends too early.
    """
    headings = table or built_in()
    found = lines(anchor, headings)
    groups = _guidelines(anchor, found)
    result = GuidelineFacts()
    verified: list[bool] = []
    if anchor.document.format == "json":
        sort = sort or "richtlijn"  # an export is recognised as one before it is read
    for group, own_title in groups:
        recognised = recognise(anchor.document, group, sort=sort, title=own_title or title)
        if recognised is None:
            continue
        result.sort = recognised.derived or "richtlijn"
        if anchor.document.format == "json" and (own_title or anchor.document.title):
            recognised = replace(recognised, name=str(own_title or anchor.document.title))
        if recognised.derived:
            result.facts += _derived(anchor, recognised, group)
            continue
        from ingest.guideline.assembly import assembled  # most documents are no guideline, and start without it

        last = group is groups[-1][0]
        facts, problems, waits = assembled(anchor, recognised, group, headings, finder, day, cut_off=cut_off and last)
        result.facts += facts
        result.problems += problems
        verified.append(not waits)
    result.unverified = bool(verified) and not any(verified)
    return result


def _guidelines(anchor: Anchor, found: list[Line]) -> list[tuple[list[Line], str | None]]:
    """The lines of each guideline in the document; an export may hold several, a chapter each."""
    if anchor.document.meta.get("richtlijnen") != "meerdere":
        return [(found, None)]
    groups: list[tuple[list[Line], str | None]] = []
    for line in found:
        if line.depth == 1:
            groups.append(([], line.title))
            line.depth, line.label = 0, None  # the title of the guideline, not of a part of it
        if groups:
            groups[-1][0].append(line)
    return groups


def _derived(anchor: Anchor, recognised: Recognised, group: Sequence[Line]) -> Iterator[Fact]:
    line = recognised.line or group[0]
    end = recognised.end or len(line.text)
    source = anchor.quote(line.place, line.reading, recognised.start, end, extractor=EXTRACTOR, zekerheid=0.85)
    name = recognised.name
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.RICHTLIJN])
    target = guideline_id(name)
    yield Node(target, Kind.RICHTLIJN, name, source, props)
    yield Edge(Predicate.AFGELEID_VAN, anchor.id, target, source, {"soort": recognised.derived})
