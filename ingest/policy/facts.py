"""Policy facts of one document: agreements, acts with doers and deadlines, goals, sums of money.

The form of every fact is described in docs/datamodel-policy.md.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from datetime import date

from graph.model import PROPERTIES, BlockNote, Edge, Fact, Handling, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor, Place
from ingest.document import NOISE, Block, BlockKind, Reading, Section
from ingest.mentions import Linker
from ingest.policy.act import Act, Named
from ingest.policy.act_rules import is_call
from ingest.policy.action_table import TableAct, table_acts
from ingest.policy.actors import ActorFinder
from ingest.policy.acts import ActReader
from ingest.policy.amounts import find_amounts
from ingest.policy.deadlines import Deadline
from ingest.policy.dutch_dates import TimeKind, find_times
from ingest.policy.flow import ActionGroup, Agreement, Flow, Item
from ingest.policy.genre import is_policy
from ingest.policy.goals import Quantity, goal_year, is_measured_goal, is_target, quantities
from ingest.policy.groups import GroupActs, collect
from ingest.policy.labels import Part
from ingest.policy.lines import item_number, lists_goals, section_sort, sort_of_list
from ingest.policy.parties import date_in_text, find_parties
from ingest.policy.relations import relation_facts
from ingest.policy.tables import table_amounts
from ingest.sentences import sentences
from ingest.vocabulary import Vocabulary

EXTRACTOR = "policy@1"
UNPLACED_ROW = "tabelrij waarvan de kolommen niet vaststaan"
_LONGEST_NAME = 160


def policy_facts(
    anchor: Anchor, linker: Linker, vocabulary: Vocabulary, *, soort: str | None = None, datum: str | None = None
) -> Iterator[Fact]:
    """All policy facts of a document; nothing for a text that is no policy.

    `soort` and `datum` (ISO, year to day) are what the bibliography knows of the document, when it does.
    """
    flow = Flow(anchor)
    if not is_policy(flow, soort or anchor.document.meta.get("soort")):
        return
    yield from _Builder(anchor, linker, vocabulary, flow, _reference(anchor, datum)).facts()


def _reference(anchor: Anchor, datum: str | None) -> date | None:
    """The document's date, as far as it is known to the year; relative moments are counted from it."""
    written = datum or anchor.document.meta.get("datum") or ""
    if not written:
        return date_in_text([block.reading.text for block in _opening_blocks(anchor)])
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", written)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _opening_blocks(anchor: Anchor) -> list[Block]:
    """The first and last blocks, where a date of the document stands."""
    blocks = sorted((b for b in anchor.document.all_blocks() if b.kind not in NOISE), key=lambda block: block.start)
    return [*blocks[:12], *blocks[-8:]]


