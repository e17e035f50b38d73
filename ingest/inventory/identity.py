"""One intervention from many inventories: what is merged, what is only suggested, and how to undo it.

Merged without a person: equal normalised names (their ids are equal from the start), and a name that another source
states as another name of its own thing, if it is no abbreviation, no name that several things claim, and not a product
beside its category. Everything else is a suggestion with a reason and a score.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Status, Value
from ingest.inventory.names import is_abbreviation, normal_name

EXTRACTOR = "identity@1"
_SUFFIX = re.compile(
    r"\b(?:de|het|een|programma|methode|methodiek|training|cursus|groepscursus|aanpak|interventie|project|nl"
    r"|nederland)\b"
)
_ARTICLES = re.compile(r"^(?:de|het|een)\s+")
_SHORT = 4
"""Letters; a shared name this short is no more telling than an abbreviation."""
_MANY = 40
"""Things that share one word; a word that more share says nothing about any two of them."""


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A thing that another source names as its own; undone by leaving it out of `apply`."""

    gone: str
    """Id from the thing's own name, which redirects."""
    kept: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """Two things that may be one, for a person to decide; `one` < `other`."""

    one: str
    other: str
    zekerheid: float
    """In (0, 1): how much points at one and the same thing."""
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What `resolve` decides over all inventories together; the same whatever their order."""

    merges: tuple[Merge, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def ids(self) -> dict[str, str]:
        """Id from a thing's own name → the id it goes by."""
        return {merge.gone: merge.kept for merge in self.merges}


@dataclass(slots=True)
class _Thing:
    """All that the inventories say of the name of one thing."""

    id: str
    names: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    makers: set[str] = field(default_factory=set)


def resolve(inventories: Iterable[Iterable[Fact]], *, apart: Iterable[tuple[str, str]] = ()) -> Resolution:
    """What to merge and what to suggest, from the facts of all inventories as they were read.

    `apart` are pairs of ids that a person decided to be two things.
    """
    things, families = _things(inventories)
    refused = {frozenset(pair) for pair in apart} | families
    by_name: dict[str, set[str]] = defaultdict(set)
    for thing in things.values():
        for name in thing.names:
            by_name[normal_name(name)].add(thing.id)
    claims = _claims(things, by_name)
    merges: list[tuple[str, str, str]] = []
    suggestions: dict[tuple[str, str], tuple[float, str]] = {}

    def suggest(one: str, other: str, score: float, reason: str) -> None:
        pair = (min(one, other), max(one, other))
        if frozenset(pair) not in refused and (pair not in suggestions or suggestions[pair] < (score, reason)):
            suggestions[pair] = (score, reason)

    for alias, claimants in sorted(claims.items()):
        owners = sorted(by_name.get(alias, set()))
        spellings = [n for c in (*claimants, *owners) for n in (*things[c].aliases, *things[c].names)]
        spellings = sorted(n for n in spellings if normal_name(n) == alias)
        shown = spellings[0]
        if len(alias) <= _SHORT or any(is_abbreviation(spelling) for spelling in spellings):
            for one, other in _pairs(sorted({*claimants, *owners})):
                suggest(one, other, 0.5, f"delen de afkorting {shown}")
            continue
        foreign = [claimant for claimant in claimants if claimant not in owners]
        if owners and len(foreign) == 1 and frozenset((foreign[0], owners[0])) not in refused:
            if _product_and_category(things[foreign[0]], things[owners[0]]):
                suggest(
                    foreign[0],
                    owners[0],
                    0.4,
                    f"{shown} is de andere naam van het een en de naam van het ander, maar een van beide is een"
                    f" product",
                )
            else:
                merges.append((owners[0], foreign[0], f"een bron noemt {shown} als andere naam"))
            continue
        for one, other in _pairs(sorted({*claimants, *owners})):
            suggest(one, other, 0.7, f"delen de naam {shown}")
    groups, torn = _groups(merges, things, refused)
    for one, other, reason in torn:
        suggest(one, other, 0.7, reason)
    final = {gone: kept for kept, members in groups.items() for gone in members}
    for one, other, score, reason in _alike(things):
        suggest(one, other, score, reason)
    return Resolution(
        tuple(sorted(Merge(gone, final[gone], _reason(gone, merges)) for gone in final if gone != final[gone])),
        tuple(
            sorted(
                Suggestion(*pair, score, reason)
                for pair, (score, reason) in _settled(suggestions, final).items()
                if frozenset(pair) not in refused
            )
        ),
    )


