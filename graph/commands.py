"""Commands about the graph: `status`."""

from __future__ import annotations

import argparse

from graph.command_line import CommandError, Commands, graph_of, published_edition
from graph.layout import BuildDir
from graph.manifest import ManifestError, read_manifest
from graph.summary import print_accounting, print_summary


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("status", parents=[shared], help="what was built, and does it answer")
    command.set_defaults(run=status)


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
