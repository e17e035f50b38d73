"""Build hook: fetch the browser assets that package.json names, and copy what the portal serves.

Runs for an editable install and for a wheel. Nothing third-party is kept in git; without npm the portal works as well,
in the visitor's own fonts.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONT = "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
ASSETS = {
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next.woff2",
    f"{FONT}/LICENSE": "atkinson-hyperlegible-next.LICENSE.txt",
    "node_modules/cytoscape/dist/cytoscape.min.js": "cytoscape.js",
    "node_modules/cytoscape/LICENSE": "cytoscape.LICENSE.txt",
}
"""What is copied from the npm packages (latin covers Dutch), and the name it gets in web/static/vendor."""


class BrowserAssets(BuildHookInterface[Any]):
    """Fills web/static/vendor; skips when the lock file and the list of assets are unchanged."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "editable" or "standard"."""
        root = Path(self.root)
        if (root / "package-lock.json").is_file():  # a source archive may come without
            install_assets(root)


def install_assets(root: Path) -> bool:
    """Copy the assets into `root/web/static/vendor`. False when npm is missing or failed: the site works without."""
    vendor = root / "web" / "static" / "vendor"
    stamp = vendor / "stamp.txt"
    wanted = fingerprint(root)
    if stamp.is_file() and stamp.read_text() == wanted and all((vendor / name).is_file() for name in ASSETS.values()):
        return True
    npm = shutil.which("npm")
    if npm is None:
        say("no npm here: pages use the visitor's own fonts, /graaf has no moving picture; Node.js changes that")
        return False
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"'npm ci' failed, so pages use the visitor's own fonts: {done.stderr.strip()[-400:]}")
        return False
    vendor.mkdir(parents=True, exist_ok=True)
    for origin, name in ASSETS.items():
        shutil.copyfile(root / origin, vendor / name)
    stamp.write_text(wanted)
    return True


def fingerprint(root: Path) -> str:
    """Digest of the lock file and of the list of assets."""
    return hashlib.sha256((root / "package-lock.json").read_bytes() + repr(sorted(ASSETS.items())).encode()).hexdigest()


def say(message: str) -> None:
    """To the person who installs; hatchling keeps standard output for itself."""
    print(f"vindbaar: {message}", file=sys.stderr)
