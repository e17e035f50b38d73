"""The review queue: facts that the machine is not sure of and that nobody has decided about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.curation import ABOUT_A_FACT, Decision, What, fact_key
from graph.model import SCHEMA, BlockNote, Edge, Fact, Handling, Node, Status, read_facts

SURE_FROM = 0.7
"""A fact of less certainty waits for a person; pages mark it as not certain until then."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact in the queue."""

    key: str
    fact: Fact

    @property
    def claim(self) -> str:
        """What the fact says, in Dutch words."""
        fact = self.fact
        if isinstance(fact, Edge):
            return f"{fact.from_id} {SCHEMA[fact.predicate].label} {fact.to_id}"
        if isinstance(fact, Node):
            return f"{fact.kind.value}: {fact.name}"
        return f"Stuk tekst: {fact.reason}"


def uncertain(facts: Path) -> Iterator[Waiting]:
    """Everything in the facts files of an edition that is not certain or was flagged, document by document."""
    for path in sorted(facts.glob("*.jsonl")):
        for fact in read_facts(path):
            if _is_uncertain(fact):
                yield Waiting(fact_key(fact), fact)


def undecided(waiting: Iterable[Waiting], decisions: Iterable[Decision]) -> list[Waiting]:
    """What nobody decided about yet, least certain first; a fact at several places once."""
    done = decided_keys(decisions)
    left = {one.key: one for one in waiting if one.key not in done}
    return sorted(left.values(), key=lambda one: (one.fact.source.zekerheid, one.fact.source.document, one.key))


def decided_keys(decisions: Iterable[Decision]) -> Collection[str]:
    """Keys of the facts that standing decisions are about."""
    split = {key for one in decisions for key in one.data.get("facts", ())}
    return {one.fact for one in decisions if one.what in ABOUT_A_FACT} | split


def find(facts: Path, key: str) -> Waiting | None:
    """The fact with this key in the facts files, or None."""
    for path in sorted(facts.glob("*.jsonl")):
        for fact in read_facts(path):
            if fact_key(fact) == key:
                return Waiting(key, fact)
    return None


def unknown_things(facts: Path, things: Iterable[str], decisions: Iterable[Decision]) -> list[str]:
    """Which of these ids no facts file of the edition has a node line for, and no standing decision makes."""
    begins = {_node_line(thing): thing for thing in things}
    made = {str(one.data["into"]) for one in decisions if one.what is What.SPLIT}
    left = {begin: thing for begin, thing in begins.items() if thing not in made}
    for path in sorted(facts.glob("*.jsonl")):
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                for begin in [begin for begin in left if line.startswith(begin)]:
                    del left[begin]
        if not left:
            break
    return list(left.values())


def _node_line(thing: str) -> str:
    """How the node line of a thing begins (`graph.model.to_json`)."""
    return f'{{"node": {{"id": {json.dumps(thing, ensure_ascii=False)},'


def _is_uncertain(fact: Fact) -> bool:
    if isinstance(fact, BlockNote):
        return fact.handling is Handling.FLAGGED
    return fact.source.status is Status.MACHINE and fact.source.zekerheid < SURE_FROM
