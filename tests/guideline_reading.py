"""For tests of guidelines: read a document, and note its facts down as a careful reader would."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from graph.model import BlockNote, Edge, Fact, Handling, Kind, Node, Predicate
from ingest.anchoring import Anchor
from ingest.guideline.completeness import ends_early
from ingest.guideline.export import is_guideline_export, read_export
from ingest.guideline.facts import GuidelineFacts, guideline_facts
from ingest.inventory.concepts import ConceptFinder
from ingest.mentions import Linker
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = Vocabulary.load(ROOT / "corpus" / "begrippen")
FINDER = ConceptFinder(VOCABULARY, Linker(VOCABULARY))
DAY = date(2026, 11, 22)
_ROLES = {
    Predicate.INITIATIEF_VAN: "initiatief",
    Predicate.GEAUTORISEERD_DOOR: "autorisatie",
    Predicate.INSTEMMING_VAN: "instemming",
    Predicate.VERVANGT: "vervangt",
}


def anchored(path: Path) -> Anchor:
    document = read_export(path) if is_guideline_export(path) else read_document(path)
    return Anchor(document, path.stem, f"{path.stem}.txt")


def read_guideline(path: Path, day: date = DAY) -> GuidelineFacts:
    anchor = anchored(path)
    return guideline_facts(anchor, FINDER, day, cut_off=ends_early(path, anchor.document))


def read_text(folder: Path, text: str, name: str = "richtlijn.md") -> GuidelineFacts:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_guideline(path)


def advice_of(found: GuidelineFacts) -> list[Node]:
    """The Aanbevelingen, in reading order."""
    nodes = [f for f in found.facts if isinstance(f, Node) and f.kind is Kind.AANBEVELING]
    return sorted(nodes, key=lambda node: node.source.start)


def noted(found: GuidelineFacts) -> list[str]:
    """What the facts say, a line each, in the order of the tree."""
    facts = found.facts
    nodes = {f.id: f for f in facts if isinstance(f, Node)}
    edges: dict[tuple[Predicate, str], list[str]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Edge):
            edges[fact.predicate, fact.from_id].append(fact.to_id)
    out: list[str] = []
    for fact in facts:
        if isinstance(fact, Edge) and fact.predicate is Predicate.AFGELEID_VAN:
            out.append(f"afgeleid | {fact.props['soort']} | {nodes[fact.to_id].name}")
    for node in nodes.values():
        if node.kind is Kind.RICHTLIJN and (Predicate.UIT, node.id) in edges:
            out += _guideline(node, nodes, edges)
    out += ["gemeld | document breekt af" for f in facts if _is_cut_off(f)]
    return out


def _is_cut_off(fact: Fact) -> bool:
    return isinstance(fact, BlockNote) and fact.handling is Handling.FLAGGED and "breekt af" in fact.reason


def _guideline(node: Node, nodes: dict[str, Node], edges: dict[tuple[Predicate, str], list[str]]) -> list[str]:
    p = node.props
    dates = " | ".join(
        f"{label} {p[name] or '-'}"
        for label, name in (
            ("beoordeeld", "laatst_beoordeeld"),
            ("geautoriseerd", "laatst_geautoriseerd"),
            ("herbeoordeling", "geplande_herbeoordeling"),
        )
    )
    out = [f"richtlijn | {node.name} | {dates} | {p['status']}"]
    for predicate, label in _ROLES.items():
        out += [f"{label} | {name}" for name in sorted(nodes[i].name for i in edges[predicate, node.id])]
    out += _owned(node, nodes, edges)
    modules = [nodes[i] for i in edges[Predicate.HEEFT_MODULE, node.id]]
    for module in sorted(modules, key=lambda m: m.source.start):
        line = f"module | {module.name} | {module.props['uitgangsvraag'] or '-'}"
        for label, name in (("geautoriseerd", "laatst_geautoriseerd"), ("herbeoordeling", "geplande_herbeoordeling")):
            if module.props[name] != p[name]:
                line += f" | {label} {module.props[name]}"
        if module.props["status"] != p["status"]:
            line += f" | {module.props['status']}"
        out += [line, *_owned(module, nodes, edges)]
    publications = sorted((n for n in nodes.values() if n.kind is Kind.PUBLICATIE), key=lambda n: n.source.start)
    out += [f"publicatie | {n.props['jaar'] or '-'} | {n.props['doi'] or '-'} | {n.name}" for n in publications]
    return out


def _owned(node: Node, nodes: dict[str, Node], edges: dict[tuple[Predicate, str], list[str]]) -> list[str]:
    advice = [nodes[i] for i in edges[Predicate.HEEFT_AANBEVELING, node.id]]
    proof = [nodes[i] for i in dict.fromkeys(edges[Predicate.ONDERBOUWD_DOOR, node.id])]
    lines = [_advice(one, nodes, edges) for one in sorted(advice, key=lambda n: n.source.start)]
    for one in sorted(proof, key=lambda n: n.source.start):
        p = one.props
        level = f"{p['systeem'] or '-'} {p['niveau'] or '-'}"
        lines.append(f"bewijs | {p['uitkomst'] or '-'} | {p['uitkomstmaat'] or '-'} | {level}")
    return lines


def _advice(one: Node, nodes: dict[str, Node], edges: dict[tuple[Predicate, str], list[str]]) -> str:
    p = one.props
    line = f"advies | {p['richting']} {p['sterkte']} {p['sterkte_basis'] or '-'} | {p['tekst']}"
    for label, name in (("nr", "nummer"), ("kop", "kop"), ("methode", "methode")):
        line += f" | {label} {p[name]}" if p[name] else ""
    condition = p["voorwaarde"]
    if condition:
        line += f" | voorwaarde {'; '.join(map(str, condition)) if isinstance(condition, list) else condition}"
    for target in edges[Predicate.VERWIJST_NAAR, one.id]:
        line += f" | verwijst {nodes[target].name}"
    return line
