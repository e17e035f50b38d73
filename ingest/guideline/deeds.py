"""What an advice tells to do with somebody's own hands or eyes: "Inspecteer de huid" → "Huid inspecteren".

`objects.py` finds things that an advice gives or uses. Here the act itself is what is recommended: looking, measuring
and bodily care. Acts of talking, planning and writing down are no interventions; they stay out, and so do acts whose
object is no thing ("Beoordeel de wensen").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.guideline.objects import ARTICLE, PREPOSITION, is_thing, somebody, ungoverned

_ACTS = {
    order: infinitive
    for infinitive, order in (
        pair.split("=") for pair in """
        meten=meet wegen=weeg beoordelen=beoordeel inspecteren=inspecteer controleren=controleer onderzoeken=onderzoek
        bekijken=bekijk observeren=observeer screenen=screen testen=test toetsen=toets palperen=palpeer
        ausculteren=ausculteer tellen=tel wassen=was baden=baad douchen=douche masseren=masseer insmeren=smeer
        spoelen=spoel poetsen=poets reinigen=reinig bevochtigen=bevochtig draaien=draai bewegen=beweeg
        mobiliseren=mobiliseer doorbewegen=doorbeweeg tillen=til verzorgen=verzorg knippen=knip vijlen=vijl
        koelen=koel verwarmen=verwarm verbinden=verbind zwachtelen=zwachtel positioneren=positioneer
        oefenen=oefen borstelen=borstel
        trainen=train vaccineren=vaccineer bellen=bel saneren=saneer isoleren=isoleer wisselen=wissel ontsmetten=ontsmet
        desinfecteren=desinfecteer kammen=kam scheren=scheer voeden=voed dotteren=dotter opereren=opereer
        """.split()
    )
}  # fmt: skip
"""Order → infinitive of acts that are care in themselves."""
_INFINITIVES = "|".join(_ACTS.values())
_LOOKING = frozenset(
    "beoordelen controleren onderzoeken bekijken observeren testen toetsen screenen inspecteren".split()
)
"""Acts that are done to ideas as well ("Beoordeel de wensen"): they count only on a body or what it uses."""
_BODY = re.compile(
    r"(?:\w*(?:huid|mond|gebit|tanden|gewicht|bloeddruk|medicatie|nagels|hielen|wond|wonden|bloedsuiker|protheses?)"
    r"|tand|pols|temperatuur|voet|voeten|ogen|oog|oren|oor|handen|hand|benen|been|stuit|lengte|buik|urine|ontlasting"
    r"|slikken|lopen|zicht|gehoor|visus|ademhaling|hartslag|woning|huis|hoortoestel|hoortoestellen|kunstgebit|katheter)",
    re.IGNORECASE,
)
"""What care is done to, though no advice gives it."""
_ORDER = re.compile(
    rf"(?P<order>{'|'.join(_ACTS)})\b(?!\s+(?:af|op|of|hoe|welke|wat|wie|dat|met|in\s+hoeverre)\b)(?![^.;]*\baf\b)\s+",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:eerst|altijd|ook|dan|daarna|vervolgens|dagelijks|wekelijks|maandelijks|jaarlijks|regelmatig|minstens|tijdig|zorgvuldig"
    r"|niet|nooit|geen|alleen|standaard|routinematig|elke?|iedere?|één|twee|drie|vier|\d+|zo|samen)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?P<name>(?:[a-zà-ÿ-]{3,}e\s+)?[\w-]{3,})\b", re.IGNORECASE)
_LET = re.compile(
    rf"^(?:.{{0,40}}?[,:]\s+)?laat\s+(?:(?:een|de)\s+)?[\w-]+(?:\s+[\w-]+)?\s+(?:de|het|een)\s+(?P<name>[\w-]{{4,}})\s+(?P<act>{_INFINITIVES})\b",
    re.IGNORECASE,
)
""" "Laat een logopedist het slikken beoordelen"."""
_NOUN = re.compile(
    rf"^(?:het\s+)?(?P<act>{_INFINITIVES})\s+van\s+(?:(?:de|het|een)\s+)?(?P<name>(?:[a-zà-ÿ-]{{3,}}e\s+)?[\w-]{{4,}})",
    re.IGNORECASE,
)
""" "Het meten van de bovenarmomtrek"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of care with the range of its words."""

    start: int
    end: int
    name: str


def is_deed(name: str) -> bool:
    """Whether an intervention is called after an act of care: "Bloeddruk meten"."""
    return name.lower().split()[-1] in _ACTS.values()


def deeds(text: str) -> Iterator[Deed]:
    """The act of care that the main clause of an advice orders; at most one."""
    for pattern in (_LET, _NOUN):
        if (found := pattern.match(text)) and _is_object(found["name"], found["act"].lower()):
            yield Deed(
                found.start("name"), max(found.end("name"), found.end("act")), _named(found["name"], found["act"])
            )
            return
    found = _ORDER.match(text)
    if not found:
        return
    act = _ACTS[found["order"].lower()]
    thing = _object(text, found.end())
    if thing and act == "insmeren" and not _BODY.fullmatch(thing["name"].split()[-1]):
        return  # "Smeer zalf": a thing that is given
    if thing and _is_object(thing["name"], act):
        yield Deed(found.start("order"), thing.end("name"), _named(thing["name"], act))
    elif not thing and act not in _LOOKING and somebody(text, found.end()):
        yield Deed(found.start("order"), found.end("order"), act.capitalize())


def _object(text: str, start: int) -> re.Match[str] | None:
    """The first noun phrase that is no person and that no preposition governs."""
    at = start
    if not somebody(text, at):
        first = _NAME.match(text, at)
        word = first["name"].split()[0] if first else ""
        if first and not any(sort.fullmatch(word) for sort in (PREPOSITION, ARTICLE, _ADVERB)):
            return first
    return next((found for behind in ungoverned(text, at) if (found := _NAME.match(text, behind))), None)


def _is_object(name: str, act: str) -> bool:
    return bool(_BODY.fullmatch(name.split()[-1])) or (act not in _LOOKING and is_thing(name))


def _named(thing: str, act: str) -> str:
    name = f"{thing} {act.lower()}"
    return name[:1].upper() + name[1:]
