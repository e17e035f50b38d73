"""`python -m ingest evaluate ANNOTATIONS DOCUMENTS`: how well extraction agrees with hand annotation."""

from __future__ import annotations

import argparse
import sys

from graph.command_line import CommandError, one_line
from ingest.commands import add


def main() -> int:
    """Run the command; 1 with one line on standard error when it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--vocabulary", help="folder with concept CSVs (default: that of the corpus)")
    add(parser.add_subparsers(metavar="COMMAND", required=True), shared, name="evaluate")
    options = parser.parse_args()
    try:
        return int(options.run(options))
    except CommandError as error:
        print(f"python -m ingest: {one_line(error)}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
