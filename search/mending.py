"""Typing errors: words of a question that nobody writes so, and the word of the corpus, or of an everyday expression,
that was probably meant."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping

from search.dutch import Token, without_overlap, words

SHORTEST = 4
"""Shorter words are left as they are: too many others are one letter away."""
TWO_FROM = 9
"""From this length on, two letters may differ."""

TITLES = frozenset(
    """zuster broeder dokter meneer mijnheer mevrouw juffrouw tante oom opa oma buurman buurvrouw dhr mw dr""".split()
)
"""What comes before a name: the odd word behind it need not be a typing error, also without a capital."""

_SOUNDS = (
    ("lijk", "luk"), ("sch", "s"), ("ch", "g"), ("th", "t"), ("ph", "f"), ("qu", "kw"), ("x", "ks"), ("ij", "y"),
    ("ei", "y"), ("au", "ou"), ("ti", "si"), ("ts", "s"), ("dt", "t"), ("ck", "k"), ("c", "k"), ("z", "s"), ("v", "f"),
)  # fmt: skip
"""Spellings that sound alike, in this order: someone who writes by ear mixes them up."""
_FINAL = str.maketrans("db", "tp")
_DOUBLE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """A folded word as it sounds, roughly: two words that sound alike get the same letters."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = word[:-1] + word[-1:].translate(_FINAL)
    return _DOUBLE.sub(r"\1", word)


def distance(one: str, other: str, at_most: int) -> int:
    """Letters to add, drop, change or swap (neighbours) to make one word the other; `at_most` + 1 when more."""
    # a change takes away one letter and brings one at most, which tells of nearly all words that they are too far
    if abs(len(one) - len(other)) > at_most or len({*one} ^ {*other}) > 2 * at_most:
        return at_most + 1
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row, above_now = row, [i] + [0] * len(other), above
        above = before
        for j, opposite in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                row[j] = min(row[j], above_now[j - 2] + 1)
        if min(row) > at_most:
            return at_most + 1
    return min(row[-1], at_most + 1)


class Mender:
    """Words by how they sound. Thread-safe; reads its words when the first odd one comes by."""

    def __init__(
        self, counts: Callable[[], Mapping[str, int]], known: Callable[[str], bool], joined: Callable[[str], bool]
    ) -> None:
        """`counts`: how often each word is written or said here; `known`: whether a word is in the dictionary;
        `joined`: whether it is, or is made up of words that are, as telle + visie."""
        self._counts = counts
        self._known = known
        self._joined = joined
        self._lock = threading.Lock()
        self._by_sound: dict[str, list[str]] | None = None
        self._by_begin: dict[tuple[str, int], list[tuple[str, str]]] = {}
        """First letter and length → the words that have them, each with how it sounds."""
        self._times: Mapping[str, int] = {}

    def mend(self, question: str) -> dict[Token, str]:
        """The odd words of a question, each with what was probably meant; a word without a likely one is left out."""
        meant: dict[Token, str] = {}
        before = ""
        for token in without_overlap(words(question)):
            if len(token.form) >= SHORTEST and token.form.isalpha() and not self._known(token.form):
                name = before in TITLES or _is_name(question, token)
                found = self._nearest(token.form, by_sound_alone=name or self._joined(token.form))
                if found:
                    meant[token] = found
            before = token.form
        return meant

    def _nearest(self, form: str, *, by_sound_alone: bool) -> str | None:
        """What sounds the same; else, but for what may be a name or a joined word, what is a letter or two away."""
        self._read()
        assert self._by_sound is not None
        if form in self._times:
            return None
        heard = sound(form)
        alike = self._by_sound.get(heard)
        if alike:
            return max(alike, key=lambda word: (-distance(form, word, 5), self._times[word], word))
        if by_sound_alone:
            return None
        at_most = 2 if len(form) >= TWO_FROM else 1
        near = [
            (min(distance(heard, other, at_most), distance(form, word, at_most)), -self._times[word], word)
            for begin in {heard[:1], form[:1]}
            for length in range(len(form) - at_most, len(form) + at_most + 1)
            for word, other in self._by_begin.get((begin, length), ())
        ]
        far, _, word = min(near, default=(at_most + 1, 0, ""))
        return word if far <= at_most else None

    def _read(self) -> None:
        with self._lock:
            if self._by_sound is not None:
                return
            by_sound: dict[str, list[str]] = defaultdict(list)
            by_begin: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
            self._times = self._counts()
            for word, times in self._times.items():
                if len(word) >= SHORTEST and word.isalpha() and (times > 1 or self._joined(word)):
                    heard = sound(word)
                    by_sound[heard].append(word)
                    by_begin[word[:1], len(word)].append((word, heard))
            self._by_begin, self._by_sound = by_begin, by_sound


def _is_name(question: str, token: Token) -> bool:
    """Whether a word is written as a name: with a capital amid the question, or as an abbreviation."""
    written = question[token.start : token.end]
    return not question.isupper() and (written.isupper() or (token.start > 0 and written[0].isupper()))


def mended(question: str, meant: Mapping[Token, str]) -> str:
    """The question with its odd words (none inside another) replaced."""
    text, end = [], 0
    for token, word in sorted(meant.items(), key=lambda pair: pair[0].start):
        text += [question[end : token.start], word]
        end = token.end
    return "".join([*text, question[end:]])


def mended_alike(typed: str, meant: Mapping[Token, str]) -> str:
    """A question as it was typed, with quotes and exclusions, with the same words replaced wherever they stand."""
    by_form = {token.form: word for token, word in meant.items()}
    there = without_overlap(words(typed))
    return mended(typed, {token: by_form[token.form] for token in there if token.form in by_form})
