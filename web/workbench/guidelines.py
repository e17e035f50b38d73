"""Guidelines held against the goals: what each serves and misses, how old it is, and what there is to do about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model import Predicate
from web import signs
from web.edition import Edition
from web.freshness import OLD_YEARS, years_since
from web.wording import dutch_date
from web.workbench.commitments import Named
from web.workbench.gaps import PAIRS, rows_of


@dataclass(frozen=True, slots=True)
class Contribution:
    """A sentence that ties part of a guideline to a goal."""

    part: Named
    goal: Named
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One recommendation of a pair: in which guideline it stands, how strong it is and of when it is."""

    guideline: str
    strength: str
    day: str
    """When its guideline was authorised or reviewed last (ISO); '' when nothing says so."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two recommendations that a person should hold side by side."""

    key: str
    """Id of the fact that joins them."""
    contradicts: bool
    """Whether the machine takes them for opposites, rather than alike."""
    first: Named
    second: Named
    first_text: str
    second_text: str
    certainty: float
    sides: tuple[Side, Side]
    """Of the first and of the second."""
    reason: str
    """Why they were proposed, in words; '' when the machine did not say."""


@dataclass(frozen=True, slots=True)
class Guideline:
    """A Richtlijn with what is known of it."""

    id: str
    name: str
    props: Mapping[str, Any]
    reviewed: date | None
    """Last day it was authorised or reviewed."""
    due: date | None
    """Last day of the planned review."""
    issued: date | None
    """Day of the newest document it stands in."""
    is_read: bool
    """Whether it stands in a document; one that only others name is known by its name alone."""
    subjects: tuple[Named, ...]
    """Whom and which problem it is about as a whole."""
    modules: int
    recommendations: int
    contributions: tuple[Contribution, ...]
    pairs: tuple[Pair, ...]

    @property
    def served(self) -> tuple[Named, ...]:
        """The goals that some sentence of it contributes to."""
        return tuple(dict.fromkeys(one.goal for one in self.contributions))

    def missed(self, goals: Iterable[Named]) -> tuple[Named, ...]:
        """The goals about its own groups and problems that no sentence of it contributes to."""
        words = {word for one in self.subjects for word in _WORD.findall(one.name.lower()) if word not in _ANYBODY}
        served = {goal.id for goal in self.served}
        return tuple(
            goal
            for goal in goals
            if goal.id not in served and any(re.search(rf"\b{re.escape(word)}", goal.name.lower()) for word in words)
        )

    @property
    def known_since(self) -> date | None:
        """Last day it was authorised or reviewed, else the day its document is of."""
        return self.reviewed or self.issued

    def age(self, today: date) -> float | None:
        """Years since it was last reviewed, or issued where nothing says when it was reviewed."""
        return years_since(self.known_since, today) if self.known_since else None

    def is_due(self, today: date) -> bool:
        """Whether its own date for review has passed, or it has none and is older than `OLD_YEARS`."""
        if self.due:
            return self.due < today
        age = self.age(today)
        return age is not None and age > OLD_YEARS

    def is_withdrawn(self, today: date) -> bool:
        """Whether it no longer counts: then there is nothing left to adapt."""
        return self.props.get("status") in signs.WITHDRAWN or signs.is_past(
            str(self.props.get("geldig_tot") or ""), today
        )


def guidelines_of(edition: Edition) -> tuple[Guideline, ...]:
    """Every Richtlijn, A–Z."""
    return edition.remember("guidelines", lambda: _read(edition))


def goals_of(edition: Edition) -> tuple[Named, ...]:
    """Every Doel of every document, A–Z."""
    rows = edition.remember("goals", lambda: edition.store.query("by_kind", kind="Doel", limit=5000))
    return tuple(Named(row["name"], row["id"]) for row in rows)


def pairs_of(edition: Edition) -> tuple[Pair, ...]:
    """Every pair of recommendations that may overlap or contradict, surest first."""
    return edition.remember("advice pairs", lambda: tuple(map(_pair, edition.store.query("alike_advice"))))


_WORD = re.compile(r"[\wà-ÿ-]{5,}")
_ANYBODY = frozenset("mensen patiënten cliënten bewoners personen".split())
"""Words for people that say nothing of which people."""


