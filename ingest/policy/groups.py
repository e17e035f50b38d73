"""Acts of a document gathered per agreement, action group or stretch of text, each with the deadline that is its own.

A trekker line stands after the acts of its group and holds for all of them; so does a planning line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.document import Reading
from ingest.policy.act import Act, Named, Nearness, unique
from ingest.policy.actors import ActorFinder
from ingest.policy.acts import ActReader
from ingest.policy.clauses import read_sentence
from ingest.policy.deadlines import (
    Deadline,
    Matcher,
    Moment,
    covers_all,
    is_planning,
    is_timing,
    later_deadline,
    moments,
    own_deadline,
    undated,
)
from ingest.policy.dutch_dates import find_times
from ingest.policy.flow import Flow
from ingest.policy.items import ActionGroup, Agreement, Item
from ingest.policy.labels import PHASE_LINE, Part
from ingest.policy.leaders import in_headings, marked_leaders, placed_names, said_to_lead
from ingest.policy.name_lists import names_apart
from ingest.policy.own_fields import titles_list, with_own_fields
from ingest.sentences import sentences

_MEMBERS = re.compile(r"\W*deelnemers\b", re.IGNORECASE)
"""The field that says who make up a project: of one act they are involved in it, of several not in each."""
_NAMES_ONLY = 3
"""Words; what is shorter under such a label names somebody."""


@dataclass(slots=True)
class GroupActs:
    """Acts that share a trekker and a planning."""

    agreement: Agreement | None
    group: ActionGroup | None
    acts: list[tuple[Act, Deadline | None]] = field(default_factory=list)
    timetable: list[Moment] = field(default_factory=list)
    pullers: list[Named] = field(default_factory=list)
    beside: list[Named] = field(default_factory=list)
    """With whom the trekkers work on the whole."""
    involved: list[tuple[Named, list[Act]]] = field(default_factory=list)
    shared: list[Deadline] = field(default_factory=list)
    """Moments of the whole, for acts without one of their own."""
    own: bool = False
    """Whether it is one act with fields of its own, which say nothing of the section."""


def collect(flow: Flow, reader: ActReader, finder: ActorFinder, reference: date | None) -> Iterator[GroupActs]:
    """Everything that acts, gathered."""
    read: set[int] = set()
    for into, items in _stretches(flow):
        into.pullers += in_headings([item for item in items if id(item.section) not in read], finder)
        read |= {id(item.section) for item in items}
        yield from _apart(into, items, reader, finder, reference)


def _stretches(flow: Flow) -> Iterator[tuple[GroupActs, list[Item]]]:
    """The items of each agreement, each group, and each stretch outside them."""
    for agreement in flow.agreements:
        yield GroupActs(agreement, None), agreement.items
    for group in flow.groups:
        yield GroupActs(None, group), [item for item in group.items if item.group is group and item.agreement is None]
    for items in _loose(flow):
        yield GroupActs(None, None), items


def _apart(
    into: GroupActs, items: list[Item], reader: ActReader, finder: ActorFinder, reference: date | None
) -> Iterator[GroupActs]:
    """The acts that share fields, and each that has its own; the moment of the whole holds for those without one."""
    together, stretches = with_own_fields(items)
    whole = _gather(into, together, reader, finder, reference)
    yield whole
    for stretch in stretches:
        own = GroupActs(into.agreement, into.group, own=True)
        found = _gather(own, stretch, reader, finder, reference)
        found.acts = [(act, when or (whole.shared[0] if whole.shared else None)) for act, when in found.acts]
        yield found


def _loose(flow: Flow) -> Iterator[list[Item]]:
    """Items outside agreements and groups, per section."""
    run: list[Item] = []
    for item in flow.items:
        if item.agreement is not None or item.group is not None:
            continue
        if run and run[-1].place.section != item.place.section:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _gather(
    into: GroupActs, items: list[Item], reader: ActReader, finder: ActorFinder, reference: date | None
) -> GroupActs:
    items = [item for place, item in enumerate(items) if not titles_list(items, place)]
    items = [replace(item, part=Part.WIE) if _tells_acts(item, finder) else item for item in items]
    acts: list[Act] = []
    shared: list[Deadline] = []
    times: list[Item] = []
    performers: list[Named] = []
    members: list[Named] = []
    helpers: list[Named] = []
    agreed: list[Item] = []
    has_acts = any(item.part is Part.WIE and not item.is_field for item in items)
    for item in items:
        if item.note:
            continue
        into.pullers += said_to_lead(item, finder)
        if item.part is Part.TREKKER:
            into.pullers += _names(item, finder, into)
        elif item.part is Part.BETROKKEN:
            named_there = _all_names(item, item.reading, finder)
            if item.label is not None and _MEMBERS.match(item.label.text):
                members += named_there
            else:
                into.involved += [(named, list(acts)) for named in named_there]
        elif item.part is Part.UITVOERDER or (item.is_field and item.part is Part.WIE and not _has_verb(item, finder)):
            doing, aside = names_apart(item, item.reading, finder)
            performers += doing
            helpers += aside
        elif item.part is Part.TIJD:
            times.append(item)
        elif item.part is Part.RESULTAAT:
            continue
        elif item.part is Part.WAT and item.agreement is not None and has_acts:
            agreed.append(item)
        elif is_planning(item, reference) and not item.bullet and (acts or has_acts or into.group is not None):
            shared += [m.deadline for m in moments(item, reference) if m.deadline][:1]
        elif item.bullet and acts and item.part is Part.WIE and is_timing(item.text, reference):
            _date_before(acts, item, reference)
        else:
            found = reader.read(item, acts[-1] if acts else None)
            for act in found:
                act.pullers += marked_leaders(act.item, act.reading, finder)
            if not found and acts and item.part is Part.WIE:
                reader.involve(item, _spoken_of(acts, item))
            acts += found
    acts += _agreed_acts(agreed, acts, reader)
    into.involved += [(named, acts) for named in members if len(acts) == 1]
    into.involved = [(named, found or acts) for named, found in into.involved]  # a field above the acts is about all
    lead_dates = _lead_dates(acts, reference)
    milestones = [item for item in times if not item.is_field and _is_milestone(item, reference)]
    for item in times:
        _timetable(into, item, acts, shared, reader, reference, milestones=len(milestones) > 1)
    dated = _deadlines(into, acts, shared, lead_dates, finder)
    if performers:
        for act in acts:
            act.doers = act.doers or performers
            act.involved = unique([*act.involved, *helpers])
    into.acts, into.shared = dated, shared
    return into


def _deadlines(
    into: GroupActs, acts: list[Act], shared: list[Deadline], lead_dates: dict[int, Deadline], finder: ActorFinder
) -> list[tuple[Act, Deadline | None]]:
    matcher = Matcher(acts)
    found: dict[int, Deadline] = {id(act): own for act in acts if (own := own_deadline(act))}
    pairs: list[tuple[float, int, Act]] = []
    for number, moment in enumerate(into.timetable):
        if moment.deadline is None:
            continue
        if covers_all(moment.sentence.text) or len(acts) == 1 or _bare_moment(moment):
            shared.append(moment.deadline)
            continue
        read = read_sentence(moment.sentence.text, finder)
        parties = frozenset(a.id for group in read.groups for a in group.actors)
        scored = matcher.scored(moment.sentence.text, parties, subject=_subject(moment, finder))
        pairs += [(score, number, act) for score, act in scored]
    for number, act in _assigned(pairs, into.timetable, found):
        line = into.timetable[number].deadline
        earlier = found.get(id(act))
        if line is not None:
            duration = line.duur or (earlier.duur if earlier else None)
            found[id(act)] = Deadline(
                line.begin, line.eind, line.tekst, duration, line.zacht or bool(earlier and earlier.zacht)
            )
    rows: list[tuple[Act, Deadline | None]] = []
    for act in acts:
        deadline = (
            found.get(id(act))
            or later_deadline(act)
            or lead_dates.get(id(act))
            or (shared[0] if shared else None)
            or undated(act)
        )
        rows.append((act, deadline))
    return rows


def _bare_moment(moment: Moment) -> bool:
    """Whether a line says when and nothing else ("Tweede helft van 2027"), and so speaks of no act in particular."""
    if moment.deadline is None:
        return False
    rest = moment.sentence.text.replace(moment.deadline.tekst, "", 1)
    return not re.search(r"\w{3,}", _STAGE.sub("", rest))


_STAGE = re.compile(
    r"\b(?:de\s+)?(?:voorbereiding(?:en)?|uitvoering|start|realisatie|oplevering|afronding|uitrol|invoering|doorlooptijd)\b",
    re.I,
)
"""What every act has: a line that says no more than when that is speaks of no act in particular."""


def _assigned(
    pairs: list[tuple[float, int, Act]], timetable: list[Moment], found: dict[int, Deadline]
) -> list[tuple[int, Act]]:
    """Timetable lines with the act each speaks of, the surest first; an act with a date of its own keeps it."""
    done: set[int] = set()
    dated = {thing for thing, deadline in found.items() if deadline.dated}
    assigned: list[tuple[int, Act]] = []
    best = {number: max(score for score, other, _ in pairs if other == number) for _, number, _ in pairs}
    for score, number, act in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        line = timetable[number].deadline
        if number in done or line is None:
            continue
        if id(act) in dated or (id(act) in found and not line.dated):
            if (
                score == best[number]
                and (earlier := found.get(id(act)))
                and (earlier.begin, earlier.eind) == (line.begin, line.eind)
            ):
                done.add(number)
            continue
        done.add(number)
        if line.dated:
            dated.add(id(act))
        assigned.append((number, act))
    return assigned


def _subject(moment: Moment, finder: ActorFinder) -> frozenset[str]:
    """Who the line says to do something, when a clause of it has such a subject."""
    read = read_sentence(moment.sentence.text, finder)
    return frozenset(
        a.id for clause in read.clauses if clause.subject and not clause.passive for a in clause.subject.actors
    )


def _is_milestone(item: Item, reference: date | None) -> bool:
    """Whether a line of a timetable says of something in particular when it is ready: "Loket open 15-12-2027"."""
    return any(line.deadline is not None and not _bare_moment(line) for line in moments(item, reference))


def _timetable(
    into: GroupActs,
    item: Item,
    acts: list[Act],
    shared: list[Deadline],
    reader: ActReader,
    reference: date | None,
    *,
    milestones: bool,
) -> None:
    """Lines of a timetable: moments of the acts above it, and acts that only the timetable names."""
    lines = moments(item, reference)
    if item.agreement is None:
        several = milestones or len([line for line in lines if line.deadline]) > 1
        general = [m.deadline for m in lines if m.deadline and (not several or _bare_moment(m))]
        shared += general[:1]
        into.timetable += [line for line in lines if several and not _bare_moment(line)]
        for act in reader.read(_as_acts(item)):
            if act.doers and act.verb:
                acts.append(act)
        return
    matcher = Matcher(acts)
    for line in lines:
        into.timetable.append(line)
    for act in reader.read(_as_acts(item)):
        if not act.doers or not act.verb:
            continue
        parties = frozenset(n.actor.id for n in act.doers)
        if not matcher.best(act.text, parties, subject=parties):
            acts.append(act)


def _agreed_acts(agreed: list[Item], acts: list[Act], reader: ActReader) -> list[Act]:
    """Acts that only the statement of an agreement names, with an organisation that does them ("VWS start een
    verkenning")."""
    matcher = Matcher(acts)
    found = []
    for item in agreed:
        for act in reader.read(item):
            named = [n for n in act.doers if not n.actor.role]
            if named and act.verb and not matcher.best(act.text, frozenset(n.actor.id for n in act.doers)):
                act.zekerheid = min(act.zekerheid, 0.75)
                found.append(act)
    return found


def _as_acts(item: Item) -> Item:
    return replace(item, part=Part.WIE, strict=False, bullet=False, lead=None, opening=None)


_DECIDED = re.compile(
    r"\b(?:heeft|hebben|is|zijn)\b[^.]*\b(?:besloten|afgesproken|toegezegd|vastgesteld|overeengekomen)\b|\bbesloot(?:en)?\b",
    re.I,
)


def _tells_acts(item: Item, finder: ActorFinder) -> bool:
    """Whether what stands under a label for who acts is a sentence: "Aan zet", then "De gemeente richt … in"."""
    labelled = item.part is Part.UITVOERDER and not item.is_field
    return labelled and len(item.text.split()) > _NAMES_ONLY and _has_verb(item, finder)


def _lead_dates(acts: list[Act], reference: date | None) -> dict[int, Deadline]:
    """A moment in the sentence that introduces a list holds for its items ("Van 2027 tot 2029 gaat het ons
    om:")."""
    dates: dict[int, Deadline] = {}
    for act in acts:
        lead = act.item.lead or act.item.opening or _phase(act.item)
        if lead is None:
            continue
        last = sentences(lead.reading)[-1:]
        for sentence in last:
            if _DECIDED.search(sentence.text):
                continue  # when it was decided, not when it is done
            if not (sentence.text.rstrip().endswith(":") or PHASE_LINE.match(lead.text) or lead.is_field):
                continue
            line = Item(lead.place, sentence, Part.TIJD, True, False, lead.section)
            found = [m.deadline for m in moments(line, reference) if m.deadline and m.deadline.dated]
            if found:
                dates[id(act)] = found[0]
    return dates


def _phase(item: Item) -> Item | None:
    """The heading over an item as a line, when it is a phase or nothing but a moment ("Eerste kwartaal 2027")."""
    if item.section is None:
        return None
    title = item.section.title
    whole = any(t.start <= 2 and t.end >= len(title.rstrip(" :")) for t in find_times(title))
    if item.section.kind != "fase" and not PHASE_LINE.match(title) and not whole:
        return None
    return Item(item.place, item.section.heading.reading, Part.TIJD, True, False, item.section, is_field=True)


def _date_before(acts: list[Act], item: Item, reference: date | None) -> None:
    """A list item that only says when: the moment goes to the act before it."""
    for line in moments(item, reference):
        if line.deadline is not None:
            act = _spoken_of(acts, item)
            for time in find_times(line.sentence.text, reference):
                act.times.append((time, line.sentence.text[time.start : time.end], Nearness.AFTER))


def _spoken_of(acts: list[Act], item: Item) -> Act:
    """The act that a list item says more of: the one it shares words with, else the first of the item before it."""
    best = Matcher(acts).best(item.text)
    if best:
        return best[0]
    last = acts[-1].item
    return next(act for act in acts if act.item is last)


def _names(item: Item, finder: ActorFinder, into: GroupActs) -> list[Named]:
    """The trekkers on a line; a role group behind "samen met" or sought in a second sentence stands beside them."""
    parts = sentences(item.reading)
    if not parts:
        return []
    pullers: list[Named] = []
    for index, sentence in enumerate(parts):
        for named, at in placed_names(item, sentence, finder):
            apart = re.search(r"\b(?:samen|in\s+\w+)\s+met\b|\bi\.s\.m\.", sentence.text[:at])
            if index == 0 and not (apart and named.actor.role):
                pullers.append(named)
            else:
                into.beside.append(named)
    return pullers


def _all_names(item: Item, reading: Reading, finder: ActorFinder) -> list[Named]:
    return [named for sentence in sentences(reading) for named, _ in placed_names(item, sentence, finder)]


def _has_verb(item: Item, finder: ActorFinder) -> bool:
    return any(read_sentence(s.text, finder).clauses for s in sentences(item.reading))
