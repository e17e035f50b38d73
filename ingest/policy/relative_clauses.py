"""Acts told in a relative clause: "…, waarvoor wij voor 1 juni 2026 een overeenkomst sluiten".

Most relative clauses describe. One that says who does it and when tells an act of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.policy.actor_groups import Group
from ingest.policy.agreed_clauses import verb_final_clause
from ingest.policy.durations import Time, TimeKind
from ingest.policy.involvement import ATTACHED_VERBS, LENDING
from ingest.policy.sentence import WE, Clause, Sentence
from ingest.policy.verbs import is_act

_OPENS = re.compile(r",\s+(?P<word>die|dat|waar(?:voor|bij|na|mee|in|op|toe|over))\s+", re.IGNORECASE)
_NEXT = re.compile(r"(?:vervolgens|daarna|hierna|later)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:zij|ze)\s", re.IGNORECASE)


def relative_clauses(read: Sentence, times: Sequence[Time], *, beside_act: bool = False) -> list[Clause]:
    """The relative clauses of a sentence that tell an act, with somebody who does it.

    Beside an act of the main clause a named party or "vervolgens" makes an act of one ("…, waarvoor het RIVM de cijfers
    levert"), elsewhere a moment does, or "waarna".
    """
    found = []
    for match in _OPENS.finditer(read.text):
        first = next((i for i, token in enumerate(read.tokens) if token.start >= match.end()), None)
        if first is None or not read.subordinate[match.start("word")]:
            continue
        personal = match["word"].lower() in {"die", "dat"}
        they = _THEY.match(read.text, match.end())
        main = next(
            (one.subject for one in read.clauses if one.subject is not None and one.start < match.start()), None
        )
        clause = verb_final_clause(read, first, antecedent=main if they else None)
        if clause is None or clause.finite in {"zijn", "hebben", "kunnen", "moeten", "mogen", "willen"}:
            continue
        if personal and not clause.passive and not they:
            clause.subject = _antecedent(read, match.start()) or _right_behind(read, match.start("word"), match.end())
        elif read.tokens[first].lower in WE:
            clause.person, clause.finite_at, clause.subject = "we", first + 1, None
        if not (clause.subject or clause.person or clause.agents) or not is_act(clause.verb):
            continue
        next_step = match["word"].lower() == "waarna" and (clause.person == "we" or _opens(clause, match.end()))
        timed = any(_fixed(time) and clause.start <= time.start < clause.end for time in times)
        beside = beside_act and _goes_on(clause, match["word"].lower(), read, match.end(), they=bool(they))
        if next_step or timed or beside:
            found.append(clause)
    return found


def _goes_on(clause: Clause, word: str, read: Sentence, begin: int, *, they: bool) -> bool:
    """Whether a clause beside an act tells what is done besides: by a named party itself, or next by whom "door" names.

    Not of groups, nor where somebody only lends a hand.
    """
    if clause.passive:
        return bool(clause.agents) and _NEXT.match(read.text, begin) is not None
    if word not in _FOR_WHICH or clause.subject is None or clause.verb in ATTACHED_VERBS | LENDING | _LIKELY:
        return False
    return they or (_opens(clause, begin) and all(not actor.role for actor in clause.subject.actors))


_FOR_WHICH = frozenset({"waarvoor", "waarbij", "waarover", "waarmee", "waartoe"})
_LIKELY = frozenset(
    "ondersteunen begeleiden faciliteren adviseren bijdragen samenwerken deelnemen houden zorgen".split()
)
"""Verbs of a party that only helps with the act beside it, or of how something works."""


def _opens(clause: Clause, begin: int) -> bool:
    """Whether the subject of a clause stands at its beginning."""
    return clause.subject is not None and clause.subject.start - begin <= len("het ")


def _antecedent(read: Sentence, comma: int) -> Group | None:
    """The actors right before the comma."""
    return next((group for group in read.groups if group.end == comma), None)


def _right_behind(read: Sentence, pronoun: int, begin: int) -> Group | None:
    """The actors right behind a pronoun that means the thing they do it to: "een folder, die de huisartsen …"."""
    found = next((group for group in read.groups if group.names and group.end > begin), None)
    if found is None or found.start < pronoun or found.names[0][0] - begin > len("alle "):
        return None
    return replace(found, start=max(found.start, begin))


def _fixed(time: Time) -> bool:
    return not time.weak and time.kind in {TimeKind.INTERVAL, TimeKind.DUUR}
