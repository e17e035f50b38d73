"""Annotation files in the format of the sample, each compared with what was extracted from its document.

The first letters of a file's name say what it holds; `document` in it is the number that the name of the annotated
text begins with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.model import Kind, Predicate
from ingest.evaluation import Comparison, Extraction, same_actor, same_moment
from ingest.evaluation_kinds import amounts, attitudes, goals, organisations, relations
from ingest.mentions import Linker
from ingest.vocabulary import Vocabulary

Annotation = Mapping[str, Any]


def _agreements(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Boxes with their statements, acts and timetables."""
    agreements = annotation["afspraken"]
    comparison.places("afspraken", [a["kop"] for a in agreements if not a.get("twijfel")], found.of_sort("afspraak"))
    timetable = found.of_sort("tijdpad")
    for agreement in agreements:
        acts, what, when = agreement["acties"], agreement["wat"], agreement.get("tijdpad", [])
        last = max(item["end"] for item in (agreement["kop"], *acts, *what, *when))
        comparison.acts("afspraak", found, acts, [(agreement["kop"]["offset"], last + 50)])
        comparison.places("afspraak wat", what, found.of_sort("wat"))
        score = comparison.score("afspraak tijdpad")
        for moment in when:
            score.wanted += 1
            score.found += any(same_moment(moment, node) for node in _here(timetable, moment))


def _here(nodes: list[Any], anchor: Mapping[str, Any]) -> list[Any]:
    return [n for n in nodes if n.source.start < anchor["end"] and n.source.end > anchor["offset"]]


def _groups(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Groups of acts with their trekkers."""
    acts = annotation["acties"]
    regions = []
    for group in annotation["groepen"]:
        own = [act for act in acts if act["groep"] == group["id"]]
        if own:
            regions.append((group["kop"]["offset"], max(act["end"] for act in own) + 300))
        _trekkers(comparison, found, group)
    comparison.acts("actiegroep", found, acts, regions)
    results = [r for r in annotation.get("resultaten", []) if "offset" in r]
    comparison.places("resultaten", results, found.of_kind(Kind.DOEL))


def _trekkers(comparison: Comparison, found: Extraction, group: Mapping[str, Any]) -> None:
    score = comparison.score("trekkers")
    line = group.get("trekkerregel")
    have = {
        edge.from_id
        for edge in found.edges
        if edge.predicate is Predicate.TREKT
        and line
        and edge.source.start < line["end"]
        and edge.source.end > line["offset"]
    }
    names = {thing: found.names(thing) for thing in have}
    score.wanted += len(group["trekkers"])
    score.given += len(have)
    score.found += sum(any(same_actor(w, n) for n in names.values()) for w in group["trekkers"])
    score.right += sum(any(same_actor(w, n) for w in group["trekkers"]) for n in names.values())


def _chances(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Kanslijnen with their ambitions, principles, phases and loose promises."""
    lines, phases = annotation["kanslijnen"], annotation.get("fases", [])
    comparison.places("kanslijnen", [line["kop"] for line in lines], found.of_sort("kanslijn"))
    comparison.places("kernzinnen", [line["kernzin"] for line in lines], found.of_sort("kanslijn"))
    comparison.places("ambities", [line["ambitie_2025"] for line in lines], found.of_kind(Kind.DOEL))
    comparison.places("uitgangspunten", annotation.get("uitgangspunten", []), found.of_sort("uitgangspunt"))
    comparison.places("fasen", [phase["kop"] for phase in phases], found.of_sort("fase"))
    acts = [act for line in lines for act in line["acties"]] + [step for phase in phases for step in phase["stappen"]]
    comparison.acts("kanslijn", found, acts)
    loose = [a for a in annotation.get("overige_afspraken", []) if not a.get("getal") and not a.get("datum")]
    comparison.acts("overige afspraak", found, loose)


def _sections(comparison: Comparison, found: Extraction, annotation: Annotation) -> None:
    """Headings, at the exact place."""
    score = comparison.score("secties")
    wanted = [s for s in annotation["sections"] if s.get("raw") and s.get("type") not in {"label", "impliciet"}]
    doubtful = [s for s in annotation["sections"] if s not in wanted]
    places = [(section.heading.start, section.heading.end) for section in found.sections]
    hit = {i for i, (start, end) in enumerate(places) for s in wanted if start < s["end"] and end > s["offset"]}
    loose = {i for i, (start, end) in enumerate(places) for s in doubtful if start < s["end"] + 5 and end > s["offset"]}
    score.wanted += len(wanted)
    score.found += sum(any(start < s["end"] and end > s["offset"] for start, end in places) for s in wanted)
    score.given += len(places) - len(loose - hit)
    score.right += len(hit)


Reader = Callable[[Comparison, Extraction, Annotation], None]
READERS: Mapping[str, Reader] = {
    "hlo_afspraken": _agreements,
    "afspraken": _agreements,
    "toekomstagenda_acties": _groups,
    "acties": _groups,
    "kanslijnen": _chances,
    "sections": _sections,
    "organisaties": organisations,
    "bedragen": amounts,
    "doelen": goals,
    "interventies_houding": attitudes,
    "relaties_documenten": relations,
}
"""How the name of an annotation file begins, and what reads it."""


def compare(annotations: Path, documents: Path, vocabulary: Path) -> Comparison:
    """Compare every annotation file of a folder with its document.

    Raises FileNotFoundError when a document is missing or nothing in the folder can be compared, ValueError when a file
    is no annotation.
    """
    words = Vocabulary.load(vocabulary)
    linker = Linker(words)
    comparison = Comparison()
    extracted: dict[str, Extraction] = {}
    for path in sorted(annotations.glob("*.json")):
        reader = next((read for stem, read in READERS.items() if path.stem.startswith(stem)), None)
        if reader is None:
            continue
        try:
            annotation = json.loads(path.read_text(encoding="utf-8"))
            number = annotation["document"]
        except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(
                f"{path.name} is no annotation ({type(error).__name__}: {error}); give JSON with "
                "`document` and what was annotated in it"
            ) from error
        if number not in extracted:
            extracted[number] = Extraction(_document(documents, number), words, linker)
        reader(comparison, extracted[number], annotation)
    if not extracted:
        begins = ", ".join(f"{stem}*.json" for stem in READERS)
        raise FileNotFoundError(f"{annotations} holds no annotation to compare with; give a folder with {begins}")
    return comparison


def _document(folder: Path, number: str) -> Path:
    found = sorted(path for path in folder.glob(f"{number}*") if path.is_file())
    if not found:
        raise FileNotFoundError(f"{folder} holds no {number}*; give the folder of the annotated documents")
    return found[0]
