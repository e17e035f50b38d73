"""Commands about extraction: `evaluate-facts`, also run as `python -m ingest evaluate`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from graph.command_line import CommandError, Commands
from graph.measurements import record

ROOT = Path(__file__).resolve().parents[1]


def add(commands: Commands, shared: argparse.ArgumentParser, *, name: str = "evaluate-facts") -> None:
    """Add the commands of this package."""
    command = commands.add_parser(
        name, parents=[shared], help="compare what is read from policy documents with hand annotation"
    )
    command.add_argument("annotations", type=Path, metavar="ANNOTATIONS", help="folder with annotation files (JSON)")
    command.add_argument("documents", type=Path, metavar="DOCUMENTS", help="folder with the annotated documents")
    command.add_argument("--misses", action="store_true", help="list what was missed and what is extra")
    command.add_argument(
        "--record", type=Path, metavar="FOLDER", help="keep the figures for the quality page, in BUILD_DIR/kwaliteit"
    )
    command.set_defaults(run=evaluate)


def evaluate(options: argparse.Namespace) -> int:
    """Print recall, precision and F1 per kind."""
    from ingest.evaluation_formats import compare  # here, because every command loads this module
    from ingest.plan import VOCABULARY_FOLDER

    vocabulary = Path(getattr(options, "vocabulary", None) or ROOT / "corpus" / VOCABULARY_FOLDER)
    try:
        comparison = compare(options.annotations, options.documents, vocabulary)
    except (FileNotFoundError, ValueError) as error:
        raise CommandError(str(error)) from error
    for row in comparison.rows(misses=options.misses):
        print(row)
    if options.record:
        record(options.record, "feiten", comparison.measurement(date.today()))
    return 0
