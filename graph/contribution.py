"""What one document contributes to the graph, as rows: checked, storable in every adapter, in a fixed order."""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any, TypeAlias

from graph.model import (
    PROPERTIES,
    Edge,
    Fact,
    Kind,
    Node,
    Predicate,
    SchemaError,
    Source,
    Value,
    check,
    to_json,
)

Row: TypeAlias = dict[str, Any]

PROSE = frozenset({"zinnen", "zin_start", "zin_eind", "zin_pagina", "zin_blok", "zin_soort"})
"""Properties that are only ever read whole: they travel in `props`, not as columns of their own."""

NODE_COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    kind: tuple(name for name in names if name not in PROSE) for kind, names in PROPERTIES.items()
}
"""Properties one can filter and sort on in Cypher, per kind. Whatever else a fact says travels in `props` alone."""

EDGE_COLUMNS: Mapping[Predicate, tuple[str, ...]] = {Predicate.ERKEND_DOOR: ("niveau", "datum", "geldig_tot")}
"""As `NODE_COLUMNS`. The `status` of an ERKEND_DOOR travels in `props` only: the column is that of the source."""

PERIODS: Mapping[Kind | Predicate, tuple[str, str]] = {
    Kind.ACTIE: ("deadline_start", "deadline_eind"),
    Kind.DOEL: ("doeljaar", "doeljaar"),
    Kind.DOCUMENT: ("datum", "geldig_tot"),
    Kind.RICHTLIJN: ("laatst_geautoriseerd", "geplande_herbeoordeling"),
    Kind.MODULE: ("laatst_geautoriseerd", "geplande_herbeoordeling"),
    Kind.PUBLICATIE: ("jaar", "jaar"),
    Predicate.ERKEND_DOOR: ("datum", "geldig_tot"),
}
"""Which two properties bound the time a fact is about; from them come the typed dates `vanaf` and `tot`."""

_UNITED = frozenset({"aliassen", "afkortingen", "verborgen", "lay_verborgen", "lay_beide"})
_EVERYDAY, _WEIGHTS = "lay", "lay_gewicht"
"""Lists that belong together: everyday words, and how surely each of them is meant."""
_INT64 = 2**63
_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A node as one document describes it. The order of versions decides whose words win where they differ."""

    document: str
    name: str
    props: str
    """JSON object, keys sorted, without null."""


@dataclass(slots=True)
class Contribution:
    """All that some documents say: versions per thing, provenance rows, relation rows per predicate."""

    documents: list[str]
    versions: dict[str, set[Version]] = field(default_factory=lambda: defaultdict(set))
    sources: list[Row] = field(default_factory=list)
    edges: dict[Predicate, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Contribution) -> None:
        """Take in what other documents say."""
        self.documents += other.documents
        for node_id, versions in other.versions.items():
            self.versions[node_id] |= versions
        self.sources += other.sources
        for predicate, rows in other.edges.items():
            self.edges[predicate] += rows


def contribution(document_id: str, facts: Iterable[Fact], *, line_of: Callable[[Fact], str] = to_json) -> Contribution:
    """Check the facts of one document and turn them into rows.

    Block notes are left out; a fact that is given twice counts once. `line_of` gives the line of a fact, for who has
    just read it. Raises SchemaError when a fact breaks the schema, cannot be stored, comes from another document, or
    joins a thing that this document has no node line for.
    """
    out = Contribution([document_id])
    if not document_id.startswith("document/"):
        raise SchemaError(f"{document_id!r} is not the id of a Document")
    unique = {line_of(fact): fact for fact in facts if isinstance(fact, Node | Edge)}
    for line, fact in sorted(unique.items()):
        key = _fact_id(line)
        check(fact)
        if fact.source.document != document_id:
            raise SchemaError(f"a fact from {fact.source.document!r} among those of {document_id!r}: {line[:120]}")
        if isinstance(fact, Node):
            version = Version(document_id, fact.name, encode_props(fact.id, fact.props))
            out.versions[fact.id].add(version)
            row = {"id": fact.id, **source_row(fact.source, key), "name": version.name, "props": version.props}
            out.sources.append(row)
        else:
            out.edges[fact.predicate].append(edge_row(fact, key))
    _check_closed(document_id, out)
    return out


def _fact_id(line: str) -> str:
    """What tells facts apart, and survives a rebuild: 16 hex digits of the digest of the fact's line."""
    try:
        return hashlib.sha256(line.encode()).hexdigest()[:16]
    except UnicodeEncodeError as error:
        raise SchemaError(f"half a character (lone surrogate {error.object[error.start]!r}): {line[:120]!r}") from error


