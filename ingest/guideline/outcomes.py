"""What a sentence of a conclusion says: which outcome measures it is about, and what the effect on each is.

A sentence is read clause by clause. In each, the first construction that names a measure is taken ("vermindert X",
"dat … X vermindert", "verschil in X", "X was lager"); it also tells what happens to the measure. Whether that is good
or bad follows from the noun (`effect_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ingest.guideline.constructions import AT_THE_END, BEING, CLAUSE, MAIN, MODAL, NOUNS, UNSEEN, UNSEEN_IF_KNOWN
from ingest.guideline.effect_words import NAMED_AFTER, Change
from ingest.guideline.levels import level_behind
from ingest.guideline.measures import MEASURED, is_measure, known, last_phrase, of_main_clause, separate
from ingest.guideline.valuing import aimed_at, more_is_good
from ingest.inventory.values import MIXED, NEGATIVE, NO_DIFFERENCE, NOT_STUDIED, POSITIVE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence says of one outcome measure."""

    outcome: str | None
    """One of the five values; None when the sentence leaves it open."""
    measure: str | None
    changes: bool = field(default=False, compare=False)
    """Whether the sentence says that there is more or less of something of which nobody said what is good."""

    @property
    def tells(self) -> bool:
        """Whether it says what happens, for the better or not."""
        return self.outcome is not None or self.changes


