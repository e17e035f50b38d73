"""The console on the command line: tables a person can read and JSON a program can, and nothing a terminal obeys."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from sample_edition import publish

import vindbaar
from graph.store import Table
from graph.tables import WIDEST, as_json, as_text

MIXED = Table(("id", "wanneer", "wat"), [("een", date(2025, 1, 2), ["a", "é"]), ("twee", None, {"n": 1.5})], False)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    publish(folder)
    return folder


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRAPH_URL", raising=False)


def ask(build: Path, *arguments: str) -> int:
    return vindbaar.main(["console", *arguments, "--build-dir", str(build)])


def test_columns_stand_under_their_names() -> None:
    assert as_text(MIXED).splitlines() == [
        "id    wanneer     wat",
        "----  ----------  ----------",
        'een   2025-01-02  ["a", "é"]',
        'twee  null        {"n": 1.5}',
        "(2 rows)",
    ]
    assert as_text(Table(("x",), [(1,)], False)).endswith("(1 row)")
    assert as_text(Table(("x",), [], False)).splitlines() == ["x", "-", "(0 rows)"]
    assert as_text(Table(("x",), [(1,), (2,)], True)).endswith("(the first 2 rows; there are more)")


def test_a_cell_is_one_line_and_sends_nothing_to_the_terminal() -> None:
    shown = as_text(
        Table(("x",), [("rood\x1b[31m\u202e\nweer",), ("lang" * 100,), (["\x1b", "b"],)], False)
    ).splitlines()
    assert shown[2] == "rood\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER} weer"
    assert len(shown[3]) == WIDEST
    assert shown[3].endswith("…")
    assert "\x1b" not in "".join(shown)


def test_json_gives_everything() -> None:
    assert json.loads(as_json(MIXED)) == {
        "columns": ["id", "wanneer", "wat"],
        "rows": [["een", "2025-01-02", ["a", "é"]], ["twee", None, {"n": 1.5}]],
        "truncated": False,
    }


def test_a_question_of_the_current_edition(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(build, "MATCH (n:Actie) RETURN n.id AS id, n.tot AS tot") == 0
    assert capsys.readouterr().out.splitlines()[2] == "actie/respijtzorg  2027-12-31"


def test_a_question_from_standard_input_as_json(
    build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("MATCH (n:Ding)\nRETURN n.id AS id // alle\nORDER BY id\n"))
    assert ask(build, "-", "--json", "--rows", "3") == 0
    table = json.loads(capsys.readouterr().out)
    assert (len(table["rows"]), table["truncated"]) == (3, True)


@pytest.mark.parametrize(
    "cypher", ["MATCH (n:Ding) DETACH DELETE n", "LOAD CSV FROM 'file:///x' AS x RETURN x", "RETURN", "", "RETURN 1/0"]
)
def test_what_is_refused_is_one_line(build: Path, cypher: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(build, cypher) == 1
    seen = capsys.readouterr()
    assert (seen.out, seen.err.count("\n")) == ("", 1)


def test_a_question_without_end_is_stopped(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    endless = "MATCH (a:Ding), (b:Ding), (c:Ding), (d:Ding), (e:Ding) WHERE a.name + e.name = 'x' RETURN count(*) AS n"
    assert ask(build, endless, "--timeout", "1") == 1
    # which of the two bounds comes first depends on the machine
    assert re.search(r"longer than 1 s|more than 1,000,000 rows", capsys.readouterr().err)


@pytest.mark.parametrize("arguments", [["--rows", "0"], ["--rows", "x"], ["--timeout", "601"], ["--timeout", "-1"]])
def test_limits_have_limits(build: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        ask(build, "RETURN 1 AS x", *arguments)
    assert stopped.value.code == 2


def test_without_a_build_there_is_nothing_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path, "RETURN 1 AS x") == 1
    assert "run: vindbaar build" in capsys.readouterr().err
