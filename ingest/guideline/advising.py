"""Sentences that say in so many words that something is advised, or advised against: "De werkgroep raadt bedhekken af".

One table holds the verbs. A denial is a slot of each of their forms, so that none is read without looking for one; what
is both denied and advised against ("niet af te raden") has no direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.guideline.denial import DENIAL, SUBORDINATOR, denied_rarely, denies, ends_in_denial
from ingest.guideline.verdict import AGAINST, FOR
from ingest.policy.verbs import verb_form


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence that tells an advice says of it."""

    direction: str | None
    """None where denials undo one another, or it cannot be told what is denied."""
    firm: bool
    """Whether those who wrote the guideline advise, without "zelden" and the like."""
    start: int
    """Where in the text the verb stands, or the auxiliary before it."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of advising, with the forms in which it stands in a sentence."""

    direction: str
    finite: str
    participle: str
    infinitive: str
    particle: str = ""


_VERBS = (
    _Verb(FOR, r"adviseer(?:t|de|den)?|adviseren", "geadviseerd", r"te\s+adviseren"),
    _Verb(FOR, r"beveelt?|bevelen|beval", "aanbevolen", r"aan\s+te\s+bevelen", "aan"),
    _Verb(FOR, r"raadt?|raden|raadden?", "aangeraden", r"aan\s+te\s+raden", "aan"),
    _Verb(AGAINST, r"raadt?|raden|raadden?", "afgeraden", r"af\s+te\s+raden", "af"),
    _Verb(AGAINST, r"ontraadt?|ontraadden?|ontraden", "ontraden", r"te\s+ontraden"),
    _Verb(AGAINST, r"ontmoedigt?|ontmoedigen", "ontmoedigd", r"te\s+ontmoedigen"),
)
_MAKER = (
    r"(?:(?:de|het|deze|dit|onze)\s+(?:[a-z]+e\s+)?(?:\w*werkgroep|\w*commissie|\w*groep|panel|richtlijn|standaard|module|auteurs|NHG)"
    r"|wij|we|men)"
)
"""Who advises in a guideline."""
_NO_DENIAL = rf"(?!{DENIAL.pattern})"
_HOW = rf"(?:\s+{_NO_DENIAL}[\w-]+)?"
"""One word within the verb: "raadt daarom aan", never the one that denies it."""
_TOLD = re.compile(
    r"^(?:(?:de|het)\s+(?:\w*werkgroep|\w*commissie|projectgroep|expertgroep|panel)\s+"
    rf"(?:(?:adviseert|beveelt{_HOW}\s+aan|raadt{_HOW}\s+aan|stelt\s+voor)(?:\s+daarom|\s+dan\s+ook)?(?:\s+om)?"
    r"|(?:is\s+van\s+(?:mening|oordeel)|vindt)\s+dat)"
    rf"|(?:wij|we)\s+(?:adviseren|raden{_HOW}\s+aan|bevelen{_HOW}\s+aan)(?:\s+daarom|\s+dan\s+ook)?(?:\s+om)?"
    r"|(?:er|het)\s+wordt\s+(?:aanbevolen|geadviseerd|aangeraden)(?:\s+om)?"
    r"|(?:aanbevolen|geadviseerd|aangeraden)\s+wordt(?:\s+om)?"
    r"|(?:het\s+)?(?:verdient\s+aanbeveling|is\s+aan\s+te\s+(?:bevelen|raden))(?:\s+om)?)[\s:]+"
    r"(?!tegen\b|negatief\b|(?:niet|geenszins|nooit)(?:\s+(?:om|voor|over|tot)\b|\s*:))",
    re.IGNORECASE,
)
""" "De werkgroep adviseert om": what can be left out, as nothing in it or right behind it denies the advice."""
_CLAUSE = re.compile(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_AUXILIARY = re.compile(
    r"\b(?:wordt|worden|is|zijn|kan|kunnen|dient|dienen|moet|moeten|mag|mogen|zou|zouden|blijft|blijven|valt|vallen|lijkt)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(?:de|het|een|deze|dit|die|alle|andere|dan|zoals|als|hun|elke|dagelijks|maximaal)\s+$", re.I
)
""" "de aanbevolen dosering", "zoals geadviseerd"."""
_NOUN = re.compile(
    r"\bverdien(?:t|en)\s+(?:het\s+)?(?:(?P<denied>geen)\s+)?aanbeveling\b"
    r"|\b(?:ons|het|dit|een)\s+(?:\w+\s+)?advies\s+(?:is|luidt)(?:\s+(?:dan\s+ook|daarom))?\b",
    re.IGNORECASE,
)
_OPPOSED = re.compile(
    rf"\b{_MAKER}\s+(?:(?:is|zijn|pleit|pleiten)\s+(?:[\w-]+\s+){{0,3}}?tegen\b|(?:staat|staan)\s+(?:[\w-]+\s+){{0,2}}?afwijzend\b"
    r"|(?:geeft|geven)\s+(?:[\w-]+\s+){0,3}?negatief\s+advies\b)",
    re.IGNORECASE,
)
""" "De commissie pleit tegen …"."""
_NEGATIVE = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:negatief\b|tegen\s+(?:(?:het|de)\s+)?(?:[\w-]+e?\s+){0,2}?(?:gebruik|inzet|toepass\w+|\w+en|\w+ing)\b)",
    re.IGNORECASE,
)
_MAYBE_NEGATIVE = re.compile(r"\s+tegen\b", re.IGNORECASE)
_OPENING = re.compile(
    r"[\s:,]*(?:(?:wordt|worden|is|zijn)\s+)?(?P<how>(?:(?:daarom|dan\s+ook|derhalve|dus|wel|ook|niet|geenszins|nooit|nadrukkelijk"
    r"|dringend|sterk|in\s+principe)\s+)*)(?:(?:bij|voor|in|op|na|tijdens)\s+(?:(?!te\b|om\b|dat\b)[\w-]+\s+){1,8}?)?"
    r"(?:om|dat)\b",
    re.IGNORECASE,
)
""" "(adviseert) bij ouderen niet om": what leads from the verb to what is advised."""
_JOINT = re.compile(r",|\s(?:en|maar|want|dus|doch|of)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(
    r"\s(?:en|maar|want|dus|doch)(?=\s+(?:\S+\s+){0,6}?(?:wordt|worden|is|zijn|kan|kunnen|heeft|hebben|geeft|leidt|helpt|werkt"
    r"|moet|moeten|dient|dienen|mag|mogen|ontbreekt)\b)|,(?=\s+(?:bij|in|voor|na|tijdens)\s[^,.;]*\bniet\W*$)",
    re.IGNORECASE,
)
"""Where another clause begins behind what is advised: "… wordt afgeraden en helpt niet"."""
_LEFT = (
    r"vermijden|vermeden|mijden|gemeden|ontraden|afgeraden|achterwege\s+(?:te\s+)?(?:worden\s+)?(?:laten|blijven|gelaten)|af\s+te\s+zien"
    r"|afgezien|na\s+te\s+laten|nagelaten|weg\s+te\s+laten|weggelaten|af\s+te\s+raden"
)
_STOPPED = r"te\s+(?:stoppen|staken|beëindigen)|gestopt|gestaakt|beëindigd|(?<!het\s)(?:stoppen|staken)\s+met"
_LEAVING = re.compile(rf"\b(?:(?P<stop>{_STOPPED})|{_LEFT})\b", re.IGNORECASE)
"""Verbs of which the object is advised against; denied, stopping is what is advised against."""
_TO_DO = re.compile(r"\bte\s+(?!worden\b)[a-zà-ÿ]+en\b", re.IGNORECASE)


