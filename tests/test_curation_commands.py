"""`vindbaar review`: what waits, what was decided, and that a build holds to it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_graph import akkoord

import vindbaar
from graph.curation import CURATION, CurationLog, Decision, What, fact_key, kept_apart
from graph.model import Kind, Node, Status, read_facts, write_facts
from graph.review import find, uncertain, undecided
from graph.store import open_store

TEXT = """# Akkoord over wonen

## Afspraken

1. De gemeente Voorbeeldstad opent uiterlijk in 2027 een loket voor wonen en zorg.
2. Men kijkt of het misschien anders kan.
"""


@pytest.fixture
def build(tmp_path: Path) -> list[str]:
    """Options of a build of one small document; it is there."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "akkoord.md").write_text(TEXT, encoding="utf-8")
    options = ["--build-dir", str(tmp_path / "build"), "--encoder", "hash"]
    assert vindbaar.main(["build", str(tmp_path / "in"), *options]) == 0
    return options


def run(arguments: list[str], build: list[str]) -> int:
    return vindbaar.main(["review", *arguments, *build])


def actions(build: list[str]) -> list[str]:
    with open_store(str(Path(build[1]) / "current" / "graph")) as store:
        return [row["name"] for row in store.query("by_kind", kind="Actie")]


def key_of_an_action(build: list[str]) -> str:
    facts = read_facts(Path(build[1]) / "facts" / "akkoord.jsonl")
    return next(fact_key(fact) for fact in facts if isinstance(fact, Node) and fact.kind is Kind.ACTIE)


def test_a_rejected_fact_is_gone_after_the_next_build_and_back_after_undo(
    build: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = actions(build)
    assert before
    assert run(["reject", key_of_an_action(build), "--who", "Ans", "--why", "staat er niet"], build) == 0
    assert actions(build) == before  # until the next build
    again = ["build", str(tmp_path / "in"), *build]
    assert vindbaar.main(again) == 0
    assert len(actions(build)) == len(before) - 1
    assert vindbaar.main([*again, "--force"]) == 0  # a rebuild from nothing keeps it so
    assert len(actions(build)) == len(before) - 1
    capsys.readouterr()
    assert run(["log"], build) == 0
    line = capsys.readouterr().out
    assert "Ans  reject" in line
    assert "staat er niet" in line
    assert run(["undo", line.split()[0], "--who", "Ans"], build) == 0
    assert vindbaar.main(again) == 0
    assert actions(build) == before
    assert len((tmp_path / "build" / CURATION).read_text().splitlines()) == 2  # nothing was taken out of the file


def test_the_queue_holds_what_is_uncertain_until_somebody_decides(tmp_path: Path) -> None:
    doubted = [
        replace(fact, source=replace(fact.source, zekerheid=0.3 + 0.1 * number))
        for number, fact in enumerate(fact for fact in akkoord() if isinstance(fact, Node) and fact.kind is Kind.ACTIE)
    ]
    checked = replace(doubted[0], id="actie/nagekeken", source=replace(doubted[0].source, status=Status.NAGEKEKEN))
    write_facts(tmp_path / "akkoord.jsonl", [*akkoord(), *doubted, checked])
    waiting = undecided(uncertain(tmp_path), [])
    assert [one.fact for one in waiting] == doubted  # least certain first; what is sure or checked is not there
    assert waiting[0].claim == f"Actie: {doubted[0].name}"
    decided = Decision(What.APPROVE, "Ans", "", waiting[0].key)
    assert [one.key for one in undecided(uncertain(tmp_path), [decided])] == [one.key for one in waiting[1:]]
    assert find(tmp_path, waiting[1].key) is not None
    assert find(tmp_path, "niets") is None


def test_the_list_is_json_when_asked(build: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["list", "--json", "-n", "1"], build) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["facts"]) == min(1, answer["waiting"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["approve", "bestaat-niet"], "there is no fact"),
        (["undo", "bestaat-niet"], "there is no decision"),
        (["merge", "wet/a", "actie/b"], "different kinds"),
        (["merge", "organisatie/gemeente-voorbeeldstad", "organisatie/bestaat-niet"], "'organisatie/bestaat-niet'"),
        (["edit", "x", "--props", "geen json"], "there is no fact"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    build: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments, build) == 1
    assert said in capsys.readouterr().err
    assert not (Path(build[1]) / CURATION).exists()


def test_an_action_that_lacks_something_is_wrong_use(build: list[str]) -> None:
    for arguments in (["merge", "wet/a"], ["approve"], ["dans"]):
        with pytest.raises(SystemExit) as stopped:
            run(arguments, build)
        assert stopped.value.code == 2


def test_two_things_are_kept_apart_from_the_command_line(tmp_path: Path) -> None:
    build = ["--build-dir", str(tmp_path)]
    assert run(["apart", "interventie/a", "interventie/b", "--who", "Ans", "--why", "twee uitgevers"], build) == 0
    assert kept_apart(CurationLog(tmp_path / CURATION).all()) == {("interventie/a", "interventie/b")}
    assert run(["undo", CurationLog(tmp_path / CURATION).all()[0].id, "--who", "Ans"], build) == 0
    assert kept_apart(CurationLog(tmp_path / CURATION).all()) == frozenset()


def test_a_build_that_a_decision_breaks_says_so_in_one_line_and_leaves_no_draft(
    build: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    too_large = {"props": {"budget": 10**30}}
    log = CurationLog(tmp_path / "build" / CURATION)
    kept = log.append(Decision(What.EDIT, "Ans", "", key_of_an_action(build), too_large))
    again = ["build", str(tmp_path / "in"), *build]
    capsys.readouterr()
    assert vindbaar.main(again) == 1
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "more than 64 bits" in line]
    assert "vindbaar review undo" in line
    assert sorted(path.name for path in (tmp_path / "build" / "versions").iterdir()) == ["1"]
    assert run(["undo", kept.id, "--who", "Ans"], build) == 0
    assert vindbaar.main(again) == 0
