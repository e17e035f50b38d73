"""Writes the lexical index: passages analysed into the terms of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from search.abbreviations import Abbreviations
from search.bridge import Bridge
from search.dutch import Analyzer
from search.files import link_or_copy
from search.lexical import lexical_schema, searched_text
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


class LexicalWriter:
    """Analyses passages with one dictionary and one vocabulary."""

    def __init__(self, analyzer: Analyzer, abbreviations: Abbreviations, bridge: Bridge) -> None:
        self._analyzer = analyzer
        self._abbreviations = abbreviations
        self._bridge = bridge

    def write(self, folder: Path, entries: Iterable[Entry]) -> int:
        """Write an index of `entries` into `folder` (created when missing; must hold no index yet); how many."""
        folder.mkdir(parents=True, exist_ok=True)
        return self._put(tantivy.Index(lexical_schema(), path=str(folder), reuse=False), (), entries)

    def carry_over(self, previous: Path, folder: Path, gone: Iterable[int], new: Iterable[Entry]) -> int:
        """Write into `folder` the index in `previous`, without the passages `gone` and with the `new` ones; how many
        those are.

        Segments of tantivy are never written again, so they are taken over as links.
        """
        folder.mkdir(parents=True)
        for path in previous.iterdir():
            if path.suffix != ".lock":
                link_or_copy(path, folder / path.name)
        return self._put(tantivy.Index.open(str(folder)), gone, new)

    def _put(self, index: Any, gone: Iterable[int], entries: Iterable[Entry]) -> int:
        writer = index.writer(_WRITER_BYTES, 1)  # one thread: the same passages give the same segments
        for number in gone:
            writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "id", number))
        count = 0
        for entry in entries:
            writer.add_document(self._document(entry))
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        return count

    def _document(self, entry: Entry) -> Any:
        passage, analyzer = entry.passage, self._analyzer
        text = searched_text(passage)
        document = tantivy.Document()
        document.add_unsigned("id", passage.id)
        document.add_text("kind", passage.kind.value)
        document.add_text("stem", " ".join(analyzer.stem_terms(text)))
        document.add_text("gram", " ".join(analyzer.gram_terms(text)))
        others = self._abbreviations.others(text)
        document.add_text("abbr", " ".join(term for other in others for term in analyzer.stem_terms(other)))
        document.add_text("lay", " ".join(analyzer.stem_terms(passage.lay)))
        document.add_text("concept", " ".join(self._concepts(text, entry.concepts)))
        return document

    def _concepts(self, text: str, related: Iterable[str]) -> Iterable[str]:
        """Concepts that are named or related twice, their broader ones once: half as strong."""
        named = self._bridge.in_text(text)
        named.update(related)
        for concept, times in named.items():
            yield from [concept] * (2 * times)
            yield from [above for above in self._bridge.above(concept) for _ in range(times)]
