"""Acts with who does them and who is involved, their trekkers, and the lines of timetables."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from graph.model import Edge, Fact, Kind, Predicate, Source, Value
from ingest.document import Reading, Section
from ingest.policy.act import Act, Named
from ingest.policy.act_names import act_name
from ingest.policy.action_table import TableAct
from ingest.policy.deadlines import Deadline
from ingest.policy.draft import Draft
from ingest.policy.groups import GroupActs, collect
from ingest.policy.items import ActionGroup, Item
from ingest.policy.labels import heading_part
from ingest.sentences import sentences


def act_facts(draft: Draft) -> Iterator[Fact]:
    """Everything that is done, group by group."""
    for collected in collect(draft.flow, draft.reader, draft.finder, draft.reference):
        yield from _collected(draft, collected)


def _collected(draft: Draft, collected: GroupActs) -> Iterator[Fact]:
    ids: dict[int, str] = {}
    for act, deadline in collected.acts:
        act.doers = act.doers or _sender(draft, act)
        thing = yield from _act(draft, act, deadline, collected.group)
        ids[id(act)] = thing
    for moment in collected.timetable:
        yield from _moment(draft, moment.item, moment.sentence, moment.deadline)
    for named in collected.pullers:
        yield from _of_whole(draft, Predicate.TREKT, named, collected, list(ids.values()))
    pulling = {named.actor.id for named in collected.pullers}
    for named in collected.beside:
        if named.actor.id not in pulling:
            yield from _of_whole(draft, Predicate.BETROKKEN_BIJ, named, collected, list(ids.values()))
    for named, acts in collected.involved:
        for act in acts:
            if id(act) in ids and named.actor.id not in {n.actor.id for n in (*act.doers, *act.involved)}:
                yield from draft.link(Predicate.BETROKKEN_BIJ, named, ids[id(act)], 0.85)


_WE = re.compile(r"\b(?:we|wij)\b", re.IGNORECASE)


def _sender(draft: Draft, act: Act) -> list[Named]:
    """Whom "wij" means in an act without another doer: the one body that stands on the title page."""
    lead = sentences(act.item.lead.reading)[-1:] if act.item.lead is not None else []
    if not draft.parties.sender or not any(_WE.search(said.text) for said in (act.reading, *lead)):
        return []
    return [Named(actor, act.item, act.reading, _SENT) for actor in draft.parties.sender]


_SENT = 0.65
"""How sure it is that who sends a document is who it calls "wij"."""


def _act(draft: Draft, act: Act, deadline: Deadline | None, group: ActionGroup | None) -> Generator[Fact, None, str]:
    container = draft.container(act.item)
    source = draft.source(act.item.place, act.reading, act.zekerheid)
    thing = draft.id(Kind.ACTIE, act.text, f"{container}|{act.text}")
    yield draft.node(
        Kind.ACTIE,
        thing,
        act_name(act),
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
        yield from _promise(draft, act, container, thing, source)
    else:
        yield Edge(Predicate.HEEFT_ACTIE, container, thing, source)
    doers = {n.actor.id for n in act.doers}
    for named in act.doers:
        yield from draft.link(Predicate.VOERT_UIT, named, thing, act.zekerheid)
    for named in act.involved:
        if named.actor.id not in doers:
            yield from draft.link(Predicate.BETROKKEN_BIJ, named, thing, act.zekerheid)
    for named in act.pullers:
        yield from draft.link(Predicate.TREKT, named, thing, act.zekerheid)
    return thing


def _promise(draft: Draft, act: Act, container: str, thing: str, source: Source) -> Iterator[Fact]:
    """What running text promises: an Afspraak of its own with the act under it."""
    promise = draft.id(Kind.AFSPRAAK, act.text, f"toezegging|{container}|{act.text}")
    props: dict[str, Value] = {"nummer": None, "titel": None, "soort": "toezegging", "tekst": act.text}
    yield draft.node(Kind.AFSPRAAK, promise, act_name(act), source, props)
    yield Edge(Predicate.BEVAT_AFSPRAAK, container, promise, source)
    yield Edge(Predicate.HEEFT_ACTIE, promise, thing, source)


def _of_whole(
    draft: Draft, predicate: Predicate, named: Named, collected: GroupActs, acts: list[str]
) -> Iterator[Fact]:
    """An edge of who pulls the whole, to the section of the group; to its acts where it has no section of its own."""
    group = collected.group
    if collected.own:
        targets = acts
    elif collected.agreement is not None:
        targets = [draft.agreement_ids[id(collected.agreement)]]
    elif group is not None and group.section is not None:
        targets = [draft.anchor.section_id(group.section)]
    elif named.item.section is not None:
        targets = [_titled(draft, named.item.section)]
    else:
        targets = acts
    for target in targets:
        yield from draft.link(predicate, named, target, 0.97, _line(named.item))


def _line(item: Item) -> Reading | None:
    """A field with its label ("Trekker: VNG"); None for a sentence."""
    if item.label is None or not item.is_field:
        return None
    return Reading(f"{item.label.text} {item.text}", [*item.label.origin, item.label.origin[-1], *item.reading.origin])


def _titled(draft: Draft, section: Section) -> str:
    """The section itself, or the one above it when its heading only is a label ("Wat gaan we doen")."""
    for found, ancestors in draft.anchor.document.walk():
        if found is section:
            above = next((s for s in [section, *reversed(ancestors)] if heading_part(s.title) is None), section)
            return draft.anchor.section_id(above)
    return draft.anchor.section_id(section)


def _moment(draft: Draft, item: Item, sentence: Reading, deadline: Deadline | None) -> Iterator[Fact]:
    """A line of a box's timetable, with its interval."""
    if item.agreement is None or deadline is None:
        return
    agreement = draft.agreement_ids[id(item.agreement)]
    text = re.sub(r"\s+", " ", sentence.text).strip()
    source = draft.source(item.place, sentence, 0.95)
    thing = draft.id(Kind.AFSPRAAK, text, f"tijdpad|{agreement}|{text}")
    yield draft.node(
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


def table_act(draft: Draft, row: TableAct) -> Iterator[Fact]:
    thing = yield from _act(draft, row.act, row.deadline, None)
    for named in row.pullers:
        yield from draft.link(Predicate.TREKT, named, thing, 0.95)
