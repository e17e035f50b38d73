"""The level that the policy reader has on the hand-annotated sample, and the contract on the real documents.

The real documents are skipped on a machine without ../shared; two invented ones with annotation are always there. The
levels are what was measured, a little lower; they may only go up.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import PROPERTIES, Edge, Kind, Node, check
from ingest.anchoring import Anchor
from ingest.evaluation import Comparison
from ingest.evaluation_formats import compare
from ingest.mentions import Linker, mention_facts
from ingest.policy.facts import policy_facts
from ingest.prose import prose_facts
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

WORDS = Path(__file__).parents[1] / "corpus" / "begrippen"
SHARED = Path(__file__).parents[2] / "shared"
LEVELS = {  # kind: recall, precision
    "afspraken": (1.0, None),
    "afspraak acties": (1.0, 0.95),
    "afspraak doeners": (1.0, 0.95),
    "afspraak betrokken": (1.0, 0.95),
    "afspraak deadlines": (1.0, 0.95),
    "afspraak wat": (1.0, None),
    "afspraak tijdpad": (1.0, None),
    "kanslijnen": (1.0, None),
    "kernzinnen": (1.0, None),
    "ambities": (1.0, None),
    "uitgangspunten": (1.0, None),
    "fasen": (1.0, None),
    "kanslijn acties": (0.95, None),
    "kanslijn doeners": (0.84, 0.95),
    "overige afspraak acties": (1.0, None),
    "overige afspraak doeners": (0.9, 0.6),
    "trekkers": (1.0, 1.0),
    "actiegroep acties": (1.0, 0.95),
    "actiegroep doeners": (1.0, 0.95),
    "actiegroep betrokken": (1.0, 0.95),
    "actiegroep deadlines": (1.0, None),
    "secties": (1.0, 1.0),
    "zekerheid >= 0.9": (0.0, 0.95),
}

INVENTED = Path(__file__).parent / "annotatie"
INVENTED_LEVELS = {  # kind: recall, precision
    "organisaties": (0.95, 0.95),
    "bedragen": (1.0, 1.0),
    "doelen": (0.87, 1.0),
    "doeljaren": (1.0, None),
    "houding": (0.55, 1.0),
    "documentrelaties": (1.0, 0.85),
    "soort relatie": (0.83, None),
    "secties": (1.0, 1.0),
}


@pytest.fixture(scope="module")
def invented() -> Comparison:
    return compare(INVENTED, INVENTED / "documenten", WORDS)


@pytest.mark.parametrize("kind", INVENTED_LEVELS)
def test_level_on_the_invented_documents(invented: Comparison, kind: str) -> None:
    score, (recall, precision) = invented.scores[kind], INVENTED_LEVELS[kind]
    assert (score.recall or 0.0) >= recall, score.misses
    assert precision is None or (score.precision or 0.0) >= precision, score.misses


@pytest.fixture(scope="module")
def measured() -> Comparison:
    if not (SHARED / "annotatie").is_dir():
        pytest.skip("the annotated sample is not on this machine")
    return compare(SHARED / "annotatie", SHARED / "documenten", WORDS)


@pytest.mark.parametrize("kind", LEVELS)
def test_level_on_the_sample(measured: Comparison, kind: str) -> None:
    score, (recall, precision) = measured.scores[kind], LEVELS[kind]
    assert (score.recall or 0.0) >= recall, score.misses
    assert precision is None or (score.precision or 0.0) >= precision, score.misses


def test_the_real_documents_keep_the_contract(real_documents: Path) -> None:
    vocabulary = Vocabulary.load(WORDS)
    linker = Linker(vocabulary)
    for path in sorted(real_documents.glob("*.txt")):
        anchor = Anchor(read_document(path), path.stem.replace("_", "-"), path.name)
        facts = list(policy_facts(anchor, linker, vocabulary))
        others = [*prose_facts(anchor, {}), *mention_facts(anchor, linker)]
        known = {fact.id for fact in (*facts, *others) if isinstance(fact, Node)}
        ids: set[str] = set()
        for fact in facts:
            check(fact)
            source = fact.source
            assert anchor.document.text[source.start : source.end] == source.quote
            if isinstance(fact, Edge):
                assert {fact.from_id, fact.to_id} <= known
            elif isinstance(fact, Node):
                assert set(PROPERTIES[fact.kind]) <= set(fact.props)
                if fact.kind in {Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG}:
                    assert fact.id not in ids
                    ids.add(fact.id)
