"""Headings of the real documents against what careful readers marked.

`golden/koppen_*.tsv` holds line, level and kind of each heading of three documents; two others are annotated in
../shared. A heading is right when its place is, its level is at most one off and its parent is the right one; where
the gold has titles, those must be equal too. Doubtful headings (kind "label") and chapters that the text lacks
("impliciet") count neither as missed nor as wrong.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ingest.document import BlockKind, Document, Section
from ingest.plain_text import read_plain_text

SHARED = Path(__file__).parents[2] / "shared"
GOLDEN = Path(__file__).parent / "golden"
needs_documents = pytest.mark.skipif(not (SHARED / "documenten").is_dir(), reason="the real documents are not here")

DOCUMENTS = ("000", "001", "002", "003", "004")
FLOORS = {"000": 0.99, "001": 0.99, "002": 0.99, "003": 0.99, "004": 0.99}
"""Lowest F1 of each document: what the reader reached when these were written, less a rounding."""


@dataclass(frozen=True)
class Mark:
    """A heading as marked or found; `parent` is the line of its parent, 0 for none."""

    line: int
    level: int
    parent: int
    title: str
    optional: bool = False


def said(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()


@cache
def document(name: str) -> Document:
    path = next((SHARED / "documenten").glob(f"{name}_*.txt"))
    return read_plain_text(path.read_bytes().decode("utf-8"), file=path.name)


def gold(name: str) -> list[Mark]:
    path = GOLDEN / f"koppen_{name}.tsv"
    return _from_lines(path) if path.exists() else _from_annotation(SHARED / "annotatie" / f"sections_{name}.json")


def _from_lines(path: Path) -> list[Mark]:
    marks: list[Mark] = []
    open_marks: list[Mark] = []
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        line, level, kind = row.split("\t")
        open_marks = [mark for mark in open_marks if mark.level < int(level)]
        parent = open_marks[-1].line if open_marks else 0
        mark = Mark(int(line), int(level), parent, "", kind in ("label", "impliciet"))
        marks.append(mark)
        if kind != "label":
            open_marks.append(mark)
    return marks


def _from_annotation(path: Path) -> list[Mark]:
    sections = json.loads(path.read_text(encoding="utf-8"))["sections"]
    lines = {section["id"]: section["line"] for section in sections}
    return [
        Mark(s["line"], s["level"], lines.get(s["parent"], 0), said(s["title"]), bool(s.get("twijfel")))
        for s in sections
    ]


def found(document: Document) -> list[Mark]:
    def line(section: Section) -> int:
        return document.text.count("\n", 0, section.opening.start) + 1

    def mark(section: Section, path: tuple[Section, ...]) -> Mark:
        parent = line(path[-1]) if path else 0
        return Mark(line(section), section.level, parent, said(section.title), section.kind == "impliciet")

    return [mark(section, path) for section, path in document.walk()]


def compare(expected: list[Mark], actual: list[Mark]) -> tuple[float, list[str]]:
    """F1, and a line for each miss."""
    misses: list[str] = []
    right = 0
    left = {(mark.line, mark.level == 1 and mark.optional): mark for mark in actual}
    required = [mark for mark in expected if not mark.optional]
    for mark in required:
        other = left.pop((mark.line, False), None)
        if other is None:
            misses.append(f"line {mark.line}: missed")
        elif abs(mark.level - other.level) > 1 or mark.parent != other.parent:
            misses.append(f"line {mark.line}: {other.level} under {other.parent}, not {mark.level} under {mark.parent}")
        elif mark.title and mark.title != other.title:
            misses.append(f"line {mark.line}: other title")
        else:
            right += 1
    optional = {mark.line for mark in expected if mark.optional}
    wrong = [mark for mark in left.values() if mark.line not in optional]
    misses += [f"line {mark.line}: no heading" for mark in wrong]
    missed = sum(miss.endswith("missed") for miss in misses)
    precision = right / max(1, len(required) - missed + len(wrong))
    recall = right / len(required)
    return 2 * precision * recall / max(precision + recall, 1e-9), misses


@needs_documents
@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_are_found_with_their_place_in_the_tree(name: str) -> None:
    score, misses = compare(gold(name), found(document(name)))
    assert score >= FLOORS[name], f"F1 {score:.3f}\n" + "\n".join(misses)


@needs_documents
@pytest.mark.parametrize("name", ["001", "002"])
def test_nothing_that_was_marked_as_no_heading_is_one(name: str) -> None:
    annotation = json.loads((SHARED / "annotatie" / f"sections_{name}.json").read_text(encoding="utf-8"))
    traps = [trap["offset"] for trap in annotation["geen_koppen"]]
    made = {trap for section, _ in document(name).walk() for trap in traps if section.heading.start == trap}
    real = {section["offset"] for section in annotation["sections"]}
    assert not {offset for offset in made if offset not in real}


@needs_documents
@pytest.mark.parametrize("name", DOCUMENTS)
def test_sections_begin_in_the_order_of_the_text_and_levels_go_down(name: str) -> None:
    starts = []
    for section, path in document(name).walk():
        starts.append(section.opening.start)
        assert section.heading.kind is BlockKind.KOP
        assert section.title.strip()
        assert not path or section.level > path[-1].level
    assert starts == sorted(starts)
