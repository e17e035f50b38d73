"""Every file of the catalogue keeps to the Cypher that both stores read alike (graph/queries/README.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import graph
from graph.catalogue import catalogue, find
from graph.model import PROPERTIES, Kind, Predicate

FOLDER = Path(graph.__file__).parent / "queries"
NAMES = sorted(path.stem for path in FOLDER.glob("*.cypher"))
LABELS = {*(kind.value for kind in Kind), "Ding", "Bron", "Schrijver"}
TYPES = {*(predicate.value for predicate in Predicate), "BRON"}
COLUMNS = {
    *(name for names in PROPERTIES.values() for name in names),
    *"id kind name sorteer props vanaf tot feit document file section page start end quote extractor".split(),
    *"zekerheid status property value moment day soorten aantallen vingerafdruk".split(),
}
WHOLE = {"counts_by_kind", "counts_by_predicate"}
"""A statement per kind or predicate, in their order: that is what Neo4j has the number of at hand."""
SIZES = {"size_things", "size_relations", "size_sources"}
"""One number each, which both stores have at hand."""
DEGREE = r"COUNT \{ \(\w\)--\(\) \}"
"""How many relations a thing has: the one pattern without labels, because so it is read and not counted."""
FORBIDDEN = {
    "writing": r"(?i)\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|DROP)\b",
    "reaching out": r"(?i)\b(LOAD|SHOW|TERMINATE|USE|CALL|YIELD|apoc)\b",
    "subquery that collects": r"(?i)\bCOLLECT\s*\{",
    "new path syntax": r"(?i)\bSHORTEST\b|\)\s*\{\d|\]->\{|\]-\{|\+\s*\(",
    "block comment": r"/\*",
    "dynamic label or type": r"[(\[]\w*:\s*\$",
    "internal ids": r"(?i)\b(elementId|id)\s*\(",
    "whole properties": r"(?i)\b(properties|keys)\s*\(",
    "case folding": r"(?i)\b(toLower|toUpper|lower|upper)\s*\(",
    "own property called title or type": r"\.(title|type)\b",
    "more than one statement": r";",
    "end without backticks": r"(?<!`)\.end\b|\bAS end\b",
}


def text(name: str) -> str:
    return find(name).text


def bare(name: str) -> str:
    """The query without its strings, and without counts of all relations of a node."""
    return re.sub(DEGREE, "0", re.sub(r"'[^']*'", "''", text(name)))


def test_all_files_are_in_the_catalogue() -> None:
    assert list(catalogue()) == NAMES
    assert len(NAMES) > 30


@pytest.mark.parametrize("name", NAMES)
def test_header_says_what_it_answers_takes_and_gives(name: str) -> None:
    lines = (FOLDER / f"{name}.cypher").read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("//")]
    assert lines[: len(header)] == header, "comments stand at the top"
    assert re.fullmatch(r"// [A-Z].+[.:;,\w-]", header[0])
    query = find(name)
    assert set(re.findall(r"\$(\w+)", query.text)) == query.required | query.defaults.keys()
    assert query.fields
    assert max(map(len, lines)) <= 250


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_outside_the_subset(name: str, what: str) -> None:
    assert not re.search(FORBIDDEN[what], bare(name)), f"{what} in {name}.cypher"


@pytest.mark.parametrize(
    ("what", "sample"),
    [
        ("writing", "MATCH (n:Actie) SET n.x = 1"),
        ("reaching out", "load csv FROM 'x' AS l"),
        ("subquery that collects", "RETURN COLLECT { MATCH (n:Wet) RETURN n.id }"),
        ("new path syntax", "MATCH (a:Wet)-[:BIJ]->{1,3}(b:Wet)"),
        ("block comment", "RETURN 1 /* een */"),
        ("dynamic label or type", "MATCH (n:$($label))"),
        ("internal ids", "RETURN elementId(n)"),
        ("whole properties", "RETURN properties(n)"),
        ("case folding", "ORDER BY toLower(n.name)"),
        ("own property called title or type", "RETURN n.type"),
        ("more than one statement", "RETURN 1; RETURN 2"),
        ("end without backticks", "RETURN b.end AS stop"),
    ],
)
def test_the_lint_sees_what_it_forbids(what: str, sample: str) -> None:
    assert re.search(FORBIDDEN[what], sample)


@pytest.mark.parametrize("name", NAMES)
def test_nodes_are_named_and_have_a_label_where_they_appear(name: str) -> None:
    known: set[str] = set()
    # A node: a bracket at the start of a pattern, or after or before an arrow.
    for match in re.finditer(
        r"(?:MATCH |= |\w\(|[->]|, )\((\w*)(?::(\w+))?(?: \{[^}]*\})?\)(?=-|<|\)|\s|$)", bare(name)
    ):
        variable, label = match.groups()
        assert variable, f"a node without a name in {name}.cypher: {match[0]}"
        # Counting all relations of a type: with a label Neo4j would walk them.
        counted = name in {"counts_by_predicate", *SIZES}
        assert label in LABELS or counted or (label is None and variable in known), f"{match[0]} in {name}.cypher"
        known.add(variable)
    assert known


@pytest.mark.parametrize("name", NAMES)
def test_labels_types_and_columns_are_those_of_the_schema(name: str) -> None:
    query = bare(name)
    assert set(re.findall(r"\(\w*:(\w+)", query)) <= LABELS
    for types in re.findall(r"\[\w*:([A-Z_|]+)", query):
        assert set(types.split("|")) <= TYPES
    assert set(re.findall(r"\b\w\.`?(\w+)`?", query)) <= COLUMNS


@pytest.mark.parametrize("name", NAMES)
def test_longer_steps_name_their_types(name: str) -> None:
    assert not re.search(r"\[\w*\*", text(name)), "a path of any type would walk the provenance too"
    assert not re.search(r"(?i)shortestpaths?\s*\(", text(name)), "see graph/ways.py"


@pytest.mark.parametrize(("name", "every"), [("counts_by_kind", Kind), ("counts_by_predicate", Predicate)])
def test_counts_of_the_whole_leave_nothing_out(name: str, every: type[Kind] | type[Predicate]) -> None:
    counted = re.findall(r"MATCH \(\w(?:\)-\[k)?:(\w+)", text(name))
    assert counted == re.findall(r"RETURN '(\w+)' AS", text(name)) == sorted(one.value for one in every)


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_returned_by_name_and_in_order(name: str) -> None:
    query = bare(name)
    returned = query[query.rindex("RETURN ") :].partition("\nORDER BY")[0]
    parts = [part.strip() for part in _split(re.sub(r"^RETURN (DISTINCT )?", "", returned))]
    assert all(re.search(r"^\w+$| AS (\w+|`\w+`)$", part) for part in parts), "a field is a variable or has AS"
    fields = [re.search(r"(\w+)`?$", part) for part in parts]
    assert tuple(field[1] for field in fields if field) == find(name).fields


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"thing", "fingerprint", *WHOLE, *SIZES}])
def test_many_rows_have_an_order(name: str) -> None:
    query = text(name)
    assert "\nORDER BY " in query[query.rindex("RETURN ") :]


@pytest.mark.parametrize("name", NAMES)
def test_no_count_straight_over_two_undirected_steps(name: str) -> None:
    steps = re.findall(r"MATCH [^\n]*", text(name))
    assert not any(len(re.findall(r"(?<!<)-\[[^]]*\]-(?!>)", step)) > 1 for step in steps)


def _split(listed: str) -> list[str]:
    """Split at the commas that stand outside brackets."""
    parts, depth, begin = [], 0, 0
    for place, char in enumerate(listed):
        depth += char in "([{"
        depth -= char in ")]}"
        if char == "," and depth == 0:
            parts.append(listed[begin:place])
            begin = place + 1
    return [*parts, listed[begin:]]


def test_narrowing_uses_the_schema_only() -> None:
    thing = find("thing")
    assert ":Actie {id: $id}" in thing.narrowed({"id": "actie/x"})
    for hostile in ("geen id", "Actie) DETACH DELETE (n", "ding/x", ""):
        assert thing.narrowed({"id": hostile}) == thing.text
    assert "(a:Wet {id: $from})" in find("ways_of_two").narrowed({"from": "wet/a", "to": "wet/b"})
