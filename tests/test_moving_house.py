"""Build, serve, export and import with Neo4j in the place of the embedded store: nobody sees the difference."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from conftest import ROOT
from neo4j_server import Server
from sample_edition import akkoord, inventaris, publish
from starlette.testclient import TestClient

import vindbaar
from graph import build as graph_build
from graph.archive import unpack_archive, write_archive
from graph.build import load_graph
from graph.contribution import Contribution
from graph.curation import CURATION, CurationLog, Decision, What, fact_key
from graph.layout import BuildDir
from graph.model import Edge, Node, Predicate, read_facts
from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from web.app import create_app
from web.edition import EditionSource

pytestmark = pytest.mark.xdist_group("neo4j")

AKKOORD = """# Akkoord over hulp in de buurt

## 1. Hulp voor mantelzorgers

Gemeenten regelen dat mantelzorgers in het weekend vrij kunnen nemen. Dat heet respijtzorg.
De VNG maakt in 2027 een handreiking voor gemeenten.
"""
VISIE = """# Visie op vallen

## Oefenen

Wie bang is om te vallen, kan oefenen in een groep. De VNG vertelt waar dat kan.
"""
BEGRIPPEN = """id,voorkeursterm,synoniemen,afkortingen,verborgen,lay,breder,dubbelzinnig,soort,toelichting,bron
vng,Vereniging van Nederlandse Gemeenten,,VNG,,,,,organisatie,"Vereniging van gemeenten.",proef
"""


def twins(build: Path, graph: str | None, server: Server, ids: Iterable[str]) -> dict[str, Any]:
    """`/{id}.json` of every thing, as the portal gives it."""
    editions = EditionSource(build, graph, "hash", credentials=server.credentials)
    with TestClient(create_app(editions)) as client:
        answers = {thing: client.get(f"/{thing}.json") for thing in ids}
        pages = {thing: client.get(f"/{thing}").text for thing in ids}
    editions.close()
    assert {answer.status_code for answer in answers.values()} == {200}
    return {"json": {thing: answer.content for thing, answer in answers.items()}, "pages": pages}


def all_ids(build: Path) -> list[str]:
    facts = (fact for path in (build / "facts").glob("*.jsonl") for fact in read_facts(path))
    return sorted({fact.id for fact in facts if isinstance(fact, Node)})


def decide(build: Path) -> str:
    """As an editor does: another name for one thing, wherever it is described, and one relation rejected. Returns the
    thing."""
    log, named = CurationLog(build / CURATION), "organisatie/voorbeeldministerie"
    facts = [fact for written in (akkoord(), inventaris()) for fact in written.facts]
    for fact in facts:
        if isinstance(fact, Node) and fact.id == named:
            log.append(Decision(What.EDIT, "Redacteur", "zo heet het nu", fact_key(fact), {"name": "Zoals besloten"}))
    wrong = next(fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.VOERT_UIT)
    log.append(Decision(What.REJECT, "Redacteur", "dat staat er niet", fact_key(wrong)))
    return named


@pytest.mark.parametrize("decided", [False, True], ids=["as the machine read it", "with decisions of an editor"])
def test_after_moving_house_every_thing_has_the_same_address_and_answer(
    neo4j_server: Server, tmp_path: Path, decided: bool
) -> None:
    old, new = BuildDir(tmp_path / "old"), BuildDir(tmp_path / "new")
    named = decide(old.path) if decided else None
    publish(old.path)
    write_archive(old.path / "current", old.path / CURATION, tmp_path / "a.zip")
    neo4j_server.empty()
    with new.drafting() as draft:
        unpack_archive(tmp_path / "a.zip", draft)
        with open_store(neo4j_server.url, credentials=neo4j_server.credentials) as store:
            load_graph(store, draft / "facts")
        new.publish(draft)
    ids = all_ids(old.path)
    assert len(ids) > 30
    before = twins(old.path, None, neo4j_server, ids)
    assert twins(new.path, neo4j_server.url, neo4j_server, ids) == before
    if named:
        assert json.loads(before["json"][named])["name"] == "Zoals besloten"
    assert not (new.path / "current" / "graph").exists()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documenten"
    (folder / "begrippen").mkdir(parents=True)
    (folder / "akkoord.md").write_text(AKKOORD, encoding="utf-8")
    (folder / "visie.md").write_text(VISIE, encoding="utf-8")
    (folder / "begrippen" / "organisaties.csv").write_text(BEGRIPPEN, encoding="utf-8")
    return folder


@pytest.fixture
def neo4j(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    neo4j_server.empty()
    for name in ("GRAPH_URL", "BUILD_DIR", "ENCODER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.credentials["username"])
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.credentials["password"])
    return neo4j_server


def run(*arguments: str | Path) -> int:
    return vindbaar.main([*map(str, arguments), "--encoder", "hash"])


def same_as_embedded(documents: Path, build: Path, server: Server) -> None:
    """What Neo4j shows is what a fresh embedded build of the same documents shows."""
    fresh = build.with_name("fresh")
    assert run("build", documents, "--build-dir", fresh, "--force") == 0
    ids = all_ids(fresh)
    assert twins(build, server.url, server, ids) == twins(fresh, None, server, ids)
    size = server.run("MATCH (n:Ding) RETURN count(n) AS n")[0]["n"]
    assert size == len(ids)


def test_build_change_break_off_and_repair(
    neo4j: Server, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = tmp_path / "build"
    arguments = ("build", documents, "--build-dir", build, "--graph", neo4j.url)
    assert run(*arguments) == 0
    same_as_embedded(documents, build, neo4j)
    capsys.readouterr()
    assert run(*arguments) == 0
    assert "nothing changed" in capsys.readouterr().out

    (documents / "visie.md").unlink()  # a document less
    (documents / "akkoord.md").write_text(AKKOORD.replace("weekend", "najaar"), encoding="utf-8")
    assert run(*arguments) == 0
    same_as_embedded(documents, build, neo4j)
    assert neo4j.run("MATCH (s:Bron {id: 'document/visie'}) RETURN s.id") == []

    (documents / "visie.md").write_text(VISIE, encoding="utf-8")  # it comes back, and that load is broken off
    (documents / "akkoord.md").write_text(AKKOORD, encoding="utf-8")
    monkeypatch.setattr(graph_build, "GROUP_BYTES", 1)
    whole = Neo4jStore.replace_documents

    def until_the_vision(groups: Iterable[Contribution]) -> Iterator[Contribution]:
        for new in groups:
            if "document/visie" in new.documents:
                raise KeyboardInterrupt
            yield new

    def replace_documents(self: Neo4jStore, groups: Iterable[Contribution]) -> None:
        whole(self, until_the_vision(groups))

    with monkeypatch.context() as broken:
        broken.setattr(Neo4jStore, "replace_documents", replace_documents)
        assert run(*arguments) == 130
    (documents / "visie.md").unlink()  # what the published edition was made from
    (documents / "akkoord.md").write_text(AKKOORD.replace("weekend", "najaar"), encoding="utf-8")
    capsys.readouterr()
    assert run(*arguments) == 0
    assert "nothing changed" not in capsys.readouterr().out
    same_as_embedded(documents, build, neo4j)

    neo4j.empty()  # somebody else's doing
    assert run(*arguments) == 0
    same_as_embedded(documents, build, neo4j)


def test_import_console_and_status_against_neo4j(
    neo4j: Server, documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, server = tmp_path / "laptop", tmp_path / "server"
    assert run("build", documents, "--build-dir", laptop) == 0
    assert run("export", tmp_path / "a.zip", "--build-dir", laptop) == 0
    assert run("import", tmp_path / "a.zip", "--build-dir", server, "--graph", neo4j.url) == 0
    ids = all_ids(laptop)
    assert twins(server, neo4j.url, neo4j, ids) == twins(laptop, None, neo4j, ids)
    capsys.readouterr()
    question = "MATCH (n:Ding) RETURN n.id AS id ORDER BY id"
    assert run("console", question, "--json", "--graph", neo4j.url, "--build-dir", tmp_path / "geen") == 0
    over_bolt = json.loads(capsys.readouterr().out)
    assert run("console", question, "--json", "--build-dir", laptop) == 0
    assert json.loads(capsys.readouterr().out) == over_bolt
    assert [row[0] for row in over_bolt["rows"]] == ids
    assert run("status", "--build-dir", server, "--graph", neo4j.url) == 0
    assert "Neo4j 5." in capsys.readouterr().out
    assert run("console", "SHOW USERS", "--graph", neo4j.url, "--build-dir", server) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_server_that_does_not_answer_is_one_line(
    documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = tmp_path / "build"
    assert run("build", documents, "--build-dir", build, "--graph", "bolt://127.0.0.1:9") == 1
    error = capsys.readouterr().err
    assert "no Neo4j answers" in error
    assert error.count("\n") == 1
    assert BuildDir(build).edition() is None


@contextmanager
def served(build: Path, graph: str) -> Iterator[str]:
    """The address of a portal that `vindbaar serve` opened in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, str(ROOT / "vindbaar.py"), "serve", "--build-dir", str(build), "--graph", graph]
    process = subprocess.Popen([*command, "--port", port, "--encoder", "hash"], stdout=subprocess.PIPE)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=60)


