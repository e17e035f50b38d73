"""When we do not know: how likely it is that a question was not understood, or is not for this corpus.

A logistic function of what the ranking saw, fitted on questions that are to be answered and questions that are not;
docs/zoeken.md says which, and what it does on others. Beside it the form and the subject of a question, which need no
fitting.
"""

from __future__ import annotations

from collections.abc import Callable

from search.bridge import Mention
from search.dutch import STOP_WORDS
from search.elsewhere import is_about_elsewhere, speaks_of
from search.outside import asks_for_what_we_must_not_tell, names_a_stranger
from search.paraphrase import NEAREST
from search.ranking import Ranked

NEAR, SAID, SAID_FIFTH, STRANGE, BIAS = -1.47, -32.9, -59.8, 2.15, 10.87
"""Weights of: how many standard deviations the five nearest passages lie above what questions about other subjects
reach; how much nearer than usual the nearest everyday expression lies, and the fifth; the share of the words (by
rarity) that neither a text nor an everyday expression has."""
DOUBTFUL = 1.5
"""From this value on a question is doubted: so that two in a hundred of the answerable ones are put off."""
FIRST = 5
USUAL_MARGINS = (0.12,) * FIRST
"""Of answerable questions: taken where there are too few everyday expressions to tell anything by."""
COVERED_BY_WORDS = 0.35
"""When words are all there is: a smaller share of the question's words in one passage is doubted."""
MEANT, HALF = 0.9, 0.5
"""How surely a concept that no text speaks of must be meant to be doubted, and what share of the words (by rarity) must
say it. Of 690 answerable questions none is."""


FEW = 6
"""Words with a meaning of their own, up to which a question is short: in a story no single word is what it is about."""


def is_for_others(
    ranked: Ranked, typed: str, first: str, known: Callable[[str], bool], told: Callable[[Mention], bool]
) -> bool:
    """Whether a question is by its form or subject not for this corpus, whatever lies near to it.

    `typed`: the question before typing errors were mended; `first`: text of the first hit, '' when there is none;
    `known`: whether some text has a stem; `told`: whether some text speaks of a concept, or has a word that says it.
    """
    elsewhere = is_about_elsewhere(typed)
    if asks_for_what_we_must_not_tell(typed) or (elsewhere and not speaks_of(first, elsewhere)):
        return True
    return names_a_stranger(typed, known) or is_untold(ranked, told)


def is_doubtful(ranked: Ranked, background: tuple[float, float]) -> bool:
    """Whether what was found lies so far from a question that it may be no answer.

    `background`: mean and standard deviation of the nearest score of questions about other subjects.
    """
    if not any(map(_says_something, ranked.weights)):
        return True
    if ranked.strange == 1.0:
        return True  # not one of its words stands anywhere: what lies near lies there by chance
    if not ranked.meaning:
        return ranked.coverage < COVERED_BY_WORDS
    return doubt(ranked, background) >= DOUBTFUL


def is_untold(ranked: Ranked, told: Callable[[Mention], bool]) -> bool:
    """Whether a question is mostly about a concept that the vocabulary knows and no text speaks of."""
    half = HALF * sum(ranked.weights.values())
    return any(
        mention.weight >= MEANT
        and sum(ranked.weights.get(form, 0.0) for form in mention.said) >= half
        and not told(mention)
        for mention in ranked.mentions
    )


def word_nowhere(ranked: Ranked, known: Callable[[str], bool]) -> str:
    """The rarest word of a question of a few words, when nothing has it: what is found is then about the others. '' for
    any other question. `known`: whether some text or expression has a stem; a concept may be said by more words."""
    telling = [form for form in ranked.weights if _says_something(form)]
    if not 1 < len(telling) <= FEW:
        return ""
    said = {form for mention in ranked.mentions for form in mention.said}
    rarest = max(telling, key=lambda form: ranked.weights[form])
    stems = ranked.question.stems.get(rarest, ())
    return rarest if stems and rarest not in said and not known(stems[0]) else ""


def _says_something(form: str) -> bool:
    """Signs, bare numbers and small words are near to anything."""
    return form not in STOP_WORDS and any(map(str.isalpha, form))


def doubt(ranked: Ranked, background: tuple[float, float]) -> float:
    """The log odds that this is a question for others; higher is more doubtful."""
    signs = signs_of(ranked, background)
    return BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))


WEIGHTS = (NEAR, SAID, SAID_FIFTH, STRANGE)


def signs_of(ranked: Ranked, background: tuple[float, float]) -> tuple[float, ...]:
    """What doubt is judged by, in the order of `WEIGHTS`."""
    mean, deviation = background
    scores = [score for _, score in ranked.meaning[:FIRST]]
    near = (sum(scores) / len(scores) - mean) / deviation if scores and deviation else 0.0
    margins = ranked.margins if len(ranked.margins) >= NEAREST else USUAL_MARGINS
    return near, margins[0], margins[FIRST - 1], ranked.strange
