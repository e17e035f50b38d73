"""The value in a JSON export: read though it breaks off, and the guidelines in it found by their keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from ingest.document import UnreadableDocument
from ingest.guideline.export_keys import ExportKeys, Json, plain

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


def guidelines(value: Json, keys: ExportKeys, depth: int = 0) -> Iterator[dict[str, Json]]:
    """The objects that are a guideline: with modules, or with advice of their own."""
    if isinstance(value, list):
        rows = _rows_of_advice(value, keys)
        for item in rows if rows is not None else value:
            yield from guidelines(item, keys, depth + 1)
    elif isinstance(value, dict):
        inner = value.get("richtlijn") or value.get("guideline")
        if isinstance(inner, dict):  # the guideline's own fields beside its modules
            rest = {key: item for key, item in value.items() if key not in ("richtlijn", "guideline")}
            yield {**inner, **rest}
        elif advised(value, keys) is not None or modules_of(value, keys) or _sections(value, keys):
            yield value
        elif keys.first("deel", value, "titel") and _SORT.search(str(value.get("soort") or value.get("type") or "")):
            yield value  # known by its description only
        elif depth < 4:
            for item in value.values():
                if isinstance(item, dict | list):
                    yield from guidelines(item, keys, depth + 1)


def advised(item: dict[str, Json], keys: ExportKeys) -> Json:
    """The advice that an object holds, by its key or by what it holds; None for none."""
    by_key = keys.first("deel", item, "advies")
    if by_key is not None:
        return by_key
    return next((value for value in item.values() if is_advice(value, keys)), None)


def is_advice(value: Json, keys: ExportKeys) -> bool:
    """Whether each of a list has a text with a strength or a direction: advice, whatever it is called."""
    return _all_have(value, lambda one: _says(one, keys, "aanbeveling", "tekst", ("sterkte", "richting")))


def within_advice(value: Json, keys: ExportKeys, fits: Callable[[Json, ExportKeys], bool]) -> list[Json]:
    """What the advices of a list hold beside their own text: conclusions or references, as `fits` tells."""
    advices = [one for one in as_list(value) if isinstance(one, dict)]
    return [inner for one in advices for held in one.values() if fits(held, keys) for inner in as_list(held)]


def are_conclusions(value: Json, keys: ExportKeys) -> bool:
    """Whether one, or each of a list, tells a measure or a level beside its sentence, whatever it is called."""
    return _all_have(
        [value] if isinstance(value, dict) else value,
        lambda one: _says(one, keys, "conclusie", "tekst", ("maat", "niveau")),
    )


def are_references(value: Json, keys: ExportKeys) -> bool:
    """Whether each of a list has a title with its authors or a DOI."""
    return _all_have(value, lambda one: _says(one, keys, "referentie", "titel", ("auteurs", "doi")))


def _all_have(value: Json, fits: Callable[[dict[str, Json]], bool]) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and fits(one) for one in value)


def _says(one: dict[str, Json], keys: ExportKeys, part: str, meaning: str, others: tuple[str, ...]) -> bool:
    return isinstance(keys.first(part, one, meaning), str) and any(has_key(one, keys, part, other) for other in others)


def has_key(one: dict[str, Json], keys: ExportKeys, part: str, meaning: str) -> bool:
    """Whether an object has a key with this meaning, filled in or not."""
    return any(keys.meaning(part, key) == meaning for key in one)


def modules_of(item: dict[str, Json], keys: ExportKeys) -> list[dict[str, Json]]:
    """The modules of a guideline: a list of them, one by itself, or an object with one per key."""
    for _, value in keys.all("deel", item, "modules"):
        value = listed(value, "titel", keys, "deel")
        found = [one for one in as_list(value) if isinstance(one, dict)]
        if found and not are_conclusions(value, keys) and not is_advice(value, keys) and not _are_texts(found, keys):
            return found
    for value in item.values():
        if _all_have(value, lambda one: _is_module(one, keys)):
            return list(value)
    return []


def _sections(item: dict[str, Json], keys: ExportKeys) -> bool:
    """Whether an object has its parts as a list of headings with text."""
    return any(_all_have(value, lambda one: True) for _, value in keys.all("deel", item, "modules"))


def _are_texts(value: list[dict[str, Json]], keys: ExportKeys) -> bool:
    """Whether each is a heading with a text under it, and no more: the parts of one module."""
    return all(isinstance(keys.first("aanbeveling", one, "tekst"), str) and not _is_module(one, keys) for one in value)


def _is_module(one: dict[str, Json], keys: ExportKeys) -> bool:
    told = keys.first("deel", one, "vraag") is not None or advised(one, keys) is not None
    return isinstance(keys.first("deel", one, "titel"), str) and told


def _rows_of_advice(value: list[Json], keys: ExportKeys) -> list[Json] | None:
    """A table of advice, a row each with its guideline and module, as guidelines; None for any other list."""
    found: dict[str, dict[str, list[Json]]] = {}
    for row in value:
        if not isinstance(row, dict):
            return None
        title = row.get("richtlijn") or row.get("guideline")
        if not isinstance(title, str) or not isinstance(keys.first("aanbeveling", row, "tekst"), str):
            return None
        module = row.get("module") or row.get("moduletitel") or ""
        kept = {key: item for key, item in row.items() if plain(key) not in ("richtlijn", "guideline", "module")}
        found.setdefault(title, {}).setdefault(str(module), []).append(kept)
    return [
        {
            "titel": title,
            "aanbevelingen": modules.get("", []),
            "modules": [{"titel": name, "aanbevelingen": advice} for name, advice in modules.items() if name],
        }
        for title, modules in found.items()
    ] or None


def listed(value: Json, meaning: str, keys: ExportKeys, part: str) -> Json:
    """An object with a thing per key as a list of them, any other value as it is.

    The key is what the thing says of `meaning` ("titel", "nummer", "maat"), unless it says that itself.
    """
    if not isinstance(value, dict) or not value or any(keys.meaning(part, key) for key in value):
        return value
    if not all(isinstance(one, dict | str) for one in value.values()):
        return value
    things = [(key, one if isinstance(one, dict) else {"tekst": one}) for key, one in value.items()]
    return [one if keys.first(part, one, meaning) is not None else {meaning: key, **one} for key, one in things]


def as_list(value: Json) -> list[Json]:
    """A list as it is, one value as a list of it, nothing as an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
