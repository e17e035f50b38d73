"""Subjects that point back at whom the text named before: "dit centrum", "die organisatie", "deze" for a new post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.policy.actor_groups import Actor
from ingest.policy.sentence import Clause, Sentence

THIS_ONE = "deze"
"""What `Clause.refers` holds where no noun tells what is meant."""
_BODIES = frozenset(
    "organisatie instelling stichting vereniging coöperatie corporatie partij centrum instituut bureau tafel koepel "
    "netwerk alliantie fonds dienst platform bedrijf ministerie".split()
)
"""Words for any organisation, or for the sort of one that was named."""
_ANY_BODY = frozenset({"organisatie", "instelling", "partij", "bedrijf"})
APPOINTING = frozenset(
    "instellen aanstellen benoemen oprichten aanwijzen inzetten werven vormen openen inhuren installeren "
    "samenstellen".split()
)
"""By these somebody gets a task, of which "deze" in the next clause tells."""
_DESCRIBED = frozenset({"ministerie", "vereniging", "stichting", "coöperatie", "bedrijf", "organisatie"})
"""With "de" or "het" alone they mean one that was named too: "de vereniging schrapt"."""
_THIS = r"(?P<this>deze|die|dit|dat|de|het)"
_BEFORE = re.compile(
    rf"\W*(?:(?:daarna|vervolgens|ook|en)\s+)?{_THIS}(?:\s+(?P<noun>[a-zà-ÿ\-]{{4,}}))?\s*", re.IGNORECASE
)
_BEHIND = re.compile(rf"\s+{_THIS}\s+(?P<noun>[a-zà-ÿ\-]{{4,}})\b", re.IGNORECASE)


def points_back(sentence: Sentence, clause: Clause) -> str | None:
    """The noun that points back as the subject, or `THIS_ONE`; None where somebody is named or no body can be meant."""
    at = sentence.tokens[clause.finite_at]
    before = _BEFORE.fullmatch(sentence.text, clause.start, at.start)
    match = before or _BEHIND.match(sentence.text, at.end, clause.end)
    if match is None or clause.passive:
        return None
    low, high = match.span()
    if any(low <= group.start < high for group in sentence.groups):
        return None
    noun = (match["noun"] or "").lower()
    if noun:
        return noun if noun in (_DESCRIBED if match["this"].lower() in {"de", "het"} else _BODIES) else None
    return THIS_ONE if match["this"].lower() in {"deze", "die"} else None


def referred_to(noun: str, mentioned: Sequence[Actor], subject: Sequence[Actor]) -> Sequence[Actor]:
    """Whom a noun points at: the last one `mentioned` that is called so, for a word for anybody the `subject`."""
    called = [actor for actor in mentioned if any(word.lower().endswith(noun) for word in actor.name.split())]
    if called:
        return called[-1:]
    return (subject or mentioned[-1:]) if noun in _ANY_BODY else ()