def apply(facts: Iterable[Fact], resolution: Resolution, names: Mapping[str, str] | None = None) -> Iterator[Fact]:
    """The facts of one inventory with the decisions carried out; the file stays closed.

    Ids of merged things are replaced, each line keeping the name its own source gives it. Every suggestion about a
    thing of this document becomes a LIJKT_OP with a node line for the other thing; `names` gives the names of things
    that other documents hold (see `all_names`). What this yields depends on these arguments alone.
    """
    ids = resolution.ids()
    first: dict[str, Source] = {}
    held: set[str] = set()
    for fact in facts:
        changed = _renamed(fact, ids)
        if isinstance(changed, Node) and changed.kind is Kind.INTERVENTIE:
            held.add(changed.id)
            if changed.props.get("rij") is not None:
                first.setdefault(changed.id, changed.source)
        yield changed
    known = names or {}
    for suggestion in resolution.suggestions:
        here, there = suggestion.one, suggestion.other
        if here not in first:
            here, there = there, here
        if here not in first or (there not in held and there not in known):
            continue
        source = replace(first[here], extractor=EXTRACTOR, zekerheid=suggestion.zekerheid, status=Status.MACHINE)
        if there not in held:
            props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.INTERVENTIE]), "aliassen": []}
            yield Node(there, Kind.INTERVENTIE, known[there], source, props)
        props = {"zekerheid": suggestion.zekerheid, "reden": suggestion.reason}
        yield Edge(Predicate.LIJKT_OP, here, there, source, props)


