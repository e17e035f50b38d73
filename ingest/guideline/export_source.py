"""The value in a JSON export: read though it breaks off, and the guidelines in it found by their keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ingest.document import UnreadableDocument

Json: TypeAlias = Any

KEYS: Mapping[str, tuple[str, ...]] = {
    "titel": (
        "titel",
        "title",
        "naam",
        "name",
        "richtlijn",
        "module",
        "moduletitel",
        "module_titel",
        "richtlijntitel",
        "heading",
        "kop",
        "header",
        "section_title",
        "module_title",
        "guideline_title",
        "topic",
        "onderwerp",
    ),
    "modules": (
        "modules",
        "module",
        "hoofdstukken",
        "submodules",
        "onderdelen",
        "sections",
        "children",
        "chapters",
        "thema_s",
        "themas",
        "paragrafen",
        "richtlijnmodules",
        "clusters",
        "topics",
        "parts",
        "recommendation_groups",
    ),
    "vraag": (
        "uitgangsvraag",
        "uitgangsvragen",
        "vraag",
        "question",
        "key_question",
        "uitgangsvraag_parafrase",
        "deelvragen",
        "questions",
        "clinical_question",
        "research_question",
    ),
    "methode": ("methode", "methodiek", "method"),
    "advies": ("aanbevelingen", "aanbeveling", "recommendations", "recommendation", "adviezen", "kernaanbevelingen"),
    "overwegingen": ("overwegingen", "considerations", "rationale", "toelichting", "van_bewijs_naar_aanbeveling"),
    "onderbouwing": ("onderbouwing", "evidence", "achtergrond", "inleiding", "samenvatting_literatuur", "background"),
    "conclusies": (
        "conclusies",
        "conclusie",
        "conclusions",
        "conclusion",
        "bewijs",
        "uitkomsten",
        "outcomes",
        "findings",
        "summary_of_findings",
        "evidence_statements",
        "evidence_profile",
        "key_evidence",
        "uitkomstmaten",
        "bevindingen",
        "results",
    ),
    "referenties": ("referenties", "literatuur", "references", "publicaties", "bronnen"),
}
"""Part of a guideline → keys that hold it."""
KEY = {word: meaning for meaning, words in KEYS.items() for word in words}
"""Key → part of a guideline."""
_SORT = re.compile(r"richtlijn|standaard|kwaliteitskader|guideline", re.IGNORECASE)


def load(text: str) -> tuple[Json, bool]:
    """The value, and whether the end was missing: then what stands there is closed and read."""
    try:
        return json.loads(text), False
    except (ValueError, RecursionError) as error:
        for mended in _closed(text):
            try:
                return json.loads(mended), True
            except (ValueError, RecursionError):
                continue
        message, line = getattr(error, "msg", str(error)), getattr(error, "lineno", "?")
        raise UnreadableDocument(f"is geen geldige JSON (regel {line}: {message}): exporteer het opnieuw") from error


def _closed(text: str) -> Iterator[str]:
    """The text with its open strings, lists and objects closed, the last half-written values left out one by one."""
    text = text.rstrip()
    stack: list[str] = []
    inside = False
    cuts: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        if inside:
            inside = char != '"' or (text[at - 1] == "\\" and not _even_backslashes(text, at))
            continue
        if char == '"':
            inside = True
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
        elif char in "}]" and stack:
            stack.pop()
        elif char == ",":
            cuts.append((at, "".join(reversed(stack))))
            del cuts[:-50]
    if inside:
        yield text + '"' + "".join(reversed(stack))
    yield text.rstrip().rstrip(",") + "".join(reversed(stack))
    for at, closing in reversed(cuts):
        yield text[:at] + closing


def _even_backslashes(text: str, at: int) -> bool:
    count = 0
    while at - 1 - count >= 0 and text[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 0


def guidelines(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """The objects that are a guideline: with modules, or with advice of their own."""
    if isinstance(value, list):
        rows = _rows_of_advice(value)
        for item in rows if rows is not None else value:
            yield from guidelines(item, depth + 1)
    elif isinstance(value, dict):
        keys = {plain(key) for key in value}
        inner = value.get("richtlijn") or value.get("guideline")
        if isinstance(inner, dict):  # the guideline's own fields beside its modules
            rest = {key: item for key, item in value.items() if key not in ("richtlijn", "guideline")}
            yield {**inner, **rest}
        elif keys & set(KEYS["advies"]) or (
            keys & set(KEYS["modules"])
            and any(isinstance(value[k], list) for k in value if plain(k) in KEYS["modules"])
        ):
            yield value
        elif first(value, KEYS["titel"]) and _SORT.search(str(first(value, ("soort", "type")) or "")):
            yield value  # known by its description only
        elif depth < 4:
            for item in value.values():
                if isinstance(item, dict | list):
                    yield from guidelines(item, depth + 1)


def _rows_of_advice(value: list[Json]) -> list[Json] | None:
    """A table of advice, a row each with its guideline and module, as guidelines; None for any other list."""
    if not value or not all(
        isinstance(row, dict) and isinstance(first(row, ("richtlijn", "guideline")), str) for row in value
    ):
        return None
    if not all(isinstance(first(row, ("aanbeveling", "recommendation", "tekst")), str) for row in value):
        return None
    found: dict[str, dict[str, list[Json]]] = {}
    for row in value:
        modules = found.setdefault(str(first(row, ("richtlijn", "guideline"))), {})
        kept = {key: item for key, item in row.items() if plain(key) not in ("richtlijn", "guideline", "module")}
        modules.setdefault(str(first(row, ("module", "moduletitel")) or ""), []).append(kept)
    return [
        {
            "titel": title,
            "aanbevelingen": modules.get("", []),
            "modules": [{"titel": name, "aanbevelingen": advice} for name, advice in modules.items() if name],
        }
        for title, modules in found.items()
    ]


def plain(key: str) -> str:
    """A key in lower case with underscores: "moduleTitel" and "Module titel" are one."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(key))
    return re.sub(r"[\s-]+", "_", spaced.strip().lower())


def first(item: Mapping[str, Json], names: tuple[str, ...]) -> Json:
    """The first of these keys that holds something; None when none does."""
    held = {plain(key): value for key, value in item.items()}
    return next((held[name] for name in names if held.get(name) not in (None, "", [], {})), None)


def as_list(value: Json) -> list[Json]:
    """A list as it is, one value as a list of it, nothing as an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
