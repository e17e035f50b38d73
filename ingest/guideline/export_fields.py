"""What an export says of a guideline beside its text, as the fields that a guideline has them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.guideline.export_keys import ExportKeys, Json, plain
from ingest.guideline.export_source import as_list
from ingest.guideline.export_text import inline

_ROLES = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("Geautoriseerd door", r"autori[sz]|authori[sz]|approv"),
        ("Instemming", r"instem|ingestemd|endors|agree|consent"),
        ("Initiatief", r"initi"),
    )
)
"""How a role in a list of parties is written out."""
_PRODUCTS = tuple(
    (re.compile(pattern, re.IGNORECASE), dutch)
    for pattern, dutch in (
        (r"patient|pati[eë]nt|client|cli[eë]nt|lay|public", "Patiëntversie"),
        (r"card|kaart|flow\s*chart|poster", "Samenvattingskaart"),
        (r"extract|excerpt|uittreksel", "Uittreksel"),
    )
)
_STATUSES = tuple(
    (re.compile(pattern, re.IGNORECASE), dutch)
    for pattern, dutch in (
        (r"retired|withdrawn|superseded|archived|obsolete", "vervallen"),
        (r"(?:in|under)\s+(?:revision|review|development)|draft", "in herziening"),
        (r"active|current|published|valid|in\s+force", "geldig"),
    )
)
_BOX = re.compile(r"\b(?:info(?:rmation)?[ _-]?box|info|kader|box|toelichting|remark|opmerking|note)\b", re.IGNORECASE)
_NO_FIELD = frozenset("id uuid volgnr volgnummer nummer nr number order volgorde".split())
"""Keys that only count."""
_CONJUNCTIONS = frozenset("tenzij mits indien wanneer als behalve unless alleen_als".split())


def parties(value: Json, keys: ExportKeys) -> dict[str, list[str]]:
    """Field → names, of a list in which each organisation tells its role; empty for any other value."""
    found: dict[str, list[str]] = {}
    for one in value if isinstance(value, list) else ():
        name = keys.first("partij", one, "naam") if isinstance(one, dict) else None
        roles = as_list(keys.first("partij", one, "rol")) if name is not None else []
        if not roles:
            return {}
        for role in roles:
            written = plain(str(role))
            label = next((label for label, pattern in _ROLES if pattern.match(written)), written.replace("_", " "))
            found.setdefault(label.capitalize() if label.islower() else label, []).append(str(name))
    return found


def products(value: Json, keys: ExportKeys) -> Iterator[str]:
    """Lines that name what was made from the guideline."""
    for one in as_list(value):
        name = keys.first("product", one, "naam") if isinstance(one, dict) else one
        sort = keys.first("product", one, "soort") if isinstance(one, dict) else None
        if name:
            written = inline(sort or "")
            known = next((dutch for pattern, dutch in _PRODUCTS if pattern.search(written)), written.capitalize())
            yield f"{known}: {inline(name)}" if known else inline(name)


def field_value(name: str, value: Json) -> str:
    """The value of a field as a guideline writes it: a status in Dutch."""
    written = inline(value)
    if name == "Status":
        return next((dutch for pattern, dutch in _STATUSES if pattern.fullmatch(written)), written)
    return written


def is_box(one: Mapping[str, Json]) -> bool:
    """Whether an object among advices says of itself that it only explains."""
    return any(plain(key) in ("type", "soort", "kind") and _BOX.search(str(value)) for key, value in one.items())


def field_name(key: str, keys: ExportKeys) -> str:
    """How a field is written out: the name a guideline has for it, else the key itself."""
    return keys.meaning("veld", key) or plain(key).replace("_", " ").capitalize()


def is_counter(key: str) -> bool:
    """Whether a key only numbers what it stands in."""
    return plain(key) in _NO_FIELD


def condition(key: str, value: Json) -> str:
    """A condition with the word that its key gives: "tenzij" before what stands under "tenzij"."""
    word = plain(key).replace("_", " ")
    lead = f"{word.replace('unless', 'tenzij')} " if plain(key) in _CONJUNCTIONS else ""
    texts = [inline(one) for one in as_list(value)]
    return "; ".join(text if text.lower().startswith(lead) else lead + text for text in texts)


def holds_fields(value: Json, keys: ExportKeys) -> bool:
    """Whether an object only groups fields: {"tijdlijn": {"laatst_beoordeeld": …}}."""
    return isinstance(value, Mapping) and any(
        keys.meaning("veld", key) or isinstance(inner, dict | list) for key, inner in value.items()
    )


def labels(strength: Json, direction: Json, basis: Json) -> Iterator[str]:
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
