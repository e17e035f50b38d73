"""With what an advice tells to do something: "Poets … met fluoridetandpasta", "Leg cliënten op een traagschuim matras".

Only acts that are done with a thing count, and only things: nobody washes "met geduld" as an intervention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guideline.objects import is_thing, somebody, things_at

_ACTS = (
    r"poets(?:en)?|spoel(?:en)?|reinig(?:en)?|was(?:sen)?|smeer|(?:in)?smeren|bevochtig(?:en)?|borstel(?:en)?|verbind(?:en)?"
    r"|zwachtel(?:en)?|koel(?:en)?|verwarm(?:en)?|(?:be)?dek(?:ken)?|(?:af|toe)dekken|bescherm(?:en)?|verzorg(?:en)?"
    r"|behandel(?:en)?|ontsmet(?:ten)?|desinfecteer|desinfecteren|oefen(?:en)?|train(?:en)?|masseer|masseren|dep(?:pen)?"
    r"|droog|drogen|scheer|scheren|schoonmaken|til(?:len)?|verplaats(?:en)?|vul\b[^.;]*\baan|combineer|verrijk(?:en)?"
)
_ACT = re.compile(rf"(?:^|[\s,:])(?:{_ACTS})\b", re.IGNORECASE)
_WITH = re.compile(r"\bmet\s+(?:behulp\s+van\s+)?(?:(?:de|het|een|wat)\s+)?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;]|\b(?:om|dat|die|zonder|tenzij|mits)\b", re.IGNORECASE)
_WHO_HAVE = re.compile(
    r"(?:bewoner|patiënt|cliënt|oudere|mens|persoon|personen|vrouw|man|mantelzorger|naaste)(?:en|s|n)?\s+$",
    re.IGNORECASE,
)
""" "bewoners met …": what somebody has."""
_LAID = re.compile(
    r"^(?:leg|plaats|zet|verpleeg|positioneer|laat)\s+(?P<whom>(?:[\w-]+\s+){1,9}?)(?:op|in)\s+(?:een\s+)?(?=[\w-]{4,})",
    re.IGNORECASE,
)
_MANNER = re.compile(  # and tools that say nothing by themselves
    r"(?:geduld|respect|kleren|kleding|toestemming|regelmaat|spoed|liefde|begrip|plezier|zinnen|handen|naasten?|elkaar|name"
    r"|sponsje|gaasje|washandje|doekje|doeken?|verstuiver|spray|wattenstaafje|lepel|rietje|borstel|kwast|spuitje"
    r"|mate|beleid|open|gesloten|volle|blote|andere|oog|vertrouwen|humor|tussenpozen|tussenpauzes|opname|vast|kaart|beeld)",
    re.IGNORECASE,
)


def means(text: str) -> Iterator[tuple[int, int]]:
    """Where the main clause of an advice names what it is to be done with, or on."""
    if act := _ACT.search(text):
        stop = _CLAUSE_END.search(text, act.end())
        for found in _WITH.finditer(text, act.end(), stop.start() if stop else len(text)):
            if not _WHO_HAVE.search(text[: found.start()]):
                yield from _things(text, found.end())
    if (laid := _LAID.match(text)) and somebody(text, laid.start("whom")):
        yield from _things(text, laid.end())


def _things(text: str, at: int) -> Iterator[tuple[int, int]]:
    if somebody(text, at):
        return
    for start, end in things_at(text, at):
        words = text[start:end].split()
        if is_thing(text[start:end]) and not any(_MANNER.fullmatch(word) for word in words):
            yield start, end
