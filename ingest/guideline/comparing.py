"""Facts of all guidelines together → what is only seen across them: overlap, contradiction, passed review dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graph.model import Edge, Fact, Kind, Node, Predicate, Value
from ingest.guideline.overlap import Candidate, Said, candidates
from ingest.guideline.validity import HERBEOORDELING, status_on

EXTRACTOR = "overlap@1"
_CARRIES = (Predicate.HEEFT_MODULE, Predicate.HEEFT_AANBEVELING)


@dataclass(slots=True)
class Advised:
    """One Aanbeveling with what its document says of it."""

    node: Node
    said: Said
    guideline: Node


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
        frozenset(collected.about[node.id][Predicate.BIJ]),
        context(Predicate.BIJ),
        context(Predicate.VOOR),
        frozenset(about[Predicate.BIJ] or about[Predicate.VOOR]),
        bool(props["voorwaarde"]),
    )
    return Advised(node, said, guideline)


def across(found: Iterable[Advised]) -> dict[str, list[Fact]]:
    """Id of a document → the LIJKT_OP and TEGENGESTELD_AAN edges that begin there, with the node of the other end."""
    by_id = {one.node.id: one for one in found}
    out: dict[str, list[Fact]] = defaultdict(list)
    for candidate in candidates(one.said for one in by_id.values()):
        # the newer advice points at the older one; of equal age the first by id
        one, other = by_id[candidate.one], by_id[candidate.other]
        if _date(other) > _date(one):
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
        "datum": _date(one) or None,
        "datum_ander": _date(other) or None,
    }
    yield Edge(predicate, one.node.id, other.node.id, source, props)


def _date(one: Advised) -> str:
    return str(one.guideline.props.get("laatst_geautoriseerd") or one.guideline.props.get("laatst_beoordeeld") or "")


def on_day(facts: Iterable[Fact], day: date) -> Iterator[Fact]:
    """The facts with the statuses of this day: a document read before may have passed its review date since."""
    for fact in facts:
        if isinstance(fact, Node) and fact.kind in (Kind.RICHTLIJN, Kind.MODULE) and fact.props.get("status"):
            planned = fact.props.get(HERBEOORDELING)
            status = status_on(day, str(fact.props["status"]), str(planned) if planned else None)
            fact = replace(fact, props={**fact.props, "status": status})
        yield fact


def reviews(documents: Mapping[str, Iterable[Fact]]) -> list[str]:
    """The planned review dates in the facts, sorted: after each of them a build gives other statuses."""
    dates = {
        str(planned)
        for facts in documents.values()
        for fact in facts
        if isinstance(fact, Node) and (planned := fact.props.get(HERBEOORDELING))
    }
    return sorted(dates)
