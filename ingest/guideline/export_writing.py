"""Guidelines of an export written out as the text of a guideline: headings, labels, fields."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.extracted_text import ExtractedText, Inline, TableCell
from ingest.guideline.export_evidence import HEADER, by_level, citations_in, conclusion_row, reference
from ingest.guideline.export_fields import (
    condition,
    field_name,
    field_value,
    holds_fields,
    is_box,
    is_counter,
    labels,
    parties,
    products,
)
from ingest.guideline.export_keys import ExportKeys, Json, plain
from ingest.guideline.export_source import (
    advised,
    are_conclusions,
    are_references,
    as_list,
    is_advice,
    listed,
    modules_of,
    within_advice,
)
from ingest.guideline.export_text import blocks, inline
from ingest.guideline.headings import NUMBER
from ingest.inventory.dates import find_dates

_ISSUED = frozenset("gepubliceerd publicatiedatum datum gereed uitgegeven published publication_date issued".split())
"""Keys for the day on which the document came out."""
_ABOUT = ("url", "uitgever", "licentie", "geraadpleegd", "soort")
_PARTS = frozenset({"vraag", "advies", "overwegingen", "onderbouwing", "conclusies"})
_ADVICE_FIELDS = {
    "Doelgroep": "doelgroep",
    "Setting": "setting",
    "Beroepen": "beroep",
    "Interventies": "interventies",
    "Methode": "methode",
}
"""Fields of one advice, as they are written out under it."""
_NUMBERED = re.compile(rf"(?:[A-Za-z]{{2,}}[-_. ]?)?({NUMBER})")
""" "3.2", "A1"; of "aanbeveling-1" and "rec_1" the number alone."""


class Writer:
    """Writes guidelines out as headings, labels and text."""

    def __init__(self, out: ExtractedText, keys: ExportKeys) -> None:
        self._out = out
        self._keys = keys
        self._citations: dict[str, str] = {}
        self.title: str | None = None
        self.meta: dict[str, str] = {}

    def guideline(self, item: dict[str, Json], *, several: bool) -> None:
        """Write one guideline; `several` when the export holds more than one."""
        named = self._part(item, "titel")
        title = inline(named) if named is not None else "Richtlijn zonder titel"
        self.title = self.title or title
        self._citations = citations_in(item, self._keys)
        if several:
            self._heading(1, title)
        else:
            self._out.title([Inline(title)])
        level = 2 if several else 1
        modules = modules_of(item, self._keys)
        self._fields(item, skip=modules)
        if modules:
            own = self._share_out("aanbevelingen", advised(item, self._keys), modules)
            told = self._share_out("conclusies", self._part(item, "conclusies"), modules)
            self._body({"aanbevelingen": own, "conclusies": told}, level)
        else:
            self._body(item, level)
        for number, module in enumerate(modules, 1):
            self._module(module, number, level)
        if modules and (references := self._references_of(item)):
            self._references(references, level)

    def _part(self, item: Mapping[str, Json], meaning: str) -> Json:
        return self._keys.first("deel", item, meaning)

    def _references_of(self, item: Mapping[str, Json]) -> Json:
        by_key = self._part(item, "referenties")
        return by_key or next((value for value in item.values() if are_references(value, self._keys)), None)

    def _share_out(self, part: str, value: Json, modules: list[dict[str, Json]]) -> Json:
        """What names its module, by title or id, goes there; what is left belongs to the guideline."""
        left = []
        known = {str(self._part(module, "titel") or "").casefold(): module for module in modules}
        known |= {str(module["id"]).casefold(): module for module in modules if module.get("id")}
        for one in as_list(value):
            named = str(one.get("module") or "").casefold() if isinstance(one, dict) else ""
            if named and named in known:
                known[named].setdefault(part, []).append({k: v for k, v in one.items() if k != "module"})
            else:
                left.append(one)
        return left

    def _module(self, module: dict[str, Json], number: int, level: int) -> None:
        title = self._part(module, "titel")
        named = title if isinstance(title, str) else ""
        if not re.match(r"module\b", named, re.IGNORECASE):
            named = f"Module {number}: {named}".strip(": ")
        self._heading(level, named)
        inner = modules_of(module, self._keys)
        self._fields(module, skip=inner)
        self._body(module, level + 1)
        for inner_number, one in enumerate(inner, 1):
            self._module(one, inner_number, level + 1)

    def _body(self, item: Mapping[str, Json], level: int) -> None:
        modules = modules_of(dict(item), self._keys)
        for key, value in item.items():
            meaning = self._meaning(key, value)
            if value in (None, "", [], {}) or (modules and (value == modules or meaning == "modules")):
                continue
            if meaning == "vraag":
                self._heading(level, "Uitgangsvraag")
                self._prose(value)
            elif meaning == "advies":
                value = listed(value, "nummer", self._keys, "aanbeveling")
                self._heading(level, "Aanbevelingen")
                self._advice(value, level)
                self._beside_advice(value, level)
            elif meaning == "overwegingen":
                self._heading(level, "Overwegingen")
                self._prose(value)
            elif meaning == "onderbouwing":
                self._heading(level, "Onderbouwing")
                self._within(value, level + 1)
            elif meaning == "conclusies":
                self._heading(level, "Conclusies")
                self._conclusions(value, level)
            elif meaning == "referenties":
                self._references(value, level)
            elif meaning != "titel" and self._holds_parts(value):
                self._within(value, level)

    def _meaning(self, key: str, value: Json) -> str | None:
        """What a key holds: by what stands in it where that is plain, else by its name."""
        if are_conclusions(value, self._keys) and not is_advice(value, self._keys):
            return "conclusies"
        if is_advice(value, self._keys) and self._keys.meaning("deel", key) != "conclusies":
            return "advies"
        by_name = self._keys.meaning("deel", key)
        return by_name or ("referenties" if are_references(value, self._keys) else None)

    def _within(self, value: Json, level: int) -> None:
        """Parts that stand in an object or list of their own; anything else is prose."""
        if isinstance(value, dict) and self._holds_parts(value):
            self._body(value, level)
        elif are_conclusions(value, self._keys):
            self._heading(level, "Conclusies")
            self._conclusions(value, level)
        elif isinstance(value, list) and self._holds_parts(value):
            for one in value:
                self._section(one, level)
        else:
            self._prose(value)

    def _section(self, one: Json, level: int) -> None:
        """{"heading": "Aanbeveling", "text": …}, or an object with parts in it."""
        if not isinstance(one, dict):
            self._prose(one)
            return
        heading = self._keys.first("aanbeveling", one, "kop") or self._part(one, "titel")
        text = self._keys.first("aanbeveling", one, "tekst")
        if isinstance(heading, str) and isinstance(text, str):
            self._heading(level, heading)
            self._prose(text)
            rest = {key: value for key, value in one.items() if self._keys.meaning("aanbeveling", key) != "tekst"}
            self._body(rest, level + 1)
        else:
            self._body(one, level)

    def _fields(self, item: Mapping[str, Json], *, skip: Json = None) -> None:
        """What else the export says, a line each."""
        for key, value in item.items():
            part = self._keys.meaning("deel", key)
            is_field = self._keys.meaning("veld", key) is not None or part in (None, "methode")
            if value in (None, "", [], {}) or not is_field or (skip and value == skip):
                continue
            if is_counter(key) or self._meaning(key, value) not in (None, "methode") or self._holds_parts(value):
                continue
            meant = plain(key)
            if meant in _ABOUT:
                self.meta.setdefault(meant, inline(value))
            if meant in _ISSUED and (written := next(find_dates(inline(value)), None)) and written.iso:
                self.meta.setdefault("datum", written.iso)
            self._field(key, value, part)

    def _field(self, key: str, value: Json, part: str | None) -> None:
        if roles := parties(value, self._keys):
            for role, names in roles.items():
                self._paragraph(f"{role}: {'; '.join(names)}")
        elif self._keys.meaning("product", key) == "lijst":
            for line in products(value, self._keys):
                self._paragraph(f"Afgeleid product – {line}")
        elif holds_fields(value, self._keys):
            self._fields(value)
        else:
            name = "Methode" if part == "methode" else field_name(key, self._keys)
            self._paragraph(f"{name}: {field_value(name, value)}")

    def _advice(self, value: Json, level: int) -> None:
        if isinstance(value, str):
            self._prose(value)
            return
        for one in as_list(value):
            if not isinstance(one, dict):
                self._prose(one, item=True)
                continue
            text = self._keys.first("aanbeveling", one, "tekst")
            if text is None:
                self._advice_group(one, level)
            elif not is_box(one):
                self._one_advice(one, text, level)

    def _beside_advice(self, value: Json, level: int) -> None:
        """What an export gives with each advice, and a guideline with each module."""
        if found := within_advice(value, self._keys, are_conclusions):
            self._heading(level, "Conclusies")
            self._conclusions(found, level)
        if found := within_advice(value, self._keys, are_references):
            self._references(found, level)
        boxes = [one for one in as_list(value) if isinstance(one, dict) and is_box(one)]
        if boxes:
            self._heading(level, "Toelichting")
            self._prose([self._keys.first("aanbeveling", one, "tekst") or "" for one in boxes])

    def _one_advice(self, one: Mapping[str, Json], text: Json, level: int) -> None:
        said = {
            name: self._keys.first("aanbeveling", one, name)
            for name in ("kop", "nummer", "sterkte", "richting", "basis")
        }
        if isinstance(said["kop"], str):
            self._heading(level + 1, said["kop"])
        number = _NUMBERED.fullmatch(str(said["nummer"]))
        self._paragraph(f"Aanbeveling {number[1]}" if number else "Aanbeveling")
        self._prose(text)
        for label in labels(said["sterkte"], said["richting"], said["basis"]):
            self._paragraph(label)
        for key, value in self._keys.all("aanbeveling", one, "voorwaarde"):
            self._paragraph(f"Voorwaarde: {condition(key, value)}")
        for name, meaning in _ADVICE_FIELDS.items():
            if value := self._keys.first("aanbeveling", one, meaning):
                self._paragraph(f"{name}: {inline(value)}")

    def _advice_group(self, group: Mapping[str, Json], level: int) -> None:
        """{"kop": "Preventie", "items": [...]}: a subhead with advice below it."""
        subhead = self._keys.first("aanbeveling", group, "kop") or self._part(group, "titel")
        if isinstance(subhead, str):
            self._heading(level + 1, subhead)
        for value in group.values():
            if isinstance(value, list):
                self._advice(value, level)

    def _conclusions(self, value: Json, level: int) -> None:
        """A table of conclusions; what groups them only is opened."""
        value = listed(by_level(value), "maat", self._keys, "conclusie")
        if isinstance(value, str):
            self._prose(value)
            return
        grouped = [one for one in as_list(value) if isinstance(one, dict) and self._grouped(one)]
        if grouped:
            for one in grouped:
                self._conclusions(self._grouped(one), level)
            return
        rows = [HEADER, *(conclusion_row(one, self._keys, self._citations) for one in as_list(value))]
        width = len(HEADER) if any(row[-1] for row in rows[1:]) else len(HEADER) - 1
        self._out.table(
            [[TableCell([Inline(text)], header=not at) for text in row[:width]] for at, row in enumerate(rows)]
        )

    def _grouped(self, one: Mapping[str, Json]) -> Json:
        return next((value for value in one.values() if are_conclusions(value, self._keys)), None)

    def _references(self, value: Json, level: int) -> None:
        self._heading(level, "Referenties")
        if isinstance(value, str):
            self._prose(value)
            return
        for place, one in enumerate(as_list(listed(value, "nummer", self._keys, "referentie")), 1):
            text, number = reference(one, self._keys)
            self._out.item([Inline(text)], marker=f"{number or place}.", level=0)

    def _holds_parts(self, value: Json) -> bool:
        """Whether an object or a list has parts of a guideline in it, at any depth."""
        if isinstance(value, dict):
            return any(
                self._meaning(key, inner) in _PARTS or self._holds_parts(inner)
                for key, inner in value.items()
                if isinstance(inner, str | list | dict)
            )
        if not isinstance(value, list):
            return False
        if are_conclusions(value, self._keys) or is_advice(value, self._keys):
            return True
        dicts = [one for one in value if isinstance(one, dict)]
        titled = [one for one in dicts if self._keys.first("aanbeveling", one, "kop") and self._has_text(one)]
        return bool(dicts) and (len(titled) == len(dicts) or any(self._holds_parts(one) for one in dicts))

    def _has_text(self, one: Mapping[str, Json]) -> bool:
        return self._keys.first("aanbeveling", one, "tekst") is not None

    def _heading(self, level: int, text: str) -> None:
        self._out.heading(level, [Inline(inline(text))])

    def _paragraph(self, text: str) -> None:
        self._out.paragraph([Inline(text)])

    def _prose(self, value: Json, *, item: bool = False) -> None:
        """Text, HTML or a list of these, as paragraphs and list items."""
        if isinstance(value, dict):
            for inner in value.values():
                self._prose(inner)
            return
        if isinstance(value, list):
            for inner in value:
                self._prose(inner, item=len(value) > 1 and isinstance(inner, str))
            return
        for level, text in blocks(str(value)):
            if level is None and not item:
                self._paragraph(text)
            else:
                self._out.item([Inline(text)], marker="•", level=level or 0)
