"""Conclusions and references of an export as the rows and lines in which a guideline has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.guideline.export_keys import ExportKeys, Json, plain
from ingest.guideline.export_source import are_references, as_list, listed
from ingest.guideline.export_text import inline
from ingest.guideline.levels import is_level_word, level_in_cell, whole_level
from ingest.guideline.outcomes import read_outcome

HEADER = ("Uitkomstmaat", "Niveau", "Conclusie", "Bronnen", "Richting")
_LONGEST_DIRECTION = 4
"""Words."""
_NO_GRADE = re.compile(r"not\s+applicable|not\s+graded|niet\s+van\s+toepassing|n\.?\s?v\.?\s?t\.?|n/a", re.IGNORECASE)
_LEAST_WORDS = 4
"""Words of a sentence that may be a conclusion."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def conclusion_row(one: Json, keys: ExportKeys, citations: Mapping[str, str]) -> tuple[str, ...]:
    """A conclusion as measure, level, sentence and sources."""
    if not isinstance(one, dict):
        return ("", "", inline(one), "", "")
    measure, text = keys.first("conclusie", one, "maat"), keys.first("conclusie", one, "tekst")
    text = text if text is not None else _told(one)
    level = level_of(keys.first("conclusie", one, "niveau"), keys.first("conclusie", one, "systeem"))
    cited = _cited(keys.first("conclusie", one, "bronnen"), citations, keys)
    told = (inline(value) for _, value in keys.all("conclusie", one, "richting"))
    direction = next((said for said in told if len(said.split()) <= _LONGEST_DIRECTION and read_outcome(said)), "")
    return (inline(measure or ""), level, inline(text or ""), cited, direction)


def _told(one: dict[str, Json]) -> Json:
    """What a conclusion says under a key that nobody knows: its longest text, when that is a sentence."""
    texts = [value for value in one.values() if isinstance(value, str)]
    longest = max(texts, key=len, default="")
    return longest if len(longest.split()) >= _LEAST_WORDS else None


def by_level(value: Json) -> Json:
    """Conclusions that an export keeps in a list per level, as one list; any other value as it is."""
    if not isinstance(value, dict) or not value:
        return value
    levels = {key: level for key in value if (level := whole_level(str(key).replace("_", " "))) and level.word}
    if len(levels) < len(value):
        return value
    return [
        {"niveau": level.word, **(one if isinstance(one, dict) else {"tekst": one})}
        for key, level in levels.items()
        for one in as_list(value[key])
    ]


def level_of(level: Json, system: Json) -> str:
    """A level as a guideline writes it, with its system."""
    said, system = (
        _said(level).replace("_", " ") if level is not None else "",
        inline(system).upper() if system else "",
    )
    if _NO_GRADE.fullmatch(said):
        return "geen GRADE"
    if re.fullmatch(r"[1-4]", said):
        return f"Niveau {said}"
    if not said:
        return "geen GRADE" if system == "GRADE" else ""
    return f"{said} GRADE" if is_level_word(said) else said


def _said(level: Json) -> str:
    """A level on one line; of an object the first value in it that is one."""
    found = (text for text in _texts(level) if (known := level_in_cell(text)) and known.word)
    return next(found, inline(level))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


def _named(source: Json, citations: Mapping[str, str], keys: ExportKeys) -> str:
    """A source as a conclusion cites it: the reference with its id, else its author and year, else as it is."""
    if isinstance(source, dict) and (authors := keys.first("referentie", source, "auteurs")):
        return f"{_authors(authors)} {_year(keys.first('referentie', source, 'jaar'))}".strip()
    return citations.get(str(source), inline(source))


def _cited(value: Json, citations: Mapping[str, str], keys: ExportKeys) -> str:
    numbers = [str(one) for one in as_list(value)]
    if numbers and all(number.isdigit() for number in numbers):
        return f"[{', '.join(numbers)}]"
    return "; ".join(_named(one, citations, keys) for one in as_list(value))


def citations_in(value: Json, keys: ExportKeys) -> dict[str, str]:
    """Id of each reference in an export → author and year, the way a conclusion names it."""
    found: dict[str, str] = {}
    value = listed(value, "nummer", keys, "referentie")
    if isinstance(value, list) and are_references(value, keys):
        for one in value:
            number, authors = (
                keys.first("referentie", one, "nummer"),
                _authors(keys.first("referentie", one, "auteurs")),
            )
            year = _year(keys.first("referentie", one, "jaar"))
            if number and authors:
                first = re.split(r"[,;]", authors)[0].strip()
                found[str(number)] = f"{re.sub(r'(?: [A-Z]{1,3})+$', '', first)} {year or ''}".strip()
        return found
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            found |= citations_in(inner, keys)
    return found


def _authors(value: Json) -> str:
    """The authors of a reference in a row; each a name, or an object with its parts."""
    return ", ".join(_author(one) for one in as_list(value))


def _author(one: Json) -> str:
    if not isinstance(one, dict):
        return str(one)
    parts = {plain(key): str(value) for key, value in one.items() if isinstance(value, str)}
    last = next((parts[key] for key in ("family", "last", "last_name", "achternaam", "surname") if key in parts), "")
    first = next((parts[key] for key in ("given", "first", "first_name", "voornaam", "initialen") if key in parts), "")
    initials = "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", first))
    return f"{last} {initials}".strip() or " ".join(parts.values())


def _year(value: Json) -> str:
    """The year in a value that may be a number, a date, or a date in parts."""
    found = _YEAR.search(str(value or ""))
    return found[0] if found else ""


def reference(one: Json, keys: ExportKeys) -> tuple[str, str | None]:
    """A reference on one line, and its number."""
    if not isinstance(one, dict):
        return inline(one), None
    found = {
        name: keys.first("referentie", one, name) for name in ("nummer", "auteurs", "titel", "jaar", "doi", "tekst")
    }
    number = str(found["nummer"]) if str(found["nummer"]).isdigit() else None
    doi = found["doi"]
    if found["titel"] is None:
        text = inline(found["tekst"] or one)
        return (f"{text} doi: {doi}" if doi and str(doi) not in text else text), number
    written = _authors(found["auteurs"])
    journal, published = str(keys.first("referentie", one, "tijdschrift") or ""), _year(found["jaar"])
    year = "" if published in journal else published
    parts = [part.strip(" .") for part in (written, inline(found["titel"]), journal, year) if part.strip()]
    text = ". ".join(parts) + "."
    return (f"{text} doi: {doi}" if doi else text), number
