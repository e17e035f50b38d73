"""Facts as people decided about them: the machine's facts in, curated facts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.curation import Decision, What, fact_key, kept_apart, standing
from graph.model import BlockNote, Edge, Fact, Node, Source, Status, Value, kind_of

_ALIASES = "aliassen"


@dataclass(frozen=True, slots=True)
class Curation:
    """The decisions that hold, ready to apply to the facts of any document."""

    about: Mapping[str, tuple[Decision, ...]]
    """Decisions about one fact, by its key, oldest first."""
    merged: Mapping[str, str]
    """Id → the id of the thing it was merged into, followed to the end."""
    split: Mapping[str, tuple[str, str, str]]
    """Key of a fact → id it speaks of, id it should speak of, and the name of that thing."""

    @staticmethod
    def of(decisions: Iterable[Decision]) -> Curation:
        """What the decisions of a file come to."""
        about: dict[str, tuple[Decision, ...]] = {}
        merged: dict[str, str] = {}
        split: dict[str, tuple[str, str, str]] = {}
        rows = list(decisions)
        apart = kept_apart(rows)
        for one in standing(rows):
            if one.what is What.MERGE and _pair(one) not in apart:
                merged[str(one.data["from"])] = str(one.data["into"])
            elif one.what is What.SPLIT:
                for key in one.data["facts"]:
                    split[str(key)] = (str(one.data["from"]), str(one.data["into"]), str(one.data["name"]))
            elif one.fact:
                about[one.fact] = (*about.get(one.fact, ()), one)
        return Curation(about, {thing: _end(thing, merged) for thing in merged}, split)

    @property
    def holds_any(self) -> bool:
        """Whether there is any decision to apply."""
        return bool(self.about or self.merged or self.split)

    def apply(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts of one document: rejected ones left out, the others as decided.

        When a thing is rejected, what is said of it goes too. Every end of a relation keeps a node line.
        """
        if not self.holds_any:
            yield from facts
            return
        rows = [(fact_key(fact), fact) for fact in facts]
        gone = {fact.id for key, fact in rows if isinstance(fact, Node) and self._is_rejected(key)}
        # a thing that another line of the same document still vouches for stays
        gone -= {fact.id for key, fact in rows if isinstance(fact, Node) and not self._is_rejected(key)}
        made: dict[str, Node] = {}
        for key, fact in rows:
            if self._is_rejected(key) or _speaks_of(fact, gone):
                continue
            decided = self._decided(key, fact)
            if key in self.split:
                decided = self._split(key, decided, made)
            whole = self._merged(decided)
            # what tied the two parts of one thing together ("lijkt op", "valt onder") says nothing any more
            if whole is decided or not (isinstance(whole, Edge) and whole.from_id == whole.to_id):
                yield whole
        yield from (self._merged(node) for node in made.values())

    def _is_rejected(self, key: str) -> bool:
        """Whether the last word about a fact is that it is wrong."""
        decisions = self.about.get(key, ())
        return bool(decisions) and decisions[-1].what is What.REJECT

    def _decided(self, key: str, fact: Fact) -> Fact:
        decisions = self.about.get(key)
        if not decisions or isinstance(fact, BlockNote):
            return fact
        props: dict[str, Value] = dict(fact.props)
        name = fact.name if isinstance(fact, Node) else ""
        for one in decisions:
            if one.what is What.EDIT:
                props |= one.data.get("props") or {}
                name = str(one.data.get("name") or name)
        source = _checked(fact.source)
        if isinstance(fact, Node):
            return replace(fact, name=name, props=props, source=source)
        return replace(fact, props=props, source=source)

    def _split(self, key: str, fact: Fact, made: dict[str, Node]) -> Fact:
        """The fact about the other thing; its node line is made once per document."""
        before, after, name = self.split[key]
        if isinstance(fact, Node):
            return replace(fact, id=after, name=name) if fact.id == before else fact
        if not isinstance(fact, Edge) or before not in {fact.from_id, fact.to_id}:
            return fact
        made.setdefault(after, Node(after, kind_of(after), name, _checked(fact.source)))
        return _with_ends(fact, {before: after})

    def _merged(self, fact: Fact) -> Fact:
        if isinstance(fact, Edge):
            return _with_ends(fact, self.merged)
        if isinstance(fact, Node) and fact.id in self.merged:
            props: dict[str, Value] = dict(fact.props)
            aliases: Any = props.get(_ALIASES) or []
            props[_ALIASES] = list(dict.fromkeys([*aliases, fact.name]))
            return replace(fact, id=self.merged[fact.id], props=props)
        return fact


def _pair(merge: Decision) -> tuple[str, str]:
    first, second = sorted((str(merge.data["from"]), str(merge.data["into"])))
    return first, second


def _checked(source: Source) -> Source:
    return replace(source, status=Status.NAGEKEKEN)


def _with_ends(edge: Edge, names: Mapping[str, str]) -> Edge:
    start, end = names.get(edge.from_id, edge.from_id), names.get(edge.to_id, edge.to_id)
    return edge if (start, end) == (edge.from_id, edge.to_id) else replace(edge, from_id=start, to_id=end)


def _speaks_of(fact: Fact, things: set[str]) -> bool:
    if isinstance(fact, Node):
        return fact.id in things
    return isinstance(fact, Edge) and bool({fact.from_id, fact.to_id} & things)


def _end(thing: str, merged: Mapping[str, str]) -> str:
    """Where a chain of merges ends; a circle ends where it would begin again."""
    passed = [thing]
    while (following := merged.get(passed[-1])) is not None and following not in passed:
        passed.append(following)
    return passed[-1]
