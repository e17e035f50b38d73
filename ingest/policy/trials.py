"""Until when the trials of one document last, where two of its sentences say two different moments.

A trial is seldom called by one name: "de nachtzorgpilot in Twente", "de pilot in Twente", "zij". Two sentences speak of
the same one when they share a word that few sentences have, or when the second points back at the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.policy.compare import Term
from ingest.policy.durations import Time, TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.items import Item, part_of
from ingest.sentences import sentences

_SORT = r"(?:pilots?|proef|proeven|proeftuin(?:en)?|experiment(?:en)?)"
_TRIAL = re.compile(rf"\b[a-zà-ÿ\-]*{_SORT}\b|\bproef[a-zà-ÿ]{{3,}}", re.IGNORECASE)
_BARE = re.compile(
    rf"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it)\s+{_SORT}\s+(?!met\b|in\b|op\b|rond\b|van\b|voor\b|naar\b|om\b|[A-ZÀ-Ý‘'“])"
)
_POINTS_BACK = re.compile(r"\b(?:zij|ze|hij|deze)\b|^\W*(?:die|dat|dit)\b", re.IGNORECASE)
"""A clause of which what was told before it says what it is about."""
_GOES_ON = re.compile(
    r"\b(?:loop(?:t|en)|liep(?:en)?|duur(?:t|de|den)|duren|doorloopt|doorlopen|verlengd|voortgezet|looptijd|uitgekeerd|\w*periode)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:tot|t/m|t\.?e\.?m)\b|[–-]\s*\d", re.IGNORECASE)
_END = r"(?:eindig(?:t|en|de)|afloopt|aflopen|afgelopen|stopt|stoppen|gestopt|stopgezet|afgesloten|beëindigd)"
_END_BEHIND = re.compile(rf"[^,;.]{{0,40}}\b{_END}\b", re.IGNORECASE)
_END_BEFORE = re.compile(rf"\b(?:{_END}|einddatum)\b[^,;.]{{0,40}}$", re.IGNORECASE)
_MAY_END = re.compile(rf"{_GOES_ON.pattern}|\b(?:{_END}|einddatum)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:]\s+")
_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ\-]{4,}|[A-ZÀ-Ý][a-zà-ÿ\-]{3,}")
"""Also a name of four letters."""
_EMPTY = re.compile(
    rf"{_SORT}|{_END}|{_GOES_ON.pattern}|evaluati\w*|gemeenten?|partijen|organisaties?|regio\w*|project\w*|plan\w*|volgens|"
    r"worden|wordt|waarvan|waarin|daarin|daarna|hierna|formeel|aanvankelijk|voorlopig|inmiddels|jaren?|maanden?|resultaten|"
    r"uitkomsten|ervaringen|cliënten|mensen|zorg|staat|samen|verder|eerste|tweede|derde|kwartaal|januari|februari|maart|april|"
    r"augustus|september|oktober|november|december|zomer|najaar|voorjaar|deze|daar|hier|naar|voor|door|over|want|maar|alle|elke|onze|samen"
)
"""Words that say nothing of what a trial is about."""
_RARE = 8
"""Sentences that may have a word by which a trial is known."""
_SAME = 31
"""Days between two moments that may be one ("eind 2027", "15 december 2027")."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A clause that says until when something lasts."""

    term: Term
    own: frozenset[str]
    """What it is about by its own words."""
    before: frozenset[str]
    """What was told right before it, where it points back."""
    trial: bool
    follows: bool
    """Whether it points back at the ending right before it in the same item."""


def opposed_trials(items: Sequence[Item]) -> Iterator[tuple[Term, Term]]:
    """Two clauses of one document that let the same trial end at different moments."""
    found = list(_endings(items))
    if len(found) < 2:
        return
    counted = Counter(word for item in items for word in _about(item.text))
    for at, left in enumerate(found):
        for place, right in enumerate(found[at + 1 :], at + 1):
            if (
                not (left.trial or right.trial or right.follows)
                or _days_between(left.term.eind, right.term.eind) <= _SAME
            ):
                continue
            if (place == at + 1 and right.follows) or _share(left, right, counted):
                yield left.term, right.term


def _endings(items: Sequence[Item]) -> Iterator[Ending]:
    told: list[tuple[object, str]] = []
    last: Item | None = None
    for item in items:
        if item.note:
            continue
        for sentence in sentences(item.reading):
            cuts = [0, *(m.end() for m in _BREAK.finditer(sentence.text)), len(sentence.text)]
            for start, end in pairwise(cuts):
                clause = part_of(sentence, start, end)
                time = _last_moment(clause.text)
                if time is not None and time.eind is not None:
                    bare = bool(_BARE.search(clause.text) or _POINTS_BACK.search(clause.text))
                    around = [text for section, text in told[-2:] if section is item.section] if bare else []
                    trial = bool(_TRIAL.search(" ".join((clause.text, *around))))
                    apart = f"{clause.text[: time.start]} {clause.text[time.end :]}"
                    before = frozenset(word for text in around for word in _about(text))
                    written = clause.text[time.start : time.end]
                    goes_on = start > 0 and not _TRIAL.search(clause.text)
                    points = last is item and (goes_on or (bool(_POINTS_BACK.search(clause.text)) and bool(around)))
                    term = Term(item, clause, "proef", time.eind, written)
                    yield Ending(term, _about(apart), before, trial, points)
                    last = item
                told.append((item.section, clause.text))


def _last_moment(clause: str) -> Time | None:
    """The moment at which something ends by what a clause says."""
    if not _MAY_END.search(clause):
        return None
    for time in find_times(clause):
        if time.kind is not TimeKind.INTERVAL or time.weak or time.eind is None:
            continue
        written = clause[max(0, time.start - 12) : time.end]
        if _GOES_ON.search(clause) and _UNTIL.search(written):
            return time
        if _END_BEHIND.match(clause, time.end) or _END_BEFORE.search(clause[: time.start]):
            return time
    return None


def _about(text: str) -> frozenset[str]:
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if not _EMPTY.fullmatch(word))


def _share(left: Ending, right: Ending, counted: Counter[str]) -> bool:
    """Whether two clauses share a rare word that one of them has itself; "nachtzorg" is in "nachtzorgpilot"."""
    for one, other in ((left, right), (right, left)):
        for word in one.own:
            if counted[word] > _RARE:
                continue
            if any(word in name or name in word for name in other.own | other.before if counted[name] <= _RARE):
                return True
    return False


def _days_between(left: str, right: str) -> int:
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
