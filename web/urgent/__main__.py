"""`python -m web.urgent [BUILD_DIR]`: learn the second opinion again with the bundled encoder (about a minute)."""

from __future__ import annotations

import sys
from pathlib import Path

from search.encoder import BUNDLED, load_encoder
from web.urgent.nearness import FILE, learn_nearness
from web.urgent.signals import examples


def main(build_dir: Path) -> None:
    """Write `nearness.npz` anew. `build_dir` is where the encoder keeps its model."""
    known = examples()
    learn_nearness(known, load_encoder(BUNDLED, build_dir)).save()
    print(f"{FILE.name}: learned from {len(known)} examples")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
