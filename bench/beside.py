"""Our engine beside a plain BM25 script and a well-known retrieval library with the same model, in one run: how good
each ranks the judged questions, and what a question costs.

    python -m bench.beside BUILD_DIR QRELS [QRELS …]      judgements that belong to what was built (tests/vragen/)

The two others see the same passages. They are not among our dependencies: `pip install bm25s haystack-ai` in an
environment of its own; what is missing is left out.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from search.batch import search_batch
from search.encoder import BUNDLED, Encoder, Vectors, load_encoder
from search.engine import SearchEngine
from search.evaluate import Ranker, evaluate, read_qrels, read_questions, united
from search.index import TextIndex, open_meaning
from search.lexical import searched_text
from search.passage import Passage

QUESTIONS = Path(__file__).parents[1] / "tests" / "vragen"
EACH = 50
"""Passages that each half of the library gives to the fusion."""


def plain_bm25(texts: Sequence[str]) -> Callable[[str, int], list[int]] | None:
    """As a script of ten lines does it: lower case, words, BM25 (k1 1.5, b 0.75). Gives places in `texts`; None without
    bm25s."""
    if importlib.util.find_spec("bm25s") is None:
        return None
    import bm25s

    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(list(texts), stopwords=None, show_progress=False), show_progress=False)

    def rank(question: str, k: int) -> list[int]:
        asked = bm25s.tokenize(question, stopwords=None, show_progress=False)
        found, scores = retriever.retrieve(asked, k=min(k, len(texts)), show_progress=False)
        return [int(place) for place, score in zip(found[0], scores[0], strict=True) if score > 0]

    return rank


def haystack(texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> Callable[[str, int], list[int]] | None:
    """Haystack's own store with both its retrievers and its joiner, as its hybrid example has them; embeddings by our
    encoder. Gives places in `texts`; None without haystack."""
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # it would call home
    if importlib.util.find_spec("haystack") is None:
        return None
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents([
        Document(id=str(place), content=text, embedding=vector.tolist())
        for place, (text, vector) in enumerate(zip(texts, vectors, strict=True))
    ])  # fmt: skip
    by_words, by_meaning = InMemoryBM25Retriever(store, top_k=EACH), InMemoryEmbeddingRetriever(store, top_k=EACH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def rank(question: str, k: int) -> list[int]:
        words = by_words.run(query=question)["documents"]
        meaning = by_meaning.run(query_embedding=encoder.encode_query(question).tolist())["documents"]
        return [int(found.id) for found in joiner.run(documents=[words, meaning])["documents"][:k]]

    return rank


def main(arguments: Sequence[str]) -> int:
    """Print a line per engine; 1 without judgements."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 1
    build, qrels = Path(arguments[0]), united([read_qrels(Path(name)) for name in arguments[1:]])
    encoder = load_encoder(BUNDLED, build, threads=1)
    passages, vectors = _material(build, encoder)
    texts = [searched_text(passage) for passage in passages]
    questions = read_questions(QUESTIONS / "toets.tsv")
    with SearchEngine.open(build / "index", encoder) as engine:
        rankers: dict[str, Ranker | None] = {
            "Vindbaar": lambda question, k: next(search_batch(engine, [f"1\t{question}"], k))["hits"],
            "BM25, plain script": _hits(plain_bm25(texts), passages),
            "Haystack, hybrid": _hits(haystack(texts, vectors, encoder), passages),
        }
        print(f"{len(passages)} passages, {len(questions)} held-out questions: nDCG@10 per group, Recall@50, ms (p50)")
        for name, rank in rankers.items():
            if rank is None:
                print(f"{name:20} not installed: left out")
                continue
            figures = evaluate(rank, questions, qrels)
            shown = "  ".join(f"{group} {row.ndcg10:.3f}" for group, row in figures.items())
            spent = _milliseconds(rank, [question.text for question in questions[:60]])
            print(f"{name:20} {shown}  R@50 {figures['alle'].recall50:.3f}  {spent:.1f} ms", flush=True)
    return 0


def _material(build: Path, encoder: Encoder) -> tuple[list[Passage], Vectors]:
    """Every passage with a vector, in the order of the ids."""
    text, meaning = TextIndex.open(build / "index"), open_meaning(build / "index", encoder)
    ids = meaning.vectors.ids()
    passages = text.passages.get(ids)
    text.passages.close()
    rows = [vector for number in ids if (vector := meaning.vectors.vector(number)) is not None]
    return [passages[number] for number in ids], np.stack(rows)


def _hits(rank: Callable[[str, int], list[int]] | None, passages: Sequence[Passage]) -> Ranker | None:
    """As hits of a batch: a thing once (of a paper: each passage once)."""
    if rank is None:
        return None

    def hits(question: str, k: int) -> Sequence[Mapping[str, Any]]:
        found: dict[tuple[str, int], Mapping[str, Any]] = {}
        for place in rank(question, 2 * k):
            passage = passages[place]
            key = (passage.thing, passage.start if passage.heading else 0)
            found.setdefault(
                key,
                {"thing": passage.thing, "file": passage.file, "start": passage.start, "end": passage.end},
            )
        return list(found.values())[:k]

    return hits


def _milliseconds(rank: Ranker, asked: Sequence[str]) -> float:
    spent = []
    for question in asked:
        began = time.perf_counter()
        rank(question, 10)
        spent.append(1e3 * (time.perf_counter() - began))
    return statistics.median(spent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
