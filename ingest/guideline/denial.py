"""Whether a clause denies what it says: "Geef … geen", not "niet langer dan", "niet alleen … maar ook", "die niet"."""

from __future__ import annotations

import re

from ingest.policy.verbs import verb_form

_RARELY = r"nauwelijks|zelden|amper|evenmin"
_LIMITS = (
    r"alleen(?=[^.;]*\b(?:maar|ook|tevens|eveneens)\b|\s+(?:naar|op|in|bij|aan|voor|met|tijdens|over|uit|de|het|een)\b)|slechts|enkel(?!e)|uitsluitend|zozeer|meer\s+dan|minder\s+dan|vaker"
    r"|(?:langer|hoger|lager|ouder|jonger|verder|groter|kleiner|later|eerder|sneller)\s+dan|eerder|later"
)
"""What makes of a denial a limit ("niet meer dan"), or an addition ("niet alleen … maar ook")."""
DENIAL = re.compile(
    rf"\b(?:geen(?:szins)?|niet|nooit|nimmer|noch|niemand|nergens|{_RARELY})\b(?!\s+(?:{_LIMITS})\b)(?!-)"
    r"(?!\s*,?\s+maar\s+(?:ook|tevens)\b)",
    re.IGNORECASE,
)
SUBORDINATOR = re.compile(
    r"\b(?:dat|die|wat|welke|waar\w*|zodat|omdat|om|voordat|nadat|hoe|wie|hoewel|aangezien|doordat|terwijl|zolang|totdat)\b"
    r"|(?:\bna|,|\b(?:gecontroleerd|nagegaan|bepaald|beoordeeld|gevraagd|onderzocht|gekeken|besproken|getoetst|nagaan|controleren"
    r"|beoordelen|bepalen|vragen|bespreken))\s+of\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:dat|die|wie|welke)\s+[^,]*$", re.IGNORECASE)
_PURPOSE = re.compile(r"\bom\s+[^,]*\bte\s+[a-zà-ÿ]+en\s*$", re.IGNORECASE)
_BETWEEN_COMMAS = re.compile(r",\s*(?:dat|die|wie|welke|waar\w*|hoewel|omdat|aangezien)\b[^,]*,", re.IGNORECASE)
_PURPOSE_OPEN = re.compile(r"\b(?:om|hoe)\b", re.IGNORECASE)
_TO_DO = re.compile(r"(?:\s+[a-zà-ÿ]+){0,2}?\s+te\s+[a-zà-ÿ]+en\s*(?:[.,;]|$)", re.IGNORECASE)
""" "(een middel dat werkt bij ouderen) niet te gebruiken": no relative clause ends so."""
_LEFT_BLANK = re.compile(r"(?:^|,)\s*,\s*$")
""" "Geef, indien mogelijk, geen …": what is left of a condition that was blanked."""
_CLOSING = frozenset(
    """is zijn heeft hebben had hadden was waren wordt worden kan kunnen moet moeten wil willen
    gebruikt krijgt woont valt eet
    drinkt slaapt""".split()
)
"""Verbs with which a relative clause often ends, beside those of `ingest.policy.verbs`."""
_ASIDE = re.compile(r"(?:[,(]|\b(?:en|maar|of))\s*$", re.IGNORECASE)
""" "Kies haloperidol, niet bij …": what stands behind makes an exception."""
_OF_A_WORD = re.compile(r"\b(?:bij|van|met|door|voor|naar|op|als|de|het|een)\s+$", re.IGNORECASE)
""" "bij niet lopende bewoners": the denial belongs to one word."""
_ATTRIBUTE = re.compile(r"\s+[a-zà-ÿ-]+(?:de|te|en|ige|bare|ende)\s+[a-zà-ÿ]", re.IGNORECASE)


_NEAR = re.compile(
    rf"(?:{DENIAL.pattern})(?:\s+(?:meer|langer|standaard|routinematig|sterk|altijd|te|worden|te\s+worden|in\s+principe"
    r"|zonder\s+meer|op\s+dit\s+moment|vooralsnog|actief|als\s+eerste\s+keuze?|langdurig|preventief|expliciet|primair))*\s*$",
    re.IGNORECASE,
)


def ends_in_denial(before: str) -> bool:
    """Whether a denial stands right before a word, so that it denies that word: "… niet standaard | aanbevolen"."""
    return _NEAR.search(before) is not None


def denies(clause: str, *, asked: bool = False) -> bool | None:
    """Whether the main clause is denied; None where it cannot be told whether the denial is that of the main clause.

    `clause`: one main clause, from its verb on, or what stands before its verb.
    `asked`: behind a verb after which "of" means whether ("Ga na of er geen …").
    """
    undecided = False
    for found in DENIAL.finditer(clause):
        before = _LEFT_BLANK.sub(" ", _BETWEEN_COMMAS.sub(" ", clause[: found.start()]))
        if re.search(r"[.;]", before):
            break
        if asked and re.search(r"\bof\b", before):
            continue
        if _OF_A_WORD.search(before) and _ATTRIBUTE.match(clause, found.end()):
            continue
        if SUBORDINATOR.search(before):
            if _is_closed(before, clause[found.end() :]) or _is_last(clause, found, before):
                return True
            undecided |= before.rstrip().endswith(",") and found[0].lower() == "geen"
            continue
        if _ASIDE.search(before):
            continue
        return True
    return None if undecided else False


def denied_rarely(clause: str) -> bool:
    """Whether the only denial is that of something that is seldom so: "is zelden nodig"."""
    words = {found[0].lower() for found in DENIAL.finditer(clause)}
    return bool(words) and words <= set(_RARELY.split("|"))


def _is_last(clause: str, found: re.Match[str], before: str) -> bool:
    """Whether a denial belongs to the infinitive that ends the main clause: no relative clause ends so."""
    behind = found[0].lower() != "geen" and _TO_DO.match(clause, found.end())
    return bool(behind) and not _PURPOSE_OPEN.search(before)


def _is_closed(before: str, behind: str) -> bool:
    """Whether the clause that began before a denial has ended: "ouderen die vallen | geen slaapmiddel"."""
    if _PURPOSE.search(before):
        return True
    relative = _RELATIVE.search(before)
    words = _words(relative[0]) if relative else []
    rest = _words(re.split(r"[,.;]", behind, maxsplit=1)[0])
    goes_on = bool(rest) and _ends_clause(rest[-1]) and "te" not in rest[-2:]  # "… die twee dagen geen pijn hadden"
    return len(words) > 1 and _ends_clause(words[-1]) and not goes_on


def _ends_clause(word: str) -> bool:
    form = verb_form(word)
    return bool(form.finite or form.infinitive) or word in _CLOSING


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())
