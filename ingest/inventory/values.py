"""Closed lists of values: kinds of intervention, outcomes of research, yes and no, who says that it saves labour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.inventory.fields import normal_header
from ingest.inventory.terms import Term, is_empty

POSITIVE, NO_DIFFERENCE, NEGATIVE, MIXED, NOT_STUDIED = (
    "positief effect", "geen verschil", "negatief effect", "gemengd", "niet onderzocht",
)  # fmt: skip

_SORTS: tuple[tuple[str, str], ...] = (
    ("bundel", r"bundel|pakket|combinatie|samengesteld"),
    ("instrument", r"\w*instrument(?:en)?|vragenlijst|screen\w*|meetlat|checklist|toolkit"),
    ("product", r"product|hulpmiddel\w*|apparaat|artikel"),
    ("technologie", r"technolog\w*|e ?health\w*|app|apps|robot\w*|sensor\w*|domotica|software|digitaal\w*|ict"
                    r"|zorgtechnologie"),
    ("dienst", r"dienst\w*|voorziening\w*|service|zorgvorm|ondersteuningsvorm|respijt\w*|opvang"),
    ("methode", r"\w*method\w*|\w*programma\w*|\w*training\w*|\w*cursus\w*|werkwijze\w*|aanpak\w*|\w*therapie\w*"
                r"|\w*interventie\w*"
                r"|behandel\w*|zorgmodel"
                r"|scholing\w*|e ?learning|model|zorgpad|zorgprogramma"),
)  # fmt: skip
_STATUSES: tuple[tuple[str, str], ...] = (
    (
        "gestopt",
        r"gestopt|uit de handel|(?:niet|geen) langer"
        r"|beeindigd|inactief|niet (?:meer )?(?:actief|beschikbaar|leverbaar|in gebruik)|afgerond|gestaakt|nee",
    ),
    ("in ontwikkeling", r"in ontwikkeling|pilot\w*|proef\w*|experiment\w*|prototype"),
    ("actief", r"actief|lopend|loopt|beschikbaar|in gebruik|leverbaar|ja|structureel|doorlopend"),
)
_YES = re.compile(r"(?:ja|yes|waar|true|1|x|v|j|y|digitaal|online|volledig|deels|gedeeltelijk|hybride|blended)\b")
_NO = re.compile(r"(?:nee|neen|no|onwaar|false|0|n|niet|geen|analoog|offline)\b")
_UNVERIFIED = re.compile(
    r"kennis|niet|on(?:geverifieerd|gecontroleerd|zeker)|te (?:verifieren|controleren)|nee|concept|twijfel|aanname"
    r"|laag"
)

_NOT_STUDIED = re.compile(
    r"\b(?:nog\s+)?niet\s+(?:\w+\s+)?(?:onderzocht|bestudeerd|gemeten)\b|\bgeen\s+(?:\w+\s+)?(?:onderzoek|studies?"
    r"|effectstudies?|effectonderzoek)\b"
    r"|\bzonder\s+onderzoek\b|\bnot\s+(?:yet\s+)?(?:studied|evaluated|investigated|researched)\b"
    r"|^\s*n\.\s?o\.\s*$", re.IGNORECASE
)  # fmt: skip
_NONE_SEEN = re.compile(
    r"\bgeen\s+(?:\w+\s+)?\w*(?:onderzoek|studies?|meting|bewijs|evaluatie)\s+(?:gezien|gevonden|bekend|nagezocht)\b"
    r"|\bniet\s+(?:gezien|nagezocht|nagegaan|geverifieerd)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:loopt|lopend(?:e)?|volgt|gestart|in\s+(?:uitvoering|onderzoek)|nog\s+niet\s+bekend|onbekend|verwacht"
    r"|beoogd\w*)\b",
    re.I,
)
_MIXED = re.compile(
    r"\bgemengd\w*|\bmixed\b|\bwisselend\w*|\btegenstrijdig\w*|\binconsistent\w*|\buiteenlopend\w*|\bniet\s+eenduidig"
    r"|\bdeels\s+\w+|^\s*(?:\+/-|±|\+/−)\s*$",
    re.I,
)
_NONE = re.compile(
    r"\bgeen\s+(?:(?:significant|aantoonbaar|duidelijk|meetbaar|groeps|extra|statistisch)\w*\s+)*(?:effect\w*"
    r"|(?:groeps)?verschil\w*|verbetering\w*|meerwaarde)"
    r"|\bniet\s+(?:effectief|significant|beter)\b|\bnul(?:effect|resultaat|uitkomst)\b|\bneutraal\b|\bnihil\b|^\s*[0=]\s*$"
    r"|\bno\s+(?:\w+\s+)?(?:effects?|differences?|improvement)\b", re.I
)  # fmt: skip
_NEGATIVE = re.compile(
    r"\bnegatie\w*(?:\s+effect\w*)?|\baverechts\w*|\bschade\w*|\bverslechter\w*|\bongunstig\w*|\bnadelig\w*"
    r"|\bharm(?:s|ful)?\b|\bnegative\b(?:\s+effects?)?|\bworse\b|^\s*--\s*$",
    re.I,
)
_POSITIVE = re.compile(
    r"\bpositi(?:ef|eve|ve)\b(?:\s+effect\w*)?|\beffective\b|\bimprove\w*"
    r"|\b(?<!in)effectief\b|\bgunstig\w*|\bverbeter\w*|\bbewezen\b"
    r"|^\s*\+{1,3}\s*$|\bsignificant\w*\s+(?:beter|minder|meer|lager|hoger|effect)"
    r"|\bwerkzaam\b", re.I
)  # fmt: skip
_OUTCOMES = (
    (NOT_STUDIED, _NOT_STUDIED), (MIXED, _MIXED), (NO_DIFFERENCE, _NONE), (NEGATIVE, _NEGATIVE), (POSITIVE, _POSITIVE),
)  # fmt: skip
_ON = re.compile(r"\s+(?:op|voor|wat betreft|bij|in|on)\s+(?P<measure>[^.;()]{3,80}?)\s*(?=[.;(,]|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\((?P<measure>[^()]{2,80})\)")
_BEFORE = re.compile(r"^(?P<measure>[^:.;]{3,60}):\s*$")
_SHORT = 8
"""Words; a longer value is a sentence, in which a cue may mean something else."""

_CLAIM = (
    ("gemeten", r"^(?:gemeten|measured)\b"),
    ("geclaimd", r"^(?:geclaimd|claimed)\b"),
    ("verwacht", r"^(?:verwacht|naar verwachting|expected|estimated)\b|\bgeschat|\bschatting"),
    ("gemeten", r"\bgemeten\b|\baangetoond|\bbewezen\b|\bonderzocht\b|\bmeting\b"),
    (
        "geclaimd",
        r"\bgeclaimd|\bclaim|\bvolgens (?:de )?(?:leverancier|aanbieder|fabrikant|producent|maker|ontwikkelaar)",
    ),
    ("verwacht", r"\bverwacht|\bbeoogd|\bpotentie|\bmogelijk|\bwaarschijnlijk|\bnaar verwachting|\bkansrijk"),
    ("geen", r"^(?:nee|geen|no|false|0|onwaar)\b|\bbespaart (?:geen|niet)|\bgeen (?:arbeids|tijds?)\w*"),
    ("geclaimd", r"^(?:ja|yes|true|waar|x|j|1)\b"),
)
_UNKNOWN_CLAIM = re.compile(
    r"^(?:onbekend|unknown|niet (?:gemeten|bekend|onderzocht|aangetoond)|nog niet|\?)|geen (?:meting|onderzoek)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:volgens|door|bron:?|aldus)\s+(?:de\s+|het\s+)?(?P<who>[^,.;()]{2,80})"
    r"|\((?:(?:\w+\s+)?(?:bron|volgens|door|aldus)\b:?\s*(?:de\s+|het\s+)?)?(?P<brackets>[^()]{2,80})\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of research in a term: which, where it says so, and of what."""

    value: str
    start: int
    end: int
    """Character range of the words that say it, in the cell."""
    measure: str | None
    sure: bool
    """The value is one of a list of values rather than a cue in a sentence."""


