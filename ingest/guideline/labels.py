"""Labels of strength and fields inside a block of advice: "NIET DOEN", "Sterke aanbeveling", "Methode: consensus"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.guideline.verdict import AGAINST, BY_LABEL, FOR, GOOD_PRACTICE, STRONG, UNKNOWN, WEAK, Verdict

_BEHIND = r"(?=\s*(?:[:.–—]|\s-\s|$))"
_DO = re.compile(
    r"(?P<mark>[✓✔✗✘✕☑⊘+\s]*)(?:(?P<niet>niet\s+doen|niet\s+(?:aanbevolen|toepassen)|laten|don'?t)"
    r"|(?P<overwegen>overwegen|te\s+overwegen)|(?P<doen>(?:wel\s+)?doen))" + _BEHIND,
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"(?P<word>NIET DOEN|DOEN|OVERWEGEN)\s+(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""A label in capitals before an advice, without a mark between them."""
_SAID = re.compile(
    r"(?:sterkte(?:\s+(?:van\s+de\s+)?aanbeveling)?\s*[:=]\s*)?"
    r"(?P<strength>zeer\s+sterk|sterke?|strong|zwak(?:ke)?|weak|conditione(?:el|le)|conditional"
    r"|voorwaardelijke?|goede\s+praktijk|praktijkadvie(?:s|zen)|good\s+practice(?:\s+(?:statement|point))?|onbekend)"
    r"(?:\s+(?P<negative>negatieve|positieve))?(?:\s+(?:aanbeveling(?:en)?|advies|adviezen|recommendations?|aanbevolen"
    r"|(?P<away>afgeraden|ontraden)))?"
    r"(?:\s*[,;(–-]*\s*(?:richting\s*[:=]\s*)?(?P<direction>voor|tegen|for|against|positief|negatief))?\)?" + _BEHIND,
    re.IGNORECASE,
)
_BEHIND_ADVICE = re.compile(
    r"\s*[(\[]\s*(?P<bracketed>[^()\[\],;]{4,60}?)\s*(?:[,;][^()\[\]]{3,60})?[)\]][\s.]*$"
    r"|(?<=[.!])\s+(?P<said>[A-Z][\w ]{3,30}\b(?:aanbeveling|advies|praktijk|recommendation)"
    r"(?:\s+(?:voor|tegen))?)[\s.]*$"
)
_DIRECTION = re.compile(r"richting\s*[:=]\s*(?P<direction>voor|tegen|for|against|positief|negatief)\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?:method(?:e|iek)|werkwijze)(?:\s+(?:van\s+)?(?:deze|de)\s+\w+)?\s*:\s*(?P<value>[^.;\n]{3,60})", re.IGNORECASE
)
_FIELDS: tuple[tuple[str, str], ...] = (
    ("doelgroep", r"doelgroep(?:en)?|populatie"),
    ("setting", r"settings?"),
    ("beroep", r"beroep(?:en|sgroepen|sgroep)?|voor\s+wie\s+is\s+deze\s+(?:richtlijn|aanbeveling)\s+bedoeld"),
    ("interventies", r"(?:genoemde\s+)?interventies?"),
    ("voorwaarde", r"voorwaarden?"),
    ("sterkte", r"sterkte(?:\s+(?:van\s+de\s+)?aanbeveling)?"),
    ("richting", r"richting"),
    ("methode", r"methodiek|methode"),
    ("bewijs", r"bewijskracht|kwaliteit\s+van\s+(?:het\s+)?bewijs|grade|niveau(?:\s+van\s+bewijs)?|zekerheid"),
    ("status", r"status|laatst\s+\w+|verificatie|bron(?:nen)?|geraadpleegd"),
)
_FIELD = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FIELDS) + r")\s*:\s*(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BASIS = re.compile(r"\((?P<basis>formulering|label)[^()]*\)", re.IGNORECASE)
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Strength:
    """What a label says; None where it leaves something to the wording."""

    strength_value: str | None
    direction: str | None
    end: int
    """Where in the text the label ends."""
    whole: bool
    """Whether the label is all there is."""
    basis: str | None = None
    """formulering, where the source says that its wording is what the strength was taken from."""

    def verdict(self, worded: Verdict) -> Verdict:
        """The label wins; what it does not say follows from the words."""
        if self.strength_value is None:
            return Verdict(self.direction, worded.strength, worded.basis)
        basis = (self.basis or BY_LABEL) if self.strength_value != UNKNOWN else None
        return Verdict(self.direction or worded.direction, self.strength_value, basis)


