"""Commands about the graph: `status`, `console`, `export`; and how a build loads it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import graph.review_commands
from graph.command_line import CommandError, Commands, graph_of, progress_bar, published_edition
from graph.layout import BuildDir
from graph.manifest import ManifestError, read_manifest
from graph.summary import print_accounting, print_summary


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("status", parents=[shared], help="what was built, and does it answer")
    command.set_defaults(run=status)

    command = commands.add_parser("console", parents=[shared], help="ask the graph a reading question in Cypher")
    command.add_argument("cypher", metavar="QUERY", help="one Cypher query that reads; - is standard input")
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.add_argument("--rows", type=_within(1, 100_000), default=1000, help="rows at most (default 1000)")
    command.add_argument("--timeout", type=_within(1, 600), default=5, help="seconds at most (default 5)")
    command.set_defaults(run=console)

    graph.review_commands.add(commands, shared)

    command = commands.add_parser("export", parents=[shared], help="put facts, texts and decisions in one file")
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=export)


def status(options: argparse.Namespace) -> int:
    """Say what was built, when, and whether store and index answer."""
    layout = BuildDir(options.build_dir)
    edition = published_edition(options)
    try:
        manifest = read_manifest(edition)
    except ManifestError as error:
        raise CommandError(f"{error}; make the edition anew: vindbaar build") from error
    print_summary(manifest, layout, unchanged=False, seconds=manifest["seconds"])
    with graph_of(options, edition) as store:
        health = store.health()
    print(f"built {manifest['built_at']}; graph: {health.engine}, {health.nodes} nodes, {health.edges} edges")
    print_accounting(manifest)
    return 0 if health.ok else 1


def console(options: argparse.Namespace) -> int:
    """Ask the graph a reading question in Cypher."""
    from graph.tables import as_json, as_text

    cypher = sys.stdin.read() if options.cypher == "-" else options.cypher
    # where --graph tells where the graph is, nothing need have been built here
    edition = options.build_dir if options.graph else published_edition(options)
    with graph_of(options, edition) as store:
        table = store.console(cypher, timeout_s=options.timeout, max_rows=options.rows)
    print(as_json(table) if options.json else as_text(table))
    return 0


def export(options: argparse.Namespace) -> int:
    """Put the whole graph, as facts, in one file."""
    from graph.archive import ArchiveError, write_archive
    from graph.curation import CURATION

    edition = published_edition(options)
    try:
        files = write_archive(edition, options.build_dir / CURATION, options.file)
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    print(f"{files} files of edition {edition.name} in {options.file} ({options.file.stat().st_size / 2**20:.1f} MB)")
    return 0


def load_edition(options: argparse.Namespace, draft: Path, *, previous: Path | None = None) -> dict[str, int]:
    """Load the facts of the edition `draft`; returns how many things there are of each kind.

    From the graph of the edition `previous`, only what differs is loaded, where that graph can still be built upon.
    Raises CommandError when what was loaded does not answer.
    """
    from graph.build import carry_over, load_graph

    if not options.graph and previous and not carry_over(previous / "graph", draft / "graph"):
        previous = None
    with graph_of(options, draft, write=True) as store, progress_bar("graph") as progress:
        load_graph(store, draft / "facts", previous=previous and previous / "facts", progress=progress)
        counts = {row["kind"]: row["things"] for row in store.query("counts_by_kind")}
        health = store.health()
    if not health.ok:
        raise CommandError(f"the graph did not survive its check: {health.detail}")
    return counts


def holds_edition(options: argparse.Namespace, edition: Path | None) -> bool:
    """Whether a graph at an address of its own, which others may have touched, still holds the facts of `edition`."""
    from graph.build import is_current

    if not options.graph or edition is None:
        return True
    with graph_of(options, edition, write=True) as store:
        return is_current(store, edition / "facts")


def _within(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
        return int(text)

    return number
