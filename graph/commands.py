"""Commands about the graph: `status`."""

from __future__ import annotations

import argparse

from graph.command_line import CommandError, Commands, graph_of
from graph.layout import BuildDir
from graph.summary import print_accounting, print_summary


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("status", parents=[shared], help="what was built, and does it answer")
    command.set_defaults(run=status)


def status(options: argparse.Namespace) -> int:
    """Say what was built, when, and whether store and index answer."""
    layout = BuildDir(options.build_dir)
    manifest = layout.manifest()
    edition = layout.edition()
    if manifest is None or edition is None:
        raise CommandError(f"nothing was built in {options.build_dir} yet; run: vindbaar build")
    print_summary(manifest, layout, unchanged=False, seconds=manifest["seconds"])
    with graph_of(options, edition) as store:
        health = store.health()
    print(f"built {manifest['built_at']}; graph: {health.engine}, {health.nodes} nodes, {health.edges} edges")
    print_accounting(manifest)
    return 0 if health.ok else 1