_ASIDE = re.compile(r"\s*\((?!GRADE\))[^()]*\)|\s*\[[^\[\]]*\]")
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
    r"|\bniet\s+(?:\w+\s+)?(?:onderzocht|gerapporteerd|bestudeerd|beschreven|gemeten|meegenomen|geëvalueerd|gezocht)\b"
    r"|\b(?:rapporte\w+|bericht\w*|meld\w+)\s+niet\b"
    r"|\bgeen\s+(?:enkel\s+)?bewijs\s+(?:(?:gevonden\s+)?over|beschikbaar|voorhanden)\b|\bis\s+niets\s+(?:bekend|gevonden)\b"
    r"|\b(?:bewijs|onderzoek|gegevens|studies)\s+(?:over|naar|voor)\b[^.;]*\b(?:is|zijn)\s+er\s+niet\b"
    r"|\bin\s+geen\s+(?:van\s+de|enkele?)\s+(?:\w+\s+)?(?:studie|onderzoek)\w*\b"
    r"|\bniet\s+naar\s+(?:\w+\s+)?(?:literatuur|studies|onderzoek)\s+gezocht\b"
    r"|\bgeen\s+(?:van\s+de|enkele?)\s+(?:\w+\s+)?(?:studie|onderzoek|artikel|trial|RCT)\w*\b"
    r"|\bontbre(?:ekt|ken)\s+(?:\w+\s+)?(?:onderzoek|bewijs|gegevens|studies)\b"
    r"|\b(?:onderzoek|bewijs|gegevens|studies|data)\b[^.;]{0,80}?\bontbre(?:ekt|ken)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:onvoldoende|te\s+weinig)\s+(?:bewijs|gegevens|onderzoek|zekerheid|studies)\b|\bweinig\s+(?:over\s+)?bekend\b"
    r"|\b(?:onzeker|onduidelijk|onbekend|niet\s+(?:bekend|duidelijk|zeker)|niet\s+te\s+(?:zeggen|bepalen|beoordelen))\b"
    r"|\bgeen\s+(?:[\w-]+\s+)?(?:uitspra(?:ak|ken)|conclusies?|antwoord)\b|\bweten\s+(?:we\s+)?niet\b",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\bwisselend\w*|\b(?:effect|resulta|uitkomst)\w*\b[^.;]{0,80}\bwissel(?:t|en|de|den)\b|\btegenstrijdig\w*|\binconsistent\w*|\bgemengd\w*|\buiteenlopend\w*|\bniet\s+eenduidig\w*"
    r"|\bspreken\s+elkaar\s+tegen\b"
    r"|\bvond\w*\s+(?:minder|lagere?|meer|hogere?)\b[^.;]*\bvond\w*\s+(?:minder|lagere?|meer|hogere?|juist)\b|\bsommige\s+(?:\w+\s+){1,12}?andere\b"
    r"|\b(?:één|een|ene|in\s+\w+\s+(?:studies?|onderzoek\w*))\b[^.;]{3,120}\b(?:een|de)\s+(?:ander|derde|tweede|overige)\w*\b"
    r"[^.;]{0,60}\b(?:niet|juist|geen|wel)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bzowel\s+(?:een\s+)?(?:meer|toename|hogere?|langere?|betere?|minder|afname|lagere?|kortere?|slechtere?)\s+als\s+(?:een\s+)?",
    re.IGNORECASE,
)
""" "Zowel meer als minder onrust"."""
_DENIED = re.compile(
    r"(?<!met )(?<!van )(?<!dan )(?<!zonder )(?<!versus )(?<!opzichte van )\bgeen\b(?!\s+(?:behandeling|interventie)\b)"
    r"|\bniet\b(?!\s+(?:alleen|gezien|herkend|worden\s+herkend)\b)|\bnauwelijks\b|\bevenmin\b",
    re.IGNORECASE,
)
""" "vergeleken met geen kousen" denies nothing."""
_NO_EFFECT = re.compile(
    r"\bgeen\s+(?:[\w-]+\s+){0,4}?(?:verschil\w*|effect\w*|invloed|verbetering\w*|meerwaarde|waarde|voordeel|winst|relatie"
    r"|daling|afname|vermindering|toename|verandering\w*|verband)\b"
    r"|\b(?:helpt|helpen|hielp|hielpen|werkt|werken|werkte|baat)\s+(?:[\w-]+\s+){0,4}?niet\b"
    r"|\bniet\s+(?:[\w-]+\s+){0,2}?(?:effectie\w+|beter|werkzaam\w*|werkt|helpt|verschil\w*|minder|meer|vaker|zinvol)\b",
    re.IGNORECASE,
)
""" "Geen" and "niet" where nothing else says that a conclusion tells an effect."""
_EQUAL = re.compile(
    r"\beven\s+(?:effectief|goed|vaak|veel|snel|werkzaam|groot|lang|hoog)\b|\bevenveel\b|\bnet\s+zo\s+\w+\s+als\b"
    r"|\bgelijkwaardig\w*|\bvergelijkba\w+|\bineffectie\w+|\bweinig\s+(?:tot\s+geen\b|(?:verschil|effect|invloed)\b)|\b(?:bleef|bleven|blijft)\s+gelijk\b",
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
    r"\bminder\s+(?:effectie(?:f|ve)|werkzaam|goed|geschikt)\b|\b(?:ongunstig\w*|nadelig\w*|(?:in\s+het\s+)?nadeel\s+van|schadelijk\w*|negatie(?:f|ve)|averechts\w*)\b"
    r"|\b(?:leid\w*\s+tot|geeft|geven|veroorza\w+)\s+(?:[\w-]+\s+){0,2}?(?:schade|bijwerkingen|complicaties)\b",
    re.IGNORECASE,
)
_BROUGHT = re.compile(r"veroorza|\b(?:roep|lok)(?:t|ken|en)\b|oproep|uitlok|op\s+te\s+roepen", re.IGNORECASE)
"""What is brought about in a conclusion, and not aimed at, is mostly harm."""
_TAKEN_AWAY = re.compile(r"\b(?:verwijder\w*|voorkomt|voorkwam(?:en)?|bespaar(?:t|de)|bespa?ren)\b", re.IGNORECASE)
""" "verwijdert meer tandplak"."""

_NEITHER = re.compile(
    r"\bnoch\s+(?:op\s+)?(?P<one>[^,.;]{3,60}?),?\s+noch\s+(?:op\s+)?(?P<other>[^,.;]{3,60}?)\s+(?:effect|invloed)\b",
    re.IGNORECASE,
)
_VALUED = (Change.BETTER, Change.WORSE, Change.SAME)
"""Changes that need a measure to be told of: "X is beter dan Y" is about X."""


@lru_cache(maxsize=2_000)
def findings(text: str) -> tuple[Finding, ...]:
    """What a sentence says, a finding for each measure; one without a measure where it names none.

    Kept, as a line is looked at where conclusions are sought, where they are cut, and where they are read.
    """
    behind = level_behind(text)
    text = _ASIDE.sub("", text[: behind.start] if behind else text).strip()
    text = _NEITHER.sub(r"geen effect op \g<one> en \g<other>", text)
    if _NOT_SEEN.search(text):
        return tuple(Finding(NOT_STUDIED, name) for name in _unseen(text)) or (Finding(NOT_STUDIED, None),)
    mixed, unsure = bool(_MIXED.search(text) or _BOTH.search(text)), bool(_UNSURE.search(text))
    text = _BOTH.sub("", text)
    frame = _WHETHER.match(text) if unsure else _FRAME.match(text)
    doubted = frame is not None and bool(_DOUBTED.search(frame[0]))
    body = text[frame.end() :] if frame else text
    found: dict[str, Finding] = {}
    unnamed: Change | None = None
    for clause, subordinate in _clauses(body, subordinate=frame is not None):
        change, names = _read(clause, subordinate=subordinate)
        unnamed = unnamed or change
        for name in names:
            told = MIXED if mixed else None if unsure else _value(clause, change, name, denied=doubted)
            changed = told is None and not unsure and change in (Change.LESS, Change.MORE)
            found.setdefault(name.lower(), Finding(told, name, changed))
    if found:
        return tuple(found.values())
    return (Finding(MIXED if mixed else None if unsure else _value(body, unnamed, "", denied=doubted), None),)


