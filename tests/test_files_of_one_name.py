"""Two files with one name, in different folders: each keeps its own reports and its own description."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.model import Kind, Node, read_facts
from ingest.bibliography import Bibliography
from ingest.build import FactsSummary, build_facts, manifest_documents
from ingest.plan import plan

MENDED = b"# Plan A\n\nDe gemeente opent een caf" + b"\xe9" + " voor ouderen. Één goed idee: café.\n".encode()
"""One byte of it is no UTF-8: it is mended and reported."""
WHOLE = "# Plan B\n\nDe gemeente opent een loket voor ouderen.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / "in" / name).mkdir(parents=True)
    (tmp_path / "in" / "a" / "plan.md").write_bytes(MENDED)
    (tmp_path / "in" / "b" / "plan.md").write_text(WHOLE, encoding="utf-8")
    return tmp_path / "in"


def build(
    source: Path, previous: Path | None = None, manifest: dict[str, Any] | None = None
) -> tuple[Path, FactsSummary, dict[str, Any]]:
    draft = source.parent / f"edition-{len(list(source.parent.glob('edition-*')))}"
    for part in ("facts", "text"):
        (draft / part).mkdir(parents=True)
    work = plan([source], None)
    summary = build_facts(work, draft, previous=previous, manifest=manifest)
    return draft, summary, manifest_documents(summary, work)


def told(summary: FactsSummary) -> list[tuple[str, str]]:
    return [(row.bestand, row.reden) for row in summary.quarantine]


@pytest.mark.parametrize("changed", ["a", "b", ""])
def test_what_was_mended_is_told_once_in_every_build(source: Path, changed: str) -> None:
    edition, first, manifest = build(source)
    assert len(told(first)) == 1
    if changed:
        path = source / changed / "plan.md"
        path.write_bytes(path.read_bytes() + b"\nEn een tweede loket.\n")
    _, second, _ = build(source, edition, manifest)
    assert [document.reused for document in second.documents].count(True) == (1 if changed else 2)
    assert told(second) == told(first)


def test_a_refused_file_beside_one_of_its_name_is_told_once(source: Path) -> None:
    (source / "b" / "plan.md").write_bytes(MENDED)  # the same contents: taken in once
    edition, first, manifest = build(source)
    _, second, _ = build(source, edition, manifest)
    assert len(told(first)) == 2
    assert told(second) == told(first)


def test_the_nearest_list_of_sources_describes_a_file(source: Path) -> None:
    for name in ("a", "b"):
        (source / name / "bronnen.csv").write_text(f"bestand,uitgever\nplan.md,Uitgever {name}\n", encoding="utf-8")
    edition, _, _ = build(source)
    facts = [fact for path in sorted((edition / "facts").glob("*.jsonl")) for fact in read_facts(path)]
    documents = [fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.DOCUMENT]
    assert {fact.name: fact.props["uitgever"] for fact in documents} == {"Plan A": "Uitgever a", "Plan B": "Uitgever b"}


def test_a_list_of_sources_elsewhere_describes_a_file_that_has_none_nearer(source: Path) -> None:
    (source / "bronnen.csv").write_text("bestand,uitgever\nplan.md,Boven\n", encoding="utf-8")
    (source / "b" / "bronnen.csv").write_text("bestand,uitgever\nplan.md,Naast\nander.md,Naast\n", encoding="utf-8")
    known = Bibliography.load([source / "bronnen.csv", source / "b" / "bronnen.csv"])
    assert known.row(source / "a" / "plan.md") == {"uitgever": "Boven"}
    assert known.row(source / "b" / "plan.md") == {"uitgever": "Naast"}
    assert known.row(source.parent / "plan.md") == {"uitgever": "Naast"}
    assert known.row(source / "a" / "ander.md") == {"uitgever": "Naast"}
    assert known.row(source / "a" / "iets.md") == {}
