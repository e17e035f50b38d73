"""Results of the browser tests as they were last recorded (tests/test_browser.py, `RECORD=1`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RECORDED = Path(__file__).parent / "accessibility.json"


@dataclass(frozen=True, slots=True)
class AccessibilityResults:
    """One run over every page in every state."""

    date: str
    """ISO date of the run."""
    browser: str
    axe: str
    """Version of axe-core; all its rules were on."""
    widths: tuple[int, ...]
    """CSS pixels."""
    states: tuple[str, ...]
    """Names of the pages and states that were looked at."""
    findings: tuple[str, ...]
    """What was found wrong; empty when nothing was."""


@cache
def accessibility_results() -> AccessibilityResults | None:
    """The recorded results, or None when none were recorded."""
    if not RECORDED.is_file():
        return None
    body = json.loads(RECORDED.read_text(encoding="utf-8"))
    return AccessibilityResults(
        body["date"],
        body["browser"],
        body["axe"],
        tuple(body["widths"]),
        tuple(body["states"]),
        tuple(body["findings"]),
    )
