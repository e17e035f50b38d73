"""The shared language: closed schema, facts that survive the trip through a file, ids that follow from content."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import (
    PROPERTIES,
    SCHEMA,
    BlockNote,
    Edge,
    Fact,
    Handling,
    Kind,
    Node,
    Predicate,
    SchemaError,
    Source,
    Status,
    check,
    kind_of,
    make_id,
    read_facts,
    slug,
    to_json,
    write_facts,
)

TEXT = st.text(min_size=1, max_size=40)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.lists(st.text(max_size=8), max_size=4),
    st.lists(st.integers(0, 10**6), max_size=4),
)
PROPS = st.dictionaries(st.sampled_from(["tekst", "duur", "aliassen", "zinnen", "waarde_eur"]), VALUES, max_size=4)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    quote = draw(TEXT)
    start = draw(st.integers(0, 10**7))
    return Source(
        document="document/proef",
        file="proef.txt",
        section=draw(st.none() | st.just("sectie/proef/inleiding-00000000")),
        page=draw(st.none() | st.integers(1, 900)),
        start=start,
        end=start + len(quote),
        quote=quote,
        extractor="proef@1",
        zekerheid=draw(st.floats(0, 1)),
        status=draw(st.sampled_from(Status)),
    )


FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Node, st.just("actie/proef"), st.just(Kind.ACTIE), TEXT, sources(), PROPS),
    st.builds(Edge, st.just(Predicate.VOERT_UIT), st.just("organisatie/a"), st.just("actie/b"), sources(), PROPS),
    st.builds(BlockNote, st.sampled_from(Handling), TEXT, sources()),
)


def a_source() -> Source:
    return Source(
        document="document/d", file="d.txt", section=None, page=None, start=0, end=3, quote="abc", extractor="x@1"
    )


@given(st.lists(FACTS, max_size=5))
def test_facts_survive_the_trip_through_a_file(tmp_path_factory: pytest.TempPathFactory, facts: list[Fact]) -> None:
    path = tmp_path_factory.mktemp("facts") / "proef.jsonl"
    write_facts(path, facts)
    again = list(read_facts(path))
    assert sorted(map(to_json, again)) == sorted({to_json(fact) for fact in facts})
    lines = path.read_bytes().decode().split("\n")[:-1]
    assert lines == sorted(lines)


def test_the_line_has_the_keys_of_the_contract_in_their_order() -> None:
    row = json.loads(to_json(Node("actie/x", Kind.ACTIE, "x", a_source(), {"tekst": "x"})))
    assert list(row) == ["node", "source"]
    assert list(row["node"]) == ["id", "kind", "name", "props"]
    assert list(row["source"]) == "document file section page start end quote extractor zekerheid status".split()
    edge = json.loads(to_json(Edge(Predicate.NOEMT, "actie/x", "wet/wlz", a_source())))
    assert list(edge["edge"]) == ["predicate", "from", "to", "props"]
    block = json.loads(to_json(BlockNote(Handling.IGNORED, "paginakop", a_source())))
    assert block["block"] == {"kind": "ignored", "reason": "paginakop"}


def test_lines_are_sorted_and_unique(tmp_path: Path) -> None:
    b, a = (Node(f"actie/{name}", Kind.ACTIE, name, a_source()) for name in "ba")
    assert write_facts(tmp_path / "f.jsonl", [b, a, b]) == 2
    assert [fact.id for fact in read_facts(tmp_path / "f.jsonl") if isinstance(fact, Node)] == ["actie/a", "actie/b"]


def test_a_broken_line_is_named_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(to_json(Node("actie/a", Kind.ACTIE, "a", a_source())) + '\n{"node": 3}\n')
    with pytest.raises(SchemaError, match=r"f\.jsonl:2"):
        list(read_facts(path))


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        (Node("wet/x", Kind.ACTIE, "x", a_source()), "has kind Actie"),
        (Node("actie/x y", Kind.ACTIE, "x", a_source()), "white space"),
        (Node("actie/x", Kind.ACTIE, " ", a_source()), "no name"),
        (Node("actie/x", Kind.ACTIE, "x", a_source(), {"type": "x"}), "may not be called 'type'"),
        (Node("actie/x", Kind.ACTIE, "x", a_source(), {"jaren": ["2026", 2027]}), "mixes types"),  # type: ignore[dict-item]
        (Edge(Predicate.VOERT_UIT, "actie/x", "organisatie/vws", a_source()), "may not join"),
        (BlockNote(Handling.IGNORED, "", a_source()), "no reason"),
    ],
)
def test_the_schema_is_closed(fact: Fact, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        check(fact)


def test_a_source_refuses_impossible_values() -> None:
    for start, end, quote, zekerheid in [(3, 3, "", 1.0), (5, 2, "abc", 1.0), (0, 3, "ab", 1.0), (0, 2, "ab", 1.5)]:
        with pytest.raises(SchemaError):
            Source(
                document="document/d",
                file="d.txt",
                section=None,
                page=None,
                start=start,
                end=end,
                quote=quote,
                extractor="x@1",
                zekerheid=zekerheid,
            )


def test_every_predicate_can_be_worded_from_both_ends_and_every_kind_has_its_properties() -> None:
    assert set(SCHEMA) == set(Predicate)
    assert set(PROPERTIES) == set(Kind)
    for predicate, relation in SCHEMA.items():
        assert relation.label
        assert relation.reverse
        assert relation.domain, predicate
        assert relation.range, predicate


@given(st.text(max_size=200))
def test_ids_are_safe_in_a_url_and_repeat(text: str) -> None:
    made = make_id(Kind.INTERVENTIE, text, unique=text)
    assert re.fullmatch(r"interventie/[a-z0-9-]+", made)
    assert made == make_id(Kind.INTERVENTIE, text, unique=text)
    assert kind_of(made) is Kind.INTERVENTIE
    assert len(slug(text)) <= 60


def test_an_unknown_kind_in_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="does not begin with a kind"):
        kind_of("bestaat-niet/echt-niet")
