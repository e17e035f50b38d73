"""Which of the nearest support options are shown as fitting, and which only as "perhaps you mean".

An option that does not fit harms trust, so the list is cut where the fit drops clearly instead of being filled up. What
comes just below it stays within reach as a short list, because people ask indirectly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.sayings import Support
from web.help.cards import HelpCard
from web.urgent import concepts_in

MOST = 5
"""Places on which people look for what fits: fitting options, or those and the ones that come next."""
LEAD = 1.5
"""How many times better than the next an option fits that says what the question is about. Then options for the same
problem go before those that only sound like the question ("mijn moeder valt steeds", "mijn moeder eet niet meer"). On
214 judged questions this changed nothing for the first three and five; from 1.3 it did harm."""
ALONE, RELATED, FOR_ANOTHER = 0.7, 0.5, 0.9
"""Share of the best score from which an option fits: one with no problem or main situation in common with the first,
one that has, and one for who cares for another where the question names nobody else.

Chosen on 490 judged questions of seven sets (docs/hulp.md): from 0.75 for ALONE the indirect ones lose."""
NEXT, NEXT_RELATED = 0.4, 0.25
"""Share of the best score from which an option may come next; less is asked of one for the same problem."""
LESS_FOR_ANOTHER = 0.1
"""What an option for who cares for another loses of its score where the question names nobody else."""
OTHERS = frozenset({"naaste", "jongere", "zorgen"})
"""Concepts of web/urgent/begrippen.toml that bring somebody else into a question."""
_CARER = "naaste"
_YOUNG_CARERS = frozenset({"doelgroep/jonge-mantelzorgers"})
_SPOUSE = re.compile(r"\b(?:mijn|m'?n|me) (?:man|vrouw|echtgeno\w+|partner)\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:kind|klein|tiener|puber|schol|school|jarige|zoon|dochter|jonge)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Support options for a question, best first."""

    clear: tuple[tuple[Support, HelpCard], ...]
    """What fits; the first option always does."""
    next: tuple[tuple[Support, HelpCard], ...]
    """What may be meant when none of those does."""


def fitting(question: str, supports: Sequence[Support], cards: Mapping[str, HelpCard]) -> Fitting:
    """The options among `supports` (best first) that fit the question; what has no card is left out, and help for young
    carers where somebody speaks of a spouse and of no child."""
    alone = not OTHERS.intersection(concepts_in(question))
    pairs = [(support, cards[code]) for support in supports if (code := support.thing.partition("/")[2]) in cards]
    if _SPOUSE.search(question) and not _CHILD.search(question):
        pairs = [(support, card) for support, card in pairs if card.groups != _YOUNG_CARERS]
    if alone:
        pairs = [
            (replace(support, score=support.score * (1 - LESS_FOR_ANOTHER)), card)
            if card.audience == _CARER
            else (support, card)
            for support, card in pairs
        ]
        pairs.sort(key=lambda pair: -pair[0].score)
    if not pairs:
        return Fitting((), ())
    best = pairs[0][0].score
    first, *others = same_problem_first(pairs)
    clear, rest = [first], list[tuple[Support, HelpCard]]()
    for support, card in others:
        fits = support.score >= best * _needed(card, first[1], alone)
        (clear if fits and len(clear) < MOST else rest).append((support, card))
    near = [
        (support, card)
        for support, card in rest
        if not (alone and card.audience == _CARER != first[1].audience)
        and support.score >= best * (NEXT_RELATED if card.problems & first[1].problems else NEXT)
    ]
    return Fitting(tuple(clear), tuple(near[: MOST - len(clear)]))


def same_problem_first(pairs: Sequence[tuple[Support, HelpCard]]) -> list[tuple[Support, HelpCard]]:
    """Where the first option fits far better than the second, those for the same problem come next."""
    if len(pairs) < 2 or pairs[0][0].score < LEAD * pairs[1][0].score:
        return list(pairs)
    first = pairs[0][1]
    return [pairs[0], *sorted(pairs[1:], key=lambda pair: not pair[1].problems & first.problems)]


def _needed(card: HelpCard, first: HelpCard, alone: bool) -> float:
    """The share of the best score that a card needs to fit beside the first one."""
    if alone and card.audience == _CARER and first.audience != _CARER:
        return FOR_ANOTHER
    same_situation = card.situations and card.situations[:1] == first.situations[:1]
    related = card.problems & first.problems or same_situation
    return RELATED if related else ALONE
