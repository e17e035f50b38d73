"""What a person is told of an inventory: problems as lines of the quarantine report, rows that are no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Set

from graph.model import Fact, Kind, Node
from ingest.inventory.names import intervention_id
from ingest.inventory.sheets import Problem
from ingest.quarantine import Quarantined


def quarantined(problem: Problem, file: str) -> Quarantined:
    """A problem in the form that all reports have; `file` is the name of the original."""
    place = ", ".join(
        part
        for part in (
            f"blad {problem.sheet}" if problem.sheet else "",
            f"rij {problem.row}" if problem.row is not None else "",
            f"kolom {problem.column}" if problem.column else "",
        )
        if part
    )
    return Quarantined(
        bestand=file,
        plaats=place or "hele bestand",
        blad=problem.sheet,
        rij=problem.row,
        kolom=problem.column,
        waarde=problem.value,
        reden=problem.reason,
        gedaan=problem.done,
        geweigerd=problem.refused,
    )


def vanished(previous: Iterable[Fact], listed: Set[str]) -> dict[str, Node]:
    """Id → line of what the edition before (`previous`) listed and this one, with the ids `listed`, does not."""
    gone: dict[str, Node] = {}
    for fact in previous:
        if (
            isinstance(fact, Node)
            and fact.kind is Kind.INTERVENTIE
            and fact.source.extractor.startswith("inventory@")
            and fact.props.get("rij") is not None
            and intervention_id(fact.name) not in listed
        ):
            gone.setdefault(intervention_id(fact.name), fact)
    return gone
