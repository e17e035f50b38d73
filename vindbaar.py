"""The command line: `vindbaar build` and `import`, and the commands of every package (`<package>/commands.py`).

The environment is read where commands start, here and there, and nowhere else.
Exit codes: 0 done; 1 it could not be done (one line on standard error says why and what to do); 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import logging
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import graph.commands
import ingest.commands
import search.commands
import web.commands
from graph.command_line import CommandError, one_line, progress_bar
from graph.commands import holds_edition, load_edition
from graph.curation import CURATION, CurationLog, kept_apart
from graph.layout import BuildBusy, BuildDir
from graph.manifest import write_manifest
from graph.model import SchemaError
from graph.store import StoreError
from graph.summary import print_summary
from search.commands import index_edition, loading_encoder

ROOT = Path(__file__).resolve().parent
DEFAULT_PATH = ROOT / "corpus"
SHRUNK_TO = 0.5
"""A known document that suddenly yields less than this share of its facts stops the build before it is published."""
SHRINK_MATTERS_FROM = 20
"""Below this many facts a halving is ordinary editing."""
GARBAGE_AFTER = 400_000
"""New objects before Python looks for cycles: a build makes millions of objects and few cycles, and looking for them
every 700 objects took a tenth of its time."""


log = logging.getLogger("vindbaar")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. SIGTERM ends it as an error does: drafts and helping processes go too."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parser = _parser()
    options = parser.parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO if options.verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    try:
        return int(options.run(options))
    except BrokenPipeError:  # `vindbaar search … | head`
        sys.stderr.close()
        return 1
    except (CommandError, BuildBusy, StoreError, SchemaError, OSError) as error:
        log.debug("failed", exc_info=True)
        print(f"vindbaar {options.command}: {one_line(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


# --- build -----------------------------------------------------------------------------------------------------------


def build(options: argparse.Namespace) -> int:
    """Read the paths, extract, load the graph, index, check, publish."""
    from ingest.plan import plan, statuses_hold
    from ingest.reading_ahead import ReadingAhead

    started = time.monotonic()
    gc.set_threshold(GARBAGE_AFTER)
    layout = BuildDir(options.build_dir)
    paths = options.paths or [DEFAULT_PATH]
    with layout.writing(), ExitStack() as stack:
        vocabulary = _vocabulary_folder(options, paths)
        work = plan(paths, vocabulary, day=options.day)
        inputs = {"keys": work.keys(), **_made_with(options)}
        manifest = layout.manifest()
        same = manifest and not options.force and all(manifest.get(name) == value for name, value in inputs.items())
        if manifest and same and statuses_hold(manifest, work.day) and holds_edition(options, layout.edition()):
            print_summary(manifest, layout, unchanged=True, seconds=time.monotonic() - started)
            return _verdict(options, manifest)
        draft = stack.enter_context(layout.drafting())
        edition = layout.edition()
        with ReadingAhead(work.to_read(manifest)) as ahead, progress_bar("reading") as progress:
            from ingest.build import build_facts, manifest_documents  # loads while the first file is parsed

            encoder = stack.enter_context(loading_encoder(options, layout))  # loads while facts are extracted
            apart = kept_apart(CurationLog(layout.path / CURATION).all())
            summary = build_facts(
                work, draft, previous=edition, manifest=manifest, progress=progress, apart=apart, read=ahead.read
            )
        _write_quarantine(draft, summary.quarantine)
        if not any(document.format != "csv" for document in summary.documents):
            reasons = "; ".join(f"{row.bestand}: {row.reden}" for row in summary.refused[:5])
            raise CommandError(
                f"no document could be built from {', '.join(map(str, paths))}; give a folder with TXT, Markdown, "
                f"HTML, PDF or DOCX files, or inventories. {reasons}"
            )
        if not options.accept_shrinkage:
            _check_shape(manifest, [vars_of(document) for document in summary.documents])
        if (layout.path / CURATION).is_file():
            shutil.copyfile(layout.path / CURATION, draft / CURATION)  # what this edition was made with
        made_by = {} if manifest is None or options.force else manifest.get("code", {})
        same_code = {package: made_by.get(package) == digest for package, digest in inputs["code"].items()}
        counts = load_edition(options, draft, previous=edition if same_code["graph"] else None)
        passages = index_edition(options, encoder(), layout, draft, previous=edition if same_code["search"] else None)
        built = {
            "version": draft.with_suffix("").name,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - started, 1),
            **inputs,
            **manifest_documents(summary, work),
            "counts": counts,
            "passages": passages,
            "flagged": sum(document.flagged for document in summary.documents),
        }
        write_manifest(draft, built)
        layout.publish(draft)
    print_summary(built, layout, unchanged=False, seconds=time.monotonic() - started)
    return _verdict(options, built)


def vars_of(document: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass as a dict."""
    return {name: getattr(document, name) for name in document.__slots__}


def _vocabulary_folder(options: argparse.Namespace, paths: Sequence[Path]) -> Path | None:
    if options.vocabulary:
        if not Path(options.vocabulary).is_dir():
            raise CommandError(f"--vocabulary {options.vocabulary} is no folder; give one with concept CSVs")
        return Path(options.vocabulary)
    from ingest.plan import VOCABULARY_FOLDER

    given = (path if path.resolve().name == VOCABULARY_FOLDER else path / VOCABULARY_FOLDER for path in paths)
    for folder in [*given, DEFAULT_PATH / VOCABULARY_FOLDER]:
        if folder.is_dir():
            return folder
    return None


