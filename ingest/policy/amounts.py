"""Sums of money in running text: value, sign, years, and what they are for. Numbers of people or homes are no money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ingest.policy.durations import Time, TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.money_signs import CUT_BEHIND, is_saving
from ingest.policy.numerals import NUMBER_WORD, numeral
from ingest.policy.verbs import verb_form

STRUCTURAL = "structureel"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in a text; `start` and `end` are its character range there."""

    start: int
    end: int
    euros: float
    """Negative for savings and cuts; with cents only where a price is that small."""
    jaren: tuple[str, ...]
    """Years as written out ("2027", "2028"), and "structureel" where the text says so."""
    per_jaar: bool
    waarvoor: str | None
    sign_in_text: bool = False
    """Whether the text itself writes the minus."""
    total: bool = False
    """Whether the text says that it adds up others: "in totaal € 1,8 miljoen"."""


SCALE: Mapping[str, int] = {
    "duizend": 1_000, "miljoen": 1_000_000, "mln": 1_000_000, "mio": 1_000_000, "mld": 1_000_000_000,
    "mrd": 1_000_000_000, "miljard": 1_000_000_000, "k": 1_000, "m": 1_000_000, "ton": 100_000,
}  # fmt: skip
"""Words and letters behind a figure, without their point, and how many euros one of them is."""
_FIGURE = (
    r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d{1,2})?|\d{1,3}(?:[ ]\d{3})+(?!\d)(?:,\d{1,2})?"
    r"|\d+\.\d{1,2}(?!\d)|\d+½|\d+(?:,\s?\d+)?"
)
"""A thousands group ends where its digits end: in "€ 250.000 2027" the year is no part of the amount."""
_DIGIT = re.compile(r"\d")
_SCALE_WORD = re.compile(r"\b(?:euro|miljoen|miljard|ton)\b", re.IGNORECASE)
"""Beside one of these a number may be written out."""
_IN_WORDS = rf"\b(?:anderhal(?:f|ve)|een\s+(?:half|halve|kwart)|driekwart|een|één|{NUMBER_WORD})(?!\w)"
_HALVES = {
    "anderhalf": 1.5, "anderhalve": 1.5, "een half": 0.5, "een halve": 0.5, "een kwart": 0.25, "driekwart": 0.75,
}  # fmt: skip
SCALES = r"(?:duizend|miljoen|miljard|mln\.?|mld\.?|mrd\.?|mio\.?|ton(?!\w))"
_IN_FIGURES = rf"""
      (?P<sign>[-–−]\s?)?(?P<euro>€|EUR\b|euro\b)\s*(?P<sign2>[-–−]\s?)?(?P<n1>{_FIGURE})(?:,-)?\s*
        (?P<s1>{SCALES}\b\.?|(?-i:[KkMm])(?!\w))?(?!(?<=\d)(?:[.,]\d|\w))
      | (?P<n2>{_FIGURE})\s*(?P<s2>{SCALES})\s*(?P<after>euro\b)?
      | (?P<n3>{_FIGURE})\s*(?P<after3>euro\b)"""
