"""Policy facts of one document: agreements, acts with doers and deadlines, goals, sums of money.

The form of every fact is described in docs/datamodel-policy.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from graph.model import Edge, Fact, Kind, Node, Predicate, Value
from ingest.anchoring import Anchor, Place
from ingest.document import Reading
from ingest.mentions import Linker
from ingest.policy.act_facts import act_facts
from ingest.policy.agreement_facts import agreement_facts, other_statement_facts
from ingest.policy.attitudes import attitude_facts
from ingest.policy.compare import contradicting_terms, pairs
from ingest.policy.draft import Draft
from ingest.policy.dutch_dates import find_times
from ingest.policy.flow import Flow
from ingest.policy.genre import is_policy
from ingest.policy.goal_facts import goal_facts
from ingest.policy.identity import Identity, day_in_text, day_on_title_page, identify
from ingest.policy.items import part_of
from ingest.policy.lines import lists_parties
from ingest.policy.money_facts import money_facts
from ingest.policy.relations import relation_facts
from ingest.policy.trials import opposed_trials
from ingest.vocabulary import Vocabulary

EXTRACTOR = "policy@2"
_INTRODUCED = 0.75
"""Names with a short form behind them or their sort before them; what only stands where a name would is less sure."""


@dataclass(frozen=True, slots=True)
class PolicyText:
    """What was read from a policy document."""

    identity: Identity
    facts: Iterable[Fact]


def read_policy(
    anchor: Anchor, linker: Linker, vocabulary: Vocabulary, *, soort: str | None = None, datum: str | None = None
) -> PolicyText | None:
    """The facts of a policy document and what it says of itself; None for a text that is no policy.

    `soort` and `datum` (ISO, year to day) are what the bibliography knows of the document, when it does.
    """
    flow = Flow(anchor)
    if not is_policy(flow, soort or anchor.document.meta.get("soort")):
        return None
    draft = Draft(anchor, linker, vocabulary, flow, _reference(anchor, datum), EXTRACTOR)
    return PolicyText(identify(anchor, draft.finder, draft.parties), _facts(draft))


def policy_facts(
    anchor: Anchor, linker: Linker, vocabulary: Vocabulary, *, soort: str | None = None, datum: str | None = None
) -> Iterable[Fact]:
    """All policy facts of a document; nothing for a text that is no policy."""
    read = read_policy(anchor, linker, vocabulary, soort=soort, datum=datum)
    return read.facts if read else ()


def _facts(draft: Draft) -> Iterator[Fact]:
    made: list[Node] = []
    for fact in _read(draft):
        if isinstance(fact, Node):
            made.append(fact)
        yield fact
    yield from _alike(made)


def _reference(anchor: Anchor, datum: str | None) -> date | None:
    """The document's date, as far as it is known to the year; relative moments are counted from it."""
    written = datum or day_in_text(anchor) or anchor.document.meta.get("datum") or day_on_title_page(anchor) or ""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", written)
    if not match:
        day = next((time.begin for time in find_times(written) if time.begin and not time.weak), None)
        return date.fromisoformat(day) if day else None  # "14 januari 2027" in the head of a Markdown file
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _read(draft: Draft) -> Iterator[Fact]:
    yield from agreement_facts(draft)
    yield from act_facts(draft)
    yield from other_statement_facts(draft)
    yield from goal_facts(draft)
    yield from money_facts(draft)
    yield from relation_facts(draft.anchor, draft.flow, draft.linker, draft.extractor)
    yield from attitude_facts(draft.anchor, draft.flow, draft.linker, draft.extractor)
    yield from _contradictions(draft)
    yield from _introduced_names(draft)


def _introduced_names(draft: Draft) -> Iterator[Fact]:
    """NOEMT for every mention of an organisation that the text itself introduces; the vocabulary's have theirs."""
    members = {
        actor.id
        for item in draft.flow.items
        if item.bullet and lists_parties(item) and (actor := draft.finder.member(item.text))
    }
    for place, written in _where_named(draft):
        for mention in draft.finder.mentions(written.text):
            guessed = mention.actor.zekerheid < _INTRODUCED and mention.actor.id not in members
            if guessed or mention.actor.role or mention.actor.concept is not None:
                continue
            reading = part_of(written, mention.start, mention.end)
            source = draft.source(place, reading, mention.actor.zekerheid)
            yield from draft.actor(mention.actor, source)
            yield Edge(Predicate.NOEMT, place.section or draft.anchor.id, mention.actor.id, source)


def _where_named(draft: Draft) -> Iterator[tuple[Place, Reading]]:
    """What a text says, with its headings and the cells of its tables."""
    yield from ((item.place, item.reading) for item in draft.flow.items)
    yield from ((place, place.block.reading) for place in draft.anchor.headings())
    yield from ((place, cell.reading) for place, _, _ in draft.flow.tables for row in place.block.rows for cell in row)


def _alike(made: list[Node]) -> Iterator[Edge]:
    """What is said twice, and what is said differently the second time."""
    for pair in pairs(made):
        predicate = Predicate.TEGENGESTELD_AAN if pair.opposed else Predicate.LIJKT_OP
        source = replace(pair.later.source, zekerheid=pair.zekerheid)
        yield Edge(predicate, pair.later.id, pair.earlier.id, source, {"reden": pair.why})


def _contradictions(draft: Draft) -> Iterator[Fact]:
    """Two sentences that let one thing last until different moments: both kept, and joined."""
    made: dict[str, str] = {}
    told: set[frozenset[tuple[int, str]]] = set()
    for left, right in chain(opposed_trials(draft.flow.items), contradicting_terms(draft.flow.items)):
        pair = frozenset((term.item.place.block.start, term.eind) for term in (left, right))
        if pair in told:
            continue
        told.add(pair)
        for term in (left, right):
            text = re.sub(r"\s+", " ", term.sentence.text).strip()
            if text in made:
                continue
            source = draft.source(term.item.place, term.sentence, 0.8)
            container = draft.container(term.item)
            made[text] = draft.id(Kind.AFSPRAAK, text, f"termijn|{container}|{text}")
            props: dict[str, Value] = {
                "nummer": None,
                "titel": None,
                "soort": "termijn",
                "tekst": text,
                "deadline_start": None,
                "deadline_eind": term.eind,
                "deadline_tekst": term.words,
            }
            yield draft.node(Kind.AFSPRAAK, made[text], text, source, props)
            yield Edge(Predicate.BEVAT_AFSPRAAK, container, made[text], source)
        ids = [made[re.sub(r"\s+", " ", term.sentence.text).strip()] for term in (right, left)]
        source = draft.source(right.item.place, right.sentence, 0.6)
        yield Edge(Predicate.TEGENGESTELD_AAN, ids[0], ids[1], source, {"reden": "andere termijn"})
