"""Goals: what must be so at some time, with number, unit and year where the text gives them.

Facts ("is verantwoordelijk voor 7% van …"), forecasts ("naar verwachting 130.000 extra") and what an act builds ("vijf
pilots") look like goals and are none.
"""

from __future__ import annotations

import re

from ingest.policy.durations import Time, TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.quantities import AT_LEAST, NUMBER, change, quantities
from ingest.policy.verbs import verb_form

_NOUN = r"(?:ambitie|doel|streven|streefdoel|streefcijfer|streefwaarde|doelstelling|transitiedoel|norm|mikpunt|inzet)"
_DETERMINER = r"(?:de|het|ons|onze|mijn|hun|haar|zijn|als|een|dit|eerste|tweede)"
_SAYS_SO = (
    rf"\b{_DETERMINER}\s+(?:[\w\-]+\s+)?(?!norm\b|inzet\b){_NOUN}\b(?:(?!\b(?:formul|opstel))[^.]){{0,60}}?\b(?:is|zijn|om|dat|te|erop|uit)\b",
    rf"^\W*{_NOUN}\s+is\b|\bdoelstelling\s+is\b|\bbeoogd\s+is\b|\bambitie\s+uit\b",
    r"\b(?:is|blijft)\s+(?:\w+\s+)?(?:het|ons|de|onze)\s+(?:doel|ambitie|streven|doelstelling)\b",
    rf"^\W*(?:ons|onze|het|de)?\s*(?!inzet\b){_NOUN}\s*(?:(?:voor\s+|in\s+)?20\d\d\s*)?:",
    r"\b(?:heeft|hebben)\s+(?:tot|ten)\s+doel\b|\bstel(?:t|len)\s+(?:zich|ons)\s+ten\s+doel\b",
)
"""The sentence calls it a goal."""
_STRIVES = (
    r"\b(?:streven|streeft)\b.{0,40}?\bnaar\b|\bernaar\b|\bbeog(?:en|t)\b|\bbeogen\b|\bhalver(?:ing|en)\b",
    r"\b(?:leggen|legt)\s+(?:we\s+|wij\s+)?de\s+lat\b|\bmik(?:t|ken)\s+(?:we\s+|wij\s+)?(?:er)?op\b|\bgaan\s+(?:we\s+|wij\s+)?voor\s+\d",
    r"\b(?:gehaald|geslaagd|bereikt)\b[^.;]{0,20}\b(?:wanneer|als|zodra)\b",
)
"""The sentence says that it is strived for, or when it will be enough."""
_WANTS = (
    r"\bwillen\s+(?:we|wij)\s+bereiken\b|\bwil(?:len)?\s+(?:(?:we|wij|ik|partijen)\s+)?dat\b",
    r"\bwil(?:len)?\b[^.;]{1,60}\b(?:uitkomen\s+op|groeien\s+naar|terug\s+naar|toe\s+naar|terugbrengen\s+(?:tot|naar)|halveren|verdubbelen)\b",
    r"\bwil(?:len)?\s+(?:(?:we|wij|partijen)\s+)?van\s+\d",
    r"\b(?:tegen|in|eind|voor|uiterlijk\s+in)\s+20\d\d\s+wil(?:len)?\s+(?:we|wij|partijen)\b[^.;]{1,80}\bhebben\b",
    r"\b(?:we|wij|partijen)\s+willen\s+(?:in|eind|uiterlijk)\s+",
)
"""The sentence says how somebody wants it to be."""
_MUST_BY = re.compile(r"\bmoet(?:en)?\s+in\s+20\d\d\b", re.IGNORECASE)
"""An obligation: of a number it sets a goal, of a thing to be done it tells a duty."""
_GOAL_WORDS = re.compile("|".join((*_SAYS_SO, *_STRIVES, *_WANTS)), re.IGNORECASE)
_FORESEEN = (
    r"naar\s+verwachting|de\s+verwachting\s+van|prognose|potentiële?|verwacht(?:en)?\s+(?:wordt|we|wij)|schatting|geschat"
    r"|zal\s+(?:naar\s+verwachting\s+)?(?:afnemen|toenemen|stijgen|dalen|groeien)"
)
_AS_IT_IS = r"bedroeg|bedraagt|momenteel|op\s+dit\s+moment|op\s+jaarbasis"
_FOUND_OUT = r"uit\s+onderzoek|blijkt|berekende|deed|deden|hebben\s+geleid|heeft\s+geleid"
_NO_GOAL = re.compile(rf"\b(?:{_FORESEEN}|{_AS_IT_IS}|{_FOUND_OUT})\b", re.IGNORECASE)
_READY = (
    r"(?:operationeel|gereed|klaar|beschikbaar|open)\s+te\s+hebben|in\s+werking\s+te\s+laten|te\s+openen|te\s+starten"
)
_BROUGHT_OUT = (
    r"af\s+te\s+ronden|op\s+te\s+leveren|uit\s+te\s+brengen|te\s+publiceren|te\s+laten\s+verschijnen|aan\s+te\s+leggen"
    r"|in\s+consultatie\s+te\s+brengen|in\s+te\s+dienen|vast\s+te\s+stellen|te\s+maken"
)
_FINISHES = re.compile(rf"\b(?:{_READY}|{_BROUGHT_OUT})\b", re.IGNORECASE)
"""An act with a deadline, in the words of a goal: "de ambitie om het advies in 2027 af te ronden"."""
_ABOUT_GOALS = re.compile(
    r"\b(?:doelen|doelstellingen|ambities)\s*:|\bdoelstelling\b[^.]*\b(?:geformuleerd|opgesteld"
    r"|vastgesteld)\b|\bgeen\s+doel\b|\b(?:aan|van|bij|over)\s+de\s+(?:doelen|ambities)\b|\bheeft\s+(?:dit\s+)?als\s+doel\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:afgesproken|overeengekomen|afspraken|resultaatafspraken|gestimuleerd|committeren|mee|deel)\b", re.IGNORECASE
)
_RESULT_AS_GOAL = re.compile(
    r"\b(?:bereiken|bereikt|gerealiseerd|realiseren|creëren|verkleinen|verminderen|verlagen|vergroten"
    r"|verhogen|terugdringen|verdubbelen|verdrievoudigen|terugbrengen|terug\s+te\s+brengen|halveert|teruggebracht|verlaagd|verhoogd|verdubbeld"
    r"|verdrievoudigd|gehalveerd)\b",
    re.IGNORECASE,
)


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
    changed = change(sentence)
    if changed is not None:
        ahead = [t for t in ahead if t.start >= changed.end] or ahead
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
    r"^\W*(?:de\s+)?(?:verwachting|raming|prognose)\s+(?:van|is|dat)\b"
    r"|^\W*(?:op\s+dit\s+moment|momenteel|thans|vandaag|vorig\s+jaar|elk\s+jaar|ieder\s+jaar|jaarlijks)\b|^\W*(?:naar\s+verwachting|volgens\s+(?:de\s+)?prognoses?)\s+(?:zijn|is|groei\w*|stijg\w*|neemt|nemen|tel\w*|daalt|dalen)\b",
    re.IGNORECASE,
)


