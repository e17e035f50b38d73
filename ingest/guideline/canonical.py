"""One form for the names of one intervention: without number, learned ending, adjective or the way it is brought in."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.guideline.deeds import is_deed
from ingest.guideline.said import stem

_CANON = (
    (r"antipsychoticum$", "antipsychotica"), (r"antibioticum$|antibioticakuur$", "antibiotica"),
    (r"antidepressivum$", "antidepressiva"), (r"laxans$", "laxantia"), (r"psychofarmacon$", "psychofarmaca"),
    (r"(remmer|katheter|protector|beschermer|pijnstiller|thiazide|statine)s$", r"\1"),
    (r"(middel|matras|instrument|programma|training|interventie|maatregel)(?:en|sen|'s|s)$", r"\1"),
    (r"casemanager$", "casemanagement"), (r"proactieve zorgplanning$", "advance care planning"),
    (r"(\w{5,})(?:verband(?:en)?|therapie|behandeling|prepara(?:at|ten)|suppletie|supplement(?:en)?)$", r"\1"),
    (r"(\w{4,})(?:pleisters?|zalf|crème|capsules?|tabletten|druppels|sap|poeder|spray|injecties?)$", r"\1"),
    (r"nsaid[s']*$", "nsaid"),
    (r"^(?:draaien|wissel(?:ligging(?:en)?|houding|ligging-schema)|houding\s+(?:veranderen|wisselen))$",
     "wisselligging"),
    (r"^[\w-]+\s+masseren$|^(?:huid|stuit|hiel|rug)?massage$", "massage"),
    (r"^(?:been|benen|onderbe(?:en|nen))\s+zwachtelen$|^compressie(?:verband|kousen|zwachtels?)?$|^zwachtels$",
     "compressie"),
    (r"^(?:een\s+)?peg(?:-?\s?sonde|-katheter)?$", "sondevoeding"),
)  # fmt: skip
_SHAPED = re.compile(r"^(?P<shape>[a-z]{3,})vormige?\s+(?P<thing>[a-zà-ÿ]{4,})$")
""" "Ringvormig kussen" is a ringkussen."""
_DESCRIBED = re.compile(r"^[a-zà-ÿ-]{4,}e\s+(?P<thing>[a-zà-ÿ-]{10,})$")
""" "Elektrische tandenborstel": so long a word says by itself what it is."""
_NEEDS_MORE = re.compile(
    r"(?:behandeling|interventie|ondersteuning|technologie|maatregel|activiteit|gesprek|oefening|begeleiding|methodiek"
    r"|instrument|programma|training|hulpmiddel|voorziening|medicijn|geneesmiddel|zorgplanning|benadering|voorlichting)(?:en|s|'s)?"
)
"""Long words that say nothing without what stands before them."""
_HEADS_ALONE = frozenset(
    "antipsychotica antibiotica antidepressiva laxantia benzodiazepinen opioïden slaapmiddel".split()
)
"""Groups of medicines: with an adjective before them they are still about the group."""


@lru_cache(maxsize=20_000)
def canonical(name: str) -> str:
    """The form by which interventions are compared: "Klassieke antipsychotica" and "antipsychoticum" are alike."""
    plain = " ".join(name.lower().split())
    if shaped := _SHAPED.match(plain):
        plain = shaped["shape"] + shaped["thing"]
    described = _DESCRIBED.match(plain)
    if described and not _NEEDS_MORE.fullmatch(described["thing"]):
        plain = described["thing"]
    for pattern, put in _CANON:
        plain = re.sub(pattern, put, plain)
    last = plain.split()[-1]
    if last in _HEADS_ALONE:
        return last
    return (
        plain if is_deed(plain) else " ".join([*plain.split()[:-1], stem(stem(last))])
    )  # "kussens" and "kussen" differ by two steps
