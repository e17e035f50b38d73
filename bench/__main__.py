"""All figures by one command: `python -m bench` (or `make bench`)."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("build", "encoder", "search")


def main() -> int:
    """Run every part in a process of its own, so that memory and threads of one do not colour the next."""
    failed = 0
    for part in PARTS:
        print(f"\n== {part}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"bench.{part}"], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