def sort_of(text: str) -> str | None:
    """methode, technologie, product, dienst, instrument or bundel; None when the value says none of these."""
    return _first(_SORTS, text)


def status_of(text: str) -> str | None:
    """actief, gestopt or in ontwikkeling; None when the value says none of these."""
    return _first(_STATUSES, text)


def is_yes(text: str) -> bool | None:
    """True, False, or None when the value says neither."""
    plain = normal_header(text)
    if _NO.match(plain):
        return False
    return True if _YES.match(plain) or text.strip() in {"✓", "✔", "☑"} else None


def is_unverified(text: str) -> bool:
    """Whether a column about verification says that nobody has checked this row."""
    return bool(_UNVERIFIED.match(normal_header(text)))


def mapped(text: str, values: Mapping[str, str]) -> str | None:
    """The value that a mapping file gives for this one; keys are compared without case and punctuation."""
    if not values:
        return None
    return {normal_header(key): value for key, value in values.items()}.get(normal_header(text))


def outcome(term: Term) -> Outcome | None:
    """The outcome of research that a term states; None for "loopt", "onbekend" and what is no outcome."""
    text = term.text
    if is_empty(text):
        return None
    if _NONE_SEEN.search(text):  # that somebody found no research does not say that there is none
        return None
    hits = [(value, found) for value, pattern in _OUTCOMES if (found := _search(pattern, text))]
    if not hits or (_PENDING.search(text) and hits[0][0] in (POSITIVE, NO_DIFFERENCE)):
        return None
    value, found = hits[0]
    if value == NO_DIFFERENCE and any(other in (POSITIVE, NEGATIVE) for other, _ in hits[1:]):
        others = _NONE.sub(" ", text)
        if _POSITIVE.search(others) or _NEGATIVE.search(others):
            value = MIXED
    short = len(text.split()) <= _SHORT
    start, end = (found.start(), found.end()) if value != MIXED or len(hits) == 1 else (0, len(text))
    return Outcome(value, term.start + start, term.start + end, _measure(text, found), short)


