"""A published build of the support cards of the corpus, and an agreement and an intervention beside them."""

from __future__ import annotations

from pathlib import Path

from sample_edition import Writer, akkoord, inventaris, publish

from graph.model import Predicate
from ingest.support.cards import is_support, read_support
from ingest.support.catalogue import Catalogue
from ingest.support.facts import support_facts
from ingest.vocabulary import Vocabulary

CORPUS = Path(__file__).parents[1] / "corpus"
CARDS = CORPUS / "voorzieningen"


def publish_help(build_dir: Path) -> Path:
    """Build and publish the cards with the sample documents; returns the folder of the edition."""
    agreement = akkoord()
    start = agreement.place_of("respijtzorg, zodat")[0]
    place = (start, start + len("respijtzorg"))
    agreement.node("thema/respijtzorg", "respijtzorg", place)
    agreement.edge(agreement.document, Predicate.NOEMT, "thema/respijtzorg", place)
    return publish(build_dir, documents=(agreement, inventaris(), *support_documents()))


def support_documents() -> list[Writer]:
    """The support files of the corpus as documents of a build."""
    return support_documents_in(CARDS)


def support_documents_in(folder: Path) -> list[Writer]:
    """The support files of a folder, read with the concepts of the corpus."""
    vocabulary, catalogue = Vocabulary.load(CORPUS / "begrippen"), Catalogue.load(folder)
    written = []
    for path in sorted(folder.glob("*.md")):
        if is_support(path):
            file = read_support(path)
            found = support_facts(file, path.name, path.stem, {}, catalogue, vocabulary)
            written.append(Writer(f"document/{path.stem}", path.name, text=file.text, facts=found.facts))
    return written
