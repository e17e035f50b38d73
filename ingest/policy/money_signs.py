"""Whether a sum of money is a saving or a cut, also where the text writes it without a minus."""

from __future__ import annotations

import re

_NEGATIVE = (
    r"(?:bespar\w+|bespaar\w*|bezuinig\w*|\bkort(?:en)?\s+(?:de|het|op|onze|hun|deze)\b|taakstelling\w*|\w*korting\b|\w*kortingen|ombuiging\w*"
    r"|tariefmaatregel\w*|tariefkorting\w*"
    r"|minder\s?(?:uitgaven|kosten)|lagere\s+\w*(?:uitgaven|kosten|lasten)|(?:uitgaven|kosten|lasten)\s+(?:dalen|verminderen)|uitgavenverlaging"
    r"|(?:verlaging|vermindering|daling|afname|reductie)\s+van\s+(?:het|de|onze|hun)\s+\w*(?:budget|kader|uitgaven|kosten|lasten|subsidie"
    r"|bijdrage|tarie\w+)|opbrengst\s+van)"
)
_POSITIVE = (
    r"(?:verzacht\w*|ruimte|invester\w*|impuls\w*|beschikbaar|subsidie\w*|intensivering\w*|teruggedraaid"
    r"|geschrapt|ingezet|reserv\w*"
    r"|gereserveerd|bedrag\s+van|budget\w*|middelen|enveloppe|bijdrage|dekking|kosten|toekenn\w*"
    r"|totaalkader|kader|uitkering)"
)
_SIGNS = re.compile(rf"(?P<minus>{_NEGATIVE})|(?P<plus>{_POSITIVE})", re.IGNORECASE)
CUT_BEHIND = re.compile(
    r"\s*(?:(?:aan|te|wordt|worden|is|zijn|per\s+jaar|structureel|jaarlijks|in\s+20\d\d|vanaf\s+20\d\d"
    r"|op\s+[\w\s\-]{3,40}?)\s+){0,3}"
    r"(?:besparing\w*|bezuiniging\w*|korting\w*|bespaard|bezuinigd|gekort|omgebogen|bespar\w+|bezuinig\w+|lager(?:\s+uit)?|minder(?!\s+(?:uitgegeven|besteed|ontvangen)))\b",
    re.IGNORECASE,
)
_LESS_BEHIND = re.compile(
    r"\s*(?:omlaag|verlaagd|verminderd|teruggebracht|verkleind|gekrompen|af(?=\s*(?:[.,;]|$))|te\s+(?:verlagen|verminderen))\b",
    re.IGNORECASE,
)
_LESS_BEFORE = re.compile(
    r"\b(?:da(?:alt|alde|len)|zak(?:t|ken)|krimp(?:t|en)|omlaag|verlaagt|verlagen|vermindert)\b[^.;]{0,60}\bmet\s+(?:(?:circa|ruim|ongeveer|nog|eens|zo’n|een\s+bedrag\s+van)\s+)*$",
    re.IGNORECASE,
)
_YIELDS = re.compile(
    r"\b(?:minder|lager\w*|afbouw\w*|verlag\w+|beperk\w+|terugdring\w+|voorkom\w+|schrappen|stoppen|vermind\w+)\b"
    r"[^.;]{0,80}\blever(?:t|en)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_UP = re.compile(
    r"(?:\s+(?:per\s+jaar|jaarlijks|structureel|in\s+20\d\d|vanaf\s+20\d\d))*\s+op(?=\s*(?:[.,;]|$|en\b|voor\b|aan\b))"
)
"""Around the sum that doing less yields: "Minder papier levert vanaf 2028 € 2,8 miljoen per jaar op" is a saving."""
_SPARED = (
    (re.compile(r"\bspa(?:art|ren)\b[^.;]{0,90}$", re.IGNORECASE), re.compile(r"[^.;]{0,30}\buit(?=\s*(?:[.,;]|$))")),
    (
        re.compile(r"\bval(?:t|len)\b[^.;]{0,60}$", re.IGNORECASE),
        re.compile(r"\s+aan\s+[^.;]{0,50}(?:kosten|uitgaven|lasten)\b[^.;]{0,20}\bweg(?=\s*(?:[.,;]|$))"),
    ),
    (re.compile(r"\bsche(?:elt|elde|elden|len)\b[^.;]{0,90}$", re.IGNORECASE), re.compile("")),
)
"""Before and behind a sum that is no longer spent: "spaart de sector € 9 miljoen uit"."""
_BY = re.compile(r"\bmet\s+(?:(?:circa|ruim|ongeveer|nog|eens|ten|minste|maximaal)\s+)*$", re.IGNORECASE)
"""Before the sum by which something goes down; "tot € 3 miljoen verlaagd" names what is left."""
_REFERRING = re.compile(r"^\W*(?:Deze|Dit|Die|Dat|Hij|Zij|Het|De\s+(?:maatregel|korting|besparing|taakstelling))\b")


_CALLED_OFF = re.compile(
    r"[^.;]{0,80}?\b(?:(?:wordt|worden|is|zijn)\b[^.;]{0,40}\b(?:teruggedraaid|ongedaan\s+gemaakt|van\s+(?:de\s+)?(?:tafel|baan))"
    r"|ga(?:at|an)\s+(?:\w+\s+)?niet\s+door|(?:draai(?:t|en)|maak(?:t|en))\b[^.;]{0,30}\b(?:terug|ongedaan))\b",
    re.IGNORECASE,
)
"""Behind the sum of a cut that is not made after all."""


def is_saving(text: str, start: int, end: int, before: str) -> bool:
    """Whether the nearest word that says so makes the sum a saving: "taakstelling", "korting"."""
    if _CALLED_OFF.match(text, end):
        return False
    if CUT_BEHIND.match(text, end) or _goes_down(text, start, end):
        return True
    if _YIELDS.search(text[:start]) and _UP.match(text, end):
        return True
    if any(before_it.search(text[:start]) and behind.match(text, end) for before_it, behind in _SPARED):
        return True
    clause = text.rfind("; ", 0, start) + 1
    marks = list(_SIGNS.finditer(text, clause, start))
    if not marks and _REFERRING.match(text):
        marks = list(_SIGNS.finditer(before))
    if not marks:
        return False
    last = marks[-1]
    cuts = [m for m in marks if re.match(r"kort", m.group(), re.IGNORECASE)]
    if cuts and start - cuts[-1].end() < 60 and re.search(r"\bmet\s+(?:\w+\s+){0,2}$", text[:start]):
        return True  # "Het Rijk kort de uitkering met € 130.000"
    if last["plus"] and re.match(r"bedrag|kosten|kader|middelen", last.group(), re.IGNORECASE):
        # neutral words between "besparing" and its sum decide nothing
        earlier = [m for m in marks if m["minus"]]
        return bool(earlier) and last.start() - earlier[-1].end() < 40
    return bool(last["minus"])


def _goes_down(text: str, start: int, end: int) -> bool:
    """Whether something goes down by this sum: "gaat met € 1,1 miljoen omlaag", "de subsidie daalt met € 40.000"."""
    before = text[max(0, start - 100) : start]
    return bool((_BY.search(before) and _LESS_BEHIND.match(text, end)) or _LESS_BEFORE.search(before))
