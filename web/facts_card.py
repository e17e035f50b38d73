"""The facts of a thing as rows of words: what stands in the `dl` of its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from graph.model import PROPERTIES, Kind
from web.wording import PROPERTY_WORDS, UNKNOWN, dutch_date, dutch_number, euros, sentence_case

LEAD = ("samenvatting", "tekst", "conclusie", "uitgangsvraag", "toelichting")
"""Properties that say in a sentence what a thing is; the first one known stands under the title."""

_HIDDEN = frozenset(
    {
        "verborgen", "lay", "lay_gewicht", "lay_beide", "lay_verborgen", "hash",
        # places in a source and marks for programs
        "velden", "veld_start", "veld_eind", "rij", "blad", "publiek", "teken_in_tekst", "werkwoord", "groep",
    }
)  # fmt: skip
_HIDDEN_OF: Mapping[Kind, frozenset[str]] = {
    # how deep a heading lies and how it was typeset are for programs; its number stands in the title
    Kind.SECTIE: frozenset({"niveau", "soort", "nummer"}),
}
_ALWAYS: Mapping[Kind, frozenset[str]] = {
    Kind.DOCUMENT: frozenset({"uitgever", "datum", "url", "licentie"}),
    Kind.ACTIE: frozenset({"deadline_tekst"}),
    Kind.DOEL: frozenset({"doeljaar"}),
    Kind.BEDRAG: frozenset({"waarde_eur", "jaren", "waarvoor"}),
    Kind.INTERVENTIE: frozenset({"soort", "status", "kosten"}),
    Kind.BEWIJS: frozenset({"uitkomst", "ontwerp", "niveau"}),
    Kind.RICHTLIJN: frozenset({"laatst_geautoriseerd"}),
    Kind.AANBEVELING: frozenset({"richting", "sterkte"}),
}
"""Properties that a reader looks for: named as not known when the source does not give them."""
_DATES = frozenset(
    {"datum", "geldig_tot", "geraadpleegd", "laatst_beoordeeld", "laatst_geautoriseerd", "geplande_herbeoordeling"}
)
_BOOLEANS: Mapping[str, tuple[str, str]] = {
    "zacht": ("Een streven, geen harde toezegging", "Een toezegging"),
    "digitaal": ("Ja", "Nee"),
}


_LAST = frozenset({"bestand", "formaat"})
"""How a text reached us matters least to a reader."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the facts card."""

    label: str
    values: tuple[str, ...]
    href: str = ""
    """An http(s) address when the value is one."""
    known: bool = True


def lead(kind: Kind, name: str, props: Mapping[str, Any]) -> str:
    """The sentence under the title, or '' when there is none or it only repeats the name."""
    for key in LEAD:
        value = props.get(key)
        if isinstance(value, str) and value.strip():
            return "" if value.strip() == name.strip() else value.strip()
    return ""


def rows(kind: Kind, name: str, props: Mapping[str, Any]) -> list[Row]:
    """All that is known of a thing in the order of the schema, without its lead and its running text."""
    shown_above = next((key for key in LEAD if isinstance(props.get(key), str) and props[key].strip()), None)
    wanted, hidden = _ALWAYS.get(kind, frozenset()), _HIDDEN | _HIDDEN_OF.get(kind, frozenset())
    out: list[Row] = []
    for key in sorted((*PROPERTIES[kind], *sorted(set(props) - set(PROPERTIES[kind]))), key=_LAST.__contains__):
        if key in hidden or key.startswith("zin") or key == shown_above or props.get(key) == name:
            continue
        if key.startswith("deadline_"):
            if key == "deadline_tekst":
                out += _deadline(props, key in wanted)
            continue
        values = _values(key, props.get(key))
        if values:
            out.append(Row(_label(kind, key), values, _address(key, values)))
        elif key in wanted:
            out.append(Row(_label(kind, key), (UNKNOWN,), known=False))
    return out


def _label(kind: Kind, key: str) -> str:
    if key == "url" and kind is not Kind.DOCUMENT:
        return "Website"
    return PROPERTY_WORDS.get(key) or sentence_case(key.replace("_", " "))


def _values(key: str, value: Any) -> tuple[str, ...]:
    if value is None or value == "" or value == []:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value if str(item).strip())
    if isinstance(value, bool):
        return (_BOOLEANS.get(key, ("Ja", "Nee"))[0 if value else 1],)
    if key == "waarde_eur" and isinstance(value, int | float):
        return (euros(value),)
    if key in {"doeljaar", "jaar"}:
        return (str(value),)
    if isinstance(value, int | float):
        return (dutch_number(value),)
    text = str(value)
    return (dutch_date(text) if key in _DATES else text,)


def _address(key: str, values: tuple[str, ...]) -> str:
    if key == "doi" and values[0].startswith("10."):
        return f"https://doi.org/{values[0]}"
    if key != "url" or len(values) != 1:
        return ""
    return safe_address(values[0])


def safe_address(value: str) -> str:
    """The address itself when a browser may follow it (http or https with a host), otherwise ''."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in {"http", "https"} and parts.netloc else ""


def _deadline(props: Mapping[str, Any], wanted: bool) -> list[Row]:
    """The deadline as an interval, followed by the words it was read from."""
    start, end, words = (str(props.get(f"deadline_{part}") or "") for part in ("start", "eind", "tekst"))
    if start and end and start != end:
        when = f"Tussen {dutch_date(start)} en {dutch_date(end)}"
    elif end or start:
        when = f"Uiterlijk {dutch_date(end or start)}"
    elif words:
        return [Row("Wanneer", (f"Zonder vaste datum: “{words}”",))]
    else:
        return [Row("Wanneer", (UNKNOWN,), known=False)] if wanted else []
    return [Row("Wanneer", (f"{when} (in de tekst: “{words}”)" if words else when,))]