def _check_shape(manifest: Mapping[str, Any] | None, documents: Sequence[Mapping[str, Any]]) -> None:
    before = {row["slug"]: row["facts"] for row in (manifest or {}).get("documents", [])}
    for document in documents:
        was = before.get(document["slug"], 0)
        if was >= SHRINK_MATTERS_FROM and document["facts"] < was * SHRUNK_TO:
            raise CommandError(
                f"{document['source']} suddenly gives {document['facts']} facts, was {was}; nothing was published. "
                "Look at the file, or accept it with --accept-shrinkage"
            )


def _write_quarantine(draft: Path, rows: Sequence[Any]) -> None:
    from ingest.quarantine import write_quarantine

    write_quarantine(draft / "quarantaine.jsonl", rows)


def _verdict(options: argparse.Namespace, manifest: Mapping[str, Any]) -> int:
    return 1 if options.strict and manifest["quarantined"] else 0


# --- import ----------------------------------------------------------------------------------------------------------


def import_archive(options: argparse.Namespace) -> int:
    """Publish what another build exported as an edition of this one."""
    from graph.archive import ArchiveError, keep_curation, unpack_archive

    started = time.monotonic()
    layout = BuildDir(options.build_dir)
    if not options.file.is_file():
        raise CommandError(f"there is no file {options.file}; make one with: vindbaar export FILE")
    with layout.writing():
        if not options.replace and (layout.edition() is not None or (layout.path / CURATION).exists()):
            raise CommandError(
                f"{layout.path} holds an edition or decisions; take an empty --build-dir, or put this on top: --replace"
            )
        with layout.drafting() as draft, ExitStack() as stack:
            try:
                manifest = unpack_archive(options.file, draft)
            except ArchiveError as error:
                raise CommandError(f"{options.file.name} was not imported: {error}") from error
            encoder = stack.enter_context(loading_encoder(options, layout))
            built = {
                **manifest,
                "version": draft.with_suffix("").name,
                "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
                **_made_with(options),
                "counts": load_edition(options, draft),
                "passages": index_edition(options, encoder(), layout, draft),
                "seconds": round(time.monotonic() - started, 1),
            }
            keep_curation(draft, layout.path)
            write_manifest(draft, built)
            layout.publish(draft)
    print_summary(built, layout, unchanged=False, seconds=time.monotonic() - started)
    return 0


# --- shared ----------------------------------------------------------------------------------------------------------


def _made_with(options: argparse.Namespace) -> dict[str, Any]:
    """What decides, besides the documents, what becomes of them: when it changes, a build is made anew."""
    decided = options.build_dir / CURATION
    curation = hashlib.sha256(decided.read_bytes()).hexdigest()[:16] if decided.is_file() else ""
    return {"encoder": options.encoder, "graph": options.graph or "", "code": _code(), "curation": curation}


def _code() -> dict[str, str]:
    digests = {}
    for package in ("graph", "search"):
        digest = hashlib.sha256()
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".cypher"}:
                digest.update(path.read_bytes())
        digests[package] = digest.hexdigest()[:16]
    return digests


# --- options and commands ---------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--build-dir",
        type=Path,
        default=Path(os.environ.get("BUILD_DIR") or "build"),
        help="where the build lives (default: BUILD_DIR or build/)",
    )
    shared.add_argument(
        "--graph",
        metavar="URL",
        default=os.environ.get("GRAPH_URL") or None,
        help="neo4j:// or bolt:// address (default: GRAPH_URL or the embedded store of the build)",
    )
    shared.add_argument(
        "--encoder",
        default=os.environ.get("ENCODER") or "bundled",
        help="'bundled', or the name or folder of a sentence-transformers model (default: ENCODER or bundled)",
    )
    shared.add_argument("-v", "--verbose", action="store_true", help="log what happens, and tracebacks")
    parser = argparse.ArgumentParser(prog="vindbaar", description="Makes suitable care findable.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = commands.add_parser("build", parents=[shared], help="read documents, build graph and index, publish")
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: corpus/)")
    command.add_argument(
        "--vocabulary", metavar="DIR", help="folder with concept CSVs (default: PATH/begrippen, corpus/)"
    )
    command.add_argument(
        "--day",
        type=date.fromisoformat,
        metavar="DATE",
        help="day that review dates are compared with (default: today)",
    )
    command.add_argument("--strict", action="store_true", help="exit 1 when anything went to quarantine")
    command.add_argument("--force", action="store_true", help="build graph and index anew, whatever changed")
    command.add_argument(
        "--accept-shrinkage", action="store_true", help="publish though a document lost half its facts"
    )
    command.set_defaults(run=build)

    command = commands.add_parser("import", parents=[shared], help="build graph and index from an exported file")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--replace", action="store_true", help="also where an edition is: this one follows it")
    command.set_defaults(run=import_archive)

    for package in (graph.commands, ingest.commands, search.commands, web.commands):
        package.add(commands, shared)
    return parser


if __name__ == "__main__":
    sys.exit(main())
