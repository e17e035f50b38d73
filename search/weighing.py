"""What a passage's score counts: less for what seldom is an answer, more for what stands beside another answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import pairwise

from graph.model import Kind
from search.passage_store import Place
from search.vectors import Scored, best_first

SENTENCE = 0.75
"""What the score of a single sentence counts: short texts score high in every channel, and the stretch of text around
one tells more."""
QUIET = {
    Kind.PUBLICATIE: 0.4, Kind.DOCUMENT: 0.7, Kind.BEDRAG: 0.8 * SENTENCE, Kind.AFSPRAAK: SENTENCE,
    Kind.ACTIE: SENTENCE, Kind.DOEL: SENTENCE, Kind.MODULE: 0.5,
}  # fmt: skip
"""What a score counts of a thing that seldom is an answer itself: the title of a study, a whole document. Of a module
often only the question is known (.5 did best of .5, .65 and .8 in the mean of 29 sets of questions)."""
BARE, BARE_BELOW = 0.6, 15
"""What a score counts of a thing of which little more than its name is known, or of mere references, and how many
characters that is (`Place.told`)."""
RETOLD = 0.4
"""What the score of a passage counts that tells in other words what another document here says itself."""
RETELLING = frozenset({Kind.AFSPRAAK, Kind.ACTIE, Kind.BEDRAG, Kind.DOCUMENT, Kind.DOEL, Kind.SECTIE})
"""Kinds of which such passages are; other things are their own wherever they stand."""
NO_REASON = 0.5
"""What the score of a passage counts that has a stray word or a few letters in common with the question, no more."""
BESIDE = 0.1
"""Share that the better of the neighbours has in the score of a stretch of running text."""
BESIDE_UP_TO = 600
"""Characters between two stretches that are neighbours: a heading, a footnote."""


def weighed(
    fused: Scored, places: Mapping[int, Place], stray: Collection[int] = (), summaries: Collection[str] = ()
) -> Scored:
    """The scores of passages by what they can tell, best first. `places` of all of them, `stray` those that were found
    without a reason to name, `summaries` the documents that tell what another one says."""
    scores = {
        number: score
        * QUIET.get(places[number].kind, 1.0)
        * (BARE if places[number].told < BARE_BELOW else 1.0)
        * (NO_REASON if number in stray else 1.0)
        * (RETOLD if places[number].document in summaries and places[number].kind in RETELLING else 1.0)
        for number, score in fused
    }
    for number, neighbour in _beside(scores, places).items():
        scores[number] = (1 - BESIDE) * scores[number] + BESIDE * neighbour
    return best_first(scores.items())


def _beside(scores: Mapping[int, float], places: Mapping[int, Place]) -> dict[int, float]:
    """Stretch of running text → the score of the better of its neighbours; 0 when neither was found."""
    files: dict[str, list[Place]] = defaultdict(list)
    for number in scores:
        if places[number].kind == Kind.SECTIE:
            files[places[number].file].append(places[number])
    best = {place.id: 0.0 for stretches in files.values() for place in stretches}
    for stretches in files.values():
        for one, other in pairwise(sorted(stretches, key=lambda place: (place.start, place.id))):
            if other.start - one.end <= BESIDE_UP_TO:
                best[one.id] = max(best[one.id], scores[other.id])
                best[other.id] = max(best[other.id], scores[one.id])
    return best