def _read(edition: Edition) -> tuple[Guideline, ...]:
    home: dict[str, str] = {}
    for row in edition.store.query("guideline_members"):
        home.setdefault(row["id"], row["guideline"])
    contributions: dict[str, list[Contribution]] = defaultdict(list)
    for row in edition.store.query("contributions"):
        guideline = row["id"] if row["kind"] == "Richtlijn" else home.get(row["id"])
        if guideline:
            part, goal = Named(row["name"], row["id"]), Named(row["goal_name"], row["goal"])
            contributions[guideline].append(Contribution(part, goal, row["source"]))
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs_of(edition):
        for guideline in {home.get(pair.first.id), home.get(pair.second.id)} - {None}:
            pairs[guideline or ""].append(pair)
    subjects: dict[str, list[Named]] = defaultdict(list)
    for row in edition.store.query("guideline_subjects"):
        subjects[row["guideline"]].append(Named(row["name"], row["id"]))
    return tuple(
        _guideline(row, subjects[row["id"]], contributions[row["id"]], pairs[row["id"]])
        for row in edition.store.query("guidelines")
    )


def _guideline(
    row: Mapping[str, Any], subjects: list[Named], contributions: list[Contribution], pairs: list[Pair]
) -> Guideline:
    return Guideline(
        id=row["id"],
        name=row["name"],
        props=row["props"] or {},
        reviewed=row["vanaf"],
        due=row["tot"],
        issued=row["issued"],
        is_read=row["documents"] > 0,
        subjects=tuple(subjects),
        modules=row["modules"],
        recommendations=row["recommendations"],
        contributions=tuple(contributions),
        pairs=tuple(pairs),
    )


def _pair(row: Mapping[str, Any]) -> Pair:
    return Pair(
        key=row["fact"],
        contradicts=row["predicate"] == Predicate.TEGENGESTELD_AAN.value,
        first=Named(row["first_name"], row["first"]),
        second=Named(row["second_name"], row["second"]),
        first_text=row["first_text"] or row["first_name"],
        second_text=row["second_text"] or row["second_name"],
        certainty=row["zekerheid"],
        sides=(_side(row["props"] or {}, ""), _side(row["props"] or {}, "_ander")),
        reason=str((row["props"] or {}).get("reden") or ""),
    )


def _side(props: Mapping[str, Any], which: str) -> Side:
    return Side(*(str(props.get(f"{key}{which}") or "") for key in ("richtlijn", "sterkte", "datum")))


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the worklist."""

    task: str
    """aanpassen, ontwikkelen or schrappen."""
    about: str
    address_of: str
    """Id of the thing it is about, or '' when there is none."""
    reason: str


def worklist(edition: Edition, today: date, duplicates: tuple[Pair, ...] = ()) -> list[Task]:
    """What a committee could take up: what is overdue or contradicts, what is missing, and what is said twice.

    `duplicates` are pairs that people judged to say the same.
    """
    tasks = []
    for one in guidelines_of(edition):
        if one.is_withdrawn(today):
            continue
        if one.is_read and one.is_due(today):
            reason = (
                f"De herziening was gepland voor {dutch_date(one.due.isoformat())}."
                if one.due
                else f"Ouder dan {OLD_YEARS} jaar."
            )
            tasks.append(Task("aanpassen", one.name, one.id, reason))
        against = sum(pair.contradicts for pair in one.pairs)
        if against:
            words = "aanbeveling spreekt" if against == 1 else "aanbevelingen spreken"
            tasks.append(Task("aanpassen", one.name, one.id, f"{against} {words} misschien een ander advies tegen."))
    served = {goal.id for one in guidelines_of(edition) for goal in one.served}
    for goal in goals_of(edition):
        if goal.id not in served:
            tasks.append(Task("ontwikkelen", goal.name, goal.id, "Aan dit doel draagt geen richtlijn bij."))
    for row in rows_of(edition, PAIRS):
        about = f"{row['target_name']} en {row['problem_name']}"
        tasks.append(Task("ontwikkelen", about, row["target"], "Voor deze combinatie is er aanbod, maar geen advies."))
    for pair in duplicates:
        tasks.append(Task("schrappen", pair.second.name, pair.second.id, f"Zegt hetzelfde als ‘{pair.first.name}’."))
    return tasks
