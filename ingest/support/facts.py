"""Support cards → facts: Voorziening, Loket and Vraaggebied with what they say, and where it was checked.

What nobody has compared with a public page is no fact for visitors: it is flagged for the review queue. A Voorziening
waits there as a whole when not even what it is was checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.model import (
    PROPERTIES,
    BlockNote,
    Edge,
    Fact,
    Handling,
    Kind,
    Node,
    Predicate,
    Source,
    Value,
    make_id,
)
from graph.public import HELD_BACK
from ingest.inventory.names import intervention_id
from ingest.quarantine import Quarantined
from ingest.support.cards import Card, Saying, SupportFile, Term
from ingest.support.catalogue import SHARED_KINDS, Catalogue
from ingest.vocabulary import Vocabulary

EXTRACTOR = "support@2"
LABELS: Mapping[str, str] = {
    "Wat is het?": "samenvatting",
    "Voor wie?": "voor_wie",
    "Wat is het niet?": "wat_het_niet_is",
    "Wat kost het?": "kosten",
    "Eerste stap": "eerste_stap",
    "Wat zegt u als u belt?": "wat_u_zegt",
    "Hoe lang duurt het?": "hoe_lang",
    "Als u nee krijgt": "bij_nee",
    "Verschilt per gemeente?": "verschilt",
}
"""Label on a card → property."""
REQUIRED = ("samenvatting", "voor_wie", "wat_het_niet_is", "eerste_stap", "wat_u_zegt")
"""What a Voorziening says itself; the rest may stand with its desk."""
CORE = "samenvatting"
"""What must have been checked of a Voorziening before any of it is shown."""
ADVICE = frozenset({"eerste_stap", "wat_u_zegt"})
"""Editors' advice: nothing to check against a source."""
ONLY_ADVICE = "advies"
"""Source mark of what claims nothing either: what to ask, or whom to ring."""
WITHHELD = "achterhouden"
"""Source mark of what may not be shown though a page was read."""
_MARKS = frozenset({ONLY_ADVICE, WITHHELD})
UNVERIFIED = 0.4
"""Certainty of a card that waits for a person, as of an intervention that nobody verified (ingest/inventory/row.py)."""
_LINKS: tuple[tuple[str, Predicate, Kind], ...] = (
    ("vraag", Predicate.BEANTWOORDT, Kind.VRAAGGEBIED),
    ("loket", Predicate.AANVRAGEN_BIJ, Kind.LOKET),
    ("wet", Predicate.GEREGELD_IN, Kind.WET),
    ("voor", Predicate.VOOR, Kind.DOELGROEP),
    ("bij", Predicate.BIJ, Kind.PROBLEEM),
    ("thema", Predicate.NOEMT, Kind.THEMA),
    ("interventie", Predicate.VERWIJST_NAAR, Kind.INTERVENTIE),
)
_KEYS = frozenset({"code", "ook", "lay", "situatie", "wie", "telefoon", "url", *(key for key, _, _ in _LINKS)})


@dataclass(slots=True)
class SupportFacts:
    """What one support file gives."""

    facts: list[Fact]
    problems: list[Quarantined]


def support_facts(
    file: SupportFile,
    text_name: str,
    slug: str,
    meta: Mapping[str, Value],
    catalogue: Catalogue,
    vocabulary: Vocabulary,
) -> SupportFacts:
    """The Document, its cards and their relations; `text_name` is the text that offsets count in.

    What a card names but nobody knows is reported and left out.
    """
    reader = _Reader(file, text_name, slug, catalogue, vocabulary)
    kind = SHARED_KINDS.get(file.front.get("soort", ""), Kind.VOORZIENING)
    facts: list[Fact] = list(reader.document(meta))
    seen: set[str] = set()
    for card in file.cards:
        if make_id(kind, card.code or card.title) in seen:
            reader.report(card, f"de kaart {card.title!r} komt twee keer voor", "tweede kaart overgeslagen")
            facts.append(reader.note(Handling.FLAGGED, "dubbele kaart", card.start, card.end))
            continue
        seen.add(make_id(kind, card.code or card.title))
        facts += reader.card(card, kind)
    return SupportFacts(facts, reader.problems)


