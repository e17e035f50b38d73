"""The command line as a person drives it: what it prints, what it leaves behind, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import vindbaar
import web.commands
from graph.command_line import CommandError

KEURING = ROOT.parent / "shared" / "keuring" / "keuring.py"

AKKOORD = """# Akkoord over hulp in de buurt

Dit is een oefentekst over mantelzorg en respijtzorg.

## 1. Hulp voor mantelzorgers

Gemeenten regelen dat mantelzorgers in het weekend vrij kunnen nemen. Dat heet respijtzorg.

- De gemeente vertelt waar die hulp te vinden is.
- VWS betaalt in 2027 een onderzoek naar logeerzorg.

## 2. Vallen voorkomen

Wie bang is om te vallen, kan oefenen in een groep. De fysiotherapeut begeleidt dat.
"""
NIEUWS = """<!doctype html><html lang="nl"><head><title>Nieuws over eten</title></head><body><h1>Nieuws over eten</h1>
<p>Maaltijden aan huis worden gebracht door vrijwilligers uit de wijk.</p></body></html>"""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GRAPH_URL", "BUILD_DIR", "ENCODER", "PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documenten"
    folder.mkdir()
    (folder / "akkoord.md").write_text(AKKOORD, encoding="utf-8")
    (folder / "nieuws.html").write_text(NIEUWS, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> int:
    return vindbaar.main([*map(str, arguments), "--encoder", "hash"])


@pytest.fixture
def built(documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    build = tmp_path / "build"
    assert run("build", documents, "--build-dir", build) == 0
    capsys.readouterr()
    return build


def manifest(build: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def keuring(*arguments: str | Path) -> str:
    if not KEURING.is_file():
        pytest.skip("the form check is not on this machine")
    outcome = subprocess.run(
        [sys.executable, KEURING, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def test_a_build_keeps_the_public_contract(built: Path, documents: Path) -> None:
    assert "findings: none" in keuring("facts", built, documents)


def test_the_summary_names_every_document_and_counts(
    documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (documents / "kapot.pdf").write_bytes(b"%PDF-1.7\nniets")
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0
    out = capsys.readouterr().out
    assert "akkoord.md" in out
    assert "nieuws.html" in out
    assert "1 files or rows in quarantine" in out
    (row,) = [json.loads(line) for line in (tmp_path / "b" / "quarantaine.jsonl").read_text("utf-8").splitlines()]
    assert row["bestand"] == "kapot.pdf"
    assert row["reden"]
    assert row["geweigerd"] is True


def test_strict_turns_quarantine_into_a_failure_but_still_publishes(documents: Path, tmp_path: Path) -> None:
    (documents / "leeg.txt").write_text("")
    assert run("build", documents, "--build-dir", tmp_path / "b", "--strict") == 1
    assert (tmp_path / "b" / "facts" / "akkoord.jsonl").is_file()
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0


def test_nothing_to_build_is_a_failure_and_leaves_nothing_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg").mkdir()
    assert run("build", tmp_path / "leeg", "--build-dir", tmp_path / "b") == 1
    assert "no document could be built" in capsys.readouterr().err
    assert not (tmp_path / "b" / "facts").exists()


def test_an_unchanged_build_publishes_nothing_new(
    built: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = manifest(built)
    assert run("build", documents, "--build-dir", built) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert manifest(built) == before


def test_a_changed_document_gives_the_same_as_building_it_all_anew(
    built: Path, documents: Path, tmp_path: Path
) -> None:
    with (documents / "akkoord.md").open("a", encoding="utf-8") as text:
        text.write("\n## 3. Vervoer\n\nDe gemeente regelt vervoer naar de dagbesteding.\n")
    (documents / "nieuws.html").unlink()
    assert run("build", documents, "--build-dir", built) == 0
    fresh = tmp_path / "fresh"
    assert run("build", documents, "--build-dir", fresh) == 0
    for build in (built, fresh):
        assert not (build / "facts" / "nieuws.jsonl").exists()
    for path in sorted((fresh / "facts").glob("*.jsonl")):
        assert path.read_bytes() == (built / "facts" / path.name).read_bytes()
    assert manifest(built)["counts"] == manifest(fresh)["counts"]
    question = "vervoer naar de dagbesteding"
    assert answers(built, question) == answers(fresh, question)


def answers(build: Path, question: str) -> list[tuple[str, float]]:
    from search.encoder import load_encoder
    from search.engine import SearchEngine

    with SearchEngine.open(build / "index", load_encoder("hash", build)) as engine:
        return [(hit.thing, round(hit.score, 6)) for hit in engine.search(question).hits]


def test_a_document_that_suddenly_shrinks_stops_the_build(
    built: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = "".join(f"\n## {n}. Deel {n}\n\nTekst van deel {n} over mantelzorg.\n" for n in range(3, 40))
    (documents / "akkoord.md").write_text(AKKOORD + sections, encoding="utf-8")
    assert run("build", documents, "--build-dir", built) == 0
    before = manifest(built)
    (documents / "akkoord.md").write_text("# Akkoord\n\nWeg.\n", encoding="utf-8")
    assert run("build", documents, "--build-dir", built) == 1
    assert "akkoord.md suddenly gives" in capsys.readouterr().err
    assert manifest(built) == before
    assert run("build", documents, "--build-dir", built, "--accept-shrinkage") == 0
    assert manifest(built) != before


def test_the_same_file_twice_is_one_document(documents: Path, tmp_path: Path) -> None:
    shutil.copy(documents / "akkoord.md", documents / "akkoord kopie.md")
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0
    rows = [json.loads(line) for line in (tmp_path / "b" / "quarantaine.jsonl").read_text("utf-8").splitlines()]
    assert [row["gedaan"] for row in rows] == ["één keer opgenomen"]
    (documents / "akkoord kopie.md").unlink()
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0
    assert not (tmp_path / "b" / "quarantaine.jsonl").read_text("utf-8")


def test_two_files_with_one_name_both_go_in(documents: Path, tmp_path: Path) -> None:
    other = documents / "oud"
    other.mkdir()
    (other / "akkoord.md").write_text(AKKOORD.replace("weekend", "najaar"), encoding="utf-8")
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0
    assert len(list((tmp_path / "b" / "facts").glob("akkoord*.jsonl"))) == 2
    assert "findings: none" in keuring("facts", tmp_path / "b")


def test_a_folder_with_a_vocabulary_is_no_folder_with_documents(documents: Path, tmp_path: Path) -> None:
    concepts = tmp_path / "begrippen"
    concepts.mkdir()
    (concepts / "themas.csv").write_text(
        "id,voorkeursterm,synoniemen,lay,soort\nlogeren,logeerzorg,,nachtje weg,dienst\n", encoding="utf-8"
    )
    build = tmp_path / "build"
    assert run("build", documents, concepts, "--build-dir", build) == 0
    read = "".join(path.read_text(encoding="utf-8") for path in (build / "facts").glob("*.jsonl"))
    assert '"thema/logeren"' in read
    assert '"Interventie"' not in read


def test_a_question_gets_an_answer(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "vrij nemen van mantelzorg", "--build-dir", built) == 0
    assert "Hulp voor mantelzorgers" in capsys.readouterr().out
    assert run("search", "vallen", "--json", "-k", "1", "--build-dir", built) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    text = (built / "text" / hit["file"]).read_text("utf-8")
    assert "vallen" in text[hit["start"] : hit["end"]]


def test_a_batch_of_questions(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "vragen.tsv"
    batch.write_text("1\tlay\tik ben bang om te vallen\n2\trespijtzorg\n\n3\t\n", encoding="utf-8")
    assert run("search", "--batch", batch, "-k", "3", "--build-dir", built) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["1", "2", "3"]
    hits = tmp_path / "hits.jsonl"
    hits.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "3 questions" in keuring("hits", hits)


def test_a_batch_from_standard_input(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("7\tmaaltijden\u2028aan huis\n"))
    assert run("search", "--batch", "-", "--build-dir", built) == 0  # a line separator ends no line, as in a file
    assert json.loads(capsys.readouterr().out)["id"] == "7"


def test_status_tells_what_was_built(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--build-dir", built) == 0
    out = capsys.readouterr().out
    assert "kglite" in out
    assert "lopende tekst" in out


@pytest.mark.parametrize("content", ["", "[1]", '{"documents": []}'])
def test_status_says_that_a_manifest_is_damaged_and_a_build_mends_it(
    built: Path, documents: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "current" / "manifest.json").write_text(content)
    assert run("status", "--build-dir", built) == 1
    error = capsys.readouterr().err
    assert "manifest.json is damaged" in error
    assert "vindbaar build" in error
    assert error.count("\n") == 1
    assert run("build", documents, "--build-dir", built) == 0
    assert run("status", "--build-dir", built) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "bestaat-niet"], "does not exist"),
        (["status", "--build-dir", "bestaat-niet"], "run: vindbaar build"),
        (["search", "iets", "--build-dir", "bestaat-niet"], "run: vindbaar build"),
        (["serve", "--build-dir", "bestaat-niet", "--port", "8765"], "run: vindbaar build"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["vlieg"], ["serve", "--port", "x"], ["serve", "--port", "0"], ["build", "--x"]]
)
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        vindbaar.main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("arguments", [[], ["x", "-k", "0"], ["x", "--batch", "f"], [" "]])
def test_wrong_words_for_search_are_wrong_use(built: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("search", *arguments, "--build-dir", built)
    assert stopped.value.code == 2


def test_a_batch_line_that_is_no_question_costs_only_itself(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("search", "--batch", built / "niets.tsv", "--build-dir", built) == 1
    batch = tmp_path / "vragen.tsv"
    batch.write_text("geen tab\n7\tvallen\n", encoding="utf-8")
    capsys.readouterr()
    assert run("search", "--batch", batch, "--build-dir", built) == 1
    said = capsys.readouterr()
    assert "line 1" in said.err
    assert json.loads(said.out)["id"] == "7"


def test_file_names_that_cannot_be_read_and_texts_that_look_like_another(documents: Path, tmp_path: Path) -> None:
    (documents / "vreemd.txt").write_bytes("Ze betaalt € 2 miljoen vóór 2027 aan café's.\n".encode("cp1252"))
    (documents / "stam.html").write_text(NIEUWS.replace("eten", "vervoer"), encoding="utf-8")
    (documents / "stam.txt").write_text("Een stam heeft takken en bladeren.\n", encoding="utf-8")
    with open(os.fsencode(documents) + b"/latin\xe9.txt", "w") as odd:
        odd.write("Een bestand met een vreemde naam.")
    assert run("build", documents, "--build-dir", tmp_path / "b") == 0
    rows = [json.loads(line) for line in (tmp_path / "b" / "quarantaine.jsonl").read_text("utf-8").splitlines()]
    assert any("bestandsnaam" in row["reden"] for row in rows)
    text = next((tmp_path / "b" / "text").glob("vreemd*")).read_text("utf-8")
    assert "€ 2 miljoen vóór 2027 aan café's" in text
    assert "findings: none" in keuring("facts", tmp_path / "b", documents)


def test_a_build_folder_that_is_a_file_is_one_line(
    documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b").write_text("bezet")
    assert run("build", documents, "--build-dir", tmp_path / "b") == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_busy_port_is_named_with_another_to_try(built: Path, capsys: pytest.CaptureFixture[str]) -> None:

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("serve", "--build-dir", built, "--port", str(port)) == 1
    assert f"PORT={port + 1} make run" in capsys.readouterr().err


def test_a_killed_build_harms_nothing(built: Path, documents: Path) -> None:
    before = manifest(built)
    (documents / "groot.txt").write_text("Een zin over zorg. " * 200_000, encoding="utf-8")
    command = [sys.executable, ROOT / "vindbaar.py", "build", documents, "--build-dir", built, "--encoder", "hash"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ})
    try:
        _wait_for(lambda: any(built.glob("versions/*.new/facts/*")), process)
    finally:
        process.kill()
        process.wait()
    assert manifest(built) == before
    (documents / "groot.txt").unlink()
    with (documents / "akkoord.md").open("a", encoding="utf-8") as text:
        text.write("\nEen zin erbij.\n")
    assert run("build", documents, "--build-dir", built) == 0
    assert not list(built.glob("versions/*.new"))


def _wait_for(condition: object, process: subprocess.Popen[bytes]) -> None:
    import time

    for _ in range(600):
        if condition() or process.poll() is not None:  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("the build never began to write")


def test_a_command_that_is_told_to_end_cleans_up_however_it_was_started(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        assert vindbaar.main(["review", "log", "--build-dir", str(tmp_path)]) == 0
        handler = signal.getsignal(signal.SIGTERM)
        assert callable(handler)
        with pytest.raises(SystemExit) as ended:
            handler(signal.SIGTERM, None)
        assert ended.value.code == 143
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(("host", "said"), [("geen host", "is not known"), ("192.0.2.1", "cannot listen on 192.0.2.1")])
def test_a_host_that_is_not_of_this_machine_is_named_as_the_cause(host: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        web.commands._check_free(host, 8765)


def test_an_address_of_the_newer_kind_may_be_listened_on() -> None:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6) as taken:
            port = taken.getsockname()[1]
            with pytest.raises(CommandError, match=f"port {port} on ::1 is not free"):
                web.commands._check_free("::1", port)
        web.commands._check_free("::1", port)
    except OSError as error:
        pytest.skip(f"this machine has no IPv6: {error}")
