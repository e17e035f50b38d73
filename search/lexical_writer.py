"""Writes the lexical index: passages analysed into the terms of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from search.abbreviations import Abbreviations
from search.bridge import Bridge
from search.dutch import Analyzer
from search.files import link_or_copy
from search.lexical import GENERAL, GENERAL_FIELD, lexical_schema, searched_text
from search.passage import Passage

_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage and the concepts that the thing it describes is related to."""

    passage: Passage
    concepts: tuple[str, ...] = ()
    """Ids, in order."""

    def digest(self) -> bytes:
        """Of all that the terms follow from, beside dictionary and vocabulary."""
        kept = (self.passage.kind, searched_text(self.passage), self.passage.lay, *self.concepts)
        return hashlib.sha256("\x1f".join(kept).encode()).digest()[:16]


class Terms(NamedTuple):
    """What a passage is found by: the terms of each analysed field, with a space between them."""

    stem: str
    gram: str
    abbr: str
    lay: str
    concept: str


class LexicalWriter:
    """Analyses passages with one dictionary and one vocabulary."""

    def __init__(self, analyzer: Analyzer, abbreviations: Abbreviations, bridge: Bridge) -> None:
        self._analyzer = analyzer
        self._abbreviations = abbreviations
        self._bridge = bridge

    def terms(self, entry: Entry) -> Terms:
        """The terms of a passage."""
        passage, analyzer = entry.passage, self._analyzer
        text = searched_text(passage)
        others = self._abbreviations.others(text)
        return Terms(
            stem=" ".join(analyzer.stem_terms(text)),
            gram=" ".join(analyzer.gram_terms(text)),
            abbr=" ".join(term for other in others for term in analyzer.stem_terms(other)),
            lay=" ".join(analyzer.stem_terms(passage.lay)),
            concept=" ".join(self._concepts(text, entry.concepts)),
        )

    def _concepts(self, text: str, related: Iterable[str]) -> Iterable[str]:
        """Concepts that are named or related twice, their broader ones once: half as strong."""
        named = self._bridge.in_text(text)
        named.update(related)
        for concept, times in named.items():
            yield from [concept] * (2 * times)
            yield from [above for above in self._bridge.above(concept) for _ in range(times)]


def write_lexical(folder: Path, analysed: Iterable[tuple[Passage, Terms]]) -> None:
    """Write an index of these passages into `folder` (created when missing; must hold no index yet)."""
    folder.mkdir(parents=True, exist_ok=True)
    _put(tantivy.Index(lexical_schema(), path=str(folder), reuse=False), (), analysed)


def carry_over(previous: Path, folder: Path, gone: Iterable[int], new: Iterable[tuple[Passage, Terms]]) -> None:
    """Write into `folder` the index in `previous`, without the passages `gone` and with the `new` ones.

    Segments of tantivy are never written again, so they are taken over as links.
    """
    folder.mkdir(parents=True)
    for path in previous.iterdir():
        if path.suffix != ".lock":
            link_or_copy(path, folder / path.name)
    _put(tantivy.Index.open(str(folder)), gone, new)


def _put(index: Any, gone: Iterable[int], analysed: Iterable[tuple[Passage, Terms]]) -> None:
    writer = index.writer(_WRITER_BYTES, 1)  # one thread: the same passages give the same segments
    for number in gone:
        writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "id", number))
    for passage, terms in analysed:
        document = tantivy.Document()
        document.add_unsigned("id", passage.id)
        document.add_text("kind", passage.kind.value)
        document.add_unsigned(GENERAL_FIELD, int(passage.kind in GENERAL))
        for field, text in terms._asdict().items():
            document.add_text(field, text)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
