"""Goals: what must be so at some time, with number, unit and year where the text gives them.

Facts ("is verantwoordelijk voor 7% van …"), forecasts ("naar verwachting 130.000 extra") and what an act builds ("vijf
pilots") look like goals and are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.policy.durations import Time, TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.numerals import NUMBER_WORDS, numeral
from ingest.policy.verbs import verb_form


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured thing; `start` and `end` are its range in the sentence."""

    start: int
    end: int
    value: float
    unit: str
    direction: str | None
    """ "ten minste" or "hoogstens", when the text bounds the number."""


_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in {"een", "één"}), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|\b(?:{_WORDS})\b)"
_AT_LEAST = r"(?:ten\s*minste|tenminste|minimaal|minstens|op\s+zijn\s+minst|meer\s+dan|ruim|vanaf|boven\s+de)"
_AT_MOST = r"(?:hoogstens|maximaal|ten\s+hoogste|niet\s+meer\s+dan|minder\s+dan|onder\s+de|tot\s+maximaal|beneden)"
_QUANTITY = re.compile(
    rf"""(?<![\w€.,/-])(?:(?P<least>{_AT_LEAST})\s+)?(?:(?P<most>{_AT_MOST})\s+)?(?:circa\s+|ca\.\s+|ongeveer\s+|zo[’']n\s+|in\s+totaal\s+)?
    (?:van\s+{_NUMBER}\s*(?:%|procent)?\s+(?:\w+\s+)?naar\s+)?
    (?P<number>{_NUMBER})\s*
    (?:(?P<percent>%|procent(?:punt)?\b)|(?P<scale>miljoen|duizend|mln\.?)?\s*
       (?P<adjectives>(?:(?:extra|nieuwe|verschillende|actieve|deelnemende|werkende|betaalbare|geschikte|regionale|unieke|landelijke|voltijds|andere
         |passende|bestaande|huidige|gespecialiseerde|duurzame|zorggeschikte|geclusterde|meer|minder)\s+)*)
       (?P<unit>[a-zà-ÿ][a-zà-ÿ\-]{{2,}}(?:['’]s\b)?))""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_UNIT = frozenset(
    "reeds al nog ook pas reeds en of tot van in op per voor met om jaar jaren maanden maand weken dagen dag uur "
    "procent euro januari februari maart april mei juni juli augustus september oktober november december kwartaal "
    "helft t/m miljard die dat zijn worden wordt is na naar met hebben heeft keer maal punten onderdelen thema "
    "thema’s thema's sporen speerpunten doelen lid artikel bijlage hoofdstuk paragraaf daarvan uit aan bij door gaan "
    "kan werd lager hoger bladzijde pagina vraaggebieden landelijke te soorten vormen uitgangspunten principes "
    "pijlers actielijnen rode doelgroepen leden minimaal maximaal minstens tenminste circa ongeveer".split()
)
_LENGTHS = frozenset({"dagen", "weken", "maanden", "uur", "minuten"})
_HOW_LONG = re.compile(r"\b(?:wacht|doorloop|reactie|lever|aanrij|verblijf|lig)s?(?:tijd|duur)(?:en)?\b", re.IGNORECASE)
"""What is measured in days or weeks: "de wachttijd terug te brengen tot vier weken"."""
_SHORTENED = re.compile(
    r"\b(?:terugbreng|terug\s+te\s+breng|verkort|verlag|vermind|dal|beperk|bekort)\w*\s+(?:[\w\s]{0,20}\s)?(?:tot|naar)\s+"
    r"(?:maximaal\s+|hoogstens\s+)?$",
    re.IGNORECASE,
)
_GOAL_WORDS = re.compile(
    r"\b(?:de|het|ons|onze|als|een|dit|eerste|tweede)\s+(?:[\w\-]+\s+)?(?:ambitie|doel|streven|streefdoel"
    r"|streefcijfer|streefwaarde|doelstelling|transitiedoel)\b"
    r"(?:(?!\b(?:formul|opstel))[^.]){0,60}?\b(?:is|zijn|om|dat|te|erop|uit)\b"
    r"|^\W*(?:ambitie|doel|streven|streefdoel|doelstelling|inzet)\s+is\b|\bambitie\s+uit\b|\b(?:streven|streeft|streven)\b.{0,40}?\bnaar\b|\bernaar\b|\bbeog(?:en|t)\b"
    r"|\bbeogen\b|\bbeoogd\s+is\b|\bhalver(?:ing|en)\b"
    r"|\b(?:heeft|hebben)\s+(?:tot|ten)\s+doel\b|^\W*(?:ons|onze|het)?\s*(?:streven|doel|ambitie|streefcijfer|mikpunt)\s*:|\bdoelstelling\s+is\b|\bwillen\s+(?:we|wij)\s+bereiken\b|\bwil(?:len)?\s+(?:(?:we|wij)\s+)?dat\b|\bmoet(?:en)?\s+in\s+20\d\d\b",
    re.IGNORECASE,
)
_NO_GOAL = re.compile(
    r"\b(?:naar\s+verwachting|prognose|potentiële?|verwacht(?:en)?\s+(?:wordt|we|wij)|schatting|geschat|bedroeg"
    r"|bedraagt|momenteel|op\s+dit\s+moment|op\s+jaarbasis"
    r"|uit\s+onderzoek|blijkt|berekende|deed|deden|hebben\s+geleid|heeft\s+geleid"
    r"|zal\s+(?:naar\s+verwachting\s+)?(?:afnemen|toenemen|stijgen|dalen|groeien))\b",
    re.IGNORECASE,
)
_FINISHES = re.compile(
    r"\b(?:(?:operationeel|gereed|klaar|beschikbaar|open)\s+te\s+hebben|in\s+werking\s+te\s+laten|te\s+openen|te\s+starten|af\s+te\s+ronden|op\s+te\s+leveren|uit\s+te\s+brengen|te\s+publiceren)\b",
    re.IGNORECASE,
)
"""An act with a deadline, in the words of a goal: "de ambitie om het advies in 2027 af te ronden"."""
_ABOUT_GOALS = re.compile(
    r"\b(?:doelen|doelstellingen|ambities)\s*:|\bdoelstelling\b[^.]*\b(?:geformuleerd|opgesteld"
    r"|vastgesteld)\b|\bgeen\s+doel\b|\bheeft\s+(?:dit\s+)?als\s+doel\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:afgesproken|overeengekomen|afspraken|resultaatafspraken|gestimuleerd|committeren|mee|deel)\b", re.IGNORECASE
)
_RESULT_AS_GOAL = re.compile(
    r"\b(?:bereiken|bereikt|gerealiseerd|realiseren|creëren|verkleinen|verminderen|verlagen|vergroten"
    r"|verhogen|terugdringen|verdubbelen|terugbrengen|halveert|teruggebracht|verlaagd|verhoogd)\b",
    re.IGNORECASE,
)


_FROM_TO = re.compile(
    rf"(?:\baantal\s+(?P<noun>[a-zà-ÿ\-]+)\b(?:[^.]|\.(?=\d))*?)?\bvan\s+{_NUMBER}\s*(?P<p1>%)?(?:\s+(?:in"
    rf"|naar)\s+20\d\d)?(?:\s+[a-zà-ÿ\-]+)?\s+naar\s+"
    rf"(?P<number>{_NUMBER})\s*(?P<p2>%|procent\b)?",
    re.IGNORECASE,
)
"""A change: "daalt van 1.900 in 2025 naar 1.500 in 2029"; the goal is where it ends."""


_COUNT_TO = re.compile(
    rf"\baantal\s+(?P<noun>[a-zà-ÿ\-]+)\b[^.;]{{0,60}}?\b(?:tot|naar)\s+(?:maximaal\s+|minimaal\s+)?(?P<number>{_NUMBER})(?P<p1>)(?P<p2>)"
    r"(?=\s+(?:in|per|eind|uiterlijk|voor)\b|\s*[.;]|$)",
    re.IGNORECASE,
)
"""The number that a count is brought to: "het aantal ligdagen te verminderen tot 3.000 in 2028"."""


def _change(sentence: str) -> Quantity | None:
    match = _FROM_TO.search(sentence) or _COUNT_TO.search(sentence)
    if match is None or (value := numeral(match["number"])) is None:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    behind = re.match(r"\s+([a-zà-ÿ\-]{3,})", sentence[match.end() :])
    unit = "%" if match["p1"] or match["p2"] else None
    if unit is None and behind and behind[1].lower() not in _NO_UNIT:
        unit = behind[1].lower()
    unit = unit or (match["noun"] or "").lower()
    return Quantity(match.start("number"), match.end(), value, unit, None) if unit else None


def quantities(sentence: str) -> list[Quantity]:
    """Counted things in a sentence: "ten minste 40 zorgaanbieders", "75%", "50.000 werknemers". No years, no money."""
    change = _change(sentence)
    if change:
        aside = sentence[: change.start]
        cut = aside.rfind(";") + 1
        return [*quantities(sentence[:cut]), change] if cut else [change]
    found: list[Quantity] = []
    position = 0
    while match := _QUANTITY.search(sentence, position):
        number = match["number"]
        position = match.end("number")
        value = numeral(number)
        if re.fullmatch(r"(?:19|20)\d\d", number):
            continue
        if value is None or re.match(r"\s*(?:€|euro)", sentence[max(0, match.start() - 2) : match.start()]):
            continue
        if match["percent"]:
            unit = "%"
        else:
            unit = match["unit"].lower()
            noun = re.match(r"\s+([a-zà-ÿ\-]{3,}(?:en|s))\b", sentence[match.end() :])
            if unit.endswith("e") and noun and noun[1] not in _NO_UNIT:
                unit = noun[1]  # "50 getrainde buurtvrijwilligers"
            lasts = unit in _LENGTHS and (
                _HOW_LONG.search(sentence[: match.start()]) or _SHORTENED.search(sentence[: match.start()])
            )
            if unit in _NO_UNIT and not lasts:
                continue
            if match["scale"]:
                value *= 1_000 if match["scale"].lower() == "duizend" else 1_000_000
        before = sentence[: match.start()]
        if re.search(r"\bper\s+$", before, re.IGNORECASE):
            continue  # "per 1.000 ouderen"
        if re.search(r"\b[\wà-ÿ]+\s+(?:op|van)\s+(?:de|elke|iedere)\s+$", before, re.IGNORECASE):
            continue  # "8 op de 10 ouderen"
        if re.search(
            r"\b(?:nu|thans|nog|tegen|was|waren)\s+$|\((?:in\s+)?(?:19|20)\d\d\s*:?\s*$", before, re.IGNORECASE
        ):
            continue  # "30% in 2029 (nu 18%)", "80% (2024: 61%)"
        if re.search(
            r"(?:nr\.?|artikel|hoofdstuk|paragraaf|tabel|figuur|grafiek|bijlage|lid|fase|stap|VG|afspraak"
            r"|post|speerpunt|plateau)\s*$",
            before,
            re.IGNORECASE,
        ):
            continue
        direction = "ten minste" if match["least"] else "hoogstens" if match["most"] else None
        if direction is None and re.search(rf"{_AT_MOST}\s*$", before, re.IGNORECASE):
            direction = "hoogstens"
        position = match.end()
        found.append(Quantity(match.start("number"), match.end(), value, unit, direction))
    return found


def goal_year(sentence: str, fallback: str | None = None) -> str | None:
    """The year a goal is set for: the last year of the first moment in the sentence, else `fallback`."""
    times = [t for t in find_times(sentence) if t.kind is TimeKind.INTERVAL]
    ahead = [
        t
        for t in times
        if not re.search(
            r"\b(?:dan|sinds|ten\s+opzichte\s+van|t\.o\.v\.)\s+(?:in\s+)?$", sentence[: t.start], re.IGNORECASE
        )
    ]
    change = _change(sentence)
    if change is not None:
        ahead = [t for t in ahead if t.start >= change.end] or ahead
    for time in ahead:
        return _last_year(sentence, time)
    return fallback


def _last_year(sentence: str, time: Time) -> str | None:
    """The year as written ("tot 2028" is about 2028), else that of the interval's end."""
    written = re.findall(r"(?:19|20)\d\d", sentence[time.start : time.end])
    moment = time.eind or time.begin or ""
    return written[-1] if written else moment[:4] or None


_MAY_BE = re.compile(
    r"\bpotentiële?\s+\w*besparing|\bkan\s+worden\s+bereikt|\bnaar\s+verwachting\b|\bprognose\b", re.IGNORECASE
)


def is_forecast(sentence: str) -> bool:
    """Whether a sentence under a heading of goals tells what may come of them, rather than what is strived for."""
    return bool(_MAY_BE.search(sentence))


_OUTLOOK = re.compile(
    r"^\W*(?:naar\s+verwachting|volgens\s+(?:de\s+)?prognoses?)\s+(?:zijn|is|groei\w*|stijg\w*|neemt|nemen|tel\w*|daalt|dalen)\b",
    re.IGNORECASE,
)


def is_outlook(sentence: str) -> bool:
    """Whether a sentence says how things will stand by themselves: "Naar verwachting zijn er in 2030 …"."""
    return bool(_OUTLOOK.match(sentence))


def is_goal(sentence: str) -> bool:
    """Whether a sentence of running text sets a goal: it says that something is strived for, and is no forecast or
    fact."""
    if _NO_GOAL.search(sentence) or _ABOUT_GOALS.search(sentence) or sentence.rstrip().endswith(":"):
        return False
    return bool(_GOAL_WORDS.search(sentence))


def is_measured_goal(sentence: str) -> bool:
    """Whether a sentence sets a goal with a number or a year in it."""
    if not is_goal(sentence):
        return False
    if quantities(sentence):
        return True
    return goal_year(sentence) is not None and not _FINISHES.search(sentence)


_COMPARED = re.compile(
    rf"\btegen(?:over)?\s+(?:nu\s+)?{_NUMBER}[^.;]{{0,30}}?\b(?:nu|thans|vandaag|momenteel)\b|[(,]\s*(?:nu|thans)\s*:?\s*{_NUMBER}"
    rf"|\((?:in\s+)?(?:19|20)\d\d\s*:\s*{_NUMBER}",
    re.IGNORECASE,
)
"""How it stands now, beside how it must be: "In 2028 krijgen 900 cliënten beeldzorg, tegen 240 nu"."""


_AT_LEAST_BY = re.compile(
    rf"\W*(?:{_AT_LEAST})\s+{_NUMBER}\s*%?\s+[^.;]{{3,80}}\b(?:in|eind|per|voor|uiterlijk)\s+(?:[a-z]+\s+)?20\d\d\b",
    re.IGNORECASE,
)


def is_bare_target(sentence: str) -> bool:
    """Whether a list item without a verb sets a number by a year: "Minstens 25 buurtgidsen per gemeente in 2029"."""
    words = re.findall(r"[a-zà-ÿ]+", sentence.lower())
    return bool(_AT_LEAST_BY.match(sentence)) and not any(
        verb_form(word).finite and not word.endswith("en") for word in words
    )


def is_target(sentence: str) -> bool:
    """Whether a sentence without a goal word still binds to a number by a year: "om tot en met 2030 290.000 woningen
    te creëren"."""
    for quantity in quantities(sentence):
        near = sentence[max(0, quantity.start - 110) : quantity.end + 60]
        if (
            _COMPARED.search(sentence)
            and goal_year(near) is not None
            and not re.search(r"\bnaar\s+verwachting\b", near)
        ):
            return True
        if _NO_GOAL.search(near) or not (_RESULT_AS_GOAL.search(near) or _AGREED.search(near)):
            continue
        bounded = quantity.direction is not None and bool(_AGREED.search(near))
        to_share = quantity.unit == "%" and bool(
            re.search(r"\b(?:tot|naar)\s+(?:maximaal\s+|minimaal\s+)?$", sentence[: quantity.start])
        )
        if goal_year(near) is not None or bounded or to_share:
            return True
    return False
