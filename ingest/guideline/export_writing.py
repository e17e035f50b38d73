"""Guidelines of an export written out as the text of a guideline: headings, labels, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extracted_text import ExtractedText, Inline, TableCell
from ingest.guideline.export_source import KEY, KEYS, Json, as_list, first, plain
from ingest.guideline.export_text import blocks, inline
from ingest.inventory.dates import find_dates

_ADVICE_TEXT = ("tekst", "text", "aanbeveling", "advies", "inhoud", "formulering", "body", "content", "recommendation")
_NUMBER = ("nummer", "nr", "number", "volgnummer", "id")
_STRENGTH = ("sterkte", "strength", "kracht", "label", "sterkte_aanbeveling")
_DIRECTION = ("richting", "direction")
_CONDITION = ("voorwaarde", "voorwaarden", "condition", "conditie", "conditions")
_SUBHEAD = ("kop", "tussenkop", "subkop", "heading")
_ADVICE_FIELDS = {
    "Doelgroep": ("doelgroep", "doelgroepen", "populatie", "population"),
    "Setting": ("setting", "settings"),
    "Interventies": ("interventies", "interventie", "genoemde_interventies", "interventions", "intervention"),
    "Voorwaarde": _CONDITION,
    "Methode": ("methode", "methodiek", "method"),
}
"""Fields of one advice, as they are written out under it."""
_CONCLUSION_TEXT = (
    "tekst", "conclusie", "text", "conclusion", "bevinding", "samenvatting", "statement", "finding", "summary",
    "effect", "result", "resultaat", "description",
)  # fmt: skip
_LEVEL = (
    "grade",
    "niveau",
    "bewijskracht",
    "certainty",
    "kwaliteit_van_bewijs",
    "kwaliteit",
    "level",
    "zekerheid",
    "quality",
    "certainty_of_evidence",
    "quality_of_evidence",
    "evidence_level",
    "grade_level",
)
_MEASURE = ("uitkomstmaat", "uitkomst", "outcome", "outcome_measure")
_CITED = ("referenties", "bronnen", "references", "literatuur", "bron")
_REFERENCE = {
    "nummer": ("nummer", "nr", "number", "id"),
    "auteurs": ("auteurs", "authors", "auteur", "author"),
    "titel": ("titel", "title", "titel_kort"),
    "jaar": ("jaar", "year"),
    "doi": ("doi", "DOI"),
    "tijdschrift": ("tijdschrift", "journal", "bron"),
    "tekst": ("tekst", "text", "citatie", "citation", "referentie"),
}
_FIELDS = {
    "Laatst beoordeeld": "laatst_beoordeeld last_reviewed lastreviewdate last_review_date last_review reviewed "
    "reviewed_on last_assessed",
    "Laatst geautoriseerd": "laatst_geautoriseerd authorised_on authorized_on approved_on date_authorised "
    "date_authorized",
    "Autorisatiedatum": "autorisatiedatum approvaldate approval_date authorised authorized "
    "authorisation_date authorization_date date_of_authorisation date_approved",
    "Datum goedkeuring": "datum_goedkeuring",
    "Geplande herbeoordeling": "geplande_herbeoordeling herbeoordeling next_review next_review_date review_date "
    "planned_review review_due review_planned next_revision valid_until geldig_tot",
    "Herziening voorzien": "herziening_voorzien",
    "Herzieningsdatum": "herzieningsdatum",
    "Geautoriseerd door": "geautoriseerd_door autoriserende_partijen autorisatie autoriserend endorser "
    "authorised_by authorized_by approved_by authorising_parties authorizing_parties",
    "Instemming": "instemming instemmende_partijen instemmend instemming_van agreed_by endorsed_by consented_by "
    "agreeing_parties endorsing_parties ingestemd_door",
    "Initiatief": "initiatief initiatiefnemer initiatiefnemers initiërende_partijen initiatief_van initiator "
    "initiators initiated_by initiative initiating_parties initiating_organisations initiating_organizations "
    "initierend",
    "Vervangt": "vervangt replaces supersedes",
    "Status": "status",
    "Doelgroep": "doelgroepen doelgroep",
    "Setting": "settings setting",
    "Beroepen": "beroepen beroepsgroepen beroep",
    "Verwante richtlijnen": "verwant verwante_richtlijnen",
}
"""How a field is written out, with the keys that mean it."""
_PARTY_NAME = ("naam", "name", "organisatie", "organisation", "organization", "partij", "party")
_PARTY_ROLE = ("rol", "role", "rollen", "roles", "functie")
_PARTY_FIELDS = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("Geautoriseerd door", r"autori[sz]|authori[sz]|approv"),
        ("Instemming", r"instem|ingestemd|endors|agree|consent"),
        ("Initiatief", r"initi"),
    )
)
"""How a role in a list of parties is written out."""
_ISSUED = frozenset("gepubliceerd publicatiedatum datum gereed uitgegeven published publication_date issued".split())
"""Keys for the day on which the document came out."""
_FIELD_NAMES = {key: name for name, keys in _FIELDS.items() for key in keys.split()}


class Writer:
    """Writes guidelines out as headings, labels and text."""

    def __init__(self, out: ExtractedText) -> None:
        self._out = out
        self.title: str | None = None
        self.meta: dict[str, str] = {}

    def guideline(self, item: Mapping[str, Json], *, several: bool) -> None:
        title = str(first(item, KEYS["titel"]) or "Richtlijn zonder titel")
        self.title = self.title or title
        if several:
            self._heading(1, title)
        else:
            self._out.title([Inline(title)])
        level = 2 if several else 1
        modules = _modules(item)
        self._fields(
            item,
            skip={"titel", "modules", "vraag", "advies", "overwegingen", "onderbouwing", "conclusies", "referenties"}
            if modules
            else {"titel"},
        )
        own = first(item, KEYS["advies"])
        if modules and own is not None:
            own = self._share_out(own, modules)
        if own or not modules:
            self._body(item if not modules else {"aanbevelingen": own}, level)
        for number, module in enumerate(modules, 1):
            self._module(module, number, level)
        if modules and (references := first(item, KEYS["referenties"])):
            self._references(references, level)

    @staticmethod
    def _share_out(advice: Json, modules: list[dict[str, Json]]) -> Json:
        """Advice that names its module goes there; what is left belongs to the guideline."""
        left = []
        by_title = {str(first(m, KEYS["titel"]) or "").casefold(): m for m in modules}
        for one in as_list(advice):
            named = str(one.get("module") or "").casefold() if isinstance(one, dict) else ""
            if named and named in by_title:
                by_title[named].setdefault("aanbevelingen", []).append({k: v for k, v in one.items() if k != "module"})
            else:
                left.append(one)
        return left

    def _module(self, module: Mapping[str, Json], number: int, level: int) -> None:
        title = first(module, KEYS["titel"])
        named = title if isinstance(title, str) else ""
        self._heading(
            level, named if re.match(r"module\b", named, re.IGNORECASE) else f"Module {number}: {named}".strip(": ")
        )
        self._fields(
            module,
            skip={"titel", "vraag", "advies", "overwegingen", "onderbouwing", "conclusies", "referenties", "modules"},
        )
        self._body(module, level + 1)
        for inner_number, inner in enumerate(_modules(module), 1):
            self._module(inner, inner_number, level + 1)

    def _body(self, item: Mapping[str, Json], level: int) -> None:
        for key, value in item.items():
            if value in (None, "", [], {}):
                continue
            meaning = KEY.get(plain(key))
            if meaning == "vraag":
                self._heading(level, "Uitgangsvraag")
                self._prose(value)
            elif meaning == "advies":
                self._heading(level, "Aanbevelingen")
                self._advice(value, level)
            elif meaning == "overwegingen":
                self._heading(level, "Overwegingen")
                self._prose(value)
            elif meaning == "onderbouwing":
                self._heading(level, "Onderbouwing")
                self._within(value, level + 1)
            elif meaning == "conclusies":
                self._heading(level, "Conclusies")
                self._conclusions(value)
            elif meaning == "referenties":
                self._references(value, level)
            elif _holds_parts(value):
                self._within(value, level)

    def _within(self, value: Json, level: int) -> None:
        """Parts that stand in an object or list of their own; anything else is prose."""
        if isinstance(value, dict) and _holds_parts(value):
            self._body(value, level)
        elif isinstance(value, list) and _are_conclusions(value):
            self._heading(level, "Conclusies")
            self._conclusions(value)
        elif isinstance(value, list) and _holds_parts(value):
            for one in value:
                heading = first(one, (*_SUBHEAD, *KEYS["titel"])) if isinstance(one, dict) else None
                if heading is None:
                    self._prose(one)
                    continue
                self._heading(level, str(heading))
                self._prose(first(one, _ADVICE_TEXT) or "")
                self._body({key: inner for key, inner in one.items() if plain(key) not in _ADVICE_TEXT}, level + 1)
        else:
            self._prose(value)

    def _fields(self, item: Mapping[str, Json], *, skip: set[str]) -> None:
        """What else the export says, a line each."""
        for key, value in item.items():
            meant = plain(key)
            meaning = KEY.get(meant)
            known = meaning in skip or (meaning is not None and meaning != "methode")
            if value in (None, "", [], {}) or known or _holds_parts(value):
                continue
            if meant in ("url", "uitgever", "licentie", "geraadpleegd", "soort"):
                self.meta.setdefault(meant, inline(value))
            if meant in _ISSUED and (written := next(find_dates(inline(value)), None)) and written.iso:
                self.meta.setdefault("datum", written.iso)
            name = _FIELD_NAMES.get(meant) or (
                "Methode" if meaning == "methode" else meant.replace("_", " ").capitalize()
            )
            if parties := _parties(value):
                for role, names in parties.items():
                    self._paragraph(f"{role}: {'; '.join(names)}")
            elif isinstance(value, dict) and not _is_value(value):
                self._fields(value, skip=skip)
            else:
                self._paragraph(f"{name}: {inline(value)}")

    def _advice(self, value: Json, level: int) -> None:
        if isinstance(value, str):
            self._prose(value)
            return
        for one in as_list(value):
            if not isinstance(one, dict):
                self._prose(one, item=True)
                continue
            text = first(one, _ADVICE_TEXT)
            if text is None:
                self._advice_group(one, level)
                continue
            subhead = first(one, _SUBHEAD)
            number, strength, direction = first(one, _NUMBER), first(one, _STRENGTH), first(one, _DIRECTION)
            if isinstance(subhead, str):
                self._heading(level + 1, subhead)
            self._paragraph(f"Aanbeveling {number}" if re.fullmatch(r"\d{1,3}[a-z]?", str(number)) else "Aanbeveling")
            self._prose(text)
            basis = first(one, ("sterkte_basis", "strength_basis"))
            for said in _labels(strength, direction, basis):
                self._paragraph(said)
            for name, keys in _ADVICE_FIELDS.items():
                if value := first(one, keys):
                    self._paragraph(f"{name}: {inline(value)}")

    def _advice_group(self, group: Mapping[str, Json], level: int) -> None:
        """{"kop": "Preventie", "items": [...]}: a subhead with advice below it."""
        subhead = first(group, (*_SUBHEAD, *KEYS["titel"]))
        if isinstance(subhead, str):
            self._heading(level + 1, subhead)
        for value in group.values():
            if isinstance(value, list):
                self._advice(value, level)

    def _conclusions(self, value: Json) -> None:
        if isinstance(value, str):
            self._prose(value)
            return
        rows = [[TableCell([Inline(text)], header=True) for text in ("Uitkomstmaat", "Niveau", "Conclusie", "Bronnen")]]
        for one in as_list(value):
            if isinstance(one, dict):
                cells = (first(one, _MEASURE), _level(one), first(one, _CONCLUSION_TEXT), _cited(first(one, _CITED)))
                rows.append([TableCell([Inline(inline(cell) if cell is not None else "")]) for cell in cells])
            else:
                rows.append([TableCell([Inline(text)]) for text in ("", "", inline(one), "")])
        self._out.table(rows)

    def _references(self, value: Json, level: int) -> None:
        self._heading(level, "Referenties")
        if isinstance(value, str):
            self._prose(value)
            return
        for place, one in enumerate(as_list(value), 1):
            text, number = (
                (_reference(one), first(one, _REFERENCE["nummer"])) if isinstance(one, dict) else (inline(one), None)
            )
            marker = f"{number if str(number).isdigit() else place}."
            self._out.item([Inline(text)], marker=marker, level=0)

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


def _parties(value: Json) -> dict[str, list[str]]:
    """Field → names, of a list in which each organisation tells its role; empty for any other value."""
    found: dict[str, list[str]] = {}
    for one in value if isinstance(value, list) else ():
        name = first(one, _PARTY_NAME) if isinstance(one, dict) else None
        roles = as_list(first(one, _PARTY_ROLE)) if name is not None else []
        if not roles:
            return {}
        for role in roles:
            written = plain(str(role))
            field = next(
                (label for label, pattern in _PARTY_FIELDS if pattern.match(written)), written.replace("_", " ")
            )
            found.setdefault(field.capitalize() if field.islower() else field, []).append(str(name))
    return found


def _modules(item: Mapping[str, Json]) -> list[dict[str, Json]]:
    """The modules of a guideline: a list of them, one by itself, or an object with one per key."""
    value = first(item, KEYS["modules"])
    if isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        value = list(value.values())
    return [one for one in as_list(value) if isinstance(one, dict)]


def _labels(strength: Json, direction: Json, basis: Json) -> Iterator[str]:
    """Fields of strength and direction; what stands for strength may also be DOEN and the like."""
    said = str(strength).strip() if strength is not None else ""
    if re.fullmatch(r"(?:niet\s+)?doen|overwegen", said, re.IGNORECASE):
        yield f"Sterkte: {'zwak' if said.lower() == 'overwegen' else 'sterk'}"
        if said.lower() != "overwegen":
            yield f"Richting: {'tegen' if said.lower().startswith('niet') else 'voor'}"
    elif said:
        yield f"Sterkte: {said} ({basis} in de bron)" if basis in ("formulering", "label") else f"Sterkte: {said}"
    if direction is not None:
        yield f"Richting: {direction}"


def _level(one: Mapping[str, Json]) -> str | None:
    for key, value in one.items():
        if plain(key) in _LEVEL and value not in (None, ""):
            said = inline(value)
            grades = re.fullmatch(
                r"(?:zeer\s+)?(?:laag|lage|hoog|hoge|redelijke?|matige?|low|very low|moderate|high)",
                said,
                re.IGNORECASE,
            )
            if re.fullmatch(r"[1-4]", said):
                return f"Niveau {said}"
            return f"{said} GRADE" if grades else said
    return None


def _cited(value: Json) -> str:
    numbers = [str(v) for v in as_list(value)]
    if numbers and all(number.isdigit() for number in numbers):
        return f"[{', '.join(numbers)}]"
    return "; ".join(inline(v) for v in as_list(value)) if value is not None else ""


def _reference(one: Mapping[str, Json]) -> str:
    found = {name: first(one, names) for name, names in _REFERENCE.items()}
    if found["titel"] is None:
        text = inline(found["tekst"] or one)
        return f"{text} doi: {found['doi']}" if found["doi"] and str(found["doi"]) not in text else text
    authors = found["auteurs"]
    written = ", ".join(str(a) for a in authors) if isinstance(authors, list) else str(authors or "")
    parts = [
        part.strip(" .")
        for part in (written, inline(found["titel"]), str(found["tijdschrift"] or ""), str(found["jaar"] or ""))
        if part.strip()
    ]
    text = ". ".join(parts) + "."
    return f"{text} doi: {found['doi']}" if found["doi"] else text


def _holds_parts(value: Json) -> bool:
    """Whether an object has parts of a guideline in it, or a list has sections with a heading and a text."""
    if isinstance(value, dict):
        return any(
            KEY.get(plain(key)) in _PARTS or _holds_parts(inner)
            for key, inner in value.items()
            if isinstance(inner, str | list | dict)
        )
    if isinstance(value, list):
        dicts = [one for one in value if isinstance(one, dict)]
        return bool(dicts) and all(first(one, _SUBHEAD) and first(one, _ADVICE_TEXT) for one in dicts)
    return False


def _are_conclusions(value: list[Json]) -> bool:
    """Whether each of a list tells a measure or a level beside its sentence: conclusions, whatever they are called."""
    return bool(value) and all(
        isinstance(one, dict) and first(one, _CONCLUSION_TEXT) and (first(one, _MEASURE) or _level(one))
        for one in value
    )


_PARTS = frozenset({"vraag", "advies", "overwegingen", "onderbouwing", "conclusies"})


def _is_value(value: Mapping[str, Json]) -> bool:
    return not any(isinstance(inner, dict | list) for inner in value.values()) and len(value) <= 2
