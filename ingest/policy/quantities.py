"""Numbers with what they count: "ten minste 40 zorgaanbieders", "75%", "van 1.900 naar 1.500 ligdagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.policy.numerals import NUMBER_WORD, numeral
from ingest.policy.verbs import verb_form


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured thing; `start` and `end` are its range in the sentence."""

    start: int
    end: int
    value: float
    unit: str
    """A noun or "%"; empty where an earlier sentence says what is counted."""
    direction: str | None
    """ "ten minste" or "hoogstens", when the text bounds the number."""
    opens: int
    """Where it begins with the words of its bound."""


NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?(?![\d.]*\d)|\b{NUMBER_WORD}\b)"
AT_LEAST = (
    r"(?:ten\s*minste|tenminste|minimaal|minstens|op\s+(?:zijn|z[’']n)\s+minst|meer\s+dan|niet\s+minder\s+dan|ruim|zeker|vanaf"
    r"|boven\s+de)"
)
AT_MOST = (
    r"(?:hoogstens|hooguit|maximaal|ten\s+hoogste|niet\s+(?:meer|langer|hoger)\s+dan|(?:minder|lager)\s+dan|onder\s+de"
    r"|tot\s+maximaal|beneden)"
)
_QUANTITY = re.compile(
    rf"""(?<![\w€.,/-])(?:(?P<least>{AT_LEAST})\s+)?(?:(?P<most>{AT_MOST})\s+)?(?:circa\s+|ca\.\s+|ongeveer\s+|zo[’']n\s+|in\s+totaal\s+)?
    (?:van\s+{NUMBER}\s*(?:%|procent)?\s+(?:\w+\s+)?naar\s+)?
    (?P<number>{NUMBER})\s*(?:voor\s+[a-zà-ÿ\-]+\s+[a-zà-ÿ]+e\s+)?
    (?:(?P<percent>%|procent(?:punt)?\b)|(?P<scale>miljoen|duizend|mln\.?)?\s*
       (?:(?:extra|nieuwe|verschillende|actieve|deelnemende|werkende|betaalbare|geschikte|regionale|unieke|landelijke|voltijds|andere
         |passende|bestaande|huidige|gespecialiseerde|duurzame|zorggeschikte|geclusterde|meer|minder)\s+)*
       (?P<unit>[a-zà-ÿ][a-zà-ÿ\-]{{2,}}(?:['’]s\b)?))""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_UNIT = frozenset(
    "reeds al nog ook pas reeds en of tot van in op per voor met om jaar jaren maanden maand weken dagen dag uur "
    "procent euro januari februari maart april mei juni juli augustus september oktober november december kwartaal "
    "helft t/m miljard die dat zijn worden wordt is na naar met hebben heeft keer maal punten onderdelen thema "
    "thema’s thema's sporen speerpunten doelen lid artikel bijlage hoofdstuk paragraaf daarvan uit aan bij door gaan "
    "kan werd lager hoger bladzijde pagina vraaggebieden landelijke te soorten vormen uitgangspunten principes "
    "pijlers actielijnen rode doelgroepen minimaal maximaal minstens tenminste circa ongeveer".split()
)
_LENGTHS = frozenset({"dagen", "weken", "maanden", "uur", "minuten"})
_HOW_LONG = re.compile(
    r"\b(?!looptijd|deeltijd|altijd)[a-zà-ÿ]{3,}(?:tijd|duur)(?:en)?\b|\b(?:duurt|duren|wacht(?:t?en|t)?)\b",
    re.IGNORECASE,
)
"""What is measured in days or weeks: "de wachttijd terug te brengen tot vier weken", "duurt hooguit 28 dagen"."""
_SHORTENED = re.compile(
    r"\b(?:terugbreng|terug\s+te\s+breng|verkort|verlag|vermind|dal|beperk|bekort|teruggebracht|terug\s+gaat|gaat\s+terug)\w*\s+(?:[\w\s]{0,20}\s)?(?:tot|naar)\s+"
    r"(?:maximaal\s+|hoogstens\s+)?$",
    re.IGNORECASE,
)
_BOUND = rf"(?:(?P<least>{AT_LEAST})\s+|(?P<most>{AT_MOST})\s+|circa\s+|ongeveer\s+)?"
_COUNTED = r"aantal\s+(?:(?!van\b|dat\b|tussen\b)[a-zà-ÿ\-]+e\s+)?(?P<noun>[\dA-Za-zà-ÿ\-]+)\b"
_FROM_TO = re.compile(
    rf"(?:\b{_COUNTED}(?:[^.]|\.(?=\d))*?)?\bvan\s+(?:circa\s+|ongeveer\s+|ruim\s+|gemiddeld\s+)?{NUMBER}\s*(?P<p1>%|procent\b)?"
    rf"(?:\s+(?:in|naar)\s+20\d\d)?(?:\s+[a-zà-ÿ\-]+){{0,2}}\s+(?:naar|tot)\s+{_BOUND}(?P<number>{NUMBER})\s*(?P<p2>%|procent\b)?",
    re.IGNORECASE,
)
"""A change: "daalt van 1.900 in 2025 naar hoogstens 1.500 in 2029"; the goal is where it ends."""
_COUNT_TO = re.compile(
    rf"\b{_COUNTED}[^.;]{{0,80}}?\b(?:tot|naar|op)\s+{_BOUND}(?P<number>{NUMBER})(?P<p1>)(?P<p2>)"
    r"(?=\s+(?:in|per|eind|uiterlijk|voor|te|en|dat)\b|\s*[.;,]|$)",
    re.IGNORECASE,
)
"""The number that a count is brought to: "het aantal ligdagen te verminderen tot 3.000 in 2028"."""
_COUNT_UNDER = re.compile(
    rf"\b{_COUNTED}[^.;]{{0,80}}?\b(?:(?P<most>onder|beneden)|(?P<least>boven))\s+de\s+(?P<number>{NUMBER})(?P<p1>)(?P<p2>)",
    re.IGNORECASE,
)
"""The number below or above which a count is to stay: "het aantal klachten blijft onder de 200"."""
_SHARE = re.compile(r"\b(?:percentage|aandeel|procent)\b", re.IGNORECASE)
_SMALL_WHOLE = 10
_THAT_MANY = re.compile(
    rf"\b(?:dat|dit|die|het|moeten)\s+(?:(?:het|dit)\s+)?er\s+(?:dan\s+|in\s+20\d\d\s+)?{_BOUND}(?P<number>{NUMBER})\s+(?:gerealiseerd\s+|bereikt\s+)?(?:zijn|worden)\b",
    re.IGNORECASE,
)
""" "In 2030 moeten dat er ten minste 900 zijn": of what, the sentence before says."""
_FRACTIONS = {
    "driekwart": 75, "drie kwart": 75, "de helft": 50, "een kwart": 25,
    "twee derde": 67, "tweederde": 67, "een derde": 33, "eenderde": 33, "een vijfde": 20, "een tiende": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b{_BOUND}(?P<number>{'|'.join(_FRACTIONS)})\s+van\s+(?=(?:de|het|alle|onze|hun|deze|die)\b)"
    rf"|\bmet\s+{_BOUND.replace('P<', 'P<by_')}(?P<by>{'|'.join(_FRACTIONS)})\b",
    re.IGNORECASE,
)
""" "Driekwart van de mantelzorgers", "neemt met een kwart af"."""
_OUT_OF = re.compile(
    rf"\b{_BOUND}(?P<number>{NUMBER}|een|één)\s+(?:van\s+de|op\s+de|op\s+elke)\s+(?P<of>{NUMBER})\s+(?=[a-zà-ÿ]{{3,}})",
    re.IGNORECASE,
)
""" "8 van de 10 cliënten": a share, when it is out of ten or less; "25 van de 40 gemeenten" counts gemeenten."""
_MULTIPLIED = (
    (re.compile(r"\b(?:halver(?:en|ing)|halveert|gehalveerd)\b", re.IGNORECASE), 50.0, "%"),
    (re.compile(r"\b(?:verdubbel(?:en|t|d|ing))\b", re.IGNORECASE), 2.0, "keer"),
    (re.compile(r"\b(?:verdrievoudig(?:en|t|d|ing))\b", re.IGNORECASE), 3.0, "keer"),
)
"""A change without another number."""
_GRADE = re.compile(
    rf"\b(?:tevredenheid|waardering|cijfer|rapportcijfer|gemiddeld\w*)\b[^.;]{{0,40}}?\b{_BOUND}een\s+(?P<number>\d(?:,\d)?)\b(?!\s*(?:%|procent))",
    re.IGNORECASE,
)
"""A mark out of ten: "een tevredenheid van ten minste een 8"."""
_WITHIN = re.compile(
    rf"\b(?:elke?|iedere?|alle|niemand|geen)\b[^.;]{{0,80}}?\b(?:(?P<most>binnen|langer\s+dan)\s+)(?P<number>{NUMBER})\s+(?P<unit>werkdagen|dagen|weken|maanden|uur|minuten)\b",
    re.IGNORECASE,
)
"""How long anybody waits at most: "niemand wacht langer dan zes weken"."""
_ONE_AT_LEAST = re.compile(
    r"\b(?:minimaal|minstens|ten\s+minste|tenminste)\s+(?P<number>één|1)\s+(?P<unit>[a-zà-ÿ\-]{5,})", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:ca\.|circa|ongeveer)\s", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"(?:nr\.?|artikel|hoofdstuk|paragraaf|tabel|figuur|grafiek|bijlage|lid|fase|stap|VG|afspraak|post|speerpunt|plateau)\s*$"
    r"|\bper\s+$"  # "per 1.000 ouderen"
    r"|(?:^\W*|\b[\wà-ÿ]+\s+)(?:op|van)\s+(?:de|onze|alle|elke|iedere)\s+$",  # "8 op de 10 ouderen"
    re.IGNORECASE,
)
_AS_IT_WAS = re.compile(
    r"\b(?:(?:nu|toen|thans)\s+(?:is|was|zijn|waren)\s+(?:dat|het|dit)(?:\s+er)?|nu|thans|nog|tegen|was|waren|bedroeg|bedroegen|uitkwam\s+op|kwam\s+uit\s+op|kwamen\s+uit\s+op)\s+$"
    r"|\((?:[a-zà-ÿ]+\s+){0,3}(?:in\s+)?(?:19|20)\d\d\s*:?\s*$",
    re.IGNORECASE,
)
"""How it stands now: "30% in 2029 (nu 18%)", "80% (meting 2024: 61%)"."""


def change(sentence: str) -> Quantity | None:
    """The number that something is to rise or fall to; None where the sentence tells of no such change."""
    match = _FROM_TO.search(sentence) or _COUNT_TO.search(sentence) or _COUNT_UNDER.search(sentence)
    if match is None or (value := numeral(match["number"])) is None:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    behind = re.match(r"\s*([a-zà-ÿ\-]{3,})", sentence[match.end() :])
    unit = "%" if match["p1"] or match["p2"] else None
    noun = behind[1].lower() if behind else ""
    verb = verb_form(noun)
    if unit is None and noun and noun not in _NO_UNIT - _LENGTHS and (not verb.finite or verb.plural):
        unit = noun
    if unit is None and not match["noun"] and _SHARE.search(sentence[: match.start("number")]):
        unit = "%"
    unit = unit or (match["noun"] or "").lower()
    return Quantity(match.start("number"), match.end(), value, unit, _direction(match), _opens(match)) if unit else None


_MAY_COUNT = re.compile(
    r"\d|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|twintig|dertig|tachtig|honderd|duizend|één|helft"
    r"|kwart|derde|halve|gehalveerd|verdubbel|verdrievoudig)",
    re.IGNORECASE,
)
_REMEMBERED = 64
"""Sentences whose numbers are kept: a sentence is looked at for several sorts of goals in turn."""


def quantities(sentence: str) -> list[Quantity]:
    """Counted things in a sentence: "ten minste 40 zorgaanbieders", "75%", "50.000 werknemers". No years, no money."""
    return list(_quantities(sentence)) if _MAY_COUNT.search(sentence) else []


@lru_cache(_REMEMBERED)
def _quantities(sentence: str) -> Sequence[Quantity]:
    changed = change(sentence)
    if changed:
        cut = sentence[: changed.start].rfind(";") + 1
        ahead = _quantities(sentence[:cut]) if cut else []
        return [*ahead, changed, *_further(sentence, changed.end)]
    shares = [*_fractions(sentence), *_shares(sentence)]
    found = [*shares, *_that_many(sentence), *_marks(sentence), *_waits(sentence)]
    position = 0
    while match := _QUANTITY.search(sentence, position):
        position = match.end("number")
        inside = any(one.start < match.end("number") and match.start("number") < one.end for one in found)
        if not inside and (counted := _counted(sentence, match)) is not None:
            position = match.end()
            found.append(counted)
    return found or [*_ones(sentence)] or [*_multiplied(sentence)]


_AND_THAT = re.compile(r",?\s+en\s+dat\s|;\s", re.IGNORECASE)


def _further(sentence: str, behind: int) -> Sequence[Quantity]:
    """What a second clause counts: "… daalt van 9 naar 6 weken en dat 80% van de huizen meedoet"."""
    parted = _AND_THAT.search(sentence, behind)
    if parted is None:
        return []
    at = parted.end()
    return [
        replace(one, start=one.start + at, end=one.end + at, opens=one.opens + at) for one in _quantities(sentence[at:])
    ]


def _counted(sentence: str, match: re.Match[str]) -> Quantity | None:
    number, before = match["number"], sentence[: match.start()]
    value = numeral(number)
    if value is None or re.fullmatch(r"(?:19|20)\d\d", number) or re.search(r"(?:€|euro)\s*$", before[-6:]):
        return None
    unit = "%" if match["percent"] else _unit(sentence, match)
    if before.endswith("(") and _ABOUT.match(match.group()) and re.search(r"\d\s+[a-zà-ÿ]+\s*\($", before):
        return None  # "50.000 werknemers (ca. 30.000 fte)": the same in another measure
    bounded = match["least"] or match["most"]
    if unit is None or _NO_COUNT.search(before) or (_AS_IT_WAS.search(before) and not bounded):
        return None
    if unit == "leden" and value < 20:
        return None  # "artikel 3, 2 leden"
    if match["scale"] and not match["percent"]:
        value *= 1_000 if match["scale"].lower() == "duizend" else 1_000_000
    direction = _direction(match)
    if direction is None and re.search(rf"{AT_MOST}\s*$", before, re.IGNORECASE):
        direction = "hoogstens"
    return Quantity(match.start("number"), match.end(), value, unit, direction, match.start())


def _unit(sentence: str, match: re.Match[str]) -> str | None:
    """What is counted; None for a word that is no unit ("3 keer"), unless it says how long something lasts."""
    unit = match["unit"].lower()
    noun = re.match(r"\s+([a-zà-ÿ\-]{3,}(?:en|s))\b", sentence[match.end() :])
    if unit.endswith("e") and noun and noun[1] not in _NO_UNIT:
        return noun[1]  # "50 getrainde buurtvrijwilligers"
    before = sentence[: match.start()]
    lasts = unit in _LENGTHS and (_HOW_LONG.search(before) or _SHORTENED.search(before))
    return unit if unit not in _NO_UNIT or lasts else None


def _fractions(sentence: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(sentence):
        by = "by" if match["by"] else "number"
        value = float(_FRACTIONS[re.sub(r"\s+", " ", match[by].lower())])
        direction = _direction(match)
        if match["by"]:
            direction = "ten minste" if match["by_least"] else "hoogstens" if match["by_most"] else None
        yield Quantity(match.start(by), match.end(by), value, "%", direction, match.start())


def _shares(sentence: str) -> Iterator[Quantity]:
    for match in _OUT_OF.finditer(sentence):
        part, whole = numeral(match["number"]), numeral(match["of"])
        if part is not None and whole is not None and 0 < part < whole <= _SMALL_WHOLE:
            yield Quantity(
                match.start("number"), match.end(), round(100 * part / whole), "%", _direction(match), match.start()
            )


def _marks(sentence: str) -> Iterator[Quantity]:
    for match in _GRADE.finditer(sentence):
        if (value := numeral(match["number"])) is not None:
            yield Quantity(
                match.start("number"), match.end(), value, "rapportcijfer", _direction(match), match.start("number")
            )


def _waits(sentence: str) -> Iterator[Quantity]:
    for match in _WITHIN.finditer(sentence):
        if (value := numeral(match["number"])) is not None:
            yield Quantity(
                match.start("number"), match.end(), value, match["unit"].lower(), "hoogstens", match.start("most")
            )


def _ones(sentence: str) -> Iterator[Quantity]:
    """ "Minimaal één ontmoetingsplek": one counts only where it is a bound."""
    for match in _ONE_AT_LEAST.finditer(sentence):
        if match["unit"].lower() not in _NO_UNIT and not match["unit"].endswith("e"):
            yield Quantity(match.start("number"), match.end(), 1.0, match["unit"].lower(), "ten minste", match.start())


def _multiplied(sentence: str) -> Iterator[Quantity]:
    for pattern, value, unit in _MULTIPLIED:
        for match in pattern.finditer(sentence):
            yield Quantity(match.start(), match.end(), value, unit, None, match.start())
            return


def _that_many(sentence: str) -> Iterator[Quantity]:
    for match in _THAT_MANY.finditer(sentence):
        if (value := numeral(match["number"])) is not None:
            yield Quantity(match.start("number"), match.end("number"), value, "", _direction(match), _opens(match))


def _direction(match: re.Match[str]) -> str | None:
    return "ten minste" if match["least"] else "hoogstens" if match["most"] else None


def _opens(match: re.Match[str]) -> int:
    """Where the number begins, with the words of its bound."""
    return match.start("least" if match["least"] else "most" if match["most"] else "number")
