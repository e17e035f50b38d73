"""Shared fixtures: where the real documents are, when they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("untimed")

pytest_plugins = ("store_fixtures", "portal_fixtures", "browser_fixtures")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """The folder with the five real policy documents; the test is skipped on a machine that does not have them."""
    folder = SHARED / "documenten"
    if not folder.is_dir():
        pytest.skip("the real documents are not on this machine")
    return folder
