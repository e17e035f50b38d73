"""Why a passage was found, in plain Dutch, true to how it was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from search.dutch import grams, words
from search.matching import How, Match, Question
from search.spelling import fold

MEANING = "lijkt in betekenis op uw vraag"
ALIKE = "bevat woorden die lijken op die in uw vraag"
"""When only pieces of words (4-grams) brought it up."""
ABOUT = "gaat over"
UNDER = "gaat over iets dat valt onder"
"""Before the name of a concept that is broader than what a passage is about."""
NAMED = "heet precies zo"
ALSO_NAMED = "heet ook zo"
BEGINS_SO = "de naam begint zo"
ASKED_SO = "mensen vragen hier ook naar met"
"""Before words of the question that are among a thing's everyday words: those words themselves may be hidden ones."""
ASKED_ALIKE = "mensen vragen hier ongeveer zo naar als u"
ABOUT_AT_MOST = 2
"""Concepts that are named as a reason."""
CLOSE_IN_MEANING = 0.5
"""From this min-max score of the dense channel on, meaning is named as a reason."""


class Subject(NamedTuple):
    """A concept that is meant and that a passage is about."""

    name: str
    said: tuple[str, ...] = ()
    """The words of the question that say it, folded; () when nothing does."""
    near: bool = False
    """Whether nothing says it and it is only near in meaning; else, unsaid, it is broader than what is said."""
    own: bool = False
    """Whether it is the thing itself, which has everyday expressions of its own."""


def reasons(
    question: Question,
    found: Sequence[Match],
    text: str,
    *,
    above: Sequence[Match] = (),
    headings: str = "",
    meaning: float = 0.0,
    lay: Sequence[Match] = (),
    about: Sequence[Subject] = (),
) -> tuple[str, ...]:
    """Reasons, strongest first; none where nothing of this shows why it was found.

    `found` are the matches in `text`, `above` those in its `headings`, `meaning` is the passage's min-max score in the
    dense channel (0 when it is not there), `lay` are the matches in the thing's everyday words, `about` the concepts
    that it is about. A word of the question that stands in the text needs no other reason.
    """
    said: list[str] = []
    literal = _asked(found, How.PHRASE)
    for match in _first_of_each(found, How.PHRASE, without=()):
        said.append(f"bevat letterlijk ‘{_surface(match, text)}’")
    for match in _first_of_each(above, How.PHRASE, without=literal):
        said.append(f"heeft letterlijk ‘{_surface(match, headings)}’ in de kop")
    told = {form for phrase in {*literal, *_asked(above, How.PHRASE)} for form in phrase.split()}
    whole = [form for form in _asked(found, How.WORD) if form not in told]
    higher = [form for form in _asked(above, How.WORD) if form not in told and form not in whole]
    if whole:
        said.append(f"bevat {_words(_written(question, found, text, whole))}")
    if higher:
        said.append(f"heeft {_words(_written(question, above, headings, higher))} in de kop")
    for match in _first_of_each(found, How.PART, without=[*told, *whole, *higher]):
        said.append(f"bevat ‘{_surface(match, text)}’, dat past bij ‘{question.typed(match.asked)}’")
    said += [f"‘{question.typed(asked)}’ staat hier als ‘{other}’" for asked, other in _short(question, found)]
    for match in _first_of_each(found, How.SPELLING, without=[*told, *whole, *higher]):
        said.append(f"bevat ‘{_surface(match, text)}’, dat lijkt op ‘{question.typed(match.asked)}’")
    own = [form for subject in about if subject.own for form in subject.said]
    unseen = {*_everyday(lay), *own} - {match.asked for match in (*found, *above)}
    in_order = dict.fromkeys(token.form for token in question.asked if token.form in unseen)
    if in_order:
        said.append(f"{ASKED_SO} {_words([question.typed(form) for form in in_order])}")
    elif any(subject.own and not subject.said for subject in about):
        said.append(ASKED_ALIKE)
    said += _subjects(question, [subject for subject in about if not subject.own][:ABOUT_AT_MOST])
    if meaning >= CLOSE_IN_MEANING or (meaning > 0 and not said):
        said.append(MEANING)
    elif not said and _shares_pieces(question, f"{headings} {text}"):
        said.append(ALIKE)
    return tuple(said)


def _shares_pieces(question: Question, text: str) -> bool:
    pieces = frozenset(question.gram_terms)
    return any(not pieces.isdisjoint(grams(token.form)) for token in words(text))


def _short(question: Question, found: Sequence[Match]) -> list[tuple[str, str]]:
    """What was asked and what stands there instead, the one short for the other; each that stands there once."""
    stands = {(match.asked, match.token.form) for match in found if match.how is How.ABBREVIATION}
    pairs = {fold(other): (asked, other) for asked, other in question.short_for if (asked, fold(other)) in stands}
    return list(pairs.values())


def _subjects(question: Question, about: Sequence[Subject]) -> list[str]:
    """What it is about, each with what in the question made us think so where its name does not say that."""
    said = []
    for subject in about:
        if not subject.near:
            typed = " ".join(f"‘{question.typed(form)}’" for form in subject.said)
            named = not typed or fold(subject.name) == " ".join(subject.said)
            said.append(f"{ABOUT} ‘{subject.name}’" + ("" if named else f": zo lezen we {typed}"))
    near = " en ".join(f"‘{subject.name}’" for subject in about if subject.near)
    return [*said, f"{ABOUT} {near}, en daar lijkt uw vraag op"] if near else said


def _everyday(lay: Sequence[Match]) -> set[str]:
    """Words of the question that are everyday words of a thing; what is only spelled like one says little."""
    return {match.asked for match in lay if match.how in (How.WORD, How.PART)}


def _written(question: Question, found: Sequence[Match], text: str, forms: Sequence[str]) -> list[str]:
    """Words of the question as they stand in `text`: as typed, or in the first other form ("huis" for "huizen")."""
    there: dict[str, dict[str, str]] = {form: {} for form in forms}
    for match in found:
        if match.how is How.WORD and match.asked in there:
            there[match.asked].setdefault(match.token.form, _surface(match, text))
    written = (question.typed(form) if form in there[form] else next(iter(there[form].values())) for form in forms)
    return list(dict.fromkeys(written))


def _words(forms: Sequence[str]) -> str:
    quoted = [f"‘{form}’" for form in forms]
    if len(quoted) == 1:
        return f"het woord {quoted[0]}"
    return f"de woorden {', '.join(quoted[:-1])} en {quoted[-1]}"


def _asked(found: Sequence[Match], how: How) -> list[str]:
    return list(dict.fromkeys(match.asked for match in found if match.how is how))


def _first_of_each(found: Sequence[Match], how: How, *, without: Collection[str]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in found:
        if match.how is how and match.asked not in without:
            first.setdefault(match.asked, match)
    return list(first.values())


def _surface(match: Match, text: str) -> str:
    return text[match.token.start : match.token.end]
