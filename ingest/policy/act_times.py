"""Which moments of a sentence may date an act: not those in asides and conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.policy.act import Act, Nearness, within
from ingest.policy.back_references import looks_back, refers_back
from ingest.policy.deadlines import is_timing
from ingest.policy.durations import Time, TimeKind
from ingest.policy.items import Item
from ingest.policy.sentence import ADVERBS, Sentence
from ingest.policy.subordinate import inverted_condition

_ASIDE = frozenset(
    "die dat welke wie hoe of waarom als indien wanneer mits tenzij zodra omdat hoewel nadat doordat terwijl".split()
)


def placed(
    read: Sentence, times: Sequence[Time], nearness: Nearness, *, inner: bool = False
) -> list[tuple[Time, str, Nearness]]:
    """The moments that may date an act: none in relative or conditional clauses, which date something else.

    `inner`: the act itself is told in an infinitive clause, so that what stands there is as near as it gets.
    """
    placed = []
    own = [time for time in times if not _OF_THEN.search(read.text, max(0, time.start - 40), time.start)]
    for time in own or times:
        opener = _clause_opener(read, time)
        runs = opener in {"die", "dat"} and (
            _RUNS.search(read.text[: time.start]) or _APPEARS.match(read.text[time.end :])
        )
        brought_about = opener == "dat" and time.kind is TimeKind.INTERVAL
        brought_about = brought_about and bool(_SEES_TO_IT.search(read.text[: _clause_start(read, time)]))
        if opener not in _ASIDE or runs or brought_about:
            aside = opener and not brought_about and not inner
            near = Nearness.PURPOSE if aside and nearness is Nearness.OWN else nearness
            placed.append((time, read.text[time.start : time.end], near))
    return placed


_OF_THEN = re.compile(
    r"\b(?!(?:loop|eind|einde|begin|helft|kwartaal|halfjaar|zomer|najaar|voorjaar|herfst|winter|week|maand|dag|jaar|midden|medio|periode"
    r"|maanden|weken|dagen|aanvang|start|ingang|afloop|termijn|datum)\b)[a-zà-ÿ\-]{4,}\s+(?:van|uit|d\.d\.)\s+$",
    re.IGNORECASE,
)
"""Before the date of a thing: "het rapport van mei 2025"."""
_SEES_TO_IT = re.compile(
    r"\b(?:zorg(?:t|en|dragen)?|draag(?:t|en)|regel(?:t|en)|borg(?:t|en)|waarborg(?:t|en)|garande(?:ert|ren)"
    r"|bewerkstellig(?:t|en)|zie(?:t|n)|toe(?:zegt|zeggen|zien)?|beloo?ft|beloven)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""Before a "dat" that says what the act brings about: "VWS zorgt ervoor dat het loket in 2027 open is".

A length of time there ("binnen zes weken") tells how well it works."""
_RUNS = re.compile(
    r"\b(?:die|dat)\s+(?:loopt|lopen|duurt|duren|start|starten|begint|beginnen)\s+[^,;.]{0,12}$", re.IGNORECASE
)
"""A relative clause that says when its act is: "doet een proef, die loopt van januari tot en met juni 2027"."""
_APPEARS = re.compile(
    r"\s+(?:(?:op|in)\s+(?:de|het)\s+\w+\s+sta(?:at|an)|verschijn(?:t|en)|beschikbaar\s+(?:komt|komen|is|zijn)|gereed\s+(?:is|zijn|komt)|klaar\s+(?:is|zijn)|van\s+start\s+gaat|(?:voor\s+het\s+eerst\s+)?(?:bijeen|samen)kom(?:t|en)"
    r"|(?:wordt|worden)\s+(?:opgeleverd|gepubliceerd|afgerond)|(?:opgeleverd|gepubliceerd|afgerond)\s+(?:wordt|worden|zijn))",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:(?:start|ingangs|streef|eind|oplever)datum|gereed|afgerond|afronding|opgeleverd|oplevering|klaar|verschijnt|verschijnen|gepubliceerd"
    r"|publicatie|start|starten|gestart|loopt|lopen|volgt|volgen|vindt|vinden"
    r"|beschikbaar|uitgevoerd|verwacht|voorzien|opgesteld|zichtbaar|werking|bekend|duurt|doorlooptijd"
    r"|is\s+er\b|zijn\s+er\b|planning|ingaan|ingevoerd|gerealiseerd|plaatsvinden|moet|streven)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|toeneemt|toenemen|prognose|neemt\s+toe|verdubbelt|gedaald|gestegen|gegroeid|teruggebracht"
    r"|(?:het|de)\s+(?:aantal|aandeel|percentage|wachttijd)\s[^.]*\b(?:hoogstens|minstens|maximaal|minimaal|ten\s+minste|hooguit))\b",
    re.IGNORECASE,
)