_TOLD_BY_FIELD = (
    (
        NOT_STUDIED,
        r"niet\s+(?:onderzocht|gerapporteerd)|geen\s+(?:studies|bewijs|gegevens)|not?\s+(?:studied|reported|evidence|studies|data)",
    ),
    (
        NO_DIFFERENCE,
        r"geen\s+(?:\w+\s+)?(?:verschil|effect)|gelijk|neutra|no[\s_-]+(?:difference|effect)|none|null|little",
    ),
    (MIXED, r"gemengd|wisselend|tegenstrijdig|mixed|inconsistent|conflicting"),
    (NEGATIVE, r"nadel|negatie|schade|ongunstig|harm|negative|worse|risk|slechter"),
    (POSITIVE, r"voordel|positie|gunstig|benefi|positive|better|favou?r|beter"),
)


def is_unsure(text: str) -> bool:
    """Whether a sentence says that the effect is not known."""
    return _UNSURE.search(text) is not None


def read_outcome(text: str) -> str | None:
    """The outcome that a field for it gives: "nadelig", "no difference"; None for what is no outcome."""
    found = (value for value, words in _TOLD_BY_FIELD if re.match(rf"\W*(?:{words})", text, re.IGNORECASE))
    return next(found, None)


def _unseen(text: str) -> list[str]:
    if asked := re.search(
        r"\b(?:vraag|nagingen|nagaan|onderzoch\w+|antwoord\w*|bekeken|keken|bestudeerd)\s+of\s+(?P<what>.*)"
        r"|^of\s+(?P<first>[^.;]+?),?\s+(?:is|werd|zijn|werden)\b",
        text,
        re.IGNORECASE,
    ):
        return _read(asked["what"] or asked["first"], subordinate=True)[1]
    for pattern in UNSEEN:
        if (found := pattern.search(text)) and (names := separate(found["m"])):
            return names
    for pattern in UNSEEN_IF_KNOWN:
        if (found := pattern.search(text)) and (names := known(found["m"])):
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
    """What a clause says happens, and the measures it happens to; better or worse is told without one as well."""
    unnamed: Change | None = None
    modal = None if subordinate else MODAL.search(clause)
    words = clause[modal.end() :] if modal else clause
    for construction in (*NOUNS, *(AT_THE_END if subordinate or modal else ()), *MAIN):
        at_the_end = construction in AT_THE_END
        found = construction.pattern.search(words if at_the_end else clause)
        if found is None:
            continue
        alone = construction.subject or not subordinate
        told = last_phrase(found["m"], alone=alone) if at_the_end else of_main_clause(found["m"])
        names = known(told) if construction.known else separate(told)
        noun, told_of = next(((noun, verb) for noun, verb in NAMED_AFTER if verb.search(found[0])), ("", None))
        if told_of is not None:
            names = [name if told_of.search(name) else f"{noun} van {name}" for name in names]
        change = construction.change or _told(found)
        if (
            construction in BEING
            and change in _VALUED
            and not MEASURED.match(found["m"])
            and not any(is_measure(name) for name in names)
        ):
            continue  # "X is beter dan Y" tells no measure
        if names:
            return change, names
        if change in (Change.BETTER, Change.WORSE) and not construction.known:
            unnamed = unnamed or change
    return unnamed, []


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
    if change is Change.MORE and _TAKEN_AWAY.search(clause):
        change = Change.LESS
    good = more_is_good(measure)
    if good is None:
        if change is Change.MORE and _BROUGHT.search(clause):
            return NEGATIVE
        return POSITIVE if aimed_at(measure) else None
    return POSITIVE if good is (change is Change.MORE) else NEGATIVE
