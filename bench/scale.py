"""The search engine on many passages: build, memory, disk, time of whole searches, recall of the vectors; beside plain
BM25 and a well-known library.

    python -m bench.scale [BUILD_DIR] [--sizes 10000,100000] [--questions N] [--keep FOLDER]

Passages are made of the words of a real build in its own proportions (Zipf), their vectors are mixtures of its real
vectors with noise: encoding a million texts would take a day, and what is measured here is what comes after. Questions
are really encoded. Each size runs in a process of its own. An index in the folder of `--keep` is asked again instead
of being made anew: a million takes half an hour to make, and only a quiet machine tells how fast it answers.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.beside import haystack, plain_bm25
from bench.search import QUESTIONS
from graph.model import Kind
from graph.store import open_store
from search.encoder import BUNDLED, Encoder, Vectors, load_encoder
from search.engine import SearchEngine
from search.index import TextIndex, open_meaning
from search.index_build import Material, build_from
from search.passage import Passage
from search.passages import make_passage
from search.vectors import VectorIndex

SIZES = (10_000, 100_000)
WORDS_EACH = 105
LIBRARY_UP_TO, LIBRARY_QUESTIONS = 100_000, 20
"""Its store looks at every passage for every question: seconds each beyond this."""
NOISE = 0.02
AIMS_MS = {20_000: 25.0, 1_000_000: 50.0}
"""p95 of a whole search, encoding included, up to so many passages."""


class Mixing:
    """Encodes questions as the real encoder; gives a passage a mixture of two real vectors, chosen by its text."""

    def __init__(self, real: Encoder, base: Vectors) -> None:
        self._real, self._base = real, base
        self.name, self.dim, self.fingerprint = f"{real.name} mixed", real.dim, {**real.fingerprint, "mixed": "1"}

    def encode_query(self, text: str) -> Vectors:
        return self._real.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._real.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.stack([self._mixture(text) for text in texts])
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def _mixture(self, text: str) -> Vectors:
        draw = np.random.default_rng(int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big"))
        one, other = self._base[draw.integers(len(self._base), size=2)]
        share = draw.uniform(0.2, 0.8)
        mixed: Vectors = share * one + (1 - share) * other + draw.normal(0, NOISE, self.dim).astype(np.float32)
        return mixed


def made_passages(count: int, words: Sequence[str], odds: NDArray[np.float64]) -> Iterator[Passage]:
    """Texts of the same words in the same proportions as the real ones."""
    draw = np.random.default_rng(7)
    upto, spoken = np.cumsum(odds), np.asarray(words, dtype=object)
    for number in range(count):
        text = " ".join(spoken[np.searchsorted(upto, draw.random(WORDS_EACH) * upto[-1])]) + "."
        yield make_passage(
            thing=f"sectie/deel-{number}", kind=Kind.SECTIE, title=f"Deel {number}", heading=f"Deel {number}",
            text=text, document=f"document/stuk-{number // 500}", file="stuk.txt", start=number, end=number + 1,
        )  # fmt: skip


def measure(build: Path, size: int, questions: int, keep: Path | None = None) -> None:
    """Build an index of `size` passages and print its figures; one that lies in `keep` is only asked."""
    real = load_encoder(BUNDLED, build, threads=1)
    text, meaning = TextIndex.open(build / "index"), open_meaning(build / "index", real)
    counts = text.passages.word_counts()
    words = sorted(counts)
    odds = np.asarray([counts[word] for word in words], np.float64)
    base = _all_vectors(meaning.vectors)
    text.passages.close()
    with open_store(str(build / "graph")) as store:
        labels = store.query("labels")
    encoder = Mixing(real, base)
    with tempfile.TemporaryDirectory() as scratch:
        folder = (keep / str(size) if keep else Path(scratch)) / "index"
        if not folder.exists():
            material = Material(list(made_passages(size, words, odds / odds.sum())), labels)
            _build(material, encoder, folder, Path(scratch) / "cache")
        asked = [QUESTIONS[number % len(QUESTIONS)] for number in range(questions)]
        with SearchEngine.open(folder, encoder) as engine:
            gc.freeze()  # as a server does with what it opened: to go through it all takes 0.1 s
            aim = next((f" (aim {most:.0f} ms)" for largest, most in AIMS_MS.items() if size <= largest), "")
            _times(f"whole search{aim}", engine.search, asked)
            _times("suggestions", engine.suggest, [question[: 3 + number % 8] for number, question in enumerate(asked)])
        _recall(open_meaning(folder, encoder).vectors, encoder, asked)
        _others([passage.text for passage in made_passages(size, words, odds / odds.sum())], encoder, folder, asked)


def _build(material: Material, encoder: Encoder, folder: Path, cache: Path) -> None:
    busy = time.process_time()
    summary = build_from(material, encoder, folder, cache_dir=cache)
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"{len(material.passages):>9,} passages: index in {summary.seconds:.0f} s "
        f"({summary.seconds_lexical:.0f} words, {summary.seconds_encoding:.0f} vectors), "
        f"processor {time.process_time() - busy:.0f} s, disk {disk / 1e6:.0f} MB, "
        f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        flush=True,
    )


def _all_vectors(index: VectorIndex) -> Vectors:
    return np.stack([vector for number in index.ids() if (vector := index.vector(number)) is not None])


def _times(name: str, ask: Callable[[str], object], asked: Sequence[str]) -> None:
    spent, busy = [], []
    for number, question in enumerate([*asked[:5], *asked]):
        began, worked = time.perf_counter(), time.process_time()
        ask(question)
        if number >= 5:
            spent.append(1e3 * (time.perf_counter() - began))
            busy.append(1e3 * (time.process_time() - worked))
    print(
        f"    {name:32} p50 {statistics.median(spent):7.1f} ms   p95 {statistics.quantiles(spent, n=20)[-1]:7.1f} ms"
        f"   (processor {statistics.median(busy):.1f} / {statistics.quantiles(busy, n=20)[-1]:.1f})",
        flush=True,
    )


def _recall(index: VectorIndex, encoder: Encoder, asked: Sequence[str]) -> None:
    """Of the ten nearest by all vectors in full, how many the index gives."""
    rows, ids = _all_vectors(index), np.asarray(index.ids())
    shares = []
    for question in dict.fromkeys(asked):
        vector = encoder.encode_query(question)
        exact = set(ids[np.argsort(-(rows @ vector))[:10]].tolist())
        shares.append(len(exact & {number for number, _ in index.search(vector, 10)}) / 10)
    print(f"    recall@10 of the vectors against exact: {statistics.fmean(shares):.4f}")


def _others(texts: Sequence[str], encoder: Encoder, folder: Path, asked: Sequence[str]) -> None:
    """Plain BM25, and a library with the same vectors, as short scripts have them (`bench.beside`)."""
    began = time.perf_counter()
    words_only = plain_bm25(texts)
    if words_only is None:
        print("    bm25s is not installed: left out")
    else:
        print(f"    BM25: index in {time.perf_counter() - began:.0f} s", flush=True)
        _times("BM25, plain script", lambda question: words_only(question, 10), asked)
    if len(texts) > LIBRARY_UP_TO:
        print(f"    Haystack: left out above {LIBRARY_UP_TO:,} passages")
        return
    began = time.perf_counter()
    library = haystack(texts, _all_vectors(VectorIndex.open(folder)), encoder)
    if library is None:
        print("    haystack-ai is not installed: left out")
        return
    print(f"    Haystack: index in {time.perf_counter() - began:.0f} s", flush=True)
    _times("Haystack, hybrid", lambda question: library(question, 10), asked[:LIBRARY_QUESTIONS])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, nargs="?", default=Path("build"))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--questions", type=int, default=90)
    parser.add_argument("--keep", type=Path, help="folder to keep the indexes in, and to take them from")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.alone:
        measure(options.build, sizes[0], options.questions, options.keep)
        return 0
    failed = 0
    for size in sizes:
        command = [sys.executable, "-m", "bench.scale", str(options.build), "--sizes", str(size),
                   "--questions", str(options.questions), "--alone"]  # fmt: skip
        command += ["--keep", str(options.keep)] if options.keep else []
        failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
