"""Mends text for reading: words put together again over line ends, stray spaces and codes out, look-alikes undone.

The original is never touched; every character of a reading keeps the offset it came from. What is not certain stays
as it was: a reading with a flaw is better than one with an invention.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.document import Reading, Repair, Span
from ingest.rows import EMPHASIS
from ingest.words import FUNCTION_WORDS, Vocabulary, frequency, is_word

_SPACE: Final = re.compile(r"\s+")
_LINE_END: Final = re.compile(r"(?<!\s)(?P<hyphen>[ \t]?[-‐\u00ad])?(?P<space>\s*\n\s*)")
_LEFT_WORD: Final = re.compile(r"[^\W_]+$")
_RIGHT_WORD: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = re.compile(r"(?:^|\s)\((?:on|her|mede|zelf|door|boven|zij|pleeg)\)$")
_WIDTH: Final = 60
"""How far to look to either side of a line end: no word is longer."""

_AFTER_HANGING_HYPHEN: Final = frozenset({"en", "of", "dan", "tot", "als", "t"})
""""Wmo- en Wlz-cliënten": the hyphen stands for what is left out."""

_NOTE_DISTANCE: Final = 15_000
"""Farthest that a footnote stands behind its anchor, in characters."""

_TWO_WORDS: Final = re.compile(r"(?<![\w-])([^\W\d_]{3,}) +(?=([^\W\d_]{4,})(?![\w-]))")
_LOOSE_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]) - ?(?=[^\W\d_])")
_NO_SPACE: Final = re.compile(r"(?<=[a-zà-ÿ]{2}\.)(?=[A-ZÀ-Þ][a-zà-ÿ]+[\s,])")
_GLUED: Final = re.compile(r"\b(het|een|van|met|voor|door|naar)(?=([A-Z]?[a-zà-ÿ]{4,})\b)")
_NOTE_DIGITS: Final = re.compile(r"(?<=[^\W\d_])(\d{1,2})(?![\w-]|[.,]\d)|(?<=[^\W\d_][.,)])(\d{1,2})(?=\s|$)")
_SUPERSCRIPT: Final = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_BRACKETS: Final = re.compile(r"([\[(])([^\[\]()]{1,80})([\])])")
_SUSPECT: Final = re.compile(
    r"\b[A-Za-z]I[a-z]+\b|\b[A-Za-z][a-z]+I[a-z]*\b|(?<=\bde )[lI][b-df-hj-np-tv-z]\b|(?:^|(?<=[.!?] ))l[a-z]{3,}\b"
)
"""Words with a capital I inside, small abbreviations after "de" that lack a vowel, and an l that begins a sentence."""

SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

LOOK_ALIKES: Final = str.maketrans("Ii|1!O05S", "lllllooss")
"""Characters that OCR takes for one another, each group by one of it."""

Edit = tuple[int, int, str]
"""Replace the characters `start:end` by this."""


@dataclass(slots=True)
class Mender:
    """Makes readings of one document."""

    text: str
    vocabulary: Vocabulary
    notes: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Footnote number → offsets of the footnotes that have it; a digit at a word before one is its anchor."""
    scanned: bool = False
    """Whether the text shows the marks of OCR, so that look-alikes may be undone."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often what was mended."""
    _skeletons: dict[str, str] = field(default_factory=dict)

    def reading(self, pieces: Sequence[Span]) -> Reading:
        """What a person reads in these stretches of the original, as one paragraph."""
        if not pieces:
            return Reading("", ())
        raw = _concatenated(self.text, pieces)
        joined = _apply(raw, list(self._line_ends(raw.text)))
        stages: tuple[Callable[[Reading], Iterable[Edit]], ...] = (
            self._emphasis, self._anchors, self._spaces, self._stray_spaces, self._look_alikes,
        )  # fmt: skip
        for stage in stages:
            joined = _apply(joined, list(stage(joined)))
        return _trimmed(joined)

    # Over line ends

    def _line_ends(self, text: str) -> Iterator[Edit]:
        if "\n" not in text:
            return
        for found in _LINE_END.finditer(text):
            left = _LEFT_WORD.search(text[max(0, found.start() - _WIDTH) : found.start()])
            right = _RIGHT_WORD.match(text, found.end(), found.end() + _WIDTH)
            glue = self._glue(
                left.group() if left else "",
                right.group() if right else "",
                hyphen=bool(found["hyphen"]),
                spaced=(found["hyphen"] or "").startswith((" ", "\t")),
                before=text[max(0, found.start() - _WIDTH) : found.start()],
            )
            yield found.start(), found.end(), glue

    def _glue(self, left: str, right: str, *, hyphen: bool, spaced: bool, before: str) -> str:
        """What comes between the last word of a line and the first of the next: nothing, a space, a hyphen or both."""
        if not hyphen:
            if _PREFIX.search(before) and right.islower():
                return ""
            if right.islower() and self.vocabulary.broken and self._is_one_word(left, right):
                self.counts["broken"] += 1
                return ""
            return " "
        if right in _AFTER_HANGING_HYPHEN:
            return " - " if spaced else "- "
        if not left or not right or not right[0].islower():
            return " - " if spaced else "-" if left and right else "- "
        if spaced and not self._is_hyphenation(left, right):
            return " - "
        if self._keeps_hyphen(left, right):
            return "-"
        self.counts["hyphen"] += 1
        return ""

    def _is_hyphenation(self, left: str, right: str) -> bool:
        """Whether a hyphen with a space before it at a line end halves a word: it mostly does, save for a dash."""
        whole = (left + right).lower()
        return self.vocabulary.words[whole] > 0 or not (
            self.vocabulary.words[left.lower()] and self.vocabulary.words[right.lower()]
        )

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        whole = (left + right).lower()
        apart = f"{left}-{right}".lower()
        if self.vocabulary.words[whole] != self.vocabulary.hyphenated[apart]:
            return self.vocabulary.hyphenated[apart] > self.vocabulary.words[whole]
        if left[-1].isupper() or left[-1].isdigit() or any(char.isupper() for char in left[1:]):
            return True  # GGZ-behandeling, eHealth-toepassing, 24-uurs
        return left[0].isupper() and self.vocabulary.prefixes[left.lower()] > 0

    def _is_one_word(self, left: str, right: str) -> bool:
        """Whether two halves around a line end without a hyphen are one word."""
        if not left or not left.isalpha() or not right.isalpha():
            return False
        first, second = left.lower(), right.lower()
        whole = first + second
        words = self.vocabulary.words
        if second in FUNCTION_WORDS and words[first]:
            return False
        if words[whole]:
            return words[whole] > self.vocabulary.pairs[f"{first} {second}"]
        if second in FUNCTION_WORDS:
            return False
        if first in FUNCTION_WORDS:
            return frequency(whole) > frequency(second)
        known = words[first] > 0 or is_word(first), words[second] > 0 or is_word(second)
        if all(known):
            return len(first) > 3 and frequency(whole) > 0
        return not (left[0].isupper() and len(left) < 4)

    # Within the text

    def _emphasis(self, reading: Reading) -> Iterator[Edit]:
        if "*" in reading.text or "_" in reading.text:
            for found in EMPHASIS.finditer(reading.text):
                yield found.start(), found.end(), ""

    def _anchors(self, reading: Reading) -> Iterator[Edit]:
        """Numbers of footnotes in the text."""
        if not self.notes:
            return
        for found in _SUPERSCRIPT.finditer(reading.text):
            number = found.group().translate(SUPERSCRIPTS)
            if number in self.notes and found.start() and not reading.text[found.start() - 1].isspace():
                yield found.start(), found.end(), ""
        for found in _NOTE_DIGITS.finditer(reading.text):
            place = reading.origin[found.start()]
            notes = self.notes.get(found[1] or found[2], ())
            if any(0 < note - place < _NOTE_DISTANCE for note in notes) and self._is_anchor(reading.text, found):
                yield found.start(), found.end(), ""

    def _is_anchor(self, text: str, found: re.Match[str]) -> bool:
        """Whether digits behind a word are a footnote's: no code like VG7 or CO2, and nowhere else on that word."""
        word = _LEFT_WORD.search(text[max(0, found.start() - _WIDTH) : found.start() - (found[1] is None)])
        if word is None or not word.group().isalpha():
            return False
        base = word.group()
        if found[1] is None:
            return len(base) > 3
        if self.vocabulary.numbered[base + found[1]] > 1:
            return False
        if base[1:].islower():
            return len(base) > 5 or (len(base) > 3 and self.vocabulary.words[base.lower()] > 0)
        return self.vocabulary.forms[base] >= 3

    def _spaces(self, reading: Reading) -> Iterator[Edit]:
        for found in _SPACE.finditer(reading.text):
            if found.group() != " ":
                yield found.start(), found.end(), " "

    def _stray_spaces(self, reading: Reading) -> Iterator[Edit]:
        text = reading.text
        taken = -1
        for found in _TWO_WORDS.finditer(text):
            if found.start() > taken and self._belongs_together(found[1], found[2]):
                taken = found.end()
                self.counts["space"] += 1
                yield found.end(1), found.end(), ""
        for found in _LOOSE_HYPHEN.finditer(text):
            left = _LEFT_WORD.search(text[max(0, found.start() - _WIDTH) : found.start()])
            right = _RIGHT_WORD.match(text, found.end())
            if left and right and right.group().islower():
                whole = (left.group() + right.group()).lower()
                apart = {left.group().lower(), right.group()} & FUNCTION_WORDS
                if self.vocabulary.words[whole] >= 2 and not apart:
                    self.counts["space"] += 1
                    yield found.start(), found.end(), ""
        for found in _NO_SPACE.finditer(text):
            self.counts["no space"] += 1
            yield found.start(), found.end(), " "

    def _belongs_together(self, first: str, second: str) -> bool:
        if not second.islower():
            return False
        left = first.lower()
        count = self.vocabulary.words[left + second]
        if count < 2 or count < 3 * self.vocabulary.pairs[f"{left} {second}"]:
            return False
        if left == "bij":  # a preposition never stands before an infinitive
            return second.endswith("en") and self.vocabulary.words[left + second] >= 3
        return len(left) > 3 and left not in FUNCTION_WORDS and second not in FUNCTION_WORDS

    def _look_alikes(self, reading: Reading) -> Iterator[Edit]:
        if not self.scanned:
            return
        text = reading.text
        for found in _SUSPECT.finditer(text):
            if right := self._right_form(found.group()):
                self.counts["look-alike"] += 1
                yield found.start(), found.end(), right
        for found in _BRACKETS.finditer(text):
            if (found[1], found[3]) != ("(", ")"):
                yield found.start(), found.start() + 1, "("
                yield found.end() - 1, found.end(), ")"
        for found in _GLUED.finditer(text):
            rest, word = found[2], found[1] + found[2]
            if self.vocabulary.words[rest.lower()] and not is_word(word.lower()):
                self.counts["no space"] += 1
                yield found.end(1), found.end(1), " "

    def _right_form(self, word: str) -> str | None:
        """The word or abbreviation that OCR mistook for `word`."""
        if not self._skeletons:
            common = (form for form, count in self.vocabulary.forms.most_common() if count >= 2)
            for form in common:
                self._skeletons.setdefault(form.translate(LOOK_ALIKES), form)
        forms = self.vocabulary.forms
        if is_word(word.lower()) and not any(char.isupper() for char in word[1:]):
            return None
        skeleton = word.translate(LOOK_ALIKES)
        if len(word) == 2:  # the first letter of an abbreviation is lost
            right = next((form for key, form in self._skeletons.items() if key[1:] == skeleton and len(key) == 3), None)
        else:
            right = self._skeletons.get(skeleton)
        if right is not None:
            return right if right != word and forms[right] >= forms[word] else None
        return next((form for form in _readings(word) if form != word and is_word(form.lower())), None)


