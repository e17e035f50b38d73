"""Build and open an index folder: passages, lexical index, vectors, and the manifest that holds them together.

manifest.json       what the index was made with; refused when this program differs
passages.sqlite     the passages by id, names of concepts
words.txt           dictionary of the compound splitter
abbreviations.json  pairs from the vocabulary
lexical/            tantivy
vectors.faiss, ids.npy (vectors.npy), probes.npy
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from graph.model import CONCEPTS
from graph.paging import Rows, every_card
from search.abbreviations import Abbreviations
from search.compounds import CompoundSplitter, corpus_words, dutch_words
from search.dutch import ANALYZER_VERSION, Analyzer, tokens
from search.encoder import Encoder
from search.errors import IndexMismatch
from search.lexical import LexicalIndex
from search.passage import Passage
from search.passage_store import PassageStore
from search.passages import dense_text, passages
from search.thing_facts import NOTHING_KNOWN, Described, describe
from search.vector_cache import Progress, encode_cached
from search.vectors import VectorIndex

FORMAT = 2
"""Raise when the layout of the folder or the text that is encoded changes."""

PROBES = (
    "Mantelzorgers kunnen respijtzorg aanvragen bij de gemeente.",
    "De wijkverpleegkundige stelt samen met de cliënt een zorgplan op.",
    "Vanaf 2027 gelden andere afspraken over de bekostiging van verpleeghuiszorg.",
    "Mijn moeder vergeet steeds vaker waar ze is.",
    "Valpreventie bij ouderen met een verhoogd risico.",
)
"""Sentences that any encoder of the same fingerprint must turn into the same vectors."""
BACKGROUND = (
    "hoe laat vertrekt de trein naar Utrecht", "recept voor appeltaart", "wie werd vorig jaar wereldkampioen voetbal",
    "goedkope vliegtickets naar Spanje", "mijn laptop start niet meer op", "wat is de hoofdstad van Australië",
    "winterbanden laten wisselen", "hoe leer ik gitaar spelen", "koers van de dollar",
    "welke planten kunnen in de schaduw",
    "openingstijden van de dierentuin", "hoe verf ik een houten kozijn", "beste film van dit jaar",
    "wanneer begint de schoolvakantie", "tweedehands racefiets kopen", "hoe ver staat de maan van de aarde",
)  # fmt: skip
"""Questions about other subjects: what the nearest passage scores there is what "not near" means for an encoder."""
PROBE_COSINE = 0.999
"""Less than this between stored and present probe vectors means another encoder, whatever its name says."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What a build made."""

    passages: int
    per_kind: Mapping[str, int]
    encoded: int
    """Vectors that had to be computed; the others came from the cache."""
    seconds: float
    seconds_encoding: float
    seconds_lexical: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made with."""

    format: int
    analyzer: str
    encoder: str
    dim: int
    fingerprint: Mapping[str, str]
    passages: int
    vectors: int
    background: tuple[float, float]
    """Mean and standard deviation of the score of the passage nearest to each question of `BACKGROUND`."""
    digests: Mapping[str, str]
    """SHA-256 of the files beside it."""
    libraries: Mapping[str, str]

    @staticmethod
    def read(folder: Path) -> Manifest:
        """Raises IndexMismatch when there is no index in `folder` or it was made by another version of Vindbaar."""
        path = folder / "manifest.json"
        try:
            manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexMismatch(f"no usable index in {folder} ({error}); make one with `vindbaar build`") from error
        if manifest.format != FORMAT:
            raise IndexMismatch.between("index format", manifest.format, FORMAT)
        if manifest.analyzer != ANALYZER_VERSION:
            raise IndexMismatch.between("analysis of Dutch", manifest.analyzer, ANALYZER_VERSION)
        return manifest


def build_index(
    store: Rows, encoder: Encoder, index_dir: Path, *, cache_dir: Path, progress: Progress | None = None
) -> IndexSummary:
    """Make an index of everything in `store` in the folder `index_dir` (new or empty).

    Vectors of texts that this encoder saw before come from `cache_dir`. The manifest is written last: a folder without
    one is no index. Raises FileExistsError when the folder holds something already.
    """
    cards = every_card(store)
    found = list(passages(store, cards))
    described = describe(store, cards, {passage.thing: passage.document for passage in found})
    return build_from_passages(
        found, store.query("labels"), encoder, index_dir, cache_dir=cache_dir, described=described, progress=progress
    )


def build_from_passages(
    found: list[Passage], labels: list[dict[str, Any]], encoder: Encoder, index_dir: Path, *, cache_dir: Path,
    described: Described = NOTHING_KNOWN, progress: Progress | None = None,
) -> IndexSummary:  # fmt: skip
    """As `build_index`, from passages, the rows of the query `labels` (names of concepts) and facts of things."""
    began = time.perf_counter()
    index_dir.mkdir(parents=True, exist_ok=True)
    if any(index_dir.iterdir()):
        raise FileExistsError(f"{index_dir} is not empty; an index is built in a fresh folder")
    dictionary = dutch_words() | corpus_words(_word_counts(found))
    _write_lines(index_dir / "words.txt", sorted(dictionary))
    abbreviations = Abbreviations.of(_names(row) for row in labels)
    abbreviations.save(index_dir / "abbreviations.json")
    PassageStore.write(index_dir / "passages.sqlite", found, _labels(found, labels), described)
    LexicalIndex.build(index_dir / "lexical", found, Analyzer(CompoundSplitter(dictionary)), abbreviations)
    lexical_done = time.perf_counter()
    dense = [passage for passage in found if has_meaning(passage)]
    vectors, encoded = encode_cached(encoder, [dense_text(p) for p in dense], cache_dir, progress=progress)
    index = VectorIndex.build([passage.id for passage in dense], vectors)
    index.save(index_dir)
    np.save(index_dir / "probes.npy", _probe_vectors(encoder))
    encoding_done = time.perf_counter()
    _write_manifest(index_dir, encoder, len(found), index)
    summary = IndexSummary(
        passages=len(found),
        per_kind=dict(sorted(Counter(passage.kind.value for passage in found).items())),
        encoded=encoded,
        seconds=time.perf_counter() - began,
        seconds_encoding=encoding_done - lexical_done,
        seconds_lexical=lexical_done - began,
    )
    log.info("index: %d passages, %d encoded, %.1f s", summary.passages, summary.encoded, summary.seconds)
    return summary


MIN_DENSE_WORDS = 4
"""Fewer words (the bare name of a document) lie near to anything."""


def has_meaning(passage: Passage) -> bool:
    """Whether a passage goes into the vectors: concepts do not (they are found by name), nor does a bare name."""
    return passage.kind not in CONCEPTS and len(passage.text.split()) >= MIN_DENSE_WORDS


def _word_counts(found: Iterable[Passage]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for passage in found:
        counts.update(token.form for token in tokens(passage.text))
    return counts


def _names(row: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    return str(row["name"]), list(row.get("aliassen") or ()), list(row.get("afkortingen") or ())


def label_key(name: str) -> str:
    """The form in which a name is looked up: folded words joined by spaces."""
    return " ".join(token.form for token in tokens(name))


def _labels(found: Iterable[Passage], labels: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    cards = {passage.thing: passage.id for passage in found if passage.kind in CONCEPTS}
    for row in labels:
        name, others, shorts = _names(row)
        for label in (name, *others, *shorts, *(row.get("verborgen") or ())):
            if row["id"] in cards and label_key(label):
                yield label_key(label), cards[row["id"]]


def _probe_vectors(encoder: Encoder) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.stack([encoder.encode_query(probe) for probe in PROBES])


def _background(encoder: Encoder, index: VectorIndex) -> tuple[float, float]:
    nearest = [score for question in BACKGROUND for _, score in index.search(encoder.encode_query(question), 1)]
    return (float(np.mean(nearest)), float(np.std(nearest))) if nearest else (0.0, 0.0)


def _write_manifest(folder: Path, encoder: Encoder, passages: int, index: VectorIndex) -> None:
    manifest = Manifest(
        format=FORMAT,
        analyzer=ANALYZER_VERSION,
        encoder=encoder.name,
        dim=encoder.dim,
        fingerprint=dict(encoder.fingerprint),
        passages=passages,
        vectors=len(index),
        background=_background(encoder, index),
        digests={path.name: _sha256(path) for path in sorted(folder.iterdir()) if path.is_file()},
        libraries={name: version(name) for name in ("faiss-cpu", "tantivy", "PyStemmer", "simplemma")},
    )
    beside = folder / "manifest.json.new"
    beside.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    beside.replace(folder / "manifest.json")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The half of an index that needs no encoder."""

    manifest: Manifest
    passages: PassageStore
    lexical: LexicalIndex
    analyzer: Analyzer
    abbreviations: Abbreviations

    @staticmethod
    def open(folder: Path) -> TextIndex:
        """Raises IndexMismatch when the index is missing, damaged or made by another version."""
        manifest = Manifest.read(folder)
        _verify(folder, manifest, ("words.txt", "abbreviations.json", "passages.sqlite"))
        dictionary = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        store, lexical = PassageStore(folder / "passages.sqlite"), LexicalIndex.open(folder / "lexical")
        for what, count in (("passages stored", store.count), ("passages in the lexical index", len(lexical))):
            if count != manifest.passages:
                raise IndexMismatch.between(what, count, manifest.passages)
        return TextIndex(
            manifest=manifest,
            passages=store,
            lexical=lexical,
            analyzer=Analyzer(CompoundSplitter(dictionary)),
            abbreviations=Abbreviations.load(folder / "abbreviations.json"),
        )