def without_telling(text: str) -> int:
    """Where an advice begins behind "De werkgroep adviseert om"; 0 when nothing of the kind stands before it.

    What denies the advice is never left out: "De werkgroep beveelt niet aan om" stays.
    """
    found = _TOLD.match(text)
    return found.end() if found and text[found.end() :].strip() else 0


def leaves(content: str) -> bool | None:
    """Whether what is to be done is to leave something ("te vermijden"); None where that is denied.

    `content`: the words behind a verb that advises or obliges.
    """
    joined = _NEXT.search(content)
    found = _LEAVING.search(content, 0, joined.start() if joined else len(content))
    if found is None:
        return False
    before = content[: found.start()]
    if SUBORDINATOR.search(before) or _TO_DO.search(before) or re.search(r"[.;]", before):
        return False
    return True if found["stop"] or not denies(before) else None


def telling(text: str) -> Telling | None:
    """What the first verb of advising in a text says; None where no clause advises in so many words."""
    for clause in _CLAUSE.finditer(text):
        found = min(_tellings(clause[0]), key=lambda one: one.start, default=None)
        if found is not None:
            return Telling(found.direction, found.firm, clause.start() + found.start)
    return None


def _tellings(clause: str) -> Iterator[Telling]:
    """The tellings of one clause, in the order of the table."""
    for noun in _NOUN.finditer(clause):
        denied = bool(noun["denied"]) or denies(clause[: noun.start()])
        yield _told(FOR, denied, clause[noun.end() :], noun.start(), firm=True)
    for found in _OPPOSED.finditer(clause):
        told = None if DENIAL.search(found[0]) else AGAINST
        yield Telling(told, firm=told is not None, start=found.start())
    for verb in _VERBS:
        yield from _active(verb, clause)
        yield from _passive(verb, clause)