class _Reader:
    def __init__(
        self, file: SupportFile, text_name: str, slug: str, catalogue: Catalogue, vocabulary: Vocabulary
    ) -> None:
        self._file = file
        self._text_name = text_name
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._document = make_id(Kind.DOCUMENT, slug)
        self.problems: list[Quarantined] = []

    def document(self, meta: Mapping[str, Value]) -> Iterator[Fact]:
        """The Document, and notes for what stands outside the cards."""
        file = self._file
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.DOCUMENT])
        props.update({key: value for key, value in meta.items() if key in props})
        props.update(bestand=file.name, soort=file.front.get("soort"), formaat="md")
        first = file.cards[0].start
        name = file.front.get("titel") or file.name
        yield Node(self._document, Kind.DOCUMENT, name, self._source(0, _end(file.text, 0, first)), props)

    def card(self, card: Card, kind: Kind) -> Iterator[Fact]:
        """The thing on a card, its relations, and a note where something on it may not be used."""
        self._check(card, kind)
        thing = make_id(kind, card.code or card.title) if kind is Kind.VOORZIENING else make_id(kind, card.title)
        held = [saying for saying in card.sayings if saying.label in LABELS and not self._may_be_shown(saying)]
        props = self._props(card, kind)
        if kind is Kind.VOORZIENING and any(LABELS[saying.label] == CORE for saying in held):
            source = replace(self._source(card.start, card.end), zekerheid=UNVERIFIED)
            yield Node(thing, kind, card.title, source, props | {"publiek": False})
            held = []
        else:
            # one line for each stretch between what is held back: a quote is for everybody to read
            for start, end in _stretches(self._file.text, card, held):
                yield Node(thing, kind, card.title, self._source(start, end), props)
        for saying in held:
            yield self.note(Handling.FLAGGED, HELD_BACK, *saying.whole)
        for key, predicate, target in _LINKS if kind is Kind.VOORZIENING else ():
            for term in card.meta.get(key, ()):
                yield from self._link(card, thing, term, predicate, target)

    def note(self, handling: Handling, reason: str, start: int, end: int) -> BlockNote:
        """What became of a stretch that gives no fact."""
        return BlockNote(handling, reason, self._source(start, end))

    def report(self, card: Card, reason: str, done: str) -> None:
        """Tell the editor, with the line of the card."""
        self.problems.append(
            Quarantined(
                bestand=self._file.name,
                plaats=f"regel {card.line}, kaart {card.title}",
                rij=card.line,
                reden=reason,
                gedaan=done,
                geweigerd=False,
            )
        )

    def _check(self, card: Card, kind: Kind) -> None:
        for key in sorted(set(card.meta) - _KEYS):
            self.report(card, f"onbekend kenmerk {key!r}", "niet gebruikt")
        known = {LABELS[saying.label] for saying in card.sayings if saying.label in LABELS}
        for saying in card.sayings:
            if saying.label not in LABELS:
                self.report(card, f"onbekend kopje {saying.label!r}; bekend zijn: {', '.join(LABELS)}", "niet gebruikt")
            for key in saying.cited:
                if key not in _MARKS and key not in self._catalogue.sources:
                    self.report(card, f"bron {key!r} staat niet in bronnen.toml", "geldt als niet nagekeken")
        for name in REQUIRED if kind is Kind.VOORZIENING else ():
            if name not in known:
                label = next(label for label, prop in LABELS.items() if prop == name)
                self.report(card, f"het kopje {label!r} ontbreekt", "kaart opgenomen zonder")

    def _props(self, card: Card, kind: Kind) -> dict[str, Value]:
        """What is said, and parallel lists: `velden` with their place, and per field where it was checked."""
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[kind])
        shown = [saying for saying in card.sayings if saying.label in LABELS and self._may_be_shown(saying)]
        for saying in shown:
            props[LABELS[saying.label]] = saying.text
        props["lay"] = card.values("lay")
        props["aliassen"] = card.values("ook")
        for key in ("telefoon", "url"):
            if card.values(key):
                props[key] = card.values(key)[0]
        if kind is Kind.VOORZIENING:
            props["situaties"] = card.values("situatie")
            props["voor_wie_soort"] = next(iter(card.values("wie")), "beide")
            # a desk is described alike in every file that names it, and its places count in one file only
            props["veld_start"] = [saying.start for saying in shown]
            props["veld_eind"] = [saying.end for saying in shown]
        props["velden"] = [LABELS[saying.label] for saying in shown]
        props["veld_bron"] = [self._where(saying) for saying in shown]
        props["veld_nagekeken"] = [self._when(saying) for saying in shown]
        return props

    def _may_be_shown(self, saying: Saying) -> bool:
        """Whether it was checked, or claims nothing that could be."""
        return WITHHELD not in saying.cited and bool(self._when(saying))

    def _where(self, saying: Saying) -> str:
        """Titles and addresses of the sources of a field, " | " between them; '' for advice."""
        known = [self._catalogue.sources[key] for key in saying.cited if key in self._catalogue.sources]
        return " | ".join(f"{source.title} <{source.url}>" for source in known)

    def _when(self, saying: Saying) -> str:
        """The day a field was checked (ISO), "advies" for what needs no check, '' when nobody did."""
        if ONLY_ADVICE in saying.cited or (LABELS[saying.label] in ADVICE and not saying.cited):
            return ONLY_ADVICE
        known = [self._catalogue.sources[key].consulted for key in saying.cited if key in self._catalogue.sources]
        return min(known, default="")

    def _link(self, card: Card, thing: str, term: Term, predicate: Predicate, kind: Kind) -> Iterator[Fact]:
        source = self._source(term.start, term.end)
        node = self._target(term.text, kind, source)
        if node is None:
            self.report(card, f"{kind.value.lower()} {term.text!r} is niet bekend", "verwijzing weggelaten")
            return
        yield node
        yield Edge(predicate, thing, node.id, source)

    def _target(self, code: str, kind: Kind, source: Source) -> Node | None:
        if kind is Kind.INTERVENTIE:
            return Node(intervention_id(code), kind, code, source, dict.fromkeys(PROPERTIES[kind]))
        if kind in SHARED_KINDS.values():
            found = self._catalogue.shared.get((kind, code))
            if found is None:
                return None
            identifier, name = self._catalogue.thing(kind, code)
            return Node(identifier, kind, name, source, self._props(found, kind))
        concept = self._vocabulary.concepts.get(make_id(kind, code))
        return concept.node(source) if concept else None

    def _source(self, start: int, end: int) -> Source:
        return Source(
            document=self._document,
            file=self._text_name,
            section=None,
            page=None,
            start=start,
            end=end,
            quote=self._file.text[start:end],
            extractor=EXTRACTOR,
        )


def _stretches(text: str, card: Card, held: list[Saying]) -> Iterator[tuple[int, int]]:
    """The card without what is held back: ranges of visible characters, end exclusive, in order of place."""
    start = card.start
    for first, last in [*(saying.whole for saying in held), (card.end, card.end)]:
        stretch = text[start:first]
        if stretch.strip():
            left = start + len(stretch) - len(stretch.lstrip())
            yield left, left + len(stretch.strip())
        start = last


def _end(text: str, start: int, end: int) -> int:
    """`end` without the white space before it, but after `start`."""
    return max(start + 1, start + len(text[start:end].rstrip()))