@dataclass(frozen=True, slots=True)
class Field:
    """A field on a line of a block of advice: "Doelgroep: ouderen"."""

    name: str
    value: str
    start: int
    """Where in the line the value begins."""

    @property
    def strength(self) -> Strength | None:
        """What the fields "Sterkte" and "Richting" say."""
        if self.name == "sterkte":
            said = _BASIS.search(self.value)
            found = read_strength(f"sterkte: {_BASIS.sub('', self.value).strip()}")
            return replace(found, basis=said["basis"].lower()) if found and said else found
        if self.name == "richting":
            return Strength(None, _direction(self.value.split()[0]), len(self.value), True)
        return None


def read_strength(text: str) -> Strength | None:
    """The label of strength that a text is, or begins with before a colon."""
    stripped = text.strip().strip("*").strip()
    offset = text.find(stripped) if stripped else 0
    if shouted := _SHOUTED.match(stripped):
        end = offset + shouted.end()
        return replace(read_strength(shouted["word"]) or Strength(None, None, 0, False), end=end, whole=False)
    for pattern in (_DO, _SAID):
        found = pattern.match(stripped)
        if not found or found.end() > _LONGEST_LABEL:
            continue
        rest = stripped[found.end() :]
        beside = _DIRECTION.search(rest)
        whole = not re.sub(r"[\s:.;,–—-]|\bdoor\b", "", _DIRECTION.sub("", rest))
        if not whole and not re.match(r"\s*[:–—]|\s-\s", rest):
            continue
        # "Doen: …" and "Sterk: …" before an advice; a sentence that begins with such a word has no colon
        separator = re.match(r"\s*[:.–—-]*\s*", rest)
        end = offset + found.end() + (separator.end() if separator else 0)
        return _strength(found, beside, len(text) if whole else end, whole=whole)
    return None


def strength_behind(text: str) -> tuple[Strength, int] | None:
    """The label behind an advice and where the advice ends: "… (sterk)", "… [zwak, lage bewijskracht]", "…. Zwakke
    aanbeveling"; a bare word only in brackets."""
    found = _BEHIND_ADVICE.search(text)
    read = read_strength(found["bracketed"] or found["said"]) if found else None
    return (read, found.start()) if found and read and read.whole else None


def _strength(found: re.Match[str], beside: re.Match[str] | None, end: int, *, whole: bool) -> Strength:
    said = found.groupdict()
    if "doen" in said:
        if said["niet"]:
            return Strength(STRONG, AGAINST, end, whole)
        return Strength(STRONG, FOR, end, whole) if said["doen"] else Strength(WEAK, None, end, whole)
    word = said["strength"].lower()
    direction = (
        ("tegen" if said["away"] else None)
        or said["direction"]
        or said["negative"]
        or (beside["direction"] if beside else None)
    )
    value = (
        STRONG if word.startswith(("sterk", "strong", "zeer sterk"))
        else GOOD_PRACTICE if word.startswith(("goed", "good", "praktijk"))
        else UNKNOWN if word == "onbekend"
        else WEAK
    )  # fmt: skip
    return Strength(value, _direction(direction), end, whole)


def _direction(word: str | None) -> str | None:
    if word is None:
        return None
    return AGAINST if word.lower().startswith(("tegen", "against", "negatie")) else FOR


def read_method(text: str) -> str | None:
    """evidence or consensus from a line "Methode: …" or "Methodiek: …"; None when it says neither."""
    found = _METHOD.search(text)
    if not found:
        return None
    value = found["value"].lower()
    if "consensus" in value or "expert" in value or "praktijk" in value:
        return "consensus"
    return "evidence" if "evidence" in value or "bewijs" in value or "literatuur" in value else None


def read_field(text: str) -> Field | None:
    """The field that a line is."""
    found = _FIELD.match(text.strip().lstrip("*"))
    if not found:
        return None
    name = next(name for name, _ in _FIELDS if found[name])
    value = found["value"].strip().strip("*").strip()
    return Field(name, value, text.index(value)) if value and value in text else None


def together(first: Strength | None, then: Strength | None) -> Strength | None:
    """Two labels about one advice: what either says, the later first."""
    if first is None or then is None:
        return then or first
    return Strength(
        then.strength_value or first.strength_value,
        then.direction or first.direction,
        0,
        True,
        then.basis or first.basis,
    )
