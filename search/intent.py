"""What sort of answer a question asks for: what was agreed, or help for the one who asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from graph.model import Kind
from search.bridge import Mention
from search.fusion import CANDIDATES
from search.lexical import LexicalIndex
from search.passage_store import Place
from search.vectors import Scored, best_first

POLICY = frozenset({Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG, Kind.SECTIE, Kind.DOCUMENT})
"""Kinds that tell what was agreed, who does it, when and for how much."""
FOR_CITIZENS = frozenset({Kind.VOORZIENING, Kind.LOKET, Kind.VRAAGGEBIED})
"""Kinds that help the one who asks."""
WORTH = dict.fromkeys(POLICY, 1.0) | dict.fromkeys(FOR_CITIZENS, 0.45)
OTHERS = 0.6
"""What a score counts, by kind, when it is asked what was agreed; and of an Interventie, a Richtlijn and the like. At
most 1, so that scores stay in 0..1."""
ASIDE = 0.6
"""What a card for citizens counts that does not speak of the subject that is called by its name."""
FIRST = 10
"""Answers among which such a card is in the way."""

_PERSONAL = re.compile(
    r"\b(?:ik|mij|me|mijn|m'?n|wij|we|ons|onze|hij|zij|ze|haar|hem|u|uw|je|jij|jouw|man|vrouw|moeder|vader|opa|oma|zoon|"
    r"dochter|tante|oom|ome|broer|zus|buurvrouw|buurman|ma|pa|mama|papa|schoonmoeder|schoonvader)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:afspra(?:ak|ken)\w*|afgesproken|\w*akkoord\w*|verantwoordelijk\w*|trekker\w*|deadline\w*|tijdpad|planning|"
    r"termijn\w*|streef\w+|budget\w*|miljoen|miljard\w*|bekostiging|doel|doelen|doelstelling\w*|ambitie\w*|"
    r"maatregel\w*|acties?|beleid\w*|wets?(?:wijziging|voorstel)\w*|zorginkoop\w*|besparing\w*|bezuiniging\w*|evaluatie|"
    r"kanslijn\w*|wie (?:doet|voert|trekt|gaat|moet|onderzoekt|inventariseert|levert)|"
    r"wanneer (?:is|zijn|moet|moeten|gaat|gaan|komt|komen))\b",
    re.IGNORECASE,
)

_ADVISED = re.compile(
    r"\b(?:richtlijn\w*|aanbeveling\w*|aanbevolen|standaard|interventie\w*|erkend\w*)\b", re.IGNORECASE
)


def is_personal(question: str) -> bool:
    """Whether somebody speaks of himself or of somebody near: then help comes first, whatever the words."""
    return bool(_PERSONAL.search(question))


def asks_what_was_agreed(question: str) -> bool:
    """Whether a question is about agreements, who acts, when, or for how much; not what a guideline or an inventory
    says of measures and goals."""
    return bool(_AGREED.search(question)) and not _ADVISED.search(question) and not is_personal(question)


def by_intent(
    question: str, weights: Mapping[str, float], mentions: Sequence[Mention], ranked: Scored,
    places: Mapping[int, Place], lexical: LexicalIndex,
) -> Scored:  # fmt: skip
    """`ranked` (best first) with those kinds higher that answer such a question.

    A question whose most telling word (`weights`, by rarity) is the name of something is not answered by a card for
    citizens that has its other words: "dementie" in a question about antipsychotica. Unless somebody speaks of himself.
    """
    if asks_what_was_agreed(question):
        ranked = _weighed(ranked, lambda number: WORTH.get(places[number].kind, OTHERS))
    if not weights or is_personal(question):
        return ranked
    if not any(places[number].kind in FOR_CITIZENS for number, _ in ranked[:FIRST]):
        return ranked
    telling = max(weights, key=lambda form: (weights[form], form))
    subjects = {m.concept.id: m.weight for m in mentions if not m.lay and telling in m.said}
    if not subjects:
        return ranked
    about = {number for number, _ in lexical.by_concepts(subjects, CANDIDATES, kinds=sorted(FOR_CITIZENS))}
    return _weighed(
        ranked, lambda number: ASIDE if places[number].kind in FOR_CITIZENS and number not in about else 1.0
    )


def _weighed(ranked: Scored, worth: Callable[[int], float]) -> Scored:
    return best_first((number, score * worth(number)) for number, score in ranked)
