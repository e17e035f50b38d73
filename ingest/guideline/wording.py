"""What the words of an advice say of its direction and strength: "Geef geen" is strong against, "Overweeg" weak for.

The rules are those of docs/richtlijnen.md ("Sterkte en richting"). A label of the source wins over all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.guideline.advising import TOLD, Telling, advised, behind_advising, calls_to_act
from ingest.guideline.conditions import blanked
from ingest.guideline.imperatives import is_imperative, starts_with_imperative

FOR, AGAINST = "voor", "tegen"
STRONG, WEAK, GOOD_PRACTICE, UNKNOWN = "sterk", "zwak", "goede praktijk", "onbekend"
BY_LABEL, BY_WORDING = "label", "formulering"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Direction and strength of an advice, and what they follow from (None when the strength is unknown)."""

    direction: str | None = FOR
    strength: str = UNKNOWN
    basis: str | None = None

    @property
    def known(self) -> bool:
        return self.strength != UNKNOWN


_GOOD_PRACTICE = re.compile(r"\b(?:goede\s+praktijk|praktijkadvies|good\s+practice)\b", re.IGNORECASE)
_AVOIDING = frozenset("vermijd ontraad ontmoedig".split())

_AVOID_LAST = re.compile(
    r"^(?!.*\bom\b).*\b(?:te\s+vermijden|achterwege\s+te\s+laten|af\s+te\s+zien"
    r"|te\s+ontraden)\b",
    re.I,
)
""" "aanbevolen wordt X te vermijden"."""
_NEGATION = re.compile(
    r"\b(?:geen|niet|nooit|nimmer|noch)\b(?!\s+(?:alleen(?!\s+(?:vanwege|wegens|om|omdat)\b)|slechts|enkel|meer\s+dan|vaker|langer\s+dan"
    r"|eerder|later))(?!-)",
    re.I,
)
_SUBORDINATE = re.compile(
    r"\b(?:dat|die|wat|welke|waar\w*|zodat|omdat|om|voordat|hoe|wie)\b|(?:\bna|,)\s+of\b", re.IGNORECASE
)
_ASKING = frozenset("vraag controleer bepaal beoordeel check bespreek kijk inventariseer".split())
"""Verbs after which "of" means whether and not or."""
_STRONG_AGAINST = re.compile(
    r"\b(?:wordt|worden|is|zijn)\s+(?:[\w-]+\s+){0,6}?(?:niet|geen)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:geïndiceerd|zinvol|nodig|wenselijk|toegestaan|gegeven|voorgeschreven|gebruikt|toegepast|verricht|aangewezen)\b"
    r"|\b(?:dient|dienen|mag|mogen|moet|moeten|hoort|horen)\s+(?:[\w-]+\s+){0,6}?(?:niet|geen|nooit)\b"
    r"|\bzie\s+af\s+van\b|\bgecontra-?indiceerd\b|\bgeen\s+plaats\b|^niet\s+(?:doen|[a-zà-ÿ]{3,}en)\b",
    re.IGNORECASE,
)
_WEAK_AGAINST = re.compile(
    r"\bterughoudend\w*|(?<!,\s)\bbij\s+voorkeur\s+(?:niet|geen)\b|\bliever\s+(?:niet|geen)\b"
    r"|\boverweeg\b[^.;]*?\b(?:te\s+stoppen|te\s+staken|af\s+te\s+zien|achterwege\s+te\s+laten)\b"
    r"|\b(?:wordt|worden|kan|kunnen)\s+(?:[\w-]+\s+){0,5}?niet\s+(?:worden\s+)?overwogen\b"
    r"|\bkan\s+(?:[\w-]+\s+){0,4}?achterwege\s+blijven\b",
    re.IGNORECASE,
)
_WEAK_FOR = re.compile(
    r"\b(?:kan|kunnen)\s+(?:[^.;]*?\s)?(?:worden\s+(?:overwogen|toegevoegd|ingezet|toegepast|gebruikt"
    r"|aangeboden|gegeven|geprobeerd)"
    r"|(?:overwogen|toegevoegd|ingezet|toegepast|gebruikt|aangeboden|gegeven|geprobeerd)\s+worden)\b"
    r"|\b(?:kunt|kan|kunnen)\s+[^.;]*?\boverwegen\b|\b(?:is|zijn|valt"
    r"|vallen)\s+(?:[\w-]+\s+){0,4}?te\s+overwegen\b|\b(?:wordt"
    r"|worden)\s+(?:[\w-]+\s+){0,4}?overwogen\b",
    re.IGNORECASE,
)
_PREFERENCE = re.compile(
    r"(?<!,\s)\bbij\s+voorkeur\b|\bvan\s+(?:groot\s+)?belang\b|\bis\s+belangrijk\b|\bde\s+voorkeur\b"
    r"|\bstandaard\s+onderdeel\b",
    re.IGNORECASE,
)
_HAS_TO = re.compile(r"\b(?:dient|dienen)\b[^.;]*\bte\b|\b(?:moet|moeten)\b", re.IGNORECASE)
_TO_CONSIDER = re.compile(r"(?:^om\b|^)(?![^.;]*\bom\b)[^.;]*\bte\s+overwegen\b", re.IGNORECASE)
""" "(De werkgroep adviseert om) X te overwegen"."""
_TO_CONSIDER_TO = re.compile(r"(?:her)?overweeg\s+om\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bniet\s+langer\s+dan\b", re.IGNORECASE)
""" "Overweeg X niet langer dan drie maanden" is "Overweeg … niet"."""
_NO_NEED = re.compile(
    r"\bhoe(?:ft|ven)\s+(?:[\w-]+\s+){0,5}?niet\s+(?:[\w-]+\s+){0,4}?(?:ontraden|afgeraden|vermeden|gestaakt|gestopt)\b",
    re.I,
)
_WORTHLESS = re.compile(r"\bgeen\s+(?:\w+\s+)?(?:meerwaarde|nut|zin|voordeel|toegevoegde\s+waarde)\b", re.IGNORECASE)
""" "Een langere kuur heeft geen meerwaarde": a statement that advises against."""
_STRESSED = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
"""Accents that only stress a word ("géén"); the text keeps its length."""
_LEAD_IN = re.compile(r"[,:]\s+(?:dan\s+)?(?=(?P<verb>[a-zà-ÿ]+)\b)", re.IGNORECASE)
_INVERTED = re.compile(
    r"^(?:bij|indien|als|wanneer|na|voor|tijdens|in|op|ter|met|is|wordt|heeft|zijn|worden|hebben|kan"
    r"|kunnen|blijft|blijven|blijkt|treedt|treden|komt|wil|moet|gebruikt|krijgt)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ]+t\b[^,.;]{3,80},\s+[a-zà-ÿ]+\s+dan\b")