_BY_ITSELF = r"(?<![^\W_])(?<![.,])"
"""Nothing stands before of which it could be the end. Looked at first: a file of digits is not read from each digit."""
_AMOUNT = re.compile(rf"{_BY_ITSELF}(?:{_IN_FIGURES})", re.VERBOSE | re.IGNORECASE)
_ANY_AMOUNT = re.compile(
    rf"""{_BY_ITSELF}(?:{_IN_FIGURES}
      | (?P<n4>{_IN_WORDS})\s+(?P<s4>miljoen|miljard|ton)\b\s*(?P<after4>euro\b)?
      | (?P<n5>{_IN_WORDS})\s+(?P<after5>euro\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(
    rf"€\s*(?P<n>{_FIGURE})\s*(?:en|tot(?:\s+en\s+met)?|à|-|–|of)\s*(?=€?\s*(?:{_FIGURE})\s*(?P<s>{SCALES}))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:[x×]|in|\*)\s*(?:€|euro)?\s*1?\s*(?:(?:miljoen|mln|duizend|1\.000|1000)\b)", re.IGNORECASE)
_MONEY = re.compile(
    r"€|\beuro|budget|bedrag|middelen|subsidi|financ|investering|bespar|bezuinig|kosten|regeling"
    r"|uitkering|begroting|toegekend|toegezegd|uitgetrokken|\bdra(?:agt|gen)\b[^.]{0,60}\bbij\b|\bbeta(?:alt|len)\b|\bkost\b"
    r"|dekking|enveloppe|reserv|beschikbaar|tarief|korting|bijdrage|uitgaven|kader|\bstructureel\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:extra\s+|nieuwe\s+|werkende\s+|unieke\s+)?(?!structureel|subsidie|budget|middelen|per|in|vanaf|voor|tot|aan|bij"
    r"|beschikbaar|euro|is|wordt|en\b|of\b|ingezet"
    r"|toegekend|toegezegd|uitgetrokken|verleend|besteed|nodig|vrijgemaakt|bij\b|uit\b|vanuit|door\b|ten\b|minder|meer|extra\b|gereserveerd|vrij|jaarlijks|naar|op|over|om|te\b|kan|kunnen|ter\b|van\b)[a-zà-ÿ]{3,}",
)
_YEARLY = re.compile(
    r"\b(?:per\s+jaar|jaarlijkse?|elk\s+jaar|ieder\s+jaar|p/?j\b|per\s+\w+\s+per\s+jaar|in\s+elk\s+van\s+de\s+jaren)",
    re.IGNORECASE,
)
_STRUCTURAL = re.compile(r"\bstructure(?:el|le)\b", re.IGNORECASE)
_STRUCTURALLY = re.compile(
    r"\bstructureel\s+(?:(?:een\s+bedrag\s+van|circa|ruim|ongeveer)\s+)?(?:€\s*)?$", re.IGNORECASE
)
"""Right before a sum: "stelt structureel € 47 miljoen beschikbaar vanaf 2028"."""
_STRUCTURAL_SUM = re.compile(
    r"\bstructurele\s+[a-zà-ÿ]+\s+(?:van|met|ter\s+hoogte\s+van)\s+(?:circa\s+|ruim\s+)?$", re.IGNORECASE
)
"""Right before a sum too: "een structurele besparing van € 350.000 vanaf 2028"."""
_TOTAL = re.compile(
    r"\b(?:(?:in\s+)?totaal|totaalbedrag|(?:opgeteld|samen|bij\s+elkaar)\s+(?:gaat\s+het\s+om|is\s+(?:dit|dat)))"
    r"(?:\s+(?:om|van|is|bedraagt|circa|ruim|ongeveer|een\s+bedrag\s+van))*\s*$",
    re.IGNORECASE,
)
_IN_TOTAL = re.compile(r"\s+in\s+totaal\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:voor|ten\s+behoeve\s+van|t\.b\.v\.|om|aan|ter|naar)\s+(?!(?:de|het)\s+(?:periode|jaren?)\b"
    r"|20\d\d|\d|een\s+bedrag|na\b)"
    r"(?P<what>[^.;()]{4,120})",
    re.IGNORECASE,
)


_NEXT_TO = re.compile(r"\s*(?:(?:circa|ruim|ongeveer|een\s+bedrag\s+van)\s+)?")


def find_amounts(text: str, before: str = "") -> list[Amount]:
    """The sums of money in the sentence `text`; `before` is the sentence before it, for "Deze loopt op tot € 3 mln"."""
    found = _figures(text)
    times = [t for t in find_times(text) if t.kind is TimeKind.INTERVAL]
    amounts = []
    for index, (start, end, euros, minus) in enumerate(found):
        left = found[index - 1][1] if index else 0
        right = found[index + 1][0] if index + 1 < len(found) else len(text)
        jaren, per_jaar = _years(text, start, end, left, right, times, shared=len(found) > 1)
        negative = minus or is_saving(text, start, end, before)
        amounts.append(
            Amount(
                start,
                end,
                -abs(euros) if negative else euros,
                jaren,
                per_jaar,
                _purpose(text, start, end, right),
                minus,
                bool(_TOTAL.search(text[left:start]) or _IN_TOTAL.match(text, end)),
            )
        )
    return amounts


def _figures(text: str) -> list[tuple[int, int, float, bool]]:
    """(start, end, euros, minus written) of every sum, in order."""
    if not (_DIGIT.search(text) or _SCALE_WORD.search(text)):
        return []
    found: list[tuple[int, int, float, bool]] = []
    taken: set[int] = set()
    for match in _FIRST_OF_TWO.finditer(text):
        value = _value(match["n"], match["s"])
        end = match.start() + len(match.group().rstrip()) - len(re.search(r"\S*$", match.group().rstrip()).group())  # type: ignore[union-attr]
        if value is not None and not re.search(rf"{SCALES}\s*(?:en|tot)", match.group(), re.IGNORECASE):
            found.append((match.start(), end, value, False))
            taken.update(range(match.start(), end))
    pattern = _ANY_AMOUNT if _SCALE_WORD.search(text) else _AMOUNT
    for match in pattern.finditer(text):
        if match.start() in taken:
            continue
        figure, scale = _figure_and_scale(match)
        value = _value(figure, scale)
        if value is None or not _is_money(text, match):
            continue
        end = match.start() + len(match.group().rstrip())
        found.append((match.start(), end, value, bool(match["sign"] or match["sign2"])))
    return sorted(found)


def _figure_and_scale(match: re.Match[str]) -> tuple[str, str | None]:
    """The number as written, and "miljoen" and the like behind it."""
    groups = match.groupdict()
    which = next(key for key in "12345" if groups.get(f"n{key}"))
    return str(groups[f"n{which}"]), groups.get(f"s{which}")


def _value(figure: str, scale: str | None) -> float | None:
    written = re.sub(r"\s+", " ", figure.lower())
    number = _HALVES.get(written) or numeral(re.sub(r",\s+", ",", written).replace("½", ",5"))
    if number is None:
        return None
    value = number * SCALE.get((scale or "").lower().rstrip("."), 1)
    return round(value) if value >= 1_000 or value == round(value) else round(value, 2)  # "€ 19,50 per inwoner"


def _is_money(text: str, match: re.Match[str]) -> bool:
    if _UNIT.search(text[max(0, match.start() - 4) : match.end()]) and re.search(
        r"[x×*]\s*$", text[max(0, match.start() - 4) : match.start()]
    ):
        return False  # "Bedragen x € 1 miljoen" is the unit of a table
    if match["n1"]:
        return not re.search(r"(?:[x×])\s*$", text[: match.start()])
    groups = match.groupdict()
    if any(groups.get(name) for name in ("after", "n3", "after4", "n5")):
        return True
    scale = _figure_and_scale(match)[1] or ""
    if scale.lower() == "ton" and re.match(r"\s+(?:\w+\s+)?(?:CO|afval|grond)", text[match.end() :]):
        return False
    following = text[match.end() :]
    if _COUNTED.match(following):
        return False  # "1,1 miljoen mensen"
    return bool(_MONEY.search(text))


def _years(
    text: str, start: int, end: int, left: int, right: int, times: list[Time], *, shared: bool
) -> tuple[tuple[str, ...], bool]:
    """The years that belong to the sum: those right behind it, else those before it in the same clause."""
    behind = [t for t in times if end <= t.start < right and t.start - end < 70 and not _LABELS.match(text, t.end)]
    ahead = [t for t in times if left <= t.start and t.end <= start]
    labelled = next((t for t in times if t.end <= start and _LABELS.fullmatch(text[t.end : start])), None)
    if labelled is not None:
        return tuple(_expand(text, labelled)), bool(_YEARLY.search(text[end : min(right, end + 30)]))
    if ahead and _LATER_ON.search(text[ahead[-1].end : start]):
        ahead = []
    near = text[end : min(right, end + 60)]
    cut = re.search(r"[.;]|,\s+(?:en|maar|waarvan|om|dit|die|dat|wat|waar)", near)
    near = near[: cut.start()] if cut else near
    if (of_next := _OF_NEXT.search(near)) and right < len(text) and end + len(near) >= right:
        near = near[: of_next.start()]
    behind = [t for t in behind if t.start < end + len(near)]
    if behind and re.search(r"\w", text[end : behind[0].start]) and _NEXT_TO.fullmatch(text, behind[0].end, right):
        behind = [] if right < len(text) else behind  # "van € 640.000 is in 2025 € 512.000 besteed"
    beside = ahead and re.fullmatch(
        r"\s*(?:(?:circa|ruim|ongeveer|een\s+bedrag\s+van)\s+)?", text[ahead[-1].end : start]
    )
    if beside and behind and re.search(r"\ben\s+$", text[end : behind[0].start]):
        behind = []  # "in 2027 € 1,2 miljoen en in 2028 € 0,9 miljoen"
    chosen = (
        behind[0]
        if behind
        else ahead[-1]
        if ahead and (not shared or left == 0 or _same_clause(text, ahead[-1], start))
        else None
    )
    if chosen is None and shared and not behind:
        later = [t for t in times if t.start >= end]
        if later and re.match(r"\s*(?:en|tot)\s*$", text[end:right] or "x"):
            chosen = later[0]  # "tussen € 8 en € 12 miljoen in 2027"
    cut_short = next((t.start for t in times if t.start >= end and _LABELS.match(text, t.end)), None)
    if cut_short is not None:
        near = near[: max(0, cut_short - end)]
    around = near + " " + text[max(left, start - 40) : start]
    per_jaar = bool(_YEARLY.search(near) or _YEARLY.search(text[max(left, start - 45) : start]))
    jaren = _expand(text, chosen) if chosen else []
    leads = text[max(left, start - 60) : start]
    said = _STRUCTURAL.search(near if behind else around)
    if said or _STRUCTURALLY.search(leads[-40:]) or _STRUCTURAL_SUM.search(leads):
        jaren.append(STRUCTURAL)
    return tuple(jaren), per_jaar


_LATER_ON = re.compile(
    r"\bdaarna\b|\bvervolgens\b|\b(?:oplopend|afbouwend|aflopend|groeiend)\s+(?:tot|naar)\b", re.IGNORECASE
)
_OF_NEXT = re.compile(
    r"\b(?:(?:vanaf|in|per)\s+20\d\d\s+)?(?:structureel|jaarlijks)\s+(?:(?:een\s+bedrag\s+van|circa|ruim|ongeveer)\s+)?(?:€\s*)?$",
    re.IGNORECASE,
)
"""Between two sums, right before the second: said of that one."""
_LABELS = re.compile(r"\s*:\s*(?:€\s*)?")
"""A year with a colon right before its sum: "(2026: € 250.000, 2027: € 500.000)"."""


def _same_clause(text: str, time: Time, start: int) -> bool:
    return not re.search(r"[;.]|,\s+en\s", text[time.end : start])


def _expand(text: str, time: Time) -> list[str]:
    year = re.fullmatch(r"voor\s+(20\d\d)", text[time.start : time.end], re.IGNORECASE)
    if year:
        return [year[1]]  # money is for a year, where an act is done before it
    first, last = time.begin, time.eind
    if first and last:
        return [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)][:40]
    return [(first or last or "")[:4]]


def _purpose(text: str, start: int, end: int, right: int) -> str | None:
    behind = _PURPOSE.search(text, end, right)
    if behind and behind.start() - end < 60:
        return _clean(behind["what"])
    costly = re.match(r"\W*(?P<what>[^.,;]{3,80}?)\s+(?:kost|kosten|vergt|vergen)\b", text[:start])
    if costly:
        return _clean(costly["what"])
    cut = _CUT_ON.match(text)
    if cut and CUT_BEHIND.match(text, end):
        return _clean(cut["what"])
    ahead = list(_PURPOSE.finditer(text[:start]))
    return _clean(ahead[-1]["what"]) if ahead else None


_CUT_ON = re.compile(r"\W*op\s+(?P<what>[^.,;]{3,80}?)\s+(?:wordt|worden|is|bezuinigt|bezuinigen)\b", re.IGNORECASE)
_BEFORE_NOUN = frozenset("de het een van voor in op met en of dit deze die dat hun onze te".split())
_NO_PURPOSE = re.compile(r"(?:daarna|vervolgens|verder|op\s+te|te\s)\b", re.IGNORECASE)


def _clean(what: str) -> str | None:
    what = re.split(
        r"\s(?:wordt|worden|is|zijn|komt|een\s+bedrag|beschikbaar|in\s+20\d\d|van\s+(?:circa\s+)?€"
        r"|naar\s+verwachting|dus|toe\s+van)"
        r"(?=\s|$)|\s(?:van|tot|op|uit|met|naar)$",
        what.strip(),
    )[0]
    words = list(re.finditer(r"\S+", what))
    for before, word in pairwise(words):
        form = verb_form(word.group().lower())
        first_person = re.match(r"\s+(?:ik|we|wij)\b", what[word.end() :])
        if (first_person or (form.finite and not form.plural)) and before.group().lower() not in _BEFORE_NOUN:
            what = what[: word.start()]  # "de aanpak | stel ik"
            break
    what = re.sub(r"\s+", " ", what).strip(" ,:-–")
    return None if not what or _NO_PURPOSE.match(what) else what
