"""A JSON export of guidelines → the text of a guideline, with the headings and labels that any reader of one knows.

Written out as text it takes the same road as a page or a PDF: all places count in `build/text/<slug>.txt`. Keys are
recognised by their words, in Dutch or English, at any depth; a key that means nothing here is written out as well,
under its own name, so that nothing is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from ingest.decoding import decode
from ingest.document import Document, Repair, UnreadableDocument
from ingest.extracted_text import ExtractedText, Inline, TableCell
from ingest.limits import Limits

Json: TypeAlias = Any

_TELLING = re.compile(
    rb'"(?:kern)?(?:aanbeveling(?:en)?|uitgangsvra(?:ag|gen)|recommendations?)"\s*:'
    rb'|"soort"\s*:\s*"[^"]{0,40}(?:richtlijn|standaard|kwaliteitskader)',
    re.IGNORECASE,
)
_SORT = re.compile(r"richtlijn|standaard|kwaliteitskader|guideline", re.IGNORECASE)
_KEYS: Mapping[str, tuple[str, ...]] = {
    "titel": ("titel", "title", "naam", "name", "richtlijn", "module", "moduletitel", "module_titel", "richtlijntitel"),
    "modules": ("modules", "module", "hoofdstukken", "submodules", "onderdelen", "sections", "children"),
    "vraag": (
        "uitgangsvraag",
        "uitgangsvragen",
        "vraag",
        "question",
        "key_question",
        "uitgangsvraag_parafrase",
        "deelvragen",
    ),
    "methode": ("methode", "methodiek", "method"),
    "advies": ("aanbevelingen", "aanbeveling", "recommendations", "recommendation", "adviezen", "kernaanbevelingen"),
    "overwegingen": ("overwegingen", "considerations", "rationale", "toelichting", "van_bewijs_naar_aanbeveling"),
    "onderbouwing": ("onderbouwing", "evidence", "achtergrond", "inleiding", "samenvatting_literatuur", "background"),
    "conclusies": ("conclusies", "conclusie", "conclusions", "conclusion", "bewijs", "uitkomsten"),
    "referenties": ("referenties", "literatuur", "references", "publicaties", "bronnen"),
}
_KEY = {word: meaning for meaning, words in _KEYS.items() for word in words}
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
_CONCLUSION_TEXT = ("tekst", "conclusie", "text", "conclusion", "bevinding", "samenvatting")
_LEVEL = ("grade", "niveau", "bewijskracht", "certainty", "kwaliteit_van_bewijs", "kwaliteit", "level", "zekerheid")
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
    "Laatst beoordeeld": "laatst_beoordeeld last_reviewed lastreviewdate",
    "Laatst geautoriseerd": "laatst_geautoriseerd",
    "Autorisatiedatum": "autorisatiedatum approvaldate",
    "Datum goedkeuring": "datum_goedkeuring",
    "Geplande herbeoordeling": "geplande_herbeoordeling herbeoordeling next_review",
    "Herziening voorzien": "herziening_voorzien",
    "Herzieningsdatum": "herzieningsdatum",
    "Geautoriseerd door": "geautoriseerd_door autoriserende_partijen autorisatie autoriserend endorser",
    "Instemming": "instemming instemmende_partijen instemmend instemming_van",
    "Initiatief": "initiatief initiatiefnemer initiatiefnemers initiërende_partijen initiatief_van",
    "Vervangt": "vervangt replaces",
    "Status": "status",
    "Doelgroep": "doelgroepen doelgroep",
    "Setting": "settings setting",
    "Beroepen": "beroepen beroepsgroepen beroep",
    "Verwante richtlijnen": "verwant verwante_richtlijnen",
}
"""How a field is written out, with the keys that mean it."""
_FIELD_NAMES = {key: name for name, keys in _FIELDS.items() for key in keys.split()}
_BLOCK_TAGS = frozenset("p div li ul ol br tr table h1 h2 h3 h4 h5 h6 section".split())
_HTML = re.compile(r"<(?:p|ul|ol|li|br|div|strong|em|b|i|h\d|table|span|a)\b[^>]*>", re.IGNORECASE)
_MARKDOWN_ITEM = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")
_CUT_OFF = "het bestand breekt af: de JSON is niet afgesloten"


def is_guideline_export(path: Path) -> bool:
    """Whether a file is JSON with recommendations in it."""
    try:
        with path.open("rb") as handle:
            head = handle.read(1 << 16)
            if path.suffix.lower() != ".json" and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
                return False
            if path.suffix.lower() in {".md", ".txt", ".html", ".htm", ".csv"}:
                return False
            return bool(_TELLING.search(head) or _TELLING.search(handle.read(1 << 22)))
    except OSError:
        return False


def read_export(path: Path, limits: Limits | None = None) -> Document:
    """Read an export. Raises UnreadableDocument for what is no JSON and cannot be mended."""
    limits = limits or Limits()
    data = path.read_bytes()
    if len(data) > limits.file_bytes:
        raise UnreadableDocument(f"is {len(data) / 1e6:.1f} MB: splits het")
    value, cut_off = _load(decode(data).text)
    guidelines = list(_guidelines(value))
    if not guidelines:
        raise UnreadableDocument("bevat geen richtlijn met aanbevelingen: controleer de export")
    out = ExtractedText(limits=limits)
    writer = _Writer(out)
    several = len(guidelines) > 1
    for guideline in guidelines:
        writer.guideline(guideline, several=several)
    title = None if several else writer.title
    document = out.document(file=path.name, format="json", known_title=title)
    document.meta = {"richtlijnen": "meerdere"} if several else {}
    document.meta |= writer.meta
    if cut_off:
        document.repairs.append(Repair("einde van het bestand", _CUT_OFF, "gelezen tot waar het breekt"))
        document.meta["afgebroken"] = "ja"
    return document


def _load(text: str) -> tuple[Json, bool]:
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


def _guidelines(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """The objects that are a guideline: with modules, or with advice of their own."""
    if isinstance(value, list):
        for item in value:
            yield from _guidelines(item, depth + 1)
    elif isinstance(value, dict):
        keys = {_plain(key) for key in value}
        inner = value.get("richtlijn") or value.get("guideline")
        if isinstance(inner, dict):  # the guideline's own fields beside its modules
            rest = {key: item for key, item in value.items() if key not in ("richtlijn", "guideline")}
            yield {**inner, **rest}
        elif keys & set(_KEYS["advies"]) or (
            keys & set(_KEYS["modules"])
            and any(isinstance(value[k], list) for k in value if _plain(k) in _KEYS["modules"])
        ):
            yield value
        elif _first(value, _KEYS["titel"]) and _SORT.search(str(_first(value, ("soort", "type")) or "")):
            yield value  # known by its description only
        elif depth < 4:
            for item in value.values():
                if isinstance(item, dict | list):
                    yield from _guidelines(item, depth + 1)


def _plain(key: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(key))
    return re.sub(r"[\s-]+", "_", spaced.strip().lower())


def _first(item: Mapping[str, Json], names: tuple[str, ...]) -> Json:
    plain = {_plain(key): value for key, value in item.items()}
    return next((plain[name] for name in names if plain.get(name) not in (None, "", [], {})), None)


class _Writer:
    """Writes guidelines out as headings, labels and text."""

    def __init__(self, out: ExtractedText) -> None:
        self._out = out
        self.title: str | None = None
        self.meta: dict[str, str] = {}

    def guideline(self, item: Mapping[str, Json], *, several: bool) -> None:
        title = str(_first(item, _KEYS["titel"]) or "Richtlijn zonder titel")
        self.title = self.title or title
        if several:
            self._heading(1, title)
        else:
            self._out.title([Inline(title)])
        level = 2 if several else 1
        modules = [m for m in _as_list(_first(item, _KEYS["modules"])) if isinstance(m, dict)]
        self._fields(
            item,
            skip={"titel", "modules", "vraag", "advies", "overwegingen", "onderbouwing", "conclusies", "referenties"}
            if modules
            else {"titel"},
        )
        own = _first(item, _KEYS["advies"])
        if modules and own is not None:
            own = self._share_out(own, modules)
        if own or not modules:
            self._body(item if not modules else {"aanbevelingen": own}, level)
        for number, module in enumerate(modules, 1):
            self._module(module, number, level)
        if modules and (references := _first(item, _KEYS["referenties"])):
            self._references(references, level)

    @staticmethod
    def _share_out(advice: Json, modules: list[dict[str, Json]]) -> Json:
        """Advice that names its module goes there; what is left belongs to the guideline."""
        left = []
        by_title = {str(_first(m, _KEYS["titel"]) or "").casefold(): m for m in modules}
        for one in _as_list(advice):
            named = str(one.get("module") or "").casefold() if isinstance(one, dict) else ""
            if named and named in by_title:
                by_title[named].setdefault("aanbevelingen", []).append({k: v for k, v in one.items() if k != "module"})
            else:
                left.append(one)
        return left

    def _module(self, module: Mapping[str, Json], number: int, level: int) -> None:
        title = _first(module, _KEYS["titel"])
        named = title if isinstance(title, str) else ""
        self._heading(
            level, named if re.match(r"module\b", named, re.IGNORECASE) else f"Module {number}: {named}".strip(": ")
        )
        self._fields(
            module,
            skip={"titel", "vraag", "advies", "overwegingen", "onderbouwing", "conclusies", "referenties", "modules"},
        )
        self._body(module, level + 1)
        for inner_number, inner in enumerate(
            (m for m in _as_list(_first(module, _KEYS["modules"])) if isinstance(m, dict)), 1
        ):
            self._module(inner, inner_number, level + 1)

    def _body(self, item: Mapping[str, Json], level: int) -> None:
        for key, value in item.items():
            if value in (None, "", [], {}):
                continue
            meaning = _KEY.get(_plain(key))
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
                self._prose(value)
            elif meaning == "conclusies":
                self._heading(level, "Conclusies")
                self._conclusions(value)
            elif meaning == "referenties":
                self._references(value, level)

    def _fields(self, item: Mapping[str, Json], *, skip: set[str]) -> None:
        """What else the export says, a line each."""
        for key, value in item.items():
            plain = _plain(key)
            meaning = _KEY.get(plain)
            if value in (None, "", [], {}) or (meaning in skip) or (meaning and meaning not in ("methode",)):
                continue
            if plain in ("url", "uitgever", "licentie", "geraadpleegd", "soort"):
                self.meta.setdefault(plain, _inline(value))
            name = _FIELD_NAMES.get(plain) or (
                "Methode" if meaning == "methode" else plain.replace("_", " ").capitalize()
            )
            if isinstance(value, dict) and not _is_value(value):
                self._fields(value, skip=skip)
            else:
                self._paragraph(f"{name}: {_inline(value)}")

    def _advice(self, value: Json, level: int) -> None:
        if isinstance(value, str):
            self._prose(value)
            return
        for one in _as_list(value):
            if not isinstance(one, dict):
                self._prose(one, item=True)
                continue
            text = _first(one, _ADVICE_TEXT)
            if text is None:
                self._advice_group(one, level)
                continue
            subhead = _first(one, _SUBHEAD)
            number, strength, direction = _first(one, _NUMBER), _first(one, _STRENGTH), _first(one, _DIRECTION)
            if isinstance(subhead, str):
                self._heading(level + 1, subhead)
            self._paragraph(f"Aanbeveling {number}" if re.fullmatch(r"\d{1,3}[a-z]?", str(number)) else "Aanbeveling")
            self._prose(text)
            basis = _first(one, ("sterkte_basis", "strength_basis"))
            for said in _labels(strength, direction, basis):
                self._paragraph(said)
            for name, keys in _ADVICE_FIELDS.items():
                if value := _first(one, keys):
                    self._paragraph(f"{name}: {_inline(value)}")

    def _advice_group(self, group: Mapping[str, Json], level: int) -> None:
        """{"kop": "Preventie", "items": [...]}: a subhead with advice below it."""
        subhead = _first(group, (*_SUBHEAD, *_KEYS["titel"]))
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
        for one in _as_list(value):
            if isinstance(one, dict):
                cells = (_first(one, _MEASURE), _level(one), _first(one, _CONCLUSION_TEXT), _cited(_first(one, _CITED)))
                rows.append([TableCell([Inline(_inline(cell) if cell is not None else "")]) for cell in cells])
            else:
                rows.append([TableCell([Inline(text)]) for text in ("", "", _inline(one), "")])
        self._out.table(rows)

    def _references(self, value: Json, level: int) -> None:
        self._heading(level, "Referenties")
        if isinstance(value, str):
            self._prose(value)
            return
        for place, one in enumerate(_as_list(value), 1):
            text, number = (
                (_reference(one), _first(one, _REFERENCE["nummer"])) if isinstance(one, dict) else (_inline(one), None)
            )
            marker = f"{number if str(number).isdigit() else place}."
            self._out.item([Inline(text)], marker=marker, level=0)

    def _heading(self, level: int, text: str) -> None:
        self._out.heading(level, [Inline(_inline(text))])

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
        for level, text in _blocks(str(value)):
            if level is None and not item:
                self._paragraph(text)
            else:
                self._out.item([Inline(text)], marker="•", level=level or 0)


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
        if _plain(key) in _LEVEL and value not in (None, ""):
            said = _inline(value)
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
    numbers = [str(v) for v in _as_list(value)]
    if numbers and all(number.isdigit() for number in numbers):
        return f"[{', '.join(numbers)}]"
    return "; ".join(_inline(v) for v in _as_list(value)) if value is not None else ""


def _reference(one: Mapping[str, Json]) -> str:
    found = {name: _first(one, names) for name, names in _REFERENCE.items()}
    if found["titel"] is None:
        text = _inline(found["tekst"] or one)
        return f"{text} doi: {found['doi']}" if found["doi"] and str(found["doi"]) not in text else text
    authors = found["auteurs"]
    written = ", ".join(str(a) for a in authors) if isinstance(authors, list) else str(authors or "")
    parts = [
        part.strip(" .")
        for part in (written, _inline(found["titel"]), str(found["tijdschrift"] or ""), str(found["jaar"] or ""))
        if part.strip()
    ]
    text = ". ".join(parts) + "."
    return f"{text} doi: {found['doi']}" if found["doi"] else text


def _is_value(value: Mapping[str, Json]) -> bool:
    return not any(isinstance(inner, dict | list) for inner in value.values()) and len(value) <= 2


def _as_list(value: Json) -> list[Json]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _inline(value: Json) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return "; ".join(_inline(inner) for inner in value)
    if isinstance(value, dict):
        named = _first(value, (*_KEYS["titel"], "tekst", "waarde", "value"))
        return (
            _inline(named)
            if named is not None
            else "; ".join(f"{key}: {_inline(inner)}" for key, inner in value.items())
        )
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return " ".join(text for _, text in _blocks("" if value is None else str(value)))


def _blocks(text: str) -> Iterator[tuple[int | None, str]]:
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
        told, run = " ".join("".join(run).split()), []
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
            run.append(element.tail or "")
    yield from flush()
