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
from ingest.policy.sentence import WE, Clause, Sentence
from ingest.policy.verbs import is_act

_OPENS = re.compile(r",\s+(?P<word>die|dat|waar(?:voor|bij|na|mee|in|op|toe))\s+", re.IGNORECASE)


def relative_clauses(read: Sentence, times: Sequence[Time]) -> list[Clause]:
    """The relative clauses of a sentence with a moment or "waarna", an acting verb and somebody who does it."""
    found = []
    for match in _OPENS.finditer(read.text):
        first = next((i for i, token in enumerate(read.tokens) if token.start >= match.end()), None)
        if first is None or not read.subordinate[match.start("word")]:
            continue
        personal = match["word"].lower() in {"die", "dat"}
        clause = verb_final_clause(read, first, antecedent=None)
        if clause is None or clause.finite in {"zijn", "hebben", "kunnen", "moeten", "mogen", "willen"}:
            continue
        if personal and not clause.passive:
            clause.subject = _antecedent(read, match.start()) or _right_behind(read, match.start("word"), match.end())
        elif read.tokens[first].lower in WE:
            clause.person, clause.finite_at, clause.subject = "we", first + 1, None
        if not (clause.subject or clause.person or clause.agents) or not is_act(clause.verb):
            continue
        if match["word"].lower() == "waarna" and (clause.person == "we" or _opens(clause, match.end())):
            found.append(clause)  # what is done next needs no moment: "…, waarna partijen besluiten over het vervolg"
        elif any(_fixed(time) and clause.start <= time.start < clause.end for time in times):
            found.append(clause)
    return found


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
