"""Signs for evidence, recognition, advice and checking: always words, with a shape that repeats them without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.recognition import LADDER, plain_level, rung
from graph.review import SURE_FROM
from web.wording import dutch_date, sentence_case


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as a page draws it."""

    words: str
    tone: str
    """`goed`, `redelijk`, `weinig`, `geen` or `let-op`: the colour, which says nothing that the words do not say."""
    bars: int = 0
    """Filled bars out of `RUNGS`; 0 for a sign that is no ladder."""
    icon: str = ""
    """One of the small drawings in templates/_signs.html; '' for bars or none."""
    detail: str = ""
    """More words behind it: who, when."""


RUNGS = len(LADDER)

LEVELS: Mapping[str, tuple[str, str]] = {
    "goed beschreven": ("weinig", "Er staat duidelijk beschreven hoe het werkt. Of het helpt, is niet beoordeeld."),
    "goed onderbouwd": ("weinig", "Er is een goede uitleg waarom het kan helpen. Of het helpt, is nog niet gemeten."),
    "eerste aanwijzingen": ("redelijk", "Eerste onderzoek wijst erop dat het helpt."),
    "goede aanwijzingen": ("goed", "Goed onderzoek wijst erop dat het helpt."),
    "sterke aanwijzingen": ("goed", "Meer goede onderzoeken laten zien dat het helpt."),
}
"""Levels of the ladder of recognition (graph/recognition.py): tone, and what each means."""

OUTCOMES: Mapping[str, tuple[str, str, str]] = {
    "positief effect": ("goed", "omhoog", "Onderzoek laat zien dat het helpt."),
    "geen verschil": ("geen", "gelijk", "Onderzoek laat geen verschil zien. Dat is iets anders dan: niet onderzocht."),
    "negatief effect": ("let-op", "omlaag", "Onderzoek laat zien dat het slechter werkt, of schade geeft."),
    "gemengd": (
        "redelijk",
        "gemengd",
        "Onderzoeken spreken elkaar tegen, of het helpt voor het één wel en het ander niet.",
    ),
    "niet onderzocht": ("geen", "leeg", "Hier is nog geen onderzoek naar gedaan."),
}
"""Values of Bewijs.uitkomst → tone, icon, meaning."""

CHECKED: Mapping[str, tuple[str, str, str]] = {
    "machine": ("Gevonden door een computer", "leeg", "Nog niet nagekeken door een mens."),
    "nagekeken": ("Nagekeken door een mens", "vinkje", "Iemand heeft dit naast de bron gelegd."),
}
"""Status of a fact → words, icon, meaning."""


def recognition(props: Mapping[str, Any], today: date) -> Sign:
    """The sign of one ERKEND_DOOR statement: its level as written, and until when."""
    level = str(props.get("niveau") or "").strip()
    step = rung(level)
    tone, _ = LEVELS.get(plain_level(level), ("geen", ""))
    since, until = str(props.get("datum") or ""), str(props.get("geldig_tot") or "")
    words = sentence_case(level) or "Erkend, niveau niet vermeld"
    if is_past(until, today) or props.get("status") == "verlopen":
        when = f"verlopen op {dutch_date(until)}" if until else "verlopen"
        return Sign(words, "let-op", step, "" if step else "klok", when)
    parts = [f"sinds {dutch_date(since)}" if since else "", f"geldig tot {dutch_date(until)}" if until else ""]
    return Sign(words, tone, step, "" if step else "vinkje", ", ".join(filter(None, parts)))


def outcome(props: Mapping[str, Any]) -> Sign:
    """The sign of a Bewijs: what was found, and how sure that is in its own system."""
    value = str(props.get("uitkomst") or "")
    tone, icon, _ = OUTCOMES.get(value, ("geen", "leeg", ""))
    system, level = str(props.get("systeem") or ""), str(props.get("niveau") or "")
    detail = f"zekerheid {level} ({system})" if system and level else level or system
    return Sign(sentence_case(value) or "Uitkomst niet vermeld", tone, icon=icon, detail=detail)


