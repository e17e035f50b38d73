"""Values of an export as paragraphs and list items: plain text, lines of a list, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.guideline.export_keys import Json, built_in_keys

_BLOCK_TAGS = frozenset("p div li ul ol br tr table h1 h2 h3 h4 h5 h6 section".split())
_HTML = re.compile(r"<(?:p|ul|ol|li|br|div|strong|em|b|i|h\d|table|span|a)\b[^>]*>", re.IGNORECASE)
_MARKDOWN_ITEM = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")


def inline(value: Json) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return "; ".join(inline(inner) for inner in value)
    if isinstance(value, dict):
        named = built_in_keys().first("deel", value, "titel")
        year = built_in_keys().first("referentie", value, "jaar")
        if named is not None and year is not None:
            return f"{inline(named)} ({year})"
        named = named or next((value[key] for key in ("tekst", "text", "waarde", "value") if value.get(key)), None)
        return (
            inline(named) if named is not None else "; ".join(f"{key}: {inline(inner)}" for key, inner in value.items())
        )
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return " ".join(text for _, text in blocks("" if value is None else str(value)))


def blocks(text: str) -> Iterator[tuple[int | None, str]]:
    """Paragraphs (None) and list items (their depth) of a text that may be HTML or hold lines of a list."""
    if _HTML.search(text):
        yield from _html_blocks(text)
        return
    for paragraph in re.split(r"\n\s*\n|\r\n\r\n", text):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        run: list[str] = []
        for line in lines:
            if _MARKDOWN_ITEM.match(line):
                if run:
                    yield None, " ".join(run)
                    run = []
                depth = min((len(line) - len(line.lstrip())) // 2, 3)
                yield depth, _MARKDOWN_ITEM.sub("", line).strip()
            else:
                run.append(line.strip())
        if run:
            yield None, " ".join(run)


def _html_blocks(text: str) -> Iterator[tuple[int | None, str]]:
    root = etree.fromstring(f"<div>{text}</div>", etree.HTMLParser(encoding=None, no_network=True))
    run: list[str] = []
    depth = 0
    item: int | None = None

    def flush() -> Iterator[tuple[int | None, str]]:
        nonlocal run
        told, run = " ".join("".join(run).split()).strip("| "), []
        if told:
            yield item, told

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCK_TAGS:
                yield from flush()
            depth += tag in {"ul", "ol"}
            if tag == "li":
                item = max(depth - 1, 0)
            run.append(element.text or "")
        else:
            if tag in _BLOCK_TAGS:
                yield from flush()
            if tag in {"ul", "ol"}:
                depth -= 1
                item = depth - 1 if depth else None
            run.append(" | " if tag in {"td", "th"} else "")
            run.append(element.tail or "")
    yield from flush()
