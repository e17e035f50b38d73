"""Facts of all guidelines together → what is only seen across them: overlap, contradiction, passed review dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value
from ingest.guideline.goals import Goals
from ingest.guideline.interventions import is_neutral
from ingest.guideline.known_interventions import KnownInterventions
from ingest.guideline.names import guideline_id
from ingest.guideline.overlap import Candidate, candidates, subjects
from ingest.guideline.said import Said
from ingest.guideline.shared_subjects import PROBLEMS, shared_subjects
from ingest.guideline.validity import BEOORDEELD, GEAUTORISEERD, HERBEOORDELING, WITHDRAWN, last_day, status_on
from ingest.guideline.verdict import AGAINST
from ingest.inventory.naming import InterventionNames
from ingest.mentions import Linker
from ingest.vocabulary import Concept

EXTRACTOR = "overlap@1"
_CARRIES = (Predicate.HEEFT_MODULE, Predicate.HEEFT_AANBEVELING)


@dataclass(slots=True)
class Advised:
    """One Aanbeveling with what its document says of it."""

    node: Node
    said: Said
    guideline: Node
    day: str = ""
    """When its module or guideline was authorised or reviewed last, else when it was issued (ISO); '' when unknown."""


@dataclass(slots=True)
class _Collected:
    nodes: dict[str, Node] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    """Thing → the Module or Richtlijn it belongs to."""
    about: dict[str, dict[Predicate, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))


def advised(documents: Iterable[Iterable[Fact]]) -> list[Advised]:
    """The Aanbevelingen in the facts of guidelines, each with its guideline and context."""
    found: dict[str, Advised] = {}
    for facts in documents:
        collected = _collect(facts)
        for node in collected.nodes.values():
            if node.kind is Kind.AANBEVELING and node.id in collected.above:
                found.setdefault(node.id, _advised(node, collected))
    return [found[key] for key in sorted(found)]


def _collect(facts: Iterable[Fact]) -> _Collected:
    out = _Collected()
    for fact in facts:
        if isinstance(fact, Node):
            out.nodes.setdefault(fact.id, fact)
        elif isinstance(fact, Edge):
            if fact.predicate in _CARRIES:
                out.above[fact.to_id] = fact.from_id
            elif fact.from_id.startswith(("aanbeveling/", "module/", "richtlijn/")):
                out.about[fact.from_id][fact.predicate].add(fact.to_id)
    return out


def _advised(node: Node, collected: _Collected) -> Advised:
    chain = [node.id]
    while chain[-1] in collected.above:
        chain.append(collected.above[chain[-1]])
    guideline = collected.nodes[chain[-1]]

    def context(predicate: Predicate) -> frozenset[str]:
        return frozenset(target for thing in chain for target in collected.about[thing][predicate])

    def named(predicate: Predicate) -> frozenset[str]:
        return frozenset(collected.nodes[target].name for target in collected.about[node.id][predicate])

    props = node.props
    about = collected.about[guideline.id]
    said = Said(
        node.id,
        guideline.id,
        str(props["tekst"]),
        str(props["richting"]) if props["richting"] else None,
        str(props["sterkte"]),
        named(Predicate.BEVEELT_AAN),
        named(Predicate.RAADT_AF),
        frozenset(collected.about[node.id][Predicate.BIJ]) | shared_subjects(str(props["tekst"]), PROBLEMS),
        context(Predicate.BIJ),
        context(Predicate.VOOR),
        frozenset(about[Predicate.BIJ] or about[Predicate.VOOR])
        | subjects(guideline.name)
        | shared_subjects(guideline.name, PROBLEMS),
        bool(props["voorwaarde"]),
    )
    return Advised(
        node,
        said,
        guideline,
        _day([collected.nodes[thing] for thing in chain[1:]], collected.nodes.get(node.source.document)),
    )


def _day(above: Iterable[Node], document: Node | None) -> str:
    """The date of the nearest thing above an advice that has one; '' when nothing says of when it is."""
    known = (one.props.get(name) for one in above for name in (GEAUTORISEERD, BEOORDEELD))
    return str(next(filter(None, known), None) or (document and document.props.get("datum")) or "")


def is_guideline(facts: Iterable[Fact]) -> bool:
    """Whether facts are those of a guideline."""
    return any(isinstance(fact, Node) and fact.kind is Kind.AANBEVELING for fact in facts)


def relate(
    documents: Mapping[str, list[Fact]],
    names: InterventionNames,
    goals: Iterable[Node],
    linker: Linker,
    concepts: Mapping[str, Concept],
    day: date,
) -> dict[str, list[Fact]]:
    """Slug → the facts of each document with what is only seen beside the others, sorted as files are."""
    own = {slug: [f for f in facts if f.source.extractor != EXTRACTOR] for slug, facts in documents.items()}
    copies = withdrawn_copies(own.values())
    own = {slug: [_renamed(f, copies) for f in facts] for slug, facts in own.items()}
    known = KnownInterventions(names.forms())
    own = {slug: list(_as_known(facts, known)) for slug, facts in own.items()}
    found = [one for one in advised(own.values()) if one.node.props.get("publiek") is not False]
    more = across(found)
    aims = Goals(goals, linker, concepts)
    for one in found:
        more[one.node.source.document] += [
            *named_interventions(one, names),
            *_served(one, aims),
        ]
    return {
        slug: [*on_day(facts, day), *_unique(more.get(f"document/{slug}", ()), facts)] for slug, facts in own.items()
    }


def withdrawn_copies(documents: Iterable[Iterable[Fact]]) -> dict[str, str]:
    """Id that a replaced guideline has by its name alone → the withdrawn copy of it that is at hand, when there is one.

    Not for a name that a guideline in force has as well.
    """
    stated: set[str] = set()
    copies: dict[str, set[str]] = defaultdict(set)
    for facts in documents:
        rows = list(facts)
        own = {f.from_id for f in rows if isinstance(f, Edge) and f.predicate is Predicate.UIT}
        for fact in rows:
            if isinstance(fact, Node) and fact.kind is Kind.RICHTLIJN and fact.id in own:
                stated.add(fact.id)
                if fact.props.get("status") == WITHDRAWN and fact.id != guideline_id(fact.name):
                    copies[guideline_id(fact.name)].add(fact.id)
    return {name: min(ids) for name, ids in copies.items() if len(ids) == 1 and name not in stated}


def _renamed(fact: Fact, ids: Mapping[str, str]) -> Fact:
    if isinstance(fact, Node) and fact.id in ids:
        return replace(fact, id=ids[fact.id])
    if isinstance(fact, Edge) and fact.to_id in ids:
        return replace(fact, to_id=ids[fact.to_id])
    return fact


def _as_known(facts: Iterable[Fact], known: KnownInterventions) -> Iterator[Fact]:
    """The facts of a guideline, its interventions under the id and name that an inventory gives them."""
    held = list(facts)
    called = {
        fact.id: found
        for fact in held
        if isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE and (found := known.called(fact.name))
    }
    for fact in held:
        if isinstance(fact, Node) and fact.id in called:
            thing, name = called[fact.id]
            fact = replace(fact, id=thing, name=name)
        elif isinstance(fact, Edge) and fact.to_id in called:
            fact = replace(fact, to_id=called[fact.to_id][0])
        yield fact


def _unique(more: Iterable[Fact], own: Iterable[Fact]) -> Iterator[Fact]:
    """New facts, without node lines of things that the document tells of itself."""
    known = {fact.id for fact in own if isinstance(fact, Node)}
    for fact in more:
        if not isinstance(fact, Node):
            yield fact
        elif fact.id not in known:
            known.add(fact.id)
            yield fact


def named_interventions(one: Advised, names: InterventionNames) -> Iterator[Fact]:
    """Interventions of inventories that an advice names: recommended or advised against, as it goes."""
    source = one.node.source
    for named in names.find(source.quote):
        place = replace(
            source,
            start=source.start + named.start,
            end=source.start + named.end,
            quote=source.quote[named.start : named.end],
            extractor=EXTRACTOR,
            zekerheid=named.zekerheid,
        )
        props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.INTERVENTIE]), "aliassen": []}
        yield Node(named.thing, Kind.INTERVENTIE, named.name, place, props)
        directed = Predicate.RAADT_AF if one.said.direction == AGAINST else Predicate.BEVEELT_AAN
        yield Edge(Predicate.NOEMT if is_neutral(one.said.text) else directed, one.node.id, named.thing, place)


def _served(one: Advised, aims: Goals) -> Iterator[Fact]:
    """Goals of agreements that an advice serves; one against something serves none."""
    if one.said.direction != AGAINST:
        yield from aims.served_by(one.node, one.said.text, one.said.own_problems, one.guideline.name, EXTRACTOR)


def across(found: Iterable[Advised]) -> defaultdict[str, list[Fact]]:
    """Id of a document → the LIJKT_OP and TEGENGESTELD_AAN edges that begin there, with the node of the other end."""
    by_id = {one.node.id: one for one in found}
    out: defaultdict[str, list[Fact]] = defaultdict(list)
    for candidate in candidates(one.said for one in by_id.values()):
        # the newer advice points at the older one; of equal age the first by id
        one, other = by_id[candidate.one], by_id[candidate.other]
        if other.day > one.day:
            one, other = other, one
        out[one.node.source.document] += _facts(one, other, candidate)
    return out


def _facts(one: Advised, other: Advised, candidate: Candidate) -> Iterator[Fact]:
    source = replace(one.node.source, extractor=EXTRACTOR, zekerheid=candidate.score)
    yield replace(other.node, source=source)
    predicate = Predicate.TEGENGESTELD_AAN if candidate.opposed else Predicate.LIJKT_OP
    props: dict[str, Value] = {
        "reden": candidate.reason,
        "zekerheid": candidate.score,
        "zin": one.said.text,
        "zin_ander": other.said.text,
        "sterkte": one.said.strength,
        "sterkte_ander": other.said.strength,
        "richtlijn": one.guideline.name,
        "richtlijn_ander": other.guideline.name,
        "datum": one.day or None,
        "datum_ander": other.day or None,
    }
    yield Edge(predicate, one.node.id, other.node.id, source, props)


def on_day(facts: Iterable[Fact], day: date) -> Iterator[Fact]:
    """The facts with the statuses of this day: a document read before may have passed its review date since."""
    for fact in facts:
        if isinstance(fact, Node) and fact.kind in (Kind.RICHTLIJN, Kind.MODULE) and fact.props.get("status"):
            planned = fact.props.get(HERBEOORDELING)
            status = status_on(day, str(fact.props["status"]), str(planned) if planned else None)
            fact = replace(fact, props={**fact.props, "status": status})
        yield fact


def next_review(documents: Iterable[Iterable[Fact]], day: date) -> str | None:
    """The first planned review after `day`: once it has passed, a build gives another status."""
    dates = (
        last_day(str(fact.props[HERBEOORDELING]))
        for facts in documents
        for fact in facts
        if isinstance(fact, Node) and fact.props.get(HERBEOORDELING)
    )
    return min((planned.isoformat() for planned in dates if planned >= day), default=None)
