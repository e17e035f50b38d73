"""Under which condition an act is done, and how firmly it is said: "bij een positieve uitkomst …", "streeft naar"."""

from __future__ import annotations

import re

from ingest.policy.act import tidy
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.subordinate import inverted_condition
from ingest.policy.verbs import verb_form

_CONDITION = re.compile(
    r"(?:(?<=^)|(?<=[,;.(]\s)|(?<=\ben\s)|(?<=^[·•\-]\s))(?P<lead>(?:als|indien|wanneer|zodra|mocht(?:en)?"
    r"|mits|tenzij|afhankelijk\s+van|onder\s+voorbehoud\s+van|op\s+voorwaarde\s+dat"
    r"|in\s+geval\s+van|bij\s+(?:een\s+)?(?:positie(?:f|ve)|voldoende|gebleken|negatie(?:f|ve)|gunstige?|onvoldoende"
    r"|succesvolle?|groen\s+licht|akkoord|instemming|draagvlak))\b[^;.]*)",
    re.IGNORECASE,
)
_TRAILING_CONDITION = re.compile(
    r"(?:,\s*|\s|\()(?P<trail>(?:mits|tenzij|indien|onder\s+voorbehoud\s+van|afhankelijk\s+van"
    r"|op\s+voorwaarde\s+dat|zolang|bij\s+(?:een\s+)?(?:voldoende|positieve?|gebleken)|als\s+(?=(?:uit|er"
    r"|blijkt|de|het|dat)\b))[^;.()]*)",
    re.IGNORECASE,
)
_SMALL_CONDITION = re.compile(
    r"(?:indien|waar|zo|als)\s+(?:nodig|mogelijk|van\s+toepassing|wenselijk|gewenst|relevant|opportuun"
    r"|dat\s+(?:kan|past))\b",
    re.IGNORECASE,
)


_WHERE_FIT = re.compile(
    r"\W*(?P<where>(?:daar\s+)?waar\s+(?:nodig|mogelijk|passend|gewenst|wenselijk|relevant|opportuun|haalbaar)|indien\s+(?:nodig|gewenst|wenselijk))\b",
    re.IGNORECASE,
)
"""What opens a clause and makes the whole act depend on it: "Waar nodig passen zij de richtlijnen aan"."""


def modality(text: str, clause: Clause) -> str | None:
    if clause.aim is not None:
        return clause.aim
    if clause.verb == "streven" or re.search(
        r"\bstre(?:eft|ven)\b|\bhet\s+streven\b|\bbeoogd\s+doel\b", text, re.IGNORECASE
    ):
        return "streeft"
    return {"zullen": "zal", "kunnen": "kan", "willen": "wil"}.get(clause.finite)


def condition(read: Sentence, clause: Clause | None) -> str | None:
    """The condition in the words of the text; "waar nodig" and its like are one at the head of a clause only."""
    text = read.text
    several = clause is not None and len(read.clauses) > 1
    if (comma := inverted_condition(read.tokens)) is not None:
        return tidy(text[: read.tokens[comma].start])
    begin = clause.start if clause is not None else 0
    if opening := _WHERE_FIT.match(text, begin):
        return tidy(opening["where"])
    for match in _CONDITION.finditer(text):
        lead = match["lead"]
        clausal = re.match(r"(?:als|indien|wanneer|zodra|mocht)", lead, re.IGNORECASE)
        if _SMALL_CONDITION.match(lead) or (clausal and not read.subordinate[match.start("lead")]):
            continue
        if several and clause is not None and not clause.start <= match.start("lead") < clause.end:
            continue
        if lead.lower().startswith(("mits", "tenzij", "op voorwaarde", "onder voorbehoud")):
            return tidy(re.split(r",\s", lead)[0])
        within = _clause_length(read, match.start("lead")) if clausal else len(lead)
        return tidy(lead[: min(within, _main_clause_in(lead))].rstrip(" ,"))
    if trailing := _TRAILING_CONDITION.search(text):
        trail = trailing["trail"]
        at = trailing.start("trail")
        if several and clause is not None and not clause.start <= at < clause.end:
            return None  # of another act in the sentence
        if trail.lower().startswith(("als", "indien")) and not read.subordinate[trailing.start("trail")]:
            return None
        if not _SMALL_CONDITION.match(trail):
            return tidy(re.split(r",\s", trail)[0])
    return None


def _clause_length(read: Sentence, start: int) -> int:
    """Characters of the subordinate clause that begins at `start`."""
    end = start
    while end < len(read.text) and (read.subordinate[end] or read.text[end].isspace()):
        end += 1
    return end - start


def _main_clause_in(lead: str) -> int:
    """Where a condition ends: at a comma before a verb, or before the main verb itself."""
    for match in re.finditer(r",\s+(?:dan\s+)?(?P<word>[a-zà-ÿ]+)\b(?:\s+(?:ik|we|wij|zij)\b)?", lead):
        word = match["word"]
        if verb_form(word).finite or re.search(r"(?:ik|we|wij|zij)$", match.group()):
            return match.start()
    return _before_main_verb(lead)


def _before_main_verb(lead: str) -> int:
    """Where "bij een gunstige proef | neemt de gemeente" turns to the main clause."""
    words = list(re.finditer(r"[\w’'\-()]+", lead))
    verbal = not lead.lower().startswith(("bij", "afhankelijk", "onder", "in "))
    seen = False
    for match in words[2:]:
        form = verb_form(match.group().lower())
        if form.finite and not re.search(r"\b(?:de|het|een|van)\s+$", lead[: match.start()]):
            if not verbal or seen:
                return match.start()
            seen = True
    return len(lead)