def _check_closed(document_id: str, given: Contribution) -> None:
    known = given.versions.keys()
    if known and document_id not in known:
        raise SchemaError(f"{document_id!r} has facts but no node line for the document itself")
    for predicate, rows in given.edges.items():
        for row in rows:
            if row["from"] not in known or row["to"] not in known:
                missing = [row[end] for end in ("from", "to") if row[end] not in known]
                edge = f"{predicate.value} {row['from']!r} → {row['to']!r}"
                raise SchemaError(f"{edge}: no node line for {missing} in {document_id!r}")


def source_row(source: Source, key: str) -> Row:
    """The columns that say where a fact came from; `feit` tells facts apart."""
    return {"feit": key, **source.as_row(), "zekerheid": float(source.zekerheid)}


def edge_row(edge: Edge, key: str) -> Row:
    """A relation with every column that its predicate has; `props` is None when it has none, as most."""
    row: Row = {"from": edge.from_id, "to": edge.to_id, **source_row(edge.source, key), "props": None}
    if edge.props:
        row["props"] = encode_props(f"{edge.predicate.value} {edge.from_id} → {edge.to_id}", edge.props)
    if edge.predicate in EDGE_COLUMNS:
        row |= {name: edge.props.get(name) for name in EDGE_COLUMNS[edge.predicate]}
    if edge.predicate in PERIODS:
        row |= period(edge.predicate, edge.props)
    return row


def node_row(node_id: str, kind: Kind, versions: Iterable[Version]) -> Row:
    """The node as all documents together describe it, with every column that its kind has."""
    different = sorted(set(versions))
    name, props = united(different)
    encoded = different[0].props if len(different) == 1 else encode_props(node_id, props)
    row: Row = {"id": node_id, "name": name, "sorteer": sort_key(name), "props": encoded}
    row |= {column: props.get(column) for column in NODE_COLUMNS[kind]}
    return row | period(kind, props)


def united(versions: Sequence[Version]) -> tuple[str, dict[str, Value]]:
    """One name and one set of properties out of several documents' versions, the first of which wins.

    What the first leaves open is taken from the next that knows it; the lists of other names are joined. The result
    does not depend on the order in which documents were loaded, only on their ids.
    """
    props: dict[str, Value] = {}
    everyday: dict[Any, Any] = {}
    for version in versions:
        told: dict[str, Any] = json.loads(version.props)
        for word, weight in _everyday(told):
            everyday.setdefault(word, weight)
        for name, value in told.items():
            known = props.get(name)
            if known is None:
                props[name] = value
            elif name in _UNITED and isinstance(known, list) and isinstance(value, list):
                props[name] = list(dict.fromkeys([*known, *value]))
    if everyday:
        props[_EVERYDAY] = list(everyday)
        if _WEIGHTS in props:
            props[_WEIGHTS] = list(everyday.values())
    return versions[0].name, props


def _everyday(props: Mapping[str, Any]) -> Iterable[tuple[Any, float]]:
    """The everyday words of one version with their weights; a word without one weighs 1."""
    words, weights = props.get(_EVERYDAY), props.get(_WEIGHTS)
    if not isinstance(words, list):
        return ()
    return zip_longest(words, (weights if isinstance(weights, list) else [])[: len(words)], fillvalue=1.0)


def encode_props(owner: str, props: Mapping[str, Value]) -> str:
    """Properties as a JSON object with sorted keys; None means absent. Raises SchemaError on what no store can hold."""
    known = {name: value for name, value in sorted(props.items()) if value is not None}
    for name, value in known.items():
        for item in value if isinstance(value, list) else [value]:
            _check_storable(owner, name, item)
    return _encode(known)


def _check_storable(owner: str, name: str, item: object) -> None:
    if isinstance(item, float) and not math.isfinite(item):
        raise SchemaError(f"{owner}: {name!r} is {item}, which is not a number that can be stored")
    if isinstance(item, int) and not -_INT64 <= item < _INT64:
        raise SchemaError(f"{owner}: {name!r} is {item}, more than 64 bits")


def sort_key(name: str) -> str:
    """What A–Z lists order by: without case, accents and leading punctuation, the same in every store."""
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"^\W+", "", " ".join(bare.split())) or bare


def period(of: Kind | Predicate, props: Mapping[str, Value]) -> Row:
    """`vanaf` and `tot`: first and last day of what the properties say, None where they do not say a date."""
    first, last = PERIODS.get(of, ("", ""))
    return {"vanaf": _day(props.get(first), last=False), "tot": _day(props.get(last), last=True)}


def _day(value: Value, *, last: bool) -> date | None:
    """`2025`, `2025-03` and `2025-03-14` as a full day: the first one they cover, or the last one."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(value))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        month = month or (12 if last else 1)
        return date(year or 0, month, day or (monthrange(year or 0, month)[1] if last else 1))
    except ValueError:  # year 0, month 13, day 31 in a short month: words, not a date
        return None