def open_vectors(folder: Path, encoder: Encoder) -> VectorIndex:
    """The vectors of the index in `folder`, once it is certain that `encoder` is the one they were made with.

    Raises IndexMismatch naming both values on any difference: name, dimension, a part of the fingerprint, the number
    of vectors, a damaged file, or probe sentences that get other vectors than they had.
    """
    manifest = Manifest.read(folder)
    _same("encoder", manifest.encoder, encoder.name)
    _same("dimension", manifest.dim, encoder.dim)
    for part in sorted({*manifest.fingerprint, *encoder.fingerprint}):
        _same(f"encoder {part}", manifest.fingerprint.get(part), encoder.fingerprint.get(part))
    _verify(folder, manifest, [name for name in manifest.digests if name.endswith((".npy", ".faiss"))])
    vectors = VectorIndex.open(folder)
    _same("number of vectors", manifest.vectors, len(vectors))
    _same("dimension of the vectors", vectors.dim, encoder.dim)
    cosine = float((np.load(folder / "probes.npy") * _probe_vectors(encoder)).sum(axis=1).min())
    if not cosine >= PROBE_COSINE:
        raise IndexMismatch.between("cosine of the probe sentences", "1.0", f"{cosine:.4f}")
    return vectors


def _same(what: str, index: object, given: object) -> None:
    if index != given:
        raise IndexMismatch.between(what, index, given)


def _verify(folder: Path, manifest: Manifest, names: Iterable[str]) -> None:
    for name in names:
        try:
            _same(f"digest of {name}", manifest.digests.get(name), _sha256(folder / name))
        except OSError as error:
            raise IndexMismatch(f"{folder / name} cannot be read ({error}); rebuild with `vindbaar build`") from error
