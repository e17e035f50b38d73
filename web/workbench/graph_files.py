"""What stands on the screen of the explorer, as files: GraphML, JSON for the moving picture, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from graph.model import Predicate, kind_of
from web.relation_words import relation_words
from web.tables import Cell, Column, Table, allowed_in_xml
from web.templating import source_address, thing_address
from web.wording import KIND_WORDS, shortened
from web.workbench.addresses import only_kind
from web.workbench.explorer import Spot, Step

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (("naam", "node"), ("soort", "node"), ("predicaat", "edge"))

Tie = tuple[str, str, Predicate]
"""From, to and predicate."""


def table_of(steps: Sequence[Step]) -> Table:
    """A row per neighbour of each opened thing."""
    columns = (
        Column("id", "Naam"),
        Column("soort", "Soort"),
        Column("verband", "Verband"),
        Column("van", "Met"),
        Column("relaties", "Vindplaatsen", numeric=True),
        Column("zin", "Eerste zin"),
    )
    rows = tuple(
        (
            Cell(shortened(one.name, 120), thing_address(one.id), one.id),
            Cell(KIND_WORDS[one.kind].one, value=one.kind.value),
            Cell(", ".join(one.words)),
            Cell(shortened(step.centre.name, 80), value=step.centre.id),
            Cell(str(one.relations), value=one.relations),
            Cell(
                shortened(one.sentence, 200),
                source_address(
                    one.source["document"].partition("/")[2], start=one.source["start"], end=one.source["end"]
                ),
                one.sentence,
            ),
        )
        for step in steps
        for one in step.neighbours
    )
    return Table("Verbanden op het scherm", columns, rows)


def as_elements(spots: Sequence[Spot], ties: Sequence[Tie], steps: Sequence[Step]) -> dict[str, Any]:
    """What the moving picture draws: things with the one they came in with, ties among them, and others as groups."""
    parents = {one.id: step.centre.id for step in reversed(steps) for one in step.neighbours}
    return {
        "dingen": [
            {
                "id": spot.id,
                "naam": spot.name,
                "soort": KIND_WORDS[spot.kind].one,
                "vorm": KIND_WORDS[spot.kind].shape,
                "bij": parents.get(spot.id),
            }
            for spot in spots
        ],
        "verbanden": [
            {
                "van": start,
                "naar": end,
                "heen": relation_words(predicate, "out", kind_of(start)),
                "terug": relation_words(predicate, "in", kind_of(start)),
            }
            for start, end, predicate in ties
        ],
        "groepen": [
            {
                "id": f"{step.centre.id} {group.kind.value}",
                "naam": group.name,
                "soort": KIND_WORDS[group.kind].many,
                "vorm": KIND_WORDS[group.kind].shape,
                "bij": step.centre.id,
                "adres": only_kind(step.centre.id, group.kind),
            }
            for step in steps
            for group in step.groups
        ],
        "open": [{"id": step.centre.id, "meer": step.more} for step in steps],
    }


def as_graphml(spots: Sequence[Spot], ties: Sequence[Tie]) -> bytes:
    """GraphML (graphml.graphdrawing.org) with names, kinds and predicates."""
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}graphml")
    for name, owner in _KEYS:
        attributes = {"id": name, "for": owner, "attr.name": name, "attr.type": "string"}
        ElementTree.SubElement(root, f"{{{_NAMESPACE}}}key", attributes)
    drawn = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}graph", {"edgedefault": "directed"})
    for spot in spots:
        node = ElementTree.SubElement(drawn, f"{{{_NAMESPACE}}}node", {"id": spot.id})
        _data(node, "naam", spot.name)
        _data(node, "soort", spot.kind.value)
    for start, end, predicate in ties:
        edge = ElementTree.SubElement(drawn, f"{{{_NAMESPACE}}}edge", {"source": start, "target": end})
        _data(edge, "predicaat", predicate.value)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _data(owner: ElementTree.Element, key: str, text: str) -> None:
    ElementTree.SubElement(owner, f"{{{_NAMESPACE}}}data", {"key": key}).text = allowed_in_xml(text)
