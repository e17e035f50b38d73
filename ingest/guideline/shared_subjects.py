"""Subjects that sentences of policy and of care share, by a table: "valpreventie" and "een verhoogd valrisico"."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("onderwerpen.toml")


PROBLEMS, WAYS = "problemen", "aanpak"
"""What is the matter, and what is done about it: two advices on antibiotics may be about quite different problems."""


@lru_cache(maxsize=50_000)
def shared_subjects(text: str, *parts: str) -> frozenset[str]:
    """The subjects of `onderwerpen.toml` that a text names, as ids beside those of concepts; `parts` of it, or all."""
    return frozenset(
        f"onderwerp/{name}"
        for part, rows in _table().items()
        if not parts or part in parts
        for name, pattern in rows.items()
        if pattern.search(text)
    )


@cache
def _table() -> dict[str, dict[str, re.Pattern[str]]]:
    """Part of the table → subject → the words that name it."""
    parts: dict[str, dict[str, list[str]]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        part: {name: re.compile("|".join(map(_pattern, forms)), re.IGNORECASE) for name, forms in rows.items()}
        for part, rows in parts.items()
    }


def _pattern(form: str) -> str:
    """ "val*programma*" as a pattern of whole words."""
    return r"(?<!\w)" + re.escape(form).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+") + r"(?!\w)"
