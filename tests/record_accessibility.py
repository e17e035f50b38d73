"""Gather what the last browser tests found into web/accessibility.json, which /kwaliteit and /uitleg show.

python tests/record_accessibility.py        after a whole run of the browser tests
"""

from __future__ import annotations

import json
from datetime import date

from browser import KEPT, ROOT, WIDTHS

RECORDED = ROOT / "web" / "accessibility.json"


def gathered() -> dict[str, object]:
    """All kept findings as one record. Raises FileNotFoundError when no browser test has run."""
    found = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((KEPT / "toegankelijkheid").glob("*.json"))
    ]
    if not found:
        raise FileNotFoundError(f"nothing in {KEPT / 'toegankelijkheid'}; run the browser tests first")
    return {
        "date": date.today().isoformat(),
        "browser": found[0]["browser"],
        "axe": found[0]["axe"],
        "widths": list(WIDTHS),
        "states": [one["state"] for one in found],
        "findings": [f"{one['state']}: {line}" for one in found for line in one["findings"]],
    }


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(gathered(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
