"""Numbers with what they count: "ten minste 40 zorgaanbieders", "75%", "van 1.900 naar 1.500 ligdagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.policy.numerals import NUMBER_WORDS, numeral


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


_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in {"een", "één"}), key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|\b(?:{_WORDS})\b)"
AT_LEAST = r"(?:ten\s*minste|tenminste|minimaal|minstens|op\s+zijn\s+minst|meer\s+dan|ruim|vanaf|boven\s+de)"
AT_MOST = (
    r"(?:hoogstens|hooguit|maximaal|ten\s+hoogste|niet\s+meer\s+dan|minder\s+dan|onder\s+de|tot\s+maximaal|beneden)"
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
_HOW_LONG = re.compile(r"\b(?:wacht|doorloop|reactie|lever|aanrij|verblijf|lig)s?(?:tijd|duur)(?:en)?\b", re.IGNORECASE)
"""What is measured in days or weeks: "de wachttijd terug te brengen tot vier weken"."""
_SHORTENED = re.compile(
    r"\b(?:terugbreng|terug\s+te\s+breng|verkort|verlag|vermind|dal|beperk|bekort|teruggebracht|terug\s+gaat|gaat\s+terug)\w*\s+(?:[\w\s]{0,20}\s)?(?:tot|naar)\s+"
    r"(?:maximaal\s+|hoogstens\s+)?$",
    re.IGNORECASE,
)
_BOUND = rf"(?:(?P<least>{AT_LEAST})\s+|(?P<most>{AT_MOST})\s+|circa\s+|ongeveer\s+)?"
_COUNTED = r"aantal\s+(?:(?!van\b|dat\b|tussen\b)[a-zà-ÿ\-]+e\s+)?(?P<noun>[\dA-Za-zà-ÿ\-]+)\b"
_FROM_TO = re.compile(
    rf"(?:\b{_COUNTED}(?:[^.]|\.(?=\d))*?)?\bvan\s+(?:circa\s+|ongeveer\s+|ruim\s+|gemiddeld\s+)?{NUMBER}\s*(?P<p1>%|procent\b)?"
    rf"(?:\s+(?:in|naar)\s+20\d\d)?(?:\s+[a-zà-ÿ\-]+)?\s+(?:naar|tot)\s+{_BOUND}(?P<number>{NUMBER})\s*(?P<p2>%|procent\b)?",
    re.IGNORECASE,
)
"""A change: "daalt van 1.900 in 2025 naar hoogstens 1.500 in 2029"; the goal is where it ends."""
_COUNT_TO = re.compile(
    rf"\b{_COUNTED}[^.;]{{0,80}}?\b(?:tot|naar|op)\s+{_BOUND}(?P<number>{NUMBER})(?P<p1>)(?P<p2>)"
    r"(?=\s+(?:in|per|eind|uiterlijk|voor|te)\b|\s*[.;,]|$)",
    re.IGNORECASE,
)
"""The number that a count is brought to: "het aantal ligdagen te verminderen tot 3.000 in 2028"."""
_SHARE = re.compile(r"\b(?:percentage|aandeel|procent)\b", re.IGNORECASE)
_THAT_MANY = re.compile(
    rf"\b(?:dat|die|het)\s+er\s+(?:dan\s+)?{_BOUND}(?P<number>{NUMBER})\s+(?:zijn|worden)\b", re.IGNORECASE
)
""" "In 2030 moeten dat er ten minste 900 zijn": of what, the sentence before says."""
_FRACTIONS = {"driekwart": 75, "de helft": 50, "een kwart": 25}
_FRACTION = re.compile(
    rf"\b{_BOUND}(?P<number>{'|'.join(_FRACTIONS)})\s+van\s+(?=(?:de|het|alle|onze|hun)\b)", re.IGNORECASE
)
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
    match = _FROM_TO.search(sentence) or _COUNT_TO.search(sentence)
    if match is None or (value := numeral(match["number"])) is None:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    behind = re.match(r"\s+([a-zà-ÿ\-]{3,})", sentence[match.end() :])
    unit = "%" if match["p1"] or match["p2"] else None
    if unit is None and behind and behind[1].lower() not in _NO_UNIT - _LENGTHS:
        unit = behind[1].lower()
    if unit is None and not match["noun"] and _SHARE.search(sentence[: match.start("number")]):
        unit = "%"
    unit = unit or (match["noun"] or "").lower()
    return Quantity(match.start("number"), match.end(), value, unit, _direction(match), _opens(match)) if unit else None


def quantities(sentence: str) -> list[Quantity]:
    """Counted things in a sentence: "ten minste 40 zorgaanbieders", "75%", "50.000 werknemers". No years, no money."""
    changed = change(sentence)
    if changed:
        cut = sentence[: changed.start].rfind(";") + 1
        return [*quantities(sentence[:cut]), changed] if cut else [changed]
    found: list[Quantity] = [*_fractions(sentence), *_that_many(sentence)]
    position = 0
    while match := _QUANTITY.search(sentence, position):
        position = match.end("number")
        if (counted := _counted(sentence, match)) is not None:
            position = match.end()
            found.append(counted)
    return found


def _counted(sentence: str, match: re.Match[str]) -> Quantity | None:
    number, before = match["number"], sentence[: match.start()]
    value = numeral(number)
    if value is None or re.fullmatch(r"(?:19|20)\d\d", number) or re.search(r"(?:€|euro)\s*$", before[-6:]):
        return None
    unit = "%" if match["percent"] else _unit(sentence, match)
    if unit is None or _NO_COUNT.search(before) or _AS_IT_WAS.search(before):
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
        value = float(_FRACTIONS[re.sub(r"\s+", " ", match["number"].lower())])
        yield Quantity(match.start("number"), match.end("number"), value, "%", _direction(match), match.start())


def _that_many(sentence: str) -> Iterator[Quantity]:
    for match in _THAT_MANY.finditer(sentence):
        if (value := numeral(match["number"])) is not None:
            yield Quantity(match.start("number"), match.end("number"), value, "", _direction(match), _opens(match))


def _direction(match: re.Match[str]) -> str | None:
    return "ten minste" if match["least"] else "hoogstens" if match["most"] else None


def _opens(match: re.Match[str]) -> int:
    """Where the number begins, with the words of its bound."""
    return match.start("least" if match["least"] else "most" if match["most"] else "number")
