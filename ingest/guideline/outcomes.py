"""What a sentence of a conclusion says: which outcome measures it is about, and what the effect on each is.

A sentence is read clause by clause. In each, the first construction that names a measure is taken ("vermindert X",
"dat … X vermindert", "verschil in X", "X was lager"); it also tells what happens to the measure. Whether that is good
or bad follows from the noun (`effect_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.guideline.constructions import AT_THE_END, BEING, CLAUSE, MAIN, MODAL, NOUNS, UNSEEN
from ingest.guideline.effect_words import BAD, GOOD, Change
from ingest.guideline.measures import before_verb, is_measure, last_phrase, separate
from ingest.inventory.values import MIXED, NEGATIVE, NO_DIFFERENCE, NOT_STUDIED, POSITIVE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence says of one outcome measure."""

    outcome: str | None
    """One of the five values; None when the sentence leaves it open."""
    measure: str | None


_ASIDE = re.compile(r"\s*\((?!GRADE\))[^()]*\)")
_FRAME = re.compile(
    r"^.*?\b(?:aanwijzing\w*|aangetoond|aannemelijk|waarschijnlijk|onwaarschijnlijk|mogelijk|mening|bewijs\w*|zekerheid"
    r"|opvatting|erop|ervan|suggere\w+|geconcludeerd|gebleken|bewezen|toont|tonen|blijkt|vonden|vindt|denk\w*|\(GRADE\)"
    r"|kwaliteit)"
    r"(?:\s+\([^()]*\)|\s+(?:zijn|is|van|van\s+\w+\s+kwaliteit|geworden|uit|aan|aan\s+het\s+licht))*\s*,?\s+dat\s+",
    re.IGNORECASE,
)
""" "Er zijn aanwijzingen dat": the clause behind it has its verb at the end."""
_WHETHER = re.compile(
    r"^.*?\b(?:onzeker|onduidelijk|onbekend|weten|bekend|duidelijk|zeker|gezegd|uitspra\w+)\b[^.;]*?\s(?:of|in\s+hoeverre)\s+",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:geen\s+(?:\w+\s+)?(?:bewijs|aanwijzing\w*)|onwaarschijnlijk|niet\s+(?:aangetoond|bewezen|aannemelijk|gebleken))\b",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(
    r"\bgeen\s+(?:[\w-]+\s+){0,4}?(?:studies?|onderzoek(?:en)?|literatuur|RCT['’]?s?|gegevens|data|artikelen|trials"
    r"|publicaties)\b(?!\s+(?:die|dat)\s+(?:\w+\s+)*effect\b)"
    r"|\bniet\s+(?:\w+\s+)?(?:onderzocht|gerapporteerd|bestudeerd|beschreven|gemeten|meegenomen|geëvalueerd)\b"
    r"|\bniet\s+naar\s+(?:\w+\s+)?(?:literatuur|studies|onderzoek)\s+gezocht\b"
    r"|\bgeen\s+(?:van\s+de|enkele?)\s+(?:\w+\s+)?(?:studie|onderzoek|artikel|trial|RCT)\w*\b"
    r"|\bontbre(?:ekt|ken)\s+(?:\w+\s+)?(?:onderzoek|bewijs|gegevens|studies)\b"
    r"|\b(?:onderzoek|bewijs|gegevens|studies|data)\b[^.;]{0,80}?\bontbre(?:ekt|ken)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:onzeker|onduidelijk|onbekend|niet\s+(?:bekend|duidelijk|zeker)|niet\s+te\s+(?:zeggen|bepalen|beoordelen))\b"
    r"|\bgeen\s+(?:[\w-]+\s+)?(?:uitspra(?:ak|ken)|conclusies?|antwoord)\b|\bweten\s+(?:we\s+)?niet\b",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\bwisselend\w*|\btegenstrijdig\w*|\binconsistent\w*|\bgemengd\w*|\buiteenlopend\w*|\bniet\s+eenduidig\w*"
    r"|\bspreken\s+elkaar\s+tegen\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<!met )(?<!van )(?<!dan )(?<!zonder )(?<!versus )(?<!opzichte van )\bgeen\b(?!\s+(?:behandeling|interventie)\b)"
    r"|\bniet\b(?!\s+(?:alleen|gezien|herkend|worden\s+herkend)\b)|\bnauwelijks\b|\bevenmin\b",
    re.IGNORECASE,
)
""" "vergeleken met geen kousen" denies nothing."""
_NO_EFFECT = re.compile(
    r"\bgeen\s+(?:[\w-]+\s+){0,4}?(?:verschil\w*|effect\w*|invloed|verbetering\w*|meerwaarde|waarde|voordeel|winst|relatie"
    r"|daling|afname|vermindering|toename|verandering\w*|verband)\b"
    r"|\bniet\s+(?:[\w-]+\s+){0,2}?(?:effectie\w+|beter|werkzaam\w*|werkt|helpt|verschil\w*|minder|meer|vaker|zinvol)\b",
    re.IGNORECASE,
)
""" "Geen" and "niet" where nothing else says that a conclusion tells an effect."""
_EQUAL = re.compile(
    r"\beven\s+(?:effectief|goed|vaak|veel|snel|werkzaam|groot|lang|hoog)\b|\bevenveel\b|\bnet\s+zo\s+\w+\s+als\b"
    r"|\bgelijkwaardig\w*|\bvergelijkba\w+|\bineffectie\w+|\bweinig\s+tot\s+geen\b|\b(?:bleef|bleven|blijft)\s+gelijk\b",
    re.IGNORECASE,
)
_FOR_THE_BETTER = re.compile(
    r"\b(?:gunstig\w*|positie(?:f|ve)|(?:in\s+het\s+)?voordeel\s+van|voordelig\w*|nuttig\w*|heilzaam\w*|effectie(?:f|ve|ver)"
    r"|werkzaam\w*"
    r"|helpt|helpen|(?:eerdere|snellere|tijdige|vroegere|eerder|sneller)\s+(?:\w+\s+)?(?:herken\w+|signaler\w+|opspor\w+"
    r"|herstel\w*|genez\w+|ontslag|ontdek\w*))\b",
    re.IGNORECASE,
)
_FOR_THE_WORSE = re.compile(
    r"\b(?:ongunstig\w*|nadelig\w*|(?:in\s+het\s+)?nadeel\s+van|schadelijk\w*|negatie(?:f|ve)|averechts\w*)\b"
    r"|\b(?:leid\w*\s+tot|geeft|geven|veroorza\w+)\s+(?:[\w-]+\s+){0,2}?(?:schade|bijwerkingen|complicaties)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bvaker\b", re.IGNORECASE)
