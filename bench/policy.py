"""Policy facts of the five documents: agreement with the annotated sample, processor seconds and memory.

.venv/bin/python -m bench.policy [--misses]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from ingest.anchoring import Anchor
from ingest.evaluation_formats import compare
from ingest.mentions import Linker
from ingest.policy.facts import policy_facts
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
WORDS = ROOT / "corpus" / "begrippen"


def cost(documents: Path) -> tuple[float, float]:
    """Processor seconds and the most megabytes that reading and extracting all documents took in this process."""
    linker = Linker(vocabulary := Vocabulary.load(WORDS))
    started = time.process_time()
    for path in sorted(documents.glob("*.txt")):
        anchor = Anchor(read_document(path), path.stem.replace("_", "-"), path.name)
        sum(1 for _ in policy_facts(anchor, linker, vocabulary))
    return time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print a row per kind, and what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list what was missed and what is extra")
    options = parser.parse_args()
    for row in compare(SHARED / "annotatie", SHARED / "documenten", WORDS).rows(misses=options.misses):
        print(row)
    seconds, megabytes = cost(SHARED / "documenten")
    print(f"extracting the documents: {seconds:.1f} CPU seconds (readers run in a process beside), {megabytes:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
