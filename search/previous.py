"""What a new index may take over from the previous one: passages that did not change, where neither did the dictionary
and the vocabulary that the analysis of their words depends on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.compounds import dutch_words
from search.dutch import tokens
from search.errors import IndexMismatch
from search.files import link_or_copy, read_words, write_words
from search.lexical import searched_text
from search.lexical_writer import Entry, Terms
from search.manifest import Manifest, library_versions
from search.passage import Passage
from search.passage_store import PassageStore
from search.spelling import fold

DUTCH, OWN = "words.txt", "own_words.txt"
VOCABULARY = ("abbreviations.json", "concepts.json")
"""When one of these changes, any passage may get other terms."""
EXACT_UP_TO = 20_000
"""Passages up to which the lexical index is always written anew, so that it is the same as one made from nothing: a
part of a second's work, because the terms of passages that did not change are kept and taken over."""
MAX_STALE = 0.25
"""Share of a lexical index that may be of passages that are gone: tantivy counts those among the passages that have a
word until the index is made anew."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What makes the previous lexical index the new one."""

    gone: Sequence[int]
    """Passages to take out: removed, or about to be analysed again."""
    new: Sequence[Entry]
    """Passages to put in."""

    def with_words(self, entries: Iterable[Entry], words: Collection[str]) -> Changes:
        """And the passages whose compounds may split otherwise, now that these words came into the dictionary or went
        out of it."""
        if not words:
            return self
        known = {entry.passage.id for entry in self.new}
        other = [entry for entry in entries if entry.passage.id not in known and _holds(entry.passage, words)]
        return Changes([*self.gone, *(entry.passage.id for entry in other)], [*self.new, *other])


@dataclass(frozen=True, slots=True)
class Previous:
    """An index that was made by the same version of the program, with the same libraries."""

    folder: Path
    manifest: Manifest
    digests: Mapping[int, bytes]
    """Of each passage, of all that its terms follow from beside dictionary and vocabulary."""
    word_counts: Counter[str]
    word_stems: Mapping[str, tuple[str, ...]]
    own_words: frozenset[str]

    @staticmethod
    def open(folder: Path | None) -> Previous | None:
        """None when there is no index in `folder` that a new one can build upon."""
        if folder is None:
            return None
        try:
            manifest = Manifest.read(folder)
            manifest.verify(folder, [DUTCH, OWN, *VOCABULARY, "passages.sqlite"])
            manifest.verify_lexical(folder)
            store = PassageStore(folder / "passages.sqlite")
        except IndexMismatch:
            return None
        before = Previous(
            folder, manifest, store.digests(), Counter(store.word_counts()), store.word_stems(),
            read_words(folder / OWN),
        )  # fmt: skip
        store.close()
        return before if manifest.libraries == library_versions() else None

    def changes(self, entries: Iterable[Entry]) -> Changes:
        """Passages that came, went, or stand among other headings or relations."""
        left = dict(self.digests)
        new = [entry for entry in entries if left.pop(entry.passage.id, None) != entry.digest()]
        again = [entry.passage.id for entry in new if entry.passage.id in self.digests]
        return Changes([*left, *again], new)

    def counts_after(self, changes: Changes) -> Counter[str]:
        """How often each word is written once these changes are made."""
        store = PassageStore(self.folder / "passages.sqlite")
        gone = count_words(store.get(changes.gone).values())
        store.close()
        return (self.word_counts - gone) + count_words(entry.passage for entry in changes.new)

    def stems_with(self, own: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Stems that still hold now that these are the corpus' own words in the dictionary."""
        other = self.own_words ^ frozenset(own)
        return {word: stems for word, stems in self.word_stems.items() if not any(part in word for part in other)}

    def terms_without(self, changed: Collection[int]) -> dict[int, Terms]:
        """The terms of passages that were kept, apart from these passages."""
        store = PassageStore(self.folder / "passages.sqlite")
        found = {row[0]: Terms(*row[1:]) for row in store.terms()}
        store.close()
        return {passage: terms for passage, terms in found.items() if passage not in changed}

    def same_vocabulary(self, folder: Path) -> bool:
        """Whether the vocabulary files in `folder` are those of this index."""
        return all((folder / name).read_bytes() == (self.folder / name).read_bytes() for name in VOCABULARY)


def count_words(passages: Iterable[Passage]) -> Counter[str]:
    """How often each word is written in these passages."""
    counts: Counter[str] = Counter()
    for passage in passages:
        counts.update(token.form for token in tokens(passage.text))
    return counts


def words_before(folder: Path) -> frozenset[str]:
    """The Dutch words of an index; read once, and while documents are read when that is asked for then."""
    path = folder / DUTCH
    return _read_once(path, path.stat().st_mtime_ns)


@lru_cache(1)
def _read_once(path: Path, _written: int) -> frozenset[str]:
    return read_words(path)


def take_words(folder: Path, own: Collection[str], before: Previous | None) -> frozenset[str]:
    """Write the dictionary into `folder`: of Dutch (taken over where possible) and of the corpus itself (`own`).
    Gives both together."""
    write_words(folder / OWN, own)
    if before is None:
        dutch = dutch_words()
        write_words(folder / DUTCH, dutch)
    else:
        link_or_copy(before.folder / DUTCH, folder / DUTCH)
        dutch = words_before(before.folder)
    return dutch | frozenset(own)


def _holds(passage: Passage, words: Collection[str]) -> bool:
    text = fold(f"{searched_text(passage)} {passage.lay}")
    return any(word in text for word in words)
