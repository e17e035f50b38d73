"""Which words of a text answer which words of a question, and how: the root of highlights, reasons and coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from search.abbreviations import Abbreviations
from search.dutch import Analyzer, Token, grams, stem, tokens, without_overlap, words
from search.spelling import fold


class How(Enum):
    """Why a word counts as a match."""

    PHRASE = "literally, as it was put in quotes"
    WORD = "same stem"
    PART = "the one is part of the other (compound)"
    SPELLING = "spelled almost the same"
    ABBREVIATION = "one is short for the other"


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the question found in a text."""

    asked: str
    """Word of the question, folded; of a phrase its words with a space between them."""
    token: Token
    """Where it was found."""
    how: How


@dataclass(frozen=True, slots=True)
class Question:
    """A question as analysed: its words, and which further words its abbreviations stand for."""

    text: str
    asked: tuple[Token, ...]
    """Its words, none inside another."""
    stems: Mapping[str, tuple[str, ...]]
    """Word of the question → its stem and those of its parts that say something by themselves."""
    stem_terms: tuple[str, ...]
    gram_terms: tuple[str, ...]
    short_for: tuple[tuple[str, str], ...]
    """(as asked, what it also may be called), both as written in the vocabulary."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words that must stand next to each other (`search.asking.Asked`)."""

    @staticmethod
    def analyse(
        text: str, analyzer: Analyzer, abbreviations: Abbreviations, common: Callable[[str], bool] = lambda stem: False,
        phrases: tuple[tuple[str, ...], ...] = (),
    ) -> Question:  # fmt: skip
        """`text` must be clean (`search.spelling.clean_question`); `common` tells of a stem whether so many
        texts have it that it says little as a part (zorg in mantelzorg)."""
        asked = without_overlap(words(text))
        pairs = abbreviations.in_text(text, any_case=True)
        stems = {token.form: analyzer.stems(token.form) for token in asked}
        return Question(
            text=text,
            asked=tuple(asked),
            stems={form: (all_[0], *(s for s in all_[1:] if not common(s))) for form, all_ in stems.items()},
            stem_terms=tuple(analyzer.stem_terms(text)),
            gram_terms=tuple(analyzer.gram_terms(text)),
            short_for=tuple((p.short, p.full) if short else (p.full, p.short) for p, short in pairs),
            phrases=phrases,
        )

    def typed(self, form: str) -> str:
        """A word of the question as it was typed; anything else unchanged."""
        return next((self.text[token.start : token.end] for token in tokens(self.text) if token.form == form), form)


SIMILAR = 0.8
"""Share of letters in common (difflib) from which a word passes for a misspelling: demensie – dementie is 0.88."""
SPELLING_FROM = 5
"""Shorter words differ by a letter and mean something else."""


def matches(question: Question, text: str, analyzer: Analyzer) -> list[Match]:
    """Matches in the order of the text; spelling is only looked at for words that are not found otherwise."""
    found: list[Match] = []
    stems = question.stems
    wanted = frozenset().union(*stems.values())
    inside = words(text)
    for token in inside:
        there = analyzer.stems(token.form)
        if wanted.isdisjoint(there):
            continue
        match = _by_stem(stems, token, there)
        if match is not None:
            found.append(match)
    found.extend(_by_phrase(question.phrases, text))
    found.extend(_by_other_name(question, text))
    missed = [form for form in stems if form not in {match.asked for match in found}]
    found.extend(_by_spelling(missed, inside, analyzer))
    return sorted(found, key=lambda match: (match.token.start, match.token.end))


def _by_stem(asked: Mapping[str, tuple[str, ...]], token: Token, there: tuple[str, ...]) -> Match | None:
    """Same stem, or the whole of one is a part of the other; sharing a part (zorg in both) is not enough."""
    for form, stems in asked.items():
        if stems[0] == there[0]:
            return Match(form, token, How.WORD)
    for form, stems in asked.items():
        if stems[0] in there or there[0] in stems:
            return Match(form, token, How.PART)
    return None


def _by_phrase(phrases: Sequence[tuple[str, ...]], text: str) -> Iterator[Match]:
    """Places where the words of a phrase stand next to each other."""
    inside = without_overlap(tokens(text)) if phrases else []
    for phrase in phrases:
        for place in range(len(inside) - len(phrase) + 1):
            words_there = inside[place : place + len(phrase)]
            if tuple(token.form for token in words_there) == phrase:
                name = " ".join(phrase)
                yield Match(name, Token(name, words_there[0].start, words_there[-1].end), How.PHRASE)


def _by_other_name(question: Question, text: str) -> Iterator[Match]:
    """Places where the full name of an asked abbreviation stands, or the abbreviation of an asked name."""
    if not question.short_for:
        return
    inside = list(tokens(text))
    stems = [stem(token.form) for token in inside]
    for asked, other in question.short_for:
        wanted = [stem(token.form) for token in tokens(other)]
        for place in range(len(inside) - len(wanted) + 1):
            if stems[place : place + len(wanted)] == wanted:
                last = inside[place + len(wanted) - 1]
                whole = Token(fold(other), inside[place].start, last.end)
                yield Match(asked, whole, How.ABBREVIATION)


def _by_spelling(missed: Sequence[str], inside: Sequence[Token], analyzer: Analyzer) -> list[Match]:
    """Words that look like a misspelling of each other. Of a word that is good Dutch only what begins alike: vrouw is
    no misspelt rouw, while plast does belong to plas."""
    found: list[Match] = []
    for form in missed:
        if len(form) < SPELLING_FROM:
            continue
        pieces, proper = set(grams(form)), analyzer.knows(form)
        compare = SequenceMatcher(b=form, autojunk=False)
        for token in inside:
            if abs(len(token.form) - len(form)) > 2 or not pieces.intersection(grams(token.form)):
                continue
            if proper and token.form[0] != form[0]:
                continue
            compare.set_seq1(token.form)
            if compare.quick_ratio() >= SIMILAR and compare.ratio() >= SIMILAR:
                found.append(Match(form, token, How.SPELLING))
    return found
