"""The command line: `vindbaar build | serve | search | status`. The only place that reads the environment.

Exit codes: 0 done; 1 it could not be done (one line on standard error says why and what to do); 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.layout import BuildBusy, BuildDir

ROOT = Path(__file__).resolve().parent
DEFAULT_PATH = ROOT / "corpus"
SHRUNK_TO = 0.5
"""A known document that suddenly yields less than this share of its facts stops the build before it is published."""
SHRINK_MATTERS_FROM = 20
"""Below this many facts a halving is ordinary editing."""


log = logging.getLogger("vindbaar")


class CommandError(Exception):
    """What was asked cannot be done; the message is the one line that the person gets to see."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
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
    except (CommandError, BuildBusy, OSError) as error:
        log.debug("failed", exc_info=True)
        print(f"vindbaar {options.command}: {_one_line(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


# --- build -----------------------------------------------------------------------------------------------------------


def build(options: argparse.Namespace) -> int:
    """Read the paths, extract, load the graph, index, check, publish."""
    from ingest.build import build_facts, manifest_documents
    from ingest.plan import plan

    started = time.monotonic()
    layout = BuildDir(options.build_dir)
    paths = options.paths or [DEFAULT_PATH]
    with layout.writing():
        vocabulary = _vocabulary_folder(options, paths)
        work = plan(paths, vocabulary)
        inputs = {"keys": work.keys(), "encoder": options.encoder, "graph": options.graph or "", "code": _code()}
        manifest = layout.manifest()
        if manifest and not options.force and all(manifest.get(name) == value for name, value in inputs.items()):
            _print_summary(manifest, layout, unchanged=True, seconds=time.monotonic() - started)
            return _verdict(options, manifest)
        draft = layout.begin()
        edition = layout.edition()
        encoder = _loading_encoder(options, layout)
        with _bar("reading") as progress:
            summary = build_facts(work, draft, previous=edition, manifest=manifest, progress=progress)
        _write_quarantine(draft, summary.quarantine)
        if not any(document.format != "csv" for document in summary.documents):
            reasons = "; ".join(f"{row.bestand}: {row.reden}" for row in summary.refused[:5])
            raise CommandError(
                f"no document could be built from {', '.join(map(str, paths))}; give a folder with TXT, Markdown, "
                f"HTML, PDF or DOCX files, or inventories. {reasons}"
            )
        if not options.accept_shrinkage:
            _check_shape(manifest, [vars_of(document) for document in summary.documents])
        counts = _load_graph(options, draft, edition, manifest, summary)
        passages = _build_index(options, encoder(), layout, draft)
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
        (draft / "manifest.json").write_text(json.dumps(built, ensure_ascii=False, indent=1), encoding="utf-8")
        layout.publish(draft)
    _print_summary(built, layout, unchanged=False, seconds=time.monotonic() - started)
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

    for folder in [*(path / VOCABULARY_FOLDER for path in paths), DEFAULT_PATH / VOCABULARY_FOLDER]:
        if folder.is_dir():
            return folder
    return None


def _code() -> dict[str, str]:
    import hashlib

    digests = {}
    for package in ("graph", "search"):
        digest = hashlib.sha256()
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".cypher"}:
                digest.update(path.read_bytes())
        digests[package] = digest.hexdigest()[:16]
    return digests


def _check_shape(manifest: Mapping[str, Any] | None, documents: Sequence[Mapping[str, Any]]) -> None:
    before = {row["slug"]: row["facts"] for row in (manifest or {}).get("documents", [])}
    for document in documents:
        was = before.get(document["slug"], 0)
        if was >= SHRINK_MATTERS_FROM and document["facts"] < was * SHRUNK_TO:
            raise CommandError(
                f"{document['source']} suddenly gives {document['facts']} facts, was {was}; nothing was published. "
                "Look at the file, or accept it with --accept-shrinkage"
            )


def _load_graph(
    options: argparse.Namespace, draft: Path, edition: Path | None, manifest: Mapping[str, Any] | None, summary: Any
) -> dict[str, int]:
    from graph.build import carry_over, load_graph

    changed: set[str] | None = {document.slug for document in summary.documents if not document.reused}
    known = {row["slug"] for row in (manifest or {}).get("documents", [])}
    gone = known - {document.slug for document in summary.documents}
    same_code = manifest is not None and manifest.get("code", {}).get("graph") == _code()["graph"]
    embedded = not options.graph
    if embedded:
        carried = bool(edition and same_code and not options.force and carry_over(edition / "graph", draft / "graph"))
    else:
        carried = same_code and manifest is not None and manifest.get("graph") == options.graph and not options.force
    if not carried:
        changed = None
    with _open_store(options, draft, write=True) as store, _bar("graph") as progress:
        load_graph(store, draft / "facts", changed=changed, gone=gone if carried else (), progress=progress)
        rows = store.query("counts_by_kind")
        health = store.health()
    if not health.ok:
        raise CommandError(f"the graph did not survive its check: {health.detail}")
    return _counts(rows)


