"""What an advice is about: interventions for and against, for whom, at which problem, where and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value
from ingest.anchoring import Anchor
from ingest.document import Reading
from ingest.guideline.advice import Advice
from ingest.guideline.flow import Line
from ingest.guideline.implied import implied
from ingest.guideline.interventions import interventions
from ingest.guideline.labels import Field, read_field
from ingest.guideline.objects import is_bare
from ingest.guideline.people import groups
from ingest.guideline.verdict import AGAINST, BY_LABEL
from ingest.inventory.concepts import ConceptFinder, Match, concept_node
from ingest.inventory.names import intervention_id, normal_name, read_name

PREDICATES = {
    Kind.DOELGROEP: Predicate.VOOR,
    Kind.PROBLEEM: Predicate.BIJ,
    Kind.SETTING: Predicate.IN,
    Kind.BEROEP: Predicate.DOOR,
}
_FIELD_KINDS = {"doelgroep": Kind.DOELGROEP, "setting": Kind.SETTING, "beroep": Kind.BEROEP}
_GROUP = re.compile(
    r"(?<![\w-])(?:[a-zà-ÿ-]+e\s+|[A-ZÀ-Þ][a-zà-ÿ-]+e\s+)?(?:\w*(?:mensen|ouderen|patiënten|cliënten"
    r"|bewoners|volwassenen|kinderen|jongeren"
    r"|naasten|mantelzorgers|vrouwen|mannen|personen|mantelzorger|75-plussers))\b",
    re.IGNORECASE,
)
"""A subhead that is a group of people: "Ouderen met dementie", "Bij patiënten in de stervensfase"."""
_ARTICLE = r"(?:(?:de|een|iedere|elke|u\s+als)\s+(?:daar(?:in|voor)\s+)?(?:[a-zà-ÿ]+(?:d|de|ig|ige|en)\s+)?)?"
_DOES = re.compile(
    rf"(?:^{_ARTICLE}|\b(?:als|door|laat|dat|tenzij|met|onder\s+(?:bege)?leiding\s+van|(?:inzet|hulp|advies|consult|beoordeling)\s+van|(?:schakel|betrek|wijs"
    rf"|raadpleeg|consulteer)(?:\s+[\w-]+){{0,3}}?|vraag(?:\s+[\w-]+){{0,10}}?)\s+{_ARTICLE}"
    rf"(?:[\w-]+(?:\s+[\w-]+)?\s+(?:of|en)\s+{_ARTICLE})?)$",
    re.IGNORECASE,
)
"""What stands before a profession that is to do what is advised, or to have a hand in it."""
_REFERRED = re.compile(rf"\bnaar\s+{_ARTICLE}(?:[\w-]+(?:\s+[\w-]+)?\s+(?:of|en)\s+{_ARTICLE})?$", re.IGNORECASE)
""" "Verwijs naar een …": who is to take over; not where the advice is against it."""
_CALLED_IN = re.compile(
    r"^\s+(?:[\w-]+\s+){0,3}?(?:te\s+(?:raadplegen|betrekken|consulteren|vragen)|in\s+te\s+schakelen|erbij\s+te\s+halen)\b",
    re.IGNORECASE,
)
""" "een diëtist te raadplegen": what stands behind it."""
_FOR_WHOM = re.compile(
    r"(?:^|\b(?:als|door|voor)\s+)(?:(?:de|een|iedere|elke|u\s+als)\s+)?(?:[\w-]+\s*(?:,|\ben\b|/)\s*)*$", re.IGNORECASE
)
"""The same in a subhead: "Voor begeleiders en verzorgenden"."""
_PIECE = re.compile(r"[^;\n•]+")
BY_FIELD = 0.9
"""Certainty of what a field names."""
BY_GROUP = 0.75
"""Certainty of a group that no list holds."""
OWN_WORDS, BY_SUBHEAD, BY_QUESTION = 0.85, 0.8, 0.6
"""Certainty of a link from the advice itself, from the subhead above it, and from the question of its module."""

NAMED, PLACED, STATED = 0.7, 0.6, 0.5
"""Certainty of an intervention by the words for it, and by its place in the sentence, in an advice of known strength;
and in one of unknown strength."""
_NO_INTERVENTION = (Kind.BEROEP, Kind.DOELGROEP, Kind.PROBLEEM, Kind.SETTING, Kind.ORGANISATIE)
_VAGUE = frozenset(
    """samenwerking|afstemming|signalering|evaluatie|regie|gesprek|scholing|rapportage|nazorg|transitie|overleg|informatie
    |herhaald gesprek|open gesprek|nagesprek|dossiervoering|gezamenlijk zorgplan|individueel zorgplan|diagnostiek|zorg
    |leren en ontwikkelen|leren en verbeteren|behandeling|onderzoek|uitleg|voorlichting|begeleiding|monitoring
    |verwijzing|doorverwijzing|externe deskundige|zorg voor naasten|streefwaarden""".replace("\n    ", "").split("|")
)
"""Words that alone tell nobody what to do."""


_DENIES = re.compile(r"\b(?:niet|nooit|geen|afgeraden|ontraden)\b|^raad\b[^.;]*\baf\b", re.IGNORECASE)


_ANYBODY = frozenset("mensen ouderen patienten clienten bewoners volwassenen vrouwen mannen personen".split())


class Linking:
    """Links things of one guideline to the concepts that their sentences name."""

    def __init__(self, anchor: Anchor, finder: ConceptFinder, extractor: str) -> None:
        self._anchor = anchor
        self._finder = finder
        self._extractor = extractor

    def whole(self, thing: str, source: Source, name: str) -> Iterator[Fact]:
        """For whom and at which problem the guideline is, by its title."""
        for match in self._finder.mentioned(name, [Kind.DOELGROEP, Kind.PROBLEEM]):
            yield match.concept.node(source)
            yield Edge(PREDICATES[match.concept.kind], thing, match.concept.id, source)

    def module(
        self, thing: str, heading: Line | None, questions: Sequence[Line], told: Sequence[Line]
    ) -> Iterator[Fact]:
        """The same for a module, by fields in what it tells of itself, its heading and question."""
        seen: set[str] = set()
        fields = [(read, line) for line in told if not line.is_heading and (read := read_field(line.text))]
        yield from self.fields(thing, fields, seen)
        for line in [*([heading] if heading else []), *questions]:
            yield from self._edges(thing, line, line.reading, BY_QUESTION, seen)

    def advice(self, thing: str, one: Advice, told: Sequence[Line] = ()) -> Iterator[Fact]:
        """What the words of an advice name, and the subhead and the words before the list it stands under.

        `told` are the lines in which its module tells of itself: for whom and where, as far as the advice does not say.
        """
        seen: set[str] = set()
        yield from self._interventions(thing, one)
        against = one.verdict.direction == AGAINST
        yield from self._edges(thing, one.line, one.reading, OWN_WORDS, seen, against=against)
        yield from self._groups(thing, one, seen)
        yield from self.fields(thing, one.fields, seen)
        if one.group:
            yield from self._edges(thing, one.group[1], one.group[1].reading, BY_SUBHEAD, seen)
        if one.kop_line is not None:
            yield from self._subhead(thing, one.kop_line, seen)
        fields = [(read, line) for line in told if not line.is_heading and (read := read_field(line.text))]
        for name in ("doelgroep", "setting"):
            if not any(known.startswith(f"{name}/") for known in seen):
                inherited = [(read, line) for read, line in fields if read.name == name]
                yield from self.fields(thing, inherited, seen, certain=BY_QUESTION)

    def _groups(self, thing: str, one: Advice, seen: set[str]) -> Iterator[Fact]:
        """The groups of people that its words set apart, beside those that are known."""
        text = one.reading.text
        for start, end in groups(text, self._finder):
            if any(self._is_part(text[start:end], known) for known in seen):
                continue
            for match in self._finder.find(text[start:end], [Kind.DOELGROEP]):
                if match.concept.id in seen:
                    continue
                seen.add(match.concept.id)
                source = self._anchor.quote(
                    one.line.place, one.reading, start, end, extractor=self._extractor, zekerheid=BY_GROUP
                )
                yield concept_node(match.concept, text[start:end], source)
                yield Edge(Predicate.VOOR, thing, match.concept.id, source)

    @staticmethod
    def _is_part(words: str, known: str) -> bool:
        """Whether a known group is what the words say: "mensen met dementie" of "bewoners met een milde dementie"."""
        kind, _, name = known.partition("/")
        core = name.rpartition("-")[2]
        return kind == "doelgroep" and core not in _ANYBODY and len(core) > 3 and core in words.lower()

    def _interventions(self, thing: str, one: Advice) -> Iterator[Fact]:
        if one.verdict.direction is None:
            return
        certain = NAMED if one.verdict.known else STATED
        placed = PLACED if one.verdict.known else STATED
        named = [(read, line) for read, line in one.fields if read.name == "interventies"]
        for read, line in named:
            yield from self._listed(thing, one, read, line)
        labelled = one.verdict.basis == BY_LABEL
        for term in () if named else interventions(one.reading.text, labelled=labelled):
            if not (term.measures and term.name.isupper()) and self._is_no_intervention(term.name):
                continue
            against = one.verdict.direction == AGAINST
            if against and term.less and _DENIES.search(one.reading.text):
                continue  # "Verwijder een verband niet binnen vijf dagen" is about when
            against = against or term.less
            source = self._anchor.quote(
                one.line.place,
                one.reading,
                term.start,
                term.end,
                extractor=self._extractor,
                zekerheid=certain if term.by_form else placed,
            )
            target = intervention_id(term.name)
            props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.INTERVENTIE]), "aliassen": []}
            yield Node(target, Kind.INTERVENTIE, term.name, source, props)
            yield Edge(Predicate.RAADT_AF if against else Predicate.BEVEELT_AAN, thing, target, source)

    def _listed(self, thing: str, one: Advice, read: Field, line: Line) -> Iterator[Fact]:
        """The interventions that a field names."""
        for start, end in pieces(line.text, read.start):
            named = read_name(line.text[start:end])
            if not normal_name(named.name) or self._is_no_intervention(named.name):
                continue
            source = self._anchor.quote(
                line.place, line.reading, start, end, extractor=self._extractor, zekerheid=OWN_WORDS
            )
            name = named.name[:1].upper() + named.name[1:]
            props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.INTERVENTIE]), "aliassen": list(named.aliases)}
            yield Node(intervention_id(name), Kind.INTERVENTIE, name, source, props)
            against = one.verdict.direction == AGAINST
            yield Edge(Predicate.RAADT_AF if against else Predicate.BEVEELT_AAN, thing, intervention_id(name), source)

    def _is_no_intervention(self, name: str) -> bool:
        """Whether a name is that of a person, problem, place or organisation, or too vague to look anything up by."""
        if normal_name(name) in _VAGUE or is_bare(name):
            return True
        *before, head = name.split()
        described = all(word.endswith("e") for word in before)  # "lichamelijke ziekte", not "casemanagement dementie"
        return any(self._finder.known(words, _NO_INTERVENTION) for words in {name, head if described else name})

    def fields(
        self, thing: str, fields: Sequence[tuple[Field, Line]], seen: set[str], *, certain: float = BY_FIELD
    ) -> Iterator[Fact]:
        """What fields name: for whom, where, by whom; a term that is no known concept becomes one."""
        for read, line in fields:
            kind = _FIELD_KINDS.get(read.name)
            if kind is None:
                continue
            for start, end in pieces(line.text, read.start):
                for match in self._finder.find(line.text[start:end], [kind]):
                    if match.concept.id in seen:
                        continue
                    seen.add(match.concept.id)
                    low, high = start + match.start, start + match.end
                    source = self._anchor.quote(
                        line.place,
                        line.reading,
                        low,
                        high,
                        extractor=self._extractor,
                        zekerheid=round(certain * match.zekerheid, 2),
                    )
                    yield concept_node(match.concept, line.text[low:high], source)
                    yield Edge(PREDICATES[kind], thing, match.concept.id, source)

    def _subhead(self, thing: str, line: Line, seen: set[str]) -> Iterator[Fact]:
        """A subhead that names a group of people, known or not, and what else it names."""
        text = line.reading.text
        group = _GROUP.search(text)
        for match in self._finder.find(text[group.start() :].strip(" :."), [Kind.DOELGROEP]) if group else ():
            if match.concept.id in seen:
                continue
            seen.add(match.concept.id)
            start, end = group.start() + match.start if group else 0, group.start() + match.end if group else 0
            source = self._anchor.quote(
                line.place,
                line.reading,
                start,
                end,
                extractor=self._extractor,
                zekerheid=round(0.85 * match.zekerheid, 2),
            )
            yield concept_node(match.concept, text[start:end], source)
            yield Edge(Predicate.VOOR, thing, match.concept.id, source)
        yield from self._edges(thing, line, line.reading, BY_SUBHEAD, seen)

    def _edges(
        self, thing: str, line: Line, reading: Reading, certain: float, seen: set[str], *, against: bool = False
    ) -> Iterator[Fact]:
        for match in self._finder.mentioned(reading.text, PREDICATES):
            if match.concept.id in seen:
                continue
            predicate = PREDICATES[match.concept.kind]
            if match.concept.kind is Kind.BEROEP and not _has_a_hand(reading.text, match, certain, against=against):
                if certain != OWN_WORDS:
                    continue
                predicate = Predicate.NOEMT  # "School verzorgenden in …" is not for them to do
            seen.add(match.concept.id)
            zekerheid = round(certain * match.zekerheid / 0.8, 2)
            source = self._anchor.quote(
                line.place, reading, match.start, match.end, extractor=self._extractor, zekerheid=min(zekerheid, 1.0)
            )
            yield match.concept.node(source)
            yield Edge(predicate, thing, match.concept.id, source)
        for found in implied(reading.text, self._finder):
            if found.match.concept.id in seen:
                continue
            seen.add(found.match.concept.id)
            zekerheid = round(certain * found.match.zekerheid, 2)
            source = self._anchor.quote(
                line.place, reading, found.start, found.end, extractor=self._extractor, zekerheid=zekerheid
            )
            yield found.match.concept.node(source)
            yield Edge(PREDICATES[found.match.concept.kind], thing, found.match.concept.id, source)


def _has_a_hand(text: str, match: Match, certain: float, *, against: bool) -> bool:
    """Whether a profession that a text names is to do what is advised, or is called in or referred to for it."""
    before = text[: match.start]
    if not against and _REFERRED.search(before):
        return True
    if certain == BY_SUBHEAD:
        return bool(_FOR_WHOM.search(before))
    return bool(_DOES.search(before) or _CALLED_IN.match(text[match.end :]))


def pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The values of a field from `start` on, apart by semicolons, without white space around them."""
    for found in _PIECE.finditer(text, start):
        body = found[0].strip(" .*")
        if body:
            low = found.start() + found[0].index(body)
            yield low, low + len(body)