""" "Helpt dat onvoldoende, stop dan …"."""
_BARE = re.compile(
    r"\b(?P<verb>overweeg|geef|gebruik|bied|verwijs|bespreek|vermijd|kies|start|schrijf|wees|adviseer"
    r"|behandel)\b(?!\s+(?:van|ik|je|jij))",
    re.I,
)


def without_telling(text: str) -> int:
    """Where an advice begins behind "De werkgroep adviseert om"; 0 when nothing of the kind stands before it."""
    found = TOLD.match(text)
    return found.end() if found and text[found.end() :].strip() else 0


def judge(text: str) -> Verdict:
    """Direction and strength of one advice by its words."""
    text = text.translate(_STRESSED)
    told = without_telling(text)
    main = blanked(text[told:]).strip(" ,;:-–")
    verb = _imperative_in(main)
    if _GOOD_PRACTICE.search(text):
        return Verdict(AGAINST if _negated(main, verb) else FOR, GOOD_PRACTICE, BY_LABEL)
    if _NO_NEED.search(main):
        return Verdict()  # "hoeft niet te worden ontraden"
    if _WEAK_AGAINST.search(main):
        return Verdict(AGAINST, WEAK, BY_WORDING)
    considering = verb is not None and verb[0] in {"overweeg", "heroverweeg"}
    if told and _TO_CONSIDER.search(main):
        considering, verb = True, ("", 0)
    if considering:
        if about := _TO_CONSIDER_TO.match(main):
            verb = ("", about.end())  # "Overweeg om X niet toe te passen"
        against = _negated(main, verb) or _NO_LONGER.search(main)
        return Verdict(AGAINST if against else FOR, WEAK, BY_WORDING)
    telling = advised(main)
    if telling is Telling.LEFT_OPEN:
        return Verdict()
    if telling is Telling.DO_NOT or _STRONG_AGAINST.search(main):
        return Verdict(AGAINST, STRONG, BY_WORDING)
    if _WEAK_FOR.search(main):
        return Verdict(FOR, WEAK, BY_WORDING)
    if verb is not None and verb[0] in _AVOIDING:
        return Verdict(AGAINST, STRONG, BY_WORDING)
    if _PREFERENCE.search(main):
        return Verdict()
    if verb is not None:
        return Verdict(AGAINST if not calls_to_act(main) and _negated(main, verb) else FOR, STRONG, BY_WORDING)
    if re.match(r"geen\b", main, re.IGNORECASE):
        return Verdict(AGAINST, STRONG, BY_WORDING)
    if told and _AVOID_LAST.search(main):
        return Verdict(AGAINST, STRONG, BY_WORDING)
    if told and not re.match(r".*is\s+van\s", text[:told], re.IGNORECASE | re.DOTALL):
        return Verdict(AGAINST if _negated(main, ("", 0)) else FOR, STRONG, BY_WORDING)
    if telling is Telling.DO and (start := behind_advising(main)):
        told_to = main[start:].split(",")[0]
        return Verdict(AGAINST if _negated(told_to, ("", 0)) else FOR, STRONG, BY_WORDING)
    if telling is Telling.DO or _HAS_TO.search(main):
        return Verdict(FOR, STRONG, BY_WORDING)
    denied = _negated(main, ("", 0)) and re.search(r"\bniet\s*\.?$", main)
    return Verdict(AGAINST if denied or _WORTHLESS.search(main) else FOR)


def _imperative_in(main: str) -> tuple[str, int] | None:
    """The verb that tells what to do, lower case, and where what follows it begins."""
    words = list(re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", main))
    if not words:
        return None
    after = words[1][0] if len(words) > 1 else ""
    if is_imperative(words[0][0], after) or starts_with_imperative(main):
        return words[0][0].lower(), words[0].end()
    if _INVERTED.match(main) or _TURNED.match(main):
        for lead in _LEAD_IN.finditer(main):
            if is_imperative(lead["verb"]):
                return lead["verb"].lower(), lead.end() + len(lead["verb"])
        if bare := _BARE.search(main, words[0].end()):
            return bare["verb"].lower(), bare.end()
    return None


def _negated(main: str, verb: tuple[str, int] | None) -> bool:
    """Whether the main clause denies: "Geef patiënten geen …", not "Kies haloperidol, niet bij …"."""
    if verb is None:
        return False
    clause = main[verb[1] :]
    for found in _NEGATION.finditer(clause):
        before = clause[: found.start()]
        asked = verb[0] in _ASKING and re.search(r"\bof\b", before)
        if (
            asked
            or _SUBORDINATE.search(before)
            or re.search(r"(?:[,(]|\ben)\s*$", before)
            or re.search(r"[.;]", before)
        ):
            continue
        return True
    return False
