"""The original text of a document: cut into readable parts, with the place of any range and its page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import Fact, Node, Value, read_facts
from graph.public import held_back

PART = 5000
"""About how many characters one page of source text shows: some two printed pages."""
LONGEST = 20_000
"""The longest range that is marked in one view."""
WAITING = "[dit moet nog worden nagekeken]"
"""What visitors read where a text says what nobody has checked yet."""
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")
_CONTROL[0] = "\ufffd"
_PARAGRAPH = re.compile(r"\n[ \t\r\x0c]*\n\s*")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9])|\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*•]|#{1,6}|\d{1,2}[.)])[ \t])"
)
"""Where a sentence ends: at a full stop before a capital, at a blank line, and before a list item or a heading."""


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence as the reader repaired it, and where it stands in the original."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of source text in its sentence."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters inside a paragraph, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class View:
    """What one page of source text shows."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    part: int
    """1-based number of the first part shown."""
    last: int
    """Number of the last part shown: more than `part` when a marked range crosses from one into the next."""
    parts: int
    page: int | None
    """1-based page of the marked range or of the first character, where the format has pages."""


class SourceText:
    """One text with its parts and page numbers. All offsets are Unicode characters in `text`."""

    def __init__(self, text: str, pages: Sequence[tuple[int, int]] = (), sentences: Sequence[Sentence] = ()) -> None:
        """`pages` are (offset, page) pairs: from there on, that page. Both lists are in order of offset."""
        self.text = text
        self._pages = pages
        self._sentences = sentences
        self._starts = _part_starts(text)

    @staticmethod
    def read(path: Path, facts: Path) -> SourceText:
        """The text at `path`, with pages and sentences from the document's facts.

        What waits for a person is written over with `WAITING`, so that every place stays where it was. Raises OSError
        or ValueError when a file cannot be read: without the facts nobody knows what of the text waits.
        """
        text = path.read_bytes().decode("utf-8-sig", "replace")
        pages: set[tuple[int, int]] = set()
        sentences: set[Sentence] = set()
        for fact in read_facts(facts):  # one at a time: thousands at once would wake the garbage collector
            if fact.source.page is not None:
                pages.add((fact.source.start, fact.source.page))
            sentences.update(_sentences(fact))
            for start, end in held_back([fact]):
                text = text[:start] + WAITING[: end - start].ljust(end - start) + text[end:]
        return SourceText(text, sorted(pages), sorted(sentences))

    @property
    def parts(self) -> int:
        return len(self._starts)

    def page_at(self, offset: int) -> int | None:
        """The page that holds the character at `offset`, as far as the facts tell."""
        at = bisect_right(self._pages, (offset, 1 << 30)) - 1
        return self._pages[at][1] if at >= 0 else None

    def part_at(self, offset: int) -> int:
        """1-based number of the part that holds the character at `offset`."""
        return bisect_right(self._starts, offset)

    def part(self, number: int) -> View:
        """One part. Raises IndexError outside 1..parts."""
        if not 1 <= number <= self.parts:
            raise IndexError(number)
        return self._view(number, number, None)

    def around(self, start: int, end: int) -> View:
        """The parts that hold `start:end`, with that range marked. Raises IndexError outside the text."""
        if not 0 <= start < end <= len(self.text) or end - start > LONGEST:
            raise IndexError(f"{start}:{end}")
        return self._view(self.part_at(start), self.part_at(end - 1), (start, end))

    def quote(self, start: int, end: int, reach: int = 180) -> Quotation:
        """The range in its sentence; white space as single spaces.

        The sentence is the repaired one when the range lies in one or covers some exactly; otherwise the original
        text, at most `reach` characters to either side. Raises IndexError outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"{start}:{end}")
        return self._repaired(start, end) or self._original(start, end, reach)

    def _repaired(self, start: int, end: int) -> Quotation | None:
        first = bisect_right(self._sentences, start, key=lambda sentence: sentence.end)
        beyond = bisect_left(self._sentences, end, key=lambda sentence: sentence.start)
        inside = self._sentences[first:beyond]
        if not inside:
            return None
        if start <= inside[0].start and inside[-1].end <= end:
            return Quotation("", " ".join(sentence.text for sentence in inside), "")
        if len(inside) > 1 or not inside[0].start <= start < end <= inside[0].end:
            return None
        sentence = inside[0]
        words = _spaced(self.text[start:end]).strip()
        # of several such words in the sentence, the one in about the same place
        places = [found.start() for found in re.finditer(re.escape(words), sentence.text)]
        if not places:
            return None
        ideal = len(_spaced(self.text[sentence.start : start]))
        at = min(places, key=lambda place: abs(place - ideal))
        return Quotation(sentence.text[:at], words, sentence.text[at + len(words) :])

    def _original(self, start: int, end: int, reach: int) -> Quotation:
        left, right = max(0, start - reach), min(len(self.text), end + reach)
        opening = left
        # one character further, because the end of a sentence is seen by what follows it
        for found in _SENTENCE_END.finditer(self.text, left, start + 1):
            opening = min(found.end(), start)
        closing = _SENTENCE_END.search(self.text, max(start, end - 2), right)
        ending = closing.end() if closing and closing.end() >= end else right
        before, after = self.text[opening:start], self.text[end:ending]
        if opening == left and left > 0:
            before = "… " + before.partition(" ")[2]
        if ending == right < len(self.text) and not closing:
            after = after.rpartition(" ")[0] + " …"
        return Quotation(_spaced(before), _spaced(self.text[start:end]), _spaced(after))

    def _view(self, first: int, last: int, mark: tuple[int, int] | None) -> View:
        start = self._starts[first - 1]
        end = self._starts[last] if last < self.parts else len(self.text)
        page = self.page_at(mark[0] if mark else start)
        return View(tuple(_paragraphs(self.text, start, end, mark)), first, last, self.parts, page)


def _spaced(text: str) -> str:
    """White space as single spaces; a space at either end stays, so that the pieces of a quotation join up."""
    return re.sub(r"\s+", " ", text.translate(_CONTROL))


def _part_starts(text: str) -> list[int]:
    """Where parts begin: after a blank line where there is one, else after a line, a space, or just there."""
    starts = [0]
    while len(text) - starts[-1] > PART * 1.4:
        low, high = starts[-1] + PART // 2, starts[-1] + PART
        for separator in ("\n\n", "\n", " "):
            cut = text.rfind(separator, low, high)
            if cut >= 0:
                starts.append(cut + len(separator))
                break
        else:
            starts.append(high)
    return starts


def _sentences(fact: Fact) -> Iterator[Sentence]:
    """The repaired sentences of a Sectie; none for all else."""
    if isinstance(fact, Node) and fact.props.get("zinnen"):
        columns = (fact.props.get(name) for name in ("zin_start", "zin_eind", "zinnen"))
        yield from (Sentence(*row) for row in zip(*map(_list, columns), strict=False))


def _list(value: Value) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _paragraphs(text: str, start: int, end: int, mark: tuple[int, int] | None) -> list[tuple[Piece, ...]]:
    cuts = [start]
    for blank in _PARAGRAPH.finditer(text, start, end):
        cuts += [blank.start(), blank.end()]
    cuts.append(end)
    bounds = zip(cuts[::2], cuts[1::2], strict=True)
    return [_pieces(text, low, high, mark) for low, high in bounds if text[low:high].strip()]


def _pieces(text: str, low: int, high: int, mark: tuple[int, int] | None) -> tuple[Piece, ...]:
    start, end = (max(low, mark[0]), min(high, mark[1])) if mark else (low, low)
    if start >= end:
        return (Piece(text[low:high].translate(_CONTROL), False),)
    runs = ((low, start, False), (start, end, True), (end, high, False))
    return tuple(Piece(text[a:b].translate(_CONTROL), marked) for a, b, marked in runs if a < b)