def until(address: str, status: int) -> bytes:
    """Ask until it answers with this status; returns what it says."""
    seen: object = None
    for _ in range(300):
        try:
            with urlopen(address, timeout=60) as answer:
                seen, body = answer.status, answer.read()
        except HTTPError as error:
            seen, body = error.code, error.read()
        except OSError as error:
            seen, body = error, b""
        if seen == status:
            return bytes(body)
        assert seen not in {404, 500}, f"{address} answered {seen}"
        time.sleep(0.2)
    raise AssertionError(f"{address} never answered {status}, at last {seen}")


def test_serving_from_neo4j_that_goes_away_and_comes_back(neo4j: Server, documents: Path, tmp_path: Path) -> None:
    build, address = tmp_path / "build", neo4j.url.replace("bolt://", "neo4j://")
    assert run("build", documents, "--build-dir", build, "--graph", address) == 0
    thing = "organisatie/vng"
    with served(build, address) as portal:
        health = json.loads(until(f"{portal}/healthz", 200))
        assert health["graph"]["engine"].startswith("Neo4j 5.")
        assert health["graph"]["nodes"] == len(all_ids(build))
        before = until(f"{portal}/{thing}.json", 200)
        assert before == twins(build, address, neo4j, [thing])["json"][thing]
        neo4j.stop()
        try:
            assert "no Neo4j answers" in json.loads(until(f"{portal}/healthz", 503))["graph"]["detail"]
            assert b"Traceback" not in until(f"{portal}/{thing}", 503)
        finally:
            neo4j.start()
        until(f"{portal}/healthz", 200)
        assert until(f"{portal}/{thing}.json", 200) == before