def _counts(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {str(row["kind"]): int(row["things"]) for row in rows}


def _loading_encoder(options: argparse.Namespace, layout: BuildDir) -> Callable[[], Any]:
    """Begin to load the encoder, and what else the index needs, while documents are read; what is returned waits."""
    from concurrent.futures import ThreadPoolExecutor

    def load() -> Any:
        from search import index  # noqa: F401 - its libraries take half a second to load
        from search.compounds import dutch_words
        from search.encoder import load_encoder

        encoder = load_encoder(options.encoder, layout.path)
        dutch_words()
        return encoder

    pool = ThreadPoolExecutor(1)
    future = pool.submit(load)
    pool.shutdown(wait=False)

    def wait() -> Any:
        try:
            return future.result()
        except (ImportError, OSError, ValueError) as error:
            raise CommandError(f"the encoder {options.encoder!r} cannot be loaded: {error}") from error

    return wait


def _build_index(options: argparse.Namespace, encoder: Any, layout: BuildDir, draft: Path) -> int:
    from search.index import build_index

    with _open_store(options, draft) as store, _bar("index") as progress:
        summary = build_index(
            store,
            encoder,
            draft / "index",
            cache_dir=layout.cache,
            progress=lambda done, total: progress("", done, total),
        )
    return int(summary.passages)


def _write_quarantine(draft: Path, rows: Sequence[Any]) -> None:
    from ingest.quarantine import write_quarantine

    write_quarantine(draft / "quarantaine.jsonl", rows)


def _verdict(options: argparse.Namespace, manifest: Mapping[str, Any]) -> int:
    return 1 if options.strict and manifest["quarantined"] else 0


def _print_summary(manifest: Mapping[str, Any], layout: BuildDir, *, unchanged: bool, seconds: float) -> None:
    documents = manifest["documents"]
    if unchanged:
        print(f"nothing changed since edition {manifest['version']} of {manifest['built_at']}")
    else:
        print(f"edition {manifest['version']} published in {layout.path}")
        width = max(len(row["source"]) for row in documents)
        print(f"\n{'document':<{width}}  {'facts':>7}  {'sections':>8}  {'in facts':>8}  {'text':>5}  {'flagged':>7}")
        for row in documents:
            total = row["characters"] or 1
            facts = row["blocks"].get("feiten", 0) / total
            text = row["blocks"].get("lopende tekst", 0) / total
            print(
                f"{row['source']:<{width}}  {row['facts']:>7}  {row['counts'].get('Sectie', 0):>8}  {facts:>8.1%}  "
                f"{text:>5.0%}  {row['flagged']:>7}"
            )
        print("\n" + ", ".join(f"{count} {kind}" for kind, count in manifest["counts"].items()))
    print(
        f"{len(documents)} documents, {sum(row['facts'] for row in documents)} facts, {manifest['passages']} passages, "
        f"{manifest['flagged']} blocks flagged, {manifest['quarantined']} files or rows in quarantine "
        f"({layout.path / 'quarantaine.jsonl'}), {seconds:.1f} s"
    )


# --- serve -----------------------------------------------------------------------------------------------------------


def serve(options: argparse.Namespace) -> int:
    """Serve the portal until stopped."""
    import socket

    import uvicorn

    from web.app import create_app
    from web.edition import EditionSource

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            raise CommandError(
                f"port {options.port} on {options.host} is not free ({error.strerror}); "
                f"choose another: PORT={options.port + 1} make run, or vindbaar serve --port {options.port + 1}"
            ) from error
    if BuildDir(options.build_dir).edition() is None:
        raise CommandError(f"nothing was built in {options.build_dir} yet; run: vindbaar build")
    editions = EditionSource(options.build_dir, options.graph or None, options.encoder, credentials=_credentials())
    print(f"Vindbaar is at http://{options.host}:{options.port} (stop with Ctrl+C)", flush=True)
    # visitors' questions are health data: no access log, and no server name to strangers
    uvicorn.run(
        create_app(editions),
        host=options.host,
        port=options.port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    return 0


# --- search ----------------------------------------------------------------------------------------------------------


def search(options: argparse.Namespace) -> int:
    """Answer one question, or a file of them."""
    from search.encoder import load_encoder
    from search.engine import SearchEngine, search_batch
    from search.errors import IndexMismatch

    if bool(options.batch) == bool(options.question):
        options.wrong_use('give either a question ("…") or --batch FILE')
    if options.k < 1:
        options.wrong_use(f"-k is {options.k}; give 1 or more")
    if options.question and not " ".join(options.question).strip():
        options.wrong_use("the question is empty; type what you want to know")
    layout = BuildDir(options.build_dir)
    edition = layout.edition()
    if edition is None:
        raise CommandError(f"nothing was built in {options.build_dir} yet; run: vindbaar build")
    try:
        encoder = load_encoder(options.encoder, layout.path, threads=1)
        engine = SearchEngine.open(edition / "index", encoder)
    except (ImportError, OSError, ValueError, IndexMismatch) as error:
        raise CommandError(str(error)) from error
    if options.batch:
        return _answer_batch(search_batch, engine, options)
    results = engine.search(" ".join(options.question), k=options.k)
    if options.json:
        print(json.dumps(_results_json(results), ensure_ascii=False, indent=1))
        return 0
    if results.degraded:
        print(f"({results.degraded})\n")
    if not results.hits:
        print("Niets gevonden. Probeer een ander woord.")
    for number, hit in enumerate(results.hits, 1):
        print(f"{number}. {hit.title}  [{hit.kind.value}]  {hit.score:.3f}")
        print(f"   {hit.passage.heading}")
        print(f"   {hit.snippet.text}")
        print(f"   {hit.thing}  {hit.passage.file}:{hit.passage.start}-{hit.passage.end}\n")
    return 0


def _answer_batch(
    search_batch: Callable[..., Iterator[dict[str, Any]]], engine: Any, options: argparse.Namespace
) -> int:
    """Answer line by line; a line that is no question is named and the rest goes on."""
    wrong = 0
    for number, line in enumerate(_lines(options.batch), 1):
        try:
            for row in search_batch(engine, [line], k=options.k):
                print(json.dumps(row, ensure_ascii=False))
        except ValueError as error:
            wrong += 1
            print(f"vindbaar search: line {number}: {_one_line(error)}", file=sys.stderr)
    return 1 if wrong else 0


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        # bytes that are no UTF-8 become U+FFFD: a question with one odd sign is still a question
        text = (
            sys.stdin.buffer.read().decode("utf-8-sig", "replace") if hasattr(sys.stdin, "buffer") else sys.stdin.read()
        )
        yield from text.splitlines(keepends=True)
        return
    try:
        with Path(name).open(encoding="utf-8-sig", newline=None) as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"cannot read {name}: {error}; give a UTF-8 file with id<TAB>question") from error


def _results_json(results: Any) -> dict[str, Any]:
    return {
        "question": results.question,
        "total": results.total,
        "degraded": results.degraded or None,
        "uncertain": results.uncertain,
        "hits": [
            {
                "thing": hit.thing,
                "kind": hit.kind.value,
                "title": hit.title,
                "heading": hit.passage.heading,
                "snippet": hit.snippet.text,
                "file": hit.passage.file,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "page": hit.passage.page,
                "score": round(hit.score, 6),
                "why": list(hit.why),
            }
            for hit in results.hits
        ],
    }


# --- status ----------------------------------------------------------------------------------------------------------


def status(options: argparse.Namespace) -> int:
    """Say what was built, when, and whether store and index answer."""
    layout = BuildDir(options.build_dir)
    manifest = layout.manifest()
    edition = layout.edition()
    if manifest is None or edition is None:
        raise CommandError(f"nothing was built in {options.build_dir} yet; run: vindbaar build")
    _print_summary(manifest, layout, unchanged=False, seconds=manifest["seconds"])
    with _open_store(options, edition) as store:
        health = store.health()
    print(f"built {manifest['built_at']}; graph: {health.engine}, {health.nodes} nodes, {health.edges} edges")
    per_reason: Counter[str] = Counter()
    for row in manifest["documents"]:
        per_reason.update(row["blocks"])
    total = sum(per_reason.values()) or 1
    for reason, characters in per_reason.most_common():
        print(f"  {characters / total:6.1%}  {reason}")
    return 0 if health.ok else 1


# --- shared ----------------------------------------------------------------------------------------------------------


def _credentials() -> dict[str, str] | None:
    username, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    return {"username": username, "password": password} if username and password else None


def _open_store(options: argparse.Namespace, edition: Path, *, write: bool = False) -> Any:
    from graph.store import StoreError, open_store

    try:
        return open_store(options.graph or str(edition / "graph"), write=write, credentials=_credentials())
    except StoreError as error:
        raise CommandError(str(error)) from error


@contextmanager
def _bar(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, silence elsewhere; afterwards a line in the log."""
    from tqdm import tqdm

    bar = tqdm(desc=what, unit="", leave=False, disable=not sys.stderr.isatty(), dynamic_ncols=True)
    began = time.monotonic()

    def progress(name: str, done: int, total: int) -> None:
        bar.total = total
        bar.n = done
        bar.set_postfix_str(name[-40:])

    try:
        yield progress
    finally:
        bar.close()
        log.info("%s: %s done in %.1f s", what, bar.n, time.monotonic() - began)


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
    command.add_argument("--strict", action="store_true", help="exit 1 when anything went to quarantine")
    command.add_argument("--force", action="store_true", help="build graph and index anew, whatever changed")
    command.add_argument(
        "--accept-shrinkage", action="store_true", help="publish though a document lost half its facts"
    )
    command.set_defaults(run=build)

    command = commands.add_parser("serve", parents=[shared], help="serve the portal")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000")
    command.set_defaults(run=serve)

    command = commands.add_parser("search", parents=[shared], help="answer a question, or a file of them")
    command.add_argument("question", nargs="*", metavar="QUESTION")
    command.add_argument("-k", type=int, default=10, help="how many answers (default 10)")
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.add_argument("--batch", metavar="FILE", help="TSV lines id<TAB>[group<TAB>]question; - is standard input")
    command.set_defaults(run=search, wrong_use=command.error)

    command = commands.add_parser("status", parents=[shared], help="what was built, and does it answer")
    command.set_defaults(run=status)
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
