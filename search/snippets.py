"""The sentence or two of a passage that show why it was found, with the matching words marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.lines import is_beside_the_text, is_lead, is_sentence
from search.matching import How, Match
from search.passage import Snippet

ENOUGH = 120
"""Characters from which one sentence is enough."""
LONGEST = 320

UNLIKE_A_SENTENCE = 0.3
"""What a match counts that stands in a field ("Setting: thuis"), a few loose words, a reference or an address."""

_BORDER = re.compile(r"\n|(?<=[.!?;])\s+(?=[\W\d_]*[A-Z0-9À-Þ])")


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int


def snippet(text: str, found: Sequence[Match], weight: Mapping[str, float]) -> Snippet:
    """The sentence with the heaviest question words (`weight` per word, rare words heaviest) and its marks.

    A short sentence takes its neighbour along, a long one is cut around its matches, with "…" where text is left out.
    A field or a reference is shown only where there is no sentence, or when it holds the phrase that was asked for; a
    line that only leads elsewhere (an address, related guidelines) only where there is nothing else.
    Without matches: the beginning.
    """
    sentences = _sentences(text)
    if not sentences:
        return Snippet("", ())
    whole = [
        is_sentence(text[sentence.start : sentence.end]) and not is_beside_the_text(_line(text, sentence))
        for sentence in sentences
    ]
    worth = [
        _worth(sentence, found, weight) * (1.0 if said else UNLIKE_A_SENTENCE)
        for sentence, said in zip(sentences, whole, strict=True)
    ]
    best = max(range(len(sentences)), key=lambda i: (worth[i], -i))
    literal = any(match.how is How.PHRASE and _inside(match, sentences[best]) for match in found)
    if not literal and is_lead(_line(text, sentences[best])):
        leads = [is_lead(_line(text, sentence)) for sentence in sentences]
        best = max(range(len(sentences)), key=lambda i: (not leads[i], worth[i], -i))
    if any(whole) and not literal and is_beside_the_text(_line(text, sentences[best])):
        best = max(range(len(sentences)), key=lambda i: (whole[i], worth[i], -i))
    stretch = _extended(sentences, worth, whole, best)
    if stretch.end - stretch.start > LONGEST:
        stretch = _window(text, stretch, found)
    before = "… " if stretch.start > sentences[best].start else ""
    after = " …" if stretch.end < sentences[best].end else ""
    shift = len(before) - stretch.start
    marks = tuple((start + shift, end + shift) for start, end in _ranges(found, stretch))
    shown = text[stretch.start : stretch.end].replace("\n", " ")
    return Snippet(f"{before}{shown}{after}", marks, whole[best])


def _sentences(text: str) -> list[_Stretch]:
    borders = [0, *(match.end() for match in _BORDER.finditer(text)), len(text)]
    stretches = []
    for start, end in pairwise(borders):
        body = text[start:end]
        if body.strip():
            lead = len(body) - len(body.lstrip())
            stretches.append(_Stretch(start + lead, start + len(body.rstrip())))
    return stretches


def _line(text: str, sentence: _Stretch) -> str:
    """The whole line that a sentence stands in."""
    end = text.find("\n", sentence.end)
    return text[text.rfind("\n", 0, sentence.start) + 1 : end if end >= 0 else len(text)]


def _inside(match: Match, stretch: _Stretch) -> bool:
    return stretch.start <= match.token.start and match.token.end <= stretch.end


def _worth(sentence: _Stretch, found: Sequence[Match], weight: Mapping[str, float]) -> float:
    return sum(weight.get(asked, 1.0) for asked in {match.asked for match in found if _inside(match, sentence)})


def _extended(sentences: Sequence[_Stretch], worth: Sequence[float], whole: Sequence[bool], best: int) -> _Stretch:
    """The best sentence, and when it is short the better of its neighbours that fits and is one too (`whole`)."""
    chosen = sentences[best]
    if chosen.end - chosen.start >= ENOUGH:
        return chosen
    neighbours = [i for i in (best + 1, best - 1) if 0 <= i < len(sentences) and whole[i]]
    for i in sorted(neighbours, key=lambda i: -worth[i]):
        start, end = min(chosen.start, sentences[i].start), max(chosen.end, sentences[i].end)
        if end - start <= LONGEST:
            return _Stretch(start, end)
    return chosen


def _window(text: str, stretch: _Stretch, found: Sequence[Match]) -> _Stretch:
    """At most `LONGEST` characters of a long stretch, around the place where matches stand closest, cut at words."""
    places = [match.token.start for match in found if _inside(match, stretch)]
    latest = stretch.end - LONGEST
    begins = [min(max(place - 40, stretch.start), latest) for place in places] or [stretch.start]
    start = max(begins, key=lambda begin: (sum(begin <= place < begin + LONGEST for place in places), -begin))
    end = start + LONGEST
    if start > stretch.start and (space := text.find(" ", start, end)) >= 0:
        start = space + 1
    if end < stretch.end and (space := text.rfind(" ", start, end)) > start:
        end = space
    return _Stretch(start, end)


def _ranges(found: Sequence[Match], stretch: _Stretch) -> list[tuple[int, int]]:
    """Places to mark inside the stretch, in order, touching ones joined."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted({(m.token.start, m.token.end) for m in found if _inside(m, stretch)}):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges
