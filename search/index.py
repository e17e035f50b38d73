"""Open an index folder (made by `search.index_build`): what stands in it, and whether it belongs here.

manifest.json       what the index was made with; refused when this program differs
passages.sqlite     the passages by id, names of concepts, facets and dates of things
words.txt, own_words.txt   dictionary of the compound splitter: Dutch, and of the corpus itself
abbreviations.json  pairs from the vocabulary
concepts.json       the vocabulary: concepts with their names and everyday expressions
lexical/            tantivy
vectors.faiss, ids.npy, vectors.npy    of passages (the last only of a quantised index)
sentences.npz, expressions.npz, sayings.npz    vectors of sentences, of what says a concept, of what asks for support
probes.npy          vectors of sentences that tell one encoder from another
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from search.abbreviations import Abbreviations
from search.bridge import Bridge, load_concepts
from search.compounds import CompoundSplitter
from search.dutch import Analyzer, tokens
from search.encoder import Encoder
from search.errors import IndexMismatch
from search.files import read_words
from search.lexical import LexicalIndex
from search.manifest import LEXICAL, Manifest, same
from search.mending import Mender
from search.paraphrase import Paraphrases
from search.passage_store import PassageStore
from search.previous import DUTCH, OWN, VOCABULARY
from search.sayings import Sayings
from search.sentences import Sentences
from search.vectors import VectorIndex

PROBES = (
    "Mantelzorgers kunnen respijtzorg aanvragen bij de gemeente.",
    "De wijkverpleegkundige stelt samen met de cliënt een zorgplan op.",
    "Vanaf 2027 gelden andere afspraken over de bekostiging van verpleeghuiszorg.",
    "Mijn moeder vergeet steeds vaker waar ze is.",
    "Valpreventie bij ouderen met een verhoogd risico.",
)
"""Sentences that any encoder of the same fingerprint must turn into the same vectors."""
PROBE_COSINE = 0.999
"""Less than this between stored and present probe vectors means another encoder, whatever its name says."""
TEXT_FILES = (DUTCH, OWN, *VOCABULARY, "passages.sqlite")


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The half of an index that needs no encoder."""

    manifest: Manifest
    passages: PassageStore
    lexical: LexicalIndex
    analyzer: Analyzer
    abbreviations: Abbreviations
    bridge: Bridge
    mender: Mender

    @staticmethod
    def open(folder: Path) -> TextIndex:
        """Raises IndexMismatch when the index is missing, damaged or made by another version."""
        manifest = Manifest.read(folder)
        manifest.verify(folder, TEXT_FILES)
        store = PassageStore(folder / "passages.sqlite")
        try:
            return TextIndex._around(store, manifest, folder)
        except BaseException:
            store.close()
            raise

    @staticmethod
    def _around(store: PassageStore, manifest: Manifest, folder: Path) -> TextIndex:
        manifest.verify_lexical(folder)
        lexical = LexicalIndex.open(folder / LEXICAL)
        splitter = CompoundSplitter(read_words(folder / DUTCH) | read_words(folder / OWN))
        analyzer = Analyzer(splitter, store.word_stems())
        bridge = Bridge(load_concepts(folder / "concepts.json"), analyzer)
        for what, count in (("passages stored", store.count), ("passages in the lexical index", len(lexical))):
            same(what, manifest.passages, count)
        return TextIndex(
            manifest=manifest,
            passages=store,
            lexical=lexical,
            analyzer=analyzer,
            abbreviations=Abbreviations.load(folder / "abbreviations.json"),
            bridge=bridge,
            mender=Mender(lambda: bridge.words() + Counter(store.word_counts()), analyzer.lists, analyzer.knows),
        )


@dataclass(frozen=True, slots=True)
class MeaningIndex:
    """The half that needs the encoder it was made with."""

    vectors: VectorIndex
    paraphrases: Paraphrases
    sayings: Sayings
    sentences: Sentences


def open_meaning(folder: Path, encoder: Encoder) -> MeaningIndex:
    """The vectors of the index in `folder`, once it is certain that `encoder` is the one they were made with.

    Raises IndexMismatch naming both values on any difference: name, dimension, a part of the fingerprint, the number
    of vectors, a damaged file, or probe sentences that get other vectors than they had, or none.
    """
    manifest = Manifest.read(folder)
    manifest.belongs_to(encoder)
    manifest.verify(folder, [name for name in manifest.digests if name.endswith((".npy", ".npz", ".faiss"))])
    vectors = VectorIndex.open(folder)
    same("number of vectors", manifest.vectors, len(vectors))
    same("dimension of the vectors", vectors.dim, encoder.dim)
    try:
        probes = probe_vectors(encoder)
    except Exception as error:  # whatever breaks in it, the words can still be searched
        raise IndexMismatch(f"the encoder {encoder.name!r} cannot encode the probe sentences ({error})") from error
    cosine = float((np.load(folder / "probes.npy") * probes).sum(axis=1).min())
    if not cosine >= PROBE_COSINE:
        raise IndexMismatch.between("cosine of the probe sentences", "1.0", f"{cosine:.4f}")
    return MeaningIndex(vectors, Paraphrases.open(folder), Sayings.open(folder), Sentences.open(folder))


def probe_vectors(encoder: Encoder) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Vectors of the probe sentences as questions, shape (len(PROBES), dim)."""
    return np.stack([encoder.encode_query(probe) for probe in PROBES])


def label_key(name: str) -> str:
    """The form in which a name is looked up: folded words joined by spaces."""
    return " ".join(token.form for token in tokens(name))
