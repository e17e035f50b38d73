"""For tests of the policy reader: a small vocabulary, and facts as a careful reader would note them down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.model import Edge, Fact, Kind, Node, Predicate
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.act import Act, Parties
from ingest.policy.actors import ActorFinder
from ingest.policy.acts import ActReader
from ingest.policy.facts import policy_facts
from ingest.policy.flow import Flow
from ingest.reading import read_document
from ingest.vocabulary import Concept, Vocabulary

_ORGANISATIONS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "vws": ("Ministerie van VWS", ("VWS", "Volksgezondheid, Welzijn en Sport"), "organisatie"),
    "szw": ("Ministerie van SZW", ("SZW",), "organisatie"),
    "nza": ("Nederlandse Zorgautoriteit", ("NZa",), "organisatie"),
    "zn": ("Zorgverzekeraars Nederland", ("ZN",), "organisatie"),
    "zorginstituut": ("Zorginstituut Nederland", ("Zorginstituut",), "organisatie"),
    "actiz": ("ActiZ", (), "organisatie"),
    "vng": ("Vereniging van Nederlandse Gemeenten", ("VNG",), "organisatie"),
    "venvn": ("Verpleegkundigen & Verzorgenden Nederland", ("V&VN",), "organisatie"),
    "verenso": ("Verenso", (), "organisatie"),
    "mantelzorgnl": ("MantelzorgNL", (), "organisatie"),
    "vilans": ("Vilans", (), "organisatie"),
    "movisie": ("Movisie", (), "organisatie"),
    "zonmw": ("ZonMw", (), "organisatie"),
    "rivm": ("RIVM", (), "organisatie"),
    "aedes": ("Aedes", (), "organisatie"),
    "kpmg": ("KPMG", (), "organisatie"),
    "zorgkantoren": ("zorgkantoren", ("zorgkantoor",), "rol"),
    "zorgaanbieders": ("zorgaanbieders", ("zorgorganisaties",), "rol"),
    "gemeenten": ("gemeenten", (), "rol"),
    "kabinet": ("kabinet", (), "rol"),
}
_THEMES = {"iza": ("Integraal Zorgakkoord", ("IZA",)), "beeldzorg": ("beeldzorg", ())}


def small_vocabulary() -> Vocabulary:
    """Organisations and roles that the tests name, and one akkoord."""
    vocabulary = Vocabulary()
    for slug, (name, others, sort) in _ORGANISATIONS.items():
        concept = Concept(f"organisatie/{slug}", Kind.ORGANISATIE, name, synonyms=others, sort=sort)
        vocabulary.concepts[concept.id] = concept
    for slug, (name, others) in _THEMES.items():
        concept = Concept(f"thema/{slug}", Kind.THEMA, name, synonyms=others)
        vocabulary.concepts[concept.id] = concept
    return vocabulary


VOCABULARY = small_vocabulary()
LINKER = Linker(VOCABULARY)


def finder(*texts: str) -> ActorFinder:
    return ActorFinder(LINKER, VOCABULARY, texts)


def anchored(path: Path) -> Anchor:
    return Anchor(read_document(path), path.stem, path.name)


def read_text(folder: Path, text: str, name: str = "beleid.txt") -> tuple[Anchor, list[Fact]]:
    """The facts of a text, as its own file."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    anchor = anchored(path)
    return anchor, list(policy_facts(anchor, LINKER, VOCABULARY, soort="plan"))


def acts_of(folder: Path, text: str, parties: Parties | None = None) -> list[Act]:
    """The acts of all paragraphs of a text."""
    path = folder / "beleid.txt"
    path.write_text(text, encoding="utf-8", newline="")
    flow = Flow(anchored(path))
    reader = ActReader(finder(*(item.text for item in flow.items)), parties or Parties())
    acts: list[Act] = []
    for item in flow.items:
        acts += reader.read(item, acts[-1] if acts else None)
    return acts


def names(named: Iterable[object]) -> list[str]:
    return [named.actor.name for named in named]  # type: ignore[attr-defined]


def noted(facts: Sequence[Fact]) -> list[str]:
    """What the facts say, one JSON line per thing in reading order, without ids and places."""
    nodes = {fact.id: fact for fact in facts if isinstance(fact, Node)}
    ends: dict[str, dict[Predicate, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if isinstance(fact, Edge):
            ends[fact.to_id][fact.predicate].append(nodes[fact.from_id].name if fact.from_id in nodes else "")
    own = [n for n in nodes.values() if n.kind in {Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG}]
    lines = []
    for node in sorted(own, key=lambda n: (n.source.start, n.kind.value, n.id)):
        line: dict[str, object] = {"ding": node.kind.value.lower()}
        line |= {name: node.props[name] for name in _NOTED[node.kind] if node.props.get(name) not in (None, False, [])}
        for label, predicate in _JOINED:
            if found := ends[node.id][predicate]:
                line[label] = found
        lines.append(json.dumps(line, ensure_ascii=False))
    for fact in facts:
        if isinstance(fact, Edge) and fact.predicate is Predicate.TREKT and fact.to_id.startswith("sectie/"):
            trekt = {"ding": "trekker", "wie": nodes[fact.from_id].name, "regel": fact.source.quote}
            lines.append(json.dumps(trekt, ensure_ascii=False))
    return lines


_NOTED = {
    Kind.AFSPRAAK: ("soort", "nummer", "tekst", "deadline_start", "deadline_eind", "duur", "zacht"),
    Kind.ACTIE: (
        "tekst",
        "deadline_start",
        "deadline_eind",
        "deadline_tekst",
        "duur",
        "zacht",
        "conditie",
        "modaliteit",
    ),
    Kind.DOEL: ("tekst", "doelgetal", "eenheid", "doeljaar", "richting"),
    Kind.BEDRAG: ("waarde_eur", "jaren", "waarvoor", "per_jaar", "totaal", "rij"),
}
_JOINED = (
    ("wie", Predicate.VOERT_UIT),
    ("betrokken", Predicate.BETROKKEN_BIJ),
    ("trekt", Predicate.TREKT),
    ("spreekt tegen", Predicate.TEGENGESTELD_AAN),
)
