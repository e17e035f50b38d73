"""Why a passage was found, in plain Dutch, true to how it was found."""

from __future__ import annotations

from collections.abc import Sequence

from search.matching import How, Match, Question

MEANING = "lijkt in betekenis op uw vraag"
ALIKE = "bevat woorden die lijken op die in uw vraag"
"""When only pieces of words (4-grams) brought it up."""
NAMED = "heet precies zo"
BEGINS_SO = "de naam begint zo"
LAY = "past bij een alledaags woord uit uw vraag"
ABOUT_AT_MOST = 2
"""Concepts that are named as a reason."""
CLOSE_IN_MEANING = 0.5
"""From this min-max score of the dense channel on, meaning is named as a reason."""


def reasons(
    question: Question,
    found: Sequence[Match],
    text: str,
    *,
    above: Sequence[Match] = (),
    meaning: float = 0.0,
    lay: bool = False,
    about: Sequence[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """Reasons, strongest first.

    `found` are the matches in `text`, `above` those in its headings, `meaning` is the passage's min-max score in the
    dense channel (0 when it is not there), `lay` whether one of the thing's everyday words was used, `about` the
    concepts it is about, each with the words of the question that say it ('' when those are only near in meaning).
    """
    said: list[str] = []
    whole = _asked(found, How.WORD)
    higher = [form for form in _asked(above, How.WORD) if form not in whole]
    if whole:
        said.append(f"bevat {_words(question, whole)}")
    if higher:
        said.append(f"heeft {_words(question, higher)} in de kop")
    for match in _first_of_each(found, How.PART, without=whole + higher):
        said.append(f"bevat ‘{_surface(match, text)}’, dat past bij ‘{question.typed(match.asked)}’")
    for asked, other in question.short_for:
        if any(match.how is How.ABBREVIATION and match.asked == asked for match in found):
            said.append(f"‘{asked}’ staat hier als ‘{other}’")
    for match in _first_of_each(found, How.SPELLING, without=whole + higher):
        said.append(f"bevat ‘{_surface(match, text)}’, dat lijkt op ‘{question.typed(match.asked)}’")
    if lay:
        said.append(LAY)
    for concept, words in about[:ABOUT_AT_MOST]:
        said.append(f"gaat over ‘{concept}’: zo lezen we {words}" if words else f"gaat over ‘{concept}’")
    if meaning >= CLOSE_IN_MEANING or (meaning > 0 and not said):
        said.append(MEANING)
    elif not said:
        said.append(ALIKE)
    return tuple(said)


def _words(question: Question, forms: Sequence[str]) -> str:
    quoted = [f"‘{question.typed(form)}’" for form in forms]
    if len(quoted) == 1:
        return f"het woord {quoted[0]}"
    return f"de woorden {', '.join(quoted[:-1])} en {quoted[-1]}"


def _asked(found: Sequence[Match], how: How) -> list[str]:
    return list(dict.fromkeys(match.asked for match in found if match.how is how))


def _first_of_each(found: Sequence[Match], how: How, *, without: Sequence[str]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in found:
        if match.how is how and match.asked not in without:
            first.setdefault(match.asked, match)
    return list(first.values())


def _surface(match: Match, text: str) -> str:
    return text[match.token.start : match.token.end]
