"""What search keeps of every thing beside its text: facet values, a date and how well founded it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.model import CONCEPTS, Kind, Predicate
from graph.paging import Rows
from graph.recognition import rung

SORT, DOCUMENT, RECOGNITION, EVIDENCE, YEAR = "soort", "document", "erkenning", "bewijs", "jaar"
CONCEPT_FACETS = frozenset(kind.value.lower() for kind in CONCEPTS | {Kind.VRAAGGEBIED, Kind.LOKET})
"""Facets whose values are ids of concepts and the like: what a thing is related to."""
PROPERTY_FACETS = {
    "soort": "interventiesoort", "digitaal": "digitaal", "arbeidsbesparend": "arbeidsbesparend",
    "sterkte": "sterkte", "richting": "richting", "uitkomst": EVIDENCE,
}  # fmt: skip
"""Property of a thing → facet it fills. `soort` only of Interventies, where people choose by it."""
INHERITED = ("setting", "doelgroep", "beroep")
"""Facets in which a module or recommendation that says nothing itself has the values of its guideline."""
CHOICES = frozenset({Kind.INTERVENTIE, Kind.AANBEVELING, Kind.BEWIJS, Kind.VOORZIENING})
"""Kinds whose properties are facets."""
YES_NO = {"true": "ja", "false": "nee"}
DATES = ("datum", "laatst_beoordeeld", "laatst_geautoriseerd", "jaar")
"""Properties that say how recent a thing is; the latest of them counts."""

GRADES = {"hoog": 6, "redelijk": 5, "matig": 5, "laag": 3, "zeer laag": 2}
"""GRADE certainty → rank for sorting only."""
STRENGTHS = {"sterk": 6, "zwak": 4, "goede praktijk": 3}


class FacetValue(NamedTuple):
    """One value of a facet that a thing has."""

    thing: str
    facet: str
    value: str
    label: str
    """As shown: the name of the concept or document, or the value itself."""


@dataclass(frozen=True, slots=True)
class ThingFacts:
    """Of one thing: what it is sorted by."""

    thing: str
    date: str
    """ISO, as precise as known; '' when not."""
    evidence: int
    """0 (nothing known) to 6."""


@dataclass(frozen=True, slots=True)
class Described:
    """All of it, as an index stores it."""

    things: Sequence[ThingFacts]
    facets: Sequence[FacetValue]
    summaries: Sequence[str] = ()
    """Documents that tell what another document says which is there itself."""
    inherited: Sequence[FacetValue] = ()
    """Values of a guideline that its modules and recommendations have too: people narrow by them, ranking does not
    count them."""


NOTHING_KNOWN = Described((), ())


def describe(store: Rows, cards: Iterable[Mapping[str, Any]], places: Mapping[str, str]) -> Described:
    """Facts of every thing that has passages.

    `cards` are the rows of the query `cards`; `places` gives the document of each thing that is found.
    """
    published = store.query("documents")
    documents = {str(row["id"]): row["props"] or {} for row in published}
    titles = {str(row["id"]): str(row["name"]) for row in published}
    known: dict[str, Mapping[str, Any]] = {**documents, **{str(row["id"]): row["props"] or {} for row in cards}}
    recognised: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in store.query("recognitions"):
        recognised[row["id"]].append(row["props"] or {})
    things = []
    facets = set(_linked(store.query("concept_links"), places))
    for thing, document in places.items():
        props, statements = known.get(thing, {}), recognised.get(thing, [])
        date = _latest([props, *statements]) or _latest([documents.get(document, {})])
        things.append(ThingFacts(thing, date, _evidence(props, statements)))
        kind = _kind(thing)
        facets.add(FacetValue(thing, SORT, kind.value.lower(), kind.value))
        facets.add(FacetValue(thing, DOCUMENT, document, titles.get(document, document)))
        if date:
            facets.add(FacetValue(thing, YEAR, date[:4], date[:4]))
        if kind in CHOICES:
            facets.update(_property_values(thing, kind, props))
        levels = [str(statement.get("niveau") or "").strip() for statement in statements]
        facets.update(FacetValue(thing, RECOGNITION, level.casefold(), _sentence(level)) for level in levels if level)
    inherited = sorted(_inherited(store, facets, places))
    ordered = sorted(things, key=lambda facts: facts.thing)
    return Described(ordered, sorted(facets), _summaries(store, documents), inherited)


def _summaries(store: Rows, documents: Collection[str]) -> list[str]:
    """Documents that are derived from another one that was read as well."""
    among = store.query("relations_among", ids=sorted(documents))
    return sorted({row["from"] for row in among if row["predicate"] == Predicate.AFGELEID_VAN})


def _kind(thing: str) -> Kind:
    """The kind that an id begins with."""
    prefix = thing.partition("/")[0]
    return next(kind for kind in Kind if kind.value.lower() == prefix)


def _linked(links: Iterable[Mapping[str, Any]], places: Mapping[str, str]) -> Iterator[FacetValue]:
    for row in links:
        if row["thing"] in places and row["thing"] != row["id"]:
            yield FacetValue(row["thing"], str(row["kind"]).lower(), row["id"], row["name"])


def _inherited(store: Rows, own: Collection[FacetValue], places: Mapping[str, str]) -> set[FacetValue]:
    """What modules and recommendations have from their guidelines, by facet, where they have none of their own."""
    has: dict[tuple[str, str], list[FacetValue]] = defaultdict(list)
    for value in own:
        has[value.thing, value.facet].append(value)
    return {
        value._replace(thing=row["id"])
        for row in store.query("guideline_members")
        if row["id"] in places
        for facet in INHERITED
        if not has.get((row["id"], facet))
        for value in has.get((row["guideline"], facet), ())
    }


def _property_values(thing: str, kind: Kind, props: Mapping[str, Any]) -> Iterator[FacetValue]:
    for name, facet in PROPERTY_FACETS.items():
        if props.get(name) is None or (name == "soort" and kind != Kind.INTERVENTIE):
            continue
        value = str(props[name]).strip().casefold()
        value = YES_NO.get(value, value)
        if value:
            yield FacetValue(thing, facet, value, _sentence(value))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _latest(known: Iterable[Mapping[str, Any]]) -> str:
    """The latest of the dates in these properties; '' when there is none."""
    dates = [str(props.get(name) or "") for props in known for name in DATES]
    return max((date for date in dates if date[:4].isdigit()), default="")


def _evidence(props: Mapping[str, Any], statements: Iterable[Mapping[str, Any]]) -> int:
    """The best of a thing's recognitions, or its own grade or strength."""
    grade, strength = (str(props.get(name) or "").casefold() for name in ("niveau", "sterkte"))
    levels = [_level(str(statement.get("niveau") or "").casefold()) for statement in statements]
    return max(GRADES.get(grade, 0), STRENGTHS.get(strength, 0), *levels, 0)


def _level(written: str) -> int:
    """Rank for sorting only: one above the rung of the ladder, so that what is merely called recognised stays below."""
    step = rung(written)
    return step + 1 if step else int(written.startswith("erkend"))
