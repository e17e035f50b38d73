"""The lexical index: tantivy, with the stems, the character 4-grams and the concepts of a passage in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from graph.model import CONCEPTS, Kind
from search.errors import IndexMismatch
from search.passage import Passage
from search.vectors import Scored, best_first

STEM_FIELDS = (("stem", 1.0), ("abbr", 0.5), ("lay", 0.5))
"""Fields of the stem channel with their weights: what is written; abbreviations written out and full names shortened;
everyday words. 0.5 was best on judged questions."""
GRAM_FIELDS = (("gram", 1.0),)
CONCEPT_FIELD = "concept"
"""Ids of the concepts that a passage names or its thing is related to."""
GENERAL = tuple(sorted(kind for kind in Kind if kind not in CONCEPTS))
"""Kinds that any question is answered with; concepts come when they are called by name or asked for."""
GENERAL_FIELD = "general"
SPARE = 100
"""Fetched beyond what is asked for, because concepts are taken out afterwards: BM25 skips most postings of an open
question, and none of one that is limited to some kinds (at 100,000 passages twice as fast, with the same answers)."""

MANY, COMMON = 50_000, 0.2
"""Of so many passages, a term that stands in more than this share of them is not looked for when the question has
others: it costs most (of a million passages two thirds of the time) and says least (nDCG@10 changes by .001)."""


def searched_text(passage: Passage) -> str:
    """What the lexical side indexes of a passage: its headings (the title, for things outside documents) and text."""
    return f"{passage.heading or passage.title}\n{passage.text}"


class LexicalIndex:
    """An open tantivy index. Safe to search from several threads."""

    def __init__(self, index: Any) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Open what `search.lexical_writer` wrote. Raises IndexMismatch when it is missing or damaged."""
        try:
            return cls(tantivy.Index.open(str(folder)))
        except (OSError, ValueError) as error:
            raise IndexMismatch(
                f"lexical index in {folder} cannot be read ({error}); rebuild with `vindbaar build`"
            ) from error

    def by_stems(self, terms: Iterable[str], k: int, *, kinds: Sequence[str] = (), every: bool = False) -> Scored:
        """The `k` best passages for the stem terms of a question (`Analyzer.stem_terms`); with `every` those that are
        written with each of the terms."""
        return self._search(STEM_FIELDS[:1] if every else STEM_FIELDS, Counter(terms), k, kinds, every=every)

    def by_grams(self, terms: Iterable[str], k: int, *, kinds: Sequence[str] = ()) -> Scored:
        """The `k` best passages for the words and 4-grams of a question (`Analyzer.gram_terms`)."""
        return self._search(GRAM_FIELDS, Counter(terms), k, kinds)

    def by_concepts(self, meant: Mapping[str, float], k: int, *, kinds: Sequence[str] = ()) -> Scored:
        """The `k` best passages for these concepts, each with how surely it is meant."""
        return self._search(((CONCEPT_FIELD, 1.0),), meant, k, kinds)

    def by_presence(self, worth: Mapping[str, float], k: int, *, kinds: Sequence[str] = ()) -> Scored:
        """The `k` passages that hold the most of these stems, each for what it is worth, however often and however long
        the passage."""
        found = {stem: value for stem, value in worth.items() if value > 0}
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.const_score_query(self._term("stem", stem), found[stem]))
            for stem in self._telling("stem", found)
        ]
        return self._best(clauses, k, kinds)

    def holding(self, stems: Iterable[str], among: Collection[int]) -> set[int]:
        """Those of the passages `among` these that are written with each of these stems."""
        wanted = [tantivy.Query.term_set_query(self._schema, "id", list(among))]
        wanted += [self._term("stem", stem) for stem in stems]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in wanted])
        return {number for number, _ in self._best_of(query, len(among))} if among else set()

    def frequency(self, stem: str) -> int:
        """In how many passages a stem is written."""
        return int(self._searcher.doc_freq("stem", stem))

    def _search(
        self, fields: Sequence[tuple[str, float]], terms: Mapping[str, float], k: int, kinds: Sequence[str],
        *, every: bool = False,
    ) -> Scored:  # fmt: skip
        wanted = terms if every else {term: terms[term] for term in self._telling(fields[0][0], terms)}
        # term queries built here: what a visitor types never meets a query parser
        clauses = [
            (
                tantivy.Occur.Must if every else tantivy.Occur.Should,
                tantivy.Query.boost_query(self._term(field, term), weight * times),
            )
            for field, weight in fields
            for term, times in wanted.items()
        ]
        return self._best(clauses, k, kinds)

    def _telling(self, field: str, terms: Collection[str]) -> Collection[str]:
        """The terms without the commonest, when there are `MANY` passages."""
        most = COMMON * len(self)
        if len(self) < MANY:
            return terms
        return [term for term in terms if self._searcher.doc_freq(field, term) <= most] or terms

    def _best(self, clauses: Sequence[tuple[Any, Any]], k: int, kinds: Sequence[str]) -> Scored:
        if k <= 0 or not clauses or not len(self):
            return []
        query = tantivy.Query.boolean_query(list(clauses))
        if tuple(kinds) == GENERAL:
            return self._general(query, k)
        if kinds:
            kind = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term("kind", name)) for name in kinds])
            only = tantivy.Query.const_score_query(kind, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, only)])
        return self._best_of(query, k)

    def _general(self, query: Any, k: int) -> Scored:
        """The `k` best passages of the kinds `GENERAL`."""
        limit = k + SPARE
        while True:
            hits = self._searcher.search(query, limit=limit, count=False).hits
            general = self._searcher.fast_field_values(GENERAL_FIELD, [address for _, address in hits])
            kept = [hit for hit, wanted in zip(hits, general, strict=True) if wanted]
            if len(kept) >= k or len(hits) < limit:
                return self._numbered(kept[:k])
            limit *= 2

    def _best_of(self, query: Any, k: int) -> Scored:
        return self._numbered(self._searcher.search(query, limit=k, count=False).hits)

    def _numbered(self, hits: Sequence[tuple[float, Any]]) -> Scored:
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return best_first((int(number), float(score)) for number, (score, _) in zip(ids, hits, strict=True))

    def _term(self, field: str, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, field, term, "freq" if field != "kind" else "basic")


def lexical_schema() -> Any:
    """Fields of a passage: all terms come analysed (`search.lexical_writer`)."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(GENERAL_FIELD, fast=True)
    for field in (*(name for name, _ in STEM_FIELDS + GRAM_FIELDS), CONCEPT_FIELD):
        # terms come analysed and joined by spaces, so that tantivy needs no tokenizer of ours to be registered
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