def write_decided(path: Path, resolution: Resolution) -> None:
    """What was merged and what is only suggested, a JSON object per line: two ids, reason, certainty, what was done."""
    rows = [
        {"een": m.gone, "ander": m.kept, "reden": m.reason, "zekerheid": 1.0, "gedaan": "samengevoegd"}
        for m in resolution.merges
    ]
    rows += [
        {"een": s.one, "ander": s.other, "reden": s.reason, "zekerheid": s.zekerheid, "gedaan": "voorgesteld"}
        for s in resolution.suggestions
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8", newline="\n")


def all_names(inventories: Iterable[Iterable[Fact]], resolution: Resolution) -> dict[str, str]:
    """Final id → name, over all inventories: of several names the first in alphabet."""
    ids = resolution.ids()
    names: dict[str, set[str]] = defaultdict(set)
    for facts in inventories:
        for fact in facts:
            if isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE and fact.id not in ids:
                names[fact.id].add(fact.name)
    return {thing: min(found) for thing, found in names.items()}


def _things(inventories: Iterable[Iterable[Fact]]) -> tuple[dict[str, _Thing], set[frozenset[str]]]:
    things: dict[str, _Thing] = {}
    families: set[frozenset[str]] = set()
    for facts in inventories:
        for fact in facts:
            if isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE and fact.source.extractor != EXTRACTOR:
                thing = things.setdefault(fact.id, _Thing(fact.id))
                thing.names.add(fact.name)
                thing.documents.add(fact.source.document)
                aliases, sort = fact.props.get("aliassen"), fact.props.get("soort")
                if isinstance(aliases, list):
                    thing.aliases.update(str(alias) for alias in aliases if normal_name(str(alias)))
                thing.sorts.update([str(sort)] if sort else [])
            elif isinstance(fact, Edge) and fact.from_id.startswith("interventie/"):
                if fact.predicate is Predicate.BREDER:
                    families.add(frozenset((fact.from_id, fact.to_id)))
                elif fact.predicate is Predicate.ONTWIKKELD_DOOR:
                    things.setdefault(fact.from_id, _Thing(fact.from_id)).makers.add(fact.to_id)
    return {key: thing for key, thing in things.items() if thing.names}, families


def _claims(things: Mapping[str, _Thing], by_name: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Other name → the things that claim it, where it concerns two things at least."""
    claims: dict[str, set[str]] = defaultdict(set)
    for thing in things.values():
        own = {normal_name(name) for name in thing.names}
        for alias in thing.aliases:
            if (key := normal_name(alias)) not in own:
                claims[key].add(thing.id)
    return {key: sorted(who) for key, who in claims.items() if len(who | by_name.get(key, set())) > 1}


def _product_and_category(one: _Thing, other: _Thing) -> bool:
    """Whether one is a product and the other something wider: they stay two things."""
    return ("product" in one.sorts) != ("product" in other.sorts) and bool(one.sorts and other.sorts)


def _groups(
    merges: Sequence[tuple[str, str, str]], things: Mapping[str, _Thing], refused: Set[frozenset[str]]
) -> tuple[dict[str, set[str]], list[tuple[str, str, str]]]:
    """Kept id → all ids of its group, and the merges that would bring together what is kept apart.

    Kept is the name that nobody calls an old one, then the one most sources use.
    """
    torn = []
    parent = {thing: thing for thing in things}

    def root(thing: str) -> str:
        while parent[thing] != thing:
            thing = parent[thing]
        return thing

    bound = {end for pair in refused for end in pair}
    joined = {end for one, other, _ in merges for end in (one, other)} & bound
    for one, other, reason in sorted(merges):
        a, b = sorted((root(one), root(other)))
        here, there = ([t for t in joined if root(t) == end] for end in (a, b))
        if any(frozenset((left, right)) in refused for left in here for right in there):
            torn.append((one, other, reason))
        else:
            parent[b] = a
    members: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        members[root(thing)].add(thing)
    named_as_other = {gone for gone, _, _ in merges}

    def rank(thing: str) -> tuple[bool, int, str]:
        return thing in named_as_other, -len(things[thing].documents), thing

    return {min(group, key=rank): group for group in members.values() if len(group) > 1}, torn


def _reason(gone: str, merges: Sequence[tuple[str, str, str]]) -> str:
    told = sorted(reason for one, other, reason in merges if gone in (one, other))
    return told[0] if told else "hoort bij dezelfde naam"


def _settled(
    suggestions: Mapping[tuple[str, str], tuple[float, str]], final: Mapping[str, str]
) -> dict[tuple[str, str], tuple[float, str]]:
    """Suggestions between the ids that remain."""
    settled: dict[tuple[str, str], tuple[float, str]] = {}
    for (one, other), told in suggestions.items():
        a, b = sorted((final.get(one, one), final.get(other, other)))
        if a != b and ((a, b) not in settled or settled[a, b] < told):
            settled[a, b] = told
    return settled


def _alike(things: Mapping[str, _Thing]) -> Iterator[tuple[str, str, float, str]]:
    """Things whose names look alike: the same without filler, one inside the other, or nearly the same words."""
    words: dict[str, set[frozenset[str]]] = {}
    by_word: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    for thing in things.values():
        words[thing.id] = set()
        for name in thing.names:
            plain = _SUFFIX.sub(" ", _ARTICLES.sub("", normal_name(name)))
            parts = frozenset(word for word in plain.split() if len(word) > 2)
            words[thing.id].add(parts)
            if "".join(plain.split()):
                bare["".join(plain.split())].add(thing.id)
            for word in parts:
                by_word[word].add(thing.id)
    for key, group in sorted(bare.items()):
        if len(group) <= _MANY and len(key) > 3:
            for one, other in _pairs(sorted(group)):
                yield one, other, 0.85, "namen gelijk op lidwoord, spatie of soortnaam na"
    seen: set[tuple[str, str]] = set()
    for group in by_word.values():
        if len(group) > _MANY:
            continue
        for one, other in _pairs(sorted(group)):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            score = max((_overlap(a, b) for a in words[one] for b in words[other]), default=0.0)
            shared = things[one].makers & things[other].makers
            if score >= 0.75:
                yield (
                    one,
                    other,
                    round(0.6 * score + (0.15 if shared else 0.0), 2),
                    "namen met bijna dezelfde woorden" + (" en dezelfde ontwikkelaar" if shared else ""),
                )
            elif score >= 0.5 and shared:
                yield one, other, 0.45, "namen met gedeelde woorden en dezelfde ontwikkelaar"


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the words that both names have (Jaccard), 1 for a name of two words or more inside the other."""
    if not a or not b:
        return 0.0
    shared = len(a & b)
    if shared == min(len(a), len(b)) and shared > 1:
        return 1.0
    return shared / len(a | b)


def _renamed(fact: Fact, ids: Mapping[str, str]) -> Fact:
    if isinstance(fact, Node) and fact.id in ids:
        return replace(fact, id=ids[fact.id])
    if isinstance(fact, Edge) and (fact.from_id in ids or fact.to_id in ids):
        return replace(fact, from_id=ids.get(fact.from_id, fact.from_id), to_id=ids.get(fact.to_id, fact.to_id))
    return fact


def _pairs(items: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(items):
        for other in items[place + 1 :]:
            yield one, other