_DOES_SO = re.compile(
    r"\W*(?:(?:zij|ze|hij|wij|we|ik|(?:de|het)\s+[\w\-]+)\s+(?:doet|doen)\s+(?:dit|dat)|(?:dit|dat)\s+(?:gebeurt|doet|doen))\b",
    re.IGNORECASE,
)
"""A sentence that only says more of the acts before it: "Zij doet dit binnen drie maanden"."""
SAME_DAY = re.compile(
    r"\b(?:per|op|vanaf|met\s+ingang\s+van)\s+(?:diezelfde|dezelfde|die|deze)\s+(?:datum|dag)\b|\bop\s+(?:dat|hetzelfde)\s+moment\b",
    re.IGNORECASE,
)


def same_day(text: str, before: Act | None) -> list[tuple[Time, str, Nearness]]:
    """The moment of the act before, for a sentence that says "per diezelfde datum"."""
    if before is None or not SAME_DAY.search(text):
        return []
    for time, words, near in before.times:
        if near is Nearness.OWN and time.eind is not None:
            return [(replace(time, begin=time.eind), words, near)]
    return []


THEREBY = re.compile(
    r"\W*(?:zo|hierdoor|daardoor|hiermee|daarmee|uiteindelijk|op\s+(?:die|deze)\s+manier)\s", re.IGNORECASE
)
"""Before what comes of acts told before, and is none itself: "Zo wordt in 2025 een groter deel …"."""


_MONEY = re.compile(r"€|\b(?:euro|miljoen|miljard)\b", re.IGNORECASE)


def says_when(text: str) -> bool:
    """Whether a sentence after an act tells when it is done, rather than something else with a year in it."""
    if _DOES_SO.match(text):
        return True
    return bool(_WHEN.search(text)) and not (_MONEY.search(text) or _FORECAST.search(text) or THEREBY.match(text))


_IF = re.compile(
    r"\W*(?:bij\s+(?:een\s+)?(?:succes|positie|gunstig)|als|indien|mocht(?:en)?|wanneer|zodra)\b"
    r"|\W*[a-zà-ÿ]+t\s[^.;]{2,120},\s+dan\s",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\W*(?:dit\b(?!\s+[a-z]{4,}(?:onderzoek|plan))|een\s+en\s+ander\b|(?:deze|alle|beide)\s+(?:acties?|activiteiten|stappen|maatregel(?:en)?)\b)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\W*(?:de|het|deze|dit|dat|die|een|alle|beide)\s+(?:[a-zà-ÿ]+e\s+(?!wordt|worden|is\b|zijn|zal|zullen|kan|loopt|start|volgt|vindt|duurt|gaat|krijgt|moet))?"
    r"(?P<thing>[\wà-ÿ\-]{4,})",
    re.IGNORECASE,
)


_ANOTHER = re.compile(
    r"\W*(?:[\w’'\-]+\s+){1,6}(?:staat|staan|volgt|volgen|komt|komen)\s+(?:\w+\s+){0,2}(?:een|twee)\s", re.I
)
"""A sentence that brings in something new: "Gepland staat nog een evaluatie"."""


def spoken_of(text: str, acts: Sequence[Act], item: Item) -> list[Act]:
    """The acts of an item that a sentence after them dates: those that its subject names, else the last one when the
    sentence refers back to it.

    Nobody when its subject is something that was named in between and is no act ("Onderdeel is een inventarisatie. Deze
    inventarisatie wordt in 2027 uitgevoerd").
    """
    if _IF.match(text) or looks_back(text):
        return []
    same = [act for act in acts if act.item is item]
    if not same or _EVERYTHING.match(text) or _DOES_SO.match(text):
        return same or list(acts[-1:])
    subject = _THING.match(text)
    if subject is None:
        return [] if _ANOTHER.match(text) else _spoken_back_to(text, same)
    stem = subject["thing"].lower()[:7]
    about = [act for act in same if stem in act.text.lower()]
    if about:
        return about[-1:]
    before = item.text[: max(item.text.find(text), 0)].lower()
    return [] if stem in before else _spoken_back_to(text, same)