def is_pending(text: str) -> bool:
    """Whether a value says that research is under way or that its outcome is not known yet."""
    return bool(_PENDING.search(text))


def outcomes(terms: list[Term]) -> Iterator[Outcome]:
    """The outcomes in a cell, one per term that states one."""
    for term in terms:
        if found := outcome(term):
            yield found


def _search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    if pattern is _POSITIVE:
        blanked = _NONE.sub(lambda m: " " * len(m[0]), _NOT_STUDIED.sub(lambda m: " " * len(m[0]), text))
        return pattern.search(blanked)
    return pattern.search(text)


def _measure(text: str, found: re.Match[str]) -> str | None:
    before = _BEFORE.match(text[: found.start()])
    after = _ON.match(text, found.end()) or _BRACKETS.match(text, found.end())
    hit = after or before
    return hit["measure"].strip() if hit else None


def labour_saving(text: str) -> tuple[str, str | None] | None:
    """gemeten, geclaimd, verwacht, geen or onbekend, and who says so; None when the value says nothing."""
    stripped = text.strip()
    if not stripped or re.fullmatch(r"[-–—.]+|n\.?v\.?t\.?", stripped, re.IGNORECASE):
        return None
    said = _ACCORDING.search(stripped)
    who = (said["who"] or said["brackets"]).strip() if said else None
    if _UNKNOWN_CLAIM.search(stripped):
        return "onbekend", who
    for value, pattern in _CLAIM:
        if re.search(pattern, stripped, re.IGNORECASE):
            return value, who
    return None


def _first(table: tuple[tuple[str, str], ...], text: str) -> str | None:
    plain = normal_header(text)
    for value, pattern in table:
        if re.match(rf"(?:{pattern})\b", plain):
            return value
    for value, pattern in table:
        if value != "gestopt" and re.search(rf"\b(?:{pattern})\b", plain) and len(plain.split()) <= _SHORT:
            return value
    return None
