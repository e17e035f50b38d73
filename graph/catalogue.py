"""The catalogue: every question the house asks of the graph, one `queries/<name>.cypher` each, for every adapter.

A file begins with `//` lines: what it answers, one line per parameter (`// $limit = 50: …`; a default is JSON), and
`// Gives: field, field, …`. The text keeps to the subset of Cypher that all stores read alike (queries/README.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib import resources
from typing import Any

from graph.model import Kind, kind_of

_PARAMETER = re.compile(r"^// \$(?P<name>\w+)(?: = (?P<default>[^:]+))?:", re.MULTILINE)
_GIVES = re.compile(r"^// Gives: (?P<fields>.+(?:\n//   .+)*)", re.MULTILINE)
_LOOKUP = re.compile(r":Ding \{(?P<by>id|kind): \$(?P<name>\w+)\}")


@dataclass(frozen=True, slots=True)
class Query:
    """One file of the catalogue."""

    name: str
    text: str
    required: frozenset[str]
    defaults: Mapping[str, Any]
    fields: tuple[str, ...]

    def bind(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters with their values. Raises TypeError when one is missing or unknown."""
        known = self.required | self.defaults.keys()
        if self.required - params.keys() or params.keys() - known:
            raise TypeError(f"query {self.name!r} takes {sorted(known)}, not {sorted(params)}")
        return {**self.defaults, **params}

    def narrowed(self, params: Mapping[str, Any]) -> str:
        """The text with `:Ding {id: $x}` made `:Actie {id: $x}`, the kind that the id itself names.

        The answer is the same. It is for a store that has its indexes on the labels of the kinds only; one with an
        index on Ding is better off with one text, whose plan it keeps, than with one per kind.
        Labels come from the schema alone, never from what was given.
        """

        def label(match: re.Match[str]) -> str:
            kind = _kind(match["by"], params[match["name"]])
            return match[0] if kind is None else match[0].replace(":Ding", f":{kind.value}", 1)

        return _LOOKUP.sub(label, self.text)


def _kind(by: str, value: object) -> Kind | None:
    try:
        return kind_of(str(value)) if by == "id" else Kind(str(value))
    except ValueError:
        return None


@cache
def catalogue() -> Mapping[str, Query]:
    """Name → query, for every file in the catalogue."""
    files = resources.files("graph").joinpath("queries").iterdir()
    found = sorted((file.name, file.read_text("utf-8")) for file in files if file.name.endswith(".cypher"))
    return {name.removesuffix(".cypher"): _parse(name.removesuffix(".cypher"), text) for name, text in found}


def find(name: str) -> Query:
    """The query of that name. Raises LookupError."""
    try:
        return catalogue()[name]
    except KeyError:
        raise LookupError(f"no query {name!r} in the catalogue; there are {', '.join(catalogue())}") from None


def _parse(name: str, text: str) -> Query:
    parameters = {match["name"]: match["default"] for match in _PARAMETER.finditer(text)}
    gives = _GIVES.search(text)
    if gives is None:
        raise ValueError(f"{name}.cypher does not say what it gives")
    fields = tuple(re.findall(r"\w+", gives["fields"].split(". ")[0]))
    cypher = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    required = frozenset(name for name, default in parameters.items() if default is None)
    defaults = {name: json.loads(default) for name, default in parameters.items() if default is not None}
    return Query(name, cypher, required, defaults, fields)


_MAP_ORDER = {
    name: place
    for place, name in enumerate(
        "document file section page start end quote extractor zekerheid status predicate id kind name".split()
    )
}


_SIMPLE = (str, int, float, bool, date, datetime, time)


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row from a driver as plain Python, its fields in the order of the query."""
    return {name: _plain_field(name, value) for name, value in row.items()}


def plain(value: Any) -> Any:
    """A value from a driver as plain Python: dates as `datetime.date`, `props` as a dict, empty where there are none.

    Maps come in an order of their own: Neo4j keeps none, and a page must read the same whatever the store.
    """
    if value is None or isinstance(value, _SIMPLE):
        return value
    if isinstance(value, dict):
        ordered = sorted(value, key=lambda name: (_MAP_ORDER.get(name, len(_MAP_ORDER)), name))
        return {name: _plain_field(name, value[name]) for name in ordered}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    to_native = getattr(value, "to_native", None)  # neo4j.time.Date, DateTime, Time
    return to_native() if to_native is not None else value


def _plain_field(name: str, value: Any) -> Any:
    if name == "props" and isinstance(value, str | None):
        return json.loads(value) if value else {}
    return plain(value)