def _readings(word: str) -> Iterator[str]:
    """Ways to read a word whose l's and I's are mixed up."""
    if word[0] == "l":
        yield "I" + word[1:]
    upright = word[0] + word[1:].replace("I", "l")
    yield from (upright.replace("li", "ll", 1), upright)


def is_scanned(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether a text went through OCR: brackets that do not match, capitals for small letters."""
    signs = 0
    for text in texts:
        signs += sum(1 for found in _BRACKETS.finditer(text) if (found[1] == "(") != (found[3] == ")"))
        if signs >= 3:
            return True
    common = {form.translate(LOOK_ALIKES): form for form, count in vocabulary.forms.items() if count >= 3}
    signs += sum(
        1
        for form in vocabulary.forms
        if "I" in form[1:] and not form.isupper() and common.get(form.translate(LOOK_ALIKES), form) != form
    )
    return signs >= 3


def summary(counts: Mapping[str, int]) -> list[Repair]:
    """What was mended, for the report."""
    wording = {
        "hyphen": "afbreekstreepje aan het regeleinde",
        "broken": "woord zonder streepje afgebroken aan het regeleinde",
        "space": "losse spatie in een woord",
        "no space": "spatie ontbreekt",
        "look-alike": "tekens die bij het scannen verwisseld zijn",
        "sentence": "zin onderbroken door paginakop, voetnoot of paginaeinde",
    }
    return [
        Repair("hele bestand", reason, f"{counts[key]} keer hersteld in de leestekst; het origineel is ongewijzigd")
        for key, reason in wording.items()
        if counts.get(key)
    ]


def _concatenated(text: str, pieces: Sequence[Span]) -> Reading:
    """The pieces one after the other; a line feed where they are not on one line, a space where a code stood apart."""
    parts: list[str] = []
    origin = array("q")
    last = pieces[0].start
    for piece in pieces:
        if piece.start > last:
            between = text[last : piece.start]
            if "\n" in between or "\r" in between or "\f" in between:
                parts.append("\n")
                origin.append(last)
            elif between[0].isspace() or between[-1].isspace():
                parts.append(" ")
                origin.append(last)
        parts.append(text[piece.start : piece.end])
        origin.extend(range(piece.start, piece.end))
        last = piece.end
    return Reading("".join(parts), origin)


def _apply(reading: Reading, edits: list[Edit]) -> Reading:
    """The reading with these edits, which do not overlap. What is put in has the offset of what it replaces."""
    if not edits:
        return reading
    edits.sort()
    parts: list[str] = []
    origin = array("q")
    place = 0
    for start, end, new in edits:
        if start < place:
            continue
        parts += [reading.text[place:start], new]
        origin.extend(reading.origin[place:start])
        at = min(start, len(reading.origin) - 1)
        origin.extend(reading.origin[min(at + offset, max(at, end - 1))] for offset in range(len(new)))
        place = end
    parts.append(reading.text[place:])
    origin.extend(reading.origin[place:])
    return Reading("".join(parts), origin)


def _trimmed(reading: Reading) -> Reading:
    text = reading.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start == 0 and end == len(text):
        return reading
    return Reading(text[start:end], reading.origin[start:end])