def _spoken_back_to(text: str, acts: Sequence[Act]) -> list[Act]:
    return [act for act in acts[-1:] if refers_back(text, act.text)]


def _clause_start(read: Sentence, time: Time) -> int:
    """Where the subordinate clause of a moment begins; the moment's own place in a main clause."""
    start = time.start
    while start > 0 and read.subordinate[start - 1]:
        start -= 1
    return start


def _clause_opener(read: Sentence, time: Time) -> str | None:
    """The word that opens the subordinate clause in which a moment stands; None in a main clause."""
    comma = inverted_condition(read.tokens)
    if comma is not None and time.start < read.tokens[comma].start:
        return "als"
    if not read.subordinate[time.start]:
        return None
    start = _clause_start(read, time)
    first = re.match(r"\W*(\w+)", read.text[start : time.start] or " ")
    return first.group(1).lower() if first else ""


_REPEATED = re.compile(
    r"\b(?:(?:elke?|ieder[e]?)\s+(?:dag|week|maand|kwartaal|half\s?jaar|jaar)|wekelijks|maandelijks|jaarlijks|doorlopend"
    r"|halfjaarlijks)\b",
    re.IGNORECASE,
)
"""What is done over and over is not done by the moment of the act beside it."""


_COMPLETING = frozenset(
    "opleveren afronden voltooien vaststellen publiceren presenteren aanbieden uitbrengen invoeren".split()
)
"""What is done to a thing when it is ready: then the act that makes it is done as well."""


def shared_by(time: Time, act: Act, found: list[Act], read: Sentence) -> bool:
    """Whether a moment outside the clause of an act holds for it too.

    Not behind a semicolon ("A vergoedt de hulp; B past in 2027 het tarief aan"); not in the clause of an act before
    it, unless it stands before all that both do; nor in the clause of an act after it, unless it closes the sentence
    behind a comma, or that act is done to the same thing ("bouwt een register en levert dit medio 2029 op").
    """
    start = max(read.text.find(act.reading.text), 0)
    low, high = sorted((start, time.start))
    if ";" in (between := read.text[low:high]):
        return bool(re.search(r";\s+(?:deze|dit|die)\b[^;]*$", between))
    inside = next((other for other in found if other is not act and within(time, other, read.text)), None)
    if inside is not None and _REPEATED.search(act.text) and not _REPEATED.search(inside.text):
        return False
    if inside is not None and time.start < start:
        return _before_both(time, act, read)
    if inside is None:
        return True
    closes = re.search(r",\s*$", read.text[: time.start]) and re.fullmatch(r"\W*", read.text[time.end :])
    same = re.match(r"[\w\-]+\s+(?:deze|die|dit|ze)\s+(?![a-z]+en\b)", inside.text)
    return bool(closes or (same and inside.verb in _COMPLETING))


def _before_both(time: Time, act: Act, read: Sentence) -> bool:
    """Whether a moment in the clause of an earlier act opens the sentence ("In 2027 opent A een loket en …"), or stands
    right behind the auxiliary that both have ("zal in 2027 een loket openen en de website vernieuwen")."""
    clause = next((c for c in read.clauses if c.start <= time.start < c.end), None)
    if clause is None or time.end <= (verb := read.tokens[clause.finite_at]).start:
        return True
    joined = any(c.joined and c.finite_at == clause.finite_at and c.start == act.told[0] for c in read.clauses)
    behind = clause.subject.end if clause.subject is not None and clause.subject.start >= verb.end else verb.end
    return joined and bool(_ONLY_ADVERBS.fullmatch(read.text, behind, time.start))


_ONLY_ADVERBS = re.compile(rf"\s*(?:{ADVERBS}\s+)*", re.IGNORECASE)


def dates(text: str, act: Act, reference: date | None) -> bool:
    """Whether a sentence only says when what the act makes is ready: "De kaart wordt in 2027 opgeleverd"."""
    thing = re.match(r"\W*(?:de|het|deze|dit|dat|die)\s+([\w\-]{4,})", text, re.IGNORECASE)
    return thing is not None and is_timing(text, reference) and thing[1].lower() in act.text.lower()
