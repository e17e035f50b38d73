"""What a console query gave, as text for a terminal or as JSON."""

from __future__ import annotations

import json
from typing import Any

from graph.store import Table

WIDEST = 80
"""Characters of a value that a column shows at most; JSON gives all of it."""


def as_text(table: Table) -> str:
    """Columns under their names, one line a row, and how many rows there are."""
    rows = [[_cell(value) for value in row] for row in table.rows]
    lines = [list(map(_cell, table.columns)), *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(table.columns))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    shown.insert(1, "  ".join("-" * width for width in widths))
    number = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    count = f"the first {number}; there are more" if table.truncated else number
    return "\n".join([*shown, f"({count})"])


def as_json(table: Table) -> str:
    """`{"columns": […], "rows": [[…], …], "truncated": …}`; dates and times in ISO form."""
    content = {"columns": table.columns, "rows": table.rows, "truncated": table.truncated}
    return json.dumps(content, ensure_ascii=False, default=str)


def _cell(value: Any) -> str:
    """A value on one line. What could steer the terminal (a text may hold anything) is shown, not sent."""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    if not isinstance(value, str | int | float | bool | list | dict | None):
        plain = str(value)  # a date without quotes
    line = "".join(_shown(char) for char in plain)
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
