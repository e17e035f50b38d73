"""Moving house: what is packed comes out again to the byte, and an archive with anything odd in it leaves no trace."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_edition import publish

import vindbaar
from graph.archive import ArchiveError, unpack_archive, write_archive
from graph.layout import BuildDir

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def packed(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "curation.jsonl").write_text('{"besluit": "goed"}\n')
    write_archive(edition, folder / "curation.jsonl", folder / "a.zip")
    return folder / "a.zip"


@pytest.fixture
def files(packed: Path) -> Files:
    """What is in the archive, to change."""
    with zipfile.ZipFile(packed) as source:
        return {name: source.read(name) for name in source.namelist()}


def pack(target: Path, files: Files, *, told: bool = True) -> Path:
    """An archive with these files and an index that agrees with them."""
    if told:
        index = json.loads(files["vindbaar.json"])
        index["files"] = {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
            if name != "vindbaar.json"
        }
        files = {**files, "vindbaar.json": json.dumps(index).encode()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return target


def refused(archive: Path, build: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Import the archive; it must fail with one line and leave nothing. Returns that line."""
    assert vindbaar.main(["import", str(archive), "--build-dir", str(build), "--encoder", "hash"]) == 1
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert BuildDir(build).edition() is None
    assert not list(build.glob("versions/*"))
    assert not (build / "curation.jsonl").exists()
    assert not list(build.parent.glob("*.jsonl"))
    return line


def test_everything_comes_out_as_it_went_in(edition: Path, packed: Path, tmp_path: Path) -> None:
    draft = BuildDir(tmp_path).begin()
    manifest = unpack_archive(packed, draft)
    assert manifest == json.loads((edition / "manifest.json").read_text("utf-8"))
    for part in ("facts", "text"):
        before = {path.name: path.read_bytes() for path in (edition / part).iterdir()}
        assert {path.name: path.read_bytes() for path in (draft / part).iterdir()} == before
    assert (draft / "quarantaine.jsonl").read_bytes() == (edition / "quarantaine.jsonl").read_bytes()
    assert (draft / "curation.jsonl").read_text() == '{"besluit": "goed"}\n'


