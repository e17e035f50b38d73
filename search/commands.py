"""Commands about searching: `search`, `evaluate`; and how a build makes the index."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from graph.command_line import CommandError, Commands, graph_at, one_line, progress_bar, published_edition
from graph.layout import BuildDir
from graph.measurements import record

DOUBT = "Misschien hebben we u niet begrepen, of weten we dit niet. Vraag het ook aan iemand die het weet."


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("search", parents=[shared], help="answer a question, or a file of them")
    command.add_argument("question", nargs="*", metavar="QUESTION")
    command.add_argument("-k", type=int, default=10, help="how many answers (default 10)")
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.add_argument("--batch", metavar="FILE", help="TSV lines id<TAB>[group<TAB>]question; - is standard input")
    command.set_defaults(run=search, wrong_use=command.error)
    command = commands.add_parser("evaluate", parents=[shared], help="how good the ranking is, on judged questions")
    command.add_argument("queries", type=Path, help="TSV lines id<TAB>[group<TAB>]question")
    command.add_argument("qrels", type=Path, nargs="+", help="judgements as of trec_eval: question 0 answer grade")
    command.add_argument("--save", type=Path, metavar="FILE", help="write nDCG@10 per question, to compare with later")
    command.add_argument("--compare", type=Path, metavar="FILE", help="what --save wrote: list questions that differ")
    command.add_argument(
        "--floor", action="append", default=[], metavar="GROUP=NDCG", help="exit code 1 when a group is below it"
    )
    command.add_argument(
        "--record", type=Path, metavar="FOLDER", help="keep the figures for the quality page, in BUILD_DIR/kwaliteit"
    )
    command.set_defaults(run=evaluate, wrong_use=command.error)


def search(options: argparse.Namespace) -> int:
    """Answer one question, or a file of them."""
    from search.batch import search_batch

    if bool(options.batch) == bool(options.question):
        options.wrong_use('give either a question ("…") or --batch FILE')
    if options.k < 1:
        options.wrong_use(f"-k is {options.k}; give 1 or more")
    if options.question and not " ".join(options.question).strip():
        options.wrong_use("the question is empty; type what you want to know")
    with _open_engine(options) as engine:
        if options.batch:
            return _answer_batch(search_batch, engine, options)
        results = engine.search(" ".join(options.question), k=options.k)
    if options.json:
        print(json.dumps(_results_json(results), ensure_ascii=False, indent=1))
        return 0
    if results.degraded:
        print(f"({results.degraded})\n")
    if results.did_you_mean:
        print(f"(Bedoelde u: {results.did_you_mean})\n")
    for sentence in filter(None, (results.note, DOUBT if results.uncertain else "")):
        print(f"({sentence})\n")
    if not results.hits:
        print("Niets gevonden. Probeer een ander woord.")
    for number, hit in enumerate(results.hits, 1):
        print(f"{number}. {hit.title}  [{hit.kind.value}]  {hit.score:.3f}")
        print(f"   {hit.passage.heading}")
        print(f"   {hit.snippet.text}")
        print(f"   {hit.thing}  {hit.passage.file}:{hit.passage.start}-{hit.passage.end}\n")
    return 0


def _open_engine(options: argparse.Namespace) -> Any:
    from search.encoder import load_encoder
    from search.engine import SearchEngine
    from search.errors import IndexMismatch

    edition = published_edition(options)
    try:
        encoder = load_encoder(options.encoder, BuildDir(options.build_dir).path, threads=1)
        return SearchEngine.open(edition / "index", encoder)
    except (ImportError, OSError, ValueError, IndexMismatch) as error:
        raise CommandError(str(error)) from error


def evaluate(options: argparse.Namespace) -> int:
    """Print the figures of the ranking per group of users; 1 when one is below its floor."""
    from search import evaluate as judging
    from search.batch import search_batch

    floors = dict(_floor(text, options) for text in options.floor)
    try:
        questions = judging.read_questions(options.queries)
        qrels = judging.united(judging.read_qrels(path) for path in options.qrels)
        before = judging.read_run(options.compare) if options.compare else {}
    except (OSError, ValueError) as error:
        raise CommandError(str(error)) from error
    with _open_engine(options) as engine:

        def rank(question: str, k: int) -> Any:
            return next(search_batch(engine, [f"q\t{question}"], k))["hits"]

        try:
            rows = judging.per_question(rank, questions, qrels)
        except ValueError as error:
            raise CommandError(str(error)) from error
    figures = judging.summary(rows)
    print(judging.table(figures))
    for row, change in judging.differences(rows, before):
        print(f"{change:+.3f}  {row.question.id}  {row.question.text}")
    if options.record:
        name = f"zoeken-{options.queries.stem}"
        record(options.record, name, judging.measurement(figures, options.queries.stem, date.today()))
    if options.save:
        kept = {row.question.id: round(row.ndcg10, 6) for row in rows}
        options.save.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    low = [f"{group} {figures[group].ndcg10:.3f} < {floor}" for group, floor in floors.items()
           if group in figures and figures[group].ndcg10 < floor]  # fmt: skip
    unknown = sorted(floors.keys() - figures.keys())
    if unknown:
        raise CommandError(f"no group {', '.join(unknown)} among the questions; there are {', '.join(figures)}")
    if low:
        raise CommandError(f"nDCG@10 below its floor: {'; '.join(low)}")
    return 0


def _floor(text: str, options: argparse.Namespace) -> tuple[str, float]:
    group, _, value = text.rpartition("=")
    try:
        return group, float(value)
    except ValueError:
        options.wrong_use(f"--floor {text}: give GROUP=NUMBER, such as lay=0.45")
        raise


def _answer_batch(
    search_batch: Callable[..., Iterator[dict[str, Any]]], engine: Any, options: argparse.Namespace
) -> int:
    """Answer line by line; a line that is no question is named and the rest goes on."""
    wrong = 0
    for number, line in enumerate(_lines(options.batch), 1):
        try:
            for row in search_batch(engine, [line], k=options.k):
                print(json.dumps(row, ensure_ascii=False))
        except ValueError as error:
            wrong += 1
            print(f"vindbaar search: line {number}: {one_line(error)}", file=sys.stderr)
    return 1 if wrong else 0


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        # bytes that are no UTF-8 become U+FFFD: a question with one odd sign is still a question
        text = (
            sys.stdin.buffer.read().decode("utf-8-sig", "replace") if hasattr(sys.stdin, "buffer") else sys.stdin.read()
        )
        yield from io.StringIO(text, newline=None)  # lines end where those of a file do, and nowhere else
        return
    try:
        with Path(name).open(encoding="utf-8-sig", newline=None) as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"cannot read {name}: {error}; give a UTF-8 file with id<TAB>question") from error


def _results_json(results: Any) -> dict[str, Any]:
    return {
        "question": results.question,
        "total": results.total,
        "degraded": results.degraded or None,
        "uncertain": results.uncertain,
        "did_you_mean": results.did_you_mean,
        "note": results.note,
        "hits": [
            {
                "thing": hit.thing,
                "kind": hit.kind.value,
                "title": hit.title,
                "heading": hit.passage.heading,
                "snippet": hit.snippet.text,
                "file": hit.passage.file,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "page": hit.passage.page,
                "score": round(hit.score, 6),
                "why": list(hit.why),
            }
            for hit in results.hits
        ],
    }


@contextmanager
def loading_encoder(options: argparse.Namespace, layout: BuildDir) -> Iterator[Callable[[], Any]]:
    """Begin to load the encoder, and what else the index needs, while documents are read; what is given waits for it.

    The encoder has a process of its own, which ends with the context. Waiting raises CommandError when it cannot be
    loaded.
    """
    from search.encoder import HASH, load_encoder

    process = None
    if options.encoder != HASH:
        from search.encoder_process import EncoderProcess

        edition = layout.edition()
        prepare = partial(_prepare, edition and edition / "index")
        process = EncoderProcess(options.encoder, layout.path, prepare=prepare)

    def wait() -> Any:
        try:
            encoder = process or load_encoder(options.encoder, layout.path)
            encoder.fingerprint  # noqa: B018 - waits until it is loaded
        except (ImportError, OSError, ValueError) as error:
            raise CommandError(f"the encoder {options.encoder!r} cannot be loaded: {error}") from error
        return encoder

    try:
        yield wait
    finally:
        if process:
            process.close()


def _prepare(index: Path | None) -> None:
    """Load what an index is made with: libraries, and the Dutch words of the `index` before or of the word list."""
    from search import index_build  # noqa: F401
    from search.compounds import dutch_words
    from search.previous import words_before

    try:
        if index is not None:
            words_before(index)
            return
    except OSError:
        pass  # nothing to take over: it is made from the word list
    dutch_words()


def index_edition(
    options: argparse.Namespace, encoder: Any, layout: BuildDir, draft: Path, *, previous: Path | None = None
) -> int:
    """Make the index of an edition from its graph, in the folder of the edition; returns the number of passages.

    What did not change is taken over from the edition `previous`, which the same program must have made.
    Documents that are editions of one another are compared there and then. All of it happens in the process of the
    encoder, where there is one.
    """
    from search.encoder_process import EncoderProcess

    if isinstance(encoder, EncoderProcess):
        return encoder.run(_index, options.graph, draft, layout.cache, previous)
    return _index(encoder, options.graph, draft, layout.cache, previous)


def _index(encoder: Any, graph: str | None, draft: Path, cache: Path, previous: Path | None) -> int:
    from search.editions.archive import compare_editions
    from search.index_build import build_index

    with graph_at(graph, draft) as store, progress_bar("index") as progress:
        summary = build_index(
            store,
            encoder,
            draft / "index",
            cache_dir=cache,
            previous=previous and previous / "index",
            progress=lambda done, total: progress("", done, total),
        )
        compare_editions(store, encoder, draft, cache, previous=previous)
    return int(summary.passages)
