"""Who may know whom. A wrong import fails here, with its file and line."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from conftest import ROOT

MAY_IMPORT = {"graph": set(), "ingest": {"graph"}, "search": {"graph"}, "web": {"graph", "search"}}
OURS = set(MAY_IMPORT) | {"vindbaar", "bench"}


def _imports(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "."
            elif node.module:
                yield node.lineno, node.module.partition(".")[0]


def _violations(package: str, source: str) -> list[str]:
    allowed = MAY_IMPORT[package] | {package}
    return [f"{line}: {name}" for line, name in _imports(source) if name in OURS - allowed or name == "."]


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_package_imports_only_what_it_may_know(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    wrong = [
        f"{path.relative_to(ROOT)}:{found}" for path in files for found in _violations(package, path.read_text("utf-8"))
    ]
    assert not wrong


def test_both_kinds_of_wrong_import_are_seen() -> None:
    assert _violations("graph", "import search.engine") == ["1: search"]
    assert _violations("search", "def f():\n    from ingest.document import Block") == ["2: ingest"]
    assert _violations("web", "from . import pages") == ["1: ."]
    assert not _violations("web", "from search.engine import SearchEngine\nfrom graph.model import Kind")


def test_no_catch_all_modules() -> None:
    names = {path.stem for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py")}
    assert not names & {"utils", "util", "common", "core", "helpers", "misc", "settings"}