""" "Vaker" is said of events, and what happens more often in a conclusion is mostly harm."""

_VALUED = (Change.BETTER, Change.WORSE, Change.SAME)
"""Changes that need a measure to be told of: "X is beter dan Y" is about X."""


def findings(text: str) -> list[Finding]:
    """What a sentence says, a finding for each measure; one without a measure where it names none."""
    text = _ASIDE.sub("", text).strip()
    if _NOT_SEEN.search(text):
        return [Finding(NOT_STUDIED, name) for name in _unseen(text)] or [Finding(NOT_STUDIED, None)]
    mixed, unsure = bool(_MIXED.search(text)), bool(_UNSURE.search(text))
    frame = _WHETHER.match(text) if unsure else _FRAME.match(text)
    doubted = frame is not None and bool(_DOUBTED.search(frame[0]))
    body = text[frame.end() :] if frame else text
    found: dict[str, Finding] = {}
    for clause, subordinate in _clauses(body, subordinate=frame is not None):
        change, names = _read(clause, subordinate=subordinate)
        for name in names:
            told = MIXED if mixed else None if unsure else _value(clause, change, name, denied=doubted)
            found.setdefault(name.lower(), Finding(told, name))
    if found:
        return list(found.values())
    return [Finding(MIXED if mixed else None if unsure else _value(body, None, "", denied=doubted), None)]


def _unseen(text: str) -> list[str]:
    if asked := re.search(
        r"\b(?:vraag|nagingen|nagaan|onderzochten|antwoord\w*|bekeken|keken)\s+of\s+", text, re.IGNORECASE
    ):
        return _read(text[asked.end() :], subordinate=True)[1]
    for pattern in UNSEEN:
        if (found := pattern.search(text)) and (names := separate(found["m"])):
            return names
    return []


def _clauses(text: str, *, subordinate: bool) -> Iterator[tuple[str, bool]]:
    """The clauses of a sentence, and whether each has its verb at the end."""
    cuts = list(CLAUSE.finditer(text))
    edges = [
        (0, 0, subordinate),
        *((c.start(), c.end(), subordinate or bool(c["sub"])) for c in cuts),
        (len(text), 0, False),
    ]
    for (_, start, below), (end, _, _) in pairwise(edges):
        if text[start:end].strip():
            yield text[start:end].strip(), below


def _read(clause: str, *, subordinate: bool) -> tuple[Change | None, list[str]]:
    """What a clause says happens, and the measures it happens to."""
    modal = None if subordinate else MODAL.search(clause)
    words = clause[modal.end() :] if modal else clause
    for construction in (*NOUNS, *(AT_THE_END if subordinate or modal else ()), *MAIN):
        at_the_end = construction in AT_THE_END
        found = construction.pattern.search(words if at_the_end else clause)
        if found is None:
            continue
        alone = construction.subject or not subordinate
        told = last_phrase(found["m"], alone=alone) if at_the_end else before_verb(found["m"])
        names, change = separate(told), construction.change or _told(found)
        doubtful = construction.known or (construction in BEING and change in _VALUED)
        if doubtful and not any(is_measure(name) for name in names):
            continue  # "X is beter dan Y" tells no measure
        if names:
            return change, names
    return None, []


def _told(found: re.Match[str]) -> Change | None:
    return next((Change(name.rstrip("2")) for name, value in found.groupdict().items() if value and name != "m"), None)


def _value(clause: str, change: Change | None, measure: str, *, denied: bool) -> str | None:
    """The outcome of a clause that says `change` of `measure`."""
    told_off = _DENIED if change else _NO_EFFECT
    if denied or change is Change.SAME or _EQUAL.search(clause) or told_off.search(clause):
        return NO_DIFFERENCE
    if _FOR_THE_WORSE.search(clause):
        return NEGATIVE
    if _FOR_THE_BETTER.search(clause):
        return POSITIVE
    if change is Change.BETTER:
        return POSITIVE
    if change is Change.WORSE:
        return NEGATIVE
    if change is Change.OPEN:
        return POSITIVE if re.search(r"\beffect\b", clause, re.IGNORECASE) else None
    if change is None:
        return None
    good, bad = GOOD.search(measure), BAD.search(measure)
    is_bad = bad is not None and (good is None or bad.start() <= good.start())
    is_good = good is not None and not is_bad
    if change is Change.LESS:
        return NEGATIVE if is_good else POSITIVE
    return NEGATIVE if is_bad or (not is_good and _OFTEN.search(clause)) else POSITIVE