def test_the_same_build_gives_the_same_bytes(edition: Path, packed: Path, tmp_path: Path) -> None:
    for path in (edition / "facts").iterdir():
        os.utime(path, (10**9, 10**9))
        path.chmod(0o600)
    write_archive(edition, packed.parent / "curation.jsonl", tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(packed) as source:
        assert source.namelist()[0] == "vindbaar.json"


def test_an_archive_that_cannot_be_written_leaves_nothing(edition: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot write"):
        write_archive(edition, tmp_path / "x", tmp_path / "nergens" / "a.zip")
    (tmp_path / "a.zip").mkdir()
    with pytest.raises(ArchiveError, match="cannot write"):
        write_archive(edition, tmp_path / "x", tmp_path / "a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    with pytest.raises(ArchiveError, match="no finished edition"):
        write_archive(BuildDir(tmp_path / "b").begin(), tmp_path / "x", tmp_path / "c.zip")


def test_import_publishes_decisions_and_all_and_export_gives_them_back(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = str(tmp_path / "b")
    assert vindbaar.main(["import", str(packed), "--build-dir", build, "--encoder", "hash"]) == 0
    assert (tmp_path / "b" / "curation.jsonl").read_text() == '{"besluit": "goed"}\n'
    # the edition keeps what it was made with
    assert (tmp_path / "b" / "current" / "curation.jsonl").read_text() == '{"besluit": "goed"}\n'
    assert vindbaar.main(["search", "respijtzorg", "--build-dir", build, "--encoder", "hash"]) == 0
    assert vindbaar.main(["export", str(tmp_path / "c.zip"), "--build-dir", build]) == 0
    with zipfile.ZipFile(packed) as one, zipfile.ZipFile(tmp_path / "c.zip") as two:
        own = {"vindbaar.json", "manifest.json"}  # which tell when it was imported
        assert one.namelist() == two.namelist()
        assert all(one.read(name) == two.read(name) for name in set(one.namelist()) - own)
    capsys.readouterr()
    (tmp_path / "b" / "curation.jsonl").write_text('{"besluit": "eigen"}\n')
    assert vindbaar.main(["import", str(packed), "--build-dir", build, "--encoder", "hash"]) == 1
    assert "--replace" in capsys.readouterr().err
    assert vindbaar.main(["import", str(packed), "--build-dir", build, "--encoder", "hash", "--replace"]) == 0
    assert (tmp_path / "b" / "current").resolve().name == "2"
    assert (tmp_path / "b" / "curation.before-import.jsonl").read_text() == '{"besluit": "eigen"}\n'


NAMES = [
    "../buiten.jsonl",
    "facts/../../buiten.jsonl",
    "/buiten.jsonl",
    "text/a/b.txt",
    "text/..",
    "text/",
    "text/a\\b.txt",
    "text/a\nb.txt",
    "C:\\buiten.jsonl",
    "facts/Hoofdletter.jsonl",
    "facts/.jsonl",
    "graph/graph.kgl",
    "vindbaar.py",
    "facts",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_has_no_place_is_refused(
    files: Files, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = pack(tmp_path / "a.zip", {**files, name: b"{}\n"})
    assert "has no place" in refused(archive, tmp_path / "b", capsys)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b"]


def _facts(files: Files) -> str:
    return next(name for name in files if name.startswith("facts/"))


def _without(name: str) -> Callable[[Files], Files]:
    return lambda files: {other: content for other, content in files.items() if other != name}


def _first_fact(change: Callable[[dict[str, Any]], None]) -> Callable[[Files], Files]:
    def make(files: Files) -> Files:
        name = _facts(files)
        lines = files[name].decode().splitlines()
        place = next(place for place, line in enumerate(lines) if line.startswith('{"node"'))
        row = json.loads(lines[place])
        change(row)
        lines[place] = json.dumps(row, ensure_ascii=False)
        return {**files, name: "\n".join(lines).encode() + b"\n"}

    return make


def _move(source: dict[str, Any], by: int) -> None:
    source.update(start=source["start"] + by, end=source["end"] + by)


def _in_index(**values: object) -> Callable[[Files], Files]:
    return lambda files: {
        **files, "vindbaar.json": json.dumps({**json.loads(files["vindbaar.json"]), **values}).encode()
    }  # fmt: skip


def _in_manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Files], Files]:
    def make(files: Files) -> Files:
        manifest = json.loads(files["manifest.json"])
        change(manifest)
        return {**files, "manifest.json": json.dumps(manifest).encode()}

    return make


ODD: list[tuple[str, Callable[[Files], Files], str]] = [
    ("no index", _without("vindbaar.json"), "no archive of Vindbaar"),
    ("no manifest", _without("manifest.json"), "no edition"),
    ("no facts", lambda files: {n: c for n, c in files.items() if not n.startswith("facts/")}, "no edition"),
    ("other form", _in_index(form=2), "its form is 2"),
    ("form as text", _in_index(form="1"), "its form is '1'"),
    ("index is a list", lambda files: {**files, "vindbaar.json": b"[]"}, "cannot be read"),
    ("index is no JSON", lambda files: {**files, "vindbaar.json": b"{"}, "cannot be read"),
    ("index goes deep", lambda files: {**files, "vindbaar.json": b"[" * 200_000}, "cannot be read"),
    ("manifest is no JSON", lambda files: {**files, "manifest.json": b"{"}, "manifest.json cannot be read"),
    ("manifest of nothing", lambda files: {**files, "manifest.json": b'{"documents": []}'}, "'version' is missing"),
    ("manifest of others", _in_manifest(lambda manifest: manifest["documents"].pop()), "not in both"),
    ("no title", _in_manifest(lambda manifest: manifest["documents"][0].pop("title")), "'title' is missing"),
    ("counts of words", _in_manifest(lambda manifest: manifest["documents"][0]["counts"].update(x="y")), "'x' is not"),
    ("no fact", lambda files: {**files, _facts(files): b'{"x": 1}\n'}, "not a fact"),
    ("fact goes deep", lambda files: {**files, _facts(files): b"[" * 200_000}, "schema"),
    ("bytes, no text", lambda files: {**files, _facts(files): b"\xff\xfe\n"}, "schema"),
    ("unknown kind", _first_fact(lambda row: row["node"].update(kind="Draak")), "Draak"),
    ("name is a number", _first_fact(lambda row: row["node"].update(name=5)), "schema"),
    ("id is a list", _first_fact(lambda row: row["node"].update(id=[])), "schema"),
    ("quote elsewhere", _first_fact(lambda row: _move(row["source"], 1)), "does not stand in"),
    ("text elsewhere", _first_fact(lambda row: row["source"].update(file="../../etc/passwd")), "no text"),
    ("text is a number", _first_fact(lambda row: row["source"].update(file=7)), "schema"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_an_archive_that_is_not_right_leaves_nothing(
    files: Files, change: Callable[[Files], Files], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = change(files)
    told = changed.get("vindbaar.json") == files["vindbaar.json"]
    assert message in refused(pack(tmp_path / "a.zip", changed, told=told), tmp_path / "b", capsys)


def test_what_was_changed_after_packing_is_seen(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = _facts(files)
    more = pack(tmp_path / "a.zip", {**files, name: files[name] + b"\n"}, told=False)
    assert "larger than" in refused(more, tmp_path / "b", capsys)
    other = pack(tmp_path / "a.zip", {**files, name: files[name][:-2] + b"]\n"}, told=False)
    assert "damaged or was changed" in refused(other, tmp_path / "b", capsys)
    less = pack(tmp_path / "a.zip", {**files, name: files[name][:-9]}, told=False)
    assert "damaged or was changed" in refused(less, tmp_path / "b", capsys)
    extra = pack(tmp_path / "a.zip", {**files, "text/extra.txt": b"x"}, told=False)
    assert "not in both" in refused(extra, tmp_path / "b", capsys)


@pytest.mark.parametrize("keep", [0, 10, 0.3, 0.7, -1])
def test_a_broken_off_archive_leaves_nothing(
    packed: Path, keep: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = packed.read_bytes()
    upto = int(len(whole) * keep) if 0 < keep < 1 else int(keep)
    (tmp_path / "a.zip").write_bytes(whole[:upto])
    assert "not a whole ZIP" in refused(tmp_path / "a.zip", tmp_path / "b", capsys)


def test_a_byte_that_fell_over_is_seen(packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as source:
        entry = max(source.infolist(), key=lambda entry: entry.compress_size)
    whole[entry.header_offset + 200] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(whole)
    refused(tmp_path / "a.zip", tmp_path / "b", capsys)


def test_the_same_name_twice_is_refused(files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = pack(tmp_path / "a.zip", files)
    with zipfile.ZipFile(archive, "a") as out, pytest.warns(UserWarning, match="Duplicate"):
        out.writestr(_facts(files), b"{}\n")
    assert "twice" in refused(archive, tmp_path / "b", capsys)


def test_a_link_and_an_encrypted_file_are_refused(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = zipfile.ZipInfo("text/link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(pack(tmp_path / "a.zip", files), "a") as out:
        out.writestr(link, "/etc/passwd")
    assert "a link or a device" in refused(tmp_path / "a.zip", tmp_path / "b", capsys)
    archive = pack(tmp_path / "c.zip", files)
    whole = bytearray(archive.read_bytes())
    central = whole.index(b"PK\x01\x02")
    whole[central + 8] |= 1
    archive.write_bytes(whole)
    assert "encrypted" in refused(archive, tmp_path / "b", capsys)


def test_a_bomb_is_refused_before_it_is_unpacked(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = pack(tmp_path / "a.zip", {**files, "text/nullen.txt": b"0" * (80 * 2**20)})
    assert archive.stat().st_size < 2**20
    assert "too much to be so" in refused(archive, tmp_path / "b", capsys)


def test_what_is_no_file_or_no_archive_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no file" in refused(tmp_path / "niets.zip", tmp_path / "b", capsys)
    (tmp_path / "tekst.zip").write_text("geen archief")
    assert "not a whole ZIP" in refused(tmp_path / "tekst.zip", tmp_path / "b", capsys)
    assert vindbaar.main(["export", str(tmp_path / "a.zip"), "--build-dir", str(tmp_path / "leeg")]) == 1
    assert "run: vindbaar build" in capsys.readouterr().err
    assert not (tmp_path / "a.zip").exists()


def test_a_failure_after_unpacking_leaves_the_edition_that_was(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = tmp_path / "b"
    arguments = ["import", str(packed), "--build-dir", str(build), "--encoder", "hash", "--replace"]
    assert vindbaar.main(arguments) == 0

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    (build / "curation.jsonl").write_text("eigen\n")
    monkeypatch.setattr(vindbaar, "index_edition", full)
    assert vindbaar.main(arguments) == 1
    assert "No space left" in capsys.readouterr().err
    assert [path.name for path in (build / "versions").iterdir()] == ["1"]
    assert (build / "curation.jsonl").read_text() == "eigen\n"
