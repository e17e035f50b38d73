"""Build an index folder: from nothing, or from the previous edition when little has changed."""

from __future__ import annotations

import logging
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from graph.model import CONCEPTS, Kind, Predicate
from graph.paging import Rows, every_card
from search import suggestions
from search.abbreviations import Abbreviations
from search.bridge import Bridge, Concept, save_concepts
from search.compounds import CompoundSplitter, corpus_words
from search.dutch import Analyzer
from search.encoder import Encoder, Vectors
from search.grouping import USE_FIRST
from search.index import label_key, probe_vectors
from search.lexical_writer import Entry, LexicalWriter, carry_over, write_lexical
from search.manifest import LEXICAL, write_manifest
from search.paraphrase import AsQuestions, Paraphrases, expressions
from search.passage import Passage
from search.passage_store import PassageStore
from search.passages import SUBJECTS, dense_text, passages
from search.previous import EXACT_UP_TO, MAX_STALE, Changes, Previous, count_words, take_words
from search.sayings import Saying, Sayings, sayings_of
from search.sentences import UP_TO as SENTENCES_UP_TO
from search.sentences import Sentences, sentences_of
from search.thing_facts import CONCEPT_FACETS, NOTHING_KNOWN, Described, describe
from search.vector_cache import Progress, encode_cached
from search.vectors import VectorIndex

