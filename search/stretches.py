"""Running text in stretches: the sentences of a section, parts that follow each other, whole paragraphs that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

MAX_WORDS = 150
"""Of a stretch of running text, unless one sentence is longer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text and where it stands in the source file."""

    text: str
    start: int
    end: int
    page: int | None
    paragraph: int = 0
    """Number of the paragraph or list item it belongs to, where known."""

    @property
    def words(self) -> int:
        return len(self.text.split())


def text_of(stretch: Sequence[Sentence]) -> str:
    """A line for each paragraph or list item, and for each line that ends without a full stop, such as a field."""
    text = stretch[0].text
    for before, sentence in pairwise(stretch):
        goes_on = before.paragraph == sentence.paragraph and before.text.rstrip(_CLOSING).endswith(_ENDS)
        text += f"{' ' if goes_on else _NEW_LINE}{sentence.text}"
    return text


_NEW_LINE = "\n"
_ENDS, _CLOSING = (".", "!", "?", "…", ":", ";", ","), " )]”’'\""
_ADDRESS = re.compile(r"(?:[\w ]{1,20}: ?)?(?:https?://|www\.)\S+")
"""A web address and nothing else, but for what the line is called."""


def read_sentences(props: Mapping[str, Any]) -> list[Sentence]:
    """Running text, without lines that hold no more than an address: nobody asks for the letters of one."""
    texts = props.get("zinnen") or ()
    unknown = (0,) * len(texts)
    columns = (
        texts,
        props.get("zin_start") or (),
        props.get("zin_eind") or (),
        props.get("zin_pagina") or unknown,
        props.get("zin_blok") or unknown,
    )
    return [
        Sentence(text, start, end, page or None, block)
        for text, start, end, page, block in zip(*columns, strict=True)
        if text.strip() and not _ADDRESS.fullmatch(text.strip())
    ]


MAX_GAP = 600
"""Characters between two sentences (a footnote, a page header) over which a passage may go on."""


def runs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Sentences in parts that follow each other in the file, so that a passage has one place.

    A footnote that was read after its paragraph, or text around a box, begins a new part.
    """
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and 0 <= sentence.start - found[-1][-1].end <= MAX_GAP:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def cut(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Stretches of whole paragraphs and list items, in order, every sentence once: as many as fit in `MAX_WORDS`.

    Only a paragraph that is longer itself is cut, between two sentences; what follows may stand with its end. People
    who mark what answers a question mark paragraphs: cut at equal lengths, an answer was often half of two stretches.
    """
    stretches: list[list[Sentence]] = []
    room = 0
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        words = sum(sentence.words for sentence in paragraph)
        parts = [paragraph] if words <= MAX_WORDS else [[sentence] for sentence in paragraph]
        if words > room:
            room = 0
        for part in parts:
            words = sum(sentence.words for sentence in part)
            if words > room:
                stretches.append([])
                room = MAX_WORDS
            stretches[-1].extend(part)
            room -= words
    return stretches
