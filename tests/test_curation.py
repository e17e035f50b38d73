"""Decisions: kept for ever, applied at each load, surviving shifted texts, reopened by a changed sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_graph import AKKOORD, akkoord

from graph.build import fingerprint, load_graph
from graph.curation import CURATION, CurationLog, Decision, DecisionError, What, fact_key, kept_apart, standing
from graph.curation_applied import Curation
from graph.model import Edge, Fact, Kind, Node, Predicate, Status, write_facts
from graph.store import GraphStore, open_store

PARTY = "organisatie/vng"


def edge(predicate: Predicate, start: str = "") -> Edge:
    return next(
        fact for fact in akkoord() if isinstance(fact, Edge) and fact.predicate is predicate and start in fact.from_id
    )


def node(thing: str) -> Node:
    return next(fact for fact in akkoord() if isinstance(fact, Node) and fact.id == thing)


def decide(what: What, fact: Fact | None = None, number: int = 0, **data: object) -> Decision:
    return Decision(
        what, "Redacteur", "reden", fact_key(fact) if fact else "", data, when="2026-01-01", id=f"d{number}"
    )


def applied(*decisions: Decision) -> list[Fact]:
    return list(Curation.of(decisions).apply(akkoord()))


def test_a_key_outlives_another_place_extractor_and_certainty_but_not_another_sentence() -> None:
    fact = edge(Predicate.VOERT_UIT)
    moved = replace(
        fact, source=replace(fact.source, start=fact.source.start + 7, end=fact.source.end + 7, zekerheid=0.2)
    )
    newer = replace(fact, source=replace(fact.source, extractor="hand@2", page=3))
    said = replace(fact, source=replace(fact.source, end=fact.source.end + 1, quote=fact.source.quote + "!"))
    assert fact_key(fact) == fact_key(moved) == fact_key(newer)
    assert fact_key(fact) != fact_key(said)
    assert len({fact_key(fact) for fact in akkoord()}) == len(akkoord())


def test_nothing_decided_changes_nothing() -> None:
    assert applied() == akkoord()


def test_an_approved_fact_is_checked_and_a_rejected_one_goes() -> None:
    does, involved = edge(Predicate.VOERT_UIT, "vng"), edge(Predicate.BETROKKEN_BIJ)
    facts = applied(decide(What.APPROVE, does), decide(What.REJECT, involved, 1))
    assert next(f for f in facts if fact_key(f) == fact_key(does)).source.status is Status.NAGEKEKEN
    assert fact_key(involved) not in {fact_key(f) for f in facts}
    assert len(facts) == len(akkoord()) - 1


def test_the_last_word_counts() -> None:
    does = edge(Predicate.VOERT_UIT, "vng")
    kept = applied(decide(What.REJECT, does), decide(What.APPROVE, does, 1))
    assert fact_key(does) in {fact_key(f) for f in kept}
    gone = applied(decide(What.APPROVE, does), decide(What.REJECT, does, 1))
    assert fact_key(does) not in {fact_key(f) for f in gone}


def test_with_a_rejected_thing_goes_what_is_said_of_it() -> None:
    facts = applied(decide(What.REJECT, node("actie/beweegaanbod")))
    named = {end for f in facts if isinstance(f, Edge) for end in (f.from_id, f.to_id)}
    assert "actie/beweegaanbod" not in named | {f.id for f in facts if isinstance(f, Node)}


def test_an_edit_gives_properties_another_value() -> None:
    action = node("actie/logeerhuizen")
    facts = applied(decide(What.EDIT, action, props={"zacht": False, "deadline_eind": None}, name="Huizen openen"))
    edited = next(f for f in facts if isinstance(f, Node) and f.id == action.id)
    assert (edited.props["zacht"], edited.props["deadline_eind"], edited.name) == (False, None, "Huizen openen")
    assert edited.props["tekst"] == action.props["tekst"]
    assert edited.source.status is Status.NAGEKEKEN


def test_merged_things_become_one_that_keeps_the_other_name() -> None:
    data = {"from": PARTY, "into": "organisatie/vws"}
    facts = applied(Decision(What.MERGE, "Redacteur", "zelfde", "", data, id="d1"))
    assert not [f for f in facts if isinstance(f, Edge) and PARTY in (f.from_id, f.to_id)]
    names = [f.props.get("aliassen") for f in facts if isinstance(f, Node) and f.id == "organisatie/vws"]
    assert any("VNG" in (name or []) for name in names)  # type: ignore[operator]
    circle = Decision(What.MERGE, "x", "", "", {"from": "organisatie/vws", "into": PARTY}, id="d2")
    assert applied(Decision(What.MERGE, "x", "", "", data, id="d1"), circle)  # and no endless loop


def test_a_split_thing_is_two_each_with_its_node_line() -> None:
    does = edge(Predicate.VOERT_UIT, "vng")
    data = {
        "from": PARTY,
        "into": "organisatie/vng-verzekeringen",
        "name": "VNG Verzekeringen",
        "facts": [fact_key(does)],
    }
    facts = applied(Decision(What.SPLIT, "Redacteur", "ander", "", data, id="d1"))
    ends = {f.from_id for f in facts if isinstance(f, Edge) and f.predicate is Predicate.VOERT_UIT}
    assert ends == {"organisatie/vng-verzekeringen", "organisatie/vws"}
    made = next(f for f in facts if isinstance(f, Node) and f.id == "organisatie/vng-verzekeringen")
    assert (made.name, made.kind) == ("VNG Verzekeringen", Kind.ORGANISATIE)
    assert any(isinstance(f, Node) and f.id == PARTY for f in facts)  # who else was meant stays


def test_an_undone_decision_no_longer_holds_and_an_undone_undo_brings_it_back() -> None:
    first = decide(What.REJECT, edge(Predicate.BETROKKEN_BIJ), 1)
    undo = Decision(What.UNDO, "Redacteur", "", "", {"decision": "d1"}, id="d2")
    again = Decision(What.UNDO, "Redacteur", "", "", {"decision": "d2"}, id="d3")
    assert standing([first, undo]) == ()
    assert standing([first, undo, again]) == (first,)
    assert applied(first, undo) == akkoord()


@pytest.mark.parametrize(
    ("what", "fact", "data", "said"),
    [
        (What.APPROVE, "", {}, "needs the key"),
        (What.MERGE, "", {"from": "wet/a"}, "needs into"),
        (What.MERGE, "", {"from": "wet/a", "into": "actie/b"}, "different kinds"),
        (What.MERGE, "", {"from": "wet/a", "into": "wet/a"}, "itself"),
        (What.MERGE, "", {"from": "onzin", "into": "wet/a"}, "kind"),
        (What.MERGE, "", {"from": "wet/a", "into": "wet/min vws"}, "white space"),
        (What.APART, "", {"one": "wet/a/", "other": "wet/b"}, "ends in"),
        (What.SPLIT, "", {"from": "wet/a", "into": "wet/", "name": "A", "facts": ["k"]}, "ends in"),
        (What.EDIT, "k", {"props": {"soort": {"a": 1}}}, "is a dict"),
        (What.EDIT, "k", {"props": {"title": "x"}}, "may not be called"),
        (What.EDIT, "k", {"props": ["soort"]}, "is a list"),
        (What.EDIT, "k", {"name": "  "}, "empty"),
        (What.JUDGE, "", {"pair": ["a", "b"], "verdict": "misschien"}, "none of"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(what: What, fact: str, data: dict[str, object], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        Decision(what, "Redacteur", "", fact, data)
    with pytest.raises(DecisionError, match="name"):
        Decision(What.APPROVE, " ", "", "abc")


def test_the_file_only_grows_and_half_a_line_harms_nothing(tmp_path: Path) -> None:
    log = CurationLog(tmp_path / CURATION)
    assert log.all() == ()
    first = log.append(Decision(What.REJECT, "Eén", "fout", "k1"))
    with log.path.open("a") as file:
        file.write('{"id": "half')
        file.write("\n")
    second = log.append(Decision(What.UNDO, "Twee", "toch goed", "", {"decision": first.id}))
    assert [one.id for one in log.all()] == [first.id, second.id]
    assert log.standing() == ()
    assert json.loads(log.path.read_text().splitlines()[0])["who"] == "Eén"
    assert first.when.endswith("+00:00")
    assert CurationLog(log.path).all() == log.all()


def test_a_line_end_of_another_kind_in_a_reason_loses_no_decision(tmp_path: Path) -> None:
    log = CurationLog(tmp_path / CURATION)
    reasons = ["zie bron\u2028regel 2", "a\u2029b", "a\x85b", "a\x0bb\x0cc\x1cd", "a\r\nb", "half \ud83d"]
    for reason in reasons:
        log.append(Decision(What.REJECT, "Eén", reason, "k1"))
    assert [one.why for one in log.all()] == reasons


ODD: list[dict[str, object]] = [
    {"who": None}, {"who": 3}, {"why": None}, {"fact": ["k"]}, {"when": 2026}, {"id": {}}, {"what": ["approve"]},
    {"data": []}, {"data": None}, {"data": "x"}, {"what": "edit", "data": {"props": [1]}},
    {"what": "edit", "data": {"props": {"soort": {"a": 1}}}}, {"what": "edit", "data": {"name": ["x"]}},
    {"what": "merge", "data": {"from": None, "into": "wet/a"}}, {"what": "undo", "data": {"decision": ["a"]}},
    {"what": "split", "data": {"from": "wet/a", "into": "wet/b", "name": "B", "facts": 3}},
    {"what": "split", "data": {"from": "wet/a", "into": "wet/b", "name": "B", "facts": [["k"]]}},
    {"what": "judge", "data": {"pair": [1, 2], "verdict": "same"}},
    {"what": "judge", "data": {"pair": ["a", "b"], "verdict": ["same"]}},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_a_line_of_somebody_else_that_is_no_decision_is_passed_over(tmp_path: Path, odd: dict[str, object]) -> None:
    log = CurationLog(tmp_path / CURATION)
    first = log.append(Decision(What.REJECT, "Eén", "fout", "k1"))
    row = json.loads(log.path.read_text(encoding="utf-8")) | {"what": "approve", "id": "vreemd"} | odd
    with log.path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    assert log.all() == (first,)
    assert Curation.of(log.all()).about == {"k1": (first,)}


@pytest.mark.parametrize("cut", [1, 20])
def test_a_decision_after_a_killed_writer_is_kept(tmp_path: Path, cut: int) -> None:
    log = CurationLog(tmp_path / CURATION)
    log.append(Decision(What.REJECT, "Eén", "fout", "k1"))
    log.path.write_bytes(log.path.read_bytes()[:-cut])
    second = log.append(Decision(What.REJECT, "Twee", "fout", "k2"))
    assert second in log.all()
    assert len(log.all()) == (2 if cut == 1 else 1)  # only the end of the line was missing, or half of it


@pytest.fixture
def graph(tmp_path: Path) -> tuple[Path, GraphStore]:
    (tmp_path / "facts").mkdir()
    write_facts(tmp_path / "facts" / f"{AKKOORD.partition('/')[2]}.jsonl", akkoord())
    return tmp_path / "facts", open_store(str(tmp_path / "graph"), write=True)


def test_a_load_applies_what_stands_beside_the_facts_and_sees_when_that_changed(graph: tuple[Path, GraphStore]) -> None:
    facts, store = graph
    involved = {
        "subject": "afspraak/respijt",
        "predicate": "BETROKKEN_BIJ",
        "id": PARTY,
        "name": "VNG",
        "unsure": False,
    }
    with store:
        load_graph(store, facts)
        assert involved in store.query("commitment_parties")
        before = fingerprint(facts)
        CurationLog(facts.parent / CURATION).append(decide(What.REJECT, edge(Predicate.BETROKKEN_BIJ)))
        assert fingerprint(facts) != before
        load_graph(store, facts, previous=facts)
        assert involved not in store.query("commitment_parties")
        # the facts themselves are the machine's, and stay as they were
        load_graph(store, facts)
        assert involved not in store.query("commitment_parties")


def test_two_things_stay_apart_until_that_is_undone_or_they_are_merged_after_all() -> None:
    apart = decide(What.APART, number=1, one="wet/b", other="wet/a")
    merge = decide(What.MERGE, number=2, **{"from": "wet/a", "into": "wet/b"})
    assert kept_apart([apart]) == {("wet/a", "wet/b")}
    assert kept_apart([merge, apart]) == {("wet/a", "wet/b")}
    assert kept_apart([apart, merge]) == frozenset()
    assert kept_apart([apart, decide(What.UNDO, number=3, decision="d1")]) == frozenset()
    assert Curation.of([merge, apart]).merged == {}
    assert Curation.of([apart, merge]).merged == {"wet/a": "wet/b"}
    with pytest.raises(DecisionError, match="different kinds"):
        decide(What.APART, one="wet/a", other="actie/b")