class _Builder:
    def __init__(
        self, anchor: Anchor, linker: Linker, vocabulary: Vocabulary, flow: Flow, reference: date | None
    ) -> None:
        self._anchor = anchor
        self._linker = linker
        self._flow = flow
        self._reference = reference
        texts = [item.text for item in flow.items]
        self._finder = ActorFinder(linker, vocabulary, texts)
        self._parties = find_parties(texts, self._finder)
        self._reader = ActReader(self._finder, self._parties, reference)
        self._nodes: set[str] = set()
        self._used: dict[str, int] = {}
        self._agreement_ids: dict[int, str] = {}

    def facts(self) -> Iterator[Fact]:
        for agreement in self._flow.agreements:
            yield from self._agreement(agreement)
        yield from self._named_sections()
        for collected in collect(self._flow, self._reader, self._finder, self._reference):
            yield from self._collected(collected)
        yield from self._lists()
        yield from self._calls()
        yield from self._goals()
        yield from self._amounts()
        yield from self._tables()
        yield from relation_facts(self._anchor, self._flow, self._linker, EXTRACTOR)

    # -- helpers -------------------------------------------------------------------------------------------------------

    def _source(self, place: Place, reading: Reading, zekerheid: float = 1.0) -> Source:
        return self._anchor.quote(place, reading, 0, len(reading.text), extractor=EXTRACTOR, zekerheid=zekerheid)

    def _id(self, kind: Kind, name: str, unique: str) -> str:
        """Id from content; the same content twice in one document is told apart by its order."""
        words = " ".join(name.split()[:9])
        plain = make_id(kind, self._anchor.slug, words, unique=unique)
        self._used[plain] = self._used.get(plain, 0) + 1
        return (
            plain
            if self._used[plain] == 1
            else make_id(kind, self._anchor.slug, words, unique=f"{unique} #{self._used[plain]}")
        )

    def _node(self, kind: Kind, thing: str, name: str, source: Source, props: dict[str, Value]) -> Node:
        full: dict[str, Value] = dict.fromkeys(PROPERTIES[kind])
        full.update(props)
        return Node(thing, kind, _short(name), source, full)

    def _container(self, item: Item) -> str:
        if item.agreement is not None:
            return self._agreement_ids[id(item.agreement)]
        return item.place.section or self._anchor.id

    def _actor(self, named: Named, source: Source) -> Iterator[Fact]:
        if named.actor.id not in self._nodes:
            self._nodes.add(named.actor.id)
            yield named.actor.node(source)

    # -- agreements ----------------------------------------------------------------------------------------------------

    def _agreement(self, agreement: Agreement) -> Iterator[Fact]:
        source = self._source(agreement.place, agreement.reading)
        path = self._path(agreement.section)
        thing = self._id(Kind.AFSPRAAK, agreement.title, f"afspraak|{agreement.number}|{path}|{agreement.title}")
        self._agreement_ids[id(agreement)] = thing
        what = [
            s.text
            for item in agreement.items
            if item.part is Part.WAT and not item.note
            for s in sentences(item.reading)
        ]
        yield self._node(
            Kind.AFSPRAAK,
            thing,
            agreement.title,
            source,
            {
                "nummer": agreement.number,
                "titel": agreement.title,
                "soort": "afspraak",
                "tekst": " ".join(what) or None,
                "wat": what,
            },
        )
        yield Edge(Predicate.BEVAT_AFSPRAAK, agreement.place.section or self._anchor.id, thing, source)
        for item in agreement.items:
            if item.part is Part.WAT and not item.note:
                yield from self._statements(item, thing)

    def _path(self, section: Section | None) -> str:
        return self._anchor.section_id(section) if section else ""

    def _statements(self, item: Item, agreement: str) -> Iterator[Fact]:
        """What is agreed, a statement per list item or sentence."""
        parts = [item.reading] if item.bullet else sentences(item.reading)
        for part in parts:
            text = re.sub(r"\s+", " ", part.text).strip()
            if len(text) < 12:
                continue
            source = self._source(item.place, part, 0.9)
            thing = self._id(Kind.AFSPRAAK, text, f"wat|{agreement}|{text}")
            props: dict[str, Value] = {"nummer": None, "titel": None, "soort": "wat", "tekst": text}
            yield self._node(Kind.AFSPRAAK, thing, text, source, props)
            yield Edge(Predicate.BEVAT_AFSPRAAK, agreement, thing, source)

    def _named_sections(self) -> Iterator[Fact]:
        """Headings that are a kanslijn, beweging, speerpunt or fase themselves."""
        for section, ancestors in self._anchor.document.walk():
            sort = section_sort(section)
            if sort is None:
                continue
            kind, number = sort
            own = self._anchor.section_id(section)
            place = Place(section.heading, own)
            source = self._source(place, section.heading.reading)
            core = next(
                (s.text for b in section.blocks if b.kind is BlockKind.ALINEA for s in sentences(b.reading)), None
            )
            parent = self._anchor.section_id(ancestors[-1]) if ancestors else self._anchor.id
            thing = self._id(Kind.AFSPRAAK, section.title, f"{kind}|{parent}|{section.title}")
            yield self._node(
                Kind.AFSPRAAK,
                thing,
                section.title,
                source,
                {"nummer": number, "titel": section.title, "soort": kind, "tekst": core},
            )
            yield Edge(Predicate.BEVAT_AFSPRAAK, own, thing, source)

    def _lists(self) -> Iterator[Fact]:
        """Numbered things in a list: rode draden, uitgangspunten, kanslijnen …"""
        for item in self._flow.items:
            sort = sort_of_list(item)
            if sort is None or item.agreement is not None:
                continue
            parts = sentences(item.reading)
            if not parts:
                continue
            title = re.sub(r"\*+", "", parts[0].text).strip()
            source = self._source(item.place, item.reading, 0.9)
            thing = self._id(Kind.AFSPRAAK, title, f"{sort}|{item.place.section}|{item.text}")
            yield self._node(
                Kind.AFSPRAAK,
                thing,
                title,
                source,
                {
                    "nummer": item_number(item),
                    "titel": _short(title),
                    "soort": sort,
                    "tekst": re.sub(r"\s+", " ", item.text),
                },
            )
            yield Edge(Predicate.BEVAT_AFSPRAAK, item.place.section or self._anchor.id, thing, source)

    def _calls(self) -> Iterator[Fact]:
        """What the document asks of others: no act, but kept ("Wij verwachten van aanbieders dat …")."""
        for item in self._flow.items:
            if item.note or item.part in {Part.WIE, Part.RESULTAAT}:
                continue
            for sentence in sentences(item.reading):
                if not is_call(sentence.text):
                    continue
                text = re.sub(r"\s+", " ", sentence.text).strip()
                source = self._source(item.place, sentence, 0.75)
                container = self._container(item)
                thing = self._id(Kind.AFSPRAAK, text, f"oproep|{container}|{text}")
                times = [
                    t for t in find_times(sentence.text, self._reference) if t.kind is TimeKind.INTERVAL and not t.weak
                ]
                props: dict[str, Value] = {
                    "nummer": None,
                    "titel": None,
                    "soort": "oproep",
                    "tekst": text,
                    "modaliteit": "roept op",
                    "deadline_start": times[0].begin if times else None,
                    "deadline_eind": times[0].eind if times else None,
                    "deadline_tekst": sentence.text[times[0].start : times[0].end] if times else None,
                }
                yield self._node(Kind.AFSPRAAK, thing, text, source, props)
                yield Edge(Predicate.BEVAT_AFSPRAAK, container, thing, source)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def _collected(self, collected: GroupActs) -> Iterator[Fact]:
        ids: dict[int, str] = {}
        for act, deadline in collected.acts:
            thing = yield from self._act(act, deadline, collected.group)
            ids[id(act)] = thing
        for moment in collected.timetable:
            yield from self._moment(moment.item, moment.sentence, moment.deadline)
        for named in collected.pullers:
            yield from self._puller(named, collected, list(ids.values()))
        for named, acts in collected.involved:
            for act in acts:
                yield from self._link(Predicate.BETROKKEN_BIJ, named, ids[id(act)], 0.85)

    def _act(self, act: Act, deadline: Deadline | None, group: ActionGroup | None) -> Generator[Fact, None, str]:
        container = self._container(act.item)
        source = self._source(act.item.place, act.reading, act.zekerheid)
        thing = self._id(Kind.ACTIE, act.text, f"{container}|{act.text}")
        yield self._node(
            Kind.ACTIE,
            thing,
            act.text,
            source,
            {
                "tekst": act.text,
                "deadline_start": deadline.begin if deadline else None,
                "deadline_eind": deadline.eind if deadline else None,
                "deadline_tekst": deadline.tekst if deadline else None,
                "duur": deadline.duur if deadline else None,
                "zacht": act.soft or bool(deadline and deadline.zacht),
                "conditie": act.condition,
                "modaliteit": act.modality,
                "werkwoord": act.verb,
                "groep": group.label if group else None,
            },
        )
        if act.running and act.item.agreement is None:
            yield from self._promise(act, container, thing, source)
        else:
            yield Edge(Predicate.HEEFT_ACTIE, container, thing, source)
        doers = {n.actor.id for n in act.doers}
        for named in act.doers:
            yield from self._link(Predicate.VOERT_UIT, named, thing, act.zekerheid)
        for named in act.involved:
            if named.actor.id not in doers:
                yield from self._link(Predicate.BETROKKEN_BIJ, named, thing, act.zekerheid)
        for named in act.pullers:
            yield from self._link(Predicate.TREKT, named, thing, act.zekerheid)
        return thing

    def _promise(self, act: Act, container: str, thing: str, source: Source) -> Iterator[Fact]:
        """What running text promises: an Afspraak of its own with the act under it."""
        promise = self._id(Kind.AFSPRAAK, act.text, f"toezegging|{container}|{act.text}")
        props: dict[str, Value] = {"nummer": None, "titel": None, "soort": "toezegging", "tekst": act.text}
        yield self._node(Kind.AFSPRAAK, promise, act.text, source, props)
        yield Edge(Predicate.BEVAT_AFSPRAAK, container, promise, source)
        yield Edge(Predicate.HEEFT_ACTIE, promise, thing, source)

    def _link(self, predicate: Predicate, named: Named, thing: str, zekerheid: float) -> Iterator[Fact]:
        source = self._source(named.item.place, named.reading, round(min(zekerheid, named.zekerheid), 2))
        yield from self._actor(named, source)
        yield Edge(predicate, named.actor.id, thing, source)

    def _puller(self, named: Named, collected: GroupActs, acts: list[str]) -> Iterator[Fact]:
        """TREKT runs to the section of the group, or to its acts where the group has no section of its own."""
        group = collected.group
        if collected.agreement is not None:
            targets = [self._agreement_ids[id(collected.agreement)]]
        elif group is not None and group.section is not None:
            targets = [self._anchor.section_id(group.section)]
        elif named.item.place.section:
            targets = [named.item.place.section]
        else:
            targets = acts
        for target in targets:
            yield from self._link(Predicate.TREKT, named, target, 0.97)

    def _moment(self, item: Item, sentence: Reading, deadline: Deadline | None) -> Iterator[Fact]:
        """A line of a box's timetable, with its interval."""
        if item.agreement is None or deadline is None:
            return
        agreement = self._agreement_ids[id(item.agreement)]
        text = re.sub(r"\s+", " ", sentence.text).strip()
        source = self._source(item.place, sentence, 0.95)
        thing = self._id(Kind.AFSPRAAK, text, f"tijdpad|{agreement}|{text}")
        yield self._node(
            Kind.AFSPRAAK,
            thing,
            text,
            source,
            {
                "nummer": None,
                "titel": None,
                "soort": "tijdpad",
                "tekst": text,
                "deadline_start": deadline.begin,
                "deadline_eind": deadline.eind,
                "deadline_tekst": deadline.tekst,
                "duur": deadline.duur,
                "zacht": deadline.zacht,
            },
        )
        yield Edge(Predicate.BEVAT_AFSPRAAK, agreement, thing, source)

    # -- goals ---------------------------------------------------------------------------------------------------------

    def _goals(self) -> Iterator[Fact]:
        for item in self._flow.items:
            if item.note:
                continue
            if sort_of_list(item):
                continue
            if item.part is Part.RESULTAAT or lists_goals(item.lead):
                if item.bullet or self._opens_results(item):
                    yield from self._result(item)
            else:
                for sentence in sentences(item.reading):
                    if item.part is Part.TIJD and not quantities(sentence.text):
                        continue
                    if is_measured_goal(sentence.text) or is_target(sentence.text) or _under_goals(item, sentence.text):
                        yield from self._goal(item, sentence, goal_year(sentence.text), 0.85)

    def _opens_results(self, item: Item) -> bool:
        """Whether a paragraph under "Wat willen we bereiken" is the goal itself: the first one, when no list
        follows."""
        if is_measured_goal(item.text):
            return True
        beside = [
            other
            for other in self._flow.items
            if other.section is item.section and other.part is Part.RESULTAAT and not other.note
        ]
        return bool(beside) and beside[0] is item and not any(other.bullet for other in beside)

    def _result(self, item: Item) -> Iterator[Fact]:
        """An item under "Wat willen we bereiken": a goal; further numbers in it are goals of their own."""
        fallback = _year_in(item.section.title if item.section else "") or _year_in(item.lead.text if item.lead else "")
        parts = sentences(item.reading)
        if not parts or item.text.rstrip().endswith(":"):
            return
        for index, sentence in enumerate(parts):
            if index and not quantities(sentence.text):
                continue
            whole = item.reading if item.bullet and index == 0 and len(parts) == 1 else sentence
            yield from self._goal(item, whole, goal_year(sentence.text, fallback), 0.9 if item.bullet else 0.8)

    def _goal(self, item: Item, reading: Reading, year: str | None, zekerheid: float) -> Iterator[Fact]:
        text = re.sub(r"\s+", " ", reading.text).strip()
        counted: list[Quantity | None] = [*quantities(reading.text)] or [None]
        container = self._container(item)
        source = self._source(item.place, reading, zekerheid)
        for quantity in counted:
            thing = self._id(
                Kind.DOEL,
                text,
                f"{container}|{text}|{quantity.value if quantity else ''}{quantity.unit if quantity else ''}",
            )
            value: Value = None
            if quantity is not None:
                value = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
            yield self._node(
                Kind.DOEL,
                thing,
                text,
                source,
                {
                    "tekst": text,
                    "doelgetal": value,
                    "eenheid": quantity.unit if quantity else None,
                    "doeljaar": int(year) if year else None,
                    "richting": quantity.direction if quantity else None,
                },
            )
            yield Edge(Predicate.HEEFT_DOEL, container, thing, source)

    # -- money ---------------------------------------------------------------------------------------------------------

    def _amounts(self) -> Iterator[Fact]:
        seen: dict[tuple[str, int, tuple[str, ...]], str] = {}
        for item in self._flow.items:
            before = ""
            for sentence in sentences(item.reading):
                for amount in find_amounts(sentence.text, before):
                    text = re.sub(r"\s+", " ", sentence.text).strip()
                    source = self._source(item.place, sentence, 0.9)
                    key = (text, amount.euros, amount.jaren)
                    if key not in seen:
                        seen[key] = self._id(
                            Kind.BEDRAG, f"{amount.euros} {text}", f"{text}|{amount.euros}|{amount.jaren}"
                        )
                        yield self._node(
                            Kind.BEDRAG,
                            seen[key],
                            re.sub(r"\s+", " ", sentence.text[amount.start : amount.end]).strip(),
                            source,
                            {
                                "waarde_eur": amount.euros,
                                "jaren": list(amount.jaren),
                                "waarvoor": amount.waarvoor or _heading(item),
                                "per_jaar": amount.per_jaar,
                                "totaal": False,
                                "tekst": text,
                                "teken_in_tekst": amount.sign_in_text,
                            },
                        )
                    yield Edge(Predicate.NOEMT_BEDRAG, self._container(item), seen[key], source)
                before = sentence.text

    def _tables(self) -> Iterator[Fact]:
        for place, section, around in self._flow.tables:
            acts = table_acts(place, section, self._finder, self._reference)
            if acts:
                for act in acts:
                    yield from self._table_act(act)
                continue
            amounts, unplaced = table_amounts(place.block, *around)
            for row in unplaced:
                source = self._anchor.quote(place, place.block.reading, row.start, row.end, extractor=EXTRACTOR)
                yield BlockNote(Handling.FLAGGED, UNPLACED_ROW, source)
            for figure in amounts:
                source = self._anchor.quote(
                    place,
                    place.block.reading,
                    figure.start,
                    figure.end,
                    extractor=EXTRACTOR,
                    zekerheid=0.97 if figure.proven else 0.85,
                )
                thing = self._id(
                    Kind.BEDRAG,
                    f"{figure.waarvoor} {figure.jaren[0]}",
                    f"{section and self._anchor.section_id(section)}|{figure.rij}|{figure.waarvoor}|{figure.jaren}",
                )
                yield self._node(
                    Kind.BEDRAG,
                    thing,
                    f"{figure.waarvoor} ({', '.join(figure.jaren)})",
                    source,
                    {
                        "waarde_eur": figure.euros,
                        "jaren": list(figure.jaren),
                        "waarvoor": figure.waarvoor,
                        "per_jaar": False,
                        "totaal": figure.totaal,
                        "rij": figure.rij,
                        "tekst": None,
                        "teken_in_tekst": figure.euros < 0,
                    },
                )
                yield Edge(Predicate.NOEMT_BEDRAG, place.section or self._anchor.id, thing, source)

    def _table_act(self, row: TableAct) -> Iterator[Fact]:
        thing = yield from self._act(row.act, row.deadline, None)
        for named in row.pullers:
            yield from self._link(Predicate.TREKT, named, thing, 0.95)


def _short(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip() or "(zonder titel)"
    if len(name) <= _LONGEST_NAME:
        return name
    return name[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"


_GOAL_HEADING = re.compile(r"\b(?:doel|doelen|doelstelling(?:en)?|streefcijfers?|ambities?)\b", re.IGNORECASE)


def _under_goals(item: Item, sentence: str) -> bool:
    """Whether a list item with a number and a year stands under a heading about goals."""
    title = item.section.title if item.section else ""
    return item.bullet and bool(_GOAL_HEADING.search(title) and quantities(sentence) and goal_year(sentence))


def _year_in(text: str) -> str | None:
    match = re.search(r"\b(20\d\d)\b", text)
    return match[1] if match else None


def _heading(item: Item) -> str | None:
    return item.section.title if item.section else None


def statements_of(facts: Iterable[Fact]) -> list[Node]:
    """The Afspraak nodes among `facts` (for tests and the bench)."""
    return [f for f in facts if isinstance(f, Node) and f.kind is Kind.AFSPRAAK]