_STRENGTHS = {
    "onbekend": "sterkte niet vermeld",
    "goede praktijk": "goede praktijk",
    "sterk": "sterke aanbeveling",
    "zwak": "zwakke aanbeveling",
}


def advice(props: Mapping[str, Any]) -> Sign:
    """The sign of an Aanbeveling: for or against, and how strong."""
    against = props.get("richting") == "tegen"
    words = "Advies: niet doen" if against else "Advies: doen" if props.get("richting") == "voor" else "Advies"
    strength = str(props.get("sterkte") or "")
    detail = _STRENGTHS.get(strength, strength)
    return Sign(words, "let-op" if against else "goed", icon="kruis" if against else "vinkje", detail=detail)


_CERTAINTY = ("hoog", "high", "redelijk", "matig", "middelmatig", "gemiddeld", "moderate", "laag", "low")


def _rank(level: str) -> tuple[int, str]:
    """Where a level stands among those of its system, the surest first: a word, filled circles, or a number."""
    plain = level.lower()
    if plain in _CERTAINTY:
        return _CERTAINTY.index(plain), plain
    return len(_CERTAINTY) - sum(plain.count(circle) for circle in "⊕●⨁"), plain


def grounds(props: Mapping[str, Any], evidence: Iterable[Mapping[str, Any]]) -> Sign:
    """The sign of what an Aanbeveling rests on, beside its strength: the graded evidence, or that none is given.

    `evidence` holds the properties of its Bewijs; grades of different systems stand side by side as written, the surest
    of each first.
    """
    pairs = [(str(one.get("niveau") or ""), str(one.get("systeem") or "")) for one in evidence]
    systems = list(dict.fromkeys(system for _, system in pairs))
    ranked = sorted(pairs, key=lambda pair: (systems.index(pair[1]), _rank(pair[0])))
    grades = dict.fromkeys(f"{level} ({system})" if system else level for level, system in ranked if level)
    if grades:
        return Sign(f"Bewijs: {', '.join(grades)}", "redelijk", icon="vinkje")
    if props.get("methode") == "consensus":
        return Sign("Bewijs: overeenstemming van deskundigen", "geen", icon="gelijk")
    return Sign("Bewijs: niet vermeld", "geen", icon="leeg")


WITHDRAWN = frozenset({"vervallen", "verlopen", "ingetrokken", "gestopt"})
"""Values of `status` by which something no longer counts."""


def standing(props: Mapping[str, Any], today: date) -> Sign | None:
    """The sign of what no longer counts, or may not; None for all else."""
    status, until = str(props.get("status") or ""), str(props.get("geldig_tot") or "")
    if status in WITHDRAWN:
        return Sign(sentence_case(status), "let-op", icon="kruis")
    if is_past(until, today):
        return Sign("Verlopen", "let-op", icon="klok", detail=f"gold tot {dutch_date(until)}")
    if status in {"actualiteit onzeker", "in herziening"}:
        return Sign(sentence_case(status), "redelijk", icon="klok")
    return Sign("Staat niet meer in de lijst", "let-op", icon="klok") if props.get("verdwenen") else None


def checked(status: str, certainty: float) -> Sign:
    """The sign of who stands behind a fact."""
    words, icon, _ = CHECKED.get(status, CHECKED["machine"])
    unsure = status != "nagekeken" and certainty < SURE_FROM
    tone = "goed" if status == "nagekeken" else "let-op" if unsure else "geen"
    return Sign(words, tone, icon=icon, detail="niet zeker" if unsure else "")


def is_past(until: str, today: date) -> bool:
    """Whether a day, month or year (ISO, as precise as known) lies wholly before today; False for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", until)
    return bool(found) and until < today.isoformat()[: len(until)]