BACKGROUND = (
    "hoe laat vertrekt de trein naar Utrecht", "recept voor appeltaart", "wie werd vorig jaar wereldkampioen voetbal",
    "goedkope vliegtickets naar Spanje", "mijn laptop start niet meer op", "wat is de hoofdstad van Australië",
    "winterbanden laten wisselen", "hoe leer ik gitaar spelen", "koers van de dollar",
    "welke planten kunnen in de schaduw",
    "openingstijden van de dierentuin", "hoe verf ik een houten kozijn", "beste film van dit jaar",
    "wanneer begint de schoolvakantie", "tweedehands racefiets kopen", "hoe ver staat de maan van de aarde",
)  # fmt: skip
"""Questions about other subjects: what the nearest passage scores there is what "not near" means for an encoder."""
MIN_DENSE_WORDS = 4
"""Fewer words (the bare name of a document) lie near to anything."""
TEXTUAL = frozenset({Kind.DOCUMENT, Kind.SECTIE})
"""Kinds with several passages, not all of which are about what the thing as a whole is related to."""
_BRACKETS = re.compile(r"\s*\([^()]*\)$")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What a build made."""

    passages: int
    per_kind: Mapping[str, int]
    analysed: int
    """Passages whose words had to be analysed; the others were carried over from the previous index."""
    encoded: int
    """Vectors that had to be computed; the others came from the cache."""
    seconds: float
    seconds_encoding: float
    seconds_lexical: float


@dataclass(frozen=True, slots=True)
class Material:
    """What an index is made of, as read from a graph."""

    passages: Sequence[Passage]
    labels: Sequence[Mapping[str, Any]] = ()
    """Rows of the query `labels`: names of concepts."""
    relations: Sequence[Mapping[str, Any]] = ()
    """Rows of the query `relations_among` concepts."""
    described: Described = NOTHING_KNOWN
    said: Sequence[Saying] = ()
    """What people say when they mean a support option."""
    spoken_of: Sequence[Mapping[str, Any]] = ()
    """Cards of things that bring everyday words of their own (rows of the query `cards`)."""

    @staticmethod
    def of(store: Rows) -> Material:
        cards = every_card(store)
        found = list(passages(store, cards))
        described = describe(store, cards, {passage.thing: passage.document for passage in found})
        labels = store.query("labels")
        relations = store.query("relations_among", ids=[row["id"] for row in labels])
        spoken_of = [card for card in cards if card["kind"] in SUBJECTS and (card["props"] or {}).get("lay")]
        return Material(found, labels, relations, described, sayings_of(cards), spoken_of)


def build_index(
    store: Rows, encoder: Encoder, index_dir: Path, *, cache_dir: Path, previous: Path | None = None,
    exact_up_to: int = EXACT_UP_TO, progress: Progress | None = None,
) -> IndexSummary:  # fmt: skip
    """Make an index of everything in `store` in the folder `index_dir` (new or empty).

    Vectors of texts that this encoder saw before come from `cache_dir`, analysed words from the index in `previous`;
    above `exact_up_to` passages also what it holds of passages that did not change. The manifest is written last: a
    folder without one is no index. Raises FileExistsError when the folder holds something already.
    """
    return build_from(
        Material.of(store), encoder, index_dir, cache_dir=cache_dir, previous=previous, exact_up_to=exact_up_to,
        progress=progress,
    )  # fmt: skip


def build_from(
    material: Material, encoder: Encoder, index_dir: Path, *, cache_dir: Path, previous: Path | None = None,
    exact_up_to: int = EXACT_UP_TO, progress: Progress | None = None,
) -> IndexSummary:  # fmt: skip
    """As `build_index`, from material that is at hand already."""
    began = time.perf_counter()
    index_dir.mkdir(parents=True, exist_ok=True)
    if any(index_dir.iterdir()):
        raise FileExistsError(f"{index_dir} is not empty; an index is built in a fresh folder")
    concepts = _concepts(material)
    with ThreadPoolExecutor(1) as beside:
        analysed, stale, written = _build_text(material, concepts, index_dir, previous, exact_up_to, beside)
        text_done = time.perf_counter()
        vectors, encoded, background = _build_meaning(material, concepts, encoder, index_dir, cache_dir, progress)
        written.result()
    meaning_done = time.perf_counter()
    write_manifest(
        index_dir, encoder, passages=len(material.passages), vectors=vectors, background=background, stale=stale
    )
    summary = IndexSummary(
        passages=len(material.passages),
        per_kind=dict(sorted(Counter(passage.kind.value for passage in material.passages).items())),
        analysed=analysed,
        encoded=encoded,
        seconds=time.perf_counter() - began,
        seconds_encoding=meaning_done - text_done,
        seconds_lexical=text_done - began,
    )
    log.info(
        "index: %d passages, %d analysed, %d encoded, %.1f s",
        summary.passages, analysed, encoded, summary.seconds,
    )  # fmt: skip
    return summary


# --- words -----------------------------------------------------------------------------------------------------------


def _concepts(material: Material) -> list[Concept]:
    broader: dict[str, set[str]] = defaultdict(set)
    for row in material.relations:
        if row["predicate"] == Predicate.BREDER:
            broader[row["from"]].add(row["to"])
    own = [Concept.of({**(card["props"] or {}), **card}) for card in material.spoken_of]
    return [Concept.of(row, broader[row["id"]]) for row in material.labels] + own


def _build_text(
    material: Material, concepts: Sequence[Concept], folder: Path, previous: Path | None, exact_up_to: int,
    beside: Executor,
) -> tuple[int, int, Future[None]]:  # fmt: skip
    """The half that needs no encoder. Gives how many passages were analysed, how many that are gone the lexical index
    still counts, and that index, which is written `beside` the rest."""
    save_concepts(concepts, folder / "concepts.json")
    abbreviations = Abbreviations.of(_names(row) for row in material.labels)
    abbreviations.save(folder / "abbreviations.json")
    entries = _entries(material)
    before = Previous.open(previous)
    changes = before.changes(entries) if before else Changes((), entries)
    counts = before.counts_after(changes) if before else count_words(entry.passage for entry in entries)
    own = corpus_words(counts)
    words = take_words(folder, own, before)
    analyzer = Analyzer(CompoundSplitter(words), before.stems_with(own) if before else {})
    if before and before.same_vocabulary(folder):
        changes = changes.with_words(entries, own ^ before.own_words)
    else:
        before, changes = None, Changes((), entries)
    writer = LexicalWriter(analyzer, abbreviations, Bridge(concepts, analyzer))
    small = len(entries) <= exact_up_to
    kept = before.terms_without({entry.passage.id for entry in changes.new}) if small and before else {}
    terms = {e.passage.id: kept.get(e.passage.id) or writer.terms(e) for e in entries} if small else {}
    if small:
        analysed, stale = len(entries) - len(terms.keys() & kept.keys()), 0
        lexical = ((entry.passage, terms[entry.passage.id]) for entry in entries)
        written = beside.submit(write_lexical, folder / LEXICAL, lexical)
    else:
        analysed, stale, written = _build_large(entries, before, changes, writer, folder / LEXICAL, beside)
    PassageStore.write(folder / "passages.sqlite", material.passages, {
        "label": _labels(material.passages, material.labels),
        "thing": [(facts.thing, facts.date, facts.evidence) for facts in material.described.things],
        "facet": [*material.described.facets, *material.described.inherited],
        "summary": [(document,) for document in material.described.summaries],
        "digest": [(entry.passage.id, entry.digest()) for entry in entries],
        "term": [(passage, *found) for passage, found in terms.items()],
        "word": [(word, times, " ".join(analyzer.stems(word))) for word, times in sorted(counts.items())],
        "suggestion": suggestions.entries(material.passages, concepts),
    })  # fmt: skip
    return analysed, stale, written


def _build_large(
    entries: Sequence[Entry], before: Previous | None, changes: Changes, writer: LexicalWriter, folder: Path,
    beside: Executor,
) -> tuple[int, int, Future[None]]:  # fmt: skip
    """The lexical index of so many passages that it is carried over while little of it is stale."""
    stale = before.manifest.stale + len(changes.gone) if before else 0
    if before is None or stale > MAX_STALE * (len(entries) + stale):
        every = ((entry.passage, writer.terms(entry)) for entry in entries)
        return len(entries), 0, beside.submit(write_lexical, folder, every)
    new = ((entry.passage, writer.terms(entry)) for entry in changes.new)
    kept = before.folder / LEXICAL
    return len(changes.new), stale, beside.submit(carry_over, kept, folder, changes.gone, new)


def _entries(material: Material) -> list[Entry]:
    """Passages with the concepts that their things are related to."""
    related: dict[str, set[str]] = defaultdict(set)
    for value in material.described.facets:
        if value.facet in CONCEPT_FACETS:
            related[value.thing].add(value.value)
    for card in material.spoken_of:
        related[card["id"]].add(card["id"])
    return [
        Entry(passage, tuple(sorted(related[passage.thing])) if passage.kind not in TEXTUAL else ())
        for passage in material.passages
    ]


def _names(row: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    return str(row["name"]), list(row.get("aliassen") or ()), list(row.get("afkortingen") or ())


def _labels(found: Sequence[Passage], labels: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    """The names by which a thing can be asked for outright, each with its card."""
    for passage in found:
        if passage.kind in USE_FIRST and not passage.heading:
            titles = {passage.title, _BRACKETS.sub("", passage.title)}
            yield from ((label_key(title), passage.id) for title in sorted(titles) if label_key(title))
    cards = {passage.thing: passage.id for passage in found if passage.kind in CONCEPTS}
    for row in labels:
        name, others, shorts = _names(row)
        for label in (name, *others, *shorts, *(row.get("verborgen") or ())):
            if row["id"] in cards and label_key(label):
                yield label_key(label), cards[row["id"]]


# --- meaning ---------------------------------------------------------------------------------------------------------


def _build_meaning(
    material: Material, concepts: Sequence[Concept], encoder: Encoder, folder: Path, cache_dir: Path,
    progress: Progress | None,
) -> tuple[int, int, tuple[float, float]]:  # fmt: skip
    """The half that needs the encoder. Gives the number of vectors, how many were computed, and the background."""
    said = expressions(concepts)
    short = [*BACKGROUND, *(expression.text for expression in said), *(words for _, words in material.said)]
    questions, _ = encode_cached(AsQuestions(encoder), short, cache_dir)
    background, spoken = questions[: len(BACKGROUND)], questions[len(BACKGROUND) :]
    Paraphrases.build(said, spoken[: len(said)], background).save(folder)
    Sayings.of(material.said, spoken[len(said) :]).save(folder)
    dense = [passage for passage in material.passages if has_meaning(passage)]
    parts = {passage.id: sentences_of(passage.text) for passage in dense} if len(dense) <= SENTENCES_UP_TO else {}
    sentences = list(dict.fromkeys(chain.from_iterable(parts.values())))
    texts = [*(dense_text(passage) for passage in dense), *sentences]
    vectors, encoded = encode_cached(encoder, texts, cache_dir, progress=progress)
    index = VectorIndex.build([passage.id for passage in dense], vectors[: len(dense)])
    index.save(folder)
    Sentences.build(parts, dict(zip(sentences, vectors[len(dense) :], strict=True)), encoder.dim).save(folder)
    np.save(folder / "probes.npy", probe_vectors(encoder))
    return len(index), encoded, _nearest(index, background)


def has_meaning(passage: Passage) -> bool:
    """Whether a passage goes into the vectors: concepts do not (they are found by name), nor does a bare name."""
    return passage.kind not in CONCEPTS and len(passage.text.split()) >= MIN_DENSE_WORDS


def _nearest(index: VectorIndex, background: Vectors) -> tuple[float, float]:
    """Mean and standard deviation of the score of the passage nearest to each question about another subject."""
    nearest = [score for question in background for _, score in index.search(question, 1)]
    return (float(np.mean(nearest)), float(np.std(nearest))) if nearest else (0.0, 0.0)