def _active(verb: _Verb, clause: str) -> Iterator[Telling]:
    """ "raadt … (niet) aan", and at the end of a clause "(niet) aanraadt"."""
    for found in re.finditer(rf"\b(?P<joined>{verb.particle})(?:{verb.finite})\b", clause, re.IGNORECASE):
        if verb.particle or re.fullmatch(r"\s*[.;,!]?\s*", clause[found.end() :]):
            before = clause[: found.start()]
            denied = ends_in_denial(before) or denies(_own_clause(before))
            yield _told(verb.direction, denied, clause[found.end() :], found.start(), firm=_by_maker(clause, found))
            return
    for found in re.finditer(rf"\b(?:{verb.finite})\b", clause, re.IGNORECASE):
        if re.search(r"\b(?:wordt|worden|te)\s+$", clause[: found.start()], re.IGNORECASE):
            continue
        ends = found.end()
        within = ""
        if verb.particle:
            parts = [
                one
                for one in re.finditer(r"\b(?:aan|af)\b(?!\s+(?:te\s+(?:raden|bevelen)|huis|bed)\b)", clause)
                if one.start() > ends
            ]
            if not parts or parts[0][0] != verb.particle:
                continue
            within, ends = clause[found.end() : parts[0].start()], parts[0].end()
            if len({one[0] for one in parts}) > 1 and len(within.split()) > 3:
                yield Telling(None, firm=False, start=found.start())
                return
        denied = denies(_own_clause(clause[: found.start()])) or ends_in_denial(within) or denies(within)
        yield _told(verb.direction, denied, clause[ends:], found.start(), firm=_by_maker(clause, found))
        return


def _passive(verb: _Verb, clause: str) -> Iterator[Telling]:
    """ "wordt (niet) aanbevolen", "kan (niet) worden geadviseerd", "is (niet) aan te raden", "Niet aanbevolen"."""
    for found in re.finditer(rf"\b(?:{verb.participle}|{verb.infinitive})\b", clause, re.IGNORECASE):
        before = clause[: found.start()]
        if _ATTRIBUTE.search(before):
            continue
        own = _own_clause(before)
        auxiliaries = list(_AUXILIARY.finditer(before, len(before) - len(own))) or list(_AUXILIARY.finditer(before))
        behind = _AUXILIARY.match(clause, found.end() + 1)
        opens = not DENIAL.sub("", before).strip(" ,")
        if not (auxiliaries or behind or opens):
            continue
        cut = max(auxiliaries[0].start(), len(before) - len(own)) if auxiliaries else len(before) - len(own)
        early, late = before[len(before) - len(own) : cut], before[cut:]
        denied = ends_in_denial(before) or denies(early) or denies(late)
        if behind and (later := DENIAL.match(clause, behind.end() + 1)):
            denied = denied or clause[later.end() : later.end() + 4] in ("", ".")
        yield _told(verb.direction, denied, clause[found.end() :], cut, firm=not denied_rarely(before))
        return


def _told(direction: str, denied: bool | None, content: str, start: int, *, firm: bool) -> Telling:
    """A telling by the direction of its verb, whether it is denied, and what it says is (not) to be done."""
    opening = _OPENING.match(content)
    if opening:
        told_off = DENIAL.search(opening["how"]) is not None
        denied = True if told_off and not denied else None if told_off else denied
        content = content[opening.end() :]
    elif direction == FOR and _NEGATIVE.match(content) and not _TO_DO.search(content):
        direction = AGAINST
    elif direction == FOR and _MAYBE_NEGATIVE.match(content):
        return Telling(None, firm=False, start=start)
    content = content[: found.start()] if (found := _NEXT.search(content)) else content
    not_to_do = denies(content)
    if direction == AGAINST and not (opening or _TO_DO.search(content) or ends_in_denial(content.rstrip(" .;!"))):
        not_to_do = False  # "wordt afgeraden bij mensen …" denies what follows, not the advice
    left = leaves(content)
    if denied is None or not_to_do is None or left is None:
        return Telling(None, firm=False, start=start)
    turns = denied + (not_to_do or left)
    if direction == AGAINST:
        return Telling(None if turns else AGAINST, firm and not turns, start)
    told = (FOR, AGAINST, None)[turns]
    return Telling(told, firm and told is not None, start)


def _own_clause(before: str) -> str:
    """What stands before a verb, without a clause in front of it that has a verb of its own."""
    for joint in reversed(list(_JOINT.finditer(before))):
        if any(_is_finite(word[0].lower()) for word in _WORD.finditer(before, 0, joint.start())):
            return before[joint.end() :]
    return before


def _is_finite(word: str) -> bool:
    return _AUXILIARY.fullmatch(word) is not None or word in ("heeft", "hebben") or bool(verb_form(word).finite)


def _by_maker(clause: str, verb: re.Match[str]) -> bool:
    """Whether those who wrote the guideline are the subject of a verb, or it is an order."""
    before, after = clause[: verb.start()], clause[verb.end() :]
    if not _own_clause(before).strip():
        return True  # an order, or a second verb of the same subject: "… en raadt massage af"
    order = verb[0].lower() in ("raad", "beveel", "adviseer", "ontraad", "ontmoedig")
    return bool(
        order
        or re.search(rf"\b{_MAKER}(?:\s+\w+)?\s+$", before, re.IGNORECASE)
        or re.match(rf"\s+{_MAKER}\b", after, re.IGNORECASE)
        or re.search(rf"\bdat\s+{_MAKER}\b", before, re.IGNORECASE)
    )
