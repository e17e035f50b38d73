"""How long a build takes and how much memory: the whole, again with nothing changed, and with one changed document.

    python -m bench.build [FOLDER]      default: ../shared/documenten where it exists, else corpus/

Each build runs in a process of its own, as a person would start it. The processor time, of all threads and processes of
the build, hardly depends on what else the machine does; the time on the clock does.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AIMS = {"full": 60.0, "nothing changed": 3.0, "one document changed": 5.0}
"""Seconds on two cores, for the five policy documents."""


def main(arguments: list[str]) -> int:
    """Print a line per build."""
    real = ROOT.parent / "shared" / "documenten"
    source = Path(arguments[0]) if arguments else real if real.is_dir() else ROOT / "corpus"
    with tempfile.TemporaryDirectory() as scratch:
        documents, build = Path(scratch) / "documents", Path(scratch) / "build"
        shutil.copytree(source, documents)
        print(f"build of {source} ({sum(f.stat().st_size for f in documents.rglob('*') if f.is_file()) / 1e3:.0f} kB)")
        print(f"{'':24}{'seconds':>9}{'aim':>7}{'CPU s':>8}{'peak MB':>10}")
        _report("full", documents, build)
        _report("nothing changed", documents, build)
        _change(documents)
        _report("one document changed", documents, build)
    return 0


def _report(name: str, documents: Path, build: Path) -> None:
    began, used = time.perf_counter(), _processor_time()
    command = [sys.executable, str(ROOT / "vindbaar.py"), "build", str(documents), "--build-dir", str(build)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    # ru_maxrss is the largest child so far: the first, full build sets it
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name:24}{seconds:9.1f}{AIMS[name]:7.0f}{_processor_time() - used:8.1f}{peak:10.0f}", flush=True)


def _processor_time() -> float:
    """Seconds of processor time of all builds so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _change(documents: Path) -> None:
    texts = [path for path in documents.rglob("*") if path.suffix in {".txt", ".md"}]
    largest = max(texts, key=lambda path: path.stat().st_size)
    with largest.open("a", encoding="utf-8") as handle:
        handle.write("\n\nEen nieuwe alinea, die er bij de vorige keer nog niet stond.\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
