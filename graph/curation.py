"""What people decided about facts: appended to one file, never changed, and applied whenever a graph is loaded.

`BUILD_DIR/curation.jsonl` holds a JSON object per line. A decision about a fact names it by `fact_key`: a digest of
what the fact says and of the sentence it stands on, not of its place, its extractor or its certainty. So a decision
survives every rebuild and a text that shifts; when the sentence changes, the fact is another one and waits again.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock

from graph.json_lines import append_json_line, read_json_lines
from graph.model import Edge, Fact, Node, check_id, check_values, digest, kind_of

CURATION = "curation.jsonl"
"""In the build folder: decisions outlive editions."""


class What(StrEnum):
    """Kinds of decision; `data` holds what each needs."""

    APPROVE = "approve"
    """The fact is right."""
    REJECT = "reject"
    """The fact is wrong: it leaves the graph."""
    EDIT = "edit"
    """`props`: properties of the thing or relation that get another value (null takes one away); `name`."""
    MERGE = "merge"
    """`from` and `into`: two ids of one kind that are the same thing."""
    APART = "apart"
    """`one` and `other`: two ids of one kind that stay two things, whatever sources call them."""
    SPLIT = "split"
    """`from`, `into` and `name`: in the facts with the keys `facts`, another thing of that name is meant."""
    STATUS = "status"
    """`thing`, `status` and `bron`: how far an action or agreement is."""
    JUDGE = "judge"
    """`pair` (two ids) and `verdict`: whether two recommendations say the same."""
    UNDO = "undo"
    """`decision`: id of the decision that no longer holds."""


NEEDS: Mapping[What, frozenset[str]] = {
    What.APPROVE: frozenset(),
    What.REJECT: frozenset(),
    What.EDIT: frozenset(),
    What.MERGE: frozenset({"from", "into"}),
    What.APART: frozenset({"one", "other"}),
    What.SPLIT: frozenset({"from", "into", "name", "facts"}),
    What.STATUS: frozenset({"thing", "status", "bron"}),
    What.JUDGE: frozenset({"pair", "verdict"}),
    What.UNDO: frozenset({"decision"}),
}
"""What `data` must hold."""
_TEXTS = ("id", "when", "who", "what", "fact", "why")
_LISTS = frozenset({"facts", "pair"})
"""What is text in a line of the file, and what in `data` holds several."""
ABOUT_A_FACT = frozenset({What.APPROVE, What.REJECT, What.EDIT})
VERDICTS = ("same", "differs", "contradicts", "unrelated")


class DecisionError(ValueError):
    """A decision that cannot be kept; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file."""

    what: What
    who: str
    why: str
    fact: str = ""
    """`fact_key` of the fact it is about; '' when it is about no single fact."""
    data: Mapping[str, Any] = field(default_factory=dict)
    when: str = ""
    """ISO 8601, to the second, in UTC."""
    id: str = ""

    def __post_init__(self) -> None:
        _check_types(self.data)
        if not self.who.strip():
            raise DecisionError("a decision needs a name: who decided it")
        if self.what in ABOUT_A_FACT and not self.fact:
            raise DecisionError(f"{self.what.value} needs the key of a fact")
        missing = sorted(NEEDS[self.what] - self.data.keys())
        if missing:
            raise DecisionError(f"{self.what.value} needs {', '.join(missing)}")
        if self.what in {What.MERGE, What.SPLIT}:
            _check_ids(str(self.data["from"]), str(self.data["into"]))
        if self.what is What.APART:
            _check_ids(str(self.data["one"]), str(self.data["other"]))
        if self.what is What.EDIT:
            _check_edit(self.data)
        if self.what is What.JUDGE and self.data["verdict"] not in VERDICTS:
            raise DecisionError(f"verdict {self.data['verdict']!r} is none of {', '.join(VERDICTS)}")


def _check_types(data: Any) -> None:
    """A file of decisions may come from elsewhere, in an archive: what it holds is used without a second look."""
    if not isinstance(data, Mapping):
        raise DecisionError(f"data is a {type(data).__name__}, not an object")
    for name, value in data.items():
        if name == "props":
            continue
        parts = value if name in _LISTS and isinstance(value, list | tuple) else [value]
        if not all(isinstance(part, str) for part in parts):
            raise DecisionError(f"{name} is {str(value)[:40]!r}, not text")


def _check_ids(start: str, into: str) -> None:
    try:
        kinds = kind_of(start), kind_of(into)
        check_id(start)
        check_id(into)
    except ValueError as error:
        raise DecisionError(str(error)) from error
    if kinds[0] is not kinds[1]:
        raise DecisionError(f"{start} and {into} are of different kinds; only like can be merged or split")
    if start == into:
        raise DecisionError(f"{start} cannot be merged with or split into itself")


def _check_edit(data: Mapping[str, Any]) -> None:
    props, name = data.get("props") or {}, data.get("name")
    if not isinstance(props, Mapping):
        raise DecisionError(f"props is a {type(props).__name__}, not an object")
    if name is not None and not str(name).strip():
        raise DecisionError("the other name is empty")
    try:
        check_values("edit", props)
    except ValueError as error:
        raise DecisionError(str(error)) from error


def fact_key(fact: Fact) -> str:
    """What names a fact in decisions: sixteen hex digits of what it says and of the sentence it stands on."""
    source = fact.source
    if isinstance(fact, Node):
        return digest("node", source.document, fact.id, source.quote, length=16)
    if isinstance(fact, Edge):
        says = (fact.predicate.value, fact.from_id, fact.to_id)
        return digest("edge", source.document, *says, source.quote, length=16)
    return digest("block", source.document, fact.reason, source.quote, length=16)


class CurationLog:
    """The file of decisions. Reading is cheap when nothing was added; several processes may append."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[tuple[int, int], tuple[Decision, ...]] = ((0, 0), ())

    def append(self, decision: Decision) -> Decision:
        """Keep a decision, with an id and the time; it is on disk when this returns."""
        moment = decision.when or datetime.now(UTC).isoformat(timespec="seconds")
        kept = Decision(
            decision.what,
            decision.who,
            decision.why,
            decision.fact,
            decision.data,
            when=moment,
            id=decision.id or secrets.token_hex(8),
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_name(".curation.lock"), timeout=10):
            append_json_line(self.path, _row(kept), sync=True)
        return kept

    def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first. Lines that are no decision are passed over: a killed writer may leave half."""
        if not self.path.is_file():
            return ()
        stat = self.path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if self._read[0] != stamp:
            self._read = (stamp, tuple(read_decisions(self.path)))
        return self._read[1]

    def standing(self) -> tuple[Decision, ...]:
        """The decisions that hold: not undone, and no undoing itself."""
        return standing(self.all())


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not undone; undoing an undo brings a decision back."""
    rows = list(decisions)
    undone: set[str] = set()
    for one in reversed(rows):  # the newest first, so that an undo that was undone itself counts for nothing
        if one.what is What.UNDO and one.id not in undone:
            undone.add(str(one.data["decision"]))
    return tuple(one for one in rows if one.what is not What.UNDO and one.id not in undone)


def kept_apart(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """Pairs of ids, in alphabet, that standing decisions keep apart; a later merge of the two takes that back."""
    pairs: dict[tuple[str, str], bool] = {}
    for one in standing(decisions):
        if one.what in {What.APART, What.MERGE}:
            ends = ("one", "other") if one.what is What.APART else ("from", "into")
            first, second = sorted(str(one.data[end]) for end in ends)
            pairs[first, second] = one.what is What.APART
    return frozenset(pair for pair, apart in pairs.items() if apart)


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file, oldest first; without the lines that hold none."""
    found = []
    for row in read_json_lines(path):
        if not all(isinstance(row.get(name), str) for name in _TEXTS):
            continue
        try:
            found.append(
                Decision(
                    What(row["what"]), row["who"], row["why"], row["fact"], row["data"], when=row["when"], id=row["id"]
                )
            )
        except (ValueError, KeyError):
            continue
    return found


def _row(decision: Decision) -> dict[str, Any]:
    """What one line of the file holds."""
    return {
        "id": decision.id,
        "when": decision.when,
        "who": decision.who,
        "what": decision.what.value,
        "fact": decision.fact,
        "data": dict(decision.data),
        "why": decision.why,
    }
