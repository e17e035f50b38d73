"""Moving house: all facts of a build in one file, and that file back into a build.

The archive is a ZIP with the facts files, the texts they quote, the manifest, the quarantine report and people's
decisions; graph and index are made from these again, in whatever store. The same build gives the same bytes.

    vindbaar.json               form of the archive, and name, size and SHA-256 of everything else in it
    manifest.json               of the edition
    quarantaine.jsonl           of the edition
    facts/<slug>.jsonl          one per document
    text/<file>                 what the offsets count in
    curation.jsonl              when there is one

An archive comes from anywhere: every name, size and digest in it is checked before anything is kept.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from graph.contribution import contribution
from graph.curation import CURATION
from graph.manifest import MANIFEST, ManifestError, read_manifest
from graph.model import SchemaError, read_facts

FORM = 1
"""Goes up when an older Vindbaar could not read the archive rightly."""
INDEX = "vindbaar.json"
MOST_FILES = 50_000
MOST_BYTES = 8 * 2**30
"""Unpacked, all together."""
FREELY, MOST_TIMES = 64 * 2**20, 100
"""Above the first number of bytes, an archive may not unpack to more than this many times its own size."""
MOST_INDEX_BYTES = 32 * 2**20
_CHUNK = 2**20
_NAME = re.compile(
    r"facts/[a-z0-9][a-z0-9-]*\.jsonl|text/[^/\\]+|manifest\.json|quarantaine\.jsonl|curation\.jsonl", re.DOTALL
)
_WHEN = (1980, 1, 1, 0, 0, 0)


class ArchiveError(Exception):
    """The archive cannot be written, or must not be read; the message says why, in one line."""


def write_archive(edition: Path, curation: Path, target: Path) -> int:
    """Put the edition in `edition` and the decisions in `curation` (may be absent) in `target`; returns the number of
    files. `target` appears whole or not at all. Raises ArchiveError when it cannot be written."""
    members = {name: path for name, path in _members(edition, curation) if path.is_file()}
    if MANIFEST not in members:
        raise ArchiveError(f"{edition} is no finished edition: it has no {MANIFEST}")
    for name in members:
        if not _is_fitting(name):
            raise ArchiveError(f"{name!r} cannot go in an archive; give that file another name and build again")
    index = {
        "archive": "vindbaar",
        "form": FORM,
        "files": {name: {"bytes": path.stat().st_size, "sha256": _digest(path)} for name, path in members.items()},
    }
    beside = target.with_name(f".{target.name}.new")
    try:
        with zipfile.ZipFile(beside, "w") as out:
            out.writestr(_entry(INDEX), json.dumps(index, ensure_ascii=False, indent=1))
            for name, path in members.items():
                with path.open("rb") as source, out.open(_entry(name), "w", force_zip64=True) as entry:
                    for chunk in _chunks(source):
                        entry.write(chunk)
        beside.replace(target)
    except OSError as error:
        raise ArchiveError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
    return len(members)


def unpack_archive(archive: Path, folder: Path) -> dict[str, Any]:
    """Check everything in `archive` and unpack it in `folder`, an empty draft; returns the manifest in it.

    Raises ArchiveError when anything in it is not as it should be; what is in `folder` must then be thrown away.
    """
    with _opened(archive) as source:
        entries = _checked_entries(source)
        listed = _index(source, entries)
        for name, row in listed.items():
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            _unpack(source, entries[name], row, target)
    manifest = _manifest(folder)
    for path in sorted((folder / "facts").glob("*.jsonl")):
        _check_facts(path, folder / "text")
    return manifest


def keep_curation(draft: Path, build_dir: Path) -> None:
    """Make the decisions that came with the archive, if any, those of the build; those it had stay beside them."""
    incoming, own = draft / CURATION, build_dir / CURATION
    if not incoming.is_file():
        return
    if own.exists():
        own.replace(own.with_name("curation.before-import.jsonl"))
    shutil.copyfile(incoming, own)  # the edition keeps what it was made with


def _check_facts(path: Path, texts: Path) -> None:
    """Raise ArchiveError unless every fact keeps to the schema and quotes literally what stands in the text."""
    try:
        facts = list(read_facts(path))
        contribution(f"document/{path.stem}", facts)
        read: dict[str, str] = {}
        for source in (fact.source for fact in facts):
            if source.file not in read:
                read[source.file] = _text(texts, source.file)
            if read[source.file][source.start : source.end] != source.quote:
                raise SchemaError(f"{source.quote[:60]!r} does not stand in {source.file} at {source.start}")
    # types that JSON allows and the schema does not can fail anywhere
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ArchiveError(f"facts/{path.name} does not keep to the schema of this Vindbaar: {error}") from error


def _text(texts: Path, name: str) -> str:
    if not _is_fitting(f"text/{name}") or not (texts / name).is_file():
        raise SchemaError(f"there is no text {name[:80]!r}")
    with (texts / name).open(encoding="utf-8", newline="") as handle:
        return handle.read()


def _members(edition: Path, curation: Path) -> Iterator[tuple[str, Path]]:
    """Names in the archive and where they come from, in the order of the archive."""
    yield CURATION, curation
    for part in ("facts", "text"):
        for path in sorted((edition / part).iterdir()):
            yield f"{part}/{path.name}", path
    yield MANIFEST, edition / MANIFEST
    yield "quarantaine.jsonl", edition / "quarantaine.jsonl"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)  # always the same date, system and rights: the same build, the same bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as source:
            yield source
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArchiveError(f"{archive.name} is not a whole ZIP file: {error}") from error
    except zlib.error as error:
        raise ArchiveError(f"{archive.name} is damaged: {error}") from error
    except OSError as error:
        raise ArchiveError(f"cannot read {archive}: {error.strerror or error}") from error


def _checked_entries(source: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """The entries by name. Raises ArchiveError for any that has no place in an archive."""
    entries: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    if len(source.infolist()) > MOST_FILES:
        raise ArchiveError(f"it holds {len(source.infolist())} files; {MOST_FILES} is the most")
    for entry in source.infolist():
        name = entry.orig_filename
        if name != INDEX and not _is_fitting(name):
            raise ArchiveError(f"it holds {name[:80]!r}, which has no place in an archive of Vindbaar")
        if name.casefold() in folded:
            raise ArchiveError(f"it holds {name[:80]!r} twice")
        if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG}:
            raise ArchiveError(f"{name!r} is a link or a device, not a file")
        if entry.flag_bits & 0x1:
            raise ArchiveError(f"{name!r} is encrypted")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ArchiveError(f"{name!r} is packed in a way that archives of Vindbaar are not")
        folded.add(name.casefold())
        entries[name] = entry
    unpacked = sum(entry.file_size for entry in entries.values())
    packed = sum(entry.compress_size for entry in entries.values())
    if unpacked > min(MOST_BYTES, max(FREELY, packed * MOST_TIMES)):
        raise ArchiveError(
            f"it would become {unpacked / 2**20:.0f} MB out of {packed / 2**20:.1f} MB: too much to be so"
        )
    return entries


def _is_fitting(name: str) -> bool:
    """Whether a file may have this name: one of ours, in one of our folders."""
    last = name.rpartition("/")[2]
    return bool(_NAME.fullmatch(name)) and last.isprintable() and last not in {".", ".."} and len(last.encode()) <= 255


def _index(source: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> dict[str, Any]:
    """What the archive says of its files. Raises ArchiveError when it does not agree with what is in it."""
    if INDEX not in entries:
        raise ArchiveError(f"it has no {INDEX}: this is no archive of Vindbaar")
    if entries[INDEX].file_size > MOST_INDEX_BYTES:
        raise ArchiveError(f"its {INDEX} is too large")
    try:
        with source.open(entries[INDEX]) as handle:
            index = json.loads(handle.read(MOST_INDEX_BYTES))
        form, files = index["form"], index["files"]
        known = {name: (int(row["bytes"]), str(row["sha256"])) for name, row in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ArchiveError(f"its {INDEX} cannot be read: {error}") from error
    if form != FORM:
        raise ArchiveError(f"its form is {form!r}, and this Vindbaar reads {FORM}; export it again with this version")
    if known.keys() != entries.keys() - {INDEX}:
        other = sorted(known.keys() ^ (entries.keys() - {INDEX}))[0]
        raise ArchiveError(f"{other!r} is in the archive or in its {INDEX}, not in both")
    if MANIFEST not in known or not any(name.startswith("facts/") for name in known):
        raise ArchiveError("it holds no edition: facts or manifest are missing")
    return known


def _unpack(source: zipfile.ZipFile, entry: zipfile.ZipInfo, listed: tuple[int, str], target: Path) -> None:
    """Write one file, never more of it than was said, and check that it is what was packed."""
    size, digest = listed
    seen, found = 0, hashlib.sha256()
    with source.open(entry) as packed, target.open("xb") as out:
        for chunk in _chunks(packed):
            seen += len(chunk)
            if seen > size:
                raise ArchiveError(f"{entry.filename!r} is larger than the {size} bytes it should be")
            found.update(chunk)
            out.write(chunk)
    if seen != size or found.hexdigest() != digest:
        raise ArchiveError(f"{entry.filename!r} is not what was packed: the archive is damaged or was changed")


def _manifest(folder: Path) -> dict[str, Any]:
    """The manifest that was unpacked, when it tells of the same documents as the facts."""
    try:
        manifest = read_manifest(folder)
    except ManifestError as error:
        raise ArchiveError(f"its {MANIFEST} cannot be read: {error.__cause__}") from error
    slugs = {row["slug"] for row in manifest["documents"]}
    facts = {found.stem for found in (folder / "facts").glob("*.jsonl")}
    if slugs != facts:
        raise ArchiveError(f"{sorted(slugs ^ facts)[0]!r} is in its {MANIFEST} or among its facts, not in both")
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk
