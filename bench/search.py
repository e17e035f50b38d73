"""What a question costs, split by stage, and how long the index takes to build.

    python -m bench.search [BUILD_DIR]      default: build/, which `vindbaar build` filled

Questions are asked one after the other, as a visitor would; the first few are not counted.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from graph.store import open_store
from search.encoder import BUNDLED, Encoder, load_encoder
from search.engine import SearchEngine
from search.errors import IndexMismatch
from search.index_build import build_index

AIM_MS = 25.0
"""For 95 of 100 questions on the five policy documents, encoding included."""
ROUNDS, WARM_UP = 5, 5

QUESTIONS = (
    "mantelzorg", "Wlz", "respijtzorg aanvragen", "wachtlijst verpleeghuis", "valpreventie voor thuiswonende ouderen",
    "mijn moeder vergeet steeds meer, wie kan helpen", "wat doet de gemeente voor mensen met dementie",
    "arbeidsbesparende technologie in de wijkverpleging", "hoe vraag ik een rolstoel aan",
    "afspraken over gegevensuitwisseling tussen zorgaanbieders", "cliëntondersteuning", "beeldbellen met de zuster",
    "wie betaalt de dagbesteding", "personeelstekort", "eenzaamheid onder ouderen tegengaan",
    "hoeveel woningen voor ouderen moeten erbij komen voor 2030", "administratieve lasten verminderen",
    "ik kan de zorg voor mijn man niet meer aan", "logeeropvang voor een weekend", "palliatieve zorg thuis",
    "behandeling door de specialist ouderengeneeskunde", "woonvormen tussen thuis en verpleeghuis",
    "digitale vaardigheden van oudere mensen en hun naasten vergroten zodat zij langer zelfstandig kunnen wonen",
    "mantelzorgondersteunigsaanbod", "zorgkantoor inkoop", "verstandelijke beperking en ouder worden", "CO2",
    "informele zorg versterken", "indicatie", "samenwerking tussen huisarts, wijkverpleegkundige en gemeente",
)  # fmt: skip
"""In our own words: one word and a whole sentence, abbreviations, everyday words, a typing error."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 when there is no build to measure."""
    build = Path(arguments[0] if arguments else "build")
    began = time.perf_counter()
    encoder = load_encoder(BUNDLED, build, threads=1)  # as a server has it
    loaded = time.perf_counter()
    try:
        engine, words_only = (SearchEngine.open(build / "index", used) for used in (encoder, None))
    except IndexMismatch as error:
        print(f"nothing to measure: {error}", file=sys.stderr)
        return 1
    opened = time.perf_counter()
    with engine, words_only:
        opening = f"encoder opened in {loaded - began:.1f} s, index twice in {opened - loaded:.1f} s"
        print(f"{engine.passage_count} passages; {opening}")
        if engine.degraded:
            print(f"degraded: {engine.degraded}")
        _report(_timings(engine, words_only, encoder))
    _build_times(build, load_encoder(BUNDLED, build))
    return 0


def _timings(engine: SearchEngine, words_only: SearchEngine, encoder: Encoder) -> dict[str, list[float]]:
    """Milliseconds of every question: three stages on their own, then the whole search, which holds them all."""
    stages: dict[str, Callable[[str], object]] = {
        "encoding": encoder.encode_query,
        "candidates by words": words_only.rank,
        "all candidates": engine.rank,
        "whole search": engine.search,
    }
    spent: dict[str, list[float]] = {stage: [] for stage in stages}
    asked = list(QUESTIONS[:WARM_UP]) + list(QUESTIONS) * ROUNDS
    for stage, ask in stages.items():
        for number, question in enumerate(asked):
            began = time.perf_counter()
            ask(question)
            if number >= WARM_UP:
                spent[stage].append(1e3 * (time.perf_counter() - began))
    return spent


def _report(spent: Mapping[str, list[float]]) -> None:
    print(f"{'ms per question':20}{'p50':>8}{'p95':>8}{'aim p95':>10}")
    for stage, times in spent.items():
        aim = f"{AIM_MS:10.0f}" if stage == "whole search" else ""
        print(f"{stage:20}{statistics.median(times):8.2f}{statistics.quantiles(times, n=20)[-1]:8.2f}{aim}")


def _build_times(build: Path, encoder: Encoder) -> None:
    """Index of the same graph, with an empty cache of vectors and again with a full one."""
    with tempfile.TemporaryDirectory() as scratch, open_store(str(build / "graph")) as store:
        for what in ("all encoded", "nothing changed"):
            made = build_index(store, encoder, Path(scratch) / what, cache_dir=Path(scratch) / "cache")
            print(
                f"index, {what:16}{made.seconds:6.1f} s: {made.seconds_lexical:.1f} by words, "
                f"{made.seconds_encoding:.1f} encoding {made.encoded} of {made.passages} passages"
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
