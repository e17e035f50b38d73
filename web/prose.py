"""The running text of a Sectie or Document as paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

CELLS = " | "
"""What stands between the cells of a row in the text of a table (ingest.document.Block.rows)."""


class Form(StrEnum):
    """How a page shows a stretch of text."""

    PARAGRAPH = "alinea"
    LIST = "lijst"
    TABLE = "tabel"
    LINES = "regels"
    """A table whose columns did not survive: its lines, one under the other."""
    NOTE = "voetnoot"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or note (one line), a list (an item a line), a table (its rows) or loose lines."""

    form: Form
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: at least two rows of equally many cells, the first of which holds the headings."""


def stretches(props: Mapping[str, Any]) -> list[Stretch]:
    """The text that `props` holds (`zinnen` and its companions), in reading order; list items that follow each other
    make one list."""
    sentences = props.get("zinnen") or []
    blocks = props.get("zin_blok") or range(len(sentences))
    kinds = props.get("zin_soort") or ["alinea"] * len(sentences)
    found: list[Stretch] = []
    for (_, kind), run in groupby(zip(blocks, kinds, sentences, strict=False), key=lambda row: row[:2]):
        lines = [text for *_, text in run]
        if kind == "lijstitem":
            items = found.pop().lines if found and found[-1].form is Form.LIST else ()
            found.append(Stretch(Form.LIST, (*items, " ".join(lines))))
        elif kind == "tabel":
            found.append(_table(lines))
        else:
            found.append(Stretch(Form.NOTE if kind == "voetnoot" else Form.PARAGRAPH, (" ".join(lines),)))
    return found


def _table(lines: Sequence[str]) -> Stretch:
    rows = tuple(tuple(line.split(CELLS)) for line in lines)
    widths = {len(row) for row in rows}
    if len(rows) > 1 and len(widths) == 1 and widths.pop() > 1:
        return Stretch(Form.TABLE, rows=rows)
    return Stretch(Form.LINES, tuple(lines))
