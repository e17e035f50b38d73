"""Conclusions and references of an export as the rows and lines in which a guideline has them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.guideline.export_keys import ExportKeys, Json
from ingest.guideline.export_source import are_references, as_list
from ingest.guideline.export_text import inline

HEADER = ("Uitkomstmaat", "Niveau", "Conclusie", "Bronnen")
_GRADES = re.compile(
    r"(?:zeer\s+)?(?:laag|lage|hoog|hoge|redelijke?|matige?|low|very low|moderate|high)", re.IGNORECASE
)


def conclusion_row(one: Json, keys: ExportKeys, citations: Mapping[str, str]) -> tuple[str, ...]:
    """A conclusion as measure, level, sentence and sources."""
    if not isinstance(one, dict):
        return ("", "", inline(one), "")
    measure, text = keys.first("conclusie", one, "maat"), keys.first("conclusie", one, "tekst")
    level = level_of(keys.first("conclusie", one, "niveau"), keys.first("conclusie", one, "systeem"))
    cited = _cited(keys.first("conclusie", one, "bronnen"), citations)
    return (inline(measure or ""), level, inline(text or ""), cited)


def level_of(level: Json, system: Json) -> str:
    """A level as a guideline writes it, with its system."""
    said, system = inline(level) if level is not None else "", inline(system).upper() if system else ""
    if re.fullmatch(r"[1-4]", said):
        return f"Niveau {said}"
    if not said:
        return "geen GRADE" if system == "GRADE" else ""
    return f"{said} GRADE" if _GRADES.fullmatch(said) else said


def _cited(value: Json, citations: Mapping[str, str]) -> str:
    numbers = [str(one) for one in as_list(value)]
    if numbers and all(number.isdigit() for number in numbers):
        return f"[{', '.join(numbers)}]"
    return "; ".join(citations.get(str(one), inline(one)) for one in as_list(value)) if value is not None else ""


def citations_in(value: Json, keys: ExportKeys) -> dict[str, str]:
    """Id of each reference in an export → author and year, the way a conclusion names it."""
    found: dict[str, str] = {}
    if isinstance(value, list) and are_references(value, keys):
        for one in value:
            number, authors = keys.first("referentie", one, "nummer"), keys.first("referentie", one, "auteurs")
            year = keys.first("referentie", one, "jaar")
            if number and authors:
                first = re.split(r"[,;]", str(as_list(authors)[0]))[0].strip()
                found[str(number)] = f"{re.sub(r'(?: [A-Z]{1,3})+$', '', first)} {year or ''}".strip()
        return found
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            found |= citations_in(inner, keys)
    return found


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
    authors = found["auteurs"]
    written = ", ".join(str(author) for author in authors) if isinstance(authors, list) else str(authors or "")
    journal = str(keys.first("referentie", one, "tijdschrift") or "")
    year = "" if found["jaar"] and str(found["jaar"]) in journal else str(found["jaar"] or "")
    parts = [part.strip(" .") for part in (written, inline(found["titel"]), journal, year) if part.strip()]
    text = ". ".join(parts) + "."
    return (f"{text} doi: {doi}" if doi else text), number
