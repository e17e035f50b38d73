"""Annotation of what a document names and aims at, compared with what was found: organisations, sums, goals, attitudes
and other documents.

Every annotated thing has its place (`offset`, `end`); an organisation has all its places (`vermeldingen`). `stretches`
are the parts that were annotated, the whole document where they are absent: only there precision is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import Edge, Predicate, Source
from ingest.evaluation import Comparison, Extraction, Score

Annotation = Mapping[str, Any]
_NEAR = 60
"""Characters between an annotated judgement or name and the sentence that a fact quotes."""
_ATTITUDES = {"versneld invoeren": "versnellen"}
_MENTIONED = frozenset({"genoemd", "slechts genoemd"})
_REFERS = "noemt"


def organisations(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Every place where an organisation is named; role groups are none."""
    score = comparison.score("organisaties")
    have = [s for s in found.named if _annotated(s.start, annotation)]
    noted = [one for one in annotation["organisaties"] if not one.get("twijfel")]
    doubtful = [place for one in annotation.get("twijfel", ()) for place in one["vermeldingen"]]
    wanted = [(start, end) for one in noted for start, end in one["vermeldingen"]]
    missed = [(a, b) for a, b in wanted if not any(s.start < b and s.end > a for s in have)]
    extra = [s for s in have if not any(s.start < b and s.end > a for a, b in wanted)]
    wrong = [s for s in extra if not any(s.start < b and s.end > a for a, b in doubtful)]
    score.wanted += len(wanted)
    score.found += len(wanted) - len(missed)
    score.given += len(have) - (len(extra) - len(wrong))
    score.right += len(have) - len(extra)
    score.misses += [f"{start}: {found.text[start:end]}" for start, end in missed]
    score.misses += [f"extra at {s.start}: {s.quote}" for s in wrong]


def amounts(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Sums of money at their place, with the right value."""
    have = [
        (edge.source, found.nodes[edge.to_id].props["waarde_eur"])
        for edge in _edges(found, Predicate.NOEMT_BEDRAG, annotation)
    ]
    wanted = [(one, one.get("waarde_eur")) for one in annotation["bedragen"]]
    _values(comparison.score("bedragen"), wanted, have)


def goals(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Goals with a number at their place, with the right number; goals without one are not counted."""
    score = comparison.score("doelen")
    noted = [one for one in annotation["doelen"] if one.get("soort", "doel") == "doel"]
    wanted = [(one, one.get("waarde")) for one in noted if one.get("waarde") is not None]
    nodes = [found.nodes[edge.to_id] for edge in _edges(found, Predicate.HEEFT_DOEL, annotation)]
    have = [(node.source, node.props["doelgetal"]) for node in nodes if node.props["doelgetal"] is not None]
    _values(score, wanted, have)
    years = comparison.score("doeljaren")
    for one, value in wanted:
        at = [node for node in nodes if _covers(node.source, one) and node.props["doelgetal"] == value]
        if at and one.get("jaar") and not one.get("twijfel"):
            years.wanted += 1
            years.found += any(str(node.props["doeljaar"]) == str(one["jaar"]) for node in at)


def attitudes(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """What the document thinks of an intervention, at the place where it says so."""
    score = comparison.score("houding")
    edges = [edge for edge in _edges(found, Predicate.NOEMT, annotation) if edge.props.get("houding")]
    noted = annotation["houding"]
    for one in noted:
        named = str(one.get("houding") or one.get("soort"))
        allowed = {
            _ATTITUDES.get(a, a) for a in (named, *one.get("houding_toegestaan", one.get("soort_toegestaan", ())))
        }
        if named in _MENTIONED or one.get("twijfel"):
            continue
        score.wanted += 1
        hit = any(_covers(edge.source, one) and edge.props["houding"] in allowed for edge in edges)
        score.found += hit
        if not hit:
            score.misses.append(f"{one['offset']}: {named} {one.get('interventie', one.get('naam', ''))}")
    _precision(score, [edge.source for edge in edges], noted)


def relations(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Other documents that the text names, and how it says that it relates to them ("relatie")."""
    score, kinds = comparison.score("documentrelaties"), comparison.score("soort relatie")
    edges = [
        edge for edge in _edges(found, Predicate.VERWIJST_NAAR, annotation) if edge.from_id.startswith("document/")
    ]
    for one in annotation["relaties"]:
        if one.get("twijfel"):
            continue
        at = [edge for edge in edges if _covers(edge.source, one)]
        score.wanted += 1
        score.found += bool(at)
        if not at:
            score.misses.append(f"{one['offset']}: {one['soort']} {one.get('naar', one.get('doel', ''))}")
            continue
        allowed = {_relation(kind) for kind in (one["soort"], *one.get("soort_toegestaan", ()))}
        kinds.wanted += 1
        kinds.found += any(edge.props.get("relatie") in allowed for edge in at)
    _precision(score, [edge.source for edge in edges], annotation["relaties"])


def _relation(noted: str) -> str:
    words = noted.replace("_", " ")
    return {"verwijst naar": _REFERS, "volgt op": "bouwt voort op"}.get(words, words)


def _annotated(place: int, annotation: Annotation) -> bool:
    stretches: Sequence[tuple[int, int]] = annotation.get("stretches", ())
    return not stretches or any(start <= place < end for start, end in stretches)


def _edges(found: Extraction, predicate: Predicate, annotation: Annotation) -> list[Edge]:
    return [e for e in found.edges if e.predicate is predicate and _annotated(e.source.start, annotation)]


def _covers(source: Source, one: Annotation) -> bool:
    return bool(source.start < one["end"] + _NEAR and source.end > one["offset"] - _NEAR)


def _values(score: Score, wanted: Iterable[tuple[Annotation, Any]], have: Sequence[tuple[Source, object]]) -> None:
    """Values at their places; each found one answers for one annotated one."""
    left = list(have)
    for one, value in wanted:
        allowed = {value, *one.get("waarde_toegestaan", ())}
        hit = next(((s, v) for s, v in left if s.start < one["end"] and s.end > one["offset"] and v in allowed), None)
        if hit is not None:
            left.remove(hit)
        if one.get("twijfel"):
            continue
        score.wanted += 1
        score.found += hit is not None
        score.right += hit is not None
        score.given += hit is not None
        if hit is None:
            words = re.sub(r"\s+", " ", str(one.get("anchor", "")))
            score.misses.append(f"{one['offset']}: {value} ({words})")
    score.given += len(left)
    score.misses += [f"extra at {source.start}: {value}" for source, value in left]


def _precision(score: Score, sources: Sequence[Source], noted: Sequence[Annotation]) -> None:
    """Count what stands at an annotated place as right, the rest as extra."""
    for source in sources:
        right = any(_covers(source, one) for one in noted)
        score.given += 1
        score.right += right
        if not right:
            score.misses.append(f"extra at {source.start}: {source.quote[:90]}")
