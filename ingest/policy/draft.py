"""What all facts of one document are drafted with: its anchor, its readers, and ids that follow from content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor, Place
from ingest.document import Reading
from ingest.mentions import Linker
from ingest.policy.act import Named
from ingest.policy.actor_groups import Actor
from ingest.policy.actors import ActorFinder
from ingest.policy.acts import ActReader
from ingest.policy.flow import Flow
from ingest.policy.items import Item
from ingest.policy.lines import lists_parties
from ingest.policy.parties import find_parties
from ingest.vocabulary import Vocabulary

_LONGEST_NAME = 160


class Draft:
    """One policy document while its facts are made."""

    def __init__(
        self, anchor: Anchor, linker: Linker, vocabulary: Vocabulary, flow: Flow, reference: date | None, extractor: str
    ) -> None:
        self.anchor = anchor
        self.linker = linker
        self.flow = flow
        self.reference = reference
        self.extractor = extractor
        texts = [item.text for item in flow.items]
        titles = [section.title for section, _ in anchor.document.walk()]
        cells = [cell.reading.text for place, _, _ in flow.tables for row in place.block.rows for cell in row]
        self.finder = ActorFinder(linker, vocabulary, [anchor.document.title or "", *texts, *titles, *cells])
        for item in flow.items:
            if item.bullet and lists_parties(item):
                self.finder.member(item.text)
        self.parties = find_parties(texts, self.finder, flow.title)
        self.reader = ActReader(self.finder, self.parties, reference)
        self.agreement_ids: dict[int, str] = {}
        """Ids of agreements, by the `id()` of the Agreement."""
        self._nodes: set[str] = set()
        self._used: dict[str, int] = {}

    def source(self, place: Place, reading: Reading, zekerheid: float = 1.0) -> Source:
        """Where a reading stands in the original."""
        return self.anchor.quote(place, reading, 0, len(reading.text), extractor=self.extractor, zekerheid=zekerheid)

    def id(self, kind: Kind, name: str, unique: str) -> str:
        """Id from content; the same content twice in one document is told apart by its order."""
        words = " ".join(name.split()[:9])
        plain = make_id(kind, self.anchor.slug, words, unique=unique)
        self._used[plain] = self._used.get(plain, 0) + 1
        if self._used[plain] == 1:
            return plain
        return make_id(kind, self.anchor.slug, words, unique=f"{unique} #{self._used[plain]}")

    def node(self, kind: Kind, thing: str, name: str, source: Source, props: dict[str, Value]) -> Node:
        """A node with every property of its kind; `None` for what `props` leaves out."""
        full: dict[str, Value] = dict.fromkeys(PROPERTIES[kind])
        full.update(props)
        return Node(thing, kind, short(name), source, full)

    def container(self, item: Item) -> str:
        """What a fact of `item` hangs under: its agreement, else its section, else the document."""
        if item.agreement is not None:
            return self.agreement_ids[id(item.agreement)]
        return item.place.section or self.anchor.id

    def actor(self, actor: Actor, source: Source) -> Iterator[Fact]:
        """The node of an actor, the first time."""
        if actor.id not in self._nodes:
            self._nodes.add(actor.id)
            yield actor.node(source)

    def link(
        self, predicate: Predicate, named: Named, thing: str, zekerheid: float, line: Reading | None = None
    ) -> Iterator[Fact]:
        """An edge from an actor to `thing`, quoting where the actor is named, or the whole `line`."""
        sure = round(min(zekerheid, named.zekerheid), 2)
        source = self.source(named.item.place, named.reading, sure)
        yield from self.actor(named.actor, source)
        quoted = self.source(named.item.place, line, sure) if line else source
        yield Edge(predicate, named.actor.id, thing, quoted)


def short(name: str) -> str:
    """A name of bearable length for a page."""
    name = re.sub(r"\s+", " ", name).strip() or "(zonder titel)"
    if len(name) <= _LONGEST_NAME:
        return name
    return name[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
