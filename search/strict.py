"""What a visitor wants literally, or not at all: phrases in quotes, words with a minus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.asking import Asked
from search.dutch import STOP_WORDS, stem
from search.fusion import CANDIDATES, min_max
from search.index import TextIndex
from search.lexical import searched_text
from search.vectors import Scored, best_first


def allowed(question: Asked, ranked: Scored, text: TextIndex, kinds: Sequence[str]) -> Scored:
    """`ranked` (best first) without what was ruled out. Phrases are looked for beyond it as well, among these `kinds`:
    what has one comes after the others."""
    if not question.strict:
        return ranked
    scores = dict(ranked)
    last = ranked[-1][1] if ranked else 1.0
    for phrase in question.phrases:
        further = text.lexical.by_stems(_stems(phrase), CANDIDATES, kinds=kinds, every=True)
        for number, share in min_max(further).items():
            scores.setdefault(number, last * share)
    # texts are read only where their stems leave it open: hundreds of them take longer than all the rest
    if question.phrases:
        asked = {form for phrase in question.phrases for form in _stems(phrase)}
        scores = {number: scores[number] for number in text.lexical.holding(asked, scores)}
        unsure = set(scores)
    else:
        unsure = {number for form in question.excluded for number in text.lexical.holding(_stems([form]), scores)}
    passages = text.passages.get(list(unsure))
    ruled_out = {number for number, passage in passages.items() if not question.allows(searched_text(passage))}
    return best_first((number, score) for number, score in scores.items() if number not in ruled_out)


def _stems(forms: Iterable[str]) -> list[str]:
    """What the index has of these words; it has no stop words."""
    return [stem(form) for form in forms if form not in STOP_WORDS]
