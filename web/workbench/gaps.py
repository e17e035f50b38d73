"""Where knowledge is missing: lists of what lacks its counterpart, and who × what × where with what is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import Kind, Predicate
from web.edition import Edition
from web.workbench.commitments import Named

MOST = 5000
"""Rows that a list gives at most."""
_GOOD = frozenset({"positief effect", "gemengd"})


@dataclass(frozen=True, slots=True)
class GapList:
    """One list of /kennislacunes."""

    slug: str
    heading: str
    text: str
    query: str
    """The query of the catalogue that finds it."""
    counts: tuple[tuple[str, str], ...] = ()
    """Further fields of its rows that are numbers, with the words above them."""


LISTS = (
    GapList(
        "advies-zonder-interventie",
        "Advies zonder interventie",
        "Aanbevelingen die geen interventie of voorziening noemen waarmee u ze uitvoert.",
        "gap_advice_without_intervention",
    ),
    GapList(
        "interventie-zonder-bewijs",
        "Interventies zonder bewijs",
        "Interventies waarvan in deze verzameling geen onderzoek staat. Dat kan er elders wel zijn.",
        "gap_intervention_without_evidence",
        (("recognised", "Erkend door databanken"), ("advised", "Aanbevelingen")),
    ),
    GapList(
        "interventie-zonder-effect",
        "Interventies met alleen nulresultaten",
        "Er is onderzoek, maar geen ervan laat een goed effect zien: geen verschil, nadelig, of niet onderzocht.",
        "gap_intervention_only_null_results",
        (("pieces", "Stukken bewijs"),),
    ),
    GapList(
        "afspraak-zonder-interventie",
        "Afspraken zonder interventie",
        "Afspraken waar geen interventie of voorziening bij hoort: niet genoemd, en niet via probleem of doel.",
        "gap_agreement_without_intervention",
    ),
    GapList(
        "doel-zonder-bijdrage",
        "Doelen waar niets aan bijdraagt",
        "Doelen waar geen advies, interventie, afspraak of actie aan is verbonden.",
        "gap_goal_without_contribution",
    ),
)
"""In this order on the page. `PAIRS` stands beside them: it lists pairs, not things."""

PAIRS = GapList(
    "combinatie-zonder-advies",
    "Doelgroep en probleem zonder advies",
    "Doelgroepen en problemen die samen voorkomen, maar nergens in een aanbeveling, module of richtlijn.",
    "gap_target_problem_without_advice",
)


def rows_of(edition: Edition, gap: GapList) -> list[dict[str, Any]]:
    """The rows that the query of a list gives, at most `MOST`."""
    return edition.remember(("gap", gap.slug), lambda: edition.store.query(gap.query, limit=MOST))


@dataclass(frozen=True, slots=True)
class CellCount:
    """What is known for one target group, problem and setting."""

    target: Named
    problem: Named
    setting: Named | None
    """None for what names no setting."""
    advice: tuple[str, ...]
    """Ids of recommendations, modules and guidelines."""
    interventions: tuple[str, ...]
    """Ids of interventions and support options."""
    proven: tuple[str, ...]
    """Those with a positive or mixed outcome."""
    studied: tuple[str, ...]
    """Those with any evidence."""


@dataclass(frozen=True, slots=True)
class _Practice:
    kind: Kind
    targets: tuple[Named, ...]
    problems: tuple[Named, ...]
    settings: tuple[Named, ...]


def cells_of(edition: Edition) -> tuple[CellCount, ...]:
    """Every combination of target group, problem and setting that something is tied to; fullest first.

    What names no setting stands under None, so that it is not lost and not counted for every place.
    """
    return edition.remember("matrix cells", lambda: _cells(edition))


def _cells(edition: Edition) -> tuple[CellCount, ...]:
    outcomes: dict[str, set[str]] = defaultdict(set)
    for row in edition.store.query("outcomes"):
        outcomes[row["id"]].add(row["outcome"] or "")
    found: dict[tuple[Named, Named, Named | None], list[tuple[str, Kind]]] = defaultdict(list)
    for thing_id, practice in _practices(edition).items():
        for target in practice.targets:
            for problem in practice.problems:
                for setting in practice.settings or (None,):
                    found[target, problem, setting].append((thing_id, practice.kind))
    cells = [_cell(key, things, outcomes) for key, things in found.items()]
    return tuple(
        sorted(
            cells,
            key=lambda cell: (
                -len(cell.advice) - len(cell.interventions),
                cell.target,
                cell.problem,
                cell.setting or Named("", ""),
            ),
        )
    )


def _practices(edition: Edition) -> dict[str, _Practice]:
    places: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, Kind] = {}
    for row in edition.store.query("practice_links"):
        kinds[row["id"]] = Kind(row["kind"])
        places[row["id"]][row["predicate"]].append(Named(row["concept_name"], row["concept"]))
    return {
        thing_id: _Practice(
            kinds[thing_id], *(tuple(links[one.value]) for one in (Predicate.VOOR, Predicate.BIJ, Predicate.IN))
        )
        for thing_id, links in places.items()
    }


def _cell(
    key: tuple[Named, Named, Named | None], things: list[tuple[str, Kind]], outcomes: Mapping[str, set[str]]
) -> CellCount:
    offers = tuple(one for one, kind in things if kind in {Kind.INTERVENTIE, Kind.VOORZIENING})
    return CellCount(
        *key,
        advice=tuple(one for one, kind in things if kind not in {Kind.INTERVENTIE, Kind.VOORZIENING}),
        interventions=offers,
        proven=tuple(one for one in offers if outcomes.get(one, set()) & _GOOD),
        studied=tuple(one for one in offers if one in outcomes),
    )


def busiest(cells: tuple[CellCount, ...], most: int) -> tuple[list[Named], list[Named]]:
    """The target groups and the problems that most is tied to, at most `most` of each, fullest first."""
    targets: Counter[Named] = Counter()
    problems: Counter[Named] = Counter()
    for cell in cells:
        number = len(cell.advice) + len(cell.interventions)
        targets[cell.target] += number
        problems[cell.problem] += number
    return _top(targets, most), _top(problems, most)


def _top(counts: Counter[Named], most: int) -> list[Named]:
    return sorted(counts, key=lambda named: (-counts[named], named))[:most]