def is_outlook(sentence: str) -> bool:
    """Whether a sentence says how things stand, or will by themselves: "Naar verwachting zijn er in 2030 …"."""
    return bool(_OUTLOOK.match(sentence))


def is_goal(sentence: str) -> bool:
    """Whether a sentence of running text sets a goal: it says that something is strived for, and is no forecast or
    fact."""
    if _NO_GOAL.search(sentence) or _ABOUT_GOALS.search(sentence) or sentence.rstrip().endswith(":"):
        return False
    return bool(_GOAL_WORDS.search(sentence))


def is_measured_goal(sentence: str) -> bool:
    """Whether a sentence sets a goal with a number or a year in it."""
    if quantities(sentence) and _MUST_BY.search(sentence) and not _NO_GOAL.search(sentence):
        return True
    if not is_goal(sentence):
        return False
    if quantities(sentence):
        return True
    acts = _FINISHES.search(sentence) or _MEANS_TO_DO.search(sentence)
    return goal_year(sentence) is not None and not acts


_MEANS_TO_DO = re.compile(r"\bernaar\b[^.;]*\bte\s+[a-zà-ÿ]+en\b", re.IGNORECASE)
"""Somebody who strives to do something: an act, unless a number says what must come of it."""
_COMPARED = re.compile(
    rf"\btegen(?:over)?\s+(?:nu\s+)?{NUMBER}[^.;]{{0,30}}?\b(?:nu|thans|vandaag|momenteel)\b|[(,]\s*(?:nu|thans)\s*:?\s*{NUMBER}"
    rf"|\((?:in\s+)?(?:19|20)\d\d\s*:\s*{NUMBER}",
    re.IGNORECASE,
)
"""How it stands now, beside how it must be: "In 2028 krijgen 900 cliënten beeldzorg, tegen 240 nu"."""


_AGREED_BEFORE = re.compile(r"\b(?:afspraken|afgesproken|overeengekomen|akkoord)\b[^.]*:\s*$", re.IGNORECASE)
_REALISED = re.compile(
    rf"\W*(?:de\s+)?(?:realisatie|bouw|toevoeging|totstandkoming)\s+van\s+(?:{AT_LEAST}\s+)?{NUMBER}\s", re.IGNORECASE
)


def is_agreed_result(lead: str, text: str) -> bool:
    """Whether a list of what was agreed holds what is to be realised: "Er is afgesproken: - de bouw van 900 huizen"."""
    return bool(_AGREED_BEFORE.search(lead) and _REALISED.match(text))


_AT_LEAST_BY = re.compile(
    rf"\W*(?:{AT_LEAST})\s+{NUMBER}\s*%?\s+[^.;]{{3,80}}\b(?:in|eind|per|voor|uiterlijk)\s+(?:[a-z]+\s+)?20\d\d\b",
    re.IGNORECASE,
)


def is_bare_target(sentence: str) -> bool:
    """Whether a list item without a verb sets a number by a year: "Minstens 25 buurtgidsen per gemeente in 2029"."""
    words = re.findall(r"[a-zà-ÿ]+", sentence.lower())
    return bool(_AT_LEAST_BY.match(sentence)) and not any(
        verb_form(word).finite and not word.endswith("en") for word in words
    )


_BY_FIGURES = re.compile(
    r"\bvolgens\s+(?:de\s+|het\s+)?(?:[a-zà-ÿ]+\s+)?(?:cijfers|prognoses?|raming(?:en)?|cbs|rivm|\w*planbureau)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\W*(?:geen|niemand)\b[^.;]{3,60}\b(?:nog|meer)\s+(?:langer|meer)\s+dan\b", re.IGNORECASE)
"""What nobody is to go through: "Geen cliënt wacht dan nog langer dan 24 uur"."""
_ASIDE = re.compile(r"\s*\([^()]*\)")


def is_target(sentence: str) -> bool:
    """Whether a sentence without a goal word still binds to a number by a year: "om tot en met 2030 290.000 woningen
    te creëren"."""
    if _BY_FIGURES.search(sentence):
        return False
    if _NO_LONGER.match(sentence) and quantities(sentence):
        return True
    for quantity in quantities(sentence):
        before = _ASIDE.sub("", sentence[: quantity.start])
        near = before[-110:] + sentence[quantity.start : quantity.end + 60]
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
